"""Facts that no longer stand: what the views make of them, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.unit.reconcile.by_hand import at, fact, facts
from tests.unit.warehouse.test_cookbook import STATEMENTS
from tests.unit.warehouse.world import SERANG, release_row, world_tables
from warehouse.publish import publish, published_folder
from warehouse.query import query
from warehouse.release import build_release

LATER = {"superseded_at": at("2026-03-01T02:00")}
OFFICE = {"source_id": "dinas", "source_kind": "report"}
BUDGET = {"document_id": "anggaran", "as_of": "2025-12-31", **SERANG}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small warehouse with five facts more, none of which stands any longer."""
    gone = facts(
        # The office took a figure back, code misread one, a curator mended one twice.
        fact("office-draft", 399_000, **SERANG, **OFFICE, **LATER, superseded_by="revision", as_of="2025-12-31"),
        fact("misread", 40_100, **BUDGET, **OFFICE, **LATER, superseded_by="reading", flags=["sum_mismatch"]),
        fact("automatic", 1, **SERANG, **OFFICE, **LATER, superseded_by="decision"),
        fact("first-correction", 2, **SERANG, **OFFICE, **LATER, superseded_by="decision", rule="count+decision:a"),
        # Misread beside a budget: 1,209,600,000 / (600 x 16,800) would be 120 months.
        fact(
            "covered-misread", 600, **BUDGET, **LATER, superseded_by="reading", metric="registered_workers",
            fund="APBD",
        ),
    )  # fmt: skip
    tables = world_tables()
    tables["core.fact"] = pl.concat([tables["core.fact"], gone])
    folder = tmp_path_factory.mktemp("superseded")
    build_release(folder, "2026-W26.1", {**tables, "ops.release": release_row("2026-W26.1")})
    publish(folder, "2026-W26.1")
    return folder


def test_a_source_is_judged_by_what_it_says_now(data: Path) -> None:
    counts = "facts, flagged, contradicted, chosen, lost, revised, corrected"
    sql = f"SELECT {counts} FROM source_quality WHERE source_id = '{{}}'"
    # One fact stands; one was taken back; of one figure people corrected the reading, and then the correction.
    assert query(data, sql.format("dinas")).rows() == [(1, 0, 0, 1, 0, 1, 1)]
    assert query(data, sql.format("koran-b")).rows() == [(3, 0, 0, 0, 3, 0, 0)]


def test_a_budget_is_held_against_workers_that_are_still_read(data: Path) -> None:
    assert query(data, "SELECT persons, verdict FROM budget_check").rows() == [(6_000.0, "exact")]


def test_published_values_of_a_date_are_told_with_those_taken_back_and_without_misreadings(data: Path) -> None:
    found = query(data, STATEMENTS["7.1"]).filter(pl.col("metric") == "active_participants")
    told = found.select("fact_id", "superseded_by").rows()
    assert ("office-draft", "revision") in told and ("active-report", None) in told
    assert not {"misread", "covered-misread"} & set(found["fact_id"])


def test_what_is_in_dispute_lies_date_by_date_and_series_region_by_region(data: Path) -> None:
    folder = published_folder(data) / "parquet" / "mart"
    dates = pl.read_parquet(folder / "conflict.parquet")["as_of_date"]
    assert dates.n_unique() > 1 and dates.is_sorted()
    series = pl.read_parquet(folder / "coverage_series.parquet")
    order = ["region_code", "metric", "series_id", "as_of_date"]
    assert series.select(order).equals(series.select(order).sort(order))
