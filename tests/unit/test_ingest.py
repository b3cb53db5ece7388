"""Every file of an inbox ends in the raw store or in the rejected list."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest

from pipelines.ingest import Taken, ingest, read_provenance
from pipelines.reading import read_reports
from pipelines.sources.store import RawStore
from warehouse.model.errors import UsageError

ARRIVED = datetime(2025, 3, 4, 2, 0)
WEEK = "2025-W10"
TEXT = (
    "Peserta aktif Jamsostek di Kabupaten Sleman tercatat 120.500 orang sampai akhir Februari 2025. "
    "Kepala kantor cabang menyebut jumlah itu naik dibanding tahun sebelumnya karena perlindungan pekerja desa."
)


def _article(folder: Path, name: str, text: str = TEXT) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = {"url": None, "title": "Peserta", "outlet": "Kabar", "published": "2025-03-03", "text": text}
    (folder / name).write_text(json.dumps(content))


def test_new_known_and_rejected_are_counted(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    _article(inbox, "a.json")
    _article(inbox / "deeper", "b.json", TEXT + " Satu lagi.")
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "zero.xlsx").write_bytes(b"")
    (inbox / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    store = RawStore(tmp_path / "data")
    assert ingest(store, [inbox], ARRIVED, WEEK) == Taken(new=2, known=0, rejected=3)
    rejected = store.rejected()
    assert rejected["name"].sort().to_list() == ["empty.txt", "photo.txt", "zero.xlsx"]
    assert rejected["message"].str.len_chars().min() > 20

    _article(inbox, "c.json", TEXT + " Berita ketiga.")
    assert ingest(store, [inbox], datetime(2025, 3, 12), "2025-W11") == Taken(new=1, known=2, rejected=3)
    weeks = dict(store.manifest().select("name", "arrival_week").iter_rows())
    assert weeks == {"a.json": "2025-W10", "b.json": "2025-W10", "c.json": "2025-W11"}
    assert store.rejected().height == 3


def test_provenance_is_read_from_the_folder_above(tmp_path: Path) -> None:
    inbox = tmp_path / "samples" / "news"
    _article(inbox, "a.json")
    _article(inbox, "b.json", TEXT + " Lagi.")
    (tmp_path / "samples" / "PROVENANCE.csv").write_text(
        "file,provenance,note\nnews/a.json,public,x\nnews/b.json,nonsense,y\n"
    )
    assert read_provenance(inbox) == {(inbox / "a.json").resolve(): "public"}
    store = RawStore(tmp_path / "data")
    ingest(store, [inbox], ARRIVED, WEEK)
    assert dict(store.manifest().select("name", "provenance").iter_rows()) == {"a.json": "public", "b.json": None}


@pytest.mark.parametrize("content", ["", "file\n", "file,provenance\nmissing.json,invented\n"])
def test_a_poor_provenance_file_harms_nothing(tmp_path: Path, content: str) -> None:
    _article(tmp_path, "a.json")
    (tmp_path / "PROVENANCE.csv").write_text(content)
    store = RawStore(tmp_path / "data")
    assert ingest(store, [tmp_path], ARRIVED, WEEK).new == 1


def test_a_list_of_persons_leaves_only_counts(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    inbox = tmp_path / "inbox"
    inbox.mkdir()
    path = inbox / "daftar_pekerja_rentan_sleman_2025.xlsx"
    rows = [("Sumarni", "3404014107800001"), ("Paijo", "3404011203750002"), ("Tukirah", "3404015508820003")]
    with Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write(0, 0, "Daftar Pekerja Rentan Penerima Iuran BPJS Ketenagakerjaan Kabupaten Sleman Tahun 2025")
        for column, head in enumerate(("No", "Nama", "NIK", "Tanggal Lahir", "Alamat", "Pekerjaan")):
            sheet.write(2, column, head)
        for number, (name, nik) in enumerate(rows, 1):
            for column, value in enumerate((number, name, nik, "01-07-1980", "Godean", "Petani")):
                sheet.write(2 + number, column, value)
        sheet.write(7, 0, "Jumlah penerima: 3 orang")
    store = RawStore(tmp_path / "data")
    assert ingest(store, [inbox], ARRIVED, WEEK) == Taken(new=1, known=0, rejected=0)
    kept = b"".join(p.read_bytes() for p in (tmp_path / "data").rglob("*") if p.is_file())
    for name, nik in rows:
        assert name.encode() not in kept and nik.encode() not in kept
    assert path.name.encode() in kept

    reading = read_reports(store.manifest(), store.read)
    counted = reading.statements.select("metric", "value", "unit").unique().rows()
    assert ("registered_workers", 3.0, "persons") in counted
    assert reading.documents["document"].to_list() == [path.name]
    assert any("not" in note for note in reading.notes)
    assert ingest(store, [inbox], ARRIVED, WEEK).new == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"berkas,provenance\na.json,public\n", "has no column `file`: its first line must be file,provenance."),
        (b"file,asal\na.json,public\n", "has no column `provenance`: its first line must be file,provenance."),
        (b"file,provenance\n\xff\xfe,public\n", "save it as CSV in UTF-8."),
    ],
)
def test_a_provenance_file_that_cannot_be_understood_stops_the_taking_in(
    tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "PROVENANCE.csv").write_bytes(content)
    with pytest.raises(UsageError, match=f"PROVENANCE.csv .*{re.escape(told)}$"):
        read_provenance(tmp_path)
