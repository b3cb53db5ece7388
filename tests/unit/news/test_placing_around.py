"""What the names around a mention make of it: addresses, areas of several regions, the capital, the headline."""

from __future__ import annotations

import pytest
from placing_helpers import codes, every_code

ADDRESSES = [
    # Where an office lies is no place of its numbers ...
    ("BPJS Ketenagakerjaan Cabang Tarakan, Kota Tarakan, Kalimantan Utara, membayar 812 kasus.", "812",
     "Cabang Tarakan"),
    ("BPJAMSOSTEK Nagoya Batam mencatat 812 peserta.", "812", "Cabang Batam Nagoya"),
    # ... unless the office's clause has ended before it.
    ("Menurut data Cabang Garut, Kabupaten Garut memiliki 812 peserta.", "812", "32.05"),
    ("Cabang Meulaboh, Kabupaten Aceh Barat, menyebut 812 warga. Di Cabang Meulaboh, Kabupaten Pidie ada 90.", "812",
     "Cabang Meulaboh"),
    ("BPJS Ketenagakerjaan Cabang Meulaboh, Kabupaten Aceh Barat menyalurkan 812 kasus.", "812", "Cabang Meulaboh"),
    # A meeting's address, told to its end.
    ("Cabang Pati rapat. Itu dikatakannya dalam Media Gathering di Desa Jrahi Kecamatan Gunungwungkal Kabupaten Pati,"
     " Rabu (6/2). Peserta aktif 41.200 orang.", "41.200", "Cabang Pati"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), ADDRESSES)
def test_an_address_says_only_where_something_lies(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure) == [expected]


AREAS = [
    ("Pekerja Kota dan Kabupaten Blitar yang ikut 61.300 orang. Cabang Blitar senang.", "61.300", "Cabang Blitar"),
    ("Pekerja Kabupaten dan Kota Tegal yang ikut 61.300 orang.", "61.300", "Kabupaten dan Kota Tegal"),
    ("Di Aceh ada 300.000 peserta, maka peserta Sumbagut (Sumut dan Aceh) 1,7 juta.", "1,7 juta",
     "Kanwil Sumatera Bagian Utara (Sumbagut)"),
    # Among which one comes first.
    ("Kaur menjadi daerah pertama di Sumatera Bagian Selatan (Sumbagsel). Yang ikut 7.500 orang.", "7.500", "17.04"),
    # Long forms of offices.
    ("Kantor Cabang Pembantu (KCP) Blora membayar 812 kasus.", "812", "Cabang Blora"),
    ("Badan Penyelenggaraan Jaminan Sosial Ketenagakerjaan (BPJAMSOSTEK) Langsa membayar 812 kasus.", "812",
     "Cabang Langsa"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), AREAS)
def test_an_area_of_several_regions_is_an_office_s(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure) == [expected]


CAPITAL = [
    # Where the head office or parliament met is no region of the numbers ...
    ("Direktur Utama hadir di Kompleks Parlemen Senayan Jakarta, Rabu. Peserta migran 592.000 orang.", "592.000", "00"),
    ("Evaluasi digelar daring di Jakarta. Sampai April capaiannya 9 juta orang.", "9 juta", "00"),
    ("Menteri bertemu pengusaha di Plaza BPJAMSOSTEK Jakarta. Atlet yang ikut 256.000 orang.", "256.000", "00"),
    # ... unless the text is about the capital.
    ("Pemprov bergerak. Pekerja rentan di Jakarta didata. Yang ikut 92.000 orang.", "92.000", "31"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), CAPITAL)
def test_the_capital_is_often_a_mere_venue(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure) == [expected]


def test_a_number_of_the_headline_is_of_its_region() -> None:
    text = (
        "Kepala Cabang Tegal memberi rincian. Kami membayar 812 kasus di Brebes dan Tegal. Ia merinci 7.146 petani itu."
    )
    assert codes(text, "7.146", title="7.146 Petani Kabupaten Brebes Dilindungi") == ["33.29"]


def test_a_number_told_again_by_an_office_holds_where_it_was_told_first() -> None:
    text = (
        "Di Kabupaten Lumajang baru 16,08 persen. Cabang Lumajang menargetkan naik dari 16,08 persen menjadi 20 persen."
    )
    assert every_code(text, "20", metric="coverage_rate") == ["35.08"]
    assert codes("Cabang Lumajang membidik 20 persen.", "20", metric="coverage_rate") == ["Cabang Lumajang"]


def test_who_pays_from_above_is_not_where_they_are() -> None:
    text = "Pemkab Natuna bergerak. Kabupaten Natuna menanggung 6 ribu pekerja, ditambah 3 ribu dari Pemprov Kepri."
    assert every_code(text, "3 ribu") == ["21.03"]


def test_millions_told_with_a_number_too_large_for_the_region_are_of_the_country() -> None:
    text = "Kabupaten Paser rapat. Total 20 juta pekerja rentan mestinya ikut di Indonesia. Riilnya 3,24 juta orang."
    assert every_code(text, "3,24 juta") == ["00"]


