"""Verdicts kept beside what they judge, so that a failed check holds in every later run until it is asked again.

One folder (a week's, or the marts') has three Parquet files a suite: results, quarantine, flagged. Each is written
under a temporary name, forced to disk and renamed; the check results come last, so that their presence says the
verdict is whole. Verdicts that another has replaced are kept as results alone, so that every run can be told.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import polars as pl

from expectations.validate import Verdict
from warehouse.model import Table, ops
from warehouse.model.errors import CheckFailedError
from warehouse.weeks import write_atomically

FOLDER = "checks"
HISTORY = "history"


class Verdicts(NamedTuple):
    """The verdicts that stand in one folder: rows of ops.check_result, ops.quarantine and ops.flagged, by suite."""

    check_results: pl.DataFrame
    quarantine: pl.DataFrame
    flagged: pl.DataFrame

    @property
    def critical(self) -> pl.DataFrame:
        """The critical check results that failed."""
        return self.check_results.filter((pl.col("severity") == "critical") & ~pl.col("success"))


def write_verdict(folder: Path, verdict: Verdict) -> None:
    """Keep `verdict` in `folder`, in place of an earlier one of the same suite, whose results go to the history.

    The earlier results are gone before the new rows are there: a run that is killed in between leaves no verdict,
    which `require_passed` treats as a failed one. The same verdict come to again is not another attempt.
    """
    checks = folder / FOLDER
    checks.mkdir(parents=True, exist_ok=True)
    _put_by(checks, verdict.suite, verdict.check_results)
    _results_file(checks, verdict.suite).unlink(missing_ok=True)
    _write(_rows_file(checks, verdict.suite, "quarantine"), ops.QUARANTINE, verdict.quarantine)
    _write(_rows_file(checks, verdict.suite, "flagged"), ops.FLAGGED, verdict.flagged)
    _write(_results_file(checks, verdict.suite), ops.CHECK_RESULT, verdict.check_results)


def forget_verdict(folder: Path, suite: str) -> None:
    """Drop the verdict of `suite`, as when there is nothing left to judge; its results go to the history."""
    _put_by(folder / FOLDER, suite, None)
    _results_file(folder / FOLDER, suite).unlink(missing_ok=True)


def _put_by(checks: Path, suite: str, other: pl.DataFrame | None) -> None:
    """Put the standing results of `suite` into the history, unless `other`, which replaces them, tells the same."""
    standing = _results_file(checks, suite)
    if not standing.exists():
        return
    before = ops.CHECK_RESULT.conform(pl.read_parquet(standing))
    if other is None or not before.equals(ops.CHECK_RESULT.conform(other)):
        number = len(list((checks / HISTORY).glob(f"{suite}.[0-9]*.parquet"))) + 1
        _write(checks / HISTORY / f"{suite}.{number:04}.parquet", ops.CHECK_RESULT, before)


def read_verdicts(folder: Path) -> Verdicts:
    """Every whole verdict that stands in `folder`; empty tables where there is none."""
    checks = folder / FOLDER
    results, refused, flagged = [ops.CHECK_RESULT.empty()], [ops.QUARANTINE.empty()], [ops.FLAGGED.empty()]
    for path in sorted(checks.glob("*.results.parquet")):
        suite = path.name.removesuffix(".results.parquet")
        results.append(ops.CHECK_RESULT.conform(pl.read_parquet(path)))
        refused.append(ops.QUARANTINE.conform(pl.read_parquet(_rows_file(checks, suite, "quarantine"))))
        if (beside := _rows_file(checks, suite, "flagged")).exists():  # verdicts of former code have none
            flagged.append(ops.FLAGGED.conform(pl.read_parquet(beside)))
    return Verdicts(pl.concat(results), pl.concat(refused), pl.concat(flagged))


def past_results(folder: Path) -> pl.DataFrame:
    """The results of every verdict in `folder` that another has replaced: ops.check_result and `attempt`, from 1."""
    parts = [ops.CHECK_RESULT.empty().with_columns(pl.lit(0, pl.Int64).alias("attempt"))]
    for path in sorted((folder / FOLDER / HISTORY).glob("*.parquet")):
        attempt = int(path.name.removesuffix(".parquet").rpartition(".")[2])
        kept = ops.CHECK_RESULT.conform(pl.read_parquet(path))
        parts.append(kept.with_columns(pl.lit(attempt, pl.Int64).alias("attempt")))
    return pl.concat(parts)


def read_verdict(folder: Path, suite: str, passed: pl.DataFrame) -> Verdict:
    """The verdict of `suite` kept in `folder`; `passed` are the rows that stayed, which its caller keeps.

    Raises CheckFailedError if it has none: what was not checked has not passed.
    """
    own = Verdicts(*(rows.filter(pl.col("suite") == suite) for rows in read_verdicts(folder)))
    if own.check_results.is_empty():
        raise CheckFailedError(f"{suite} of {folder.name} was not checked: run that week again.")
    return _verdict(suite, own, passed)


def require_passed(folder: Path, suites: Iterable[str]) -> Verdicts:
    """The verdicts of `folder`, if each of `suites` has one and no critical rule failed.

    Raises CheckFailedError naming the suites without verdict and the rules that failed.
    """
    verdicts = read_verdicts(folder)
    checked = set(verdicts.check_results["suite"])
    troubles = [f"{suite} was not checked" for suite in suites if suite not in checked]
    for row in verdicts.critical.iter_rows(named=True):
        troubles.append(f"{row['suite']}: {row['expectation']} failed ({row['error'] or row['observed']})")
    if troubles:
        raise CheckFailedError(f"{folder.name} is held back: " + "; ".join(troubles) + ".")
    return verdicts


def _verdict(name: str, found: Verdicts, passed: pl.DataFrame) -> Verdict:
    return Verdict(
        suite=name,
        week=str(found.check_results["week"].max()),
        check_results=found.check_results,
        quarantine=found.quarantine,
        passed=passed,
        critical_failed=not found.critical.is_empty(),
        flagged=found.flagged,
    )


def _results_file(checks: Path, suite: str) -> Path:
    return checks / f"{suite}.results.parquet"


def _rows_file(checks: Path, suite: str, kind: str) -> Path:
    return checks / f"{suite}.{kind}.parquet"


def _write(path: Path, table: Table, frame: pl.DataFrame) -> None:
    content = io.BytesIO()
    table.conform(frame).write_parquet(content, metadata=table.metadata())
    write_atomically(path, content.getvalue())
