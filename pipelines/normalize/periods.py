"""Periods of time as dates name them: a day, a month, a year, a stretch; and what reading a date may lean on."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

WEEKDAY_MISMATCH = "weekday_mismatch"
VISION = 2040
"""Years from here on are those of visions (Indonesia Emas 2045, law 59 of 2024), and no report is of them."""
DATE_INFERRED = "date_inferred"


class Period(NamedTuple):
    """`value`: ISO at its precision (a quarter or half: its last month; a range: its end). `name`: "2024-Q3" for
    quarters and halves. `first`: ISO of a range's beginning."""

    value: str
    date_from: date
    date_to: date
    precision: str
    relative: bool = False
    flags: tuple[str, ...] = ()
    name: str | None = None
    first: str | None = None


class Context(NamedTuple):
    """What a reading may lean on: `ref` (ISO, maybe partial), the `year` named nearby, `coming`: an hour follows, so
    a bare weekday is the next one."""

    ref: str | None = None
    year: int | None = None
    coming: bool = False

    @property
    def ref_year(self) -> int | None:
        return int(self.ref[:4]) if self.ref else None

    @property
    def ref_month(self) -> tuple[int, int] | None:
        return (int(self.ref[:4]), int(self.ref[5:7])) if self.ref and len(self.ref) >= 7 else None

    @property
    def ref_day(self) -> date | None:
        return date.fromisoformat(self.ref[:10]) if self.ref and len(self.ref) >= 10 else None


def safe_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def a_day(day: date, relative: bool = False, flags: tuple[str, ...] = ()) -> Period:
    return Period(day.isoformat(), day, day, "day", relative, flags)


def a_month(year: int, month: int, relative: bool = False, flags: tuple[str, ...] = ()) -> Period:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = monthrange(year, month)[1]
    return Period(f"{year}-{month:02d}", date(year, month, 1), date(year, month, last), "month", relative, flags)


def a_year(year: int, relative: bool = False, flags: tuple[str, ...] = ()) -> Period:
    return Period(str(year), date(year, 1, 1), date(year, 12, 31), "year", relative, flags)


def months_of_year(year: int, nth: int, length: int, relative: bool, flags: tuple[str, ...]) -> Period:
    last = a_month(year, nth * length)
    precision, letter = ("quarter", "Q") if length == 3 else ("half", "H")
    first = date(year, (nth - 1) * length + 1, 1)
    return Period(last.value, first, last.date_to, precision, relative, flags, name=f"{year}-{letter}{nth}")


def a_span(first: Period, last: Period, flags: tuple[str, ...]) -> Period | None:
    if first.date_from > last.date_to:
        return None
    return Period(last.value, first.date_from, last.date_to, "range", last.relative, flags, first=first.value)
