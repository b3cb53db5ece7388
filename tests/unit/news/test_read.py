"""Whole articles: the frames, what is left out, what is said once, and what does not fit together."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from news_helpers import documents

from pipelines.news.read import read_articles
from warehouse.model import core
from warehouse.model.statements import STATEMENT


def rows(*texts: str, **more: Any) -> list[dict[str, Any]]:
    return read_articles(documents(*texts, **more)).statements.to_dicts()


def facts(*texts: str, **more: Any) -> list[tuple[str, float]]:
    return sorted((r["metric"], r["value"]) for r in rows(*texts, **more))


def flags(*texts: str, **more: Any) -> dict[tuple[str, float], list[str]]:
    own = ("ratio_inconsistent", "complement_mismatch", "sum_mismatch", "implausible_magnitude", "statutory_mismatch")
    found = {(r["metric"], r["value"]): [f for f in r["flags"] if f in own] for r in rows(*texts, **more)}
    return {key: value for key, value in found.items() if value}


def test_frames_have_the_declared_columns() -> None:
    reading = read_articles(documents("Peserta aktif BPJS Ketenagakerjaan di Kota Bima 21.300 orang."))
    assert dict(reading.statements.schema) == {k: v for k, v in STATEMENT.polars().items() if k != "statement_id"}
    assert dict(reading.events.schema) == {k: v for k, v in core.EVENT.polars().items() if k != "event_id"}
    assert STATEMENT.conform(reading.statements.with_columns(statement_id=pl.lit("x"))).height == 1


def test_no_documents() -> None:
    reading = read_articles(documents())
    assert reading.statements.is_empty()
    assert reading.events.is_empty()


@pytest.mark.parametrize(
    "text",
    [
        "Tim sepak bola itu menang 3-1 di hadapan 12.000 penonton.",
        "BPJS Kesehatan mencatat 96 persen warga Kota Kupang sudah ikut JKN, atau 410.200 jiwa.",
        "Taspen membayar pensiun Rp2,1 triliun kepada 40.000 pensiunan.",
        "Harga beras naik 12 persen menjadi Rp16.800 per kilogram, kata pedagang peserta Jamsostek.",
        "BPJS Ketenagakerjaan mengelola lima program bagi peserta berusia di atas 18 tahun.",
        "Subsidi upah Rp600 ribu disalurkan kepada 15 juta pekerja. Syaratnya peserta aktif BPJS Ketenagakerjaan. "
        "Hingga Juli dana tersalur Rp8,7 triliun.",
        "Pengguna aplikasi BPJS Ketenagakerjaan 25 juta orang. Sebanyak 72 persen antrean beralih ke digital.",
        "Dana kelolaan BPJS Ketenagakerjaan Rp791,6 triliun, tumbuh 11,3 persen. Penempatan di saham 9,1 persen.",
        "BPJS Ketenagakerjaan membuka 45 lowongan. Pendaftar mencapai 31.000 orang. Tes diikuti 2.500 peserta.",
        "Cakupan UHC Kota Kediri 99,1 persen. Peserta aktif 87 persen. BPJS Ketenagakerjaan turut hadir.",
        "Sebanyak 3.500 buruh di-PHK dan mengurus JHT di BPJS Ketenagakerjaan. Pesangon belum dibayar Rp12 miliar.",
        "Peserta BPJS Ketenagakerjaan bisa mengajukan KPR. Bank sudah menyalurkan Rp1,1 triliun kepada 4.500 debitur.",
    ],
)
def test_nothing_from_other_subjects(text: str) -> None:
    assert rows(text) == []


def test_health_insurance_in_the_same_article_is_left_out() -> None:
    text = (
        "Cakupan BPJS Ketenagakerjaan di Kabupaten Alor 31 persen.\n"
        "Adapun peserta JKN BPJS Kesehatan di Kabupaten Alor 97 persen atau 201.440 jiwa."
    )
    assert facts(text) == [("coverage_rate", 31.0)]


def test_links_and_sidebars_are_left_out() -> None:
    text = (
        "Cakupan BPJS Ketenagakerjaan di Kabupaten Alor 31 persen.\n"
        "Baca juga: 4.500 Nelayan Ikut Jamsostek\n"
        "Berita Lainnya\nSantunan Rp300 juta bagi ahli waris"
    )
    assert facts(text) == [("coverage_rate", 31.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Peserta aktif Jamsostek di Kota Bima 21.342 orang. Jumlah 21.342 orang itu tersebar di lima kecamatan.",
        "Peserta aktif Jamsostek di Kota Bima 21 ribu orang lebih, tepatnya 21.342 orang.",
        "Peserta aktif Jamsostek di Kota Bima sekitar 21 ribu orang.\nPeserta aktif di Kota Bima ada 21.342 orang.",
    ],
)
def test_a_fact_is_stated_once(text: str) -> None:
    assert facts(text) == [("active_participants", 21342.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3.417 Pekerja Alor Masuk Jamsostek\n"
            "Pemkab Alor menganggarkan Rp700 juta agar 3.417 pekerja bisa menjadi peserta BPJS Ketenagakerjaan.",
            [("budget_allocated", 7e8), ("registered_workers", 3417.0)],
        ),
        (
            "Jamsostek Serahkan Santunan Rp252 Juta\n"
            "BPJS Ketenagakerjaan Alor menyerahkan santunan kematian kepada enam ahli waris, total Rp252 juta.",
            [("claim_cases", 6.0), ("claims_paid", 2.52e8)],
        ),
        (
            "300 Ribu Lebih Pekerja Jember Belum Punya Jamsostek\n"
            "Ada 341.200 pekerja di Kabupaten Jember yang belum terlindungi BPJS Ketenagakerjaan.",
            [("unprotected_workers", 341200.0)],
        ),
        (
            "Alor Siapkan Rp310 Juta untuk Iuran Jamsostek\n"
            "Pemkab Alor mengalokasikan Rp310.464.000 untuk iuran BPJS Ketenagakerjaan para kader.",
            [("budget_allocated", 310464000.0)],
        ),
        (
            "Jamsostek untuk 2 Juta Pekerja Informal Jawa Timur\n"
            "Pemprov Jawa Timur menanggung iuran BPJS Ketenagakerjaan sebanyak 2 juta pekerja informal."
            " Anggarannya Rp40 miliar bagi dua juta pekerja informal itu.",
            [("budget_allocated", 4e10), ("registered_workers", 2e6)],
        ),
    ],
)
def test_what_a_headline_tells_is_what_the_text_says_of_it(text: str, expected: list[tuple[str, float]]) -> None:
    assert sorted(facts(text)) == expected


def test_a_total_behind_its_groups_is_of_those_who_were_entered() -> None:
    text = (
        "Pemkab Alor mendaftarkan ketua RT dan RW ke BPJS Ketenagakerjaan."
        " Rinciannya 2.310 ketua RT dan 490 ketua RW, sehingga totalnya 2.800 orang yang terdaftar."
    )
    assert facts(text) == [("registered_workers", v) for v in (490.0, 2310.0, 2800.0)]


def test_equal_round_rates_of_two_regions_both_stay() -> None:
    text = "Cakupan Jamsostek Kabupaten Belu 30 persen. Cakupan Jamsostek Kabupaten Alor 30 persen."
    assert [r["region_code"] for r in rows(text)] == ["53.04", "53.05"]


def test_a_sum_of_an_office_told_again_of_its_town_is_one_fact() -> None:
    again = (
        "Klaim pekerja sosial di Kota Pontianak yang dibayar BPJS Ketenagakerjaan sebesar Rp4,17 miliar pada 2023."
        "\nPerkembangan itu sudah dilaporkan kepada wali kota.\nBanyak yang belum tahu caranya."
        "\nBPJS Ketenagakerjaan Cabang Pontianak membayar klaim Rp4,17 miliar pada 2023."
    )
    assert facts(again) == [("claims_paid", 4.17e9)]


def test_a_rate_and_more_is_the_exact_one_told_next() -> None:
    text = (
        "Pekerja rentan Kabupaten Bulungan banyak yang belum ikut BPJS Ketenagakerjaan."
        " Di Indonesia sendiri baru 10 persen lebih yang terlindungi. Tepatnya, pekerja di Indonesia yang terlindungi"
        " baru 10,43 persen."
    )
    assert [(r["metric"], r["value"], r["region"]) for r in rows(text)] == [("coverage_rate", 10.43, "Indonesia")]


def test_equal_sums_of_two_regions_both_stay() -> None:
    text = (
        "BPJS Ketenagakerjaan membayar klaim. Klaim di Kabupaten Kudus Rp4,17 miliar pada 2023."
        " Klaim di Kabupaten Jepara Rp4,17 miliar pada 2023."
    )
    assert facts(text) == [("claims_paid", 4.17e9), ("claims_paid", 4.17e9)]


def test_a_rate_shared_by_regions_holds_for_each() -> None:
    text = "Kabupaten Belu, Alor, dan Lembata masih di bawah 40 persen cakupan Jamsostek."
    assert sorted(r["region_code"] for r in rows(text)) == ["53.04", "53.05", "53.13"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Cakupan Jamsostek kurang dari 45 persen dialami Kabupaten Belu, Alor, dan Lembata.",
            ["53.04", "53.05", "53.13"],
        ),
        ("Cakupan Jamsostek di atas 60 persen ada di Kabupaten Belu dan Alor.", ["53.04", "53.05"]),
    ],
)
def test_a_rate_that_regions_behind_it_have_is_each_ones(text: str, codes: list[str]) -> None:
    assert sorted(r["region_code"] for r in rows(text)) == codes


def test_a_breakdown_belongs_to_the_total_it_adds_up_to() -> None:
    text = (
        "Dari 200.000 pekerja di NTT baru 60.000 orang terlindungi Jamsostek, sedangkan 140.000 orang belum. "
        "Sebarannya 30.000 orang di Kota Kupang, 18.000 orang di Kabupaten Belu, dan 11.500 orang di Kabupaten Alor."
    )
    found = facts(text)
    assert ("active_participants", 30000.0) in found
    assert ("active_participants", 11500.0) in found


def test_ratio_that_cannot_be_is_flagged() -> None:
    text = "Cakupan Jamsostek Kota Bima 39,1 persen, yaitu 61.000 pekerja dari total 150.000 angkatan kerja."
    assert flags(text)[("coverage_rate", 39.1)] == ["ratio_inconsistent"]


def test_ratio_that_fits_its_rounding_stays_silent() -> None:
    text = "Cakupan Jamsostek Kota Bima 40,6 persen, yaitu 61 ribu pekerja dari total 150 ribu angkatan kerja."
    assert flags(text) == {}


def test_shares_that_exceed_a_hundred_are_flagged() -> None:
    text = "Baru 45,2 persen pekerja Kota Bima terlindungi Jamsostek, sedangkan 64,8 persen belum terlindungi."
    assert set(flags(text)) == {("coverage_rate", 45.2), ("unprotected_rate", 64.8)}


def test_complementary_shares_stay_silent() -> None:
    text = "Baru 45,2 persen pekerja Kota Bima terlindungi Jamsostek, sedangkan 54,8 persen belum terlindungi."
    assert flags(text) == {}


def test_parts_that_miss_their_total_are_flagged() -> None:
    text = "Dari 100.000 pekerja Kota Bima, 40.000 orang terlindungi Jamsostek dan 70.000 orang belum terlindungi."
    assert flags(text)[("eligible_workers", 100000.0)] == ["sum_mismatch"]


def test_scholarship_with_a_lost_digit_is_flagged() -> None:
    text = "Ahli waris peserta BPJS Ketenagakerjaan berhak atas beasiswa maksimal Rp74 juta untuk dua anak."
    assert flags(text) == {("benefit_amount", 74e6): ["statutory_mismatch"]}


@pytest.mark.parametrize("sum_", ["Rp42 juta", "Rp174 juta"])
def test_lawful_benefits_stay_silent(sum_: str) -> None:
    assert flags(f"Ahli waris peserta BPJS Ketenagakerjaan berhak menerima santunan {sum_}.") == {}


def test_benefit_of_other_years_is_flagged() -> None:
    text = "Ahli waris peserta BPJS Ketenagakerjaan berhak menerima santunan kematian Rp24 juta."
    assert flags(text, published="2024-03-01") == {("benefit_amount", 24e6): ["statutory_mismatch"]}
    assert flags(text, published="2018-03-01") == {}


def test_more_participants_than_people_is_flagged() -> None:
    text = "Peserta aktif BPJS Ketenagakerjaan secara nasional mencapai 450 juta orang."
    assert list(flags(text).values()) == [["implausible_magnitude"]]


def test_confidence_is_a_share_and_lower_for_what_is_inferred() -> None:
    said = rows("Peserta aktif BPJS Ketenagakerjaan di Kota Bima per 31 Mei 2025 berjumlah 21.300 orang.")[0]
    guessed = rows("BPJS Ketenagakerjaan hadir di sana. Ada 21.300 orang.")
    assert 0.7 < said["confidence"] <= 1
    assert all(row["confidence"] < said["confidence"] for row in guessed)


def test_events() -> None:
    text = (
        "Pemkab Alor dan BPJS Ketenagakerjaan meneken nota kesepahaman di Kalabahi, Senin (5/5/2025). "
        "Pada acara itu diserahkan secara simbolis kartu Jamsostek kepada 150 nelayan."
    )
    events = read_articles(documents(text)).events.to_dicts()
    assert [(e["event"], e["event_date"]) for e in events] == [("mou", "2025-05-05"), ("hand_over", "2025-05-05")]
    assert events[0]["parties"] == ["Pemkab Alor", "BPJS Ketenagakerjaan"]
    assert text[events[0]["start"] : events[0]["end"]] == events[0]["evidence"]


def test_same_documents_give_the_same_frames() -> None:
    frame = documents(
        "Cakupan Jamsostek Kabupaten Belu 30 persen.", "Peserta aktif BPJS Ketenagakerjaan di Alor 9.100 orang."
    )
    first, second = read_articles(frame), read_articles(frame)
    assert first.statements.equals(second.statements)
    assert first.events.equals(second.events)


def test_potentials_of_two_segments_may_be_equal() -> None:
    text = (
        "Peserta penerima upah BPJS Ketenagakerjaan Kabupaten Sikka 292.440 orang, yakni 22,5 persen dari potensi "
        "1,3 juta pekerja. Peserta bukan penerima upah baru 26.060 orang dari potensi 1,3 juta pekerja informal."
    )
    assert facts(text).count(("eligible_workers", 1_300_000)) == 2


def test_entry_announced_and_then_rounded_is_stated_once() -> None:
    text = (
        "Sebanyak 39.870 buruh tembakau Kabupaten Kudus akan mendapat perlindungan BPJS Ketenagakerjaan dari DBHCHT. "
        "Kepala Kanwil mengapresiasi perlindungan 40 ribu tenaga kerja melalui DBHCHT itu."
    )
    assert facts(text) == [("registered_workers", 39_870)]


def test_contribution_set_by_law_is_stated_once() -> None:
    text = (
        "Pemprov NTT menanggung BPJS Ketenagakerjaan petani dengan subsidi Rp16.800 per orang. "
        "Dengan iuran sebesar Rp16.800, petani terlindungi jaminan kecelakaan kerja dan jaminan kematian."
    )
    assert facts(text) == [("contribution_amount", 16_800)]


def test_number_in_which_a_page_breaks_off_is_left_out() -> None:
    text = (
        "Wali Kota Bima membuka rapat bersama BPJS Ketenagakerjaan. "
        * 5
        + "Peserta aktif BPJS Ketenagakerjaan di Kota Bima 21.300 orang. "
        "Untuk penerima upah pesertanya saat ini mencapai 102"
    )
    assert facts(text) == [("active_participants", 21_300)]


def test_what_a_rate_comes_to_is_of_its_region_whoever_says_we() -> None:
    told = (
        "Kepala Kanwil BPJS Ketenagakerjaan Sulawesi Maluku (Sulama) Budi bicara. Kepesertaan di Kota Palu 47 persen. "
    )
    said = '"Kalau dihitung orangnya 112 ribu, sedangkan yang kami kejar 65 persen," ujarnya.'
    assert [r["region_code"] for r in rows(told + said)] == ["72.71"] * 3
