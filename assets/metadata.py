"""What Dagster's pages show of a table: its columns from the model, its row count, its first rows."""

from __future__ import annotations

import dagster as dg
import polars as pl

from warehouse.model import Table

PREVIEW_ROWS = 8


def column_schema(table: Table) -> dict[str, dg.TableSchema]:
    """Definition metadata `dagster/column_schema` of an asset that holds rows of `table`."""
    return {
        "dagster/column_schema": dg.TableSchema(
            columns=[dg.TableColumn(c.name, c.type, description=f"{c.en} · {c.id}") for c in table]
        )
    }


def rows_metadata(frame: pl.DataFrame, columns: tuple[str, ...]) -> dict[str, dg.MetadataValue | int]:
    """Row count and a preview of `columns`, as Markdown."""
    return {
        "dagster/row_count": frame.height,
        "preview": dg.MetadataValue.md(_markdown(frame.select(columns).head(PREVIEW_ROWS))),
    }


def _markdown(frame: pl.DataFrame) -> str:
    """A Markdown table; hostile text stays text."""
    head = "| " + " | ".join(frame.columns) + " |"
    rule = "|" + " --- |" * frame.width
    rows = ["| " + " | ".join(_cell(v) for v in row) + " |" for row in frame.iter_rows()]
    return "\n".join([head, rule, *rows])


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;"), ("\n", " ")):
        text = text.replace(character, entity)
    return text[:120]
