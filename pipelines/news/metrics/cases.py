"""Reads cases: numbers of claims and of persons whom a claim was paid to, with the programme of a claim."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import aim, first, near
from pipelines.news.metrics.claimants import RECEIVES, has_sum_behind, is_claimed_for
from pipelines.news.metrics.firms import plain_small
from pipelines.news.metrics.nouns import AND, are_served
from pipelines.news.metrics.outsiders import MEETING
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.programs import programs_of
from pipelines.normalize.wording import Wording

_REFUSED = Wording(
    r"\b(?:ditolak|ditunda|tertunda|tertahan|terhambat|terganjal|macet|mandek|dibatalkan|dikembalikan karena"
    r"|belum (?:\w+ )?dibayar\w*"
    r"|(?:belum|tidak|tak) (?:pernah )?(?:mengajukan|mengklaim|mencairkan))\b",
    re.IGNORECASE,
)
_ON_AVERAGE = Wording(r"\b(?:rata-rata|rerata)\b", re.IGNORECASE)
_DAILY = Wording(r"\b(?:(?:setiap|tiap|per) ?(?:hari|pekan|minggu|jam)|sehari)\b", re.IGNORECASE)
_MAY_CLAIM = Wording(
    r"\s*(?:orang|peserta|pekerja|warga)?\s*yang (?:hendak|akan|ingin|mau|antre|antri|mengantre|berniat)\b",
    re.IGNORECASE,
)
_GETS = re.compile(r"\b(?:menerima|memperoleh|mendapat\w*|mengantongi)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_FEWEST = 5


def read_cases(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if aim(slot) == "target" or first(near(slot), "money", "reject"):
        return None
    if _REFUSED.search(slot, slot.left_text) or _REFUSED.search(slot, slot.right_text):
        return None
    mishaps = slot.head is None and plain_small(slot)
    if (
        mishaps
        or MEETING.search(slot, slot.left_text)
        or (slot.figure.value == 1 and _ON_AVERAGE.search(slot, slot.right_text))
    ):
        return None
    if _DAILY.search(slot, slot.left_text) or _DAILY.match(slot, slot.right_text):
        return None
    ours = scene.says("program") or scene.says("money", "claims") or scene.ours
    if not ours and memory.money is None and memory.counted != "case" and not are_served(scene, slot):
        return None
    return Reading("claim_cases", "observation", "cases", 0.9, program=program_of(scene, slot, memory))


def read_recipients(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if (slot.figure.value or 0) < _FEWEST or (slot.head is None and plain_small(slot)):
        return None
    if _DAILY.search(slot, slot.left_text) or _MAY_CLAIM.match(slot, slot.right_text):
        return None
    told = memory.money is not None or memory.cases_at >= scene.sentence.index - 1 or slot.noun != "recipient"
    told = told or is_claimed_for(scene, slot, memory) or _gets_sum(scene, slot)
    if not (told or scene.says("money", "claims", "benefit") or scene.says("program")):
        return None
    if aim(slot) == "target":
        return None
    if (
        first(slot.right, "status", "active", "registered", "unprotected")
        and not RECEIVES.search(slot, slot.right_text)
        and slot.head is not None
        and slot.head.tags.get("noun") != "recipient"
        and not has_sum_behind(scene, slot, memory)
    ):
        return None
    return Reading("claim_cases", "observation", "recipients", 0.8, program=program_of(scene, slot, memory))


def _gets_sum(scene: Scene, slot: Slot) -> bool:
    """Whether the sum they got stands right behind them: "38 keluarga nelayan menerima Rp42 juta"."""
    after = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    return after is not None and after.is_money and _GETS.search(slot.right_text) is not None


def program_of(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, ...]:
    """The programme of a claim: before the figure, else behind it, else of the list or header it stands in.

    Of several before it, those named together without a figure between: "JKK dan JKM Rp2 miliar" is of both.
    """
    for zone in (slot.left, [*slot.right, *slot.beyond], slot.before, memory.header):
        named = [c for c in zone if "program" in c.tags]
        if not named:
            continue
        if zone and zone[0].start >= slot.figure.end and zone is not memory.header:
            return programs_of(_run_from(scene.text, named))
        run = [named[-1]]
        for cue in reversed(named[:-1]):
            if any(c.isdigit() for c in scene.text[cue.end : run[0].start]):
                break
            run.insert(0, cue)
        return programs_of(run)
    return ()


def _run_from(text: str, named: list[Cue]) -> list[Cue]:
    """The first programme behind a figure with those that a comma or "dan" adds to it."""
    run = named[:1]
    for cue in named[1:]:
        if not AND.fullmatch(text, run[-1].end, cue.start):
            break
        run.append(cue)
    return run
