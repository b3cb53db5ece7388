"""Tables of an HTML page to sheets, with spanned cells as merged areas and the text before a table as its lines."""

from __future__ import annotations

from typing import Any

from pipelines.reports.archive import MOST_CELLS, MOST_COLUMNS
from pipelines.reports.sheet import Area, Sheet, Value, rectangular, tidy_text
from warehouse.model.errors import InputError

LARGEST_PAGE = 40_000_000
MOST_TABLES = 200
_TEXTUAL = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "caption", "title", "li", "div", "span", "strong", "b")


def read_html(data: bytes, name: str) -> list[Sheet]:
    """One sheet for each table of two columns or more. Raises InputError if the page is too large or no HTML."""
    import lxml.html
    from lxml import etree

    if len(data) > LARGEST_PAGE:
        raise InputError(
            "too_large",
            f"{name} has {len(data) // 1_000_000} MB, more than any page with a table; save the table as CSV.",
        )
    try:
        root = lxml.html.document_fromstring(
            data, parser=lxml.html.HTMLParser(no_network=True, huge_tree=False, encoding=_encoding(data))
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise InputError(
            "damaged", f"{name} is no HTML page that can be read; save the table as .xlsx or .csv."
        ) from error
    sheets: list[Sheet] = []
    lines: list[str] = []
    for element in root.iter():
        if element.tag == "table":
            if len(sheets) >= MOST_TABLES:
                raise InputError("too_large", f"{name} has more than {MOST_TABLES} tables; save the one you need.")
            sheet = _sheet(element, lines, f"table {len(sheets) + 1}", name)
            if sheet.width >= 2:
                sheets.append(sheet)
                lines = []
        elif element.tag in _TEXTUAL and not _within_table(element):
            text = tidy_text(" ".join((element.text or "").split()))
            if text and len(text) < 400:
                lines.append(text.strip())
    if sheets:
        _append_notes(sheets[-1], lines)
    return sheets


def _encoding(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _within_table(element: Any) -> bool:
    return any(ancestor.tag == "table" for ancestor in element.iterancestors())


def _append_notes(sheet: Sheet, lines: list[str]) -> None:
    sheet.rows.extend([line, *([None] * (sheet.width - 1))] for line in lines[:40])


def _sheet(table: Any, lines: list[str], name: str, file: str) -> Sheet:
    """The cells of a table below the lines before it."""
    rows: list[list[Value]] = [[line] for line in lines[-30:]]
    merges: list[Area] = []
    taken: set[tuple[int, int]] = set()
    caption = table.find("caption")
    if caption is not None and (text := tidy_text(" ".join(caption.text_content().split()))):
        rows.append([text])
    cells = 0
    for tr in table.iter("tr"):
        at = len(rows)
        row: list[Value] = []
        column = 0
        for cell in tr.iterchildren("td", "th"):
            while (at, column) in taken:
                column += 1
            across, down = _span(cell, "colspan", MOST_COLUMNS), _span(cell, "rowspan", 500)
            row.extend([None] * (column + 1 - len(row)))
            row[column] = tidy_text(" ".join(cell.text_content().split()))
            cells += across * down
            if cells > MOST_CELLS or column + across > MOST_COLUMNS:
                raise InputError("too_large", f"A table of {file} is larger than any report; save it as CSV.")
            if across > 1 or down > 1:
                merges.append((at, column, at + down - 1, column + across - 1))
                taken.update((at + r, column + c) for r in range(down) for c in range(across))
            column += across
        rows.append(row)
    return Sheet(name=name, rows=rectangular(rows), merges=merges)


def _span(cell: Any, name: str, most: int) -> int:
    text = (cell.get(name) or "1").strip()
    return min(max(int(text), 1), most) if text.isdigit() and len(text) < 6 else 1
