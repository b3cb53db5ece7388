"""Builds report files in memory, and tells what was read from them as plain tuples."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from pipelines.reports.read import ReportReading, read_report

Rows = Sequence[Sequence[Any]]


def book(
    sheets: Mapping[str, Rows],
    *,
    merges: Sequence[str] = (),
    percent: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: str | None = None,
    hidden_sheets: Sequence[str] = (),
    formulas: Mapping[str, tuple[str, Any]] | None = None,
) -> bytes:
    """A workbook; rows from A1. `merges`, `percent`, `formulas` (cell to formula and stored result): of every sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        as_percent = workbook.add_format({"num_format": "0.00%"})
        centred = workbook.add_format({"align": "center"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        cell = xlsxwriter.utility.xl_rowcol_to_cell(number, column)
                        sheet.write(number, column, value, as_percent if cell in percent else None)
            for area in merges:
                first = area.split(":")[0]
                row, column = xlsxwriter.utility.xl_cell_to_rowcol(first)
                sheet.merge_range(area, rows[row][column], centred)
            for cell, (formula, result) in (formulas or {}).items():
                sheet.write_formula(cell, formula, as_percent if cell in percent else None, result)
            for number in hidden_rows:
                sheet.set_row(number, None, None, {"hidden": True})
            if hidden_columns:
                sheet.set_column(hidden_columns, None, None, {"hidden": True})
            if name in hidden_sheets:
                sheet.hide()
    return buffer.getvalue()


def open_document(name: str, rows: Rows) -> bytes:
    """A minimal ODS workbook of one sheet."""

    def cell(value: Any) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, (int, float)):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    body = "".join("<table:table-row>" + "".join(cell(value) for value in row) + "</table:table-row>" for row in rows)
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="{name}">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def pdf(
    pages: Sequence[Sequence[tuple[float, float, str]]], lines: Sequence[tuple[float, float, float, float]] = ()
) -> bytes:
    """A PDF with texts at points (x, y from below) and, on every page, ruling lines."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, texts in enumerate(pages):
        drawn = "".join(f"{x0} {y0} m {x1} {y1} l S\n" for x0, y0, x1, y1 in lines)
        for x, y, text in texts:
            escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn += f"BT /F1 9 Tf {x} {y} Td ({escaped}) Tj ET\n"
        stream = drawn.encode("cp1252")
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(page.encode())
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"endstream")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def read(data: bytes | str, name: str = "laporan.xlsx", hint: Mapping[str, Any] | None = None) -> ReportReading:
    return read_report(data.encode() if isinstance(data, str) else data, name, "", "0" * 64, hint)


def facts(data: bytes | str, name: str = "laporan.xlsx") -> set[tuple[Any, ...]]:
    """(metric, value, region code or name, segment, as_of) of every statement."""
    rows = read(data, name).statements.iter_rows(named=True)
    return {(r["metric"], r["value"], r["region_code"] or r["region"], r["segment"], r["as_of"]) for r in rows}


def by_cell(reading: ReportReading) -> dict[str, dict[str, Any]]:
    return {row["cell"]: row for row in reading.statements.iter_rows(named=True)}
