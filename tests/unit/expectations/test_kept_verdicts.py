"""A verdict that was kept holds until its suite is asked again; one that is missing counts as failed."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from expectation_rows import REFERENCE, WEEK, clean, rows

from expectations.validate import Verdict, validate
from expectations.verdicts import (
    forget_verdict,
    past_results,
    read_verdict,
    read_verdicts,
    require_passed,
    write_verdict,
)
from warehouse.model import core, ops
from warehouse.model.errors import CheckFailedError


def judged(name: str, frame: pl.DataFrame) -> Verdict:
    return validate(name, frame, week=WEEK, reference=REFERENCE)


@pytest.fixture
def week(tmp_path: Path) -> Path:
    return tmp_path / WEEK


def test_a_verdict_comes_back_whole(week: Path) -> None:
    verdict = judged("statements", rows("statements", {}, {"as_of": "1977"}))
    write_verdict(week, verdict)
    kept = read_verdict(week, "statements", verdict.passed)
    assert kept.check_results.equals(verdict.check_results)
    assert kept.quarantine.equals(verdict.quarantine)
    assert (kept.suite, kept.week, kept.critical_failed) == ("statements", WEEK, False)
    assert len(list((week / "checks").iterdir())) == 3


def test_verdicts_of_several_suites_stand_together(week: Path) -> None:
    write_verdict(week, judged("documents", core.DOCUMENT.empty()))
    write_verdict(week, judged("statements", rows("statements", {}, {"as_of": "1977"})))
    results, refused, _ = read_verdicts(week)
    assert results["suite"].unique().sort().to_list() == ["documents", "statements"]
    assert refused["row_key"].to_list() == ["s1"]
    assert read_verdicts(week).critical["suite"].to_list() == ["documents"]
    assert not read_verdict(week, "statements", clean("statements", 1)).critical_failed


def test_nothing_checked_is_nothing_passed(week: Path) -> None:
    results, refused, flagged = read_verdicts(week)
    assert results.equals(ops.CHECK_RESULT.empty())
    assert refused.equals(ops.QUARANTINE.empty())
    assert flagged.equals(ops.FLAGGED.empty())
    with pytest.raises(CheckFailedError, match="statements of 2026-W47 was not checked"):
        read_verdict(week, "statements", clean("statements", 1))
    with pytest.raises(CheckFailedError, match="2026-W47 is held back: documents was not checked"):
        require_passed(week, ["documents"])


def test_a_critical_failure_holds_until_its_suite_passes(week: Path) -> None:
    write_verdict(week, judged("documents", core.DOCUMENT.empty()))
    for _ in range(2):
        with pytest.raises(CheckFailedError, match=r"documents: expect_rows failed \(0 rows, expected at least 1\)"):
            require_passed(week, ["documents"])
    write_verdict(week, judged("documents", clean("documents", 1)))
    assert require_passed(week, ["documents"]).critical.is_empty()


def test_failed_rows_are_counted_in_the_refusal(week: Path) -> None:
    write_verdict(week, judged("facts", rows("facts", {}, {"value_high": 1.0})))
    with pytest.raises(CheckFailedError, match=r"expect_value_not_above_its_interval failed \(1 of 2 rows\)"):
        require_passed(week, ["facts"])


def test_warnings_hold_nothing_back(week: Path) -> None:
    write_verdict(week, judged("statements", rows("statements", {}, {"as_of": "1977"})))
    assert require_passed(week, ["statements"]).quarantine.height == 1


def test_verdicts_that_were_replaced_are_kept_and_the_same_verdict_counts_once(week: Path) -> None:
    bad, good = judged("documents", core.DOCUMENT.empty()), judged("documents", clean("documents", 1))
    for verdict in (bad, bad, good, good, bad):
        write_verdict(week, verdict)
    assert not read_verdicts(week).check_results["success"].all()
    past = past_results(week).group_by("attempt").agg(pl.col("success").all()).sort("attempt")
    assert past.rows() == [(1, False), (2, True)]


def test_a_failed_result_tells_what_was_found_and_names_rows(week: Path) -> None:
    write_verdict(week, judged("statements", rows("statements", {}, *({"as_of": "1977"} for _ in range(4)))))
    kept = read_verdicts(week).check_results.filter(~pl.col("success"))
    assert kept.select("expectation", "severity", "failed_rows", "observed", "examples").rows() == [
        ("expect_as_of_year_to_be_plausible", "warning", 4, "4 of 5 rows", ["s1", "s2", "s3", "s4"])
    ]


def test_a_forgotten_verdict_counts_as_missing_and_is_history(week: Path) -> None:
    write_verdict(week, judged("documents", clean("documents", 1)))
    forget_verdict(week, "documents")
    forget_verdict(week, "documents")
    assert not past_results(week).is_empty()
    with pytest.raises(CheckFailedError, match="was not checked"):
        require_passed(week, ["documents"])


def test_a_verdict_cut_off_while_it_was_written_is_none(week: Path) -> None:
    write_verdict(week, judged("documents", clean("documents", 1)))
    (week / "checks" / "documents.results.parquet").unlink()
    with pytest.raises(CheckFailedError, match="was not checked"):
        require_passed(week, ["documents"])
    assert read_verdicts(week).quarantine.is_empty()


def test_the_same_verdict_is_the_same_bytes(week: Path, tmp_path: Path) -> None:
    verdict = judged("statements", rows("statements", {}, {"as_of": "1977"}))
    write_verdict(week, verdict)
    write_verdict(tmp_path / "again", verdict)
    for name in ("statements.results.parquet", "statements.quarantine.parquet"):
        assert (week / "checks" / name).read_bytes() == (tmp_path / "again" / "checks" / name).read_bytes()
