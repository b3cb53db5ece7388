"""`cakupan review`: what waits for a person, and what the person decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cakupan.deciding import Judgement, corrections, decided, undecided, who_decides
from cakupan.options import data_option, format_option
from cakupan.settings import now

if TYPE_CHECKING:
    from warehouse.curate import Waiting

reviewer_option = click.option(
    "--reviewer", metavar="NAME", help="Who decides (default: CAKUPAN_REVIEWER, else login)."
)
reason_option = click.option("--reason", metavar="TEXT", help="Why, in your words; kept with the decision.")


@click.group(invoke_without_command=True)
@click.option("--reviewer", metavar="NAME", help="Who decides (default: CAKUPAN_REVIEWER, else login).")
@data_option
@click.pass_context
def review(context: click.Context, data: Path, reviewer: str | None) -> int:
    """Settle doubtful statements, one after the other: a accepts, c corrects, r rejects, s skips, q ends.

    Each decision is a small YAML file in DATA/decisions (or the folder CAKUPAN_DECISIONS names), to be kept under
    version control. `cakupan refresh` brings decisions into the warehouse.

    \b
    Examples:
      cakupan review
      cakupan review list
      cakupan review accept 1f0c9a7b
      cakupan review correct 1f0c9a7b region="Kota Semarang" --reason "named in the caption"
      cakupan review reject 1f0c9a7b --reason "counts members of BPJS Kesehatan"
    """
    if context.invoked_subcommand is not None:
        context.find_root().obj = str(data)
        return 0
    from cakupan.review_screen import run

    return run(data, who_decides(reviewer))


@review.command("list")
@format_option("table", "csv", "json")
@data_option
def review_list(data: Path, form: str) -> int:
    """List what waits, most urgent first, with the reasons.

    \b
    Example:
      cakupan review list --format csv > waiting.csv
    """
    import polars as pl

    from cakupan.show import print_frame, print_table
    from warehouse.curate import queue

    found = queue(data)
    settled, files = undecided(data)
    open_ = found.filter(~pl.col("statement_id").is_in(list(settled)))
    if form != "table":
        print_frame(open_, form)
        return 0
    short = open_.select(
        pl.col("statement_id").str.head(8).alias("id"),
        "metric",
        "value",
        pl.coalesce("region", pl.lit("?")).alias("region"),
        "as_of",
        "document",
        pl.col("reasons").alias("why"),
    )
    print_table(short, caption=f"{open_.height} wait for a person")
    _tell_unapplied(files)
    return 0


@review.command("accept")
@click.argument("wanted", metavar="ID")
@reason_option
@reviewer_option
@data_option
def accept(data: Path, wanted: str, reason: str | None, reviewer: str | None) -> int:
    """Say that statement ID is read rightly: its doubt is settled, and a check that kept it out is overruled.

    ID is the beginning of a statement_id, a fact_id or a quarantine_id.

    \b
    Example:
      cakupan review accept 1f0c9a7b --reason "the table prints it so"
    """
    return _decide(data, wanted, Judgement("accept", reason=reason), reviewer)


@review.command("correct")
@click.argument("wanted", metavar="ID")
@click.argument("changes", nargs=-1, required=True, metavar="COLUMN=VALUE...")
@reason_option
@reviewer_option
@data_option
def correct(data: Path, wanted: str, changes: tuple[str, ...], reason: str | None, reviewer: str | None) -> int:
    """Put other values in place of what was read; `region=NAME` stands for code, kind and official name.

    \b
    Examples:
      cakupan review correct 1f0c9a7b region="Kota Semarang"
      cakupan review correct 1f0c9a7b value=298150 as_of=2025-08 --reason "per Agustus, not September"
    """
    from warehouse.curate import waiting

    human = corrections(changes, waiting(data, wanted).statement)
    return _decide(data, wanted, Judgement("correct", human, reason), reviewer)


@review.command("reject")
@click.argument("wanted", metavar="ID")
@reason_option
@reviewer_option
@data_option
def reject(data: Path, wanted: str, reason: str | None, reviewer: str | None) -> int:
    """Say that statement ID is no fact, and why; it leaves the facts and is kept with the reason.

    \b
    Example:
      cakupan review reject 1f0c9a7b --reason "a target of another programme"
    """
    return _decide(data, wanted, Judgement("reject", reason=reason), reviewer)


def write(data: Path, about: Waiting, judgement: Judgement, who: str) -> Path:
    """Write the decision about a statement into the folder of decisions; its path."""
    from pipelines.decide.files import decisions_folder, write_decision

    return write_decision(decisions_folder(data), decided(about, judgement, who, now()))


def _decide(data: Path, wanted: str, judgement: Judgement, name: str | None) -> int:
    from cakupan.show import short_path
    from warehouse.curate import waiting

    path = write(data, waiting(data, wanted), judgement, who_decides(name))
    click.echo(f"Written: {short_path(path)}. `cakupan refresh` brings it into the warehouse.")
    return 0


def _tell_unapplied(files: int) -> None:
    if files:
        which = "1 decision is" if files == 1 else f"{files} decisions are"
        click.echo(f"{which} not in the published release yet: run `cakupan refresh`.")
