"""One fact explained: the words that state it, the document, the rules, the checks, and what disagrees with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from warehouse.model.errors import UsageError
from warehouse.query import reading, run

_SHORTEST = 4
MARKS = ("«", "»")


def explain(data: Path, fact_id: str) -> dict[str, Any]:
    """All that the published warehouse knows about one fact.

    `fact_id` may be shortened to its first characters (four at least) while they fit one fact. Keys: `fact` (the row),
    `sentence` (with the figure between « and »), `document`, `flags`, `checks`, `failed_checks`, `arithmetic`,
    `decisions` (of curators, about its statement), `estimate` (the series point it stands in, None if it stands in
    none), `rivals`. Raises UsageError for an id that fits no fact or several.
    """
    with reading(data) as con:
        fact = _fact(con, fact_id)
        known = fact["fact_id"]
        return {
            "fact": fact,
            "sentence": _marked(fact),
            "document": _one(con, "SELECT * FROM core.document WHERE document_id = ?", fact["document_id"]),
            "flags": _rows(con, "SELECT flag, meaning_en, meaning_id FROM core.fact_flag WHERE fact_id = ?", known),
            "checks": _rows(
                con,
                "SELECT suite, count(*) AS expectations, count(*) FILTER (success) AS held FROM ops.check_result"
                " WHERE week = ? GROUP BY suite ORDER BY suite",
                fact["arrival_week"],
            ),
            "failed_checks": _rows(
                con,
                "SELECT expectation, severity, reason_en, reason_id FROM ops.quarantine WHERE row_key = ?"
                " UNION ALL SELECT expectation, 'warning', reason_en, reason_id FROM ops.flagged WHERE row_key = ?"
                " ORDER BY expectation",
                fact["statement_id"],
                known,
            ),
            "arithmetic": _rows(
                con,
                # Figures that differ only in their basis or interval are compared each, in the same words.
                'SELECT "check", verdict, misfit, sentence FROM mart.arithmetic WHERE list_contains(facts, ?)'
                ' GROUP BY ALL ORDER BY "check", min(arithmetic_id)',
                known,
            ),
            "decisions": _rows(
                con,
                "SELECT * FROM core.decision WHERE current_statement = ? ORDER BY decided_at, decision_id",
                fact["statement_id"],
            ),
            "estimate": _estimate(con, fact),
            "rivals": _rivals(con, known),
        }


def _fact(con: duckdb.DuckDBPyConnection, fact_id: str) -> dict[str, Any]:
    wanted = fact_id.strip().lower()
    if len(wanted) < _SHORTEST:
        raise UsageError(f"{fact_id!r} is too short: give at least {_SHORTEST} characters of a fact_id.")
    rows = _rows(con, "SELECT * FROM core.fact WHERE starts_with(fact_id, ?) ORDER BY fact_id LIMIT 6", wanted)
    exact = [row for row in rows if row["fact_id"] == wanted]
    found = exact or rows
    if not found:
        raise UsageError(f"There is no fact {fact_id!r}: take a fact_id from core.fact or chosen_fact of a series.")
    if len(found) > 1:
        raise UsageError(f"{fact_id!r} fits several facts: {', '.join(r['fact_id'] for r in found)}.")
    return found[0]


def _estimate(con: duckdb.DuckDBPyConnection, fact: dict[str, Any]) -> dict[str, Any] | None:
    """The point of the series that this fact states, whether or not it was chosen."""
    return _one(
        con,
        """
        SELECT s.series_id, s.as_of, s.value, s.facts, s.sources, s.chosen_fact, s.rule, s.conflict,
               s.chosen_fact = m.fact_id AS chosen
        FROM mart.series_fact AS m
        INNER JOIN mart.coverage_series AS s USING (series_id, as_of_date)
        INNER JOIN core.fact AS f USING (fact_id)
        WHERE m.fact_id = ? AND f.superseded_at IS NULL
        """,
        fact["fact_id"],
    )


def _rivals(con: duckdb.DuckDBPyConnection, fact_id: str) -> list[dict[str, Any]]:
    """The other facts of the dispute this fact is part of, the chosen one first."""
    return _rows(
        con,
        """
        SELECT o.fact_id, o.value, o.source_id, o.published_at, o.verdict, o.reason, o.evidence
        FROM mart.conflict AS c INNER JOIN mart.conflict AS o USING (conflict_id)
        WHERE c.fact_id = ? AND o.fact_id <> c.fact_id
        ORDER BY o.verdict <> 'chosen', o.verdict, o.fact_id
        """,
        fact_id,
    )


def _rows(con: duckdb.DuckDBPyConnection, sql: str, *values: str) -> list[dict[str, Any]]:
    return run(con, sql, list(values)).to_dicts()


def _one(con: duckdb.DuckDBPyConnection, sql: str, value: str) -> dict[str, Any] | None:
    rows = _rows(con, sql, value)
    return rows[0] if rows else None


def _marked(fact: dict[str, Any]) -> str:
    """The sentence with its figure marked: the figure within the words that state it, of a table the cell's own."""
    sentence: str | None = fact["sentence"]
    evidence, figure = fact["evidence"], fact["figure"]
    if figure and sentence and evidence in sentence and figure in evidence:
        before, _, after = sentence.partition(evidence)
        return before + mark(evidence, figure) + after
    return mark(sentence, evidence, last=fact["source_kind"] == "report")


