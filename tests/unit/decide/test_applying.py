"""Decisions make facts: what stands before them, what after, and what the warehouse knew at each moment."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipelines.decide.apply import Decided, propose, settle
from pipelines.decide.decision import Decision
from pipelines.reconcile.series import reconcile
from tests.unit.decide.deciding import ARRIVED, OTHER_SHA, SHA, decision, frame, papers, stated, statements
from tests.unit.reconcile.by_hand import at
from warehouse.model import STATEMENT, core
from warehouse.model.curation import DECISION

KOTA_SERANG = {"region_code": "36.73", "region_kind": "city", "region": "Kota Serang"}
DECIDED = at("2026-01-05T02:00")
LATER = at("2026-02-01T02:00")


def applied(
    decisions: list[Decision], *rows: dict[str, Any], refused: pl.DataFrame | None = None, unsound: str | None = None
) -> Decided:
    facts = frame(*rows)
    kept_out = STATEMENT.empty() if refused is None else refused
    proposal = propose(decisions, facts, kept_out, papers(SHA, OTHER_SHA))
    bad = {f: ("It breaks a rule.", "Melanggar aturan.") for f in proposal.made["fact_id"] if unsound}
    return settle(proposal, facts, bad)


def made_by(found: Decided) -> dict[str, Any]:
    return found.facts.filter(pl.col("rule").str.contains("+decision:", literal=True)).row(0, named=True)


def test_a_correction_takes_the_place_of_the_automatic_fact() -> None:
    row = stated(flags=["region_ambiguous", "ratio_inconsistent"])
    found = applied([decision(row, "correct", human=KOTA_SERANG)], row, stated("f2", 5, document_id=OTHER_SHA))
    old = found.facts.filter(pl.col("fact_id") == "f1").row(0, named=True)
    assert (old["recorded_at"], old["superseded_at"], old["superseded_by"]) == (at(ARRIVED), DECIDED, "decision")
    assert (old["region"], old["flags"]) == ("Kabupaten Serang", row["flags"])
    new = made_by(found)
    assert (new["recorded_at"], new["superseded_at"]) == (DECIDED, None)
    assert (new["region_code"], new["region"], new["value"]) == ("36.73", "Kota Serang", 400_385)
    # Who reads settles how it was read; what is printed wrong stays so.
    assert (new["confidence"], new["flags"]) == (1.0, ["ratio_inconsistent"])
    assert new["rule"] == "count+decision:d-correct"
    assert [new[n] for n in ("evidence", "start", "end", "statement_id", "document_id")] == [
        row[n] for n in ("evidence", "start", "end", "statement_id", "document_id")
    ]
    told = found.decisions.row(0, named=True)
    assert (told["state"], told["former_fact"], told["fact_id"]) == ("applied", "f1", new["fact_id"])
    assert (told["fields"], told["human"]) == (
        ["region", "region_code", "region_kind"],
        '{"region_code": "36.73", "region_kind": "city", "region": "Kota Serang"}',
    )
    assert found.decisions.schema == DECISION.polars() and found.facts.schema == core.FACT.polars()
    assert found.facts.height == 3


def test_a_corrected_value_is_its_own_interval_and_free_of_the_doubts_about_the_old() -> None:
    row = stated(flags=["thousand_factor", "comma_thousands"], value_low=400_000.0, value_high=401_000.0)
    new = made_by(applied([decision(row, "correct", human={"value": 40_385.0})], row))
    assert (new["value_low"], new["value"], new["value_high"]) == (40_385, 40_385, 40_385)
    assert new["flags"] == ["comma_thousands"]


def test_a_corrected_date_moves_the_days_it_holds() -> None:
    row = stated()
    new = made_by(applied([decision(row, "correct", human={"as_of": "2025-11"})], row))
    assert [str(new[n]) for n in ("as_of_from", "as_of_to")] == ["2025-11-01", "2025-11-30"]


def test_accepting_what_a_check_kept_out_makes_a_fact() -> None:
    row = stated(region_code=None, region_kind=None, region="Serang")
    found = applied([decision(row)], refused=statements(row))
    (new,) = found.facts.iter_rows(named=True)
    assert (new["region"], new["recorded_at"], new["source_id"]) == ("Serang", DECIDED, "koran-a")
    assert found.decisions["former_fact"].to_list() == [None]


def test_a_rejection_supersedes_without_a_successor() -> None:
    row = stated()
    found = applied([decision(row, "reject")], row)
    (old,) = found.facts.iter_rows(named=True)
    assert (old["superseded_at"], old["superseded_by"]) == (DECIDED, "decision")
    told = found.decisions.row(0, named=True)
    assert (told["state"], told["former_fact"], told["fact_id"], told["reason"]) == (
        "applied",
        "f1",
        None,
        "seen in print",
    )


def test_a_second_decision_takes_the_place_of_the_first() -> None:
    row = stated()
    first = decision(row, "correct", decision_id="d1", human=KOTA_SERANG)
    second = decision(row, "accept", decision_id="d2", decided_at=LATER)
    found = applied([second, first], row)
    times = found.facts.sort("recorded_at", "superseded_at").select("region", "recorded_at", "superseded_at").rows()
    assert times == [
        ("Kabupaten Serang", at(ARRIVED), DECIDED),
        ("Kota Serang", DECIDED, LATER),
        ("Kabupaten Serang", LATER, None),
    ]
    assert found.decisions["state"].to_list() == ["replaced", "applied"]
    assert found.decisions["former_fact"].to_list() == ["f1", found.decisions["fact_id"][0]]


def test_after_a_rejection_the_statement_may_come_back() -> None:
    row = stated()
    again = decision(row, "accept", decision_id="d2", decided_at=LATER)
    found = applied([decision(row, "reject", decision_id="d1"), again], row)
    spans = found.facts.sort("recorded_at").select("recorded_at", "superseded_at").rows()
    assert spans == [(at(ARRIVED), DECIDED), (LATER, None)]


def test_a_decision_older_than_the_arrival_counts_from_the_arrival() -> None:
    row = stated()
    found = applied([decision(row, decided_at=at("2025-01-01T00:00"))], row)
    assert set(found.facts["recorded_at"]) == {at(ARRIVED)}
    old = found.facts.filter(pl.col("fact_id") == "f1")
    assert old["superseded_at"].to_list() == [at(ARRIVED)]


def test_a_report_issued_again_supersedes_what_was_decided_about_the_former_issue() -> None:
    row = stated(superseded_at=LATER, superseded_by="revision")
    spans = applied([decision(row)], row).facts.sort("recorded_at")
    assert spans.select("recorded_at", "superseded_at", "superseded_by").rows() == [
        (at(ARRIVED), DECIDED, "decision"),
        (DECIDED, LATER, "revision"),
    ]
    too_late = applied([decision(row, decided_at=at("2026-03-01T00:00"))], row).facts.sort("recorded_at")
    assert too_late.select("superseded_at", "superseded_by").rows() == [
        (LATER, "revision"),
        (at("2026-03-01T00:00"), "revision"),
    ]


def test_what_breaks_a_rule_is_not_applied_and_the_automatic_fact_stands() -> None:
    row = stated()
    found = applied([decision(row, "correct", human={"region_code": "99.99"})], row, unsound="yes")
    assert found.facts.equals(frame(row))
    told = found.decisions.row(0, named=True)
    assert (told["state"], told["state_en"], told["fact_id"]) == ("refused", "Not applied: It breaks a rule.", None)


def test_a_stale_decision_changes_nothing() -> None:
    row = stated()
    found = applied([decision(row)], stated(as_of="2024"))
    assert found.facts.equals(frame(stated(as_of="2024")))
    assert found.decisions["state"].to_list() == ["stale"]


def test_without_decisions_nothing_changes() -> None:
    row = stated()
    found = applied([], row)
    assert found.facts.equals(frame(row))
    assert found.decisions.is_empty()


def test_the_order_of_files_does_not_matter() -> None:
    rows = [stated(), stated("f2", 7, start=40, end=50)]
    decisions = [decision(rows[0]), decision(rows[1], "reject", decision_id="d2")]
    one, other = applied(decisions, *rows), applied(decisions[::-1], *rows[::-1])
    assert one.facts.equals(other.facts) and one.decisions.equals(other.decisions)


def test_the_past_is_known_as_it_was() -> None:
    """Before the decision the series is that of the automatic reading; from its moment on the person's."""
    row = stated()
    found = applied([decision(row, "correct", human=KOTA_SERANG)], row)
    history = reconcile(found.facts, DECIDED).history.sort("known_from")
    assert history.select("region", "known_from", "known_to").rows() == [
        ("Kabupaten Serang", at(ARRIVED), DECIDED),
        ("Kota Serang", DECIDED, None),
    ]
    before = reconcile(found.facts, at("2026-01-05T01:59")).series
    assert before["region"].to_list() == ["Kabupaten Serang"]
    assert before.equals(reconcile(frame(row), at("2026-01-05T01:59")).series)
