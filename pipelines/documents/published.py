"""Publication dates: from what a file states, or from the path of its address."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from pipelines.sources.weeks import JAKARTA_OFFSET

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
_LONGEST = 64
_ZONE = re.compile(r"[+-][0-9]{2}:?[0-9]{2}\b|\b(?:GMT|UTC)\b")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari february",
            "maret mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu ags agt aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember",
            "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_WRITTEN = re.compile(
    r"\b([0-9]{1,2})\s+(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?\s+([0-9]{4})\b", re.I | re.A
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\b")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})\b")
_PATH_DATE = re.compile(r"/([12][0-9]{3})[/-]([0-9]{1,2})(?:[/-]([0-9]{1,2}))?(?=[/-]|$)")


class BadDateError(ValueError):
    """A publication date that is in no known form."""


def iso_published(value: str | None) -> str | None:
    """A stated publication date as YYYY, YYYY-MM or YYYY-MM-DD: what is given, never more precise.

    Takes ISO 8601 and RFC 5322 as feeds have it (with a time and zone, the day is that in Jakarta; without a zone the
    clock is taken as Jakarta's), dates written out in Indonesian or English, and day/month/year, in that order as
    Indonesians write. Raises BadDateError.
    """
    if value is None or not value.strip():
        return None
    value = value.strip()
    match = _PARTIAL.fullmatch(value)
    if match:
        parts = [int(p) for p in match.groups() if p]
        return _checked(*parts)
    if len(value) > _LONGEST:
        raise BadDateError
    if written := written_date(value):
        return written
    if match := _DAY_FIRST.match(value):
        return _checked(int(match[3]), int(match[2]), int(match[1]))
    if match := _YEAR_FIRST.match(value):
        return _checked(*map(int, match.groups()))
    return _checked(*_moment(value).timetuple()[:3])


def written_date(line: str) -> str | None:
    """The first date with a month's name, as "Rabu, 3 Desember 2025 10:12 WIB"; None if there is no possible one.

    Lines that state a zone other than Indonesia's are left to the reader of feeds' dates.
    """
    if _ZONE.search(line):
        return None
    for match in _WRITTEN.finditer(line):
        try:
            return _checked(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
        except BadDateError:
            continue
    return None


def date_of_path(url: str | None) -> str | None:
    """The date in an address such as `/2025/12/03/` or `/2025/12/`; None if there is no possible one."""
    if not url:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for match in _PATH_DATE.finditer(path):
        year, month, day = (int(p) if p else None for p in match.groups())
        for parts in ((year, month, day), (year, month)):
            try:
                return _checked(*[p for p in parts if p is not None])
            except BadDateError:
                continue
    return None


def first_day(published: str) -> date:
    """First day of a date that may be partial."""
    return date.fromisoformat((published + "-01-01")[:10])


def _moment(value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            raise BadDateError from None
    try:
        return moment.astimezone(UTC) + JAKARTA_OFFSET if moment.tzinfo else moment
    except OverflowError:
        raise BadDateError from None


def _checked(year: int, month: int | None = None, day: int | None = None) -> str:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or not 1 <= (month or 1) <= 12:
        raise BadDateError
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= monthrange(year, month)[1]:
        raise BadDateError
    return f"{year:04d}-{month:02d}-{day:02d}"
