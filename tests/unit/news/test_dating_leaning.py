"""Dates that lean on another one: the months and years that what is compared with, and what is paid for, take."""

from __future__ import annotations

import pytest
from test_dating import ACTIVE, CASES, ELIGIBLE, GOAL, PAID, RATE, Expected, check


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What something is compared with lies behind.
        ("Hingga 28 Februari 2025 ada 19 ribu orang. Angka ini naik dari posisi akhir Desember yang 17 ribu orang.",
         [("19 ribu", ACTIVE, "2025-02-28"), ("17 ribu", ACTIVE, "2024-12")]),
        ("Per 31 Januari 2025 ada 19 ribu orang, lebih banyak dibanding November yang 17 ribu orang.",
         [("19 ribu", ACTIVE, "2025-01-31"), ("17 ribu", ACTIVE, "2024-11")]),
        ("Per 30 Juni 2024 ada 19 ribu orang. Sebulan sebelumnya 17 ribu orang.",
         [("19 ribu", ACTIVE, "2024-06-30"), ("17 ribu", ACTIVE, "2024-05")]),
    ],
)  # fmt: skip
def test_month_compared_with_is_past(text: str, expected: list[Expected]) -> None:
    check(text, expected, published="2025-03-08")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A new paragraph is of the time of the report, whatever year the one before compared with.
        ("Pada paruh pertama 2023 ada 17 ribu orang.\n\nKantor ini menutup Mei dengan 19 ribu orang.",
         [("17 ribu", ACTIVE, "2023-06"), ("19 ribu", ACTIVE, "2024-05")]),
        ("Pada 2022 ada 17 ribu orang.\n\nMengakhiri Mei 19 ribu orang ikut.",
         [("17 ribu", ACTIVE, "2022"), ("19 ribu", ACTIVE, "2024-05")]),
    ],
)  # fmt: skip
def test_a_bare_month_of_another_paragraph_is_of_the_report(text: str, expected: list[Expected]) -> None:
    check(text, expected, published="2024-07-05")


@pytest.mark.parametrize(
    "text",
    [
        "Pemkab menjanjikan 3 ribu nelayan tahun depan.\n\n\"Anggaran untuk itu Rp604 juta,\" katanya.",
        "Pemkab menjanjikan 3 ribu nelayan tahun depan.\n\nBupati, Rabu (5/3/2025), menyebut anggarannya Rp604 juta.",
    ],
)  # fmt: skip
def test_what_a_plan_costs_is_of_its_year(text: str) -> None:
    expected = [("3 ribu", "plan registered_workers", "2026"), ("Rp604 juta", "budget_allocated", "2026")]
    check(text, expected, published="2025-03-05")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A whole is counted when its part is.
        ("Dari 90 ribu pekerja, baru 30 ribu orang ikut hingga akhir Juni 2025.",
         [("90 ribu", ELIGIBLE, "2025-06"), ("30 ribu", ACTIVE, "2025-06")]),
        ("Ada 90 ribu pekerja, sedangkan per Juni 2025 yang ikut 30 ribu orang.",
         [("90 ribu", ELIGIBLE, "2025-07-09"), ("30 ribu", ACTIVE, "2025-06")]),
        ("Sebanyak 900 orang, katanya, menerima Rp9 miliar (Januari-Mei 2025).",
         [("900", CASES, "2025-05"), ("Rp9 miliar", PAID, "2025-05")]),
        ("Ada 900 kasus, naik dari Rp9 miliar pada 2023.",
         [("900", CASES, "2025-07-09"), ("Rp9 miliar", PAID, "2023")]),
        # What opens the article, and the cut-off that comes after.
        ("Sebanyak 90 ribu orang belum ikut. Per Juni 2025, cakupannya 44 persen.",
         [("90 ribu", "unprotected_workers", "2025-06"), ("44 persen", RATE, "2025-06")]),
        ("Sudah 9 ribu guru dilindungi. Hingga Mei 2025 penerima terbanyak 2 ribu guru.",
         [("9 ribu", "registered_workers", "2025-05"), ("2 ribu", "registered_workers", "2025-05")]),
        # "saat itu" is the past time just named.
        ("Dibanding 2022 jumlahnya melonjak. Saat itu ada 1.200 orang.", [("1.200", ACTIVE, "2022")]),
        ("Puncaknya terjadi pada Maret 2021. Kala itu yang ikut 9 ribu orang.", [("9 ribu", ACTIVE, "2021-03")]),
        # A year with its months in brackets.
        ("Dibayar Rp4 miliar sepanjang 2024 (Januari sampai Desember).", [("Rp4 miliar", PAID, "2024-12")]),
        ("Selama 2023 (Januari-November) cair Rp4 miliar.", [("Rp4 miliar", PAID, "2023-11")]),
        # A growth of payments names the year of their sums.
        ("Pembayaran manfaat membengkak 11,4% pada 2024. Nilainya Rp6 miliar.", [("Rp6 miliar", PAID, "2024")]),
        ("Klaim menyusut 8 persen pada 2023. Jumlahnya 500 kasus.", [("500", CASES, "2023")]),
        ("Hingga Juni 2025 ada 900 klaim, tahun lalu pada periode sama 800 klaim.",
         [("900", CASES, "2025-06"), ("800", CASES, "2024-06")]),
        ("Pada kuartal I 2025 dibayar Rp9 miliar. Kuartal sebelumnya Rp8 miliar.",
         [("Rp9 miliar", PAID, "2025-03"), ("Rp8 miliar", PAID, "2024-12")]),
        ("Semester lalu dibayar Rp9 miliar.", [("Rp9 miliar", PAID, "2025-06")]),
        # Where the data are from is told last.
        ("Kota Tegal mencatat 900 orang. Data akhir Juni itu dipaparkan ketua komisi.", [("900", ACTIVE, "2025-06")]),
        ("Cakupan kita 44 persen. Ia mengutip data kantor itu per 31 Mei 2025.", [("44 persen", RATE, "2025-05-31")]),
        # What somebody states that day need not be of that day.
        ("Sampai Mei 2025 dibayar Rp9 miliar. Kepala kantor menyatakan, Rabu (9/7/2025), ada 700 pengajuan.",
         [("Rp9 miliar", PAID, "2025-05"), ("700", CASES, "2025-05")]),
        # What runs this month runs up to the report.
        ("Pemkab melindungi 900 nelayan mulai bulan ini.", [("900", "registered_workers", "2025-07-09")]),
        ("Bulan ini 900 nelayan ikut.", [("900", "registered_workers", "2025-07-09")]),
    ],
)  # fmt: skip
def test_time_told_in_other_words(text: str, expected: list[Expected]) -> None:
    check("Rabu (9/7/2025) rapat digelar. " + text, expected, published="2025-07-09")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Untuk 2025 dibebani 38 persen, dan dalam RKPD 2026 dinaikkan ke 45 persen.",
         [("38 persen", GOAL, "2025"), ("45 persen", GOAL, "2026")]),
        ("Ia menargetkan 40 ribu peserta sampai Desember.", [("40 ribu", GOAL, "2025")]),
        ("Sampai November 40 persen harus tercapai.", [("40 persen", GOAL, "2025")]),
        ("Selama 2024 terjaring 61 ribu orang, melewati target 58 ribu.",
         [("61 ribu", "registered_workers", "2024"), ("58 ribu", "growth_target", "2024")]),
        ("Tahun anggaran 2026, pemprov mengiur 900 buruh.", [("900", "registered_workers", "2026")]),
        ("Ada 900 pekerja yang dipatok sebagai sasaran 2024.", [("900", "growth_target", "2024")]),
        ("Sebanyak 40 persen menjadi target tahun 2024, kini 30 persen.",
         [("40 persen", GOAL, "2024"), ("30 persen", RATE, "2025-06-01")]),
    ],
)  # fmt: skip
def test_year_that_a_target_is_called_by(text: str, expected: list[Expected]) -> None:
    check(text, expected, published="2025-06-01")


