"""What SQL returns, as a Polars frame: every DuckDB type, those that Polars or Python have no value for as text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import duckdb
import polars as pl

_HELD = frozenset((
    "boolean", "tinyint", "smallint", "integer", "bigint", "hugeint", "utinyint", "usmallint", "uinteger", "ubigint",
    "float", "double", "decimal", "varchar", "blob", "enum", "uuid", "time", "date", "timestamp", "timestamp_s",
    "timestamp_ms", "timestamp_ns", "timestamp with time zone",
))  # fmt: skip
"""Types that arrive in Polars as what they are. INTERVAL, UHUGEINT, BIT, VARIANT ... stop it, or change their value."""
_FIRST_DAY, _LAST_DAY = pl.lit(date.min), pl.lit(date.max)
"""Between them Python has dates; the last is text like those after it, so that its hours need no thought."""


def frame_of(relation: duckdb.DuckDBPyRelation | None) -> pl.DataFrame:
    """The rows of `relation`; without columns where the statement returns none.

    Types without a counterpart are DuckDB's text. So are whole columns of dates with a value outside the years 1 to
    9999 (`infinity` too), for which the query runs a second time. Whole numbers of 128 bits, as `sum` gives, come as
    Int64 where they fit, else as Float64.
    """
    if relation is None:
        return pl.DataFrame()
    unheld = {place for place, kind in enumerate(relation.types) if not _is_held(kind)}
    frame = _read(relation, unheld)
    beyond = {place for place, column in enumerate(frame) if _is_beyond(column)}
    if beyond:
        frame = _read(relation, unheld | beyond)
    return frame.with_columns(_narrow(frame[c]) for c in frame.columns if frame[c].dtype == pl.Decimal(38, 0))


def _read(relation: duckdb.DuckDBPyRelation, as_text: set[int]) -> pl.DataFrame:
    if not as_text:
        return relation.pl()
    columns = []
    for place, name in enumerate(relation.columns):
        quoted = '"' + name.replace('"', '""') + '"'
        value = f"CAST(#{place + 1} AS VARCHAR)" if place in as_text else f"#{place + 1}"
        columns.append(f"{value} AS {quoted}")
    return relation.project(", ".join(columns)).pl()


def _is_held(kind: Any) -> bool:
    """Whether Polars holds the values of this DuckDB type; maps of dates are not looked into, and so are text."""
    if kind.id not in ("list", "array", "struct", "map"):
        return kind.id in _HELD
    if kind.id == "map" and re.search("DATE|TIMESTAMP", str(kind)):
        return False
    return all(_is_held(child) for name, child in kind.children if name != "size")


def _is_beyond(column: pl.Series) -> bool:
    """Whether `column` holds a day for which Python has no date."""
    kind = column.dtype
    if isinstance(kind, pl.List | pl.Array):
        return _is_beyond(column.explode())
    if isinstance(kind, pl.Struct):
        return any(_is_beyond(column.struct.field(f.name)) for f in kind.fields)
    if not isinstance(kind, pl.Date | pl.Datetime):
        return False
    day = pl.lit(column)
    return bool(pl.select(((day < _FIRST_DAY) | (day >= _LAST_DAY)).any()).item())


def _narrow(column: pl.Series) -> pl.Series:
    try:
        return column.cast(pl.Int64)
    except pl.exceptions.InvalidOperationError:
        return column.cast(pl.Float64)
