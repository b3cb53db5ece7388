"""Arrangements on a sheet: tables beside and below each other, sections, where funds and dates stand."""

from __future__ import annotations

from report_making import book, by_cell, facts, read


def test_tables_side_by_side_are_read_apart() -> None:
    rows = [
        ["BPJS Ketenagakerjaan Kantor Cabang Semarang Majapahit"],
        ["Ringkasan s.d. Oktober 2025"],
        [],
        ["No", "Kab/Kota", "TK Aktif", None, "Klaim dibayar"],
        [1, "Kab. Demak", 700, None, "Program", "Kasus", "Rp (juta)"],
        [2, "Kab. Kendal", 250, None, "JHT", 31, 420],
        [None, None, None, None, "JKM", 4, 168],
        [None, None, None, None, "Total", 35, 588],
    ]
    reading = read(book({"Info": rows}))
    office = "Cabang Semarang Majapahit"
    found = facts(book({"Info": rows}))
    assert found == {
        ("active_participants", 700, "33.21", None, "2025-10"),
        ("active_participants", 250, "33.24", None, "2025-10"),
        ("claim_cases", 31, office, None, "2025-10"),
        ("claim_cases", 4, office, None, "2025-10"),
        ("claim_cases", 35, office, None, "2025-10"),
        ("claims_paid", 420e6, office, None, "2025-10"),
        ("claims_paid", 168e6, office, None, "2025-10"),
        ("claims_paid", 588e6, office, None, "2025-10"),
    }
    assert list(by_cell(reading)["Info!G6"]["program"]) == ["JHT"]
    assert not any(reading.statements["flags"].list.len())


def test_a_list_folded_into_two_columns_is_one_list_with_one_total() -> None:
    rows = [
        ["Peserta aktif menurut kota di Provinsi Banten, Mei 2025"],
        [],
        ["No", "Kabupaten/Kota", "Peserta Aktif", "No", "Kabupaten/Kota", "Peserta Aktif"],
        [1, "Kota Tangerang", 900, 3, "Kota Serang", 200],
        [2, "Kota Cilegon", 300, 4, "Kab. Lebak", 100],
        [None, None, None, None, "Jumlah", 1500],
    ]
    reading = read(book({"t": rows}))
    codes = set(reading.statements.select("region_code", "value").iter_rows())
    assert codes == {("36.71", 900), ("36.72", 300), ("36.73", 200), ("36.02", 100), ("36", 1500)}
    assert not any(reading.statements["flags"].list.len())


def test_a_blank_column_within_one_table_parts_nothing() -> None:
    rows = [
        ["Cakupan Provinsi Bali, posisi Juni 2025"],
        ["Kabupaten/Kota", "Eligible", "Aktif", None, "Target 2026 (%)"],
        ["Badung", 1000, 400, None, 45.5],
        ["Gianyar", 800, 200, None, 30],
    ]
    assert ("coverage_target", 45.5, "51.03", None, "2026") in facts(book({"t": rows}))


def test_lines_of_funds_between_rows_name_the_fund_of_the_rows_below() -> None:
    rows = [
        ["Rekap pekerja rentan Kabupaten Berau tahun 2025"],
        ["No", "Kelompok", "Jumlah Peserta"],
        ["Sumber dana : DBH Sawit"],
        [1, "Petani", 120],
        ["Sumber dana : CSR"],
        [1, "Nelayan", 80],
    ]
    found = read(book({"t": rows})).statements.select("value", "worker_group", "fund", "metric").rows()
    assert found == [
        (120, "petani", "DBH Sawit", "registered_workers"),
        (80, "nelayan", "CSR", "registered_workers"),
    ]


