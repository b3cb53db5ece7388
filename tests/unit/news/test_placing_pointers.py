"""Words that point back, rows of regions, and whether an office or its town is meant: invented examples."""

from __future__ import annotations

import pytest
from placing_helpers import codes, every_code

POINTERS = [
    # A level with a demonstrative takes up the last region of that level, whatever stands between the two.
    ("Gubernur Banten hadir. Wali Kota Serang hadir. Di provinsi tetangga Jakarta itu ada 9.000 peserta.", "9.000",
     "36"),
    ("Pemkab Nabire rapat. Kota Jayapura ikut. Kabupaten di pesisir Teluk Cenderawasih itu melindungi 4.000 orang.",
     "4.000", "94.01"),
    ("Pemkot Batu rapat. Bupati Malang hadir. Kota penghasil apel tersebut menjamin 700 petani.", "700", "35.79"),
    ("Cakupan di Kota Palu 50 persen. Cakupan provinsi sendiri baru 38 persen.", "38", "72"),
    ("Kabupaten Sigi 30 persen. Di tingkat provinsi tercatat 500.000 peserta.", "500.000", "72"),
    # A title without a name is that of the region spoken of, also at the head of a sentence.
    ("Pemkot Tegal melindungi 900 orang. Pemkab Tegal 800 orang. Bupati menargetkan 5.000 orang.", "5.000", "33.28"),
    # Also right behind the figure.
    ("Kabupaten Bungo dan Kabupaten Tebo rapat di Provinsi Jambi. Tebo menyumbang 300 dari 9.000 peserta di provinsi"
     " itu.", "9.000", "15"),
    # `yang wilayahnya` belongs to the region just named, not to who speaks.
    ("Kepala Cabang Malang Adi Rais hadir. Kabupaten Malang yang wilayahnya luas mencatat 9.000 peserta.", "9.000",
     "35.07"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), POINTERS)
def test_words_that_point_back(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


ROWS = [
    # As many figures as regions in a row: one each, without `masing-masing` too.
    ("Kabupaten Tebo dan Kabupaten Bungo berada pada 21 persen dan 24 persen.", ["21", "24"], ["15.09", "15.08"]),
    ("Jambi dan Lampung berbagi 300.000 dan 500.000 peserta.", ["300.000", "500.000"], ["15", "18"]),
    # One count of them all: the region above, or the office that serves them.
    ("Peserta di Kabupaten Tebo dan Kabupaten Bungo kini 60.000 orang.", ["60.000"], ["15"]),
    ("Kepala Cabang Sampit Adi Rais hadir. Peserta di Seruyan dan Kotim kini 60.000 orang.", ["60.000"],
     ["Cabang Sampit"]),
    ("Di Kudus 9.000 orang, di Blora 7.000 orang. Cabang Kudus rapat. Total di dua daerah itu 16.000 orang.",
     ["16.000"], ["Cabang Kudus"]),
    ("Di Kota Tual 900 orang, di Kota Ambon 700 orang. Kalau digabung ada 1.600 orang.", ["1.600"], ["81"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures", "expected"), ROWS)
def test_rows_of_regions(text: str, figures: list[str], expected: list[str]) -> None:
    assert every_code(text, *figures) == expected


OFFICE = [
    # Called an office, it is the office, also where it is called by the town that the text is about ...
    ("Peserta di Kabupaten Siak 9.000 orang. Cabang Siak rapat. Cabang ini membayar 700 kasus.", "Cabang Siak"),
    ("Kota Binjai ramai. Kepala BPJS Ketenagakerjaan Binjai hadir. Kantor itu membayar 700 kasus.", "Cabang Binjai"),
    # (an office that the table says has one regency alone is as good as that regency)
    ("Kota Dumai ramai. Kepala BPJS Ketenagakerjaan Dumai hadir. Kantor itu membayar 700 kasus.", "14.72"),
    ("Kabupaten Blitar ramai. Kantor Blitar telah membayar 700 kasus.", "Cabang Blitar"),
    ("Kabupaten Sintang ramai. Kepala Cabang Sintang Adi Rais menyebut kantornya membayar 700 kasus.",
     "Cabang Sintang"),
    ("Warga Kota Bitung antre. Cabang Bitung rapat. Tahun ini cabang menyasar 700 pekerja.", "Cabang Bitung"),
    # ... also where it only goes on from the sentence before.
    ("Cabang Bitung di Kota Bitung menutup tahun dengan gembira. Iuran masuk dari 700 perusahaan.", "71.72"),
    ("Tahun 2016 ditutup manis oleh Cabang Bitung. Di dalamnya ada 700 peserta. Pemkot Bitung senang.",
     "Cabang Bitung"),
    # The head of an office is a person: what the text is about goes on.
    ("Cakupan di Kabupaten Sintang rendah. Begitu paparan Kepala Cabang Sintang pada rapat. Yang aktif 700 orang.",
     "61.05"),
    # A place after `di` is where the number holds, whoever is quoted.
    ("Kepala Cabang Kudus Adi Rais menjelaskan, menurut BPS pada 2022 di Kudus ada 700 pekerja.", "33.19"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OFFICE)
def test_an_office_called_an_office_is_not_its_town(text: str, expected: str) -> None:
    assert every_code(text, "700", metric="claim_cases") == [expected]


def test_a_people_is_no_place() -> None:
    text = "Gubernur Papua Selatan menjamin 500 orang asli Papua. Gubernur menambah 300 orang."
    assert every_code(text, "500", "300") == ["93", "93"]
    assert codes("Pemprov DKI Jakarta melatih 40 perajin asli Betawi.", "40") == ["31"]


def test_what_stands_out_with_its_own_number_is_its_own() -> None:
    text = "Peserta se-Sulawesi Tenggara 358.000 orang, terbanyak dari Kota Kendari 108.000 orang."
    assert codes(text, "358.000", "108.000") == ["74", "74.71"]
    assert codes("Peserta terbanyak di Banten: Kota Cilegon 70.000 orang.", "70.000") == ["36.72"]
