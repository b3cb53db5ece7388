"""A sheet of cells, whatever file it came from: the one shape that layout reads."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

Value = str | int | float | date | None
"""A cell: text as printed (leading blanks kept, they are indentation), a number, a date, or nothing."""

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 0, all included."""


@dataclass(slots=True)
class Sheet:
    """Cells as rows of equal width, with what the file says about how they are shown.

    `percent`: cells whose number is shown as a percentage; `indents`: levels of indentation set by format;
    `pages`: for PDF, the page and the row on it of every row; `lines`: for text files, the line of every row.
    """

    name: str
    rows: list[list[Value]]
    merges: Sequence[Area] = ()
    percent: frozenset[tuple[int, int]] = frozenset()
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    pages: Sequence[tuple[int, int]] | None = None
    lines: Sequence[int] | None = None

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def place(self, row: int, column: int) -> str:
        """Where a cell is, as a reader would look it up: `UCJ!H7`, `page 2 row 7 column D`, `row 6 column C`."""
        if self.pages is not None:
            page, line = self.pages[row]
            return f"page {page} row {line} column {column_letter(column)}"
        if self.lines is not None:
            return f"row {self.lines[row]} column {column_letter(column)}"
        return f"{self.name}!{column_letter(column)}{row + 1}"

    def column_place(self, column: int) -> str:
        return f"{self.name}!{column_letter(column)}"


@functools.lru_cache(maxsize=2_000)
def column_letter(column: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_BLANKS = {0x00A0: " ", 0x2007: " ", 0x202F: " ", 0x200B: None, 0xFEFF: None, 0x00AD: None}
LONGEST_TEXT = 2_000
"""Characters of a cell that are read; a header or a label is never longer."""


def tidy_text(text: str) -> str | None:
    """The text without odd blanks; None if nothing is left. Leading blanks stay: they show the level of a row."""
    if not text.isascii():
        text = text.translate(_BLANKS)
    text = text[:LONGEST_TEXT].rstrip()
    return text if text.strip() else None


def tidy_value(value: object) -> Value:
    """A cell as the readers give it, as a `Value`; whole floats become ints."""
    if isinstance(value, str):
        return tidy_text(value)
    if isinstance(value, float):
        if value.is_integer() and -1e15 < value < 1e15:
            return int(value)
        return value if math.isfinite(value) else None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, (int, date)) else None


def rectangular(rows: list[list[Value]]) -> list[list[Value]]:
    """Rows padded to the width of the widest."""
    width = max((len(row) for row in rows), default=0)
    return [row if len(row) == width else row + [None] * (width - len(row)) for row in rows]
