"""Figures and dates of the same texts in one pass."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from pipelines.normalize.dates import FIND_DATES, dates_of, told_days
from pipelines.normalize.figure_candidates import find_candidates
from pipelines.normalize.figures import figures_of


class Mentions(NamedTuple):
    """The frames that `find_figures` and `find_dates` give."""

    figures: pl.DataFrame
    dates: pl.DataFrame


def find_mentions(frame: pl.DataFrame, *, key: str = "doc", text: str = "text", ref: str = "ref") -> Mentions:
    """What `find_figures` and `find_dates` find in `frame`, for about two thirds of the time of both.

    Where `ref` is not known to the day, dates lean on the day that the text tells as that of its event.
    """
    candidates = find_candidates(frame, key=key, text=text)
    refs = told_days(candidates, frame.get_column(ref)) if ref in frame.columns else None
    return Mentions(figures_of(candidates, key=key), dates_of(candidates, refs, key=key).select(key, *FIND_DATES))
