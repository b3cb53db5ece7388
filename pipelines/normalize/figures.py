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
from pipelines.normalize.figure_candidates import find_candidates
from pipelines.normalize.figure_carry import carry
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
    """Read a matched string of the shape `kind` ("figure", "definite", "ordinal", "regulation", "year",
    "year_span")."""
    if kind == "year":
        return _NOTHING._replace(kind="cardinal", unit="year", value=float(text))
    if kind == "year_span":
        low, high = (float(year) for year in re.findall("[0-9]{4}", text))
        return _NOTHING._replace(kind="range", unit="year", low=low, high=high)
    if kind == "regulation":
        digits = re.search("[0-9]+", text)
        return _NOTHING._replace(kind="ordinal", value=float(digits.group()) if digits else None)
    if kind == "ordinal":
        return _read_ordinal(text)
    return _read_count(text.partition("-")[2] if kind == "definite" else text, counted)


def _read_count(text: str, counted: bool) -> _Read:
    span = _SPAN.fullmatch(text)
    if span:
        return _read_span(span["a"], span["b"], counted)
    amount = read_amount(text, counted)
    if amount is None:
        return _NOTHING
    if amount.vague:
        # "puluhan ribu": some multiple of the magnitude, below the next; "belasan": one ten and some.
        high = amount.value * (2 if text.lower().startswith(("belasan", "se")) else 10)
        return _from_amount(amount)._replace(kind="range", value=None, low=amount.value, high=high, about=True)
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
    if low.vague and high.vague:
        # "puluhan hingga ratusan ribu"
        start = (read_amount(" ".join([first, *last.split()[1:]]), counted) or low).value
        return _from_amount(high)._replace(kind="range", value=None, low=start, high=high.value * 10, about=True)
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
    ("year", "age", "duration", "regulation", "list_number"), else null. Clock times, telephone numbers, codes
    ("3 x 24", "RT 03", "GPT-4") and days of dates are no figures. `scale`: the product of the scale words, 1 without.
    """
    return figures_of(find_candidates(frame, key=key, text=text), key=key)


def figures_of(candidates: pl.DataFrame, *, key: str) -> pl.DataFrame:
    """The figures among the candidates of `find_candidates`."""
    shapes = ["figure", "definite", "ordinal", "regulation", "year", "year_span"]
    found = context_columns(candidates.filter(pl.col("shape").is_in(shapes)))
    joined = found.join(_read_rest(found), on="_at", how="left", maintain_order="left").with_columns(
        *(pl.coalesce(f"{name}_rest", name).alias(name) for name in _PLAIN),
        pl.col("about").fill_null(False),
        pl.col("flags").fill_null(pl.lit([], dtype=pl.List(pl.String))),
    )
    # A dash that opens a line is a bullet, one behind another mention a hyphen.
    hyphen = pl.col("before").str.contains(r"\n\s*$") | ((pl.col("before") == "") & (pl.col("start") > 0))
    bullet = pl.col("match").str.contains("^[-−]") & hyphen
    joined = joined.with_columns(pl.when(bullet).then(pl.col("value").abs()).otherwise("value").alias("value"))
    figures = joined.filter(pl.col("kind").is_not_null() & ~pl.col("rejected"))
    figures = carry(figures).with_columns(
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
    return figures.select(key, *(pl.col(n).cast(t) for n, t in FIGURES.items()))


_PLAIN = ("kind", "unit", "value", "quantum", "weight", "digits", "scale")


def _read_rest(found: pl.DataFrame) -> pl.DataFrame:
    """The readings of what is not plain, each distinct string read once: `_at`, `low`, `high`, `about`, `flags` and,
    with the ending _rest, the columns that plain figures have already."""
    rest = found.filter(~pl.col("plain")).select("_at", "match", "shape", "counted")
    keys = rest.select("match", "shape", "counted").unique()
    reads = [read_figure(text, kind, counted)._asdict() for text, kind, counted in keys.iter_rows()]
    read = keys.with_columns(pl.Series("read", reads, dtype=_READ)).unnest("read")
    joined = rest.join(read, on=["match", "shape", "counted"], how="left")
    return joined.select(
        "_at", "low", "high", "about", "flags", *(pl.col(name).alias(f"{name}_rest") for name in _PLAIN)
    )
