"""Which of two regions of one name an article means: Kota or Kabupaten, a province or its city.

The article as a whole tells them apart: what it names in full, which office it speaks of, which titles it uses, which
towns; and a list by the other regions in it.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipelines.news.texts.article import Article, Place, Sentence
from pipelines.normalize.wording import Wording
from warehouse import reference

COUNTED = re.compile(r"[ :(]*(?:sebanyak |sebesar |dengan |ada |yakni )?(?:Rp ?)?[0-9]")
"""Behind a name: what it has."""
_ROW = re.compile(r"\s*(?:,?\s*(?:dan|serta|&)|,)\s*")
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z'’-]*(?: [A-Z][A-Za-z'’-]*)*")
_LED_BY = re.compile(r"\b((?i:kabupaten|kota))(?: (?!kota|kabupaten)[a-z]+){0,3}:[^.;]*$")
"""Before the names of a list: of which level they are (kabupaten sekitarnya: Boyolali, Semarang)."""
_TWINS = 2
_LEVEL_TITLES = (
    ("regency", Wording(r"\b(?:bupati|wabup|pemkab|kabupaten)\b(?! (?:lain|kota|/))")),
    ("city", Wording(r"\b(?:wali ?kota|wawali|pemkot?|kotamadya)\b")),
    ("province", Wording(r"\b(?:gubernur|wagub|pemprov|provinsi)\b")),
)


@functools.cache
def label(code: str) -> tuple[str, str]:
    """Kind and official name of a region's code."""
    return _labels()[code]


def is_labelled(code: str) -> bool:
    """Whether a code is one of the country, a province, a regency or a city."""
    return code in _labels()


@functools.cache
def _labels() -> dict[str, tuple[str, str]]:
    rows = reference.regions().select("region_code", "level", "name").iter_rows()
    return {code: (kind, name) for code, kind, name in rows}


def other_twin(article: Article, place: Place, sentence: Sentence) -> Place | None:
    """What a bare twin means by the regions of its row.

    Where a list gives a number for the bare name and another for the city, the regency (Bima 12, Kota Bima 30); among
    provinces the province (Jambi dan Lampung; Lampung 12, Bengkulu 30).
    """
    if not place.ambiguous or place.cue:
        return None
    text = article.text
    led = _LED_BY.search(text, sentence.start, place.start)
    if led is not None:
        level = "regency" if led[1].lower() == "kabupaten" else "city"
        alike = [c for c in place.candidates if label_level(c) == level]
        return _meant(place, alike[0]) if len(alike) == 1 else None
    counted = COUNTED.match(text, place.end) is not None
    row = [p for p in article.places if p is not place and sentence.start <= p.start < sentence.end]
    province = next((c for c in place.candidates if len(c) == len("00")), None)
    for other in row:
        own = counted and COUNTED.match(text, other.end) is not None
        if own and other.region_code in place.candidates and other.cue and len(place.candidates) == _TWINS:
            return _meant(place, next(c for c in place.candidates if c != other.region_code))
        first, second = sorted((place, other), key=lambda p: p.start)
        beside = own or _ROW.fullmatch(text, first.end, second.start) is not None
        if (
            province
            and (beside or counted)
            and other.region_kind == "province"
            and other.region_code not in place.candidates
        ):
            return _meant(place, province)
    return None


def _meant(place: Place, code: str) -> Place:
    kind, name = label(code)
    return place._replace(region_code=code, region_kind=kind, region=name, candidates=(code,), ambiguous=False)


@dataclass(slots=True)
class Telling:
    """What tells twins apart: codes stated without doubt, regions that named offices serve, titles without a name, and
    the towns that regencies are governed from (Cibinong is in Kabupaten Bogor)."""

    stated: frozenset[str]
    served: tuple[frozenset[str], ...]
    levels: frozenset[str]
    seats: frozenset[str]

    def choose(self, candidates: Sequence[str]) -> str | None:
        """The only candidate that the article supports, by the strongest support that singles one out.

        Where a province is governed and gone through by its parts, its city is always called one (Bengkulu, Kota
        Bengkulu).
        """
        if self.levels & {"province", "city"} == {"province"}:
            province = {c for c in candidates if "." not in c} & self._by_province(candidates)
            if len(province) == 1:
                return next(iter(province))
        for supported in (
            self.stated.intersection(candidates),
            self.seats.intersection(candidates),
            {c for c in candidates if label_level(c) in self.levels},
            {c for s in self.served if len(s) == 1 for c in s.intersection(candidates)},
            {c for c in candidates if "." not in c} if self._about_provinces(candidates) else set(),
            self._by_province(candidates),
        ):
            if len(supported) == 1:
                return next(iter(supported))
            if supported and len(supported) < len(candidates):
                candidates = sorted(supported)
        return None

    def _about_provinces(self, candidates: Sequence[str]) -> bool:
        """Whether provinces are gone through: an office of several with this one, or more provinces than parts."""
        if any("." not in c and c in s for c in candidates for s in self.served if len(s) > 1):
            return True
        others = self.stated.difference(candidates, {"00"})
        parts = sum("." in code for code in others)
        return len(others) - parts >= _TWINS and len(others) > 2 * parts

    def _by_province(self, candidates: Sequence[str]) -> set[str]:
        """Namesakes of two provinces by the province that is named; a province and its city by other parts of it."""
        if len({c[:2] for c in candidates}) > 1:
            return {c for c in candidates if "." in c and c[:2] in self.stated}
        others = self.stated.difference(candidates)
        return {c for c in candidates if "." not in c and any(o.startswith(f"{c}.") for o in others)}


_CLEAR = Telling(frozenset(), (), frozenset(), frozenset())
"""Where no name may mean two regions, nothing has to tell them apart."""


def label_level(code: str) -> str:
    """Level of a code by its label, `district` or `village` by its length."""
    return _labels()[code][0] if code in _labels() else "district" if len(code) == 8 else "village"


def telling_of(article: Article) -> Telling:
    places = [*article.title_places, *article.places]
    doubtful = {code for p in places if p.ambiguous for code in p.candidates}
    if not doubtful:
        return _CLEAR
    stated = frozenset([p.region_code for p in places if p.region_code and not p.ambiguous])
    served = tuple(frozenset(p.candidates) for p in places if p.region_kind == "branch")
    levels = {
        level
        for level, pattern in _LEVEL_TITLES
        if any(not _is_in_place(m.start(), article) for m in pattern.finditer(article, article.low))
    }
    return Telling(stated, served, frozenset(levels), _with_seat_named(doubtful, article))


@functools.cache
def _seats() -> dict[str, list[str]]:
    """By region the towns that it is governed from, in lower case."""
    seats: dict[str, list[str]] = {}
    for seat, code in reference.seats().select("seat", "region_code").iter_rows():
        seats.setdefault(code, []).append(seat.lower())
    return seats


def _with_seat_named(codes: Iterable[str], article: Article) -> frozenset[str]:
    """Those of some regions whose seat is among the capitalised words of an article, alone or with those behind."""
    seats = {seat: code for code in codes for seat in _seats().get(code, ()) if seat in article.low}
    named: set[str] = set()
    for match in _CAPITALISED.finditer(article.text) if seats else ():
        words = match.group().lower().split()
        named.update(" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1))
    return frozenset(seats[seat] for seat in named.intersection(seats))


def _is_in_place(at: int, article: Article) -> bool:
    before = bisect_right(article.places, at, key=attrgetter("start")) - 1
    return before >= 0 and at < article.places[before].end
