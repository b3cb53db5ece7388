"""Who pays for a sponsored group, and from which fund.

A payer is a public body ("Pemkab Kudus", "Pemerintah Kota Bekasi"), the owner of a budget ("APBD Kabupaten Sorong"), or
a company, association or foundation. Public bodies are told by one short form and the official name of their region
("Pemkab Kukar" is "Pemkab Kutai Kartanegara"), so that what one body pays for can be added up; one named without a
region ("pemkab", "APBD") is that of the region where the statement holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipelines.news.texts.article import Article, Claim, Placement, Sentence
from pipelines.normalize.wording import Wording
from warehouse.reference import regions

_NAME = r"(?:[A-Z][\w’'.-]*|dan|Al|[A-Z]{2,})"
_PAYER = Wording(
    r"\b(?P<body>[Pp]em(?:kab|kot|ko|prov|da)\b\.?"
    r"|[Pp]emerintah (?:[Kk]abupaten|[Kk]ab\.|[Kk]ota|[Pp]rovinsi|[Dd]aerah)"
    r"|APBD(?:[ -]?P\b| Perubahan)?(?: (?:Kabupaten|Kota|Provinsi))?)"
    rf"|\b(?:PT|CV|KONI|Baznas|BAZNAS|BUMDe?s?|Yayasan|Bank|Koperasi|Kadin|Perum|PLN|Pertamina|Pelindo"
    rf"|Pemdes|Pemerintah Desa)\.?(?:\s+(?:Daerah|Kabupaten|Kota|{_NAME})){{0,5}}"
)
_FUND = Wording(
    r"\bDana Bagi Hasil Cukai Hasil Tembakau\b|\bDBH[ -]?CHT\b|\bDBH(?: |-)?[Ss]awit\b"
    r"|\bAPBD(?:[ -]?P)?\b(?: (?:Provinsi|Kabupaten|Kota)(?: [A-Z]\w+)+)?|\bAPBN\b|\bAPBDes\b|\b[Dd]ana [Dd]esa\b"
    r"|\bADD\b|\bCSR\b|\bTJSL\b|\b[Bb]antuan [Kk]euangan\b|\b[Dd]ana [Cc]ukai\b|\b[Zz]akat\b"
)
_PAYS = re.compile(
    r"\b(?:daftarkan|mendaftarkan|menanggung|membiayai|membayar\w*|memberi\w*|membekali|memasukkan|menyerahkan|mengalokasikan|menyisihkan"
    r"|menganggarkan|melindungi|mengikutsertakan|mencover|mengcover|subsidi|menjamin|memfasilitasi|menyiapkan|memastikan)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:oleh|ditanggung|dibiayai|dicover|dari|didaftarkan|milik|bantuan|lewat|melalui|dibayari?|dana|csr|tjsl|dengan"
    r"|memakai|menggunakan|bersumber)\s+(?:(?:semua|oleh|dari|dana|csr|tjsl|anggaran)\s+)*$",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\W*(?:(?:sebanyak|ada|mencapai|sejumlah|yakni|yaitu|mendaftarkan|menanggung)\s+)?", re.IGNORECASE
)
_ASIDE = re.compile(r"\W*(?:sementara|sedangkan|adapun|selain itu|di sisi lain|lain halnya)\b", re.IGNORECASE)
_OTHER_FUND = re.compile(r"CSR|TJSL|[Dd]ana [Dd]esa|[Zz]akat|APBN|ADD")
_ALONE = re.compile(r"\b(?:secara )?mandiri\b|\bbiaya sendiri\b", re.IGNORECASE)
_WORD_FOR = {"regency": "Pemkab", "city": "Pemkot", "province": "Pemprov"}
_FOLLOWS = 2
_REGENCY = len("32.16")
_PAID = frozenset(("registered_workers", "budget_allocated", "growth_target", "coverage_target"))


class Payer(NamedTuple):
    """A payer named from `start` to `end` (with its region); `body`: its kind of public body in lower case, null of all
    others; `code`: the region it is named with, if any."""

    start: int
    end: int
    name: str
    body: str | None
    code: str | None

    @property
    def owns_budget(self) -> bool:
        return self.body is not None and self.body.startswith("apbd")

    def for_another(self, placement: Placement) -> Payer | None:
        """Who pays where a list goes on: no regency or city for people of another, but the owner of its budget."""
        own, other = self.code or "", placement.region_code or ""
        if len(own) < _REGENCY or len(other) < _REGENCY or own == other[:_REGENCY]:
            return self
        return self._replace(code=None) if self.owns_budget else None


def fund_of(article: Article, claim: Claim) -> str | None:
    """The fund named in the sentence or, for a sponsored group, the one before or after it."""
    if claim.metric not in _PAID:
        return None
    near = [claim.sentence]
    if claim.sponsored:
        near += [claim.sentence - 1, claim.sentence + 1]
    for index in near:
        if 0 <= index < len(article.sentences):
            sentence = article.sentences[index]
            match = _FUND.search(sentence, article.text, sentence.start, sentence.end)
            if match:
                return match.group()
    return None


class _Payers:
    """The payers that each sentence of an article names, looked up when asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._known: dict[int, list[Payer]] = {}

    def of(self, index: int) -> list[Payer]:
        if index not in self._known:
            sentence = self.article.sentences[index]
            self._known[index] = [] if sentence.masked else list(self._named(sentence))
        return self._known[index]

    def _named(self, sentence: Sentence) -> Iterator[Payer]:
        for match in _PAYER.finditer(sentence, self.article.text, sentence.start, sentence.end):
            start, end, body = match.start(), match.end(), match["body"]
            if body is None:
                yield Payer(start, end, match.group().strip(" .,"), None, None)
                continue
            body = body.lower().removesuffix(".").replace("kab.", "kabupaten")
            places = self.article.places_in(sentence)
            place = next((p for p in places if start <= p.start <= end + 1 and p.end > end), None)
            code = None if place is None else place.region_code
            yield Payer(start, end if place is None else place.end, match.group(), body, code)


