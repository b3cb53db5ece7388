"""`cakupan parse`: the numbers and dates of a text."""

from __future__ import annotations

import json
import sys

import click

from cakupan.options import data_option, format_option


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option("--ref", metavar="DATE", help="Date against which “kemarin”, “tahun lalu” ... are read.")
@format_option("table", "jsonl")
@data_option
def parse(data: object, texts: tuple[str, ...], ref: str | None, form: str) -> int:  # noqa: ARG001
    """Print the numbers, amounts, percentages, ranges and dates that a text holds.

    With --format jsonl and no TEXT, reads {"id", "text", "ref"} a line from standard input and answers
    {"id", "mentions"} a line.

    \b
    Examples:
      cakupan parse "Rp650,459 miliar untuk 52.301 penerima per 31 Maret 2025"
      cakupan parse --format jsonl < lines.jsonl
    """
    import polars as pl

    from cakupan.show import jsonable, print_table
    from pipelines.normalize.parse import parse_mentions

    lines = [{"id": str(i + 1), "text": t, "ref": ref} for i, t in enumerate(texts)] if texts else _stdin_lines(form)
    frame = pl.DataFrame(
        [{"id": str(n), "text": line["text"], "ref": line.get("ref")} for n, line in enumerate(lines)],
        schema={"id": pl.String, "text": pl.String, "ref": pl.String},
    )
    mentions = parse_mentions(frame)
    if form == "table":
        print_table(mentions.drop("id") if len(lines) == 1 else mentions)
        return 0
    found: dict[str, list[dict[str, object]]] = {}
    for row in mentions.iter_rows(named=True):
        number = row.pop("id")
        found.setdefault(number, []).append({k: jsonable(v) for k, v in row.items() if v is not None})
    for n, line in enumerate(lines):
        sys.stdout.write(json.dumps({"id": line["id"], "mentions": found.get(str(n), [])}, ensure_ascii=False) + "\n")
    return 0


def _stdin_lines(form: str) -> list[dict[str, object]]:
    if form == "table":
        return [{"id": "1", "text": sys.stdin.read(), "ref": None}]
    lines = []
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            lines.append({"id": row["id"], "text": str(row["text"]), "ref": row.get("ref")})
        except (ValueError, KeyError, TypeError, AttributeError):
            raise click.UsageError(
                f'standard input, line {number}: give one JSON object with "id" and "text" a line'
            ) from None
    return lines
