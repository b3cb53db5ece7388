"""Writes the sample reports: `python samples/build_reports.py [FOLDER]`, by default into `samples/reports`.

The figures are invented. The shapes are those of the reports that offices hand in: a branch's monthly table with its
letterhead, a monitoring table of a province under merged headings, claims by programme beside last year's, recaps of
sponsored workers by district, potential against registered by village post, months across, yearly tables with
bilingual labels, and open-data exports. The same code writes the same bytes each time.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

CREATED = datetime(
    2026, 7, 1, tzinfo=UTC
)  # the creation date that each workbook carries, so that its bytes stay the same
REPORTS = Path(__file__).parent / "reports"
CONTRIBUTION = 16_800  # IDR a month for JKK and JKM of the self-employed (PP 44/2015)

Cell = str | int | float | None
Row = Sequence[Cell]


class Page:
    """One worksheet, written from the top down."""

    def __init__(self, book: Any, name: str) -> None:
        self.sheet = book.add_worksheet(name)
        self.bold = book.add_format({"bold": True})
        self.head = book.add_format(
            {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "text_wrap": True}
        )
        self.formats = {
            "count": book.add_format({"num_format": "#,##0", "border": 1}),
            "percent": book.add_format({"num_format": "0.00%", "border": 1}),
            "decimal": book.add_format({"num_format": "#,##0.0", "border": 1}),
            "text": book.add_format({"border": 1}),
        }
        self.row = 0

    def lines(self, *texts: str) -> None:
        """Lines of text in the first column, one a row; an empty text leaves the row blank."""
        for text in texts:
            if text:
                self.sheet.write_string(self.row, 0, text, self.bold)
            self.row += 1

    def heading(self, labels: str) -> None:
        """Two rows, from "No | Peserta Aktif: PU, BPU"; a label without sub-labels is merged over both rows."""
        column = 0
        for label in labels.split(" | "):
            over, _, under = label.partition(": ")
            below = under.split(", ") if under else []
            right = column + max(1, len(below)) - 1
            self._merge(self.row, column, self.row if below else self.row + 1, right, over)
            self.sheet.write_row(self.row + 1, column, below, self.head)
            column = right + 1
        self.row += 2

    def add(self, cells: Row, kinds: Sequence[str]) -> None:
        for column, (cell, kind) in enumerate(zip(cells, kinds, strict=True)):
            if cell is None:
                self.sheet.write_blank(self.row, column, None, self.formats["text"])
            elif isinstance(cell, str):
                self.sheet.write_string(self.row, column, cell, self.formats["text"])
            else:
                self.sheet.write_number(self.row, column, cell, self.formats[kind])
        self.row += 1

    def _merge(self, top: int, left: int, bottom: int, right: int, text: str) -> None:
        if (top, left) == (bottom, right):
            self.sheet.write_string(top, left, text, self.head)
        else:
            self.sheet.merge_range(top, left, bottom, right, text, self.head)


def workbook(name: str, fill: Callable[[Page], None]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": CREATED, "comments": "Sample of the Cakupan project; figures invented"})
    page = Page(book, name)
    page.sheet.set_column(0, 0, 24)
    fill(page)
    book.close()
    return buffer.getvalue()


def delimited(rows: Sequence[Row], *, separator: str = ",", mark: bool = False) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig" if mark else "utf-8")


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


# --- a branch's monthly membership table, and its re-issue ------------------------------------------------------------


def branch_month(page: Page, *, revised: bool) -> None:
    """Bekasi Cikarang, March 2026. The re-issue lowers BPU and thus the total, and the contributions."""
    bpu, total, paid = (125_960, 763_420, 341_902.8) if revised else (126_480, 763_940, 342_118.4)
    page.lines(
        "BPJS KETENAGAKERJAAN",
        "KANTOR WILAYAH JAWA BARAT",
        "KANTOR CABANG BEKASI CIKARANG",
        "LAPORAN KEPESERTAAN BULAN MARET 2026" + (" (REVISI)" if revised else ""),
        "",
    )
    page.heading(
        "Uraian | Satuan | Target RKAT 2026 | "
        "Realisasi: Des 2025, Feb 2026, Mar 2026 | % Pencapaian Target | Pertumbuhan (%): YtD, YoY"
    )
    kinds = ("text", "text", "count", "count", "count", "count", "decimal", "text", "text")
    for row in (
        ("Badan Usaha Aktif", "BU", 9_150, 8_640, 8_702, 8_755, 95.7, "1,3", "4,9"),
        ("Tenaga Kerja Aktif", "TK", 830_000, 752_433, 758_120, total, 92.0, "1,5", "12,6"),
        ("   a. Penerima Upah (PU)", "TK", 630_000, 583_905, 588_400, 592_310, 94.0, "1,4", "9,8"),
        ("   b. Bukan Penerima Upah (BPU)", "TK", 150_000, 122_028, 124_210, bpu, 84.3, "3,6", "31,4"),
        ("   c. Jasa Konstruksi", "TK", 50_000, 46_500, 45_510, 45_150, 90.3, "(2,9)", "4,0"),
        ("Tenaga Kerja Baru", "TK", 145_000, 11_870, 9_415, 10_260, None, None, None),
    ):
        page.add(row, kinds)
    kinds = ("text", "text", "decimal", "decimal", "decimal", "decimal", "decimal", "text", "text")
    page.add(("Penerimaan Iuran", "Rp Juta", 4_310_000.0, 338_420.6, 336_904.1, paid, None, None, None), kinds)
    page.lines("", "Catatan: realisasi iuran adalah penerimaan pada bulan yang bersangkutan.")


# --- monitoring table of a province -----------------------------------------------------------------------------------

BALI = (  # name, employed, PU, BPU, construction, target in percent
    ("Kabupaten Jembrana", 118_400, 33_210, 14_870, 2_140, 48.0),
    ("Kabupaten Tabanan", 196_300, 61_480, 28_350, 3_960, 54.0),
    ("Kabupaten Badung", 301_500, 189_640, 31_220, 14_310, 82.0),
    ("Kabupaten Gianyar", 231_800, 84_930, 37_180, 5_640, 60.0),
    ("Kabupaten Klungkung", 83_700, 22_760, 12_410, 1_730, 50.0),
    ("Kabupaten Bangli", 104_200, 17_340, 19_860, 1_450, 42.5),
    ("Kabupaten Karangasem", 178_900, 38_120, 29_540, 2_870, 45.0),
    ("Kabupaten Buleleng", 301_700, 79_450, 41_660, 5_380, 48.0),
    ("Kota Denpasar", 373_500, 214_390, 35_120, 12_290, 75.0),
)


def province_monitoring(page: Page) -> None:
    """Bali, 30 June 2026: rates stand as fractions under a percent format, targets as text."""
    page.lines("MONITORING UNIVERSAL COVERAGE JAMSOSTEK PROVINSI BALI", "Cut off: 30-06-2026", "")
    page.heading(
        "No | Kabupaten/Kota | Penduduk Bekerja | "
        "Peserta Aktif: PU, BPU, Jakon, Total | Capaian UCJ (%) | Target 2026 (%) | Gap TK | Peringkat"
    )
    kinds = ("count", "text", "count", "count", "count", "count", "count", "percent", "text", "count", "count")
    order = sorted(BALI, key=lambda r: -sum(r[2:5]) / r[1])
    for number, row in enumerate(BALI, 1):
        name, employed, pu, bpu, jakon, target = row
        total = pu + bpu + jakon
        gap = round(employed * target / 100) - total
        cells = (
            number,
            name,
            employed,
            pu,
            bpu,
            jakon,
            total,
            round(total / employed, 4),
            f"{target:.1f}".replace(".", ","),
        )
        page.add((*cells, gap, order.index(row) + 1), kinds)
    sums = [sum(int(row[i]) for row in BALI) for i in range(1, 5)]
    total = sum(sums[1:])
    page.add(
        (None, "PROVINSI BALI", *sums, total, round(total / sums[0], 4), "60,0", round(sums[0] * 0.6) - total, None),
        kinds,
    )
    page.lines("", "Sumber: pemadanan data kepesertaan menurut domisili (NIK).")


# --- claims by programme, two years side by side ----------------------------------------------------------------------

CLAIMS = (  # programme, cases and million rupiah in the first half of 2024, then of 2025
    ("JHT", 8_412, 98_412.5, 9_037, 108_655.1),
    ("JKK", 1_204, 9_876.4, 1_318, 11_240.9),
    ("JKM", 311, 12_954.0, 287, 12_054.0),
    ("JP", 642, 1_203.7, 701, 1_377.3),
    ("JKP", 96, 388.2, 154, 702.6),
)


def claims(page: Page) -> None:
    """Kudus, first half of 2024 and 2025. The printed total of cases in 2025 is 11,947; the rows give 11,497."""
    page.lines("REKAP PEMBAYARAN MANFAAT", "KANTOR CABANG KUDUS", "")
    page.heading(
        "No | Program | Januari s.d. Juni 2024: Kasus, Nominal (Rp Juta) | "
        "Januari s.d. Juni 2025: Kasus, Nominal (Rp Juta)"
    )
    kinds = ("count", "text", "count", "decimal", "count", "decimal")
    for number, row in enumerate(CLAIMS, 1):
        page.add((number, *row), kinds)
    money = [round(sum(float(row[i]) for row in CLAIMS), 1) for i in (2, 4)]
    page.add((None, "TOTAL", sum(row[1] for row in CLAIMS), money[0], 11_947, money[1]), kinds)


# --- sponsored workers by district ------------------------------------------------------------------------------------

SPONSORED = (
    ("Kaliwungu", (("Buruh rokok", 5_120), ("Buruh tani", 640))),
    ("Kota Kudus", (("Buruh rokok", 4_310),)),
    ("Gebog", (("Buruh rokok", 4_905), ("Buruh tani", 830))),
    ("Bae", (("Buruh rokok", 2_915),)),
)
MONTHS = 5


def sponsored_workers(page: Page) -> None:
    """Kabupaten Kudus, 2025: the district stands once a group; the money is workers x Rp16,800 x months."""
    page.lines(
        "REKAPITULASI PEKERJA RENTAN PENERIMA BANTUAN IURAN",
        "KABUPATEN KUDUS TAHUN ANGGARAN 2025",
        "Posisi data: 31 Agustus 2025",
        "",
    )
    heading = (
        "No",
        "Kecamatan",
        "Profesi",
        "Jumlah TK",
        "Bulan Perlindungan",
        "Iuran/TK",
        "Total Iuran (Rp)",
        "Sumber Dana",
    )
    page.sheet.write_row(page.row, 0, heading, page.head)
    page.row += 1
    kinds = ("count", "text", "text", "count", "count", "count", "count", "text")
    everyone = 0
    for number, (district, groups) in enumerate(SPONSORED, 1):
        for place, (group, people) in enumerate(groups):
            money = people * CONTRIBUTION * MONTHS
            first = (number, district) if place == 0 else (None, None)
            page.add((*first, group, people, MONTHS, CONTRIBUTION, money, "DBH CHT"), kinds)
        here = sum(people for _, people in groups)
        everyone += here
        page.add((None, f"Sub Total {district}", None, here, None, None, here * CONTRIBUTION * MONTHS, None), kinds)
    page.add((None, "JUMLAH", None, everyone, None, None, everyone * CONTRIBUTION * MONTHS, None), kinds)
    page.lines("", "Kudus, 1 September 2025", "Kepala Dinas Tenaga Kerja Kabupaten Kudus", "", "", "(tanda tangan)")


# --- potential and registered village workers -------------------------------------------------------------------------

VILLAGE = (  # name; potential: village officials, council, heads of wards, health cadres; registered: the same
    ("Kabupaten Pandeglang", (3_912, 2_934, 9_870, 6_540), (3_604, 1_120, 2_415, 980)),
    ("Kabupaten Lebak", (4_080, 3_060, 10_215, 7_118), (3_897, 1_344, 2_880, 1_065)),
    ("Kabupaten Tangerang", (2_952, 2_214, 11_430, 8_206), (2_952, 2_087, 8_655, 4_910)),
    ("Kabupaten Serang", (3_912, 2_608, 9_655, 6_884), (3_770, 1_980, 4_120, 2_035)),
)


def village_posts(page: Page) -> None:
    """Banten, 30 September 2024."""
    posts = "Perangkat Desa, BPD, RT/RW, Kader Posyandu"
    page.lines("KANTOR WILAYAH BANTEN", "EKOSISTEM DESA: POTENSI DAN PESERTA TERDAFTAR", "Posisi 30 September 2024", "")
    page.heading(f"No | Kabupaten | Potensi: {posts} | Terdaftar: {posts}")
    kinds = ("count", "text", *("count",) * 8)
    for number, (name, potential, registered) in enumerate(VILLAGE, 1):
        page.add((number, name, *potential, *registered), kinds)
    sums = [sum(row[1][i] for row in VILLAGE) for i in range(4)] + [sum(row[2][i] for row in VILLAGE) for i in range(4)]
    page.add((None, "JUMLAH", *sums), kinds)


# --- months across ----------------------------------------------------------------------------------------------------

MEDAN = (
    ("Penerima Upah", (148_210, 147_905, 148_640, 149_120, 149_835, 150_410)),
    ("Bukan Penerima Upah", (39_450, 39_870, 40_515, 41_260, 42_090, 42_915)),
    ("Jasa Konstruksi", (6_120, 5_980, 6_410, 7_035, 7_690, 8_240)),
)


def months_across(page: Page) -> None:
    """Medan Kota, January to June 2025: stocks at the month's end, printed as text with dots."""
    page.lines("BPJS Ketenagakerjaan Kantor Cabang Medan Kota", "Tenaga Kerja Aktif per Bulan, Tahun 2025", "")
    page.sheet.write_row(page.row, 0, ("Segmen", "Jan-25", "Feb-25", "Mar-25", "Apr-25", "Mei-25", "Jun-25"), page.head)
    page.row += 1
    kinds = ("text",) * 7
    for name, counts in MEDAN:
        page.add((name, *map(dotted, counts)), kinds)
    page.add(("Total", *(dotted(sum(c[i] for _, c in MEDAN)) for i in range(6))), kinds)


