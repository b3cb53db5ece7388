"""What a text is about from sentence to sentence, where words without a name turn it: invented examples."""

from __future__ import annotations

import pytest
from placing_helpers import every_code

NAMESAKES = [
    # A level without a name is the namesake of the region spoken of.
    ("Di Kota Blitar 900 orang ikut. Di kabupaten, kata dia, ada 2.000 orang.", "2.000", "35.05"),
    ("Pemkab Tegal melindungi 900 orang. Untuk kota tercatat 700 orang.", "700", "33.76"),
    ("Peserta di Kota Madiun 900 orang, sedangkan kabupaten baru 400 orang.", "400", "35.19"),
    # Where there is none, the last region of the level.
    ("Kabupaten Sigi rapat. Kota Palu ramai. Di kabupaten 300 orang ikut.", "300", "72.10"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), NAMESAKES)
def test_a_level_without_a_name(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


THERE = [
    ("Cakupan di Bontang 70 persen. Cabang Bontang juga melayani Kutai Timur. Di sana 900 orang ikut.", "900", "64.08"),
    ("Peserta di Siak 300 orang. Ia lalu menyinggung Pelalawan. Dari sana baru 700 orang.", "700", "14.05"),
    # Of several regions none is meant alone.
    ("Cabang Dumai melayani Dumai dan Bengkalis. Peserta di sana 900 orang.", "900", "Cabang Dumai"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), THERE)
def test_there_is_the_one_region_just_named(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


PRESENT = [
    ("Kabupaten Pangandaran mendaftarkan 900 nelayan. Acara dihadiri perwakilan Kabupaten Ciamis. Sisanya 400 orang.",
     "400", "32.18"),
    ("Kota Bitung mendaftarkan 900 kader. Hadir pula pejabat Kabupaten Minahasa Utara. Yang belum 300 orang.", "300",
     "71.72"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), PRESENT)
def test_who_only_came_is_not_spoken_of(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


WHOLE = [
    ("Sumatera Selatan mencatat 9.000 orang. Kota Palembang menyumbang 3.000 peserta.\nTargetnya 12.000 orang.",
     "12.000", "16"),
    ("Di Riau ada 9.000 orang. Kontribusi Kota Dumai 2.000 orang.\nKlaimnya 700 kasus.", "700", "14"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), WHOLE)
def test_after_what_a_part_contributes_comes_the_whole(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kepala BPJS Ketenagakerjaan Tasikmalaya hadir. Kantornya yang membawahi Priangan Timur membayar 700 klaim.",
         "Cabang Tasikmalaya"),
        ("Kepala Cabang Cirebon hadir. Kantor cabang itu, yang melayani Ciayumajakuning, membayar 700 klaim.",
         "Cabang Cirebon (Ciayumajakuning)"),
    ],
)  # fmt: skip
def test_an_area_that_an_office_serves_is_the_office_s(text: str, expected: str) -> None:
    assert every_code(text, "700") == [expected]


NATION = [
    ("Wartawan di Jambi hadir.\nSecara nasional 40 juta peserta. Penerima upah mengisi 24 juta.", "24 juta", "00"),
    ("Kota Palu rapat.\nSe-Indonesia baru 40 juta pekerja ikut, tumbuh 5,2 persen.", "5,2", "00"),
    # Not what the country is only held beside, nor behind a region, nor in another paragraph.
    ("Di Riau 30 persen, di bawah rata-rata nasional 39 persen. Peserta aktif 900 orang.", "900", "14"),
    ("Wartawan di Riau hadir. Secara nasional ada 40 juta peserta.\nPenerima upah 2.400 orang.", "2.400", "14"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), NATION)
def test_the_country_goes_on_in_its_paragraph(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


FIELD = [
    ("Kabupaten Sleman tak ada lawannya se-DIY: 57 persen pekerjanya ikut.", "57", "34.04"),
    ("Kota Dumai jadi jagoan di seluruh Riau, yakni 57 persen.", "57", "14.72"),
    ("Di Kabupaten Siak 40 persen, se-Riau 57 persen.", "57", "14"),
    # Compared with, yet with a number of its own.
    ("Kota Bengkulu 47 persen, di bawah Kabupaten Mukomuko yang memimpin lewat 51 persen.", "51", "17.06"),
    ("Kota Bogor 47 persen, kalah dari Kota Depok yang menempel dengan 51 persen.", "51", "32.76"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), FIELD)
def test_the_field_in_which_one_stands_out(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


VISITED = [
    ("Jawa Tengah rapat. Gubernur, saat berkunjung ke Kabupaten Blora, Rabu, menyebut 900 nelayan ikut.", "900", "33"),
    ("Sulawesi Utara rapat. Dalam kunjungan kerja ke Bitung, ia menyebut 900 nelayan ikut.", "900", "71"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), VISITED)
def test_where_somebody_went_and_spoke(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


FIRMS = [
    ("PT Sawit Jaya yang beroperasi di Kecamatan Parindu, Kabupaten Sanggau, mendaftarkan 900 buruh.", "900", "61.03"),
    ("Di Nganjuk, pabrik sepatu di Kecamatan Kertosono mendaftarkan 900 buruh.", "900", "35.18"),
    # What is told of the district itself.
    ("Di Nganjuk, petani di Kecamatan Kertosono yang ikut 900 orang.", "900", "35.18.08"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), FIRMS)
def test_the_people_of_a_firm_are_of_the_regency(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


LEVELS = [
    ("Di Kecamatan Simbang, Kabupaten Maros, 300 petani ikut. Sekabupaten ada 900 petani.", "900", "73.09"),
    ("Kabupaten Siak 300 orang. Se-provinsi tercatat 900 orang.", "900", "14"),
    ("Di Lampung 300 orang, di Jambi 400 orang. Kanwil Sumbagsel rapat. Di dua provinsi yang dibawahinya 900 orang.",
     "900", "Kanwil Sumatera Bagian Selatan (Sumbagsel)"),
    ("Kanwil Sumbagsel rapat. Lampung 300 orang. Tahun ini kanwil menargetkan 900 orang.", "900",
     "Kanwil Sumatera Bagian Selatan (Sumbagsel)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), LEVELS)
def test_all_over_a_level(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


@pytest.mark.parametrize(
    "told",
    [
        "Sementara di tahun yang sama, Jepara tumbuh.",
        "Menurut catatan terbaru, Jepara tumbuh.",
        "Pada masa pandemi, Jepara tumbuh.",
        "Lalu bagaimana dengan Jepara?",
    ],
)
def test_a_region_behind_words_that_open_a_sentence_is_what_it_is_about(told: str) -> None:
    text = f"BPJS Ketenagakerjaan di Kudus mencatat 9.000 peserta.\n{told} Pesertanya 4.000 orang."
    assert every_code(text, "9.000", "4.000") == ["33.19", "33.20"]


def test_after_a_part_of_an_office_s_comes_the_office_again() -> None:
    text = (
        "Cabang Purwakarta membayar 1.930 klaim. Di antaranya 1.400 klaim dari Kabupaten Purwakarta, sisanya Subang."
        "\nYang ditolak 70 klaim."
    )
    assert every_code(text, "1.930", "1.400", "70") == ["Cabang Purwakarta", "32.14", "Cabang Purwakarta"]


def test_a_figure_that_nothing_places_holds_where_the_one_before_it_does() -> None:
    text = "Ada 37 juta peserta, tumbuh 9 persen. Jawa Barat 5 juta peserta."
    assert every_code(text, "37 juta", "9") == ["00", "00"]


OWN_NAMES = [
    ("Kabupaten Tangerang ramai. Kepala BPJS Ketenagakerjaan Tangerang Cikupa menyebut pihaknya membayar 700 klaim.",
     "Cabang Tangerang Cikupa"),
    ("Kota Bekasi ramai. Kepala BPJS Ketenagakerjaan Bekasi Kota hadir. Cabang tersebut membayar 700 klaim.",
     "Cabang Bekasi Kota"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWN_NAMES)
def test_an_office_with_a_name_of_its_own_is_no_town(text: str, expected: str) -> None:
    assert every_code(text, "700") == [expected]


WE = [
    ('Kulon Progo rapat. "Sleman sudah 58 persen, Bantul 44 persen, kita baru 22 persen," kata Kadisnaker Kulon Progo.',
     "22", "34.01"),
    ('Di Jember rapat. "Banyuwangi 40 persen, sedangkan kami sendiri 20 persen."', "20", "35.09"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), WE)
def test_we_behind_others_is_the_own_region(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


NARROWER = [
    ("Sulawesi Barat rapat. Pemprov mengiur 900 petani di Polewali Mandar.", "900", "76.04"),
    ("Riau rapat. Pemprov menjamin 900 nelayan di Kabupaten Bengkalis.", "900", "14.03"),
    # What is served, and what an office that serves it says of it.
    ("BPJS Ketenagakerjaan Kudus yang menaungi Jepara mencatat, cakupan Jepara 34 persen.", "34", "33.20"),
    ("Di Desa Semuli, Kecamatan Abung Semuli, Lampung Utara, 160 orang ikut. Secara kabupaten 900 orang.", "900",
     "18.03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), NARROWER)
def test_the_part_named_with_a_figure(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


ASIDES = [
    # Who reported it, and where those who met are from.
    ("Di Bantul, sebagaimana dilaporkan BPJS Ketenagakerjaan Yogyakarta, 900 pamong ikut.", "900", "34.02"),
    ("Dalam rakor se-Sumatera Utara di Medan, Kota Binjai memamerkan 900 peserta.", "900", "12.75"),
    ("Kota Binjai punya 900 peserta, terungkap dalam rapat BPJS Ketenagakerjaan se-Sumatera Utara.", "900", "12.75"),
    # A line of a list is not what the text is about.
    ("Sebaran di Kalimantan Tengah:\n- Sukamara\n- Lamandau\nTotal 900 peserta.", "900", "62"),
    # What the office only counts, of a region put first.
    ("Kepala BPJS Ketenagakerjaan Bali Denpasar hadir. Untuk Bali, pihaknya mencatat 900 peserta.", "900", "51"),
    (
        "Kepala BPJS Ketenagakerjaan Bali Denpasar hadir. Di Bali ramai, pihaknya membayar 900 klaim.",
        "900",
        "Cabang Bali Denpasar",
    ),
]


@pytest.mark.parametrize(("text", "figure", "expected"), ASIDES)
def test_regions_named_beside_what_is_told(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


def test_after_what_a_town_contributes_comes_the_office() -> None:
    text = (
        "Cabang Parepare menaungi Parepare, Barru, dan Pinrang. Pesertanya 9.000 orang. Kota Parepare sendiri"
        " menyumbang 3.000 peserta.\nUntuk 2024 ia menargetkan 11.000 peserta."
    )
    assert every_code(text, "3.000", "11.000") == ["73.72", "Cabang Parepare"]


NESTED = [
    (
        "Kabupaten Klaten tumbuh. Begini angkanya, diolah dari paparan Cabang Klaten.\n2022: 900 peserta.",
        "900",
        "33.10",
    ),
    ("Wali kota menyebut cakupan Parepare 92 persen dan tergolong papan atas se-Indonesia.", "92", "73.72"),
    ("Di Riau 1.930 kasus. Dari total itu, 1.210 kasus terjadi di Kabupaten Siak.\nBiayanya 700.", "700", "14"),
    ("Di Riau 930 kasus, paling banyak dari Kota Dumai, 240 kasus.", "240", "14.72"),
    ("Kota Dumai tertinggi di Riau, 67 persen.", "67", "14.72"),
    # A whole and its part in one sentence: what the text was about goes on, else the whole.
    ("Cakupan Sulawesi Utara 52 persen, sedangkan Kota Manado 71 persen.\nAhli warisnya 400 orang.", "400", "71"),
    (
        "Di Kota Dumai 60 persen. Dumai unggul dengan 900 orang, sementara Riau 300 orang.\nKlaimnya 700.",
        "700",
        "14.72",
    ),
]


@pytest.mark.parametrize(("text", "figure", "expected"), NESTED)
def test_a_whole_and_its_part_in_one_sentence(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


FIRST_OF_A_ROW = [
    ("Cabang Singkawang membina 70 perusahaan. Ada 900 peserta, tersebar di Singkawang 500, Sambas 400.", "900",
     "Cabang Singkawang"),
    # Behind a title and a verb a region is spoken of; with a number in brackets it is no person's.
    ("Jawa Timur rapat. Wakil Gubernur Emil menyoroti Pamekasan (12 persen), Sampang (9 persen).", "12", "35.28"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), FIRST_OF_A_ROW)
def test_the_first_of_a_row_has_its_own_number(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


def test_what_a_head_of_government_promises_is_the_region_s() -> None:
    text = (
        "Tana Toraja 14.900 orang, Toraja Utara 13.300 orang. Bupati Tana Toraja Theofilus, Kamis, menanggapi dengan"
        " rencana Rp9 miliar."
    )
    assert every_code(text, "Rp9 miliar", metric="budget_allocated") == ["73.18"]


SOURCES = [
    # Whose figures they are does not say whose people are counted.
    ("Cakupan di Kabupaten Klaten naik. Angkanya diolah dari paparan BPJS Ketenagakerjaan Cabang Klaten.\n"
     "Tahun lalu 900 peserta aktif.", "900", "33.10"),
    ("Kabupaten Klaten berbenah. Mengutip rilis BPJS Ketenagakerjaan Cabang Klaten, 900 peserta aktif terdata.", "900",
     "33.10"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), SOURCES)
def test_an_office_that_only_gave_the_figures(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


ASKED = [
    # A question turns to the region that it asks about.
    ("Peserta di Kabupaten Kudus 900 orang. Lalu bagaimana dengan Demak? Tercatat 700 orang.", "700", "33.21"),
    ("Peserta di Kabupaten Kudus 900 orang. Bagaimana nasib Kabupaten Pati? Tercatat 700 orang.", "700", "33.18"),
    ("Peserta di Kabupaten Kudus 900 orang. Bagaimana dengan provinsi? Tercatat 700.000 orang.", "700.000", "33"),
    # So does one that puts the level first, but not another question.
    ("Peserta di Kabupaten Kudus 900 orang. Untuk tingkat provinsi juga timpang. Ada 700.000 orang.", "700.000", "33"),
    ("Peserta di Kabupaten Kudus 900 orang. Kapan provinsi turun tangan? Tercatat 700 orang.", "700", "33.19"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), ASKED)
def test_a_question_turns_to_a_region(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]
