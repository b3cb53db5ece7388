"""Reads one date or period that `date_patterns` found, with the reference date where the words lean on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from pipelines.normalize import date_patterns as shape
from pipelines.normalize.figure_patterns import DASH, UNITS, WS
from pipelines.normalize.periods import (
    DATE_INFERRED,
    WEEKDAY_MISMATCH,
    Context,
    Period,
    a_day,
    a_month,
    a_span,
    a_year,
    months_of_year,
    safe_day,
)

_TOKEN = re.compile(
    rf"(?P<weekday>{shape.WEEKDAY})|(?P<month>\b{shape.MONTH})|(?P<year>{shape.YEAR})|(?P<number>[0-9]+)"
    r"|(?P<which>\b(?:ini|lalu|depan|mendatang|kemarin|berjalan|sebelumnya|silam)\b)",
    re.IGNORECASE,
)


def _tokens(text: str) -> list[tuple[str, str]]:
    return [(match.lastgroup or "", match.group().lower().rstrip(".")) for match in _TOKEN.finditer(text)]


def _first(tokens: list[tuple[str, str]], name: str) -> str | None:
    return next((word for kind, word in tokens if kind == name), None)


def _month(word: str) -> int:
    return shape.MONTHS.get(word) or shape.SHORT_MONTHS[word]


_DURING = re.compile(r"^(?:(?:selama|dalam|sepanjang|kurun|rentang|tempo|masa|waktu|periode) )+", re.IGNORECASE)
_SHIFT = {"ini": 0, "berjalan": 0, "lalu": -1, "kemarin": -1, "sebelumnya": -1, "silam": -1, "depan": 1, "mendatang": 1}


def _said_year(tokens: list[tuple[str, str]], context: Context) -> tuple[int | None, bool]:
    """The year that the words say, and whether it leans on the reference ("tahun lalu")."""
    word = _first(tokens, "year")
    if word:
        return int(word), False
    which = _first(tokens, "which")
    if which and context.ref_year:
        return context.ref_year + _SHIFT[which], True
    return None, False


def _year_of_day(month: int, day: int, weekday: int | None, context: Context) -> int | None:
    """The year of a day without one: the weekday's if it fits one only, else the nearest, where news looks back: up to
    half a year ahead of the reference, else the year before."""
    if context.ref is None:
        return _year_of_weekday(month, day, weekday, context.year)
    ref = context.ref_day
    if ref is None:
        if not context.ref_month:
            return context.ref_year
        ref = date(*context.ref_month, 15)
    days = [found for year in (ref.year, ref.year - 1, ref.year + 1) if (found := safe_day(year, month, day))]
    near = [found for found in days if -330 <= (found - ref).days <= 183]
    fitting = [found for found in near if weekday is None or found.weekday() == weekday]
    return (fitting or near or days or [ref])[0].year


def _year_of_weekday(month: int, day: int, weekday: int | None, named: int | None) -> int | None:
    """The year named in an undated text, or the next, as the weekday fits: data "sampai Desember 2020" may be told of
    on "Jumat (15/1)" of 2021."""
    if named is None or weekday is None:
        return named
    days = [found for year in (named, named + 1) if (found := safe_day(year, month, day))]
    return next((found.year for found in days if found.weekday() == weekday), named)


def _day(day: int, month: int, year: int | None, weekday: str | None, context: Context) -> Period | None:
    number = shape.WEEKDAYS[weekday] if weekday else None
    flags: tuple[str, ...] = ()
    if year is None:
        year, flags = _year_of_day(month, day, number, context), (DATE_INFERRED,)
    if year is None:
        return None
    found = safe_day(year, month, day)
    if found is None:
        return None
    relative = bool(flags)
    if number is not None and found.weekday() != number:
        flags = (*flags, WEEKDAY_MISMATCH)
    return a_day(found, relative, flags)


def _read_day_month(text: str, context: Context) -> Period | None:
    tokens = _tokens(text)
    year, relative = _said_year(tokens, context)
    day, month = _first(tokens, "number"), _first(tokens, "month")
    if day is None or month is None:
        return None
    found = _day(int(day), _month(month), year, _first(tokens, "weekday"), context)
    return found._replace(relative=True) if found and relative else found


def _read_slashed(text: str, context: Context) -> Period | None:
    weekday = _first(_tokens(text), "weekday")
    numbers = [int(word) for word in re.findall("[0-9]+", text)]
    if not 1 <= numbers[1] <= 12:
        return None
    year = numbers[2] if len(numbers) > 2 else None
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    return _day(numbers[0], numbers[1], year, weekday, context)


def _read_iso(text: str, _: Context) -> Period | None:
    year, month, day = (int(part) for part in re.split("[-/]", text[:10]))
    found = safe_day(year, month, day)
    return a_day(found) if found else None


def _read_day_span(text: str, context: Context) -> Period | None:
    ends = re.split(shape.TO, text, maxsplit=1, flags=re.IGNORECASE)
    last = _read_day_month(ends[1], context)
    if last is None:
        return None
    tokens = _tokens(ends[0])
    month, year = _first(tokens, "month"), _first(tokens, "year")
    start_month = _month(month) if month else last.date_to.month
    start_year = int(year) if year else last.date_to.year
    day = int(_first(tokens, "number") or 0)
    if not year and (start_month, day) > (last.date_to.month, last.date_to.day):
        start_year -= 1
    first = safe_day(start_year, start_month, day)
    return a_span(a_day(first), last, last.flags) if first else None


def _read_slashed_span(text: str, context: Context) -> Period | None:
    left, right = re.split(rf"{WS}?{DASH}{WS}?", re.sub("^[^0-9]+", "", text), maxsplit=1)
    last = _read_slashed(right, context)
    if last is None:
        return None
    numbers = [int(word) for word in re.findall("[0-9]+", left)]
    first = safe_day(last.date_to.year, numbers[1] if len(numbers) > 1 else last.date_to.month, numbers[0])
    return a_span(a_day(first), last, last.flags) if first else None


def _year_of_month(month: int, context: Context) -> int | None:
    """The year of a month without one: the year named nearby, else the last such month by the reference."""
    if context.year:
        return context.year
    if context.ref_month:
        year, now = context.ref_month
        return year - 1 if month > now + 2 else year
    return context.ref_year


def _read_month(text: str, context: Context) -> Period | None:
    tokens = _tokens(text)
    word = _first(tokens, "month")
    if word is None:
        return None
    month = _month(word)
    which = _first(tokens, "which")
    if which and "tahun" not in text.lower() and context.ref_month:
        # "Oktober lalu" is the last October, "Maret mendatang" the next March.
        year, now = context.ref_month
        past = year if month < now or (which == "ini" and month == now) else year - 1
        return a_month(past + (1 if _SHIFT[which] > 0 or (which == "ini" and month > now) else 0), month, True)
    year_said, relative = _said_year(tokens, context)
    if year_said:
        return a_month(year_said, month, relative)
    guess = _year_of_month(month, context)
    return a_month(guess, month, True, (DATE_INFERRED,)) if guess else None


def _read_month_span(text: str, context: Context) -> Period | None:
    """ "Januari-September 2025", and "Januari hingga 6 Agustus 2023"."""
    left, right = re.split(shape.TO, text, maxsplit=1, flags=re.IGNORECASE)
    last = _read_day_month(right, context) if re.match("[0-9]", right) else _read_month(right, context)
    tokens = _tokens(left)
    word, year = _first(tokens, "month"), _first(tokens, "year")
    if last is None or word is None:
        return None
    start = int(year) if year else last.date_to.year - (_month(word) > last.date_to.month)
    return a_span(a_month(start, _month(word)), last, last.flags)


def _read_year_month_span(text: str, context: Context) -> Period | None:
    """ "tahun 2024 hingga Oktober 2025", "2023 hingga 30 November 2025"."""
    left, right = re.split(shape.TO, text, maxsplit=1, flags=re.IGNORECASE)
    last = _read_day_month(right, context) if re.match("[0-9]", right) else _read_month(right, context)
    first = _read_year(left, context)
    return a_span(first, last, last.flags) if first and last else None


def _read_nth(length: int) -> Callable[[str, Context], Period | None]:
    def read(text: str, context: Context) -> Period | None:
        tokens = _tokens(text)
        words = re.findall(r"[a-z]+|[1-4](?![0-9])", re.sub(shape.YEAR, "", text.lower()))
        nth = next((shape.ORDINALS[word.removeprefix("q")] for word in words[0:3]
                    if word.removeprefix("q") in shape.ORDINALS), None)  # fmt: skip
        if nth is None or nth * length > 12:
            return None
        year, relative = _said_year(tokens, context)
        if year:
            return months_of_year(year, nth, length, relative, ())
        if context.year:
            return months_of_year(context.year, nth, length, True, (DATE_INFERRED,))
        if context.ref_year is None:
            return None
        ahead = context.ref_month is not None and (nth - 1) * length + 1 > context.ref_month[1]
        return months_of_year(context.ref_year - ahead, nth, length, True, (DATE_INFERRED,))

    return read


def _read_quarter_span(text: str, context: Context) -> Period | None:
    """ "triwulan I-III 2024"."""
    left, right = re.split(shape.TO, text, maxsplit=1, flags=re.IGNORECASE)
    read = _read_nth(3)
    last = read(f"triwulan {right}", context)
    first = read(f"{left} {last.date_to.year}", context) if last else None
    return a_span(a_month(first.date_from.year, first.date_from.month), last, last.flags) if first and last else None


def _read_edge(text: str, context: Context) -> Period | None:
    """ "awal", "akhir" narrow a period without naming a day: the period's own precision stays."""
    if _first(_tokens(text), "month"):
        return _read_month(re.sub(r"(?i)^\w+\s+(bulan\s+)?", "", text), context)
    year = _first(_tokens(text), "year")
    if year:
        return a_year(int(year))
    words = text.lower().split()[1:]
    return _read_named(" ".join(words[-2:] if len(words) > 1 else [words[0], "ini"]), context)


