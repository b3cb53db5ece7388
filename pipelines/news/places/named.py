"""An article's figures and named regions as the placing of its claims looks them up.

Here: what stands where, which office or region was named last, and what a mention gives. Not here: what the text is
about at a claim (`placing_story`).
"""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipelines.news.places.mentions import Mention, mentions_of
from pipelines.news.places.offices import (
    called_branch,
    called_region,
    is_of_one_province,
    is_one_of_several,
    serves_alone,
    shares_name,
    stands_for_province,
    stands_for_region,
)
from pipelines.news.places.twins import label
from pipelines.news.texts.article import Article, Claim, Figure, Placement, Sentence
from pipelines.normalize.wording import Wording
from warehouse import reference

USABLE = ("plain", "actor", "office", "area")
"""Parts in which a region or office is spoken of."""
_BY_THE_WAY = ("venue", "dateline")
_NOT_TAKEN_UP = ("scope", "compared")
BELOW = ("district", "village")
_SEVERAL = (
    r"(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|[2-9]|1[0-9])\s+"
    r"(?:daerah|kabupaten|kota|wilayah|provinsi)"
)
_SERVES = Wording(
    r"\b(?:membawahi|melayani|menaungi|mencakup|meliputi|mengampu|membina)\s+"
    rf"{_SEVERAL}"
    r"|\b(?:wilayah|area)(?: kerja)?(?:nya| kami)?(?: kantor| cabang)?(?: ini| itu)? (?:ada|mencakup|meliputi)"
    rf" {_SEVERAL}"
    rf"|\bdi {_SEVERAL}(?:/kota)?(?: (?:itu|tersebut|tadi))?(?:,|:| -)? (?:yaitu|yakni|meliputi|mencakup|antara lain)"
    rf"|\b{_SEVERAL}(?:/kota| dan kota)?(?: yang)?(?: [a-z]+)? (?:wilayah|area|lingkup|cakupan) (?:kerja|layanan|tugas)"
    rf"|\btersebar di {_SEVERAL}"
    r"|\btersebar di (?:(?:Kabupaten|Kota) )?(?:[A-Z][a-z]+ ?){1,3}(?:,|dan) (?:(?:Kabupaten|Kota) )?[A-Z]"
)

_RESTATED = re.compile(
    r"^[^,.;:]{0,30}?(?:\(|\b(?:atau|setara|alias|dari|senilai|bernilai|dengan (?:nilai|nominal|total))\b)"
    r"[^,.;:]{0,30}$",
    re.IGNORECASE,
)
"""Between a figure and another one that says the same: `30,5% atau sekitar 80.000 pekerja`."""


def stated(mention: Mention, rule: str, certainty: float) -> Placement:
    """The placement that a mention itself gives: a branch, a region, or a twin that stays open."""
    if mention.is_office:
        return Placement(None, "branch", mention.name, rule, certainty)
    if mention.code is None and (mention.place.ambiguous or mention.kind is None):
        return Placement(None, None, mention.name, rule, 0.3, ("region_ambiguous",))
    if mention.inferred:
        return Placement(mention.code, mention.kind, mention.name, rule, min(certainty, 0.8), ("region_inferred",))
    return Placement(mention.code, mention.kind, mention.name, rule, certainty)


class _Sides(NamedTuple):
    """The mentions before a claim's figure in its sentence, those of them that are spoken of, and those behind it."""

    left: list[Mention]
    usable_left: list[Mention]
    right: list[Mention]


