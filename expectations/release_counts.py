"""Every table of a release counted: rows, keys twice, values missing or not allowed, loose ends, identity numbers.

Worked out once in Polars, a column at a time; the validator is asked of the counts (`stage.table_check`).
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from expectations.reasons import mask_identity
from expectations.rules import breaks
from expectations.statement_rules import IDENTITY_PATTERN
from expectations.structure import structural_rules
from warehouse.model import ALL_TABLES, Table, ops
from warehouse.model.references import REFERENCES

NOT_COUNTED = (ops.RELEASE.full_name, ops.DICTIONARY.full_name)
"""Tables that are made when all others are."""
_MOST_EXAMPLES = 3
_HASHES = ("_id", "_fact", "facts", "row_key", "row", "examples", "content", "fingerprint", "url", "yaml")
"""Columns, by the end of their names, whose digits mean nothing: hashes and addresses, and rows masked already."""


def count_tables(tables: Mapping[str, pl.DataFrame], previous: Mapping[str, int]) -> pl.DataFrame:
    """`stage.table_check` of the `tables` of a release, by full name; `previous`: the rows of the release before."""
    rows = []
    for table in ALL_TABLES:
        if table.full_name in NOT_COUNTED:
            continue
        frame = tables.get(table.full_name, table.empty())
        loose, loose_examples = _loose_ends(table, frame, tables)
        broken = {rule.name: breaks(rule.check) for rule in structural_rules(table, "critical") if rule.of_rows}  # type: ignore[arg-type]
        counts = frame.select(expression.sum().alias(name) for name, expression in broken.items()).row(0, named=True)
        wrong = [name for name, count in counts.items() if count]
        texts = _identity_numbers(frame)
        rows.append(
            {
                "table_name": table.full_name,
                "rows": frame.height,
                "previous_rows": previous.get(table.full_name),
                "duplicate_keys": _sum(counts, "_to_be_unique"),
                "missing_values": _sum(counts, "_to_be_present"),
                "wrong_values": _sum(counts, "_to_be_allowed") + _sum(counts, "_to_be_in_bounds"),
                "loose_ends": loose,
                "identity_numbers": sum(texts.values()),
                "columns_at_fault": [name for name, count in texts.items() if count],
                "examples": [*wrong[:_MOST_EXAMPLES], *loose_examples],
            }
        )
    return pl.DataFrame(rows, schema=ops.TABLE_CHECK.polars())


def _sum(counts: Mapping[str, int], ending: str) -> int:
    return sum(count for name, count in counts.items() if name.endswith(ending))


def _loose_ends(table: Table, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> tuple[int, list[str]]:
    """Values that refer to a row which is not there: how many, and the first of them."""
    count, examples = 0, []
    for reference in REFERENCES:
        if reference.table != table.full_name or frame.is_empty():
            continue
        target = tables.get(reference.in_table)
        known = pl.Series([], dtype=pl.String()) if target is None else target[reference.in_column]
        values = frame[reference.column]
        values = values.explode() if values.dtype == pl.List else values
        loose = values.drop_nulls().filter(~values.drop_nulls().is_in(known.unique().implode()))
        count += loose.len()
        first = loose.unique().sort().head(_MOST_EXAMPLES).to_list()
        examples += [
            f"{reference.column} {mask_identity(str(value))} is not in {reference.in_table}" for value in first
        ]
    return count, examples


def _identity_numbers(frame: pl.DataFrame) -> dict[str, int]:
    """For each column of text, its rows with a bare run of 16 digits: the length of a person's identity number."""
    found = {}
    for name, dtype in frame.schema.items():
        if name.endswith(_HASHES):
            continue
        if dtype == pl.String:
            held = pl.col(name).str.contains(IDENTITY_PATTERN)
        elif dtype == pl.List(pl.String):
            held = pl.col(name).list.join(" ", ignore_nulls=True).str.contains(IDENTITY_PATTERN)
        else:
            continue
        found[name] = int(frame.select(held.sum()).item() or 0)
    return found
