"""Who pays for sponsored groups; all texts are invented."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.news.read import read_articles


def sponsors(text: str) -> dict[float, str | None]:
    """The sponsor of each statement of an article, by value."""
    article = {
        "document_id": "d", "document": "d.txt", "title": "Jaminan sosial pekerja rentan", "outlet": "Warta",
        "url": None, "published": "2025-12-05", "text": f"{text} BPJS Ketenagakerjaan menyambut baik.",
    }  # fmt: skip
    found = read_articles(pl.DataFrame([article], schema=dict.fromkeys(article, pl.String))).statements
    return {row["value"]: row["sponsor"] for row in found.to_dicts()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pemerintah Kabupaten Kudus menanggung iuran 3.450 pekerja rentan.", "Pemkab Kudus"),
        ("Pemkab Kukar mendaftarkan 3.450 pekerja rentan.", "Pemkab Kutai Kartanegara"),
        ("Sebanyak 3.450 pekerja rentan di Kota Bekasi dibiayai melalui APBD Kota Bekasi.", "Pemkot Bekasi"),
        ("Di Kabupaten Kudus ada 3.450 pekerja rentan yang didaftarkan oleh PT Beras Makmur.", "PT Beras Makmur"),
        ("Sebanyak 3.450 pekerja rentan di Kota Padang Panjang terlindungi. Iurannya dibayar pemko.",
         "Pemkot Padang Panjang"),
    ],
)  # fmt: skip
def test_a_public_body_has_one_name_however_it_is_called(text: str, expected: str) -> None:
    assert sponsors(text)[3_450.0] == expected


def test_groups_counted_behind_a_group_paid_for_are_paid_for_by_the_same() -> None:
    found = sponsors(
        "Pemkab Kudus menanggung jaminan 4.200 pekerja. Kepala dinas merinci 2.600 petani, 900 kader posyandu, dan 700"
        " guru ngaji."
    )
    assert set(found.values()) == {"Pemkab Kudus"}
    assert len(found) == 4


def test_each_of_a_list_has_its_own_payer_and_who_pays_alone_has_none() -> None:
    found = sponsors(
        "Di Kabupaten Nunukan 1.420 petani dibiayai melalui APBD Kabupaten Nunukan, 500 petani oleh CSR PT Laut Subur,"
        " dan 244 petani mendaftar secara mandiri."
    )
    assert found[1_420.0] == "Pemkab Nunukan"
    assert found[500.0] == "PT Laut Subur"
    assert found[244.0] is None


def test_stocks_and_bases_have_no_payer() -> None:
    found = sponsors("Pemkab Kudus mencatat 87.415 peserta aktif dari 210.000 pekerja di Kabupaten Kudus.")
    assert set(found.values()) == {None}
