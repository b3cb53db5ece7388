"""Contradictions as they were printed, from document to answer: one small warehouse of fifteen of them.

Figures, dates and places are those of public reports of 2021 to 2025 (press coverage of Kabupaten Serang, DKI Jakarta,
Bali, Bekasi, Banten, Kebon Sirih, Central Java, Penajam Paser Utara, Tangerang Selatan; open data of Banjarmasin and
West Java); sentences and outlets are written for this test. docs/conflict_cases.md tells the verdicts.
"""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest
import yaml

from tests.pipeline.test_review import run
from warehouse.query import query

ARTICLES = yaml.safe_load((Path(__file__).parent / "conflict_cases.yaml").read_text(encoding="utf-8"))["articles"]
REPORTS = {
    "c21-banjarmasin.csv": (
        "Perusahaan dan tenaga kerja terdaftar BPJS Ketenagakerjaan di Kota Banjarmasin;\n"
        "Uraian;2020\nPerusahaan Terdaftar;1233\nTenaga Kerja Terdaftar;82001\nJumlah;83234\n"
    ),
    "c29-jabar-kesehatan.csv": (
        "id,kode_provinsi,bps_kode_kabupaten_kota,kemendagri_kode_kabupaten_kota,nama_kabupaten_kota,"
        "jumlah_ warga_terdaftar_peserta_bpjs_kesehatan,satuan,tahun\n"
        "1,32.0,3201.0,32.01,KABUPATEN BOGOR,1207.0,ORANG,2019.0\n"
    ),
    "c29-jabar.csv": (
        "id,kode_provinsi,bps_kode_kabupaten_kota,kemendagri_kode_kabupaten_kota,nama_kabupaten_kota,"
        "jumlah_ peserta_aktif_bpjs_ketenagakerjaan,satuan,tahun\n"
        "1,32.0,3201.0,32.01,KABUPATEN BOGOR,1207.0,ORANG,2019.0\n"
        "2,32.0,3202.0,32.02,KABUPATEN SUKABUMI,811.5,ORANG,2019.0\n"
    ),
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cases")
    inbox = root / "inbox"
    inbox.mkdir()
    for name, article in ARTICLES.items():
        (inbox / f"{name}.json").write_text(json.dumps({"url": None, "title": None, **article}))
    for name, text in REPORTS.items():
        (inbox / name).write_text(text)
    built = run(root / "data", "refresh", "--inbox", str(inbox), "--week", "2026-W41")
    assert built.code == 0, built.err
    return root / "data"


def rows(data: Path, sql: str) -> list[tuple[object, ...]]:
    return query(data, sql).rows()


def read(data: Path, case: str, columns: str = "metric, value, region, as_of, flags") -> list[tuple[object, ...]]:
    """Facts of the documents of one case, in the order of their names and places."""
    return rows(
        data, f"SELECT {columns} FROM fact WHERE starts_with(document, '{case}') ORDER BY document, start, cell"
    )


def test_c01_four_claims_stay_and_the_one_that_gives_the_rate_is_preferred(data: Path) -> None:
    verdicts = "SELECT value, source_id, verdict FROM conflict WHERE region_code = '36.04' ORDER BY value, source_id"
    assert rows(data, verdicts) == [
        (400_385.0, "kabar kali", "chosen"), (461_000.0, "lensa empat", "loses"), (461_000.0, "suara tiga", "loses"),
        (461_000.0, "warta dua", "loses"),
    ]  # fmt: skip
    point = "SELECT value, rule, facts, conflict FROM coverage_series WHERE metric = 'active_participants'"
    assert rows(data, f"{point} AND region_code = '36.04'") == [(400_385.0, "consistent", 4, True)]
    flags = "SELECT DISTINCT flags FROM fact WHERE value = 461000"
    assert rows(data, flags) == [(["ratio_inconsistent"],)]
    # 400,385 / 786,702 = 50.89: near the 50.87 printed. 461,000 would be 54.41.
    graded = "SELECT verdict, sentence FROM arithmetic WHERE region_code = '36.04' ORDER BY misfit"
    (near, _), (against, sentence) = rows(data, graded)
    assert (near, against) == ("close", "contradicts") and "54.41 %" in str(sentence)


def test_c03_the_date_is_kept_and_the_weekday_flagged(data: Path) -> None:
    # 9 December 2025 was a Tuesday.
    assert read(data, "c03", "document, as_of, flags") == [
        ("c03-selasa.json", "2025-12-09", []), ("c03-senin.json", "2025-12-09", ["weekday_mismatch"]),
    ]  # fmt: skip
    point = "SELECT value, facts, conflict FROM coverage_series WHERE region_code = '36.01'"
    assert rows(data, point) == [(21_234.0, 2, False)]
    # How a sound value was read is no doubt about it.
    waiting = (
        "SELECT count(*) FROM ops.review_queue WHERE document = 'c03-senin.json' AND list_contains(reasons, 'flagged')"
    )
    assert rows(data, waiting) == [(0,)]


def test_c05_members_are_never_divided_by_the_workers_of_another_count(data: Path) -> None:
    counts = "SELECT value, numerator_basis FROM coverage_series WHERE region_code = '31' AND unit = 'persons'"
    assert rows(data, f"{counts} AND metric = 'active_participants' ORDER BY value") == [
        (2_291_409.0, "active_by_nik"), (8_020_000.0, "active"),
    ]  # fmt: skip
    # 2,291,409 / 3,951,828. What 8.02 million counts is not said: 203 percent is computed nowhere.
    rate = "SELECT round(value, 2), numerator_basis FROM derived_rate WHERE region_code = '31'"
    assert rows(data, rate) == [(57.98, "active_by_nik")]
    assert rows(data, "SELECT 1 FROM arithmetic WHERE region_code = '31'") == []


def test_c07_three_values_stay_and_the_rate_is_flagged(data: Path) -> None:
    assert read(data, "c07", "value, flags") == [
        (50.88, ["ratio_inconsistent"]), (935_079.0, ["ratio_inconsistent"]), (1_873_899.0, []),
    ]  # fmt: skip
    sums = 'SELECT "check", verdict, round(implied_low, 2), stated_value FROM arithmetic'
    assert rows(data, f"{sums} WHERE region_code = '51'") == [("rate_of_total", "contradicts", 49.9, 50.88)]


def test_c09_a_misread_year_is_another_date_and_the_day_of_print_stays_beside_it(data: Path) -> None:
    dated = read(data, "c09", "document, as_of, published_at::VARCHAR")
    assert dated == [
        ("c09-ulang.json", "2024-02-25", "2025-02-26"), ("c09.json", "2025-02-25", "2025-02-26"),
    ]  # fmt: skip
    assert rows(data, "SELECT count(*) FROM coverage_series WHERE region_code = '32.16'") == [(2,)]


def test_c11_a_share_that_its_parts_do_not_give_is_flagged(data: Path) -> None:
    # 26,994 of 112,665 are 23.96 percent.
    assert read(data, "c11", "metric, value, flags") == [
        ("eligible_workers", 112_665.0, []), ("registered_workers", 26_994.0, ["ratio_inconsistent"]),
        ("coverage_rate", 55.11, ["ratio_inconsistent"]),
    ]  # fmt: skip
    reasons = "SELECT count(*) FROM ops.review_queue WHERE document = 'c11.json' AND list_contains(reasons, 'flagged')"
    assert rows(data, reasons) == [(2,)]


def test_c13_two_rates_of_one_day_are_ranked_by_precision(data: Path) -> None:
    verdicts = "SELECT value, verdict, reason FROM conflict WHERE region_code = '00' ORDER BY value"
    (chosen, loses) = rows(data, verdicts)
    assert chosen[:2] == (37.01, "chosen") and loses[:2] == (42.0, "loses") and "precisely" in str(loses[2])
    assert {speaker for (speaker,) in read(data, "c13", "speaker")} == {
        "Ketua Dewan Pengawas", "Direktur Utama BPJS Ketenagakerjaan",
    }  # fmt: skip


def test_c15_points_and_commas_are_read_figure_by_figure(data: Path) -> None:
    found = query(data, "SELECT metric, value, program, flags FROM fact WHERE document = 'c15.json'")
    paid = found.filter(pl.col("metric") == "claims_paid").sort("value", descending=True)["value"].to_list()
    assert paid == [535.9e9, 486.24e9, 25.1e9, 18.39e9, 6.17e9]
    assert sum(paid[1:]) == pytest.approx(paid[0])
    cases = found.filter(pl.col("metric") == "claim_cases").select("value", pl.col("program").list.first(), "flags")
    assert sorted(cases.rows()) == [
        (6_039.0, "JKK", ["comma_thousands"]), (27_703.0, "JHT", ["comma_thousands"]),
    ]  # fmt: skip


def test_c17_a_part_above_its_whole_contradicts_it(data: Path) -> None:
    sums = 'SELECT "check", verdict, stated_value, implied_low FROM arithmetic WHERE region_code IS NULL'
    assert rows(data, sums) == [("part_of_whole", "contradicts", 26_595.0, 249_408.0)]
    assert sorted(read(data, "c17", "value")) == [(26_595.0,), (249_408.0,)]


def test_c19_a_stock_told_as_a_flow_is_the_stock_of_the_last_day(data: Path) -> None:
    point = "SELECT as_of_date::VARCHAR, period, value, facts, conflict FROM coverage_series"
    told = rows(data, f"{point} WHERE region_code = '00' AND metric = 'active_participants'")
    assert told == [("2024-12-31", "point", 45_220_000.0, 2, False)]


def test_c21_a_total_of_firms_and_workers_is_no_figure(data: Path) -> None:
    assert read(data, "c21", "metric, unit, value, region, as_of") == [
        ("registered_employers", "employers", 1_233.0, "Kota Banjarmasin", "2020"),
        ("registered_workers", "persons", 82_001.0, "Kota Banjarmasin", "2020"),
    ]  # fmt: skip
    assert rows(data, "SELECT count(*) FROM quarantine WHERE document = 'c21-banjarmasin.csv'") == [(0,)]


def test_c23_what_a_province_pays_for_is_held_against_nothing_else(data: Path) -> None:
    points = (
        "SELECT region_code, value, sponsored, conflict FROM coverage_series WHERE as_of = '2025-12' AND segment = "
        "'VULNERABLE' ORDER BY region_code"
    )
    assert rows(data, points) == [("36", 5_000.0, True, False), ("36.04", 21_234.0, False, False)]
    assert rows(data, "SELECT count(*) FROM hierarchy_check WHERE region_code = '36'") == [(0,)]


def test_c25_budgets_that_pay_whole_years_are_exact(data: Path) -> None:
    checked = "SELECT region_code, budget, persons, monthly, months, verdict FROM budget_check ORDER BY budget"
    assert rows(data, checked) == [
        ("64.09", 1_008_000_000.0, 5_000.0, 16_800.0, 12.0, "exact"),
        ("36.74", 2_295_000_000.0, 11_250.0, 17_000.0, 12.0, "exact"),
        ("64.09", 3_024_000_000.0, 15_000.0, 16_800.0, 12.0, "exact"),
    ]  # fmt: skip


def test_c27_ranks_are_computed_and_never_read(data: Path) -> None:
    assert read(data, "c27", "value, region") == [
        (1_580_000.0, "Provinsi Sulawesi Selatan"), (2_120_000.0, "Provinsi Sumatera Utara"),
    ]  # fmt: skip
    ranked = (
        "SELECT region, rank() OVER (ORDER BY value DESC) FROM coverage_latest WHERE metric = 'active_participants' "
        "AND as_of = '2025-12' AND region_kind = 'province' ORDER BY 2"
    )
    assert rows(data, ranked) == [("Provinsi Sumatera Utara", 1), ("Provinsi Sulawesi Selatan", 2)]


def test_c29_open_data_with_blanks_in_headers_and_floats_for_codes(data: Path) -> None:
    assert read(data, "c29", "metric, value, region_code, as_of") == [("active_participants", 1_207.0, "32.01", "2019")]
    # Half a person is no count; members of the health insurance are none of ours.
    refused = "SELECT document, expectation FROM quarantine"
    assert rows(data, refused) == [("c29-jabar.csv", "expect_counts_to_be_whole")]