def test_a_table_under_a_line_of_inactive_members_states_nothing() -> None:
    header = ["Kab/Kota", "PPU", "PBPU"]
    rows = [
        ["Peserta Sulawesi Barat, 31 Maret 2025"],
        ["A. Peserta Aktif"],
        header,
        ["Majene", 10, 20],
        ["Mamuju", 30, 40],
        [],
        ["B. Peserta Non-Aktif"],
        header,
        ["Majene", 5, 6],
        ["Mamuju", 7, 8],
    ]
    assert {fact[1] for fact in facts(book({"t": rows}))} == {10, 20, 30, 40}


def test_the_date_of_one_group_of_columns_holds_for_the_others() -> None:
    page = (
        "<html><h3>Kepesertaan BPJS Ketenagakerjaan</h3><table>"
        "<tr><th rowspan=2>Kabupaten</th><th colspan=2>Tenaga kerja aktif per 30 April 2025</th>"
        "<th rowspan=2>Pemberi kerja aktif</th></tr><tr><th>Formal</th><th>Informal</th></tr>"
        "<tr><td>Badung</td><td>900</td><td>100</td><td>40</td></tr>"
        "<tr><td>Gianyar</td><td>700</td><td>80</td><td>30</td></tr></table></html>"
    )
    assert ("registered_employers", 40, "51.03", None, "2025-04-30") in facts(page, "rekap.xls")


def test_districts_are_sought_in_the_regency_of_their_section() -> None:
    rows = [
        ["Cakupan per kecamatan, data per 30 September 2025"],
        ["Kecamatan", "Eligible", "Aktif"],
        ["KABUPATEN GRESIK"],
        ["Dukun", 100, 40],
        ["Sub Total", 100, 40],
        ["KABUPATEN LAMONGAN"],
        ["Bluluk", 200, 60],
        ["Sub Total", 200, 60],
    ]
    found = {(fact[1], fact[2]) for fact in facts(book({"t": rows}), "ucj gresik lamongan.xlsx")}
    assert {(40, "35.25.01"), (60, "35.24.02"), (200, "35.24")} <= found


def test_what_is_realised_of_a_target_rate_is_a_rate() -> None:
    rows = [
        ["Target dan realisasi cakupan kepesertaan Maluku Utara, kondisi 30 November 2025"],
        ["Kab/Kota", "2024", None, "2025", None],
        [None, "Target (%)", "Realisasi (%)", "Target (%)", "Realisasi (%)"],
        ["Kota Ternate", 40.5, 38.25, 50, 44.75],
        ["Kota Tidore Kepulauan", 30, 21.5, 35, 28.25],
    ]
    found = facts(book({"t": rows}, merges=["B2:C2", "D2:E2"]))
    assert ("coverage_rate", 38.25, "82.71", None, "2024") in found
    assert ("coverage_rate", 44.75, "82.71", None, "2025-11-30") in found
    assert ("coverage_target", 50, "82.71", None, "2025") in found


def test_remarks_left_of_the_figures_are_the_labels_of_a_table_without_others() -> None:
    rows = [
        ["Kantor Cabang Purwakarta, laporan Oktober 2025"],
        ["Keterangan", "PU", "Jakon"],
        ["Tenaga Kerja Aktif", 500, 60],
        ["Badan Usaha", 40, 3],
    ]
    office = "Cabang Purwakarta"
    assert facts(book({"t": rows})) == {
        ("active_participants", 500, office, "PU", "2025-10"),
        ("active_participants", 60, office, "JAKON", "2025-10"),
        ("registered_employers", 40, office, "PU", "2025-10"),
        ("registered_employers", 3, office, "JAKON", "2025-10"),
    }


def test_recipients_are_workers_where_contributions_are_paid_for_them() -> None:
    rows = [
        ["Penerima bantuan iuran Kecamatan Jati Kabupaten Kudus, April 2025"],
        ["Desa", "Jumlah Penerima"],
        ["Jati Wetan", 41],
        ["Jati Kulon", 17],
    ]
    assert {(fact[0], fact[1]) for fact in facts(book({"t": rows}))} == {
        ("registered_workers", 41),
        ("registered_workers", 17),
    }
