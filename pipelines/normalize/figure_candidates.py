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


def find_candidates(frame: pl.DataFrame, *, key: str, text: str) -> pl.DataFrame:
    """The columns of `find_spans`, `shape`, and for figures of a plain shape (`plain`) the columns of `read_plain`."""
    spans = find_spans(frame, CANDIDATE, key=key, text=text)
    matches = spans.get_column("match").unique()
    plain = read_plain(matches).with_columns(pl.lit("figure").alias("shape"), pl.lit(True).alias("plain"))
    rest = pl.DataFrame({"match": matches}).join(plain, on="match", how="anti")
    shapes = [shape_of(match) for match in rest.get_column("match").to_list()]
    read = pl.concat(
        [plain, rest.with_columns(pl.Series("shape", shapes, dtype=pl.String), pl.lit(False).alias("plain"))],
        how="diagonal",
    )
    return spans.join(read, on="match", how="left", maintain_order="left")
