"""Each expectation refuses just the rows that break it: right rows stay, and every failing key is known beforehand."""

from __future__ import annotations

import polars as pl
import pytest
from expectation_breaks import BROKEN, STRUCTURAL_BESIDES, Broken
from expectation_rows import REFERENCE, RIGHT, WEEK, clean, rows

from expectations.suites import SUITE_NAMES, suite
from expectations.validate import Verdict, validate

OVER_PAIRS = {"expect_one_chosen_fact_a_conflict", "expect_two_facts_a_conflict"}
BY_OTHERS = {"facts.all_weeks", "report_cells", "marts.quality_weekly", "release"}
"""Suites whose rules set rows against each other: what breaks them stands in their own tests."""
ALONE = [name for name in SUITE_NAMES if name not in BY_OTHERS]
PLAIN = [name for name in ALONE if name != "marts.conflict"]
CLEAN_ROWS = 3


def structural(name: str) -> Broken:
    """Every column broken as the model forbids it: missing, not allowed, out of bounds."""
    found: Broken = []
    table = RIGHT[name][0]
    for column in table:
        changes: list[tuple[str, object]] = []
        if column.required and column.name not in table.key:
            changes.append((f"expect_{column.name}_to_be_present", None))
        if column.allowed is not None and column.type == "text":
            changes.append((f"expect_{column.name}_to_be_allowed", "nonsense"))
        if column.low is not None:
            changes.append((f"expect_{column.name}_to_be_in_bounds", column.low - 1))
        if column.high is not None:
            changes.append((f"expect_{column.name}_to_be_in_bounds", column.high + 1))
        for rule, value in changes:
            besides = STRUCTURAL_BESIDES.get((column.name, value), set())
            known = {r.name for r in suite(name).rules}
            found.append(({column.name: value}, {rule} | (besides & known)))
    return found


def failed_keys(verdict: Verdict) -> dict[str, set[str]]:
    grouped = verdict.quarantine.group_by("expectation").agg("row_key")
    return {name: set(keys) for name, keys in grouped.iter_rows()}


def frame_of(name: str, broken: Broken) -> pl.DataFrame:
    return rows(name, *({} for _ in range(CLEAN_ROWS)), *(change for change, _ in broken))


def keys_of(name: str, frame: pl.DataFrame) -> list[str]:
    key = RIGHT[name][0].key
    return ["+".join(str(part) for part in row) for row in frame.select(key).iter_rows()]


@pytest.mark.parametrize("name", SUITE_NAMES)
def test_right_rows_fail_nothing_and_all_stay(name: str) -> None:
    frame = clean(name, 6)
    verdict = validate(name, frame, week=WEEK, reference=REFERENCE)
    failed = verdict.check_results.filter(~pl.col("success"))
    assert failed.is_empty(), failed.select("expectation", "error").rows()
    assert verdict.passed.equals(frame)
    assert verdict.quarantine.is_empty()
    assert not verdict.critical_failed
    assert verdict.check_results["rows"].to_list() == [6] * verdict.check_results.height


@pytest.mark.parametrize("name", PLAIN)
def test_each_broken_row_fails_just_the_expectations_it_breaks(name: str) -> None:
    broken = [*BROKEN[name], *structural(name)]
    frame = frame_of(name, broken)
    keys = keys_of(name, frame)
    expected: dict[str, set[str]] = {}
    for number, (_, failed) in enumerate(broken):
        for rule in failed:
            expected.setdefault(rule, set()).add(keys[CLEAN_ROWS + number])
    verdict = validate(name, frame, week=WEEK, reference=REFERENCE)
    assert failed_keys(verdict) == expected
    assert keys_of(name, verdict.passed) == keys[:CLEAN_ROWS]
    counted = dict(verdict.check_results.select("expectation", "failed_rows").iter_rows())
    assert {rule: len(found) for rule, found in expected.items()} == {r: n for r, n in counted.items() if n}


