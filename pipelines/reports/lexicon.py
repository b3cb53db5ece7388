"""What the words of a header, label or title mean: phrases to traits, by the declarative lexicon.

Here: reading a phrase. Not here: what a cell means, which takes its header, its row and the title together (meaning).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from warehouse.model.vocabulary import PROGRAMS

_HERE = Path(__file__).parent
_SHARED = _HERE.parent / "normalize" / "lexicon"
_SHARED_FILES = ("programs", "segments", "groups")

# Words that carry no meaning of their own in a header; anything else that is left over makes a weak reading doubtful.
_FILLERS = frozenset(
    [
        "yang",
        "di",
        "pada",
        "dan",
        "per",
        "menurut",
        "s",
        "d",
        "sd",
        "sampai",
        "dengan",
        "tahun",
        "bulan",
        "bpjs",
        "ketenagakerjaan",
        "jamsostek",
        "bpjamsostek",
        "se",
        "dari",
        "untuk",
        "oleh",
        "ke",
        "dalam",
        "atau",
        "the",
        "of",
        "and",
        "in",
        "by",
        "at",
        "to",
        "pekerja",
        "tk",
        "orang",
        "data",
        "periode",
        "posisi",
        "tanggal",
        "status",
        "jaminan",
        "sosial",
        "naker",
        "tenaga",
        "kerja",
        "juta",
        "rp",
        "th",
        "thn",
        "program",
        "bpjstk",
        "tw",
        "triwulan",
        "semester",
        "i",
        "ii",
        "iii",
        "iv",
        "a",
        "b",
        "c",
        "e",
        "f",
        "nik",
        "baru",
        "hasil",
        "nama",
        "kab",
        "kota",
        "kabupaten",
        "provinsi",
        "prov",
        "peserta",
        "jumlah",
    ]
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What one phrase says. `bases`: what is counted; `rest`: words that the lexicon does not know."""

    bases: tuple[str, ...] = ()
    mods: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    role: str | None = None
    level: str | None = None
    unit: str | None = None
    scale: float | None = None
    segment: str | None = None
    programs: tuple[str, ...] = ()
    group: str | None = None
    fund: str | None = None
    relative: str | None = None
    person: str | None = None
    denominator: str | None = None
    total: bool = False
    cumulative: bool = False
    health: bool = False
    rest: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the lexicon understands any word of it."""
        return self != Traits(rest=self.rest)

    @property
    def counts(self) -> bool:
        """Whether it says what is counted, or that what is counted is no statement."""
        return bool(self.bases or self.ignore or self.mods - {"realised"})

    def under(self, above: Traits) -> Traits:
        """These traits with what the phrase above says and they don't."""
        return replace(
            self,
            bases=self.bases + tuple(base for base in above.bases if base not in self.bases),
            mods=self.mods | above.mods,
            ignore=self.ignore | above.ignore,
            unit=self.unit or above.unit,
            scale=self.scale or above.scale,
            segment=self.segment or above.segment,
            programs=self.programs or above.programs,
            group=self.group or above.group,
            fund=self.fund or above.fund,
            relative=self.relative or above.relative,
            denominator=self.denominator or above.denominator,
            cumulative=self.cumulative or above.cumulative,
            health=self.health or above.health,
        )


NOTHING = Traits()


@functools.lru_cache(maxsize=50_000)
def normalise(text: str) -> str:
    """Lower case, words apart, punctuation gone; a percent sign stays a word of its own."""
    return re.sub(r"[^a-z0-9%]+", " ", text.lower().replace("%", " % ")).strip()


@functools.lru_cache(maxsize=50_000)
def read_phrase(text: str) -> Traits:
    """The traits of a header, a label or a title line."""
    plain = normalise(text)
    if not plain:
        return NOTHING
    phrases, longest = _lexicon()
    found: list[Mapping[str, str]] = []
    words: list[str] = []
    rest: list[str] = []
    tokens = plain.split()
    at = 0
    while at < len(tokens):
        for size in range(min(longest.get(tokens[at], 0), len(tokens) - at), 0, -1):
            phrase = " ".join(tokens[at : at + size])
            if phrase in phrases:
                found.append(phrases[phrase])
                words.append(phrase)
                at += size
                break
        else:
            rest.append(tokens[at])
            at += 1
    return _traits(found, words, plain, rest)


