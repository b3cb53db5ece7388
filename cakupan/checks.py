"""`cakupan checks`: what the checks came to, in every run."""

from __future__ import annotations

from pathlib import Path

import click

from cakupan.options import data_option, format_option


@click.command()
@click.option("--past", is_flag=True, help="The verdicts that later runs replaced, too.")
@click.option("--all", "every", is_flag=True, help="Expectations that held, too.")
@click.option(
    "--data-docs",
    "site",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Only write Great Expectations' own site about the published release into this new or empty folder.",
)
@format_option("table", "json")
@data_option
def checks(data: Path, past: bool, every: bool, site: Path | None, form: str) -> int:
    """List the expectations that failed, for each week, the whole warehouse and the release about to be made.

    Read from the data folder, so that a release that is held back is told of, too. Exits 1 while a critical
    expectation does not hold.

    \b
    Examples:
      cakupan checks
      cakupan checks --past --format json
      cakupan checks --data-docs data_docs
    """
    if site is not None:
        return _write_site(data, site)
    import polars as pl

    from cakupan.show import print_jsonl, print_table
    from expectations.verdicts import past_results, read_verdicts
    from warehouse.weeks import known_weeks, mart_frames, week_frames

    marts = mart_frames(data).folder
    folders = [*(week_frames(data, week).folder for week in known_weeks(data)), marts, marts / "release"]
    standing = pl.concat([read_verdicts(folder).check_results for folder in folders])
    found = standing.with_columns(pl.lit("stands").alias("verdict"))
    if past:
        former = pl.concat([past_results(folder) for folder in folders])
        told = former.with_columns(pl.format("replaced ({})", "attempt").alias("verdict")).drop("attempt")
        found = pl.concat([told, found])
    shown = found if every else found.filter(~pl.col("success"))
    columns = ("verdict", "week", "suite", "expectation", "severity", "observed", "error", "examples")
    rows = shown.sort("week", "suite", "expectation", "verdict")
    if form == "json":
        print_jsonl(rows.iter_rows(named=True))
    elif rows.is_empty():
        click.echo("Every expectation held.")
    else:
        print_table(rows.select(columns).with_columns(pl.col("examples").list.head(2).list.join(", ")), title="Checks")
    return int(standing.filter(~pl.col("success"))["severity"].eq("critical").any())


def _write_site(data: Path, site: Path) -> int:
    import polars as pl

    from expectations.data_docs import write_data_docs
    from warehouse.model.errors import UsageError
    from warehouse.publish import published_release

    if published_release(data) is None:
        raise UsageError(f"{data}: nothing is published there yet. Run cakupan refresh first.")
    core = data / "published" / "parquet" / "core"
    tables = {"documents": "document", "events": "event", "facts": "fact"}
    frames = {name: pl.read_parquet(core / f"{file}.parquet") for name, file in tables.items()}
    try:
        page = write_data_docs(site, frames)
    except OSError as error:
        raise UsageError(f"{site}: cannot be written ({error.strerror}). Name another folder.") from error
    click.echo(
        f"{page}\nThese pages load their styles from the network; the validation pages in {data / 'weeks'} do not."
    )
    return 0
