"""What the claims so far were told of: the last sentence's regions, and the regions gone through in a row.

Here: the record of placed claims that `placing_story` carries on from. Not here: what the text is about besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pipelines.news.places.mentions import Mention
from pipelines.news.places.named import Named, inside
from pipelines.news.places.twins import is_labelled
from pipelines.news.texts.article import Article, Claim, Placement, Sentence
from pipelines.normalize.wording import Wording

_TAKES_UP = re.compile(
    r"[\s\"“'‘]*(?:dari |dengan )?(?:(?:angka|jumlah|total|nilai|nominal|capaian|persentase|besaran|manfaat|klaim"
    r"|pembayaran|santunan|dana) (?:itu|ini|tersebut)|(?:pe)?rinciannya|nilainya|nominalnya|itu|di ?antaranya)\b",
    re.IGNORECASE,
)
_AS_A_WHOLE = Wording(
    r"\bsecara (?:keseluruhan|total|kumulatif|umum|agregat|menyeluruh)\b"
    r"|\b(?:angka|capaian|jumlah) keseluruhan(?:nya)?\b",
    re.IGNORECASE,
)
EXPLICIT = ("behind", "before", "each", "farther_behind")
_PAIR = 2
_ALIKE = {"unprotected_rate": "coverage_rate"}
"""Metrics that one list of regions may tell side by side: the last of those covered may be told by who is not."""


class _Told(NamedTuple):
    """A region that claims name themselves: sentence of the last one, code or name, metrics told of it."""

    sentence: int
    key: str
    metrics: frozenset[str]


class Told(Named):
    """The mentions of one article with the regions that its claims, read in order, were placed in."""

    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        super().__init__(article, claims)
        self.main: Placement | None = None
        self._carry: Placement | None = None
        self._carry_sentence = -1
        self._before_list: Placement | None = None
        self._opening: Placement | None = None
        self._explicit: list[_Told] = []
        self._last: list[Placement] = []
        self._last_sentence = -1
        self._last_metrics: set[str] = set()

    def is_main(self, code: str | None) -> bool:
        """Whether the text began with this region, or is headed by it."""
        headline = self.headline()
        return code is not None and code in (
            self.main and self.main.region_code,
            headline and headline.region_code,
        )

    def widened(self, sentence: Sentence, told: Sequence[Placement]) -> bool:
        """Whether a sentence, and all its paragraph, only sets the region above beside the one that the text is about:
        the next paragraph is again of the latter."""
        about = self._opening
        if about is None or not told or told[0].region_kind != "province":
            return False
        codes = {p.region_code for p in told}
        if len(codes) != 1:
            return False
        headline = self.headline()
        if headline is not None and headline.region_code == told[0].region_code:
            return False
        if not inside(about.region_code, told[0].region_code) or not self.is_main(about.region_code):
            return False
        span = [s.index for s in self.article.sentences if s.paragraph == sentence.paragraph]
        named = {m.code for s in span for m in self._by_sentence.get(s, []) if not m.is_office}
        return named <= {about.region_code, *codes, "00"}

    def goes_back(self, claim: Claim) -> Placement | None:
        """The whole that the text began with, where a sentence turns to it from a part: `Secara keseluruhan ...`."""
        about, main = (self._carry.region_code if self._carry else None), self.main
        if about is None or main is None or not (main.region_kind == "branch" or inside(about, main.region_code)):
            return None
        sentence = self.sentence(claim)
        turned = _AS_A_WHOLE.search(sentence, self.article.text, sentence.start, claim.figure.start)
        return None if turned is None else main

    def same_as_before(self, claim: Claim) -> Placement | None:
        """Where the sentence before holds, for one that takes up its number (Angka itu setara ..., Rinciannya ...)."""
        sentence = self.sentence(claim)
        if self._last_sentence != claim.sentence - 1:
            return None
        places = {(p.region_code, p.region): p for p in self._last}
        if len(places) != 1 or _TAKES_UP.match(self.article.text, sentence.start, sentence.end) is None:
            return None
        return replace(next(iter(places.values())), rule="taken_up", certainty=0.85)

    def whole_before(self, claim: Claim) -> Placement | None:
        """The region whose workers the sentence before counts: `Rembang punya 338.700 pekerja. Cabang Pati baru
        melindungi 71.300.`"""
        codes = {p.region_code for p in self._last}
        if self._last_sentence != claim.sentence - 1 or len(codes) != 1 or self._last_metrics != {"eligible_workers"}:
            return None
        return replace(self._last[-1], rule="taken_up", certainty=0.75) if self._last[-1].region_code else None

    def last_of_list(self, claim: Claim) -> Placement | None:
        """The last of several regions that the sentence before told of, for `daerah itu`."""
        near = self._in_list() and self._explicit[-1].sentence == claim.sentence - 1
        key = self._explicit[-1].key if near else ""
        return self.region(key, "pointing", 0.75) if is_labelled(key) else None

    def _governing(self, claim: Claim) -> Mention | None:
        """Who of one of several regions just listed goes on to speak in the claim's paragraph (Pj Sekda X)."""
        paragraph = self.sentence(claim).paragraph
        since = [m for m in self.mentions if self._carry_sentence < m.sentence <= claim.sentence]
        heads = [m for m in since if m.role == "speaker" and any(told.key == m.code for told in self._explicit)]
        return next((m for m in heads[::-1] if self.article.sentences[m.sentence].paragraph == paragraph), None)

    def _of_nested(self, told: Sequence[Placement]) -> Placement | None:
        """Of a region and a part of it told in one sentence (`Sulut 52 persen, Kota Manado 71`), what goes on: what the
        text was about before, else the whole."""
        if len(told) < _PAIR:
            return None
        codes = {p.region_code: p for p in told if p.region_code and p.rule in EXPLICIT}
        if len(codes) < 2 or not any(inside(a, b) for a in codes for b in codes):
            return None
        if self._opening is not None and self._opening.region_code in codes:
            return self._opening
        return min(codes.values(), key=lambda p: len(p.region_code or ""))

    def _list(self, claim: Claim, key: str) -> None:
        """Notes an explicit region: the next of a list of regions, the same again, or a new subject."""
        again = self._explicit[-1:] and self._explicit[-1].key == key
        if again:
            last = self._explicit.pop()
            self._explicit.append(_Told(claim.sentence, key, last.metrics | {_ALIKE.get(claim.metric, claim.metric)}))
            return
        back = any(told.key == key for told in self._explicit)
        if back:
            # One of a list that has ended is taken up again, and now spoken of.
            self._explicit = []
        self._explicit.append(_Told(claim.sentence, key, frozenset({_ALIKE.get(claim.metric, claim.metric)})))
        if not self._in_list():
            self._explicit = self._explicit[-1:]
            # Where the first of a new list was the last of the one before, what stood before the sentence counts.
            self._before_list = self._opening if back else self._carry

    def _in_list(self) -> bool:
        """Whether the last two explicit regions are different members of one list: of one level, told the same of."""
        if len(self._explicit) < 2:
            return False
        first, second = self._explicit[-2:]
        level = len(first.key) == len(second.key) and first.key[:1].isdigit() and second.key[:1].isdigit()
        return level and second.sentence - first.sentence <= 1 and bool(first.metrics & second.metrics)

    def _above_list(self) -> Placement | None:
        """Of regions gone through, what goes on: of two the one that the article names most, else the region above."""
        keys = [told.key for told in self._explicit]
        often = sorted(self._named[key] for key in keys)
        if len(keys) == _PAIR and often[0] < often[1]:
            return self.region(next(key for key in keys if self._named[key] == often[1]), "carried", 0.65)
        first, second = (told.key.split(".") for told in self._explicit[-2:])
        shared = [a for a, b in zip(first[:-1], second[:-1], strict=True) if a == b]
        code = ".".join(shared) if len(shared) in (1, 2) else "00"
        return self.region(code, "carried", 0.6)
