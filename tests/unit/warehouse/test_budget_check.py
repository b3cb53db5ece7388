"""Budgets are held against the workers they are for, once each; worked out by hand."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.unit.reconcile.by_hand import fact, facts
from tests.unit.warehouse.world import SERANG, release_row, world_tables
from warehouse.model import core
from warehouse.publish import publish
from warehouse.query import query
from warehouse.release import build_release

RUPIAH = {"metric": "budget_allocated", "unit": "IDR", **SERANG}
WORKERS = {"metric": "registered_workers", "fund": "APBD", **SERANG}


def _pair(
    name: str, document: str, as_of: str, budget: float, workers: float, **same: object
) -> list[dict[str, object]]:
    place = {"document_id": document, "as_of": as_of, **same}
    return [
        fact(f"{name}-budget", budget, **RUPIAH, **place, sentence=f"{name} anggaran"),
        fact(f"{name}-workers", workers, **WORKERS, **place, sentence=f"{name} pekerja"),
    ]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [
        # Two years in one article, and a copy of it.
        *_pair("first", "two-years", "2025", 1_008_000_000, 5_000),
        *_pair("second", "two-years", "2026", 3_024_000_000, 15_000),
        *_pair("copied", "copy", "2025", 1_008_000_000, 5_000),
        # Told in one sentence, with the day of the event for the one and the year to come for the other.
        fact("breath-budget", 201_600_000, **RUPIAH, document_id="breath", as_of="2026", sentence="satu"),
        fact("breath-workers", 1_000, **WORKERS, document_id="breath", as_of="2025-12-01", sentence="satu"),
        fact("breath-others", 9_000, **WORKERS, document_id="breath", as_of="2025-11-01", sentence="dua"),
    ]  # fmt: skip
    tables = world_tables()
    known = tables["core.document"]
    copy = known.head(1).with_columns(document_id=pl.lit("copy"), copy_of=pl.lit("two-years"))
    tables["core.document"] = pl.concat([known, core.DOCUMENT.conform(copy)])
    tables["core.fact"] = pl.concat([tables["core.fact"], facts(*rows)])
    folder = tmp_path_factory.mktemp("budgets")
    build_release(folder, "2026-W26.1", {**tables, "ops.release": release_row("2026-W26.1")})
    publish(folder, "2026-W26.1")
    return folder


def test_each_year_has_its_budget_and_a_copy_none(data: Path) -> None:
    sql = "SELECT budget_fact, persons_fact, months, verdict FROM budget_check WHERE budget_fact <> 'budget' ORDER BY 1"
    assert query(data, sql).rows() == [
        # 201,600,000 / (1,000 x 16,800), 1,008,000,000 / (5,000 x 16,800), 3,024,000,000 / (15,000 x 16,800).
        ("breath-budget", "breath-workers", 12.0, "exact"),
        ("first-budget", "first-workers", 12.0, "exact"),
        ("second-budget", "second-workers", 12.0, "exact"),
    ]
