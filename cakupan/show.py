"""How results are shown: tables for people, JSON lines and CSV for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl
    from rich.console import Console

PLAIN_WIDTH = 110
"""Characters a line when the output goes to a file or another program."""
NARROWEST = 9
"""Characters a column needs to be readable; below it, rows are shown as blocks of lines."""
_CONTROL = {c: None for c in range(32) if c != 10} | {127: None} | dict.fromkeys(range(128, 160))


def plain(value: object) -> str:
    """`value` as one line of text for a terminal: no control characters, thousands separated, lists joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) and abs(value) < 1e18 else f"{value:,.6g}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, list):
        return ", ".join(plain(v) for v in value)
    return " ".join(str(value).split()).translate(_CONTROL)


def jsonable(value: object) -> object:
    """Dates as ISO text; whole floats stay floats."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def print_jsonl(rows: Iterable[Mapping[str, object]]) -> None:
    """One JSON object a line, UTF-8."""
    out = sys.stdout
    for row in rows:
        out.write(json.dumps({k: jsonable(v) for k, v in row.items()}, ensure_ascii=False) + "\n")


def print_table(frame: pl.DataFrame, title: str | None = None, caption: str | None = None) -> None:
    """`frame` as a table, numbers to the right; rows too wide for the terminal as one block of lines each."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console() if sys.stdout.isatty() else Console(width=max(Console().width, PLAIN_WIDTH))
    if frame.width * NARROWEST > console.width:
        _print_records(console, frame, title, caption)
        return
    table = Table(title=title, caption=caption, title_justify="left", caption_justify="left")
    for name, dtype in frame.schema.items():
        table.add_column(name, justify="right" if dtype.is_numeric() else "left", overflow="fold")
    for row in frame.iter_rows():
        table.add_row(*(escape(plain(v)) for v in row))
    console.print(table)


def _print_records(console: Console, frame: pl.DataFrame, title: str | None, caption: str | None) -> None:
    """One block a row, `column: value` a line, without the columns that are empty in it."""
    from rich.markup import escape

    if title:
        console.print(escape(title))
    width = max((len(name) for name in frame.columns), default=0)
    for number, row in enumerate(frame.iter_rows(), 1):
        console.print(f"[dim]── {number} {'─' * 20}[/dim]")
        for name, value in zip(frame.columns, row, strict=True):
            if value is not None and value != []:
                console.print(f"{escape(name.ljust(width))}  {escape(plain(value))}", highlight=False)
    if caption:
        console.print(escape(caption))


def print_frame(frame: pl.DataFrame, form: str) -> None:
    """`frame` in one of the formats of `cakupan query`; Parquet goes to standard output as bytes."""
    import polars as pl

    if form == "table":
        print_table(frame, caption="1 row" if frame.height == 1 else f"{frame.height} rows")
    elif form == "json":
        print_jsonl(frame.iter_rows(named=True))
    elif form == "csv":
        lists = [name for name, dtype in frame.schema.items() if dtype == pl.List(pl.String)]
        sys.stdout.write(frame.with_columns(pl.col(c).list.join("|") for c in lists).write_csv())
    else:
        frame.write_parquet(sys.stdout.buffer)


def short_path(path: Path) -> str:
    """`path` relative to the working folder where that is shorter."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