# --- provinces by status and segment ----------------------------------------------------------------------------------

PROVINCES = (  # name; active PU, BPU, construction; inactive the same
    ("Bali", (668_400, 189_250, 67_730), (402_115, 96_480, 310_220)),
    ("Nusa Tenggara Barat", (214_870, 168_930, 31_260), (131_540, 74_215, 154_380)),
    ("Nusa Tenggara Timur", (176_520, 141_075, 28_990), (98_640, 52_730, 120_415)),
    ("Papua Barat", (68_410, 27_365, 19_845), (44_120, 11_930, 88_015)),
    ("Papua", (112_680, 48_290, 25_170), (79_655, 20_140, 133_760)),
)


def provinces(page: Page) -> None:
    """Five provinces, December 2024: the date stands in the title, column numbers under the headings."""
    page.lines("Peserta Jaminan Sosial Ketenagakerjaan menurut Provinsi, Keaktifan, dan Segmen s.d. Desember 2024", "")
    parts = "PU, BPU, Jasa Konstruksi, Jumlah"
    page.heading(f"No | Provinsi | Kepesertaan Aktif: {parts} | Kepesertaan Non Aktif: {parts}")
    kinds = ("text", "text", *("text",) * 8)
    page.add(tuple(f"({n})" for n in range(1, 11)), kinds)
    for number, (name, active, inactive) in enumerate(PROVINCES, 1):
        counts = [dotted(n) for half in (active, inactive) for n in (*half, sum(half))]
        page.add((str(number), name, *counts), kinds)
    page.lines("", "Sumber: BPJS Ketenagakerjaan, diolah")


