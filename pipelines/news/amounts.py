"""Reads sums of money: claims paid, benefits, contributions, contributions collected, budgets."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from pipelines.news.counts import program_of
from pipelines.news.memory import Memory, Reading
from pipelines.news.scene import Scene, Slot
from pipelines.news.zones import aim, clause, first, last, near
from pipelines.normalize.programs import group_of, segment_of
from warehouse.reference import statutory_parameters

_PER_HEAD = re.compile(
    r"(?:/|\bper|\bsetiap|\btiap)\s*-?\s*(?:bulan|orang|peserta|pekerja|jiwa|tahun|anak|kepala|hari)|\bsebulan\b|\bperbulan",
    re.IGNORECASE,
)
_ONE_PERSON = re.compile(
    r"\b(?:almarhum|almarhumah|alm|seorang|salah satu|salah seorang|istri|suami|anak dari|keluarga|ahli waris(?:nya)?)\b",
    re.IGNORECASE,
)
_PER_CASE_CEILING = re.compile(
    r"\b(?:maksimal|maksimum|paling banyak|hingga|sampai dengan|per anak|untuk (?:dua|2) (?:orang )?anak|setiap|akan (?:mendapat|menerima|memperoleh)|berhak|jika|apabila|bila|kalau)\b",
    re.IGNORECASE,
)
_LARGEST_BENEFIT = 5e8
_LARGEST_CONTRIBUTION = 2e6
_SMALLEST_SUM = 1e3


def read_amount(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """What the sum is; None where it is of another kind (wages, investments, arrears, targets of sums)."""
    value = slot.figure.value or 0
    if value < _SMALLEST_SUM or slot.is_target_base or first(clause(slot), "foreign", "health", "aid"):
        return None
    segment = segment_of([*slot.left, *slot.right, *slot.before])
    group = group_of([*slot.right, *slot.left])
    kind = _kind(scene, slot, memory, value)
    if kind is None:
        return None
    program = program_of(scene, slot, memory)
    if kind == "contribution":
        return Reading(
            "contribution_amount", "statutory", "money+contribution", 0.9, program=program, segment=segment, group=group
        )
    if kind == "collected":
        return Reading("contributions_collected", "observation", "money+collected", 0.85, segment=segment)
    if kind == "budget":
        status = "plan" if last(slot.left, "aim", "plan") else "observation"
        return Reading("budget_allocated", status, "money+budget", 0.85, group=group)
    if kind == "benefit":
        told = _ONE_PERSON.search(scene.text, scene.sentence.start, scene.sentence.end) and scene.says(
            "money", "claims"
        )
        return Reading(
            "benefit_amount",
            "statutory" if not told else "anecdote",
            "money+benefit",
            0.8,
            program=program,
            group=group,
        )
    return Reading("claims_paid", "observation", "money+claims", 0.88, program=program, group=group)


def _kind(scene: Scene, slot: Slot, memory: Memory, value: float) -> str | None:
    text = scene.text
    around = text[max(scene.sentence.start, slot.start - 60) : min(scene.sentence.end, slot.figure.end + 40)]
    if value <= _LARGEST_CONTRIBUTION and (
        first(clause(slot), "money", "contribution")
        or (_PER_HEAD.search(around) and not first(slot.left, "money", "benefit", "reject"))
    ):
        return None if first(slot.left, "money", "reject") else "contribution"
    cue = last(slot.left, "money", "benefit", "claims", "collected", "budget", "reject", "contribution")
    behind = first(slot.right, "money", "collected", "budget", "reject")
    if cue is None:
        cue = (
            behind
            or first(slot.right, "money", "benefit", "claims")
            or last(slot.before, "money", "benefit", "claims", "collected", "budget", "reject")
            or first(slot.beyond, "money", "claims", "budget")
        )
    if cue is None and programmed(scene, slot, memory):
        return "benefit" if memory.money is not None and memory.money.metric == "benefit_amount" else "claims"
    if cue is None:
        return _carried(scene, memory) or ("benefit" if value in _benefits_by_law() else None)
    kind = cue.tags["money"]
    if kind == "reject" or (aim(slot) == "target" and kind != "budget"):
        return None
    if kind in ("contribution", "collected") and first(slot.left, "money", "reject"):
        return None
    if kind == "contribution":
        return (
            "collected"
            if value >= 1e8 and not _PER_HEAD.search(around)
            else ("contribution" if value <= _LARGEST_CONTRIBUTION else None)
        )
    if kind == "collected":
        return "collected" if value >= 1e6 and not _PER_HEAD.search(around) else None
    if kind == "budget":
        if first([*slot.left], "money", "claims") and scene.says("program"):
            return "claims"
        return "budget" if value >= 1e6 else None
    return _benefit_or_claims(scene, slot, value, kind)


@cache
def _benefits_by_law() -> frozenset[float]:
    """The sums in rupiah that the law grants one person, such as Rp42 million on death."""
    law = statutory_parameters().filter((pl.col("unit") == "IDR") & (pl.col("metric") == "benefit_amount"))
    return frozenset(law["value"].to_list())


def programmed(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the sum stands on a list of programmes ("JHT Rp1,4 triliun, JKK Rp122 miliar")."""
    return bool(first([*slot.left, *slot.right], "program")) and (
        memory.money is not None or bool(first(memory.header, "money")) or scene.says("money", "claims")
    )


def _carried(scene: Scene, memory: Memory) -> str | None:
    if memory.money is None or scene.sentence.index - memory.money_at > 1:
        return None
    return {"claims_paid": "claims", "benefit_amount": "benefit", "contribution_amount": "contribution"}.get(
        memory.money.metric
    )


def _benefit_or_claims(scene: Scene, slot: Slot, value: float, kind: str) -> str:
    """A benefit is what one person gets by law; claims are what was paid out to many."""
    if value >= _LARGEST_BENEFIT:
        return "claims"
    cases = [
        s
        for s in scene.slots
        if not s.is_money
        and not s.is_percent
        and s.head is not None
        and s.head.tags.get("noun") in ("case", "recipient", "person", "member")
    ]
    many = any(
        (s.figure.value or 0) >= 3 and s.head and (s.head.tags["noun"] == "case" or (s.figure.value or 0) > 4)
        for s in cases
    )
    text = scene.text[scene.sentence.start : scene.sentence.end]
    if _PER_CASE_CEILING.search(text) and not many:
        return "benefit"
    if slot.figure.qualifier == "up_to":
        return "benefit"
    if many or (
        first(slot.left, "money", "claims")
        and not first(slot.left, "money", "benefit")
        and not _ONE_PERSON.search(text)
    ):
        return "claims"
    return "benefit"
