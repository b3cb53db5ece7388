"""Great Expectations' verdicts as Dagster asset checks: one blocking check a suite, with the failing rows linked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
import polars as pl

if TYPE_CHECKING:
    from expectations.validate import Verdict

ROWS_SHOWN = 25


def check_name(suite: str) -> str:
    """The name of a suite's check: Dagster allows letters, digits and underscores."""
    return f"{suite.replace('.', '_')}_hold"


def check_spec(asset: str, suite: str) -> dg.AssetCheckSpec:
    """The check `<suite>_hold` of an asset; while a critical expectation fails nothing downstream runs."""
    return dg.AssetCheckSpec(
        check_name(suite),
        asset=asset,
        blocking=True,
        description=f"Every expectation of the suite “{suite}” holds. A critical one stops the release; rows that fail "
        "a warning are in quarantine, or stand and are flagged.",
    )


def check_results(asset: str, suite: str, verdict: Verdict, page: Path) -> Iterator[dg.AssetCheckResult]:
    """The verdict as Dagster records it: what failed, the first failing rows, and the page that shows them all.

    A warning is recorded as failed with severity WARN, which blocks nothing.
    """
    failed = verdict.check_results.filter(~pl.col("success"))
    rows = _rows(verdict)
    metadata: dict[str, dg.MetadataValue | int | str] = {
        "expectations": verdict.check_results.height,
        "failed expectations": failed.height,
        "rows in quarantine": verdict.quarantine["row_key"].n_unique(),
        "rows flagged": verdict.flagged["row_key"].n_unique(),
        "failures": dg.MetadataValue.md(_failures(failed)),
        "page": dg.MetadataValue.url(page.resolve().as_uri()),
    }
    if rows.height:
        metadata["failing rows"] = dg.MetadataValue.table(
            [dg.TableRecord(dict(row)) for row in rows.iter_rows(named=True)],
            dg.TableSchema([dg.TableColumn(name, "string") for name in rows.columns]),
        )
    yield dg.AssetCheckResult(
        asset_key=asset,
        check_name=check_name(suite),
        passed=failed.is_empty(),
        severity=dg.AssetCheckSeverity.ERROR if verdict.critical_failed else dg.AssetCheckSeverity.WARN,
        metadata=metadata,
    )


def _rows(verdict: Verdict) -> pl.DataFrame:
    """The first failing rows, critical ones first: expectation, row, document, reason."""
    columns = ("expectation", "row_key", "document", "reason_en")
    refused = verdict.quarantine.sort("severity", "expectation", "row_key").select(columns)
    flagged = verdict.flagged.sort("expectation", "row_key").select(columns)
    return pl.concat([refused, flagged]).head(ROWS_SHOWN).with_columns(pl.col("document").fill_null(""))


def _failures(failed: pl.DataFrame) -> str:
    rows = failed.sort("expectation").select("expectation", "severity", "failed_rows", "meaning_en").iter_rows()
    return "\n".join(
        f"- **{name}** ({severity}, {count} rows): {meaning}" for name, severity, count, meaning in rows
    ) or ("none")
