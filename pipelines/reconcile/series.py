"""Facts into estimates: one value for each series and date, at every moment the warehouse ever stood at.

A series is one metric, kind, unit, place, segment, set of programmes, group of workers, pair of bases and period;
workers whose contributions someone else pays are a series of their own.
Estimates are computed for every moment at which something about their date became known, by the same rules: so the
state of a past day is read from the history, and is the one a release of that day holds.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import polars as pl

from pipelines.normalize.programs import NAMED_SEGMENTS, SEGMENTS_SAID
from pipelines.reconcile import arithmetic, rules
from pipelines.reconcile.ids import with_id
from warehouse.model.mart import (
    ARITHMETIC,
    CONFLICT,
    COVERAGE_HISTORY,
    COVERAGE_LATEST,
    COVERAGE_SERIES,
    SERIES_FACT,
    SERIES_KEY,
)
from warehouse.model.vocabulary import METRICS

STOCKS = tuple(m.name for m in METRICS if m.nature == "stock" and m.name != "registered_workers")
"""Metrics that have a value at a point in time only. Registered workers of a month or a year are those who joined."""
PART = 250_000
"""Facts that are weighed at once, about: some 600 MB."""
_KEY = [c.name for c in SERIES_KEY]
_IDENTITY = [n for n in _KEY if n not in ("region_code", "region_kind", "region")]
_TOUCH = 1e-9
"""Relative room for the rounding of floating point numbers."""
_COUNTED = {"active_participants": "active", "registered_workers": "registered"}
_paid_for = (pl.col("unit") == "persons") | pl.col("metric").is_in(
    ["claims_paid", "claim_cases", "contributions_collected"]
)
"""Figures that are a part where a sponsor or fund is named: its workers, what they are paid, what is paid for them."""
_EPOCH = datetime.fromisoformat("1970-01-01")
_JAKARTA = pl.duration(hours=7)


class Reconciled(NamedTuple):
    """The marts that come from weighing facts against each other, each as its table of `warehouse.model.mart`."""

    series: pl.DataFrame
    latest: pl.DataFrame
    conflict: pl.DataFrame
    history: pl.DataFrame
    arithmetic: pl.DataFrame
    members: pl.DataFrame

    def tables(self) -> dict[str, pl.DataFrame]:
        """By full name, as `warehouse.release.build_release` takes them."""
        return {table.full_name: frame for table, frame in zip(MARTS, self, strict=True)}


MARTS = (COVERAGE_SERIES, COVERAGE_LATEST, CONFLICT, COVERAGE_HISTORY, ARITHMETIC, SERIES_FACT)
"""The tables of `Reconciled`, in its order."""
NO_COPIES = pl.DataFrame(
    schema={"document_id": pl.String, "story_id": pl.String, "copy_of": pl.String, "copy_since": pl.Datetime("us")}
)


def reconcile(facts: pl.DataFrame, until: datetime | None, copies: pl.DataFrame = NO_COPIES) -> Reconciled:
    """Estimates, conflicts and their history from `facts` (`core.fact`) recorded up to `until` (UTC, without zone).

    `copies`: the documents that print one text, as `pipelines.documents.duplicates.find_copies` gives them.

    `until` None: up to the last of them. Left out: anecdotes, facts without a date or without a place. Nothing
    recorded after `until` has any effect, nor has a supersession after it, so `reconcile(facts, t).series` is what the
    history holds at `t`.
    """
    if until is None:
        last = facts["recorded_at"].max()
        until = last if isinstance(last, datetime) else _EPOCH
    return weigh(candidates_of(facts, until, copies), until)


def candidates_of(facts: pl.DataFrame, until: datetime, copies: pl.DataFrame) -> pl.DataFrame:
    """The `usable` facts, each with its `story` (copies of one text share it) and `copy_since`."""
    return _with_stories(usable(facts, until), copies, until)


def weigh(candidates: pl.DataFrame, until: datetime) -> Reconciled:
    """The marts of `candidates` (`candidates_of`). Facts of another place or date never bear on each other."""
    parts = [_weigh(part, until) for part in _by_place(_in_series(candidates))]
    return Reconciled(
        *(pl.concat(frames).sort(t.key) for frames, t in zip(zip(*parts, strict=True), MARTS, strict=True))
    )


def _by_place(candidates: pl.DataFrame) -> list[pl.DataFrame]:
    """`candidates` in parts of whole places, which never bear on each other, so that memory is needed for one part."""
    parts = candidates.height // PART + 1
    if parts == 1:
        return [candidates]
    bucket = ((pl.col("place").rank("dense") - 1) % parts).alias("part")
    return candidates.with_columns(bucket).partition_by("part", include_key=False)


def _with_stories(candidates: pl.DataFrame, copies: pl.DataFrame, until: datetime) -> pl.DataFrame:
    """`candidates` with `story`, which copies share, and `copy_since`, as far as it was known at `until`."""
    told = copies.select(
        "document_id",
        pl.col("story_id").alias("story"),
        pl.when(pl.col("copy_since") <= until).then("copy_since").alias("copy_since"),
    )
    return candidates.join(told, on="document_id", how="left", maintain_order="left").with_columns(
        pl.coalesce("story", "document_id").alias("story")
    )


def _weigh(candidates: pl.DataFrame, until: datetime) -> Reconciled:
    tested = arithmetic.compare(candidates)
    weighed = candidates.with_columns(*rules.static_criteria()).join(
        arithmetic.grades(tested), on="fact_id", how="left", maintain_order="left"
    )
    lapsed = arithmetic.lapsed_grades(tested)
    moments = _moments(weighed, lapsed, until)
    states = _choose(_with_lapsed_grades(_states(weighed, moments), lapsed))
    history = _history(states, moments, candidates)
    series = COVERAGE_SERIES.conform(history.filter(pl.col("known_to").is_null()))
    return Reconciled(
        series=series,
        latest=latest_of(series, until),
        conflict=_conflicts(states, series, candidates),
        history=history,
        arithmetic=tested,
        members=SERIES_FACT.conform(candidates),
    )


def usable(facts: pl.DataFrame, until: datetime) -> pl.DataFrame:
    """Facts that can stand in a series, as they were known at `until`, with their point: `place` and `as_of_date`."""
    known = facts.filter(
        (pl.col("recorded_at") <= until)
        & (pl.col("kind") != "anecdote")
        & pl.col("as_of_to").is_not_null()
        & (pl.col("region_code").is_not_null() | ((pl.col("region_kind") == "branch") & pl.col("region").is_not_null()))
    )
    return known.with_columns(
        pl.when(pl.col("superseded_at") <= until).then("superseded_at").alias("superseded_at"),
        pl.coalesce("region_code", pl.lit("branch ") + pl.col("region")).alias("place"),
        pl.col("as_of_to").alias("as_of_date"),
    )


def _in_series(candidates: pl.DataFrame) -> pl.DataFrame:
    """`candidates` with `series_id`, the series' own `program`, period and bases.

    A stock is a stock whatever period its words name ("Januari-Desember"): its point is the last day. What words may
    leave out without meaning another thing is made one: active participants count the active, an unknown denominator
    is one not stated, and "pekerja rentan" or "non ASN" is the segment's own name, not a group in it.
    """
    placed = candidates.with_columns(
        pl.col("program").list.sort().list.join("+").fill_null(""),
        pl.when(
            ~(pl.col("segment").is_in(NAMED_SEGMENTS).fill_null(False) & pl.col("worker_group").is_in(SEGMENTS_SAID))
        )
        .then("worker_group")
        .alias("worker_group"),
        pl.coalesce(
            "numerator_basis", pl.col("metric").replace_strict(_COUNTED, default=None, return_dtype=pl.String)
        ).alias("numerator_basis"),
        pl.when(pl.col("denominator_basis") != "unknown").then("denominator_basis").alias("denominator_basis"),
        pl.when(pl.col("metric").is_in(STOCKS)).then(pl.lit("point")).otherwise("period").alias("series_period"),
        (_paid_for & (pl.col("sponsor").is_not_null() | pl.col("fund").is_not_null())).alias("sponsored"),
    )
    # The rule that read a fact is not the rule that chooses between facts.
    placed = placed.drop("rule")
    return with_id(placed, "series_id", [n if n != "period" else "series_period" for n in _IDENTITY] + ["place"])


def _moments(facts: pl.DataFrame, lapsed: pl.DataFrame, until: datetime) -> pl.DataFrame:
    """`group, series_id, as_of_date, moment, state`: when anything that bears on an estimate became known."""
    groups = facts.select("series_id", "as_of_date").unique().sort("series_id", "as_of_date").with_row_index("group")
    keyed = facts.join(groups, on=["series_id", "as_of_date"])
    first = keyed.group_by("group").agg(pl.col("recorded_at").min().alias("first"))
    times = ("recorded_at", "superseded_at", "copy_since", "fits_from", "close_from", "contradicts_from")
    graded = keyed.select("group", "fact_id").join(lapsed, on="fact_id")
    return (
        pl.concat(
            [keyed.select("group", pl.col(t).alias("moment")) for t in times]
            + [graded.select("group", pl.col(t).alias("moment")) for t in ("known_from", "known_to")]
        )
        .drop_nulls()
        .unique()
        .join(first, on="group")
        .filter((pl.col("moment") >= pl.col("first")) & (pl.col("moment") <= until))
        .sort("group", "moment")
        .with_row_index("state")
        .join(groups, on="group", how="left", maintain_order="left")
        .select("group", "series_id", "as_of_date", "moment", "state")
    )


def _states(facts: pl.DataFrame, moments: pl.DataFrame) -> pl.DataFrame:
    """One row for each state of a series and date and each fact that stood in it, with all criteria but support.

    Only what weighing needs: a fact stands in as many states as moments follow it.
    """
    weighing = facts.select(
        "series_id", "as_of_date", "fact_id", "source_id", "story", "recorded_at", "superseded_at", "value",
        "value_low", "value_high", "fits_from", "close_from", "contradicts_from", "copy_since",
        *(f"by_{name}" for name in rules.CRITERIA if name not in ("consistent", "original", "support")),
    )  # fmt: skip
    return (
        moments.join(weighing, on=["series_id", "as_of_date"])
        .filter(
            (pl.col("recorded_at") <= pl.col("moment"))
            & (pl.col("superseded_at").is_null() | (pl.col("superseded_at") > pl.col("moment")))
        )
        .with_columns(
            *rules.changing_criteria(),
            (pl.col("value_low") - _TOUCH * pl.col("value_low").abs()).alias("low"),
            (pl.col("value_high") + _TOUCH * pl.col("value_high").abs()).fill_null(float("inf")).alias("high"),
        )
    )


def _with_lapsed_grades(states: pl.DataFrame, lapsed: pl.DataFrame) -> pl.DataFrame:
    """`states` with the grades of comparisons that held at their moment only; what is never compared is untested."""
    then = (
        states.select("state", "fact_id", "moment")
        .join(lapsed, on="fact_id")
        .filter((pl.col("known_from") <= pl.col("moment")) & (pl.col("moment") < pl.col("known_to")))
        .group_by("state", "fact_id")
        .agg(pl.col("grade").min())
    )
    return (
        states.join(then, on=["state", "fact_id"], how="left", maintain_order="left")
        .with_columns(pl.min_horizontal("by_consistent", "grade").fill_null(rules.UNTESTED).alias("by_consistent"))
        .drop("grade")
    )


def _choose(states: pl.DataFrame) -> pl.DataFrame:
    """`states` with, for each fact: whether it is `best`, the rule it `lost_by`, whether it `agrees` with the best.

    And for each state: `facts`, `sources`, the `rule` that decided and whether its facts are in `conflict`.
    """
    order = [f"by_{name}" for name in rules.CRITERIA]
    ranked = _with_support(states).sort("state", *order)
    best = ranked.group_by("state", maintain_order=True).first()
    pairs = ranked.join(
        best.select("state", pl.col("low", "high", "value").name.prefix("best_"), *_as_best(order)),
        on="state", how="left", maintain_order="left",
    ).with_columns(
        rules.first_difference().alias("lost_by"),
        ((pl.col("low") <= pl.col("best_high")) & (pl.col("high") >= pl.col("best_low"))).alias("agrees"),
        (pl.col("by_identity") == pl.col("best_identity")).alias("best"),
    )  # fmt: skip
    # Facts dated to a year and facts dated to a month of it do not contradict each other.
    comparable = pl.col("by_dated") == pl.col("best_dated")
    # What decided between values, if values differ; else between the two best facts.
    other_value = pl.col("lost_by").filter(~pl.col("best") & (pl.col("value") != pl.col("best_value"))).first()
    summary = pairs.group_by("state", maintain_order=True).agg(
        pl.len().cast(pl.Int64).alias("facts"),
        pl.min_horizontal(pl.col("source_id").n_unique(), pl.col("story").n_unique()).cast(pl.Int64).alias("sources"),
        pl.coalesce(other_value, pl.col("lost_by").drop_nulls().first(), pl.lit("only")).alias("rule"),
        (pl.col("low").filter(comparable).max() > pl.col("high").filter(comparable).min()).alias("conflict"),
    )
    return pairs.join(summary, on="state", how="left", maintain_order="left")


def _as_best(order: list[str]) -> list[pl.Expr]:
    return [pl.col(name).alias(name.replace("by_", "best_", 1)) for name in order]


def _with_support(states: pl.DataFrame) -> pl.DataFrame:
    """`by_support`: minus the number of distinct sources whose words allow a value that this fact allows too.

    Copies of one text are one, and so is a source that repeats itself: the fewer of distinct sources and texts.
    """
    crowded = states.filter(pl.len().over("state") > 1)
    claims = crowded.select("state", "low", "high", "source_id", "story").unique()
    other = claims.rename({"low": "other_low", "high": "other_high"})
    distinct = pl.min_horizontal(pl.col("source_id").n_unique(), pl.col("story").n_unique())
    support = (
        claims.select("state", "low", "high").unique().join(other, on="state")
        .filter((pl.col("low") <= pl.col("other_high")) & (pl.col("high") >= pl.col("other_low")))
        .group_by("state", "low", "high")
        .agg((-distinct.cast(pl.Float64)).alias("by_support"))
    )  # fmt: skip
    return states.join(support, on=["state", "low", "high"], how="left").with_columns(
        pl.col("by_support").fill_null(-1.0)
    )


def _history(states: pl.DataFrame, moments: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """`mart.coverage_history`: equal estimates that follow each other made one, gaps (all superseded) left out."""
    told = ["chosen_fact", "facts", "sources", "rule", "conflict"]
    chosen = states.filter("best").select("state", pl.col("fact_id").alias("chosen_fact"), *told[1:])
    changed = pl.any_horizontal(pl.col(c).ne_missing(pl.col(c).shift(1)) for c in ("group", *told))
    following = pl.when(pl.col("group") == pl.col("group").shift(-1)).then(pl.col("moment").shift(-1))
    timeline = (
        moments.join(chosen, on="state", how="left")
        .sort("group", "moment")
        .filter(changed)
        .with_columns(pl.col("moment").alias("known_from"), following.alias("known_to"))
        .filter(pl.col("chosen_fact").is_not_null())
    )
    told_by = facts.drop("series_id", "as_of_date").with_columns(pl.col("series_period").alias("period"))
    rows = timeline.join(told_by, left_on="chosen_fact", right_on="fact_id", how="left")
    return COVERAGE_HISTORY.conform(rows)


def latest_of(series: pl.DataFrame, until: datetime) -> pl.DataFrame:
    """`mart.coverage_latest`: the last point of each series, with the one before it."""
    today = (pl.lit(until, pl.Datetime("us")) + _JAKARTA).dt.date()
    last = (
        series.sort("series_id", "as_of_date")
        .with_columns(
            pl.col("value").shift(1).over("series_id").alias("previous_value"),
            pl.col("as_of").shift(1).over("series_id").alias("previous_as_of"),
            (today - pl.col("as_of_date")).dt.total_days().alias("age_days"),
        )
        .group_by("series_id", maintain_order=True)
        .last()
    )
    return COVERAGE_LATEST.conform(last)


def _conflicts(states: pl.DataFrame, series: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """`mart.conflict`: every fact of the dates on which facts disagree now, with verdict and reason."""
    disputed = states.join(series.filter("conflict").select("series_id", "as_of_date"), on=["series_id", "as_of_date"])
    now = disputed.filter(pl.col("state") == pl.col("state").max().over("series_id", "as_of_date"))
    judged = (
        now.select("fact_id", "best", "agrees", "lost_by")
        .join(rules.reasons(), left_on="lost_by", right_on="rule", how="left")
        .join(facts, on="fact_id", how="left")
        .with_columns(
            pl.when("best").then(pl.lit("chosen")).when("agrees").then(pl.lit("agrees")).otherwise(pl.lit("loses"))
            .alias("verdict"),
            pl.when("best").then(pl.lit("weighs most / bobotnya terbesar"))
            .when("agrees").then(pl.lit("its words allow the chosen value / kata-katanya sesuai dengan nilai terpilih"))
            .otherwise("reason").alias("reason"),
            pl.col("series_period").alias("period"),
        )
    )  # fmt: skip
    return CONFLICT.conform(with_id(judged, "conflict_id", ["series_id", "as_of_date"]))
