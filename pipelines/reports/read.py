"""One report file to statements: the door of this package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipelines.reports.bands import find_all_tables
from pipelines.reports.checks import check
from pipelines.reports.columns import Column, read_columns
from pipelines.reports.context import Context, dated_by_headers, read_context
from pipelines.reports.delimited import read_delimited, read_dialect
from pipelines.reports.hints import Hint, read_hint
from pipelines.reports.layout import Grid, Table
from pipelines.reports.persons import is_person_level, stated_totals
from pipelines.reports.placing import place_rows
from pipelines.reports.rejections import Rejection
from pipelines.reports.rows import read_rows
from pipelines.reports.sheet import Sheet
from pipelines.reports.statements import Cell, read_cells, shown_cells
from warehouse.model.errors import InputError

if TYPE_CHECKING:
    import polars as pl

_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
LARGEST_FILE = 120_000_000
"""Bytes of a report file."""
MOST_ROWS = 50_000
"""Rows of a sheet that is read cell by cell; longer tables are flat and come as CSV (see long)."""


@dataclass(frozen=True, slots=True)
class ReportReading:
    """What a report says.

    `statements`: the model's statement columns without statement_id; `rejected`: place, reason, message of columns and
    rows not understood; `period`: ISO, maybe partial; `person_level`: it lists persons, so the file must not be kept.
    """

    statements: pl.DataFrame
    rejected: pl.DataFrame
    notes: list[str]
    title: str | None
    office: str | None
    period: str | None
    person_level: bool = False


@dataclass(slots=True)
class Gathered:
    """Statements in the making, table by table, with what was not understood."""

    cells: list[tuple[Table, Cell]] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    context: Context | None = None
    person_level: bool = False
    tables: int = 0
    office: str | None = None
    """The sender that a hint names."""


def read_report(
    data: bytes, name: str, media_type: str, document_id: str, hint: Mapping[str, Any] | None = None
) -> ReportReading:
    """Read one report file: XLSX, XLS, ODS, CSV, PDF or HTML, told by its first bytes rather than by its name.

    `hint` settles what the words leave open (see hints). Raises InputError if the file cannot be read, is larger than
    any report, or holds no table.
    """
    from pipelines.reports.output import to_reading

    settled = read_hint(hint, name)
    if len(data) > LARGEST_FILE:
        raise InputError(
            "too_large", f"{name} has {len(data) // 1_000_000} MB, more than any report; check where it comes from."
        )
    if not data[:100_000].strip(b"\0 \r\n\t"):
        raise InputError("empty", f"{name} is empty; ask for the file again.")
    if not _is_packed(data) and not _is_marked_up(data, media_type) and not data.startswith(b"%PDF"):
        from pipelines.reports.long import read_long

        long = read_long(data, name, document_id, settled)
        if long is not None:
            return long
    gathered = Gathered()
    for sheet in read_sheets(data, name, media_type):
        _read_sheet(sheet, name, gathered, settled)
    if not gathered.tables:
        raise InputError(
            "no_table",
            f"{name} holds no table that could be found: no header above rows of figures; put one row above them "
            "that says what each column counts.",
        )
    gathered.office = settled.office
    gathered.rejected.extend(_unused(settled, name))
    return to_reading(gathered, name, document_id)


def _unused(hint: Hint, name: str) -> list[Rejection]:
    return [
        Rejection("hint", "hint_unused", f'The hint file of {name} names "{key}", but no table has it; copy the header '
                  "or label as it is printed, or give the column's letter.")
        for key in hint.unused()
    ]  # fmt: skip


def read_sheets(data: bytes, name: str, media_type: str) -> list[Sheet]:
    """The sheets of a file, whatever its kind. Raises InputError if it cannot be read."""
    if _is_packed(data):
        from pipelines.reports.workbook import read_workbook

        return read_workbook(data, name)
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        from pipelines.reports.pdf import read_pdf

        return read_pdf(data, name)
    if _is_marked_up(data, media_type):
        from pipelines.reports.html import read_html

        return read_html(data, name)
    return [read_delimited(read_dialect(data, name), name)]


def _is_packed(data: bytes) -> bool:
    return data.startswith(_SPREADSHEETS)


def _is_marked_up(data: bytes, media_type: str) -> bool:
    """HTML, also when it is called .xls, as web applications export it."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return (
        head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head"))
        or (b"<html" in head and head[:1] == b"<")
        or media_type == "text/html"
    )


def _read_sheet(sheet: Sheet, file: str, gathered: Gathered, hint: Hint) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise InputError(
            "too_large",
            f"{sheet.name} of {file} has {len(sheet.rows)} rows, more than the {MOST_ROWS} that are read cell by cell; "
            "save it as CSV with one header row, or split it.",
        )
    tables, lines = find_all_tables(sheet)
    if not tables:
        if lines and gathered.context is None:
            cover = Table(Grid(sheet), [], [], [], lines)
            gathered.context = read_context(cover, _told(sheet), file, None)
        return
    for table in tables:
        gathered.tables += 1
        context = hint.over(read_context(table, _told(sheet), file, gathered.context))
        gathered.context = gathered.context or context
        columns = read_columns(table)
        context = dated_by_headers(context, columns)
        if is_person_level(columns):
            _read_persons(table, columns, context, gathered)
            continue
        hint.apply(columns)
        rows = read_rows(table, columns, context)
        for row in rows:
            row.sponsor = row.sponsor or context.sponsor
            row.fund = row.fund or row.traits.fund or (context.about.fund if context.sponsored else None)
        hint.apply_to_rows(rows)
        place_rows(table, columns, rows, context)
        hint.place_rows(rows)
        cells, rejected = read_cells(table, columns, rows, context)
        check(cells, rows, columns, continued=table.continued)
        gathered.cells.extend((table, cell) for cell in shown_cells(table, cells))
        gathered.rejected.extend(rejected)


def _told(sheet: Sheet) -> str:
    """The sheet's name, where someone gave it one."""
    return (
        ""
        if sheet.lines is not None or sheet.pages is not None or sheet.name.lower().startswith("sheet")
        else sheet.name
    )


def _read_persons(table: Table, columns: list[Column], context: Context, gathered: Gathered) -> None:
    gathered.person_level = True
    gathered.notes.append(
        f"Sheet {table.sheet.name} lists persons ({len(table.body)} rows): only the totals it states were read, "
        "and the file is not kept."
    )
    gathered.cells.extend((table, cell) for cell in stated_totals(table, columns, context))
