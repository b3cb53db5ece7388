"""The words of the trade: one declarative file a subject in `lexicon/`, and one scanner that finds them all in a text.

A file is a list of `{tags, words}`: each phrase of `words` (commas between) carries the tags. A phrase of several words
also carries, from the phrases inside it, the tags it has none of its own for: "peserta aktif" says `status: active` and,
because of "peserta", `noun: member`. Words are compared in lower case, without the suffixes -nya, -lah, -kah and -pun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_JOINTS = frozenset((" ", "-", "/", "  ", "\u00a0", " / ", "\n", "’", "'"))
_SUFFIXES = ("nya", "lah", "kah", "pun")
_INHERITED = ("noun", "segment", "group", "program", "change", "status")
_INHERITED_NOUNS = ("person", "member", "employer", "case")

Tags = Mapping[str, str]
_Phrases = dict[str, tuple[tuple[tuple[str, ...], Tags], ...]]


class Word(NamedTuple):
    """One word: its span in the text, its form for comparison, and whether only a blank parts it from the word before."""

    start: int
    end: int
    form: str
    joined: bool


class Cue(NamedTuple):
    """A phrase of the lexicon found in a text: its span, the numbers of its first and last word, and its tags."""

    start: int
    end: int
    first: int
    last: int
    tags: Tags


@cache
def lexicon() -> _Phrases:
    """All phrases of all files by their first word, longest first: {first word: ((other words), tags)}."""
    from yaml import CSafeLoader, load

    phrases: dict[tuple[str, ...], dict[str, str]] = {}
    for path in sorted((Path(__file__).parent / "lexicon").glob("*.yaml")):
        for block in load(path.read_text(encoding="utf-8"), Loader=CSafeLoader):
            for phrase in block["words"].split(","):
                key = tuple(m.group().lower() for m in _WORD.finditer(phrase))
                tags = phrases.setdefault(key, {})
                for name, value in block["tags"].items():
                    tags.setdefault(name, value)
    for key in sorted(phrases, key=len):
        _inherit(key, phrases)
    grouped: dict[str, list[tuple[tuple[str, ...], Tags]]] = {}
    for key, tags in phrases.items():
        grouped.setdefault(key[0], []).append((key[1:], tags))
    return {first: tuple(sorted(rest, key=lambda item: -len(item[0]))) for first, rest in grouped.items()}


def _inherit(key: tuple[str, ...], phrases: dict[tuple[str, ...], dict[str, str]]) -> None:
    tags = phrases[key]
    if "negation" in tags or "foreign" in tags or tags.get("status") == "none":
        return
    for size in range(len(key) - 1, 0, -1):
        for at in range(len(key) - size + 1):
            inner = phrases.get(key[at : at + size], {})
            for name in _INHERITED:
                if name in inner and name not in tags and (name != "noun" or inner[name] in _INHERITED_NOUNS):
                    tags[name] = inner[name]


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for first, items in lexicon().items() for rest, _ in items for word in (first, *rest))


@lru_cache(maxsize=1 << 16)
def _form(word: str) -> str:
    form = word.lower()
    known = _vocabulary()
    if form not in known:
        for suffix in _SUFFIXES:
            if form.endswith(suffix) and form[: -len(suffix)] in known:
                return form[: -len(suffix)]
    return form


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, offsets in `text`; digits count as words, punctuation does not."""
    found: list[Word] = []
    before = -1
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        left, right = match.span()
        found.append(Word(left, right, _form(match.group()), text[before:left] in _JOINTS if before >= 0 else False))
        before = right
    return found


def cues(found: Sequence[Word]) -> list[Cue]:
    """The phrases of the lexicon among `found`, leftmost and longest first, never overlapping."""
    table = lexicon()
    hits: list[Cue] = []
    at, total = 0, len(found)
    while at < total:
        width = 1
        for rest, tags in table.get(found[at].form, ()):
            size = len(rest)
            if at + size < total and all(
                word.form == form and word.joined
                for word, form in zip(found[at + 1 : at + size + 1], rest, strict=True)
            ):
                width = size + 1
                hits.append(Cue(found[at].start, found[at + size].end, at, at + size, tags))
                break
        at += width
    return hits


def cues_in(text: str) -> list[Cue]:
    """The phrases of the lexicon in a short text such as a table header or cell."""
    return cues(words(text))
