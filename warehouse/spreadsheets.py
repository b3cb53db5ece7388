"""The release for people who live in spreadsheets: CSV of every table and view, and one workbook of what is asked most.

Text that a spreadsheet would take for a formula is made inert: it is stored as text, in CSV behind an apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from warehouse.model import ALL_TABLES, Column, Table
from warehouse.model.declare import SQL_TYPES
from warehouse.model.views import VIEWS

CSV = "csv"
WORKBOOK = "cakupan.xlsx"
CSV_ROWS = 1_000_000
"""Tables with more rows have no CSV: no spreadsheet opens it, and programs have the Parquet file."""
SHEET_ROWS = 20_000
SHEETS = (
    "coverage_latest", "coverage_series", "gap_to_target", "required_growth", "growth_rule", "conflict",
    "sponsored_workers", "claims", "cost_to_cover", "budget_check", "promise_vs_fact", "composition",
    "december_january", "hierarchy_check", "statutory_check", "source_quality", "freshness",
)  # fmt: skip
"""Tables and views of schema mart with a sheet of their own."""
LISTED = "|"
"""Between the texts of a list."""
_FORMULA = r"^[=+\-@\t\r]"
_LONGEST = 32_767
"""Characters that a cell of a workbook can hold."""
_EPOCH = datetime.fromisoformat("1980-01-01")
_WIDTHS = {"text": 24, "text[]": 24, "int": 12, "float": 16, "bool": 8, "date": 12, "timestamp": 20}


def flat(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """`frame` with lists as one text."""
    lists = [c.name for c in table if c.type == "text[]"]
    return frame.with_columns(pl.col(name).list.join(LISTED) for name in lists)


def inert(frame: pl.DataFrame) -> pl.DataFrame:
    """`frame` with an apostrophe before each text that begins like a formula."""
    return frame.with_columns(
        pl.when(pl.col(n).str.contains(_FORMULA)).then(pl.lit("'") + pl.col(n)).otherwise(n).alias(n)
        for n, dtype in frame.schema.items()
        if dtype == pl.String
    )


def csv_path(folder: Path, table: Table) -> Path:
    return folder / CSV / table.schema / f"{table.name}.csv"


def write_csv(folder: Path, table: Table, frame: pl.DataFrame) -> None:
    """`folder`/csv/<schema>/<table>.csv: UTF-8, ISO dates, times in UTC; nothing for a table too long."""
    if frame.height > CSV_ROWS:
        return
    path = csv_path(folder, table)
    path.parent.mkdir(parents=True, exist_ok=True)
    inert(flat(table, frame)).write_csv(path, datetime_format="%Y-%m-%dT%H:%M:%S%.f")


def write_workbook(folder: Path, tables: Mapping[str, pl.DataFrame], about: Mapping[str, Any]) -> None:
    """`folder`/cakupan.xlsx: what to know first, what each column means, then a sheet for each of `SHEETS`.

    `tables` by full name; `about`: the row of ops.release, or its name alone. Equal tables give equal bytes.
    """
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(folder / WORKBOOK), options) as book:
        # The workbook carries no time but the data's: equal tables give equal bytes.
        book.set_properties({"title": f"Cakupan {about['release']}", "created": about.get("data_until") or _EPOCH})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "timestamp": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            "float": book.add_format({"num_format": "#,##0.##"}),
            "inert": book.add_format({"quote_prefix": True}),
        }
        declared = {t.full_name: t for t in (*ALL_TABLES, *VIEWS)}
        shown = [declared[f"mart.{name}"] for name in SHEETS if f"mart.{name}" in tables]
        _rows(book.add_worksheet("Baca dulu - Read me"), list(_read_me(about, shown, tables)), [40, 100])
        columns = book.add_worksheet("Kolom - Columns")
        _rows(columns, list(_columns(shown)), [20, 24, 12, 16, 70, 50], formats["head"])
        for table in shown:
            _sheet(book.add_worksheet(table.name), table, tables[table.full_name].head(SHEET_ROWS), formats)


def _read_me(
    about: Mapping[str, Any], shown: list[Table], tables: Mapping[str, pl.DataFrame]
) -> Iterator[tuple[str, str]]:
    yield "Cakupan", str(about["release"])
    if about.get("notice"):
        yield "Pemberitahuan - Notice", str(about["notice"])
    if about.get("data_until"):
        yield "Data sampai (UTC) - Data until (UTC)", str(about["data_until"])
    yield "Sumber tiap angka - Where a figure comes from", "chosen_fact: cakupan explain FACT_ID"
    for table in shown:
        rows = tables[table.full_name].height
        cut = f" First {SHEET_ROWS:,} of {rows:,} rows; all are in csv/ or parquet/." if rows > SHEET_ROWS else ""
        yield table.name, " ".join([f"{table.en}. / {table.id}.{cut}", *table.warnings])


def _columns(shown: list[Table]) -> Iterator[tuple[str, ...]]:
    yield "sheet", "column", "type", "unit", "meaning", "arti"
    for table in shown:
        for column in table:
            yield table.name, column.name, SQL_TYPES[column.type], column.unit or "", column.en, column.id


def _rows(sheet: Any, rows: list[tuple[str, ...]], widths: list[int], head: Any = None) -> None:
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    if head is not None:
        sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            sheet.write_string(number, place, text[:_LONGEST], head if number == 0 else None)


def _sheet(sheet: Any, table: Table, frame: pl.DataFrame, formats: Mapping[str, Any]) -> None:
    """One table: frozen head, filters, values by their type."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(frame.height, 1), len(table.columns) - 1)
    for place, column in enumerate(table):
        sheet.set_column(place, place, _WIDTHS[column.type])
        sheet.write_string(0, place, column.name, formats["head"])
    for number, row in enumerate(flat(table, frame).iter_rows(), 1):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if value is not None:
                _cell(sheet, (number, place), column, value, formats)


def _cell(sheet: Any, at: tuple[int, int], column: Column, value: Any, formats: Mapping[str, Any]) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(*at, value)
    elif isinstance(value, int | float):
        if abs(value) < float("inf"):
            sheet.write_number(*at, value, formats["float"] if column.type == "float" else None)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, formats[column.type])
    else:
        form = formats["inert"] if value[:1] in "=+-@\t\r" else None
        sheet.write_string(*at, value[:_LONGEST], form)
