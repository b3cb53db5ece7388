"""One right row of each table, and frames made of it: every test breaks one thing and knows which."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import polars as pl

from warehouse.model import STATEMENT, Table, core, mart, ops

WEEK = "2026-W47"
SHA = "a" * 64
ARRIVED = datetime.fromisoformat("2026-11-17 02:00")
EVIDENCE = "12.500 nelayan"

STATEMENT_ROW: dict[str, object] = {
    "statement_id": "s0", "document_id": SHA, "source_kind": "news", "cell": None,
    "sentence": "Sebanyak 12.500 nelayan sudah terlindungi.", "document": "berita.txt", "metric": "active_participants",
    "kind": "observation", "value": 12_500.0, "value_low": 12_500.0, "value_high": 12_500.0, "unit": "persons",
    "qualifier": "exact", "region_code": "32.16", "region_kind": "regency", "region": "Kabupaten Bekasi",
    "program": ["JKK", "JKM"], "segment": "BPU", "worker_group": "nelayan", "numerator_basis": "active",
    "denominator_basis": None, "as_of": "2026-10", "period": "point", "sponsor": None, "fund": None, "speaker": None,
    "confidence": 0.9, "evidence": EVIDENCE, "start": 9, "end": 23, "rule": "count+region", "flags": [],
}  # fmt: skip
DOCUMENT_ROW: dict[str, object] = {
    "document_id": SHA, "document": "berita.txt", "source_kind": "news", "source_id": "koran", "outlet": "Koran",
    "url": "https://koran.example/1", "title": "Nelayan terlindungi", "published": "2026-11",
    "published_at": date(2026, 11, 1), "media_type": "text/plain", "size": 400, "characters": 390,
    "first_arrival": ARRIVED, "arrival_week": WEEK, "provenance": "invented",
}  # fmt: skip
FACT_ROW: dict[str, object] = STATEMENT_ROW | {
    "fact_id": "f0", "source_id": "koran", "published_at": date(2026, 11, 1), "as_of_from": date(2026, 10, 1),
    "as_of_to": date(2026, 10, 31), "recorded_at": ARRIVED, "superseded_at": None,
    "arrival_week": WEEK,
}  # fmt: skip
EVENT_ROW: dict[str, object] = {
    "event_id": "e0", "document_id": SHA, "document": "berita.txt", "event": "mou", "event_date": "2026-11-02",
    "region_code": "32.16", "region": "Kabupaten Bekasi", "parties": ["Pemkab Bekasi"], "evidence": "menandatangani",
    "start": 3, "end": 17,
}  # fmt: skip
SERIES_ROW: dict[str, object] = {name: STATEMENT_ROW.get(name) for name in mart.COVERAGE_SERIES.names} | {
    "series_id": "d0", "program": "JKK+JKM", "as_of_date": date(2026, 10, 31), "facts": 2, "sources": 2,
    "chosen_fact": "f0", "rule": "publication", "conflict": False,
}  # fmt: skip
LATEST_ROW: dict[str, object] = SERIES_ROW | {"age_days": 17, "previous_value": 11_000.0, "previous_as_of": "2026-09"}
CELL_ROW: dict[str, object] = STATEMENT_ROW | {
    "source_kind": "report", "cell": "Rekap!B7", "evidence": "12.500", "start": 0, "end": 6,
}  # fmt: skip
QUALITY_ROW: dict[str, object] = {
    "week": WEEK, "source_id": "koran", "source_kind": "news", "documents": 4, "statements": 20, "facts": 18,
    "quarantined": 2, "flagged": 1, "unresolved": 1, "quarantined_percent": 10.0, "flagged_percent": 5.56,
    "unresolved_percent": 5.0,
}  # fmt: skip
TABLE_ROW: dict[str, object] = {
    "table_name": "core.fact", "rows": 120, "previous_rows": 100, "duplicate_keys": 0, "missing_values": 0,
    "wrong_values": 0, "loose_ends": 0, "identity_numbers": 0, "columns_at_fault": [], "examples": [],
}  # fmt: skip
CONFLICT_ROW: dict[str, object] = {name: SERIES_ROW.get(name) for name in mart.CONFLICT.names} | {
    "conflict_id": "c0", "fact_id": "f0", "source_id": "koran", "evidence": EVIDENCE, "verdict": "chosen",
    "reason": "it is the latest",
}  # fmt: skip

RIGHT: dict[str, tuple[Table, dict[str, object], str]] = {
    "documents": (core.DOCUMENT, DOCUMENT_ROW, "document_id"),
    "events": (core.EVENT, EVENT_ROW, "event_id"),
    "statements": (STATEMENT, STATEMENT_ROW, "statement_id"),
    "facts": (core.FACT, FACT_ROW, "fact_id"),
    "report_cells": (STATEMENT, CELL_ROW, "statement_id"),
    "decisions": (core.FACT, FACT_ROW, "fact_id"),
    "facts.all_weeks": (core.FACT, FACT_ROW, "fact_id"),
    "marts.coverage_series": (mart.COVERAGE_SERIES, SERIES_ROW, "series_id"),
    "marts.coverage_latest": (mart.COVERAGE_LATEST, LATEST_ROW, "series_id"),
    "marts.conflict": (mart.CONFLICT, CONFLICT_ROW, "conflict_id"),
    "marts.quality_weekly": (mart.QUALITY_WEEKLY, QUALITY_ROW, "source_id"),
    "release": (ops.TABLE_CHECK, TABLE_ROW, "table_name"),
}
REGIONS = pl.DataFrame(
    {
        "region_code": ["00", "32", "32.16", "32.75"],
        "level": ["country", "province", "regency", "city"],
    }
)
REFERENCE: Mapping[str, pl.DataFrame] = {
    "core.region": REGIONS,
    "core.document": pl.DataFrame([DOCUMENT_ROW], schema=core.DOCUMENT.polars()),
    "core.fact": pl.DataFrame(
        [FACT_ROW, FACT_ROW | {"fact_id": "f1", "statement_id": "s1"}], schema=core.FACT.polars()
    ),
    "mart.coverage_series": mart.COVERAGE_SERIES.empty(),
    "mart.arithmetic": mart.ARITHMETIC.empty(),
}


def cells(right: Mapping[str, object], number: int) -> str | None:
    """The cell of a report's row: each its own."""
    return None if right.get("cell") is None else f"Rekap!B{number + 1}"


def rows(suite: str, *changes: Mapping[str, object]) -> pl.DataFrame:
    """A frame of `suite`'s table: one right row for each of `changes`, with those values put in.

    Keys are s0, s1 ... (f0, d0 ...), documents a SHA-256 each, so that rows differ unless a change makes them alike.
    """
    table, right, key = RIGHT[suite]
    made = []
    for number, change in enumerate(changes):
        own = f"{number:064x}" if key == "document_id" else f"{str(right[key])[0]}{number}"
        other = {"fact_id": {"statement_id": f"s{number}"}, "statement_id": {"cell": cells(right, number)}}.get(key, {})
        made.append(right | other | {key: own} | dict(change))
    return pl.DataFrame(made, schema=table.polars())


def clean(suite: str, count: int) -> pl.DataFrame:
    """`count` right rows of `suite`'s table; conflicts come in pairs, of which the first is chosen."""
    if suite != "marts.conflict":
        return rows(suite, *({} for _ in range(count)))
    pairs = (
        {"conflict_id": f"c{number // 2}", "fact_id": f"f{number % 2}", "verdict": ("chosen", "loses")[number % 2]}
        for number in range(count)
    )
    return rows(suite, *pairs)
