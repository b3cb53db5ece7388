"""What is said of columns and rows that were not understood: where, what the header says, what a hint would say.

Labels of rows are never quoted: one that is not understood may be the name of a person.
"""

from __future__ import annotations

import difflib
import functools
import re
from dataclasses import dataclass

from pipelines.reports.columns import Column
from pipelines.reports.hints import metric_of
from pipelines.reports.lexicon import known_phrases, normalise, read_phrase
from pipelines.reports.sheet import column_letter

NEAR = 0.6
"""How alike a word must be to be suggested: 1 is the same."""
LONGEST_SHOWN, MOST_DIGITS = 20, 9
"""Characters, and digits among them, of a cell that is quoted."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A column or row that was not understood."""

    place: str
    reason: str
    message: str


def unknown_column(place: str, column: Column) -> Rejection:
    """A column of figures whose header no one understands, with the nearest word known."""
    words = column.header[:80]
    near = nearest(column.path[-1]) if column.path else None
    guess = f'; the nearest word known is "{near}"' if near else ""
    metric = (metric_of(read_phrase(near)) if near else None) or "..."
    key = words or column_letter(column.index)
    return Rejection(
        place,
        "column_not_understood",
        f'Column "{words or "(blank)"}" has figures but its header does not say what they count{guess}; settle it in a '
        f'hint file: columns: {{"{key}": {{metric: {metric}}}}}, or "{key}": ignore.',
    )


def unknown_row(place: str, row: int) -> Rejection:
    """A row of figures whose label no one understands. `row`: its number as the sheet shows it."""
    return Rejection(
        place,
        "row_not_understood",
        f"Row {row} has figures but its label names no known place, segment, programme or group; correct the label, or "
        'settle it in a hint file: rows: {"its label": {segment: ...}}, {region: ...} or ignore.',
    )


def unread_cell(place: str, column: Column, text: str) -> Rejection:
    """A cell of an understood column whose figure cannot be read; long runs of digits may be a person's number."""
    shown = f'"{text.strip()}" ' if len(text) <= LONGEST_SHOWN and len(re.findall("[0-9]", text)) <= MOST_DIGITS else ""
    return Rejection(
        place,
        "cell_not_understood",
        f'The figure {shown}at {place}, under "{column.header[:80]}", cannot be read and was left out; write it in '
        "digits with one mark for thousands and one for decimals.",
    )


def unread_cells(place: str, column: Column, count: int) -> Rejection:
    """More such cells of a long table than are told one by one."""
    return Rejection(
        place,
        "cell_not_understood",
        f'{count} more figures under "{column.header[:80]}" cannot be read and were left out; write them in digits.',
    )


def unknown_labels(place: str, count: int) -> Rejection:
    """Labels of a long table that no one understands."""
    return Rejection(
        place,
        "row_not_understood",
        f"{count} different labels of the table name no known place, segment, programme or group, so their figures "
        "were left out; correct the labels.",
    )


@functools.lru_cache(maxsize=5_000)
def nearest(header: str) -> str | None:
    """The phrase of the lexicon that says what is counted and is written most alike; None if none is near."""
    found = difflib.get_close_matches(normalise(header), known_phrases(), n=1, cutoff=NEAR)
    return found[0] if found else None
