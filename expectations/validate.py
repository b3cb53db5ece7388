"""Validating one table: the suite is asked, every verdict kept, failing rows set aside with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl
from polars.exceptions import PolarsError

from expectations.across import lookups_across
from expectations.flagged import flagged_rows
from expectations.lookups import Lookup, least_rows, lookups
from expectations.measures import measure
from expectations.quarantine import quarantine_rows, row_key
from expectations.reasons import mask_identity
from expectations.rules import Between, FewRefused, Holds, Measured, Rows, Rule, Types, breaks
from expectations.suites import Suite, suite
from expectations.validator import LONGEST_ERROR, Outcome, ask
from expectations.volume import lookups_of_volume
from warehouse.model import ops

LARGEST_ASKED_WHOLE = 50_000
"""Above so many rows, the validator is shown only those that the same rules, as Polars expressions, suspect."""
MOST_EXAMPLES = 5
"""Keys of failing rows that a check result names; the rows themselves are in ops.quarantine or ops.flagged."""


@dataclass(frozen=True)
class Verdict:
    """What validating one table came to.

    `check_results` (ops.check_result): one row a rule. `quarantine` (ops.quarantine): one row for each rule and
    row that failed it and may not stay. `passed`: the rows that may. `critical_failed`: whether the release must not
    go on. `flagged` (ops.flagged): rows that stay, with what is asked of them.
    """

    suite: str
    week: str
    check_results: pl.DataFrame
    quarantine: pl.DataFrame
    passed: pl.DataFrame
    critical_failed: bool
    flagged: pl.DataFrame = field(default_factory=ops.FLAGGED.empty)


def validate(
    suite_name: str,
    frame: pl.DataFrame,
    *,
    week: str,
    reference: Mapping[str, pl.DataFrame] | None = None,
    largest_whole: int = LARGEST_ASKED_WHOLE,
) -> Verdict:
    """Ask every rule of the suite of `frame` and tell its rows apart.

    `week`: the arrival week the verdict belongs to, as 2026-W47. `reference`: the tables rows are compared with, by
    full name: core.document (those that passed) for events, statements and facts, core.fact for marts, core.region for
    any table with region_code (by default the one of `warehouse.reference`), stage.statement (those that passed) to
    tell whether there ought to be facts; for the facts of all weeks also those that `expectations.across` names. A
    rule whose table is missing, or that cannot be asked, counts as a failed
    critical one. Frames above `largest_whole` rows are narrowed to suspect rows first; the verdict is the same.

    Raises UsageError for an unknown suite; never for what the frame holds.
    """
    asked = suite(suite_name)
    given = reference or {}
    beside = lookups_across(asked.name, frame, given) | lookups_of_volume(asked.name, frame, given)
    looked_up, absent = _evaluate(frame, lookups(asked.table, given) | beside)
    outcomes = _table_outcomes(asked, frame, given) | _row_outcomes(asked, frame, looked_up, absent, largest_whole)
    failed_rows = sorted({n for o in outcomes.values() if asked.lets_leave(o.rule) for n in o.failed})
    for rule in asked.rules:
        if isinstance(rule.check, FewRefused):
            outcomes[rule.name] = _few_refused(rule, rule.check, len(failed_rows), frame.height)
    in_order = [outcomes[rule.name] for rule in asked.rules]
    failures = [(o.rule, list(o.failed)) for o in in_order if o.failed]
    structure_broken = any(not o.success and not o.rule.of_rows for o in in_order[:2])
    kept = frame.with_row_index("_number").filter(~pl.col("_number").is_in(failed_rows)).drop("_number")
    check_results = _check_results(asked, week, frame, in_order)
    return Verdict(
        suite=suite_name,
        week=week,
        check_results=check_results,
        quarantine=quarantine_rows(asked, week, frame, looked_up, [f for f in failures if asked.lets_leave(f[0])]),
        passed=frame.clear() if structure_broken else kept,
        critical_failed=not check_results.filter((pl.col("severity") == "critical") & ~pl.col("success")).is_empty(),
        flagged=flagged_rows(asked, week, frame, looked_up, [f for f in failures if not asked.lets_leave(f[0])]),
    )


def _evaluate(frame: pl.DataFrame, wanted: Lookup) -> tuple[pl.DataFrame, dict[str, str]]:
    """The expressions as columns, one for each that can be worked out, and for each other the reason why not."""
    absent = {name: why for name, why in wanted.items() if isinstance(why, str)}
    expressions = {name: e for name, e in wanted.items() if isinstance(e, pl.Expr)}
    try:
        return frame.select(**expressions), absent
    except PolarsError:
        columns = []
        for name, expression in expressions.items():
            try:
                columns.append(frame.select(expression.alias(name)))
            except PolarsError as error:
                absent[name] = _first_line(error)
    return pl.concat(columns, how="horizontal") if columns else frame.select(), absent


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:LONGEST_ERROR]


def _row_outcomes(
    asked: Suite, frame: pl.DataFrame, looked_up: pl.DataFrame, absent: Mapping[str, str], largest_whole: int
) -> dict[str, Outcome]:
    rules = [rule for rule in asked.rules if rule.of_rows]
    whole = pl.concat([frame, looked_up], how="horizontal") if looked_up.width else frame
    wanted: Lookup = {r.name: _condition(r.check, absent) for r in rules if isinstance(r.check, Holds)}
    conditions, unanswered = _evaluate(whole, wanted)
    outcomes = {
        rule.name: Outcome(rule, success=False, error=unanswered[rule.name], ran=False)
        for rule in rules
        if rule.name in unanswered
    }
    plain = [rule for rule in rules if not isinstance(rule.check, Holds)]
    held = [rule for rule in rules if isinstance(rule.check, Holds) and rule.name not in unanswered]
    numbers = None
    if frame.height > largest_whole:
        numbers = _suspects(frame, conditions, plain)
        frame, conditions = frame[numbers], conditions[numbers]
    answers = ask(frame, plain, numbers) + ask(conditions, held, numbers)
    return outcomes | {outcome.rule.name: outcome for outcome in answers}


def _condition(check: Holds, absent: Mapping[str, str]) -> pl.Expr | str:
    for name in check.condition.meta.root_names():
        if name in absent:
            return absent[name]
    return check.condition


def _suspects(frame: pl.DataFrame, conditions: pl.DataFrame, plain: list[Rule]) -> pl.Series:
    """Numbers of the rows that any rule may refuse; a rule that cannot be put to the frame suspects none of them,
    and the validator itself then tells why."""
    suspect, _ = _evaluate(frame, {rule.name: breaks(rule.check) for rule in plain})  # type: ignore[arg-type]
    failing = [suspect[name] for name in suspect.columns] + [~conditions[name] for name in conditions.columns]
    columns = pl.DataFrame([series.fill_null(False).alias(str(i)) for i, series in enumerate(failing)])
    return columns.select(pl.any_horizontal(pl.all()).arg_true()).to_series()


def _table_outcomes(asked: Suite, frame: pl.DataFrame, given: Mapping[str, pl.DataFrame]) -> dict[str, Outcome]:
    outcomes = {}
    for rule in asked.rules:
        if rule.of_rows or isinstance(rule.check, FewRefused):
            continue
        if isinstance(rule.check, Types):
            outcomes[rule.name] = _types(rule, rule.check, frame)
        elif isinstance(rule.check, Rows):
            outcomes[rule.name] = _rows(rule, asked.name, frame, given)
        elif isinstance(rule.check, Measured):
            outcomes[rule.name] = _measured(rule, rule.check, given)
        else:
            (outcome,) = ask(frame.clear(), [rule])
            found = None if outcome.success else "columns found: " + ", ".join(frame.columns)
            outcomes[rule.name] = replace(outcome, error=outcome.error or found)
    return outcomes


def _types(rule: Rule, check: Types, frame: pl.DataFrame) -> Outcome:
    found = {name: str(dtype) for name, dtype in frame.schema.items()}
    shape = pl.DataFrame(
        [(name, declared, found.get(name, "missing")) for name, declared in check.types],
        schema=["column", "declared", "found"],
        orient="row",
    )
    (outcome,) = ask(shape, [rule])
    if outcome.success or not outcome.ran:
        return outcome
    wrong = (shape.row(number) for number in outcome.failed)
    told = "; ".join(f"{name} is {is_}, declared {declared}" for name, declared, is_ in wrong)
    return replace(outcome, failed=(), error=told)


def _rows(rule: Rule, suite_name: str, frame: pl.DataFrame, given: Mapping[str, pl.DataFrame]) -> Outcome:
    try:
        least = least_rows(suite_name, given)
    except PolarsError as error:
        least = _first_line(error)
    if isinstance(least, str):
        return Outcome(rule, success=False, error=least, ran=False)
    return _counted(
        rule, frame.height, Between("count", least, None), f"{frame.height} rows, expected at least {least}"
    )


def _measured(rule: Rule, check: Measured, given: Mapping[str, pl.DataFrame]) -> Outcome:
    found = measure(check.measure, given)
    if isinstance(found, str):
        return Outcome(rule, success=False, error=found, ran=False)
    return _counted(rule, found.value, Between("count", found.low, found.high), found.told)


def _few_refused(rule: Rule, check: FewRefused, refused: int, rows: int) -> Outcome:
    largest = max(check.grace, int(check.share * rows))
    told = f"{refused} of {rows} rows were refused, at most {largest} may be"
    return _counted(rule, refused, Between("count", None, largest), told)


def _counted(rule: Rule, count: float, check: Between, told: str) -> Outcome:
    (outcome,) = ask(pl.DataFrame({"count": [count]}), [replace(rule, check=check)])
    told_why = None if outcome.success else outcome.error or told
    return Outcome(rule, success=outcome.success, error=told_why, ran=outcome.ran)


def _check_results(asked: Suite, week: str, frame: pl.DataFrame, outcomes: list[Outcome]) -> pl.DataFrame:
    results = [
        {
            "week": week,
            "suite": asked.name,
            "expectation": outcome.rule.name,
            "column": ", ".join(outcome.rule.columns) or None,
            "severity": outcome.rule.severity if outcome.ran else "critical",
            "success": outcome.success,
            "rows": frame.height,
            "failed_rows": len(outcome.failed),
            "observed": _observed(outcome, frame.height),
            "examples": _examples(asked, frame, outcome),
            "meaning_en": outcome.rule.meaning_en,
            "meaning_id": outcome.rule.meaning_id,
            "error": None if outcome.ran else outcome.error,
        }
        for outcome in outcomes
    ]
    return pl.DataFrame(results, schema=ops.CHECK_RESULT.polars())


def _observed(outcome: Outcome, rows: int) -> str | None:
    """What was found where the rule did not hold: told by the table as a whole, else how many of its rows failed."""
    if outcome.success or not outcome.ran:
        return None
    return outcome.error or f"{len(outcome.failed)} of {rows} rows"


def _examples(asked: Suite, frame: pl.DataFrame, outcome: Outcome) -> list[str]:
    first = list(outcome.failed[:MOST_EXAMPLES])
    keys = zip(first, frame[first].iter_rows(named=True), strict=True)
    return [mask_identity(row_key(asked, row, number)) for number, row in keys]