def test_a_mayor_in_the_headline_is_no_place_of_what_an_office_pays() -> None:
    text = "BPJAMSOSTEK Ambon membayar Rp9 miliar."
    paid = codes(text, "Rp9 miliar", title="Wali Kota Ambon Serahkan Klaim", metric="claims_paid")
    assert paid == ["Cabang Maluku (Ambon)"]


def test_more_than_a_district_has_are_the_whole_s() -> None:
    text = "Pemkab Kendal mendata. Di Kabupaten Kendal ada 25.215 orang. Untuk Kecamatan Rowosari ada 2.176 orang. "
    assert every_code(text + "Total 18 ribu orang dibayari.", "2.176", "18 ribu") == ["33.24.16", "33.24"]
    assert every_code(text + "Baru 900 orang dibayari.", "900") == ["33.24.16"]


def test_an_office_that_aims_for_workers_of_one_region() -> None:
    text = "Kanwil Sumbagsel rapat. Pihaknya membidik 50 ribu orang. Pihaknya membidik 1,5 juta pekerja Lampung."
    assert every_code(text, "1,5 juta") == ["18"]


def test_what_stands_under_an_office_s_name_is_the_office_s() -> None:
    text = "Pekerja Kota Bontang Terlindungi\nDana yang dikeluarkan BPJS Ketenagakerjaan Bontang yaitu:\nJHT: 812 kasus"
    assert codes(text, "812", metric="claim_cases") == ["Cabang Bontang"]


def test_after_an_office_s_own_offices_comes_the_office_again() -> None:
    text = "Cabang Magelang membayar 9.000 kasus.\nItu 5.000 di Cabang Magelang, 3.000 di KC Pratama Temanggung,"
    text += " dan 1.000 di KC Pratama Purworejo.\nUntuk kecelakaan kerja ada 812 kasus."
    assert every_code(text, "3.000", "812") == ["Cabang Temanggung", "Cabang Magelang"]


COUNTRY = [
    ("Pemkab Berau rapat. Di Indonesia sendiri baru 812 orang yang ikut. Kabupaten Berau menyusul.", "812", "00"),
    ("Bupati Kudus resah. Masih 812 pekerja di Indonesia belum ikut.", "812", "00"),
    ("Kota Solo menjadi yang pertama di Indonesia dengan 812 pemulung.", "812", "33.72"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), COUNTRY)
def test_a_number_told_of_the_country_by_name(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure) == [expected]


SINGLED_OUT = [
    # Who leads is where the number is, not that over which it leads ...
    ("Dari enam daerah di Provinsi Gorontalo yang tertinggi ada di Bone Bolango, hampir 812 orang.", "812", "75.03"),
    ("Di Provinsi Gorontalo, yang tertinggi se-Provinsi Gorontalo, 812 orang.", "812", "75"),
    # ... and village officials of a regency are all of its villages'.
    ("Kantor di Meulaboh. Aparatur desa Nagan Raya yang ikut 812 orang.", "812", "11.15"),
    # That over which one comes second is not what the next sentence goes on with ...
    ("Provinsi Gorontalo menjadi kedua tertinggi di wilayah Sulawesi dan Maluku. Angkanya 812 orang.", "812", "75"),
    # ... but where the one with most is all that is named, it is.
    ("Di Jawa Timur ada 9.000 orang. Tertinggi di Kota Batu. Sebanyak 812 orang.", "812", "35.79"),
    # An office called by a region's full name, behind the number as before it.
    ("Sebanyak 812 pekerja dibidik BPJS Ketenagakerjaan Provinsi Nusa Tenggara Timur.", "812", "53"),
    # A head of government who acts, be it by some source.
    ("Kabupaten Badung punya 25 orang. Gubernur Bali Wayan Koster, dari data itu, menetapkan 812 orang.", "812", "51"),
    # A row of homes sets nothing, be the last told again by its short name.
    ("Di Sumatera Selatan 19 orang. Ada 21 ahli waris dari Muara Enim dan Ogan Komering Ilir (OKI). Lalu 812.", "812",
     "16"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), SINGLED_OUT)
def test_who_leads_and_who_is_only_named(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


RANKED = [
    # A region among whose parts one is ranked does not have the number.
    ("Kota Tegal menambah peserta. Cakupan kita 78 persen, di Jawa Tengah ini nomor satu.", "78", "33.76"),
    ("Kabupaten Kudus rapat. Cakupannya 64 persen, se-Jawa Tengah tertinggi.", "64", "33.19"),
    # A region that only follows has it.
    ("Kota Tegal menambah peserta. Cakupan sudah 78 persen bulan ini di Jawa Tengah.", "78", "33"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), RANKED)
def test_where_one_is_ranked(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure, metric="coverage_rate") == [expected]
