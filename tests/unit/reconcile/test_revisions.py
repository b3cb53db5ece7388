"""What changed between two issues of a report, figure by figure."""

from __future__ import annotations

from datetime import datetime

import polars as pl

from pipelines.reconcile.facts import facts_of
from pipelines.reconcile.revisions import revised_figures
from tests.unit.reconcile.by_hand import at
from warehouse.model import STATEMENT, core

FIRST, SECOND = at("2026-10-05T01:00"), at("2026-11-02T01:00")


def _documents(*rows: tuple[str, str, datetime]) -> pl.DataFrame:
    known = {
        "source_kind": "report",
        "source_id": "cabang serang",
        "media_type": "text/csv",
        "size": 9,
        "arrival_week": "2026-W40",
    }
    return core.DOCUMENT.conform(
        pl.DataFrame(
            [{**known, "document_id": key, "document": name, "first_arrival": when} for key, name, when in rows]
        )
    )


def _statements(*rows: tuple[str, str, float, str | None]) -> pl.DataFrame:
    known = {
        "source_kind": "report", "document": "x", "metric": "active_participants", "kind": "observation",
        "unit": "persons", "qualifier": "exact", "region_code": "36.73", "region_kind": "city",
        "region": "Kota Serang", "program": [], "as_of": "2026-09", "period": "point", "confidence": 0.9,
        "evidence": "1", "rule": "table", "flags": [],
    }  # fmt: skip
    return STATEMENT.conform(
        pl.DataFrame(
            [
                {**known, "statement_id": f"{key}{cell}", "document_id": key, "cell": cell, "value": value,
                 "value_low": value, "value_high": value, "segment": segment}
                for key, cell, value, segment in rows
            ],
            schema_overrides={"segment": pl.String},
        )
    )  # fmt: skip


def test_changed_added_and_removed_figures_are_told_apart() -> None:
    documents = _documents(("old", "lap-september.xlsx", FIRST), ("new", "lap-september-rev.xlsx", SECOND))
    statements = _statements(
        ("old", "S!B2", 100, "PU"), ("old", "S!B3", 40, "BPU"), ("old", "S!B4", 7, "JAKON"),
        ("new", "S!B2", 100, "PU"), ("new", "S!B3", 45, "BPU"), ("new", "S!B5", 3, "PMI"),
    )  # fmt: skip
    found = revised_figures(facts_of(statements, documents), documents)
    assert found.select("change", "segment", "former_value", "value", "former_cell", "cell").rows() == [
        ("changed", "BPU", 40, 45, "S!B3", "S!B3"),
        ("removed", "JAKON", 7, None, "S!B4", None),
        ("added", "PMI", None, 3, None, "S!B5"),
    ]
    assert found["revised_at"].unique().to_list() == [SECOND]
    assert found["former_document"][0] == "lap-september.xlsx"
    assert found["revision_id"].n_unique() == 3


def test_other_reports_revise_nothing() -> None:
    documents = _documents(("a", "lap-agustus.xlsx", FIRST), ("b", "lap-september.xlsx", SECOND))
    statements = _statements(("a", "S!B2", 100, "PU"), ("b", "S!B2", 120, "PU"))
    assert revised_figures(facts_of(statements, documents), documents).is_empty()
