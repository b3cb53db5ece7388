"""Whatever number is spelt or formatted the Indonesian way is read back."""

from __future__ import annotations

import polars as pl
import pytest
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from pipelines.normalize.figure_candidates import shape_of
from pipelines.normalize.figure_plain import read_plain
from pipelines.normalize.figures import find_figures, read_figure
from pipelines.normalize.number_words import read_words

WHOLE = st.integers(min_value=0, max_value=10**15 - 1)
BATCH = st.lists(st.integers(min_value=1, max_value=10**14), min_size=1, max_size=40)


def values(texts: list[str]) -> list[float]:
    frame = pl.DataFrame({"doc": range(len(texts)), "text": texts})
    found = find_figures(frame)
    assert found.get_column("doc").to_list() == list(range(len(texts))), texts
    return found.get_column("value").to_list()


@given(WHOLE)
def test_spelt_number(number: int) -> None:
    spelt = read_words(num2words(number, lang="id"))
    assert spelt is not None
    assert spelt.value == number


@given(st.integers(0, 10**6), st.integers(1, 999))
def test_spelt_decimal(whole: int, thousandths: int) -> None:
    digits = f"{thousandths:03d}".rstrip("0")
    words = num2words(whole, lang="id") + " koma " + " ".join(num2words(int(d), lang="id") for d in digits)
    spelt = read_words(words)
    assert spelt is not None
    assert spelt.value == pytest.approx(float(f"{whole}.{digits}"), rel=1e-12)


@given(BATCH)
@settings(max_examples=40, deadline=None)
def test_formatted_numbers(numbers: list[int]) -> None:
    assert values([f"ada {format_decimal(n, locale='id')} jiwa" for n in numbers]) == numbers
    assert values([f"dana {format_currency(n, 'IDR', locale='id')} cair" for n in numbers]) == numbers


@given(st.lists(st.decimals(0, "9.99", places=4), min_size=1, max_size=40))
@settings(max_examples=40, deadline=None)
def test_formatted_percents(shares: list[object]) -> None:
    texts = [format_percent(share, "#,##0.##%", locale="id") for share in shares]  # type: ignore[arg-type]
    expected = [float(t.rstrip("%").replace(".", "").replace(",", ".")) for t in texts]
    assert values([f"capaian {t} tahun itu" for t in texts]) == pytest.approx(expected)


@given(BATCH)
@settings(max_examples=40, deadline=None)
def test_compact_numbers_bracket_what_they_shorten(numbers: list[int]) -> None:
    texts = [format_compact_decimal(n, format_type="long", locale="id", fraction_digits=2) for n in numbers]
    found = find_figures(pl.DataFrame({"doc": range(len(texts)), "text": [f"kira {t} orang" for t in texts]}))
    for number, low, high in zip(numbers, found["value_low"], found["value_high"], strict=True):
        assert low - 1e-6 * number <= number <= high + 1e-6 * number


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_survived_and_spans_fit(text: str) -> None:
    found = find_figures(pl.DataFrame({"doc": [0], "text": [text]}))
    for start, end, words in found.select("start", "end", "text").iter_rows():
        assert text[start:end] == words


PIECES = st.tuples(
    st.sampled_from(["", "Rp", "Rp "]),
    st.from_regex(r"[1-9][0-9]{0,2}(\.[0-9]{3}){0,3}(,[0-9]{1,3})?|[1-9][0-9]{0,6}", fullmatch=True),
    st.sampled_from(["", " ribu", " juta", "jt", " miliar", " M", " triliun"]),
    st.sampled_from(["", " persen", "%"]),
)


@given(st.lists(PIECES, min_size=1, max_size=50))
@settings(max_examples=60, deadline=None)
def test_plain_reading_agrees_with_the_full_one(pieces: list[tuple[str, ...]]) -> None:
    texts = sorted({"".join(piece) for piece in pieces})
    for row in read_plain(pl.Series("match", texts)).iter_rows(named=True):
        full = read_figure(row["match"], shape_of(row["match"]), False)
        for name in ("value", "quantum", "weight", "scale"):
            assert row[name] == pytest.approx(getattr(full, name), rel=1e-12), (row, full)
        assert (row["digits"], row["kind"], row["unit"]) == (full.digits, full.kind, full.unit)
