"""Facts that change by decree, as tables under version control: regions, branches, statutory values, laws.

Here: CSV files with their source named in README.md, and one loader of Polars frames. Not here: rules about them.
"""
