"""How long facts take to become a release and a release to answer, against bare DuckDB and Polars in the same run.

    python -m benchmarks.release [--facts 1000000] [--repeat 20] [--keep DIR]

Facts are generated: 514 regions, six metrics, month ends from 2022, several sources a month with rounded figures
among them: at least three facts a point, one in eight of them another figure. Nothing is read from outside.
"""

from __future__ import annotations

import argparse
import math
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import duckdb
import polars as pl

from pipelines.reconcile.facts import as_of_bounds
from pipelines.reconcile.series import Reconciled, reconcile
from warehouse import reference
from warehouse.model import core, ops
from warehouse.publish import publish
from warehouse.query import query, reading, run
from warehouse.release import build_release

T = TypeVar("T")
METRICS = {
    "active_participants": "persons", "coverage_rate": "percent", "unprotected_workers": "persons",
    "claims_paid": "IDR", "claim_cases": "cases", "registered_employers": "employers",
}  # fmt: skip
SEGMENTS = (None, "PU", "BPU", "JAKON")
START = date(2022, 1, 1)
UNTIL = datetime.fromisoformat("2026-11-20T00:00")
SOURCES = 40
QUESTIONS = {
    "series of one region": "SELECT * FROM series('32.16', 'coverage_rate')",
    "ranking of a province": "SELECT * FROM ranking('32', '2026-06-30')",
    "latest of all": "SELECT region_code, metric, value, age_days FROM coverage_latest WHERE segment IS NULL",
    "conflicts of one month": "SELECT * FROM conflict WHERE as_of_date = '2023-12-31'",
    "as known on a past day": "SELECT * FROM coverage_as_known('2025-03-01') WHERE region_code = '32.16'",
    "sum by metric, all facts": "SELECT metric, sum(value) FROM fact GROUP BY metric",
}
FLOOR = "SELECT sum(value) FROM fact"


