"""`cakupan parse`: the numbers and dates of a text."""

from __future__ import annotations

import json
import sys
from typing import Any

import click
import polars as pl

from cakupan.options import format_option, no_data_option
from cakupan.show import jsonable, plain, print_table
from pipelines.documents.published import BadDateError, iso_published
from warehouse.model.errors import UsageError


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option("--ref", metavar="DATE", help="Date against which “kemarin”, “tahun lalu” ... are read.")
@format_option("table", "jsonl")
@no_data_option
def parse(texts: tuple[str, ...], ref: str | None, form: str) -> int:
    """Print the numbers, amounts, percentages, ranges and dates that a text holds.

    With --format jsonl and no TEXT, reads {"id", "text", "ref"} a line from standard input and answers
    {"id", "mentions"} a line. A "ref" there that is no date is told and left out; the exit status is then 1.

    \b
    Examples:
      cakupan parse "Rp650,459 miliar untuk 52.301 penerima per 31 Maret 2025"
      cakupan parse --format jsonl < lines.jsonl
    """
    from pipelines.normalize.parse import parse_mentions

    try:
        ref = _iso(ref)
    except BadDateError:
        raise UsageError(f"--ref {ref} is not a date: write it as 2025, 2025-12 or 2025-12-09") from None
    lines: list[dict[str, Any]] = (
        [{"id": str(i), "text": t, "ref": ref} for i, t in enumerate(texts)] if texts else _stdin_lines(form, ref)
    )
    frame = pl.DataFrame(
        [{"id": str(n), "text": line["text"], "ref": line.get("ref")} for n, line in enumerate(lines)],
        schema={"id": pl.String, "text": pl.String, "ref": pl.String},
    )
    mentions = parse_mentions(frame)
    if form == "table":
        print_table(_shown(mentions, [line["text"] for line in lines]))
        return 0
    found: dict[str, list[dict[str, object]]] = {}
    for row in mentions.iter_rows(named=True):
        found.setdefault(row["id"], []).append(_answer(row))
    for n, line in enumerate(lines):
        sys.stdout.write(json.dumps({"id": line["id"], "mentions": found.get(str(n), [])}, ensure_ascii=False) + "\n")
    return int(any("bad" in line for line in lines))


def _iso(ref: object) -> str | None:
    """A date that may be partial, as ISO text. Raises BadDateError."""
    return None if ref is None else iso_published(str(ref))


def _answer(row: dict[str, Any]) -> dict[str, object]:
    """A mention as its JSON object: a date's value is its ISO text; what does not apply is left out."""
    dates = {"value": row["iso"], "low": row["iso_low"], "high": row["iso_high"]}
    plain = {k: v for k, v in row.items() if k not in ("id", "iso", "iso_low", "iso_high")}
    return {k: jsonable(v) for k, v in (plain | {k: v for k, v in dates.items() if v}).items() if v is not None}


def _shown(mentions: pl.DataFrame, texts: list[str]) -> pl.DataFrame:
    rows = []
    for row in mentions.iter_rows(named=True):
        answer = _answer(row)
        value = answer.get("value") or f"{plain(answer.get('low'))} – {plain(answer.get('high'))}"
        low, high = answer.get("value_low"), answer.get("value_high")
        allowed = "" if low is None or low == high else f"{plain(low)} – {'' if high is None else plain(high)}"
        words = str(texts[int(row["id"])])[row["start"] : row["end"]]
        rows.append((row["kind"], plain(words), plain(value), allowed, f"{row['start']}–{row['end']}"))
    columns = ("kind", "words", "value", "what the words allow", "characters")
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def _stdin_lines(form: str, ref: str | None) -> list[dict[str, Any]]:
    """The lines of standard input; those that state no `ref` of their own have this one."""
    if form == "table":
        return [{"id": "0", "text": sys.stdin.read(), "ref": ref}]
    lines: list[dict[str, Any]] = []
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            lines.append({"id": row["id"], "text": str(row["text"]), "ref": _iso(row.get("ref")) or ref})
        except BadDateError:
            lines.append({"id": row["id"], "text": str(row["text"]), "ref": None, "bad": True})
            click.echo(f"cakupan: standard input, line {number}: ref {plain(row['ref'])} is not a date", err=True)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise click.UsageError(
                f'standard input, line {number}: give one JSON object with "id" and "text" a line'
            ) from None
    return lines
