import resource
import time
from datetime import date

import pytest

from pipelines.documents.article import Article, read_article
from pipelines.documents.furniture import is_furniture
from pipelines.documents.kinds import HTML
from warehouse.model.errors import InputError

SENTENCES = [
    "Pemerintah Kabupaten Contoh mendaftarkan 13.008 pekerja rentan dalam program jaminan sosial tahun ini.",
    "Kepala dinas setempat menyebut jumlah itu naik dari 9.450 orang pada akhir tahun lalu, seusai rapat di kantornya.",
    "Menurut catatan cabang, cakupan perlindungan kini mencapai 41,5 persen dari seluruh angkatan kerja yang layak.",
    "Ia berharap desa-desa ikut menganggarkan iuran agar nelayan, petani, dan tukang ojek tidak lagi tertinggal.",
    "Rapat berikutnya dijadwalkan bulan depan dengan mengundang para camat dan perwakilan dunia usaha setempat.",
]
PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Pekerja Rentan Terlindungi - Kabar Contoh</title>
<meta property="og:site_name" content="Kabar Contoh"><meta property="og:title" content="Pekerja Rentan Terlindungi">
<link rel="canonical" href="{url}">{head}</head><body>
<nav><a href="/">Beranda</a> <a href="/ekonomi">Ekonomi</a> <a href="/olahraga">Olahraga</a></nav>
<article><h1>Pekerja Rentan Terlindungi</h1>{below}
<figure><img src="a.jpg"><figcaption>Bupati Contoh menyerahkan kartu. (Foto: Istimewa)</figcaption></figure>
<p>{0}</p><p>{1}</p><p><strong>Baca juga: <a href="/z">Tiga Juta Pekerja di Daerah Lain</a></strong></p>
<p>SCROLL TO CONTINUE WITH CONTENT</p><p>{2}</p><p>{3}</p><p>Halaman Selanjutnya</p><p>{4}</p></article>
<aside><h3>Terpopuler</h3><ul><li><a href="/1">Harga beras naik 12 persen</a></li></ul></aside>
<footer>Copyright 2019 Kabar Contoh</footer></body></html>"""


def page(
    head: str = "", below: str = "", url: str = "https://kabar.example/berita/rentan", charset: str = "utf-8"
) -> str:
    return PAGE.format(*SENTENCES, head=head, below=below, url=url, charset=charset)


def read(html: str | bytes, latest: date | None = None) -> Article:
    return read_article(html.encode() if isinstance(html, str) else html, "a.html", HTML, latest=latest)


def test_the_article_comes_without_the_page() -> None:
    assert read(page()) == Article(
        title="Pekerja Rentan Terlindungi",
        outlet="Kabar Contoh",
        url="https://kabar.example/berita/rentan",
        published=None,
        text="\n".join(SENTENCES),
    )


@pytest.mark.parametrize(
    ("head", "below", "url", "published"),
    [
        ('<meta property="article:published_time" content="2025-12-05T18:30:00Z">', "", "/x", "2025-12-06"),
        (
            '<script type="application/ld+json">{"datePublished": "2025-12-04T20:00:00+07:00"}</script>',
            "",
            "/x",
            "2025-12-04",
        ),
        ("", '<time datetime="2025-11-30T10:00:00+07:00">30/11</time>', "/x", "2025-11-30"),
        ("", "<div>Senin, 1 Desember 2025 | 09:00 WIB</div>", "/x", "2025-12-01"),
        ("", "<span>Jumat, 05 Des 2025</span>", "/x", "2025-12-05"),
        ("", "<p>Pada 5 Desember 2024 lalu, " + "kata " * 30 + "</p>", "/2025/12/x", "2025-12"),
        ("", "<div>Senin, 1 Desember 2025</div>", "/2025/12/x", "2025-12-01"),
        ("", "<div>Senin, 1 September 2025</div>", "/2025/12/x", "2025-12"),
        ("", "", "/2025/12/03/x", "2025-12-03"),
        ("", "", "/2025/12/x", "2025-12"),
        ("", "", "/x", None),
    ],
)
def test_the_publication_date(head: str, below: str, url: str, published: str | None) -> None:
    assert read(page(head, below, "https://kabar.example" + url)).published == published


def test_no_date_after_the_day_of_arrival_is_believed() -> None:
    html = page('<meta property="article:published_time" content="2031-01-05">', url="https://kabar.example/2030/01/x")
    assert read(html, latest=date(2026, 11, 20)).published is None
    assert read(html).published == "2031-01-05"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
def test_the_declared_encoding_is_used(charset: str) -> None:
    html = page(charset=charset).replace("dunia usaha", "dunia “usaha” – café")
    encoded = html.encode("utf-8" if charset == "utf-8" else "cp1252")
    assert "dunia “usaha” – café" in read(encoded).text
    assert "dunia “usaha” – café" in read(html.encode()).text  # declared wrongly, as many pages do


def test_single_broken_bytes_do_not_lose_a_page() -> None:
    assert "dunia \ufffdusaha" in read(page().encode().replace(b"usaha", b"\xffusaha")).text
    with pytest.raises(InputError) as caught:
        read(page().encode().replace(b"a", b"\xff"))
    assert caught.value.reason == "bad_encoding"


LINKS = "".join(f'<li><a href="/{n}">Judul berita nomor {n}</a></li>' for n in range(60))


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><p>Pendek.</p></body></html>",
        "<html><body><script>var a = 'kalimat panjang sekali. " + "kata " * 200 + "';</script></body></html>",
        f"<html><body><ul>{LINKS}</ul></body></html>",
        "<html><body><form><input name=user><input type=password><button>Masuk</button></form></body></html>",
        page().replace("Pekerja Rentan Terlindungi", "404 Not Found"),
        page().replace("Pekerja Rentan Terlindungi", "Just a moment..."),
        "<!-- hanya komentar -->",
    ],
    ids=["empty", "short", "script", "links", "form", "404", "challenge", "comment"],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(InputError) as caught:
        read(html)
    assert caught.value.reason == "no_article"
    assert str(caught.value).startswith("a.html ")
    assert str(caught.value).endswith("save the page of one article, or its text as .txt.")


BODY = b"<html><body>"
HOSTILE = {
    "deep": BODY + b"<div>" * 100_000 + b"x" + b"</div>" * 100_000,
    "deep inline": BODY + b"<b><i>" * 100_000,
    "attribute": BODY + b"<p class='" + b"a " * 4_000_000 + b"'>",
    "attributes": BODY + b"<p " + b" ".join(b"a%d=1" % n for n in range(400_000)) + b">",
    "script": BODY + b"<script>" + b"var a=1;" * 1_000_000 + b"</script>",
    "open scripts": BODY + b"<script>" * 1_000_000,
    "open comments": BODY + b"<!--" * 2_000_000,
    "brackets": b"<" * 9_000_000,
    "paragraphs": BODY + b"<p>" * 1_000_000,
    "blanks": BODY + b"<p>" + b" " * 5_000_000 + b"\t" * 4_000_000,
    "entities": BODY + b"<p>" + b"&amp;" * 1_900_000,
    "tables": BODY + b"<table><tr><td>" * 80 + b"x " * 100 + b"</table>" * 80,
    "spans": BODY + b"<article><p>" + b"<span>kata </span>" * 9_000 + b"</article>",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_refused_in_bounded_time_and_memory(html: bytes) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    with pytest.raises(InputError) as caught:
        read(html)
    assert caught.value.reason == "no_article"
    assert time.process_time() - began < 8
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 700_000  # KiB


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Tiga Juta Pekerja Lain",
        "BACA JUGA : Wali Kota Resmikan Pasar",
        "Simak juga video berikut ini",
        "Lihat Juga Bupati Contoh Panen Raya",
        "[Baca Juga: Upah Naik 6,5 Persen]",
        "SCROLL TO CONTINUE WITH CONTENT",
        "[Gambas:Video 20 menit]",
        "Scroll untuk melanjutkan membaca",
        "ADVERTISEMENT",
        "Halaman selanjutnya >>>",
        "Selanjutnya",
        "Berita Terkait",
        "Ikuti kami di Google News dan saluran WhatsApp",
        "Editor: B. Contoh",
        "Tags: jaminan sosial, nelayan",
        "Foto: Dok. Pemkab Contoh",
        "Bupati menyerahkan kartu (Foto: Istimewa)",
        "Penyerahan kartu peserta. FOTO: ISTIMEWA",
        "Copyright © Kabar Contoh 2024",
        "Tinggalkan Balasan",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Baca tulis menjadi syarat bagi 1.200 peserta pelatihan.",
        "Selanjutnya, 4.500 nelayan akan didaftarkan tahun depan.",
        "Simak penjelasan kepala cabang tentang 12 ribu peserta baru itu.",
        "Ikuti langkah itu, sebanyak 300 desa telah mendaftar.",
        "Sumber dana iuran berasal dari APBD sebesar Rp2 miliar.",
        "Halaman kantor dipenuhi 500 pekerja.",
        "Editor dan wartawan yang terlindungi mencapai 800 orang.",
        "Iklan layanan ditayangkan di 12 kota.",
    ],
)
def test_sentences_of_an_article_stay(line: str) -> None:
    assert not is_furniture(line)
