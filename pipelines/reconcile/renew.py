"""One more week: the points that it touches are weighed anew, all others stand as they were.

A point is a place and a date. Facts of two points never bear on each other: series hold one place, arithmetic sets
figures of one place and date against each other. So what stands at points whose facts, supersessions and stories are
those of before need not be weighed again.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import polars as pl

from pipelines.reconcile.series import NO_COPIES, Reconciled, candidates_of, latest_of, weigh
from warehouse.model import Table
from warehouse.model.mart import (
    ARITHMETIC,
    CONFLICT,
    COVERAGE_HISTORY,
    COVERAGE_LATEST,
    COVERAGE_SERIES,
    SERIES_FACT,
)

_POINT = ["place", "as_of_date"]
_ROW = ["fact_id", "hash"]
_OF_SERIES = ["series_id", "as_of_date"]


class Former(NamedTuple):
    """What was reconciled before, by the code at hand, and what it was reconciled from."""

    facts: pl.DataFrame
    copies: pl.DataFrame
    until: datetime
    found: Reconciled


def renew(former: Former, facts: pl.DataFrame, until: datetime, copies: pl.DataFrame = NO_COPIES) -> Reconciled:
    """What `reconcile(facts, until, copies)` gives, row for row, at the cost of the points that differ from `former`.

    The rows themselves are compared, so nothing is assumed about what may have changed: facts new, gone or superseded,
    documents found to be copies.
    """
    before = candidates_of(former.facts, former.until, former.copies)
    now = candidates_of(facts, until, copies)
    old_rows, new_rows = _hashed(before), _hashed(now)
    differing = pl.concat([old_rows.join(new_rows, on=_ROW, how="anti"), new_rows.join(old_rows, on=_ROW, how="anti")])
    touched = differing.select(_POINT).unique()
    fresh = weigh(now.join(touched, on=_POINT, how="semi"), until)
    old = former.found
    gone = old.members.join(before.join(touched, on=_POINT, how="semi"), on="fact_id", how="semi")
    points = gone.select(_OF_SERIES).unique()
    series = _put(COVERAGE_SERIES, old.series.join(points, on=_OF_SERIES, how="anti"), fresh.series)
    added_up = old.arithmetic.join(gone, left_on=pl.col("facts").list.first(), right_on="fact_id", how="anti")
    return Reconciled(
        series=series,
        # Ages count from the last arrival, and a point may follow one that stands.
        latest=latest_of(series, until).sort(COVERAGE_LATEST.key),
        conflict=_put(CONFLICT, old.conflict.join(points, on=_OF_SERIES, how="anti"), fresh.conflict),
        history=_put(COVERAGE_HISTORY, old.history.join(points, on=_OF_SERIES, how="anti"), fresh.history),
        arithmetic=_put(ARITHMETIC, added_up, fresh.arithmetic),
        members=_put(SERIES_FACT, old.members.join(gone, on="fact_id", how="anti"), fresh.members),
    )


def _put(table: Table, stays: pl.DataFrame, fresh: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([stays, fresh]).sort(table.key)


def _hashed(rows: pl.DataFrame) -> pl.DataFrame:
    """The id and point of each row, with a hash of all it holds."""
    return rows.select("fact_id", *_POINT, rows.hash_rows(0).alias("hash"))
