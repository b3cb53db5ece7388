"""The declaration of tables is whole: unique names, meanings in both languages, keys that exist."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from warehouse.model import ALL_TABLES, CONTRACT_NAMES, STATEMENT, Column, Table
from warehouse.model.vocabulary import METRICS, UNITS


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda t: t.full_name)
def test_every_column_says_what_it_means_in_both_languages(table: Table) -> None:
    assert table.en and table.id
    for column in table:
        assert column.en.strip() and column.id.strip(), column.name
    assert len(set(table.names)) == len(table.names)
    assert set(table.key) <= set(table.names)


def test_table_names_are_unique_and_in_the_three_schemas() -> None:
    names = [t.full_name for t in ALL_TABLES]
    assert len(set(names)) == len(names)
    assert {t.schema for t in ALL_TABLES} == {"core", "mart", "ops"}


def test_statement_carries_the_contract_in_its_published_order() -> None:
    assert CONTRACT_NAMES[:6] == ("document", "metric", "kind", "value", "value_low", "value_high")
    assert CONTRACT_NAMES[-4:] == ("start", "end", "rule", "flags")
    assert set(CONTRACT_NAMES) <= set(STATEMENT.names)


def test_every_metric_has_a_known_unit() -> None:
    assert {m.unit for m in METRICS} <= set(UNITS)
    assert len({m.name for m in METRICS}) == len(METRICS) == 17


SMALL = Table(
    "core", "small", "Small", "Kecil", ("a",),
    (Column("a", "text", "A", "A"), Column("b", "int", "B", "B"), Column("c", "date", "C", "C")),
)  # fmt: skip


def test_conform_orders_casts_and_fills() -> None:
    frame = SMALL.conform(pl.DataFrame({"c": [date(2025, 1, 2)], "extra": [1], "a": ["x"]}))
    assert frame.columns == ["a", "b", "c"]
    assert frame.row(0) == ("x", None, date(2025, 1, 2))
    assert frame.schema == SMALL.polars()


def test_conform_refuses_a_value_of_another_type() -> None:
    with pytest.raises(pl.exceptions.InvalidOperationError):
        SMALL.conform(pl.DataFrame({"a": ["x"], "b": ["many"]}))


def test_unknown_column_is_named() -> None:
    with pytest.raises(KeyError, match=r"core\.small has no column z"):
        SMALL["z"]
