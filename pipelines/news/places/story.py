"""What the reader of an article has in mind at each claim: the mentions so far, the region carried on, who spoke.

Here: the state that `placing` reads sentence by sentence. Not here: which words of a sentence place a claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.news.places.mentions import Mention
from pipelines.news.places.named import BELOW, inside, namesake
from pipelines.news.places.told import EXPLICIT
from pipelines.news.places.topics import LINE, Topics
from pipelines.news.places.twins import label_level
from pipelines.news.texts.article import Article, Claim, Placement
from pipelines.normalize.wording import Wording

_OUTSIDE = ("by_law", "nation", "magnitude")
"""Rules whose placements say nothing about what the text is about."""
_STANDS_OUT = Wording(
    r"\b(?:ter(?:besar|tinggi|banyak|endah|kecil|baik|depan)|paling [a-z]+|(?:me|pe)nyumbang|(?:ber)?kontribusi)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:di ?antaranya|dari (?:jumlah|total|angka) (?:itu|ini|tersebut)|berasal dari|misalnya|sendiri|menyumbang"
    r"|selebihnya|sisanya|selainnya)\b|, (?:yang )?(?:ter(?:banyak|besar|tinggi|rendah)|paling [a-z]+)\b"
)
"""Beside a region: its number is a part of the office's."""
_BESIDE = Wording(
    r"\b(?:(?:mem|di)?banding(?:kan)?|berbeda|beda|ketimbang|di (?:atas|bawah)"
    r"|(?:lebih|kalah|jauh|unggul|tertinggal)(?: [a-z]+)? dari(?:pada)?|mengungguli|melampaui|menyalip)(?: dengan)?"
    r" (?:[A-Z][^.;:0-9]{0,30})?$"
    r"|\brata-rata(?: di| se-?)?(?: [Pp]rovinsi| tingkat)? ?$"
    r"|\bsebagai (?:(?:pem|per)?banding(?:an)?|gambaran|ilustrasi)\b",
    re.IGNORECASE,
)
_NEIGHBOUR = Wording(
    r"\b(?:tetangga|sebelah)(?:nya)?,|(?:kabupaten|kota|daerah|provinsi) (?:tetangga|sebelah)(?:nya)?\b"
)
PAID_BY_OFFICES = ("claims_paid", "claim_cases", "contributions_collected")
"""What offices pay out or take in, and no region does."""
_AVERAGE = re.compile(
    r"\b(?:rata-rata|target|sasaran|angka|capaian|tingkat) nasional\b|\bnasional [^.;]{0,12}(?:rata-rata|target)"
)
_PARTS = ("regency", "city")
_SEVERAL = 2


