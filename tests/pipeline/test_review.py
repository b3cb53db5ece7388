"""A curator at work: doubtful statements decided on the command line, applied by the next run, kept in both times."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import select
import shutil
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from cakupan.main import cli
from tests.pipeline.test_refresh import ROOT, article
from warehouse.model.errors import UsageError
from warehouse.query import query

TWINS = (
    "Cakupan kepesertaan BPJS Ketenagakerjaan di Semarang per Agustus 2026 tercatat 44,7 persen. "
    "Data itu dibacakan dalam rapat evaluasi tanpa keterangan lain."
)
SLEMAN = (
    "Cakupan kepesertaan BPJS Ketenagakerjaan di Kabupaten Sleman mencapai 41,25 persen per 30 September 2026. "
    "Jumlah peserta aktif di Kabupaten Sleman per 30 September 2026 tercatat 245.310 orang."
)
CURRENT = "SELECT * FROM core.fact WHERE superseded_at IS NULL"


def rows(data: Path, sql: str) -> list[dict[str, object]]:
    return query(data, sql).to_dicts()


def one(data: Path, sql: str) -> object:
    return query(data, sql).item()


class Ran(NamedTuple):
    """Exit status (2: bad usage) and what was said, spaces made one."""

    code: int
    out: str
    err: str


def run(data: Path, *arguments: str, keys: str = "") -> Ran:
    """The command in this process, which is quicker by what imports cost; its environment stays as it was."""
    before = dict(os.environ)
    try:
        result = CliRunner().invoke(cli, ["--data", str(data), *arguments], input=keys, standalone_mode=False)
    finally:
        os.environ.clear()
        os.environ.update(before)
    if isinstance(result.exception, UsageError):
        return Ran(2, "", str(result.exception))
    assert result.exception is None, (result.exception, result.output)
    return Ran(result.return_value or 0, " ".join(result.stdout.split()), " ".join(result.stderr.split()))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of two articles in which one figure is kept out: its region may be either of two twins."""
    root = tmp_path_factory.mktemp("review")
    article(root / "inbox", "kembar.json", TWINS)
    article(root / "inbox", "sleman.json", SLEMAN)
    built = run(root / "data", "refresh", "--inbox", str(root / "inbox"), "--week", "2026-W41")
    assert built.code == 0, built.err
    assert "Waiting for review" in built.out
    return root / "data"


@pytest.fixture
def data(before: Path, tmp_path: Path) -> Path:
    """A copy of it, to decide about."""
    return shutil.copytree(before, tmp_path / "data", symlinks=True)


def test_the_queue_says_what_waits_and_why(before: Path) -> None:
    waiting = json.loads(run(before, "review", "list", "--format", "json").out)
    assert waiting["reasons"][:2] == ["region_unresolved", "refused_by_check"]
    assert waiting["fact_id"] is None and "Semarang" in waiting["why_id"]
    (name,) = rows(before, "SELECT * FROM ops.unresolved_region")
    assert (name["name"], name["statements"]) == ("Semarang", 1)
    assert name["suggestions"] == ["Kabupaten Semarang (33.22)", "Kota Semarang (33.74)"]


def test_a_row_in_quarantine_is_shown_with_its_words_marked(before: Path) -> None:
    row = json.loads(run(before, "quarantine", "list", "--format", "json").out)
    assert (row["state"], row["replays"]) == ("waiting", 0)
    code, shown, _ = run(before, "quarantine", "show", str(row["quarantine_id"])[:8])
    assert code == 0
    assert "«44,7 persen»" in shown and "kembar.json" in shown and "arrival week 2026-W41" in shown
    assert "expect_region_to_be_resolved" in run(before, "quarantine", "list", "--summary", "--format", "csv").out
    assert run(before, "quarantine", "show", "ffffffff")[0] == 2
    assert run(before, "quarantine", "replay", "--week", "2026-W40").out == "No row waits."