# --- delimited files --------------------------------------------------------------------------------------------------

WEST_JAVA = (  # BPS code, name, active participants in 2022, 2023, 2024, 2025
    (3215, "KABUPATEN KARAWANG", (381_100, 419_700, 463_900, 516_900)),
    (3216, "KABUPATEN BEKASI", (495_210, 558_900, 640_300, 752_433)),
    (3209, "KABUPATEN CIREBON", (231_400, 252_850, 281_600, 334_100)),
    (3271, "KOTA BOGOR", (188_750, 203_200, 226_480, 247_930)),
    (3275, "KOTA BEKASI", (431_600, 466_200, 539_350, 562_100)),
)


def open_data() -> bytes:
    """Jawa Barat 2022-2025 in long form, with a byte order mark and BPS codes, as open-data portals export it."""
    head = "kode_provinsi", "nama_provinsi", "bps_kode_kabupaten_kota", "nama_kabupaten_kota"
    rows: list[Row] = [(*head, "jumlah_peserta_aktif", "satuan", "tahun", "id")]
    for year in range(2022, 2026):
        for code, name, counts in WEST_JAVA:
            rows.append((32, "JAWA BARAT", code, name, counts[year - 2022], "ORANG", year, len(rows)))
    return delimited(rows, mark=True)


