"""What a curator looks at: the queue, one statement with all that bears on it, as the published release has them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.model import STATEMENT
from warehouse.model.errors import UsageError
from warehouse.query import reading, run

SHORTEST = 4
"""Characters of an id that are asked for at least."""
_IDS = """
SELECT DISTINCT statement_id FROM (
    SELECT statement_id, fact_id AS other FROM core.fact
    UNION ALL SELECT row_key, quarantine_id FROM ops.quarantine WHERE suite = 'statements'
    UNION ALL SELECT statement_id, statement_id FROM ops.review_queue
)
WHERE starts_with(statement_id, $1) OR starts_with(other, $1)
ORDER BY statement_id LIMIT 6
"""
_AUTOMATIC = """
SELECT * FROM core.fact
WHERE statement_id = $1 AND NOT contains(rule, '+decision:') AND coalesce(superseded_by, '') <> 'reading'
ORDER BY recorded_at DESC LIMIT 1
"""
_RIVALS = """
SELECT fact_id, region, value, unit, as_of, source_id, published_at, evidence FROM core.fact
WHERE metric = $1 AND unit = $2 AND as_of = $3 AND list_contains($4, region_code) AND document_id <> $5
    AND superseded_at IS NULL
ORDER BY region_code, published_at DESC, fact_id LIMIT 5
"""


@dataclass(frozen=True)
class Waiting:
    """A statement as the machine reads it (STATEMENT columns), with what bears on it.

    `fact_id`: the automatic fact; None: a check keeps it out. `document`: its row of core.document. `queued`: its row
    of ops.review_queue, `decided`: those of core.decision, latest first.
    """

    statement: dict[str, Any]
    fact_id: str | None
    document: dict[str, Any]
    queued: dict[str, Any] | None
    decided: list[dict[str, Any]]


def queue(data: Path) -> pl.DataFrame:
    """`ops.review_queue` of the published release, in its order. Raises UsageError before the first release."""
    with reading(data) as con:
        return run(con, "SELECT * FROM ops.review_queue ORDER BY place")


def applied(data: Path) -> set[str]:
    """SHA-256 of the decision files that the published release knows."""
    with reading(data) as con:
        return set(run(con, "SELECT content FROM core.decision")["content"])


def waiting(data: Path, wanted: str) -> Waiting:
    """The statement that `wanted` names: the first characters of its id, or of the id of its fact or quarantined row.

    Raises UsageError for an id that fits none or several, and for a statement that no document makes any more.
    """
    with reading(data) as con:
        statement_id = _only(con, wanted)
        facts = run(con, _AUTOMATIC, [statement_id]).to_dicts()
        kept_out = run(
            con, "SELECT row FROM ops.quarantine WHERE suite = 'statements' AND row_key = ? LIMIT 1", [statement_id]
        ).to_dicts()
        queued = run(con, "SELECT * FROM ops.review_queue WHERE statement_id = ?", [statement_id]).to_dicts()
        decided = run(
            con, "SELECT * FROM core.decision WHERE statement_id = $1 OR current_statement = $1"
            " ORDER BY decided_at DESC, decision_id", [statement_id],
        ).to_dicts()  # fmt: skip
        if not facts and not kept_out:
            raise UsageError(f"Statement {statement_id} is no longer read in its document: nothing is left to decide.")
        row = facts[0] if facts else json.loads(kept_out[0]["row"])
        about = run(con, "SELECT * FROM core.document WHERE document_id = ?", [row["document_id"]]).to_dicts()
        return Waiting(
            {name: row.get(name) for name in STATEMENT.names}, facts[0]["fact_id"] if facts else None,
            about[0] if about else {}, queued[0] if queued else None, decided,
        )  # fmt: skip


def rivals(data: Path, statement: dict[str, Any], regions: Sequence[str]) -> list[dict[str, Any]]:
    """Facts of other documents about the same metric, unit and date in one of `regions` (codes)."""
    asked = [statement["metric"], statement["unit"], statement["as_of"], list(regions), statement["document_id"]]
    with reading(data) as con:
        return run(con, _RIVALS, asked).to_dicts()


def _only(con: duckdb.DuckDBPyConnection, wanted: str) -> str:
    text = wanted.strip().lower()
    if len(text) < SHORTEST:
        raise UsageError(f"{wanted!r} is too short: give at least {SHORTEST} characters of an id.")
    found = run(con, _IDS, [text])["statement_id"].to_list()
    if not found:
        raise UsageError(f"There is no statement, fact or quarantined row {wanted!r}: see `cakupan review list`.")
    if len(found) > 1 and text not in found:
        raise UsageError(f"{wanted!r} fits several statements: {', '.join(found)}.")
    return text if text in found else str(found[0])
