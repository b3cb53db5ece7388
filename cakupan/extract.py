"""`cakupan extract`: statements of files, without touching the warehouse."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cakupan.options import format_option, no_data_option
from cakupan.workers import cores, in_order
from warehouse.model.errors import InputError, UsageError

if TYPE_CHECKING:
    import polars as pl

# Enough to keep the vectorised grammars busy, little enough to print early and stay small in memory.
BATCH_FILES = 2_000
BATCH_BYTES = 64 * 1024 * 1024


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@format_option("table", "jsonl")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=cores,
    metavar="N",
    help=f"Processes that read side by side, from {BATCH_FILES:,} files on (default: one for each core).",
)
@no_data_option
def extract(paths: tuple[str, ...], form: str, jobs: int) -> int:
    """Print the statements of articles (.json, .html, .txt) and reports (.xlsx, .xls, .ods, .csv, .pdf).

    A folder is read recursively. What cannot be read, files or parts of them, is told on standard error, one sentence
    each; exits 1 if no file could be read. What is printed, and its order, do not depend on --jobs.

    \b
    Examples:
      cakupan extract article.txt
      cakupan extract clippings/ --format jsonl > statements.jsonl
    """
    read = refused = unclear = shown = 0
    items = list(_files(paths))
    for found in _counted(in_order(partial(_read, form), _batches(items), jobs), len(items)):
        read += found.documents
        refused += len(found.refused)
        unclear += len(found.unclear)
        for message in (*found.refused, *found.unclear, *found.notes):
            click.echo(f"cakupan: {message}", err=True)
        if isinstance(found.statements, str):
            click.echo(found.statements, nl=False)
        else:
            shown += found.statements.height
            _print(found.statements)
    if not read and not refused:
        click.echo(f"cakupan: there is no article and no report in {', '.join(paths)}", err=True)
    if form == "table":
        told = f", {unclear} of their columns, rows or cells not understood" if unclear else ""
        click.echo(f"{shown} statements in {read} documents{told}, {refused} files refused")
    return 0 if read else 1


@dataclass(frozen=True)
class _Found:
    """What a batch of `files` says: statements in their order, as JSON lines if these are to be printed; how many
    documents were read; and one sentence each on files that were refused, parts of files that were not understood, and
    what a file's sender should know."""

    files: int
    statements: pl.DataFrame | str
    documents: int
    refused: list[str]
    unclear: list[str]
    notes: list[str]


def _files(paths: tuple[str, ...]) -> Iterator[Path | InputError]:
    from pipelines.sources.inbox import scan

    for name in paths:
        path = Path(name)
        if path.is_dir():
            inbox = scan(path)
            yield from inbox.files
            yield from (InputError(r.reason, r.message) for r in inbox.refused)
        elif path.exists():
            yield path
        else:
            raise UsageError(f"{name} does not exist: give a file or folder")


def _counted(results: Iterator[_Found], files: int) -> Iterator[_Found]:
    """`results`, with a bar of the files done where there are many and the output goes elsewhere than to the screen."""
    if files <= BATCH_FILES or sys.stdout.isatty() or not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress

    with Progress(*Progress.get_default_columns(), MofNCompleteColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("files", total=files)
        for found in results:
            yield found
            bar.advance(task, found.files)


def _batches(items: Iterable[Path | InputError]) -> Iterator[list[Path | InputError]]:
    batch: list[Path | InputError] = []
    size = 0
    for item in items:
        batch.append(item)
        size += item.stat().st_size if isinstance(item, Path) else 0
        if len(batch) >= BATCH_FILES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(form: str, batch: list[Path | InputError]) -> _Found:
    import polars as pl

    from pipelines.reading import read_news, read_reports
    from warehouse.model import CONTRACT_NAMES, STATEMENT

    manifest, contents, refused = _contents(batch)
    paths = dict(zip(manifest["document_id"], manifest["path"], strict=True))
    parts = [
        reader(manifest, contents.__getitem__)
        for kind, reader in (("news", read_news), ("report", read_reports))
        if (manifest["source_kind"] == kind).any()
    ]
    statements = pl.concat([STATEMENT.empty(), *(p.statements for p in parts)])
    order = manifest.select("document_id", pl.int_range(pl.len()).alias("nth"))
    ordered = statements.join(order, on="document_id", how="left", maintain_order="left")
    ordered = ordered.sort("nth", maintain_order=True).drop("nth")
    rejected = [row for p in parts for row in p.rejected.iter_rows(named=True)]
    unread = [_told(paths, r) for r in rejected if not r["place"]]
    return _Found(
        len(batch),
        ordered.select(CONTRACT_NAMES).write_ndjson() if form == "jsonl" else ordered,
        manifest.filter(pl.col("source_kind") != "hint").height - len(unread),
        [*refused, *unread],
        [_told(paths, r) for r in rejected if r["place"]],
        [note for p in parts for note in p.notes],
    )


def _told(paths: Mapping[str, str], rejected: Mapping[str, str]) -> str:
    from cakupan.show import named, short_path

    return named(short_path(Path(paths[rejected["content"]])), rejected["message"])


def _contents(batch: list[Path | InputError]) -> tuple[pl.DataFrame, dict[str, bytes], list[str]]:
    """The files of `batch` as rows of a manifest, their bytes by document_id, and sentences about those refused."""
    import polars as pl

    from cakupan.show import named, short_path
    from pipelines.documents.detect import detect
    from pipelines.documents.kinds import HINT
    from pipelines.reports.hintfile import hints_beside, read_hint_file
    from pipelines.sources.files import read_file

    contents: dict[str, bytes] = {}
    rows: list[tuple[str, str, str, str, str]] = []
    refused: list[str] = []
    for item in batch:
        try:
            if isinstance(item, InputError):
                raise item
            # A link that is named is followed; those met in a folder are not.
            content = read_file(item.resolve() if item.is_symlink() else item, item.name)
            found = detect(content, item.name)
            if found.kind == "hint":
                continue
            key = f"{hashlib.sha256(content).hexdigest()}-{len(rows)}"
            contents[key] = content
            rows.append((key, item.name, found.kind, found.media_type, str(item)))
            for hint in hints_beside(item)[:1] if found.kind == "report" else ():
                said = read_file(hint, hint.name)
                read_hint_file(said, hint.name)
                contents[f"hint-{key}"] = said
                rows.append((f"hint-{key}", hint.name, "hint", HINT, str(hint)))
        except InputError as error:
            refused.append(named(short_path(item), str(error)) if isinstance(item, Path) else str(error))
    columns = ("document_id", "name", "source_kind", "media_type", "path")
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row"), contents, refused


def _print(statements: pl.DataFrame) -> None:
    import polars as pl

    from cakupan.show import print_table

    for (document,), group in statements.group_by("document", maintain_order=True):
        view = group.select(
            "metric",
            "kind",
            "value",
            "unit",
            pl.coalesce("region", pl.lit("?")).alias("region"),
            "as_of",
            pl.coalesce("segment", pl.col("program").list.join("+"), pl.lit("")).alias("segment/program"),
            "evidence",
            pl.col("flags").list.join(", ").alias("flags"),
        )
        print_table(view, title=str(document))
