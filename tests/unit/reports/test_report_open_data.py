"""Open-data CSV and statistics pages: codes as floats, two separators, years across and down, revision marks."""

from __future__ import annotations

from report_making import book, facts, read


def test_codes_and_years_stored_as_floats() -> None:
    text = (
        "id,kode_provinsi,bps_kode_kabupaten_kota,kemendagri_kode_kabupaten_kota,nama_kabupaten_kota,"
        "segmen,jumlah_peserta_aktif ,satuan,tahun\n"
        "1,33.0,3310.0,33.1,KABUPATEN KLATEN,PENERIMA UPAH,5510,ORANG,2022.0\n"
        "2,33.0,3310.0,33.1,KABUPATEN KLATEN,BUKAN PENERIMA UPAH,812,ORANG,2022.0\n"
    )
    assert facts("\ufeff" + text, "data.csv") == {
        ("active_participants", 5510, "33.10", "PU", "2022"), ("active_participants", 812, "33.10", "BPU", "2022"),
    }  # fmt: skip


def test_code_and_name_that_disagree_are_flagged() -> None:
    text = (
        "kode_kabupaten_kota,nama_kabupaten_kota,jumlah_peserta_aktif,tahun\n"
        "3310,KABUPATEN KLATEN,50,2022\n3375,KOTA SALATIGA,60,2022\n"
    )
    rows = read(text, "data.csv").statements
    assert dict(zip(rows["region_code"], rows["flags"].to_list(), strict=True)) == {
        "33.10": [],
        "33.73": ["code_name_mismatch"],
    }


def test_semicolons_blank_headers_and_dotted_thousands() -> None:
    text = (
        "Kode Wilayah ; Kabupaten/Kota ; Tahun ; Jumlah Tenaga Kerja Terdaftar ; Jumlah Perusahaan\n"
        "33.02;KABUPATEN BANYUMAS;2023;5.510;120\n"
    )
    assert facts(text, "data.csv") == {
        ("registered_workers", 5510, "33.02", None, "2023"),
        ("registered_employers", 120, "33.02", None, "2023"),
    }


def test_period_column_of_year_and_month() -> None:
    text = (
        "periode_data,wilayah,jenis_kepesertaan,jumlah_peserta_aktif\n"
        "202403,Jakarta Pusat,PU,100\n202406,Kepulauan Seribu,Jasa Konstruksi,7\n"
    )
    assert facts(text, "data.csv") == {
        ("active_participants", 100, "31.71", "PU", "2024-03"), ("active_participants", 7, "31.01", "JAKON", "2024-06"),
    }  # fmt: skip


def test_categories_decide_row_by_row() -> None:
    text = (
        "kode_kabupaten_kota,nama_kabupaten_kota,kategori,jumlah,satuan,bulan,tahun\n"
        "3273,KOTA BANDUNG,PESERTA AKTIF,900,ORANG,JANUARI,2024\n"
        "3273,KOTA BANDUNG,PESERTA NON AKTIF,100,ORANG,JANUARI,2024\n"
        "3273,KOTA BANDUNG,PERUSAHAAN AKTIF,30,PERUSAHAAN,FEBRUARI,2024\n"
    )
    assert facts(text, "data.csv") == {
        ("active_participants", 900, "32.73", None, "2024-01"), ("registered_employers", 30, "32.73", None, "2024-02"),
    }  # fmt: skip


def test_english_decimals_of_a_rate() -> None:
    text = (
        "kode_kabupaten_kota,nama_kabupaten_kota,persentase_kepesertaan_jamsostek,tahun\n"
        "3579,KOTA BATU,32.57,2024\n3573,KOTA MALANG,31.5,2024\n"
    )
    assert {fact[1] for fact in facts(text, "data.csv")} == {32.57, 31.5}


def test_years_across_and_a_row_that_adds_unlike_things() -> None:
    rows = [
        ["Tabel", "Perusahaan dan tenaga kerja terdaftar di Kota Banjarbaru, 2021–2022"],
        ["No", "Uraian", "Tahun", None],
        [None, None, 2021, 2022],
        [1, "Perusahaan Terdaftar", "...", 300],
        [2, "Tenaga Kerja Terdaftar", 9000, 9500],
        [None, "Jumlah", 9000, 9800],
        ["Sumber: BPJS Ketenagakerjaan Cabang Banjarmasin"],
    ]
    assert facts(book({"4.3": rows}, merges=["A2:A3", "B2:B3", "C2:D2"])) == {
        ("registered_employers", 300, "63.72", None, "2022"),
        ("registered_workers", 9000, "63.72", None, "2021"),
        ("registered_workers", 9500, "63.72", None, "2022"),
    }


def test_years_down_with_revision_marks() -> None:
    rows = [
        ["Perusahaan dan tenaga kerja di Kabupaten Badung, 2022-2023"],
        ["Tahun\nYear", "Perusahaan\nCompanies", "Tenaga Kerja Aktif\nActive Workers"],
        ["2022", "4 012", "120.345r"],
        ["2023*", "4.200x", "NA"],
    ]
    assert facts(book({"4.2": rows})) == {
        ("registered_employers", 4012, "51.03", None, "2022"),
        ("active_participants", 120345, "51.03", None, "2022"),
        ("registered_employers", 4200, "51.03", None, "2023"),
    }


def test_districts_of_a_bilingual_table() -> None:
    rows = [
        ["Peserta aktif menurut kecamatan di Kota Bogor, 2023"],
        ["Kecamatan\nSubdistrict", "Penerima Upah\nWage Earners", "Jumlah\nTotal"],
        ["(1)", "(2)", "(3)"],
        ["Bogor Timur", 400, 450],
        ["Tanah Sareal", 300, 320],
        ["Kota Bogor", 700, 770],
    ]
    found = facts(book({"3.1": rows}))
    assert ("active_participants", 300, "32.71.06", "PU", "2023") in found
    assert ("active_participants", 700, "32.71", "PU", "2023") in found


def test_html_page_under_the_name_of_a_workbook() -> None:
    page = (
        "<html><body><h2>Pemberi kerja dan tenaga kerja aktif di Kabupaten Sleman</h2><table><tr>"
        "<th rowspan=2>Tahun</th>"
        "<th colspan=2>Aktif</th></tr><tr><th>Pemberi Kerja</th><th>Tenaga Kerja</th></tr>"
        "<tr><td>2023</td><td>2.001</td><td>150.010</td></tr></table><p>Sumber: rekaan</p></body></html>"
    )
    assert facts(page, "statistik.xls") == {
        ("registered_employers", 2001, "34.04", None, "2023"), ("active_participants", 150010, "34.04", None, "2023"),
    }  # fmt: skip
