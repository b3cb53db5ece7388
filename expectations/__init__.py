"""Great Expectations: one suite a table, the verdicts, the quarantine, the validation page.

Here: suites built from the model plus domain rules, running them, plain reasons. Not here: repairing rows.
"""
