"""Contributions of one person: what somebody pays a month or a year, by a word for it, the law's sum, or who pays."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import clause, first
from pipelines.news.metrics.amounts_shared import LARGEST_CONTRIBUTION, by_law
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.wording import Wording

_PER_HEAD = Wording(
    r"(?:/|\bper|\bsetiap|\btiap)\s*-?\s*(?:bulan|orang|peserta|pekerja|jiwa|tahun|anak|kepala|hari)"
    r"|\bsebulan\b|\bperbulan"
)
_A_YEAR = Wording(r"\bsetahun\b(?! (?:sebelum|lalu|silam|terakhir|lebih|ini|kemudian))[^;]{0,30}$", re.IGNORECASE)
_INCREMENT = Wording(
    r"\b(?:menambah|tambahan|ditambah|tambah|selisih|naik|kenaikan)\b"
    r"(?:(?!\b(?:jadi|menjadi|dikenai|membayar|bayar|iuran\w*|tarif\w*)\b)[^.;]){0,30}$",
    re.IGNORECASE,
)
_HELPED = Wording(r"\b(?:subsidi|bantuan|pembayaran) (?:iuran|premi)\b[^,;0-9]{0,30}$", re.IGNORECASE)
_PAYS_LITTLE = Wording(
    r"\b(?:hanya|cuma|cukup|tinggal|sekadar) (?:dengan |perlu )?(?:mem)?(?:bayar|setor|sisihkan|iur)\w*\b[^,;]*$"
    r"|\b(?:hanya|cuma|cukup|tinggal) (?:dengan |perlu )?(?:meny(?:etor|isihkan)|mengiur|merogoh)\w*\b[^,;]*$",
    re.IGNORECASE,
)
"""What somebody says that he pays a month, where no word names it: "kami cuma membayar sekitar Rp18 ribu"."""
_DEDUCTED = Wording(r"\b(?:di|ter)?potong\w*\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_LARGEST_BARE_CONTRIBUTION = 5e5
_SMALLEST_WAGE = 2e5
"""A sum a month too small to be a wage: "iurannya dengan perhitungan UMR hanya Rp9.734 per bulan"."""


def contributes(scene: Scene, slot: Slot, memory: Memory, value: float) -> bool:
    """Whether the sum is what one person pays: a word for it, the law's sum, or "per bulan" after a contribution.

    What is added to a contribution ("cukup menambah Rp20 ribu") is none.
    """
    if value > LARGEST_CONTRIBUTION or _INCREMENT.search(slot, slot.left_text):
        return False
    if first(clause(slot), "money", "contribution"):
        return True
    if value in by_law("contribution_amount") and not first(clause(slot), "money", "reject"):
        return True
    regular = is_per_head(scene, slot) or _A_YEAR.search(slot, slot.left_text)
    if value > _LARGEST_BARE_CONTRIBUTION or not regular:
        return False
    benefit = first([*slot.before, *slot.left], "money", "benefit") or first(clause(slot), "program", "BEASISWA")
    helped = _HELPED.search(slot, slot.left_text) is not None
    if benefit is not None or helped:
        return helped
    before = memory.money is not None and memory.money.metric == "contribution_amount"
    goes_on = before and scene.sentence.index - memory.money_at <= 2
    little = memory.about_us and _PAYS_LITTLE.search(slot, slot.left_text) is not None
    return goes_on or little or scene.ours or scene.says("money", "contribution")


def is_per_head(scene: Scene, slot: Slot) -> bool:
    """Whether the sum is one of a month, a year or a person: "Rp16.800 per bulan"."""
    start, end = max(scene.sentence.start, slot.start - 60), min(scene.sentence.end, slot.figure.end + 40)
    return _PER_HEAD.search(slot, scene.low, start, end) is not None


def contribution(slot: Slot, refused: Cue | None, value: float) -> str | None:
    """A contribution, unless a word for wages or another purpose (`refused`) stands before it."""
    if _DEDUCTED.search(slot, slot.left_text) and first(slot.right, "money", "contribution"):
        return "contribution"
    named = first(clause(slot), "money", "contribution") and value in by_law("contribution_amount")
    of_wage = refused is not None and "wage" in refused.tags
    based = of_wage and value < _SMALLEST_WAGE and first(slot.left, "money", "contribution") is not None
    return "contribution" if refused is None or (named and not of_wage) or based else None
