"""Delimited text (CSV, TSV, semicolons) to a sheet. Every value stays text: numbers are read by the number grammar."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from dataclasses import dataclass

from pipelines.reports.archive import MOST_COLUMNS
from pipelines.reports.sheet import Sheet, Value, rectangular, tidy_text
from warehouse.model.errors import InputError

SEPARATORS = (",", ";", "\t", "|")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text file is written: its text, its separator, the lines to skip before the first record."""

    text: str
    separator: str


def read_dialect(data: bytes, name: str) -> Dialect:
    """Encoding and separator of a delimited file. Raises InputError if it is no text."""
    text = _decode(data, name)
    if text[:4].lower() == "sep=" and len(text) > 5:
        first, _, rest = text.partition("\n")
        return Dialect(rest, first.strip()[4:5] or ",")
    return Dialect(text, _separator(text[:200_000]))


def read_delimited(dialect: Dialect, name: str) -> Sheet:
    """All records of a delimited file as one sheet."""
    rows: list[list[Value]] = []
    lines: list[int] = []
    reader = csv.reader(dialect.text.splitlines(), delimiter=dialect.separator, strict=False)
    try:
        for record in reader:
            if len(record) > MOST_COLUMNS:
                raise InputError("too_large", f"Line {reader.line_num} of {name} has {len(record)} columns; "
                                              f"a report may have {MOST_COLUMNS}.")  # fmt: skip
            rows.append([tidy_text(value) for value in record])
            lines.append(reader.line_num)
    except csv.Error as error:
        raise InputError(
            "damaged", f"Line {reader.line_num} of {name} is no delimited record; save the table anew."
        ) from error
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    stem = name.rsplit(".", 1)[0]
    return Sheet(name=stem, rows=rectangular(rows), lines=lines[: len(rows)])


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:4096]:
        raise InputError("wrong_kind", f"{name} is neither a workbook nor text; save the table as .xlsx or .csv.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator(head: str) -> str:
    """The separator that cuts most lines into the same number (more than one) of fields."""
    lines = [line[:20_000] for line in head.splitlines() if line.strip()][:200]
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        widths = Counter(
            len(record) for record in csv.reader(lines, delimiter=separator, strict=False) if len(record) > 1
        )
        if widths:
            width, count = max(widths.items(), key=lambda item: (item[1] * min(item[0], 12), item[0]))
            score = count * (1 + min(width, 12) / 100)
            if score > best_score:
                best, best_score = separator, score
    return best
