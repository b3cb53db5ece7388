import errno
import hashlib
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipelines.documents.detect import MediaType
from pipelines.sources.describe import Description, source_of
from pipelines.sources.store import MANIFEST, RawStore, Rejection
from warehouse.model.errors import CakupanError, InputError, UsageError
from warehouse.model.ops import REJECTED

MONDAY = datetime.fromisoformat("2026-11-16T03:00:00")
ARTICLE = {
    "url": "https://www.kabar.example/2025/12/a.html",
    "title": "Pekerja Rentan di Contoh",
    "outlet": "Kabar Contoh",
    "published": "2025-12",
    "text": "Sebanyak 1.250 pekerja di Contoh terdaftar.",
}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def article(folder: Path, name: str = "a.json", **fields: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(ARTICLE | fields))
    return path


def test_the_first_arrival_is_recorded_with_all_that_the_bytes_tell(tmp_path: Path, inbox: Path) -> None:
    path = article(inbox)
    data = path.read_bytes()
    arrival = RawStore(tmp_path).add(path, MONDAY, "2026-W47", provenance="invented")
    assert arrival.is_new
    assert arrival.document_id == hashlib.sha256(data).hexdigest()
    assert (tmp_path / "raw" / "objects" / arrival.document_id[:2] / arrival.document_id).read_bytes() == data
    frame = RawStore(tmp_path).manifest()
    assert frame.columns == MANIFEST.names()
    assert frame.to_dicts() == [
        {
            "document_id": arrival.document_id,
            "name": "a.json",
            "source_kind": "news",
            "source_id": "kabar.example",
            "outlet": "Kabar Contoh",
            "url": "https://www.kabar.example/2025/12/a.html",
            "media_type": "application/json",
            "size": len(data),
            "first_arrival": MONDAY,
            "arrival_week": "2026-W47",
            "provenance": "invented",
            "kept": True,
        }
    ]
    assert RawStore(tmp_path).read(arrival.document_id) == data


def test_known_bytes_add_nothing_under_another_name_or_in_another_week(tmp_path: Path, inbox: Path) -> None:
    store = RawStore(tmp_path)
    store.add(article(inbox), MONDAY, "2026-W47")
    before = (tmp_path / "raw" / "manifest.jsonl").read_bytes()
    for again in (store, RawStore(tmp_path)):
        arrival = again.add(article(inbox, "lain.json"), MONDAY + timedelta(weeks=3), "2026-W50", provenance="public")
        assert not arrival.is_new
        assert (arrival.name, arrival.arrival_week, arrival.first_arrival) == ("a.json", "2026-W47", MONDAY)
        assert arrival.provenance is None
    assert (tmp_path / "raw" / "manifest.jsonl").read_bytes() == before


def test_the_documents_own_word_on_its_figures_goes_first(tmp_path: Path, inbox: Path) -> None:
    arrival = RawStore(tmp_path).add(article(inbox, provenance="public"), MONDAY, "2026-W47", provenance="invented")
    assert arrival.provenance == "public"


def test_a_report_is_kept_with_its_office_unknown(tmp_path: Path, inbox: Path) -> None:
    path = inbox / "cabang.csv"
    path.write_text("Wilayah;Peserta aktif\nKota Contoh;1.200\n")
    arrival = RawStore(tmp_path).add(path, MONDAY, "2026-W47")
    assert (arrival.source_kind, arrival.source_id, arrival.media_type) == ("report", "unknown", "text/csv")


def test_two_stores_on_one_folder_see_each_others_documents(tmp_path: Path, inbox: Path) -> None:
    one, two = RawStore(tmp_path), RawStore(tmp_path)
    one.add(article(inbox), MONDAY, "2026-W47")
    assert not two.add(article(inbox), MONDAY, "2026-W47").is_new
    two.add(article(inbox, "b.json", title="Lain"), MONDAY, "2026-W47")
    assert not one.add(inbox / "b.json", MONDAY, "2026-W47").is_new
    assert one.manifest()["name"].to_list() == ["a.json", "b.json"]


