"""Where what an office says or pays holds: the office's area, or the region it is called by."""

from __future__ import annotations

import pytest
from placing_helpers import codes

OFFICES = [
    # A branch's own figures are the branch's.
    ("BPJS Ketenagakerjaan Cabang Palembang membayar 35.014 kasus.", "35.014", "Cabang Palembang"),
    ("Kanwil Sumbagsel mencatat 2 juta peserta.", "2 juta", "Kanwil Sumatera Bagian Selatan (Sumbagsel)"),
    ("Di Kediri Raya ada 90.000 peserta.", "90.000", "Kediri Raya"),
    ("Angkatan kerja Jateng dan DIY mencapai 21 juta orang.", "21 juta", "Kanwil Jawa Tengah dan DIY (Jateng-DIY)"),
    # The head of an office gives the number of a region.
    ("Di Provinsi Riau ada 900.000 peserta, kata Kepala Cabang Pekanbaru Kota Sari Dewi.", "900.000", "14"),
    ("Kota Depok bergerak. Peserta BPJS Ketenagakerjaan Depok mencapai 197.000 orang.", "197.000", "32.76"),
    ("Dari 1,5 juta pekerja di Provinsi Jambi, Cabang Jambi melindungi 288.000 orang.", "288.000", "15"),
    # An office that is only the partner of a region.
    ("Pemkab Kendal dan BPJS Ketenagakerjaan Semarang bersepakat untuk 10.000 pekerja.", "10.000", "33.24"),
    ("Pemkot Batu menyetor iuran kepada Cabang Malang untuk 2.000 pekerja.", "2.000", "35.79"),
    # The two regions that one office serves, counted together.
    ("Kanwil Sumbagut rapat. Di Sumatera Utara dan Aceh ada 3 juta peserta.", "3 juta",
     "Kanwil Sumatera Bagian Utara (Sumbagut)"),
    # The head of a branch on the region that the text is about.
    ("Pemkab Sikka bergerak. Kepala KCP Maumere menjelaskan, 900 orang sudah ikut.", "900", "53.07"),
    # A table under the office's name.
    ("Data lengkap ada di bawah. Ini isinya.\nPESERTA BPJS KETENAGAKERJAAN MANADO\nPenerima upah: 4.000 orang", "4.000",
     "Cabang Manado"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), OFFICES)
def test_branches_stay_branches_unless_a_region_is_meant(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure) == [expected]


def test_what_an_office_pays_is_its_own() -> None:
    text = "Kota Kendari bergerak. BPJS Ketenagakerjaan Kendari membayar Rp90 miliar."
    assert codes(text, "Rp90 miliar", metric="claims_paid") == ["Cabang Sulawesi Tenggara (Sultra, Kendari)"]
    text = "Kota Batam bergerak. BPJS Ketenagakerjaan Batam Nagoya mengumpulkan iuran Rp9 miliar."
    assert codes(text, "Rp9 miliar", metric="contributions_collected") == ["Cabang Batam Nagoya"]
    text = "Kota Depok bergerak. Cabang Depok mengumpulkan iuran Rp9 miliar."
    assert codes(text, "Rp9 miliar", metric="contributions_collected") == ["Cabang Depok"]


def test_areas_larger_than_a_province_are_an_office_s() -> None:
    assert codes("Cakupan di Kalimantan baru 39 persen.", "39", metric="coverage_rate") == ["Kanwil Kalimantan"]
    assert codes("Pekerja rentan se-Sulawesi yang ikut 1,2 juta orang.", "1,2 juta") == ["Sulawesi"]


