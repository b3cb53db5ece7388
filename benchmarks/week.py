"""What adding one week costs: everything weighed and written anew, and only what the week touches.

    python -m benchmarks.week [--facts 50000 200000 1000000] [--week 2000]
    python -m benchmarks.week --file cakupan.duckdb

Seconds of processor time of all threads, as others may use the machine. Facts are those of `benchmarks.release`; the
week is another source that states all figures of some places and dates, as reports do, or with `--scattered` one figure
each of as many places and dates as it can. With `--file` the rows of a week are added to a copy of that one file (one
that `benchmarks.warehouse --keep` left): the file itself is only read.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import duckdb
import polars as pl

from benchmarks.release import UNTIL, generate
from pipelines.reconcile.renew import Former as Weighed
from pipelines.reconcile.renew import renew
from pipelines.reconcile.series import NO_COPIES, Reconciled, reconcile
from warehouse import build, reference
from warehouse.model import core, mart
from warehouse.release import sha256_of
from warehouse.renew import Former, change, copy_file, make_database
from warehouse.schema import full_name

T = TypeVar("T")
ABOUT = {"release": "2026-W47.1", "data_until": UNTIL}
TOUCHED = (mart.COVERAGE_SERIES, mart.COVERAGE_HISTORY, mart.CONFLICT)
"""Tables with rows of a point that change when a fact joins it."""


def _seconds(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def _split(count: int, week: int, *, scattered: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`count` facts, and the same with those of one more week: what another source states at points that stand."""
    standing = generate(count)
    number = pl.int_range(pl.len())
    if scattered:
        again = standing.filter(number % (count // week) == 0)
    else:
        by_point = pl.struct("region_code", "as_of_to").hash(seed=5)
        again = standing.sort(by_point, "fact_id").filter(
            pl.struct("metric", "segment").is_first_distinct().over("region_code", "as_of_to")
        )
    arrived = pl.lit(UNTIL).cast(pl.Datetime("us")).dt.offset_by("-1d").alias("recorded_at")
    added = again.head(week).with_columns(
        pl.format("w{}", "fact_id").alias("fact_id"),
        pl.format("w{}", "statement_id").alias("statement_id"),
        pl.format("w{}", "document_id").alias("document_id"),
        pl.lit("sumber-baru").alias("source_id"),
        arrived,
        arrived.dt.to_string("%G-W%V").alias("arrival_week"),
    )
    return standing, core.FACT.conform(pl.concat([standing, added]))


def _tables(facts: pl.DataFrame, found: Reconciled) -> dict[str, pl.DataFrame]:
    return build.conformed({**reference.tables(), **found.tables(), "core.fact": facts})


def _written(folder: Path, rows: dict[str, pl.DataFrame], former: Former | None) -> dict[str, float]:
    """Seconds of each part of a release written to `folder`."""
    folder.mkdir()
    spent = {"Parquet of tables": _seconds(lambda: build.write_parquet(folder, rows))[1]}
    spent["DuckDB file"] = _seconds(lambda: make_database(folder, rows, former))[1]
    spent["Parquet of views"] = _seconds(lambda: build.write_views(folder))[1]
    spent["CSV, workbook"] = _seconds(lambda: build.write_exports(folder, rows, ABOUT))[1]
    return spent


def measure(root: Path, count: int, week: int, *, scattered: bool) -> None:
    """Add a week of `week` facts to `count` facts, both ways; print the seconds of each part."""
    before, now = _split(count, week, scattered=scattered)
    found = reconcile(before, UNTIL)
    standing = root / "standing"
    standing.mkdir()
    rows = _tables(before, found)
    build.write_parquet(standing, rows)
    former = Former(standing, make_database(standing, rows, None)["sha256"], {})
    del rows
    whole, whole_seconds = _seconds(lambda: reconcile(now, UNTIL))
    renewed, week_seconds = _seconds(lambda: renew(Weighed(before, NO_COPIES, UNTIL, found), now, UNTIL))
    if not all(one.equals(other) for one, other in zip(whole, renewed, strict=True)):
        raise SystemExit("The two ways differ.")
    ways = []
    for place, first, base in (("whole", whole_seconds, None), ("week", week_seconds, former)):
        rows, seconds = _seconds(lambda: _tables(now, whole))
        ways.append({"weighing": first, "checking, sorting": seconds, **_written(root / place, rows, base)})
    _print(count, now.height - count, ways)


def _print(count: int, week: int, ways: list[dict[str, float]]) -> None:
    print(f"\n{week:,} facts added to {count:,}\n{'seconds of processor':<24}{'whole':>9}{'week':>9}{'of it':>8}")
    whole, renewed = ({**way, "all": sum(way.values())} for way in ways)
    for part, seconds in whole.items():
        print(f"{part:<24}{seconds:>9.2f}{renewed[part]:>9.2f}{renewed[part] / seconds:>8.2f}", flush=True)


def measure_file(root: Path, source: Path, week: int) -> None:
    """Add `week` facts, each at a point that stands, to a copy of `source`; print the seconds of each part."""
    path = root / "cakupan.duckdb"
    _, copying = _seconds(lambda: copy_file(source, path))
    _, hashing = _seconds(lambda: sha256_of(path))
    with build.connected(path) as con:
        con.execute("SET memory_limit = '4GiB'")
        count, *_ = con.execute("SELECT count(*) FROM core.fact").fetchall()[0]
        facts = con.sql(f"FROM core.fact USING SAMPLE {week} ROWS (reservoir, 1)").pl()
        facts = core.FACT.conform(facts.with_columns(pl.format("baru-{}", "fact_id").alias("fact_id")))
        members = con.sql(
            "FROM mart.series_fact SEMI JOIN facts ON 'baru-' || series_fact.fact_id = facts.fact_id"
        ).pl()
        changes = [(core.FACT, facts.clear(), facts)]
        changes.append(
            (mart.SERIES_FACT, members.clear(), members.with_columns(pl.format("baru-{}", "fact_id").alias("fact_id")))
        )
        for table in TOUCHED:
            rows = con.sql(f"FROM {full_name(table)} SEMI JOIN members USING (series_id, as_of_date)").pl()
            changes.append((table, rows.select(table.key), rows))
        latest = con.sql("FROM mart.coverage_latest ORDER BY region_code, metric, series_id").pl()
        # Ages count from the last arrival: all of them change.
        changes.append((mart.COVERAGE_LATEST, latest.select("series_id"), latest))
        changing = sum(_seconds(lambda given=given: change(con, *given))[1] for given in changes)  # type: ignore[misc]
        _, closing = _seconds(lambda: con.execute("CHECKPOINT"))
    _, again = _seconds(lambda: sha256_of(path))
    size = source.stat().st_size / 2**30
    print(f"{week:,} facts added to {count:,} in a file of {size:.2f} GiB; seconds of processor:")
    print(f"copying {copying:.2f}, changing {changing:.2f}, checkpoint {closing:.2f}, ", end="")
    print(f"SHA-256 before and after {hashing + again:.2f}; it grew by {path.stat().st_size / 2**30 / size - 1:.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, nargs="+", default=[50_000, 200_000, 1_000_000])
    parser.add_argument("--week", type=int, default=2_000)
    parser.add_argument("--scattered", action="store_true", help="each of them at a place and date of its own, nearly")
    parser.add_argument("--file", type=Path, help="add the week to a copy of this DuckDB file, and nothing else")
    options = parser.parse_args()
    print(f"DuckDB {duckdb.__version__}, Polars {pl.__version__}")
    for count in [0] if options.file else options.facts:
        with tempfile.TemporaryDirectory(prefix="cakupan-benchmark-") as root:
            if options.file:
                measure_file(Path(root), options.file, options.week)
            else:
                measure(Path(root), count, options.week, scattered=options.scattered)


if __name__ == "__main__":
    main()
