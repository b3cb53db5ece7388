"""A wording finds what its expression finds, and is passed over only where that finds nothing."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import news, normalize
from pipelines.normalize.lexicon import lexicon
from pipelines.normalize.wording import Wording, lacking, words_needed


@dataclass(frozen=True)
class Said:
    text: str
    lacks: int


def said(text: str) -> Said:
    return Said(text, lacking([text.lower()])[0])


def _wordings(value: object) -> Iterator[Wording]:
    if isinstance(value, Wording):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _wordings(item)


def _modules() -> Iterator[object]:
    for package in (news, normalize):
        for module in pkgutil.walk_packages(package.__path__, prefix=f"{package.__name__}."):
            yield importlib.import_module(module.name)


WORDINGS = [wording for module in _modules() for value in vars(module).values() for wording in _wordings(value)]
NEEDED = sorted({word for w in WORDINGS for words in words_needed(w.pattern, w.flags) for word in words})
PIECES = st.one_of(
    st.sampled_from(NEEDED),
    st.sampled_from([word.capitalize() for word in NEEDED]),
    st.sampled_from(sorted(" ".join(key) for key in lexicon())),
    st.sampled_from(
        ["itu", "ini", "dari", "di", "yang", "900", "12 persen", "Rp5 juta", "2026", "nya", "BPJS", "Kota Batu", "kan"]
    ),
)
JOINTS = st.sampled_from([" ", " ", " ", " ", ", ", "-", "", ": ", " (", ") ", "\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, JOINTS), min_size=1, max_size=14))
def test_every_rule_finds_what_its_plain_expression_finds(pieces: list[tuple[str, str]]) -> None:
    here = said("".join(piece + joint for piece, joint in pieces))
    for wording in WORDINGS:
        plain = re.compile(wording.pattern, wording.flags)
        spans = [match.span() for match in plain.finditer(here.text)]
        assert [match.span() for match in wording.finditer(here, here.text)] == spans
        assert wording.fits(here) or not spans
        assert (wording.search(here, here.text) is None) == (not spans)
        assert (wording.match(here, here.text) is None) == (plain.match(here.text) is None)
        assert (wording.fullmatch(here, here.text) is None) == (plain.fullmatch(here.text) is None)


def test_most_rules_are_passed_over_in_a_sentence_of_other_words() -> None:
    here = said("Hujan turun sejak pagi, dan sawah di seberang jalan tergenang.")
    assert len(WORDINGS) > 50
    assert sum(wording.fits(here) for wording in WORDINGS) < 0.1 * len(WORDINGS)


def test_what_nobody_looked_into_may_hold_everything() -> None:
    assert all(wording.fits(Said("", 0)) for wording in WORDINGS)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bklaim|santunan\b", [{"klaim", "santunan"}]),
        (r"pem(?:kab|kot) \w+", [{"pemkab ", "pemkot "}]),
        (r"[Bb]upati", [{"bupati"}]),
        (r"(?:meraih|menerima) (?:\w+ ){0,2}(?:award|anugerah)", [{"meraih ", "menerima "}, {"award", "anugerah"}]),
        (r"total(?:nya)? iuran", [{"total iuran", "totalnya iuran"}]),
        (r"jumlah(?:nya)?\s", [{"jumlah"}]),
        (r"(?:iuran)?\s[0-9]+", []),
        (r"iuran|[0-9]+", []),
        (r"yang\s(?!bukan)", []),
        (r"(?<!tidak )(?:lunas|cair)(?= dibayar)", [{"lunas", "cair"}]),
        (r"(?:dibayar){2}", [{"dibayar"}]),
    ],
)
def test_the_words_needed_are_read_from_the_expression(pattern: str, words: list[set[str]]) -> None:
    assert [set(needed) for needed in words_needed(pattern)] == words


def test_without_sentences_nothing_lacks() -> None:
    assert lacking([]) == []
