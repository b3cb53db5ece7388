import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.documents.article import Article, headline, read_article, web_address
from pipelines.documents.kinds import CSV, JSON, TEXT
from pipelines.documents.published import BadDateError, date_of_path, first_day, iso_published
from warehouse.model.errors import InputError


def from_json(**record: object) -> Article:
    return read_article(json.dumps(record).encode(), "a.json", JSON)


def refusal(data: bytes, media_type: str = JSON) -> InputError:
    with pytest.raises(InputError) as caught:
        read_article(data, "a.json" if media_type == JSON else "a.txt", media_type)
    return caught.value


def test_a_json_text_is_used_exactly_as_given() -> None:
    text = "  Sebanyak\u00a01.250 pekerja\r\n\r\nterdaftar \t\n"
    article = from_json(
        url=" https://kabar.example/a ",
        title=" Pekerja\n Contoh ",
        outlet="Kabar",
        published="2025-12",
        text=text,
        provenance="public",
        provenance_note="Angka dari laporan tahunan 2024",
        tags=["x"],
    )
    assert article == Article(
        title="Pekerja Contoh",
        outlet="Kabar",
        url="https://kabar.example/a",
        published="2025-12",
        text=text,
        provenance="public",
        provenance_note="Angka dari laporan tahunan 2024",
    )


def test_all_but_the_text_may_be_missing_or_null() -> None:
    assert from_json(text="Isi") == Article(None, None, None, None, "Isi")
    assert from_json(text="Isi", url=None, title="", outlet=" ", published="") == from_json(text="Isi")


@given(st.text(min_size=1).filter(lambda t: bool(t.strip())))
def test_any_text_survives(text: str) -> None:
    assert from_json(text=text).text == text


def test_half_a_character_pair_keeps_all_offsets() -> None:
    article = read_article(b'{"text": "a\\ud800b 12", "title": "x\\udfffy"}', "a.json", JSON)
    assert (article.text, article.title) == ("a\ufffdb 12", "x\ufffdy")


@pytest.mark.parametrize(
    ("data", "reason", "words"),
    [
        (b'{"text": "x"', "bad_json", "a.json is not valid JSON (line 1, column 13: Expecting ',' delimiter)"),
        (b"[" * 100_000, "bad_json", "nested too deeply"),
        (b'{"a": ' * 100_000, "bad_json", "nested too deeply"),
        (b'{"text": "x", "n": NaN}', "bad_json", "holds NaN, which JSON does not have"),
        (b'{"text": "x", "n": -Infinity}', "bad_json", "holds -Infinity"),
        (b'{"text": "x", "n": ' + b"1" * 5000 + b"}", "bad_json", "a number of too many digits"),
        (b'[{"text": "x"}, {"text": "y"}]', "bad_json", "holds a list of 2 articles; save each one"),
        (b'"x"', "bad_json", "holds no JSON object"),
        (b"{}", "no_text", 'has no "text"'),
        (b'{"text": null}', "no_text", 'has no "text"'),
        (b'{"text": " \\n"}', "no_text", 'has an empty "text"'),
        (b'{"text": ["x"]}', "bad_field", 'has a list as "text"'),
        (b'{"text": 5}', "bad_field", 'has a number as "text"'),
        (b'{"text": "x", "title": {"a": 1}}', "bad_field", 'has an object as "title"'),
        (b'{"text": "x", "published": 2025}', "bad_field", 'has a number as "published"'),
        (b'{"text": "x", "outlet": true}', "bad_field", 'has true or false as "outlet"'),
        (b'{"text": "x", "published": "kemarin"}', "bad_field", "has \"published\" 'kemarin'; write YYYY-MM-DD"),
        (b'{"text": "x", "published": "2025-02-30"}', "bad_field", "2025-02-30"),
        (b'{"text": "x", "provenance": "benar"}', "bad_field", "write public or invented"),
        (b'{"text": "x\xff"}', "bad_encoding", "not valid UTF-8 (byte 11 on)"),
    ],
)
def test_a_wrong_json_is_refused_with_place_and_remedy(data: bytes, reason: str, words: str) -> None:
    error = refusal(data)
    assert error.reason == reason
    assert words in str(error)
    assert "\n" not in str(error)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for media_type in (JSON, TEXT):
        try:
            read_article(data, "a", media_type).text.encode()
        except InputError:
            continue


