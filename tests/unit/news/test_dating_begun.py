"""Dates of what begins, runs on or comes: the first day of a group's cover, the day of the report behind a cut-off."""

from __future__ import annotations

import pytest
from test_dating import ACTIVE, CASES, ELIGIBLE, RATE, SHARE, Expected, check, datings

GROUP = "registered_workers"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # since a day or month, of whom somebody enters
        ("Sejak Maret 2025, pemkab mengikutsertakan 2.310 petani, yang pada Mei menerima kartu.",
         [("2.310", GROUP, "2025-03")]),
        ("Sebanyak 2.310 perajin sejak 1 Oktober 2024 ditanggung baznas.", [("2.310", GROUP, "2024-10-01")]),
        ("Pemkab menjamin 2.310 petani.\nPerlindungan bagi 2.310 petani itu diterapkan mulai 1 April 2025.",
         [("2.310", GROUP, "2025-04-01")]),
        # what has been done since then is of today
        ("Sejak April 2024 pemkab sudah mendaftarkan 2.310 petani.", [("2.310", GROUP, "2025-06-10")]),
        ("Sebanyak 2.310 petani sejak Mei 2022 ditanggung pemkab.", [("2.310", GROUP, "2025-06-10")]),
        # the months that it is covered for
        ("Pemkab menanggung iuran 2.310 petani untuk Juli-Desember 2025.", [("2.310", GROUP, "2025-07")]),
        ("Masa perlindungan 2.310 petani berlaku dari Februari hingga Desember 2025.", [("2.310", GROUP, "2025-02")]),
        ("Selama Januari-Mei 2025 pemkab mendaftarkan 2.310 petani.", [("2.310", GROUP, "2025-05")]),
        # the coming year that the sentence before opens with
        ("“Tahun 2026 kita jadikan tahun perlindungan. Pemkab menanggung 2.310 petani,” katanya.",
         [("2.310", GROUP, "2026")]),
        ("Pada 2026 anggarannya bertambah. Sekarang 2.310 petani ditanggung.", [("2.310", GROUP, "2025-06-10")]),
        # what has been done is of no coming year
        ("“Sebanyak 2.310 petani telah didaftarkan,” kata bupati, yang ingin tahun 2026 lebih banyak.",
         [("2.310", GROUP, "2025-06-10")]),
    ],
)  # fmt: skip
def test_from_when_a_group_is_covered(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-06-10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Per 31 Maret 2025 cakupannya 41 persen. Hari ini masih kurang 900 orang.\n\nTerendah Sigi 19 persen.",
         [("41 persen", RATE, "2025-03-31"), ("900", "unprotected_workers", "2025-06-10"),
          ("19 persen", RATE, "2025-03-31")]),
        ("Hingga April 2025 ada 9 ribu peserta. Kini naik ke 9.400. Yang informal 2 ribu.\n\nAda 71 persen pria.",
         [("9 ribu", ACTIVE, "2025-04"), ("9.400", ACTIVE, "2025-06-10"), ("2 ribu", ACTIVE, "2025-06-10"),
          ("71 persen", SHARE, "2025-04")]),
        # behind a year, or without a cut-off, today goes on
        ("Pada 2024 ada 8 ribu peserta. Kini 9 ribu.\n\nYang informal 2 ribu.",
         [("8 ribu", ACTIVE, "2024"), ("9 ribu", ACTIVE, "2025-06-10"), ("2 ribu", ACTIVE, "2025-06-10")]),
    ],
)  # fmt: skip
def test_today_ends_with_its_paragraph_behind_a_cut_off(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-06-10")


def test_today_says_no_more_than_the_text_where_only_the_year_of_publication_is_known() -> None:
    of_may = [(words, ACTIVE, "2025-05") for words in ("9 ribu", "7 ribu", "2 ribu")]
    check("Kini 9 ribu orang ikut. Yang formal 7 ribu. Yang informal per Mei 2025 ada 2 ribu.", of_may, "2025")


@pytest.mark.parametrize(
    ("published", "as_of"), [("2025-08-13", "2025-08-13"), ("2025-08-14", "2025-08-14"), ("2025-08-20", "2025-08-14")]
)
def test_event_of_several_days_is_no_later_than_the_report(published: str, as_of: str) -> None:
    read = datings("Kartu dibagikan Rabu-Kamis (13-14/8/2025). Ada 900 peserta.", [("900", ACTIVE)], published)
    assert read[0].as_of == as_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pekerja informal pada Mei 2025 bertambah 3 persen poin dari Mei 2024, yakni sebanyak 9 ribu orang.",
         [("9 ribu", ELIGIBLE, "2025-05")]),
        ("Per Mei 2025 klaim naik 12 persen dibanding Mei 2024, menjadi 800 kasus.", [("800", CASES, "2025-05")]),
        ("Per Mei 2025 klaim naik 12 persen dibanding Mei 2024 yang hanya 700 kasus.", [("700", CASES, "2024-05")]),
        # a level that is aimed from holds now
        ("Per Mei 2025 cakupannya 16 persen. Ia menargetkan cakupan naik dari 16,1 persen menjadi 20 persen.",
         [("16,1 persen", RATE, "2025-05")]),
    ],
)  # fmt: skip
def test_what_a_change_is_measured_from(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-06-10")


def test_figure_printed_twice_takes_the_date_carried_to_one_of_them() -> None:
    check("Cakupan 48,26 persen dipuji. Hingga Juli 2025 ada 103 ribu peserta. Artinya 48,26 persen pekerja ikut.",
          [("103 ribu", ACTIVE, "2025-07")], "2025-09")  # fmt: skip
