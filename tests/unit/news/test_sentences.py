"""Where sentences end, and what in an article is not its own prose."""

from __future__ import annotations

import pytest

from pipelines.news.texts.sentences import cut_sentences, mask, split_sentences


def shown(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


def masked(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text) if s.masked]


@pytest.mark.parametrize(
    "text",
    [
        "Iuran Rp. 16.800 dibayar tiap bulan.",
        "Perda No. 3 Tahun 2024 mengatur hal itu.",
        "Pemkab Kab. Belu hadir bersama H. Ahmad dan Moch. Yusuf.",
        "Jumlahnya 14. 405 orang pada akhir tahun.",
        "Data s.d. 31 Mei sudah lengkap.",
        'Ia berkata, "Kami siap!" lalu pergi.',
    ],
)
def test_stop_inside_a_sentence(text: str) -> None:
    assert shown(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ada 200 orang. Semua hadir.", ["Ada 200 orang.", "Semua hadir."]),
        ('"Cakupan naik." Begitu katanya.', ['"Cakupan naik."', "Begitu katanya."]),
        ("Ia pulang.Sementara itu hujan turun.", ["Ia pulang.", "Sementara itu hujan turun."]),
        ("Rincian:\n- PU 10\n- BPU 20", ["Rincian:", "- PU 10", "- BPU 20"]),
        ("Baris ini terpotong\ndi tengah kalimat.", ["Baris ini terpotong\ndi tengah kalimat."]),
        ("Naik pada 2024. Kini 3.200 orang.", ["Naik pada 2024.", "Kini 3.200 orang."]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert shown(text) == parts


def test_paragraphs_are_lines() -> None:
    assert [s.paragraph for s in split_sentences("Satu. Dua.\nTiga.")] == [0, 0, 1]


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: 500 Pekerja Terima Santunan",
        "Simak Juga: Klaim JHT Capai Rp2 Miliar",
        "ADVERTISEMENT",
        "Editor: Sari Dewi",
        "Warga antre di kantor cabang. Foto: Istimewa",
        "Rina Sari | Senin, 3 Maret 2025 | 09:00",
        "412 views",
    ],
)
def test_masked_lines(line: str) -> None:
    text = f"Kalimat pembuka berita yang biasa saja.\n{line}\nKalimat penutup berita yang biasa saja."
    assert "".join(masked(text)).replace(" ", "") == line.replace(" ", "")


def test_headlines_below_an_article_are_masked_until_prose_returns() -> None:
    prose = "Kepala kantor menjelaskan bahwa seluruh peserta dapat mengurus haknya melalui kantor terdekat atau gawai."
    prose += " Layanan itu gratis."
    text = f"{prose}\nBerita Terkait\nKlaim Rp2,7 Miliar Dibayar\n12 Maret 2024\n{prose} Ini berita lain."
    assert masked(text) == ["Berita Terkait", "Klaim Rp2,7 Miliar Dibayar", "12 Maret 2024"]


def test_repeated_paragraph_is_masked_the_second_time() -> None:
    line = "Peserta aktif di kota itu 12.300 orang."
    assert masked(f"{line}\nTengah.\n{line}") == [line]


def test_headline_below_the_text_is_masked() -> None:
    title = "61 Sopir Bantul Terima Klaim Rp1,2 Miliar"
    lines = ["Klaim Rp1,2 Miliar", title, "Bantul, Selasa.", "Klaim itu cair.", "Sopir senang.", title]
    text = "\n".join(lines)
    assert [s.index for s in mask(text, cut_sentences(text), title) if s.masked] == [5]


@pytest.mark.parametrize("text", ["", "   \n  ", "...", "\n\n"])
def test_nothing_to_split(text: str) -> None:
    assert all(text[s.start : s.end].strip() for s in split_sentences(text))
