import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.documents import containers, kinds
from pipelines.documents.detect import detect
from warehouse.model.errors import InputError


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


XLSX = packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
ODS = packed({"mimetype": kinds.ODS.encode(), "content.xml": b"<x/>"}, zipfile.ZIP_STORED)
DOCX = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"})
PPTX = packed({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<x/>"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(64)


def refusal(data: bytes, name: str) -> InputError:
    with pytest.raises(InputError) as caught:
        detect(data, name)
    return caught.value


@pytest.mark.parametrize(
    ("data", "name", "kind", "media_type"),
    [
        (b'{"text": "x"}', "a.json", "news", kinds.JSON),
        (b'\xef\xbb\xbf {"text": "x"}', "a.JSON", "news", kinds.JSON),
        (b'[{"text": "x"}]', "a.json", "news", kinds.JSON),
        (b"Pekerja di Contoh", "a.txt", "news", kinds.TEXT),
        ("Pekerja di Contoh".encode("utf-16"), "a.txt", "news", kinds.TEXT),
        ("Pekerja di Contoh".encode("utf-16-le"), "a.txt", "news", kinds.TEXT),
        (b"MZ adalah singkatan nama", "a.txt", "news", kinds.TEXT),
        (b"<!-- x -->\n<!DOCTYPE html><html><p>x", "a.html", "news", kinds.HTML),
        (b"<p>x</p>", "a.htm", "news", kinds.HTML),
        (b"\n<!doctype html><html>", "a.txt", "news", kinds.HTML),
        (b'{"url": null, "text": "x"}', "a.txt", "news", kinds.JSON),
        (b"Wilayah;Peserta\nContoh;12\n", "a.csv", "report", kinds.CSV),
        (b"Wilayah\tPeserta\n", "a.tsv", "report", kinds.CSV),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a.pdf", "report", kinds.PDF),
        (b"<html><table><tr><td>1", "ekspor.xls", "report", kinds.HTML),
        (b"<table border=1><tr><td>1", "ekspor.csv", "report", kinds.HTML),
        (b"Wilayah\tPeserta\nContoh\t12\n", "ekspor.xls", "report", kinds.CSV),
        (XLSX, "a.xlsx", "report", kinds.XLSX),
        (XLSX, "a.xls", "report", kinds.XLSX),
        (ODS, "a.ods", "report", kinds.ODS),
        (ole("Workbook"), "a.xls", "report", kinds.XLS),
        (ole("Workbook"), "a.xlsx", "report", kinds.XLS),
    ],
)
def test_a_document_is_recognised(data: bytes, name: str, kind: str, media_type: str) -> None:
    media = detect(data, name)
    assert (media.kind, media.media_type) == (kind, media_type)


@pytest.mark.parametrize(
    ("data", "name", "reason", "words"),
    [
        (b"", "a.xlsx", "empty", "a.xlsx is empty (0 bytes)"),
        (b" \n\t\r\n", "a.txt", "empty", "is empty (5 bytes)"),
        (bytes(100), "a.txt", "empty", "is empty"),
        (b"teks\x00\x01\x02\xff" * 20, "a.txt", "binary", "control byte at position 4"),
        (b"\x89PNG\r\n\x1a\n....", "a.txt", "not_a_document", "is a PNG image"),
        (b"\xff\xd8\xff\xe0..", "foto.jpg", "not_a_document", "is a JPEG image"),
        (b"MZ\x90\x00\x03\x00", "a.exe", "not_a_document", "is a Windows program"),
        (b"\x7fELF\x02\x01\x01\x00", "a.json", "not_a_document", "is a program"),
        (b"{\\rtf1\\ansi teks}", "a.txt", "not_a_document", "rich-text"),
        (b"\x00\x00\x00\x20ftypmp42", "a.mp4", "not_a_document", "is a film"),
        (packed({"a.txt": b"x"}), "a.zip", "not_a_document", "is a ZIP archive, not a spreadsheet; unpack it"),
        (packed({"a.txt": b"x"}), "a.xlsx", "not_a_document", "is a ZIP archive"),
        (DOCX, "a.docx", "not_a_document", "is a text document of an office program"),
        (DOCX, "a.xlsx", "not_a_document", "is a text document of an office program"),
        (PPTX, "a.pptx", "not_a_document", "is a slide presentation"),
        (packed({"xl/workbook.bin": b"x"}), "a.xlsb", "not_a_document", "save it as .xlsx"),
        (ole("WordDocument"), "a.doc", "not_a_document", "old Word document"),
        (ole("PowerPoint Document"), "a.ppt", "not_a_document", "old slide presentation"),
        (OLE, "a.msg", "not_a_document", "without a workbook"),
        (ole("EncryptedPackage"), "a.xlsx", "password_protected", "protected by a password"),
        (XLSX, "a.txt", "wrong_extension", "is a workbook (.xlsx) by its content"),
        (XLSX, "a.csv", "wrong_extension", "rename it so that it ends in .xlsx"),
        (b"%PDF-1.4\n", "a.txt", "wrong_extension", "rename it so that it ends in .pdf"),
        (b"<html><p>Masuk</p>", "a.xls", "wrong_extension", "holds an HTML page without a table"),
        (b"hanya sebaris teks", "a.xlsx", "wrong_extension", "holds plain text, not a workbook"),
        (b"teks", "a.pdf", "wrong_extension", "holds text, not a PDF"),
        (b"bukan json", "a.json", "wrong_extension", "holds no JSON"),
        (b"hanya teks", "a.html", "wrong_extension", "holds no HTML"),
        (b"teks", "a.log", "unknown_type", "does not read files that end in .log"),
        (b"teks", "LAPORAN", "unknown_type", "does not read files without an ending"),
        (XLSX[:-30], "a.xlsx", "damaged", "cut off or damaged"),
        (b"PK\x03\x04" + b"x" * 50, "a.xlsx", "damaged", "cut off or damaged"),
        (b"x" * (10 * 1024 * 1024 + 1), "a.txt", "too_large", "more than the 10 MB"),
    ],
)
def test_what_is_no_document_is_refused_with_reason_and_remedy(data: bytes, name: str, reason: str, words: str) -> None:
    error = refusal(data, name)
    assert error.reason == reason
    assert words in str(error)
    assert str(error).startswith(name)
    assert str(error).endswith(".")
    assert "\n" not in str(error)


ROW = b"<tr><td>Kecamatan Contoh</td><td align=right> <b>1.250</b></td><td>41,5</td></tr>"


def test_a_page_that_is_a_table_of_figures_is_a_report() -> None:
    page = b"<!doctype html><html><h1>Peserta aktif</h1><table>" + ROW * 10 + b"</table><p>Sumber: cabang</p>"
    assert detect(page, "tabel.html").kind == "report"
    assert detect(page + b"<p>Kalimat sebuah berita.</p>" * 6, "berita.html").kind == "news"
    assert detect(page.replace(ROW * 10, ROW * 3), "berita.html").kind == "news"
    small = page.replace(ROW * 10, ROW.replace(b"1.250", b"Rp 1.250") * 4)
    assert detect(small, "tabel.html").kind == "report"
    assert detect(small + b"<div>Kalimat sebuah berita.</div>" * 30, "berita.html").kind == "news"


def test_a_bomb_is_found_by_unpacking_not_by_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed({"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": bytes(40 * 1024 * 1024)})
    assert len(bomb) < 100_000
    error = refusal(bomb, "a.xlsx")
    assert error.reason == "decompression_bomb"
    monkeypatch.setattr(containers, "SUSPECT_SIZE", 64 * 1024 * 1024)
    assert detect(bomb, "a.xlsx").media_type == kinds.XLSX
    monkeypatch.setattr(containers, "LARGEST_UNPACKED", 16 * 1024 * 1024)
    assert refusal(bomb, "a.xlsx").reason == "decompression_bomb"
    monkeypatch.setattr(containers, "MOST_ENTRIES", 1)
    assert "2 parts" in str(refusal(bomb, "a.xlsx"))


def test_a_broken_checksum_is_damage() -> None:
    data = bytearray(packed({"xl/workbook.xml": b"<workbook/>" * 50}, zipfile.ZIP_STORED))
    place = bytes(data).index(b"<workbook/>")
    data[place] ^= 1
    assert refusal(bytes(data), "a.xlsx").reason == "damaged"


@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.sampled_from([XLSX, ODS, DOCX, ole("Workbook"), b"PK\x03\x04", b"%PDF-"]).flatmap(
            lambda head: st.builds(lambda cut, tail: head[:cut] + tail, st.integers(0, len(head)), st.binary())
        ),
    ),
    ending=st.sampled_from(["", ".txt", ".json", ".html", ".xlsx", ".xls", ".ods", ".csv", ".pdf", ".bin"]),
)
def test_any_bytes_are_either_recognised_or_refused(data: bytes, ending: str) -> None:
    try:
        media = detect(data, "a" + ending)
    except InputError as error:
        assert error.reason
        return
    assert media.kind in ("news", "report")
