"""Failures that a person accepted for a time: `accepted.toml` in the data folder.

Only what judges volume and size can be accepted: an outlet may close, a table shrink for good reason. What the facts
themselves break cannot.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import polars as pl

from expectations.suites import RELEASE
from expectations.validate import Verdict
from expectations.volume import QUALITY
from warehouse.model.errors import UsageError

FILE = "accepted.toml"
ACCEPTABLE = (QUALITY, RELEASE)
_FIELDS = ("suite", "expectation", "until", "reason", "by")


class Acceptance(NamedTuple):
    """A failed expectation that counts as a warning up to and with the arrival week `until`."""

    suite: str
    expectation: str
    until: str
    reason: str
    by: str


def read_acceptances(data: Path) -> list[Acceptance]:
    """The entries of `DATA/accepted.toml`; none if there is no such file.

    Raises UsageError for a file that cannot be understood or accepts what cannot be.
    """
    path = data / FILE
    if not path.exists():
        return []
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("accepted", [])
        found = [Acceptance(*(str(entry[name]) for name in _FIELDS)) for entry in entries]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{path} cannot be understood ({error}): each [[accepted]] has {', '.join(_FIELDS)}."
        ) from None
    for entry in found:
        if entry.suite not in ACCEPTABLE:
            raise UsageError(f"{path} accepts {entry.suite}: only {' and '.join(ACCEPTABLE)} can be accepted.")
    return found


def with_acceptances(verdict: Verdict, accepted: list[Acceptance]) -> Verdict:
    """`verdict` with accepted failures as warnings, the reason told beside what was observed.

    A rule that could not be asked is never accepted.
    """
    results = verdict.check_results
    for entry in accepted:
        meant = (
            (pl.col("suite") == entry.suite) & (pl.col("expectation") == entry.expectation) & ~pl.col("success")
            & pl.col("error").is_null() & (pl.col("week") <= entry.until)
        )  # fmt: skip
        note = f" (accepted until {entry.until} by {entry.by}: {entry.reason})"
        results = results.with_columns(
            pl.when(meant).then(pl.lit("warning")).otherwise("severity").alias("severity"),
            pl.when(meant).then(pl.col("observed").fill_null("") + note).otherwise("observed").alias("observed"),
        )
    critical = results.filter(~pl.col("success") & (pl.col("severity") == "critical"))
    return replace(verdict, check_results=results, critical_failed=not critical.is_empty())
