"""A number that the article has printed before: where the headline, or the sentence that told it first, had it.

Language fact: a figure is told again in other mouths (the head of an office comments on it, a target starts from it)
without becoming theirs.
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.news.places.story import Story
from pipelines.news.texts.article import Claim, Placement

_DIGITS = 3
"""A number of fewer digits, its noughts left out, may well be another."""
_MILLION = 1e6


def told_before(story: Story, claim: Claim) -> Placement | None:
    """Where the same figure was placed before; the level that it changes to in the same sentence holds there too."""
    before = story.told_of(claim) if _is_telling(claim) else None
    if before is not None:
        return replace(before, rule="told_before", certainty=0.7)
    if story.noted is None or story.noted[0].sentence != claim.sentence or story.noted[0].unit != claim.unit:
        return None
    return story.noted[1] if story.noted[1].rule == "told_before" else None


def headlined(story: Story, claim: Claim) -> Placement | None:
    """The one region of the headline, if the headline prints the figure and the claim's sentence names none."""
    title = story.article.title or ""
    if claim.figure.text not in title or story.usable_left(claim) or not _is_telling(claim):
        return None
    placement = story.headline()
    return placement if placement is not None and placement.region_code is not None else None


def raised_before(story: Story, claim: Claim) -> Placement | None:
    """Millions told in one breath with a number too large for the region are of the country like it."""
    if story.noted is None or claim.unit != "persons" or claim.value < _MILLION or story.usable_left(claim):
        return None
    other, placement = story.noted
    near = story.sentence(other).paragraph == story.sentence(claim).paragraph and claim.sentence - other.sentence <= 1
    return placement if near and placement.rule == "magnitude" else None


def _is_telling(claim: Claim) -> bool:
    digits = "".join(c for c in claim.figure.text if c.isdigit())
    return len(digits.strip("0")) >= _DIGITS and claim.unit != "IDR"
