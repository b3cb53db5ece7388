"""XLSX, XLS and ODS workbooks to sheets, by calamine's typed cells."""

from __future__ import annotations

import io
from typing import Any

from pipelines.reports.archive import PLAIN, Archive, Look, check_extent
from pipelines.reports.sheet import Sheet, Value, rectangular, tidy_value
from warehouse.model.errors import InputError

MOST_SHEETS = 120
PACKED = b"PK\x03\x04"


def read_workbook(data: bytes, name: str) -> list[Sheet]:
    """The visible sheets of a workbook, in order; hidden sheets are no part of a report.

    Raises InputError for a workbook that is locked, damaged, of another kind, or larger than any report.
    """
    import python_calamine as calamine

    looks: dict[str, Look] = {}
    if data[:4] == PACKED:
        archive = Archive(data, name)
        if "xl/workbook.xml" in archive.parts:
            looks = archive.looks()
        elif "content.xml" in archive.parts:
            archive.check_open_document()
        else:
            raise InputError(
                "wrong_kind",
                f"{name} is a packed file but no workbook; save it as .xlsx, .ods or .csv and add it again.",
            )
        archive.check_all()
    elif b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
        raise InputError("password", f"{name} is locked with a password; save it without one and add it again.")
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet
        ]
        if len(visible) > MOST_SHEETS:
            raise InputError(
                "too_large", f"{name} has {len(visible)} sheets, more than the {MOST_SHEETS} that are read."
            )
        return [_sheet(workbook.get_sheet_by_name(sheet), looks.get(sheet, PLAIN), name) for sheet in visible]
    except InputError:
        raise
    except calamine.PasswordError as error:
        raise InputError(
            "password", f"{name} is locked with a password; save it without one and add it again."
        ) from error
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError, OSError, ValueError) as error:
        raise InputError(
            "damaged", f"{name} is damaged or cut off and cannot be opened; ask for the file again."
        ) from error


def _sheet(sheet: Any, look: Look, file: str) -> Sheet:
    height, width = sheet.total_height, sheet.total_width
    check_extent(file, sheet.name, height, width)
    rows: list[list[Value]] = [[tidy_value(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    for row, column in look.unset:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = None
    percent = [(row, column) for row, column in look.percent if row < len(rows)]
    merges = [
        (first[0], first[1], last[0], last[1])
        for first, last in sheet.merged_cell_ranges or ()
        if last[0] < len(rows) + 5
    ]
    return Sheet(
        name=sheet.name,
        rows=rectangular(rows),
        merges=merges,
        percent=frozenset(percent),
        indents={cell: level for cell, level in look.indents if cell[0] < len(rows)},
        hidden_rows=look.hidden_rows,
        hidden_columns=look.hidden_columns,
    )
