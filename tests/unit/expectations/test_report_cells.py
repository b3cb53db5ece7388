"""Report cells: a figure is refused where its cell prints another, has no address or was read twice."""

from __future__ import annotations

import polars as pl
import pytest
from expectation_rows import REFERENCE, WEEK, rows

from expectations.quarantine import refused_rows
from expectations.validate import Verdict, validate

CELLS = "report_cells"


def judged(*changes: dict[str, object]) -> Verdict:
    return validate(CELLS, rows(CELLS, *changes), week=WEEK, reference=REFERENCE)


def refused(verdict: Verdict) -> set[tuple[str, str]]:
    return set(verdict.quarantine.select("expectation", "row_key").rows())


@pytest.mark.parametrize(
    ("evidence", "value"),
    [
        ("12.500", 12_500.0),
        ("12,500", 12_500.0),
        ("31.204,6", 31_204_600_000.0),  # the header says "juta rupiah"
        ("0.3909", 39.09),
        ("39,09 %", 39.09),
        ("(1.234)", -1_234.0),
        ("0.333333333333", 33.33333333),
        ("0", 0.0),
        ("1.5E+07", 15_000_000.0),
        ("nihil", 0.0),
    ],
)
def test_scales_signs_and_rounding_keep_the_digits(evidence: str, value: float) -> None:
    assert refused(judged({"evidence": evidence, "value": value})) == set()


@pytest.mark.parametrize(("evidence", "value"), [("12.500", 12_600.0), ("275.297", 275.0), ("45", 4.0), ("7", 75.0)])
def test_a_value_that_the_cell_does_not_print_is_refused(evidence: str, value: float) -> None:
    verdict = judged({}, {"evidence": evidence, "value": value}, {})
    assert refused(verdict) == {("expect_value_to_have_the_digits_of_its_cell", "s1")}
    assert verdict.passed["statement_id"].to_list() == ["s0", "s2"]


@pytest.mark.parametrize("cell", ["UCJ Bali!H7", "page 2 row 7 column D", "row 6 column C", "Rekap!AB120"])
def test_addresses(cell: str) -> None:
    assert refused(judged({"cell": cell})) == set()
    assert refused(judged({"cell": f"{cell}?"})) == {("expect_cell_to_be_an_address", "s0")}


def test_a_cell_read_twice_as_the_same_measure_is_refused_both_times() -> None:
    verdict = judged({"cell": "Rekap!C3"}, {"cell": "Rekap!C3"}, {"cell": "Rekap!C3", "metric": "registered_workers"})
    told = "expect_cell_to_state_a_measure_once"
    assert refused(verdict) == {(told, "s0"), (told, "s1")}


def test_a_refused_cell_comes_back_as_the_statement_it_was() -> None:
    frame = rows(CELLS, {}, {"value": 99.0})
    verdict = validate(CELLS, frame, week=WEEK, reference=REFERENCE)
    assert refused_rows(verdict.quarantine, CELLS).equals(frame.filter(pl.col("statement_id") == "s1"))


def test_a_person_s_number_in_a_cell_is_refused_and_masked() -> None:
    verdict = judged({"sentence": "NIK 3216014107900001: 12.500"})
    assert refused(verdict) == {("expect_no_identity_number", "s0")}
    assert "3216014107900001" not in str(verdict.quarantine.rows())
