"""What reports of earlier weeks said, for comparing a week's reports with them."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipelines.reports.previous import EARLIER
from warehouse.model import STATEMENT, core
from warehouse.weeks import known_weeks, week_frames


def earlier_reports(data: Path, week: str) -> pl.DataFrame:
    """Statements of the reports that arrived in weeks before `week`: the columns `EARLIER`."""
    types = STATEMENT.polars() | core.DOCUMENT.polars()
    parts = [pl.DataFrame(schema={column: types[column] for column in EARLIER})]
    for known in known_weeks(data):
        frames = week_frames(data, known)
        if known < week and frames.has("report_statements"):
            sources = frames.read("report_documents").select("document_id", "source_id")
            parts.append(frames.read("report_statements").join(sources, on="document_id").select(EARLIER))
    return pl.concat(parts)
