"""Decisions as releases published them: they stand, so that a past day stays as it was told.

`DATA/raw/decisions.parquet` keeps them for the backup, beside what no code can read again (`warehouse.readings`).
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from warehouse.model.curation import DECISION
from warehouse.publish import published_release
from warehouse.query import query
from warehouse.weeks import write_frame

KEPT = Path("raw") / "decisions.parquet"
_IN_FORCE = ("applied", "replaced")
_MADE = """
SELECT DISTINCT regexp_extract(rule, '\\+decision:(.*)$', 1) AS decision_id FROM core.fact
WHERE contains(rule, '+decision:')
"""


def published_decisions(data: Path) -> pl.DataFrame:
    """Rows of `core.decision` that took effect in the published release or one before it.

    Before the first release those kept beside the raw documents, else none. A decision that never changed a fact (it
    was stale or refused from the start) is not among them: its file may be mended or taken away.
    """
    if published_release(data) is None:
        kept = data / KEPT
        return DECISION.conform(pl.read_parquet(kept)) if kept.exists() else DECISION.empty()
    decisions = DECISION.conform(query(data, "FROM core.decision ORDER BY decision_id"))
    stood = pl.col("state").is_in(_IN_FORCE)
    if decisions.filter(~stood).height:
        # It stood before, and does no longer: better code reads its document otherwise.
        stood |= pl.col("decision_id").is_in(query(data, _MADE)["decision_id"].implode())
    return decisions.filter(stood)


def keep_decisions(data: Path) -> None:
    """Keep the decisions of the published release in place of those kept before; nothing where there are none."""
    rows = published_decisions(data)
    kept = data / KEPT
    if rows.is_empty() and not kept.exists():
        return
    if not kept.exists() or not pl.read_parquet(kept).equals(rows):
        write_frame(kept, rows)
