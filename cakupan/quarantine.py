"""`cakupan quarantine`: rows that a check kept out of the facts; each can be shown, and read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cakupan.options import data_option, format_option
from cakupan.settings import now
from warehouse.model.errors import UsageError

if TYPE_CHECKING:
    import polars as pl

_OPEN = ("waiting", "replayed")
_STATES = (*_OPEN, "admitted", "refused")


@click.group()
def quarantine() -> None:
    """Rows that a check kept out of the facts.

    A row waits until a decision admits or refuses it (`cakupan review`), or until its document, read again by better
    rules, passes.

    \b
    Examples:
      cakupan quarantine list
      cakupan quarantine show 5932e0a0
      cakupan quarantine replay --week 2026-W46
    """


@quarantine.command("list")
@click.option("--week", metavar="WEEK", help="Only this arrival week.")
@click.option("--state", type=click.Choice(_STATES), help="Only rows in this state.")
@click.option("--summary", is_flag=True, help="How many rows each expectation refused, with an example.")
@format_option("table", "csv", "json")
@data_option
def quarantine_list(data: Path, week: str | None, state: str | None, summary: bool, form: str) -> int:
    """List the rows in quarantine with the reason, newest week first: those of a week held back too."""
    import polars as pl

    from cakupan.show import print_frame
    from expectations.quarantine import summarise
    from pipelines.sources.weeks import week_bounds

    rows = _rows(data)
    if week is not None:
        week_bounds(week)
        rows = rows.filter(pl.col("week") == week)
    if state is not None:
        rows = rows.filter(pl.col("state") == state)
    if summary:
        print_frame(summarise(rows), form)
        return 0
    ordered = rows.sort("week", "document", "expectation", "row_key", descending=[True, False, False, False])
    names = ["week", "document", "suite", "expectation", "state", "replays", "reason_en", "reason_id", "row_key"]
    if form == "table":
        short = [pl.col("quarantine_id").str.head(8).alias("id"), *names[:7]]
        print_frame(ordered.select(short), form)
    else:
        print_frame(ordered.select("quarantine_id", *names, "sentence", "decision_id"), form)
    return 0


@quarantine.command("show")
@click.argument("wanted", metavar="ID")
@data_option
def quarantine_show(data: Path, wanted: str) -> int:
    """Show one row: its sentence, what was expected of it, where it comes from, what came of it, the row itself.

    ID is the beginning of a quarantine_id or of a row_key.

    \b
    Example:
      cakupan quarantine show 5932e0a0
    """
    import polars as pl

    from cakupan.show import plain
    from expectations.suites import suite
    from pipelines.decide.standing import Replays
    from warehouse.explain import mark

    for row in _chosen(_rows(data), (wanted,)).iter_rows(named=True):
        fields: dict[str, Any] = json.loads(row["row"])
        rule = suite(row["suite"])[row["expectation"]]
        click.echo(f"{row['quarantine_id']}  {row['suite']}, {row['expectation']} ({row['severity']})")
        words = fields.get("figure") or fields.get("evidence")
        if words and row["sentence"]:
            click.echo(f"\n  {plain(mark(row['sentence'], words, last=fields.get('cell') is not None))}\n")
        lines = [
            ("Expected", f"{rule.meaning_en} / {rule.meaning_id}"),
            ("Reason", f"{row['reason_en']} / {row['reason_id']}"),
            ("Document", f"{row['document'] or 'unknown'}, sha256 {row['document_id'] or row['row_key']}"),
            ("Run", f"arrival week {row['week']}"),
            ("State", row["state"] + (f", by decision {row['decision_id']}" if row["decision_id"] else "")),
            ("Replays", str(row["replays"])),
        ]
        told = Replays(data).answered().filter(pl.col("row_key") == row["row_key"])
        lines += [
            ("", f"{r['replayed_at']} UTC: {r['outcome']}{' as fact ' + r['fact_id'] if r['fact_id'] else ''}")
            for r in told.iter_rows(named=True)
        ]
        lines += [("Row", "")] + [(f"  {k}", plain(v)) for k, v in fields.items() if v not in (None, [], "")]
        for label, text in lines:
            click.echo(f"{label:<20} {plain(text)}".rstrip())
    return 0


@quarantine.command("replay")
@click.argument("wanted", nargs=-1, metavar="[ID]...")
@click.option("--week", metavar="WEEK", help="All rows of this arrival week that wait.")
@data_option
def quarantine_replay(data: Path, wanted: tuple[str, ...], week: str | None) -> int:
    """Read the documents of rows that wait again, with today's rules and decisions; all of them if none is named.

    Runs each arrival week concerned through Dagster, as `cakupan backfill` does: a week is read whole. Exits 1 if a
    run failed. What came of each row is kept in ops.replay.

    \b
    Examples:
      cakupan quarantine replay
      cakupan quarantine replay 5932e0a0
      cakupan quarantine replay --week 2026-W46
    """
    import polars as pl

    from assets.run import Job
    from cakupan.refresh import run_week
    from cakupan.show import print_table
    from cakupan.summary import print_summary
    from pipelines.decide.standing import Replays
    from pipelines.sources.store import RawStore
    from pipelines.sources.weeks import week_bounds
    from warehouse.weeks import week_frames

    rows = _rows(data)
    if week is not None:
        week_bounds(week)
        rows = rows.filter(pl.col("week") == week)
    chosen = _chosen(rows, wanted) if wanted else rows.filter(pl.col("state").is_in(list(_OPEN)))
    chosen = chosen.filter(pl.col("suite").is_in(["documents", "events", "statements"]))
    if chosen.is_empty():
        click.echo("No row waits.")
        return 0
    moment, replays = now(), Replays(data)
    with RawStore(data).writing():
        replays.ask(chosen, moment)
    weeks = chosen["week"].unique().sort().to_list()
    for name in weeks:
        week_frames(data, name).mark_open()
    for name in weeks[:-1]:
        run_week(data, Job(name, moment, only_read=True))
    outcome = run_week(data, Job(weeks[-1], moment))
    told = replays.answered().filter(pl.col("replayed_at") == moment)
    if told.height:
        shown = told.select(pl.col("quarantine_id").str.head(8).alias("id"), "week", "document", "outcome", "fact_id")
        print_table(shown, title="Read again")
    return print_summary(data, weeks[-1], outcome)


def _rows(data: Path) -> pl.DataFrame:
    """The quarantine of the data folder as it stands; of a published release alone, where there are no weeks."""
    from warehouse.query import query
    from warehouse.weeks import known_weeks

    if not known_weeks(data):
        return query(data, "SELECT * FROM ops.quarantine")
    from assets.curation import quarantine_now

    return quarantine_now(data)


def _chosen(rows: pl.DataFrame, wanted: tuple[str, ...]) -> pl.DataFrame:
    """The rows whose quarantine_id or row_key begins with one of `wanted`."""
    import polars as pl

    parts = []
    for text in wanted:
        begins = pl.col("quarantine_id").str.starts_with(text) | pl.col("row_key").str.starts_with(text)
        found = rows.filter(begins) if len(text) >= 4 else rows.clear()
        if found.is_empty():
            raise UsageError(f"No row in quarantine begins with {text!r}: see `cakupan quarantine list`.")
        parts.append(found)
    return pl.concat(parts).unique("quarantine_id", maintain_order=True)
