"""What a refresh takes in, and that samples and own files stay apart."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assets.run import Job
from cakupan.inboxes import inboxes
from cakupan.main import main
from cakupan.refresh import run_week
from cakupan.settings import SAMPLES
from pipelines.ingest import ingest
from pipelines.sources.store import RawStore
from warehouse.model.errors import UsageError

ARTICLE = (
    "Peserta aktif Jamsostek di Kabupaten Sleman tercatat 120.500 orang sampai akhir Februari 2025, kata kantor cabang."
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "kliping"
    folder.mkdir()
    (folder / "satu.txt").write_text(ARTICLE)
    return folder


def taken(data: Path, *folders: Path) -> Path:
    ingest(RawStore(data), folders, datetime(2025, 3, 4), "2025-W10")
    return data


def test_a_new_data_folder_takes_its_inbox_or_the_samples(tmp_path: Path, own: Path) -> None:
    data = tmp_path / "data"
    assert inboxes(data, ()) == list(SAMPLES)
    assert inboxes(data, (str(own),)) == [own]
    (data / "inbox" / "reports").mkdir(parents=True)
    assert inboxes(data, ()) == [data / "inbox" / "reports"]


def test_samples_never_join_own_files(tmp_path: Path, own: Path) -> None:
    data = taken(tmp_path / "data", own)
    assert inboxes(data, ()) == []
    assert inboxes(data, (str(own),)) == [own]
    with pytest.raises(UsageError, match=r"data holds your own files, .* give another one for the samples"):
        inboxes(data, (str(SAMPLES[0]),))


def test_own_files_never_join_samples(tmp_path: Path, own: Path) -> None:
    data = taken(tmp_path / "data", SAMPLES[1])
    assert inboxes(data, ()) == list(SAMPLES)
    assert inboxes(data, (str(SAMPLES[0]),)) == [SAMPLES[0]]
    with pytest.raises(UsageError, match=r"data holds the project's samples, .* give another one for your own files"):
        inboxes(data, (str(own),))


def test_a_copy_of_a_sample_is_an_own_file(tmp_path: Path, own: Path) -> None:
    sample = next(SAMPLES[0].glob("*.json"))
    (own / sample.name).write_bytes(sample.read_bytes())
    assert inboxes(taken(tmp_path / "data", own), (str(own),)) == [own]


@pytest.mark.parametrize("command", [("refresh",), ("doctor",), ("query", "SELECT 1")])
@pytest.mark.parametrize("below", ["", "data"])
def test_a_data_folder_that_is_or_lies_in_a_file_is_bad_usage(
    command: tuple[str, ...], below: str, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(own / "satu.txt" / below), *command])
    assert ended.value.code == 2
    assert "satu.txt is a file; give a folder" in capsys.readouterr().err


def test_a_data_folder_that_cannot_be_made_is_bad_usage(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(UsageError, match=r"new cannot be made \(Permission denied\)"):
        run_week(own / "new", Job("2025-W10", datetime(2025, 3, 4)))
