"""Tables of claims, sponsored workers and village groups. Figures are invented, sums by hand."""

from __future__ import annotations

from report_making import book, by_cell, facts, read


def test_claims_with_day_precise_cumulative_period() -> None:
    text = (
        "REKAP PEMBAYARAN MANFAAT\nBPJS Ketenagakerjaan Kantor Cabang Tegal\nPeriode : Januari s.d. 20 Oktober 2024\n\n"
        "No;Program;Jumlah Kasus;Nominal (Rp)\n1;JHT;1.250;15.300.000.000\n2;JKM;40;1.680.000.000\n"
        "3;Beasiswa (Anak);12;60.000.000\n;JUMLAH;1.302;17.040.000.000\n\nSumber: Bidang Pelayanan\n"
    )
    reading = read("\ufeff" + text, "rekap.csv")
    rows = {row["cell"]: row for row in reading.statements.iter_rows(named=True)}
    assert (rows["row 6 column C"]["value"], rows["row 6 column C"]["program"]) == (1250, ["JHT"])
    assert (rows["row 6 column D"]["value"], rows["row 6 column D"]["period"]) == (15_300_000_000, "ytd")
    assert rows["row 8 column D"]["worker_group"] == "beasiswa anak peserta"
    assert rows["row 9 column D"]["program"] == []
    assert {row["as_of"] for row in rows.values()} == {"2024-10-20"}
    assert {row["region"] for row in rows.values()} == {"Cabang Tegal"}
    assert not any(row["flags"] for row in rows.values())


def test_claims_of_two_years_in_billions() -> None:
    rows = [
        ["Klaim BPJS Ketenagakerjaan Cabang Cilacap"],
        ["Program", "2023", None, "2024", None],
        [None, "Kasus", "Nominal (Rp Miliar)", "Kasus", "Nominal (Rp Miliar)"],
        ["Jaminan Hari Tua", 900, "12,25", 950, "13,50"],
        ["Jaminan Kematian", 30, "1,26", 35, "1,47"],
    ]
    found = facts(book({"Klaim": rows}, merges=["A2:A3", "B2:C2", "D2:E2"]))
    assert ("claims_paid", 13_500_000_000, "Cabang Cilacap", None, "2024") in found
    assert ("claim_cases", 30, "Cabang Cilacap", None, "2023") in found
    assert len(found) == 8


def test_claims_by_month_and_place_with_words_for_scale() -> None:
    rows = [
        ["Pembayaran manfaat Provinsi Sulawesi Tenggara, Semester I 2025"],
        ["Kabupaten/Kota", "JHT", None, "Beasiswa", None],
        [None, "Kasus", "Nominal", "Anak", "Nominal"],
        ["Kota Kendari", 100, "Rp10,459 miliar", 7, "Rp 30.500.000"],
        ["Konawe", 80, "Rp 840 juta", 2, "Rp 9.000.000"],
    ]
    found = facts(book({"r": rows}, merges=["A2:A3", "B2:C2", "D2:E2"]))
    assert ("claims_paid", 10_459_000_000, "74.71", None, "2025-06") in found
    assert ("claims_paid", 840_000_000, "74.02", None, "2025-06") in found
    assert ("claim_cases", 7, "74.71", None, "2025-06") in found
    assert len(found) == 8


SPONSORED = [
    ["REKAP PEKERJA RENTAN YANG DIDAFTARKAN PEMERINTAH KABUPATEN WONOSOBO"],
    ["JAMINAN KECELAKAAN KERJA DAN JAMINAN KEMATIAN"],
    ["TAHUN ANGGARAN 2024"],
    ["No", "Kecamatan", "Desa/Kelurahan", "Profesi", "Jumlah TK", "Bulan Perlindungan", "Iuran/TK (Rp)",
     "Total Iuran (Rp)", "Sumber Dana", "Keterangan"],
    [1, "Kertek", "Candimulyo", "Petani", 40, 12, 16800, 40 * 12 * 16800, "APBD Kab", "Ibu Contohwati 0812-0000-1111"],
    [2, None, "Damarkasiyan", "Buruh Tani", 30, 6, 16800, 30 * 6 * 16800, "Baznas", None],
    ["Sub Jumlah Kec. Kertek", None, None, None, 70, None, None, 11_088_000, None, None],
    [3, "Wonosobo", "Kejiwan", "Pedagang", 25, 12, 16800, 25 * 12 * 16800, "Dana Desa", None],
    ["JUMLAH", None, None, None, 95, None, None, 16_128_000, None, None],
    [],
    [None] * 7 + ["Wonosobo, 3 Maret 2025"],
    [None] * 7 + ["Kepala Dinas"],
    [None] * 7 + ["NIP. 19700101 199001 1 001"],
]  # fmt: skip


