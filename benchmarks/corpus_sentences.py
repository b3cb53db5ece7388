"""The sentences that `benchmarks.corpus` builds articles of, all written for it.

In facts, `{metric:form}` is a figure to be found: its metric, and the form it is printed in (see `corpus.FORMS`).
`{r}` is the article's region in words, `{p}` its province; `{per_day}`, `{until_month}`, `{in_month}` and `{in_year}`
say when the figures of the sentence hold, `{next_year}` the year of a target. A sentence without a time holds on the
day of the article's event.
"""

# ruff: noqa: E501
from __future__ import annotations

# Facts about the article's own region.
LOCAL_FACTS = (
    "{until_month}, jumlah peserta aktif BPJS Ketenagakerjaan di {r} mencapai {active_participants:persons} orang.",
    "Peserta aktif jaminan sosial ketenagakerjaan di {r} {per_day} tercatat {active_participants:persons} pekerja.",
    "Data yang dipaparkan menunjukkan {active_participants:persons} tenaga kerja di {r} sudah menjadi peserta aktif {per_day}.",
    "{per_day}, sebanyak {active_participants:persons} pekerja di {r} berstatus peserta aktif BPJS Ketenagakerjaan.",
    "Cakupan kepesertaan jaminan sosial ketenagakerjaan di {r} {until_month} baru {coverage_rate:percent}.",
    "Tingkat perlindungan pekerja di {r} berada di angka {coverage_rate:percent} {per_day}.",
    "{per_day}, coverage kepesertaan di {r} sudah menyentuh {coverage_rate:percent}, naik dibanding periode sebelumnya.",
    "Capaian universal coverage jamsostek {r} {until_month} tercatat {coverage_rate:percent} dari jumlah angkatan kerja.",
    "Masih ada {unprotected_workers:persons} pekerja di {r} yang belum terlindungi program jaminan sosial {until_month}.",
    "Adapun {unprotected_workers:persons} pekerja lainnya di {r} belum menjadi peserta BPJS Ketenagakerjaan {per_day}.",
    "Potensi tenaga kerja di {r} {in_year} mencapai {eligible_workers:persons} orang.",
    "Jumlah angkatan kerja {r} yang layak menjadi peserta {in_year} sebesar {eligible_workers:persons} orang.",
    "Dari {eligible_workers:persons} pekerja di {r}, baru {active_participants:persons} yang menjadi peserta aktif {per_day}.",
    "Pemerintah {r} mendaftarkan {registered_workers:persons} pekerja rentan ke BPJS Ketenagakerjaan {in_year}.",
    "Sebanyak {registered_workers:persons} nelayan di {r} telah terdaftar sebagai peserta BPJS Ketenagakerjaan {until_month}.",
    "{in_year}, {registered_workers:persons} petani di {r} didaftarkan dalam program JKK dan JKM melalui APBD.",
    "Iuran {registered_workers:persons} pekerja rentan di {r} ditanggung pemerintah daerah {in_year}.",
    "Pada {next_year}, {r} menargetkan cakupan kepesertaan sebesar {coverage_target:percent}.",
    "Target cakupan kepesertaan {r} untuk {next_year} ditetapkan {coverage_target:percent}.",
    "Total klaim yang dibayarkan BPJS Ketenagakerjaan di {r} {in_year} mencapai {claims_paid:money}.",
    "{in_year}, BPJS Ketenagakerjaan membayarkan manfaat senilai {claims_paid:money} untuk {claim_cases:cases} kasus di {r}.",
    "Nilai klaim yang dibayarkan kepada peserta di {r} {until_month} sebesar {claims_paid:money}.",
    "Pembayaran klaim di {r} {in_year} sebanyak {claim_cases:cases} kasus dengan nominal {claims_paid:money}.",
    "Tercatat {registered_employers:units} perusahaan di {r} telah terdaftar sebagai peserta {until_month}.",
    "Jumlah badan usaha yang mendaftarkan pekerjanya di {r} {per_day} sebanyak {registered_employers:units} perusahaan.",
    "Pemerintah {r} mengalokasikan anggaran {budget_allocated:money} untuk iuran pekerja rentan {in_year}.",
    "Untuk itu {r} menyiapkan anggaran sebesar {budget_allocated:money} dari APBD {in_year}.",
    "Peserta aktif dari segmen bukan penerima upah di {r} {until_month} sebanyak {active_participants:persons} orang.",
    "Untuk segmen penerima upah, peserta aktif di {r} {per_day} berjumlah {active_participants:persons} tenaga kerja.",
)  # fmt: skip

