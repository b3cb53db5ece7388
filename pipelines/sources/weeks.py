"""The arrival week: ISO weeks that begin on Monday 00:00 in Asia/Jakarta, named as `2026-W47`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from warehouse.model.errors import UsageError

# Western Indonesia Time has had no daylight saving since 1963 (Keppres 243/1963), so the offset is a constant.
JAKARTA_OFFSET = timedelta(hours=7)
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")


def week_of(moment: datetime) -> str:
    """ISO week of a moment, as seen in Jakarta. `moment`: UTC without a zone, or with any zone."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return week_of_day((moment + JAKARTA_OFFSET).date())


def week_of_day(day: date) -> str:
    """ISO week of a day in Jakarta; the last days of December may belong to week 1 of the next year."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_bounds(week: str) -> tuple[date, date]:
    """Monday and Sunday of a week named as `2026-W47`.

    Raises UsageError for a name of another form, or a week that its year does not have (2025 has no W53).
    """
    match = _WEEK.fullmatch(week)
    try:
        if match is None:
            raise ValueError
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday, monday + timedelta(days=6)
    except (ValueError, OverflowError):
        raise UsageError(f"{week!r} is not a week; write year and ISO week as 2026-W47.") from None


def week_instants(week: str) -> tuple[datetime, datetime]:
    """First moment of the week and first moment of the next one, UTC without a zone. Raises UsageError."""
    monday, sunday = week_bounds(week)
    first = datetime.fromisoformat(monday.isoformat()) - JAKARTA_OFFSET
    return first, datetime.fromisoformat(sunday.isoformat()) + timedelta(days=1) - JAKARTA_OFFSET
