"""Three weekly releases: a copy, a report issued again, code that reads better; then all of it made anew."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest
from click.testing import CliRunner

from assets.rebuild import rebuild
from assets.run import Job, run_refresh
from cakupan.main import cli
from pipelines import reading
from pipelines.sources.weeks import week_instants
from warehouse import code, weeks
from warehouse.diff import compare
from warehouse.model.errors import UsageError
from warehouse.model.mart import COVERAGE_SERIES
from warehouse.publish import publish, published_release
from warehouse.query import query
from warehouse.release import describe_release

PLACE = "Kabupaten Sleman"
TEXT = (
    f"Cakupan kepesertaan BPJS Ketenagakerjaan di {PLACE} mencapai 41,25 persen per 30 September 2026. "
    "Jumlah peserta aktif di kabupaten itu 245.310 orang, kata kepala kantor cabang setempat. "
    "Angka tersebut disampaikan dalam rapat koordinasi bersama perangkat daerah yang membahas perluasan kepesertaan "
    "bagi pekerja sektor informal, termasuk pedagang pasar, petani, dan pengemudi ojek daring di tingkat kapanewon."
)
NAMES = ("2026-W41.1", "2026-W42.1", "2026-W43.1")


class Worked(NamedTuple):
    """The data folder, and the series of each release as it stood when it was published."""

    data: Path
    series: dict[str, pl.DataFrame]


def _article(folder: Path, name: str, outlet: str, published: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = {"url": None, "title": None, "outlet": outlet, "published": published, "text": text}
    (folder / name).write_text(json.dumps(content))


def _report(folder: Path, name: str, active: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["Kantor Cabang Yogyakarta", ""])
        rows.writerow(["Peserta aktif per 30 September 2026", ""])
        rows.writerow(["Kabupaten/Kota", "Jumlah Peserta Aktif"])
        rows.writerow([PLACE, active])
        rows.writerow(["Kabupaten Bantul", 198_440])


def _run(data: Path, inbox: Path, week: str) -> pl.DataFrame:
    first, _ = week_instants(week)
    assert run_refresh(data, Job(week, first, (inbox,))).succeeded
    return query(data, f"FROM coverage_series ORDER BY {', '.join(COVERAGE_SERIES.key)}")


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worked]:
    root = tmp_path_factory.mktemp("history")
    data, inbox = root / "data", root / "inbox"
    series = {}
    with pytest.MonkeyPatch.context() as patch:
        # The code of the first two weeks reads all rates ten points too high.
        patch.setattr(weeks, "code_version", lambda: "old")
        patch.setattr("assets.gather.code_version", lambda: "old")
        read = reading.read_news

        def misread(*given: object) -> reading.Reading:
            found = read(*given)  # type: ignore[arg-type]
            is_rate = pl.col("metric") == "coverage_rate"
            wrong = [
                pl.when(is_rate).then(pl.col(c) + 10).otherwise(c).alias(c)
                for c in ("value", "value_low", "value_high")
            ]
            return reading.Reading(**{**found.__dict__, "statements": found.statements.with_columns(wrong)})

        patch.setattr("assets.weekly.read_news", misread)
        _article(inbox / "1", "satu.json", "Kabar Sleman", "2026-10-04", TEXT)
        _report(inbox / "1", "peserta_september.csv", 240_000)
        series[NAMES[0]] = _run(data, inbox / "1", "2026-W41")
        _article(inbox / "2", "dua.json", "Warta Mataram", "2026-10-11", "MATARAM - " + TEXT)
        _report(inbox / "2", "peserta_september_revisi.csv", 245_310)
        series[NAMES[1]] = _run(data, inbox / "2", "2026-W42")
    first, _ = week_instants("2026-W43")
    for week in ("2026-W41", "2026-W42"):
        run_refresh(data, Job(week, first, only_read=True))
    _article(inbox / "3", "tiga.json", "Kabar Bantul", "2026-10-18", TEXT.replace("Sleman", "Bantul"))
    series[NAMES[2]] = _run(data, inbox / "3", "2026-W43")
    assert published_release(data) == NAMES[2]
    yield Worked(data, series)


def _until(data: Path, release: str) -> datetime:
    return datetime.fromisoformat(describe_release(data, release)["data_until"])


def _known(data: Path, release: str) -> pl.DataFrame:
    order = ", ".join(COVERAGE_SERIES.key)
    return query(data, f"FROM coverage_as_known(TIMESTAMP '{_until(data, release)}') ORDER BY {order}")


@pytest.mark.parametrize("release", NAMES)
def test_as_known_gives_what_each_release_gave(worked: Worked, release: str) -> None:
    assert _known(worked.data, release).equals(worked.series[release])


def test_what_was_misread_revised_or_copied_is_on_record(worked: Worked) -> None:
    rates = "SELECT value, superseded_by, copy_of IS NOT NULL FROM fact JOIN document USING (document_id)"
    found = query(worked.data, f"{rates} WHERE metric = 'coverage_rate' AND region = '{PLACE}' ORDER BY ALL")
    assert found.rows() == [
        (41.25, None, False), (41.25, None, True), (51.25, "reading", False), (51.25, "reading", True),
    ]  # fmt: skip
    point = f"SELECT value, facts, sources, rule FROM {{}} WHERE metric = 'coverage_rate' AND region = '{PLACE}'"
    # Two outlets print one text: one source, and the first published is the original.
    assert query(worked.data, point.format("coverage_series")).rows() == [(41.25, 2, 1, "original")]
    counted = (
        f"SELECT value, superseded_by FROM fact WHERE source_kind = 'report' AND region = '{PLACE}' ORDER BY value"
    )
    assert query(worked.data, counted).rows() == [(240_000.0, "revision"), (245_310.0, None)]


def test_diff_tells_new_documents_revised_sources_and_rules_apart(worked: Worked) -> None:
    second = compare(worked.data, NAMES[0], NAMES[1]).changes
    documents = second.filter(pl.col("section") == "document").select("document", "change", "cause")
    assert sorted(documents.rows()) == [
        ("dua.json", "added", "new_document"), ("peserta_september_revisi.csv", "added", "revised_source"),
    ]  # fmt: skip
    superseded = second.filter(pl.col("change") == "superseded")
    assert superseded["cause"].unique().to_list() == ["revised_source"]
    assert 240_000.0 in superseded["former_value"].to_list()
    assert second.filter(pl.col("section") == "rule").is_empty()
    third = compare(worked.data, NAMES[1], NAMES[2]).changes
    code_row = third.filter((pl.col("section") == "rule") & (pl.col("id") == "code"))
    assert code_row["note"].to_list() == [f"old > {code.code_version()}"]
    rate = third.filter((pl.col("metric") == "coverage_rate") & (pl.col("region") == PLACE))
    assert sorted(set(rate.select("section", "change", "cause").rows())) == [
        ("estimate", "changed", "rule"), ("fact", "added", "rule"), ("fact", "superseded", "rule"),
    ]  # fmt: skip
    estimate = rate.filter(pl.col("section") == "estimate").select("former_value", "value")
    assert estimate.rows() == [(51.25, 41.25)]
    assert compare(worked.data, NAMES[2], NAMES[2]).changes.is_empty()


@pytest.mark.slow
def test_a_release_is_made_anew_byte_for_byte(worked: Worked, tmp_path: Path) -> None:
    made = rebuild(worked.data, NAMES[2], tmp_path / "anew")
    assert (made.differing, made.same_code) == ([], True)
    assert made.files > 100
    facts = [query(d, "FROM core.fact ORDER BY fact_id") for d in (worked.data, tmp_path / "anew")]
    assert facts[0].equals(facts[1])


@pytest.mark.slow
def test_other_code_is_told(worked: Worked, tmp_path: Path) -> None:
    made = rebuild(worked.data, NAMES[0], tmp_path / "anew")
    assert not made.same_code
    assert "parquet/core/fact.parquet" in made.differing
    assert "parquet/core/document.parquet" not in made.differing


def test_going_back_is_one_publish_and_old_releases_go_on_request(worked: Worked, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(worked.data / "releases", data / "releases")
    publish(data, NAMES[0])
    assert query(data, "SELECT release FROM ops.release").item() == NAMES[0]
    done = CliRunner().invoke(cli, ["--data", str(data), "prune", "--keep", "1"], standalone_mode=False)
    # The newest and the published stay; of the other the description does.
    assert done.output == f"Removed {NAMES[1]}; kept {NAMES[0]}, {NAMES[2]}.\n"
    assert describe_release(data, NAMES[1])["sha256"] == describe_release(worked.data, NAMES[1])["sha256"]
    gone = CliRunner().invoke(cli, ["--data", str(data), "diff", NAMES[0], NAMES[1]])
    assert isinstance(gone.exception, UsageError) and NAMES[1] in str(gone.exception)


def test_diff_on_the_command_line(worked: Worked) -> None:
    asked = ["--data", str(worked.data), "diff", NAMES[1], NAMES[2]]
    table = CliRunner().invoke(cli, asked).output
    assert table.startswith(f"{NAMES[1]} (code old, data until 2026-10-11") and "estimate" in table
    rows = [json.loads(line) for line in CliRunner().invoke(cli, [*asked, "--format", "json"]).output.splitlines()]
    assert len(rows) == compare(worked.data, NAMES[1], NAMES[2]).changes.height
    same = CliRunner().invoke(cli, ["--data", str(worked.data), "diff", NAMES[2], NAMES[2]]).output
    assert "Nothing changed." in same