STANDING_FOR = [
    # What an office pays is told of the one regency it serves, where the text is about that regency ...
    ("Buruh Kabupaten Garut antre. BPJS Ketenagakerjaan Garut membayar Rp20 miliar.", "Rp20 miliar", "32.05"),
    ("Rapat di Kabupaten Semarang usai. BPJS Ketenagakerjaan Ungaran membayar Rp7 miliar.", "Rp7 miliar", "33.22"),
    ("Kabupaten Karawang tumbuh. Cabang Karawang rapat. Cabang ini membayar Rp8 miliar.", "Rp8 miliar", "32.15"),
    ("Banten tumbuh. Kantor Wilayah Banten membayar Rp8 miliar.", "Rp8 miliar", "36"),
    # ... or of the province it is called by ...
    ("Pekerja di Sulawesi Barat rentan. BPJAMSOSTEK Sulbar membayar Rp30 miliar.", "Rp30 miliar", "76"),
    ("Warga Maluku antre. BPJS Ketenagakerjaan Maluku membayar Rp60 miliar.", "Rp60 miliar", "81"),
    # ... but not of one of several, of a part of a city, or where the article lists what the office serves.
    ("Kota Gorontalo naik. BPJS Ketenagakerjaan Gorontalo membayar Rp5 miliar.", "Rp5 miliar", "Cabang Gorontalo"),
    ("Kota Batam naik. BPJS Ketenagakerjaan Batam Nagoya membayar Rp5 miliar.", "Rp5 miliar", "Cabang Batam Nagoya"),
    (
        "Wilayah kerja Cabang Langsa meliputi Kota Langsa, Aceh Timur dan Aceh Tamiang. Warga Kota Langsa antre."
        " BPJS Ketenagakerjaan Langsa membayar Rp5 miliar.",
        "Rp5 miliar",
        "Cabang Langsa",
    ),
    # A region that stands only where somebody spoke, or in a sentence of the law, is not what the article is about.
    ("BPJS Ketenagakerjaan Garut membayar Rp5 miliar, kata Kepala BPJS Ketenagakerjaan Garut Ani Suci di Garut.",
     "Rp5 miliar", "KCP Garut"),
    ("BPJS Ketenagakerjaan Dumai membayar Rp5 miliar.\nUndang-undang mengikat pemberi kerja di Kota Dumai.",
     "Rp5 miliar", "Cabang Dumai"),
    ("BPJS Ketenagakerjaan Dumai membayar Rp5 miliar. Iuran naik di Kota Dumai.", "Rp5 miliar", "14.72"),
    # An agency whose name is written out.
    ("Badan Penyelenggara Jaminan Sosial Ketenagakerjaan (BPJamsostek) Garut membayar Rp5 miliar.", "Rp5 miliar",
     "KCP Garut"),
    # Of a name that nothing tells apart the office of that name serves both.
    ("Klaim di Probolinggo mencapai Rp5 miliar. Kepala BPJS Ketenagakerjaan Probolinggo Ani Suci hadir.", "Rp5 miliar",
     "Cabang Probolinggo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), STANDING_FOR)
def test_an_office_of_one_region_is_as_good_as_that_region(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure, metric="claims_paid") == [expected]


OWN_OFFICE = [
    # `pihaknya` and `kantornya` are the office of who spoke last ...
    ("Di Boalemo iuran naik. Kepala BPJS Ketenagakerjaan Gorontalo Adi Rais menyebut pihaknya membayar Rp9 miliar.",
     "Cabang Gorontalo"),
    ("Kepala BPJS Ketenagakerjaan Batam Nagoya Ani Suci hadir. Kota Batam ramai.\nKantornya membayar Rp9 miliar.",
     "Cabang Batam Nagoya"),
    # ... and not of the agency where another body has spoken since.
    ("Kepala Cabang Ambon Ani Suci hadir. Warga Buru antre. Kepala Dinas Sosial menyebut pihaknya membayar Rp9 miliar.",
     "81.04"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWN_OFFICE)
def test_words_for_the_own_office(text: str, expected: str) -> None:
    assert codes(text, "Rp9 miliar", metric="claims_paid") == [expected]


CALLED = [
    # An office called by the full name of a region tells of it, branch or not ...
    ("BPJS Ketenagakerjaan Provinsi Banten membayar Rp8 miliar.", "Rp8 miliar", "36"),
    ("BPJS Ketenagakerjaan Cabang Kabupaten Sikka membayar Rp8 miliar.", "Rp8 miliar", "53.07"),
    # ... and so does one called by its province; one called by a town only where the article names the town itself.
    ("BPJS Ketenagakerjaan NTB membayar Rp8 miliar.", "Rp8 miliar", "52"),
    ("BPJAMSOSTEK Cabang Maluku membayar Rp8 miliar.", "Rp8 miliar", "Cabang Maluku (Ambon)"),
    ("Klaim di NTB naik. BPJS Ketenagakerjaan NTB membayar Rp8 miliar.", "Rp8 miliar", "52"),
    ("BPJS Ketenagakerjaan Kudus membayar Rp8 miliar.", "Rp8 miliar", "Cabang Kudus"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), CALLED)
def test_an_office_called_by_the_full_name_of_a_region(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure, metric="claims_paid") == [expected]


ADDRESSED = [
    # The province behind is an address, with its short name or by the name it had before it was divided.
    ("BPJAMSOSTEK Cabang Ternate, Maluku Utara (Malut) mencatat klaim Rp8 miliar.", "Rp8 miliar", "Cabang Ternate"),
    ("BPJAMSOSTEK Cabang Mimika, Papua membayar klaim Rp8 miliar.", "Rp8 miliar", "Cabang Mimika"),
    ("Dinas Perikanan Kota Batam, Kepulauan Riau (Kepri) mencatat klaim Rp8 miliar.", "Rp8 miliar", "21.71"),
    ("Kabupaten Kotawaringin Timur (Kotim), Kalimantan Tengah menyerahkan Rp8 miliar.", "Rp8 miliar", "62.02"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), ADDRESSED)
def test_the_province_behind_is_an_address(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure, metric="claims_paid") == [expected]
