"""Figures of the plain shapes, read by column expressions: "400.385", "39,09 persen", "Rp650,459 miliar", "611 ribu".

Most figures of a text are plain. What `numbers.read_amount` makes of them is computed here without leaving Polars; all
else (words, spans, stray spaces, unconventional marks) is left to it. Both readings agree wherever both apply.
"""

from __future__ import annotations

import polars as pl

from pipelines.normalize.figure_patterns import SCALES, WS, either, for_polars

_SCALE_WORDS = [word for word in SCALES if len(word) > 1 and word != "ratus"]
_PLAIN = for_polars(
    rf"^(Rp\.?{WS}?)?((?:0|[1-9][0-9]*)(?:,[0-9]+)?|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+(?:,[0-9]+)?)"
    rf"(?:{WS}?({either(*_SCALE_WORDS)}\b|(?-i:[MT])\b))?({WS}?(?:%|persen\b))?$"
)
_POWERS = {word: round(len(f"{scale:.0f}")) - 1 for word, scale in SCALES.items()}


def read_plain(matches: pl.Series) -> pl.DataFrame:
    """`match` and its reading (value, quantum, weight, digits, scale, kind, unit) for the plain ones of `matches`.

    Left out, since they need their surroundings or a second thought: bare years, a comma before three digits without a
    scale (thousands or decimals), thousands before a percent sign, a scale that may be printed twice, and amounts that
    are percentages at once.
    """
    parts = pl.col("match").str.extract_groups(_PLAIN)
    currency, body, scale_word, percent = (parts.struct.field(str(n)) for n in (1, 2, 3, 4))
    named = pl.DataFrame({"match": matches}).with_columns(
        currency.is_not_null().alias("_money"), body.alias("_body"),
        scale_word.str.to_lowercase().replace_strict(_POWERS, default=None, return_dtype=pl.Int64).alias("_power"),
        percent.is_not_null().alias("_percent"),
    )  # fmt: skip
    return _valued(named.filter(_conventional()))


def _conventional() -> pl.Expr:
    body, power = pl.col("_body"), pl.col("_power")
    money, percent = pl.col("_money"), pl.col("_percent")
    bare = power.is_null() & ~money & ~percent
    year = bare & body.str.contains("^(?:19|20)[0-9]{2}$")
    long = (bare & body.str.contains("^[0-9]{9,}$")) | (body.str.len_bytes() > 24)
    comma_group = power.is_null() & ~percent & body.str.contains("^[0-9]+,[0-9]{3}$")
    dotted = body.str.contains(".", literal=True)
    in_full = power.is_not_null() & body.str.contains(r"\..*\..*\.")
    odd = (
        (dotted & (percent | power.is_in([3, 6]).fill_null(False)))
        | (percent & (money | power.is_not_null()))
        | in_full
    )
    return body.is_not_null() & ~(year | long | comma_group | odd)


def _valued(plain: pl.DataFrame) -> pl.DataFrame:
    body, percent = pl.col("_body"), pl.col("_percent")
    power = pl.col("_power").fill_null(0)
    number = body.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    decimals = body.str.extract(",([0-9]+)$", 1).str.len_bytes().cast(pl.Int64).fill_null(0)
    digits = body.str.replace_all("[.,]", "")
    kept = digits.str.strip_chars_end("0")
    zeros = (digits.str.len_bytes() - kept.str.len_bytes()).cast(pl.Int64)
    exact = (pl.col("_power").is_null()) & (decimals == 0) & ~percent
    last = _power_of_ten(power - decimals)
    return plain.select(
        "match",
        (number + pl.lit("e") + power.cast(pl.String)).cast(pl.Float64).alias("value"),
        pl.when(exact).then(0.0).otherwise(last).alias("quantum"),
        pl.when(kept == "").then(1.0).otherwise(_power_of_ten(power - decimals + zeros)).alias("weight"),
        pl.max_horizontal(kept.str.strip_chars_start("0").str.len_bytes().cast(pl.Int64), pl.lit(1)).alias("digits"),
        _power_of_ten(power).alias("scale"),
        pl.when("_money").then(pl.lit("money")).when(percent).then(pl.lit("percent"))
        .otherwise(pl.lit("cardinal")).alias("kind"),
        pl.when("_money").then(pl.lit("IDR")).when(percent).then(pl.lit("percent")).alias("unit"),
    )  # fmt: skip


def _power_of_ten(exponent: pl.Expr) -> pl.Expr:
    return (pl.lit("1e") + exponent.cast(pl.String)).cast(pl.Float64)
