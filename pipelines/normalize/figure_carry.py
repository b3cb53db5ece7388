"""Units and scales that a figure leaves to its neighbour."""

from __future__ import annotations

import polars as pl

from pipelines.normalize.figure_patterns import WS
from pipelines.normalize.numbers import COMMA_THOUSANDS

_BRIDGE = rf"(?i)^{WS}(?:menjadi|ke|dan|atau){WS}$"
_REACH_CHARS = 120
_COMMA_GROUP = r"^[1-9][0-9]{0,2},[0-9]{3}$"
_BESIDE = (-2, -1, 1, 2)
_NEVER_ROUNDER = 0.1
"""In percent: a rate in whole percents would prove a number by chance."""


def carry(figures: pl.DataFrame) -> pl.DataFrame:
    """Fills in what is left unsaid between neighbours, in the columns kind, unit, value, weight, quantum and scale.

    Forwards: before "menjadi", "ke", "dan" or "atau" a bare figure has the percent sign or scale of the next one ("dari
    46 menjadi 65 persen"). Backwards: a bare decimal cannot count people, so it has the scale of the figure before it
    ("18,2 juta ... sedangkan 17,6 peserta"). Restated: what repeats an amount in brackets is an amount ("Rp2,6 miliar
    (2.629.109.258)"). Proven: a comma groups thousands where the rate beside it is reckoned on them ("dari 59.824
    potensi 51,495 atau 86,08 persen").
    """
    return _restated(_backwards(_forwards(_proven(figures))))


def _bare() -> pl.Expr:
    plain = (pl.col("kind") == "cardinal") & (pl.col("scale") == 1) & (pl.col("shape") == "figure")
    return plain & (pl.col("value") < 1000) & pl.col("nature").is_null()


def _proven(figures: pl.DataFrame) -> pl.DataFrame:
    number = _bare() & pl.col("match").str.contains(_COMMA_GROUP) & (pl.col("quantum") > 0)
    if not figures.select(number.any()).item():
        return figures
    thousands = pl.col("value") * 1000
    pairs = [(whole, rate) for whole in _BESIDE for rate in _BESIDE if whole != rate]
    proven = number & pl.any_horizontal(_is_rate_of(thousands, whole, rate).fill_null(False) for whole, rate in pairs)
    return figures.with_columns(
        pl.when(proven).then(thousands.round()).otherwise("value").alias("value"),
        pl.when(proven).then(pl.col("weight") * 1000).otherwise("weight").alias("weight"),
        pl.when(proven).then(0.0).otherwise("quantum").alias("quantum"),
        pl.when(proven).then(pl.lit([COMMA_THOUSANDS])).otherwise("flags").alias("flags"),
    )


def _is_rate_of(part: pl.Expr, whole: int, rate: int) -> pl.Expr:
    """Whether the percentage that stands `rate` figures on is `part` of the count that stands `whole` figures on."""

    def beside(name: str, by: int) -> pl.Expr:
        return pl.col(name).shift(-by)

    together = pl.lit(True)
    for by in (whole, rate):
        near = (beside("start", by) - pl.col("start")).abs() <= _REACH_CHARS
        together &= near & (beside("row", by) == pl.col("row"))
    count = (beside("kind", whole) == "cardinal") & (beside("value", whole) >= 1000)
    percent = (beside("kind", rate) == "percent") & (beside("quantum", rate) <= _NEVER_ROUNDER)
    reckoned = part / beside("value", whole) * 100
    return together & count & percent & ((reckoned - beside("value", rate)).abs() <= beside("quantum", rate))


def _forwards(figures: pl.DataFrame) -> pl.DataFrame:
    adjoining = pl.col("end") + pl.col("after").str.len_chars() == pl.col("start").shift(-1)
    linked = adjoining & (pl.col("row") == pl.col("row").shift(-1)) & pl.col("after").str.contains(_BRIDGE) & _bare()
    takes_unit = linked & (pl.col("kind").shift(-1) == "percent")
    takes_scale = linked & (pl.col("kind").shift(-1) == "cardinal") & (pl.col("scale").shift(-1) > 1)
    factor = pl.when(takes_scale).then(pl.col("scale").shift(-1)).otherwise(1.0)
    rounded = (takes_unit | takes_scale) & (pl.col("quantum") == 0)
    return _scaled(figures, factor, rounded).with_columns(
        pl.when(takes_unit).then(pl.lit("percent")).otherwise("kind").alias("kind"),
        pl.when(takes_unit).then(pl.col("unit").shift(-1)).otherwise("unit").alias("unit"),
    )


def _backwards(figures: pl.DataFrame) -> pl.DataFrame:
    scaled = (pl.col("kind") == "cardinal") & (pl.col("scale") >= 1e3)
    known = figures.with_columns(
        pl.when(scaled).then(name).forward_fill().alias(f"_{name}") for name in ("scale", "end", "row")
    )
    decimal = _bare() & (pl.col("quantum") > 0) & (pl.col("quantum") < 1)
    near = (pl.col("row") == pl.col("_row")) & (pl.col("start") - pl.col("_end") <= _REACH_CHARS)
    takes = decimal & near.fill_null(False) & (pl.col("counted") | (pl.col("qualifier") != "exact"))
    factor = pl.when(takes).then("_scale").otherwise(1.0)
    return _scaled(known, factor, pl.lit(False)).drop("_scale", "_end", "_row")


def _restated(figures: pl.DataFrame) -> pl.DataFrame:
    money = (pl.col("kind").shift(1) == "money") & (pl.col("row").shift(1) == pl.col("row"))
    bracketed = pl.col("before").str.contains(rf"^{WS}\($") & (pl.col("kind") == "cardinal")
    same = (pl.col("value") - pl.col("value").shift(1)).abs() <= pl.col("quantum").shift(1)
    takes = (money & bracketed & same).fill_null(False)
    return figures.with_columns(
        pl.when(takes).then(pl.lit("money")).otherwise("kind").alias("kind"),
        pl.when(takes).then(pl.col("unit").shift(1)).otherwise("unit").alias("unit"),
    )


def _scaled(figures: pl.DataFrame, factor: pl.Expr, rounded: pl.Expr) -> pl.DataFrame:
    quantum = pl.when(rounded).then(1.0).otherwise("quantum")
    return figures.with_columns(
        pl.when(factor > 1).then((pl.col("value") * factor).round(6)).otherwise("value").alias("value"),
        (pl.col("weight") * factor).alias("weight"),
        (quantum * factor).alias("quantum"),
        (pl.col("scale") * factor).alias("scale"),
    )
