"""Region names and codes in table cells."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.normalize.regions import resolve_regions


def resolved(cell: str | None, parent: str | None = None, level: str | None = None) -> tuple[str | None, str]:
    row = resolve_regions(pl.Series([cell], dtype=pl.String), parent=parent, level=level).row(0, named=True)
    assert row["name"] == cell
    return row["region_code"], row["reason"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("KAB. BEKASI", "32.16"),
        ("Bekasi, Kab", "32.16"),
        ("Bekasi (Kota)", "32.75"),
        ("Kota Adm. Jakarta Timur", "31.75"),
        ("Kab. Adm. Kep. Seribu", "31.01"),
        ("3. Kabupaten Lebak", "36.02"),
        ("Kab. Lima Puluh Kota", "13.07"),
        ("KOTABARU", "63.02"),
        ("Prov. Jambi", "15"),
        ("D.I. Yogyakarta", "34"),
        ("SUMATRA  UTARA *)", "12"),
        ("Pemkab Kepulauan Meranti", "14.10"),
        ("Indonesia", "00"),
        ("Jawa Barat (32)", "32"),
        ("Kec. Cikarang Utara, Kab. Bekasi", "32.16.09"),
        ("Serang, Kabupaten Bekasi", None),
    ],
)
def test_names_in_any_dress(cell: str, code: str | None) -> None:
    assert resolved(cell)[0] == code


@pytest.mark.parametrize(
    ("cell", "code", "reason"),
    [
        ("32.16", "32.16", "Kemendagri code"),
        ("3216", "32.16", "Kemendagri code"),
        ("3216.0", "32.16", "Kemendagri code"),
        ("32.1", "32.10", "Kemendagri code"),  # a float has lost its last zero
        ("32.0", "32", "Kemendagri code"),
        ("9471", "91.71", "BPS code"),
        ("91.01", "93.01", "former code"),
        ("3172", None, "code of two systems"),  # Jakarta Utara, or Jakarta Timur to Statistics Indonesia
        ("99.99", None, "unknown"),
    ],
)
def test_codes_of_both_systems(cell: str, code: str | None, reason: str) -> None:
    assert resolved(cell) == (code, reason)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("Bekasi", "twin name"),
        ("Jambi", "twin name"),
        ("Toraja", "twin name"),
        ("Kab/Kota Serang", "twin name"),
        ("Kab. Cimahi", "other kind"),
        ("Jumlah", "unknown"),
        ("", "empty"),
        (None, "empty"),
    ],
)
def test_nothing_is_guessed(cell: str | None, reason: str) -> None:
    assert resolved(cell) == (None, reason)


def test_parent_and_level_narrow_the_candidates() -> None:
    assert resolved("Jambi", level="province")[0] == "15"
    assert resolved("Jambi", parent="15")[0] == "15.71"
    assert resolved("Mura", parent="62")[0] == "62.12"
    assert resolved("Cikarang Utara", parent="32.16") == ("32.16.09", "district")
    assert resolved("Kec. Cikarang Utara") == ("32.16.09", "district")
    assert resolved("Karangraharja", parent="32.16.09")[0] == "32.16.09.2005"
    assert resolved("Sukamaju", level="village") == (None, "twin name")


def test_offices_are_branches_with_the_regions_they_serve() -> None:
    frame = resolve_regions(pl.Series(["KC Serang", "Kantor Cabang Cikarang", "Kanwil Sumbagut"]))
    assert frame["region_kind"].to_list() == ["branch"] * 3
    assert frame["region_code"].to_list() == [None] * 3
    assert frame["region"].to_list() == [
        "Cabang Serang",
        "Cabang Bekasi Cikarang",
        "Kanwil Sumatera Bagian Utara (Sumbagut)",
    ]
    assert frame["candidates"].to_list()[0] == ["36.04", "36.73"]


def test_numbers_may_come_as_numbers() -> None:
    frame = resolve_regions(pl.Series([3216, 3201]))
    assert frame["region_code"].to_list() == ["32.16", "32.01"]