def generate(count: int) -> pl.DataFrame:
    """`count` facts as core.fact, from arithmetic on their number alone."""
    regions = reference.regions().filter(pl.col("level").is_in(["regency", "city"])).sort("region_code")
    months = 12 * (UNTIL.year - START.year) + UNTIL.month - 1
    points = regions.height * len(METRICS) * len(SEGMENTS) * months
    each = max(3, math.ceil(count / points))
    number = pl.int_range(count, dtype=pl.Int64, eager=True).alias("number").to_frame()
    copy, point = pl.col("number") % each, pl.col("number") // each
    place = (point % regions.height).alias("place")
    frame = number.with_columns(
        place, copy.alias("copy"),
        (point // regions.height % len(METRICS)).alias("measure"),
        (point // (regions.height * len(METRICS)) % len(SEGMENTS)).alias("part"),
        (point // (regions.height * len(METRICS) * len(SEGMENTS)) % months).alias("month"),
    )  # fmt: skip
    metrics = pl.DataFrame({"metric": list(METRICS), "unit": list(METRICS.values())}).with_row_index("measure")
    parts = pl.DataFrame({"segment": SEGMENTS}, schema={"segment": pl.String}).with_row_index("part")
    names = regions.select("region_code", pl.col("level").alias("region_kind"), pl.col("name").alias("region"))
    joined = (
        frame.join(names.with_row_index("place").cast({"place": pl.Int64}), on="place", maintain_order="left")
        .join(metrics.cast({"measure": pl.Int64}), on="measure", maintain_order="left")
        .join(parts.cast({"part": pl.Int64}), on="part", maintain_order="left")
    )
    return core.FACT.conform(joined.with_columns(*_columns()).with_columns(*as_of_bounds("as_of")))


def _columns() -> list[pl.Expr]:
    key = pl.col("number").cast(pl.String).str.zfill(12)
    noise = pl.col("number").hash(seed=11)
    month_end = pl.lit(START).dt.offset_by(pl.format("{}mo", "month")).dt.month_end()
    base = 10_000 + pl.struct("place", "measure", "part").hash(seed=3) % 900_000 + 500 * pl.col("month")
    value = pl.when(pl.col("unit") == "percent").then(20 + (base % 5000) / 100.0).otherwise(base.cast(pl.Float64))
    # One copy in eight states another figure; every other copy is rounded.
    stated = value * pl.when(noise % 8 == 0).then(1.1).otherwise(1.0)
    width = pl.when(pl.col("copy") % 2 == 0).then(0.0).otherwise(0.005)
    arrived = month_end.cast(pl.Datetime("us")) + pl.duration(hours=24 * (1 + noise % 40) + noise % 7)
    return [
        key.alias("fact_id"), key.alias("statement_id"), pl.format("d{}", pl.col("number") // 20).alias("document_id"),
        pl.lit("news").alias("source_kind"), pl.lit("a.txt").alias("document"), pl.lit("observation").alias("kind"),
        stated.alias("value"), (stated * (1 - width)).alias("value_low"), (stated * (1 + width)).alias("value_high"),
        pl.lit("exact").alias("qualifier"), pl.lit([], pl.List(pl.String)).alias("program"),
        pl.lit([], pl.List(pl.String)).alias("flags"), pl.lit("point").alias("period"),
        pl.lit(0.9).alias("confidence"), pl.lit("kata-kata bukti").alias("evidence"), pl.lit("count").alias("rule"),
        month_end.dt.to_string("%Y-%m-%d").alias("as_of"), pl.format("sumber-{}", noise % SOURCES).alias("source_id"),
        arrived.dt.date().alias("published_at"), arrived.alias("recorded_at"),
        arrived.dt.to_string("%G-W%V").alias("arrival_week"),
    ]  # fmt: skip


def _timed(label: str, work: Callable[[], T], count: int) -> tuple[T, float]:
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    print(f"{label:<46}{seconds:>9.2f} s{count / seconds:>14,.0f} facts/s")
    return result, seconds


def _release(data: Path, facts: pl.DataFrame, found: Reconciled) -> Path:
    row = {
        "release": "2026-W47.1", "week": "2026-W47", "data_until": UNTIL, "documents": 0, "facts": facts.height,
        "quarantined": 0, "from_samples": False, "fingerprint": "benchmark", "code_version": "benchmark",
    }  # fmt: skip
    about = ops.RELEASE.conform(pl.DataFrame([row]))
    tables = {**reference.tables(), **found.tables(), "core.fact": facts, "ops.release": about}
    return build_release(data, "2026-W47.1", tables)


def _bare_load(folder: Path, source: Path) -> None:
    with duckdb.connect(str(folder / "bare.duckdb")) as con:
        con.execute(f"CREATE TABLE fact AS SELECT * FROM read_parquet('{source}')")
        con.execute("CHECKPOINT")


def _bare_group(facts: pl.DataFrame) -> pl.DataFrame:
    """The least that choosing a fact for each point costs: one grouping of the touched columns."""
    keys = ["metric", "region_code", "segment", "as_of_to"]
    return facts.group_by(keys).agg(pl.col("value").sort_by("recorded_at").last(), pl.len())


def _ask(data: Path, repeat: int) -> None:
    with reading(data) as con:
        floor = _milliseconds(lambda: con.execute(FLOOR).fetchall(), repeat)
        print(f"\n{'question':<32}{'rows':>9}{'p50 ms':>10}{'p95 ms':>10}{'x floor':>10}")
        print(f"{'floor: sum of one column':<32}{1:>9}{statistics.median(floor):>10.1f}{_p95(floor):>10.1f}{1:>10.1f}")
        for name, sql in QUESTIONS.items():
            rows = run(con, sql).height
            times = _milliseconds(lambda sql=sql: run(con, sql), repeat)  # type: ignore[misc]
            ratio = statistics.median(times) / statistics.median(floor)
            print(f"{name:<32}{rows:>9,}{statistics.median(times):>10.1f}{_p95(times):>10.1f}{ratio:>10.1f}")
    opened = _milliseconds(lambda: query(data, "SELECT 1"), repeat)
    print(f"{'open, ask nothing, close':<32}{1:>9}{statistics.median(opened):>10.1f}{_p95(opened):>10.1f}")


def _milliseconds(work: Callable[[], object], repeat: int) -> list[float]:
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return times


def _p95(times: list[float]) -> float:
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--keep", type=Path, help="leave the release under this folder")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="cakupan-benchmark-"))
    try:
        measure(folder, options.facts, options.repeat)
    finally:
        if options.keep is None:
            shutil.rmtree(folder)


def measure(folder: Path, count: int, repeat: int) -> None:
    """Generate, reconcile, build, publish, ask; print each beside its floor."""
    print(f"{count:,} facts, DuckDB {duckdb.__version__}, Polars {pl.__version__}\n")
    facts, _ = _timed("generate", lambda: generate(count), count)
    found, seconds = _timed("reconcile", lambda: reconcile(facts, UNTIL), count)
    _, floor = _timed("  floor: one Polars grouping", lambda: _bare_group(facts), count)
    print(f"  ratio {seconds / floor:.1f}; {found.series.height:,} points, {found.conflict.height:,} facts in conflict")
    release, seconds = _timed("build release (Parquet, DuckDB, views)", lambda: _release(folder, facts, found), count)
    source = release / "parquet" / "core" / "fact.parquet"
    _, floor = _timed("  floor: facts alone, CREATE TABLE AS", lambda: _bare_load(folder, source), count)
    publish(folder, release.name)
    sizes = {p.name: p.stat().st_size for p in (release / "cakupan.duckdb", folder / "bare.duckdb", source)}
    print(f"  ratio {seconds / floor:.1f}; " + ", ".join(f"{n} {s / 2**20:,.0f} MiB" for n, s in sizes.items()))
    _ask(folder, repeat)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"\npeak memory {peak:.2f} GiB; last arrival {UNTIL + timedelta(hours=7):%Y-%m-%d}")


if __name__ == "__main__":
    main()