def test_plain_text_gets_plain_line_breaks_and_nothing_else() -> None:
    article = read_article(b"\xef\xbb\xbfsatu  \r\ndua\rtiga\n", "a.txt", TEXT)
    assert article == Article(None, None, None, None, "satu  \ndua\ntiga\n")
    assert refusal(b" \n ", TEXT).reason == "no_text"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Café – “dua”".encode("cp1252") + b" pekerja" * 40, "Café – “dua”" + " pekerja" * 40),
        ("naïve Ω".encode(), "naïve Ω"),
        ("Pekerja – 12".encode("utf-16"), "Pekerja – 12"),
        (b"\xfe\xff" + "Pekerja – 12".encode("utf-16-be"), "Pekerja – 12"),
        ("Pekerja rentan 12".encode("utf-16-be"), "Pekerja rentan 12"),
        (b"\xff\xfe\x00\x00" + "Pekerja".encode("utf-32-le"), "Pekerja"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert read_article(data, "a.txt", TEXT).text == text


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"Sebanyak \xff\xfe 12 pekerja", "byte 9 on"),
        (b"kata \xc3\x28 kata lagi" * 9, "byte 5 on"),
        (b"Sebanyak \xe2\x80 12 pekerja dan seterusnya hingga akhir kalimat yang panjang", "byte 9 on"),
        (b"\x93dua\x94", "byte 0 on"),  # too little text around it to tell
        (b"\xff\xfeab\x00", "byte 4 on"),
    ],
)
def test_bytes_that_fit_no_encoding_are_refused_with_their_place(data: bytes, place: str) -> None:
    error = refusal(data, TEXT)
    assert error.reason == "bad_encoding"
    assert place in str(error)
    assert "save it again as UTF-8" in str(error)


def test_other_types_are_no_articles() -> None:
    assert refusal(b"a;b", CSV).reason == "unknown_type"


BODY = "\n\n" + "Pemerintah daerah mendaftarkan warganya. " * 20


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("Bupati Contoh Serahkan Kartu kepada Nelayan", True),
        ("12.500 Pekerja Rentan di Contoh Sudah Terlindungi", True),
        ("Kabar Contoh Hari Ini", False),  # a masthead: too short
        ("CONTOH, Kabar – Bupati Contoh Menyerahkan Kartu", False),  # a dateline
        ("Bupati serahkan kartu kepada 1.200 nelayan di pelabuhan", True),
        ("Penyerahan kartu peserta di Contoh. FOTO: ISTIMEWA", False),
        ("Bupati Contoh Serahkan Kartu kepada Nelayan.", False),
    ],
)
def test_a_headline_is_taken_only_where_it_is_clear(first: str, found: bool) -> None:
    assert headline(first + BODY) == (first if found else None)


def test_a_line_in_small_letters_is_a_headline_only_if_set_apart() -> None:
    line = "Bupati serahkan kartu kepada nelayan di pelabuhan"
    assert headline(f"{line}\nCONTOH (Kabar) - {BODY.strip()}") == line
    assert headline(f"{line}\n{BODY.strip()}") is None


def test_a_headline_needs_a_body() -> None:
    assert headline("Bupati Contoh Serahkan Kartu kepada Nelayan") is None


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "ftp://a.example/x",
        "https://",
        "https://user@a.example/",
        "https://a.example/a b",
        "https://a.example/\n",
        "http://[",
        "https://a.example/" + "x" * 2000,
        "",
        None,
    ],
)
def test_only_plain_web_addresses_are_kept(address: str | None) -> None:
    assert web_address(address) is None


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2025", "2025"),
        ("2025-12", "2025-12"),
        (" 2025-12-03 ", "2025-12-03"),
        ("2025-12-03T23:30:00", "2025-12-03"),
        ("2025-12-03T16:59:59Z", "2025-12-03"),
        ("2025-12-03T17:00:00+00:00", "2025-12-04"),
        ("2025-12-03 23:30:00+07:00", "2025-12-03"),
        ("Wed, 03 Dec 2025 20:00:00 +0000", "2025-12-04"),
        ("Wed, 03 Dec 2025 20:00:00 GMT", "2025-12-04"),
        ("Rabu, 3 Desember 2025 | 23:12 WIB", "2025-12-03"),
        ("03 Des 2025", "2025-12-03"),
        ("03 DESEMBER 2025", "2025-12-03"),
        ("3/12/2025 10:00", "2025-12-03"),
        ("03-12-2025", "2025-12-03"),
        ("2025/12/03", "2025-12-03"),
        (None, None),
        ("  ", None),
    ],
)
def test_publication_dates_are_never_made_more_precise(stated: str | None, published: str | None) -> None:
    assert iso_published(stated) == published


@pytest.mark.parametrize(
    "stated",
    ["3 De\u017fember 2025", "2025-13", "2025-02-29", "1200", "3 Desember", "x" * 1000, "9999-12-31T23:59:59-12:00"],
)
def test_an_impossible_date_is_refused(stated: str) -> None:
    with pytest.raises(BadDateError):
        iso_published(stated)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://kabar.example/2025/12/judul.html", "2025-12"),
        ("https://kabar.example/read/2025/12/03/123/judul", "2025-12-03"),
        ("https://kabar.example/2025-12-03/judul", "2025-12-03"),
        ("https://kabar.example/2025/12/99/judul", "2025-12"),
        ("https://kabar.example/2025/13/judul", None),
        ("https://kabar.example/7025/12/judul", None),
        ("https://kabar.example/berita/judul-2025", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_the_date_in_an_address(url: str | None, found: str | None) -> None:
    assert date_of_path(url) == found


def test_first_day() -> None:
    assert [first_day(p) for p in ("2025", "2025-12", "2025-12-03")] == [
        date(2025, 1, 1),
        date(2025, 12, 1),
        date(2025, 12, 3),
    ]
