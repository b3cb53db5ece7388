"""What waits for a person, why, and in what order."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.decide.apply import propose, settle
from pipelines.decide.queue import UNSURE_BELOW, Doubted, review_queue
from tests.unit.decide.deciding import OTHER_SHA, SHA, decision, frame, papers, stated, statements
from tests.unit.reconcile.by_hand import at
from warehouse.model import STATEMENT, ops
from warehouse.model.curation import DECISION, REVIEW_QUEUE

NOWHERE = {"region_code": None, "region_kind": None, "region": "Serang", "flags": ["region_ambiguous"]}


def refusal(statement_id: str, reason: str = "The region is not settled.") -> dict[str, object]:
    return {
        "quarantine_id": f"q-{statement_id}", "week": "2025-W50", "suite": "statements", "severity": "warning",
        "expectation": "expect_region_to_be_resolved", "row_key": statement_id, "document": "berita.txt",
        "reason_en": reason, "reason_id": "Wilayahnya belum pasti.", "row": "{}",
    }  # fmt: skip


def quarantine(*rows: dict[str, object]):

    return ops.QUARANTINE.conform(pl.DataFrame(list(rows), schema=ops.QUARANTINE.polars()))


def queue(
    facts: pl.DataFrame,
    decisions: pl.DataFrame | None = None,
    *,
    kept_out: pl.DataFrame | None = None,
    why: pl.DataFrame | None = None,
    questioned: pl.DataFrame | None = None,
) -> pl.DataFrame:
    doubted = Doubted(
        STATEMENT.empty() if kept_out is None else kept_out,
        ops.QUARANTINE.empty() if why is None else why,
        ops.FLAGGED.empty() if questioned is None else questioned,
    )
    return review_queue(facts, doubted, DECISION.empty() if decisions is None else decisions, papers(SHA))


def test_sound_and_sure_facts_do_not_wait() -> None:
    facts = frame(
        stated(confidence=UNSURE_BELOW), stated("f2", flags=["scale_doubled", "date_inferred"], confidence=0.95),
        stated("f3", confidence=0.1, superseded_at=at("2026-01-01T00:00"), superseded_by="revision"),
        stated("f4", region_code=None, region_kind="branch", region="Cabang Serang"),
    )  # fmt: skip
    found = queue(facts)
    assert found.is_empty() and found.schema == REVIEW_QUEUE.polars()


def test_what_waits_is_ordered_by_urgency_then_by_doubt() -> None:
    facts = frame(
        stated("unsure", confidence=0.5), stated("doubtful", confidence=0.9, flags=["thousand_factor"]),
        stated("both", confidence=0.4, flags=["sum_mismatch", "ratio_inconsistent"]),
    )  # fmt: skip
    nowhere = stated("nowhere", **NOWHERE)
    found = queue(facts, kept_out=statements(nowhere), why=quarantine(refusal("s-nowhere")))
    assert found.select("place", "statement_id", "fact_id", "reasons").rows() == [
        (1, "s-nowhere", None, ["region_unresolved", "refused_by_check"]),
        (2, "s-both", "both", ["flagged", "unsure"]),
        (3, "s-doubtful", "doubtful", ["flagged"]),
        (4, "s-unsure", "unsure", ["unsure"]),
    ]
    assert found["why_en"][0] == "The region is not settled."
    assert found["why_en"][1] == (
        "The parts printed do not add up to the total printed. "
        "The rate printed does not follow from the counts printed with it. The reading is unsure: confidence 40 %."
    )
    assert "keyakinan 40 %" in found["why_id"][1]
    assert found["arrival_week"].unique().to_list() == ["2025-W50"]


@pytest.mark.parametrize("action", ["accept", "correct", "reject"])
def test_what_was_decided_waits_no_more(action: str) -> None:
    row, nowhere = stated(flags=["sum_mismatch"]), stated("f2", **NOWHERE)
    human = {"human": {"region_code": "36.04", "region": "Kabupaten Serang", "region_kind": "regency"}}
    made = [
        decision(r, action, decision_id=f"d{n}", **(human if action == "correct" else {}))
        for n, r in enumerate((row, nowhere))
    ]
    kept_out = statements(nowhere)
    decided = settle(propose(made, frame(row), kept_out, papers(SHA)), frame(row), {})
    found = queue(decided.facts, decided.decisions, kept_out=kept_out, why=quarantine(refusal("s-f2")))
    assert found.is_empty()


def test_a_stale_decision_comes_first_and_is_named() -> None:
    was, now = stated(), stated(as_of="2024", statement_id="s-new")
    other = stated("f2", flags=["sum_mismatch"], start=40, end=50)
    decided = settle(propose([decision(was)], frame(now, other), STATEMENT.empty(), papers(SHA)), frame(now, other), {})
    found = queue(decided.facts, decided.decisions)
    assert found.select("statement_id", "decision_id", "reasons").rows() == [
        ("s-new", "d-accept", ["decision_stale"]),
        ("s-f2", None, ["flagged"]),
    ]
    assert found["why_en"][0] == "Asked again: it is now read otherwise (as_of)."


def test_a_statement_that_is_gone_waits_as_the_decision_remembers_it() -> None:
    gone = stated(document_id=OTHER_SHA)
    decided = settle(propose([decision(gone)], frame(), STATEMENT.empty(), papers(SHA)), frame(), {})
    found = queue(frame(), decided.decisions)
    (row,) = found.iter_rows(named=True)
    assert (row["statement_id"], row["value"], row["region"]) == ("s-f1", 400_385, "Kabupaten Serang")
    assert (row["fact_id"], row["reasons"]) == (None, ["decision_stale"])


def test_what_breaks_a_rule_is_asked_again() -> None:
    row = stated()
    proposal = propose(
        [decision(row, "correct", human={"region_code": "99.99"})], frame(row), STATEMENT.empty(), papers(SHA)
    )
    bad = dict.fromkeys(proposal.made["fact_id"], ("No region has that code.", "Kode tidak dikenal."))
    decided = settle(proposal, frame(row), bad)
    found = queue(decided.facts, decided.decisions)
    assert found.select("fact_id", "reasons", "why_en").rows() == [
        ("f1", ["decision_refused"], "Not applied: No region has that code.")
    ]


def test_facts_that_do_not_go_together_with_others_wait() -> None:
    flag = {
        "week": "2025-W50", "suite": "facts.all_weeks", "expectation": "expect_rate_to_follow_from_its_parts",
        "row_key": "f2", "reason_en": "It does not follow.", "reason_id": "Tidak sesuai.",
    }  # fmt: skip
    questioned = ops.FLAGGED.conform(pl.DataFrame([flag]))
    facts = frame(stated(), stated("f2", start=40, end=50))
    found = queue(facts, questioned=questioned)
    assert found.select("fact_id", "reasons", "why_id").rows() == [("f2", ["questioned"], "Tidak sesuai.")]
