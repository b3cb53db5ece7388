"""The facts of every week reconciled, at the cost of what changed since the published release where that is possible.

The published release is what a week is added to: it is complete, it never changes, and it holds all that is needed.
What an interrupted run left under DATA/marts is never built upon.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import polars as pl

from pipelines.reconcile.renew import Former, renew
from pipelines.reconcile.series import MARTS, Reconciled, reconcile
from warehouse.code import code_version
from warehouse.model import core
from warehouse.publish import published_release
from warehouse.release import RELEASES, describe_release, is_intact


def known_until(documents: pl.DataFrame, facts: pl.DataFrame) -> datetime | None:
    """The last moment at which anything became known: an arrival, another reading, a supersession."""
    told = [documents["first_arrival"].max(), facts["recorded_at"].max(), facts["superseded_at"].max()]
    return max((moment for moment in told if isinstance(moment, datetime)), default=None)


def reconciled(data: Path, documents: pl.DataFrame, facts: pl.DataFrame, copies: pl.DataFrame) -> Reconciled:
    """The marts of `facts`: only what differs from the published release is weighed, unless other code made that."""
    until = known_until(documents, facts)
    former = _former(data)
    return reconcile(facts, until, copies) if former is None or until is None else renew(former, facts, until, copies)


def _former(data: Path) -> Former | None:
    """What the published release was reconciled from and to; None before the first, or where it cannot be built upon:
    other code made it, or a file of it is no longer what it was."""
    release = published_release(data)
    if release is None or describe_release(data, release).get("code_version") != code_version():
        return None
    files = {t.full_name: f"parquet/{t.schema}/{t.name}.parquet" for t in (core.DOCUMENT, core.FACT, *MARTS)}
    if not is_intact(data, release, files.values()):
        return None
    tables = {name: pl.read_parquet(data / RELEASES / release / file) for name, file in files.items()}
    documents, facts = tables[core.DOCUMENT.full_name], tables[core.FACT.full_name]
    until = known_until(documents, facts)
    found = Reconciled(*(tables[table.full_name] for table in MARTS))
    return None if until is None else Former(facts, documents, until, found)
