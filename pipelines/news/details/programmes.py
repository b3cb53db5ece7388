"""Which programmes a count of members, a payment, a contribution or a public fund is for, where not said beside it.

Beside the programme that a payment's own words name (`claimants`):
- members are of the programme their own words name: "peserta JHT 18 juta", "JP diikuti 14 juta pekerja"; the parts of
  such a whole are of it too, so that members of JHT and of JP are never set against each other;
- payments are of the one programme that their sentence has named, or, as parts, of the one just told of: "JHT Rp6
  miliar ... Kota A paling banyak, Rp2 miliar";
- a sum that the law sets for one set of programmes is of these: Rp16.800 a month, Rp42 million on death;
- whom a public fund enters, and what it spends, is for the programmes that the article says they are protected by:
  "3.450 pekerja rentan ... Perlindungannya JKK dan JKM";
- payments of the education benefit are told apart by the group "beasiswa anak peserta": they follow a death or an
  accident and would otherwise be counted as one;
- a contribution is for all programmes named together; "ditambah JHT" adds one to those before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import polars as pl

from pipelines.news.texts.article import Article, Claim, Sentence
from pipelines.normalize.lexicon import lexicon
from pipelines.normalize.wording import Wording
from warehouse.model.vocabulary import PROGRAMS
from warehouse.reference import statutory_parameters

_WORD = re.compile(r"\w+")
_NAMED = Wording(r"\b(?:jkk|jkm|jk|jht|jp|jkp)\b|kecelakaan|kematian|hari tua|pensiun|kehilangan pekerjaan")
_JOINT = re.compile(
    r"[\s,()/&+\"“”]*(?:(?:dan|serta|maupun|plus|hingga|sampai|juga|ditambah)\s+)*"
    r"(?:(?:program|perlindungan|manfaat|jaminan|asuransi)\s+)*[\"“]?"
)
_LABELS = re.compile(r"[0-9]\s*(?:kasus|klaim|peserta|orang|pekerja)?\s*(?:program |jaminan )?$")
"""What stands before a programme that says of which the figure before it is: "8.051 klaim JHT"."""
_FIGURE = re.compile(r"[0-9]")
_PAYS_OUT = re.compile(r"\b(?:klaim|santunan|pembayaran|dibayarkan|ahli waris|kasus|pencairan)\b")
_TOTAL = re.compile(r"\b(?:beasiswa|total\w*|seluruh\w*|semua\w*|keseluruhan\w*|secara umum|digabung\w*)\b")
_SCHOLARSHIP = Wording(r"\bbea ?siswa\b|\bbantuan pendidikan\b")
_SCHOLARS_BEHIND = Wording(r"\s*(?!(?:dan|serta|lalu)\b)(?:\w+\s+(?!(?:dan|serta|lalu)\b)){0,3}bea ?siswa\b")
_SCHOLARS = "beasiswa anak peserta"
_ADDS = re.compile(r"\b(?:ditambah|menambah|ketambahan|bertambah)\w*\b|\btambahan\b|\bplus\b|\bsekaligus\b")
_TO_SO_MANY = re.compile(r"\s*(?:untuk|bagi|dari|atas|kepada|dengan|\()\s*(?:\w+\s){0,2}")
_BREAKS_DOWN = re.compile(
    r",?\s*(?:yakni|yaitu|di (?:dalam|antara)nya|terdiri|antara lain|termasuk|rinciannya|meliputi|mencakup)\b"
)
_MEMBERS = frozenset(("active_participants", "registered_workers"))
_PAYMENTS = frozenset(("claims_paid", "claim_cases"))
_OF_FUND = frozenset(("budget_allocated", "registered_workers", "coverage_target", "growth_target"))
_NEAR = 90


class Named(NamedTuple):
    """Programmes named together, from `start` to `end` of the text, in the order of the law."""

    start: int
    end: int
    sentence: int
    programs: tuple[str, ...]


def settle_programmes(article: Article, claims: Sequence[Claim]) -> list[Claim]:
    """`claims` (in text order) with the programmes of members, funds and contributions, where the article says so."""
    if not claims:
        return []
    named = list(_programmes_named(article)) if _NAMED.fits(article) else []
    where = frozenset(each.sentence for each in named)
    story = _Told(article, claims, named, _protections(article, claims, named), where)
    settled: list[Claim] = []
    for number, claim in enumerate(claims):
        programs = story.of(number, settled[-1] if settled else None)
        scholars = claim.metric in _PAYMENTS and story.is_of_scholarships(number, settled[-1] if settled else None)
        group = _SCHOLARS if scholars else claim.worker_group
        same = programs == claim.program and group == claim.worker_group
        settled.append(claim if same else replace(claim, program=programs, worker_group=group))
    return settled


def _programmes_named(article: Article) -> Iterator[Named]:
    """All runs of programmes in the article's own prose."""
    low, written, spellings = article.low, _written(), _spellings()
    for sentence in article.sentences:
        if sentence.masked or not _NAMED.fits(sentence):
            continue
        run: list[tuple[int, int, str]] = []
        for match in written.finditer(low, sentence.start, sentence.end):
            if run and not _JOINT.fullmatch(low, run[-1][1], match.start()):
                yield _named(sentence, run)
                run = []
            run.append((match.start(), match.end(), spellings[tuple(_WORD.findall(match[1]))]))
        if run:
            yield _named(sentence, run)


