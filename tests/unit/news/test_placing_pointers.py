"""Words that point back, rows of regions, and whether an office or its town is meant: invented examples."""

from __future__ import annotations

import pytest
from placing_helpers import codes, every_code, placed

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


BEHIND = [
    ("Di Kudus 9.000 orang, di Blora 7.000 orang. Cabang Kudus rapat. Ia mencari 2.000 orang dari dua daerah itu.",
     "2.000", "Cabang Kudus"),
    # Who did it, behind a passive verb.
    ("Kota Binjai antre. Sebanyak 700 klaim telah dibayarkan BPJAMSOSTEK Cabang Binjai.", "700", "Cabang Binjai"),
    ("Kota Binjai antre. Sebanyak 700 pekerja dilayani oleh Cabang Binjai.", "700", "Cabang Binjai"),
    ("Cakupan di Banten rendah. Porsi terbesar, 700 klaim senilai Rp9 miliar, kembali ditempati Kota Cilegon.", "700",
     "36.72"),
    # Who holds the rank, or is brought to it by the number.
    ("Cakupan di Banten rendah. Tempat terbawah, dengan cakupan 60 persen, ditempati Kota Cilegon.", "60", "36.72"),
    ("Kota Serang memimpin. Sebanyak 700 peserta membuat Kota Cilegon berada di bawahnya.", "700", "36.72"),
    # By where their papers are from; not the country in which a place is ranked.
    ("DENPASAR - Sebanyak 700 tenaga kerja ber-KTP Bali ikut.", "700", "51"),
    ("Wali Kota Cilegon menyebut 92 persen, dan itu menempatkannya di barisan depan se-Indonesia.", "92", "36.72"),
    # What nobody surpasses is spoken of.
    ("Di Bali rapat. Tak ada yang mengalahkan Sumatera Utara; 700 orang di provinsi itu ikut.", "700", "12"),
    # Which region it is, behind *hanya*, *adalah* or a colon.
    ("Cakupan di Banten rendah. Daerah di atas 60 persen hanya Kota Cilegon.", "60", "36.72"),
    ("Cakupan di Banten rendah. Yang mencapai 60 persen: Kota Cilegon.", "60", "36.72"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), BEHIND)
def test_words_behind_the_figure(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure) == [expected]


