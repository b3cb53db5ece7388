"""Long delimited files (open data: one row a region, segment and year), read by column rather than by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reports.hints import Hint
    from pipelines.reports.read import ReportReading


def read_long(data: bytes, name: str, document_id: str, hint: Hint) -> ReportReading | None:
    """The reading of a long file; None if it is short enough to be read cell by cell."""
    del data, name, document_id, hint
    return None