def test_undated_article_takes_the_one_year_that_it_names_twice() -> None:
    check("Rakor 2025 digelar. Cakupan 24 persen. Untuk 2025 targetnya 42 persen.", [("24 persen", RATE, "2025")])
    check("Cakupan 24 persen. Untuk 2029 targetnya 42 persen.", [("24 persen", RATE, None)])
    # The year of a target that is to be reached this year.
    check("Cakupan 24 persen. Target 42 persen untuk 2025, tahun ini harus tercapai.", [("24 persen", RATE, "2025")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The level left behind: of what was compared with, of the year before, or of no time told.
        ("Dibanding Desember 2024 ada kenaikan. Peserta bertambah dari 9 ribu menjadi 12 ribu orang.",
         [("9 ribu", ACTIVE, "2024-12"), ("12 ribu", ACTIVE, "2025-09-01")]),
        ("Pada Desember 2024 ada 29 ribu, per Juni 2025 tinggal 22 ribu. Di sana naik dari 10 ribu menjadi 11 ribu.",
         [("10 ribu", ACTIVE, "2024-12"), ("11 ribu", ACTIVE, "2025-06")]),
        ("Setahun terakhir peserta tumbuh dari 231 ribu menjadi 258 ribu.",
         [("231 ribu", ACTIVE, "2024"), ("258 ribu", ACTIVE, "2025-09-01")]),
        ("Kuota naik dari 8 ribu menjadi 9 ribu orang.",
         [("8 ribu", ACTIVE, None), ("9 ribu", ACTIVE, "2025-09-01")]),
        # What is a whole, and what has its own date.
        ("Baru 7 ribu dari 9 ribu pekerja yang menjadi peserta.", [("9 ribu", ELIGIBLE, "2025-09-01")]),
        ("Naik dari 8 ribu pada 2022 menjadi 9 ribu.", [("8 ribu", ACTIVE, "2022"), ("9 ribu", ACTIVE, "2025-09-01")]),
        # A month in a new paragraph is of the year of the report.
        ("Terlindungi 9 ribu orang pada akhir 2024.\n\nCakupan 24 persen per Juli.", [("24 persen", RATE, "2025-07")]),
        ("Terlindungi 9 ribu orang pada 2024. Per Juli 24 persen.", [("24 persen", RATE, "2024-07")]),
    ],
)  # fmt: skip
def test_level_left_behind(text: str, expected: list[Expected]) -> None:
    check(text, expected, published="2025-09-01")
