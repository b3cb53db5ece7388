"""The review queue: which statements wait for a person, why, and in what order.

Statements in the queue that passed their checks are facts meanwhile: flags and confidence already weigh against them
where another fact speaks of the same point, and holding them back would empty series for want of a clerk.
"""

from __future__ import annotations

import json
from typing import NamedTuple

import polars as pl

from pipelines.reconcile.flags import DOUBTFUL, MEANINGS
from warehouse.model import STATEMENT
from warehouse.model.curation import REVIEW_QUEUE

UNSURE_BELOW = 0.7
"""Confidence under which a statement waits: docs/decisions/0008 says what share of such readings was wrong."""

_UNRESOLVED = (
    "The region is not settled: the name fits several, or none.",
    "Wilayahnya belum pasti: namanya cocok dengan beberapa wilayah atau tidak dikenal.",
)
_URGENCY = {
    "decision_stale": 0, "decision_refused": 1, "region_unresolved": 2, "refused_by_check": 3, "flagged": 4,
    "questioned": 5, "unsure": 6,
}  # fmt: skip
_ASKED_AGAIN = {"stale": "decision_stale", "refused": "decision_refused"}


class Doubted(NamedTuple):
    """What checks found: statements kept out (STATEMENT), the reasons (`ops.quarantine`), and facts that stand but do
    not go together with others (`ops.flagged`)."""

    refused: pl.DataFrame
    quarantine: pl.DataFrame
    questioned: pl.DataFrame


def review_queue(
    facts: pl.DataFrame, doubted: Doubted, decisions: pl.DataFrame, documents: pl.DataFrame
) -> pl.DataFrame:
    """`ops.review_queue`: what waits, most urgent first.

    `facts`: `core.fact` after decisions; `decisions`: `core.decision`; `documents`: `core.document`. What a decision in
    force settled waits no more.
    """
    settled = decisions.filter(pl.col("state").is_in(["applied", "replaced"]))["current_statement"].drop_nulls()
    asked = decisions.filter(pl.col("state").is_in(list(_ASKED_AGAIN))).with_columns(
        pl.coalesce("current_statement", "statement_id").alias("statement_id")
    )
    candidates = _candidates(facts, doubted.refused, documents).filter(~pl.col("statement_id").is_in(settled.implode()))
    told = pl.concat(
        [
            _asked_again(asked),
            _unresolved(candidates),
            _refused(candidates, doubted.quarantine),
            _questioned(candidates, doubted.questioned),
            *_doubts(candidates),
        ]
    ).sort("statement_id", "urgency", "why_en")
    summary = told.group_by("statement_id").agg(
        pl.col("reason").unique(maintain_order=True).alias("reasons"),
        pl.col("urgency").min(),
        pl.col("why_en").drop_nulls().unique(maintain_order=True).str.join(" "),
        pl.col("why_id").drop_nulls().unique(maintain_order=True).str.join(" "),
    )
    earlier = asked.sort("decided_at", "decision_id").group_by("statement_id").agg(pl.col("decision_id").last())
    waiting = pl.concat([candidates, _gone(asked)], how="diagonal")
    ranked = (
        waiting.join(summary, on="statement_id")
        .join(earlier, on="statement_id", how="left")
        .sort("urgency", "confidence", "document", "start", "statement_id", nulls_last=True)
    )
    return REVIEW_QUEUE.conform(ranked.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("place")))


