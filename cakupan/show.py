"""How results are shown: tables for people, JSON lines and CSV for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl
    from rich.console import Console

PLAIN_WIDTH = 110
"""Characters a line when the output goes to a file or another program."""
NARROWEST = 9
"""Characters a column needs to be readable; below it, rows are shown as blocks of lines."""
SEPARATED_FROM = 10_000
_CONTROL = {c: None for c in range(32) if c != 10} | {127: None} | dict.fromkeys(range(128, 160))


def plain(value: object) -> str:
    """`value` as one line of text for a terminal: no control characters, lists joined, numbers with their thousands
    separated (whole ones from 10,000 on: a year stays a year)."""
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, list) and not any(isinstance(v, list | dict) for v in value):
        return ", ".join(plain(v) for v in value)
    if isinstance(value, list | dict):
        value = json_text(value)
    text = value.hex() if isinstance(value, bytes) else str(value)
    return " ".join(text.split()).translate(_CONTROL)


def _number(value: float | Decimal) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= SEPARATED_FROM else str(value)
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return f"{value:,.0f}" if value.is_integer() and abs(value) < 1e18 else f"{value:,.6g}"


def jsonable(value: object) -> object:
    """`value` of any column as JSON has it: dates and times as ISO text, bytes in hexadecimal digits, decimals as
    numbers, and null for what is no number (NaN, infinity)."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float) and not isfinite(value):
        return None
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {str(jsonable(k)): jsonable(v) for k, v in value.items()}
    return [jsonable(v) for v in value] if isinstance(value, list | tuple) else value


def json_text(value: object) -> str:
    return json.dumps(jsonable(value), ensure_ascii=False, allow_nan=False)


def print_jsonl(rows: Iterable[Mapping[str, object]]) -> None:
    """One JSON object a line, UTF-8."""
    for row in rows:
        sys.stdout.write(json_text(row) + "\n")


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
    from warehouse.spreadsheets import inert

    if form == "table":
        print_table(frame, caption="1 row" if frame.height == 1 else f"{frame.height} rows")
    elif form == "json":
        print_jsonl(frame.iter_rows(named=True))
    elif form == "csv":
        sys.stdout.write(inert(_flat(frame)).write_csv())
    else:
        frame.write_parquet(sys.stdout.buffer)


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """`frame` with one text for each list of texts (joined), bytes (hexadecimal) and other nested value (JSON)."""
    import polars as pl

    from warehouse.spreadsheets import LISTED

    def flat(column: pl.Series) -> pl.Series:
        if column.dtype == pl.List(pl.String):
            return column.list.join(LISTED)
        if column.dtype == pl.Binary:
            return column.bin.encode("hex")
        if column.dtype.is_nested():
            texts = [None if v is None else json_text(v) for v in column.to_list()]
            return pl.Series(column.name, texts, dtype=pl.String)
        return column

    return frame.with_columns(flat(column) for column in frame)


def named(name: str, message: str) -> str:
    """`message` about the file `name`, which it names."""
    return message if name in message else f"{name}: {message}"


def short_path(path: Path) -> str:
    """`path` relative to the working folder where that is shorter."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
