"""Ids that the same bytes always give, on any machine and with any version of the libraries."""

from __future__ import annotations

import hashlib

import polars as pl

_STATEMENT_KEY = (
    "document_id", "cell", "start", "end", "metric", "kind", "value", "region_code", "region", "segment",
    "worker_group", "as_of",
)  # fmt: skip
_EVENT_KEY = ("document_id", "event", "start", "end")
_LENGTH = 20


def _ids(frame: pl.DataFrame, key: tuple[str, ...]) -> pl.Series:
    """SHA-256 over the key's columns as text; rows alike in all of them are told apart by their order."""
    joined = frame.select(
        pl.concat_str([pl.col(c).cast(pl.String).fill_null("\x00") for c in key], separator="\x1f").alias("key")
    ).with_columns(pl.int_range(pl.len()).over("key").alias("nth"))
    return pl.Series(
        [hashlib.sha256(f"{k}\x1f{n}".encode()).hexdigest()[:_LENGTH] for k, n in joined.iter_rows()], dtype=pl.String
    )


def with_statement_ids(statements: pl.DataFrame) -> pl.DataFrame:
    """`statements` with `statement_id`: 20 hex digits over the document and the place and meaning of the figure."""
    return statements.with_columns(_ids(statements, _STATEMENT_KEY).alias("statement_id"))


def with_event_ids(events: pl.DataFrame) -> pl.DataFrame:
    """`events` with `event_id`: 20 hex digits over the document and the place of the words."""
    return events.with_columns(_ids(events, _EVENT_KEY).alias("event_id"))