# Facts about the province or the country, which a region's article quotes for comparison.
WIDER_FACTS = (
    "Di tingkat {p}, peserta aktif BPJS Ketenagakerjaan {per_day} mencapai {active_participants:many} pekerja.",
    "Sementara itu cakupan kepesertaan {p} {until_month} sebesar {coverage_rate:percent}.",
    "Secara nasional, peserta aktif BPJS Ketenagakerjaan {until_month} mencapai {active_participants:many} orang.",
    "Cakupan kepesertaan di Indonesia {per_day} baru {coverage_rate:percent}.",
)  # fmt: skip

# What regulations set: the same for all of Indonesia, with the value that is printed.
STATUTORY_FACTS = (
    ("Ahli waris peserta yang meninggal dunia menerima santunan Jaminan Kematian sebesar {}.", "benefit_amount", "Rp42 juta", 42e6),
    ("Santunan JKM sebesar {} diberikan kepada ahli waris.", "benefit_amount", "Rp42.000.000", 42e6),
    ("Iuran bagi pekerja bukan penerima upah hanya {} per bulan untuk program JKK dan JKM.", "contribution_amount", "Rp16.800", 16_800.0),
    ("Beasiswa untuk dua orang anak peserta bernilai hingga {}.", "benefit_amount", "Rp174 juta", 174e6),
)  # fmt: skip

# Whatever else an article says, it names the programme once.
LEADS = (
    "BPJS Ketenagakerjaan bersama pemerintah {r} menggelar rapat evaluasi kepesertaan pada {weekday} ({dmy}) di aula kantor setempat.",
    "Pemerintah {r} memperkuat kerja sama dengan BPJS Ketenagakerjaan melalui penandatanganan nota kesepakatan, {weekday} ({dmy}).",
    "Jaminan sosial ketenagakerjaan di {r} menjadi bahasan utama dalam pertemuan lintas dinas yang berlangsung {weekday} ({dmy}).",
    "Upaya memperluas kepesertaan Jamsostek pekerja informal di {r} terus berjalan, kata {name} dalam sosialisasi pada {weekday} ({dmy}).",
    "Kartu peserta jaminan sosial ketenagakerjaan diserahkan secara simbolis kepada warga {r}, {weekday} ({dmy}).",
)  # fmt: skip

TITLES = (
    "Perlindungan Pekerja di {r} Terus Diperluas",
    "BPJS Ketenagakerjaan dan Pemerintah {r} Perkuat Kerja Sama",
    "Pekerja Rentan {r} Didorong Menjadi Peserta Jamsostek",
    "{r} Evaluasi Kepesertaan Jaminan Sosial Ketenagakerjaan",
)

