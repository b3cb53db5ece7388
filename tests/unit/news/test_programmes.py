"""The programmes of members, payments, contributions and public funds; all texts are invented."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.news.read import read_articles


def programmes(text: str) -> dict[tuple[str, float], list[str]]:
    """Metric and value of each statement of an article, with its programmes."""
    article = {
        "document_id": "d", "document": "d.txt", "title": "Jaminan sosial di Kabupaten Kudus", "outlet": "Warta",
        "url": None, "published": "2025-12-05", "text": f"BPJS Ketenagakerjaan Kudus menyampaikan data. {text}",
    }  # fmt: skip
    found = read_articles(pl.DataFrame([article], schema=dict.fromkeys(article, pl.String))).statements
    return {(row["metric"], row["value"]): row["program"] for row in found.to_dicts()}


def test_members_are_of_the_programme_that_their_own_words_name() -> None:
    found = programmes("Peserta aktif JHT mencapai 18.200 orang. Program JP diikuti 14.400 peserta aktif.")
    assert found == {("active_participants", 18_200.0): ["JHT"], ("active_participants", 14_400.0): ["JP"]}


def test_segments_of_a_programme_are_of_it_too() -> None:
    found = programmes(
        "Peserta aktif JHT mencapai 18.200 orang, yakni 17.600 penerima upah dan 600 bukan penerima upah."
    )
    assert set(map(tuple, found.values())) == {("JHT",)}
    assert len(found) == 3


def test_members_without_a_programme_have_none_though_payments_name_one() -> None:
    found = programmes("Peserta aktif di Kudus 87.415 orang. Klaim JHT yang dibayarkan Rp41,2 miliar.")
    assert found["active_participants", 87_415.0] == []
    assert found["claims_paid", 41.2e9] == ["JHT"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pemkab Kudus mendaftarkan 3.450 pekerja rentan. Perlindungannya JKK dan JKM.", ["JKK", "JKM"]),
        ("Pemkab Kudus mendaftarkan 3.450 pekerja rentan pada program Jaminan Kecelakaan Kerja (JKK), Jaminan "
         "Kematian (JKM), dan Jaminan Hari Tua (JHT).", ["JKK", "JKM", "JHT"]),
        ("Pemkab Kudus mendaftarkan 3.450 pekerja rentan. Ahli waris menerima santunan JKK dan JHT.", []),
    ],
)  # fmt: skip
def test_whom_a_fund_enters_is_in_the_programmes_told_of(text: str, expected: list[str]) -> None:
    assert programmes(text)["registered_workers", 3_450.0] == expected


def test_a_contribution_is_for_all_programmes_named_together_and_what_is_added() -> None:
    found = programmes(
        "Iuran pekerja mandiri Rp17.500 per bulan untuk JKK dan JKM, atau Rp39.500 per bulan bila ditambah JHT."
    )
    assert found["contribution_amount", 17_500.0] == ["JKK", "JKM"]
    assert found["contribution_amount", 39_500.0] == ["JKK", "JKM", "JHT"]


def test_a_sum_that_the_law_sets_tells_the_programme() -> None:
    # PP 44/2015: the lowest monthly contribution of the self-employed; PP 82/2019: the whole benefit on death.
    found = programmes("Iurannya Rp16.800 per bulan. Ahli waris menerima santunan Rp42 juta.")
    assert found["contribution_amount", 16_800.0] == ["JKK", "JKM"]
    assert found["benefit_amount", 42e6] == ["JKM"]


def test_a_sum_is_of_the_programme_behind_the_cases_it_was_paid_for() -> None:
    found = programmes(
        "Yang dibayarkan ialah Rp71,5 miliar untuk 6.320 kasus JHT dan Rp6,3 miliar untuk 157 kasus JKM."
    )
    assert found["claims_paid", 71.5e9] == ["JHT"]
    assert found["claims_paid", 6.3e9] == ["JKM"]


def test_parts_of_payments_are_of_the_programme_of_the_whole_and_the_whole_of_all_of_none() -> None:
    found = programmes(
        "Di Jawa Tengah JHT yang dibayarkan Rp655,5 miliar. Kota Semarang paling banyak, Rp27,8 miliar.\n"
        "Total klaim Rp900 miliar, di antaranya 8.051 klaim JHT."
    )
    assert found["claims_paid", 655.5e9] == ["JHT"]
    assert found["claims_paid", 27.8e9] == ["JHT"]
    assert found["claims_paid", 900e9] == []


def test_scholarships_are_told_apart_from_the_benefits_they_follow() -> None:
    text = "Sepanjang 2025 dibayarkan JKM Rp4,9 miliar untuk 116 kasus dan beasiswa Rp412 juta kepada 96 anak."
    article = {
        "document_id": "d", "document": "d.txt", "title": "Manfaat Jamsostek di Kabupaten Kudus", "outlet": "Warta",
        "url": None, "published": "2025-12-05", "text": f"BPJS Ketenagakerjaan Kudus menyampaikan data. {text}",
    }  # fmt: skip
    rows = read_articles(pl.DataFrame([article], schema=dict.fromkeys(article, pl.String))).statements.to_dicts()
    groups = {row["value"]: row["worker_group"] for row in rows}
    assert groups == {4.9e9: None, 116.0: None, 412e6: "beasiswa anak peserta", 96.0: "beasiswa anak peserta"}
