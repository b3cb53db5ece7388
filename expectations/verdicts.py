"""Verdicts kept beside what they judge, so that a failed check holds in every later run until it is asked again.

One folder (a week's, or a release's being built) has two Parquet files a suite. Both are written under a temporary
name, forced to disk and renamed; the check results come last, so that their presence says the verdict is whole.
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


class Verdicts(NamedTuple):
    """Every verdict of one folder: ops.check_result and ops.quarantine rows of all its suites, by suite name."""

    check_results: pl.DataFrame
    quarantine: pl.DataFrame

    @property
    def critical(self) -> pl.DataFrame:
        """The critical check results that failed."""
        return self.check_results.filter((pl.col("severity") == "critical") & ~pl.col("success"))


def write_verdict(folder: Path, verdict: Verdict) -> None:
    """Keep `verdict` in `folder`, in place of an earlier one of the same suite.

    The earlier verdict's results are gone before the new quarantine is there: a run that is killed in between leaves
    no verdict, which `require_passed` treats as a failed one.
    """
    checks = folder / FOLDER
    checks.mkdir(parents=True, exist_ok=True)
    forget_verdict(folder, verdict.suite)
    _write(_quarantine_file(checks, verdict.suite), ops.QUARANTINE, verdict.quarantine)
    _write(_results_file(checks, verdict.suite), ops.CHECK_RESULT, verdict.check_results)


def forget_verdict(folder: Path, suite: str) -> None:
    """Drop the verdict of `suite`, as when what it judged is about to change."""
    checks = folder / FOLDER
    _results_file(checks, suite).unlink(missing_ok=True)
    _quarantine_file(checks, suite).unlink(missing_ok=True)


def read_verdicts(folder: Path) -> Verdicts:
    """Every whole verdict in `folder`; empty tables where there is none."""
    checks = folder / FOLDER
    results, refused = [ops.CHECK_RESULT.empty()], [ops.QUARANTINE.empty()]
    for path in sorted(checks.glob("*.results.parquet")):
        results.append(ops.CHECK_RESULT.conform(pl.read_parquet(path)))
        rows = checks / path.name.replace(".results.", ".quarantine.")
        refused.append(ops.QUARANTINE.conform(pl.read_parquet(rows)))
    return Verdicts(pl.concat(results), pl.concat(refused))


def read_verdict(folder: Path, suite: str, passed: pl.DataFrame) -> Verdict:
    """The verdict of `suite` kept in `folder`; `passed` are the rows that stayed, which its caller keeps.

    Raises CheckFailedError if it has none: what was not checked has not passed.
    """
    results, refused = read_verdicts(folder)
    own = results.filter(pl.col("suite") == suite)
    if own.is_empty():
        raise CheckFailedError(f"{suite} of {folder.name} was not checked: run that week again.")
    return _verdict(suite, own, refused.filter(pl.col("suite") == suite), passed)


def combined(name: str, folder: Path, passed: pl.DataFrame) -> Verdict:
    """All verdicts of `folder` as one, called `name`.

    Raises CheckFailedError if it has none.
    """
    results, refused = read_verdicts(folder)
    if results.is_empty():
        raise CheckFailedError(f"{name} of {folder.name} were not checked: run again.")
    return _verdict(name, results, refused, passed)


def require_passed(folder: Path, suites: Iterable[str]) -> Verdicts:
    """The verdicts of `folder`, if each of `suites` has one and no critical rule failed.

    Raises CheckFailedError naming the suites without verdict and the rules that failed.
    """
    verdicts = read_verdicts(folder)
    checked = set(verdicts.check_results["suite"])
    troubles = [f"{suite} was not checked" for suite in suites if suite not in checked]
    for row in verdicts.critical.iter_rows(named=True):
        told = row["error"] or f"{row['failed_rows']} of {row['rows']} rows"
        troubles.append(f"{row['suite']}: {row['expectation']} failed ({told})")
    if troubles:
        raise CheckFailedError(f"{folder.name} is held back: " + "; ".join(troubles) + ".")
    return verdicts


def _verdict(name: str, results: pl.DataFrame, refused: pl.DataFrame, passed: pl.DataFrame) -> Verdict:
    return Verdict(
        suite=name,
        week=str(results["week"].max()),
        check_results=results,
        quarantine=refused,
        passed=passed,
        critical_failed=not Verdicts(results, refused).critical.is_empty(),
    )


def _results_file(checks: Path, suite: str) -> Path:
    return checks / f"{suite}.results.parquet"


def _quarantine_file(checks: Path, suite: str) -> Path:
    return checks / f"{suite}.quarantine.parquet"


def _write(path: Path, table: Table, frame: pl.DataFrame) -> None:
    content = io.BytesIO()
    table.conform(frame).write_parquet(content, metadata=table.metadata())
    write_atomically(path, content.getvalue())
