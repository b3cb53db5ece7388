"""What a week brings against the weeks before it, and the tables of a release against each other and the one before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from expectation_rows import DOCUMENT_ROW, RIGHT, WEEK

from expectations import volume
from expectations.accepted import read_acceptances, with_acceptances
from expectations.quality import by_week, quality_weekly
from expectations.release_counts import count_tables
from expectations.validate import Verdict, validate
from warehouse import reference
from warehouse.model import core, ops
from warehouse.model.errors import UsageError

MONDAY = datetime.fromisoformat("2026-09-07 03:00")  # 10:00 in Jakarta


def documents(*weeks: dict[str, int], hours: int = 0) -> pl.DataFrame:
    """One week after another from 2026-W37: how many documents each source brought, `hours` after Monday morning."""
    made = []
    for number, week in enumerate(weeks):
        moment = MONDAY + timedelta(days=7 * number, hours=hours)
        for source, count in week.items():
            made += [
                DOCUMENT_ROW
                | {
                    "document_id": f"{number}-{source}-{i}", "source_id": source, "first_arrival": moment,
                    "arrival_week": f"2026-W{37 + number}", "published_at": moment.date(),
                }
                for i in range(count)
            ]  # fmt: skip
    return pl.DataFrame(made, schema=core.DOCUMENT.polars())


def judged(found: pl.DataFrame) -> Verdict:
    none = pl.DataFrame(schema={"document_id": pl.String})
    quality = quality_weekly(found, none, core.FACT.empty(), ops.QUARANTINE.empty(), ops.FLAGGED.empty())
    return validate(volume.QUALITY, quality, week=WEEK, reference={"core.document": found})


def failed(verdict: Verdict) -> dict[str, str]:
    return dict(verdict.check_results.filter(~pl.col("success")).select("expectation", "severity").iter_rows())


STEADY = [{"koran": 40, "radar": 3}] * 4


def test_a_fresh_warehouse_is_not_judged_by_volume() -> None:
    assert failed(judged(documents({"koran": 1}))) == {}
    assert failed(judged(documents(*STEADY[:3], {"koran": 1}))) == {}


def test_too_few_are_critical_for_the_source_and_for_the_week() -> None:
    verdict = judged(documents(*STEADY, {"koran": 2, "radar": 3}))
    assert failed(verdict) == {
        "expect_enough_documents_in_week": "critical", "expect_enough_documents_of_source": "critical",
    }  # fmt: skip
    assert verdict.critical_failed
    assert verdict.quarantine["row_key"].to_list() == ["2026-W41+koran"]
    told = verdict.check_results.filter(pl.col("expectation") == "expect_enough_documents_in_week")["observed"].item()
    assert told == "5 documents, usual are 43, at least 11 are expected"


def test_too_many_warn() -> None:
    verdict = judged(documents(*STEADY, {"koran": 400, "radar": 3}))
    assert set(failed(verdict)) == {"expect_not_too_many_documents_in_week", "expect_not_too_many_documents_of_source"}
    assert not verdict.critical_failed
    assert verdict.flagged["row_key"].to_list() == ["2026-W41+koran"]


def test_a_small_source_that_falls_silent_only_warns() -> None:
    verdict = judged(documents(*STEADY, {"koran": 38}))
    assert failed(verdict) == {"expect_source_to_be_heard": "warning"}
    assert verdict.flagged["reason_en"].to_list() == ["radar is silent in 2026-W41; usual are 3 documents by now."]


def test_a_week_that_runs_is_compared_with_the_same_moment_of_the_weeks_before() -> None:
    late = documents(*STEADY, hours=72)
    early = documents({}, {}, {}, {}, {"koran": 2}, hours=1)
    assert failed(judged(pl.concat([late, early]))) == {}
    assert failed(judged(documents(*STEADY, {"koran": 2}, hours=72))) != {}


def test_old_news_alone_warns() -> None:
    found = documents(*STEADY, {"koran": 40, "radar": 3})
    old = found.with_columns(
        published_at=pl.when(pl.col("arrival_week") == "2026-W41").then(date(2025, 1, 1)).otherwise("published_at")
    )
    assert failed(judged(old)) == {"expect_recent_publications": "warning"}


def test_quality_counts_what_was_refused_doubted_and_not_settled() -> None:
    found = documents({"koran": 1, "radar": 1})
    ids = found["document_id"].to_list()
    fact = RIGHT["facts"][1]
    facts = pl.DataFrame(
        [fact | {"fact_id": f"f{n}", "document_id": ids[0], "flags": flags}
         for n, flags in enumerate([[], ["date_inferred"], ["sum_mismatch"], []])], schema=core.FACT.polars(),
    )  # fmt: skip
    refused = {
        "quarantine_id": "q", "week": WEEK, "suite": "statements", "severity": "warning", "row_key": "s9",
        "reason_en": "x", "reason_id": "x", "row": f'{{"document_id": "{ids[0]}"}}',
        "expectation": "expect_region_to_be_resolved",
    }  # fmt: skip
    quarantine = ops.QUARANTINE.conform(pl.DataFrame([refused, refused | {"expectation": "other"}]))
    asked = {"week": WEEK, "suite": "facts.all_weeks", "expectation": "e", "row_key": "f3", "reason_en": "x"}
    flagged = ops.FLAGGED.conform(pl.DataFrame([asked | {"reason_id": "x"}]))
    read = pl.DataFrame({"document_id": [ids[0]] * 5})
    quality = quality_weekly(found, read, facts, quarantine, flagged)
    counts = ("source_id", "documents", "statements", "facts", "quarantined", "flagged", "unresolved_percent")
    assert quality.select(counts).rows() == [("koran", 1, 5, 4, 1, 2, 20.0), ("radar", 1, 0, 0, 0, 0, None)]
    assert by_week(quality).select("documents", "quarantined_percent", "flagged_percent").rows() == [(2, 20.0, 50.0)]


def tables() -> dict[str, pl.DataFrame]:
    source = {"source_id": "koran", "name": "Koran", "source_kind": "news"}
    return reference.tables() | {
        "core.source": pl.DataFrame([source], schema=core.SOURCE.polars()),
        "core.document": pl.DataFrame([DOCUMENT_ROW], schema=core.DOCUMENT.polars()),
        "core.metric": reference.metrics(),
        "core.fact": pl.DataFrame([RIGHT["facts"][1]], schema=core.FACT.polars()),
    }


def released(change: dict[str, pl.DataFrame], **previous: int) -> Verdict:
    before = {name.replace("__", "."): rows for name, rows in previous.items()}
    return validate("release", count_tables(tables() | change, before), week=WEEK)


def test_the_tables_of_a_sound_release_hold_together() -> None:
    verdict = released({})
    assert failed(verdict) == {}
    assert verdict.check_results["rows"].max() == count_tables(tables(), {}).height > 30


FACT = tables()["core.fact"]


@pytest.mark.parametrize(
    ("change", "expectation"),
    [
        ({"core.fact": pl.concat([FACT, FACT])}, "expect_keys_of_tables_to_be_unique"),
        ({"core.fact": FACT.with_columns(rule=pl.lit(None, pl.String))}, "expect_required_values_in_tables"),
        ({"core.fact": FACT.with_columns(confidence=1.5)}, "expect_values_of_tables_to_be_allowed"),
        ({"core.document": core.DOCUMENT.empty()}, "expect_references_to_be_kept"),
        ({"core.fact": FACT.with_columns(speaker=pl.lit("Siti 3216014107900001"))},
         "expect_no_identity_number_in_tables"),
        ({"core.program": core.PROGRAM.empty()}, "expect_reference_tables_to_be_filled"),
    ],
)  # fmt: skip
def test_each_break_of_a_release_is_critical_and_names_its_table(
    change: dict[str, pl.DataFrame], expectation: str
) -> None:
    verdict = released(change)
    assert failed(verdict) == {expectation: "critical"}
    assert verdict.quarantine.height == 1
    assert "3216014107900001" not in str(verdict.quarantine.rows())


def test_a_loose_end_is_named() -> None:
    counted = count_tables(tables() | {"core.fact": FACT.with_columns(metric=pl.lit("nonsense"))}, {})
    told = counted.filter(pl.col("table_name") == "core.fact")["examples"].item().to_list()
    assert "metric nonsense is not in core.metric" in told


def test_a_release_that_shrinks_or_swells_is_told() -> None:
    assert failed(released({}, core__document=20)) == {"expect_documents_not_to_be_lost": "critical"}
    many = pl.concat([FACT.with_columns(fact_id=pl.lit(f"f{n}")) for n in range(51)])
    assert failed(released({"core.fact": many}, core__fact=103)) == {"expect_tables_not_to_shrink": "critical"}
    assert failed(released({"core.fact": many}, core__fact=102)) == {}
    more = pl.concat([many, many.with_columns(fact_id="x" + pl.col("fact_id"))] * 1)
    tenfold = pl.concat([more.with_columns(fact_id=pl.lit(str(i)) + pl.col("fact_id")) for i in range(5)])
    assert failed(released({"core.fact": tenfold}, core__fact=101)) == {"expect_tables_not_to_swell": "warning"}


ACCEPTED = """
[[accepted]]
suite = "marts.quality_weekly"
expectation = "{}"
until = "{}"
reason = "Koran closed"
by = "Sari"
"""
SOURCE_RULE, WEEK_RULE = "expect_enough_documents_of_source", "expect_enough_documents_in_week"


def test_what_a_person_accepts_for_a_time_only_warns(tmp_path: Path) -> None:
    verdict = judged(documents(*STEADY, {"koran": 2, "radar": 3}))
    assert read_acceptances(tmp_path) == []
    both = ACCEPTED.format(SOURCE_RULE, WEEK) + ACCEPTED.format(WEEK_RULE, WEEK)
    (tmp_path / "accepted.toml").write_text(both)
    accepted = with_acceptances(verdict, read_acceptances(tmp_path))
    assert not accepted.critical_failed
    assert failed(accepted) == {SOURCE_RULE: "warning", WEEK_RULE: "warning"}
    told = accepted.check_results.filter(pl.col("expectation") == SOURCE_RULE)["observed"].item()
    assert told == f"1 of 10 rows (accepted until {WEEK} by Sari: Koran closed)"
    (tmp_path / "accepted.toml").write_text(ACCEPTED.format(SOURCE_RULE, WEEK) + ACCEPTED.format(WEEK_RULE, "2026-W40"))
    assert with_acceptances(verdict, read_acceptances(tmp_path)).critical_failed


@pytest.mark.parametrize(
    "text", ["[[accepted]]\nsuite = 'release'", "not toml", ACCEPTED.replace("marts.q", "facts.q")]
)
def test_acceptances_that_cannot_be_are_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "accepted.toml").write_text(text)
    with pytest.raises(UsageError, match=r"accepted\.toml"):
        read_acceptances(tmp_path)
