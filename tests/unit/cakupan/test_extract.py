"""`cakupan extract` tells what it could not read, and neither waits nor drowns."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cakupan.extract import BATCH_FILES
from cakupan.main import main

TABLE = "Kabupaten,Peserta Aktif 2025,\nKabupaten Bekasi,400385,12\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main([*arguments])
    out, err = capsys.readouterr()
    code = ended.value.code
    assert isinstance(code, int)
    return code, out, err


def test_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "berita.txt")
    for path, name in ((tmp_path / "berita.txt", "berita.txt"), (Path("/dev/zero"), "zero")):
        code, out, err = run(capsys, "extract", str(path), "--format", "jsonl")
        assert (code, out) == (1, "")
        assert err == f"cakupan: {path}: {name} is a pipe, socket or device, not a file; remove it.\n"


def test_a_hint_that_is_a_link_or_wrong_is_told_and_its_report_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(TABLE)
    (tmp_path / "a.csv.hint.yaml").symlink_to("/dev/zero")
    (tmp_path / "b.csv.hint.yaml").write_text("nonsense: [1\n")
    code, out, err = run(capsys, "extract", str(tmp_path / "a.csv"), str(tmp_path / "b.csv"), "--format", "jsonl")
    assert code == 0
    assert [(r["document"], r["value"]) for r in map(json.loads, out.splitlines())] == [
        ("a.csv", 400385.0),
        ("b.csv", 400385.0),
    ]
    assert "b.csv.hint.yaml is no YAML" in err


def test_a_link_that_is_named_is_followed_under_its_own_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "aslinya.csv").write_text(TABLE)
    (tmp_path / "kiriman.csv").symlink_to(tmp_path / "aslinya.csv")
    code, out, _ = run(capsys, "extract", str(tmp_path / "kiriman.csv"), "--format", "jsonl")
    assert (code, json.loads(out)["document"]) == (0, "kiriman.csv")


def test_parts_that_are_not_understood_are_no_refused_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for month in ("mei", "juni"):
        (tmp_path / month).mkdir()
    (tmp_path / "mei" / "tabel.csv").write_text(TABLE)
    (tmp_path / "juni" / "rusak.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    code, out, err = run(capsys, "extract", str(tmp_path))
    assert code == 0
    assert out.splitlines()[-1] == (
        "1 statements in 1 documents, 1 of their columns, rows or cells not understood, 1 files refused"
    )
    # By their paths: folders may hold files of one name.
    assert f'cakupan: {tmp_path}/mei/tabel.csv: Column "(blank)" has figures' in err
    assert f"cakupan: {tmp_path}/juni/rusak.xlsx: rusak.xlsx " in err


def test_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "extract", str(tmp_path), "--format", "jsonl", "--data", "anywhere")
    assert (code, out, err) == (1, "", f"cakupan: there is no article and no report in {tmp_path}\n")


def test_two_processes_print_what_one_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(BATCH_FILES + 3):
        said = (
            f"Peserta aktif BPJS Ketenagakerjaan di Kabupaten Kudus {number + 1} orang." if number % 1000 < 2 else "-"
        )
        (tmp_path / f"{number:05d}.txt").write_text(said)
    (tmp_path / "02001.txt").write_bytes(b"\x89PNG\r\n")
    os.mkfifo(tmp_path / "02002.pipe")
    one, two = (run(capsys, "extract", str(tmp_path), "--format", "jsonl", "--jobs", jobs) for jobs in "12")
    assert one == two
    values = [(row["document"], row["value"]) for row in map(json.loads, one[1].splitlines())]
    assert values == [(f"{n:05d}.txt", n + 1) for n in (0, 1, 1000, 1001, 2000)]
    assert "02001.txt" in one[2]
    assert "02002.pipe is a pipe, socket or device, not a file; remove it.\n" in one[2]
