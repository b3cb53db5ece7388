"""Rows that stand although an expectation did not hold for them: what is asked of them, kept beside the verdict.

A warning of a suite that lets no row leave says that figures do not go together, not which of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from expectations.quarantine import row_key
from expectations.reasons import mask_identity, reasons
from expectations.rules import Rule
from expectations.suites import Suite
from warehouse.model import ops

LARGEST_KEPT = 10_000
"""Rows kept of one expectation; ops.check_result tells how many there were."""


def flagged_rows(
    suite: Suite, week: str, frame: pl.DataFrame, looked_up: pl.DataFrame, failures: Iterable[tuple[Rule, list[int]]]
) -> pl.DataFrame:
    """One row of ops.flagged for each rule and row of `frame` that failed it; arguments as for the quarantine."""
    found = []
    for rule, numbers in failures:
        kept = numbers[:LARGEST_KEPT]
        rows = frame[kept].iter_rows(named=True)
        beside = looked_up[kept].iter_rows(named=True) if looked_up.width else ({} for _ in kept)
        for number, row, more in zip(kept, rows, beside, strict=True):
            english, indonesian = reasons((rule.reason_en, rule.reason_id), row | more)
            document = row.get("document")
            found.append(
                {
                    "week": week,
                    "suite": suite.name,
                    "expectation": rule.name,
                    "row_key": row_key(suite, row, number),
                    "document": None if document is None else mask_identity(str(document)),
                    "reason_en": english,
                    "reason_id": indonesian,
                }
            )
    flagged = pl.DataFrame(found, schema=ops.FLAGGED.polars())
    return flagged.unique(list(ops.FLAGGED.key), keep="first", maintain_order=True)
