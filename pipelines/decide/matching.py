"""Does a decision still fit? The statement it is about as it is read today, or why it is asked again.

A decision holds while its document (the same bytes) states the same figure at the same place and is read as the person
saw it read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipelines.decide.decision import READING, Decision
from pipelines.reconcile.flags import DOUBTFUL
from warehouse.model import STATEMENT

Row = Mapping[str, Any]
_GUARDED = tuple(name for name in READING if name not in ("flags", "value_low", "value_high"))
"""Intervals follow from value and words, flags are guarded by what they doubt."""


@dataclass(frozen=True)
class Match:
    """A decision and the statement it is about today.

    `statement`: STATEMENT columns and `fact_id` (null: a check keeps it out); None: it is gone. `state` is one of
    `warehouse.model.curation.STATES`, `why` says it in English and Indonesian.
    """

    decision: Decision
    statement: Row | None
    state: str
    why: tuple[str, str]

    @property
    def about(self) -> str:
        """The statement as it is called today."""
        return str(self.statement["statement_id"]) if self.statement else self.decision.statement_id


def statements_of(decisions: Iterable[Decision], facts: pl.DataFrame, refused: pl.DataFrame) -> pl.DataFrame:
    """STATEMENT columns and `fact_id` of all that the documents of `decisions` state.

    `facts`: automatic ones (`core.fact`); `refused`: statements that a check keeps out (STATEMENT).
    """
    documents = pl.Series(sorted({d.expect["document_id"] for d in decisions}), dtype=pl.String)
    columns = [*STATEMENT.names, "fact_id"]
    parts = [
        frame.filter(pl.col("document_id").is_in(documents.implode())).select(columns)
        for frame in (facts, refused.with_columns(pl.lit(None, pl.String).alias("fact_id")))
    ]
    return pl.concat(parts).sort("document_id", "start", "statement_id")


def match(decisions: Iterable[Decision], statements: pl.DataFrame) -> list[Match]:
    """Each decision with its statement, ordered by when it was made, then by name."""
    by_document: dict[str, list[Row]] = {}
    for row in statements.iter_rows(named=True):
        by_document.setdefault(row["document_id"], []).append(row)
    made = sorted(decisions, key=lambda d: (d.decided_at, d.decision_id))
    return [_judged(d, by_document.get(d.expect["document_id"])) for d in made]


_APPLIED = ("It stands.", "Berlaku.")
_OVERTAKEN = ("The document is now read as the person said.", "Dokumen kini terbaca sebagaimana putusan kurator.")
_UNKNOWN = ("nothing is read in a document of these bytes", "tidak ada yang terbaca dalam dokumen itu")
_GONE = ("the document is no longer read as stating it", "dokumen tidak lagi terbaca menyatakannya")
_ELSEWHERE = (
    "its guard names another place or value than the statement has",
    "pengamannya menyebut letak atau nilai yang berbeda",
)


def _judged(decision: Decision, stated: list[Row] | None) -> Match:
    if stated is None:
        return _stale(decision, None, _UNKNOWN)
    same = next((row for row in stated if row["statement_id"] == decision.statement_id), None)
    if same is not None and not _same_place(decision, same):
        return _stale(decision, same, _ELSEWHERE)
    statement = same or _at_its_place(decision, stated)
    return _stale(decision, None, _GONE) if statement is None else _compared(decision, statement)


def _compared(decision: Decision, statement: Row) -> Match:
    """The reading of today against the one the person saw."""
    changed = [n for n in _GUARDED if _told(statement[n]) != _told(decision.automatic.get(n))]
    if changed and decision.human and all(_told(statement[n]) == _told(v) for n, v in _meant(decision).items()):
        return Match(decision, statement, "overtaken", _OVERTAKEN)
    if changed:
        names = ", ".join(changed)
        return _stale(decision, statement, (f"it is now read otherwise ({names})", f"kini terbaca lain ({names})"))
    doubts = (set(statement["flags"] or []) & set(DOUBTFUL)) - set(decision.automatic.get("flags") or [])
    if doubts:
        names = ", ".join(sorted(doubts))
        return _stale(decision, statement, (f"it now carries a doubt ({names})", f"kini diragukan ({names})"))
    return Match(decision, statement, "applied", _APPLIED)


def _stale(decision: Decision, statement: Row | None, why: tuple[str, str]) -> Match:
    return Match(decision, statement, "stale", (f"Asked again: {why[0]}.", f"Ditanyakan lagi: {why[1]}."))


def _same_place(decision: Decision, row: Row) -> bool:
    return all(row[name] == decision.expect[name] for name in ("cell", "start", "end", "value"))


def _at_its_place(decision: Decision, stated: list[Row]) -> Row | None:
    """The statement of the same figure in the same cell or overlapping words; of several the same metric first."""
    expect = decision.expect
    there = [
        row for row in stated
        if row["value"] == expect["value"] and row["cell"] == expect["cell"]
        and (expect["cell"] is not None or _overlap(row, expect) or row["evidence"] == expect["evidence"])
    ]  # fmt: skip
    there.sort(key=lambda row: row["metric"] != decision.automatic.get("metric"))
    return there[0] if there else None


def _overlap(row: Row, expect: Row) -> bool:
    spans = (row["start"], row["end"], expect["start"], expect["end"])
    return None not in spans and row["start"] < expect["end"] and expect["start"] < row["end"]


def _meant(decision: Decision) -> dict[str, Any]:
    """What the person took the statement to say, of the guarded columns."""
    meant = {**decision.automatic, **decision.human}
    return {n: meant.get(n) for n in _GUARDED}


def _told(value: Any) -> Any:
    """A value for comparison: an empty list says no more than none."""
    return sorted(value) or None if isinstance(value, list) else value
