"""When claims hold: every rule on two invented examples."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from pipelines.news.dates.dating import date_claims
from pipelines.news.texts.article import Article, Claim, Dating
from pipelines.news.texts.context import build_articles

Expected = tuple[str, str, str | None]
COLUMNS = ("document_id", "document", "title", "outlet", "url", "published", "text")


def article(text: str, published: str | None, title: str | None = None) -> Article:
    row = {"document_id": "1", "document": "a.json", "title": title, "published": published, "text": text}
    frame = pl.DataFrame([row], schema=dict.fromkeys(COLUMNS, pl.String))
    return next(iter(build_articles(frame)))


def claim(read: Article, words: str, metric: str) -> Claim:
    """The claim whose figure reads `words`; a metric in capitals is a statutory level, with "plan " a plan."""
    figure = next(f for f in read.figures if f.text == words)
    sentence = next(s for s in read.sentences if s.start <= figure.start < s.end)
    kind = "statutory" if metric.isupper() else "plan" if metric.startswith("plan ") else "observation"
    name = metric.lower().removeprefix("plan ")
    kind = "target" if name.endswith("_target") else kind
    return Claim(
        figure, sentence.index, sentence.start, sentence.end, name, kind, "persons", figure.value or 0.0, 0.0, None,
        "exact", "test",
    )  # fmt: skip


def datings(text: str, claims: list[tuple[str, str]], published: str | None, title: str | None = None) -> list[Dating]:
    read = article("BPJS Ketenagakerjaan. " + text, published, title)
    return date_claims(read, [claim(read, words, metric) for words, metric in claims])


def check(text: str, expected: list[Expected], published: str | None = None, title: str | None = None) -> None:
    got = datings(text, [(words, metric) for words, metric, _ in expected], published, title)
    assert [d.as_of for d in got] == [as_of for _, _, as_of in expected], got


ACTIVE, RATE, ELIGIBLE, PAID, CASES = (
    "active_participants", "coverage_rate", "eligible_workers", "claims_paid", "claim_cases",
)  # fmt: skip
GOAL, SHARE = "coverage_target", "segment_share"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Per 31 Maret 2025, 120 ribu orang ikut.", [("120 ribu", ACTIVE, "2025-03-31")]),
        ("Ada 8.214 peserta per Juni 2025.", [("8.214", ACTIVE, "2025-06")]),
        ("Hingga triwulan III 2024 tercatat 51 persen.", [("51 persen", RATE, "2024-09")]),
        ("Sepanjang 2023 dibayar Rp7 miliar untuk 412 kasus.", [("Rp7 miliar", PAID, "2023"), ("412", CASES, "2023")]),
        # each figure its own date
        ("Peserta naik dari 30 ribu pada 2022 menjadi 34 ribu pada 2023.",
         [("30 ribu", ACTIVE, "2022"), ("34 ribu", ACTIVE, "2023")]),
        ("Pada 2021 peserta 30 ribu, 2022 ada 35 ribu.", [("30 ribu", ACTIVE, "2021"), ("35 ribu", ACTIVE, "2022")]),
        ("Jumlahnya 30 ribu (2021) dan 35 ribu (2022).", [("30 ribu", ACTIVE, "2021"), ("35 ribu", ACTIVE, "2022")]),
        ("Ada 300 orang di 2022, 350 di 2023 dan 400 di 2024.",
         [("300", ACTIVE, "2022"), ("350", ACTIVE, "2023"), ("400", ACTIVE, "2024")]),
        ("Sejak awal tahun hingga Oktober, Rp3 miliar cair.", [("Rp3 miliar", PAID, "2025-10")]),
        # a day that a preposition leads, and that is not the event's
        ("Kudus (18/11/2025) - Ada 300 orang. Pada 17 Agustus lalu 20 orang ikut.",
         [("300", ACTIVE, "2025-11-18"), ("20", ACTIVE, "2025-08-17")]),
        # "akhir tahun" is December
        ("Hingga akhir 2023 terlindungi 44 persen.", [("44 persen", RATE, "2023-12")]),
        ("Pada akhir tahun lalu ada 9.100 peserta.", [("9.100", ACTIVE, "2024-12")]),
    ],
)  # fmt: skip
def test_stated_date(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a figure is compared with does not date it
        ("Cakupan 40 persen, naik dibanding tahun 2023.", [("40 persen", RATE, "2025-11-20")]),
        ("Tumbuh 6 persen dari tahun 2024.", [("6 persen", "growth_rate", "2025-11-20")]),
        # unless the baseline has its own figure
        ("Kini 40 ribu orang, dibandingkan 2023 yang hanya 31 ribu.",
         [("40 ribu", ACTIVE, "2025-11-20"), ("31 ribu", ACTIVE, "2023")]),
        # what lies ahead, or goes on beyond the report
        ("Sebanyak 700 nelayan dilindungi hingga Desember 2025.", [("700", ACTIVE, "2025-11-20")]),
        ("Perlindungan selama Oktober-Desember 2025 bagi 700 nelayan.", [("700", ACTIVE, "2025-11-20")]),
        # nor does the date of what it has turned from
        ("Cakupan 46 persen dari 800 ribu, naik dari 41 persen pada 2023.",
         [("46 persen", RATE, "2025-11-20"), ("41 persen", RATE, "2023")]),
        # a deadline
        ("Ada 700 kader ikut, sisanya menyusul paling lambat tanggal 30 September.", [("700", ACTIVE, "2025-11-20")]),
        ("Batas waktunya 1 November 2025. Ada 700 kader ikut.", [("700", ACTIVE, "2025-11-20")]),
        # a beginning, a plan's name
        ("Sejak dibuka pada 2019 sudah 700 kader ikut.", [("700", ACTIVE, "2025-11-20")]),
        ("Mendukung RPJMD 2025-2029, ada 700 kader ikut.", [("700", ACTIVE, "2025-11-20")]),
    ],
)  # fmt: skip
def test_dates_that_date_nothing(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Posisi hingga Agustus 2025 ada 60 ribu peserta. Yang informal 20 ribu orang.",
         [("60 ribu", ACTIVE, "2025-08"), ("20 ribu", ACTIVE, "2025-08")]),
        ("Inilah urutannya per Mei 2025:\n- Kudus: 90 ribu\n- Jepara: 70 ribu",
         [("90 ribu", ACTIVE, "2025-05"), ("70 ribu", ACTIVE, "2025-05")]),
        # "Dari total" goes back to the total's date
        ("Per 31 Oktober 2025 ada 90 ribu. BPU per 3 November 2025 ada 20 ribu. Dari total itu 60 persen PU.",
         [("90 ribu", ACTIVE, "2025-10-31"), ("20 ribu", "bpu", "2025-11-03"), ("60 persen", SHARE, "2025-10-31")]),
        # the later of two dates goes on
        ("Hingga Juli 2025 ada 50 ribu, naik dari 45 ribu pada 2024. Yang informal 9 ribu.",
         [("50 ribu", ACTIVE, "2025-07"), ("45 ribu", ACTIVE, "2024"), ("9 ribu", ACTIVE, "2025-07")]),
        # months told of payments go on in those that follow
        ("Ia melaporkan manfaat yang dicairkan sejak Januari sampai 14 Mei 2025. Ada 700 kasus JHT.",
         [("700", CASES, "2025-05-14")]),
        ("Klaim dibayar dari Januari hingga Agustus 2025. JHT Rp8 miliar. Peserta 900 orang.",
         [("Rp8 miliar", PAID, "2025-08"), ("900", ACTIVE, "2025-11-20")]),
        # after a look back "masih" speaks of the present
        ("Per Juli 2025 ada 50 ribu. Pada 2023 baru 40 ribu. Masih ada 30 ribu yang belum ikut.",
         [("50 ribu", ACTIVE, "2025-07"), ("40 ribu", ACTIVE, "2023"), ("30 ribu", "unprotected_workers", "2025-07")]),
        # "saat ini" ends it
        ("Per Juli 2024 ada 50 ribu peserta. Saat ini ada 55 ribu peserta.",
         [("50 ribu", ACTIVE, "2024-07"), ("55 ribu", ACTIVE, "2025-11-20")]),
        # a year of payments does not date the participants
        ("Selama 2024 dibayar Rp8 miliar. Peserta ada 55 ribu.",
         [("Rp8 miliar", PAID, "2024"), ("55 ribu", ACTIVE, "2025-11-20")]),
    ],
)  # fmt: skip
def test_carried_date(text: str, expected: list[Expected]) -> None:
    read = article("BPJS Ketenagakerjaan. " + text, "2025-11-20")
    claims = [
        replace(claim(read, words, ACTIVE), segment="BPU") if metric == "bpu" else claim(read, words, metric)
        for words, metric, _ in expected
    ]
    assert [d.as_of for d in date_claims(read, claims)] == [as_of for _, _, as_of in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a comparison dates its own figure, also further ones of the same clause, and nothing after it
        ("Selama 2024 dibayar Rp9 miliar. Naik dibanding tahun sebelumnya yang tercatat Rp7 miliar. JHT ada 310 kasus.",
         [("Rp9 miliar", PAID, "2024"), ("Rp7 miliar", PAID, "2023"), ("310", CASES, "2024")]),
        ("Per Mei 2025 ada 50 ribu, ketimbang 2023 yang hanya 41 ribu orang dari 60 desa. BPU 9 ribu.",
         [("50 ribu", ACTIVE, "2025-05"), ("41 ribu", ACTIVE, "2023"), ("9 ribu", ACTIVE, "2025-05")]),
        # so does the level left behind
        ("Peserta naik dari 30 ribu pada 2023 menjadi 34 ribu orang.",
         [("30 ribu", ACTIVE, "2023"), ("34 ribu", ACTIVE, "2025-11-20")]),
        ("Semula 28 persen (2022), cakupan tercatat 33 persen.",
         [("28 persen", RATE, "2022"), ("33 persen", RATE, "2025-11-20")]),
        # the same months of another year
        ("Hingga Agustus 2025 ada 90 kasus. Pada periode yang sama tahun lalu 70 kasus dibayar. JKM 12 kasus.\nJKK 8.",
         [("90", CASES, "2025-08"), ("70", CASES, "2024-08"), ("12", CASES, "2025-08"), ("8", CASES, "2025-08")]),
        ("Pada triwulan III 2025 ada 90 kasus. Triwulan yang sama tahun lalu 70 kasus.",
         [("90", CASES, "2025-09"), ("70", CASES, "2024-09")]),
        ("Cakupan 44 persen per Juni 2025. Setahun sebelumnya 39 persen.",
         [("44 persen", RATE, "2025-06"), ("39 persen", RATE, "2024-06")]),
        # which group, not when
        ("Hingga Oktober 2025, 17 orang dari kelompok penerima tahun lalu mendapat Rp2 miliar.",
         [("17", CASES, "2025-10"), ("Rp2 miliar", PAID, "2025-10")]),
    ],
)  # fmt: skip
def test_comparison_dates_its_own_figure_only(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an older date lasts for its paragraph, or where the next sentence points back
        ("Per Juli 2025 ada 50 ribu. Pada 2023 ada 40 ribu. Yang BPU 8 ribu.\n\nYang PU 42 ribu.",
         [("50 ribu", ACTIVE, "2025-07"), ("40 ribu", ACTIVE, "2023"), ("8 ribu", ACTIVE, "2023"),
          ("42 ribu", ACTIVE, "2025-07")]),
        ("Per Juli 2025 ada 50 ribu. Pada 2023 ada 40 ribu.\n\nDari jumlah itu 8 ribu orang BPU.",
         [("50 ribu", ACTIVE, "2025-07"), ("40 ribu", ACTIVE, "2023"), ("8 ribu", ACTIVE, "2023")]),
        # so does a past year of participants without any date in force
        ("Tahun 2023 ada 6 ribu petani, tahun 2024 ada 9 ribu petani.\n\nNelayan ada 700 orang.",
         [("6 ribu", ACTIVE, "2023"), ("9 ribu", ACTIVE, "2024"), ("700", ACTIVE, "2025-11-20")]),
        ("Tahun ini 300 kader ikut, menyusul tahun lalu 250 kader.\n\nDi Jepara sudah 62 persen.",
         [("300", ACTIVE, "2025-11-20"), ("250", ACTIVE, "2024"), ("62 persen", RATE, "2025-11-20")]),
        # periods of payments date payments
        ("Hingga September 2025 dibayar Rp9 miliar untuk 700 kasus. Yang JKM 40 kasus. Peserta ada 30 ribu orang.",
         [("Rp9 miliar", PAID, "2025-09"), ("700", CASES, "2025-09"), ("40", CASES, "2025-09"),
          ("30 ribu", ACTIVE, "2025-11-20")]),
        ("Januari-September 2025 ada 5 ribu pekerja baru.\n\nKlaimnya 88 kasus.\n\nTotal peserta 61 ribu.",
         [("5 ribu", ACTIVE, "2025-09"), ("88", CASES, "2025-09"), ("61 ribu", ACTIVE, "2025-11-20")]),
    ],
)  # fmt: skip
def test_look_back_ends_with_its_paragraph(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what took place that day, against what was said of any time
        ("Cakupan 34 persen per Februari 2025.\n\nRabu (19/3/2025) bupati memberi kartu 500 nelayan.",
         [("34 persen", RATE, "2025-02"), ("500", ACTIVE, "2025-03-19")]),
        ("Cakupan 34 persen per Februari 2025.\n\nAda 500 nelayan di situ, kata bupati, Rabu (19/3/2025).",
         [("34 persen", RATE, "2025-02"), ("500", ACTIVE, "2025-02")]),
        # the year just ended is still the present of a report in its first quarter
        ("Tahun 2024 ada 80 ribu orang, kata dia, Rabu (19/3/2025).\n\nPekerja informal 9 ribu orang.",
         [("80 ribu", ACTIVE, "2024"), ("9 ribu", ACTIVE, "2024")]),
        ("Tahun 2024 ada 80 ribu orang, kata dia, Rabu (19/3/2025).\n\nMasih ada 9 ribu orang di luar.",
         [("80 ribu", ACTIVE, "2024"), ("9 ribu", "unprotected_workers", "2025-03-19")]),
        # a verdict on the figures before
        ("Di Kudus ada 20 ribu peserta. Angka ini merupakan data per 10 Maret 2025.",
         [("20 ribu", ACTIVE, "2025-03-10")]),
        # a date in brackets behind a figure is its alone
        ("Per Februari 2025, dari 140 ribu pekerja (BPS 2023), 52 ribu orang ikut.",
         [("140 ribu", ELIGIBLE, "2023"), ("52 ribu", ACTIVE, "2025-02")]),
        # better or worse than another date's
        ("Cakupan 43 persen itu lebih tinggi dari capaian nasional per Januari 2025 yang 38 persen.",
         [("43 persen", RATE, "2025-03-20"), ("38 persen", RATE, "2025-01")]),
        ("Pada Februari 2025 ada 310 kasus, lebih banyak dari bulan sebelumnya yaitu 290 kasus. Sementara Maret 12.",
         [("310", CASES, "2025-02"), ("290", CASES, "2025-01"), ("12", CASES, "2025-03")]),
    ],
)  # fmt: skip
def test_day_and_period_side_by_side(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-03-20")


def test_announcement_heads_what_follows() -> None:
    check("Ia merinci pembayaran untuk Januari-Mei 2025. Sebanyak Rp4 miliar untuk 90 kasus.",
          [("Rp4 miliar", PAID, "2025-05"), ("90", CASES, "2025-05")], "2025-07-01")  # fmt: skip
    check("Berikut capaian pada Mei 2025. Di Kudus 40 persen.", [("40 persen", RATE, "2025-05")], "2025-07-01")


def test_list_header_dates_its_items() -> None:
    text = "Klaim Januari-Mei 2025 ialah:\n- JHT Rp4 miliar\nUntuk Juni 2025 ada 60 kasus.\n- JKM Rp2 miliar"
    read = article("BPJS Ketenagakerjaan.\n" + text, "2025-07-01")
    header = next((s.start, s.end) for s in read.sentences if read.text[s.start : s.end].startswith("Klaim"))
    stated = [claim(read, "60", CASES), replace(claim(read, "Rp2 miliar", PAID), header=header)]
    assert [(d.as_of, d.rule) for d in date_claims(read, stated)] == [
        ("2025-06", "date_stated"),
        ("2025-05", "date_header"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menurut BPS pada 2022 ada 140 ribu pekerja. Dari jumlah itu 60 ribu orang ikut.",
         [("140 ribu", ELIGIBLE, "2022"), ("60 ribu", ACTIVE, "2023-11-30")]),
        ("Pada 2022 ada 140 ribu pekerja, sedangkan yang ikut 60 ribu.",
         [("140 ribu", ELIGIBLE, "2022"), ("60 ribu", ACTIVE, "2023-11-30")]),
        ("Data BPS per Agustus 2022, ada 140 ribu pekerja. Yang ikut 60 ribu. Nelayan ada 11 ribu.",
         [("140 ribu", ELIGIBLE, "2022-08"), ("60 ribu", ACTIVE, "2023-11-30"), ("11 ribu", ELIGIBLE, "2022-08")]),
    ],
)  # fmt: skip
def test_census_year_dates_the_potential_only(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2023-11-30")


@pytest.mark.parametrize(
    ("text", "published", "as_of"),
    [
        ("Ada 700 peserta, kata dia, Senin (13/10).", "2025-10-14", "2025-10-13"),
        ("Rapat Senin-Selasa (10-11/11/2025) di Kudus. Ada 700 peserta.", None, "2025-11-11"),
        ("Kudus, 4 Juni 2024 - Ada 700 peserta.", None, "2024-06-04"),
        # a day far from publication is another story
        ("MoU diteken 3 Februari 2025. Ada 700 peserta.", "2025-11-20", "2025-11-20"),
        ("Kata dia, Kamis (4/1/2022), ada 700 peserta.", "2023-01-05", "2023-01-05"),
        # when the report was put up is no event; what was "kemarin" gives way to the day it was told on
        ("Ahad 17 Nov 2019 17:28 WIB\nAda 700 peserta, jelasnya, Sabtu (16/11).", "2019-11-17", "2019-11-16"),
        ("MoU diteken, Selasa (30/1) kemarin. Ada 700 peserta, ujarnya, Rabu (31/1/2024).", "2024-01-31", "2024-01-31"),
        # the line below a photo tells the day where the report does not
        (
            "Bupati usai peluncuran di aula, Senin (22/5/2023). (FOTO: ISTIMEWA)\nKUPANG - Ada 700 peserta.",
            "2023-05-25",
            "2023-05-22",
        ),
        ("Ada 700 peserta.", "2025-12", "2025-12"),
        ("Ada 700 peserta.", "2025-12-09T10:00:00+07:00", "2025-12-09"),
        ("Ada 700 peserta.", None, None),
    ],
)
def test_event_else_publication_else_nothing(text: str, published: str | None, as_of: str | None) -> None:
    check(text, [("700", ACTIVE, as_of)], published)


def test_running_year_ends_with_the_report() -> None:
    check("Tahun ini ada 700 peserta.", [("700", ACTIVE, "2025-11-20")], "2025-11-20")
    check("Hingga awal 2025 ada 700 peserta, kata dia, Jumat (14/3/2025).", [("700", ACTIVE, "2025-03-14")], "2025-03")


@pytest.mark.parametrize(
    ("text", "title", "as_of"),
    [
        # the date stands in a sentence of its own, after the figures
        ("Sudah 700 kader yang ikut. Data per Desember 2020.", None, "2020-12"),
        # nothing dates the first sentence but the second
        ("Baru 700 kader yang ikut. Sisanya 1.200 orang, berdasarkan data hingga September 2021.", None, "2021-09"),
        ("Sudah 700 kader yang ikut.", "Peserta Terbanyak 2025", "2025"),
        ("Sudah 700 kader yang ikut.", "Pemkab Raih Paritrana Award 2024", None),
    ],
)
def test_date_stated_elsewhere(text: str, title: str | None, as_of: str | None) -> None:
    check(text, [("700", ACTIVE, as_of)], None, title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Targetnya 65 persen pada 2026.", [("65 persen", GOAL, "2026")]),
        ("Pada 2045 ditargetkan 99,5 persen.", [("99,5 persen", GOAL, "2045")]),
        ("Tahun depan kami mengejar 70 ribu peserta baru.", [("70 ribu", "growth_target", "2026")]),
        ("Untuk 2025 ditargetkan 40 persen atau tumbuh 5 persen dari 2024.",
         [("40 persen", GOAL, "2025"), ("5 persen", "growth_target", "2025")]),
        ("Cakupan baru 10 persen dari target 14 persen di tahun 2026.",
         [("10 persen", RATE, "2025-11-20"), ("14 persen", GOAL, "2026")]),
        ("Dari 46 menjadi 65 persen pada 2026.", [("46", RATE, "2025-11-20"), ("65 persen", GOAL, "2026")]),
        ("Target 2026 sebesar 65 persen, saat ini baru 46 persen.",
         [("65 persen", GOAL, "2026"), ("46 persen", RATE, "2025-11-20")]),
        ("Dari target 2024 sebesar 60 ribu, tercapai 45 ribu orang.",
         [("60 ribu", GOAL, "2024"), ("45 ribu", ACTIVE, "2025-11-20")]),
        ("Tahun 2024 tercapai 46 persen dari target 50 persen.",
         [("46 persen", RATE, "2024"), ("50 persen", GOAL, "2024")]),
        ("Semula kami mengejar 65 persen pada 2024.", [("65 persen", GOAL, "2024")]),
        ("Selama 2023 baru 46 ribu orang, padahal targetnya 50 ribu orang dan 900 badan usaha.",
         [("46 ribu", ACTIVE, "2023"), ("50 ribu", GOAL, "2023"), ("900", GOAL, "2023")]),
        # carried, then assumed
        ("Target 2026 adalah 65 persen. Itu setara 90 ribu orang.",
         [("65 persen", GOAL, "2026"), ("90 ribu", GOAL, "2026")]),
        ("Targetnya 65 persen.", [("65 persen", GOAL, "2025")]),
        ("Target RPJPN 2025-2045 ialah 99,5 persen.", [("99,5 persen", GOAL, "2045")]),
    ],
)  # fmt: skip
def test_target_year(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


def test_statutory_levels_have_no_date() -> None:
    stated = datings("Iuran Rp16.800 per bulan, berlaku 2025. Santunan Rp42 juta.",
                     [("Rp16.800", "CONTRIBUTION_AMOUNT"), ("Rp42 juta", "BENEFIT_AMOUNT")], "2025-11-20")  # fmt: skip
    assert [(d.as_of, d.period, d.rule) for d in stated] == [
        (None, "month", "date_statutory"),
        (None, "point", "date_statutory"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baru 13 ribu orang yang ikut. Pada Mei 2024 ada 13 ribu orang.", [("13 ribu", ACTIVE, "2024-05")]),
        ("Pada 2024 ada 906 kasus. Selama Januari-Juni 2024 tercatat 906 kasus.", [("906", CASES, "2024-06")]),
    ],
)
def test_figure_printed_twice_takes_the_closest_date(text: str, expected: list[Expected]) -> None:
    (words, metric, as_of), *_ = expected
    read = article("BPJS Ketenagakerjaan. " + text, "2025-11-20")
    first = claim(read, words, metric)
    again = next(f for f in reversed(read.figures) if f.text == words)
    where = next(s for s in read.sentences if s.start <= again.start < s.end)
    second = replace(first, figure=again, sentence=where.index, clause_start=where.start, clause_end=where.end)
    assert [d.as_of for d in date_claims(read, [first, second])] == [as_of, as_of]


def test_period_in_the_text_is_finer_than_a_year_of_publication() -> None:
    check("Ada 700 peserta. Tambahannya 90 orang dari Desember 2021 hingga Juli 2022.",
          [("700", ACTIVE, "2022-07"), ("90", "registered_workers", "2022-07")], "2022")  # fmt: skip
    check("Ada 700 peserta. Tambahannya 90 orang pada Juli 2021.", [("700", ACTIVE, "2022")], "2022")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dibiayai iuran 900 nelayan sepanjang 2026.", [("900", "registered_workers", "2026")]),
        ("Sebanyak 900 nelayan dan 80 kader bakal didahulukan tahun depan.",
         [("900", "registered_workers", "2026"), ("80", "registered_workers", "2026")]),
        ("Kuotanya jadi 900 nelayan pada 2026 dari sebelumnya 600 nelayan pada 2025.",
         [("900", "registered_workers", "2026"), ("600", "registered_workers", "2025-11-20")]),
        ("Mulai Maret 2026, sebanyak 900 nelayan akan ikut.", [("900", "plan registered_workers", "2026-03")]),
        ("APBD 2026 memuat Rp3 miliar untuk 900 nelayan.",
         [("Rp3 miliar", "budget_allocated", "2026"), ("900", "registered_workers", "2026")]),
        ("Ada 900 nelayan yang dilindungi sampai 2026.", [("900", "registered_workers", "2025-11-20")]),
        ("Tahun depan direncanakan ikut 900 nelayan. Pagunya Rp4 miliar.",
         [("900", "plan registered_workers", "2026"), ("Rp4 miliar", "budget_allocated", "2026")]),
        ("APBD 2024 menyediakan Rp3 miliar. Ada 900 nelayan.",
         [("Rp3 miliar", "budget_allocated", "2024"), ("900", ACTIVE, "2025-11-20")]),
    ],
)  # fmt: skip
def test_year_that_something_is_planned_for(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "published", "as_of"),
    [
        ("Selama sembilan bulan, kantor membayar Rp8 miliar.", "2025-10-22", "2025-09"),
        ("Menurut dia, dalam 5 bulan telah keluar Rp8 miliar.", "2025-05-30", "2025-05"),
        ("Dalam sepuluh bulan pertama 2024 cair Rp8 miliar.", "2025-02-20", "2024-10"),
        ("Tujuh bulan berjalan, kantor membayar Rp8 miliar.", "2025-08-02", "2025-07"),
        ("Selama enam bulan tahun ini cair Rp8 miliar.", "2025-07-20", "2025-06"),
        ("Hingga bulan kedelapan tahun ini cair Rp8 miliar.", "2025-09-20", "2025-08"),
        # of another length, and at the end of its clause, it is a duration
        ("Selama tiga bulan, kantor membayar Rp8 miliar.", "2025-10-22", "2025-10-22"),
        ("Cair Rp8 miliar bagi yang dirawat selama sembilan bulan.", "2025-10-22", "2025-10-22"),
    ],
)
def test_months_that_have_passed(text: str, published: str, as_of: str) -> None:
    check(text, [("Rp8 miliar", PAID, as_of)], published)


def test_months_that_have_passed_date_no_participants() -> None:
    check("Selama sembilan bulan, 900 orang ikut.", [("900", ACTIVE, "2025-10-22")], "2025-10-22")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sebanyak 900 nelayan didaftarkan terhitung mulai 1 Desember 2025.",
         [("900", "registered_workers", "2025-12-01")]),
        ("Pemkab mendaftarkan 900 nelayan. Perlindungan itu berlaku mulai Januari 2026.",
         [("900", "registered_workers", "2026-01")]),
        ("Gerakan itu menghimpun 900 nelayan. Mereka terlindungi per 1 November 2025.",
         [("900", "registered_workers", "2025-11-01")]),
        ("Gubernur menjamin 900 nelayan. Anggarannya pada APBD 2026 Rp3 miliar.",
         [("900", "registered_workers", "2026"), ("Rp3 miliar", "budget_allocated", "2026")]),
        # what has long begun dates nothing
        ("Ada 900 nelayan yang ikut mulai Maret 2021.", [("900", "registered_workers", "2025-11-20")]),
        ("Ada 900 nelayan. Program itu berjalan sejak Oktober 2025.", [("900", "registered_workers", "2025-11-20")]),
        ("Ada 900 peserta, mulai Januari 2026 tarifnya turun.", [("900", ACTIVE, "2025-11-20")]),
    ],
)  # fmt: skip
def test_day_on_which_a_group_enters(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the agency's cut-off does not date what a government has done
        ("Rabu (19/11/2025) - Per Mei 2025 ada 700 peserta. Pemkab baru saja menanggung iuran 90 pekerja.",
         [("700", ACTIVE, "2025-05"), ("90", "registered_workers", "2025-11-19")]),
        ("Rabu (19/11/2025) - Hingga triwulan I 2025 ada 700 peserta. Desa itu sendiri telah menjamin 90 kader.",
         [("700", ACTIVE, "2025-03"), ("90", "registered_workers", "2025-11-19")]),
        ("Rabu (19/11/2025) - Per Mei 2025 ada 700 peserta. Yang terdaftar 90 kader.",
         [("700", ACTIVE, "2025-05"), ("90", "registered_workers", "2025-05")]),
        # one sentence dates all data
        ("Bantul baru 21 persen. Dari 800 pekerja, sisanya rentan. Itu naik. Semua data itu posisi Juni 2025.",
         [("21 persen", RATE, "2025-06"), ("800", ELIGIBLE, "2025-06")]),
        ("Bantul baru 21 persen. Ia berharap naik. Ia yakin. Seluruh angka tersebut per 30 Juni 2025.",
         [("21 persen", RATE, "2025-06-30")]),
        # "tahun ini" is no day to look back from
        ("Rabu (19/11/2025) - Tahun ini 90 kader ikut. Per Mei 2025 ada 700 peserta.\n\nYang mandiri 60 peserta.",
         [("90", "registered_workers", "2025-11-19"), ("700", ACTIVE, "2025-05"), ("60", ACTIVE, "2025-05")]),
        # "masih" returns to the present only by its figure
        ("Selama 2024 cair Rp8 miliar. JHT masih juara, Rp6 miliar.",
         [("Rp8 miliar", PAID, "2024"), ("Rp6 miliar", PAID, "2024")]),
        ("Cair Rp8 miliar pada 2022, setahun kemudian Rp9 miliar.",
         [("Rp8 miliar", PAID, "2022"), ("Rp9 miliar", PAID, "2023")]),
        ("Sepanjang 2024 yang ikut 700 orang, padahal sasarannya 600 orang.",
         [("700", "registered_workers", "2024"), ("600", GOAL, "2024")]),
        # a date beside a percentage sets the time, whether the percentage is read or not
        ("Cakupannya menembus 74 persen pada Mei 2025. Bima baru 23 persen.", [("23 persen", RATE, "2025-05")]),
        ("Serapannya 81 persen di Mei 2025. Ada 700 peserta.", [("700", ACTIVE, "2025-05")]),
        # the lead tells its news before its date
        ("Sigi meraih 88,4 persen. Pada level provinsi 54 persen per Oktober 2025.",
         [("88,4 persen", RATE, "2025-10"), ("54 persen", RATE, "2025-10")]),
        # what "menjadi" leads to is not of the date before it
        ("Klaim naik dari Rp6 miliar untuk 90 kasus pada Mei 2024 menjadi Rp8 miliar untuk 80 kasus pada Mei 2025.",
         [("Rp6 miliar", PAID, "2024-05"), ("Rp8 miliar", PAID, "2025-05")]),
        # figures in order take dates in order, here or of the sentence before
        ("Pada 2022, 2023, dan 2024 berturut-turut ada 480, 530 dan 610 peserta.",
         [("480", ACTIVE, "2022"), ("530", ACTIVE, "2023"), ("610", ACTIVE, "2024")]),
        ("Pada 2022 cair Rp8 miliar, pada 2023 Rp9 miliar. Kasusnya berturut-turut 480 dan 530.",
         [("Rp8 miliar", PAID, "2022"), ("Rp9 miliar", PAID, "2023"), ("480", CASES, "2022"), ("530", CASES, "2023")]),
        ("Terdiri atas Rp8 miliar dan Rp9 miliar, dihitung sejak Januari hingga April 2025.",
         [("Rp8 miliar", PAID, "2025-04"), ("Rp9 miliar", PAID, "2025-04")]),
        # a year that opens the story
        ("Tahun 2024 ditutup manis oleh kantor itu. Yang masuk 700 orang, melampaui sasaran 600 orang.",
         [("700", "registered_workers", "2024"), ("600", GOAL, "2024")]),
        ("Tahun lalu kantor itu sibuk. Klaimnya Rp8 miliar.", [("Rp8 miliar", PAID, "2024")]),
        ("Klaim yang dibayarkan di Buton selama sepuluh bulan, kata dia, Rp8 miliar.",
         [("Rp8 miliar", PAID, "2025-10")]),
    ],
)  # fmt: skip
def test_whose_data_a_cut_off_dates(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a date that opens the next clause is of the figure there
        ("Kini ada 700 peserta, sedangkan tahun lalu 600 peserta.",
         [("700", ACTIVE, "2025-11-20"), ("600", ACTIVE, "2024")]),
        ("Baru 900 nelayan ikut, dan tahun depan ditargetkan 1.500 nelayan.",
         [("900", "registered_workers", "2025-11-20"), ("1.500", GOAL, "2026")]),
        # what was just said, named with its date
        ("Ada 700 peserta. Itu posisi Juli 2025, kata dia saat ditanya wartawan yang datang ke kantornya di tepi kota.",
         [("700", ACTIVE, "2025-07")]),
        ("Kantor itu membuka data Juli 2025. Ada 700 peserta.", [("700", ACTIVE, "2025-07")]),
        # the year of a census dates those who could be covered, not those among them who are
        ("Menurut BPS, pada 2021 ada 900 pekerja, dan 700 di antaranya telah ikut.",
         [("900", ELIGIBLE, "2021"), ("700", ACTIVE, "2025-11-20")]),
        # a day right before what was counted on it
        ("Per Mei 2025 ada 900 peserta. Khusus BPU sudah diperbarui, 2 Juni 2025, ada 700 orang.",
         [("900", ACTIVE, "2025-05"), ("700", ACTIVE, "2025-06-02")]),
        # a date that closes two clauses is of both
        ("Perusahaan susut menjadi 120 dan pekerjanya tinggal 700 orang pada penutupan tahun lalu.",
         [("120", "registered_employers", "2024-12"), ("700", ACTIVE, "2024-12")]),
        ("Peserta melesat 61 persen menjadi 700 orang per Juli 2025.",
         [("61 persen", "growth_rate", "2025-07"), ("700", ACTIVE, "2025-07")]),
        ("Sampai Mei 2025 cair Rp8 miliar; pada kurun sama tahun sebelumnya Rp6 miliar.",
         [("Rp8 miliar", PAID, "2025-05"), ("Rp6 miliar", PAID, "2024-05")]),
        ("Sebulan sebelumnya cair Rp6 miliar.", [("Rp6 miliar", PAID, "2025-10")]),
        ("Hingga pengujung 2024 ada 700 peserta. Dua daerah menonjol. Ada juga yang surut. Kota Bima 90 peserta.",
         [("700", ACTIVE, "2024-12"), ("90", ACTIVE, "2024-12")]),
    ],
)  # fmt: skip
def test_clause_that_a_date_belongs_to(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-11-20")


@pytest.mark.parametrize(
    ("text", "as_of"),
    [("Pemkab akan mendaftarkan 900 nelayan pada 2026.", "2026"), ("Pemkab mendorong 900 nelayan ikut.", "2025-11-20")],
)
def test_plan(text: str, as_of: str) -> None:
    check(text, [("900", "plan registered_workers", as_of)], "2025-11-20")


@pytest.mark.parametrize(
    ("text", "words", "metric", "period"),
    [
        ("Hingga Oktober 2025 dibayar Rp8 miliar.", "Rp8 miliar", PAID, "ytd"),
        ("Januari hingga Juni 2025 ada 90 kasus.", "90", CASES, "ytd"),
        ("Sepanjang tahun berjalan dibayar Rp8 miliar.", "Rp8 miliar", PAID, "ytd"),
        ("Sepanjang 2024 dibayar Rp8 miliar.", "Rp8 miliar", PAID, "year"),
        ("Pada 1 Januari hingga 31 Desember 2024 ada 90 kasus.", "90", CASES, "year"),
        ("Selama September 2025 dibayar Rp8 miliar.", "Rp8 miliar", PAID, "month"),
        ("Selama Mei 2025 ada 45 kasus, dan sejak Januari 310 kasus.", "45", CASES, "month"),
        ("Selama Mei 2025 ada 45 kasus, dan sejak Januari 310 kasus.", "310", CASES, "ytd"),
        ("Pada bulan Mei 2025 ada 90 kasus.", "90", CASES, "month"),
        ("Hingga Oktober 2025 ada 90 ribu peserta.", "90 ribu", ACTIVE, "point"),
        ("APBD 2026 menyediakan Rp3 miliar.", "Rp3 miliar", "budget_allocated", "year"),
    ],
)
def test_period(text: str, words: str, metric: str, period: str) -> None:
    assert [d.period for d in datings(text, [(words, metric)], "2025-11-20")] == [period]


def test_budget_year_dates_the_budget_even_ahead() -> None:
    check("APBD 2026 menyediakan Rp3 miliar.", [("Rp3 miliar", "budget_allocated", "2026")], "2025-11-20")
    check("Anggaran Rp3 miliar dari APBD 2024.", [("Rp3 miliar", "budget_allocated", "2024")], "2025-11-20")


def test_flags_of_the_date_are_kept() -> None:
    # 5 March 2025 was a Wednesday.
    (dating,) = datings("Ada 700 peserta, kata dia, Selasa (5/3/2025).", [("700", ACTIVE)], None)
    assert (dating.as_of, dating.flags) == ("2025-03-05", ("weekday_mismatch",))
    (dating,) = datings("Ada 700 peserta per 31 Oktober.", [("700", ACTIVE)], "2025-11-20")
    assert (dating.as_of, dating.flags) == ("2025-10-31", ("date_inferred",))


def test_answers_keep_the_order_of_the_claims() -> None:
    read = article("BPJS Ketenagakerjaan. Pada 2022 ada 30 ribu. Pada 2023 ada 34 ribu.", None)
    claims = [claim(read, "34 ribu", ACTIVE), claim(read, "30 ribu", ACTIVE)]
    assert [d.as_of for d in date_claims(read, claims)] == ["2023", "2022"]
    assert date_claims(read, []) == []
