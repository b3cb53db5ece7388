"""Great Expectations' verdicts as Dagster asset checks: one blocking check a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import dagster as dg
import polars as pl

if TYPE_CHECKING:
    from expectations.validate import Verdict


def check_spec(asset: str, suite: str) -> dg.AssetCheckSpec:
    """The check `<suite>_hold` of an asset; while it fails nothing downstream runs."""
    return dg.AssetCheckSpec(
        f"{suite}_hold",
        asset=asset,
        blocking=True,
        description=f"Every critical expectation of the suite “{suite}” holds; failing rows are in quarantine.",
    )


def check_results(asset: str, suite: str, verdict: Verdict) -> Iterator[dg.AssetCheckResult]:
    """The verdict as Dagster records it: passed or failed, how many expectations, which of them failed."""
    failed = verdict.check_results.filter(~pl.col("success"))
    yield dg.AssetCheckResult(
        asset_key=asset,
        check_name=f"{suite}_hold",
        passed=not verdict.critical_failed,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={
            "expectations": verdict.check_results.height,
            "failed expectations": failed.height,
            "rows in quarantine": verdict.quarantine["row_key"].n_unique(),
            "failures": dg.MetadataValue.md(_failures(failed)),
        },
    )


def _failures(failed: pl.DataFrame) -> str:
    rows = failed.sort("expectation").select("expectation", "severity", "failed_rows", "meaning_en").iter_rows()
    return "\n".join(
        f"- **{name}** ({severity}, {count} rows): {meaning}" for name, severity, count, meaning in rows
    ) or ("none")
