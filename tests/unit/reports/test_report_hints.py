"""Hint files: what they may say, where they lie, and that a report is read with the one named after it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from report_making import book, read

from cakupan.main import cli
from pipelines.ingest import ingest
from pipelines.reading import read_reports
from pipelines.reports.hintfile import read_hint_file
from pipelines.reports.senders import sender, sender_by_folder
from pipelines.sources.store import RawStore
from warehouse.model.errors import InputError

ARRIVED = datetime(2026, 11, 16, 3)
WEEK = "2026-W47"
ROWS = [
    ["Laporan Kabupaten Lebak, Mei 2025"],
    ["Segmen", "Aktip TK", "Xyz"],
    ["PU", 500, 7],
    ["Kelompok Mina", 60, 8],
]
HINT = """
office: "Cabang Serang"
columns:
  "Aktip TK": {metric: active_participants}
  C: ignore
rows:
  "Kelompok Mina": {segment: BPU, group: nelayan}
"""


def test_a_hint_settles_columns_and_rows() -> None:
    reading = read(book({"t": ROWS}), hint=read_hint_file(HINT.encode(), "a.xlsx.hint.yaml"))
    found = reading.statements.select("metric", "value", "segment", "worker_group", "region_code").rows()
    assert found == [
        ("active_participants", 500, "PU", None, "36.02"),
        ("registered_workers", 60, "BPU", "nelayan", "36.02"),
    ]
    assert reading.office == "Cabang Serang"
    assert reading.rejected.is_empty()


def test_a_row_can_be_placed_or_ignored() -> None:
    rows = [["Peserta aktif, Mei 2025"], ["Kabupaten", "PU"], ["Lebak", 5], ["Wilayah Utara", 6], ["Lainnya", 9]]
    hint = {"rows": {"Wilayah Utara": {"region": "36.04"}, "Lainnya": "ignore"}}
    found = read(book({"t": rows}), hint=hint).statements.select("region_code", "value").rows()
    assert found == [("36.02", 5), ("36.04", 6)]


def test_a_rejected_column_names_its_header_the_nearest_word_and_what_to_write() -> None:
    rows = [
        ["Kabupaten Lebak, Mei 2025"],
        ["Kecamatan", "Eligible", "Aktfi"],
        ["Cibadak", 500, 40],
        ["Sajira", 300, 20],
    ]
    (message,) = read(book({"t": rows})).rejected["message"]
    assert '"Aktfi"' in message
    assert '"aktif"' in message
    assert 'columns: {"Aktfi": {metric: active_participants}}' in message


def test_a_hint_that_names_nothing_in_the_report_is_told() -> None:
    (row,) = read(
        book({"t": ROWS[:3]}), hint={"columns": {"Selisih": "ignore", "B": "ignore", "C": "ignore"}}
    ).rejected.rows()
    assert row[1] == "hint_unused"
    assert '"selisih"' in row[2]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "says nothing"),
        ("- a\n- b\n", "says nothing"),
        ("columns: {A: {metric: x\n", "line 2"),
        ("columns:\n  A: {metric: members}\n", "the metric 'members'"),
        ("columns:\n  A: {metric: claim_cases, programs: JHT}\n", "the programmes 'JHT'"),
        ("columns:\n  A: {metric: claim_cases, scale: -3}\n", "the scale -3"),
        ("rows:\n  A: {colour: red}\n", 'the key "colour"'),
        ("rows:\n  A: {region: '99.99'}\n", "the region '99.99'"),
        ("office: 5\n", "the office 5"),
        ("a: &x [1]\nb: *x\n", "aliases"),
        ("\udcff", "UTF-8"),
        ("x" * 70_000, "64 KB"),
    ],
)
def test_a_wrong_hint_file_is_refused_in_one_sentence(text: str, part: str) -> None:
    with pytest.raises(InputError) as caught:
        read_hint_file(text.encode("utf-8", "surrogateescape"), "a.xlsx.hint.yaml")
    assert caught.value.reason == "hint"
    assert part in str(caught.value)
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)


@pytest.mark.parametrize("folder", ["", "hints"])
def test_hints_are_kept_in_the_store_and_followed(tmp_path: Path, folder: str) -> None:
    inbox = tmp_path / "reports"
    (inbox / folder).mkdir(parents=True)
    (inbox / "lebak.xlsx").write_bytes(book({"t": ROWS}))
    (inbox / folder / "lebak.xlsx.hint.yaml").write_text(HINT)
    store = RawStore(tmp_path / "data")
    assert ingest(store, [inbox], ARRIVED, WEEK).rejected == 0
    manifest = store.manifest()
    assert sorted(manifest["source_kind"]) == ["hint", "report"]
    reading = read_reports(manifest, store.read)
    assert reading.statements["value"].to_list() == [500, 60]
    assert reading.documents["source_id"].to_list() == ["cabang serang"]


def test_a_wrong_hint_is_rejected_at_the_door_and_one_without_its_report_is_told(tmp_path: Path) -> None:
    inbox = tmp_path / "reports"
    inbox.mkdir()
    (inbox / "a.xlsx.hint.yaml").write_text("columns: {A: members}\n")
    (inbox / "b.xlsx.hint.yaml").write_text("period: '2025'\n")
    store = RawStore(tmp_path / "data")
    assert ingest(store, [inbox], ARRIVED, WEEK).rejected == 1
    assert store.rejected()["reason"].to_list() == ["hint"]
    (told,) = read_reports(store.manifest(), store.read).rejected.iter_rows(named=True)
    assert told["reason"] == "hint_alone"
    assert "b.xlsx, which did not arrive" in told["message"]


def test_two_offices_may_give_their_reports_one_name(tmp_path: Path) -> None:
    inbox = tmp_path / "reports"
    for office, metric in (("kc-serang", "active_participants"), ("kc-cilegon", "registered_workers")):
        (inbox / office).mkdir(parents=True)
        (inbox / office / "lap.xlsx").write_bytes(
            book({office: [["Mei 2025"], ["Segmen", "TK Xyz"], ["PU", 5], ["BPU", 4]]})
        )
        (inbox / office / "lap.xlsx.hint.yaml").write_text(f"columns: {{TK Xyz: {{metric: {metric}}}}}\n")
    store = RawStore(tmp_path / "data")
    ingest(store, [inbox], ARRIVED, WEEK)
    reading = read_reports(store.manifest(), store.read)
    joined = reading.statements.join(reading.documents.select("document_id", "source_id"), on="document_id")
    assert set(joined.select("source_id", "metric").unique().rows()) == {
        ("cabang serang", "active_participants"),
        ("cabang cilegon", "registered_workers"),
    }


def test_extract_follows_the_hint_beside_a_report(tmp_path: Path) -> None:
    (tmp_path / "lebak.xlsx").write_bytes(book({"t": ROWS}))
    (tmp_path / "lebak.xlsx.hint.yaml").write_text(HINT)
    for path in (tmp_path, tmp_path / "lebak.xlsx"):
        ran = CliRunner().invoke(cli, ["extract", str(path), "--format", "jsonl"])
        assert [json.loads(line)["value"] for line in ran.stdout.splitlines()] == [500, 60]


@pytest.mark.parametrize(
    ("lines", "file", "expected"),
    [
        (["BPJS Ketenagakerjaan", "Kantor Cabang Purwakarta", "Laporan"], "x", "Cabang Purwakarta"),
        (["DINAS TENAGA KERJA KABUPATEN GRESIK", "Data"], "x", "Dinas Tenaga Kerja Kabupaten Gresik"),
        (["Peserta menurut kabupaten"], "disnakertrans jabar 2024", "Dinas Tenaga Kerja Provinsi Jawa Barat"),
        (["PEMERINTAH KABUPATEN LEBAK", "Rekap"], "x", "Pemerintah Kabupaten Lebak"),
        (["Rekap peserta"], "peserta 2025", None),
    ],
)
def test_the_sender_is_named_where_it_is_evident(lines: list[str], file: str, expected: str | None) -> None:
    assert sender(lines, file) == expected


def test_a_folder_names_the_sender_where_it_is_an_office() -> None:
    inbox = Path("inbox")
    assert sender_by_folder(inbox / "kc-serang" / "2025" / "a.xlsx", inbox) == "Cabang Serang"
    assert sender_by_folder(inbox / "masuk" / "a.xlsx", inbox) is None