SPOKEN_OF = [
    # A title without a region is of the region that the text is about, also with the person's name ...
    ("Di Kabupaten Ngawi 400 orang ikut.\nSebagai pembanding, Magetan 19 persen, Ponorogo 17 persen. Cakupan Ngawi"
     " rendah.\nBupati Ony Rais menyiapkan 700 kuota.", None, "35.21"),
    ("Tuban 36 persen, Lamongan 27 persen.\nBupati Yuhronur Rais menargetkan 700 peserta.", "Lamongan Tertinggal",
     "35.24"),
    # ... and a head of government named since the figure before speaks of the own region.
    ("Bupati Bone Adi Rais menyebut ada 400 orang, sedangkan Wali Kota Palopo Budi Rais mengklaim 700 orang.", None,
     "73.73"),
    ("Pemkot Palopo ramai. Bupati Bone Adi Rais menyebut 700 pekerja di kabupatennya ikut.", None, "73.08"),
    ("Pemkot Palopo ramai. Bupati Bone Adi Rais menjanjikan 700 kuota.", None, "73.08"),
    # What the head of an office aims at is the office's, and so is what *kanwil* pays.
    ("Di Kota Palopo 400 orang ikut. Kepala Cabang Palopo Adi Rais menargetkan 700 peserta.", None, "Cabang Palopo"),
    ("Di Kota Medan ramai, kata Kepala Kanwil Sumbagut. Total klaim kanwil sepanjang tahun 700 kasus.", None,
     "Kanwil Sumatera Bagian Utara (Sumbagut)"),
    # A text that opens with the whole country is about it until it names a region.
    ("Secara nasional ada 9.000 peserta. Sebanyak 700 orang di antaranya nelayan.", "Jakarta Teratas", "00"),
    ("Secara nasional ada 9.000 peserta. Di Kota Bima ada 400 peserta. Ada 700 nelayan.", None, "52.72"),
    # An office's regions named behind it are its area.
    ("Hadir Cabang Palopo, dengan wilayah kerja Kota Palopo dan Kabupaten Luwu. Yang ikut di sana 700 orang.", None,
     "Cabang Palopo"),
    # After one part that stands out a new paragraph is about the whole again.
    ("Khusus Provinsi Lampung cair 900 klaim. Terbanyak dari Kota Metro, 400 klaim.\nUntuk JKK ada 700 kasus.",
     None, "18"),
    # A list may begin with the last region of the list before it: what it interrupts goes on behind it.
    ("Di Provinsi Gorontalo ada 9.000 orang. Kota Gorontalo 40 orang. Kabupaten Boalemo 30 orang. Kabupaten Pohuwato 20"
     " orang.\nPemprov menambah 60: 31 orang di Pohuwato, 32 orang di Boalemo, 33 orang di Kota Gorontalo.\nAda 700"
     " kasus.", None, "75"),
    # A fund of the province is not the province.
    ("Di Kabupaten Bima ada 900 petani. Yang diikutkan melalui DBHCHT Provinsi 700 orang.", None, "52.06"),
    # A region that opens a sentence behind *khusus* is what follows is about.
    ("Kanwil Sumbagsel membayar 9.000 kasus. Khusus Bangka Belitung, ia merincinya.\nYang cair 700 kasus.", None,
     "19"),
    ("Kanwil Sumbagsel membayar 9.000 kasus. Adapun untuk Lampung, rinciannya lain.\nYang cair 700 kasus.", None, "18"),
    # A region has its own figure beside those of others.
    ("Pemprov Kepri menjamin 900 nelayan, 700 di antaranya dari Kabupaten Bintan dan 200 dari Kota Batam.", None,
     "21.01"),
    # A number behind the last of several served regions is of them all; each may have its own.
    ("Kantor Cabang Palopo melayani Palopo, Luwu, dan Wajo dengan 700 peserta.", None, "Cabang Palopo"),
    ("Kantor Cabang Palopo melayani Luwu dengan 400 peserta dan Luwu Utara dengan 700 peserta.", None, "73.22"),
    ("Peserta Lamongan paling sedikit di wilayah kerja BPJS Ketenagakerjaan Bojonegoro, yakni 700.", None, "35.24"),
    ("Peserta terbanyak di Bali dengan 700 orang, lalu di Riau 400 orang.", None, "51"),
    # After numbers of districts the text is again about their regency.
    ("Pemkab Blora menjamin 900 petani. Rinciannya Kecamatan Cepu 400 orang.\nDananya untuk 700 orang.", None, "33.16"),
    ("Di Kabupaten Sikka rapat. Klaten, tetangganya di Jawa Tengah, punya 700 peserta.", None, "33.10"),
    ("Nelayan Sofifi ramai. Perusahaan itu menanggung 700 orang di Pulau Obi.", None, "82.04"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "expected"), SPOKEN_OF)
def test_whom_a_number_is_told_of(text: str, title: str | None, expected: str) -> None:
    assert every_code(text, "700", title=title) == [expected]


