"""Article text to statements and events.

Here: sentences, clauses, cues, the assignment of metric, region and date. Not here: the grammars of numbers, dates
and region names themselves (normalize), tables (reports).
"""
