"""Periods, numbers and phrases as office tables print them."""

from __future__ import annotations

import pytest

from pipelines.reports.lexicon import read_phrase
from pipelines.reports.periods import find_periods
from pipelines.reports.placing import read_code
from pipelines.reports.sheet import column_letter
from pipelines.reports.values import is_english, read_figure


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("s.d. Oktober 2025", "2025-10"),
        ("per 31 Maret 2025", "2025-03-31"),
        ("Triwulan III 2025", "2025-09"),
        ("TW1_2025", "2025-03"),
        ("Semester II Tahun 2024", "2024-12"),
        ("Januari-Juni 2025", "2025-06"),
        ("Januari s.d. 25 November 2024", "2024-11-25"),
        ("Des-24", "2024-12"),
        ("Cut off: 31-03-2025", "2025-03-31"),
        ("Monev_31032025", "2025-03-31"),
        ("202406", "2024-06"),
        ("Nopember 2023", "2023-11"),
        ("TAHUN ANGGARAN 2025", "2025"),
        ("Instruksi Nomor 2 Tahun 2021", None),
        ("2020–2024", None),
        ("SEPT", None),
    ],
)
def test_periods(text: str, as_of: str | None) -> None:
    found = find_periods(text)
    assert (found[0].as_of if found else None) == as_of


def test_a_month_without_a_year_keeps_its_month() -> None:
    assert find_periods("OKT")[0].month == 10


@pytest.mark.parametrize(
    ("cell", "value", "percent"),
    [
        ("12.345", 12345, False),
        ("1\u00a0234", None, False),
        ("58,68%", 58.68, True),
        ("(3,2)", -3.2, False),
        ("444487.0", 444487, False),
        ("1234.5", 1234.5, False),
        ("12.345r", 12345, False),
        ("3.041 *", 3041, False),
        ("12,345", 12345, False),
        ("Rp 1,5 miliar", 1.5e9, False),
        ("250 orang", 250, False),
        ("-", None, False),
        ("...", None, False),
        ("Kertek", None, False),
        ("3307010101700001", None, False),
    ],
)
def test_printed_numbers(cell: str, value: float | None, percent: bool) -> None:
    figure = read_figure(cell)
    assert (figure.value if figure else None) == value
    assert bool(figure and figure.percent) == percent


def test_stored_numbers_shown_in_percent() -> None:
    figure = read_figure(0.4321, shown_percent=True)
    assert figure is not None
    assert (figure.value, figure.text, figure.percent) == (43.21, "43.21%", True)


def test_the_interval_follows_the_decimals() -> None:
    figure = read_figure("32,80")
    assert figure is not None
    assert (round(figure.low, 4), round(figure.high, 4)) == (32.795, 32.805)


def test_english_notation_is_told_from_the_column() -> None:
    assert is_english(["1,234.5", "12.5"])
    assert not is_english(["1.234,5", "12,5"])
    figure = read_figure("1,234", english=True)
    assert figure is not None
    assert figure.value == 1234


@pytest.mark.parametrize(
    ("phrase", "bases", "ignored"),
    [
        ("Belum Terlindungi", ("unprotected",), False),
        ("Kepesertaan Non Aktif", (), True),
        ("Peserta Aktif", ("active",), False),
        ("Penduduk Bekerja", ("eligible",), False),
        ("Gap TK", (), True),
        ("Bulan Perlindungan", (), True),
        ("jumlah_peserta_aktif ", ("active",), False),
    ],
)
def test_phrases(phrase: str, bases: tuple[str, ...], ignored: bool) -> None:
    traits = read_phrase(phrase)
    assert traits.bases == bases
    assert bool(traits.ignore) == ignored


@pytest.mark.parametrize(
    ("phrase", "segment"),
    [
        ("Bukan Penerima Upah", "BPU"),
        ("Penerima Upah", "PU"),
        ("Jakon", "JAKON"),
        ("BPU pekerja rentan", "VULNERABLE"),
        ("PU dan BPU", None),
    ],
)
def test_segments(phrase: str, segment: str | None) -> None:
    assert read_phrase(phrase).segment == segment


def test_programmes_by_name_and_by_number() -> None:
    assert read_phrase("3 Program").programs == ("JHT", "JKK", "JKM")
    assert read_phrase("JKK+JKM").programs == ("JKK", "JKM")


@pytest.mark.parametrize(
    ("text", "code"), [("32.1", "32.10"), ("3201.0", "32.01"), ("32.01", "32.01"), ("32", "32"), ("320101", "32.01.01")]
)
def test_codes_lost_and_found(text: str, code: str) -> None:
    assert code in read_code(text)


def test_column_letters() -> None:
    assert [column_letter(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
