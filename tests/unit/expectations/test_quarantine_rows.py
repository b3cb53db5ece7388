"""Rows come back from the quarantine as they went in, whatever they hold; summaries count them."""

from __future__ import annotations

import json
from datetime import date, datetime

import polars as pl
from expectation_rows import REFERENCE, STATEMENT_ROW, WEEK, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.quarantine import quarantine_rows, refused_rows, row_as_json, summarise
from expectations.reasons import mask_identity, reasons
from expectations.suites import suite
from expectations.validate import validate
from warehouse.model import STATEMENT, core, ops

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(mask_identity)
VALUES = {
    "text": TEXT,
    "float": st.floats(allow_nan=False),
    "int": st.integers(-(2**63), 2**63 - 1),
    "text[]": st.lists(TEXT, max_size=3),
}
ANY_ROW = st.fixed_dictionaries({c.name: st.none() | VALUES[c.type] for c in STATEMENT}).map(
    lambda row: row | {"statement_id": "s1"}
)


def refuse(name: str, frame: pl.DataFrame, rule: str) -> pl.DataFrame:
    failures = [(suite(name)[rule], list(range(frame.height)))]
    return quarantine_rows(suite(name), WEEK, frame, pl.DataFrame(), failures)


@given(ANY_ROW)
@settings(max_examples=150, deadline=None)
def test_any_statement_comes_back_as_it_was(row: dict[str, object]) -> None:
    frame = pl.DataFrame([row], schema=STATEMENT.polars())
    assert refused_rows(refuse("statements", frame, "expect_start_before_end")).equals(frame)


def test_numbers_without_a_word_in_json_come_back() -> None:
    frame = rows("statements", {"value": float("nan"), "value_low": float("-inf"), "value_high": float("inf")})
    refused = refuse("statements", frame, "expect_numbers_to_be_finite")
    assert json.loads(refused["row"][0])["value"] == "nan"
    assert refused_rows(refused).equals(frame)


def test_dates_and_moments_come_back() -> None:
    moment = datetime.fromisoformat("2026-11-17 02:00:00.123456")
    frame = rows("documents", {"first_arrival": moment, "published_at": date(1999, 2, 28)})
    refused = refuse("documents", frame, "expect_text_in_document")
    assert refused_rows(refused, "documents").equals(frame)


def test_a_row_refused_for_two_reasons_comes_back_once_and_in_order_of_keys() -> None:
    frame = rows("statements", {}, {"as_of": "1977", "region_kind": "city"}, {"value_high": 1.0})
    verdict = validate("statements", frame, week=WEEK, reference=REFERENCE)
    assert verdict.quarantine.height == 3
    assert refused_rows(verdict.quarantine).equals(frame[1:])


def test_rows_of_other_suites_stay_out() -> None:
    refused = refuse("documents", rows("documents", {}), "expect_text_in_document")
    assert refused_rows(refused, "statements").equals(STATEMENT.empty())
    assert refused_rows(ops.QUARANTINE.empty(), "documents").equals(core.DOCUMENT.empty())


def test_a_masked_row_must_be_read_anew() -> None:
    frame = rows("statements", {"speaker": "Siti 3216014107900001"}, {"value_high": 1.0})
    verdict = validate("statements", frame, week=WEEK, reference=REFERENCE)
    assert refused_rows(verdict.quarantine)["statement_id"].to_list() == ["s1"]


def test_a_column_added_since_comes_back_missing() -> None:
    older = {name: value for name, value in STATEMENT_ROW.items() if name != "fund"}
    refused = refuse("statements", rows("statements", {}), "expect_start_before_end")
    refused = refused.with_columns(row=pl.lit(row_as_json(older)))
    assert refused_rows(refused)["fund"].to_list() == [None]


def test_equal_rows_have_ids_of_their_own_that_repeat_from_run_to_run() -> None:
    frame = pl.concat([rows("statements", {}), rows("statements", {})])
    refused = refuse("statements", frame, "expect_start_before_end")
    assert refused["quarantine_id"].n_unique() == 2
    assert refused.equals(refuse("statements", frame, "expect_start_before_end"))
    assert set(refused["quarantine_id"].str.len_chars()) == {32}


def test_the_summary_counts_rows_and_documents_of_each_expectation() -> None:
    frame = rows(
        "statements",
        {"value_high": 1.0},
        {"value_high": 2.0, "document": "lain.txt"},
        {"value_high": 3.0, "document": "lain.txt", "region_kind": "city"},
    )
    refused = validate("statements", frame, week=WEEK, reference=REFERENCE).quarantine
    counted = summarise(refused).select("expectation", "severity", "rows", "documents").rows()
    assert counted == [
        ("expect_value_not_above_its_interval", "warning", 3, 2),
        ("expect_region_kind_to_agree_with_code", "warning", 1, 1),
    ]
    assert summarise(refused)["reason_en"][0] == "The value 12,500 is above 1, the highest its words allow."
    assert summarise(ops.QUARANTINE.empty()).is_empty()


def test_values_are_written_as_each_language_writes_them() -> None:
    templates = ("{n} {f} {none} {text} {day} {list} {gone} {flag}", "{n} {f} {none} {day} {empty}")
    row = {
        "n": 1_234_567, "f": 1234.5, "none": None, "text": "Kota X", "day": date(2026, 1, 2), "list": ["JKK", "JP"],
        "empty": [], "flag": True,
    }  # fmt: skip
    english, indonesian = reasons(templates, row)
    assert english == "1,234,567 1,234.5 nothing “Kota X” 2026-01-02 JKK, JP nothing true"
    assert indonesian == "1.234.567 1.234,5 kosong 2026-01-02 kosong"


def test_braces_in_a_value_are_not_a_template() -> None:
    assert reasons(("{a}", "{a}"), {"a": "{b}{0.__class__}"}) == ("{b}{0.__class__}",) * 2


def test_long_values_are_shortened() -> None:
    (english, _) = reasons(("{a}", "{a}"), {"a": "x" * 1_000})
    assert english == "x" * 159 + "…"


def test_only_a_bare_run_of_sixteen_digits_is_masked() -> None:
    assert mask_identity("a3216014107900001b") == "a" + "#" * 16 + "b"
    assert mask_identity("12345678901234567 123456789012345") == "12345678901234567 123456789012345"