FILLERS = (
    "{name} mengatakan perlindungan pekerja adalah tanggung jawab bersama antara pemerintah, pemberi kerja, dan masyarakat.",
    "Menurut dia, banyak keluarga jatuh miskin karena pencari nafkahnya mengalami kecelakaan tanpa jaminan apa pun.",
    "Ia meminta seluruh kepala dinas memastikan tenaga di lingkungan kerjanya tidak ada yang tertinggal.",
    "Sosialisasi ke desa dan kelurahan akan digencarkan agar warga memahami manfaat yang bisa mereka peroleh.",
    "“Kami ingin setiap orang yang bekerja merasa tenang, karena keluarganya tidak akan terlantar,” ujar {name}.",
    "Pihaknya juga menggandeng perangkat desa, koperasi, dan kelompok tani sebagai mitra pendaftaran.",
    "Kegiatan itu dihadiri para camat, perwakilan serikat pekerja, asosiasi pengusaha, dan tokoh masyarakat setempat.",
    "Petugas di lapangan kerap menemui pekerja yang mengira iuran program ini mahal dan rumit.",
    "Padahal pendaftaran dapat dilakukan lewat telepon genggam, agen perisai, ataupun kantor pos terdekat.",
    "“Jangan menunggu musibah datang baru mengurus perlindungan,” kata {name} mengingatkan.",
    "Dinas tenaga kerja diminta menyisir perusahaan yang melaporkan upah lebih rendah daripada yang sebenarnya dibayarkan.",
    "Program tersebut mencakup jaminan kecelakaan kerja, kematian, hari tua, pensiun, dan kehilangan pekerjaan.",
    "Para tukang becak, pedagang keliling, dan buruh angkut menjadi kelompok yang paling sulit dijangkau.",
    "{name} menilai keberhasilan program bergantung pada ketelitian data yang dikumpulkan dari tingkat rukun tetangga.",
    "Pembahasan berlanjut pada penyusunan peraturan daerah yang mengatur kewajiban pemberi kerja.",
    "Setiap kecamatan diharapkan membentuk tim kecil yang memantau kepesertaan secara berkala.",
    "Seorang penerima manfaat bercerita bahwa santunan itu dipakainya untuk membuka warung dan menyekolahkan anak.",
    "Kepala cabang setempat, {name}, menyampaikan terima kasih atas dukungan pemerintah daerah selama ini.",
    "Ia menambahkan bahwa proses klaim kini lebih ringkas karena berkas dapat dikirim secara daring.",
    "Forum tersebut menyepakati pertemuan lanjutan untuk menilai perkembangan di tiap sektor usaha.",
    "Di sela acara, panitia membuka meja pendaftaran bagi pelaku usaha kecil yang ingin langsung bergabung.",
    "“Kalau datanya rapi, anggarannya bisa tepat sasaran,” tutur {name} seusai kegiatan.",
    "Pemerintah daerah sedang menimbang bentuk penghargaan bagi perusahaan yang patuh.",
    "Kesadaran pekerja mandiri, menurutnya, tumbuh ketika melihat tetangga sendiri menerima manfaat.",
    "Pengusaha katering mengaku semula ragu, lalu mendaftarkan seluruh juru masaknya setelah berdiskusi dengan petugas.",
    "{name} meminta pengurus masjid, gereja, dan pura ikut menyebarkan kabar ini kepada jemaat masing-masing.",
    "Bagi buruh harian, perlindungan itu berarti ada yang menanggung biaya rumah sakit ketika kaki terjepit alat berat.",
    "Pendataan dimulai dari rumah ke rumah supaya tidak ada nama yang tercatat berulang.",
    "“Tugas kami menjemput bola, bukan menanti orang datang ke loket,” ungkap {name}.",
    "Kelompok perempuan pengrajin anyaman termasuk yang paling bersemangat mengikuti penjelasan petugas.",
    "Pemberi kerja yang lalai terancam sanksi administratif berupa teguran hingga pembatasan layanan publik.",
    "Ia mencontohkan seorang sopir truk yang keluarganya tetap bisa bertahan berkat perlindungan tersebut.",
    "Tim gabungan dijadwalkan mengunjungi kawasan pergudangan dan sentra konveksi secara bergiliran.",
    "Dukungan juga datang dari kampus yang menugaskan mahasiswa mendampingi pelaku usaha rumahan.",
    "Rekomendasi rapat akan diteruskan kepada kepala daerah untuk dituangkan dalam surat edaran.",
    "{name} berpesan supaya data peserta selalu dicocokkan dengan catatan kependudukan.",
    "Menurut pengurus serikat, pekerja lepas membutuhkan cara membayar yang mengikuti irama penghasilan mereka.",
    "Penyuluh lapangan dibekali brosur bergambar karena tidak semua warga terbiasa membaca aturan yang panjang.",
    "Ke depan, laporan perkembangan akan dipajang di papan informasi kantor kecamatan.",
    "Acara ditutup dengan tanya jawab yang berlangsung hangat sampai menjelang sore.",
)  # fmt: skip