def yearbook() -> bytes:
    """Tuban 2022-2025: years across, bilingual labels, and a last row that adds companies to workers."""
    companies, workers = (1_412, 1_497, 1_566, 1_633), (171_250, 184_900, 196_730, 213_100)
    both = [dotted(a + b) for a, b in zip(companies, workers, strict=True)]
    return delimited(
        [
            ("Tabel 4.2.7 Perusahaan dan Tenaga Kerja Peserta BPJS Ketenagakerjaan di Kabupaten Tuban, 2022-2025",),
            ("Uraian/Description", 2022, 2023, 2024, 2025),
            ("Perusahaan/Companies", *map(dotted, companies)),
            ("Tenaga Kerja Aktif/Active Workers", *map(dotted, workers)),
            ("Jumlah/Total", *both),
            ("Sumber/Source: BPJS Ketenagakerjaan",),
        ],
        separator=";",
    )


def branch_indicators() -> bytes:
    """Three branches of Jawa Tengah, December 2023: one row an indicator, each with its own unit."""
    rows: list[Row] = [("Kantor Cabang", "Indikator", "Satuan", "Periode", "Nilai")]
    for office, companies, workers, paid in (
        ("Kudus", 2_914, 241_385, "31.204,6"),
        ("Surakarta", 9_872, 486_120, "78.915,3"),
        ("Purwokerto", 4_406, 173_940, "22.348,9"),
    ):
        rows.append((office, "Badan Usaha Aktif", "BU", "Desember 2023", dotted(companies)))
        rows.append((office, "Tenaga Kerja Aktif", "TK", "Desember 2023", dotted(workers)))
        rows.append((office, "Penerimaan Iuran", "Rp Juta", "Desember 2023", paid))
    return delimited(rows)


