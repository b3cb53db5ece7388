"""The state of the groups of a list that only gives their numbers: "Segmen ini meliputi pemangku 156, pecalang 33".

They are parts of those just counted, or those whom the sentences before say somebody pays for, gives cover or enters.
"""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.predicates import compose
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import aim, first
from pipelines.news.metrics.wholes_parted import COVERED
from pipelines.normalize.lexicon import Cue, cues_between
from pipelines.normalize.wording import Wording

_OPENS = Wording(
    r"\b(?:terdiri|terbagi|meliputi|mencakup|yakni|yaitu|(?:di ?)?antaranya|antara lain|merinci|dirinci|rincian\w*"
    r"|mulai dari|adalah|berasal dari|tersebar)\b",
    re.IGNORECASE,
)
_FEWEST = 3
_FEWEST_OPENED = 2
_REACH = 3
_FAR = 420
_GIVES = ("registered", "active")


def as_rostered(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, str] | None:
    """As the whole that the list goes through, or as the sentences before tell of those it lists."""
    run = _roster(scene, slot)
    if run is None:
        given = memory.persons is None and _is_whole_of_roster(scene, slot) and _is_given_before(scene)
        return ("registered", "given") if given else None
    told = memory.persons
    if told is not None and (told.metric == "active_participants" or told.rule.endswith("parts")):
        return None  # parts of a stock are told apart from groups that somebody enters elsewhere
    former = scene.slots[slot.index - 1].reading if slot.index > run[0] else None
    if former is not None and former.metric in COVERED:
        return "carried", "roster"
    if slot.index > run[0]:
        return None
    recent = told is not None and scene.sentence.index - memory.persons_at <= _REACH
    if recent and told is not None:
        part = (slot.figure.value or 0) <= memory.persons_count
        return ("carried", "roster") if told.metric in COVERED and part else None
    return ("registered", "given") if _is_given_before(scene) else None


def _roster(scene: Scene, slot: Slot) -> tuple[int, int] | None:
    """First and last of the list of groups that the slot belongs to; None for no list."""
    start = end = slot.index
    if not _names_group(slot):
        return None
    while start and scene.slots[start].joined == start - 1 and _names_group(scene.slots[start - 1]):
        start -= 1
    while end + 1 < len(scene.slots) and scene.slots[end + 1].joined == end and _names_group(scene.slots[end + 1]):
        end += 1
    many = end - start + 1
    if many >= _FEWEST:
        return start, end
    opened = many == _FEWEST_OPENED and _OPENS.search(
        scene.slots[start], scene.text, scene.sentence.start, scene.slots[start].start
    )
    return (start, end) if opened else None


def _is_whole_of_roster(scene: Scene, slot: Slot) -> bool:
    """Whether those of the list behind are parts of the count: "2.446 tenaga adat, yakni 546 kelian, 270 ..."."""
    if not _names_group(slot) or slot.index + 1 == len(scene.slots):
        return False
    after = scene.slots[slot.index + 1]
    return _OPENS.search(after, scene.text, slot.figure.end, after.start) is not None and bool(_roster(scene, after))


def _names_group(slot: Slot) -> bool:
    if slot.is_percent or slot.is_money:
        return False
    own = [*slot.left, *slot.right]
    return first(own, "group") is not None and first(own, "status") is None


def _is_given_before(scene: Scene) -> bool:
    """Whether one of the sentences before, without a number of persons, tells that somebody is given cover."""
    return first(_given_before(scene), "status", *_GIVES) is not None


def _given_before(scene: Scene) -> list[Cue]:
    opening = max(0, scene.sentence.start - _FAR)
    return compose(scene.text, cues_between(scene.low, opening, scene.sentence.start))


def is_yet_to_be_given(scene: Scene, slot: Slot) -> bool:
    """Whether what the sentences before tell of those listed is only planned: "akan diberikan BPJS Ketenagakerjaan"."""
    if aim(slot) is not None:
        return False
    said = _given_before(scene)
    state = first(said, "status", *_GIVES)
    if state is None:
        return False
    planned = [c for c in said if c.tags.get("aim") == "plan" and c.end <= state.start]
    return bool(planned) and len(scene.text[planned[-1].end : state.start].split()) <= _FEWEST