class Story(Topics):
    """One article, read from its first sentence on; `read_to`, `note` and `close` move it along."""

    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        super().__init__(article, claims)
        self.noted: tuple[Claim, Placement] | None = None
        self._above = False
        self._whole: tuple[int, Placement] | None = None
        self._area: Placement | None = None
        self._nation: Claim | None = None
        self._compared = -1
        self._values: dict[tuple[str, float], Placement] = {}

    def told_of(self, claim: Claim) -> Placement | None:
        """Where the same figure held when it was told first."""
        return self._values.get((claim.metric, claim.value))

    def spoken_of(self, kind: str, before: int, claim: Claim) -> Placement | None:
        """The region of a kind that the text is about: carried on, else the headline's, named last, or named most."""
        carry = self._carry
        if carry is not None and carry.region_kind == kind and claim.sentence - self._carry_sentence <= 2:
            return replace(carry, rule="pointing", certainty=0.8)
        last = self.last_of(kind, before)
        headline = self.headline()
        if headline is not None and headline.region_kind == kind:
            return replace(headline, rule="pointing", certainty=0.75)
        named = [(self._spoken[code], code) for code in self._spoken if code and label_level(code) == kind]
        often = max(named, default=None)
        if last is None or often is None or self._spoken[last.region_code or ""] == often[0]:
            return last
        return self.region(often[1], "pointing", 0.7)

    def namesake(self, kind: str) -> Placement | None:
        """The region of this kind that is called like the one spoken of (Kota Tegal where that is Kabupaten Tegal)."""
        headline = self.headline()
        about = [self._carry and self._carry.region_code, self._subject and self._subject.code]
        for code in (*about, headline and headline.region_code):
            other = namesake(code, kind) if code else None
            if other is not None:
                return self.region(other, "pointing", 0.75)
        return None

    def at_opening(self) -> Placement | None:
        """What the text was about when the sentence began."""
        if self._opening is not None:
            return replace(self._opening, rule="carried", certainty=0.7)
        return None if self._subject is None else self.of(self._subject, "carried", 0.7)

    def carried(self, claim: Claim) -> Placement | None:
        """The region that the sentences before are about."""
        if self._heading is not None:
            return self._headed(self._heading)
        if self._whole is not None and (self.sentence(claim).paragraph > self._whole[0] or self._exceeds_part(claim)):
            self._carry, self._whole = self._whole[1], None
        whole = self.goes_back(claim) or (self._area if self._is_of_area(claim) else None)
        if whole is not None:
            return replace(whole, rule="carried", certainty=0.7)
        subject, carry = self._subject, self._carry
        if carry is None:
            headline = self.headline()
            if subject is None or (headline is not None and self._is_aside(subject, headline, claim)):
                return headline
            return self.of(subject, "carried", 0.75)
        governing = self._governing(claim) if self._above else None
        subject = governing or subject
        if subject is not None and (governing or self._takes_over(subject, carry, claim)):
            return self.of(subject, "carried", 0.75)
        return Placement(carry.region_code, carry.region_kind, carry.region, "carried", 0.8, carry.flags)

    def _exceeds_part(self, claim: Claim) -> bool:
        """Whether more are counted than a district or village has, of which one was told: the whole goes on."""
        part = self.noted
        below = part is not None and part[1].region_kind in BELOW and self._carry == part[1]
        return below and part is not None and part[0].unit == claim.unit == "persons" and claim.value > part[0].value

    def meant_here(self, claim: Claim) -> Placement | None:
        """The region of `daerah ini` and `di sini`: never the one above that is only set beside."""
        about = self._whole[1] if self._whole is not None else None
        if about is not None and self._carry is not None and inside(about.region_code, self._carry.region_code):
            return replace(about, rule="carried", certainty=0.75)
        return self.carried(claim)

    def has_area(self) -> bool:
        """Whether numbers so far were of an office's area."""
        return self._area is not None

    def of_nation(self, claim: Claim) -> bool:
        """Whether the paragraph has been about the whole country since a number of it, and named no region."""
        last = self._nation
        if last is None or self.sentence(last).paragraph != self.sentence(claim).paragraph:
            return False
        between = [m for s in range(last.sentence, claim.sentence + 1) for m in self._by_sentence.get(s, [])]
        return all(m.code == "00" or m.start > claim.figure.start for m in between)

    def _is_of_area(self, claim: Claim) -> bool:
        """Whether a new paragraph about what is paid goes back to the office, its regions gone through."""
        if claim.metric not in PAID_BY_OFFICES or self._carry is None or self._carry.region_kind == "branch":
            return False
        paragraph = self.article.sentences[self._carry_sentence].paragraph
        return self.serves_several() and self.sentence(claim).paragraph > paragraph

    def _singled_out(self, claim: Claim, placement: Placement) -> bool:
        """Whether a claim is of a part that stands out (Kota X tertinggi): the next paragraph is again of the whole."""
        carry = self._carry
        if carry is None or placement.rule not in EXPLICIT:
            return False
        office = carry.region_kind == "branch" and bool(placement.region_code)
        if not office and not inside(placement.region_code, carry.region_code):
            return False
        among = _AMONG.search(self.article.low, *self.segment(claim)) is not None
        if office or among or placement.region_kind in BELOW:
            return among or not office
        start = self.sentence(claim).start
        return _STANDS_OUT.search(self.sentence(claim), self.article.text, start, claim.figure.start) is not None

    def _around(self, placement: Placement) -> Placement | None:
        """The regency that the headline or the text so far is about, where the first number is of a part of it: behind
        `500 petani di Kecamatan X` the next paragraph is again of the whole."""
        if self._carry is not None or placement.region_kind not in BELOW:
            return None
        about = self.headline() or (self.of(self._subject, "carried", 0.7) if self._subject is not None else None)
        return about if about is not None and inside(placement.region_code, about.region_code) else None

    def _compares(self, claim: Claim) -> bool:
        """Whether the region of a claim is only held beside the one spoken of (bandingkan dengan Kota X yang ...)."""
        named, sentence = self.usable_left(claim), self.sentence(claim)
        if not named:
            return False
        neighbour = _NEIGHBOUR.search(sentence, self.article.low, sentence.start, claim.figure.start)
        beside = neighbour or _BESIDE.search(sentence, self.article.text, sentence.start, named[-1].start)
        return beside is not None

    def _is_aside(self, subject: Mention, headline: Placement, claim: Claim) -> bool:
        """Whether a region named in passing gives way to the headline's, which the article names more often."""
        if subject.is_office or subject.code is None or headline.region_code is None:
            return False
        same = self.article.sentences[subject.sentence].paragraph == self.sentence(claim).paragraph
        other = subject.code != headline.region_code and not inside(subject.code, headline.region_code)
        return other and not same and self._named[subject.code] < self._named[headline.region_code]

    def topic(self, claim: Claim) -> str | None:
        """The region that the sentences before in the claim's paragraph are about."""
        paragraph = self.sentence(claim).paragraph
        subject = self._subject
        if subject is not None and subject.sentence > self._carry_sentence:
            same = subject.sentence >= 0 and self.article.sentences[subject.sentence].paragraph == paragraph
            return subject.code if same and not subject.is_office else None
        same = self._carry_sentence >= 0 and self.article.sentences[self._carry_sentence].paragraph == paragraph
        return self._carry.region_code if same and self._carry is not None else None

    def is_about_part_of(self, mention: Mention) -> bool:
        """Whether the text so far is about a region inside the one of `mention`."""
        subject = self._subject.code if self._subject is not None else None
        about = self._carry.region_code if self._carry is not None else subject
        return inside(about, mention.code)

    def note(self, claim: Claim, placement: Placement) -> None:
        """Remembers where a claim was placed, so that the next one can follow it."""
        self.noted = (claim, placement)
        self._values.setdefault((claim.metric, claim.value), placement)
        if placement.rule == "nation" and not self._of_average(claim):
            self._nation = claim
        if placement.rule == "nation" and self._carry is None and self._subject is None:
            # A text that opens with the whole country and has named no region yet is about the country.
            self._carry, self._carry_sentence = placement, claim.sentence
            self.main = self.main or placement
        if _is_outside(claim, placement) or "region_ambiguous" in placement.flags:
            return
        if placement.region_kind == "branch":
            self._area = placement
        key = placement.region_code or placement.region or ""
        if self.main is None and (placement.region_kind == "branch" or not self._is_of_several(claim)):
            self.main = placement
        whole = self._carry if self._singled_out(claim, placement) else self._around(placement)
        if whole is not None:
            self._whole = (self.sentence(claim).paragraph, whole)
        about = self._opening.region_code if self._opening else self._subject and self._subject.code
        # Of two regions that one sentence sets side by side neither is what a text about their province goes on with.
        both = self._carry_sentence == claim.sentence and self._opening is not None and self._opening != self._carry
        other = placement.rule in EXPLICIT and placement.region_code != about and not both
        if self._carry is not None and other and self._compares(claim):
            self._compared = claim.sentence
            return
        if placement.rule in (*EXPLICIT, "pointing"):
            if self._whole is not None and self.sentence(claim).paragraph > self._whole[0]:
                self._whole = None
            self._list(claim, key)
        self._carry, self._carry_sentence, self._above = placement, claim.sentence, False

    def _is_of_several(self, claim: Claim) -> bool:
        """Whether the claim's sentence names several regencies or cities."""
        return len({m.code for m in self.here(claim) if m.kind in _PARTS}) >= _SEVERAL

    def _of_average(self, claim: Claim) -> bool:
        """Whether the country is only what its parts are held beside (rata-rata nasional, target nasional)."""
        start, end = self.segment(claim)
        return claim.metric == "coverage_target" or _AVERAGE.search(self.article.low, start, end) is not None

    def close(self, sentence: int, claims: Sequence[Claim], placements: Sequence[Placement]) -> None:
        """Ends a sentence: after a list of regions the text goes back to what it was about before."""
        one_person = self._carry is not None and any(c.kind == "anecdote" for c in claims)
        told = [p for c, p in zip(claims, placements, strict=True) if not _is_outside(c, p)]
        if not told and not one_person:
            self._take_in(sentence)
        self._next = sentence + 1
        self._last, self._last_sentence = told, sentence
        self._last_metrics = {claim.metric for claim in claims}
        span = self.article.sentences[sentence]
        if span.end - span.start > LINE:
            self._heading = None
        if self._in_list() and placements and placements[-1].rule in EXPLICIT:
            self._above = self._before_list is None
            self._carry = self._before_list or self._above_list()
        offices = {p.region for p in told if p.region_kind == "branch"}
        if len(offices) > 1 and self.main is not None and self.main.region_kind == "branch":
            # Its sub-offices gone through, the next paragraph is of the whole office again.
            self._whole = (span.paragraph, self.main)
        self._carry = (self._of_nested(told) if self._compared != sentence else None) or self._carry
        if self.widened(span, told) and self._opening is not None:
            self._whole = (span.paragraph, self._opening)
        self._opening = self._carry

    def _takes_over(self, subject: Mention, carry: Placement, claim: Claim) -> bool:
        """Whether a region named since the last claim replaces the one carried.

        In the same paragraph it does. Farther off it does not where it is only the region above or inside (a governor
        greets, a town is visited), an office, or named less often.
        """
        if subject.sentence <= self._carry_sentence or subject.code == carry.region_code:
            return False
        if subject is self._topic:
            return True
        span = self.article.sentences[subject.sentence]
        same = span.paragraph == self.sentence(claim).paragraph
        if subject.is_office:
            return same and (carry.region_kind == "branch" or self.serves_several())
        if same:
            return True
        related = inside(subject.code, carry.region_code) or inside(carry.region_code, subject.code)
        often = self._named[subject.code or ""] >= self._named[carry.region_code or ""]
        near = often or subject.sentence == claim.sentence - 1
        return not related and near and carry.region_kind != "branch"


def _is_outside(claim: Claim, placement: Placement) -> bool:
    """Whether a claim says nothing about what the text is about: a law's, the nation's, or one person's."""
    return placement.rule in _OUTSIDE or claim.kind == "anecdote"
