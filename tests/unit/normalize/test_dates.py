"""Dates and periods in text, worked out with a calendar. The reference is a Tuesday, 21 October 2025."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from pipelines.normalize.date_search import dates_in
from pipelines.normalize.dates import find_dates

REF = "2025-10-21"


def dates(text: str, ref: str | None = REF) -> list[dict[str, Any]]:
    frame = pl.DataFrame({"doc": ["a"], "text": [text], "ref": [ref]}, schema_overrides={"ref": pl.String})
    return find_dates(frame).to_dicts()


def only(text: str, ref: str | None = REF) -> dict[str, Any]:
    found = dates(text, ref)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("pada 3 Agustus 2024", "2024-08-03", "day"),
        ("Jumat, 14 November 2025", "2025-11-14", "day"),
        ("9 Des 2019", "2019-12-09", "day"),
        ("(7/8/2025)", "2025-08-07", "day"),
        ("Kamis (7/8/25) malam", "2025-08-07", "day"),
        ("21-10-2025", "2025-10-21", "day"),
        ("2025-10-21", "2025-10-21", "day"),
        ("04 December 2023", "2023-12-04", "day"),
        ("per Maret 2024", "2024-03", "month"),
        ("tahun 2019", "2019", "year"),
        ("sepanjang 2024,", "2024", "year"),
        ("triwulan III 2024", "2024-09", "quarter"),
        ("TW IV tahun 2023", "2023-12", "quarter"),
        ("kuartal pertama 2025", "2025-03", "quarter"),
        ("semester I 2025", "2025-06", "half"),
        ("akhir Desember 2024", "2024-12", "month"),
        ("awal 2024", "2024", "year"),
        # leaning on the reference
        ("Kamis (17/7)", "2025-07-17", "day"),
        ("31 Desember mendatang ini", "2025-12-31", "day"),
        ("tahun ini", "2025", "year"),
        ("tahun depan", "2026", "year"),
        ("akhir tahun", "2025", "year"),
        ("bulan lalu", "2025-09", "month"),
        ("Agustus lalu", "2025-08", "month"),
        ("hingga September", "2025-09", "month"),
        ("pada Desember", "2025-12", "month"),
        ("kemarin", "2025-10-20", "day"),
        ("Rabu kemarin", "2025-10-15", "day"),
        ("di kantornya, Senin.", "2025-10-20", "day"),
        ("Rabu pukul 10.00", "2025-10-22", "day"),
        ("tiga desa, 5 tahun yang lalu", "2020", "year"),
        ("2 hari lalu", "2025-10-19", "day"),
        ("Setahun sebelumnya", "2024", "year"),
        ("dua tahun sebelumnya", "2023", "year"),
        ("hingga pekan kedua September", "2025-09", "month"),
        ("dua minggu lagi", "2025-11-04", "day"),
        ("dalam 3 bulan", "2026-01", "month"),
        ("Senin pekan depan", "2025-10-27", "day"),
        ("2025-11-01T10:22:00", "2025-11-01", "day"),
        ("21-Okt-2025", "2025-10-21", "day"),
        # as content systems print it
        ("Redaksi, Mei 14, 2024", "2024-05-14", "day"),
        ("By admin On Aug 4, 2023", "2023-08-04", "day"),
        ("May 14, 2024", "2024-05-14", "day"),
        ("per tgl. 31 Mei 2024", "2024-05-31", "day"),
    ],
)
def test_value(text: str, value: str, precision: str) -> None:
    found = only(text)
    assert (found["value"], found["precision"]) == (value, precision)


@pytest.mark.parametrize(
    ("text", "first", "last", "value"),
    [
        ("1 Januari-31 Maret 2024", date(2024, 1, 1), date(2024, 3, 31), "2024-03-31"),
        ("8 - 11 Oktober 2025", date(2025, 10, 8), date(2025, 10, 11), "2025-10-11"),
        ("22 Desember 2025 hingga 10 Januari 2026", date(2025, 12, 22), date(2026, 1, 10), "2026-01-10"),
        ("28 Desember-3 Januari 2026", date(2025, 12, 28), date(2026, 1, 3), "2026-01-03"),
        ("Januari-September 2025", date(2025, 1, 1), date(2025, 9, 30), "2025-09"),
        ("Januari hingga 6 Agustus 2023", date(2023, 1, 1), date(2023, 8, 6), "2023-08-06"),
        ("2023 hingga April 2024", date(2023, 1, 1), date(2024, 4, 30), "2024-04"),
        ("periode 2025-2029", date(2025, 1, 1), date(2029, 12, 31), "2029"),
        ("tahun 2025-2026", date(2025, 1, 1), date(2026, 12, 31), "2026"),
        ("Senin-Selasa (10-11/11/2025)", date(2025, 11, 10), date(2025, 11, 11), "2025-11-11"),
        ("triwulan I-III 2024", date(2024, 1, 1), date(2024, 9, 30), "2024-09"),
        ("enam bulan pertama 2025", date(2025, 1, 1), date(2025, 6, 30), "2025-06"),
        ("Lima bulan pertama tahun ini", date(2025, 1, 1), date(2025, 5, 31), "2025-05"),
        ("11 bulan pertama di 2024", date(2024, 1, 1), date(2024, 11, 30), "2024-11"),
        # more months than the running year has had: the year before
        ("sebelas bulan pertama", date(2024, 1, 1), date(2024, 11, 30), "2024-11"),
        ("triwulan II 2024", date(2024, 4, 1), date(2024, 6, 30), "2024-06"),
    ],
)
def test_bounds(text: str, first: date, last: date, value: str) -> None:
    found = only(text)
    assert (found["date_from"], found["date_to"], found["value"]) == (first, last, value)


@pytest.mark.parametrize(
    "text",
    ["45/13/2025", "1/2/3", "tahun 20223", "17.30 WIB", "31 Februari 2024", "dalam 3 tahun terakhir",
     "Nomor 2 Tahun 2021", "UU 24 Tahun 2011", "sebanyak 2024 pekerja", "di 2024 desa"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_day_first_and_weekday_that_disagrees() -> None:
    # 5 March 2025 was a Wednesday: the words are kept, the disagreement is flagged, month-first is never tried.
    assert (only("Selasa (5/3/2025)")["value"], only("Selasa (5/3/2025)")["flags"]) == (
        "2025-03-05",
        ["weekday_mismatch"],
    )
    assert only("Rabu (5/3/2025)")["flags"] == []


def test_year_that_is_not_said() -> None:
    # By the reference: up to half a year ahead, else the year before.
    assert only("Senin (30/12)", "2025-01-02")["value"] == "2024-12-30"
    assert only("(3/2)", "2025-12-20")["flags"] == ["date_inferred"]
    # By a partial reference.
    assert only("9 Desember", "2025")["value"] == "2025-12-09"
    # By "tahun ini" rather than the year before it.
    assert [d["value"] for d in dates("Tahun 2024 ada 9. Tahun ini, sampai Agustus, ada 7.")] == [
        "2024",
        "2025",
        "2025-08",
    ]
    assert [d["value"] for d in dates("Tahun 2024 ada 9, akhir Mei lalu ada 7.")] == ["2024", "2025-05"]
    # Without one: by the text's own full date, else by the latest law it cites.
    assert [d["value"] for d in dates("Serang, 4 Juni 2024. Acara 7 Juni.", None)] == ["2024-06-04", "2024-06-07"]
    assert only("Kudus 9 Mei. Sesuai Inpres Nomor 8 Tahun 2025.", None)["value"] == "2025-05-09"
    assert dates("Acara digelar 9 Mei.", None) == []
    # A law is older than the text that cites it: the first year from then on that the text names.
    assert [d["value"] for d in dates("Per 9 Mei naik. Selama 2024 cair. Menurut UU Nomor 24 Tahun 2011.", None)] == [
        "2024-05-09",
        "2024",
    ]
    # What has been counted is not of a year to come, named just before.
    assert [d["value"] for d in dates("Dibantu pada 2024. Sampai Agustus ada 7.", "2023-09-04")] == ["2024", "2023-08"]


def test_words_that_lean_on_nothing_are_left_out() -> None:
    assert dates("kemarin, bulan lalu, Senin", None) == []
    assert [d["value"] for d in dates("kemarin, tahun lalu", "2025")] == ["2024"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [("hingga akhir Maret 2024", "hingga"), ("per 31 Mei 2024", "per"), ("sampai dengan Juni 2024", "sampai dengan"),
     ("sejak tahun 2021", "sejak"), ("sepanjang 2024", "sepanjang"), ("Kudus, 3 Mei 2024", None),
     ("sampai pekan pertama Mei 2024", "sampai")],
)  # fmt: skip
def test_cue(text: str, cue: str | None) -> None:
    assert only(text)["cue"] == cue


def test_spans_are_characters() -> None:
    text = "“Sudah” – pada Rabu pagi (9/7/2025) hingga Oktober"
    assert [text[d["start"] : d["end"]] for d in dates(text)] == ["Rabu pagi (9/7/2025)", "Oktober"]


def test_headline_dates() -> None:
    found = dates_in("Peserta per Juni 2024 menurut UU Nomor 24 Tahun 2011")
    assert [(m.text, m.period.value, m.cue) for m in found] == [("Juni 2024", "2024-06", "per")]
