"""The words of the trade: one declarative file a subject in `lexicon/`, and one scanner that finds them all in a text.

A file is a list of `{tags, words}`: each phrase of `words` (commas between) carries the tags. A phrase of several
words also carries, from the phrases inside it, the tags it has none of its own for: "peserta aktif" says
`status: active` and, because of "peserta", `noun: member`. Case does not matter; words may end in -nya, -lah, -kah or
-pun; a blank, a hyphen or a slash joins the words of a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W_]+")
_SUFFIX = "(?:nya|lah|kah|pun)?"
_SUFFIXES = ("nya", "lah", "kah", "pun")
_JOINT = r"[ \u00a0/\n-]{1,3}"
_INHERITED = ("noun", "segment", "group", "program", "change", "status", "money")
_ONLY = {"noun": ("person", "member", "employer", "case"), "money": ("benefit", "claims")}

Tags = Mapping[str, str]
_Key = tuple[str, ...]


class Cue(NamedTuple):
    """A phrase of the lexicon found in a text: its span and its tags."""

    start: int
    end: int
    tags: Tags


@cache
def lexicon() -> dict[_Key, Tags]:
    """All phrases of all files, as words in lower case, with their tags."""
    from yaml import CSafeLoader, load  # the loader is needed once, the types by everybody

    phrases: dict[_Key, dict[str, str]] = {}
    for path in sorted((Path(__file__).parent / "lexicon").glob("*.yaml")):
        for block in load(path.read_text(encoding="utf-8"), Loader=CSafeLoader):
            for phrase in block["words"].split(","):
                tags = phrases.setdefault(tuple(_WORD.findall(phrase.lower())), {})
                for name, value in block["tags"].items():
                    tags.setdefault(name, value)
    for key in sorted(phrases, key=len):
        _inherit(key, phrases)
    return dict(phrases)


def _inherit(key: _Key, phrases: dict[_Key, dict[str, str]]) -> None:
    tags = phrases[key]
    if "negation" in tags or "foreign" in tags or tags.get("status") == "none":
        return
    for size in range(len(key) - 1, 0, -1):
        for at in range(len(key) - size + 1):
            inner = phrases.get(key[at : at + size], {})
            for name in _INHERITED:
                if name in inner and name not in tags and inner[name] in _ONLY.get(name, (inner[name],)):
                    tags[name] = inner[name]


@cache
def _by_opening() -> dict[str, list[_Key]]:
    """The phrases by their first words, with each suffix that these may have: few words of a text open a phrase."""
    openings: dict[str, list[_Key]] = {}
    for key in sorted(lexicon()):
        for suffix in ("", *_SUFFIXES):
            openings.setdefault(key[0] + suffix, []).append(key)
    return openings


class _Longer(dict[str, re.Pattern[str] | None]):
    """By opening, one expression for its phrases: shared beginnings written once, the longest phrase tried first.

    None where all of them are single words, so that the opening is all there is. Made when the opening is first met.
    """

    def __missing__(self, opening: str) -> re.Pattern[str] | None:
        keys = _by_opening()[opening]
        trie: dict[str, Any] = {}
        for key in keys:
            node = trie
            for char in " ".join(key):
                node = node.setdefault(char, {})
            node[""] = {}
        self[opening] = None if all(len(key) == 1 for key in keys) else re.compile(_written(trie))
        return self[opening]


def _written(node: dict[str, Any]) -> str:
    branches = []
    for char in sorted(node, reverse=True):
        if char == "":
            branches.append(_SUFFIX + r"(?![^\W_])")
        else:
            branches.append((_SUFFIX + _JOINT if char == " " else re.escape(char)) + _written(node[char]))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


class _Tags(dict[str, Tags]):
    """Tags by phrase as found in texts, filled as phrases are met."""

    def __missing__(self, found: str) -> Tags:
        table = lexicon()
        spellings = product(*(_stems(word) for word in _WORD.findall(found)))
        self[found] = next(table[key] for key in spellings if key in table)
        return self[found]


_LONGER, _TAGS = _Longer(), _Tags()


def _stems(word: str) -> list[str]:
    """The word as written, then without each suffix it may end in."""
    return [word, *(word[: -len(suffix)] for suffix in _SUFFIXES if word.endswith(suffix))]


def lower(text: str) -> str:
    """`text` in lower case, every character still in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def cues_between(low: str, start: int, end: int) -> list[Cue]:
    """The phrases in `low[start:end]` (a text in lower case, see `lower`), leftmost and longest first."""
    found: list[Cue] = []
    openings, at = _by_opening(), start
    if start and start < end and low[start].isalnum() and low[start - 1].isalnum():
        at += 1  # what begins in the midst of a word is no word
    for word in _WORD.finditer(low, start, end):
        opening = word[0]
        if opening not in openings:
            continue
        begin = word.start()
        if begin < at:
            continue
        longer = _LONGER[opening]
        phrase = word if longer is None else longer.match(low, begin, end)
        if phrase is not None:
            at = phrase.end()
            found.append(Cue(begin, at, _TAGS[phrase[0]]))
    return found


def cues_in(text: str) -> list[Cue]:
    """The phrases of the lexicon in a short text such as a table header or cell."""
    return cues_between(lower(text), 0, len(text))
