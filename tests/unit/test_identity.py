"""Ids depend on document, place and meaning, and on nothing else."""

from __future__ import annotations

import polars as pl

from pipelines.identity import with_statement_ids
from warehouse.model import STATEMENT


def _statements(*rows: dict[str, object]) -> pl.DataFrame:
    base = {"document_id": "d", "metric": "claims_paid", "kind": "observation", "value": 5.0, "start": 3, "end": 9}
    return STATEMENT.conform(pl.DataFrame([base | r for r in rows]))


def test_same_place_and_meaning_give_the_same_id_in_any_order() -> None:
    one = with_statement_ids(_statements({"start": 3}, {"start": 40}))
    two = with_statement_ids(_statements({"start": 40}, {"start": 3}))
    assert one["statement_id"].to_list() == two["statement_id"].to_list()[::-1]


def test_confidence_and_rule_do_not_change_the_id() -> None:
    one = with_statement_ids(_statements({"confidence": 0.4, "rule": "a"}))
    two = with_statement_ids(_statements({"confidence": 0.9, "rule": "b"}))
    assert one["statement_id"].item() == two["statement_id"].item()


def test_figures_alike_in_every_way_are_told_apart() -> None:
    ids = with_statement_ids(_statements({}, {}, {}))["statement_id"]
    assert ids.n_unique() == 3
    assert ids.str.len_chars().to_list() == [20, 20, 20]


def test_another_document_gives_another_id() -> None:
    ids = with_statement_ids(_statements({}, {"document_id": "e"}))["statement_id"]
    assert ids.n_unique() == 2