def _candidates(facts: pl.DataFrame, refused: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Every statement that may wait: standing facts, and what a check keeps out (`fact_id` null)."""
    weeks = documents.select("document_id", "arrival_week")
    kept_out = refused.join(weeks, on="document_id", how="left").with_columns(pl.lit(None, pl.String).alias("fact_id"))
    columns = [*STATEMENT.names, "fact_id", "arrival_week"]
    standing = facts.filter(pl.col("superseded_at").is_null())
    return pl.concat([standing.select(columns), kept_out.select(columns)]).unique("statement_id", keep="first")


def _reason(rows: pl.DataFrame, reason: str, english: pl.Expr, indonesian: pl.Expr) -> pl.DataFrame:
    return rows.select(
        "statement_id",
        pl.lit(reason).alias("reason"),
        pl.lit(_URGENCY[reason], pl.Int64).alias("urgency"),
        english.cast(pl.String).alias("why_en"),
        indonesian.cast(pl.String).alias("why_id"),
    )


def _asked_again(asked: pl.DataFrame) -> pl.DataFrame:
    parts = [
        _reason(asked.filter(pl.col("state") == state), reason, pl.col("state_en"), pl.col("state_id"))
        for state, reason in _ASKED_AGAIN.items()
    ]
    return pl.concat(parts)


def _unresolved(candidates: pl.DataFrame) -> pl.DataFrame:
    nowhere = pl.col("region_code").is_null() & (pl.col("region_kind") != "branch").fill_null(True)
    doubtful = pl.col("flags").list.contains("region_ambiguous").fill_null(False)
    # What a check keeps out for that has its own sentence.
    told = [pl.when(~(nowhere & pl.col("fact_id").is_null())).then(pl.lit(words)) for words in _UNRESOLVED]
    return _reason(candidates.filter(nowhere | doubtful), "region_unresolved", *told)


def _refused(candidates: pl.DataFrame, quarantine: pl.DataFrame) -> pl.DataFrame:
    kept_out = candidates.filter(pl.col("fact_id").is_null()).select("statement_id")
    failed = quarantine.filter(pl.col("suite").is_in(["report_cells", "statements"])).rename(
        {"row_key": "statement_id"}
    )
    return _reason(
        kept_out.join(failed, on="statement_id"), "refused_by_check", pl.col("reason_en"), pl.col("reason_id")
    )


def _questioned(candidates: pl.DataFrame, questioned: pl.DataFrame) -> pl.DataFrame:
    rows = candidates.select("statement_id", "fact_id").join(questioned, left_on="fact_id", right_on="row_key")
    return _reason(rows, "questioned", pl.col("reason_en"), pl.col("reason_id"))


def _doubts(candidates: pl.DataFrame) -> list[pl.DataFrame]:
    meanings = [pl.col("flag").replace_strict({f: m[n] for f, m in MEANINGS.items()}) + "." for n in (0, 1)]
    flags = candidates.select("statement_id", pl.col("flags").alias("flag")).explode("flag")
    doubtful = flags.filter(pl.col("flag").is_in(DOUBTFUL) & (pl.col("flag") != "region_ambiguous"))
    percent = (100 * pl.col("confidence")).round(0).cast(pl.Int64)
    return [
        _reason(doubtful, "flagged", *meanings),
        _reason(
            candidates.filter(pl.col("confidence") < UNSURE_BELOW),
            "unsure",
            pl.format("The reading is unsure: confidence {} %.", percent),
            pl.format("Bacaannya kurang pasti: keyakinan {} %.", percent),
        ),
    ]


def _gone(asked: pl.DataFrame) -> pl.DataFrame:
    """What a decision was about and no document states any more, as the decision remembers it."""
    rows = []
    for row in asked.filter(pl.col("current_statement").is_null()).iter_rows(named=True):
        seen = json.loads(row["automatic"])
        known = {name: seen.get(name) for name in ("metric", "kind", "value", "unit", "region_code", "region", "as_of")}
        rows.append({n: row[n] for n in ("statement_id", "document_id", "document")} | known)
    names = (
        "statement_id",
        "document_id",
        "document",
        "metric",
        "kind",
        "value",
        "unit",
        "region_code",
        "region",
        "as_of",
    )
    schema = {name: STATEMENT.polars()[name] for name in names}
    return pl.DataFrame(rows, schema=schema).unique("statement_id", keep="first", maintain_order=True)
