"""Figures in running text: what they are worth, what the words around them allow, what they are not.

`find_figures` works on whole columns: candidates come from one Polars pattern, only the distinct matched strings are
read in Python, and the words before and after a figure are classified by Polars again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from pipelines.normalize import figure_patterns as shape
from pipelines.normalize.figure_candidates import NO_FIGURE, find_candidates
from pipelines.normalize.figure_context import context_columns
from pipelines.normalize.intervals import bounds
from pipelines.normalize.number_words import read_words
from pipelines.normalize.numbers import Amount, read_amount, significance

FIGURES: dict[str, pl.DataType | type[pl.DataType]] = {
    "start": pl.Int64, "end": pl.Int64, "text": pl.String, "kind": pl.String, "unit": pl.String, "value": pl.Float64,
    "low": pl.Float64, "high": pl.Float64, "value_low": pl.Float64, "value_high": pl.Float64, "qualifier": pl.String,
    "qualifier_text": pl.String, "qualifier_start": pl.Int64, "nature": pl.String, "scale": pl.Float64,
    "flags": pl.List(pl.String),
}  # fmt: skip
_SPAN = re.compile(
    rf"(?:antara{shape.WS})?(?P<a>{shape.AMOUNT})(?:{shape.TO}|{shape.WS}dan{shape.WS})(?P<b>{shape.AMOUNT})",
    re.IGNORECASE,
)


class _Read(NamedTuple):
    """What one matched string is worth, whatever stands around it."""

    kind: str | None
    unit: str | None
    value: float | None
    low: float | None
    high: float | None
    quantum: float
    weight: float
    digits: int
    scale: float
    about: bool
    flags: list[str]


_READ = pl.Struct(
    {"kind": pl.String, "unit": pl.String, "value": pl.Float64, "low": pl.Float64, "high": pl.Float64,
     "quantum": pl.Float64, "weight": pl.Float64, "digits": pl.Int64, "scale": pl.Float64, "about": pl.Boolean,
     "flags": pl.List(pl.String)}
)  # fmt: skip
_NOTHING = _Read(None, None, None, None, None, 0.0, 1.0, 1, 1.0, False, [])


@lru_cache(maxsize=65536)
def read_figure(text: str, kind: str, counted: bool) -> _Read:
    """Read a matched string of the shape `kind` ("figure", "ordinal", "regulation", "year", "year_span")."""
    if kind == "year":
        return _NOTHING._replace(kind="cardinal", unit="year", value=float(text))
    if kind == "year_span":
        low, high = (float(year) for year in re.findall("[0-9]{4}", text))
        return _NOTHING._replace(kind="range", unit="year", low=low, high=high)
    if kind == "regulation":
        digits = re.search("[0-9]+", text)
        return _NOTHING._replace(kind="ordinal", value=float(digits.group()) if digits else None)
    return _read_ordinal(text) if kind == "ordinal" else _read_count(text, counted)


def _read_count(text: str, counted: bool) -> _Read:
    span = _SPAN.fullmatch(text)
    if span:
        return _read_span(span["a"], span["b"], counted)
    amount = read_amount(text, counted)
    if amount is None:
        return _NOTHING
    if amount.vague:
        # "puluhan ribu": some multiple of the magnitude, below the next one.
        return _from_amount(amount)._replace(kind="range", value=None, low=amount.value, high=amount.value * 10)
    return _from_amount(amount)


def _from_amount(amount: Amount) -> _Read:
    weight, digits = significance(amount.value)
    return _Read(amount.kind, amount.unit, amount.value, None, None, amount.quantum, weight, digits, amount.scale,
                 amount.about, list(amount.flags))  # fmt: skip


def _read_ordinal(text: str) -> _Read:
    body = text[2:].removeprefix("-")
    if body.isdigit():
        return _NOTHING._replace(kind="ordinal", value=float(body))
    spelt = read_words(body)
    if spelt is None or spelt.vague or spelt.share or spelt.about:
        return _NOTHING
    return _NOTHING._replace(kind="ordinal", value=spelt.value)


_CARRY = re.compile(rf"(?:{shape.WS}?{shape.SCALE})+|{shape.PERCENT}|{shape.CURRENCY_AFTER}", re.IGNORECASE)


def _read_span(first: str, last: str, counted: bool) -> _Read:
    """A span shares its unit and scale: "41–46 persen", "4-5 juta", "Rp 20-30 miliar"."""
    high = read_amount(last, counted)
    low = read_amount(first, counted)
    if high is None or low is None:
        return _NOTHING
    bare = low.kind == "cardinal" and low.scale == 1
    if low.kind == "money" and low.scale == 1 and high.scale > 1 and high.kind in {"cardinal", "money"}:
        shared = read_amount(first + "".join(m.group() for m in _CARRY.finditer(last)), counted)
        low = shared or low
    elif bare and (high.kind != "cardinal" or high.scale > 1):
        shared = read_amount(first + "".join(m.group() for m in _CARRY.finditer(last)), counted)
        low = shared if shared and shared.value <= high.value else low
    if low.value > high.value or (low.value == high.value):
        return _NOTHING
    unit = high.unit or low.unit
    return _from_amount(high)._replace(kind="range", unit=unit, value=None, low=low.value, high=high.value)


def find_figures(frame: pl.DataFrame, *, key: str = "doc", text: str = "text") -> pl.DataFrame:
    """One row a figure, sorted by row of `frame` and start: `key` and the columns of FIGURES.

    `start`, `end`: characters of `text`, from 0, covering the figure with its currency, scale and percent sign but not
    its qualifier. `value` is null for ranges, whose ends are `low` and `high`. `value_low`, `value_high`: what the
    words allow (see `intervals`), the latter null if unbounded. `nature`: what a number is when it is no count
    ("year", "age", "duration", "regulation", "clock", "phone", "code", "list_number"), else null.
    """
    return figures_of(find_candidates(frame, key=key, text=text), key=key)


def figures_of(candidates: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """The figures among the candidates of `find_candidates`."""
    shapes = ["figure", "ordinal", "regulation", "year", "year_span", *NO_FIGURE]
    found = context_columns(candidates.filter(pl.col("shape").is_in(shapes)))
    keys = found.select("match", "shape", "counted").unique().sort("match", "shape", "counted")
    reads = [_NOTHING if kind in NO_FIGURE else read_figure(*row)
             for row in keys.iter_rows() for kind in (row[1],)]  # fmt: skip
    read = keys.with_columns(pl.Series("read", [r._asdict() for r in reads], dtype=_READ)).unnest("read")
    joined = found.join(read, on=["match", "shape", "counted"], how="left", maintain_order="left")
    figures = joined.filter(pl.col("kind").is_not_null() & ~pl.col("rejected"))
    figures = _carried(figures).with_columns(
        pl.when(pl.col("about") & (pl.col("qualifier") == "exact"))
        .then(pl.lit("about")).otherwise("qualifier").alias("qualifier")
    )  # fmt: skip
    low, high = bounds()
    ranged = pl.col("kind") == "range"
    figures = figures.with_columns(
        pl.when(ranged).then("low").otherwise(low).alias("value_low"),
        pl.when(ranged).then("high").otherwise(high).alias("value_high"),
        pl.col("match").alias("text"),
    )
    return figures.sort("row", "start").select(key, *(pl.col(n).cast(t) for n, t in FIGURES.items()))


def _carried(figures: pl.DataFrame) -> pl.DataFrame:
    """A figure before "menjadi", "ke" or "dan" shares the percent sign or scale of the next: "dari 46 menjadi 65
    persen"; one after may share the scale of the one before: "dari 3,4 juta menjadi 3,9"."""
    bridge = rf"(?i)^{shape.WS}(?:menjadi|ke|dan|atau){shape.WS}$"
    following = pl.col("row") == pl.col("row").shift(-1)
    linked = following & (pl.col("end") + pl.col("after").str.len_chars() == pl.col("start").shift(-1))
    linked = linked & pl.col("after").str.contains(bridge)
    bare = (
        (pl.col("kind") == "cardinal")
        & (pl.col("scale") == 1)
        & (pl.col("shape") == "figure")
        & (pl.col("value") < 1000)
    )
    takes_unit = linked & bare & (pl.col("kind").shift(-1) == "percent") & pl.col("nature").is_null()
    takes_scale = (
        linked
        & bare
        & pl.col("nature").is_null()
        & (pl.col("kind").shift(-1) == "cardinal")
        & (pl.col("scale").shift(-1) > 1)
    )
    factor = pl.when(takes_scale).then(pl.col("scale").shift(-1)).otherwise(1.0)
    return figures.with_columns(
        pl.when(takes_unit).then(pl.lit("percent")).otherwise("kind").alias("kind"),
        pl.when(takes_unit).then(pl.col("unit").shift(-1)).otherwise("unit").alias("unit"),
        (pl.col("value") * factor).alias("value"),
        (pl.col("weight") * factor).alias("weight"),
        (pl.when((takes_unit | takes_scale) & (pl.col("quantum") == 0)).then(1.0).otherwise("quantum") * factor).alias(
            "quantum"
        ),
        (pl.col("scale") * factor).alias("scale"),
    )