def _read_named(text: str, context: Context) -> Period | None:
    unit, which = text.lower().replace("sebelumya", "sebelumnya").split()
    shift = _SHIFT[which]
    if unit == "tahun":
        # "tahun sebelumnya" is the year before the one just named; so is "tahun lalu" where no other is known.
        leans = which == "sebelumnya" or (context.ref is None and shift)
        base = context.year if leans and context.year else context.ref_year
        return a_year(base + shift, True) if base else None
    if unit in _MONTHS_OF:
        return _part_of_year(_MONTHS_OF[unit], shift, context)
    if unit == "bulan":
        return _month_beside(which, context)
    ref = context.ref_day
    if ref is None:
        return None
    if unit == "hari":
        return a_day(ref + timedelta(days=shift), True)
    monday = ref - timedelta(days=ref.weekday()) + timedelta(weeks=shift)
    sunday = monday + timedelta(days=6)
    return Period(f"{sunday.year}-{sunday.month:02d}", monday, sunday, "range", True, first=monday.isoformat())


def _month_beside(which: str, context: Context) -> Period | None:
    """ "bulan lalu"; "bulan sebelumnya" leans on the month named last, so in an undated text its year will do."""
    if context.ref_month is None:
        return a_year(context.year, True) if context.year and which == "sebelumnya" else None
    return a_month(context.ref_month[0], context.ref_month[1] + _SHIFT[which], True)


