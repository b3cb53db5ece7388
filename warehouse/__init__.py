"""DuckDB: the model, the schema and mart SQL, loading, releases, publishing, reading back.

Here: everything that knows DuckDB, and the declarations all other folders build on (`model`, `reference`).
Not here: reading documents, normalizing, validating (pipelines, expectations). Imports none of them.
"""
