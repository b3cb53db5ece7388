"""What `cakupan parse` prints: every number, amount, percentage, range and date of short texts."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.normalize.dates import dates_of
from pipelines.normalize.figure_candidates import find_candidates
from pipelines.normalize.figures import figures_of

_AT_LEAST = ("more_than", "at_least")
_AT_MOST = ("less_than", "up_to")
MENTION: dict[str, Any] = {
    "id": pl.String, "kind": pl.String, "value": pl.Float64, "low": pl.Float64, "high": pl.Float64,
    "iso": pl.String, "iso_low": pl.String, "iso_high": pl.String, "start": pl.Int64, "end": pl.Int64,
    "value_low": pl.Float64, "value_high": pl.Float64,
}  # fmt: skip


def parse_mentions(lines: pl.DataFrame) -> pl.DataFrame:
    """Mentions in `lines` {id, text, ref}: one row a mention with the columns of MENTION, in text order.

    kind: cardinal, ordinal, percent, money, range, date. Dates stand in `iso` (quarters as "2024-Q3", halves as
    "2024-H1"), ranges of dates in `iso_low` and `iso_high`; all else in `value`, or `low` and `high`, with what the
    words allow in `value_low` and `value_high`. A figure with one open side ("di atas Rp5 miliar") is also given as a
    range; one with a scale and no noun after it also as money, since it may be either.
    """
    candidates = find_candidates(lines.with_columns(pl.col("id").cast(pl.String)), key="id", text="text")
    refs = lines.get_column("ref") if "ref" in lines.columns else None
    figures = figures_of(candidates, key="id").filter(
        pl.col("nature").is_null() | ~pl.col("nature").is_in(["year", "list_number"])
    )
    parts = [figures, _open_ranges(figures), _maybe_money(figures, candidates), _dates(candidates, refs)]
    order = lines.select(pl.col("id").cast(pl.String)).with_row_index("_row").unique("id", keep="first")
    return (
        pl.concat([_mention(part) for part in parts])
        .join(order, on="id", how="left", maintain_order="left")
        .sort("_row", "start", "end", "kind", maintain_order=True)
        .drop("_row")
    )


def _mention(part: pl.DataFrame) -> pl.DataFrame:
    missing = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in MENTION.items() if name not in part.columns]
    return part.with_columns(missing).select(*(pl.col(name).cast(dtype) for name, dtype in MENTION.items()))


def _open_ranges(figures: pl.DataFrame) -> pl.DataFrame:
    qualifier, value = pl.col("qualifier"), pl.col("value")
    return figures.filter(qualifier.is_in([*_AT_LEAST, *_AT_MOST]) & value.is_not_null()).with_columns(
        pl.lit("range").alias("kind"),
        pl.when(qualifier.is_in(_AT_LEAST)).then(value).alias("low"),
        pl.when(qualifier.is_in(_AT_MOST)).then(value).alias("high"),
        pl.lit(None, dtype=pl.Float64).alias("value"),
        pl.coalesce("qualifier_start", "start").alias("start"),
    )


def _maybe_money(figures: pl.DataFrame, candidates: pl.DataFrame) -> pl.DataFrame:
    """ "2 juta" at the end of a phrase may be rupiah as well as people."""
    ends = pl.col("after").str.contains(r"^-?[ ]?(?:an\b|lebih\b|dong\b|[.,;!?)]|$)")
    followed = candidates.select("id", "start", ends.alias("_ends"))
    scaled = (pl.col("scale") > 1) | pl.col("text").str.contains("(?i)(?:se)?(?:ribu|juta|miliar|triliun)")
    return (
        figures.filter((pl.col("kind") == "cardinal") & scaled)
        .join(followed, on=["id", "start"], how="left", maintain_order="left")
        .filter(pl.col("_ends"))
        .with_columns(pl.lit("money").alias("kind"))
    )


def _dates(candidates: pl.DataFrame, refs: pl.Series | None) -> pl.DataFrame:
    ranged = pl.col("precision") == "range"
    return (
        dates_of(candidates, refs, key="id")
        .with_columns(
            pl.when(ranged).then(pl.lit("range")).otherwise(pl.lit("date")).alias("kind"),
            pl.when(~ranged).then(pl.coalesce("name", "value")).alias("iso"),
            pl.when(ranged).then("first").alias("iso_low"),
            pl.when(ranged).then("value").alias("iso_high"),
        )
        .drop("value")
    )
