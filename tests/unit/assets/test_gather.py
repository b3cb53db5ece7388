"""A week that was not read to its end, or not checked, holds the release back."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from assets.gather import WEEK_SUITES, complete_weeks
from expectations.validate import Verdict
from expectations.verdicts import write_verdict
from warehouse.model import ops
from warehouse.model.errors import CheckFailedError
from warehouse.weeks import Frames, week_frames

WEEK = "2026-W41"


def _week(data: Path, *, success: bool = True) -> Frames:
    week = week_frames(data, WEEK)
    week.write("manifest", pl.DataFrame({"document_id": ["a"]}))
    for suite in WEEK_SUITES:
        row = {
            "week": WEEK, "suite": suite, "expectation": "e", "severity": "critical", "success": success,
            "rows": 1, "failed_rows": 0, "meaning_en": "x", "meaning_id": "x",
        }  # fmt: skip
        results = ops.CHECK_RESULT.conform(pl.DataFrame([row]))
        write_verdict(week.folder, Verdict(suite, WEEK, results, ops.QUARANTINE.empty(), pl.DataFrame(), not success))
    return week


def test_a_week_read_to_its_end_counts(tmp_path: Path) -> None:
    _week(tmp_path).mark_complete("f")
    assert list(complete_weeks(tmp_path)) == [WEEK]


def test_a_week_left_in_the_middle_is_named_with_the_remedy(tmp_path: Path) -> None:
    _week(tmp_path)
    with pytest.raises(CheckFailedError, match=f"cakupan backfill {WEEK} {WEEK}"):
        complete_weeks(tmp_path)


def test_a_failed_critical_check_holds_in_later_runs(tmp_path: Path) -> None:
    _week(tmp_path, success=False).mark_complete("f")
    with pytest.raises(CheckFailedError, match="failed"):
        complete_weeks(tmp_path)


def test_what_was_not_checked_has_not_passed(tmp_path: Path) -> None:
    week = week_frames(tmp_path, WEEK)
    week.write("manifest", pl.DataFrame({"document_id": ["a"]}))
    with pytest.raises(CheckFailedError, match="documents was not checked"):
        complete_weeks(tmp_path)


def test_a_week_without_documents_holds_nothing_back(tmp_path: Path) -> None:
    week_frames(tmp_path, WEEK).write("manifest", pl.DataFrame({"document_id": []}, schema={"document_id": pl.String}))
    assert complete_weeks(tmp_path) == {}
