"""`cakupan extract`: statements of files, without touching the warehouse."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cakupan.options import data_option, format_option
from warehouse.model.errors import InputError, UsageError

if TYPE_CHECKING:
    import polars as pl

# Enough to keep the vectorised grammars busy, little enough to print early and stay small in memory.
BATCH_FILES = 2_000
BATCH_BYTES = 64 * 1024 * 1024


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@format_option("table", "jsonl")
@data_option
def extract(data: object, paths: tuple[str, ...], form: str) -> int:  # noqa: ARG001
    """Print the statements of articles (.json, .html, .txt) and reports (.xlsx, .xls, .ods, .csv, .pdf).

    A folder is read recursively. What cannot be read is told on standard error, one sentence each; exits 1 if
    nothing could be read.

    \b
    Examples:
      cakupan extract article.txt
      cakupan extract clippings/ --format jsonl > statements.jsonl
    """
    from cakupan.show import print_jsonl
    from warehouse.model import CONTRACT_NAMES

    read = refused = shown = 0
    for batch in _batches(paths):
        statements, rejections, readable = _read(batch)
        read += readable
        for message in rejections:
            refused += 1
            click.echo(f"cakupan: {message}", err=True)
        if form == "jsonl":
            print_jsonl(statements.select(CONTRACT_NAMES).iter_rows(named=True))
        else:
            shown += statements.height
            _print(statements)
    if form == "table":
        click.echo(f"{shown} statements in {read} documents, {refused} refused")
    return 0 if read or not refused else 1


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


def _batches(paths: tuple[str, ...]) -> Iterator[list[Path | InputError]]:
    batch: list[Path | InputError] = []
    size = 0
    for item in _files(paths):
        batch.append(item)
        size += item.stat().st_size if isinstance(item, Path) else 0
        if len(batch) >= BATCH_FILES or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(batch: list[Path | InputError]) -> tuple[pl.DataFrame, list[str], int]:
    """Statements of the batch in the order of its files, sentences about what was refused, documents read."""
    import polars as pl

    from pipelines.documents.detect import check_size, detect
    from pipelines.documents.kinds import HINT
    from pipelines.reading import read_news, read_reports
    from pipelines.reports.hintfile import hints_beside

    contents: dict[str, bytes] = {}
    rows: list[dict[str, object]] = []
    refused: list[str] = []
    for item in batch:
        try:
            if isinstance(item, InputError):
                raise item
            check_size(item.stat().st_size, item.name)
            content = item.read_bytes()
            found = detect(content, item.name)
        except InputError as error:
            refused.append(str(error))
            continue
        except OSError as error:
            refused.append(f"{item} cannot be opened ({error.strerror}); allow reading it.")
            continue
        if found.kind == "hint":
            continue
        key = f"{hashlib.sha256(content).hexdigest()}-{len(rows)}"
        contents[key] = content
        rows.append({"document_id": key, "name": item.name, "source_kind": found.kind, "media_type": found.media_type})
        if found.kind == "report":
            for hint in hints_beside(item)[:1]:
                contents[f"hint-{len(rows)}"] = hint.read_bytes()
                rows.append(
                    {"document_id": f"hint-{len(rows)}", "name": hint.name, "source_kind": "hint", "media_type": HINT}
                )
    schema = {"document_id": pl.String, "name": pl.String, "source_kind": pl.String, "media_type": pl.String}
    manifest = pl.DataFrame(rows, schema=schema)
    parts = [
        reader(manifest, contents.__getitem__)
        for kind, reader in (("news", read_news), ("report", read_reports))
        if (manifest["source_kind"] == kind).any()
    ]
    whole_files = [r for p in parts for r in p.rejected.iter_rows(named=True) if not r["place"]]
    messages = [*refused, *(r["message"] for p in parts for r in p.rejected.iter_rows(named=True))]
    messages += [note for p in parts for note in p.notes]
    if not parts:
        from warehouse.model import STATEMENT

        return STATEMENT.empty(), messages, 0
    order = manifest.select("document_id", pl.int_range(pl.len()).alias("nth"))
    statements = (
        pl.concat([p.statements for p in parts])
        .join(order, on="document_id", how="left", maintain_order="left")
        .sort("nth", maintain_order=True)
        .drop("nth")
    )
    return statements, messages, manifest.filter(pl.col("source_kind") != "hint").height - len(whole_files)


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
