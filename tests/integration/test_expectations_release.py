"""A week of 200 sound statements with twelve planted defects, from its documents to what a publish step would do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

from expectations.page import render_page
from expectations.quarantine import refused_rows, summarise
from expectations.validate import Verdict, validate
from expectations.verdicts import read_verdicts, require_passed, write_verdict
from warehouse.model import STATEMENT, core
from warehouse.model.errors import CheckFailedError

WEEK = "2026-W30"
ARRIVED = datetime.fromisoformat("2026-07-21 03:30")
SUITES = ("documents", "statements", "facts")
PLACES = (("32.16", "regency", "Kabupaten Bekasi"), ("32.75", "city", "Kota Bekasi"), ("32", "province", "Jawa Barat"))

DEFECTS: dict[str, dict[str, object]] = {
    "expect_value_not_above_its_interval": {"value_high": 10.0},
    "expect_unit_to_agree_with_metric": {"metric": "claims_paid"},
    "expect_share_not_above_100_percent": {
        "metric": "coverage_rate", "unit": "percent", "value": 508.7, "value_low": 508.7, "value_high": 508.7,
    },
    "expect_counts_to_be_whole": {"value": 21.234, "value_low": 21.234, "value_high": 21.234},
    "expect_count_to_be_plausible_for_region": {"value": 2.5e8, "value_low": 2.5e8, "value_high": 2.5e8},
    "expect_as_of_to_be_in_the_calendar": {"as_of": "2026-06-31"},
    "expect_observation_not_after_arrival": {"as_of": "2026-07-22"},
    "expect_region_code_to_be_known": {"region_code": "32.99"},
    "expect_region_kind_to_agree_with_code": {"region_kind": "village"},
    "expect_news_evidence_to_fill_its_span": {"end": 400},
    "expect_programs_to_be_known": {"program": ["JKN"]},
    "expect_qualifier_to_be_allowed": {"qualifier": "roughly"},
}  # fmt: skip


def documents() -> pl.DataFrame:
    rows = [
        {
            "document_id": f"{n:064x}", "document": f"warta-{n}.txt", "source_kind": "news", "source_id": "warta",
            "outlet": "Warta", "published": "2026-07-20", "published_at": date(2026, 7, 20), "media_type": "text/plain",
            "size": 900, "characters": 880, "first_arrival": ARRIVED, "arrival_week": WEEK,
        }
        for n in range(10)
    ]  # fmt: skip
    return core.DOCUMENT.conform(pl.DataFrame(rows))


def statement(number: int, change: Mapping[str, object]) -> dict[str, object]:
    code, kind, region = PLACES[number % 3]
    value = 1_000.0 + number
    evidence = f"{value:.0f} pekerja"
    return {
        "statement_id": f"s{number:03}", "document_id": f"{number % 10:064x}", "source_kind": "news",
        "document": f"warta-{number % 10}.txt", "metric": "registered_workers", "kind": "observation", "value": value,
        "value_low": value, "value_high": value, "unit": "persons", "qualifier": "exact", "region_code": code,
        "region_kind": kind, "region": region, "program": ["JKK"], "as_of": "2026-06", "period": "point",
        "confidence": 0.8, "evidence": evidence, "start": 10, "end": 10 + len(evidence), "rule": "count", "flags": [],
        "sentence": f"Tercatat {evidence}.",
    } | dict(change)  # fmt: skip


def statements() -> pl.DataFrame:
    """200 sound rows; after every sixteenth of them one defect, its key ending in the expectation it breaks."""
    rows: list[dict[str, object]] = [statement(number, {}) for number in range(200)]
    for place, (expectation, change) in enumerate(DEFECTS.items()):
        rows.insert(17 * place, statement(place, change) | {"statement_id": f"bad:{expectation}"})
    return pl.DataFrame(rows, schema=STATEMENT.polars())


def facts_of(passed: pl.DataFrame) -> pl.DataFrame:
    made = passed.with_columns(
        fact_id="f" + pl.col("statement_id"), source_id=pl.lit("warta"), published_at=date(2026, 7, 20),
        as_of_from=date(2026, 6, 1), as_of_to=date(2026, 6, 30), recorded_at=ARRIVED, arrival_week=pl.lit(WEEK),
    )  # fmt: skip
    return core.FACT.conform(made)


def judge(folder: Path, found: pl.DataFrame) -> tuple[Verdict, Verdict]:
    """What a run does with a week: three suites, each with its verdict kept."""
    first = validate("documents", documents(), week=WEEK)
    second = validate("statements", found, week=WEEK, reference={"core.document": first.passed})
    given = {"core.document": first.passed, "stage.statement": second.passed}
    third = validate("facts", facts_of(second.passed), week=WEEK, reference=given)
    for verdict in (first, second, third):
        write_verdict(folder, verdict)
    return second, third


def test_each_planted_defect_is_caught_by_its_expectation_and_no_sound_row_is_touched(tmp_path: Path) -> None:
    found, facts = judge(tmp_path, statements())
    caught = found.quarantine.select("expectation", "row_key").sort("row_key").rows()
    assert caught == [(name, f"bad:{name}") for name in sorted(DEFECTS)]
    assert found.passed["statement_id"].to_list() == [f"s{number:03}" for number in range(200)]
    assert not found.critical_failed and not facts.critical_failed
    assert facts.passed.height == 200
    held = require_passed(tmp_path, SUITES)
    assert summarise(held.quarantine)["rows"].to_list() == [1] * 12
    page = render_page(WEEK, held.check_results, held.quarantine)
    assert all(page.count(f"bad:{name}") >= 1 for name in DEFECTS)


def test_statements_of_a_refused_document_are_refused_with_it() -> None:
    wrong = documents().with_columns(
        characters=pl.when(pl.col("document") == "warta-3.txt").then(0).otherwise("characters")
    )
    first = validate("documents", wrong, week=WEEK)
    assert first.quarantine["document"].to_list() == ["warta-3.txt"]
    second = validate("statements", statements().filter(pl.col("statement_id").str.starts_with("s")), week=WEEK,
                      reference={"core.document": first.passed})  # fmt: skip
    assert second.quarantine["document"].unique().to_list() == ["warta-3.txt"]
    assert second.quarantine.height == 20
    assert not second.critical_failed


def test_a_critical_failure_holds_the_release_over_runs_until_it_is_mended(tmp_path: Path) -> None:
    twice = pl.concat([statements(), statements().filter(pl.col("statement_id") == "s000")])
    judge(tmp_path, twice)
    for _ in range(2):
        with pytest.raises(CheckFailedError, match="statements: expect_statement_id_to_be_unique failed"):
            require_passed(tmp_path, SUITES)
    judge(tmp_path, statements())
    assert require_passed(tmp_path, SUITES).critical.is_empty()


def test_refused_rows_replayed_after_a_mend_become_facts(tmp_path: Path) -> None:
    found, _ = judge(tmp_path, statements())
    refused = refused_rows(read_verdicts(tmp_path).quarantine)
    assert refused.sort("statement_id").equals(
        statements().filter(pl.col("statement_id").str.starts_with("bad:")).sort("statement_id")
    )
    mended = refused.filter(pl.col("statement_id") == "bad:expect_region_code_to_be_known").with_columns(
        region_code=pl.lit("32.75")
    )
    again, facts = judge(tmp_path, pl.concat([found.passed, mended]))
    assert again.quarantine.is_empty()
    assert facts.passed.height == 201
