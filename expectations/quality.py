"""Quality over time: what each source brought in each week, and how much of it was refused, doubted or not placed."""

from __future__ import annotations

import polars as pl

from expectations import volume
from warehouse.model import mart

REFUSING = ("report_cells", "statements")
UNRESOLVED = "expect_region_to_be_resolved"
READING_FLAGS = ("date_inferred", "region_inferred", "scale_doubled", "comma_thousands", "weekday_mismatch")
"""Flags that record how a sound value was read; the others put it in doubt."""


def quality_weekly(
    documents: pl.DataFrame, statements: pl.DataFrame, facts: pl.DataFrame, quarantine: pl.DataFrame,
    flagged: pl.DataFrame,
) -> pl.DataFrame:  # fmt: skip
    """`mart.quality_weekly`: one row a week and source.

    `documents` (core.document) and `facts` (core.fact) of these weeks; `statements`: document_id of every statement
    read, refused ones among them; `quarantine` and `flagged`: what the checks told of them. A source that was heard
    in most weeks before the newest and is silent in it has a row with no documents.
    """
    sources = documents.select("document_id", "source_id", "source_kind", pl.col("arrival_week").alias("week"))
    key = ["week", "source_id"]

    def counted(rows: pl.DataFrame, name: str) -> pl.DataFrame:
        return rows.join(sources, on="document_id").group_by(key).agg(pl.len().cast(pl.Int64).alias(name))

    refused = (
        quarantine.filter(pl.col("suite").is_in(list(REFUSING)))
        .with_columns(pl.col("row").str.json_path_match("$.document_id").alias("document_id"))
        .group_by("document_id", "row_key")
        .agg((pl.col("expectation") == UNRESOLVED).any().alias("unresolved"))
    )
    standing = facts.filter(pl.col("superseded_at").is_null())
    doubted = pl.col("flags").list.set_difference(list(READING_FLAGS)).list.len() > 0
    asked = pl.col("fact_id").is_in(flagged["row_key"].implode())
    found = (
        pl.concat([sources.drop("document_id"), _silent(documents)])
        .group_by(key)
        .agg(pl.col("source_kind").first())
        .join(counted(documents.select("document_id"), "documents"), on=key, how="left")
        .join(counted(statements.select("document_id"), "statements"), on=key, how="left")
        .join(counted(standing.select("document_id"), "facts"), on=key, how="left")
        .join(counted(refused.select("document_id"), "quarantined"), on=key, how="left")
        .join(counted(standing.filter(doubted.fill_null(False) | asked).select("document_id"), "flagged"), on=key,
              how="left")
        .join(counted(refused.filter("unresolved").select("document_id"), "unresolved"), on=key, how="left")
        .with_columns(pl.col(*_COUNTS).fill_null(0))
    )  # fmt: skip
    shares = (
        _share("quarantined", "statements"), _share("flagged", "facts"), _share("unresolved", "statements"),
    )  # fmt: skip
    return mart.QUALITY_WEEKLY.conform(found.with_columns(*shares)).sort(key)


_COUNTS = ("documents", "statements", "facts", "quarantined", "flagged", "unresolved")


def _share(part: str, whole: str) -> pl.Expr:
    percent = (100 * pl.col(part) / pl.col(whole)).round(2)
    return pl.when(pl.col(whole) > 0).then(percent).alias(f"{part}_percent")


def _silent(documents: pl.DataFrame) -> pl.DataFrame:
    """The newest week's rows of sources that were heard in most weeks before it and are not in it."""
    quiet = volume.by_source(documents).filter((pl.col("here") == 0) & (pl.col("usual") >= 1))
    kinds = documents.select("source_id", "source_kind").unique("source_id", keep="first", maintain_order=True)
    newest = documents["arrival_week"].max()
    return quiet.join(kinds, on="source_id").select("source_id", "source_kind", pl.lit(newest, pl.String).alias("week"))


def by_week(quality: pl.DataFrame) -> pl.DataFrame:
    """`quality` summed over sources: `week`, the counts and the shares; oldest week first."""
    summed = quality.group_by("week").agg(pl.col(*_COUNTS).sum()).sort("week")
    return summed.with_columns(
        _share("quarantined", "statements"), _share("flagged", "facts"), _share("unresolved", "statements")
    )