ROWS = [
    # As many figures as regions in a row: one each, without `masing-masing` too.
    ("Kabupaten Tebo dan Kabupaten Bungo berada pada 21 persen dan 24 persen.", ["21", "24"], ["15.09", "15.08"]),
    ("Jambi dan Lampung berbagi 300.000 dan 500.000 peserta.", ["300.000", "500.000"], ["15", "18"]),
    ("Kota Palopo 44 persen, Luwu Utara 23 persen, dan Luwu Timur 21 persen. Ketiganya dipatok 50 persen, 30 persen,"
     " dan 29 persen.", ["50", "30", "29"], ["73.73", "73.22", "73.24"]),
    ("Kantornya membawahi Buleleng dan Jembrana dengan peserta masing-masing 700 dan 400 orang.", ["700", "400"],
     ["51.08", "51.01"]),
    # Words of rank take up the regions of the sentence before.
    ("Peserta terbanyak ada di Kudus dan Pati. Yang pertama punya 700 orang, sedangkan yang kedua 400 orang.",
     ["700", "400"], ["33.19", "33.18"]),
    ("Peserta terbanyak dimiliki Tegal, Demak dan Pati. Yang disebut terakhir mencatat 400 orang.", ["400"], ["33.18"]),
    # Behind the figures the word reaches regions farther off.
    ("Kudus dan Pati sama-sama belum beranjak dari papan bawah cakupan jaminan sosial ketenagakerjaan pekerja informal"
     " dengan 700 dan 400 orang secara berturut-turut.", ["700", "400"], ["33.19", "33.18"]),
    ("Pengajuan terbanyak diterima dari Kota Tual dan Kota Ambon, masing-masing 700 dan 400 klaim.", ["700", "400"],
     ["81.72", "81.71"]),
    # A percentage that restates a count is of the same regions.
    ("Di Jawa Tengah dan DIY yang terdata 700 orang alias 16 persen.", ["700", "16"],
     ["Kanwil Jawa Tengah dan DIY (Jateng-DIY)"] * 2),
    # One count of them all: the region above, or the office that serves them.
    ("Peserta di Kabupaten Tebo dan Kabupaten Bungo kini 60.000 orang.", ["60.000"], ["15"]),
    ("Kepala Cabang Sampit Adi Rais hadir. Peserta di Seruyan dan Kotim kini 60.000 orang.", ["60.000"],
     ["Cabang Sampit"]),
    ("Di Kudus 9.000 orang, di Blora 7.000 orang. Cabang Kudus rapat. Total di dua daerah itu 16.000 orang.",
     ["16.000"], ["Cabang Kudus"]),
    # The provinces of one regional office together are its area.
    ("Peserta di Jawa Tengah dan DIY kini 60.000 orang.", ["60.000"], ["Kanwil Jawa Tengah dan DIY (Jateng-DIY)"]),
    ("Di Aceh dan Sumut, juga di Nias, sosialisasi digelar. Baru 60.000 orang dari dua provinsi itu terdaftar.",
     ["60.000"], ["Kanwil Sumatera Bagian Utara (Sumbagut)"]),
    ("Peserta di Jawa Tengah dan Bali kini 60.000 orang.", ["60.000"], ["00"]),
    ("Di Kota Tual 900 orang, di Kota Ambon 700 orang. Kalau digabung ada 1.600 orang.", ["1.600"], ["81"]),
    # Each region behind its figure.
    ("Dari kabupaten masuk 3.870 pekerja Pemkab Siak, 2.270 Pemkab Kampar, dan 1.260 Pemkab Pelalawan.",
     ["3.870", "2.270", "1.260"], ["14.08", "14.01", "14.05"]),
    ("Ikut 900 nelayan Kabupaten Bintan; 700 nelayan Kabupaten Natuna.", ["900", "700"], ["21.01", "21.03"]),
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
    # (one that is called by its town alone is as good as the town)
    ("Kota Bitung ramai. Kepala BPJamsostek Bitung Adi Rais menyebut yang terdaftar di kantornya 700.", "71.72"),
    # ... also in the line over a list.
    ("Kepala Cabang Bitung Adi Rais hadir di Kota Bitung. Catatan kantornya sebagai berikut:\n- JHT: 700 kasus",
     "Cabang Bitung"),
    ("Kepala Cabang Sintang hadir di Kabupaten Sintang. Pembayaran di kantor itu:\n- JKM: 700 kasus",
     "Cabang Sintang"),
    ("Warga Kota Bitung antre. Cabang Bitung rapat. Tahun ini cabang menyasar 700 pekerja.", "Cabang Bitung"),
    # ... also where it only goes on from the sentence before.
    ("Cabang Bitung di Kota Bitung menutup tahun dengan gembira. Iuran masuk dari 700 perusahaan.", "71.72"),
    ("Tahun 2016 ditutup manis oleh Cabang Bitung. Di dalamnya ada 700 peserta. Pemkot Bitung senang.",
     "Cabang Bitung"),
    # The head of an office is a person: what the text is about goes on.
    ("Cakupan di Kabupaten Sintang rendah. Begitu paparan Kepala Cabang Sintang pada rapat. Yang aktif 700 orang.",
     "61.05"),
    # What an office only reports may be of the region that the paragraph is about; what it does is its own.
    ("Perusahaan di Kotawaringin Timur belum patuh. Cabang Sampit mencatat 700 peserta.", "62.02"),
    ("Perusahaan di Kotawaringin Timur belum patuh. Cabang Sampit membayar 700 kasus.", "Cabang Sampit"),
    ("Perusahaan di Kotawaringin Timur belum patuh.\nCabang Sampit mencatat 700 peserta.", "Cabang Sampit"),
    ("Pekerja Kotawaringin Timur belum aman. Menurut data yang dipegang Cabang Sampit, yang ikut 700 orang.", "62.02"),
    ("Cabang Sampit ramai. Dari wilayah kerja itu, Kabupaten Seruyan mencatat 700 peserta.", "62.07"),
    ("Di Bengkulu rendah. Yang paling rendah Kaur, baru 700 orang.", "17.04"),
    # Of an office said to serve several regions, what is paid is the whole's again in a new paragraph.
    ("Cabang Bitung melayani tiga daerah. Cabang ini punya 9.000 peserta.\nDi Kota Tomohon ada 300 orang.\nSampai Juni"
     " telah dibayar 700 kasus.", "Cabang Bitung"),
    ("Wilayah kerja Cabang Bitung meliputi Bitung dan Minahasa Utara. Peserta di sana 700 orang.", "Cabang Bitung"),
    ("Wilayah kerja Cabang Bitung meliputi Bitung dan Minahasa Utara. Di Bitung ada 9.000 orang.\n"
     '"Target kami 700 orang," kata Kepala Cabang Bitung Adi Rais.', "Cabang Bitung"),
    # A head called by a part of the name speaks for the own office, whoever was quoted in between.
    ("Kepala Cabang Bitung Adi Rais hadir. Menurut Dinas Sosial Kota Tomohon, hujan turun. Adi menyebut di wilayahnya"
     " ada 700 peserta.", "Cabang Bitung"),
    ("Kacab Bitung, Adi Rais, hadir. Kota Bitung ramai. Yang ikut 700 orang.", "71.72"),
    # `pihaknya` of a department is no office of the agency.
    ("Cabang Bitung rapat. Kota Bitung ramai. Kepala Disnakertrans menyebut pihaknya mengusulkan 700 orang.", "71.72"),
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


LISTS = [
    # A list is of one measure: what is told next of one of its members is about that one.
    ("Pemprov Banten rapat. Lebak 16 persen. Pandeglang 17 persen.\nWarga Lebak punya 300 kasus. Tahun lalu 400.",
     "400", "36.02"),
    ("Pemprov NTT rapat. Sikka 16 persen, Ende 17 persen. Rapat usai.\nKlaim Sikka 300 kasus.\nTahun lalu 400.",
     "400", "53.07"),
    # A region that stands out hands back to the whole, unless it is spoken of further.
    ("Di Riau ada 9.000 orang. Dumai tertinggi dengan 800 orang.\nDumai punya 700 perusahaan. Yang aktif 400.", "400",
     "14.72"),
    # What a rank comes after is only compared with.
    ("Di Kota Solok 9.000 ikut. Itu tertinggi kedua di Sumatera Barat setelah Padang Panjang.\nKlaimnya 400 kasus.",
     "400", "13.72"),
    ("Di bawah sepuluh ribu ada Timor Tengah Selatan (TTS) 9.471 peserta.", "9.471", "53.02"),
    # A heading glued to the sentence before it.
    ("Di Kota Palu tumbuh. Kantornya juga melayani Kabupaten Sigi dengan 30.000 peserta.PESERTA AKTIF KOTA PALU\n"
     "Penerima Upah : 400", "400", "72.71"),
    # Word-like names with their own number; twins among provinces.
    ("Papua Tengah tertinggal. Bahkan Intan Jaya cuma 3,4 persen.", "3,4", "94.07"),
    ("Di Riau, dana dipakai oleh Siak (9.100 orang) dan Kampar (400 orang).", "9.100", "14.08"),
    ("Maros 49,8 persen. Barru 400 orang.", "400", "73.11"),
    ("Di Lampung klaim 300 kasus, sedangkan Bengkulu 400 kasus.", "400", "17"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "expected"), LISTS)
def test_lists_and_what_is_taken_up_from_them(text: str, figure: str, expected: str) -> None:
    assert every_code(text, figure, metric="active_participants") == [expected]


def test_nicknames_and_capitals_are_names() -> None:
    assert codes("Di Kota Pahlawan ada 400 peserta.", "400") == ["35.78"]
    assert codes("Di Bumi Tambun Bungai ada 400 peserta.", "400") == ["62"]
    assert codes("Pekerja informal di ibu kota NTT ada 400 orang.", "400") == ["53.71"]
    assert codes("Pekerja di ibukota Provinsi Sulawesi Barat ada 400 orang.", "400") == ["76.02"]
    (placement,) = placed("Di Kota Minyak ada 400 peserta.", "400")
    assert (placement.region_code, placement.flags) == (None, ("region_ambiguous",))


def test_what_stands_out_with_its_own_number_is_its_own() -> None:
    text = "Peserta se-Sulawesi Tenggara 358.000 orang, terbanyak dari Kota Kendari 108.000 orang."
    assert codes(text, "358.000", "108.000") == ["74", "74.71"]
    assert codes("Peserta terbanyak di Banten: Kota Cilegon 70.000 orang.", "70.000") == ["36.72"]


def test_source_is_no_office_that_the_number_is_of() -> None:
    text = "Kabupaten Kudus tumbuh. Kepala BPJS Ketenagakerjaan Cabang Kudus bicara. {} kantornya ada 900 pekerja."
    assert codes(text.format("Dalam catatan"), "900") == ["33.19"]
    assert codes(text.format("Menurut data"), "900") == ["33.19"]