def _plain(value: float) -> str:
    """A value as people write it: no exponent, at most four decimals."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def mark(sentence: str | None, evidence: str, *, last: bool = False) -> str:
    """`sentence` with the `evidence` in it between marks; the evidence alone where the sentence lacks it.

    The first occurrence, or the `last`: the row of a report ends with its value.
    """
    text = sentence or ""
    at = text.rfind(evidence) if last else text.find(evidence)
    marked = f"{MARKS[0]}{evidence}{MARKS[1]}"
    return marked if at < 0 else text[:at] + marked + text[at + len(evidence) :]


def explanation_text(explained: dict[str, Any]) -> str:
    """The explanation as lines for a terminal."""
    fact, document = explained["fact"], explained["document"] or {}
    lines = [
        f"{fact['fact_id']}  {fact['metric']} {_figure(fact)} ({fact['kind']}, {fact['qualifier']})",
        f"  {fact['region'] or 'no region'}, {fact['as_of'] or 'no date'}, {fact['period']}",
        "",
        f"  {explained['sentence']}",
        "",
        f"Document    {fact['document']}, {document.get('outlet') or fact['source_id']}, "
        f"{document.get('published') or 'publication date unknown'}"
        + (f", cell {fact['cell']}" if fact["cell"] else f", characters {fact['start']} to {fact['end']}"),
        f"            sha256 {fact['document_id']}, arrived {fact['recorded_at']} UTC ({fact['arrival_week']})",
        f"Rules       {fact['rule']}, confidence {fact['confidence']:.2f}",
    ]
    lines += [f"Flag        {f['flag']}: {f['meaning_en']}" for f in explained["flags"]]
    lines += [f"Checks      {c['suite']}: {c['held']} of {c['expectations']} held" for c in explained["checks"]]
    lines += [f"Failed      {c['expectation']} ({c['severity']}): {c['reason_en']}" for c in explained["failed_checks"]]
    lines += [f"Decision    {_decision_text(d, fact['fact_id'])}" for d in explained["decisions"]]
    lines += [f"Arithmetic  {a['verdict']}: {a['sentence']}" for a in explained["arithmetic"]]
    lines.append(f"Estimate    {_estimate_text(explained['estimate'])}")
    lines += [
        f"Disagrees   {r['fact_id']} {_plain(r['value'])} ({r['source_id']}): {r['verdict']}, {r['reason']}"
        for r in explained["rivals"]
    ]
    return "\n".join(lines)


def _decision_text(decision: dict[str, Any], fact_id: str) -> str:
    """What was decided, by whom and why, and what the decision is to this fact."""
    part = {decision["fact_id"]: "which made this fact", decision["former_fact"]: "which superseded this fact"}
    reason = f": {decision['reason']}" if decision["reason"] else ""
    return (
        f"{decision['action']} by {decision['reviewer']} on {decision['decided_on']}{reason} "
        f"({decision['decision_id']}, {decision['state']}{', ' + part[fact_id] if fact_id in part else ''})"
    )


def _figure(fact: dict[str, Any]) -> str:
    high = "no bound" if fact["value_high"] is None else f"{_plain(fact['value_high'])}"
    allowed = "" if fact["value_low"] == fact["value_high"] else f" [{_plain(fact['value_low'])} to {high}]"
    return f"{_plain(fact['value'])} {fact['unit']}{allowed}"


def _estimate_text(estimate: dict[str, Any] | None) -> str:
    if estimate is None:
        return "stands in no series (an anecdote, superseded, or without a date or a place)"
    standing = "chosen" if estimate["chosen"] else f"not chosen; {estimate['chosen_fact']} is"
    dispute = ", facts disagree" if estimate["conflict"] else ""
    return (
        f"{_plain(estimate['value'])} on {estimate['as_of']}: {standing} (rule: {estimate['rule']}; "
        f"{estimate['facts']} facts of {estimate['sources']} sources{dispute})"
    )