def _named(sentence: Sentence, run: Sequence[tuple[int, int, str]]) -> Named:
    programs = {program for _, _, program in run}
    return Named(run[0][0], run[-1][1], sentence.index, tuple(p for p in PROGRAMS if p in programs))


@cache
def _spellings() -> dict[tuple[str, ...], str]:
    """The programme by each of its names in the lexicon, as words."""
    return {name: tags["program"] for name, tags in lexicon().items() if tags.get("program") in PROGRAMS}


@cache
def _written() -> re.Pattern[str]:
    names = sorted(
        (r"[\s/-]+".join(map(re.escape, name)) for name in _spellings()), key=lambda name: (-len(name), name)
    )
    openings = "".join(sorted({name[0][0] for name in _spellings()}))
    return re.compile(rf"\b(?=[{openings}])({'|'.join(names)})(?:nya)?\b")


def _protections(article: Article, claims: Sequence[Claim], named: Sequence[Named]) -> list[Named]:
    """The runs that tell what somebody is protected by: not what was paid out, and not what anybody may buy."""
    if not named:
        return []
    else_told = {c.sentence for c in claims if c.metric in (*_PAYMENTS, "benefit_amount", "contribution_amount")}
    return [
        each
        for each in named
        if len(each.programs) > 1
        and each.sentence not in else_told
        and not _PAYS_OUT.search(article.low, max(0, each.start - _NEAR // 3), each.start)
    ]


@dataclass(frozen=True)
class _Told:
    """An article's claims with all programmes it names, and those it says somebody is protected by."""

    article: Article
    claims: Sequence[Claim]
    named: Sequence[Named]
    protections: Sequence[Named]
    where: frozenset[int]
    """The sentences that name a programme."""

    def of(self, number: int, before: Claim | None) -> tuple[str, ...]:
        """The programmes of a claim; `before`: the claim before it, with its programmes."""
        claim = self.claims[number]
        if claim.metric == "contribution_amount":
            found = self._of_contribution(claim) or claim.program or _by_law(claim)
        elif claim.metric in _PAYMENTS:
            found = self._paired(number) or self._of_payment(number, before)
        elif claim.program or claim.unit in ("percent", "employers"):
            found = claim.program
        elif claim.metric == "benefit_amount":
            found = _by_law(claim)
        else:
            found = self._of_people(number, before)
        return found

    def is_of_scholarships(self, number: int, before: Claim | None) -> bool:
        """Whether a payment or its cases are of the education benefit of participants' children, told beside it."""
        claim, low = self.claims[number], self.article.low
        if _SCHOLARSHIP.search(self.article, low, self._opening(number), claim.figure.start):
            return True
        paired = before is not None and before.worker_group == _SCHOLARS and before.metric != claim.metric
        if before is not None and paired and _TO_SO_MANY.fullmatch(low, before.figure.end, claim.figure.start):
            return True
        return _SCHOLARS_BEHIND.match(self.article, low, claim.figure.end, self._close(number)) is not None

    def _opening(self, number: int) -> int:
        """Where the words before a claim's figure begin: its clause, or behind the claim before."""
        before = self.claims[number - 1].figure.end if number else 0
        return max(self.claims[number].clause_start, before)

    def _close(self, number: int) -> int:
        """Where the words behind a claim's figure end: its clause, or at the claim behind."""
        after = self.claims[number + 1].figure.start if number + 1 < len(self.claims) else len(self.article.low)
        return min(self.claims[number].clause_end, after)

    def _of_people(self, number: int, before: Claim | None) -> tuple[str, ...]:
        claim = self.claims[number]
        if claim.metric in _MEMBERS and claim.sentence in self.where and (own := self._own(number)):
            return own
        if before is not None and _is_segment_of(claim, before):
            return before.program
        of_fund = claim.sponsored or claim.metric == "budget_allocated" or claim.segment == "VULNERABLE"
        return self._protected_by(claim.sentence) if of_fund and claim.metric in _OF_FUND else ()

    def _paired(self, number: int) -> tuple[str, ...]:
        """The programme named behind the cases that a sum was paid for: "Rp71 miliar untuk 6.320 kasus JHT"."""
        claim = self.claims[number]
        cases = self.claims[number + 1] if number + 1 < len(self.claims) else claim
        if claim.metric != "claims_paid" or cases.metric != "claim_cases" or cases.sentence not in self.where:
            return ()
        low, end = self.article.low, cases.figure.end
        behind = next((each for each in self.named if each.start >= end), None)
        if behind is None or behind.programs != cases.program or behind.start - end > _NEAR // 3:
            return ()
        paired = _TO_SO_MANY.fullmatch(low, claim.figure.end, cases.figure.start)
        return behind.programs if paired and not _FIGURE.search(low, end, behind.start) else ()

    def _own(self, number: int) -> tuple[str, ...]:
        """The programmes that label a count in its clause, with no other figure between."""
        claim, low = self.claims[number], self.article.low
        start, end = claim.figure.start, claim.figure.end
        opening, close = self._opening(number), self._close(number)
        left = next((each for each in reversed(self.named) if each.end <= start), None)
        right = next((each for each in self.named if each.start >= end), None)
        for each, gap in (
            (left if left is not None and left.start >= opening else None, low[left.end : start] if left else ""),
            (right if right is not None and right.end <= close else None, low[end : right.start] if right else ""),
        ):
            if each is None or len(gap) > _NEAR or len(each.programs) == len(PROGRAMS):
                continue
            if not _FIGURE.search(gap) and not _PAYS_OUT.search(gap):
                return each.programs
        return ()

    def _of_payment(self, number: int, before: Claim | None) -> tuple[str, ...]:
        """Its own programme, unless that is of a part told behind it; else the sentence's, else that of the whole."""
        claim, low = self.claims[number], self.article.low
        sentence = self.article.sentences[claim.sentence]
        here = [each for each in self.named if each.sentence == claim.sentence] if claim.sentence in self.where else []
        earlier = [each for each in here if each.end <= claim.figure.start]
        if claim.program:
            whole = not earlier and _BREAKS_DOWN.match(low, claim.figure.end) is not None
            return () if whole else claim.program
        if _TOTAL.search(low, sentence.start, claim.figure.start):
            return ()
        if here:
            one = len({each.programs for each in here}) == 1 and bool(earlier) and len(here[0].programs) == 1
            return here[0].programs if one and not _LABELS.search(low, sentence.start, here[0].start) else ()
        if before is None or before.metric not in _PAYMENTS or len(before.program) != 1:
            return ()
        paragraph = [c for c in self.claims if self._paragraph(c) == sentence.paragraph]
        part = claim.value < max(c.value for c in paragraph if c.metric == claim.metric)
        follows = claim.sentence - before.sentence <= 1 and self._paragraph(before) == sentence.paragraph
        return before.program if follows and part else ()

    def _paragraph(self, claim: Claim) -> int:
        return self.article.sentences[claim.sentence].paragraph

    def _of_contribution(self, claim: Claim) -> tuple[str, ...]:
        """All programmes named with it in its sentence, else what it protects by; "ditambah JHT" adds to these."""
        low, start, end = self.article.low, claim.figure.start, claim.figure.end
        here = [each for each in self.named if each.sentence == claim.sentence]
        behind = next((each for each in here if each.start >= end), None)
        if behind is not None and _FIGURE.search(low, end, behind.start):
            behind = None
        nearest = behind or next((each for each in reversed(here) if each.end <= start), None)
        if nearest is None:
            return self._protected_by(claim.sentence)
        opening = max(self.article.sentences[claim.sentence].start, min(nearest.start, start) - _NEAR // 2)
        if len(nearest.programs) > 1 or not _ADDS.search(low, opening, max(nearest.end, end) + _NEAR // 2):
            return nearest.programs
        earlier = next(
            (each for each in reversed(self.named) if each.end <= nearest.start and len(each.programs) > 1), None
        )
        joined = {*nearest.programs, *(earlier.programs if earlier is not None else ())}
        return tuple(program for program in PROGRAMS if program in joined)

    def _protected_by(self, sentence: int) -> tuple[str, ...]:
        """The protections told in the sentence or next to it; else the only ones that the article tells of."""
        near = {each.programs for each in self.protections if abs(each.sentence - sentence) <= 1}
        distinct = near or {each.programs for each in self.protections}
        return next(iter(distinct)) if len(distinct) == 1 else ()


def _is_segment_of(claim: Claim, before: Claim) -> bool:
    """Whether members of a segment are a part of those of a programme: "JHT 18 juta, yakni PU 17 juta"."""
    same = claim.metric in _MEMBERS and claim.metric == before.metric and claim.sentence == before.sentence
    return same and bool(before.program) and claim.segment is not None


def _by_law(claim: Claim) -> tuple[str, ...]:
    """The programmes for which alone the law sets this sum (Rp16.800 a month: JKK and JKM; Rp42 million: JKM)."""
    return _programmes_by_law().get((claim.metric, claim.value), ())


@cache
def _programmes_by_law() -> dict[tuple[str, float], tuple[str, ...]]:
    law = statutory_parameters().filter(pl.col("unit") == "IDR")
    sums: dict[tuple[str, float], set[tuple[str, ...]]] = {}
    for metric, value, programme in law.select("metric", "value", "program").rows():
        programs = tuple(program for program in PROGRAMS if program in programme.split("+"))
        sums.setdefault((metric, value), set()).add(programs)
    return {key: next(iter(found)) for key, found in sums.items() if len(found) == 1}
