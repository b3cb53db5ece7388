"""`datapackage.json`: what is in the release, for whatever reads Frictionless data packages (v1)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from warehouse.model import ALL_TABLES, Column
from warehouse.model.views import VIEWS
from warehouse.spreadsheets import CSV, LISTED, WORKBOOK, csv_path

DATAPACKAGE = "datapackage.json"
_TYPES = {
    "text": "string", "int": "integer", "float": "number", "bool": "boolean", "date": "date", "timestamp": "datetime",
    "text[]": "array",
}  # fmt: skip


def write_datapackage(folder: Path, parquet: Mapping[str, Path], about: Mapping[str, Any]) -> None:
    """`folder`/datapackage.json: each file with its size, SHA-256 and columns.

    `parquet`: the file of each table and view by full name; `about`: the row of ops.release, or its name alone.
    """
    until = about.get("data_until")
    package = {
        "profile": "data-package",
        "name": "cakupan",
        "title": "Cakupan: coverage of Indonesia's labour social security",
        "description": about.get("notice")
        or "Facts as stated by news and reports, and estimates reconciled from them.",
        "version": about["release"],
        **({"created": f"{until.isoformat()}Z"} if until else {}),
        "resources": list(_resources(folder, parquet)),
    }
    text = json.dumps(package, indent=1, ensure_ascii=False)
    (folder / DATAPACKAGE).write_text(text + "\n", encoding="utf-8")


def _resources(folder: Path, parquet: Mapping[str, Path]) -> Iterator[dict[str, Any]]:
    for table in (t for t in (*ALL_TABLES, *VIEWS) if t.full_name in parquet):
        about = {"title": table.en, "title_id": table.id, "description": " ".join(table.warnings)}
        schema = {"fields": [_field(c) for c in table], "primaryKey": list(table.key)}
        yield {
            "name": table.full_name, **_file(folder, parquet[table.full_name]), "format": "parquet",
            "mediatype": "application/vnd.apache.parquet", **about, "schema": schema,
        }  # fmt: skip
        written = csv_path(folder, table)
        if written.exists():
            fields = [_field(c, in_csv=True) for c in table]
            yield {
                "name": f"{table.full_name}.{CSV}", **_file(folder, written), "profile": "tabular-data-resource",
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", **about,
                "schema": {**schema, "fields": fields, "missingValues": [""]},
            }  # fmt: skip
    yield {
        "name": "workbook", **_file(folder, folder / WORKBOOK), "format": "xlsx",
        "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "title": "What is asked most, as a workbook",
    }  # fmt: skip


def _file(folder: Path, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def _field(column: Column, *, in_csv: bool = False) -> dict[str, Any]:
    listed = in_csv and column.type == "text[]"
    constraints = {
        # In CSV an empty text (a series of no stated programme) looks like none.
        "required": (column.required and not (in_csv and column.type == "text")) or None,
        "enum": list(column.allowed) if column.allowed and column.type == "text" else None,
        "minimum": column.low,
        "maximum": column.high,
    }
    stated = {name: value for name, value in constraints.items() if value is not None}
    return {
        "name": column.name,
        "type": "string" if listed else _TYPES[column.type],
        "description": column.en + (f" (joined by {LISTED})" if listed else ""),
        "description_id": column.id,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": stated} if stated else {}),
    }
