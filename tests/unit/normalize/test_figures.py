"""Figures in text: values worked out by hand from how Indonesians write them."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from pipelines.normalize.figures import find_figures


def figures(text: str) -> list[dict[str, Any]]:
    return find_figures(pl.DataFrame({"doc": ["a"], "text": [text]})).to_dicts()


def only(text: str) -> dict[str, Any]:
    found = figures(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        # dot for thousands, comma for decimals
        ("tercatat 128.417 pekerja", "cardinal", 128417),
        ("rata-rata 3,75 anak", "cardinal", 3.75),
        ("sebanyak 1.204.350,5 ton", "cardinal", 1204350.5),
        ("ada 5000 pedagang", "cardinal", 5000),
        # a dot that can only be a decimal mark
        ("capaiannya 81.40 persen", "percent", 81.4),
        ("hanya 7.125% saja", "percent", 7.125),
        ("melonjak 1.200 persen", "percent", 1200),
        # a stray space after the mark
        ("sekitar 318. 207 orang di sana", "cardinal", 318207),
        ("senilai Rp2, 417 triliun", "money", 2_417_000_000_000),
        # a comma that can only group thousands
        ("iuran Rp36,800 per bulan", "money", 36800),
        ("terdapat 14,322 kasus baru", "cardinal", 14322),
        ("total 1,204,350 jiwa", "cardinal", 1204350),
        ("pagu Rp 2,071,445,300,00 setahun", "money", 2_071_445_300),
        ("Rp1,204,350,5 saja", "money", 1_204_350.5),
        # scales
        ("naik 72 ribu orang", "cardinal", 72000),
        ("dana Rp 3.120,4 miliar", "money", 3_120_400_000_000),
        ("Rp875jt", "money", 875_000_000),
        ("Rp 12 M untuk desa", "money", 12_000_000_000),
        ("Rp1,5 T", "money", 1_500_000_000_000),
        ("sebesar 2,25 milyar rupiah", "money", 2_250_000_000),
        ("1 juta 250 ribu orang", "cardinal", 1_250_000),
        # old and doubled currency marks
        ("Rp. 25.000.000,- tunai", "money", 25_000_000),
        ("RpRp40.000", "money", 40_000),
        ("IDR 5 juta", "money", 5_000_000),
        # glued
        ("64 persennya perempuan", "percent", 64),
        ("sekitar 18 persenan pekerja", "percent", 18),
        ("ya 18 persenlah", "percent", 18),
        ("cuma 7 persenpun tidak", "percent", 7),
        ("kira-kira 30 ribuannya nelayan", "cardinal", 30_000),
        ("Rp4 jutanya dipakai", "money", 4_000_000),
        ("53ribu peserta", "cardinal", 53_000),
        # words
        ("dua puluh lima ribu nelayan", "cardinal", 25_000),
        ("sejuta pekerja", "cardinal", 1_000_000),
        ("setengah juta orang", "cardinal", 500_000),
        ("dua setengah juta orang", "cardinal", 2_500_000),
        ("tujuh koma nol lima persen", "percent", 7.05),
        ("hampir separuh pekerja", "percent", 50),
        ("tiga perempat warga", "percent", 75),
        ("dua belas (12) orang", "cardinal", 12),
        ("30 (tiga puluh) desa", "cardinal", 30),
        ("30-an ribu orang", "cardinal", 30_000),
        # a bullet is no minus sign
        ("Rincian:\n-412 petani", "cardinal", 412),
        ("minus 5 persen", "percent", -5),
        ("sebesar 65 persen", "percent", 65),
        ("29,99 EUR", "money", 29.99),
        # foreign money has no unit of ours but is money
        ("US$ 77,5 juta", "money", 77_500_000),
        ("kedua belas", "ordinal", 12),
        ("HUT ke-48", "ordinal", 48),
    ],
)
def test_value(text: str, kind: str, value: float) -> None:
    found = [f for f in figures(text) if f["kind"] == kind]
    assert [f["value"] for f in found] == [pytest.approx(value, rel=1e-12)]


def test_scale_printed_twice_takes_the_evident_value() -> None:
    assert (only("tercatat 19.042 ribu petani")["value"], only("ada 21.350 rb orang")["flags"]) == (
        19042.0,
        ["scale_doubled"],
    )
    # A sum written out to the last digit is in no scale besides.
    assert only("Rp196,639,313,997 miliar")["value"] == only("Rp196.639.313.997 miliar")["value"] == 196_639_313_997
    # Money in thousands of millions is printed so on purpose.
    assert only("Rp1.532 triliun")["flags"] == []


def test_comma_thousands_are_flagged() -> None:
    assert only("iuran Rp16,800 per bulan")["flags"] == ["comma_thousands"]
    assert only("sebanyak 14,322 kasus")["flags"] == ["comma_thousands"]
    assert only("indeks 2,357 tahun itu")["flags"] == []


def test_marks_are_read_by_the_evidence_of_the_whole_text() -> None:
    assert [f["value"] for f in figures("Kudus: 12,345\nJepara: 8,210")] == [12345.0, 8210.0]
    # One alone, or beside dotted thousands, stays a decimal.
    assert [f["value"] for f in figures("Kudus: 12,345\nJepara: 8,2")] == [12.345, 8.2]
    assert [f["value"] for f in figures("Kudus: 12,345 dan 8,210; Pati: 9.120")] == [12.345, 8.21, 9120.0]


def test_a_rate_beside_proves_that_a_comma_groups_thousands() -> None:
    # 17,238 of 40.560 are 42,5 percent.
    assert [f["value"] for f in figures("dari 40.560 potensi tercapai 17,238 atau 42,5 persen")] == [40560, 17238, 42.5]
    assert [f["value"] for f in figures("17,238 (42,5%) dari 40.560 potensi")] == [17238, 42.5, 40560]
    # It proves nothing where it is another's, nor where it is too round to be no chance.
    assert figures("dari 40.560 potensi tercapai 17,238 atau 61,3 persen")[1]["value"] == 17.238
    assert figures("dari 40.560 potensi tercapai 17,238, atau 42 persen")[1]["value"] == 17.238


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("41–46 persen", 41, 46, "percent"),
        ("46 hingga 65 persen", 46, 65, "percent"),
        ("antara 3.000 dan 3.500 orang", 3000, 3500, None),
        ("Rp10 juta sampai Rp12 juta", 10_000_000, 12_000_000, "IDR"),
        ("Rp 20-30 miliar", 20_000_000_000, 30_000_000_000, "IDR"),
        ("4-5 juta orang", 4_000_000, 5_000_000, None),
        ("puluhan ribu pekerja", 10_000, 100_000, None),
        ("belasan perusahaan", 10, 20, None),
        ("puluhan hingga ratusan ribu orang", 10_000, 1_000_000, None),
    ],
)
def test_range(text: str, low: float, high: float, unit: str | None) -> None:
    found = only(text)
    assert (found["kind"], found["value"], found["low"], found["high"], found["unit"]) == (
        "range", None, low, high, unit,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "qualifier", "words"),
    [
        ("sekitar 600 ribu pekerja", "about", "sekitar"),
        ("kurang lebih Rp5 miliar", "about", "kurang lebih"),
        ("600 ribuan pekerja", "about", None),
        ("Lebih dari 40 persen", "more_than", "Lebih dari"),
        ("di atas 40 persen", "more_than", "di atas"),
        ("Rp 488 miliar lebih", "more_than", "lebih"),
        ("minimal sebesar 25 persen", "at_least", "minimal"),
        ("minimal menambah 20 persen", "at_least", "minimal"),
        ("tidak kurang dari 300 desa", "at_least", "tidak kurang dari"),
        ("hampir 2 juta orang", "nearly", "hampir"),
        ("mendekati 15 persen", "nearly", "mendekati"),
        ("kurang dari 1 persen", "less_than", "kurang dari"),
        ("masih di bawah 50%", "less_than", "di bawah"),
        ("maksimal Rp174 juta", "up_to", "maksimal"),
        ("santunan hingga Rp42 juta", "up_to", "hingga"),
        ("naik hingga 46 persen", "exact", None),
        ("setidaknya ada 500 orang", "at_least", "setidaknya"),
        (">80 persen", "more_than", ">"),
        ("mencapai 400 ribu orang", "exact", None),
        ("65 persen lebih tinggi", "exact", None),
    ],
)
def test_qualifier(text: str, qualifier: str, words: str | None) -> None:
    found = only(text)
    assert (found["qualifier"], found["qualifier_text"]) == (qualifier, words)
    if found["qualifier_start"] is not None:
        assert text[found["qualifier_start"] :].startswith(words or "")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("611 ribu orang", 610_500, 611_500),
        ("1,5 juta orang", 1_450_000, 1_550_000),
        ("39,09 persen", 39.085, 39.095),
        ("46 persen", 45.5, 46.5),
        ("400.385 orang", 400_385, 400_385),
        ("sekitar 611 ribu orang", 610_000, 612_000),
        ("sekitar 600 ribu orang", 550_000, 650_000),
        ("hampir 600 ribu orang", 550_000, 600_000),
        ("lebih dari 600 ribu orang", 600_000, None),
        ("kurang dari 600 ribu orang", 0, 600_000),
        ("maksimal Rp42 juta", 0, 42_000_000),
    ],
)
def test_interval(text: str, low: float, high: float | None) -> None:
    found = only(text)
    assert found["value_low"] == pytest.approx(low)
    assert found["value_high"] == (None if high is None else pytest.approx(high))


@pytest.mark.parametrize(
    "text",
    ["Covid-19", "GPT-4", "pukul 09.15 WIB", "telepon 0822-4040-1234", "3 x 24 jam", "RT 03/RW 05", "daerah 3T",
     "skor 3-0", "NIK 3216071234560001", "kode 32.16.07", "salah satu kader", "satu-satunya jalan", "se-Jawa Barat",
     "satuan kerja", "31 Maret 2024", "(17/8/2025)", "Triwulan III 2024"],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "nature"),
    [("UU Nomor 24 Tahun 2011", "regulation"), ("Pasal 15", "regulation"), ("PP 44/2015", "regulation"),
     ("usia 56 tahun", "age"), ("Siti (34)", "age"), ("selama 24 bulan", "duration"), ("pada 2024,", "year"),
     ("128 pekerja", None)],
)  # fmt: skip
def test_nature(text: str, nature: str | None) -> None:
    assert only(text)["nature"] == nature


def test_year_before_a_noun_is_a_count_unless_a_preposition_leads_it() -> None:
    assert only("sebanyak 2024 pekerja")["unit"] is None
    assert only("selama 2024 pekerja itu")["unit"] == "year"
    assert only("di 2024 klaim naik")["unit"] == "year"
    assert only("tersebar di 2024 desa")["unit"] is None


def test_percent_sign_and_scale_left_unsaid() -> None:
    assert [(f["value"], f["unit"]) for f in figures("naik dari 46 menjadi 65 persen")] == [
        (46.0, "percent"),
        (65.0, "percent"),
    ]
    assert [f["value"] for f in figures("dari 3 menjadi 4,5 juta orang")] == [3_000_000.0, 4_500_000.0]
    assert [f["value"] for f in figures("PU 18,27 juta, sedangkan BPU 17,64 peserta")] == [18_270_000.0, 17_640_000.0]


def test_amounts_restated_without_their_currency() -> None:
    found = figures("nominal Rp2,62 miliar (2.621.455.000) dan 1,35 miliar rupiah (1.351.040.000,-)")
    assert [(f["kind"], f["unit"]) for f in found] == [("money", "IDR")] * 4
    assert figures("Rp2,62 miliar (412 kasus)")[1]["kind"] == "cardinal"


def test_amount_cut_off_before_its_scale_is_none() -> None:
    assert figures("Jaminan Pensiun : Rp312,4") == []
    assert only("Jaminan Pensiun : Rp312,4 juta")["value"] == 312_400_000.0


def test_definite_number_is_no_ordinal() -> None:
    assert [(f["kind"], f["value"]) for f in figures("Ke-3,2 juta orang itu, pada HUT ke-3")] == [
        ("cardinal", 3_200_000.0),
        ("ordinal", 3.0),
    ]


def test_percentage_points_are_no_percent() -> None:
    assert only("naik 15 poin persen")["unit"] == "percentage_points"
    assert only("turun 2,5 persen poin")["unit"] == "percentage_points"


def test_offsets_are_characters_and_cover_sign_scale_and_currency() -> None:
    text = "“Naik” – kata dia: sekitar Rp 650,459 miliar dan 39,09 persen."
    assert [text[f["start"] : f["end"]] for f in figures(text)] == ["Rp 650,459 miliar", "39,09 persen"]


@pytest.mark.parametrize("unit", ["satu ", "dua puluh ", "1.", "9", "Rp", "5 ribu ribu ", "1 (satu ", "-"])
def test_endless_numbers_are_none(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert all(f["value"] is None or abs(f["value"]) < 1e18 for f in figures(text))


def test_rows_keep_order_and_texts_without_figures_leave_none() -> None:
    frame = pl.DataFrame({"doc": [3, 1, 2], "text": ["ada 5 dan 6", None, "tidak ada; lalu 7 orang"]})
    assert find_figures(frame).select("doc", "value").rows() == [(3, 5.0), (3, 6.0), (2, 7.0)]
    assert find_figures(frame.head(0)).is_empty()


def test_a_word_that_ends_in_min_is_no_minus() -> None:
    texts = ["Pemkab menjamin 2.300 prajuru adat", "Termin 3.400 dibayar", "suhu min 5 derajat"]
    found = find_figures(pl.DataFrame({"doc": [0, 1, 2], "text": texts}))
    assert found["value"].to_list() == [2300.0, 3400.0, -5.0]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ketua RT/RW 4.020 orang", [4020.0]),
        ("RW 1.333 orang", [1333.0]),
        ("RT 03 RW 05", []),
        ("warga RT 5, 30 orang", [30.0]),
    ],
)
def test_neighbourhoods_are_numbered_and_their_heads_counted(text: str, values: list[float]) -> None:
    assert [found["value"] for found in figures(text)] == values
