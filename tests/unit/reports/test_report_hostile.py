"""Files that are damaged, locked, oversized or no report: one clear sentence, in bounded time and memory."""

from __future__ import annotations

import io
import zipfile

import pytest
from report_making import Rows, book, open_document, pdf, read

from warehouse.model.errors import InputError

SMALL: Rows = [["Peserta aktif, Mei 2025"], ["Kabupaten", "PU"], ["Badung", 10], ["Gianyar", 8]]


def repacked(changes: dict[str, bytes]) -> bytes:
    """A sound workbook with some parts replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book({"t": SMALL}))) as sound,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in sound.namelist():
            packed.writestr(name, changes.get(name, sound.read(name)))
        for name in changes.keys() - set(sound.namelist()):
            packed.writestr(name, changes[name])
    return out.getvalue()


def sheet_with(extra: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book({"t": SMALL}))) as sound:
        return sound.read("xl/worksheets/sheet1.xml").replace(b"</sheetData>", extra + b"</sheetData>")


FAR_CELL = sheet_with(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
FAR_ROW = sheet_with(b'<row r="1048576"><c r="B1048576"><v>1</v></c></row>')
FAR_IN_QUOTES = sheet_with(b"<row r='5'><c r = 'XFD1048576'><v>1</v></c></row>")
FAR_BELOW_ITS_ROW = sheet_with(b'<row r="5"><c\nr="B1048576"><v>1</v></c></row>')
FAR_IN_SMALL = sheet_with(b'<row r="5"><c r="xfd9"><v>1</v></c></row>')
BOMB = b"<worksheet><sheetData>" + b" " * 30_000_000 + b"</sheetData></worksheet>"
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><sst><si><t>&x;</t></si></sst>'
)
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (book({"t": SMALL})[:2500], "damaged"),
        (b"PK\x03\x04" + b"x" * 100, "damaged"),
        (repacked({"xl/worksheets/sheet1.xml": BOMB}), "too_large"),
        (repacked({"xl/worksheets/sheet1.xml": FAR_CELL}), "too_large"),
        (repacked({"xl/worksheets/sheet1.xml": FAR_ROW}), "too_large"),
        (repacked({"xl/worksheets/sheet1.xml": FAR_IN_QUOTES}), "too_large"),
        (repacked({"xl/worksheets/sheet1.xml": FAR_BELOW_ITS_ROW}), "too_large"),
        (repacked({"xl/worksheets/sheet1.xml": FAR_IN_SMALL}), "too_large"),
        (repacked({"xl/sharedStrings.xml": ENTITIES}), "damaged"),
        (LOCKED, "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "damaged"),
        (b"%PDF-1.4\nnothing of a document", "damaged"),
        (pdf([[]]), "no_text"),
        (bytes(range(256)) * 20, "wrong_kind"),
        ("Sebuah paragraf tanpa tabel.\n" * 5, "no_table"),
        ("<html><body><p>Tanpa tabel</p></body></html>", "no_table"),
        ("No,Kabupaten," + ",".join(f"K{n}" for n in range(10_000)) + "\n", "too_large"),
        (book({f"S{n}": [["x"]] for n in range(130)}), "too_large"),
    ],
)
def test_refused_with_a_reason_and_a_sentence(data: bytes | str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "kiriman.xlsx")
    assert caught.value.reason == reason
    message = str(caught.value)
    assert "kiriman.xlsx" in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_part_that_lies_about_its_size_is_found() -> None:
    data = bytearray(repacked({"xl/sharedStrings.xml": b"<sst>" + b"<si><t>aaaa</t></si>" * 1000 + b"</sst>"}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as packed:
        size = packed.getinfo("xl/sharedStrings.xml").file_size.to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(InputError) as caught:
        read(bytes(data), "kiriman.xlsx")
    assert caught.value.reason == "damaged"


def test_a_far_repeated_row_of_an_open_document_is_refused() -> None:
    data = open_document("t", [["Kabupaten", "PU"], ["Badung", 10]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as sound, zipfile.ZipFile(out, "w") as packed:
        for name in sound.namelist():
            content = sound.read(name)
            packed.writestr(
                name, content.replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1000000">')
            )
    with pytest.raises(InputError):
        read(out.getvalue(), "kiriman.ods")


def test_spans_of_html_are_bounded() -> None:
    page = "<table><tr><td colspan=999999 rowspan=99999>No</td><td>x</td></tr></table>"
    with pytest.raises(InputError):
        read(page, "kiriman.html")


def test_wrong_extensions_do_not_matter() -> None:
    assert read(book({"t": SMALL}), "kiriman.csv").statements.height == 2
