"""The database is what the model declares: tables, views, macros, types, comments."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from warehouse.dictionary import dictionary, dictionary_markdown
from warehouse.model import ALL_TABLES, Table, ops
from warehouse.model.declare import SQL_TYPES
from warehouse.model.macros import MACROS, VIEW_MACROS, Macro
from warehouse.model.views import VIEWS
from warehouse.query import query
from warehouse.schema import column_comment, literal, quoted, table_comment


def _columns(data: Path, table: Table) -> pl.DataFrame:
    return query(
        data,
        "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() "
        f"WHERE schema_name = '{table.schema}' AND table_name = '{table.name}' ORDER BY column_index",
    )


@pytest.mark.parametrize("table", [*ALL_TABLES, *VIEWS], ids=lambda t: t.full_name)
def test_every_table_and_view_has_the_declared_columns_types_and_comments(data: Path, table: Table) -> None:
    found = _columns(data, table)
    assert found["column_name"].to_list() == table.names
    assert found["data_type"].to_list() == [SQL_TYPES[c.type] for c in table]
    assert found["comment"].to_list() == [column_comment(c) for c in table]
    if table in ALL_TABLES:
        assert found["is_nullable"].to_list() == [not c.required for c in table]


def test_nothing_stands_in_the_database_that_the_model_lacks(data: Path) -> None:
    found = query(
        data,
        "SELECT schema_name || '.' || table_name, comment FROM duckdb_tables() WHERE NOT internal "
        "UNION ALL SELECT schema_name || '.' || view_name, comment FROM duckdb_views() WHERE NOT internal",
    )
    declared = {t.full_name: table_comment(t) for t in (*ALL_TABLES, *VIEWS)}
    assert dict(found.rows()) == declared


@pytest.mark.parametrize("macro", (*MACROS, *VIEW_MACROS), ids=lambda m: m.name)
def test_macros_give_the_declared_columns_with_and_without_schema(data: Path, macro: Macro) -> None:
    given = {
        "coverage_as_known": "'2026-06-01'",
        "series": "'36.04', NULL",
        "ranking": "'36', '2026-06-01'",
        "growth_path": "1.2",
    }[macro.name]
    for name in (macro.name, f"mart.{macro.name}"):
        found = query(data, f"DESCRIBE SELECT * FROM {name}({given})")
        assert found.select("column_name", "column_type").rows() == [(c.name, SQL_TYPES[c.type]) for c in macro.columns]


def test_keys_of_views_are_unique_in_the_small_warehouse(data: Path) -> None:
    for view in VIEWS:
        rows = query(data, f"SELECT * FROM {view.full_name}")
        assert not rows.select(view.key).is_duplicated().any() or rows.is_empty(), view.full_name


def test_words_of_the_views_are_among_those_declared(data: Path) -> None:
    for view in VIEWS:
        rows = query(data, f"SELECT * FROM {view.full_name}")
        for column in view:
            if column.allowed:
                assert set(rows[column.name].drop_nulls().unique()) <= set(column.allowed), (
                    f"{view.full_name}.{column.name}"
                )


def test_the_dictionary_lists_every_column_once_with_both_meanings(data: Path) -> None:
    found = query(data, "SELECT * FROM ops.dictionary")
    assert found.equals(dictionary().sort(ops.DICTIONARY.key))
    expected = sum(1 + len(e.columns) for e in (*ALL_TABLES, *VIEWS, *MACROS, *VIEW_MACROS))
    assert found.height == expected == found.select(ops.DICTIONARY.key).n_unique()
    assert found.filter((pl.col("meaning_en") == "") | (pl.col("meaning_id") == "")).is_empty()


def test_the_dictionary_page_names_every_table_and_column() -> None:
    page = dictionary_markdown()
    for entry in (*ALL_TABLES, *VIEWS):
        assert f"### `{entry.full_name}`" in page
    assert "### `mart.ranking(province, as_of)`" in page
    assert "| `coverage_rate` |" not in page
    assert all(line.count("|") - line.count("\\|") == 5 for line in page.splitlines() if line.startswith("| `"))


def test_names_and_texts_are_quoted() -> None:
    assert (quoted('a"b'), literal("jum'at")) == ('"a""b"', "'jum''at'")
