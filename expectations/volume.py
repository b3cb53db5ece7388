"""How many documents a week brings, against the weeks before: of each source and in all.

The week that is judged is the newest, which may still be running: the weeks before are counted up to the same moment
of the week. Nothing is judged until four weeks before it are known, so that a fresh warehouse holds nothing back.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from expectations.lookups import JAKARTA_HOURS, Lookup, Reference, missing

QUALITY = "marts.quality_weekly"

WEEKS = 8
"""Weeks before the newest that its volume is compared with, at most."""
LEAST_WEEKS = 4
FEWEST_SHARE, MOST_TIMES = 0.25, 3.0
SPREAD_BELOW, SPREAD_ABOVE = 4.0, 6.0
"""Counts that come by chance stray from their mean by its square root: so many of these are never chance."""
RECENT_DAYS = 35


class Volume(NamedTuple):
    """The newest week: documents `here`, `usual` (median), `fewest` and `most` that pass; null bounds: not judged."""

    here: int
    usual: float | None
    fewest: int | None
    most: int | None


def by_source(documents: pl.DataFrame) -> pl.DataFrame:
    """`source_id, here, usual, fewest, most` for each source of the newest week and of the weeks before it.

    `documents`: core.document of all weeks.
    """
    if documents.is_empty():
        return pl.DataFrame(schema=_SCHEMA)
    newest, weeks, counted = _paced(documents)
    sources = counted.select("source_id").unique()
    grid = sources.join(pl.DataFrame({"arrival_week": [*weeks, newest]}), how="cross").join(
        counted, on=["source_id", "arrival_week"], how="left"
    )
    return _bounded(grid.with_columns(pl.col("len").fill_null(0)), newest, len(weeks))


def lookups_of_volume(suite_name: str, quality: pl.DataFrame, reference: Reference) -> Lookup:
    """Beside the newest week's rows of `mart.quality_weekly`: what each source brought and usually brings.

    Nothing for any other suite. `reference`: core.document of all weeks.
    """
    names = ("_here", "_usual", "_fewest", "_most")
    if suite_name != QUALITY:
        return {}
    documents = reference.get("core.document")
    if documents is None:
        return dict.fromkeys(names, missing("core.document"))
    newest = documents["arrival_week"].max()
    found = by_source(documents).select(
        "source_id", pl.lit(newest, pl.String).alias("week"), *(pl.col(n.lstrip("_")).alias(n) for n in names)
    )
    joined = quality.select("week", "source_id").join(
        found, on=["week", "source_id"], how="left", maintain_order="left"
    )
    return {name: pl.lit(joined[name]) for name in names}


def in_all(documents: pl.DataFrame) -> Volume:
    """The newest week's documents of all sources together."""
    if documents.is_empty():
        return Volume(0, None, None, None)
    newest, weeks, counted = _paced(documents)
    summed = counted.group_by("arrival_week").agg(pl.col("len").sum())
    grid = pl.DataFrame({"arrival_week": [*weeks, newest]}).join(summed, on="arrival_week", how="left")
    whole = _bounded(grid.with_columns(pl.col("len").fill_null(0), pl.lit("").alias("source_id")), newest, len(weeks))
    row = whole.row(0, named=True)
    return Volume(row["here"], row["usual"], row["fewest"], row["most"])


def publication_age(documents: pl.DataFrame) -> int | None:
    """Days from the newest publication to the newest arrival; null before there are weeks to compare with."""
    if documents.is_empty() or documents["arrival_week"].n_unique() <= LEAST_WEEKS:
        return None
    newest = documents.filter(pl.col("arrival_week") == pl.col("arrival_week").max())
    arrived = (pl.col("first_arrival").max() + pl.duration(hours=JAKARTA_HOURS)).dt.date()
    age = newest.select((arrived - pl.col("published_at").max()).dt.total_days()).item()
    return None if age is None else int(age)


_SCHEMA = {"source_id": pl.String, "here": pl.Int64, "usual": pl.Float64, "fewest": pl.Int64, "most": pl.Int64}


def _paced(documents: pl.DataFrame) -> tuple[str, list[str], pl.DataFrame]:
    """The newest week, the weeks before it, and documents by source and week up to the same moment of the week."""
    known = documents["arrival_week"].unique().sort().to_list()
    newest, weeks = known[-1], known[:-1][-WEEKS:]
    local = pl.col("first_arrival") + pl.duration(hours=JAKARTA_HOURS)
    timed = documents.select("source_id", "arrival_week", (local - local.dt.truncate("1w")).alias("moment"))
    until = timed.filter(pl.col("arrival_week") == newest)["moment"].max()
    kept = timed.filter(pl.col("arrival_week").is_in([*weeks, newest]) & (pl.col("moment") <= until))
    return newest, weeks, kept.group_by("source_id", "arrival_week").agg(pl.len().cast(pl.Int64).alias("len"))


def _bounded(grid: pl.DataFrame, newest: str, weeks: int) -> pl.DataFrame:
    past = pl.col("len").filter(pl.col("arrival_week") != newest)
    usual = pl.col("usual")
    least = pl.min_horizontal(usual - SPREAD_BELOW * usual.sqrt(), FEWEST_SHARE * usual).clip(0)
    most = pl.max_horizontal(usual + SPREAD_ABOVE * usual.sqrt(), MOST_TIMES * usual, pl.lit(10.0))
    judged = pl.lit(weeks >= LEAST_WEEKS)
    return (
        grid.group_by("source_id")
        .agg(pl.col("len").filter(pl.col("arrival_week") == newest).sum().alias("here"), past.median().alias("usual"))
        .with_columns(
            pl.when(judged).then(least.ceil().cast(pl.Int64)).alias("fewest"),
            pl.when(judged).then(most.ceil().cast(pl.Int64)).alias("most"),
            pl.when(judged).then("usual").alias("usual"),
        )
        .select(*_SCHEMA)
        .sort("source_id")
    )
