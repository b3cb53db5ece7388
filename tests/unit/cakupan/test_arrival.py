"""New files are filed under this week, or under a past week that the user names."""

from __future__ import annotations

from datetime import datetime

import pytest

from cakupan.refresh import arrival
from warehouse.model.errors import UsageError

# Sunday 23:30 UTC is already Monday 06:30 in Jakarta: week 47 has begun.
NOW = datetime(2026, 11, 15, 23, 30)


def test_this_week_is_jakartas() -> None:
    assert arrival(None, NOW) == (NOW, "2026-W47")
    assert arrival("2026-W47", NOW) == (NOW, "2026-W47")


def test_a_past_week_begins_on_monday_five_oclock_in_jakarta() -> None:
    # Monday 2025-01-13 05:00 WIB is Sunday 22:00 UTC.
    assert arrival("2025-W03", NOW) == (datetime(2025, 1, 12, 22, 0), "2025-W03")


@pytest.mark.parametrize("week", ["2026-W48", "2025-W53", "2025-3", "W03", "last week"])
def test_weeks_ahead_and_weeks_that_are_none_are_refused(week: str) -> None:
    with pytest.raises(UsageError, match="week"):
        arrival(week, NOW)
