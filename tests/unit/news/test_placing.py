"""Where a claim holds: each language fact with invented examples."""

from __future__ import annotations

from dataclasses import replace

import pytest
from placing_helpers import article_of, claim_of, codes, placed

from pipelines.news.places.placing import place_claims
from pipelines.news.shared import share_out

BEHIND = [
    ("Sebanyak 12.400 pekerja di Kabupaten Garut terlindungi.", ["12.400"], ["32.05"]),
    ("Ada 900 nelayan Kota Tegal yang ikut.", ["900"], ["33.76"]),
    ("Pemprov Jatim menjamin 700 petani di Kabupaten Tuban.", ["700"], ["35.23"]),
    ("Baru 41,5 persen atau 80.000 pekerja di Kota Palu yang ikut.", ["41,5", "80.000"], ["72.71", "72.71"]),
    ("Dari 9 ribu buruh se-Lampung, 650 orang berasal dari Way Kanan.", ["9 ribu", "650"], ["18", "18.08"]),
    ("Ada 500 orang di Kota Ambon, 300 orang di Kota Tual.", ["500", "300"], ["81.71", "81.72"]),
    ("Sebanyak 150 kader di Desa Wanasaba, Kabupaten Lombok Timur, didaftarkan.", ["150"], ["52.03.14.2003"]),
]


@pytest.mark.parametrize(("text", "figures", "expected"), BEHIND)
def test_a_region_right_behind_the_figure_is_its_region(text: str, figures: list[str], expected: list[str]) -> None:
    assert codes(text, *figures) == expected


ABOVE = [
    # The region above behind a comma only says where the first one lies.
    ("Di Kabupaten Serang, Banten, ada 5.000 peserta.", ["5.000"], ["36.04"]),
    ("Di Bogor, Jawa Barat, ada 5.000 peserta. Pemkot Bogor senang.", ["5.000"], ["32.71"]),
    ("Di Desa Wanasaba, Kecamatan Wanasaba, Kabupaten Lombok Timur, ada 150 kader.", ["150"], ["52.03.14.2003"]),
    ("Desa Wanasaba di Kabupaten Lombok Timur mendaftarkan 45 kader.", ["45"], ["52.03.14.2003"]),
    ("Di Desa Antahbrantah, Kabupaten Kudus, ada 150 kader.", ["150"], ["Desa Antahbrantah"]),
    ("Kegiatan di Desa Wanasaba, Kabupaten Lombok Timur, ramai.\nTercatat 9.000 peserta.", ["9.000"], ["52.03"]),
]


@pytest.mark.parametrize(("text", "figures", "expected"), ABOVE)
def test_the_region_above_is_only_an_address(text: str, figures: list[str], expected: list[str]) -> None:
    assert codes(text, *figures) == expected


