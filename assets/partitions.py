"""Arrival weeks as Dagster partitions: each begins on Monday, Asia/Jakarta."""

from __future__ import annotations

from datetime import date

import dagster as dg

from pipelines.sources.weeks import week_bounds, week_of_day

TIME_ZONE = "Asia/Jakarta"

# The last partition is the week that is running: its documents are read while they arrive.
WEEKLY = dg.WeeklyPartitionsDefinition(start_date="2022-01-03", timezone=TIME_ZONE, day_offset=1, end_offset=1)


def week_of_key(partition_key: str) -> str:
    """The ISO week of a partition: "2026-11-16" is "2026-W47"."""
    return week_of_day(date.fromisoformat(partition_key))


def key_of_week(week: str) -> str:
    """The partition of an ISO week: its Monday.

    Raises UsageError if `week` is not of the form 2026-W47.
    """
    return week_bounds(week)[0].isoformat()
