"""The work, pure: bytes, text and Polars frames in, Polars frames out.

Here: sources, documents, news, reports, normalize, reconcile. Not here: Dagster, DuckDB, Great Expectations.
"""
