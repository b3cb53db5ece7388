"""Reads sums of money: claims paid, benefits, contributions, contributions collected, budgets."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from pipelines.news.counts import program_of
from pipelines.news.memory import Memory, Reading
from pipelines.news.scene import Scene, Slot
from pipelines.news.zones import aim, clause, first, last
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.programs import group_of, segment_of
from warehouse.reference import statutory_parameters

_PER_HEAD = re.compile(
    r"(?:/|\bper|\bsetiap|\btiap)\s*-?\s*(?:bulan|orang|peserta|pekerja|jiwa|tahun|anak|kepala|hari)"
    r"|\bsebulan\b|\bperbulan",
    re.IGNORECASE,
)
_ONE_PERSON = re.compile(
    r"\b(?:almarhum|almarhumah|alm|seorang|salah satu|salah seorang|istri|suami|anak dari|keluarga"
    r"|ahli waris(?:nya)?)\b",
    re.IGNORECASE,
)
_OF_SOMEONE = re.compile(
    r"\b(?:almarhum|almarhumah|alm|mendiang|seorang|atas nama|salah satu|salah seorang)\b", re.IGNORECASE
)
_PER_CASE_CEILING = re.compile(
    r"\b(?:maksimal|maksimum|paling banyak|hingga|sampai dengan|per anak|untuk (?:dua|2) (?:orang )?anak"
    r"|setiap|akan (?:mendapat|menerima|memperoleh)|berhak|jika|apabila|bila|kalau)\b",
    re.IGNORECASE,
)
_METRICS = {
    "contribution": ("contribution_amount", 0.9),
    "collected": ("contributions_collected", 0.85),
    "budget": ("budget_allocated", 0.85),
    "benefit": ("benefit_amount", 0.8),
    "claims": ("claims_paid", 0.88),
}
_GOES_ON = {"claims_paid": "claims", "benefit_amount": "benefit", "contribution_amount": "contribution"}
_SMALLEST_BUDGET = 1e6
_SMALLEST_COLLECTED = 1e8
_LARGEST_BENEFIT = 5e8
_LARGEST_CONTRIBUTION = 2e6
_SMALLEST_SUM = 1e3


def read_amount(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """What the sum is; None where it is of another kind (wages, investments, arrears, targets of sums)."""
    value = slot.figure.value or 0
    if value < _SMALLEST_SUM or slot.is_target_base or first(clause(slot), "foreign", "health", "aid"):
        return None
    kind = _kind(scene, slot, memory, value)
    if kind is None:
        return None
    metric, weight = _METRICS[kind]
    return Reading(
        metric,
        _said_as(scene, slot, kind),
        f"money+{kind}",
        weight,
        program=() if kind in ("collected", "budget") else program_of(scene, slot, memory),
        segment=segment_of([*slot.left, *slot.right, *slot.before]) if kind in ("contribution", "collected") else None,
        group=group_of([*slot.right, *slot.left]),
    )


def _said_as(scene: Scene, slot: Slot, kind: str) -> str:
    """The kind of statement: contributions and benefits are set by law, unless the benefit of one person is told of."""
    if kind == "budget":
        return "plan" if last(slot.left, "aim", "plan") else "observation"
    if kind == "contribution":
        return "statutory"
    if kind != "benefit":
        return "observation"
    return "anecdote" if _OF_SOMEONE.search(scene.text, scene.sentence.start, scene.sentence.end) else "statutory"


def _kind(scene: Scene, slot: Slot, memory: Memory, value: float) -> str | None:
    """The kind of sum by the nearest word for one, checked against how large such sums are."""
    text = scene.text
    around = text[max(scene.sentence.start, slot.start - 60) : min(scene.sentence.end, slot.figure.end + 40)]
    per_head = _PER_HEAD.search(around) is not None
    rejected = first(slot.left, "money", "reject") is not None
    benefit = first(slot.left, "money", "benefit") is not None
    if value <= _LARGEST_CONTRIBUTION and (
        first(clause(slot), "money", "contribution") or (per_head and not benefit and not rejected)
    ):
        return None if rejected else "contribution"
    cue = _money_cue(slot)
    if cue is None:
        return _without_cue(scene, slot, memory, value)
    kind = cue.tags["money"]
    if kind == "reject" or (kind != "budget" and (aim(slot) == "target" or _is_of_others(slot))):
        return None
    if kind in ("contribution", "collected"):
        large = value >= (_SMALLEST_COLLECTED if kind == "contribution" else _SMALLEST_BUDGET)
        return "collected" if large and not per_head and not rejected else None
    if kind == "budget":
        return _budget(scene, slot, value)
    return _benefit_or_claims(scene, slot, value)


def _is_of_others(slot: Slot) -> bool:
    """Whether a word such as "pesangon" or "kredit" near the sum outweighs a general verb of paying beside it."""
    refused = [c for c in (*slot.left, *slot.right, *slot.beyond) if c.tags.get("money") == "reject"]
    return any("wage" not in cue.tags for cue in refused)


def _money_cue(slot: Slot) -> Cue | None:
    """The word that says what the sum is: the last before it, else the first behind it, else farther away."""
    return (
        last(slot.left, "money", "benefit", "claims", "collected", "budget", "reject", "contribution")
        or first(slot.right, "money", "collected", "budget", "reject")
        or first(slot.right, "money", "benefit", "claims")
        or last(slot.before, "money", "benefit", "claims", "collected", "budget", "reject")
        or first(slot.beyond, "money", "claims", "budget")
    )


def _budget(scene: Scene, slot: Slot, value: float) -> str | None:
    if value < _SMALLEST_BUDGET:
        return None
    return "claims" if first(slot.left, "money", "claims") and scene.says("program") else "budget"


def _without_cue(scene: Scene, slot: Slot, memory: Memory, value: float) -> str | None:
    """A sum that no word names: on a list of programmes, after another sum, or equal to a benefit by law."""
    before = memory.money.metric if memory.money is not None else None
    listed = before is not None or first(memory.header, "money") is not None or scene.says("money", "claims")
    if first([*slot.left, *slot.right], "program") and listed:
        return "benefit" if before == "benefit_amount" else "claims"
    if before is not None and scene.sentence.index - memory.money_at <= 1 and before in _GOES_ON:
        return _GOES_ON[before]
    return "benefit" if value in _benefits_by_law() else None


@cache
def _benefits_by_law() -> frozenset[float]:
    """The sums in rupiah that the law grants one person, such as Rp42 million on death."""
    law = statutory_parameters().filter((pl.col("unit") == "IDR") & (pl.col("metric") == "benefit_amount"))
    return frozenset(law["value"].to_list())


def _benefit_or_claims(scene: Scene, slot: Slot, value: float) -> str:
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