@pytest.mark.parametrize("name", PLAIN)
def test_no_expectation_is_without_a_row_that_breaks_it(name: str) -> None:
    asked = suite(name)
    unique = {f"expect_{'_and_'.join(asked.key)}_to_be_unique", *(f"expect_{k}_to_be_present" for k in asked.key)}
    covered = {rule for _, failed in [*BROKEN[name], *structural(name)] for rule in failed}
    assert {rule.name for rule in asked.rules if rule.of_rows} - unique == covered - unique


@pytest.mark.parametrize("name", PLAIN)
def test_rows_without_a_key_or_with_the_key_of_another_are_told_by_number(name: str) -> None:
    table, right, key = RIGHT[name]
    frame = rows(name, {}, {}, {}, {})
    twice = frame.with_columns(pl.Series(key, [frame[key][0], frame[key][1], frame[key][1], None], frame[key].dtype))
    verdict = validate(name, twice, week=WEEK, reference=REFERENCE)
    own = f"expect_{'_and_'.join(table.key)}_to_be_unique"
    found = verdict.quarantine.select("expectation", "row_key").rows()
    assert [e for e, _ in found].count(own) == 2
    assert (f"expect_{key}_to_be_present", "row 4") in found
    assert verdict.critical_failed
    assert keys_of(name, verdict.passed) == keys_of(name, twice.head(1))
    assert right is RIGHT[name][1]


def test_a_pair_of_facts_in_conflict_is_refused_as_a_pair() -> None:
    pairs = [
        {"conflict_id": "c0", "fact_id": "f0"}, {"conflict_id": "c0", "fact_id": "f1", "verdict": "loses"},
        {"conflict_id": "c1", "fact_id": "f0"}, {"conflict_id": "c1", "fact_id": "f1", "verdict": "chosen"},
        {"conflict_id": "c2", "fact_id": "f0", "verdict": "agrees"},
        {"conflict_id": "c2", "fact_id": "f1", "verdict": "loses"},
        {"conflict_id": "c3", "fact_id": "f0"},
    ]  # fmt: skip
    verdict = validate("marts.conflict", rows("marts.conflict", *pairs), week=WEEK, reference=REFERENCE)
    assert failed_keys(verdict) == {
        "expect_one_chosen_fact_a_conflict": {"c1+f0", "c1+f1", "c2+f0", "c2+f1"},
        "expect_two_facts_a_conflict": {"c3+f0"},
    }
    assert verdict.critical_failed


def test_each_broken_row_of_a_conflict_fails_just_what_it_breaks() -> None:
    name = "marts.conflict"
    broken = [*BROKEN[name], *structural(name)]
    halves: list[dict[str, object]] = []
    for number, (change, _) in enumerate(broken):
        halves.append({"conflict_id": f"c{number:02}", "fact_id": "f0"})
        halves.append({"conflict_id": f"c{number:02}", "fact_id": "f1", "verdict": "loses"} | change)
    frame = rows(name, *halves)
    expected: dict[str, set[str]] = {}
    for number, (_, failed) in enumerate(broken):
        for rule in failed - OVER_PAIRS:
            expected.setdefault(rule, set()).add(keys_of(name, frame)[2 * number + 1])
    found = failed_keys(validate(name, frame, week=WEEK, reference=REFERENCE))
    assert {rule: keys for rule, keys in found.items() if rule not in OVER_PAIRS} == expected
    asked = {rule.name for rule in suite(name).rules if rule.of_rows}
    by_key = {
        "expect_conflict_id_and_fact_id_to_be_unique",
        "expect_conflict_id_to_be_present",
        "expect_fact_id_to_be_present",
    }
    assert asked - OVER_PAIRS - by_key == set(expected) - by_key


@pytest.mark.parametrize("name", ALONE)
def test_narrowing_a_large_frame_to_its_suspects_changes_no_verdict(name: str) -> None:
    frame = frame_of(name, [*BROKEN[name], *structural(name)])
    frame = pl.concat([frame, frame.tail(2)])
    whole = validate(name, frame, week=WEEK, reference=REFERENCE)
    narrowed = validate(name, frame, week=WEEK, reference=REFERENCE, largest_whole=0)
    assert narrowed.check_results.equals(whole.check_results)
    assert narrowed.quarantine.equals(whole.quarantine)
    assert narrowed.passed.equals(whole.passed)
