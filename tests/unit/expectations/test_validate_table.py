"""Validation of a table as a whole: shape, rows, share refused, missing reference tables, hostile and odd frames."""

from __future__ import annotations

import subprocess
import sys

import polars as pl
import pytest
from expectation_rows import REFERENCE, WEEK, clean, rows

from expectations.rules import Measured
from expectations.suites import SUITE_NAMES, suite
from expectations.validate import Verdict, validate
from warehouse.model import ALL_TABLES, STATEMENT, core, ops
from warehouse.model.errors import UsageError


def failures(verdict: Verdict) -> dict[str, str | None]:
    """What was found where an expectation failed as a whole, or why it could not be asked; null where rows failed."""
    failed = verdict.check_results.filter(~pl.col("success"))
    told = pl.when(pl.col("failed_rows") == 0).then(pl.coalesce("error", "observed"))
    return dict(failed.select("expectation", told).iter_rows())


def judged(name: str, frame: pl.DataFrame) -> Verdict:
    return validate(name, frame, week=WEEK, reference=REFERENCE)


def test_an_unknown_suite_is_named_in_the_refusal() -> None:
    with pytest.raises(UsageError, match="no suite 'statement'"):
        suite("statement")


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda t: t.full_name)
def test_every_table_of_the_model_has_a_structural_suite(table: object) -> None:
    asked = suite(table.full_name)  # type: ignore[attr-defined]
    assert {"expect_columns_as_declared", "expect_types_as_declared"} < {rule.name for rule in asked.rules}
    assert {rule.severity for rule in asked.rules} == {"critical"}


def test_a_reference_table_is_judged_by_its_structure_alone() -> None:
    right = {"branch": "Cabang Bekasi", "type": "kc", "kanwil": None, "confidence": None}
    frame = pl.DataFrame([right, right | {"branch": "Cabang Karawang", "type": None}], schema=core.BRANCH.polars())
    verdict = judged("core.branch", frame)
    assert failures(verdict) == {"expect_type_to_be_present": None}
    assert verdict.quarantine["row_key"].to_list() == ["Cabang Karawang"]
    assert verdict.critical_failed


@pytest.mark.parametrize("name", ["statements", "events", "facts", "marts.coverage_latest", "marts.conflict"])
def test_a_week_without_such_rows_passes_with_none_looked_at(name: str) -> None:
    verdict = judged(name, clean(name, 1).clear())
    assert failures(verdict) == {}
    assert set(verdict.check_results["rows"]) == {0}
    assert not verdict.critical_failed


def test_no_documents_at_all_hold_the_release_back() -> None:
    verdict = judged("documents", core.DOCUMENT.empty())
    assert failures(verdict) == {"expect_rows": "0 rows, expected at least 1"}
    assert verdict.critical_failed


def test_no_facts_hold_the_release_back_if_statements_passed() -> None:
    statements = {"stage.statement": clean("statements", 1)}
    verdict = validate("facts", core.FACT.empty(), week=WEEK, reference=REFERENCE | statements)
    assert failures(verdict) == {"expect_rows": "0 rows, expected at least 1"}


def test_no_series_hold_the_release_back_if_a_dated_observation_stands() -> None:
    empty = clean("marts.coverage_series", 1).clear()
    assert failures(judged("marts.coverage_series", empty)) == {"expect_rows": "0 rows, expected at least 1"}
    undated = REFERENCE["core.fact"].with_columns(as_of_to=pl.lit(None, pl.Date))
    verdict = validate("marts.coverage_series", empty, week=WEEK, reference={**REFERENCE, "core.fact": undated})
    assert failures(verdict) == {}


