"""What the reading of one article passes from step to step: mentions, sentences, claims, placements, datings.

None of them is changed by a later step. They are not frozen because that would make making them three times as slow.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from pipelines.normalize.lexicon import lower
from pipelines.normalize.wording import Known, Stretch


class Figure(NamedTuple):
    """A number, amount, percentage or range in the text (see `normalize.figures.find_figures`)."""

    start: int
    end: int
    text: str
    kind: str
    unit: str | None
    value: float | None
    low: float | None
    high: float | None
    value_low: float | None
    value_high: float | None
    qualifier: str
    qualifier_start: int | None
    flags: tuple[str, ...] = ()


class Place(NamedTuple):
    """A region or office named in the text (see `normalize.regions.find_regions`)."""

    start: int
    end: int
    text: str
    region_code: str | None
    region_kind: str | None
    region: str | None
    candidates: tuple[str, ...]
    ambiguous: bool
    cue: str | None


class When(NamedTuple):
    """A date or period named in the text (see `normalize.dates.find_dates`)."""

    start: int
    end: int
    text: str
    value: str
    date_from: date
    date_to: date
    precision: str
    relative: bool
    cue: str | None
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class Sentence:
    """Characters `start` to `end` of the text; `masked`: a link, caption or sidebar whose figures are not ours.

    `lacks`: which words it does not hold (see `normalize.wording`); 0 if nobody has looked.
    """

    index: int
    start: int
    end: int
    paragraph: int
    masked: bool = False
    lacks: int = 0


_start = attrgetter("start")


@dataclass(slots=True)
class Article:
    """One article with all its mentions, each list in text order. `published`: ISO, maybe partial ("2025-12").

    `low`: the text in lower case, character for character.
    """

    document_id: str
    document: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    text: str
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    title_places: tuple[Place, ...]
    whens: tuple[When, ...]
    low: str = field(init=False, repr=False)
    lacks: int = field(init=False, repr=False, default=0)

    def __post_init__(self) -> None:
        self.low = lower(self.text)

    def places_in(self, sentence: Sentence) -> Sequence[Place]:
        """The places that stand in a sentence with all their characters."""
        first = bisect_left(self.places, sentence.start, key=_start)
        return [
            p for p in self.places[first : bisect_left(self.places, sentence.end, key=_start)] if p.end <= sentence.end
        ]

    def before(self, sentence: Sentence, start: int) -> Stretch:
        """The text from `start` on, up to the end of a sentence."""
        if start >= sentence.start:
            return sentence
        lacks, index = sentence.lacks, sentence.index
        while index > 0 and self.sentences[index].start > start:
            index -= 1
            lacks &= self.sentences[index].lacks
        return Known(lacks)

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence that the character at a place belongs to."""
        before = bisect_right(self.sentences, at, key=_start) - 1
        return self.sentences[before] if before >= 0 and at < self.sentences[before].end else None


@dataclass(slots=True)
class Claim:
    """A figure whose metric is known; where and when it holds is not yet.

    `clause_start`/`clause_end`: the clause that states it; `header`: the span of the list header it hangs from.
    `state`: the state of the counted persons ("active", "registered", "unprotected" ...), of a growth rate what grew
    ("claims" ...); `weight`: how sure the rules are, 0 to 1; `sponsored`: someone else pays; `evidence`: the span of
    the words that state it.
    """

    figure: Figure
    sentence: int
    clause_start: int
    clause_end: int
    metric: str
    kind: str
    unit: str
    value: float
    value_low: float
    value_high: float | None
    qualifier: str
    rule: str
    header: tuple[int, int] | None = None
    program: tuple[str, ...] = ()
    segment: str | None = None
    worker_group: str | None = None
    flags: tuple[str, ...] = field(default=())
    state: str | None = None
    weight: float = 0.7
    sponsored: bool = False
    evidence: tuple[int, int] | None = None


@dataclass(slots=True)
class Placement:
    """Where a claim holds. `region_code` None with kind `branch`: an office area."""

    region_code: str | None
    region_kind: str | None
    region: str | None
    rule: str
    certainty: float
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class Dating:
    """When a claim holds: `as_of` at the precision the text supports, `period` of PERIODS."""

    as_of: str | None
    period: str
    rule: str
    certainty: float
    flags: tuple[str, ...] = ()