def test_sponsored_workers_by_village() -> None:
    reading = read(book({"Rekap": SPONSORED}))
    cells = by_cell(reading)
    first = cells["Rekap!E5"]
    assert (first["metric"], first["value"], first["segment"], first["worker_group"]) == (
        "registered_workers",
        40,
        "VULNERABLE",
        "petani",
    )
    assert (first["region_kind"], first["fund"], first["as_of"]) == ("village", "APBD Kab", "2024")
    assert (first["program"], first["sponsor"]) == (["JKK", "JKM"], "Pemkab Wonosobo")
    assert cells["Rekap!H6"]["metric"] == "budget_allocated"
    assert cells["Rekap!H6"]["region_code"].startswith("33.07.")
    assert (cells["Rekap!E7"]["region"], cells["Rekap!E9"]["region_code"]) == ("Kecamatan Kertek", "33.07")
    assert cells["Rekap!G5"]["region_code"] == "00"
    assert cells["Rekap!G5"]["as_of"] is None
    assert not any(row["flags"] for row in cells.values())
    assert not any(cell.startswith("Rekap!F") for cell in cells)


def test_nothing_of_remarks_or_signatures_is_passed_on() -> None:
    reading = read(book({"Rekap": SPONSORED}))
    spoken = " ".join(
        str(row) for row in [*reading.statements.rows(), *reading.rejected.rows(), reading.title, reading.notes]
    )
    assert "Contohwati" not in spoken
    assert "0812" not in spoken
    assert "19700101" not in spoken


def test_districts_as_headings_with_subtotals() -> None:
    rows = [
        ["PEMERINTAH KABUPATEN WONOSOBO"],
        ["REKAP PEKERJA RENTAN TERLINDUNGI, PERIODE JANUARI - JUNI 2025"],
        ["No", "Desa", "Pekerjaan", "Jml TK", "Nominal (Rp)"],
        ["Kecamatan Kertek"],
        [1, "Candimulyo", "Ojek", 12, 1_209_600],
        ["Sub Total", None, None, 12, 1_209_600],
        ["Kecamatan Wonosobo"],
        [1, "Kejiwan", "Nelayan", 8, 806_400],
        ["Sub Total", None, None, 8, 806_400],
        ["GRAND TOTAL", None, None, 20, 2_016_000],
    ]
    found = facts(book({"Rekap": rows}))
    assert ("registered_workers", 12, "33.07.08", "VULNERABLE", "2025-06") in found
    assert ("registered_workers", 20, "33.07", "VULNERABLE", "2025-06") in found
    assert ("budget_allocated", 806_400, "33.07.09", "VULNERABLE", "2025-06") in found


def test_village_groups_in_wide_columns() -> None:
    rows = [
        ["PERLINDUNGAN EKOSISTEM DESA PROVINSI NUSA TENGGARA BARAT"],
        ["Posisi Juni 2025"],
        ["No", "Kab/Kota", "Program", "Potensi", None, None, "Terdaftar", None, None, "%"],
        [None, None, None, "Perangkat Desa", "Non ASN", "Jumlah", "Perangkat Desa", "Non ASN", "Jumlah", None],
        [1, "Dompu", "2 Program (JKK, JKM)", 100, 400, 500, 80, 300, 380, "76,0%"],
        [2, "Kota Bima", "3 Program", "-", 200, 200, "-", 150, 150, "75,0%"],
    ]
    merges = ["A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:I3", "J3:J4"]
    cells = by_cell(read(book({"Desa": rows}, merges=merges)))
    assert (cells["Desa!D5"]["metric"], cells["Desa!D5"]["worker_group"], cells["Desa!D5"]["program"]) == (
        "eligible_workers",
        "perangkat desa",
        [],
    )
    assert (cells["Desa!G5"]["metric"], cells["Desa!G5"]["program"]) == ("registered_workers", ["JKK", "JKM"])
    assert (cells["Desa!H6"]["segment"], cells["Desa!H6"]["program"]) == ("NON_ASN", ["JHT", "JKK", "JKM"])
    assert cells["Desa!I5"]["worker_group"] == "ekosistem desa"
    assert (cells["Desa!J5"]["metric"], cells["Desa!J5"]["value"]) == ("coverage_rate", 76.0)
    assert "Desa!D6" not in cells


def test_village_groups_down_the_rows() -> None:
    rows = [
        ["Kepesertaan ekosistem desa Kabupaten Garut per 31 Agustus 2025"],
        ["No", "Kelompok Pekerja", "Potensi", "Terdaftar", "Belum Terdaftar", "% Cakupan"],
        [1, "BPD", 200, 150, 50, "75,00"],
        [2, "Penjaga Sekolah", 100, 20, 80, "20,00"],
        [None, "Jumlah", 300, 170, 130, "56,67"],
    ]
    cells = by_cell(read(book({"d": rows})))
    assert (cells["d!D4"]["worker_group"], cells["d!D4"]["value"]) == ("penjaga sekolah", 20)
    assert cells["d!E3"]["metric"] == "unprotected_workers"
    assert cells["d!C5"]["value"] == 300
    assert not any(row["flags"] for row in cells.values())
