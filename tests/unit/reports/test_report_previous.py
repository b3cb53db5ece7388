"""A report against the one before of the same office."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.reports.previous import EARLIER, compare_with_previous
from warehouse.model import STATEMENT, core

OWN = {
    "statement_id": "s", "document_id": "new", "source_kind": "report", "document": "b.xlsx",
    "metric": "active_participants", "kind": "observation", "value_low": 1.0, "unit": "persons", "qualifier": "exact",
    "region_code": "36.73", "program": [], "segment": "PU", "period": "point", "confidence": 0.9, "evidence": "x",
    "rule": "table", "flags": ["region_ambiguous"],
}  # fmt: skip


def _statements(*rows: dict[str, object]) -> pl.DataFrame:
    return STATEMENT.conform(pl.DataFrame([{**OWN, **row} for row in rows], infer_schema_length=None))


def _earlier(*rows: dict[str, object]) -> pl.DataFrame:
    told = _statements(*({"document_id": "old", **row} for row in rows))
    return told.with_columns(source_id=pl.lit("cabang serang")).select(EARLIER)


def _documents(*keys: str, source: str = "cabang serang") -> pl.DataFrame:
    known = {"source_kind": "report", "source_id": source, "media_type": "x", "size": 1, "arrival_week": "2026-W40"}
    return core.DOCUMENT.conform(pl.DataFrame([{**known, "document_id": key, "document": key} for key in keys]))


def _flags(own: pl.DataFrame, earlier: pl.DataFrame, source: str = "cabang serang") -> list[list[str]]:
    documents = _documents(*own["document_id"].unique(), source=source)
    return compare_with_previous(own, documents, earlier)["flags"].to_list()


@pytest.mark.parametrize(
    ("value", "flagged"),
    [(861.752, True), (861_000_000.0, True), (900_000.0, False), (9_000.0, False), (86_000_000.0, False)],
)
def test_three_digits_more_or_less_than_last_time_are_flagged(value: float, flagged: bool) -> None:
    earlier = _earlier({"as_of": "2026-08", "value": 850_000.0}, {"as_of": "2025-08", "value": 5.0})
    (found,) = _flags(_statements({"as_of": "2026-09", "value": value}), earlier)
    assert found == (["region_ambiguous", "thousand_factor"] if flagged else ["region_ambiguous"])


def test_only_the_same_thing_of_the_same_office_is_compared() -> None:
    own = _statements({"as_of": "2026-09", "value": 861.0})
    same = {"as_of": "2026-08", "value": 861_000.0}
    assert _flags(own, _earlier({**same, "segment": "BPU"})) == [["region_ambiguous"]]
    assert _flags(own, _earlier(same), source="cabang cilegon") == [["region_ambiguous"]]
    assert _flags(own, _earlier(same), source="unknown") == [["region_ambiguous"]]
    assert _flags(own, _earlier({**same, "as_of": "2026-10"})) == [["region_ambiguous"]]


def test_the_same_date_stated_again_weeks_later_is_compared_too() -> None:
    own = _statements({"as_of": "2026-08", "value": 861.0}, {"as_of": "2026-09", "value": 870.0})
    found = _flags(own, _earlier({"as_of": "2026-08", "value": 861_000.0}))
    assert all("thousand_factor" in flags for flags in found)


def test_reports_of_one_week_are_compared_by_date() -> None:
    own = _statements(
        {"document_id": "a", "as_of": "2026-08", "value": 861_000.0},
        {"document_id": "b", "as_of": "2026-09", "value": 870.0},
    )
    assert [("thousand_factor" in flags) for flags in _flags(own, _earlier().clear())] == [False, True]


def test_sums_of_the_year_may_not_fall_within_it() -> None:
    claims = {"metric": "claim_cases", "unit": "cases", "period": "ytd"}
    earlier = _earlier({**claims, "as_of": "2026-08", "value": 900.0})
    assert "not_monotone" in _flags(_statements({**claims, "as_of": "2026-09", "value": 850.0}), earlier)[0]
    assert "not_monotone" not in _flags(_statements({**claims, "as_of": "2027-01", "value": 80.0}), earlier)[0]


def test_nothing_to_compare_changes_nothing() -> None:
    own = _statements({"as_of": "2026-09", "value": 5.0}, {"as_of": None, "value": 7.0})
    kept = compare_with_previous(own, _documents("new"), _earlier().clear())
    assert kept.equals(own)
