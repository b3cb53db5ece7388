"""Tables of members: provinces by segment, coverage monitoring, branch reports. Figures are invented, sums by hand."""

from __future__ import annotations

import datetime

import pytest
from report_making import book, by_cell, facts, open_document, pdf, read


def test_provinces_under_merged_headers_with_column_numbers() -> None:
    rows = [
        ["Peserta jaminan sosial tenaga kerja menurut provinsi dan status, sampai dengan Bulan Mei Tahun 2024"],
        [],
        ["No", "Provinsi", "Kepesertaan Aktif", None, None, "Kepesertaan Non Aktif", None, None, "Jumlah"],
        [None, None, "PU", "BPU", "Jumlah", "PU", "BPU", "Jumlah", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"],
        [1, "Kep. Riau", 500, 70, 570, 40, 5, 45, 615],
        [2, "DI Yogyakarta", 300, "-", 300, 20, 4, 24, 324],
        ["Jumlah", None, 800, 70, 870, 60, 9, 69, 939],
        ["Sumber: rekaan untuk pengujian"],
    ]
    merges = ["A3:A4", "B3:B4", "C3:E3", "F3:H3", "I3:I4", "A8:B8"]
    found = facts(book({"Mei 2024": rows}, merges=merges))
    provinces = {fact for fact in found if fact[2] in ("21", "34")}
    assert provinces == {
        ("active_participants", 500, "21", "PU", "2024-05"),
        ("active_participants", 70, "21", "BPU", "2024-05"),
        ("active_participants", 570, "21", None, "2024-05"),
        ("registered_workers", 615, "21", None, "2024-05"),
        ("active_participants", 300, "34", "PU", "2024-05"),
        ("active_participants", 300, "34", None, "2024-05"),
        ("registered_workers", 324, "34", None, "2024-05"),
    }


def test_provinces_as_printed_numbers_below_blank_rows_and_columns() -> None:
    rows = [
        [],
        [None, "TENAGA KERJA AKTIF MENURUT PROVINSI"],
        [None, "Keadaan 31 Desember 2023"],
        [],
        [None, "NO.", "PROVINSI", "PENERIMA UPAH", "BUKAN PENERIMA UPAH", "JASA KONSTRUKSI", "TOTAL"],
        [None, 1, "MALUKU", "12.500", "1\u00a0200", "300", "14.000"],
        [None, 2, "GORONTALO", "9.000", "800r", "100", "9.900"],
        [None, None, "INDONESIA", "21.500", "2.000", "400", "23.900"],
    ]
    found = facts(book({"Sheet1": rows}))
    assert ("active_participants", 1200, "81", "BPU", "2023-12-31") in found
    assert ("active_participants", 800, "75", "BPU", "2023-12-31") in found
    assert ("active_participants", 14000, "81", None, "2023-12-31") in found
    assert ("active_participants", 23900, "00", None, "2023-12-31") in found


def test_unruled_pdf_over_two_pages() -> None:
    def page(
        top: list[tuple[float, float, str]], provinces: list[tuple[str, str, str, str]]
    ) -> list[tuple[float, float, str]]:
        texts = [*top, (40, 700, "No"), (80, 700, "Provinsi"), (280, 700, "PU"), (360, 700, "BPU")]
        for line, (number, name, pu, bpu) in enumerate(provinces):
            y = 680 - 15 * line
            texts += [(40, y, number), (80, y, name), (280, y, pu), (360, y, bpu)]
        return texts

    first = page(
        [(40, 760, "Peserta aktif menurut provinsi s.d. April 2025")],
        [("1", "Aceh", "1.200", "300"), ("2", "Riau", "2.400", "-")],
    )
    second = page([], [("3", "Sumatera Barat", "900", "150"), ("4", "Jambi", "700", "90")])
    found = facts(pdf([first, [*second, (280, 30, "Halaman 2 dari 2")]]), "peserta.pdf")
    assert found == {
        ("active_participants", 1200, "11", "PU", "2025-04"), ("active_participants", 300, "11", "BPU", "2025-04"),
        ("active_participants", 2400, "14", "PU", "2025-04"), ("active_participants", 900, "13", "PU", "2025-04"),
        ("active_participants", 150, "13", "BPU", "2025-04"), ("active_participants", 700, "15", "PU", "2025-04"),
        ("active_participants", 90, "15", "BPU", "2025-04"),
    }  # fmt: skip


def test_ruled_pdf_names_page_and_row() -> None:
    ys, xs = [720, 700, 680, 660], [40, 80, 220, 320, 420]
    lines = [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
    cells = [
        ["No", "Kabupaten/Kota", "Potensi", "Aktif"],
        ["1", "Kab. Bantul", "1.000", "250"],
        ["2", "Kota Yogyakarta", "800", "400"],
    ]
    texts = [(xs[c] + 4, ys[r] - 14, text) for r, row in enumerate(cells) for c, text in enumerate(row)]
    reading = read(pdf([[(40, 760, "Capaian kepesertaan jamsostek, posisi 30 Juni 2025"), *texts]], lines), "rakor.pdf")
    assert by_cell(reading)["page 1 row 3 column D"]["value"] == 250
    assert {r["as_of"] for r in reading.statements.iter_rows(named=True)} == {"2025-06-30"}


def test_monitoring_with_target_gap_and_rank() -> None:
    rows = [
        ["MONITORING UCJ SE-PROVINSI JAWA TIMUR"],
        [None] * 6 + ["Cut off: 31-08-2025"],
        [
            "No",
            "Kabupaten/Kota",
            "Penduduk Bekerja",
            "Peserta Aktif",
            "Capaian UCJ (%)",
            "Target 2025",
            None,
            "Gap TK",
            "Peringkat",
        ],
        [None, None, None, None, None, "%", "TK", None, None],
        [1, "Kab. Kediri", 8000, 2000, "25,00", "40,50", 3240, 1240, 2],
        [2, "Kota Kediri", 1000, 600, "60,00", "70,00", 700, 100, 1],
        ["Provinsi Jawa Timur", None, 9000, 2600, "28,89", "43,78", 3940, 1340, None],
    ]
    merges = ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:G3", "H3:H4", "I3:I4", "A7:B7"]
    found = facts(book({"UCJ": rows}, merges=merges))
    assert {fact for fact in found if fact[2] == "35.06"} == {
        ("eligible_workers", 8000, "35.06", None, "2025-08-31"),
        ("active_participants", 2000, "35.06", None, "2025-08-31"),
        ("coverage_rate", 25.0, "35.06", None, "2025-08-31"),
        ("coverage_target", 40.5, "35.06", None, "2025"),
        ("coverage_target", 3240, "35.06", None, "2025"),
    }
    assert ("coverage_rate", 28.89, "35", None, "2025-08-31") in found


def test_fractions_shown_as_percent_and_twin_names() -> None:
    rows = [
        ["Rekap perlindungan Provinsi Banten"],
        ["Posisi", datetime.date(2025, 9, 30)],
        ["Kab/Kota", "Pekerja Eligible", "Terlindungi", "Belum Terlindungi", "Coverage"],
        ["Serang", 4000, 1000, 3000, 0.25],
        ["Kota Serang", 2000, 900, 1100, 0.45],
    ]
    found = facts(book({"r": rows}, percent=["E4", "E5"]))
    assert ("coverage_rate", 25.0, "36.04", None, "2025-09-30") in found
    assert ("coverage_rate", 45.0, "36.73", None, "2025-09-30") in found
    assert ("unprotected_workers", 3000, "36.04", None, "2025-09-30") in found


def test_percentage_of_a_target_is_no_coverage() -> None:
    rows = [
        ["Target dan realisasi peserta Provinsi Bali, Oktober 2025"],
        ["Kabupaten", "Target Peserta", "Realisasi Peserta Aktif", "Capaian (%)"],
        ["Badung", 1000, 500, "50,00"],
        ["Tabanan", 800, 600, "75,00"],
    ]
    metrics = {fact[0] for fact in facts(book({"r": rows}))}
    assert metrics == {"coverage_target", "active_participants"}


def test_a_sheet_a_regency_with_months_across() -> None:
    def sheet(place: str) -> list[list[object]]:
        return [
            ["PERKEMBANGAN KEPESERTAAN"], [place], ["TAHUN 2025"], [],
            ["Uraian", "Jan", "Feb"], ["Penduduk Bekerja", 1000, 1010], ["Peserta Aktif PU", 200, 210],
            ["Capaian UCJ (%)", "20,0", "20,8"],
        ]  # fmt: skip

    found = facts(book({"Boalemo": sheet("KABUPATEN BOALEMO"), "Kota": sheet("KOTA GORONTALO")}))
    assert ("active_participants", 210, "75.02", "PU", "2025-02") in found
    assert ("active_participants", 200, "75.71", "PU", "2025-01") in found
    assert ("coverage_rate", 20.8, "75.71", None, "2025-02") in found
    assert len(found) == 12


def test_regions_across_and_units_by_row() -> None:
    rows = [
        ["Perbandingan kota, posisi 31 Mei 2025"],
        ["Indikator", "Satuan", "Kota Tegal", "Kota Magelang"],
        ["Angkatan Kerja", "orang", 1200, 600],
        ["Cakupan", "%", "32,5", "40,0"],
        ["Iuran", "Rp juta", "1.250,5", "800"],
        ["Peringkat", None, 2, 1],
    ]
    assert facts(book({"r": rows})) == {
        ("eligible_workers", 1200, "33.76", None, "2025-05-31"), ("eligible_workers", 600, "33.71", None, "2025-05-31"),
        ("coverage_rate", 32.5, "33.76", None, "2025-05-31"), ("coverage_rate", 40.0, "33.71", None, "2025-05-31"),
        ("contributions_collected", 1_250_500_000, "33.76", None, "2025-05-31"),
        ("contributions_collected", 800_000_000, "33.71", None, "2025-05-31"),
    }  # fmt: skip


BRANCH = [
    ["BPJS KETENAGAKERJAAN"],
    ["KANTOR CABANG SIDOARJO"],
    ["Bulan : Oktober 2025"],
    ["Uraian", "Satuan", "Target RKAT 2025", "Realisasi Des 2024", "Realisasi Bulan Lalu",
     "Realisasi Bulan Ini", "% Pencapaian", "Pertumbuhan YtD (%)"],
]  # fmt: skip


def test_branch_report_with_blocks_and_indented_segments() -> None:
    rows = [
        *BRANCH,
        ["I. TENAGA KERJA AKTIF", "TK", 900, 700, 720, 740, 82.2, "5,7"],
        ["     a. PU", "TK", 600, 500, 505, 510, 85.0, "2,0"],
        ["     b. BPU", "TK", 300, 200, 215, 230, 76.7, "(1,5)"],
        ["II. TK BARU (kumulatif)", "TK", 100, 90, 60, 70, 70.0, None],
        ["III. TK KELUAR (kumulatif)", "TK", 50, 40, 30, 35, 70.0, None],
        ["IV. IURAN (kumulatif)", "Rp Juta", 5000, 4000, 3000, 3300, 66.0, None],
    ]
    reading = read(book({"OKT": rows}))
    assert reading.office == "Cabang Sidoarjo"
    cells = by_cell(reading)
    assert (cells["OKT!F6"]["metric"], cells["OKT!F6"]["segment"], cells["OKT!F6"]["as_of"]) == (
        "active_participants",
        "PU",
        "2025-10",
    )
    assert (cells["OKT!E7"]["segment"], cells["OKT!E7"]["as_of"]) == ("BPU", "2025-09")
    assert (cells["OKT!H7"]["metric"], cells["OKT!H7"]["value"], cells["OKT!H7"]["period"]) == (
        "growth_rate",
        -1.5,
        "ytd",
    )
    assert (cells["OKT!C8"]["metric"], cells["OKT!C8"]["kind"], cells["OKT!C8"]["as_of"]) == (
        "growth_target",
        "target",
        "2025",
    )
    assert (cells["OKT!F8"]["metric"], cells["OKT!F8"]["period"]) == ("registered_workers", "ytd")
    assert cells["OKT!F10"]["value"] == 3_300_000_000
    assert not any(cell.startswith("OKT!G") or cell.endswith("9") for cell in cells)
    assert {row["region_kind"] for row in cells.values()} == {"branch"}


def test_growth_says_what_grew() -> None:
    rows = [
        *BRANCH,
        ["I. BADAN USAHA AKTIF", "BU", 90, 70, 72, 74, 82.2, "1,9"],
        ["II. TENAGA KERJA AKTIF", "TK", 900, 700, 720, 740, 82.2, "(0,4)"],
        ["III. IURAN (kumulatif)", "Rp Juta", 5000, 4000, 3000, 3300, 66.0, "8,3"],
    ]
    cells = by_cell(read(book({"OKT": rows})))
    grew = {c["numerator_basis"]: c["value"] for c in cells.values() if c["metric"] == "growth_rate"}
    assert grew == {"employers": 1.9, "active": -0.4, "contributions": 8.3}


@pytest.mark.parametrize("marked", [True, False])
def test_branch_report_with_headings_without_figures(marked: bool) -> None:
    mark = ["1. ", "2. "] if marked else ["", ""]
    rows = [
        *BRANCH,
        ["BADAN USAHA AKTIF"],
        [f"{mark[0]}PU", "BU", 80, 60, 62, 64, 80.0, None],
        ["TENAGA KERJA AKTIF"],
        [f"{mark[0]}PU", "TK", 600, 500, 505, 510, 85.0, "2,0"],
        [f"{mark[1]}Jakon", "TK", 90, 70, 72, 74, 82.2, "5,7"],
        ["Jumlah", "TK", 690, 570, 577, 584, 84.6, "2,5"],
    ]
    found = facts(book({"OKT": rows}))
    place = "Cabang Sidoarjo"
    assert ("registered_employers", 64, place, "PU", "2025-10") in found
    assert ("active_participants", 74, place, "JAKON", "2025-10") in found
    assert ("active_participants", 584, place, None, "2025-10") in found
    assert ("coverage_target", 690, place, None, "2025") in found


def test_regional_office_in_an_open_document() -> None:
    rows = [["REKAP PEMBAYARAN MANFAAT KANTOR WILAYAH SUMBAGUT"], ["Bulan Juli 2025"], [None],
            ["No", "Program", "Kasus", "Nominal (dalam jutaan Rp)"], [1, "JHT", 100, 2500.5]]  # fmt: skip
    reading = read(open_document("Rekap", rows), "klaim.ods")
    assert reading.statements.select("metric", "value", "as_of", "region_kind").rows() == [
        ("claim_cases", 100, "2025-07", "branch"), ("claims_paid", 2_500_500_000, "2025-07", "branch"),
    ]  # fmt: skip
    assert "Sumbagut" in (reading.office or "")


def test_twin_names_under_headings_of_their_level() -> None:
    rows = [
        ["Peserta aktif Provinsi Jawa Barat s.d. 31 Oktober 2025"],
        ["No", "Daerah", "PU"],
        ["A", "KABUPATEN", None],
        [1, "Bogor", 100],
        [2, "Cianjur", 70],
        [None, "Jumlah Kabupaten", 170],
        ["B", "KOTA", None],
        [1, "Bogor", 40],
        [None, "Jumlah Kota", 40],
    ]
    found = facts(book({"r": rows}))
    assert ("active_participants", 100, "32.01", "PU", "2025-10-31") in found
    assert ("active_participants", 40, "32.71", "PU", "2025-10-31") in found


def test_a_twin_name_printed_twice_is_the_regency_first() -> None:
    rows = [
        ["Peserta aktif Provinsi Banten, Mei 2025"],
        ["Kab/Kota", "PU"],
        ["Serang", 10],
        ["Lebak", 20],
        ["Serang", 30],
    ]
    found = facts(book({"r": rows}))
    assert ("active_participants", 10, "36.04", "PU", "2025-05") in found
    assert ("active_participants", 30, "36.73", "PU", "2025-05") in found


def test_the_agency_before_a_city_is_no_office() -> None:
    rows = [
        ["Jumlah Peserta BPJS Ketenagakerjaan Kota Semarang Tahun 2024"],
        ["Segmen", "Jumlah"],
        ["PU", 10],
        ["BPU", 20],
    ]
    assert {fact[2] for fact in facts(book({"r": rows}))} == {"33.74"}
