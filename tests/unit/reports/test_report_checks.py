"""Flags on figures that break an identity which the rest of their table keeps."""

from __future__ import annotations

from typing import Any

from report_making import book, read

Flagged = dict[str, list[str]]


def flagged(rows: list[list[Any]]) -> Flagged:
    """Flags by cell, of the cells that have any."""
    return {
        row["cell"]: row["flags"] for row in read(book({"t": rows})).statements.iter_rows(named=True) if row["flags"]
    }


HEAD = ["Capaian UCJ Provinsi Bali, Oktober 2025"]


def test_a_rate_that_does_not_follow_from_its_row() -> None:
    rows = [
        HEAD,
        ["Kabupaten", "Potensi", "Peserta Aktif", "Capaian (%)"],
        ["Badung", 1000, 250, "25,00"],
        ["Gianyar", 800, 400, "50,00"],
        ["Bangli", 500, 100, "91,23"],
    ]
    assert flagged(rows) == {"t!D5": ["ratio_inconsistent"]}


def test_cut_off_decimals_are_no_error() -> None:
    rows = [
        HEAD,
        ["Kabupaten", "Potensi", "Peserta Aktif", "Capaian (%)"],
        ["Badung", 900, 500, "55,55"],
        ["Gianyar", 700, 300, "42,86"],
    ]
    assert flagged(rows) == {}


def test_rates_on_another_base_are_not_flagged() -> None:
    rows = [
        HEAD,
        ["Kabupaten", "Angkatan Kerja", "Peserta Aktif", "Capaian UCJ (%)"],
        ["Badung", 1000, 250, "31,00"],
        ["Gianyar", 800, 400, "61,00"],
    ]
    assert flagged(rows) == {}


def test_what_is_left_over() -> None:
    rows = [
        HEAD,
        ["Kabupaten", "Potensi", "Terlindungi", "Belum Terlindungi"],
        ["Badung", 1000, 250, 750],
        ["Gianyar", 800, 400, 400],
        ["Bangli", 500, 100, 500],
    ]
    assert flagged(rows) == {"t!D5": ["complement_mismatch"]}


def test_a_subtotal_that_does_not_add_up() -> None:
    rows = [
        ["Rekap pekerja rentan Kabupaten Garut 2025"],
        ["Kecamatan", "Desa", "Jumlah TK"],
        ["Cilawu", "Ngamplang", 10], [None, "Mangkurakyat", 20], ["Sub Jumlah", None, 30],
        ["Bayongbong", "Cinisti", 5], [None, "Ciburuy", 6], ["Sub Jumlah", None, 12],
        ["JUMLAH", None, 41],
    ]  # fmt: skip
    assert flagged(rows) == {"t!C8": ["sum_mismatch"]}


def test_a_total_column_that_does_not_add_up() -> None:
    rows = [
        ["Peserta aktif Provinsi Bali, Mei 2025"],
        ["Kabupaten", "PU", "BPU", "Total"],
        ["Badung", 10, 5, 15],
        ["Gianyar", 8, 4, 12],
        ["Bangli", 7, 3, 11],
    ]
    assert flagged(rows) == {"t!D5": ["sum_mismatch"]}


def test_hidden_rows_count_towards_totals_but_are_not_read() -> None:
    rows = [
        ["Peserta aktif Provinsi Bali, Mei 2025"],
        ["Kabupaten", "PU"],
        ["Badung", 10],
        ["Gianyar", 8],
        ["Jumlah", 18],
    ]
    statements = read(book({"t": rows}, hidden_rows=[3])).statements
    assert sorted(statements["value"]) == [10, 18]
    assert statements["flags"].explode().drop_nulls().is_empty()


def test_contribution_times_persons_times_months() -> None:
    rows = [
        ["Rekap pekerja rentan Kabupaten Garut 2025"],
        ["Kecamatan", "Jumlah TK", "Jumlah Bulan", "Iuran/TK (Rp)", "Total Iuran (Rp)"],
        ["Cilawu", 10, 12, 16800, 2_016_000], ["Bayongbong", 5, 10, 16800, 840_000],
        ["Cisurupan", 4, 10, 16800, 700_000],
    ]  # fmt: skip
    assert flagged(rows) == {"t!E5": ["ratio_inconsistent", "statutory_mismatch"]}


def test_year_to_date_figures_never_fall() -> None:
    rows = [
        ["Klaim Cabang Tegal tahun 2025 (kumulatif)"],
        ["Uraian", "s.d. Jan", "s.d. Feb", "s.d. Mar"],
        ["Jumlah Kasus JHT", 100, 210, 190],
    ]
    assert flagged(rows) == {"t!D3": ["not_monotone"]}


def test_formulas_stored_without_result_are_no_zeros() -> None:
    rows = [
        ["Peserta aktif Provinsi Bali, Mei 2025"],
        ["Kabupaten", "PU", "BPU", "Total"],
        ["Badung", 10, 5, None],
        ["Gianyar", 8, 4, None],
    ]
    data = book({"t": rows}, formulas={"D3": ("=B3+C3", 0), "D4": ("=B4+C4", 12)})
    found = {row["cell"]: row["value"] for row in read(data).statements.iter_rows(named=True)}
    assert found == {"t!B3": 10, "t!C3": 5, "t!B4": 8, "t!C4": 4, "t!D4": 12}