def sponsors_of(article: Article, claims: Sequence[Claim], placements: Sequence[Placement]) -> list[str | None]:
    """Who pays for each of `claims` (in text order, at `placements`), as far as the article tells; null of all others.

    Groups counted right behind a group paid for are paid for by the same.
    """
    if not any(claim.metric in _PAID for claim in claims):
        return [None] * len(claims)
    found: list[str | None] = []
    payers = _Payers(article)
    last: tuple[Claim, Payer] | None = None
    for number, (claim, placement) in enumerate(zip(claims, placements, strict=True)):
        payer = None
        room = _room(article, claims, number)
        payable = claim.metric in _PAID and claim.unit in ("persons", "IDR")
        if payable and not _ALONE.search(article.text, claim.figure.end, min(claim.clause_end, room[1])):
            payer = _payer_of(payers, claim, room)
            if payer is None and last is not None and _goes_on(article, *last, claim):
                payer = last[1].for_another(placement)
            paid = claim.sponsored or claim.segment == "VULNERABLE" or claim.metric == "budget_allocated"
            if payer is None and paid:
                payer = _payer_near(payers, claim, placement)
            last = (claim, payer) if payer is not None else last
        found.append(None if payer is None else _name(payer, placement))
    return found


def _room(article: Article, claims: Sequence[Claim], number: int) -> tuple[int, int]:
    """From the end of the claim before to the start of the claim behind."""
    before = claims[number - 1].figure.end if number else 0
    return before, claims[number + 1].figure.start if number + 1 < len(claims) else len(article.text)


def _goes_on(article: Article, before: Claim, payer: Payer, claim: Claim) -> bool:
    """Whether a count goes on with the groups of people counted, or the fund told of, at most two sentences before.

    One whose region is that of each statement ("APBD") is told anew in another paragraph.
    """
    sentences = article.sentences
    same = sentences[before.sentence].paragraph == sentences[claim.sentence].paragraph
    if claim.sentence - before.sentence > _FOLLOWS or claim.kind != before.kind or not (same or payer.code):
        return False
    people = claim.metric == before.metric == "registered_workers"
    fund = "budget_allocated" in (claim.metric, before.metric)
    aside = claim.sentence != before.sentence and _ASIDE.match(article.text, article.sentences[claim.sentence].start)
    return (people or fund) and not aside


def _payer_of(known: _Payers, claim: Claim, room: tuple[int, int]) -> Payer | None:
    """The payer that the claim's own sentence names: its label, the one behind "oleh", else the subject that pays."""
    text, start, end = known.article.text, claim.figure.start, claim.figure.end
    opening = known.article.sentences[claim.sentence].start
    payers = known.of(claim.sentence)
    before = [p for p in payers if p.end <= start]
    near = bool(before) and before[-1].start >= room[0] and not before[-1].owns_budget
    if near and _LABELS.fullmatch(text, before[-1].end, start):
        return before[-1]
    by = [p for p in payers if end <= p.start < room[1] and _BY.search(text[end : p.start])]
    paying = [p for p in before if p.body and _PAYS.search(text, p.end, start)]
    if by or paying:
        return by[0] if by else paying[-1]
    if not claim.sponsored and claim.metric != "budget_allocated" and claim.kind != "plan":
        return None
    subjects = [p for p in before if p.body or _PAYS.search(text, p.end)]
    named = [p for p in payers if _BY.search(text[opening : p.start])]
    return next(iter([*reversed(subjects), *named, *payers]), None)


def _payer_near(known: _Payers, claim: Claim, placement: Placement) -> Payer | None:
    """The body named in the sentence behind or before, else the only one in the article; none beside another fund."""
    sentences = known.article.sentences
    sentence = sentences[claim.sentence]
    if _OTHER_FUND.search(known.article.text, sentence.start, sentence.end):
        return None
    around = [i for i in (claim.sentence + 1, claim.sentence - 1) if 0 <= i < len(sentences)]
    for group in (*([i] for i in around), range(len(sentences))):
        bodies = {_name(p, placement): p for i in group for p in known.of(i) if p.body}
        if len(bodies) == 1:
            return next(iter(bodies.values()))
    return None


def _name(payer: Payer, placement: Placement) -> str | None:
    """The payer as printed; a public body by its short form and the official name of its region."""
    code = payer.code or placement.region_code
    if payer.body is None or code is None:
        return payer.name if payer.body is None else None
    level = _level_of(payer.body)
    kind, name = _regions().get(code[:2] if level == "province" else code[:5], ("", ""))
    if kind not in _WORD_FOR or (level in ("regency", "city") and kind == "province"):
        return None
    return f"{_WORD_FOR[kind]} {name}"


def _level_of(body: str) -> str | None:
    if "prov" in body:
        return "province"
    if "kab" in body:
        return "regency"
    return "city" if "ko" in body else None


@cache
def _regions() -> dict[str, tuple[str, str]]:
    """Level and official name, without the word for the level, of each region by code."""
    return {code: (level, name) for code, level, name in regions().select("region_code", "level", "short_name").rows()}
