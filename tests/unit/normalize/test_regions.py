"""Regions and offices in running text: what each word around a name says about it."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.normalize.figures import find_figures
from pipelines.normalize.regions import find_regions


def found(text: str) -> list[tuple[str, str | None]]:
    """Each mention with its code; `?` if ambiguous; an office or an unlisted village by its name."""
    frame = find_regions(pl.DataFrame({"doc": ["a"], "text": [text]}))
    rows = []
    for row in frame.iter_rows(named=True):
        assert text[row["start"] : row["end"]] == row["text"]
        rows.append((row["text"], "?" if row["ambiguous"] else row["region_code"] or row["region"]))
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A title or an office gives the level of the twin that follows it.
        ("Bupati Malang meresmikan loket baru.", [("Bupati Malang", "35.07")]),
        ("Wakil Wali Kota Malang menutup acara.", [("Kota Malang", "35.73")]),
        ("Pj Bupati Bogor hadir.", [("Bupati Bogor", "32.01")]),
        ("Disnaker Kab. Tegal mendata pekerja.", [("Kab. Tegal", "33.28")]),
        ("Pekerja Kab.Tegal dan Kota/Kab. Bima", [("Kab.Tegal", "33.28"), ("Kab. Bima", "?")]),
        ("Kabupaten Bogor-Bekasi", [("Kabupaten Bogor", "32.01"), ("Bekasi", "32.16")]),
        ("Anggota DPRD Kota Tegal bertanya.", [("Kota Tegal", "33.76")]),
        ("Pemkot Blitar dan Pemkab Blitar sepakat.", [("Pemkot Blitar", "35.72"), ("Pemkab Blitar", "35.05")]),
        ("Pemerintah Kota (Pemkot) Bengkulu rapat.", [("Pemkot) Bengkulu", "17.71")]),
        # Without a level word a twin is never guessed.
        ("Petani di Bogor menunggu.", [("Bogor", "?")]),
        ("Nelayan Serang menunggu.", [("Serang", "?")]),
        # A city or regency that shares its name with a province needs the province's word for the province.
        ("Gubernur Jambi menilai baik.", [("Gubernur Jambi", "15")]),
        ("Pekerja di Bengkulu menunggu.", [("Bengkulu", "?")]),
        # One level word serves the names of a list.
        ("di Kabupaten Magelang dan Semarang", [("Kabupaten Magelang", "33.08"), ("Semarang", "33.22")]),
        ("Kota Kediri, Madiun, dan Batu", [("Kota Kediri", "35.71"), ("Madiun", "35.77"), ("Batu", "35.79")]),
        # ... but not a province behind the comma.
        ("Kabupaten Serang, Banten", [("Kabupaten Serang", "36.04"), ("Banten", "36")]),
        # Both levels at once mean both.
        ("Kabupaten dan Kota Cirebon", [("Kota Cirebon", "?")]),
        # The longest name wins.
        ("Aceh Barat Daya", [("Aceh Barat Daya", "11.12")]),
        ("Kabupaten Bandung Barat", [("Kabupaten Bandung Barat", "32.17")]),
        ("warga Banjarmasin dan Banjarbaru", [("Banjarmasin", "63.71"), ("Banjarbaru", "63.72")]),
        # Capitals as in datelines and headings.
        ("PEMKAB SIDOARJO MENANGGUNG IURAN", [("PEMKAB SIDOARJO", "35.15")]),
    ],
)
def test_levels_and_twins(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Disnaker Jabar dan Jateng", [("Jabar", "32"), ("Jateng", "33")]),
        ("nelayan se-Sulsel", [("Sulsel", "73")]),
        ("pekerja Kaltim serta DIY", [("Kaltim", "64"), ("DIY", "34")]),
        ("Sumatra Barat", [("Sumatra Barat", "13")]),
        ("Kep. Talaud", [("Kep. Talaud", "71.04")]),
        ("Tanjungjabung Barat", [("Tanjungjabung Barat", "15.06")]),
        ("Rejanglebong", [("Rejanglebong", "17.02")]),
        ("Tojo Una-Una dan Tolitoli", [("Tojo Una-Una", "72.09"), ("Tolitoli", "72.04")]),
        ("Kukar", [("Kukar", "64.02")]),
        ("Pemkab Toba Samosir", [("Pemkab Toba Samosir", "12.12")]),
    ],
)
def test_abbreviations_spellings_and_former_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Batu dan pasir diangkut sejak pagi.",  # a word at the beginning of a sentence
        "Metro yang panjang itu rusak.",
        "Ketua Bima Putra menutup rapat.",  # a person
        "Kantornya di Jalan Surabaya nomor 9.",  # a street
        "Jl. Raya Bogor macet.",
        "Direksi Bank Jatim menyetor modal.",  # a bank
        "Radar Malang memuat foto.",  # a paper
        "Persib Bandung menang.",  # a club
        "Kaltimkini.com menulis.",  # inside a word
        "Laman Bangli.com tutup.",  # an address
        "Pekerja Migran Indonesia dan Bank Indonesia",  # parts of names
        "Tanaman di Bekasi Timur",  # part of a city
        "Pasar Serang Baru ramai.",  # a district
        "Pekerja Tambang Batu Bara Terlindungi",  # coal
    ],
)
def test_names_that_are_no_place_here(text: str) -> None:
    assert [code for _, code in found(text) if code and code[0].isdigit()] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warga di Batu menunggu.", [("Batu", "35.79")]),
        ("BATU - Pemerintah daerah rapat.", [("BATU", "35.79")]),
        ("Batu ramai. Wali Kota Batu datang.", [("Batu", "35.79"), ("Kota Batu", "35.79")]),
        ("1. Batu: 3.000 orang\n2. Tual (500 orang)", [("Batu", "35.79"), ("Tual", "81.72")]),
        ("Yang tertinggal:\n- Batu\n- Tual", [("Batu", "35.79"), ("Tual", "81.72")]),
        ("Terbanyak Batu 3.000 orang.", [("Batu", "35.79")]),
        ("Disusul Batu 3.120 dan Tual sebanyak 900 orang.", [("Batu", "35.79"), ("Tual", "81.72")]),
        ("Batu, Jawa Timur", [("Batu", "35.79"), ("Jawa Timur", "35")]),
        ("pekerja di seluruh Indonesia", [("Indonesia", "00")]),
    ],
)
def test_word_like_names_need_a_place_context(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BPJS Ketenagakerjaan Cabang Cikarang", "Cabang Bekasi Cikarang"),
        ("Kepala Cabang Batam Nagoya Rina Sari", "Cabang Batam Nagoya"),
        ("Kantor Cabang BPJS Ketenagakerjaan Kudus", "Cabang Kudus"),
        ("BPJamsostek Manado", "Cabang Manado"),
        ("Kacab BPJS Ketenagakerjaan Kota Depok", "Cabang Depok"),
        ("Badan Penyelenggara Jaminan Sosial Ketenagakerjaan Manado", "Cabang Manado"),
        ("Badan Penyelenggara Jaminan Sosial Ketenagakerjaan (BPJamsostek) Manado", "Cabang Manado"),
        ("Kantor Wilayah Jawa Tengah dan DIY", "Kanwil Jawa Tengah dan DIY (Jateng-DIY)"),
        ("Deputi Direktur Wilayah Sumbagsel", "Kanwil Sumatera Bagian Selatan (Sumbagsel)"),
        ("pekerja Jateng-DIY", "Kanwil Jawa Tengah dan DIY (Jateng-DIY)"),
        ("Kanwil Banten", "Kanwil Banten"),
        ("wilayah Kediri Raya", "Kediri Raya"),
        ("angkatan kerja Bali Timur", "Bali Timur"),
        ("buruh se-Jabodetabek", "Jabodetabek"),
        ("petani garam MADURA", "Madura"),
        ("BPJS Ketenagakerjaan Cabang Ungaran melayani dua daerah", "Cabang Ungaran"),
        ("Kepala Kantor Cabang Cikampek Budi Santoso", "Cabang Cikampek"),
    ],
)
def test_offices_own_an_area(text: str, expected: str) -> None:
    assert [name for _, name in found(text)] == [expected]


def test_an_office_lists_the_regions_it_serves() -> None:
    frame = find_regions(pl.DataFrame({"doc": [1], "text": ["Peserta di Cabang Purwakarta bertambah."]}))
    row = frame.row(0, named=True)
    assert (row["region_kind"], row["region_code"], row["cue"]) == ("branch", None, "cabang")
    assert row["candidates"] == ["32.13", "32.14"]


@pytest.mark.parametrize(
    "text",
    [
        "Kepala Cabang Muhammad Ramdani",
        "HMI Cabang Kudus",
        "BRI Cabang Meruya tutup",
        "Program jaminan sosial ketenagakerjaan Kudus",
    ],
)
def test_persons_and_other_organisations_are_no_office(text: str) -> None:
    assert all(code == "33.19" for _, code in found(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kecamatan Cikarang Utara, Kabupaten Bekasi", ("Kecamatan Cikarang Utara", "32.16.09")),
        ("Desa Waiheru, Kota Ambon", ("Desa Waiheru", "81.71.03.2006")),
        # The same name in several regions: the region named in the text decides, else it stays open.
        ("Kecamatan Banjarsari di Kota Surakarta", ("Kecamatan Banjarsari", "33.72.05")),
        ("Kecamatan Banjarsari", ("Kecamatan Banjarsari", "?")),
        ("Camat Bandung Kidul datang.", ("Camat Bandung Kidul", "32.73.21")),
        # Stated, but in no register: kept by name.
        ("Desa Antahbrantah, Kabupaten Kudus", ("Desa Antahbrantah", "Desa Antahbrantah")),
    ],
)
def test_districts_and_villages_after_their_word(text: str, expected: tuple[str, str]) -> None:
    assert found(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jombang: Kecamatan Ploso 1.210 orang, Kabuh 1.730 orang, dan Plandaan 980 orang",
         ["Jombang", "Kecamatan Ploso", "Kabuh", "Plandaan"]),
        ("Kecamatan Garung (1.118), Kertek (902), disusul Kalikajar 77 petani di Wonosobo",
         ["Kecamatan Garung", "Kertek", "Kalikajar", "Wonosobo"]),
        # No district of the same regency, no number, another sentence.
        ("Kecamatan Ploso 1.210 orang, Sumarno 41 tahun, Plandaan. Kabuh 12 orang.", ["Kecamatan Ploso"]),
    ],
)  # fmt: skip
def test_a_list_of_districts_goes_on_without_the_word(text: str, expected: list[str]) -> None:
    assert [name for name, _ in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lalu Malaka menjadi kabupaten asal terbanyak.", ["Malaka"]),
        ("Ia menyebut daerah tetangga, Kaur, malah tertinggal.", ["Kaur"]),
        ("Ia menyebut Malaka, lalu diam.", []),
    ],
)
def test_a_word_that_is_called_a_region_is_one(text: str, expected: list[str]) -> None:
    assert [name for name, _ in found(text)] == expected


@pytest.mark.parametrize("text", ["Dana Desa Rp2 miliar", "program Desa Sadar Jaminan Sosial", "Banjarsari ramai"])
def test_no_district_or_village_without_a_name_after_the_word(text: str) -> None:
    assert found(text) == []


def test_keys_are_kept_and_null_texts_have_no_mentions() -> None:
    frame = pl.DataFrame({"id": ["b", "a", "c"], "body": ["Kota Depok", None, "“Depok” — Kota Depok"]})
    mentions = find_regions(frame, key="id", text="body")
    assert mentions.select("id", "start", "end", "region_code").rows() == [
        ("b", 0, 10, "32.76"),
        ("c", 1, 6, "32.76"),
        ("c", 10, 20, "32.76"),
    ]
    assert find_regions(frame.clear(), key="id", text="body").height == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An office is called by the town it sits in; the town alone is no region.
        ("Kepala BPJS Ketenagakerjaan Ungaran hadir di Ungaran.", [("BPJS Ketenagakerjaan Ungaran", "Cabang Ungaran")]),
        ("Loket Cabang Sampit ramai, di Sampit hujan.", [("Cabang Sampit", "Cabang Sampit")]),
        # Islands are areas, the provinces on them are not.
        ("Di Kalimantan dan Kalimantan Barat.", [("Kalimantan", "Kanwil Kalimantan"), ("Kalimantan Barat", "61")]),
        ("Buruh se-Sulawesi, juga di Sulawesi Utara.", [("Sulawesi", "Sulawesi"), ("Sulawesi Utara", "71")]),
        # A short name in capitals is an abbreviation.
        ("BPJS Ketenagakerjaan NTB rapat.", [("BPJS Ketenagakerjaan NTB", "Cabang NTB")]),
    ],
)  # fmt: skip
def test_offices_by_their_town_and_areas_by_their_island(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "region", "figures"),
    [
        ("Nelayan Kepulauan Seribu menunggu 500 kartu.", "31.01", [500]),
        ("Warga Pulau Seribu dan seribu tamu.", "31.01", [1000]),
        ("Buruh Lima Puluh Kota menunggu.", "13.07", []),
        ("Petani Empat Lawang membawa empat kartu.", "16.11", [4]),
    ],
)
def test_a_number_word_in_a_region_s_name_is_no_figure(text: str, region: str, figures: list[float]) -> None:
    assert region in [code for _, code in found(text)]
    frame = find_figures(pl.DataFrame({"doc": ["a"], "text": [text]}))
    assert frame["value"].to_list() == figures


def test_texts_of_one_story_tell_each_other_which_place_is_meant() -> None:
    """A headline shows that a word is a place: the text under it need not."""
    texts = ["Cakupan di Batu rendah", "Ia gelisah dengan Batu.", "Ia cemas dengan Batu."]
    frame = pl.DataFrame({"doc": [0, 1, 2], "text": texts, "tale": [7, 7, 8]})
    named = find_regions(frame, story="tale").select("doc", "region_code").rows()
    assert named == [(0, "35.79"), (1, "35.79")]
