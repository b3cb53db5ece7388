"""Figures of one region and date set against each other: does the rate follow from its parts, do parts make the total?

Interval arithmetic throughout: each figure is what its words allow, so a rounded figure contradicts nothing it could
be a rounding of. Nothing is corrected; a contradiction only weighs against a fact when estimates are chosen.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from pipelines.reconcile.ids import with_id
from warehouse.model.mart import ARITHMETIC

FITS = 0.005
"""Half a unit in the second decimal of a percentage: printed rates carry two decimals at most."""
CLOSE = 0.1
"""Percentage points (or percent of a total) that parts rounded apart from each other explain: offices compute the rate
from one cut-off and print the count of another, a few days apart."""
MOST = 40
"""Figures of one measure, region and date that are compared; more would be noise and cost their cube."""

_PLACE = ("place", "as_of_date", "segment", "program", "worker_group")
_OWN = (
    "numerator_basis", "denominator_basis", "value", "value_low", "value_high", "facts", "documents", "since", "until",
)  # fmt: skip
_UNKNOWN = "unknown"
_MEASURES = {
    "a": "active_participants",
    "u": "unprotected_workers",
    "e": "eligible_workers",
    "r": "coverage_rate",
    "n": "unprotected_rate",
}


def compare(facts: pl.DataFrame) -> pl.DataFrame:
    """`mart.arithmetic` of `facts`: `core.fact` rows with the series columns that `series.weigh` adds.

    Sorted by arithmetic_id. Comparisons are made over figures, not documents: equal intervals are taken once.
    """
    figures = _figures(facts.filter((pl.col("kind") == "observation") & ~pl.col("sponsored")))
    if figures.is_empty():
        return ARITHMETIC.empty()
    of = {name: _named(figures.filter(pl.col("metric") == metric), name) for name, metric in _MEASURES.items()}
    tables = [
        _rate(of, "rate", "a", "u", "r"),
        _rate(of, "unprotected_rate", "u", "a", "n"),
        _rate_of_total(of),
        _complement(of),
        _total(of),
        _part_of_whole(figures),
    ]
    found = pl.concat([t for t in tables if t.height], how="vertical") if any(t.height for t in tables) else None
    if found is None:
        return ARITHMETIC.empty()
    kept = _evidence(found, facts)
    keyed = with_id(
        kept.with_columns(pl.col("facts").list.join("+").alias("_facts")), "arithmetic_id", ["check", "_facts"]
    )
    return ARITHMETIC.conform(keyed.unique("arithmetic_id", keep="first", maintain_order=True)).sort("arithmetic_id")


def _evidence(found: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """`found` without contradictions between documents: these may count different things.

    A contradiction is known from the first document that states all of its figures. What never stood together is no
    evidence either.
    """
    contradicts = pl.col("verdict") == "contradicts"
    # Of the figures themselves: another one of the document may have been read anew since.
    stated = facts.select(
        pl.col("fact_id").alias("facts"), pl.col("document_id"), pl.col("recorded_at").alias("_stated")
    )
    first = (
        found.with_row_index("_row")
        .filter(contradicts & pl.col("together"))
        .select("_row", "documents", "facts")
        .explode("facts")
        .join(stated, on="facts")
        .filter(pl.col("documents").list.contains(pl.col("document_id")))
        .group_by("_row", "document_id")
        .agg(pl.col("_stated").max())
        .group_by("_row")
        .agg(pl.col("_stated").min())
    )
    return (
        found.with_row_index("_row")
        .join(first, on="_row", how="left", maintain_order="left")
        .filter(~contradicts | pl.col("together"))
        .with_columns(pl.when(contradicts).then("_stated").otherwise("known_from").alias("known_from"))
        .drop("_row", "_stated", "documents")
        .filter(pl.col("known_to").is_null() | (pl.col("known_from") < pl.col("known_to")))
    )


GRADES = {"fits": 0.0, "close": 1.0, "contradicts": 3.0}


def grades(arithmetic: pl.DataFrame) -> pl.DataFrame:
    """`fact_id, fits_from, close_from, contradicts_from`: from when each fact is so placed (UTC; null: never).

    Of comparisons that still stand; `lapsed_grades` has the others.
    """
    long = _of_facts(arithmetic.filter(pl.col("known_to").is_null()))
    when = [
        pl.col("known_from").filter(pl.col("verdict") == verdict).min().alias(f"{verdict}_from") for verdict in GRADES
    ]
    return long.group_by("fact_id").agg(when).sort("fact_id")


def lapsed_grades(arithmetic: pl.DataFrame) -> pl.DataFrame:
    """`fact_id, grade, known_from, known_to` of comparisons with a figure that was superseded since."""
    long = _of_facts(arithmetic.filter(pl.col("known_to").is_not_null()))
    grade = pl.col("verdict").replace_strict(GRADES, return_dtype=pl.Float64).alias("grade")
    return long.select("fact_id", grade, "known_from", "known_to").unique().sort("fact_id", "known_from", "grade")


def _of_facts(arithmetic: pl.DataFrame) -> pl.DataFrame:
    facts = pl.col("facts").alias("fact_id")
    return arithmetic.select("verdict", "known_from", "known_to", facts).explode("fact_id")


def _figures(facts: pl.DataFrame) -> pl.DataFrame:
    """One row for each distinct figure of a measure, region, date and basis, with the facts that state it.

    Facts superseded at another moment are another figure, so that what is compared with it lapses when it does.
    """
    figure = [
        *_PLACE, "metric", "unit", "series_period", "numerator_basis", "denominator_basis", "value", "value_low",
        "value_high",
    ]  # fmt: skip
    ordered = facts.sort("recorded_at", "fact_id")
    # By first arrival: what arrives later never changes which earlier figures were compared.
    among_first = pl.int_range(pl.len()).over(*_PLACE, "metric", "series_period") < MOST
    compared = ordered.select(figure).unique(maintain_order=True).filter(among_first)
    merged = (
        ordered.join(compared, on=figure, how="semi", nulls_equal=True, maintain_order="left")
        .group_by(*figure, "superseded_at", maintain_order=True)
        .agg(
            pl.col("region_code").first(), pl.col("region").first(), pl.col("fact_id").alias("facts"),
            pl.col("document_id").unique().alias("documents"), pl.col("recorded_at").min().alias("since"),
        )
    )  # fmt: skip
    return merged.rename({"superseded_at": "until"}).with_columns(pl.col("value_high").fill_null(float("inf")))


def _named(figures: pl.DataFrame, name: str) -> pl.DataFrame:
    """The columns of one measure, prefixed with its name, beside the place they share."""
    return figures.select(*_PLACE, "region_code", "region", *(pl.col(c).alias(f"{name}_{c}") for c in _OWN))


def _same_basis(left: str, right: str, which: str) -> pl.Expr:
    """Whether two figures may be set against each other: bases equal, or one of them not stated."""
    a, b = pl.col(f"{left}_{which}"), pl.col(f"{right}_{which}")
    return a.is_null() | b.is_null() | (a == b) | (a == _UNKNOWN) | (b == _UNKNOWN)


def _meet(of: dict[str, pl.DataFrame], *names: str) -> pl.DataFrame:
    first, *others = names
    frame = of[first]
    for name in others:
        frame = frame.join(of[name].drop("region_code", "region"), on=_PLACE, nulls_equal=True)
    return frame


def _rate(of: dict[str, pl.DataFrame], check: str, part: str, rest: str, rate: str) -> pl.DataFrame:
    """The rate of `part` in `part` + `rest`, against the rate stated."""
    frame = _meet(of, part, rest, rate).filter(
        _same_basis(part, rate, "numerator_basis") & _same_basis(rest, rate, "denominator_basis")
    )
    low = 100 * pl.col(f"{part}_value_low") / (pl.col(f"{part}_value_low") + pl.col(f"{rest}_value_high"))
    high = 100 * pl.col(f"{part}_value_high") / (pl.col(f"{part}_value_high") + pl.col(f"{rest}_value_low"))
    value = 100 * pl.col(f"{part}_value") / (pl.col(f"{part}_value") + pl.col(f"{rest}_value"))
    text = pl.format(
        "{} / ({} + {}) = {} %, stated {} %",
        *(_number(f"{n}_value") for n in (part, part, rest)), value.round(2), pl.col(f"{rate}_value"),
    )  # fmt: skip
    return _judged(frame, _Test(check, (part, rest, rate), rate, low, high, text))


def _rate_of_total(of: dict[str, pl.DataFrame]) -> pl.DataFrame:
    frame = _meet(of, "a", "e", "r").filter(
        _same_basis("a", "r", "numerator_basis") & _same_basis("e", "r", "denominator_basis")
    )
    low, high = (
        100 * pl.col("a_value_low") / pl.col("e_value_high"),
        100 * pl.col("a_value_high") / pl.col("e_value_low"),
    )
    value = 100 * pl.col("a_value") / pl.col("e_value")
    text = pl.format(
        "{} / {} = {} %, stated {} %", _number("a_value"), _number("e_value"), value.round(2), pl.col("r_value")
    )
    return _judged(frame, _Test("rate_of_total", ("a", "e", "r"), "r", low, high, text))


def _complement(of: dict[str, pl.DataFrame]) -> pl.DataFrame:
    frame = _meet(of, "r", "n").filter(_same_basis("r", "n", "denominator_basis"))
    low, high = 100 - pl.col("n_value_high"), 100 - pl.col("n_value_low")
    text = pl.format("100 - {} = {} %, stated {} %", "n_value", (100 - pl.col("n_value")).round(2), "r_value")
    return _judged(frame, _Test("complement", ("r", "n"), "r", low, high, text))


def _total(of: dict[str, pl.DataFrame]) -> pl.DataFrame:
    frame = _meet(of, "a", "u", "e").filter(_same_basis("u", "e", "denominator_basis"))
    low = pl.col("a_value_low") + pl.col("u_value_low")
    high = pl.col("a_value_high") + pl.col("u_value_high")
    text = pl.format(
        "{} + {} = {}, stated {}",
        _number("a_value"),
        _number("u_value"),
        (pl.col("a_value") + pl.col("u_value")).cast(pl.Int64),
        _number("e_value"),
    )
    return _judged(frame, _Test("total", ("a", "u", "e"), "e", low, high, text, relative=True))


def _part_of_whole(figures: pl.DataFrame) -> pl.DataFrame:
    """Parts by segment, programme or group that exceed the figure stated for all: only the contradictions.

    A part below its whole proves nothing, so it is not listed. Parts are never added: programmes overlap.
    """
    counted = figures.filter(pl.col("unit") != "percent")
    split = pl.any_horizontal(
        pl.col("segment").is_not_null(), pl.col("program") != "", pl.col("worker_group").is_not_null()
    )
    shared = ["place", "as_of_date", "metric", "unit", "series_period"]
    whole = counted.filter(~split).select(*shared, "region_code", "region", *(pl.col(c).alias(f"w_{c}") for c in _OWN))
    part = counted.filter(split).select(*shared, *(pl.col(c).alias(f"p_{c}") for c in _OWN))
    frame = whole.join(part, on=shared).filter(
        _same_basis("w", "p", "numerator_basis") & (pl.col("p_value_low") > pl.col("w_value_high") * (1 + CLOSE / 100))
    )
    text = pl.format("a part of {} is stated as {}", _number("w_value"), _number("p_value"))
    return _judged(
        frame, _Test("part_of_whole", ("w", "p"), "w", pl.col("p_value_low"), pl.lit(float("inf")), text, relative=True)
    )


class _Test(NamedTuple):
    """One comparison: the measures in it, which of them is stated, what the others imply, the sum in words."""

    check: str
    names: tuple[str, ...]
    stated: str
    low: pl.Expr
    high: pl.Expr
    text: pl.Expr
    relative: bool = False


def _judged(frame: pl.DataFrame, test: _Test) -> pl.DataFrame:
    """The comparisons of `frame` as rows of `mart.arithmetic` (without id): implied interval against the stated one."""
    check, names, stated, low, high, text, relative = test
    bounded = frame.with_columns(low.alias("implied_low"), high.fill_nan(float("inf")).alias("implied_high")).filter(
        pl.col("implied_low").is_finite()
    )
    gap = pl.max_horizontal(
        pl.col("implied_low") - pl.col(f"{stated}_value_high"),
        pl.col(f"{stated}_value_low") - pl.col("implied_high"),
        pl.lit(0.0),
    )
    misfit = (100 * gap / pl.max_horizontal(pl.col(f"{stated}_value"), pl.lit(1.0))) if relative else gap
    together = pl.col(f"{names[0]}_documents")
    for name in names[1:]:
        together = together.list.set_intersection(pl.col(f"{name}_documents"))
    return (
        bounded.with_columns(misfit.alias("misfit"), pl.lit(check).alias("check"))
        .select(
            "check", "region_code", "region", "as_of_date",
            pl.concat_list(f"{n}_facts" for n in names).alias("facts"),
            together.alias("documents"),
            (together.list.len() > 0).alias("together"),
            pl.col(f"{stated}_value").alias("stated_value"),
            "implied_low",
            pl.when(pl.col("implied_high").is_finite()).then(pl.col("implied_high")).alias("implied_high"),
            pl.col("misfit").round(6),
            pl.when(pl.col("misfit") <= FITS).then(pl.lit("fits"))
            .when(pl.col("misfit") <= CLOSE).then(pl.lit("close"))
            .otherwise(pl.lit("contradicts")).alias("verdict"),
            pl.max_horizontal(f"{n}_since" for n in names).alias("known_from"),
            pl.min_horizontal(f"{n}_until" for n in names).alias("known_to"),
            text.alias("sentence"),
        )
    )  # fmt: skip


def _number(column: str) -> pl.Expr:
    """A count without its decimal point."""
    return pl.col(column).round(0).cast(pl.Int64)
