"""Facts written by hand: one right row, and frames made of it by naming only what differs."""

from __future__ import annotations

from datetime import date, datetime

import polars as pl

from pipelines.reconcile.facts import as_of_bounds
from warehouse.model import core

SERANG = {"region_code": "36.04", "region_kind": "regency", "region": "Kabupaten Serang"}
_ROW: dict[str, object] = {
    "source_kind": "news", "document": "berita.txt", "metric": "active_participants", "kind": "observation",
    "unit": "persons", "qualifier": "exact", **SERANG, "program": [], "period": "point", "as_of": "2025-12-09",
    "confidence": 0.9, "evidence": "400.385 pekerja", "sentence": "Tercatat 400.385 pekerja aktif.", "start": 9,
    "end": 24, "rule": "count", "flags": [], "source_id": "koran-a", "published_at": date(2025, 12, 9),
    "recorded_at": datetime.fromisoformat("2025-12-10T03:00"), "arrival_week": "2025-W50",
}  # fmt: skip


def fact(fact_id: str, value: float, **differs: object) -> dict[str, object]:
    """One row of core.fact. Its document is its source unless named; its interval is its value unless given."""
    row = {**_ROW, "fact_id": fact_id, "statement_id": f"s-{fact_id}", "value": float(value), **differs}
    row.setdefault("value_low", row["value"])
    row.setdefault("value_high", row["value"])
    row.setdefault("document_id", f"doc-{row['source_id']}")
    return row


def facts(*rows: dict[str, object]) -> pl.DataFrame:
    """The rows as core.fact, with the bounds of their dates."""
    frame = pl.DataFrame(list(rows), infer_schema_length=None)
    return core.FACT.conform(frame.with_columns(*as_of_bounds("as_of")))


def at(text: str) -> datetime:
    """A moment, UTC."""
    return datetime.fromisoformat(text)