def build(folder: Path) -> list[Path]:
    """Write every report into `folder`; the paths written, in the order of their names."""
    files = {
        "ekosistem-desa-banten-2024.xlsx": workbook("Ekosistem Desa", village_posts),
        "indikator-cabang-jawa-tengah-2023.csv": branch_indicators(),
        "laporan-kepesertaan-bekasi-cikarang-2026-03.xlsx": workbook("MARET", lambda p: branch_month(p, revised=False)),
        "laporan-kepesertaan-bekasi-cikarang-2026-03-rev.xlsx": workbook(
            "MARET", lambda p: branch_month(p, revised=True)
        ),
        "pekerja-rentan-kudus-2025.xlsx": workbook("REKAP", sponsored_workers),
        "peserta-aktif-jawa-barat-2022-2025.csv": open_data(),
        "peserta-menurut-provinsi-2024-12.xlsx": workbook("Tabel 1", provinces),
        "rekap-klaim-kudus-semester-1-2025.xlsx": workbook("Manfaat", claims),
        "tenaga-kerja-aktif-medan-kota-2025.xlsx": workbook("TK AKTIF", months_across),
        "tuban-perusahaan-tenaga-kerja-2022-2025.csv": yearbook(),
        "ucj-bali-2026-06.xlsx": workbook("UCJ", province_monitoring),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return sorted(folder / name for name in files)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)
