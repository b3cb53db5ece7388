"""What a packed workbook (XLSX, ODS) says beside its values, read only after its sizes are known to be bounded.

The values themselves come from calamine. It gives no display formats, no hidden rows and no indentation, and it lays
every sheet out as a dense block: one cell at XFD1048576 would ask for 17 thousand million cells. So the parts of the
archive are unpacked here first, each one bounded, and scanned with a few regular expressions: no XML parser, hence no
entities.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

from warehouse.model.errors import InputError

LARGEST_PART = 120_000_000
LARGEST_WHOLE = 240_000_000
"""Bytes of XML, unpacked."""
STRONGEST_PACKING = 250
"""Times smaller than its content that a large part may be; sheets of real reports reach 30."""
MOST_PARTS = 5_000
MOST_COLUMNS = 1_000
MOST_CELLS = 2_000_000
"""Cells of the smallest block around all cells of a sheet: what calamine would lay out in memory."""

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)/?>")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_LETTERS = re.compile(rb'\sr\s*=\s*["\']([A-Za-z]+)[0-9]')
_CELL_ROW = re.compile(rb'\sr\s*=\s*["\'][A-Za-z]+([0-9]+)')
_ROW_NUMBERS = re.compile(rb'<(?:\w+:)?row\b[^>]*?\sr\s*=\s*["\']([0-9]+)')
_STYLE = re.compile(rb'\bs="([0-9]+)"')
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*?)/?>")
_ROW_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*?)/?>")
_SPAN = re.compile(rb'\b(min|max)="([0-9]{1,6})"')
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*><(?:\w+:)?f\b(?:[^<]*</(?:\w+:)?f>|[^>]*/>)'
    rb"(?:<(?:\w+:)?v>0?</(?:\w+:)?v>|<(?:\w+:)?v\s*/>)?</(?:\w+:)?c>"
)
_XF_BLOCK = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.S)
_XF = re.compile(rb"<(?:\w+:)?xf\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?xf>)", re.S)
_NUMBER_FORMAT = re.compile(rb'<(?:\w+:)?numFmt\s[^>]*?numFmtId="([0-9]+)"[^>]*?formatCode="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*?)/?>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*?)/?>")
_REPEATED = re.compile(rb'table:number-(rows|columns)-repeated="([0-9]{1,9})"')


@dataclass(frozen=True, slots=True)
class Look:
    """How a sheet is shown: cells in percent, indentation, what is hidden, formulas stored without a result."""

    percent: frozenset[tuple[int, int]] = frozenset()
    indents: tuple[tuple[tuple[int, int], int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unset: frozenset[tuple[int, int]] = frozenset()


PLAIN = Look()


class Archive:
    """The parts of a packed workbook. Raises InputError if it is damaged, locked or unpacks to too much."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data, self.file = data, name
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                self.parts = {part.filename: part for part in packed.infolist()}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
            raise _damaged(name) from error
        if len(self.parts) > MOST_PARTS:
            raise _too_large(name, f"has {len(self.parts)} parts")
        whole = 0
        for part in self.parts.values():
            if part.flag_bits & 1:
                raise InputError("password", f"{name} is locked with a password; save it without one and add it again.")
            if not part.filename.lower().endswith((".xml", ".rels", ".bin")):
                continue
            whole += part.file_size
            packing = part.file_size / max(part.compress_size, 1)
            if part.file_size > LARGEST_PART or whole > LARGEST_WHOLE:
                raise _too_large(name, f"unpacks to more than {LARGEST_PART // 1_000_000} MB of cells")
            if part.file_size > 4_000_000 and packing > STRONGEST_PACKING:
                raise _too_large(name, f"unpacks to {packing:.0f} times its size")

    def read(self, part: str) -> bytes:
        """One part unpacked, at most as large as it says it is. Empty if there is none."""
        entry = self.parts.get(part)
        if entry is None:
            return b""
        at = entry.header_offset
        try:
            if self.data[at : at + 4] != b"PK\x03\x04":
                raise _damaged(self.file)
            name_size, extra_size = struct.unpack("<HH", self.data[at + 26 : at + 30])
            start = at + 30 + name_size + extra_size
            packed = self.data[start : start + entry.compress_size]
            if entry.compress_type == zipfile.ZIP_STORED:
                content = packed
            elif entry.compress_type == zipfile.ZIP_DEFLATED:
                content = zlib.decompressobj(-15).decompress(packed, entry.file_size + 1)
            else:
                raise _damaged(self.file)
        except (struct.error, zlib.error) as error:
            raise _damaged(self.file) from error
        if len(content) != entry.file_size:
            raise _damaged(self.file)
        return content

    def check_all(self) -> None:
        """Unpack every part that calamine will read, so that a part that lies about its size is found here."""
        for part in self.parts:
            if part.lower().endswith((".xml", ".rels", ".bin")):
                self.read(part)

    def looks(self) -> dict[str, Look]:
        """How each sheet of an XLSX workbook is shown, by the sheet's name. Also checks the extent of each sheet."""
        percent, indents = _styles(self.read("xl/styles.xml"))
        targets = {
            _attribute(found, b"Id"): _attribute(found, b"Target")
            for found in _RELATION.findall(self.read("xl/_rels/workbook.xml.rels"))
        }
        looks = {}
        for found in _SHEET.findall(self.read("xl/workbook.xml")):
            target = targets.get(_attribute(found, b"r:id") or _attribute(found, b"id"), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            content = self.read(part)
            sheet = _unescaped(_attribute(found, b"name"))
            if content:
                self._check_extent(content, sheet)
                looks[sheet] = _look(content, percent, indents)
        return looks

    def _check_extent(self, content: bytes, sheet: str) -> None:
        last_column = max((_column(letters.upper()) for letters in set(_LETTERS.findall(content))), default=0) + 1
        rows = {*_ROW_NUMBERS.findall(content), *_CELL_ROW.findall(content)}
        longest = max(map(len, rows), default=0)
        last_row = int(max(row for row in rows if len(row) == longest)) if rows else len(_ROW.findall(content))
        check_extent(self.file, sheet, last_row, last_column)

    def check_open_document(self) -> None:
        """Bound what repeated rows and columns of an ODS sheet with content can grow to."""
        content = self.read("content.xml")
        for kind, count in _REPEATED.findall(content):
            if kind == b"columns" and int(count) > 20_000:
                raise _too_large(self.file, f"repeats a column {int(count)} times")
        if content.count(b"<!ENTITY"):
            raise InputError("unsafe", f"{self.file} declares XML entities, which no report needs; save it anew.")
        for row in re.findall(
            rb"<table:table-row\b[^>]*number-rows-repeated=\"([0-9]{1,9})\"[^>]*>(.*?)</table:table-row>", content, re.S
        ):
            if int(row[0]) > 10_000 and b"office:value" in row[1]:
                raise _too_large(self.file, f"repeats a row with content {int(row[0])} times")


def check_extent(file: str, sheet: str, rows: int, columns: int) -> None:
    """Raise InputError if a sheet is larger than any report."""
    if columns > MOST_COLUMNS:
        raise InputError(
            "too_large",
            f"Sheet {sheet} of {file} has {columns} columns, more than the {MOST_COLUMNS} that a report may have; "
            "remove the unused columns.",
        )
    if rows * columns > MOST_CELLS:
        raise InputError(
            "too_large",
            f"Sheet {sheet} of {file} spans {rows} rows by {columns} columns, more than {MOST_CELLS} cells; "
            "save the table as CSV.",
        )


def _look(content: bytes, percent: frozenset[int], indents: dict[int, int]) -> Look:
    shown: set[tuple[int, int]] = set()
    deep: list[tuple[tuple[int, int], int]] = []
    if percent or indents:
        for found in _CELL.findall(content):
            style = _STYLE.search(found)
            if style is None:
                continue
            number = int(style[1])
            if (number in percent or number in indents) and (at := _REFERENCE.search(found)):
                cell = (int(at[2]) - 1, _column(at[1]))
                if number in percent:
                    shown.add(cell)
                if number in indents:
                    deep.append((cell, indents[number]))
    rows: set[int] = set()
    columns: set[int] = set()
    if b"hidden=" in content:
        for found in _ROW.findall(content):
            if _HIDDEN.search(found) and (at := _ROW_NUMBER.search(found)):
                rows.add(int(at[1]) - 1)
        for found in _COLUMN.findall(content):
            if _HIDDEN.search(found):
                span = dict(_SPAN.findall(found))
                first, last = int(span.get(b"min", b"1")), int(span.get(b"max", b"0"))
                columns.update(range(first - 1, min(last, MOST_COLUMNS)))
    unset: set[tuple[int, int]] = set()
    if b"<f" in content or b":f" in content:
        unset = {(int(row) - 1, _column(letters)) for letters, row in _FORMULA.findall(content)}
    return Look(frozenset(shown), tuple(deep), frozenset(rows), frozenset(columns), frozenset(unset))


def _styles(content: bytes) -> tuple[frozenset[int], dict[int, int]]:
    """Styles that show a percentage, and styles that indent with the level."""
    formats = {int(number): code for number, code in _NUMBER_FORMAT.findall(content)}
    percent = {9, 10} | {number for number, code in formats.items() if b"%" in _without_literals(code)}
    shown, indents = set(), {}
    block = _XF_BLOCK.search(content)
    for index, (attributes, inside) in enumerate(_XF.findall(block[0]) if block else ()):
        if int(_attribute(attributes, b"numFmtId") or 0) in percent:
            shown.add(index)
        if level := _attribute(inside, b"indent"):
            indents[index] = int(level) if level.isdigit() else 0
    return frozenset(shown), {index: level for index, level in indents.items() if level}


def _without_literals(code: bytes) -> bytes:
    """A number format without quoted or escaped text: only a bare % multiplies by a hundred."""
    return re.sub(rb"&quot;.*?&quot;|\\.", b"", code)


def _attribute(found: bytes, name: bytes) -> str:
    match = re.search(rb"(?<![\w:])" + re.escape(name) + rb'="([^"]*)"', found)
    return match[1].decode("utf-8", "replace") if match else ""


def _unescaped(text: str) -> str:
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, letter)
    return text


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _damaged(name: str) -> InputError:
    return InputError("damaged", f"{name} is damaged or cut off and cannot be opened; ask for the file again.")


def _too_large(name: str, what: str) -> InputError:
    return InputError("too_large", f"{name} {what}, more than any report needs; check where it comes from.")
