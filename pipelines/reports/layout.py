"""Where the tables of a sheet are: header rows, body rows, the lines above and below.

A table is found by its first row of figures with a header above it, not by a template. Header rows may be several,
merged or with blanks to the right of a group, and end in a row of column numbers "(1) (2) ...". Notes, signature
blocks and repeated headers are no body rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.reports.cells import (
    date_of_serial,
    is_column_number,
    is_garbled,
    is_missing,
    is_number,
    is_serial,
    is_text,
    is_year,
    shown,
)
from pipelines.reports.lexicon import normalise, read_phrase
from pipelines.reports.periods import find_periods
from pipelines.reports.sheet import Sheet, Value

DEEPEST_HEADER = 6
"""Rows above the first figures that are searched for a header."""

_NOTE = re.compile(
    r"\s*(?:\*+\)?|[0-9]\)|sumber(?!\s*(?:dana|anggaran|pendanaan|pembiayaan|biaya)\b)|source|catatan|note|keterangan|ket\b|penjelasan|definisi|mengetahui|dibuat|disusun|"
    r"diolah|"
    r"dicetak|diunduh|kepala |plt|a\.?n\.|nip\b|disclaimer|footnote|tanda tangan|ttd|menyetujui|pembuat|petugas)",
    re.I,
)
_SIGNED = re.compile(
    r"^\s*(?!kota\b|kab|prov|posisi|per\b|data|bulan|periode)[a-z][a-z.]*(?: [a-z][a-z.]*){0,3},\s*(?:tanggal\s*)?"
    r"(?:[0-9]{1,2}\s+|\s{2,}|[. _]{3,})[a-z]+\s+20[0-9]{2}\s*$",
    re.I,
)


_DATED = re.compile(r"\b(?:posisi|per|periode|cut\s*-?off|tanggal|tgl|bulan|s\s?\.?\s?d|keadaan|data)\b", re.I)
_LIST_MARK = re.compile(r"(?:[A-Za-z]|[IVX]{1,5}|[0-9]{1,2})[.)]?")
_BARE_PERIOD = re.compile(r"(?:tahun|year|bulan)?\s*(?:20[0-9]{2}|[a-z]{3,9}(?:\s+20[0-9]{2})?)")


@dataclass(slots=True)
class Grid:
    """A sheet with merged cells filled in for reading headers, and rows classified once."""

    sheet: Sheet
    areas: dict[tuple[int, int], tuple[int, int, int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for area in self.sheet.merges:
            first_row, first_column, last_row, last_column = area
            if (last_row - first_row + 1) * (last_column - first_column + 1) <= 20_000:
                for row in range(first_row, last_row + 1):
                    for column in range(first_column, last_column + 1):
                        self.areas[row, column] = area

    def value(self, row: int, column: int) -> Value:
        """The value of a cell, or of the merged area it lies in."""
        value = self.sheet.rows[row][column]
        if value is None and (area := self.areas.get((row, column))):
            return self.sheet.rows[area[0]][area[1]]
        return value


@dataclass(slots=True)
class Table:
    """One table: its header rows, body rows, header path of every column, and the lines around it."""

    grid: Grid
    header: list[int]
    body: list[int]
    paths: list[tuple[str, ...]]
    titles: list[str]
    lead: list[str] = field(default_factory=list)
    """Lines above the first table of the sheet, for a later one."""
    notes: list[str] = field(default_factory=list)
    continued: bool = False
    """Whether it goes on with the list of the table left of it."""

    @property
    def sheet(self) -> Sheet:
        return self.grid.sheet


def find_tables(sheet: Sheet) -> tuple[list[Table], list[str]]:
    """The tables of a sheet in order, and its lines of text if it has no table."""
    grid = Grid(sheet)
    rows = sheet.rows
    tables: list[Table] = []
    start = 0
    titles: list[str] = []
    while start < len(rows):
        found = _next_header(sheet, start)
        if found is None:
            break
        header, first = found
        body, end = _body(sheet, header, first)
        above = [line for row in range(start, header[0]) for line in _line(rows[row])]
        if tables:
            cut = next((i for i, line in reversed(list(enumerate(above))) if _is_note(line)), -1) + 1
            tables[-1].notes.extend(above[:cut])
            above = above[cut:]
        lead = titles if tables else []
        titles = titles or above
        tables.append(Table(grid, header, body, _paths(grid, header), above, lead))
        start = end
    rest = [line for row in range(start, len(rows)) for line in _line(rows[row])]
    if tables:
        tables[-1].notes.extend(rest)
        return tables, []
    return [], rest


def _next_header(sheet: Sheet, start: int) -> tuple[list[int], int] | None:
    """The rows of the next header and the first body row after it."""
    rows = sheet.rows
    for row in range(start, len(rows)):
        if not _has_figures(rows[row]):
            continue
        header = _header_above(sheet, row, start)
        if header:
            return header, header[-1] + 1
    return None


def _has_figures(row: Sequence[Value]) -> bool:
    """Whether a row has a number beside something else, other than years or column numbers throughout."""
    numbers = [value for value in row if is_number(value)]
    if not numbers:
        return False
    filled = [value for value in row if value is not None]
    if len(filled) < 2 or _is_numbering(row):
        return False
    years = sum(is_year(value) for value in numbers)
    return years < len(numbers) or (
        any(is_text(value) for value in filled[:3]) and len(numbers) < 2 and len(filled) > 2
    )


def _is_numbering(row: Sequence[Value]) -> bool:
    """A row of column numbers: 1 2 3 ..., (1) (2) (3) ..., or a b c = a+b."""
    filled = [value for value in row if value is not None]
    if len(filled) < 2 or not all(is_column_number(value) for value in filled):
        return False
    numbers = [int(found[0]) for value in filled if (found := re.search(r"[0-9]+", shown(value)))]
    steps = [after - before for before, after in pairwise(numbers)]
    return len(numbers) >= 2 and numbers[0] <= 2 and all(step == 1 for step in steps)


def _header_above(sheet: Sheet, first: int, start: int) -> list[int]:
    """The header rows above the first row of figures, top first; empty if there is no header."""
    found: list[int] = []
    numbering: list[int] = []
    for row in range(first - 1, max(start, first - DEEPEST_HEADER - 4) - 1, -1):
        values = sheet.rows[row]
        if not found and _is_numbering(values):
            numbering = [row]
            continue
        texts = [column for column, value in enumerate(values) if is_text(value) or _is_header_number(value)]
        if not texts:
            if found or any(value is not None for value in values) or first - row > 3:
                break
        elif _is_header(values, texts, bool(found)) or (found and _is_group_header(sheet, row, texts[0], found[0])):
            found.insert(0, row)
        elif found or (len(texts) >= 2 and not _is_section(values)):
            break
        if len(found) >= DEEPEST_HEADER:
            break
    return sorted([*found, *numbering]) if found else []


def _is_section(values: Sequence[Value]) -> bool:
    """A heading between header and figures, with its list mark in a cell of its own ("A", "KABUPATEN")."""
    filled = [shown(value) for value in values if value is not None]
    return len(filled) == 2 and _LIST_MARK.fullmatch(filled[0]) is not None


def _is_header(values: Sequence[Value], texts: Sequence[int], below: bool) -> bool:
    """Whether a row reads like a header: recognised words, or above a header row several words of any kind."""
    if len(texts) < 2 or _is_key_value(values):
        return False
    return _recognised(values) >= 2 or (below and len(texts) >= 3)


def _is_header_number(value: Value) -> bool:
    """A year or a month date as the header of a column."""
    return is_year(value) or (value is not None and not isinstance(value, (str, int, float)))


def _is_group_header(sheet: Sheet, row: int, column: int, below: int) -> bool:
    """A lone cell above a header row that heads some of its columns: merged across them, or right of the stub."""
    first = next((c for c, value in enumerate(sheet.rows[below]) if value is not None), 0)
    area = next((a for a in sheet.merges if a[0] <= row <= a[2] and a[1] <= column <= a[3]), None)
    if area is not None:
        return area[1] > first and area[3] > area[1] and area[2] == row
    text = shown(sheet.rows[row][column])
    if find_periods(text) and not _BARE_PERIOD.fullmatch(text.lower()):
        return False
    return column > first + 1 and len(text) < 40 and row == below - 1 and sheet.rows[below][column] is not None


def _is_key_value(row: Sequence[Value]) -> bool:
    """A line of a letterhead: `Bulan : September 2025`, spread over cells."""
    filled = [shown(value) for value in row if value is not None]
    return len(filled) <= 4 and any(text.startswith(":") or text.endswith(":") for text in filled)


def _recognised(row: Sequence[Value]) -> int:
    """How many cells of a row read like headers."""
    count = 0
    for value in row:
        if is_text(value) and isinstance(value, str) and len(value) <= 90:
            traits = read_phrase(value)
            count += bool(traits.known or find_periods(value))
        else:
            count += _is_header_number(value)
    return count


def _body(sheet: Sheet, header: list[int], first: int) -> tuple[list[int], int]:
    """The body rows of a table, and the row after its end."""
    rows = sheet.rows
    headers = {tuple(rows[row]) for row in header}
    titles = {tuple(rows[row]) for row in range(header[0])}
    body: list[int] = []
    row = first
    while row < len(rows):
        values = rows[row]
        filled = [value for value in values if value is not None]
        if not filled:
            row += 1
            continue
        if tuple(values) in headers or _is_numbering(values) or (len(filled) <= 2 and tuple(values) in titles):
            row += 1
            continue
        gap = row > first and all(value is None for value in rows[row - 1])
        figures = any(is_number(value) or is_missing(value) for value in values[1:])
        if not figures and len(filled) <= 2 and (_is_note(shown(filled[0])) or _SIGNED.match(shown(filled[0]))):
            break
        if not figures and body and _starts_header(sheet, row):
            break
        if not figures and gap and body and not _leads_on(rows, row):
            break
        if len(filled) == 1 and not figures and not is_text(filled[0]):
            row += 1
            continue
        body.append(row)
        row += 1
    while body and not any(is_number(v) or is_missing(v) or is_garbled(v) for v in rows[body[-1]][1:]):
        row = body.pop()
    return body, max(row, header[-1] + 1)


def _starts_header(sheet: Sheet, row: int) -> bool:
    """Whether a row without figures is the header of another table: several recognised texts, figures soon below."""
    values = sheet.rows[row]
    texts = [value for value in values if is_text(value)]
    if len(texts) < 3 or _recognised(values) < 3:
        return False
    roles = sum(read_phrase(str(value)).role is not None or read_phrase(str(value)).counts for value in texts)
    return roles >= max(2, len(texts) // 2)


def _leads_on(rows: Sequence[Sequence[Value]], row: int) -> bool:
    """Whether a line after a gap is a heading within the table: figures follow at once, no header between."""
    for following in range(row, min(row + 3, len(rows))):
        values = rows[following]
        filled = [value for value in values if value is not None]
        if not filled:
            return False
        if _has_figures(values):
            return True
        if len(filled) > 1:
            return False
    return False


def _paths(grid: Grid, header: list[int]) -> list[tuple[str, ...]]:
    """The header path of every column, from the top group to the column's own words."""
    sheet = grid.sheet
    kept = [row for row in header if not _is_numbering(sheet.rows[row])] or header
    texts: list[list[str]] = []
    for depth, row in enumerate(kept):
        line = [shown(grid.value(row, column)) for column in range(sheet.width)]
        if depth < len(kept) - 1:
            _fill_right(grid, kept, depth, line, texts[-1] if texts else None)
        texts.append(line)
    paths = []
    for column in range(sheet.width):
        path: list[str] = []
        for depth, row in enumerate(kept):
            text = texts[depth][column]
            area = grid.areas.get((row, column))
            repeated = area is not None and depth > 0 and area[0] <= kept[depth - 1]
            if text and not repeated and not (path and path[-1] == text):
                path.append(text)
        paths.append(tuple(path))
    return paths


