"""Whether a decision still fits what its document says today."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.decide.decision import Decision
from pipelines.decide.matching import Match, match, statements_of
from tests.unit.decide.deciding import OTHER_SHA, SHA, decision, frame, stated, statements
from warehouse.model import STATEMENT

KOTA_SERANG = {"region_code": "36.73", "region_kind": "city", "region": "Kota Serang"}


def judged(made: Decision, *today: dict[str, Any]) -> Match:
    (found,) = match([made], statements_of([made], frame(*today), STATEMENT.empty()))
    return found


def test_the_same_reading_of_the_same_place_is_decided() -> None:
    row = stated()
    found = judged(decision(row), row, stated("f2", 12, start=40, end=52))
    assert (found.state, found.about) == ("applied", "s-f1")
    assert found.statement is not None and found.statement["fact_id"] == "f1"


def test_a_statement_that_a_check_keeps_out_is_found_too() -> None:
    row = stated()
    made = decision(row)
    (found,) = match([made], statements_of([made], frame(), statements(row)))
    assert found.state == "applied"
    assert found.statement is not None and found.statement["fact_id"] is None


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"region_code": "36.73", "region": "Kota Serang", "region_kind": "city"}, "region_code"),
        ({"as_of": "2025-11"}, "as_of"),
        ({"program": ["JKK"]}, "program"),
        ({"sponsor": "Pemkab Serang"}, "sponsor"),
        ({"kind": "target"}, "kind"),
        ({"flags": ["ratio_inconsistent"]}, "ratio_inconsistent"),
    ],
)
def test_another_reading_is_asked_again(change: dict[str, Any], word: str) -> None:
    for name in ("s-f1", "s-new"):
        found = judged(decision(stated()), stated(**change, statement_id=name))
        assert found.state == "stale"
        assert word in found.why[0] and word in found.why[1]
        assert found.about == name


@pytest.mark.parametrize(
    "change",
    [
        {"confidence": 0.2, "rule": "another"},
        {"flags": ["scale_doubled"]},
        {"value_low": 400_000.0},
        # The words around the figure are cut otherwise: it is the same figure in the same place.
        {"statement_id": "s-new", "start": 0, "end": 30, "evidence": "Tercatat 400.385 pekerja aktif."},
    ],
)
def test_what_does_not_change_the_meaning_asks_nobody(change: dict[str, Any]) -> None:
    assert judged(decision(stated()), stated(**change)).state == "applied"


@pytest.mark.parametrize(
    "today",
    [
        stated(document_id=OTHER_SHA),  # the article was changed: other bytes
        stated(value=400_386, statement_id="s-new"),
        stated(statement_id="s-new", start=900, end=915, evidence="dahulu 400.385"),
        stated(statement_id="s-new", cell="Sheet1!B7", source_kind="report"),
    ],
)
def test_what_is_no_longer_stated_there_is_gone(today: dict[str, Any]) -> None:
    found = judged(decision(stated()), today)
    assert (found.state, found.statement, found.about) == ("stale", None, "s-f1")


def test_a_guard_that_names_another_value_holds_nothing() -> None:
    row = stated()
    made = decision(row, expect={**decision(row).expect, "value": 1.0})
    assert judged(made, row).state == "stale"


def test_better_code_may_read_what_the_person_said() -> None:
    made = decision(stated(), "correct", human=KOTA_SERANG)
    found = judged(made, stated(**KOTA_SERANG, statement_id="s-new"))
    assert found.state == "overtaken"
    assert judged(made, stated(**KOTA_SERANG, statement_id="s-new", as_of="2024")).state == "stale"


def test_of_two_figures_alike_in_one_sentence_the_metric_tells() -> None:
    made = decision(stated())
    twins = [stated("f2", metric="registered_workers"), stated("f3", as_of="2025-11")]
    assert judged(made, *twins).about == "s-f3"


def test_decisions_come_in_the_order_they_were_made() -> None:
    from tests.unit.reconcile.by_hand import at

    row = stated()
    made = [
        decision(row, decision_id="b", decided_at=at("2026-02-01T00:00")),
        decision(row, decision_id="c"),
        decision(row, decision_id="a"),
    ]
    found = match(made, statements_of(made, frame(row), STATEMENT.empty()))
    assert [m.decision.decision_id for m in found] == ["a", "c", "b"]
    assert {m.statement["document_id"] for m in found if m.statement} == {SHA}
