from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.sources.weeks import week_bounds, week_instants, week_of
from warehouse.model.errors import UsageError

MOMENTS = st.datetimes(min_value=datetime.fromisoformat("1971-01-01"), max_value=datetime.fromisoformat("2999-12-31"))


@pytest.mark.parametrize(
    ("utc", "week"),
    [
        ("2026-11-15T16:59:59", "2026-W46"),  # Sunday 23:59:59 in Jakarta
        ("2026-11-15T17:00:00", "2026-W47"),  # Monday 00:00 in Jakarta
        ("2024-12-29T17:00:00", "2025-W01"),  # Monday 30 December 2024 belongs to the next year
        ("2027-01-01T00:00:00", "2026-W53"),  # Friday 1 January 2027 belongs to the year before
        ("2020-12-31T20:00:00", "2020-W53"),
    ],
)
def test_week_of_counts_days_in_jakarta(utc: str, week: str) -> None:
    assert week_of(datetime.fromisoformat(utc)) == week


def test_week_of_takes_a_moment_with_a_zone() -> None:
    jayapura = timezone(timedelta(hours=9))
    assert week_of(datetime(2026, 11, 16, 1, 30, tzinfo=jayapura)) == "2026-W46"
    assert week_of(datetime(2026, 11, 16, 2, 0, tzinfo=jayapura)) == "2026-W47"


def test_week_bounds() -> None:
    assert week_bounds("2026-W47") == (date(2026, 11, 16), date(2026, 11, 22))
    assert week_bounds("2025-W01") == (date(2024, 12, 30), date(2025, 1, 5))
    assert week_instants("2026-W47") == (
        datetime.fromisoformat("2026-11-15T17:00:00"),
        datetime.fromisoformat("2026-11-22T17:00:00"),
    )


@pytest.mark.parametrize(
    "name", ["2025-W53", "2026-W00", "2026-W54", "2026W47", "2026-47", "2026-W7", "", "2026-W47\n"]
)
def test_a_week_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="is not a week"):
        week_bounds(name)


@given(MOMENTS)
def test_a_moment_lies_within_the_bounds_of_its_week(moment: datetime) -> None:
    week = week_of(moment)
    first, after = week_instants(week)
    assert first <= moment < after
    monday, sunday = week_bounds(week)
    assert monday.weekday() == 0
    assert sunday - monday == timedelta(days=6)
