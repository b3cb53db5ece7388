"""`cakupan diff`, `prune` and `rebuild`: releases set against each other, kept, and made anew."""

from __future__ import annotations

from pathlib import Path

import click

from cakupan.options import data_option, format_option

SHOWN = 15
"""Changes of one section that the table lists."""


@click.command()
@click.argument("former", metavar="RELEASE")
@click.argument("later", metavar="RELEASE")
@format_option("table", "json")
@data_option
def diff(data: Path, former: str, later: str, form: str) -> int:
    """Show what changed from one RELEASE to another, and why.

    Causes: new_document, revised_source (a report issued again), decision (a curator's), rule (the same document read
    or weighed otherwise by other code), gone (no longer held). JSON has every change, one a line.

    \b
    Example:
      cakupan diff 2026-W46.1 2026-W47.1
    """
    import polars as pl

    from cakupan.show import print_jsonl, print_table
    from warehouse.diff import compare, summary

    found = compare(data, former, later)
    if form == "json":
        print_jsonl(found.changes.iter_rows(named=True))
        return 0
    told = [f"{one['release']} (code {one['code_version']}, data until {one['data_until']})" for one in found[:2]]
    click.echo(f"{told[0]}\n{told[1]}\n")
    if found.changes.is_empty():
        click.echo("Nothing changed.")
        return 0
    print_table(summary(found.changes), title="What changed")
    columns = ("change", "cause", "id", "metric", "region", "as_of", "former_value", "value", "document", "note")
    for section in ("document", "decision", "rule", "fact", "estimate"):
        rows = found.changes.filter(pl.col("section") == section).select(columns)
        if rows.height:
            more = f"{rows.height - SHOWN} more: --format json" if rows.height > SHOWN else None
            told_by = rows.head(SHOWN).with_columns(pl.col("id").str.head(16), pl.col("note").str.head(40))
            print_table(told_by.select(s for s in told_by if s.null_count() < s.len()), title=section, caption=more)
    return 0


@click.command()
@click.option("--keep", type=click.IntRange(min=1), required=True, help="How many of the newest to keep.")
@data_option
def prune(data: Path, keep: int) -> int:
    """Remove old releases but the newest ones; the published one always stays.

    Nothing is removed unless asked for. A removed release can be made anew: cakupan rebuild.

    \b
    Example:
      cakupan prune --keep 52
    """
    from warehouse.release import prune as remove
    from warehouse.release import releases

    gone = remove(data, keep)
    click.echo(f"Removed {', '.join(gone) or 'nothing'}; kept {', '.join(releases(data)) or 'nothing'}.")
    return 0


@click.command()
@click.argument("release")
@click.argument("into", metavar="DIR", type=click.Path(path_type=Path))
@data_option
def rebuild(data: Path, release: str, into: Path) -> int:
    """Make RELEASE anew in DIR from the raw documents and decisions it knew, and compare the two byte for byte.

    DIR becomes a data folder of its own. Exits 1 where a file differs: other code reads otherwise, so take the code
    of that release first (cakupan query "SELECT code_version FROM ops.release").

    \b
    Example:
      cakupan rebuild 2026-W46.1 rebuilt/
    """
    from rich.console import Console

    from assets.rebuild import rebuild as make

    with Console(stderr=True).status(f"Rebuilding {release} ...") as status:
        made = make(data, release, into, lambda asset: status.update(f"Rebuilding {release}: {asset} ..."))
    if not made.differing:
        click.echo(f"{release}: all {made.files} files are the same, byte for byte.")
        return 0
    why = "by the same code" if made.same_code else "by other code"
    click.echo(f"{release}: {len(made.differing)} of {made.files} files differ ({why}): {', '.join(made.differing)}")
    return 1
