"""What a growth rate is of, and which way it goes: "klaim JHT menurun 6 persen" is of claims, and below nil."""

from __future__ import annotations

from dataclasses import replace

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import last
from pipelines.normalize.lexicon import Cue

_OF = {
    "claims_paid": "claims", "claim_cases": "claims", "benefit_amount": "claims",
    "contributions_collected": "contributions", "contribution_amount": "contributions",
    "registered_employers": "employers",
    "coverage_rate": "coverage", "coverage_target": "coverage",
    "unprotected_workers": "unprotected", "unprotected_rate": "unprotected",
    "active_participants": "active", "registered_workers": "registered",
}  # fmt: skip
"""What grows where the figure before is of this metric and the words name nothing."""
_MONEY = {"claims": "claims", "benefit": "claims", "contribution": "contributions", "collected": "contributions"}
_NOUNS = {"case": "claims", "employer": "employers", "member": "active", "person": "active"}
_STATES = {"unprotected": "unprotected", "registered": "registered"}


def with_growth(scene: Scene, slot: Slot, reading: Reading, memory: Memory) -> Reading:
    """`reading` of a growth rate with what grew as its state, and whether it fell."""
    mover = last(slot.left, "change") or last(slot.before, "change")
    told = _named(slot, mover)
    if told is None and slot.index and (counted := scene.slots[slot.index - 1].reading) is not None:
        told = counted.state if counted.metric == "growth_rate" else _OF.get(counted.metric)
    if told is None and memory.any_at >= scene.sentence.index - 1:
        told = _last_told(memory)
    of = {c.tags["program"] for c in slot.left if "program" in c.tags}
    falls = _falls(scene, slot, mover, memory)
    return replace(reading, state=told, falls=falls, program=tuple(of) if len(of) == 1 else reading.program)


def _falls(scene: Scene, slot: Slot, mover: Cue | None, memory: Memory) -> bool:
    """By the word of change before the figure or behind it, else as the rate before it in a list of them."""
    mover = mover or last(slot.right, "change")
    if mover is not None:
        return mover.tags["change"] == "down"
    before = memory.percent if memory.percent_at == scene.sentence.index else None
    return before is not None and before.metric == "growth_rate" and before.falls


def _named(slot: Slot, mover: Cue | None) -> str | None:
    """What the words name: between a noun of change and the figure ("kenaikan iuran 6 persen"), else before it.

    The head of an Indonesian phrase comes first: "cakupan pekerja aktif" is of coverage, "pekerja tanpa perlindungan"
    of those not protected.
    """
    at = mover.start if mover is not None else slot.start
    behind = [c for c in slot.left if c.start > at]
    beside = [c for c in slot.left if slot.clause[0] <= c.start < at]
    for lot in (behind, beside, slot.before, slot.right):
        told = next((what for cue in lot if (what := _meant(cue)) is not None), None)
        if told == "active":
            told = next((_STATES[s] for c in lot if (s := c.tags.get("status")) in _STATES), told)
        if told is not None:
            return told
    return None


def _meant(cue: Cue) -> str | None:
    tags = cue.tags
    if tags.get("relation") == "coverage" and "noun" not in tags:
        return "coverage"
    return (
        _MONEY.get(tags.get("money", ""))
        or _STATES.get(tags.get("status", ""))
        or _NOUNS.get(tags.get("noun", ""))
        or ("active" if "segment" in tags or "group" in tags else None)
    )


def _last_told(memory: Memory) -> str | None:
    """What the figure before was of, in this sentence or the one before."""
    lots = ((memory.percent, memory.percent_at), (memory.money, memory.money_at), (memory.persons, memory.persons_at))
    told = [(at, reading) for reading, at in lots if reading is not None]
    latest = max(told, key=lambda item: item[0], default=None)
    if latest is None or latest[0] < memory.cases_at:
        return "claims" if memory.cases_at == memory.any_at else None
    return latest[1].state if latest[1].metric == "growth_rate" else _OF.get(latest[1].metric)