class Named:
    """The mentions of one article, in text order; `title`: those of the headline."""

    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        self.article = article
        self._telling = {article.sentences[c.sentence].paragraph for c in claims}
        self.title, self.mentions = mentions_of(article)
        self.pointers: dict[int, list[tuple[int, int, str]]] = {}
        self._by_sentence: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self._by_sentence.setdefault(mention.sentence, []).append(mention)
        self._own = [*self.title, *self.mentions[:1]]
        self._own += [m for before, m in itertools.pairwise(self.mentions) if not self._is_short_name(m, before)]
        self._named = Counter([m.code for m in self._own if m.code and m.role != "scope"])
        self._sides: tuple[Claim, _Sides] | None = None
        self._starts = [f.start for f in article.figures]
        self._figures: dict[int, list[Figure]] = {}
        self._several: bool | None = None

    def _is_short_name(self, mention: Mention, before: Mention) -> bool:
        """Whether a name only gives the short form of the one before it: `Ogan Komering Ilir (OKI)`."""
        return before.code == mention.code and self.article.text[before.end : mention.start] == " ("

    @functools.cached_property
    def _spoken(self) -> Counter[str | None]:
        """How often each region is named as what is spoken of."""
        return Counter([m.code for m in self._own if m.code and m.role not in ("scope", *_BY_THE_WAY)])

    @functools.cached_property
    def _stated(self) -> set[str]:
        """Codes of the regions that are told of."""
        subjects = [m for m in [*self.title, *self.mentions] if m.role in USABLE]
        heads = [m for m in self.mentions if m.role == "speaker" and not (self._is_where(m) or self._is_in_headline(m))]
        return {m.code for m in [*subjects, *heads] if m.code and not m.is_office and self._is_told_of(m)}

    def _is_told_of(self, mention: Mention) -> bool:
        """Whether a region stands in the headline or in a paragraph with numbers; a law's duty names it by the way."""
        return mention.sentence < 0 or self.article.sentences[mention.sentence].paragraph in self._telling

    def _is_where(self, mention: Mention) -> bool:
        """Whether a speaker's place is only where it was said: `kata Kepala Cabang itu di X, akhir pekan`."""
        return self.article.text.endswith("di ", 0, mention.start)

    def _is_in_headline(self, mention: Mention) -> bool:
        """Whether a mention stands in the headline as the text repeats it."""
        sentence = self.article.sentences[mention.sentence]
        title = (self.article.title or "").strip()
        return bool(title) and self.article.text.startswith(title, sentence.start)

    def sentence(self, claim: Claim) -> Sentence:
        return self.article.sentences[claim.sentence]

    def figures(self, sentence: Sentence) -> list[Figure]:
        known = self._figures.get(sentence.index)
        if known is None:
            known = self._between(sentence.start, sentence.end)
            self._figures[sentence.index] = known
        return known

    def _between(self, start: int, end: int) -> list[Figure]:
        """The figures that begin between two places."""
        return list(self.article.figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def has_figure(self, start: int, end: int) -> bool:
        """Whether a figure other than a bare year stands between the two places."""
        return any(f.end <= end and not _is_year(f) for f in self._between(start, end))

    def segment(self, claim: Claim) -> tuple[int, int]:
        """The characters around a claim's figure up to the figures beside it, within the sentence."""
        sentence = self.sentence(claim)
        start, end = sentence.start, sentence.end
        for figure in self.figures(sentence):
            if _is_year(figure):
                continue
            if figure.end <= claim.figure.start:
                start = figure.end
            elif figure.start >= claim.figure.end:
                end = figure.start
                break
        return start, end

    def here(self, claim: Claim) -> list[Mention]:
        return self._by_sentence.get(claim.sentence, [])

    def left(self, claim: Claim) -> list[Mention]:
        """Mentions before the figure in its sentence (and in the heading of its list)."""
        return self._beside(claim).left

    def right(self, claim: Claim) -> list[Mention]:
        return self._beside(claim).right

    def next_behind(self, claim: Claim) -> tuple[int, Mention | None]:
        """Where a figure and those that restate it end, and the first mention behind them."""
        start, right = claim.figure.end, self.right(claim)
        for figure in self.figures(self.sentence(claim)) if right else ():
            if figure.start < start:
                continue
            between = self.article.text[start : figure.start]
            if any(start <= m.start < figure.start for m in right) or not _RESTATED.match(between):
                break
            start = figure.end
        return start, next((m for m in right if m.start >= start), None)

    def after(self, mention: Mention) -> list[Mention]:
        """Mentions behind another one in its sentence."""
        return [m for m in self._by_sentence.get(mention.sentence, []) if m.start >= mention.end]

    def usable_left(self, claim: Claim) -> list[Mention]:
        return self._beside(claim).usable_left

    def _beside(self, claim: Claim) -> _Sides:
        """The mentions on either side of a claim's figure, kept until another claim is asked for."""
        if self._sides is None or self._sides[0] is not claim:
            here, figure = self.here(claim), claim.figure
            left = [m for m in here if m.end <= figure.start]
            usable = [m for m in left if m.role in USABLE]
            self._sides = claim, _Sides(left, usable, [m for m in here if m.start >= figure.end])
        return self._sides[1]

    def names(self, code: str) -> bool:
        """Whether the article speaks of this region."""
        return self._named[code] > 0

    def region(self, code: str, rule: str, certainty: float) -> Placement:
        kind, name = label(code)
        return Placement(code, kind, name, rule, certainty)

    def office(
        self, mention: Mention, rule: str, certainty: float, *, own: bool, as_such: bool | None = None
    ) -> Placement:
        """An office's area, or its one region where the article shows that the region is meant.

        `BPJS Ketenagakerjaan X` without the word branch is said of the region X as often as of the office; the article
        decides by naming that region itself. Called an office (`Cabang X`, `kantornya`), it is the office: `as_such`.
        `own`: the office is the subject of the claim's own sentence.
        """
        branch = Placement(None, "branch", mention.name, rule, certainty)
        named = [c for c in mention.place.candidates if c in self._stated and shares_name(c, mention)]
        if is_of_one_province(mention) and (named or not own):
            return self.region(mention.place.candidates[0], f"{rule}_office", min(certainty, 0.75))
        if stands_for_province(mention) and not self.serves_several():
            return self.region(mention.place.candidates[0], f"{rule}_office", min(certainty, 0.75))
        called = called_region(mention)
        if called is not None and not self.serves_several():
            return self.region(called, f"{rule}_office", min(certainty, 0.75))
        parted = is_one_of_several(mention) or (own and not stands_for_region(mention))
        if len(named) != 1 or self.serves_several() or parted:
            return branch
        if as_such is None:
            as_such = called_branch(mention) and not serves_alone(mention)
        if as_such:
            return branch
        kind, name = label(named[0])
        return Placement(named[0], kind, name, f"{rule}_office", min(certainty, 0.75), ("region_inferred",))

    def serves_several(self) -> bool:
        """Whether the article says that its office serves several regions (wilayah kerjanya meliputi A dan B)."""
        if self._several is None:
            listed = len({m.code for m in self.mentions if m.role == "served"}) > 1
            self._several = listed or _SERVES.search(self.article, self.article.text) is not None
        return self._several

    def regions_before(self, end: int, roles: Sequence[str] = ("plain", "actor")) -> list[Mention]:
        """The regions spoken of before a place in its sentence."""
        sentence = self.article.sentence_at(end)
        here = self._by_sentence.get(sentence.index, []) if sentence is not None else []
        return [m for m in here if m.end <= end and (m.code or m.place.ambiguous) and m.role in roles]

    def last_office(self, before: int) -> Mention | None:
        """The office named last before a place, the headline included."""
        offices = [m for m in [*self.title, *self.mentions] if m.is_office and (m.sentence < 0 or m.end <= before)]
        return offices[-1] if offices else None

    def regions_told(self, before: int, *, provinces: bool = False) -> set[str]:
        """Codes of the regencies and cities, else (or where `provinces` are meant) of the provinces, that figures so
        far or a list before hold for."""
        told = {m.code for m in self.mentions if m.code and m.end <= before and m.role in (*USABLE, "served")}
        narrow = set() if provinces else {code for code in told if len(code) == len("00.00")}
        return narrow or {code for code in told if code != "00" and not (provinces and len(code) > len("00"))}

    def last_named(self, claim: Claim) -> Placement | None:
        """The one region named before in this sentence, else in the one before, for `di sana`; not who speaks."""
        roles = ("plain", "actor", "area", "served")
        near = [m for m in self.left(claim) if m.role in roles] or [
            m for m in self._by_sentence.get(claim.sentence - 1, []) if m.role in roles
        ]
        alone = len({m.code for m in near}) == 1 and near[-1].code
        return stated(near[-1], "pointing", 0.8) if alone else None

    def last_of(self, kind: str, before: int) -> Placement | None:
        """The last region of a kind named before a place; a province also by its parts."""
        mentions = [m for m in [*self.title, *self.mentions] if m.sentence < 0 or m.end <= before]
        alike = [m for m in reversed(mentions) if m.code and m.kind == kind and m.role not in _NOT_TAKEN_UP]
        for mention in sorted(alike, key=lambda m: m.role in _BY_THE_WAY)[:1]:
            meant = self._beside_row(mention, alike)
            return Placement(meant.code, meant.kind, meant.name, "pointing", 0.85)
        if kind in ("regency", "city"):
            # Of a district or village that alone was named.
            below = next((m.code[:5] for m in reversed(mentions) if m.code and m.kind in BELOW), None)
            return self.region(below, "pointing", 0.75) if below and label(below)[0] == kind else None
        if kind == "province":
            inner = next((m.code for m in reversed(mentions) if m.code and len(m.code) >= 5), None)
            if inner:
                return self.region(inner[:2], "pointing", 0.75)
        return None

    def _beside_row(self, last: Mention, alike: Sequence[Mention]) -> Mention:
        """What one word takes up behind a row of regions: not its last where the text speaks of another more often."""
        row = {m.code for m in self._by_sentence.get(last.sentence, []) if m.kind == last.kind}
        often = max(alike, key=lambda m: self._spoken[m.code or ""])
        return often if len(row) > 1 and self._spoken[often.code or ""] > self._spoken[last.code or ""] else last

    def of(self, mention: Mention, rule: str, certainty: float) -> Placement:
        """The placement of a mention that stands in another sentence than the claim."""
        if mention.is_office:
            return self.office(mention, rule, certainty, own=False)
        if mention.kind in BELOW and mention.code and all(m.code != mention.code for m in self.title):
            # A village in passing, most often where a person lives: the text is about its regency.
            return self.region(mention.code[:5], rule, min(certainty, 0.65))
        return stated(mention, rule, certainty)

    def _headed(self, mention: Mention) -> Placement:
        """The region or office that a heading over the lines names; a table under an office's name is the office's."""
        if mention.is_office:
            return Placement(None, "branch", mention.name, "heading", 0.8)
        return self.of(mention, "heading", 0.8)

    def headline(self) -> Placement | None:
        """What the headline names: its one region, else its office."""
        named = [m for m in self.title if not m.is_office and m.code and m.kind != "country"]
        codes = {m.code for m in named}
        if len(codes) == 1:
            return self.of(named[0], "headline", 0.7)
        offices = [m for m in self.title if m.is_office]
        if not named and offices:
            return self.of(offices[0], "headline", 0.6)
        return None


def inside(inner: str | None, outer: str | None) -> bool:
    """Whether the region `inner` lies in `outer` (not the same)."""
    if not inner or not outer or inner == outer:
        return False
    return outer == "00" or inner.startswith(outer + ".")


def may_serve(office: Mention, codes: Collection[str]) -> bool:
    """Whether several regions may be an office's area, as far as the table knows it: one of them is, or holds, a region
    that the office serves."""
    served = office.place.candidates
    return not served or any(s == c or inside(s, c) for s in served for c in codes)


@functools.cache
def _namesakes() -> dict[str, str]:
    """Code of each city and regency that share a name (Kota Tegal, Kabupaten Tegal) to that of the other."""
    shared: dict[str, list[str]] = {}
    for code, kind, name in reference.regions().select("region_code", "level", "name").iter_rows():
        if kind in ("city", "regency"):
            shared.setdefault(name.split(" ", 1)[1], []).append(code)
    pairs = [codes for codes in shared.values() if len(codes) == 2]
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}


def namesake(code: str, kind: str) -> str | None:
    """The other region of the name of `code`, if it is of this kind."""
    other = _namesakes().get(code)
    return other if other is not None and label(other)[0] == kind else None


def _is_year(figure: Figure) -> bool:
    return (
        figure.value is not None
        and figure.kind == "cardinal"
        and 1990 <= figure.value <= 2100
        and len(figure.text) == 4
    )
