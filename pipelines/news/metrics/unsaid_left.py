"""The state of counts of whom it is only said that they are the rest: those still to come are not protected."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.predicates import compose
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import composed, is_bare, sentence_before
from pipelines.news.clauses.zones import aim, first, near
from pipelines.news.metrics.wholes_parted import PERSONS
from pipelines.normalize.lexicon import cues_between
from pipelines.normalize.wording import Wording

_MANY = re.compile(
    r"^(?!.*[0-9]).*\b(?:banyak|ribuan|puluhan ribu|ratusan|sebagian besar|kebanyakan)\b", re.IGNORECASE | re.DOTALL
)
_SOME_PLACES = 2
_STILL_MORE = Wording(r"\b(?:masih|tinggal)\b[^,;]{0,30}$", re.IGNORECASE)
AGAIN = re.compile(r"\s*(?:\w+\s+){0,3}lagi\b", re.IGNORECASE)
_FOR_WANT = Wording(r"[^.;]{0,80}\b(?:tidak|tak|tanpa|belum)\b[^.;]{0,60}\b(?P<cause>karena|lantaran|sebab|akibat)\b")
_THE_REST = re.compile(
    r"\W*(?:sisa|selebih|kekurangan)nya\s+(?:(?:masih|memang|tentu|sangat|cukup|amat|jauh|lebih|terbilang)\s+)*"
    r"(?:besar|banyak|tinggi|lebar|menganga|luar biasa)\b[^.!?0-9]{0,40}[.!]?$",
    re.IGNORECASE,
)
_ALL_OF = Wording(
    r"\W*(?:(?:padahal|sedangkan|sementara|adapun|dari|total|jumlah)\W+){0,2}"
    r"(?:total|jumlah|keseluruhan|seluruh|semua)(?:nya)?\b",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(r"[\s,;]*(?:(?:dan|serta|sementara|lalu)\s+)?di [A-Z]", re.IGNORECASE)
_THERE_ARE = re.compile(r"\b(?:ada|terdapat|punya|memiliki)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def as_rest(slot: Slot) -> tuple[str, str] | None:
    """Those still to come are not protected: "masih ada 5.800 pekerja lagi di luar sana"."""
    left = _STILL_MORE.search(slot, slot.left_text) is not None and AGAIN.match(slot.right_text) is not None
    return ("unprotected", "rest") if left and aim(slot) is None else None


def as_whole_of_lacking(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """All of a group, more than those of it who were just counted as not covered: "900 petani belum ikut. Totalnya
    menurut dinas 2.300"; as many as several of them together are only their sum."""
    if is_whole_of_lacking(scene, slot):
        return "eligible", "whole_of_lacking"
    told = memory.told
    if told is None or told.metric != "unprotected_workers" or memory.told_at != scene.sentence.index - 1:
        return None
    if (
        slot.index
        or slot.placed
        or noun not in PERSONS
        or any("status" in c.tags or "aim" in c.tags for c in near(slot))
    ):
        return None
    more = (slot.figure.value or 0) > max(memory.persons_sum, memory.persons_count)
    return ("eligible", "whole_of_lacking") if more and _ALL_OF.match(slot, slot.left_text) else None


def is_whole_of_lacking(scene: Scene, slot: Slot) -> bool:
    """Whether all of a group are told behind those of it not covered: "900 petani belum ikut, totalnya 2.300"."""
    former = scene.slots[slot.index - 1] if slot.index == 1 else None
    if former is None or former.reading is None or former.reading.metric != "unprotected_workers" or slot.placed:
        return False
    more = (slot.figure.value or 0) > (former.figure.value or 0) and former.figure.unit == slot.figure.unit
    return more and _ALL_OF.match(slot, slot.left_text) is not None


def as_left_over(scene: Scene, slot: Slot, noun: str | None) -> tuple[str, str] | None:
    """The rest, of whom the sentence before says that they are many: "Sisanya sangat besar. Ada 83.000 orang"."""
    if slot.index or (noun not in PERSONS and noun is not None) or aim(slot) is not None:
        return None
    opens = _THERE_ARE.search(slot.left_text) or is_bare(scene, slot)
    return ("unprotected", "rest") if opens and _THE_REST.match(sentence_before(scene)) else None


def as_many_left(scene: Scene, noun: str | None) -> tuple[str, str] | None:
    """As the many just told of, whose numbers places give: "Banyak yang belum ikut. Di Dawe ada 900, di Jati 410"."""
    if noun != "person" or len(scene.slots) < _SOME_PLACES or not _MANY.search(before := sentence_before(scene)):
        return None
    lacking = first(composed(before), "status", "unprotected") is not None
    placed = all(s.placed or _AT_PLACE.match(s.left_text) for s in scene.slots)
    return ("unprotected", "many") if lacking and placed else None


def as_because_not(scene: Scene, slot: Slot) -> tuple[str, str] | None:
    """Those who lack something for want of cover: "900 sopir tidak punya pegangan karena belum ikut jaminan sosial"."""
    end = scene.slots[slot.index + 1].start if slot.index + 1 < len(scene.slots) else scene.sentence.end
    why = _FOR_WANT.match(slot, scene.low, slot.figure.end, end)
    if why is None:
        return None
    cues = compose(scene.text, cues_between(scene.low, why.end("cause"), end))
    return ("unprotected", "because") if first(cues, "status", "unprotected") else None
