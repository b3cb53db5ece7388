"""Tables side by side: a sheet cut into bands of columns, each with a header and labels of its own.

Here: where one table ends and the next one right of it begins. Not here: reading a table (layout).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.reports.cells import is_number, is_text
from pipelines.reports.layout import Table, find_tables
from pipelines.reports.lexicon import normalise, read_phrase
from pipelines.reports.sheet import Sheet

_STUB = ("number", "region", "label", "program", "group", "month", "year", "period", "code")
"""Roles of columns that begin a table: a number, or what its rows are."""
_NAMES = ("region", "label", "program", "group", "month", "year", "period")

Band = tuple[int, int]
"""First and last column, both included."""


def find_all_tables(sheet: Sheet) -> tuple[list[Table], list[str]]:
    """The tables of a sheet, band by band from the left, and its lines of text if it has no table.

    Lines over the first band alone are taken as titles of all; lines over several bands each go to their own. A band
    that repeats the header of the one before it goes on with its list, so that its total may cover both.
    """
    tables, lines = find_tables(sheet)
    if not tables:
        return tables, lines
    bands = _bands(sheet, tables)
    if len(bands) < 2:
        return tables, lines
    top = tables[0].header[0]
    found = [find_tables(_masked(sheet, band, bands, top))[0] for band in bands]
    for before, after in pairwise(found):
        after[0].continued = _leaves(before[0]) == _leaves(after[0])
        after[-1].notes.extend(found[0][-1].notes)
    return [table for group in found for table in group], []


def _bands(sheet: Sheet, tables: Sequence[Table]) -> list[Band]:
    """Bands that are tables on their own; the whole width where there is but one."""
    top = tables[0].header[0]
    bands: list[Band] = []
    for span in _spans(sheet, top):
        starts = [span[0], *_repeated_starts(tables, span)]
        bands.extend(zip(starts, [start - 1 for start in starts[1:]] + [span[1]], strict=True))
    kept: list[Band] = []
    for band in bands:
        if kept and not (_stands_alone(sheet, band, top) and _stands_alone(sheet, kept[-1], top)):
            kept[-1] = (kept[-1][0], band[1])
        else:
            kept.append(band)
    return kept


def _spans(sheet: Sheet, top: int) -> list[Band]:
    """Runs of columns between those that are blank from the first header down."""
    used = [False] * sheet.width
    for row in sheet.rows[top:]:
        for column, value in enumerate(row):
            if value is not None:
                used[column] = True
    spans: list[Band] = []
    for column, is_used in enumerate(used):
        if is_used and spans and spans[-1][1] == column - 1:
            spans[-1] = (spans[-1][0], column)
        elif is_used:
            spans.append((column, column))
    return spans


def _repeated_starts(tables: Sequence[Table], span: Band) -> list[int]:
    """Columns in which the header of the first column is printed again, above labels again."""
    table = tables[0]
    leaves = [normalise(path[-1]) if path else "" for path in table.paths]
    first, last = span
    role = read_phrase(leaves[first]).role
    if role not in _STUB:
        return []
    width = 2 if role in ("number", "code") else 1
    pattern = leaves[first : first + width]
    return [
        start
        for start in range(first + width + 1, last - width + 1)
        if leaves[start : start + width] == pattern and _has_words(table, start + width - 1)
    ]


def _has_words(table: Table, column: int) -> bool:
    values = [value for row in table.body if (value := table.sheet.rows[row][column]) is not None]
    return sum(is_text(value) for value in values) * 2 > len(values)


def _stands_alone(sheet: Sheet, band: Band, top: int) -> bool:
    """Whether a band by itself is a table: labels in one of its first columns, figures right of them."""
    if band[1] == band[0]:
        return False
    tables, _ = find_tables(_masked(sheet, band, [band], top))
    if not tables:
        return False
    table = tables[0]
    filled = [column for column in range(band[0], band[1] + 1) if table.paths[column]]
    for column in filled[:2]:
        role = read_phrase(table.paths[column][-1]).role
        if role in _NAMES and (_has_words(table, column) or role in ("month", "year", "period")):
            return any(
                is_number(table.sheet.rows[row][right]) for row in table.body for right in filled if right > column
            )
        if role not in _STUB:
            return False
    return False


def _masked(sheet: Sheet, band: Band, bands: Sequence[Band], top: int) -> Sheet:
    """The sheet with nothing but one band, and above the tables the lines that stand over the first band alone."""
    first, last = band
    rows = [
        list(row)
        if index < top and _is_shared(row, bands)
        else [value if first <= column <= last else None for column, value in enumerate(row)]
        for index, row in enumerate(sheet.rows)
    ]
    return replace(sheet, rows=rows)


def _is_shared(row: Sequence[object], bands: Sequence[Band]) -> bool:
    return not any(value is not None for value in row[bands[0][1] + 1 :]) if len(bands) > 1 else False


def _leaves(table: Table) -> list[str]:
    return [normalise(path[-1]) for path in table.paths if path]
