"""The data dictionary: the model as a table (`ops.dictionary`) and as a page (docs/data_dictionary.md)."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import polars as pl

from warehouse.model import ALL_TABLES, Column, Table, ops
from warehouse.model.declare import SQL_TYPES
from warehouse.model.macros import MACROS, VIEW_MACROS, Macro
from warehouse.model.views import VIEWS

_PAGE_HEAD = """# Data dictionary

Every table, view and table macro of the published warehouse, generated from `warehouse/model/` by `make docs`.
Times are UTC without a zone; dates are days in Jakarta. The same text stands in the database as comments
(`SELECT comment FROM duckdb_columns()`), in `ops.dictionary`, and in the metadata of the Parquet files.
"""


def dictionary() -> pl.DataFrame:
    """`ops.dictionary`: for each table a row at position 0, then one row for each column."""
    rows = [row for entry in _entries() for row in _rows(entry)]
    return ops.DICTIONARY.conform(pl.DataFrame(rows, schema=ops.DICTIONARY.polars(), orient="row")).sort(
        "schema_name", "table_name", "position"
    )


def dictionary_markdown() -> str:
    """The dictionary as one Markdown page, schema by schema."""
    parts = [_PAGE_HEAD]
    for schema in ("core", "mart", "ops"):
        parts.append(f"## Schema `{schema}`\n")
        parts += [_section(entry) for entry in _entries() if _schema(entry) == schema]
    return "\n".join(parts)


def _entries() -> Iterator[Table | Macro]:
    yield from ALL_TABLES
    yield from VIEWS
    yield from MACROS
    yield from VIEW_MACROS


def _schema(entry: Table | Macro) -> str:
    return entry.schema if isinstance(entry, Table) else "mart"


def _name(entry: Table | Macro) -> str:
    if isinstance(entry, Table):
        return entry.name
    return f"{entry.name}({', '.join(p.name for p in entry.parameters)})"


def _kind(entry: Table | Macro) -> str:
    if isinstance(entry, Macro):
        return "table macro"
    return "view" if entry in VIEWS else "table"


def _rows(
    entry: Table | Macro,
) -> Iterator[tuple[str, str, int, str | None, str | None, str | None, str, str, str | None]]:
    schema, name = _schema(entry), _name(entry)
    english = " ".join([entry.en + ".", *entry.warnings])
    yield schema, name, 0, None, _kind(entry), None, english, entry.id, None
    for position, column in enumerate(entry.columns, 1):
        yield (
            schema,
            name,
            position,
            column.name,
            SQL_TYPES[column.type],
            column.unit,
            column.en,
            column.id,
            _allowed(column),
        )


def _allowed(column: Column) -> str | None:
    return "|".join(column.allowed) if column.allowed else None


def _section(entry: Table | Macro) -> str:
    lines = [f"### `{_schema(entry)}.{_name(entry)}`", "", f"{entry.en} / *{entry.id}* ({_kind(entry)})", ""]
    lines += [f"- **Mind:** {warning}" for warning in entry.warnings] + [""] * bool(entry.warnings)
    if isinstance(entry, Table):
        lines += [f"Key: {', '.join(f'`{k}`' for k in entry.key)}", ""]
    else:
        lines += [f"- `{p.name}` ({SQL_TYPES[p.type]}): {p.en} / *{p.id}*" for p in entry.parameters] + [""]
    lines += ["| column | type | meaning | arti |", "|---|---|---|---|"]
    for column in entry.columns:
        unit = f" [{column.unit}]" if column.unit else ""
        allowed = f" One of: {', '.join(f'`{a}`' for a in column.allowed)}." if column.allowed else ""
        must = " (may be null)" if entry in ALL_TABLES and not column.required else ""
        meaning = f"{column.en}{unit}.{allowed}{must}".replace("|", "\\|")
        lines.append(f"| `{column.name}` | {SQL_TYPES[column.type]} | {meaning} | {column.id} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(dictionary_markdown())
