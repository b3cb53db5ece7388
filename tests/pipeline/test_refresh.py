"""The main job as a user runs it: samples, reruns, new files, bad files, two machines."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from warehouse.query import query

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = (
    "Cakupan kepesertaan BPJS Ketenagakerjaan di Kabupaten Sleman mencapai 41,25 persen per 30 September 2026. "
    "Jumlah peserta aktif di kabupaten itu 245.310 orang, kata kepala kantor cabang setempat."
)


def cakupan(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DAGSTER", "CAKUPAN"))}
    return subprocess.run(
        [sys.executable, "-m", "cakupan.main", "--data", str(data), *arguments],
        cwd=ROOT, env=environment | {"COLUMNS": "160"}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def rows(data: Path, sql: str) -> list[dict[str, object]]:
    answer = cakupan(data, "query", sql, "--format", "json")
    assert answer.returncode == 0, answer.stderr
    return [json.loads(line) for line in answer.stdout.splitlines()]


def one(data: Path, sql: str) -> object:
    (row,) = rows(data, sql)
    (value,) = row.values()
    return value


def article(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = {"url": None, "title": None, "outlet": "Kabar Sleman", "published": "2026-10-05", "text": text}
    (folder / name).write_text(json.dumps(content))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    data = tmp_path_factory.mktemp("samples") / "data"
    return data, cakupan(data, "refresh")


def test_samples_build_a_warehouse_that_says_so(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    data, run = built
    assert run.returncode == 0, run.stderr
    assert "Do not cite" in run.stdout and "Jangan dikutip" in run.stdout
    release = one(data, "SELECT release FROM ops.release")
    assert str(release).endswith(".1") and str(release) in run.stdout
    assert one(data, "SELECT from_samples FROM ops.release") is True
    counts = rows(data, "SELECT (SELECT count(*) FROM core.document) AS d, (SELECT count(*) FROM core.fact) AS f")[0]
    assert isinstance(counts["d"], int) and counts["d"] >= 38
    assert isinstance(counts["f"], int) and counts["f"] >= 150
    assert one(data, "SELECT count(*) FROM mart.coverage_series") != 0
    assert one(data, "SELECT count(*) FROM mart.conflict") != 0
    assert one(data, "SELECT count(*) FROM ops.check_result") != 0


def test_series_and_explain_show_where_a_figure_comes_from(
    built: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    data, _ = built
    shown = cakupan(data, "series", "Kabupaten Bekasi", "--metric", "coverage_rate", "--format", "json")
    assert shown.returncode == 0, shown.stderr
    points = [json.loads(line) for line in shown.stdout.splitlines()]
    assert len(points) >= 4
    fact = str(points[0]["chosen_fact"])
    told = cakupan(data, "explain", fact)
    assert told.returncode == 0, told.stderr
    (stated,) = rows(data, f"SELECT evidence, figure, document FROM core.fact WHERE fact_id = '{fact}'")
    assert f"«{stated['figure']}»" in told.stdout
    assert str(stated["evidence"]) in told.stdout.replace("«", "").replace("»", "")
    assert str(stated["document"]) in told.stdout


def test_every_statement_of_the_cookbook_runs_on_the_samples(
    built: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    data, _ = built
    page = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
    index = page.partition("<!-- index -->")[2].partition("<!-- end -->")[0].strip().splitlines()[2:]
    told = [int(line.split(" | ")[1].replace(",", "")) for line in index]
    found = [query(data, sql).height for sql in re.findall(r"```sql\n(.*?)```", page, flags=re.DOTALL)]
    assert len(found) == len(told) > 25
    # Ages drift with the clock and take a row along. If more changed: `python -m benchmarks.questions DATA --write`.
    off = [
        (line, rows) for line, rows, said in zip(index, found, told, strict=True) if abs(rows - said) > 1 + said // 10
    ]
    assert not off
    assert [rows > 0 for rows in found] == [rows > 0 for rows in told]


def test_run_and_checks_are_recorded_by_dagster(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    data, _ = built
    with dg.DagsterInstance.from_config(str(data / "dagster")) as instance:
        (run,) = instance.get_runs()
        assert run.job_name == "weekly_refresh"
        assert run.is_success
        assert "dagster/partition" in run.tags
        events = instance.all_logs(run.run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION)
        assert len(events) == 11
        release = instance.get_latest_materialization_event(dg.AssetKey("release"))
        assert release is not None
        assert not instance.telemetry_enabled


def test_rerun_adds_nothing_and_new_files_add_only_themselves(tmp_path: Path) -> None:
    inbox, data = tmp_path / "inbox", tmp_path / "data"
    article(inbox, "satu.json", ARTICLE)
    assert cakupan(data, "refresh", "--inbox", str(inbox)).returncode == 0
    first = one(data, "SELECT release FROM ops.release")
    facts = {str(r["fact_id"]) for r in rows(data, "SELECT fact_id FROM core.fact")}
    assert len(facts) == 2
    bytes_before = (data / "published" / "cakupan.duckdb").read_bytes()

    assert cakupan(data, "refresh", "--inbox", str(inbox)).returncode == 0
    assert one(data, "SELECT release FROM ops.release") == first
    assert (data / "published" / "cakupan.duckdb").read_bytes() == bytes_before

    article(
        inbox, "dua.json", ARTICLE.replace("Sleman", "Bantul").replace("41,25", "38,4").replace("245.310", "98.700")
    )
    assert cakupan(data, "refresh", "--inbox", str(inbox)).returncode == 0
    after = {str(r["fact_id"]) for r in rows(data, "SELECT fact_id FROM core.fact")}
    assert facts < after and len(after) == 4
    assert one(data, "SELECT count(*) FROM core.document") == 2
    assert str(one(data, "SELECT release FROM ops.release")).endswith(".2")


def test_bad_files_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    inbox, data = tmp_path / "inbox", tmp_path / "data"
    article(inbox, "baik.json", ARTICLE)
    (inbox / "kosong.txt").write_bytes(b"")
    (inbox / "nol.xlsx").write_bytes(b"")
    (inbox / "gambar.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (inbox / "sandi.txt").write_bytes(b"Peserta aktif \xc3\x28 Jamsostek mencapai 10 ribu orang di Sleman")
    (inbox / "besar.txt").write_bytes(b"Peserta aktif Jamsostek. " * 2_100_000)
    (inbox / "menu.html").write_text("<html><body><nav><a href='/'>Beranda</a></nav></body></html>")
    (inbox / "catatan.docx").write_bytes(b"PK\x03\x04 not a document")
    run = cakupan(data, "refresh", "--inbox", str(inbox))
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr + run.stdout
    listed = {str(r["name"]): str(r["message"]) for r in rows(data, "SELECT name, message FROM ops.rejected")}
    bad = {"kosong.txt", "nol.xlsx", "gambar.txt", "sandi.txt", "besar.txt", "menu.html", "catatan.docx"}
    assert set(listed) == bad
    for name, message in listed.items():
        assert name in message and message in run.stderr, message
    assert one(data, "SELECT count(*) FROM core.document") == 1
    shown = cakupan(data, "rejected", "list", "--format", "json")
    assert len(shown.stdout.splitlines()) == len(bad)


def test_nothing_readable_exits_one_and_publishes_nothing(tmp_path: Path) -> None:
    inbox, data = tmp_path / "inbox", tmp_path / "data"
    inbox.mkdir()
    (inbox / "kosong.txt").write_bytes(b"")
    run = cakupan(data, "refresh", "--inbox", str(inbox))
    assert run.returncode == 1
    assert "kosong.txt" in run.stderr
    assert "Traceback" not in run.stderr + run.stdout
    assert not (data / "published").exists()


@pytest.mark.slow
def test_same_documents_on_two_machines_give_the_same_tables(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    article(inbox, "satu.json", ARTICLE)
    hashes = []
    for machine in ("a", "b"):
        data = tmp_path / machine
        assert cakupan(data, "refresh", "--inbox", str(inbox), "--week", "2026-W41").returncode == 0
        files = sorted((data / "published" / "parquet").rglob("*.parquet"))
        hashes.append({f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files})
    assert hashes[0] == hashes[1]
    assert "fact.parquet" in hashes[0]
    arrived = pl.read_parquet(tmp_path / "a" / "published" / "parquet" / "core" / "fact.parquet")["recorded_at"]
    # Monday 2026-10-05 05:00 in Jakarta.
    assert str(arrived.unique().item()) == "2026-10-04 22:00:00"


def test_usage_errors_are_sentences_and_exit_two(tmp_path: Path) -> None:
    for arguments in (
        ("refresh", "--inbox", str(tmp_path / "missing")),
        ("refresh", "--week", "2031-W01"),
        ("query", "SELECT 1"),
        ("series", "Sleman"),
        ("nonsense",),
        ("extract", str(tmp_path / "missing.txt")),
    ):
        run = cakupan(tmp_path / "data", *arguments)
        assert run.returncode == 2, (arguments, run.stdout, run.stderr)
        assert run.stderr.strip() and "Traceback" not in run.stderr


def report(folder: Path, name: str, month: str, bpu: int, unit: int = 1) -> None:
    """A branch's monthly table as CSV. `unit`: what its figures are divided by without saying so."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "BPJS Ketenagakerjaan Kantor Cabang Serang",
        f"Tenaga kerja aktif bulan {month} 2026",
        "",
        "No;Kabupaten/Kota;PU;BPU",
        f"1;Kota Serang;{240_000 // unit};{bpu // unit}",
        f"2;Kab. Serang;{180_000 // unit};{60_000 // unit}",
    ]
    (folder / name).write_text("\n".join(lines))


