import os
from pathlib import Path

import pytest

from pipelines.sources.inbox import list_files, scan
from warehouse.model.errors import UsageError


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("isi")


def listed(inbox: Path) -> list[str]:
    return [str(p.relative_to(inbox.resolve())) for p in list_files(inbox)]


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.txt", "a/b/c.json", "a-b.txt", "Z.txt")
    assert listed(tmp_path) == ["Z.txt", "a/b/c.json", "a/z.txt", "a-b.txt", "b.txt"]


def test_hidden_and_temporary_files_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, ".DS_Store", "~$laporan.xlsx", ".~lock.laporan.xlsx#", ".git/config", "Thumbs.db", "x.part", "x.txt~")
    put(tmp_path, "__MACOSX/x.txt", "laporan.xlsx")
    assert listed(tmp_path) == ["laporan.xlsx"]
    assert scan(tmp_path).refused == []


def test_links_are_not_followed(tmp_path: Path) -> None:
    inbox, outside = tmp_path / "inbox", tmp_path / "outside"
    put(inbox, "a.txt", "folder/b.txt")
    put(outside, "secret.txt")
    (inbox / "out.txt").symlink_to(outside / "secret.txt")
    (inbox / "out").symlink_to(outside)
    (inbox / "loop").symlink_to(inbox)
    (inbox / "same.txt").symlink_to(inbox / "a.txt")
    (inbox / "gone.txt").symlink_to(inbox / "never.txt")
    found = scan(inbox)
    assert [p.name for p in found.files] == ["a.txt", "b.txt"]
    assert [(r.name, r.reason) for r in found.refused] == [("gone.txt", "link"), ("out", "link"), ("out.txt", "link")]
    assert found.refused[2].message == "out.txt is a link that leads out of the inbox; copy the file itself there."


def test_an_inbox_may_itself_be_a_link(tmp_path: Path) -> None:
    put(tmp_path / "real", "a.txt")
    (tmp_path / "inbox").symlink_to(tmp_path / "real")
    assert [p.name for p in list_files(tmp_path / "inbox")] == ["a.txt"]


def test_a_pipe_is_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.txt")
    found = scan(tmp_path)
    assert found.files == []
    assert [(r.name, r.reason) for r in found.refused] == [("pipa.txt", "special_file")]


def test_depth_and_number_are_bounded(tmp_path: Path) -> None:
    put(tmp_path, "1/2/3/deep.txt", "1/2/ok.txt")
    found = scan(tmp_path, deepest=2)
    assert [p.name for p in found.files] == ["ok.txt"]
    assert [(r.name, r.reason) for r in found.refused] == [("3", "too_deep")]
    put(tmp_path, "a.txt", "b.txt")
    found = scan(tmp_path, most_files=2)
    assert [p.name for p in found.files] == ["deep.txt", "ok.txt"]
    assert [r.reason for r in found.refused] == ["too_many_files"]
    assert "those from a.txt on" in found.refused[0].message


def test_an_inbox_that_is_no_folder_is_bad_usage(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    for path in (tmp_path / "none", tmp_path / "a.txt"):
        with pytest.raises(UsageError, match="is not a folder"):
            list_files(path)
