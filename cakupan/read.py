"""`cakupan query`, `series`, `explain`, `rejected`, `regions`: looking at what is known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cakupan.options import data_option, format_option, no_data_option

if TYPE_CHECKING:
    import polars as pl


@click.command()
@click.argument("sql")
@format_option("table", "csv", "json", "parquet")
@data_option
def query(data: Path, sql: str, form: str) -> int:
    """Run SQL on the published warehouse, read-only. Tables and columns: ops.dictionary.

    \b
    Examples:
      cakupan query "SELECT region, as_of, value FROM mart.coverage_series WHERE metric = 'coverage_rate'"
      cakupan query "FROM mart.conflict" --format csv > conflicts.csv
    """
    from cakupan.show import print_frame
    from warehouse.query import query as run

    print_frame(run(data, sql), form)
    return 0


@click.command()
@click.argument("region")
@click.option("--metric", metavar="M", help="Only this metric (core.metric lists them).")
@click.option("--known-at", metavar="DATE", help="As the warehouse knew it on that day.")
@format_option("table", "csv", "json")
@data_option
def series(data: Path, region: str, metric: str | None, known_at: str | None, form: str) -> int:
    """Show the time series of REGION: a name, an office or a dotted code (00 is Indonesia).

    \b
    Examples:
      cakupan series "Kabupaten Bekasi" --metric coverage_rate
      cakupan series "KC Cikarang"
      cakupan series 32 --known-at 2026-01-31
    """
    from cakupan.places import place
    from cakupan.show import print_frame
    from warehouse.query import series as run

    where = place(region)
    points = run(data, where, metric, known_at)
    if form == "table":
        _print_series(_in_short(points))
    else:
        print_frame(points, form)
    _say_notice(data)
    return 0


@click.command()
@click.argument("fact_id")
@data_option
def explain(data: Path, fact_id: str) -> int:
    """Show the words behind a fact, its document, the rules that read it, its checks, what it disagrees with.

    \b
    Example:
      cakupan query "SELECT chosen_fact FROM mart.coverage_latest LIMIT 1"
      cakupan explain 1f0c9a7be2d4
    """
    from warehouse.explain import explain as find
    from warehouse.explain import explanation_text

    click.echo(explanation_text(find(data, fact_id)))
    return 0


@click.group()
def rejected() -> None:
    """Files and columns that could not be read.

    \b
    Example:
      cakupan rejected list
    """


@rejected.command("list")
@click.option("--week", metavar="WEEK", help="Only this arrival week.")
@format_option("table", "csv", "json")
@data_option
def rejected_list(data: Path, week: str | None, form: str) -> int:
    """List the files that were refused, and what to do about each; newest week first."""
    _show(
        data,
        "SELECT arrival_week AS week, name, place, reason, message FROM ops.rejected"
        " ORDER BY arrival_week DESC, name, place",
        week,
        form,
    )
    return 0


@click.group()
def regions() -> None:
    """Names of regions and offices.

    \b
    Example:
      cakupan regions resolve "Kab. Bekasi" Jabar "KC Cikarang"
    """


@regions.command("resolve")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--parent", metavar="CODE", help="Look within this region only.")
@format_option("table", "csv", "json")
@no_data_option
def regions_resolve(texts: tuple[str, ...], parent: str | None, form: str) -> int:
    """Print the official region or office that each TEXT means, or what it may be; exits 1 if one stays unclear.

    \b
    Examples:
      cakupan regions resolve "Kab. Bekasi" Jabar "KC Cikarang"
      cakupan regions resolve Semarang            # twins: may be Kabupaten or Kota
    """
    import polars as pl

    from cakupan.show import print_frame
    from pipelines.decide.unresolved import suggested_offices, suggested_regions
    from pipelines.normalize.regions import resolve_regions

    found = resolve_regions(pl.Series("name", list(texts), dtype=pl.String), parent=parent)
    unsettled = dict.fromkeys(found.filter(pl.col("region").is_null())["name"], "")
    told = {name: ", ".join(suggested_regions(name) or suggested_offices(name)) for name in unsettled}
    print_frame(found.with_columns(pl.col("name").replace_strict(told, default=None).alias("may_be")), form)
    unclear = found.filter(pl.col("region").is_null())
    return int(unclear.height > 0)


def _show(data: Path, sql: str, week: str | None, form: str) -> None:
    import polars as pl

    from cakupan.show import print_frame
    from pipelines.sources.weeks import week_bounds
    from warehouse.query import query as run

    frame = run(data, sql)
    if week is not None:
        week_bounds(week)
        frame = frame.filter(pl.col("week") == week)
    print_frame(frame, form)


def _print_series(points: pl.DataFrame) -> None:
    """A table whose title holds what is the same in every row."""
    from cakupan.show import plain, print_table

    same = [c for c in ("region", "metric", "unit") if points[c].n_unique() == 1]
    title = " · ".join(plain(points[c][0]) for c in same) or None
    print_table(points.drop(same), title=title, caption="1 row" if points.height == 1 else f"{points.height} rows")


def _in_short(points: pl.DataFrame) -> pl.DataFrame:
    """The columns of a series that a reader needs first; what tells two series apart in one column."""
    import polars as pl

    words = ("segment", "program", "worker_group", "sponsor", "numerator_basis", "denominator_basis")
    parts = [pl.col(c).replace("", None) for c in words if c in points.columns]
    return points.select(
        "metric",
        "region",
        pl.concat_str([pl.when(pl.col("kind") != "observation").then("kind"), *parts], separator=" ", ignore_nulls=True)
        .fill_null("")
        .alias("of"),
        "as_of",
        "value",
        "unit",
        "sources",
        "conflict",
        pl.col("chosen_fact").str.head(8).alias("fact"),
    )


def _say_notice(data: Path) -> None:
    from warehouse.query import query as run

    for (notice,) in run(data, "SELECT notice FROM ops.release WHERE notice IS NOT NULL").iter_rows():
        click.echo(f"Note: {notice}", err=True)