def test_a_refused_file_is_noted_once_and_its_bytes_are_not_kept(tmp_path: Path, inbox: Path) -> None:
    path = inbox / "kosong.xlsx"
    path.write_bytes(b"")
    store = RawStore(tmp_path)
    for _ in range(2):
        with pytest.raises(InputError) as caught:
            store.add(path, MONDAY, "2026-W47")
        assert caught.value.reason == "empty"
    with pytest.raises(InputError):
        RawStore(tmp_path).add(path, MONDAY + timedelta(weeks=1), "2026-W48")
    assert store.manifest().is_empty()
    assert not list((tmp_path / "raw" / "objects").rglob("*"))
    frame = store.rejected()
    assert frame.schema == REJECTED.polars()
    assert frame.to_dicts() == [
        {
            "name": "kosong.xlsx",
            "content": hashlib.sha256(b"").hexdigest(),
            "place": "",
            "reason": "empty",
            "message": "kosong.xlsx is empty (0 bytes); fetch or save it again.",
            "first_arrival": MONDAY,
            "arrival_week": "2026-W47",
        }
    ]


def test_a_column_can_be_refused_beside_its_file(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    row = Rejection("cabang.xlsx", "0" * 64, "unknown_column", "Column C is not understood.", place="Lembar1!C")
    assert store.reject(row, MONDAY, "2026-W47")
    assert not store.reject(row, MONDAY, "2026-W48")
    assert store.rejected()["place"].to_list() == ["Lembar1!C"]


def test_a_huge_text_is_refused_by_its_size_without_being_read(tmp_path: Path, inbox: Path) -> None:
    path = inbox / "besar.txt"
    with path.open("wb") as file:
        file.write(b"kata ")
        file.truncate(50 * 1024 * 1024)
    store = RawStore(tmp_path)
    with pytest.raises(InputError) as caught:
        store.add(path, MONDAY, "2026-W47")
    assert caught.value.reason == "too_large"
    assert str(caught.value) == (
        "besar.txt has 50 MB, more than the 10 MB a file of its kind may have; split it or remove what is not text."
    )
    assert store.rejected()["content"].str.len_chars().to_list() == [64]


def test_links_pipes_and_forbidden_files_are_refused(tmp_path: Path, inbox: Path) -> None:
    article(inbox)
    (inbox / "link.json").symlink_to(inbox / "a.json")
    os.mkfifo(inbox / "pipa.json")
    store = RawStore(tmp_path)
    for name, reason in (("link.json", "link"), ("pipa.json", "special_file"), ("tiada.json", "unreadable")):
        with pytest.raises(InputError) as caught:
            store.add(inbox / name, MONDAY, "2026-W47")
        assert caught.value.reason == reason
    assert store.rejected()["reason"].to_list() == ["link", "special_file", "unreadable"]


def test_an_inspector_can_refuse_before_anything_is_kept(tmp_path: Path, inbox: Path) -> None:
    path = inbox / "peserta.csv"
    path.write_text("NIK;Nama\n1;x\n")

    def refuse(data: bytes, name: str, media: MediaType) -> Description:
        raise InputError("person_level", f"{name} lists insured persons; send totals only.")

    store = RawStore(tmp_path)
    with pytest.raises(InputError, match="lists insured persons"):
        store.add(path, MONDAY, "2026-W47", inspect=refuse)
    assert store.rejected()["reason"].to_list() == ["person_level"]
    assert not [p for p in (tmp_path / "raw").rglob("*") if p.is_file() and b"NIK" in p.read_bytes()]


def test_dropped_bytes_are_gone_and_do_not_come_back(tmp_path: Path, inbox: Path) -> None:
    store = RawStore(tmp_path)
    path = article(inbox)
    document_id = store.add(path, MONDAY, "2026-W47").document_id
    store.drop(document_id)
    store.drop(document_id)
    assert store.manifest().select("document_id", "kept", "arrival_week").rows() == [(document_id, False, "2026-W47")]
    assert (tmp_path / "raw" / "manifest.jsonl").read_bytes().count(b"\n") == 2
    with pytest.raises(InputError) as caught:
        RawStore(tmp_path).read(document_id)
    assert caught.value.reason == "not_kept"
    arrival = RawStore(tmp_path).add(path, MONDAY, "2026-W47")
    assert not arrival.is_new
    assert not arrival.kept
    assert not list((tmp_path / "raw" / "objects" / document_id[:2]).iterdir())


def test_a_drop_that_was_cut_off_is_finished_by_the_next_writer(tmp_path: Path, inbox: Path) -> None:
    store = RawStore(tmp_path)
    document_id = store.add(article(inbox), MONDAY, "2026-W47").document_id
    path = tmp_path / "raw" / "objects" / document_id[:2] / document_id
    data = path.read_bytes()
    store.drop(document_id)
    path.write_bytes(data)  # as if the bytes had not been removed yet
    RawStore(tmp_path).add(article(inbox, "b.json", title="Lain"), MONDAY, "2026-W47")
    assert not path.exists()


def test_changed_bytes_are_noticed(tmp_path: Path, inbox: Path) -> None:
    store = RawStore(tmp_path)
    document_id = store.add(article(inbox), MONDAY, "2026-W47").document_id
    path = tmp_path / "raw" / "objects" / document_id[:2] / document_id
    path.write_bytes(b"x" + path.read_bytes()[1:])
    with pytest.raises(InputError, match="missing or damaged; restore raw/objects from a backup"):
        store.read(document_id)
    path.unlink()
    with pytest.raises(InputError, match="missing or damaged"):
        store.read(document_id)
    with pytest.raises(InputError, match="is in the raw store"):
        store.read("0" * 64)


def test_names_cannot_forge_rows(tmp_path: Path, inbox: Path) -> None:
    path = article(inbox, 'a"},\n{"x\u202e.json')
    assert RawStore(tmp_path).add(path, MONDAY, "2026-W47").name == 'a"},\ufffd{"x\ufffd.json'
    raw = os.fsencode(inbox) + b"/b\xff.json"
    Path(os.fsdecode(raw)).write_text(json.dumps(ARTICLE | {"title": "Lain"}))
    assert RawStore(tmp_path).add(Path(os.fsdecode(raw)), MONDAY, "2026-W47").name == "b\ufffd.json"
    assert RawStore(tmp_path).manifest().height == 2


def test_a_second_writer_waits_and_then_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.sources.store.LOCK_PATIENCE", 0.05)
    row = Rejection("a.txt", "0" * 64, "empty", "a.txt is empty.")
    one, two = RawStore(tmp_path), RawStore(tmp_path)
    with one.writing(), pytest.raises(CakupanError, match="Another refresh is writing"):
        two.reject(row, MONDAY, "2026-W47")
    assert two.reject(row, MONDAY, "2026-W47")


def test_many_documents_are_committed_together_and_seen_at_once(tmp_path: Path, inbox: Path) -> None:
    store = RawStore(tmp_path)
    with store.writing():
        for n in range(5):
            assert store.add(article(inbox, f"{n}.json", title=f"Judul {n}"), MONDAY, "2026-W47").is_new
        assert not store.add(inbox / "3.json", MONDAY, "2026-W47").is_new
        assert not (tmp_path / "raw" / "manifest.jsonl").exists()
        assert store.manifest().height == 5
        document_id = store.add(article(inbox, "x.json"), MONDAY, "2026-W47").document_id
        store.drop(document_id)
    assert RawStore(tmp_path).manifest()["kept"].to_list() == [True] * 5 + [False]


def test_what_the_disk_refused_is_not_taken_for_known(
    tmp_path: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    store = RawStore(tmp_path)
    path = article(inbox)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(
            CakupanError, match="cannot be written \\(No space left on device\\); free disk space or allow"
        ):
            store.add(path, MONDAY, "2026-W47")
    assert store.manifest().is_empty()
    assert store.add(path, MONDAY, "2026-W47").is_new


def test_a_week_that_does_not_exist_is_refused(tmp_path: Path, inbox: Path) -> None:
    with pytest.raises(UsageError):
        RawStore(tmp_path).add(article(inbox), MONDAY, "2026-47")


@pytest.mark.parametrize(
    ("url", "outlet", "source"),
    [
        ("https://WWW.Kabar.example/a", "Kabar", "kabar.example"),
        (None, " Kabar  Contoh ", "kabar contoh"),
        (None, None, "unknown"),
    ],
)
def test_source_of(url: str | None, outlet: str | None, source: str) -> None:
    assert source_of(url, outlet) == source
