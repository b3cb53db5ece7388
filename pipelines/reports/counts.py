"""What is kept of a report that lists persons: the counts read from it, as a small document of its own.

The list itself never reaches the raw store. The counts are written as JSON with a mark of their own, arrive like any
other file, have their own SHA-256, and are read back with the same result for ever.
"""

from __future__ import annotations

import json
from pathlib import PurePath

import polars as pl

from pipelines.reports.read import ReportReading
from warehouse.model import STATEMENT
from warehouse.model.errors import InputError

NOT_STATED = ("statement_id", "document_id")


def write_counts(report: ReportReading, name: str) -> bytes:
    """`report` as the bytes of a counts document; `name`: the file that listed the persons."""
    statements = report.statements.drop(*NOT_STATED, strict=False)
    body = {
        "cakupan_counts": 1,
        "name": PurePath(name).name,
        "title": report.title,
        "office": report.office,
        "period": report.period,
        "statements": statements.to_dicts(),
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def read_counts(data: bytes, name: str, document_id: str) -> ReportReading:
    """The report that `write_counts` kept.

    Raises InputError (`damaged`) if the bytes are not such a document.
    """
    try:
        body = json.loads(data)
        rows = [row | {"document_id": document_id, "source_kind": "report"} for row in body["statements"]]
        statements = STATEMENT.conform(
            pl.DataFrame(rows, schema_overrides=STATEMENT.polars(), infer_schema_length=None)
        )
        return ReportReading(
            statements=statements if rows else STATEMENT.empty(),
            rejected=pl.DataFrame(schema={"place": pl.String, "reason": pl.String, "message": pl.String}),
            notes=[f"{name} lists persons: only its counts were kept, the file itself was not."],
            title=body["title"],
            office=body["office"],
            period=body["period"],
        )
    except (ValueError, KeyError, TypeError, pl.exceptions.PolarsError):
        raise InputError("damaged", f"{name} is marked as counts of a list of persons but is damaged.") from None
