"""A report against the earlier ones of the same office: slips of three digits, and sums of the year that fall.

Here: comparing statements of one arrival week with those of earlier weeks and of each other. Not here: checks within
one table (checks).
"""

from __future__ import annotations

import polars as pl

from pipelines.sources.describe import UNKNOWN_SOURCE

THOUSAND = (560.0, 1_780.0)
"""Ratios that tell a unit mistaken for another (thousands for ones) from growth: a quarter of a digit either way."""
_KEY = ("source_id", "metric", "kind", "unit", "region_code", "region", "segment", "program", "worker_group", "sponsor",
        "fund", "period")  # fmt: skip
EARLIER = ("document_id", "source_id", "metric", "kind", "unit", "region_code", "region", "segment", "program",
           "worker_group", "sponsor", "fund", "period", "as_of", "value")  # fmt: skip
"""Columns of the statements of earlier weeks that are needed."""


def compare_with_previous(statements: pl.DataFrame, documents: pl.DataFrame, earlier: pl.DataFrame) -> pl.DataFrame:
    """`statements` with the flags that follow from the report before: `thousand_factor`, `not_monotone`.

    `statements`: the model's STATEMENT rows of a week's reports; `documents`: their core.document rows (document_id,
    source_id); `earlier`: the columns `EARLIER` of reports that arrived in weeks before. A figure is compared with
    the last one of another report of the same office about the same thing: of an earlier date, or of the same date
    if that report arrived in a week before. Order and all other columns stay.
    """
    if statements.is_empty():
        return statements
    numbered = statements.with_row_index("_row")
    own = _keyed(numbered.join(documents.select("document_id", "source_id"), on="document_id", how="left"))
    before = pl.concat(
        [
            _candidates(_keyed(earlier), before=True),
            _candidates(own, before=False),
        ]
    )
    pairs = own.select("_row", "_key", "document_id", "as_of", "value", "period").join(before, on="_key")
    is_earlier = (pl.col("_as_of") < pl.col("as_of")) | ((pl.col("_as_of") == pl.col("as_of")) & pl.col("_before"))
    last = (
        pairs.filter((pl.col("_document") != pl.col("document_id")) & is_earlier)
        .sort("_row", "_as_of", "_before", "_document", "_value")
        .unique("_row", keep="last", maintain_order=True)
    )
    ratio = pl.col("value") / pl.col("_value")
    low, high = THOUSAND
    same_year = pl.col("as_of").str.head(4) == pl.col("_as_of").str.head(4)
    falls = (pl.col("period") == "ytd") & same_year & (pl.col("_as_of") < pl.col("as_of"))
    thousand = ratio.is_between(low, high) | (1 / ratio).is_between(low, high)
    found = last.select(
        "_row",
        pl.concat_list(
            pl.when(thousand).then(pl.lit("thousand_factor")),
            pl.when(falls & (ratio < 1) & ~thousand).then(pl.lit("not_monotone")),
        )
        .list.drop_nulls()
        .alias("_flags"),
    )
    flagged = numbered.join(found, on="_row", how="left", maintain_order="left")
    flags = pl.concat_list("flags", pl.col("_flags").fill_null([])).list.unique().list.sort()
    return flagged.with_columns(flags.alias("flags")).select(statements.columns)


def _keyed(frame: pl.DataFrame) -> pl.DataFrame:
    """Observations of known offices above zero with a date, and their key as one text."""
    told = frame.filter(
        (pl.col("source_id") != UNKNOWN_SOURCE)
        & (pl.col("kind") == "observation")
        & (pl.col("unit") != "percent")
        & (pl.col("value") > 0)
        & pl.col("as_of").is_not_null()
    )
    parts = [pl.col(c).list.join("+") if c == "program" else pl.col(c) for c in _KEY]
    key = pl.concat_str([part.fill_null("") for part in parts], separator="\x1f")
    return told.with_columns(key.alias("_key"))


def _candidates(keyed: pl.DataFrame, *, before: bool) -> pl.DataFrame:
    return keyed.select(
        "_key",
        pl.col("document_id").alias("_document"),
        pl.col("as_of").alias("_as_of"),
        pl.col("value").alias("_value"),
        pl.lit(before).alias("_before"),
    ).unique(maintain_order=True)