_MONTHS_OF = {"triwulan": 3, "kuartal": 3, "semester": 6}


def _part_of_year(length: int, shift: int, context: Context) -> Period | None:
    """The quarter or half of the reference, moved by `shift`."""
    if context.ref_month is None:
        return None
    year, month = context.ref_month
    at = year * (12 // length) + (month - 1) // length + shift
    return months_of_year(at // (12 // length), at % (12 // length) + 1, length, True, ())


def _read_ago(text: str, context: Context) -> Period | None:
    lowered = text.lower()
    number = re.search("[0-9]+", lowered)
    count = int(number.group()) if number else _count(lowered)
    if "lalu" in lowered or "silam" in lowered:
        count = -count
    if "tahun" in lowered:
        return a_year(context.ref_year + count, True) if context.ref_year else None
    if "bulan" in lowered:
        return a_month(context.ref_month[0], context.ref_month[1] + count, True) if context.ref_month else None
    ref = context.ref_day
    weeks = "minggu" in lowered or "pekan" in lowered
    return a_day(ref + timedelta(days=count * (7 if weeks else 1)), True) if ref else None


def _read_before(text: str, context: Context) -> Period | None:
    """ "setahun sebelumnya", "dua tahun sebelumnya": back from the year just named, else from the reference."""
    if "bulan" in text.lower():
        return a_month(context.ref_month[0], context.ref_month[1] - 1, True) if context.ref_month else None
    base = context.year or context.ref_year
    count = _count(text) * (1 if "sebelumnya" in text.lower() else -1)
    return a_year(base - count, True) if base and (context.year or count > 0) else None


def _read_first_months(text: str, context: Context) -> Period | None:
    """ "enam bulan pertama 2025": January to June."""
    count = _count(_DURING.sub("", text))
    year, relative = _said_year(_tokens(text), context)
    if year is None and context.ref_month:
        year = context.ref_month[0] - (count > context.ref_month[1])
    return up_to_month(count, year or context.year or context.ref_year, relative)


def _read_nth_month(text: str, context: Context) -> Period | None:
    """ "bulan kedelapan tahun ini": August."""
    count = _count(re.sub(r"(?i)^bulan ke-? ?", "", text))
    year = _said_year(_tokens(text), context)[0] or context.year or context.ref_year
    return a_month(year, count, True) if year and 1 <= count <= 12 else None


def up_to_month(count: int, year: int | None, relative: bool) -> Period | None:
    """January to the month number `count` of a year; None for a number that no month has."""
    if year is None or not 1 <= count <= 12:
        return None
    first, last = a_month(year, 1), a_month(year, count, relative)
    return a_span(first, last, ()) if count > 1 else last


def _count(text: str) -> int:
    number = re.match("[0-9]+", text)
    word = text.lower().split()[0]
    return int(number.group()) if number else UNITS.get(word, 1)


_NEAR = {"kemarin": -1, "kemarin dulu": -2, "kemarin lusa": -2, "besok": 1, "lusa": 2}


def _read_near(text: str, context: Context) -> Period | None:
    ref = context.ref_day
    return a_day(ref + timedelta(days=_NEAR[" ".join(text.lower().split())]), True) if ref else None


def _read_weekday(text: str, context: Context) -> Period | None:
    """A bare weekday in the news is the last one up to the day of publication; with an hour set, the next."""
    ref = context.ref_day
    if ref is None:
        return None
    words = text.lower().split()
    back = (ref.weekday() - shape.WEEKDAYS[words[0]]) % 7
    which = words[-1] if len(words) > 1 else ""
    if which in {"depan", "mendatang"} or (context.coming and not which):
        return a_day(ref + timedelta(days=7 - back), True, (DATE_INFERRED,))
    if which in {"lalu", "kemarin"} and back == 0:
        back = 7
    return a_day(ref - timedelta(days=back), True, (DATE_INFERRED,))


def _read_year(text: str, _: Context) -> Period | None:
    year = re.search(shape.YEAR, text)
    return a_year(int(year.group())) if year else None


def _read_year_span(text: str, _: Context) -> Period | None:
    first, last = re.findall(shape.YEAR, text)
    return a_span(a_year(int(first)), a_year(int(last)), ())


_READERS: dict[str, Callable[[str, Context], Period | None]] = {
    "day_span": _read_day_span, "slashed_span": _read_slashed_span, "iso": _read_iso, "slashed": _read_slashed,
    "day_month": _read_day_month, "month_day_span": _read_month_span, "month_span": _read_month_span,
    "year_month_span": _read_year_month_span,
    "edge": _read_edge, "month_year": _read_month,
    "quarter_span": _read_quarter_span, "quarter": _read_nth(3), "half": _read_nth(6), "year_word": _read_year,
    "year_span": _read_year_span,
    "first_months": _read_first_months, "nth_month": _read_nth_month,
    "before": _read_before, "ago": _read_ago, "named": _read_named,
    "near": _read_near, "weekday": _read_weekday, "bare_month": _read_month, "year": _read_year,
}  # fmt: skip
_SHAPES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in {**shape.DATES, "year": shape.YEAR}.items()}


@lru_cache(maxsize=65536)
def date_shape(text: str) -> str | None:
    """The name of the shape in `date_patterns.DATES` (or "year") that the whole text has."""
    return next((name for name, pattern in _SHAPES.items() if pattern.fullmatch(text)), None)


@lru_cache(maxsize=65536)
def read_date(text: str, context: Context) -> Period | None:
    """The period that the words name; None where nothing they lean on is known, or no such day exists."""
    name = date_shape(text)
    return _READERS[name](re.sub(f"{WS}+", " ", text), context) if name else None
