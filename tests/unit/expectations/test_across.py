"""Facts against each other: each rule fires on the fact it should, and not on what only looks like it."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from expectation_rows import FACT_ROW, REFERENCE, REGIONS, SERIES_ROW, WEEK, rows

from expectations.validate import Verdict, validate
from warehouse.model import mart

SUITE = "facts.all_weeks"
RATE = {"metric": "coverage_rate", "unit": "percent"}
ALL = {"segment": None, "worker_group": None, "program": []}
Row = dict[str, object]


def amount(value: float) -> Row:
    return {"value": value, "value_low": value, "value_high": value}


def judged(*changes: Row, **tables: pl.DataFrame) -> Verdict:
    given = {**REFERENCE, **{f"mart.{name}": frame for name, frame in tables.items()}}
    return validate(SUITE, rows(SUITE, *(ALL | change for change in changes)), week=WEEK, reference=given)


def flagged(verdict: Verdict) -> dict[str, set[str]]:
    assert verdict.quarantine.is_empty() and not verdict.critical_failed
    grouped = verdict.flagged.group_by("expectation").agg("row_key")
    return {name: set(keys) for name, keys in grouped.iter_rows()}


def series(*changes: Row) -> tuple[list[Row], pl.DataFrame]:
    """Facts f0, f1 ... and the estimates that rest on them, one for each change."""
    facts, points = [], []
    for number, change in enumerate(changes):
        day = date.fromisoformat(str(change["as_of"]))
        value = amount(float(str(change["value"])))
        whole = {"program": "", "segment": None, "worker_group": None, "sponsored": False, "series_id": "d0"}
        points.append(SERIES_ROW | whole | change | value | {"as_of_date": day, "chosen_fact": f"f{number}"})
        own = {k: v for k, v in change.items() if k in FACT_ROW}
        facts.append(own | value | {"as_of_from": day, "as_of_to": day})
    return facts, pl.DataFrame(points, schema=mart.COVERAGE_SERIES.polars())


def over_time(*values: tuple[str, float], **same: object) -> dict[str, set[str]]:
    facts, points = series(*({"as_of": day, "value": value} | same for day, value in values))
    return flagged(judged(*facts, coverage_series=points))


ELIGIBLE = {"metric": "eligible_workers", "numerator_basis": None}


def test_more_active_than_eligible_is_told_of_the_active() -> None:
    found = judged(amount(500_000), ELIGIBLE | amount(400_000))
    assert flagged(found) == {"expect_active_not_above_eligible": {"f0"}}
    reason = found.flagged.row(0, named=True)
    assert reason["reason_en"] == (
        "500,000 active in “Kabupaten Bekasi” at 2026-10, but at most 400,000 ought to be covered (berita.txt)."
    )
    assert reason["reason_id"].startswith("500.000 peserta aktif di “Kabupaten Bekasi” per 2026-10, padahal")
    assert found.passed.height == 2


@pytest.mark.parametrize(
    "eligible",
    [
        amount(400_000) | {"region_code": "32.75", "region_kind": "city"},
        amount(400_000) | {"as_of": "2026-09", "as_of_from": date(2026, 9, 1), "as_of_to": date(2026, 9, 30)},
        amount(400_000) | {"segment": "BPU"},
        amount(400_000) | {"value_high": 500_000.0},
        amount(499_000),  # less than half a percent: another cut-off day
    ],
    ids=["another place", "another date", "another segment", "words that allow it", "a few days apart"],
)
def test_figures_that_may_go_together_are_left_alone(eligible: Row) -> None:
    assert flagged(judged(amount(500_000), ELIGIBLE | eligible)) == {}


def test_counts_by_branch_replaced_or_sponsored_are_not_compared() -> None:
    branch = amount(8e6) | {"numerator_basis": "active_by_branch"}
    past = amount(8e6) | {"superseded_at": FACT_ROW["recorded_at"]}
    assert flagged(judged(branch, past, amount(8e6) | {"sponsor": "Pemkab"}, ELIGIBLE | amount(4e6))) == {}


def arithmetic(check: str, *facts: str, verdict: str = "contradicts") -> pl.DataFrame:
    row = {"check": check, "facts": list(facts), "verdict": verdict, "sentence": "1 / 2 = 50 %, stated 40 %"}
    return mart.ARITHMETIC.conform(pl.DataFrame([row]))


@pytest.mark.parametrize(
    ("check", "rows_", "expectation", "told"),
    [
        ("rate_of_total", [{}, ELIGIBLE, RATE | amount(40)], "expect_rate_to_follow_from_its_parts", {"f2"}),
        ("complement", [RATE | amount(40), RATE | amount(50) | {"metric": "unprotected_rate"}],
         "expect_shares_to_make_a_hundred", {"f0", "f1"}),
        ("total", [{}, {"metric": "unprotected_workers"}, ELIGIBLE | amount(9e5)], "expect_parts_to_make_the_total",
         {"f2"}),
        ("part_of_whole", [{}, {"segment": "BPU"}], "expect_part_not_above_its_whole", {"f1"}),
    ],
)  # fmt: skip
def test_sums_that_contradict_are_told_of_the_figure_that_does_not_follow(
    check: str, rows_: list[Row], expectation: str, told: set[str]
) -> None:
    facts = [f"f{n}" for n in range(len(rows_))]
    assert flagged(judged(*rows_, arithmetic=arithmetic(check, *facts))) == {expectation: told}
    assert flagged(judged(*rows_, arithmetic=arithmetic(check, *facts, verdict="close"))) == {}


def test_a_year_to_date_that_falls_is_told() -> None:
    claims = {"metric": "claims_paid", "unit": "IDR", "period": "ytd"}
    values = [("2026-03-31", 300e9), ("2026-06-30", 200e9), ("2026-09-30", 900e9)]
    assert over_time(*values, **claims) == {"expect_year_to_date_not_to_fall": {"f1"}}
    # A new year begins at nil, and a year's own figure is no running one.
    assert over_time(("2025-12-31", 900e9), ("2026-03-31", 200e9), **claims) == {}
    assert over_time(("2026-03-31", 900e9), ("2026-06-30", 200e9), **(claims | {"period": "month"})) == {}


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (("2025-05-31", 390_500), ("2025-12-31", 486_400), False),  # +25 % from May to December is the season
        (("2025-10-31", 400_000), ("2025-12-31", 700_000), False),  # 1.75: within the room of the year's turn
        (("2025-03-31", 400_000), ("2025-06-30", 700_000), True),  # 1.75 in spring is not
        (("2025-12-31", 700_000), ("2026-02-28", 400_000), False),
        (("2025-12-31", 700_000), ("2026-02-28", 300_000), True),
        (("2024-12-31", 400_000), ("2025-12-31", 790_000), False),  # less than double in a year
        (("2024-12-31", 400_000), ("2025-12-31", 810_000), True),
        (("2024-12-31", 400_000), ("2025-12-31", 400_000_000), True),  # a scale word doubled
        (("2023-12-31", 400_000), ("2025-12-31", 4_000_000), False),  # nothing near enough to compare with
        (("2025-03-31", 120), ("2025-06-30", 900), False),  # small counts move as they like
    ],
)
def test_jumps_are_judged_by_season(before: tuple[str, float], after: tuple[str, float], told: bool) -> None:
    assert over_time(before, after) == ({"expect_no_jump": {"f1"}} if told else {})


def test_the_same_season_decides_where_it_is_known() -> None:
    # Doubled since September, but December was as high a year ago.
    assert over_time(("2024-12-31", 780_000), ("2025-09-30", 400_000), ("2025-12-31", 800_000)) == {}


def test_rates_jump_by_points() -> None:
    assert over_time(("2024-12-31", 39.09), ("2025-12-31", 65.0), **RATE) == {}
    assert over_time(("2024-12-31", 39.09), ("2025-12-31", 93.9), **RATE) == {"expect_no_jump": {"f1"}}


def members(total: float, *parts: tuple[str, float]) -> dict[str, set[str]]:
    same: Row = {"as_of": "2025-12-31", "segment": None}
    places = [("32", "province", total), *((code, "regency", value) for code, value in parts)]
    facts, points = series(
        *(same | {"region_code": code, "region_kind": kind, "value": value, "series_id": f"d{n}"}
          for n, (code, kind, value) in enumerate(places))
    )  # fmt: skip
    kinds = {"32.75": "city"}
    facts = [fact | {"region_kind": kinds.get(str(fact["region_code"]), fact["region_kind"])} for fact in facts]
    return flagged(judged(*facts, coverage_series=points))


def test_a_province_is_no_less_than_its_members_and_no_more_than_all_of_them() -> None:
    assert REGIONS["region_code"].to_list() == ["00", "32", "32.16", "32.75"]  # a province of two members
    wrong = {"expect_region_to_agree_with_its_members": {"f0"}}
    assert members(900_000, ("32.16", 500_000), ("32.75", 400_000)) == {}
    assert members(700_000, ("32.16", 500_000), ("32.75", 400_000)) == wrong
    assert members(1_200_000, ("32.16", 500_000), ("32.75", 400_000)) == wrong
    assert members(1_200_000, ("32.16", 500_000)) == {}
    assert members(400_000, ("32.16", 500_000)) == wrong


STATUTORY = {"metric": "benefit_amount", "kind": "statutory", "unit": "IDR", "program": ["JKM"]}


@pytest.mark.parametrize(
    ("value", "day", "told"),
    [
        (42e6, date(2026, 10, 31), False),
        (24e6, date(2026, 10, 31), True),  # what PP 44/2015 set until 2019
        (24e6, date(2018, 6, 30), False),
        (42e6, date(2018, 6, 30), True),
        (31e6, date(2026, 10, 31), False),  # no regulation knows it: not ours to say
    ],
)
def test_sums_set_by_law_belong_to_their_day(value: float, day: date, told: bool) -> None:
    change = STATUTORY | amount(value) | {"as_of": day.isoformat(), "as_of_from": day, "as_of_to": day}
    assert flagged(judged(change)) == ({"expect_statutory_value_to_be_in_force": {"f0"}} if told else {})


def test_one_statement_twice_among_the_facts_is_critical() -> None:
    former = {"statement_id": "s9", "superseded_at": FACT_ROW["recorded_at"]}
    assert flagged(judged({"statement_id": "s9"}, former)) == {}
    verdict = judged({"statement_id": "s9"}, {"statement_id": "s9"})
    assert verdict.critical_failed
    assert verdict.quarantine["expectation"].unique().to_list() == ["expect_one_standing_fact_a_statement"]


def test_without_the_marts_the_facts_are_not_judged() -> None:
    verdict = validate(SUITE, rows(SUITE, {}), week=WEEK, reference={"core.document": REFERENCE["core.document"]})
    failed = verdict.check_results.filter(~pl.col("success"))
    assert {str(e).split(":")[0] for e in failed["error"]} == {
        "it needs the table mart.arithmetic", "it needs the table mart.coverage_series"
    }  # fmt: skip
    assert set(failed["severity"]) == {"critical"}


def test_many_facts_are_judged_as_few_are() -> None:
    facts = rows(SUITE, *(ALL | change for change in (amount(500_000), ELIGIBLE | amount(400_000), amount(3))))
    whole = validate(SUITE, facts, week=WEEK, reference=REFERENCE)
    narrowed = validate(SUITE, facts, week=WEEK, reference=REFERENCE, largest_whole=0)
    assert narrowed.check_results.equals(whole.check_results)
    assert narrowed.flagged.equals(whole.flagged)
