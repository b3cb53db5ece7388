"""Refused rows: written into the quarantine as JSON, read back without loss, and counted.

A row keeps its columns' types on the way: lists, dates and moments (ISO 8601), numbers that JSON has no word for.
The one thing not kept is a run of 16 digits in a text, which may be a person's identity number.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import polars as pl

from expectations.reasons import mask_identity, reasons
from expectations.rules import Rule
from expectations.suites import Suite, suite
from warehouse.model import ops

IDENTITY_RULE = "expect_no_identity_number"


def quarantine_rows(
    suite_: Suite, week: str, frame: pl.DataFrame, looked_up: pl.DataFrame, failures: Iterable[tuple[Rule, list[int]]]
) -> pl.DataFrame:
    """One row of ops.quarantine for each rule and row of `frame` that failed it.

    `looked_up` are the looked-up columns beside `frame`, which reasons may name; `failures` give row numbers.
    """
    listed = [(rule, numbers) for rule, numbers in failures if numbers]
    wanted = sorted({number for _, numbers in listed for number in numbers})
    rows = dict(zip(wanted, frame[wanted].iter_rows(named=True), strict=True))
    beside = dict(zip(wanted, looked_up[wanted].iter_rows(named=True), strict=True)) if looked_up.width else {}
    texts = {number: row_as_json(row) for number, row in rows.items()}
    seen: Counter[str] = Counter()
    refused = []
    for rule, numbers in listed:
        for number in numbers:
            row = rows[number]
            english, indonesian = reasons((rule.reason_en, rule.reason_id), row | beside.get(number, {}))
            identity = "\n".join((week, suite_.name, rule.name, texts[number]))
            seen[identity] += 1
            document = row.get("document")
            refused.append(
                {
                    "quarantine_id": _hash(identity, seen[identity]),
                    "week": week,
                    "suite": suite_.name,
                    "expectation": rule.name,
                    "severity": rule.severity,
                    "row_key": row_key(suite_, row, number),
                    "document": None if document is None else mask_identity(str(document)),
                    "reason_en": english,
                    "reason_id": indonesian,
                    "row": texts[number],
                }
            )
    return pl.DataFrame(refused, schema=ops.QUARANTINE.polars())


def _hash(identity: str, occurrence: int) -> str:
    # Two rows alike in every column fail alike: the count keeps their ids apart.
    return hashlib.sha256(f"{identity}\n{occurrence}".encode()).hexdigest()[:32]


def row_key(suite_: Suite, row: Mapping[str, object], number: int) -> str:
    """What names `row` of the suite's table: its key's values, or its place where one is missing."""
    parts = [row.get(name) for name in suite_.key]
    if any(part is None for part in parts):
        return f"row {number + 1}"
    return "+".join(str(part) for part in parts)


def row_as_json(row: Mapping[str, object]) -> str:
    """One row as a JSON object, columns in order; texts masked as `mask_identity` says."""
    return json.dumps({name: _to_json(value) for name, value in row.items()}, ensure_ascii=False, allow_nan=False)


def _to_json(value: object) -> object:
    if isinstance(value, str):
        return mask_identity(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_to_json(v) for v in value]
    return value


def refused_rows(quarantine: pl.DataFrame, suite_name: str = "statements") -> pl.DataFrame:
    """The rows that `suite_name` refused, as they stood, in the shape of its table; each once, by row key.

    Rows in which an identity number was masked are left out, since they are no longer what their document says: they
    must be read anew from the document. Columns that a row lacks are null.
    """
    table = suite(suite_name).table
    own = quarantine.filter(pl.col("suite") == suite_name)
    masked = own.filter(pl.col("expectation") == IDENTITY_RULE)["row"].unique()
    kept = own.filter(~pl.col("row").is_in(masked.implode())).unique("row").sort("row_key", "row")
    types = table.polars()
    rows = [
        {name: _from_json(fields.get(name), types[name]) for name in table.names}
        for fields in (json.loads(text) for text in kept["row"].to_list())
    ]
    return pl.DataFrame(rows, schema=types)


def _from_json(value: Any, dtype: pl.DataType) -> object:
    if value is None:
        return None
    if dtype == pl.Float64():
        return float(value)
    if dtype == pl.Date():
        return date.fromisoformat(value)
    if dtype == pl.Datetime("us"):
        return datetime.fromisoformat(value)
    return value


def summarise(quarantine: pl.DataFrame) -> pl.DataFrame:
    """How many rows each expectation refused: suite, expectation, severity, rows, documents, an example's reasons.

    Sorted by severity (critical first), then by the number of rows, largest first.
    """
    return (
        quarantine.sort("suite", "expectation", "row_key", "quarantine_id")
        .group_by("suite", "expectation", "severity", maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("rows"),
            pl.col("document").drop_nulls().n_unique().cast(pl.Int64).alias("documents"),
            pl.col("reason_en").first(),
            pl.col("reason_id").first(),
        )
        .sort("severity", "rows", "suite", "expectation", descending=[False, True, False, False])
    )