def test_a_missing_column_fails_the_table_and_every_rule_that_needs_it_and_nothing_passes() -> None:
    verdict = judged("statements", clean("statements", 3).drop("as_of"))
    failed = failures(verdict)
    assert set(failed) == {
        "expect_columns_as_declared", "expect_types_as_declared", "expect_as_of_to_be_written_as_a_date",
        "expect_as_of_to_be_in_the_calendar", "expect_as_of_year_to_be_plausible",
        "expect_observation_not_after_arrival",
    }  # fmt: skip
    assert failed["expect_types_as_declared"] == "as_of is missing, declared String"
    assert "as_of" in str(failed["expect_as_of_to_be_written_as_a_date"])
    severities = verdict.check_results.filter(~pl.col("success"))["severity"]
    assert set(severities) == {"critical"}
    assert verdict.passed.is_empty()
    assert verdict.quarantine.is_empty()


@pytest.mark.parametrize(
    "changed",
    [
        lambda frame: frame.with_columns(extra=pl.lit(1)),
        lambda frame: frame.select(reversed(frame.columns)),
        lambda frame: frame.rename({"flags": "flag"}),
    ],
    ids=["one too many", "another order", "another name"],
)
def test_other_columns_than_declared_fail_the_table(changed: object) -> None:
    verdict = judged("statements", changed(clean("statements", 2)))  # type: ignore[operator]
    assert "expect_columns_as_declared" in failures(verdict)
    assert verdict.critical_failed
    assert verdict.passed.is_empty()


def test_every_column_is_told_when_its_type_is_wrong() -> None:
    frame = clean("statements", 1).select(pl.lit(True).alias(name) for name in STATEMENT.names)
    verdict = judged("statements", frame)
    told = "; ".join(f"{name} is Boolean, declared {dtype}" for name, dtype in STATEMENT.polars().items())
    assert failures(verdict)["expect_types_as_declared"] == told
    assert "expect_columns_as_declared" not in failures(verdict)
    assert verdict.critical_failed
    assert verdict.passed.is_empty()


def test_values_of_a_wrong_type_are_told_rather_than_raised() -> None:
    verdict = judged("statements", clean("statements", 2).with_columns(value=pl.lit("seribu")))
    failed = failures(verdict)
    assert failed["expect_types_as_declared"] == "value is String, declared Float64"
    assert verdict.critical_failed
    assert verdict.passed.is_empty()


def test_a_rule_whose_reference_table_is_missing_counts_as_a_failed_critical_one() -> None:
    verdict = validate("statements", clean("statements", 1), week=WEEK, reference={})
    why = 'it needs the table core.document: give reference={"core.document": ...}'
    assert failures(verdict) == {
        "expect_document_to_be_stored": why,
        "expect_observation_not_after_arrival": why,
    }
    assert verdict.critical_failed


def test_regions_are_those_of_the_warehouse_unless_given() -> None:
    documents = {"core.document": REFERENCE["core.document"]}
    frame = rows("statements", {}, {"region_code": "32.98"})
    verdict = validate("statements", frame, week=WEEK, reference=documents)
    assert failures(verdict) == {"expect_region_code_to_be_known": None}
    assert verdict.quarantine["row_key"].to_list() == ["s1"]


def test_districts_and_villages_need_only_lie_below_a_known_regency_or_city() -> None:
    frame = rows(
        "statements",
        {"region_code": "32.16.07", "region_kind": "district", "region": "Kecamatan Setu"},
        {"region_code": "32.16.07.2001", "region_kind": "village", "region": "Desa Setu"},
        {"region_code": None, "region_kind": "branch", "region": "Cabang Bekasi Cikarang"},
        {"region_code": "00", "region_kind": "country", "region": "Indonesia"},
    )
    assert judged("statements", frame).passed.height == 4


def test_a_report_need_not_tell_how_many_cells_it_fills() -> None:
    frame = rows("documents", {"source_kind": "report", "characters": None}, {"source_kind": "report", "characters": 0})
    assert judged("documents", frame).passed.height == 1


def test_a_fact_may_be_replaced_at_the_moment_it_is_recorded() -> None:
    frame = clean("facts", 1).with_columns(superseded_at=pl.col("recorded_at"))
    assert judged("facts", frame).passed.height == 1