@functools.cache
def known_phrases() -> tuple[str, ...]:
    """Every phrase of the lexicon that says what is counted."""
    return tuple(sorted(phrase for phrase, tags in _lexicon()[0].items() if "base" in tags))


def _traits(found: list[Mapping[str, str]], words: list[str], plain: str, rest: list[str]) -> Traits:
    def first(tag: str) -> str | None:
        return next((tags[tag] for tags in found if tag in tags), None)

    programs = {tags["program"] for tags in found if tags.get("program") in PROGRAMS}
    counted = re.search(r"\b([2-5]) prog", plain)
    if not programs and counted:
        programs = set(("JKK", "JKM", "JHT", "JP", "JKP")[: int(counted[1])])
    scale = first("scale")
    return Traits(
        bases=tuple(dict.fromkeys(tags["base"] for tags in found if "base" in tags)),
        mods=frozenset(tags["mod"] for tags in found if "mod" in tags),
        ignore=frozenset(tags["ignore"] for tags in found if "ignore" in tags),
        role=_role(found, words, plain),
        level=first("level"),
        unit=_unit(found),
        scale=float(scale) if scale else None,
        segment=_segment({tags["segment"] for tags in found if "segment" in tags}),
        programs=tuple(sorted(programs)),
        group=_group(found, words),
        fund=first("fund"),
        relative=first("relative"),
        person=first("person"),
        denominator=first("denominator"),
        total=any("total" in tags for tags in found),
        cumulative=any("cumulative" in tags for tags in found),
        health=any("health" in tags for tags in found) and "ketenagakerjaan" not in plain,
        rest=tuple(word for word in rest if word not in _FILLERS and not word.isdigit()),
    )


def _role(found: list[Mapping[str, str]], words: list[str], plain: str) -> str | None:
    """The role that a phrase names, if its words say little else."""
    for tags, word in zip(found, words, strict=True):
        if "role" in tags:
            others = len(plain) - len(word)
            if others <= 12 or len(word) >= others:
                return tags["role"]
    return None


def _segment(segments: set[str]) -> str | None:
    """The one segment; the narrower of two nested ones; none if a phrase lists several."""
    for narrow, wide in (("VULNERABLE", "BPU"), ("NON_ASN", "PU")):
        if segments == {narrow, wide}:
            return narrow
    return next(iter(segments)) if len(segments) == 1 else None


def _unit(found: list[Mapping[str, str]]) -> str | None:
    """A unit said outright (Rp, orang, %) before one that what is counted implies."""
    implied = None
    for tags in found:
        if "unit" in tags:
            if "base" not in tags:
                return tags["unit"]
            implied = implied or tags["unit"]
    return implied


def _group(found: list[Mapping[str, str]], words: list[str]) -> str | None:
    """The group's name: the lexicon's lemma where it only adds to or leaves out printed words, else as printed."""
    for tags, word in zip(found, words, strict=True):
        if "group" in tags:
            lemma = set(normalise(tags["group"]).split())
            printed = set(word.split())
            return tags["group"] if lemma <= printed or printed <= lemma else word
    return None


@functools.cache
def _lexicon() -> tuple[dict[str, dict[str, str]], dict[str, int]]:
    """Tags of every phrase, and for every first word the number of words of its longest phrase."""
    phrases: dict[str, dict[str, str]] = {}
    for tags, words in _entries(_load(_HERE / "lexicon.yaml")):
        for word in words:
            phrases.setdefault(word, {}).update({tag: value for tag, value in tags.items() if tag not in phrases[word]})
    own = set(phrases)
    for name in _SHARED_FILES:
        for tags, words in _entries(_load(_SHARED / f"{name}.yaml")):
            kept = {tag: value for tag, value in tags.items() if tag in ("program", "segment", "group")}
            for word in words:
                if word not in own:
                    phrases[word] = {**kept, **phrases.get(word, {})}
    longest: dict[str, int] = {}
    for phrase in phrases:
        tokens = phrase.split()
        longest[tokens[0]] = max(longest.get(tokens[0], 0), len(tokens))
    return phrases, longest


def _entries(loaded: Any) -> Iterable[tuple[dict[str, str], list[str]]]:
    for entry in loaded:
        tags = {str(tag): str(value) for tag, value in entry["tags"].items()}
        yield tags, [plain for word in str(entry["words"]).split(",") if (plain := normalise(word))]


def _load(path: Path) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - a safe loader, in C where built
