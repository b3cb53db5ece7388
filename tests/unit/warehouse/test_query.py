"""Reading back: SQL from anyone, a region's series, a fact explained; and what is refused, in one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tests.unit.reconcile.by_hand import at
from warehouse.explain import explain, explanation_text, mark
from warehouse.model.errors import UsageError
from warehouse.publish import published_folder
from warehouse.query import query, reading, series


def test_names_need_no_schema(data: Path) -> None:
    assert query(data, "SELECT count(*) AS n FROM coverage_latest, ops.release").row(0) != (0,)
    assert query(data, "FROM coverage_latest").equals(query(data, "FROM mart.coverage_latest"))


def test_sums_of_whole_numbers_stay_whole_numbers(data: Path) -> None:
    found = query(data, "SELECT sum(facts) AS n, sum(CAST(9223372036854775807 AS HUGEINT)) AS big FROM coverage_series")
    assert found.dtypes == [pl.Int64, pl.Float64]


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("selec 1", r"SQL at line 1, column 1: syntax error at or near \"selec\"\."),
        ("SELECT *\nFROM fact WHERE value = = 1", r"SQL at line 2, column 25: syntax error .*\."),
        ("SELECT nilai FROM fact", r"SQL at line 1, column 8: Referenced column \"nilai\" not found .*\."),
        ("SELECT * FROM facts", r"SQL at line 1, column 15: Table with name facts does not exist; perhaps .*fact.*\."),
        ("SELECT CAST('x' AS INT)", r"SQL at line 1, column 8: Could not convert .*\."),
        ("  ;\n", r"There is no SQL to run\."),
        ("CREATE TABLE t (x INT)", r"SQL: .*read-only mode\."),
        ("DELETE FROM core.fact", r"SQL: .*read-only mode\."),
        ("SET threads = 1", r"SQL: .*locked\."),
    ],
)
def test_bad_sql_is_one_sentence_with_its_place(data: Path, sql: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=f"^{sentence}$"):
        query(data, sql)


def test_no_progress_bar_runs_into_the_rows(data: Path) -> None:
    assert query(data, "SELECT current_setting('enable_progress_bar')").item() is False


def test_sql_reaches_no_file_and_no_extension(data: Path, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.csv"
    secret.write_text("kata\nsandi\n", encoding="utf-8")
    target = tmp_path / "keluar.csv"
    for sql in (
        f"SELECT * FROM read_csv('{secret}')",
        f"SELECT * FROM '{secret}'",
        f"SELECT * FROM read_text('{secret}')",
        f"SELECT * FROM glob('{tmp_path}/*')",
        f"COPY core.fact TO '{target}'",
        f"COPY (SELECT 1) TO '{target}'",
        f"EXPORT DATABASE '{tmp_path / 'semua'}'",
        f"ATTACH '{tmp_path / 'lain.duckdb'}' AS lain",
        "INSTALL httpfs",
        f"LOAD '{tmp_path / 'x.duckdb_extension'}'",
        "SET enable_external_access = true",
        "RESET lock_configuration",
    ):
        with pytest.raises(UsageError):
            query(data, sql)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["rahasia.csv"]


def test_reading_leaves_nothing_beside_the_release(data: Path) -> None:
    folder = published_folder(data)
    before = sorted(p.name for p in folder.iterdir())
    query(data, "SELECT count(*) FROM range(3_000_000) a")
    assert sorted(p.name for p in folder.iterdir()) == before


def test_before_the_first_release_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"run `cakupan refresh` first"):
        query(tmp_path, "SELECT 1")
    with pytest.raises(UsageError, match=r"run `cakupan refresh` first"):
        series(tmp_path, "36")


def test_a_region_goes_by_its_code(data: Path) -> None:
    assert series(data, "36.04", "coverage_rate")["value"].to_list() == [40.0, 50.87, 48.0]
    assert series(data, "36").height == 4


def test_an_office_goes_by_its_name(data: Path) -> None:
    assert series(data, "cabang Serang")["value"].to_list() == [77_000.0]


def test_unknown_names_are_refused(data: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no metric 'cakupan'; there are: active_participants, "):
        series(data, "36.04", "cakupan")
    with pytest.raises(UsageError, match=r"'kemarin' is not a day or a moment"):
        series(data, "36.04", known_at="kemarin")


@pytest.mark.parametrize("known_at", ["2026-01-31", date(2026, 1, 31), at("2026-01-31T23:00"), "2026-01-31 23:00"])
def test_series_as_they_were_known(data: Path, known_at: str | date) -> None:
    found = series(data, "36.04", "active_participants", known_at)
    assert found.select("as_of", "value").rows() == [("2025-12-31", 400_000.0)]


def test_quotes_in_names_are_only_text(data: Path) -> None:
    assert series(data, "x' OR '1'='1").is_empty()


def test_a_fact_is_explained_with_its_words_marked(data: Path) -> None:
    told = explain(data, "active-news")
    assert told["sentence"] == "Tercatat «400.385 pekerja» aktif."
    assert told["document"]["source_id"] == "koran-a"
    assert told["estimate"]["chosen_fact"] == "active-report"
    assert (told["estimate"]["chosen"], told["estimate"]["value"]) == (False, 401_000.0)
    assert [(r["fact_id"], r["verdict"]) for r in told["rivals"]] == [("active-report", "chosen")]
    text = explanation_text(told)
    assert "active_participants 400,000 persons [399,500 to 400,500] (observation, exact)" in text
    assert "not chosen; active-report is" in text
    assert "Disagrees   active-report 401,000 (dinas): chosen" in text


def test_flags_and_sums_are_part_of_the_explanation(data: Path) -> None:
    assert "statutory_mismatch: The amount is not the one" in explanation_text(explain(data, "death-odd"))
    assert [a["check"] for a in explain(data, "eligible")["arithmetic"]] == ["rate_of_total"]
    assert "stands in no series" in explanation_text(explain(data, "anecdote"))
    assert explain(data, "covered")["estimate"]["chosen"] is True


def test_an_id_may_be_shortened_while_it_fits_one(data: Path) -> None:
    assert explain(data, "anecd")["fact"]["fact_id"] == "anecdote"
    with pytest.raises(UsageError, match=r"'active' fits several facts: active-banten, active-jan, "):
        explain(data, "active")
    with pytest.raises(UsageError, match=r"There is no fact 'zzzz'"):
        explain(data, "zzzz")
    with pytest.raises(UsageError, match=r"too short"):
        explain(data, "a")
    assert explain(data, "eligible")["fact"]["fact_id"] == "eligible"


def test_evidence_outside_its_sentence_is_shown_alone() -> None:
    assert mark("Baris lain.", "42 juta") == "«42 juta»"
    assert mark(None, "42 juta") == "«42 juta»"


def test_the_row_of_a_report_is_marked_at_its_value() -> None:
    assert mark("Tahun 12: naik 12 dari 12", "12") == "Tahun «12»: naik 12 dari 12"
    assert mark("Tahun 12: naik 12 dari 12", "12", last=True) == "Tahun 12: naik 12 dari «12»"


def test_every_reading_sees_one_release(data: Path) -> None:
    with reading(data) as con:
        assert con.execute("SELECT release FROM ops.release").fetchall() == [("2026-W26.1",)]


def test_the_figure_is_marked_within_the_words_that_state_it() -> None:
    from warehouse.explain import _marked, _plain

    fact = {
        "source_kind": "news",
        "sentence": "Pada 2025 ada 42 kasus, dan santunan 42 juta dibayar.",
        "evidence": "santunan 42 juta dibayar",
        "figure": "42 juta",
    }
    assert _marked(fact) == "Pada 2025 ada 42 kasus, dan santunan «42 juta» dibayar."
    assert _marked(fact | {"figure": None}) == "Pada 2025 ada 42 kasus, dan «santunan 42 juta dibayar»."
    assert (_plain(418_600_000_000.0), _plain(39.09), _plain(50.0)) == ("418,600,000,000", "39.09", "50")
