"""A run with planted defects: each caught by its expectation, nothing sound touched; held back, mended, published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import dagster as dg
import polars as pl
import pytest
from click.testing import CliRunner

from assets.run import Job, run_refresh
from cakupan.main import cli
from expectations.verdicts import past_results, read_verdicts
from pipelines import reading
from pipelines.sources.weeks import week_instants
from warehouse import reference
from warehouse.model import STATEMENT
from warehouse.publish import published_release
from warehouse.query import query
from warehouse.weeks import week_frames

# The same defects are planted without Dagster in tests/integration, which runs every time.
pytestmark = pytest.mark.slow

WEEK = "2026-W30"
BEFORE = "2026-W29"
Row = dict[str, object]

REGENCIES = [r for r in reference.regions().sort("region_code").rows(named=True) if r["level"] in ("regency", "city")]
CLEAN = [r for r in REGENCIES if r["region_code"][:2] not in ("91", "92", "93", "94", "95", "96")][:200]
PLANTED = [r for r in REGENCIES if r not in CLEAN]
PROVINCE = "11"  # its regencies are all among the sound rows


def amount(value: float) -> Row:
    return {"value": value, "value_low": value, "value_high": value}


def place(number: int) -> Row:
    region = PLANTED[number]
    return {"region_code": region["region_code"], "region_kind": region["level"], "region": region["name"]}


RATE: Row = {"metric": "coverage_rate", "unit": "percent"}
ELIGIBLE: Row = {"metric": "eligible_workers", "numerator_basis": None}
CLAIMS: Row = {"metric": "claims_paid", "unit": "IDR", "period": "ytd", "numerator_basis": None}

REFUSED: dict[str, Row] = {
    "expect_share_not_above_100_percent": RATE | amount(508.7),
    "expect_count_to_be_plausible_for_region": amount(2.5e8),
    "expect_region_code_to_be_known": {"region_code": "32.99"},
    "expect_no_identity_number": {"sentence": "Peserta 3216014107900001 tercatat."},
    "expect_unit_to_agree_with_metric": {"metric": "claims_paid"},
}
"""One statement each, which may not become a fact."""

FLAGGED: dict[str, list[Row]] = {
    "expect_active_not_above_eligible": [amount(90_000), ELIGIBLE | amount(60_000)],
    "expect_rate_to_follow_from_its_parts": [RATE | amount(39.09), amount(611_000), ELIGIBLE | amount(1_500_000)],
    "expect_shares_to_make_a_hundred": [
        RATE | amount(50.87), RATE | amount(59.13) | {"metric": "unprotected_rate", "numerator_basis": None},
    ],
    "expect_region_to_agree_with_its_members": [
        amount(9_000) | {"region_code": PROVINCE, "region_kind": "province", "region": "Provinsi Aceh"},
    ],
    "expect_year_to_date_not_to_fall": [CLAIMS | amount(2e9), CLAIMS | amount(5e9) | {"as_of": "2026-05"}],
    "expect_no_jump": [amount(640_000), amount(210_000) | {"as_of": "2026-03"}],
    "expect_statutory_value_to_be_in_force": [
        amount(24e6) | {"metric": "benefit_amount", "kind": "statutory", "unit": "IDR", "program": ["JKM"],
                        "numerator_basis": None},
    ],
}  # fmt: skip
"""The first of each group does not go with the others of it, or with what is known."""


def statement(number: int, change: Mapping[str, object]) -> Row:
    region = CLEAN[number]
    value = 1_000.0 + number
    evidence = f"{value:.0f} pekerja"
    return {
        "source_kind": "news", "metric": "active_participants", "kind": "observation", "value": value,
        "value_low": value, "value_high": value, "unit": "persons", "qualifier": "exact",
        "region_code": region["region_code"], "region_kind": region["level"], "region": region["name"], "program": [],
        "numerator_basis": "active", "as_of": "2026-06", "period": "point", "confidence": 0.9, "evidence": evidence,
        "start": 10, "end": 10 + len(evidence), "rule": "count", "flags": [], "sentence": f"Tercatat {evidence}.",
    } | dict(change)  # fmt: skip


def statements(document: Mapping[str, object]) -> pl.DataFrame:
    """200 sound statements and the planted ones among them, each named after what it is."""
    own = {"document_id": document["document_id"], "document": document["document"]}
    rows = [statement(number, own | {"statement_id": f"sound{number:03}"}) for number in range(len(CLEAN))]
    spots = iter(range(len(PLANTED)))
    for name, change in REFUSED.items():
        rows.insert(17, statement(0, own | place(next(spots)) | change | {"statement_id": name}))
    for name, group in FLAGGED.items():
        there = place(next(spots))
        for number, change in enumerate(group):
            told = name if number == 0 else f"beside:{name}:{number}"
            rows.insert(101, statement(0, own | there | change | {"statement_id": told}))
    return STATEMENT.conform(pl.DataFrame(rows, schema=STATEMENT.polars()))


class Worked(NamedTuple):
    """The data folder after a sound week, and the runs that followed: held back twice, then mended."""

    data: Path
    sound: str | None
    outcomes: list[bool]
    releases: list[str | None]
    alerts: list[dict[str, object]]
    told: str


def _article(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True)
    text = "Pemerintah daerah dan BPJS Ketenagakerjaan mencatat peserta aktif di berbagai kabupaten pada Juni 2026."
    content = {"url": None, "title": None, "outlet": "Warta", "published": "2026-07-13", "text": f"{text} ({name})"}
    (folder / f"{name}.json").write_text(json.dumps(content))
    return folder


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worked]:
    root = tmp_path_factory.mktemp("planted")
    data = root / "data"
    read = reading.read_news
    twice = {"on": True}

    def planted(*given: object) -> reading.Reading:
        found = read(*given)  # type: ignore[arg-type]
        if found.documents.is_empty() or found.documents["document"][0] != "cacat.json":
            return found
        rows = statements(found.documents.row(0, named=True))
        again = rows.filter(pl.col("statement_id") == "sound000") if twice["on"] else rows.clear()
        return reading.Reading(**{**found.__dict__, "statements": pl.concat([rows, again])})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assets.weekly.read_news", planted)
        assert run_refresh(data, Job(BEFORE, week_instants(BEFORE)[0], (_article(root / "1", "awal"),))).succeeded
        sound = published_release(data)
        outcomes, releases = [], []
        arrived = week_instants(WEEK)[0]
        for inboxes, is_twice in (((_article(root / "2", "cacat"),), True), ((), True), ((), False)):
            twice["on"] = is_twice
            outcomes.append(run_refresh(data, Job(WEEK, arrived, inboxes)).succeeded)
            releases.append(published_release(data))
            if is_twice:
                told = CliRunner().invoke(cli, ["--data", str(data), "checks", "--format", "json"]).output
        alerts = [json.loads(p.read_text()) for p in sorted((data / "alerts").glob("*.json"))]
        yield Worked(data, sound, outcomes, releases, alerts, told)


def test_each_planted_defect_is_caught_by_its_expectation_and_no_sound_row_is_touched(worked: Worked) -> None:
    assert len(REFUSED) + len(FLAGGED) == 12
    refused = query(worked.data, "SELECT expectation, row_key FROM ops.quarantine ORDER BY ALL").rows()
    assert refused == [(name, name) for name in sorted(REFUSED)]
    flagged = query(
        worked.data,
        "SELECT expectation, statement_id FROM ops.flagged JOIN core.fact ON fact_id = row_key ORDER BY ALL",
    ).rows()
    # Two shares that do not make a hundred are questioned both.
    pair = ("expect_shares_to_make_a_hundred", "beside:expect_shares_to_make_a_hundred:1")
    assert sorted(flagged) == sorted([*((name, name) for name in FLAGGED), pair])
    kept = query(worked.data, "SELECT count(*) FROM core.fact WHERE starts_with(statement_id, 'sound')").item()
    assert kept == 200


def test_reasons_are_plain_in_both_languages(worked: Worked) -> None:
    told = query(worked.data, "SELECT reason_en, reason_id FROM ops.flagged WHERE expectation = 'expect_no_jump'").row(
        0
    )
    region = PLANTED[len(REFUSED) + list(FLAGGED).index("expect_no_jump")]["name"]
    assert told == (
        f"active_participants of “{region}” is 640,000 at 2026-06, after 210,000 at 2026-03.",
        f"active_participants “{region}” sebesar 640.000 per 2026-06, setelah 210.000 per 2026-03.",
    )


def test_a_critical_failure_holds_the_release_back_until_it_is_mended(worked: Worked) -> None:
    assert worked.outcomes == [False, False, True]
    assert worked.releases[:2] == [worked.sound, worked.sound] == [f"{BEFORE}.1"] * 2
    assert worked.releases[2] == f"{WEEK}.1"
    assert query(worked.data, "SELECT max(as_of_to) FROM core.fact").item() == date(2026, 6, 30)


def test_what_held_it_back_is_told_where_people_look(worked: Worked) -> None:
    name = "expect_statement_id_to_be_unique"
    assert name in worked.told
    assert len(worked.alerts) == 2
    for alert in worked.alerts:
        assert alert["week"] == WEEK
        failed = alert["failed"]
        assert isinstance(failed, list)
        assert {(f["suite"], f["expectation"]) for f in failed} == {("statements", name)}
        assert failed[0]["examples"] == ["sound000", "sound000"]
        assert str(alert["page"]).endswith(f"weeks/{WEEK}/validation.html")
    past = past_results(week_frames(worked.data, WEEK).folder).filter(pl.col("expectation") == name)
    assert past.select("attempt", "success", "observed").rows() == [(1, False, "2 of 219 rows")]
    assert read_verdicts(week_frames(worked.data, WEEK).folder).critical.is_empty()


def test_dagster_has_the_verdict_with_the_rows_and_the_page(worked: Worked) -> None:
    evaluated = dg.DagsterEventType.ASSET_CHECK_EVALUATION
    with dg.DagsterInstance.from_config(str(worked.data / "dagster")) as instance:
        logs = [log for run in instance.get_runs() for log in instance.all_logs(run.run_id, of_type=evaluated)]
    evaluations = [log.dagster_event.asset_check_evaluation_data for log in logs if log.dagster_event]
    found = [e for e in evaluations if e.check_name == "statements_hold"]  # the last run first
    severities = [(f.passed, f.severity) for f in found]
    error, warn = dg.AssetCheckSeverity.ERROR, dg.AssetCheckSeverity.WARN
    assert severities[:3] == [(False, warn), (False, error), (False, error)]
    rows = found[1].metadata["failing rows"]
    assert isinstance(rows, dg.TableMetadataValue)
    assert {"sound000"} < {str(record.data["row_key"]) for record in rows.records}
    assert str(found[1].metadata["page"].value).endswith(f"weeks/{WEEK}/validation.html")


def test_the_pages_show_it(worked: Worked) -> None:
    page = (worked.data / "weeks" / WEEK / "validation.html").read_text()
    assert all(name in page for name in REFUSED)
    index = (worked.data / "weeks" / "index.html").read_text()
    assert all(name in index for name in FLAGGED)
    assert f'href="{WEEK}/validation.html"' in index and f'href="{BEFORE}/validation.html"' in index
    assert "3216014107900001" not in page + index
    weekly = query(worked.data, f"SELECT quarantined, flagged FROM mart.quality_weekly WHERE week = '{WEEK}'").row(0)
    assert weekly == (len(REFUSED), len(FLAGGED) + 1)