def test_a_fifth_of_the_rows_may_be_refused_and_not_one_more() -> None:
    wrong = {"value_high": 1.0}
    fine = judged("statements", rows("statements", *([{}] * 40), *([wrong] * 10)))
    assert not fine.critical_failed
    assert fine.passed.height == 40
    much = judged("statements", rows("statements", *([{}] * 39), *([wrong] * 11)))
    assert failures(much)["expect_few_rows_refused"] == "11 of 50 rows were refused, at most 10 may be"
    assert much.critical_failed


def test_five_rows_may_always_be_refused() -> None:
    wrong = {"value_high": 1.0}
    assert not judged("statements", rows("statements", *([wrong] * 5))).critical_failed
    assert judged("statements", rows("statements", *([wrong] * 6))).critical_failed


def test_a_row_that_breaks_two_rules_is_one_refused_row_with_two_reasons() -> None:
    verdict = judged("statements", rows("statements", {}, {"as_of": "1977", "region_kind": "city"}))
    assert verdict.quarantine["row_key"].to_list() == ["s1", "s1"]
    assert verdict.quarantine["quarantine_id"].n_unique() == 2
    assert verdict.passed["statement_id"].to_list() == ["s0"]


def test_reasons_name_the_value_and_its_bound_in_both_languages() -> None:
    change = {"value": 21_234_000.0, "value_low": 21_234_000.0, "value_high": 21_234_000.0}
    row = judged("statements", rows("statements", change)).quarantine.row(0, named=True)
    assert row["reason_en"] == (
        "21,234,000 persons in “Kabupaten Bekasi” is more than any regency has; the bound is 6,000,000."
    )
    assert row["reason_id"] == (
        "21.234.000 persons di “Kabupaten Bekasi” melebihi regency mana pun; batasnya 6.000.000."
    )
    assert (row["week"], row["suite"], row["severity"], row["document"]) == (
        WEEK,
        "statements",
        "warning",
        "berita.txt",
    )


def test_an_identity_number_enters_neither_quarantine_nor_reasons() -> None:
    change = {"evidence": "3216014107900001", "end": 25, "document": "3216014107900001.txt", "value_high": 1.0}
    refused = judged("statements", rows("statements", change)).quarantine
    assert refused.height == 2
    assert "3216014107900001" not in "".join(str(value) for row in refused.rows() for value in row)
    assert refused["document"].unique().to_list() == [f"{'#' * 16}.txt"]


def test_results_and_refusals_conform_to_the_model_and_repeat_exactly() -> None:
    frame = rows("statements", {}, {"as_of": "1977"}, {"value_high": 1.0})
    first, second = judged("statements", frame), judged("statements", frame)
    assert first.check_results.schema == ops.CHECK_RESULT.polars()
    assert first.quarantine.schema == ops.QUARANTINE.polars()
    assert first.check_results.equals(second.check_results)
    assert first.quarantine.equals(second.quarantine)


def test_importing_the_suites_does_not_import_the_validator_or_pandas() -> None:
    code = (
        "import sys, expectations.validate, expectations.verdicts, expectations.page;"
        "print([m for m in ('great_expectations', 'pandas', 'dagster', 'duckdb') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_are_unique_within_a_suite_and_mean_one_question_everywhere() -> None:
    asked: dict[str, type] = {}
    for name in SUITE_NAMES:
        names = [rule.name for rule in suite(name).rules]
        assert len(set(names)) == len(names)
        for rule in suite(name).rules:
            assert asked.setdefault(rule.name, type(rule.check)) is type(rule.check), rule.name


@pytest.mark.parametrize("name", SUITE_NAMES)
def test_every_rule_says_what_it_asks_and_rows_of_gates_fail_with_a_warning(name: str) -> None:
    asked = suite(name)
    assert asked.rules
    for rule in asked.rules:
        assert rule.meaning_en and rule.meaning_id
        if rule.of_rows:
            assert rule.reason_en and rule.reason_id
            unique = rule.name.endswith("_to_be_unique")
            if asked.gate:
                assert rule.severity == ("critical" if unique else "warning")
        elif not isinstance(rule.check, Measured):
            assert rule.severity == "critical"
