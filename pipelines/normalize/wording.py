"""Expressions that are tried only where their words stand.

A rule about texts is a regular expression here, and there are hundreds. Nearly all of them find nothing in a given
sentence, because the words they ask for are not there. A `Wording` knows which words its expression cannot do without
(read from the expression itself); `lacking` finds, in one pass of Aho-Corasick over many sentences, which of them each
sentence lacks. An expression is then passed over at the price of comparing two numbers, bit by bit.

What is found is the same as without: a `Wording` is written and called like a compiled expression, with the sentence
that is searched before the text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple, Protocol, TypeVar

import polars as pl

_SHORTEST = 2
_MOST = 400
"""Sets of more words are not looked for, and no more strings are listed that a part of an expression can match."""
_COMMON = frozenset(
    (
        "an", "ang", "ber", "bpjs", "bulan", "dan", "dari", "dengan", "di", "jaminan", "kan", "ke",
        "kerja", "ketenagakerjaan", "me", "mem", "men", "nya", "pada", "pe", "pekerja", "per", "peserta", "se",
        "sosial", "tahun", "tenaga", "ter", "untuk", "yang",
    )
)  # fmt: skip
"""What so many sentences hold that looking for it saves nothing."""
_Words = frozenset[str]
_Name = TypeVar("_Name")

_BITS: dict[_Words, int] = {}
"""The sets of words that the expressions made so far need, each with a bit of its own."""


class Stretch(Protocol):
    """Some text of which it is known what it lacks: the bits of the sets none of whose words it holds; 0: unknown."""

    @property
    def lacks(self) -> int: ...


_Stretch = TypeVar("_Stretch", bound=Stretch)


class Known(NamedTuple):
    """A stretch of text that is no sentence, with what it lacks."""

    lacks: int


UNKNOWN = Known(0)
"""Text that nobody has looked into."""


class Wording:
    """A regular expression with the words it needs.

    The methods take the sentence (or the whole article) that the searched characters are part of, then what those of
    `re.Pattern` take. Characters outside of it may hold what it lacks, so they must not be among those searched.
    """

    __slots__ = ("_finditer", "_fullmatch", "_match", "_search", "flags", "needs", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        compiled = re.compile(pattern, flags)
        self.pattern, self.flags = pattern, flags
        self.needs = 0
        for words in words_needed(pattern, flags):
            self.needs |= _BITS.setdefault(words, 1 << len(_BITS))
        self._search, self._match = compiled.search, compiled.match
        self._fullmatch, self._finditer = compiled.fullmatch, compiled.finditer

    def fits(self, where: Stretch) -> bool:
        """Whether the words that it needs are there, so that it may match."""
        return not where.lacks & self.needs

    def among(self, stretches: Iterable[_Stretch]) -> list[_Stretch]:
        """Those in which it may match."""
        needs = self.needs
        return [where for where in stretches if not where.lacks & needs]

    def search(self, where: Stretch, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return None if where.lacks & self.needs else self._search(text, start, end)

    def match(self, where: Stretch, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return None if where.lacks & self.needs else self._match(text, start, end)

    def fullmatch(self, where: Stretch, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return None if where.lacks & self.needs else self._fullmatch(text, start, end)

    def finditer(self, where: Stretch, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return iter(()) if where.lacks & self.needs else self._finditer(text, start, end)


def fitting(wordings: Iterable[tuple[_Name, Wording]], where: Stretch) -> list[tuple[_Name, Wording]]:
    """Of many expressions, each with its name, those whose words are there."""
    lacks = where.lacks
    return [each for each in wordings if not lacks & each[1].needs]


def lacking(sentences: Sequence[str]) -> list[int]:
    """For each sentence, in lower case, the bits of the sets of words of which it holds none."""
    table, every = _table(len(_BITS)), (1 << len(_BITS)) - 1
    words, bits = list(table), list(table.values())
    column = pl.Series("sentence", sentences, dtype=pl.String).to_frame()
    found = pl.col("sentence").str.extract_many(words, overlapping=True)
    # Their numbers in the table, since strings are slow to hand over to Python.
    held = column.select(found.list.eval(pl.element().cast(pl.Enum(words)).to_physical())).to_series()
    lacks = []
    for numbers in held.to_list():
        there = 0
        for number in numbers:
            there |= bits[number]
        lacks.append(every & ~there)
    return lacks


@cache
def _table(_: int) -> dict[str, int]:
    """The words of all sets (there are so many), each with the bits of the sets that it is in."""
    table: dict[str, int] = {}
    for words, bit in _BITS.items():
        for word in words:
            table[word] = table.get(word, 0) | bit
    return table


def words_needed(pattern: str, flags: int = 0) -> list[_Words]:
    """Sets of words, in lower case, of each of which every text that the expression matches holds one.

    Words that tell nothing, being too short or too common, are left out with all their set.
    """
    found = []
    for words in _needed(parser.parse(pattern, flags)):
        shortest = {word for word in words if not any(other in word for other in words if other != word)}
        if len(shortest) <= _MOST and not any(_is_common(word) for word in shortest):
            found.append(frozenset(shortest))
    return found


def _needed(items: Iterable[tuple[Any, Any]]) -> list[set[str]]:
    """What a parsed expression needs: strings that are spelt out, over groups and alternatives, as far as they go."""
    found: list[set[str]] = []
    spelt = {""}
    for kind, what in items:
        exact = _spelt(kind, what)
        if exact is not None and len(spelt) * len(exact) <= _MOST:
            spelt = {head + tail for head in spelt for tail in exact}
            continue
        found.append(spelt)
        spelt = exact or {""}
        if exact is None:
            found += _needed_inside(kind, what)
    found.append(spelt)
    return [words for words in found if "" not in words]


def _needed_inside(kind: Any, what: Any) -> list[set[str]]:
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and what[0] > 0:
        return _needed(what[2])
    if kind is op.SUBPATTERN:
        return _needed(what[3])
    if kind is op.BRANCH:
        sets = [sorted(_needed(branch), key=_telling, reverse=True) for branch in what[1]]
        most = max(map(len, sets)) if all(sets) else 0
        # One set of each alternative, taken together, is a set of the whole: first the most telling of all, and so on.
        return [set().union(*(each[min(rank, len(each) - 1)] for each in sets)) for rank in range(most)]
    return []


def _telling(words: set[str]) -> tuple[bool, int, int]:
    return not any(_is_common(word) for word in words), min(map(len, words)), -len(words)


def _is_common(word: str) -> bool:
    return len(word) < _SHORTEST or word.strip() in _COMMON


def _spelt(kind: Any, what: Any) -> set[str] | None:
    """All strings, in lower case, that a part of an expression can match; None where they cannot be listed."""
    spelt: set[str] | None = None
    if kind is op.LITERAL:
        spelt = {chr(what).lower()}
    elif kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        spelt = {""}
    elif kind is op.IN and all(each is op.LITERAL for each, _ in what):
        spelt = {chr(char).lower() for _, char in what}
    elif kind is op.SUBPATTERN:
        spelt = _spelt_all(what[3])
    elif kind is op.BRANCH:
        branches = [_spelt_all(branch) for branch in what[1]]
        spelt = None if None in branches else set().union(*(words for words in branches if words is not None))
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT) and what[:2] == (0, 1):
        once = _spelt_all(what[2])
        spelt = None if once is None else {"", *once}
    return spelt


def _spelt_all(items: Iterable[tuple[Any, Any]]) -> set[str] | None:
    spelt = {""}
    for kind, what in items:
        exact = _spelt(kind, what)
        if exact is None or len(spelt) * len(exact) > _MOST:
            return None
        spelt = {head + tail for head in spelt for tail in exact}
    return spelt
