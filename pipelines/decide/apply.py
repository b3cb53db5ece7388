"""Decisions become facts: a new version beside the automatic one, which stays with the time until which it was known.

Nothing is altered in place. The automatic fact is superseded at the moment of the decision; the fact that a person
made of it is recorded at that moment, keeps document, place and words, and names the decision in its rule. A
rejection supersedes without a successor; accepting what a check refused makes a fact where there was none.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import polars as pl

from pipelines.decide.decision import READING, Decision
from pipelines.decide.matching import Match, Row, match, statements_of
from pipelines.reconcile.facts import as_of_bounds
from pipelines.reconcile.flags import DOUBTFUL
from pipelines.reconcile.ids import with_id
from pipelines.reconcile.readings import DECIDED
from warehouse.model import STATEMENT, core
from warehouse.model.curation import DECISION

READING_DOUBTS = frozenset({"region_ambiguous", "region_inferred", "date_inferred"})
"""Flags about how a statement was read: whoever reads it settles them. Flags about what is printed stay."""
CERTAIN = 1.0


_REPLACED = ("A later decision about the statement stands.", "Putusan yang lebih baru berlaku bagi pernyataan ini.")


@dataclass(frozen=True)
class Proposal:
    """What decisions ask for, before it is checked. `made`: their facts (`core.fact`), not yet superseded by each
    other; `fact_of` and `known_at`: by decision_id the fact it made, and when the warehouse knew of it (UTC)."""

    matches: tuple[Match, ...]
    made: pl.DataFrame
    fact_of: Mapping[str, str]
    known_at: Mapping[str, datetime]


@dataclass(frozen=True)
class Decided:
    """`facts`: automatic ones and those that decisions made (`core.fact`); `decisions`: `core.decision`."""

    facts: pl.DataFrame
    decisions: pl.DataFrame


def propose(
    decisions: Collection[Decision], facts: pl.DataFrame, refused: pl.DataFrame, documents: pl.DataFrame
) -> Proposal:
    """The facts that `decisions` would make of `facts` (automatic, `core.fact`) and of `refused` statements
    (STATEMENT) standing in `documents` (`core.document`)."""
    matches = match(decisions, statements_of(decisions, facts, refused))
    fitting = [(m.decision, m.statement) for m in matches if m.state == "applied" and m.statement is not None]
    arrivals = dict(documents.select("document_id", "first_arrival").iter_rows())
    known_at = {d.decision_id: max(d.decided_at, arrivals[row["document_id"]]) for d, row in fitting}
    rows = [
        {**_version(row, d), "decision_id": d.decision_id, "recorded_at": known_at[d.decision_id]}
        for d, row in fitting
        if d.action != "reject"
    ]
    schema = STATEMENT.polars() | {"decision_id": pl.String(), "recorded_at": pl.Datetime("us")}
    frame = with_id(pl.DataFrame(rows, schema=schema), "fact_id", ["statement_id", "decision_id"])
    paper = documents.select("document_id", "source_id", "published_at", "arrival_week")
    made = frame.join(paper, on="document_id", how="left", maintain_order="left").with_columns(*as_of_bounds("as_of"))
    fact_of = dict(made.select("decision_id", "fact_id").iter_rows())
    return Proposal(tuple(matches), core.FACT.conform(made).sort("fact_id"), fact_of, known_at)


def _version(row: Row, decision: Decision) -> dict[str, Any]:
    """The statement as the person reads it."""
    human = decision.human
    settled = READING_DOUBTS | (frozenset(DOUBTFUL) if "value" in human else frozenset())
    return {
        **{name: row[name] for name in STATEMENT.names},
        "flags": [flag for flag in row["flags"] or [] if flag not in settled],
        **human,
        "confidence": CERTAIN,
        "rule": f"{row['rule']}{DECIDED}{decision.decision_id}",
    }


def settle(proposal: Proposal, facts: pl.DataFrame, why_not: Mapping[str, tuple[str, str]]) -> Decided:
    """`facts` with the facts of `proposal` that are sound, each with its time, and `core.decision`.

    `why_not`: for the fact_id of each that is not, the reasons in English and Indonesian.
    """
    checked = [_checked(m, proposal.fact_of, why_not) for m in proposal.matches]
    former, ends_at = _succession([m for m in checked if m.state == "applied"], proposal)
    ends = pl.DataFrame(list(ends_at.items()), schema={"fact_id": pl.String, "_ends": pl.Datetime("us")}, orient="row")
    issued = facts.select("statement_id", pl.col("superseded_at").alias("_issued"))
    made = (
        proposal.made.filter(~pl.col("fact_id").is_in(list(why_not)))
        .join(issued, on="statement_id", how="left", maintain_order="left")
        # What was decided about a report after it was issued again never stood.
        .with_columns(
            pl.when(pl.col("_issued").is_not_null())
            .then(pl.max_horizontal("recorded_at", "_issued"))
            .alias("superseded_at"),
            pl.when(pl.col("_issued").is_not_null()).then(pl.lit("revision")).alias("superseded_by"),
        )
    )
    both = pl.concat([core.FACT.conform(facts), core.FACT.conform(made)])
    sooner = pl.col("_ends").is_not_null() & (
        pl.col("superseded_at").is_null() | (pl.col("_ends") < pl.col("superseded_at"))
    )
    timed = both.join(ends, on="fact_id", how="left", maintain_order="left").with_columns(
        pl.when(sooner).then("_ends").otherwise("superseded_at").alias("superseded_at"),
        pl.when(sooner).then(pl.lit("decision")).otherwise("superseded_by").alias("superseded_by"),
    )
    return Decided(core.FACT.conform(timed).sort("fact_id"), _table(_in_force(checked), former, proposal.fact_of))


def _checked(found: Match, fact_of: Mapping[str, str], why_not: Mapping[str, tuple[str, str]]) -> Match:
    """A decision whose fact breaks a rule that must hold is refused."""
    reasons = why_not.get(fact_of.get(found.decision.decision_id, ""))
    if reasons is None:
        return found
    told = (f"Not applied: {reasons[0]}", f"Tidak diterapkan: {reasons[1]}")
    return replace(found, state="refused", why=told)


def _in_force(matches: list[Match]) -> list[Match]:
    """Of several decisions about one statement the last that can be applied stands; the earlier are replaced."""
    last = {m.about: number for number, m in enumerate(matches) if m.state == "applied"}
    return [
        replace(m, state="replaced", why=_REPLACED) if number < last.get(m.about, -1) else m
        for number, m in enumerate(matches)
    ]


def _succession(matches: list[Match], proposal: Proposal) -> tuple[dict[str, str], dict[str, datetime]]:
    """Which fact each decision took the place of, and when each fact that lost its place did so (UTC)."""
    standing = {m.about: m.statement["fact_id"] for m in matches if m.statement is not None}
    former: dict[str, str] = {}
    ends_at: dict[str, datetime] = {}
    for found in matches:
        decision_id = found.decision.decision_id
        before = standing[found.about]
        if before is not None:
            former[decision_id] = before
            ends_at[before] = proposal.known_at[decision_id]
        standing[found.about] = proposal.fact_of.get(decision_id)
    return former, ends_at


def _table(matches: list[Match], former: Mapping[str, str], fact_of: Mapping[str, str]) -> pl.DataFrame:
    rows = [_row(m, former, fact_of) for m in matches]
    return DECISION.conform(pl.DataFrame(rows, schema=DECISION.polars())).sort("decision_id")


def _row(found: Match, former: Mapping[str, str], fact_of: Mapping[str, str]) -> dict[str, Any]:
    decision = found.decision
    stood = found.state in ("applied", "replaced")
    return {
        "decision_id": decision.decision_id,
        "statement_id": decision.statement_id,
        "current_statement": found.statement["statement_id"] if found.statement else None,
        "document_id": decision.expect["document_id"],
        "document": decision.document,
        "action": decision.action,
        "state": found.state,
        "state_en": found.why[0],
        "state_id": found.why[1],
        "fields": sorted(decision.human),
        "automatic": _json(decision.automatic),
        "human": _json(decision.human) if decision.human else None,
        "reason": decision.reason,
        "reviewer": decision.reviewer,
        "decided_at": decision.decided_at,
        "decided_on": decision.decided_on,
        "former_fact": former.get(decision.decision_id),
        "fact_id": fact_of.get(decision.decision_id) if stood else None,
        "content": decision.content,
        "yaml": decision.yaml,
    }


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps({n: values[n] for n in READING if n in values}, ensure_ascii=False)
