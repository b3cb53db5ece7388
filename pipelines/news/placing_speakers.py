"""Whom a text lets speak, and what is left where nothing else places a claim: venue, dateline, the country."""

from __future__ import annotations

import re

from pipelines.news.article import Claim, Placement
from pipelines.news.placing_mentions import Mention
from pipelines.news.placing_offices import stands_for_province
from pipelines.news.placing_story import Story

_OTHER_HEAD = re.compile(
    r"\b(?:bupati|wali ?kota|gubernur|kepala (?:dinas|disnaker|bappeda|badan)|kadis\w*|sekda|sekretaris daerah|menteri"
    r"|ketua|direktur utama)\b",
    re.IGNORECASE,
)
"""Titles of those who do not speak for an office of the agency."""
_CAPITAL = "31"
_MANY = 3
"""So many regions of one level are a list: what comes before it is said of the region above them."""


def speaker(story: Story, claim: Claim, *, as_such: bool = False) -> Placement | None:
    """The region or office of who speaks in the claim's sentence, or spoke last; `as_such`: an office's own area."""
    speakers = [m for m in story.mentions if m.role == "speaker" and m.sentence <= claim.sentence]
    here = [m for m in speakers if m.sentence == claim.sentence]
    for mention in (here or speakers)[-1:]:
        if as_such and mention.is_office:
            return story.office(mention, "speaker", 0.65, own=True, as_such=not stands_for_province(mention))
        return story.of(mention, "speaker", 0.65)
    return None


def own_office(story: Story, claim: Claim) -> Placement | None:
    """The office of `pihaknya` or `kantornya`: who spoke last, if that is an office, else the last one named.

    Not where the head of another body has spoken since.
    """
    offices = [m for m in story.mentions if m.is_office and m.role in ("speaker", "office") and _until(m, claim)]
    if not offices:
        return None
    last = offices[-1]
    since = story.article.text[last.end : claim.figure.start]
    heads = [m for m in story.mentions if m.role == "speaker" and m.start > last.start and _until(m, claim)]
    if heads or _OTHER_HEAD.search(since):
        return None
    return story.office(last, "pointing", 0.8, own=True, as_such=not stands_for_province(last))


def _until(mention: Mention, claim: Claim) -> bool:
    return mention.sentence < claim.sentence or mention.end <= claim.figure.start


def fallback(story: Story, claim: Claim) -> Placement:
    """Who speaks; what the regions named later have in common; venue and dateline; else Indonesia."""
    said = speaker(story, claim)
    if said is not None:
        return said
    roles = ("plain", "actor", "area", "scope")
    later = [m for m in story.mentions if m.role in roles and m.start > claim.figure.start]
    codes = {m.code for m in later if m.code and len(m.code) == len(later[0].code or "")}
    if len(codes) >= _MANY:
        above = {c[:2] if len(c) > 2 else "00" for c in codes}
        return story.region(above.pop() if len(above) == 1 else "00", "later", 0.5)
    for mention in later[:1]:
        return story.of(mention, "later", 0.5)
    for role in ("venue", "dateline"):
        # News of the whole country is written in the capital: Jakarta alone says nothing about where.
        for mention in [m for m in story.mentions if m.role == role and m.code and m.code[:2] != _CAPITAL][:1]:
            return story.of(mention, role, 0.45)
    return Placement("00", "country", "Indonesia", "default", 0.4, ("region_inferred",))