def test_decisions_are_applied_kept_in_both_times_and_rebuilt_byte_for_byte(data: Path, tmp_path: Path) -> None:
    twin = one(data, "SELECT statement_id FROM ops.review_queue")
    rate, count = (one(data, f"SELECT fact_id FROM core.fact WHERE unit = '{u}'") for u in ("percent", "persons"))
    assert run(data, "review", "correct", str(twin)[:8], "region=Semarang")[0] == 2
    who = ("--reviewer", "sari")
    code, told, _ = run(
        data, "review", "correct", str(twin)[:8], "region=Kota Semarang", "--reason", "rapat kota", *who
    )
    assert code == 0 and "cakupan refresh" in told
    assert run(data, "review", "correct", str(rate), "value=42.15", *who)[0] == 0
    assert run(data, "review", "reject", str(count), *who)[0] == 2
    assert run(data, "review", "reject", str(count), "--reason", "hitungan ganda", *who)[0] == 0
    (data / "decisions" / "broken.yaml").write_text("action: accept\n")
    assert "0 wait for a person" in run(data, "review", "list").out

    # A week without documents still brings decisions in.
    refreshed = run(data, "refresh", "--inbox", str(_empty(tmp_path)))
    assert refreshed.code == 0, refreshed.err
    assert "Decision broken: statement is missing" in refreshed.err
    assert {r["state"] for r in rows(data, "SELECT state FROM core.decision")} == {"applied"}
    current = {(r["region"], r["value"]) for r in rows(data, CURRENT)}
    assert current == {("Kota Semarang", 44.7), ("Kabupaten Sleman", 42.15)}
    (former,) = rows(data, f"SELECT superseded_by, value FROM core.fact WHERE fact_id = '{rate}'")
    assert former == {"superseded_by": "decision", "value": 41.25}
    told = run(data, "explain", str(rate)).out
    assert "correct by sari on" in told and "which superseded this fact" in told
    (quarantined,) = rows(data, "SELECT state, decision_id FROM ops.quarantine")
    assert quarantined["state"] == "admitted" and str(twin)[:12] in str(quarantined["decision_id"])
    assert one(data, "SELECT count(*) FROM ops.review_queue") == 0

    # Monday 2026-10-05 the automatic reading was known; today the person's is.
    then = rows(data, "SELECT region, value FROM coverage_as_known('2026-10-06') ORDER BY value")
    assert then == [{"region": "Kabupaten Sleman", "value": 41.25}, {"region": "Kabupaten Sleman", "value": 245_310.0}]
    now = rows(data, "SELECT region, value FROM mart.coverage_series ORDER BY value")
    assert now == [{"region": "Kabupaten Sleman", "value": 42.15}, {"region": "Kota Semarang", "value": 44.7}]

    # The same raw documents and decisions, in a new folder, give the same tables byte for byte.
    again = tmp_path / "again"
    shutil.copytree(data / "raw", again / "raw")
    shutil.copytree(data / "decisions", again / "decisions")
    assert run(again, "backfill", "2026-W41", "2026-W41").code == 0
    assert _tables(again) == _tables(data)


def test_replay_reads_again_and_a_stale_decision_is_asked_again(data: Path) -> None:
    twin = str(one(data, "SELECT statement_id FROM ops.review_queue"))
    assert run(data, "review", "accept", twin, "--reviewer", "sari")[0] == 2  # its region is open
    assert run(data, "review", "correct", twin, "region_code=33.74", "--reviewer", "sari")[0] == 0
    (path,) = (data / "decisions").iterdir()
    path.write_text(path.read_text().replace("as_of: 2026-08", "as_of: 2026-07"))
    replayed = run(data, "quarantine", "replay")
    assert replayed.code == 0, replayed.err
    assert "still_refused" in replayed.out and "is stale. Asked again" in replayed.err
    (row,) = rows(data, "SELECT state, replays FROM ops.quarantine")
    assert row == {"state": "replayed", "replays": 1}
    (waiting,) = rows(data, "SELECT reasons, decision_id FROM ops.review_queue")
    assert waiting["reasons"][0] == "decision_stale" and waiting["decision_id"] == path.stem  # type: ignore[index]


def test_keys_decide_one_statement_after_the_other(data: Path) -> None:
    code, shown, _ = run(data, "review", "--reviewer", "sari", keys="x")  # another key, then the end of the input
    assert code == 0 and "«44,7 persen»" in shown and "Kota Semarang (33.74)" in shown
    assert not (data / "decisions").exists()
    typed = 'cregion=Semarang\ncvalue="\nc\nr\ncregion="Kota Semarang"\nrapat kota\n'
    code, shown, _ = run(data, "review", "--reviewer", "sari", keys=typed)
    assert "it may be Kabupaten Semarang (33.22), Kota Semarang (33.74)" in shown
    assert "A quotation mark is open" in shown
    (path,) = (data / "decisions").iterdir()
    assert "region_code: '33.74'" in path.read_text() and "reason: rapat kota" in path.read_text()
    assert "1 decision" in shown
    assert "Nothing waits" in run(data, "review", keys="").out


def test_keys_on_a_real_terminal(data: Path) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.environ |= {"CAKUPAN_REVIEWER": "sari", "TERM": "xterm-256color", "COLUMNS": "100"}
        os.execv(sys.executable, [sys.executable, "-m", "cakupan.main", "--data", str(data), "review"])  # noqa: S606
    seen = _until(terminal, "[q] quit")
    assert "\x1b[1;4;7m44,7 persen" in seen  # the figure in bold, underlined and reversed
    _press(terminal, b"r", "Why")
    os.write(terminal, b"angka program lain\n")
    assert "Written" in _until(terminal, "cakupan refresh")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    (path,) = (data / "decisions").iterdir()
    assert "reason: angka program lain" in path.read_text() and "action: reject" in path.read_text()


def _press(terminal: int, key: bytes, words: str) -> None:
    """Press a key until `words` appear: what is typed before keys are read is dropped."""
    seen, pressed = "", 0.0
    while words not in seen:
        if time.monotonic() > pressed + 3:
            os.write(terminal, key)
            pressed = time.monotonic()
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 65_536).decode(errors="replace")


def _until(terminal: int, words: str) -> str:
    seen, end = "", time.monotonic() + 120
    while words not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 65_536).decode(errors="replace")
    assert words in seen, seen
    return seen


def _empty(folder: Path) -> Path:
    inbox = folder / "empty"
    inbox.mkdir()
    return inbox


def _tables(data: Path) -> dict[str, str]:
    """SHA-256 of every table's Parquet but two: the release's own row has its name, check results tell of every run."""
    root = data / "published" / "parquet"
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*.parquet"))
        if path.stem not in ("release", "check_result")
    }