def _fill_right(grid: Grid, kept: list[int], depth: int, line: list[str], above: list[str] | None) -> None:
    """Spread a group's words over the blank cells right of it that have words of their own below."""
    rows = grid.sheet.rows

    def below(column: int) -> bool:
        return any(rows[lower][column] is not None for lower in kept[depth + 1 :])

    current: int | None = None
    for column in range(len(line)):
        if line[column]:
            merged = grid.areas.get((kept[depth], column))
            current = column if below(column) and (merged is None or merged[1] == merged[3]) else None
        elif current is not None and below(column):
            if above is not None and above[column] != above[current]:
                current = None
            else:
                line[column] = line[current]
        elif not below(column):
            current = None


def _line(row: Sequence[Value]) -> Iterator[str]:
    """A row outside a table as one line of text; a number beside `posisi` or `per` is a date without its format."""
    filled = [value for value in row if value is not None]
    if filled:
        dated = isinstance(filled[0], str) and _DATED.search(filled[0]) is not None
        yield "  ".join(shown(date_of_serial(value) if dated and is_serial(value) else value) for value in filled)


def _is_note(line: str) -> bool:
    return _NOTE.match(line) is not None


def is_note(line: str) -> bool:
    """Whether a line is a note, a source or part of a signature block: no title."""
    return _is_note(line) or _SIGNED.match(line.strip()) is not None or not normalise(line)
