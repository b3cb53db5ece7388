"""One pass over the texts for everything written with numbers: dates, laws, clocks, telephone numbers, figures.

Finding them together keeps them apart: the 31 of "31 Maret" is not a count, the 2021 of "Nomor 2 Tahun 2021" no date.
"""

from __future__ import annotations

import re
from functools import lru_cache

import polars as pl

from pipelines.normalize import date_patterns, figure_patterns
from pipelines.normalize.figure_plain import read_plain
from pipelines.normalize.figure_spans import find_spans

_KINDS: dict[str, str] = {
    "clock": figure_patterns.CLOCK,
    "phone": figure_patterns.PHONE,
    "regulation": figure_patterns.REGULATION,
    **date_patterns.DATES,
    "code": figure_patterns.CODE,
    "definite": figure_patterns.DEFINITE,
    "ordinal": figure_patterns.ORDINAL,
    "figure": figure_patterns.SPAN,
    "label": figure_patterns.LABEL,
}
CANDIDATE = figure_patterns.for_polars("|".join(f"(?:{pattern})" for pattern in _KINDS.values()))
_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _KINDS.items()}


# The longest number in words is some 200 characters; what runs on beyond that is no number but an attack on the reader.
LONGEST = 320


@lru_cache(maxsize=65536)
def shape_of(text: str) -> str:
    """Which of the shapes the whole text has; "year" for a bare year, "figure" if it has none other."""
    if len(text) > LONGEST:
        return "label"
    if len(text) == 4 and re.fullmatch(date_patterns.YEAR, text):
        return "year"
    return next((name for name, pattern in _COMPILED.items() if pattern.fullmatch(text)), "figure")


_UP_TO = figure_patterns.for_polars(
    rf"({figure_patterns.WS}(?:hingga|sampai{figure_patterns.WS}dengan|sampai|s/d|s\.d\.|sd){figure_patterns.WS})"
    r"[0-3]?[0-9]$"
)
_MONTH = figure_patterns.for_polars(f"^{date_patterns.MONTH}")


def _parted(spans: pl.DataFrame) -> pl.DataFrame:
    """The spans, with the day of "53,9 persen hingga 31 Juli" given to its month: the two are no range of numbers."""
    lead, match = pl.col("match").str.extract(_UP_TO, 1), pl.col("match")
    month = match.shift(-1).str.contains(_MONTH) & (pl.col("row").shift(-1) == pl.col("row"))
    beside = pl.col("after").str.contains(f"^{figure_patterns.WS}$")
    spans = spans.with_columns(_lead=pl.when(match.str.contains(r"[0-9]$") & beside & month).then(lead))
    if spans.get_column("_lead").null_count() == spans.height:
        return spans.drop("_lead")
    day = pl.col("_lead").is_not_null()
    number = match.str.extract(r"([0-9]+)$", 1)
    kept = match.str.len_chars() - pl.col("_lead").str.len_chars() - number.str.len_chars()
    of_month = day.shift(1).fill_null(value=False)
    led = (number + pl.col("after")).shift(1)
    length = match.str.len_chars().cast(pl.Int64)
    return spans.with_columns(
        match=pl.when(day).then(match.str.head(kept)).when(of_month).then(led + match).otherwise(match),
        end=pl.when(day).then(pl.col("end") - length + kept.cast(pl.Int64)).otherwise(pl.col("end")),
        start=pl.when(of_month).then(pl.col("start") - led.str.len_chars().cast(pl.Int64)).otherwise(pl.col("start")),
        before=pl.when(of_month).then(pl.col("_lead").shift(1)).otherwise(pl.col("before")),
        after=pl.when(day).then(pl.col("_lead")).otherwise(pl.col("after")),
    ).drop("_lead")


def find_candidates(frame: pl.DataFrame, *, key: str, text: str) -> pl.DataFrame:
    """The columns of `find_spans`, `shape`, and for figures of a plain shape (`plain`) the columns of `read_plain`."""
    spans = _parted(find_spans(frame, CANDIDATE, key=key, text=text))
    matches = spans.get_column("match").unique()
    plain = read_plain(matches).with_columns(pl.lit("figure").alias("shape"), pl.lit(True).alias("plain"))
    rest = pl.DataFrame({"match": matches}).join(plain, on="match", how="anti")
    shapes = [shape_of(match) for match in rest.get_column("match").to_list()]
    read = pl.concat(
        [plain, rest.with_columns(pl.Series("shape", shapes, dtype=pl.String), pl.lit(False).alias("plain"))],
        how="diagonal",
    )
    return spans.join(read, on="match", how="left", maintain_order="left")
