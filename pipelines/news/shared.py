"""A rate said of several regions at once holds for each of them: "A, B, dan C masih di bawah 50 persen"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.news.metrics.percents_bounded import LEADS_NAMES, NEXT_NAME, places_bounded
from pipelines.news.places.rows import ALL_OF
from pipelines.news.places.twins import is_labelled, label, telling_of
from pipelines.news.texts.article import Article, Claim, Place, Placement
from pipelines.normalize.wording import Wording

_JOIN = re.compile(r"\s*(?:,|,?\s*(?:dan|serta|maupun|lalu|kemudian|&))\s*", re.IGNORECASE)
_SAID_OF = re.compile(
    r"\s*(?::|,?\s*(?:(?:hanya|cuma|baru|adalah|ialah|yakni|yaitu|antara lain|meliputi|milik|oleh|di[a-z]{4,}"
    r"|(?:ada|ter[a-z]{4,}|berlaku) (?:di|pada|oleh))\s+)+)"
    r"\s*(?:[A-Z][\w’'-]+,\s*){0,2}"
)
_LISTED = re.compile(
    r"(?:(?: itu| tersebut)?(?: (?:adalah|ialah|yakni|yaitu|meliputi|antara lain))?\s*:)\s*(?:[-*•–]|[0-9]{1,2}[.)])\s*"
)
_ITEM = re.compile(r"[;,.]?\s*(?:dan\s+)?\n\s*(?:[-*•–]|[0-9]{1,2}[.)])\s*")
"""Lines of a list that hold nothing but regions."""
_THESE_MANY = {**ALL_OF, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6}
_THOSE = re.compile(
    rf"\b(?P<count>{'|'.join(_THESE_MANY)})(?:nya\b| (?:daerah|wilayah|kabupaten/kota|kabupaten|kota|provinsi)(?:nya)?"
    r"(?: [a-z]+){0,4}? (?:itu|ini|tersebut)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*\(?(?:sebanyak |ada )?[0-9]")
_EACH = Wording(r"\bmasing-?\s?masing\b|\bberturut", re.IGNORECASE)


def share_out(
    article: Article, claims: Sequence[Claim], placements: Sequence[Placement]
) -> tuple[list[Claim], list[Placement]]:
    """Claims and placements with one pair for every region of a list that shares a rate or a zero."""
    out_claims: list[Claim] = []
    out_places: list[Placement] = []
    for claim, placement in zip(claims, placements, strict=True):
        is_shared = claim.unit == "percent" or claim.value == 0
        those = (_those(article, claim) or _bounded(article, claim)) if is_shared else []
        regions = those or (_regions(article, claim, claims) if is_shared else [])
        if not those and (
            placement.region_code is None
            or len(regions) < 2
            or (placement.region_code not in {p.region_code for p in regions} and regions[0].start < claim.figure.start)
        ):
            out_claims.append(claim)
            out_places.append(placement)
            continue
        for place in regions:
            out_claims.append(replace(claim, rule=f"{claim.rule}+shared"))
            out_places.append(
                replace(placement, region_code=place.region_code, region_kind=place.region_kind, region=place.region)
            )
    return out_claims, out_places


def _regions(article: Article, claim: Claim, claims: Sequence[Claim]) -> list[Place]:
    """The regions listed before the figure in its clause, if it is the only figure they share."""
    rivals = [c for c in claims if c is not claim and c.clause_start == claim.clause_start and c.unit == claim.unit]
    each = _EACH.search(article.sentences[claim.sentence], article.text, claim.clause_start, claim.figure.start)
    if each is not None:
        # A figure each, or one for all (`A dan B masing-masing 42 persen, C 58 persen`).
        rivals = [c for c in rivals if c.figure.start > each.start() and not _place_between(article, claim, c)]
    if rivals:
        return []
    behind = _listed_behind(article, claim)
    if behind:
        return behind
    places = _coded(article, claim.clause_start, claim.figure.start)
    chain: list[Place] = []
    for place in places:
        if chain and not _JOIN.fullmatch(article.text, chain[-1].end, place.start):
            chain = []
        chain.append(place)
    codes = {p.region_code for p in chain}
    nested = any(a != b and str(b).startswith(f"{a}.") for a in codes for b in codes)
    return [] if nested or len(codes) != len(chain) else chain


def _coded(article: Article, start: int, end: int) -> list[Place]:
    """The regions named between two places of the text; twins (Jambi, Bengkulu) as the article tells them apart."""
    places = [p for p in article.places if start <= p.start and p.end <= end]
    if not any(p.ambiguous and p.region_kind != "branch" for p in places):
        return [p for p in places if p.region_code]
    telling = telling_of(article)
    found = []
    for place in places:
        code = place.region_code or (telling.choose(place.candidates) if place.ambiguous else None)
        if code and is_labelled(code):
            kind, name = label(code)
            found.append(place._replace(region_code=code, region_kind=kind, region=name))
        elif place.region_code:
            found.append(place)
    return found


def _listed_behind(article: Article, claim: Claim) -> list[Place]:
    """The regions that a figure is said of behind it: `tak sampai 15 persen: A, B dan C`, `40 persen hanya A dan B`."""
    above = [p.region_code for p in article.places if claim.clause_start <= p.start < claim.figure.start]
    chain: list[Place] = []
    for place in (p for p in article.places if p.start >= claim.figure.end):
        gaps = (_SAID_OF, _LISTED) if not chain else (_JOIN, _ITEM)
        after = chain[-1].end if chain else claim.figure.end
        if not any(gap.fullmatch(article.text, after, place.start) for gap in gaps):
            break
        chain.append(place)
    listed = len(chain) > 1 and all(p.region_code for p in chain)
    listed = listed and all(str(p.region_code).startswith(f"{code}.") for code in above for p in chain)
    return chain if listed and not _NUMBER.match(article.text, chain[-1].end) else []


def _bounded(article: Article, claim: Claim) -> list[Place]:
    """As many regions as a bound is said of, named behind it: "Tiga daerah belum sampai 40 persen. A, B, dan C ..." """
    sentence = article.sentences[claim.sentence]
    many = places_bounded(sentence, article.text, claim.clause_start, claim.figure.start)
    chain: list[Place] = []
    for place in (p for p in article.places if many is not None and p.start >= claim.figure.end):
        gap, after = (NEXT_NAME, chain[-1].end) if chain else (LEADS_NAMES, claim.figure.end)
        if not gap.fullmatch(article.text, after, place.start) or place.region_code is None:
            break
        chain.append(place)
    return chain if len(chain) == many else []


def _those(article: Article, claim: Claim) -> list[Place]:
    """The regions that a counted word takes up: "A dan B tertinggal. Di kedua kabupaten itu cakupan baru 9 persen." """
    start = article.sentences[claim.sentence].start
    word = next(reversed(list(_THOSE.finditer(article.text, start, claim.figure.start))), None)
    if word is None or any(word.end() <= p.start < claim.figure.start for p in article.places):
        return []
    chain: list[Place] = []
    for place in reversed(_coded(article, 0, word.start())):
        if chain and not _JOIN.fullmatch(article.text, place.end, chain[0].start):
            break
        chain.insert(0, place)
    codes = {p.region_code for p in chain}
    return chain if len(codes) == len(chain) == _THESE_MANY[word["count"].lower()] else []


def _place_between(article: Article, one: Claim, other: Claim) -> bool:
    """Whether a region is named between the figures of two claims."""
    first, second = sorted((one.figure, other.figure), key=lambda f: f.start)
    return any(first.end <= p.start < second.start for p in article.places)