# Articles about other things, with figures that must not be taken: JKN among them.
OTHER_TOPICS = (
    (
        "Peserta JKN di {r} mencapai {many} jiwa, kata {name} dari kantor BPJS Kesehatan.",
        "Cakupan kesehatan semesta di {r} telah {percent} dari jumlah penduduk.",
        "Sebanyak {units} puskesmas dan klinik melayani peserta BPJS Kesehatan setempat.",
        "Tunggakan iuran kelas mandiri tercatat {money} dan sedang ditagih lewat program cicilan.",
        "Rumah sakit rujukan menambah {units} tempat tidur untuk pasien rawat inap.",
        "Antrean daring memangkas waktu tunggu pasien hingga {percent} menurut survei internal.",
    ),
    (
        "Harga beras medium di {r} naik {percent} dibanding pekan lalu.",
        "Pedagang pasar menyebut pasokan turun menjadi {units} ton per hari.",
        "Bank daerah menyalurkan kredit usaha rakyat senilai {money} kepada pelaku usaha kecil.",
        "Inflasi tahunan kota itu tercatat {percent}, lebih rendah daripada angka nasional.",
        "Pemerintah menggelar pasar murah dengan {units} paket sembako di alun-alun.",
        "Nilai ekspor kopi dari daerah itu menembus {money} sepanjang semester pertama.",
    ),
    (
        "Kesebelasan asal {r} menang 3-1 di hadapan {persons} penonton pada laga kandang.",
        "Gol pembuka lahir pada menit ke-{units} lewat tendangan bebas.",
        "Pelatih {name} memuji barisan belakang yang memenangi {percent} duel udara.",
        "Klub menyiapkan dana {money} untuk mendatangkan pemain baru.",
        "Tiket laga berikutnya dijual mulai pekan depan dengan kuota {persons} lembar.",
        "Kapten tim absen karena cedera lutut dan diperkirakan pulih dalam beberapa pekan.",
    ),
    (
        "Hujan lebat menyebabkan banjir di {r} dan merendam {units} rumah.",
        "Sebanyak {persons} warga mengungsi ke gedung sekolah dan balai desa.",
        "Badan penanggulangan bencana mengirim {units} perahu karet dan dapur umum.",
        "Kerugian sementara ditaksir {money}, belum termasuk lahan pertanian.",
        "Debit sungai naik {percent} dalam semalam menurut petugas jaga pintu air.",
        "{name} meminta warga di bantaran sungai tetap waspada hingga cuaca membaik.",
    ),
    (
        "Jalan penghubung antardesa di {r} sepanjang {units} kilometer mulai diperbaiki.",
        "Proyek itu menelan biaya {money} dari dana alokasi khusus.",
        "Pengerjaan fisik sudah mencapai {percent} dan ditargetkan rampung akhir tahun.",
        "Setiap hari ruas itu dilalui {persons} kendaraan pengangkut hasil kebun.",
        "{name} mengatakan drainase di kedua sisi jalan ikut dibangun.",
        "Warga berharap lampu penerangan dipasang pada tikungan yang rawan.",
    ),
    (
        "Jumlah kunjungan wisatawan ke {r} mencapai {persons} orang selama libur panjang.",
        "Tingkat hunian hotel berbintang naik menjadi {percent}.",
        "Pendapatan asli daerah dari retribusi wisata menyentuh {money}.",
        "Festival budaya tahun ini diikuti {units} sanggar seni dari berbagai kecamatan.",
        "{name} menyebut perbaikan dermaga membuat perjalanan ke pulau lebih singkat.",
        "Pelaku usaha penginapan diminta menjaga kebersihan dan kejelasan tarif.",
    ),
)  # fmt: skip

