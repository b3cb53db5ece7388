"""`cakupan refresh` and `cakupan backfill`: the main job, through Dagster."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import click

from assets.run import Job, Outcome
from cakupan.inboxes import inboxes
from cakupan.options import data_option
from cakupan.settings import now
from warehouse.model.errors import UsageError


@click.command()
@click.option(
    "--inbox",
    "named",
    multiple=True,
    metavar="DIR",
    help="Folder to take in (default: DATA/inbox, else the samples, but never both).",
)
@click.option(
    "--week", metavar="WEEK", help="Arrival week to file new documents under and to read (default: this week)."
)
@click.option(
    "--offline",
    is_flag=True,
    expose_value=False,
    help="Changes nothing: a refresh takes in folders and never goes out.",
)
@data_option
def refresh(data: Path, named: tuple[str, ...], week: str | None) -> int:
    """Take in the inbox, read it, check it, rebuild the warehouse and publish a release.

    What the weekly schedule runs, recorded by Dagster under DATA/dagster. Documents already known add nothing.
    Exits 1 if a critical check failed or nothing could be read; the previous release then stays published.

    \b
    Examples:
      cakupan refresh                          # DATA/inbox, or the samples where there is none
      cakupan refresh --inbox clippings/
      cakupan refresh --inbox old/ --week 2025-W03
    """
    from cakupan.summary import print_summary

    moment = now()
    arrived, week_name = arrival(week, moment)
    folders = inboxes(data, named)
    return print_summary(data, week_name, run_week(data, Job(week_name, arrived, tuple(folders))))


@click.command()
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO")
@data_option
def backfill(data: Path, first: str, last: str) -> int:
    """Read the arrival weeks FROM to TO again with today's code, and publish if anything changed.

    \b
    Example:
      cakupan backfill 2026-W01 2026-W46
    """
    from cakupan.summary import print_summary
    from pipelines.sources.store import RawStore
    from warehouse.weeks import known_weeks

    arrival(first, now())
    arrival(last, now())
    arrived = RawStore(data).manifest()["arrival_week"].to_list()
    known = [week for week in sorted({*known_weeks(data), *arrived}) if first <= week <= last]
    if not known:
        raise UsageError(f"no documents arrived from {first} to {last}: the weeks are those of the table ops.run")
    # The marts and the release are made once, by the last run: it succeeds only if every week is whole and sound.
    for week in known[:-1]:
        run_week(data, Job(week, now(), only_read=True))
    return print_summary(data, known[-1], run_week(data, Job(known[-1], now())))


def arrival(week: str | None, moment: datetime) -> tuple[datetime, str]:
    """First-arrival moment (UTC) and week for new files: now, or Monday 05:00 Jakarta of a past `week`.

    Raises UsageError if `week` is not of the form 2026-W47, or lies ahead.
    """
    from pipelines.sources.weeks import week_instants, week_of

    current = week_of(moment)
    if week is None or week == current:
        return moment, current
    first, _ = week_instants(week)
    if week > current:
        raise UsageError(f"week {week} has not begun: this week is {current}")
    return first + timedelta(hours=5), week


def run_week(data: Path, job: Job) -> Outcome:
    """Run the weekly job for one arrival week through Dagster, telling its steps."""
    from rich.console import Console

    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"data folder {data} cannot be made ({error.strerror}): give another one") from None
    with Console(stderr=True).status(f"Week {job.week}: starting ...") as status:
        from assets.run import run_refresh

        return run_refresh(data, job, lambda asset: status.update(f"Week {job.week}: {asset.replace('_', ' ')} ..."))
