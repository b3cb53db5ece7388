"""Dates of what begins, runs on or comes: the first day of a group's cover, the day of the report behind a cut-off."""

from __future__ import annotations

import pytest
from test_dating import ACTIVE, CASES, ELIGIBLE, RATE, SHARE, Expected, check, datings

GROUP, GROWTH = "registered_workers", "growth_rate"


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Program itu berjalan sejak 2018. Mulanya pemprov mengikutkan 3.500 guru.", [("3.500", GROUP, "2018")]),
        ("Sejak 2021 desa ikut serta. Langkah itu diawali dengan 700 kader.", [("700", GROUP, "2021")]),
        # what has run since a later day than the one in force is of today
        ("Sejak 2021 hingga 2023 dibayar 700 kasus. Sejak Januari 2024 sudah 812 kasus.",
         [("700", CASES, "2023"), ("812", CASES, "2024-07-08")]),
        ("Sepanjang 2023 ada 700 kasus. Mulai Maret 2024, jumlahnya 120.",
         [("700", CASES, "2023"), ("120", CASES, "2024-07-08")]),
        # growth of the year that it began in
        ("Per Juni 2024 ada 9 ribu orang. Kenaikan tampak sejak 2022, saat pertumbuhannya 41 persen.",
         [("9 ribu", ACTIVE, "2024-06"), ("41 persen", GROWTH, "2022")]),
        ("Pada 2023 jumlahnya naik 9 persen, setelah pada tahun sebelumnya tumbuh 7 persen.",
         [("9 persen", GROWTH, "2023"), ("7 persen", GROWTH, "2022")]),
        ("Kenaikan 7 persen itu dibandingkan 2021. Lalu pada 2023, jumlahnya tumbuh 9 persen.",
         [("9 persen", GROWTH, "2023")]),
    ],
)  # fmt: skip
def test_what_something_began_with(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2024-07-08")


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # the cut-off of the headline
        ("Sampai November 2019, Klaim Rp3 Triliun Cair", "Rinciannya, pekerja formal 9 ribu dan informal 2 ribu orang.",
         [("9 ribu", ACTIVE, "2019-11"), ("2 ribu", ACTIVE, "2019-11")]),
        ("Per Oktober 2019 Ada 9 Ribu Peserta", "Kini 9.200 orang ikut. Pemkab menanggung 700 nelayan.",
         [("9.200", ACTIVE, "2019-12-30"), ("700", GROUP, "2019-12-30")]),
        ("Digelar Oktober 2019, Sosialisasi Jaminan Sosial", "Ada 9 ribu peserta.", [("9 ribu", ACTIVE, "2019-12-30")]),
        ("Tutup 2018, Cakupan Tembus 41 Persen", "Cakupannya 41 persen.", [("41 persen", RATE, "2018-12")]),
        # an article on data reports no event: the time of the headline is that of its figures
        ("Lima Provinsi dengan Peserta Terbanyak pada 2018", "Jawa Timur 9 ribu orang.\n\nBali menyusul, 2 ribu orang.",
         [("9 ribu", ACTIVE, "2018"), ("2 ribu", ACTIVE, "2018")]),
        ("Lima Provinsi dengan Peserta Terbanyak pada 2018", "Senin (30/12/2019) bupati hadir. Ada 9 ribu peserta.",
         [("9 ribu", ACTIVE, "2019-12-30")]),
        ("Lima Provinsi dengan Peserta Terbanyak pada 2019", "Jawa Timur 9 ribu orang.",
         [("9 ribu", ACTIVE, "2019-12-30")]),
        # its year, named again, does not fade
        ("Peserta Informal Melonjak pada 2018", "Pada 2018 ada 2 ribu orang, pada 2017 ada 900.\n\nSemua 9 ribu orang.",
         [("2 ribu", ACTIVE, "2018"), ("900", ACTIVE, "2017"), ("9 ribu", ACTIVE, "2018")]),
        ("Peserta Informal Melonjak", "Pada 2018 ada 2 ribu orang, pada 2017 ada 900.\n\nSemua 9 ribu orang.",
         [("2 ribu", ACTIVE, "2018"), ("900", ACTIVE, "2017"), ("9 ribu", ACTIVE, "2019-12-30")]),
    ],
)  # fmt: skip
def test_headline_dates_what_the_text_does_not(title: str, text: str, expected: list[Expected]) -> None:
    check(text, expected, "2019-12-30", title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a census dates the whole and the rate that says it again, not the members
        ("Per 4 Oktober 2022 ada 9 ribu peserta.\n\nMerujuk data BPS Februari 2022, pekerja informal bertambah.\n\n"
         "Penduduk yang bekerja 81 ribu orang atau 59,97 persen.\n\nPesertanya 6 ribu orang.",
         [("9 ribu", ACTIVE, "2022-10-04"), ("81 ribu", ELIGIBLE, "2022-02"), ("59,97 persen", SHARE, "2022-02"),
          ("6 ribu", ACTIVE, "2022-10-04")]),
        # what came of a whole is of its year
        ("Pada 2021 ada 20 ribu pekerja yang semestinya ikut. Realisasinya 3 ribu orang (15,2 persen).",
         [("20 ribu", ELIGIBLE, "2021"), ("3 ribu", GROUP, "2021"), ("15,2 persen", RATE, "2021")]),
        # what came of a target is of the year that payments were told of
        ("Pada 2021 terkumpul Rp4 miliar. Dari 600 orang yang ditargetkan, terealisasi 720 orang. Kini ada 9 ribu.",
         [("Rp4 miliar", "contributions_collected", "2021"), ("600", "growth_target", "2021"), ("720", GROUP, "2021"),
          ("9 ribu", ACTIVE, "2022-10-05")]),
        # a cut-off with a wrong year stays as printed, a day to come is none for whom somebody enters
        ("Per 31 Desember 2022 ada 9 ribu peserta.", [("9 ribu", ACTIVE, "2022-12-31")]),
        ("Hingga 31 Desember 2022 iurannya didiskon, ada 9 ribu peserta.", [("9 ribu", ACTIVE, "2022-10-05")]),
        # a lead with its whole
        ("Baru 26,7 persen pekerja terlindungi, dari 28 ribu orang. Kata kepala kantor, ada 7.490 orang per Juli 2022.",
         [("26,7 persen", RATE, "2022-07"), ("28 ribu", ELIGIBLE, "2022-07"), ("7.490", ACTIVE, "2022-07")]),
    ],
)  # fmt: skip
def test_whole_and_its_part_hold_together(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2022-10-05")


def test_level_beside_a_target_is_only_held_against_it() -> None:
    check("Tahun 2022 targetnya 16 ribu orang. Tahun lalu ada 14 ribu orang.\n\nDi sana 18 ribu pekerja ikut.",
          [("16 ribu", "growth_target", "2022"), ("14 ribu", ACTIVE, "2021"), ("18 ribu", ACTIVE, "2022-02-16")],
          "2022-02-16")  # fmt: skip


def test_caption_tells_the_day_of_the_event() -> None:
    text = "Menteri hadir di paparan kinerja, Jakarta, Selasa (19/8). (dok. Kementerian)\n\nAda 900 peserta."
    assert datings(text, [("900", ACTIVE)], "2025-08")[0].as_of == "2025-08-19"
