"""Dates in one short text, such as a headline, where a frame of one row would be too much."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.normalize.date_patterns import CUE, DATES, YEAR
from pipelines.normalize.date_reading import read_date
from pipelines.normalize.figure_patterns import REGULATION
from pipelines.normalize.periods import Context, Period

_LAW = "law"
_FINDER = re.compile(
    "|".join([f"(?P<{_LAW}>{REGULATION})", *(f"(?:{pattern})" for pattern in DATES.values()), YEAR]), re.IGNORECASE
)
_CUE = re.compile(CUE, re.IGNORECASE)


class DateMention(NamedTuple):
    """A date in a text: characters `start` to `end`, the period it names, the word that governs it."""

    start: int
    end: int
    text: str
    period: Period
    cue: str | None


def dates_in(text: str, ref: str | None = None) -> list[DateMention]:
    """The dates of `text` in order; `ref` (ISO, maybe partial) as in `dates.find_dates`."""
    found: list[DateMention] = []
    for match in _FINDER.finditer(text):
        period = None if match[_LAW] else read_date(match.group(), Context(ref))
        if period is not None:
            cue = _CUE.search(text[: match.start()])
            found.append(DateMention(*match.span(), match.group(), period, cue[1].lower() if cue else None))
    return found
