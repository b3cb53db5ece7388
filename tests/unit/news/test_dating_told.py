"""Dates told elsewhere than beside the figure: by the day of the event, a sentence without figures, a list's header."""

from __future__ import annotations

import pytest
from test_dating import ACTIVE, CASES, ELIGIBLE, GOAL, PAID, RATE, Expected, check

GROUP, MISSING = "registered_workers", "unprotected_workers"


@pytest.mark.parametrize(
    ("text", "expected", "published"),
    [
        # where no day of publication is known, the day of the event is what words lean on
        ("Rapat digelar Rabu (19/11/2025). Bulan lalu ada 9 ribu peserta.", [("9 ribu", ACTIVE, "2025-10")], None),
        ("Kudus, 19 November 2025 - Sepanjang tahun lalu dibayar Rp9 miliar.", [("Rp9 miliar", PAID, "2024")], None),
        ("Ia bicara Rabu (19/11/2025). Tahun depan targetnya 48 persen.", [("48 persen", GOAL, "2026")], None),
        # so too where only its month or year is known
        ("Rapat digelar Rabu (19/3/2025). Hingga akhir bulan lalu ada 9 ribu peserta.",
         [("9 ribu", ACTIVE, "2025-02")], "2025"),
        # a day of another year than the publication's is another story
        ("Perda itu disahkan Rabu (19/3/2025). Tahun lalu ada 9 ribu peserta.", [("9 ribu", ACTIVE, "2025")], "2026"),
        # with no such day, the year named
        ("Hingga Oktober 2025 klaimnya Rp9 miliar, tahun lalu Rp7 miliar.",
         [("Rp9 miliar", PAID, "2025-10"), ("Rp7 miliar", PAID, "2024")], None),
        # no report is of the year of a vision, nor of one by which something ought to be
        ("Rapat digelar Rabu (28/5). Ada 9 ribu peserta.\n\nPada 2045 mestinya semua terlindungi.",
         [("9 ribu", ACTIVE, None)], None),
        ("Tahun ini ada 9 ribu petani.\n\nItu dari APBD tahun 2024. Ada 40 ribu yang seharusnya terlindungi pada 2025.",
         [("9 ribu", GROUP, "2024")], None),
        # an agency's copy ends with its year
        ("Sudah 61 persen, katanya, Rabu.\n\nCOPYRIGHT © ANTARA News Maluku 2019", [("61 persen", RATE, "2019")], None),
        # the middle of a year is its June, and today if told in that year
        ("Hingga pertengahan tahun ini ada 9 ribu peserta.", [("9 ribu", ACTIVE, "2024-06")], "2024-07"),
        ("Hingga pertengahan 2023 ada 9 ribu peserta.", [("9 ribu", ACTIVE, "2023-06")], "2024-07-11"),
        ("Hingga pertengahan 2024 ada 9 ribu peserta.", [("9 ribu", ACTIVE, "2024-07-11")], "2024-07-11"),
        # when a page was looked up, nothing took place
        ("Sampai Oktober 2024 ada 9 ribu.\n\nLaman itu, diakses Selasa (10/12/2024), menulis pekerja 7 ribu.",
         [("9 ribu", ACTIVE, "2024-10"), ("7 ribu", ACTIVE, "2024-10")], "2024-12-11"),
    ],
)  # fmt: skip
def test_words_lean_on_the_day_of_the_event(text: str, expected: list[Expected], published: str | None) -> None:
    check(text, expected, published)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # payments of a year, told without a figure
        ("Klaim yang cair pada 2024 cukup besar.\n\nJHT Rp9 miliar untuk 800 kasus.",
         [("Rp9 miliar", PAID, "2024"), ("800", CASES, "2024")]),
        ("Dalam laporan kinerja tahun 2023, pembayaran manfaat naik. JHT ada 800 kasus.", [("800", CASES, "2023")]),
        # members up to a month
        ("Ia merujuk data kepesertaan sampai Oktober 2025. Yang informal 9 ribu.", [("9 ribu", ACTIVE, "2025-10")]),
        ("Kepala cabang mengutip catatan pada semester I 2025. Pesertanya 9 ribu.", [("9 ribu", ACTIVE, "2025-06")]),
        # payments go on into the next paragraph though they end before the day that members were counted on
        ("Per 15 Oktober 2025 ada 9 ribu peserta.\n\nSelama Januari-September 2025 dibayar Rp9 miliar.\n\nJHT 800.",
         [("9 ribu", ACTIVE, "2025-10-15"), ("Rp9 miliar", PAID, "2025-09"), ("800", CASES, "2025-09")]),
        # how members did up to a cut-off
        ("Kepesertaan terus menanjak sampai akhir September 2025. Kini 9 ribu orang ikut.",
         [("9 ribu", ACTIVE, "2025-09")]),
        ("Cakupan di sana tumbuh pesat hingga 31 Oktober 2025.\n\nSaat ini 41 persen pekerja ikut.",
         [("41 persen", RATE, "2025-10-31")]),
        ("Peserta yang menunggak boleh melunasi iurannya hingga 31 Oktober 2025. Kini 9 ribu orang ikut.",
         [("9 ribu", ACTIVE, "2025-11-19")]),
        # "kini" ends what a header says
        ("Data per 30 September 2025 menunjukkan kenaikan:\n- Kudus 9 ribu\n- Kini Jepara 8 ribu",
         [("9 ribu", ACTIVE, "2025-09-30"), ("8 ribu", ACTIVE, "2025-11-19")]),
    ],
)  # fmt: skip
def test_time_told_in_a_sentence_of_its_own(text: str, expected: list[Expected]) -> None:
    check("Rapat digelar Rabu (19/11/2025). " + text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peserta berturut-turut 7 ribu, 8 ribu dan 9 ribu orang pada 2022, 2023 dan 2024.",
         [("7 ribu", ACTIVE, "2022"), ("8 ribu", ACTIVE, "2023"), ("9 ribu", ACTIVE, "2024")]),
        ("Cakupannya masing-masing 41 persen dan 44 persen pada akhir 2022 dan akhir 2023.",
         [("41 persen", RATE, "2022-12"), ("44 persen", RATE, "2023-12")]),
        ("Per Oktober 2025 ada 9 ribu orang (2023: 8 ribu orang). Yang informal 2 ribu.",
         [("9 ribu", ACTIVE, "2025-10"), ("8 ribu", ACTIVE, "2023"), ("2 ribu", ACTIVE, "2025-10")]),
        ("Klaimnya Rp9 miliar (2024: Rp7 miliar).", [("Rp9 miliar", PAID, "2025-11-19"), ("Rp7 miliar", PAID, "2024")]),
        ("Pada 2021 ada 7 ribu peserta. Tahun berikutnya menjadi 8 ribu.",
         [("7 ribu", ACTIVE, "2021"), ("8 ribu", ACTIVE, "2022")]),
        ("Pada 2021 ada 7 ribu peserta, dua tahun kemudian 9 ribu.",
         [("7 ribu", ACTIVE, "2021"), ("9 ribu", ACTIVE, "2023")]),
        ("Pada 2023 dibayar Rp7 miliar, tahun berikutnya Rp9 miliar.",
         [("Rp7 miliar", PAID, "2023"), ("Rp9 miliar", PAID, "2024")]),
        # a change is never of the time that it is measured from
        ("Dibanding tahun lalu jumlah peserta tumbuh 12 persen.", [("12 persen", "growth_rate", "2025-11-19")]),
        ("Dibandingkan 2023 pesertanya naik 9 persen.", [("9 persen", "growth_rate", "2025-11-19")]),
    ],
)  # fmt: skip
def test_figures_of_several_years(text: str, expected: list[Expected]) -> None:
    check("Rapat digelar Rabu (19/11/2025). " + text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pada akhir 2025 cakupannya 38 persen. Untuk 2026 daerah itu dipatok 47 persen, kurang 9 ribu pekerja.",
         [("38 persen", RATE, "2025-12"), ("47 persen", GOAL, "2026"), ("9 ribu", MISSING, "2025-12")]),
        ("Per Juni 2025 pesertanya 7 ribu. Tahun 2026 diharapkan 9 ribu, dari 20 ribu pekerja.",
         [("7 ribu", ACTIVE, "2025-06"), ("9 ribu", GOAL, "2026"), ("20 ribu", ELIGIBLE, "2025-06")]),
    ],
)  # fmt: skip
def test_year_before_a_target_dates_nothing_else(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dalam kegiatan itu bupati menyerahkan kartu kepada 900 nelayan.", [("900", GROUP, "2025-11-20")]),
        ("Iuran 900 nelayan ditanggung pemerintah daerah.", [("900", GROUP, "2025-11-20")]),
        ("Sumbangan Baznas menambah 900 marbot.", [("900", GROUP, "2025-11-20")]),
        # a part of what was counted is of its day, and so is what goes on with the groups just counted
        ("Pemkab menanggung 900 nelayan di antaranya.", [("900", GROUP, "2025-10")]),
        ("Honorer yang ikut 5 ribu orang. Pemkot mendaftarkan 900 orang.",
         [("5 ribu", GROUP, "2025-10"), ("900", GROUP, "2025-10")]),
    ],
)  # fmt: skip
def test_government_enters_a_group_by_the_day_of_the_report(text: str, expected: list[Expected]) -> None:
    check("Per Oktober 2025 ada 9 ribu peserta.\n\n" + text, [("9 ribu", ACTIVE, "2025-10"), *expected], "2025-11-20")


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        # the one year, just past, that an article tells its numbers of holds to its end
        ("Pada 2024, ada 9 ribu peserta.\n\nCapaian itu dipuji. Bupati senang. Semua lega.\n\nYang informal 2 ribu.",
         "2025-05-15", [("9 ribu", ACTIVE, "2024"), ("2 ribu", ACTIVE, "2024")]),
        ("Kinerja kepesertaan sepanjang 2024 menggembirakan.\n\nPekerja informal yang ikut 2 ribu orang.",
         "2025-05-15", [("2 ribu", ACTIVE, "2024")]),
        ("Pada 2024, ada 9 ribu peserta.\n\nKini yang informal 2 ribu.",
         "2025-05-15", [("9 ribu", ACTIVE, "2024"), ("2 ribu", ACTIVE, "2025-05-15")]),
        # not a year further back, nor the year that groups were entered or something began in
        ("Pada 2021, ada 9 ribu peserta.\n\nCapaian itu dipuji. Bupati senang. Semua lega.\n\nYang informal 2 ribu.",
         "2025-05-15", [("9 ribu", ACTIVE, "2021"), ("2 ribu", ACTIVE, "2025-05-15")]),
        ("Pada 2024 pemkab mendaftarkan 900 nelayan.\n\nPekerja yang ikut 2 ribu orang.",
         "2025-05-15", [("900", GROUP, "2024"), ("2 ribu", ACTIVE, "2025-05-15")]),
        ("Kepesertaan wajib itu dimulai pada 2024.\n\nPekerja yang ikut 2 ribu orang.",
         "2025-05-15", [("2 ribu", ACTIVE, "2025-05-15")]),
        # payments go on in their year however much is said between
        ("Selama 2024 dibayar Rp9 miliar untuk klaim.\n\nWarga antre. Kantor ramai. Petugas sigap.\n\nJHT Rp5 miliar.",
         "2025-05-15", [("Rp9 miliar", PAID, "2024"), ("Rp5 miliar", PAID, "2024")]),
    ],
)  # fmt: skip
def test_year_that_the_article_is_about(text: str, published: str, expected: list[Expected]) -> None:
    check(text, expected, published)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada 9 ribu peserta. Yang belum ikut 4 ribu. Kepala cabang mengutip data per 30 September 2025.",
         [("9 ribu", ACTIVE, "2025-09-30"), ("4 ribu", MISSING, "2025-09-30")]),
        ("Ada 9 ribu peserta. Yang informal 2 ribu.\n\nKeterangan: posisi data 30 September 2025",
         [("9 ribu", ACTIVE, "2025-09-30"), ("2 ribu", ACTIVE, "2025-09-30")]),
        ("Ada 9 ribu peserta.\n\nSumber: BPJS Ketenagakerjaan per September 2025", [("9 ribu", ACTIVE, "2025-09")]),
        ("Klaimnya Rp9 miliar. Nilai itu dibayarkan selama Januari-Oktober 2025.", [("Rp9 miliar", PAID, "2025-10")]),
        # what is said of payments does not date members, nor does what heads the figures below it
        ("Ada 9 ribu peserta. Yang informal 2 ribu. Ia mengutip data klaim per September 2025.",
         [("9 ribu", ACTIVE, "2025-11-20"), ("2 ribu", ACTIVE, "2025-11-20")]),
        ("Ada 9 ribu peserta. Yang informal 2 ribu. Ia membuka data per September 2025:\n- Kudus 700",
         [("9 ribu", ACTIVE, "2025-11-20"), ("2 ribu", ACTIVE, "2025-11-20"), ("700", ACTIVE, "2025-09")]),
    ],
)  # fmt: skip
def test_date_told_below_the_figures(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selama Januari-Oktober 2025 dibayar Rp9 miliar.\n\nPer 30 Agustus 2025 ada 9 ribu orang.\n\nJHT Rp5 miliar.",
         [("Rp9 miliar", PAID, "2025-10"), ("9 ribu", ACTIVE, "2025-08-30"), ("Rp5 miliar", PAID, "2025-10")]),
        ("Per Oktober 2025 ada 9 ribu orang.\n\nPada 2024 dibayar Rp9 miliar.\n\nYang informal 2 ribu.\n\nJHT 800.",
         [("9 ribu", ACTIVE, "2025-10"), ("Rp9 miliar", PAID, "2024"), ("2 ribu", ACTIVE, "2025-10"),
          ("800", CASES, "2024")]),
        ("Hingga September 2025 dibayar Rp9 miliar. Saat ini pesertanya 9 ribu orang. JHT ada 800 kasus.",
         [("Rp9 miliar", PAID, "2025-09"), ("9 ribu", ACTIVE, "2025-11-20"), ("800", CASES, "2025-09")]),
        # the items below a sentence that looks back are of its time, what follows is not
        ("Hingga Oktober 2025 dibayar Rp9 miliar.\n\nPada 2024 dibayar Rp7 miliar.\n- JHT 800 kasus\n- JKM 70 kasus",
         [("Rp9 miliar", PAID, "2025-10"), ("Rp7 miliar", PAID, "2024"), ("800", CASES, "2024"),
          ("70", CASES, "2024")]),
        ("Hingga Oktober 2025 dibayar Rp9 miliar.\n\nPada 2024 dibayar Rp7 miliar.\n\nJHT ada 800 kasus.",
         [("Rp9 miliar", PAID, "2025-10"), ("Rp7 miliar", PAID, "2024"), ("800", CASES, "2025-10")]),
        # what one sentence tells of both dates both
        ("Sepanjang 2024 dibayar Rp9 miliar. Hingga Oktober 2025 ada 9 ribu orang dan 700 kasus.\n\nJHT 500 kasus.",
         [("Rp9 miliar", PAID, "2024"), ("9 ribu", ACTIVE, "2025-10"), ("700", CASES, "2025-10"),
          ("500", CASES, "2025-10")]),
        # what the sum only comes near is of its own year, with those it went to
        ("Selama semester I 2025 dibayar Rp9 miliar. Nilai itu mendekati klaim sepanjang tahun 2023 yang senilai Rp11"
         " miliar dan dibayarkan kepada 900 orang. Klaim tersebut untuk 800 kasus.",
         [("Rp9 miliar", PAID, "2025-06"), ("Rp11 miliar", PAID, "2023"), ("900", CASES, "2023"),
          ("800", CASES, "2025-06")]),
        # "tahun ini" runs as far as the payments told of before
        ("Dari Januari-Oktober 2025 dibayar Rp9 miliar. Jaminan Hari Tua tahun ini Rp5 miliar untuk 700 kasus.",
         [("Rp9 miliar", PAID, "2025-10"), ("Rp5 miliar", PAID, "2025-10"), ("700", CASES, "2025-10")]),
        ("Hingga Juni 2025 klaimnya Rp9 miliar. Tahun lalu 900 kasus, dan tahun ini 700 kasus.",
         [("Rp9 miliar", PAID, "2025-06"), ("900", CASES, "2024"), ("700", CASES, "2025-06")]),
        ("Tahun ini dibayar Rp9 miliar.", [("Rp9 miliar", PAID, "2025-11-20")]),
        # "di 2024" names a year though claims are counted behind it
        ("Hingga Oktober 2025 dibayar Rp9 miliar.\n\nSementara di 2024 klaim JHT Rp7 miliar. Lalu JKM Rp2 miliar.",
         [("Rp9 miliar", PAID, "2025-10"), ("Rp7 miliar", PAID, "2024"), ("Rp2 miliar", PAID, "2024")]),
        # the same months of another year, named before or behind it
        ("Hingga Juli 2025 dibayar Rp9 miliar, naik dibanding tahun 2024 periode yang sama sebesar Rp7 miliar.",
         [("Rp9 miliar", PAID, "2025-07"), ("Rp7 miliar", PAID, "2024-07")]),
        # the year behind "sebab" is of the reason
        ("Tahun 2024 peserta bertambah 900 orang sebab pada 2023 hanya ada 4 ribu orang.",
         [("900", GROUP, "2024"), ("4 ribu", ACTIVE, "2023")]),
    ],
)  # fmt: skip
def test_payments_go_back_to_the_period_told_of_them(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The close of the books is a cut-off, and the close of the year its last month.
        ("Ada 9 ribu orang yang berstatus aktif hingga tutup buku 30 Juni 2025.", [("9 ribu", ACTIVE, "2025-06-30")]),
        (
            "Data dipaparkan Rabu (20/8/2025). Ada 9 ribu peserta aktif per penutupan buku 30 Juni 2025.",
            [("9 ribu", ACTIVE, "2025-06-30")],
        ),
        (
            "Klaim selama 2024 Rp9 miliar. Dana itu untuk 710 kasus sejak Januari hingga tutup tahun Desember.",
            [("Rp9 miliar", PAID, "2024"), ("710", CASES, "2024-12")],
        ),
        ("Dari Januari sampai akhir tahun Desember 2024 dibayar 710 kasus.", [("710", CASES, "2024-12")]),
        # What had been laid down at first is of the year of what it is held against.
        (
            "Sampai November 2024 ada 9 ribu peserta. Patokan yang dipasang semula 12 ribu peserta.",
            [("9 ribu", ACTIVE, "2024-11"), ("12 ribu", "coverage_target", "2024")],
        ),
    ],
)
def test_close_of_books_and_years(text: str, expected: list[Expected]) -> None:
    check(text, expected, published="2025-08-20")