BEFORE = [
    ("Kabupaten Kolaka 4.100, Kabupaten Konawe 5.200 dan Kota Kendari 9.300 pekerja.", ["4.100", "5.200", "9.300"],
     ["74.01", "74.02", "74.71"]),
    ("Kota Bitung mencatat 31 persen, disusul Kota Tomohon dengan 29 persen.", ["31", "29"], ["71.72", "71.73"]),
    ("Di Jawa Barat, kata Kepala Kanwil Banten Budi Anwar, ada 6 juta peserta.", ["6 juta"], ["32"]),
    ("Kabupaten Sragen menjadi yang tertinggi di Jawa Tengah dengan 61 persen.", ["61"], ["33.14"]),
    ("UCJ Klaten baru 22 persen.", ["22"], ["33.10"]),
    ("Peserta terbanyak di Jawa Barat, yaitu 6 juta orang.", ["6 juta"], ["32"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures", "expected"), BEFORE)
def test_else_the_nearest_region_before_the_figure(text: str, figures: list[str], expected: list[str]) -> None:
    assert codes(text, *figures) == expected


LAW = [
    ("Ahli waris di Kabupaten Jepara menerima Rp42 juta.", "Rp42 juta", "benefit_amount"),
    ("Petani Kota Batu membayar Rp16.800 per bulan.", "Rp16.800", "contribution_amount"),
]


@pytest.mark.parametrize(("text", "figure", "metric"), LAW)
def test_benefits_and_contributions_are_national_by_law(text: str, figure: str, metric: str) -> None:
    assert codes(text, figure, metric=metric) == ["00"]


NATION = [
    ("Bupati Demak mengutip target nasional 99,5 persen pada 2045.", "99,5", "coverage_target", ["00"]),
    ("Kota Depok bergerak. Secara nasional, peserta mencapai 41 juta orang.", "41 juta", "active_participants", ["00"]),
    (
        "Ada 40 juta peserta se-Indonesia, kata Kepala Cabang Kudus Adi Wibowo.",
        "40 juta",
        "active_participants",
        ["00"],
    ),
    ("Tuban baru 30 persen, Jawa Timur 33 persen dan nasional 37 persen.", "37", "coverage_rate", ["00"]),
    # A region compared with the nation is still that region.
    ("Kabupaten Blora mencapai 55 persen, di atas rata-rata nasional.", "55", "coverage_rate", ["33.16"]),
    ("DKI Jakarta memimpin secara nasional dengan 8 juta peserta.", "8 juta", "active_participants", ["31"]),
]


@pytest.mark.parametrize(("text", "figure", "metric", "expected"), NATION)
def test_words_for_the_nation(text: str, figure: str, metric: str, expected: list[str]) -> None:
    assert codes(text, figure, metric=metric) == expected


CARRIED = [
    # A sentence without a region goes on with the one before.
    ("Pekerja di Kabupaten Ngawi berjumlah 400.000. Yang aktif baru 120.000.", ["120.000"], ["35.21"]),
    ("Pemkab Sumedang meluncurkan program baru.\nSebanyak 7.000 pekerja rentan didaftarkan.", ["7.000"], ["32.11"]),
    ("Cakupan di Prabumulih 44 persen, sementara provinsi baru 34 persen.", ["34"], ["16"]),
    ("Pemkot Blitar dan Pemkab Blitar rapat. Di Kota Blitar 60 persen, di kabupaten baru 48 persen.",
     ["60", "48"], ["35.72", "35.05"]),
    # Words that point back.
    ("Kabupaten Buol tumbuh. Provinsi Sulawesi Tengah ikut. Di kabupaten itu ada 15.000 peserta.", ["15.000"],
     ["72.05"]),
    ("Bupati Sigi meminta Pemprov menambah kuota menjadi 25.000 orang.", ["25.000"], ["72"]),
    ("Di Maluku ada 3.000 nelayan. Cabang Maluku bergerak. Cabang ini membayar 22 kasus.", ["22"],
     ["Cabang Maluku (Ambon)"]),
    # After a list of regions the text is again about what it was before.
    ("Di Sulawesi Utara 31.000 orang ikut. Rinciannya Pemkot Manado 5.000, Pemkot Bitung 2.000.\n"
     "Sisanya 900 orang menyusul.", ["900"], ["71"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures", "expected"), CARRIED)
def test_the_text_carries_its_region_on(text: str, figures: list[str], expected: list[str]) -> None:
    everything = [f.text for f in article_of(text).figures]
    answers = dict(zip(everything, codes(text, *everything), strict=True))
    assert [next(c for t, c in answers.items() if f in t) for f in figures] == expected


def test_a_sentence_about_the_law_still_says_what_the_text_is_about() -> None:
    article = article_of("Petani Kabupaten Alor membayar Rp16.800.\nSebanyak 300 orang menyusul.")
    law, number = article.figures
    claims = [claim_of(article, law, "contribution_amount"), claim_of(article, number, "registered_workers")]
    assert [p.region_code for p in place_claims(article, claims)] == ["00", "53.05"]


def test_the_total_of_a_list_belongs_to_the_region_above() -> None:
    text = "Kota Kupang 500 orang, Kabupaten Belu 300 orang, total 800 orang."
    assert codes(text, "500", "300", "800") == ["53.71", "53.04", "53"]
    assert codes("Kota Medan 10 orang dan Kota Batam 20 orang, totalnya 30 orang.", "30") == ["00"]


def test_respectively_pairs_regions_and_figures_in_order() -> None:
    text = "Kabupaten Tebo dan Kabupaten Bungo tertinggal, masing-masing 21 persen dan 24 persen."
    assert codes(text, "21", "24") == ["15.09", "15.08"]
    assert codes("Kota Solok, Kota Pariaman masing-masing 5 dan 7 persen.", "5", "7") == ["13.72", "13.77"]


TAKEN_UP = [
    # A sentence that takes up a number holds where the number holds, whatever was listed before.
    ("Kota Malang 4.810 orang. Kota Batu 1.230 orang.\nDi Kabupaten Malang baru 27 persen. Angka itu setara 9.000.",
     "9.000", "35.07"),
    ("Sumatera Selatan 34 persen. Pekerja Muba menerima Rp48 miliar. Rinciannya JHT 2.900 kasus.", "2.900", "16.06"),
    # A part that stands out is only an example: the next paragraph is of the whole.
    ("Di Riau ada 800.000 orang. Dumai tertinggi dengan 90.000 orang.\nYang menunggak 7.000 orang.", "7.000", "14"),
    ("Klaim di Bali 5.000 kasus. Badung terbanyak, yakni 1.900 kasus.\nJKM mencapai 300 kasus.", "300", "51"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), TAKEN_UP)
def test_what_a_sentence_takes_up_and_what_only_stands_out(text: str, figure: str, expected: str) -> None:
    everything = [f.text for f in article_of(text).figures]
    answers = dict(zip(everything, codes(text, *everything), strict=True))
    assert next(c for t, c in answers.items() if figure in t) == expected


ASIDES = [
    # A region held beside the one spoken of does not take over.
    ("Kota Pariaman punya 30.000 pekerja. Bandingkan dengan Bukittinggi yang sudah 61 persen. Sisanya 21.000.",
     "21.000", "13.77"),
    ("Di Sleman 90.000 ikut. Sebagai pembanding, Bantul mencatat 44 persen.\nKlaimnya 300 kasus.", "300", "34.04"),
    ("Di Lahat 90.000 ikut. Angkanya jauh di bawah Kota Pagar Alam yang mencapai 55 persen. Klaimnya 300.", "300",
     "16.04"),
    # Nor does the village where a person lives.
    ("Sumi, warga Desa Karangsembung, Kecamatan Nusawungu, senang.\nTercatat 900 orang ikut.", "900", "33.01"),
    ("Di Kudus klaim 40 kasus, antara lain Sarno (41), warga Desa Jepang, Rp9 juta.\nYang ikut 900 orang.", "Rp9 juta",
     "33.19"),
    ("Karyo dari Desa Wanasaba, Lombok Timur, tiba. Hadir 70 orang.", "70", "52.03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), ASIDES)
def test_what_is_named_in_passing_does_not_take_over(text: str, figure: str, expected: str) -> None:
    everything = [f.text for f in article_of(text).figures]
    answers = dict(zip(everything, codes(text, *everything), strict=True))
    assert next(c for t, c in answers.items() if figure in t) == expected


def test_what_one_person_received_is_not_what_the_text_is_about() -> None:
    article = article_of("Klaim di Cilacap 43 kasus. Ahli waris dari Banyumas menerima Rp85 juta. Pesertanya 9.000.")
    first, money, last = article.figures
    claims = [claim_of(article, first, "claim_cases"), claim_of(article, last, "active_participants")]
    anecdote = replace(claim_of(article, money, "benefit_amount"), kind="anecdote")
    assert [p.region_code for p in place_claims(article, [claims[0], anecdote, claims[1]])] == [
        "33.01", "33.02", "33.01"
    ]  # fmt: skip


def test_one_count_of_several_places_belongs_above_them() -> None:
    text = "Pemkab Blora mendaftarkan 5.000 petani di Kecamatan Cepu, Kecamatan Kunduran, dan Kecamatan Ngawen."
    assert codes(text, "5.000") == ["33.16"]
    assert codes("Ada 700 nelayan di Kota Tegal dan Kabupaten Brebes yang ikut.", "700") == ["33"]
    text = "Cabang Kudus membayar 700 kasus di Kudus, Blora, dan Jepara."
    assert codes(text, "700", metric="claim_cases") == ["Cabang Kudus"]
    assert codes("Ada 700 nelayan di Kota Tegal dan Kota Pekalongan 300.", "700", "300") == ["33.76", "33.75"]


ACTING = [
    # A head of government with a name who acts is the government; one who only says something is not.
    ("Kota Ternate bergerak. Gubernur Maluku Utara Sherly Tjoanda menargetkan 50.000 orang.", "82"),
    ("Kota Tual bergerak. Bupati Maluku Tenggara Hanubun akan menanggung 50.000 orang.", "81.02"),
    ("Kota Tual bergerak. Bupati Maluku Tenggara Hanubun menyebut ada 50.000 orang.", "81.72"),
]


@pytest.mark.parametrize(("text", "expected"), ACTING)
def test_a_head_of_government_acts_for_the_region(text: str, expected: str) -> None:
    everything = [f.text for f in article_of(text).figures]
    assert codes(text, *everything)[-1] == expected


def test_counts_joined_share_the_region_behind() -> None:
    text = "Gubernur Kalimantan Selatan hadir. Nanti 1.200 guru dan 330 imam di Kabupaten Banjar ikut."
    assert codes(text, "1.200", "330") == ["63.03", "63.03"]
    assert codes("Riau rapat. Ada 50 nelayan serta 70 petani di Kota Dumai.", "50", "70") == ["14.72", "14.72"]


def test_jakarta_as_a_dateline_says_nothing() -> None:
    assert codes("JAKARTA - Sebanyak 9 juta pekerja sudah ikut.", "9 juta") == ["00"]
    assert codes("Jakarta (ANTARA) - Komisi IX DPR RI menyebut 3 juta orang menunggak.", "3 juta") == ["00"]
    assert codes("Direktur Pelayanan Roswita di Jakarta mengatakan 3 juta orang menunggak.", "3 juta") == ["00"]
    assert codes("JAKARTA - Pemprov DKI Jakarta menjamin 9.000 orang.", "9.000") == ["31"]


ROLES = [
    # A hall that something is done for is no venue.
    ("Pemkab Gowa menjamin 900 guru masjid, Pemkab Maros 700 orang.", "700", "73.09"),
    # Where the head of an office says something is not what is spoken of.
    (
        '"Kami membayar 300 kasus," kata Kepala Cabang Langsa Ani Suci di Kota Langsa, Selasa. Kanwil Sumbagut hadir.',
        "300",
        "Cabang Langsa",
    ),
    # Nor where it was held, nor a region held up as a model.
    ("Rapat Kalimantan Selatan digelar di Banjarmasin. Cakupan provinsi baru 38 persen.", "38", "63"),
    (
        "Di Temanggung ada 900 petani. Warga senang. Kami berharap Wonosobo menyusul.\nTargetnya 1.200 petani.",
        "1.200",
        "33.23",
    ),
    # Nor what it is compared with, save for a figure of its own.
    ("UCJ Klaten 22 persen. Angka itu di bawah rata-rata Jawa Tengah. Pesertanya 130.000.", "130.000", "33.10"),
    ("UCJ Sleman tinggi, lebih tinggi dari Bantul yang baru 38 persen.", "38", "34.02"),
    # Who speaks, and where, is not what is spoken of.
    ("Kabupaten Wajo melaju. Sebanyak 9.000 orang ikut, ujar Wali Kota Makassar Andi Basri.", "9.000", "73.13"),
    (
        "Kabupaten Maros melaju. Ada 8.000 peserta, katanya di Hotel Aryaduta, Kota Makassar, Senin (3/2/2025).",
        "8.000",
        "73.09",
    ),
    ("MAKASSAR - Pemkab Gowa menjamin pekerja rentan. Tercatat 6.000 orang.", "6.000", "73.06"),
    ("MAKASSAR, Kabar.id – Tercatat 6.000 orang di Kabupaten Bone.", "6.000", "73.08"),
    (
        "Pemkab Gowa menjamin petani. Acara di Hotel Claro, Kota Makassar, ramai.\nTercatat 6.000 orang.",
        "6.000",
        "73.06",
    ),
    ("Kabupaten Wajo melaju. Andi di Makassar menyebut 9.000 orang ikut.", "9.000", "73.13"),
    ("Menteri Desa Yandri di Kota Serang, Sabtu, menyebut 75.000 kepala desa ikut.", "75.000", "00"),
    # The head of a regional office of one province gives the province's number.
    ("Kepala Kanwil Jatim Hadi Rais mengatakan 5 juta orang ikut.", "5 juta", "35"),
    # ... unless nothing else is named.
    ('"Ada 13.000 pengemudi yang masuk," kata Wakil Wali Kota Cimahi Adi Rahman.', "13.000", "32.77"),
    ("MATARAM - Sebanyak 5.000 pekerja rentan terlindungi.", "5.000", "52.71"),
    ("Sebanyak 5.000 orang ikut, tuturnya saat acara di Kabupaten Dompu, Kamis (6/2/2025).", "5.000", "52.05"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), ROLES)
def test_speakers_venues_and_datelines_come_last(text: str, figure: str, expected: str) -> None:
    assert codes(text, figure) == [expected]


DATELINES = [
    "KABAR.CO.ID - MAKASSAR. ",
    "Suarawarga.com. Makassar - ",
    "SUARA-WARGA.COM, MAKASSAR -",
    "MAKASSAR, SUARAWARGA.CO.ID-",
    "SUARAWARGA.COM-MAKASSAR-",
    "KBRN, Makassar: ",
    "KBRN, Makassar : ",
    "Warta Nusa, Makassar - ",
    "SUARAWARGA.COM: MAKASSAR – ",
    "Makassar-WargaNews: ",
    "Makassar (ANTARA) - ",
    "Makassar, 13/9 (Antara Sulsel) - ",
]


@pytest.mark.parametrize("head", DATELINES)
def test_the_town_a_paper_writes_from_is_not_what_it_writes_of(head: str) -> None:
    text = f"{head}Pekerja rentan kini terlindungi. Jumlahnya 6.000 orang, kata Bupati Bone Andi Rais."
    assert codes(text, "6.000") == ["73.08"]


def test_a_region_named_in_full_behind_a_site_is_what_it_writes_of() -> None:
    assert codes("Suarawarga.com, Kabupaten Bone menjamin warganya. Jumlahnya 6.000 orang.", "6.000") == ["73.08"]


def test_an_agency_before_a_number_is_still_a_dateline() -> None:
    assert codes("Makassar (ANTARA) - 6.000 pekerja terlindungi, kata Bupati Bone Andi Rais.", "6.000") == ["73.08"]
    assert codes("Makassar - 6.000 pekerja\nKabupaten Bone - 700 pekerja", "6.000", "700") == ["73.71", "73.08"]


OWN_WORDS = [
    ('Di Sumatera Barat 600.000 orang ikut. "Kami mendaftarkan 5.000 petani," kata Bupati Agam Benni Warlis.', "13.06"),
    ('Pemprov Banten rapat. "Kita tambah 5.000 orang," ujar Wali Kota Cilegon Robinsar Rais.', "36.72"),
    # ... but a governor may speak of one regency.
    ('Di Kabupaten Lebak 9.000 orang ikut. "Kita tambah 5.000 orang," ujar Gubernur Banten Andi Rais.', "36.02"),
    # `daerahnya` is the speaker's.
    ("Di Sulawesi Barat rapat digelar. Bupati Majene Andi Rais menyebut di daerahnya ada 5.000 nelayan.", "76.05"),
]


@pytest.mark.parametrize(("text", "expected"), OWN_WORDS)
def test_a_head_of_government_who_says_we_means_the_own_region(text: str, expected: str) -> None:
    assert codes(text, "5.000") == [expected]


def test_what_comes_before_a_list_is_said_of_the_region_above() -> None:
    text = "Ada 839.937 perusahaan. Terbanyak di Jawa Barat, lalu di Bali, dan di Riau."
    assert codes(text, "839.937") == ["00"]
    assert codes("Ada 9.000 peserta baru. Terbanyak di Klaten, di Blora, di Demak.", "9.000") == ["33"]


def test_the_headline_places_what_the_text_leaves_open() -> None:
    title = "Pemkab Berau Lindungi Pekerja"
    assert codes("Sebanyak 5.000 pekerja rentan terlindungi.", "5.000", title=title) == ["64.03"]
    assert codes("Tercatat 900 orang ikut.", "900", title="Kota Bontang Tambah Peserta") == ["64.74"]
    # A region named once in passing gives way to it.
    aside = "Rapat itu juga dihadiri utusan dari Kota Samarinda.\nTercatat 900 orang ikut. Pemkab Berau bangga."
    assert codes(aside, "900", title=title) == ["64.03"]


TWINS = [
    # The article itself tells the twins apart ...
    ("Warga Bekasi antre. Pemkab Bekasi menjamin iuran. Di Bekasi ada 600.000 peserta.", "600.000", "32.16"),
    ("Wali Kota meninjau loket. Di Malang ada 90.000 peserta.", "90.000", "35.73"),
    ("Bupati meninjau loket. Di Malang ada 90.000 peserta.", "90.000", "35.07"),
    ("Pemkot Tegal tertinggal. Pemkab Tegal maju. Di Tegal ada 90.000 peserta.", "90.000", "33.28"),
    ("Pemkab Tegal tertinggal. Pemkot Tegal maju. Di Tegal ada 90.000 peserta.", "90.000", "33.76"),
    ("Di Jambi ada 500.000 peserta. Kabupaten Tebo dan Kabupaten Bungo menyumbang.", "500.000", "15"),
    ("Warga Mura antre, kata pejabat Kalimantan Tengah. Di Mura ada 9.000 peserta.", "9.000", "62.12"),
    ("Pegawai di Cibinong antre. Di Bogor ada 90.000 peserta.", "90.000", "32.01"),
    ("Cabang Bekasi Cikarang rapat. Di Bekasi ada 600.000 peserta.", "600.000", "32.16"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), TWINS)
def test_twins_are_told_apart_by_the_article(text: str, figure: str, expected: str) -> None:
    (placement,) = placed(text, figure)
    assert placement.region_code == expected
    assert "region_inferred" in placement.flags


def test_a_bare_twin_beside_the_city_is_the_regency() -> None:
    assert codes("Di Sumbawa, Bima 12 persen, sedangkan Kota Bima 30 persen.", "12", "30") == ["52.06", "52.72"]
    assert codes("Ada Kota Madiun 400 orang dan Madiun 900 orang.", "400", "900") == ["35.77", "35.19"]
    assert codes("Pemkot Madiun mendaftarkan 400 orang di Madiun.", "400") == ["35.77"]


@pytest.mark.parametrize("name", ["Bogor", "Sukabumi"])
def test_twins_without_a_sign_stay_open(name: str) -> None:
    (placement,) = placed(f"Di {name} ada 90.000 peserta.", "90.000")
    assert (placement.region_code, placement.region_kind, placement.region) == (None, None, name)
    assert placement.flags == ("region_ambiguous",)


MAGNITUDE = [
    ("Kota Serang bersiap. Agen mengejar target 10 juta peserta.", "10 juta", "00"),
    ("Kabupaten Serang di Banten bersiap. Ada 4 juta pekerja.", "4 juta", "36"),
]


@pytest.mark.parametrize(("text", "figure", "expected"), MAGNITUDE)
def test_a_value_too_large_for_its_region_holds_above(text: str, figure: str, expected: str) -> None:
    (placement,) = placed(text, figure)
    assert placement.region_code == expected
    assert "region_inferred" in placement.flags


def test_what_a_sentence_says_of_a_small_province_is_its_own() -> None:
    assert codes("Di tingkat Provinsi Riau peserta mencapai 9,1 juta pekerja.", "9,1 juta") == ["14"]
    assert codes("Provinsi Riau bersiap. Peserta mencapai 9,1 juta pekerja.", "9,1 juta") == ["00"]


def test_ministries_speak_of_the_country() -> None:
    assert codes("Menurut Kementerian Ketenagakerjaan, ada 41 juta peserta.", "41 juta") == ["00"]
    assert codes("Dirut menyebut 60 juta pekerja belum ikut.", "60 juta") == ["00"]


def test_nothing_named_is_the_country_with_little_certainty() -> None:
    (placement,) = placed("Tercatat 900 orang ikut.", "900")
    assert (placement.region_code, placement.flags) == ("00", ("region_inferred",))
    assert placement.certainty < 0.5


def test_claims_keep_the_order_given() -> None:
    text = "Di Kota Ambon 500 orang. Di Kota Tual 300 orang."
    assert codes(text, "300", "500") == ["81.72", "81.71"]
    assert place_claims(article_of(text), []) == []


SHARED = [
    # One rate after a list is each member's, also with `masing-masing`; a figure each is not shared.
    ("Kudus, Jepara, dan Pati masih di bawah 50 persen.", [("33.19", 50), ("33.20", 50), ("33.18", 50)]),
    ("Kudus dan Pati masing-masing di kisaran 42 persen, dan Jepara 58 persen.",
     [("33.19", 42), ("33.18", 42), ("33.20", 58)]),
    ("Kudus dan Pati masing-masing 42 persen dan 43 persen.", [("33.19", 42), ("33.18", 43)]),
    # A list of lines that hold nothing but regions.
    ("Daerah yang masih di bawah 50 persen itu adalah:\n- Kabupaten Kudus\n- Jepara\n- Pati\nRapat usai.",
     [("33.19", 50), ("33.20", 50), ("33.18", 50)]),
    ("Yang melampaui 60 persen:\n1. Kota Tegal\n2. Kota Salatiga", [("33.76", 60), ("33.73", 60)]),
    # Regions that a counted word takes up, as many as it counts; else the rate is of the region above.
    ("Kudus dan Pati jadi sorotan. Cakupan di kedua kabupaten tersebut baru 9 persen.", [("33.19", 9), ("33.18", 9)]),
    ("Kudus, Jepara dan Pati disorot. Di ketiga daerah di pantai utara itu baru 9 persen.",
     [("33.19", 9), ("33.20", 9), ("33.18", 9)]),
    ("Kabupaten Kudus dan Jepara melesat. Keduanya sudah di atas 75 persen.", [("33.19", 75), ("33.20", 75)]),
    ("Kudus, Jepara dan Pati disorot. Di kedua kabupaten itu baru 9 persen.", [("33", 9)]),
    ("Kabupaten Kudus dan Pati unggul. Di dua kabupaten tersebut sudah 71 persen.", [("33.19", 71), ("33.18", 71)]),
    ("Kudus, Jepara dan Pati unggul. Cakupan tiga daerah itu 71 persen.",
     [("33.19", 71), ("33.20", 71), ("33.18", 71)]),
    # As many regions as a bound is said of, named behind it, also in the next sentence and below the region above.
    ("Dua kabupaten di Jawa Tengah belum sampai 30 persen. Kudus, lalu Jepara, tertinggal.",
     [("33.19", 30), ("33.20", 30)]),
    ("Tiga daerah di bawah 30 persen, meliputi Kudus, Jepara, dan Kota Tegal.",
     [("33.19", 30), ("33.20", 30), ("33.76", 30)]),
    ("Di Jawa Tengah yang tak sampai 30 persen ada di Kudus, Jepara dan Pati.",
     [("33.19", 30), ("33.20", 30), ("33.18", 30)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_one_rate_of_several_regions_holds_for_each(text: str, expected: list[tuple[str, float]]) -> None:
    article = article_of(text)
    rates = [figure for figure in article.figures if figure.unit == "percent"]
    claims = [claim_of(article, figure, "coverage_rate") for figure in rates]
    shared, placements = share_out(article, claims, place_claims(article, claims))
    answers = zip(placements, shared, strict=True)
    assert sorted((p.region_code, c.value) for p, c in answers) == sorted(expected)