@pytest.mark.slow
def test_reports_are_compared_with_those_before_and_revisions_are_listed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    report(tmp_path / "august", "lapkep-2026-08.csv", "Agustus", 90_000)
    assert cakupan(data, "refresh", "--inbox", str(tmp_path / "august"), "--week", "2026-W36").returncode == 0
    report(tmp_path / "september", "lapkep-2026-09.csv", "September", 91_000, unit=1000)
    report(tmp_path / "september", "lapkep-2026-08_rev.csv", "Agustus", 92_500)
    run = cakupan(data, "refresh", "--inbox", str(tmp_path / "september"), "--week", "2026-W40")
    assert run.returncode == 0, run.stderr

    assert "lapkep-2026-08_rev.csv revises lapkep-2026-08.csv: 1 changed" in run.stdout
    (revised,) = rows(data, "SELECT change, former_value, value, cell, region, source_id FROM mart.report_revision")
    assert revised == {
        "change": "changed", "former_value": 90000.0, "value": 92500.0, "cell": "row 5 column D",
        "region": "Kota Serang", "source_id": "cabang serang",
    }  # fmt: skip
    assert one(data, "SELECT count(*) FROM core.fact WHERE superseded_at IS NOT NULL") == 4
    flagged = rows(
        data, "SELECT document FROM core.fact JOIN core.fact_flag USING (fact_id) WHERE flag = 'thousand_factor'"
    )
    assert [row["document"] for row in flagged] == ["lapkep-2026-09.csv"] * 4

    published = (data / "published" / "cakupan.duckdb").read_bytes()
    assert cakupan(data, "backfill", "2026-W36", "2026-W40").returncode == 0
    assert (data / "published" / "cakupan.duckdb").read_bytes() == published


@pytest.mark.slow
def test_a_hint_of_the_inbox_is_followed_and_kept(tmp_path: Path) -> None:
    data, inbox = tmp_path / "data", tmp_path / "inbox"
    report(inbox, "lapkep.csv", "Mei", 91_000)
    (inbox / "hints").mkdir()
    (inbox / "hints" / "lapkep.csv.hint.yaml").write_text("columns:\n  BPU: ignore\n")
    run = cakupan(data, "refresh", "--inbox", str(inbox))
    assert run.returncode == 0, run.stderr
    assert sorted(r["value"] for r in rows(data, "SELECT value FROM core.fact")) == [180000.0, 240000.0]  # type: ignore[type-var]
    assert one(data, "SELECT count(*) FROM core.document") == 1
    assert "hint" in (data / "raw" / "manifest.jsonl").read_text()
