"""What an office changed when it issued a report again: the figures of two issues, side by side."""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.facts import issues
from pipelines.reconcile.ids import with_id
from warehouse.model.mart import REPORT_REVISION

_SAME = (
    "metric", "kind", "unit", "region_code", "region", "segment", "program", "worker_group", "sponsor", "fund", "as_of",
)  # fmt: skip
"""Two figures with these alike are one figure in two issues; where several are, they are told apart by their order."""


def revised_figures(facts: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Figures that differ between an issue of a report and the next one: `mart.report_revision`.

    `facts`: core.fact, superseded ones among them; `documents`: core.document. Sorted by revised_at and cells.
    """
    pairs = issues(facts, documents).rename({"document_id": "former_document_id", "next_document_id": "document_id"})
    ends_at = pairs.select(pl.col("former_document_id").alias("document_id"), pl.col("next_arrival").alias("_end"))
    # Facts that ended otherwise were read anew or withdrawn by a curator: they are no part of the issue.
    stated = facts.join(ends_at, on="document_id", how="left").filter(
        pl.col("superseded_at").is_null() | (pl.col("superseded_at") == pl.col("_end"))
    )
    stated = stated.select(
        "document_id", "value", "cell", *(pl.col("program").list.join("+") if c == "program" else c for c in _SAME)
    ).sort("document_id", "cell", "value", nulls_last=True)
    stated = stated.with_columns(pl.int_range(pl.len()).over("document_id", *_SAME).alias("nth"))
    before = pairs.join(stated.rename({"document_id": "former_document_id"}), on="former_document_id")
    after = pairs.join(stated, on="document_id")
    ends = ("former_document_id", "document_id", "next_arrival")
    joined = before.rename({"value": "former_value", "cell": "former_cell"}).join(
        after, on=[*ends, *_SAME, "nth"], how="full", nulls_equal=True, coalesce=True
    )
    differing = joined.filter(pl.col("former_value").ne_missing(pl.col("value")))
    names = documents.select("document_id", "document", "source_id")
    former = names.select(former_document_id="document_id", former_document="document")
    told = (
        differing.join(names, on="document_id")
        .join(former, on="former_document_id")
        .with_columns(
            pl.when(pl.col("former_value").is_null())
            .then(pl.lit("added"))
            .when(pl.col("value").is_null())
            .then(pl.lit("removed"))
            .otherwise(pl.lit("changed"))
            .alias("change"),
            pl.col("next_arrival").alias("revised_at"),
            pl.col("program").fill_null(""),
        )
    )
    told = with_id(told, "revision_id", ["former_document_id", "document_id", *_SAME, "nth"])
    return REPORT_REVISION.conform(told).sort(
        "revised_at", "document", pl.coalesce("cell", "former_cell"), "revision_id"
    )
