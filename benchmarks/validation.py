"""What validation costs: a week of 100 000 statements beside reading them, and a million facts in bounded memory.

    python -m benchmarks.validation [--statements 100000] [--facts 1000000]

Both are CPU seconds of one process, so that other load on the machine changes little. Reading is measured on a sample
of generated articles and scaled to the statements of the week; the week's statements are those of the sample, told
again by other documents. Memory is the peak of a process of its own, with and without the validation.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

WEEK = "2026-W30"
ARRIVED = datetime.fromisoformat("2026-07-21 03:30")
SAMPLE = 2_000
SEED = 2026


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Cost of validation")
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--child", nargs=2, metavar=("PARQUET", "TASK"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        print(json.dumps(_child(Path(options.child[0]), options.child[1])))
        return
    _week(options.statements)
    _all_weeks(options.facts)


def _cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.process_time()
    answer = work()
    return time.process_time() - started, answer


def _week(count: int) -> None:
    from benchmarks.corpus import batches
    from expectations.validate import validate
    from expectations.validator import _library
    from pipelines.identity import with_statement_ids
    from pipelines.news.read import read_articles
    from pipelines.reconcile.facts import facts_of
    from warehouse.model import STATEMENT

    articles = pl.concat([articles for articles, _ in batches(SEED, SAMPLE, 500)])
    articles = articles.with_columns(document_id=pl.int_range(pl.len()).cast(pl.String).str.zfill(64))
    read_articles(articles.head(50))  # reference tables are loaded once a process
    reading, found = _cpu(lambda: [read_articles(part).statements for part in articles.iter_slices(500)])
    sample = STATEMENT.conform(with_statement_ids(pl.concat(found)))
    _library()
    statements = _told_again(sample, count)
    documents = _documents(statements)
    given: dict[str, pl.DataFrame] = {"core.document": documents}

    def validated() -> tuple[int, int]:
        first = validate("documents", documents, week=WEEK)
        second = validate("statements", statements, week=WEEK, reference=given)
        facts = facts_of(second.passed, documents)
        third = validate("facts", facts, week=WEEK, reference=given | {"stage.statement": second.passed})
        return sum(v.check_results.height for v in (first, second, third)), second.quarantine["row_key"].n_unique()

    checking, (asked, refused) = _cpu(validated)
    scaled = reading * count / sample.height
    print(f"{count:,} statements of {documents.height:,} documents, {asked} expectations, {refused:,} rows refused")
    print(f"reading them    {scaled:8.1f} CPU s ({sample.height:,} measured: {reading:.1f} CPU s)")
    print(f"validating them {checking:8.1f} CPU s = {checking / scaled:.2f} of reading (aim: at most 2)")


def _told_again(sample: pl.DataFrame, count: int) -> pl.DataFrame:
    """`sample` repeated to `count` rows, each repetition by other documents."""
    times = count // max(sample.height, 1) + 1
    parts = [
        sample.with_columns(
            statement_id=pl.lit(f"{i}-") + pl.col("statement_id"),
            document_id=pl.lit(f"{i:08}") + pl.col("document_id").str.slice(8),
        )
        for i in range(times)
    ]
    return pl.concat(parts).head(count)


def _documents(statements: pl.DataFrame) -> pl.DataFrame:
    from warehouse.model import core

    return core.DOCUMENT.conform(
        statements.select("document_id", "document").unique("document_id", maintain_order=True).with_columns(
            source_kind=pl.lit("news"), source_id=pl.lit("warta"), outlet=pl.lit("Warta"),
            published=pl.lit("2026-07-20"), published_at=date(2026, 7, 20), media_type=pl.lit("application/json"),
            size=3_000, characters=2_900,
            first_arrival=ARRIVED, arrival_week=pl.lit(WEEK),
        )
    )  # fmt: skip


def _all_weeks(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.parquet"
        _facts(count).write_parquet(path)
        told = {task: _spawn(path, task) for task in ("read", "validate")}
    base, whole = told["read"]["peak_mb"], told["validate"]["peak_mb"]
    print(f"{count:,} facts of all weeks: {told['validate']['expectations']} expectations, "
          f"{told['validate']['flagged']:,} rows flagged")  # fmt: skip
    print(
        f"{told['validate']['cpu']:.1f} CPU s; peak {whole:,.0f} MB, of which {base:,.0f} MB are the facts themselves"
    )


def _spawn(path: Path, task: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.validation", "--child", str(path), task]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _child(path: Path, task: str) -> dict[str, float]:
    from expectations.across import ALL_WEEKS
    from expectations.validate import validate
    from expectations.validator import _library
    from warehouse.model import mart

    _library()
    facts = pl.read_parquet(path)
    answer: dict[str, float] = {}
    if task == "validate":
        tables = {
            "core.document": _documents(facts),
            "mart.coverage_series": _series(facts),
            "mart.arithmetic": mart.ARITHMETIC.empty(),
        }
        cpu, verdict = _cpu(lambda: validate(ALL_WEEKS, facts, week=WEEK, reference=tables))
        flagged = int(verdict.check_results["failed_rows"].sum())
        answer = {"cpu": cpu, "expectations": verdict.check_results.height, "flagged": flagged}
    return answer | {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _facts(count: int) -> pl.DataFrame:
    """Active and eligible workers of 500 regencies over 40 months, told by some fifty documents each; 1 % jump."""
    from benchmarks.checks import statements
    from warehouse import reference
    from warehouse.model import core

    regions = reference.regions().filter(pl.col("level").is_in(["regency", "city"])).head(500)
    number = pl.int_range(pl.len())
    month = (number // 1_000) % 40
    jumps = (number // 40_000) % 100 == 0
    value = 100_000.0 + 10 * month + pl.when(jumps & (month % 7 == 3)).then(400_000.0).otherwise(0.0)
    day = pl.date(2023, 1, 1).dt.offset_by(month.cast(pl.String) + "mo")
    active = number % 2 == 0
    made = statements(count, 0.0).with_columns(
        n=number, metric=pl.when(active).then(pl.lit("active_participants")).otherwise(pl.lit("eligible_workers")),
        value=value + pl.when(active).then(0.0).otherwise(900_000.0),
        region_code=regions["region_code"].gather([n // 2 % 500 for n in range(count)]),
        region_kind=regions["level"].gather([n // 2 % 500 for n in range(count)]),
        region=regions["name"].gather([n // 2 % 500 for n in range(count)]),
        program=pl.lit([], pl.List(pl.String)), as_of=day.dt.strftime("%Y-%m"), as_of_from=day,
        as_of_to=day.dt.month_end(),
    )  # fmt: skip
    return core.FACT.conform(
        made.with_columns(
            fact_id="f" + pl.col("n").cast(pl.String), value_low="value", value_high="value", source_id=pl.lit("warta"),
            published_at=date(2026, 7, 20), recorded_at=ARRIVED, arrival_week=pl.lit(WEEK),
        )
    )  # fmt: skip


def _series(facts: pl.DataFrame) -> pl.DataFrame:
    """One estimate for each region, metric and month: its first fact."""
    from warehouse.model import mart

    first = facts.unique(["region_code", "metric", "as_of"], keep="first", maintain_order=True)
    return mart.COVERAGE_SERIES.conform(
        first.with_columns(
            series_id=pl.col("metric") + pl.col("region_code"), program=pl.lit(""), as_of_date=pl.col("as_of_to"),
            facts=1, sources=1, chosen_fact=pl.col("fact_id"), rule=pl.lit("only"), conflict=False, sponsored=False,
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