OTHER_FILLERS = (
    "{name} berharap semua pihak menjaga ketertiban selama kegiatan berlangsung.",
    "Warga menyambut baik langkah itu meski meminta hasilnya diperiksa secara terbuka.",
    "Pemerintah setempat berjanji memberi kabar terbaru melalui papan pengumuman kelurahan.",
    "Seorang pedagang mengaku baru merasakan dampaknya dalam beberapa hari terakhir.",
    "Rapat lanjutan akan membahas pembagian tugas antarinstansi dan jadwal pelaksanaannya.",
    "“Kita kerjakan pelan-pelan asal benar,” ucap {name} kepada wartawan.",
    "Petugas gabungan masih berjaga di lokasi dan mengatur arus kendaraan.",
    "Kalangan akademisi menyarankan perencanaan yang lebih matang untuk tahun-tahun mendatang.",
    "Hingga berita ini ditulis, pihak terkait belum memberikan keterangan tambahan.",
    "Anak-anak muda setempat turut membantu sebagai sukarelawan sejak pagi.",
    "Media sosial ramai membicarakan peristiwa itu dengan beragam pendapat.",
    "Menurut catatan redaksi, persoalan serupa pernah muncul beberapa musim lalu dan tak kunjung tuntas.",
    "Ibu-ibu setempat menyiapkan minuman hangat bagi siapa pun yang singgah di posko.",
    "{name} menjelaskan keputusan akhir baru diambil setelah semua masukan dihimpun.",
    "Pengamat menilai persiapan yang terburu-buru berisiko menimbulkan pekerjaan ulang.",
    "Sebagian warga memilih menunggu sambil berteduh di teras toko yang sudah tutup.",
    "Kepala dusun mencatat satu per satu keluhan yang disampaikan dalam pertemuan malam itu.",
    "“Yang penting jangan saling menyalahkan,” pesan {name} sebelum meninggalkan tempat acara.",
    "Tim dokumentasi merekam jalannya kegiatan untuk bahan evaluasi di kemudian hari.",
    "Beberapa pedagang kaki lima memindahkan gerobaknya agar tidak menghalangi jalur darurat.",
    "Dinas terkait membuka saluran pengaduan yang dapat dihubungi sepanjang jam kerja.",
    "Cuaca cerah membuat anak-anak leluasa bermain di halaman balai warga.",
    "Tokoh adat setempat mengajak semua orang mengutamakan musyawarah sebelum mengambil langkah.",
    "Persediaan barang di gudang masih aman menurut pengecekan petugas pada pagi hari.",
    "{name} mengimbau masyarakat tidak mudah percaya pada kabar yang belum jelas asalnya.",
    "Setelah istirahat sejenak, rombongan melanjutkan perjalanan menuju titik terakhir.",
    "Suasana kembali tenang ketika lampu jalan mulai menyala menjelang magrib.",
    "Keterangan serupa disampaikan {name} yang ikut mendampingi rombongan.",
)  # fmt: skip

NAMES = tuple(
    f"{first} {last}"
    for first in ("Darmawan", "Sulastri", "Yohanes", "Nuraini", "Bambang", "Ratna", "Ilham", "Kartika", "Made", "Togar")
    for last in ("Wibisono", "Lestari", "Hutapea", "Pranoto", "Mulyadi", "Siregar", "Anggraini", "Sasmita")
)
OUTLETS = ("Kabar Nusa", "Warta Rakyat Kita", "Suara Daerah", "Lintas Pulau", "Harian Bahari", "Pena Desa")
