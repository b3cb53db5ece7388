"""Decisions written by hand: about a fact of `by_hand`, naming only what matters to the test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from pipelines.decide.decision import PLACE, READING, Decision, completed
from tests.unit.reconcile.by_hand import at, fact, facts
from warehouse.model import STATEMENT, core

SHA = "d0" * 32
OTHER_SHA = "d1" * 32
ARRIVED = "2025-12-10T03:00"


def stated(fact_id: str = "f1", value: float = 400_385, **differs: Any) -> dict[str, Any]:
    """One row of core.fact in a document of `SHA`, whose statement is `s-<fact_id>`."""
    row = fact(fact_id, value, **{"document_id": SHA, "figure": "400.385", **differs})
    return facts(row).row(0, named=True)


def decision(row: Mapping[str, Any], action: str = "accept", **differs: Any) -> Decision:
    """A decision about the statement of `row`, read as it is, made on 2026-01-05 09:00 in Jakarta."""
    told: dict[str, Any] = {
        "decision_id": f"d-{action}", "statement_id": row["statement_id"], "document": row["document"],
        "action": action, "automatic": {n: row[n] for n in READING}, "human": {}, "reason": "seen in print",
        "reviewer": "sari", "decided_at": at("2026-01-05T02:00"), "expect": {n: row[n] for n in PLACE}, **differs,
    }  # fmt: skip
    return Decision(**{**told, "human": completed(told["human"])})


def frame(*rows: Mapping[str, Any]) -> pl.DataFrame:
    """Rows as core.fact."""
    return pl.DataFrame(list(rows), schema=core.FACT.polars())


def statements(*rows: Mapping[str, Any]) -> pl.DataFrame:
    """Rows as statements that a check keeps out."""
    return STATEMENT.conform(frame(*rows))


def papers(*document_ids: str) -> pl.DataFrame:
    """core.document of the documents, all arrived at `ARRIVED`."""
    rows = [
        {
            "document_id": d, "document": "berita.txt", "source_kind": "news", "source_id": "koran-a", "size": 9,
            "media_type": "text/plain", "first_arrival": at(ARRIVED), "arrival_week": "2025-W50",
        }
        for d in document_ids
    ]  # fmt: skip
    return core.DOCUMENT.conform(pl.DataFrame(rows))
