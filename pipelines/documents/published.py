"""Publication dates: from what a file states, or from the path of its address."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from pipelines.sources.weeks import JAKARTA_OFFSET

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PATH_DATE = re.compile(r"/([12][0-9]{3})[/-]([0-9]{1,2})(?:[/-]([0-9]{1,2}))?(?=[/-]|$)")


class BadDateError(ValueError):
    """A publication date that is in no known form."""


def iso_published(value: str | None) -> str | None:
    """A stated publication date as YYYY, YYYY-MM or YYYY-MM-DD: what is given, never more precise.

    Takes ISO 8601 (with a time and zone, the day is that in Jakarta; without a zone the clock is taken as Jakarta's)
    and RFC 5322 dates as feeds have them. Raises BadDateError.
    """
    if value is None or not value.strip():
        return None
    value = value.strip()
    match = _PARTIAL.fullmatch(value)
    if match:
        parts = [int(p) for p in match.groups() if p]
        return _checked(*parts)
    return _checked(*_moment(value).timetuple()[:3])


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
    if len(value) > 64:
        raise BadDateError
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
