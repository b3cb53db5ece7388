"""The rows of a table in order: what each takes over from the headings and rows it stands under, and its time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.reports.cells import date_of_serial, is_serial
from pipelines.reports.columns import Column
from pipelines.reports.context import Context
from pipelines.reports.labels import PLAIN_RANK, Row, RowReader
from pipelines.reports.layout import Table
from pipelines.reports.lexicon import Traits
from pipelines.reports.periods import Period, complete, find_periods, of_date

__all__ = ["Row", "is_flat", "read_rows"]


def read_rows(table: Table, columns: Sequence[Column], context: Context) -> list[Row]:
    """Body rows with their own and inherited meaning, in order; places are still names (see placing)."""
    rows: list[Row] = []
    stack: list[Row] = []
    flat = is_flat(table, columns)
    timed = [column for column in columns if column.role in ("year", "month", "period")]
    reader = RowReader(table, columns, flat)
    for index in table.body:
        row = reader.read(index)
        if row is None:
            continue
        if not flat:
            _inherit(row, stack, rows)
        row.period = _time(table, timed, row, context) or _above(stack, row)
        rows.append(row)
    _name_groups(rows)
    alike: dict[Traits, Traits] = {}
    for row in rows:
        row.traits = alike.setdefault(row.traits, row.traits)
    return rows


def is_flat(table: Table, columns: Sequence[Column]) -> bool:
    """Whether every row stands for itself, as in open data: one header row, and a code or a time in each row."""
    roles = {column.role for column in columns}
    return len(table.header) == 1 and bool(roles & {"code", "year", "period"}) and bool(roles & {"region", "label"})


def _inherit(row: Row, stack: list[Row], rows: Sequence[Row]) -> None:
    """Place a row under the rows it belongs to, and let it take over what it does not say itself."""
    if row.kind in ("total", "average"):
        above = [r for r in stack if r.kind == "heading"]
        if above and not _is_grand(row, above[-1], rows):
            row.traits = row.traits.under(replace(above[-1].traits, total=True))
            row.parent = above[-1].index
        return
    while stack and not _is_below(row, stack[-1]):
        stack.pop()
    if stack:
        above_row = stack[-1]
        row.parent = above_row.index
        if above_row.kind == "heading" or not _is_sibling_place(row, above_row):
            row.traits = row.traits.under(_passed_on(above_row, row))
    if row.kind == "item" and not row.traits.counts and (row.traits.segment or row.traits.group):
        block = next((r for r in reversed(rows) if r.kind == "item" and r.level == row.level and r.traits.counts), None)
        if block is not None and not block.traits.segment:
            row.traits = row.traits.under(block.traits)
            row.parent = block.index
    stack.append(row)


def _is_grand(row: Row, heading: Row, rows: Sequence[Row]) -> bool:
    """Whether a total is of the whole table: it says so, or the last heading has had its own total."""
    if re.match(r"\s*sub", row.label, re.I):
        return False
    if re.search(r"\b(?:grand|keseluruhan|seluruh|seluruhnya|umum)\b", row.label, re.I):
        return True
    return any(other.kind == "total" and other.index > heading.index for other in rows)


def _passed_on(above: Row, row: Row) -> Traits:
    """A row that says itself what it counts takes only labels from above, else everything."""
    traits = replace(above.traits, total=False)
    if row.traits.bases or row.traits.ignore:
        return replace(traits, bases=(), ignore=frozenset(), unit=None, scale=None, denominator=None)
    return traits


def _is_sibling_place(row: Row, above: Row) -> bool:
    """Two rows of places are no parent and child, whatever their marks."""
    return bool(row.names) and bool(above.names) and above.kind == "item"


def _is_below(row: Row, above: Row) -> bool:
    indent, rank = row.level
    above_indent, above_rank = above.level
    if above.kind == "heading" and row.kind == "item":
        return indent >= above_indent or rank > above_rank
    if indent != above_indent:
        return indent > above_indent
    return rank > above_rank and above_rank != PLAIN_RANK and not (above_rank == 3 and rank == PLAIN_RANK)


def _time(table: Table, columns: Sequence[Column], row: Row, context: Context) -> Period | None:
    """The time of a row: its year, month or period `columns`, or a label that is a month or a year."""
    year: int | None = None
    month: int | None = None
    for column in columns:
        value = table.grid.value(row.index, column.index)
        if value is None:
            continue
        if not isinstance(value, (str, int, float)):
            return of_date(value)
        text = str(value).strip().removesuffix(".0")
        if is_serial(value):
            return of_date(date_of_serial(value))
        if column.role == "month" and text.isdigit() and 1 <= int(text) <= 12:
            month = int(text)
            continue
        for found in find_periods(text):
            if found.precision >= 2:
                return found
            year, month = found.year or year, found.month or month
    if year is None and month is None and (row.kind == "heading" or not row.traits.counts):
        for found in find_periods(row.label):
            if not found.span:
                year, month = found.year, found.month
                if found.precision == 3:
                    return found
                break
    if year is None and month is None:
        return None
    period = Period(year, month)
    return complete(period, [context.period] if context.period else ())


def _above(stack: Sequence[Row], row: Row) -> Period | None:
    if row.kind in ("total", "average"):
        return None
    return next(
        (r.period for r in reversed(stack) if r is not row and r.period is not None and r.kind == "heading"), None
    )


def _name_groups(rows: Sequence[Row]) -> None:
    """Where most labels are groups of workers, an unknown label is one too."""
    items = [row for row in rows if row.kind == "item"]
    grouped = sum(row.traits.group is not None for row in items)
    if grouped * 2 < len(items):
        return
    for row in items:
        label = next((text for level, text in row.names if level == "label"), None)
        if row.unknown and label and row.traits.group is None and not re.search(r"[0-9]{6,}", label):
            row.traits = replace(row.traits, group=" ".join(label.lower().split()))
            row.names = tuple(name for name in row.names if name[0] != "label")
            row.unknown = False
