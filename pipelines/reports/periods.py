"""Periods as titles, headers and file names print them: "s.d. Oktober 2025", "TW III", "Des-24", "31032025".

Office tables leave parts out that the next title line or header supplies ("SEPT" as a sheet name, a bare year over
months), so a period here may be partial; `complete` joins parts. Dates of running text are the date grammar's.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

_MONTHS = {
    1: "januari january jan",
    2: "februari february pebruari feb peb",
    3: "maret march mar mrt",
    4: "april apr",
    5: "mei may",
    6: "juni june jun",
    7: "juli july jul",
    8: "agustus august agust agus agu ags agt aug",
    9: "september sept sep",
    10: "oktober october okt oct",
    11: "november nopember nov nop",
    12: "desember december des dec",
}
MONTH_OF = {name: number for number, names in _MONTHS.items() for name in names.split()}
_MONTH = "|".join(sorted(MONTH_OF, key=lambda name: -len(name)))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:19[89]|20[0-4])[0-9]"
_S = r"[\s._\-/,']*"
_UNTIL = r"(?:s\s*[./]?\s*d\s*\.?|sampai dengan|sampai|hingga|to|-|–|—)"

_LAW = re.compile(
    rf"(?:nomor|no\.?)\s*[0-9]+[a-z/0-9]*\s*(?:tahun\s*|/\s*){_YEAR}|dalam angka\s*{_YEAR}|in figures\s*{_YEAR}"
)
_PATTERN = re.compile(
    rf"""
    (?<![a-z0-9])(?:
      (?P<y1>{_YEAR})[-/.](?P<m1>1[0-2]|0[1-9])(?:[-/.](?P<d1>3[01]|[12][0-9]|0[1-9]))?(?![0-9])
    | (?P<d2>3[01]|[12][0-9]|0?[1-9])\s?[-/._]\s?(?P<m2>1[0-2]|0?[1-9])\s?[-/._]\s?(?P<y2>{_YEAR})(?![0-9])
    | (?P<d3>3[01]|[12][0-9]|0[1-9])(?P<m3>1[0-2]|0[1-9])(?P<y3>{_YEAR})(?![0-9])
    | (?P<y4>{_YEAR})(?P<m4>1[0-2]|0[1-9])(?P<d4>3[01]|[12][0-9]|0[1-9])?(?![0-9])
    | (?P<m5>1[0-2]|0[1-9])[-/](?P<y5>{_YEAR})(?![0-9])
    | (?:(?:triwulan|tri\s?wulan|tw|kuartal|quarter|q|twl){_S}(?:ke{_S})?(?P<q>iv|iii|ii|i|[1-4]))(?![a-z0-9])
      (?:{_S}(?:tahun|thn|th)?{_S}(?P<yq>{_YEAR}))?
    | (?:(?:semester|smt|sem){_S}(?:ke{_S})?(?P<s>ii|i|[12]))(?![a-z0-9])
      (?:{_S}(?:tahun|thn|th)?{_S}(?P<ys>{_YEAR}))?
    | (?:(?P<d6>3[01]|[12][0-9]|0?[1-9]){_S})?(?<![a-z])(?P<m6>{_MONTH})(?![a-z])
      (?:{_S}(?:tahun|thn|th)?{_S}(?:(?P<y6>{_YEAR})(?![0-9])|(?P<z6>[12][0-9])(?![0-9.])))?
    | (?P<y7>{_YEAR})(?:\s?[-–—/]\s?(?P<y8>{_YEAR}))?(?![0-9])
    )
    """,
    re.X,
)
_RANGE = re.compile(rf"^\s*(?:[0-9]{{1,2}}\s+)?{_UNTIL}\s*$")
_CUMULATIVE = re.compile(
    r"(?:s\s*[./]\s*d\s*\.?|\bsd|sampai dengan|s\.d|hingga|year to date|\bytd|kumulatif)\s*"
    r"(?:bulan|tanggal|tgl|periode|tw|triwulan)?\s*\.?\s*$"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A point or stretch of time, possibly without its year. `until`: counted from the start of a stretch up to it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: bool = False
    span: bool = False
    """Several years ("2020-2024"): the extent of a table, the date of none of its figures."""

    @property
    def as_of(self) -> str | None:
        if self.year is None or self.span:
            return None
        if self.month is None:
            return f"{self.year}"
        if self.day is None:
            return f"{self.year}-{self.month:02d}"
        return f"{self.year}-{self.month:02d}-{self.day:02d}"

    @property
    def precision(self) -> int:
        """0 without a year, 1 year, 2 month, 3 day."""
        if self.year is None or self.span:
            return 0
        return 1 + (self.month is not None) + (self.month is not None and self.day is not None)

    def month_before(self) -> Period:
        if self.year is None or self.month is None:
            return self
        year, month = (self.year, self.month - 1) if self.month > 1 else (self.year - 1, 12)
        return Period(year, month, until=self.until)

    def year_before(self) -> Period:
        return replace(self, year=self.year - 1 if self.year else None)


@functools.lru_cache(maxsize=50_000)
def find_periods(text: str) -> tuple[Period, ...]:
    """All periods of a short text, in order; a stretch ("Januari s.d. 25 November 2024") is its end, with `until`."""
    low = _LAW.sub(" ", text.lower())
    found: list[tuple[int, int, Period]] = []
    for match in _PATTERN.finditer(low):
        period = _period(match)
        if period is not None:
            cumulative = bool(_CUMULATIVE.search(low[: match.start()]))
            found.append((match.start(), match.end(), replace(period, until=period.until or cumulative)))
    joined: list[Period] = []
    for index, (start, _, period) in enumerate(found):
        if index and joined and _RANGE.match(low[found[index - 1][1] : start]):
            before = joined[-1]
            if before.month is not None and period.month is not None:
                joined[-1] = replace(period, until=True)
                continue
        joined.append(period)
    return tuple(joined)


def _period(match: re.Match[str]) -> Period | None:
    group = match.groupdict()
    for number in "12345":
        if group.get(f"y{number}"):
            day = group.get(f"d{number}")
            return _checked(int(group[f"y{number}"]), int(group[f"m{number}"]), int(day) if day else None)
    if group["q"]:
        return Period(int(group["yq"]) if group["yq"] else None, 3 * _ROMAN[group["q"]])
    if group["s"]:
        return Period(int(group["ys"]) if group["ys"] else None, 6 * _ROMAN[group["s"]])
    if group["m6"]:
        year = int(group["y6"]) if group["y6"] else 2000 + int(group["z6"]) if group["z6"] else None
        day = int(group["d6"]) if group["d6"] else None
        return _checked(year, MONTH_OF[group["m6"]], day)
    year, end = int(group["y7"]), group["y8"]
    return Period(int(end), span=True) if end and int(end) > year else Period(year)


def _checked(year: int | None, month: int, day: int | None) -> Period | None:
    if day is not None:
        try:
            date(year or 2024, month, day)
        except ValueError:
            return Period(year, month)
    return Period(year, month, day)


def of_date(value: date) -> Period:
    """A typed date cell; the first of a month stands for the month, as spreadsheets store "Des-24"."""
    return Period(value.year, value.month, value.day if value.day > 1 else None)


def complete(period: Period, by: Iterable[Period]) -> Period:
    """A period with its year from the first of `by` that has one."""
    if period.year is not None or period.month is None:
        return period
    year = next((other.year for other in by if other.year is not None and not other.span), None)
    return replace(period, year=year)


def best(periods: Iterable[Period]) -> Period | None:
    """The most precise dated period; of equals the first."""
    ranked = sorted(
        ((-period.precision, index, period) for index, period in enumerate(periods) if period.precision),
    )
    return ranked[0][2] if ranked else None
