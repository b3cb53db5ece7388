"""Which documents are read at all: those that name the agency, and second pages that go on about protected workers."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.news.read import read_articles
from pipelines.news.texts.context import candidates

COLUMNS = ("document_id", "document", "title", "outlet", "url", "published", "text")


def _documents(*stories: tuple[str, str]) -> pl.DataFrame:
    rows = [(str(n), f"{n}.json", title, "Warta", None, "2025-08-04", text) for n, (title, text) in enumerate(stories)]
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


SECOND_PAGES = (
    (
        "Pemkab Kejar Perlindungan Petani (halaman 2)",
        "Yang belum terlindungi masih 41.300 pekerja, ujar kepala cabang. Cakupan Kabupaten Kudus 47,2 persen.",
    ),
    (
        "Separuh Pekerja Rembang Terlindungi (halaman 2)",
        "Cakupannya 50,4 persen, hasil dari 61.200 peserta dibagi 121.400 pekerja. Santunan untuk 31 ahli waris cair.",
    ),
)
OTHER_STORIES = (
    ("Cakupan JKN Naik", "Sebanyak 95 persen pekerja terlindungi JKN. Cakupan peserta aktif 81 persen."),
    ("Vaksin untuk Buruh", "Sebanyak 4.100 buruh sudah terlindungi vaksin. Peserta vaksinasi 5.000 orang."),
    ("Penempatan Pekerja Migran", "Ada 9.300 pekerja terlindungi kontrak; peserta penempatan 12.000 orang."),
    ("Helm bagi Pekerja", "Sebanyak 900 pekerja dibagi helm. Peserta jalan sehat 3.000 orang."),
    ("Harga Beras Naik", "Harga beras naik 12 persen dan pekerja mengeluh."),
)


@pytest.mark.parametrize("story", SECOND_PAGES, ids=[title for title, _ in SECOND_PAGES])
def test_a_second_page_about_protected_workers_is_read_without_the_agencys_name(story: tuple[str, str]) -> None:
    assert candidates(_documents(story)).height == 1


@pytest.mark.parametrize("story", OTHER_STORIES, ids=[title for title, _ in OTHER_STORIES])
def test_stories_of_others_that_count_workers_are_not_read(story: tuple[str, str]) -> None:
    assert candidates(_documents(story)).is_empty()


def test_a_second_page_states_its_figures() -> None:
    found = read_articles(_documents(*SECOND_PAGES)).statements
    assert sorted(found.select("document_id", "metric", "value").rows()) == [
        ("0", "coverage_rate", 47.2),
        ("0", "unprotected_workers", 41300.0),
        ("1", "active_participants", 61200.0),
        ("1", "claim_cases", 31.0),
        ("1", "coverage_rate", 50.4),
        ("1", "eligible_workers", 121400.0),
    ]


def test_documents_keep_their_order_and_number() -> None:
    named = ("Jamsostek di Pati", "BPJS Ketenagakerjaan Pati mencatat 9.100 peserta aktif.")
    found = candidates(_documents(OTHER_STORIES[0], SECOND_PAGES[0], named))
    assert found["doc"].to_list() == [1, 2]
