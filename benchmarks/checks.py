"""How long validation takes: a suite over many statements, whole or narrowed first, beside the validator's floor.

Run as `PYTHONPATH=. python benchmarks/checks.py [ROWS] [BAD_SHARE]`; 100 000 rows and 0.01 unless told.

The floor is Great Expectations alone on the same frame, with one expectation it does natively on every column.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import polars as pl

from expectations.rules import NotNull, Rule
from expectations.validate import validate
from expectations.validator import ask
from warehouse.model import STATEMENT

WEEK = "2026-W30"


def statements(rows: int, bad_share: float) -> pl.DataFrame:
    """Sound statements, of which an even share names a value above what its words allow."""
    number = pl.int_range(pl.len())
    bad = (number * bad_share).floor() != ((number + 1) * bad_share).floor()
    value = (number % 900_000 + 100).cast(pl.Float64)
    evidence = value.cast(pl.Int64).cast(pl.String) + " pekerja"
    made = pl.DataFrame({"n": range(rows)}).select(
        statement_id="s" + number.cast(pl.String),
        document_id=(number % 5_000).cast(pl.String).str.zfill(64),
        source_kind=pl.lit("news"),
        sentence="Sebanyak " + evidence + " di Kabupaten Bekasi sudah terdaftar hingga akhir Juni.",
        document="warta-" + (number % 5_000).cast(pl.String) + ".txt",
        metric=pl.lit("registered_workers"),
        kind=pl.lit("observation"),
        value=value,
        value_low=value,
        value_high=pl.when(bad).then(value - 1).otherwise(value),
        unit=pl.lit("persons"),
        qualifier=pl.lit("exact"),
        region_code=pl.lit("32.16"),
        region_kind=pl.lit("regency"),
        region=pl.lit("Kabupaten Bekasi"),
        program=pl.lit(["JKK", "JKM"]),
        as_of=pl.lit("2026-06"),
        period=pl.lit("point"),
        confidence=pl.lit(0.9),
        evidence=evidence,
        start=pl.lit(9),
        end=9 + evidence.str.len_chars(),
        rule=pl.lit("count+region"),
        flags=pl.lit([], pl.List(pl.String)),
    )
    return STATEMENT.conform(made)


def documents(found: pl.DataFrame) -> pl.DataFrame:
    arrived = datetime.fromisoformat("2026-07-21 03:30")
    return found.select("document_id").unique().with_columns(first_arrival=pl.lit(arrived))


def timed(label: str, work: Callable[[], Any]) -> Any:
    started = time.perf_counter()
    answer = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{label:<58}{time.perf_counter() - started:8.2f} s   peak so far {peak:7.0f} MB")
    return answer


def main(rows: int, bad_share: float) -> None:
    small = statements(600, bad_share)
    timed("import of Great Expectations, first verdict", lambda: ask(small, [_floor("value")]))
    found = statements(rows, bad_share)
    given = {"core.document": documents(found)}
    print(f"{rows:,} statements × {found.width} columns, {bad_share:.1%} of them bad")
    timed(
        "statements suite, 600 rows",
        lambda: validate("statements", small, week=WEEK, reference={"core.document": documents(small)}),
    )
    narrowed = timed(
        "statements suite, narrowed to suspects first",
        lambda: validate("statements", found, week=WEEK, reference=given, largest_whole=0),
    )
    timed(
        f"floor: Great Expectations, {found.width} native expectations",
        lambda: ask(found, [_floor(name) for name in found.columns]),
    )
    whole = timed(
        f"statements suite, {narrowed.check_results.height} expectations on every row",
        lambda: validate("statements", found, week=WEEK, reference=given, largest_whole=rows),
    )
    same = whole.check_results.equals(narrowed.check_results) and whole.quarantine.equals(narrowed.quarantine)
    print(f"refused: {whole.quarantine.height:,}; both ways tell the same: {same}")


def _floor(column: str) -> Rule:
    return Rule(f"expect_{column}_to_stand", (column,), NotNull(column), "warning", "given", "terisi")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(int(arguments[0]) if arguments else 100_000, float(arguments[1]) if len(arguments) > 1 else 0.01)
