"""Rows of the quarantine: where each stands, and what came of reading it again."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from pipelines.decide.apply import propose, settle
from pipelines.decide.standing import Replays, outcomes, with_standing
from tests.unit.decide.deciding import OTHER_SHA, SHA, decision, frame, papers, stated, statements
from tests.unit.reconcile.by_hand import at
from warehouse.model import ops
from warehouse.model.curation import DECISION, REPLAY

MOMENT = at("2026-01-06T01:00:05")


def refusal(statement_id: str, expectation: str = "expect_region_to_be_resolved") -> dict[str, object]:
    return {
        "quarantine_id": f"q-{statement_id}-{expectation[-4:]}", "week": "2025-W50", "suite": "statements",
        "severity": "warning", "expectation": expectation, "row_key": statement_id, "document": "berita.txt",
        "reason_en": "It is not settled.", "reason_id": "Belum pasti.",
        "row": '{"document_id": "' + SHA + '", "sentence": "Tercatat 7 pekerja."}',
    }  # fmt: skip


def quarantine(*rows: dict[str, object]) -> pl.DataFrame:
    return ops.QUARANTINE.conform(pl.DataFrame(list(rows), schema=ops.QUARANTINE.polars()))


def journal(tmp_path: Path) -> Replays:
    (tmp_path / "raw").mkdir(exist_ok=True)
    return Replays(tmp_path)


def test_a_row_tells_its_document_and_sentence_and_waits() -> None:
    found = with_standing(quarantine(refusal("s1")), DECISION.empty(), REPLAY.empty()).row(0, named=True)
    assert (found["document_id"], found["sentence"]) == (SHA, "Tercatat 7 pekerja.")
    assert (found["state"], found["replays"], found["decision_id"]) == ("waiting", 0, None)


def test_decisions_admit_and_refuse_rows() -> None:
    rows = [stated("f1"), stated("f2", 5, start=40, end=50)]
    made = [decision(rows[0]), decision(rows[1], "reject", decision_id="d2")]
    decided = settle(propose(made, frame(), statements(*rows), papers(SHA)), frame(), {})
    found = with_standing(
        quarantine(refusal("s-f1"), refusal("s-f2"), refusal("s-f3")), decided.decisions, REPLAY.empty()
    )
    assert found.select("state", "decision_id").rows() == [
        ("admitted", "d-accept"), ("refused", "d2"), ("waiting", None),
    ]  # fmt: skip


def test_a_replay_is_asked_for_answered_once_and_kept(tmp_path: Path) -> None:
    replays = journal(tmp_path)
    before = quarantine(refusal("s1"), refusal("s2"), refusal("s3"), refusal("s4"))
    replays.ask(before, MOMENT)
    assert replays.unanswered().height == 4 and replays.answered().is_empty()
    # s1 fails still, s2 passes now, s3 is read as something else; the document of s4 is no longer read at all.
    after = with_standing(quarantine(refusal("s1")), DECISION.empty(), replays.answered())
    asked = replays.unanswered().with_columns(
        pl.when(pl.col("row_key") == "s4").then(pl.lit("lain.txt")).otherwise("document").alias("document")
    )
    facts = frame(stated("f2", statement_id="s2"), stated("f9", statement_id="s9"))
    replays.answer(outcomes(asked, after, facts, "c0de"))
    assert replays.unanswered().is_empty()
    told = journal(tmp_path).answered()
    assert told.select("row_key", "outcome", "fact_id", "replayed_at", "code_version").rows() == [
        ("s1", "still_refused", None, MOMENT, "c0de"),
        ("s2", "admitted", "f2", MOMENT, "c0de"),
        ("s3", "read_differently", None, MOMENT, "c0de"),
        ("s4", "gone", None, MOMENT, "c0de"),
    ]
    assert told.schema == REPLAY.polars()


def test_replays_are_counted_by_place_and_rule_whatever_the_row_said_else(tmp_path: Path) -> None:
    replays = journal(tmp_path)
    row = quarantine(refusal("s1"))
    for hour in (1, 2):
        replays.ask(row.with_columns(pl.lit(f"q{hour}").alias("quarantine_id")), at(f"2026-01-06T0{hour}:00"))
        standing = with_standing(row, DECISION.empty(), replays.answered())
        replays.answer(outcomes(replays.unanswered(), standing, frame(), "c0de"))
    two = quarantine(refusal("s1"), refusal("s1", "expect_counts_to_be_whole"))
    found = with_standing(two, DECISION.empty(), replays.answered())
    assert found.select("state", "replays").rows() == [("replayed", 2), ("waiting", 0)]
    assert len(replays.prints()) == 2


def test_a_replay_after_a_decision_tells_the_fact_it_made(tmp_path: Path) -> None:
    replays = journal(tmp_path)
    row = stated(document_id=OTHER_SHA)
    replays.ask(quarantine(refusal("s-f1")), MOMENT)
    decided = settle(propose([decision(row)], frame(), statements(row), papers(OTHER_SHA)), frame(), {})
    standing = with_standing(quarantine(refusal("s-f1")), decided.decisions, replays.answered())
    found = outcomes(replays.unanswered(), standing, decided.facts, "c0de")
    assert found.select("outcome", "fact_id").rows() == [("admitted", decided.decisions["fact_id"][0])]


def test_a_torn_last_line_is_no_replay(tmp_path: Path) -> None:
    replays = journal(tmp_path)
    replays.ask(quarantine(refusal("s1")), MOMENT)
    with (tmp_path / "raw" / "replays.jsonl").open("a") as file:
        file.write('{"quarantine_id": "torn')
    assert journal(tmp_path).unanswered()["row_key"].to_list() == ["s1"]
    replays.ask(quarantine(refusal("s2")), MOMENT)
    assert journal(tmp_path).unanswered()["row_key"].to_list() == ["s1", "s2"]
