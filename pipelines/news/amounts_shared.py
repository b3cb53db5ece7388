"""Tells what one person gets from what was paid out to many."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from pipelines.news.scene import Scene, Slot
from pipelines.news.zones import first
from pipelines.normalize.wording import Wording
from warehouse.reference import statutory_parameters

_PER_CASE_CEILING = Wording(
    r"\b(?:maksimal|maksimum|paling banyak|hingga|sampai dengan|per anak|untuk (?:dua|2) (?:orang )?anak"
    r"|setiap|akan (?:mendapat|menerima|memperoleh)|berhak|jika|apabila|bila|kalau)\b",
    re.IGNORECASE,
)
_ONE_PERSON = Wording(
    r"\b(?:almarhum|almarhumah|alm|kepadanya|baginya|seorang|salah satu|salah seorang|istri|suami|anak dari|keluarga"
    r"|ahli waris(?:nya)?)\b",
    re.IGNORECASE,
)
_EACH = Wording(
    r"\b(?:masing-masing|(?:setiap|tiap(?:-tiap)?) (?:orang|keluarga|ahli waris|penerima|anak)\w*)\b", re.IGNORECASE
)
_SEVERAL_GOT = Wording(
    r"\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|[2-9]|[1-9][0-9.]*[0-9])\s+(?:\w+\s+){1,4}?"
    r"(?:telah|sudah)\s+(?:menerima|mendapat\w*|memperoleh|menikmati|merasakan)\b",
    re.IGNORECASE,
)
_SUMMED = Wording(r"\b(?:total(?:nya)?|seluruhnya|keseluruhan(?:nya)?)\s+(?:\w+\s+)?$", re.IGNORECASE)
_GOT = Wording(
    r"\b(?:menerima|terima|mendapat\w*|memperoleh|berhak atas|mengantongi)\s+(?:(?:\w+)\s+){0,2}$", re.IGNORECASE
)
_LARGEST_SCHOLARSHIP = 1.74e8
"""For two children, by Peraturan Pemerintah 82/2019."""
_WHOLE_BENEFIT = 2.4e7
"""What a family gets on a death is no less than this; several families together get more than the law's sum for one."""
LARGEST_BENEFIT = 5e8


def benefit_or_claims(scene: Scene, slot: Slot, value: float) -> str:
    """A benefit is what one person gets by law; claims are what was paid out to many."""
    text = scene.text[scene.sentence.start : scene.sentence.end]
    many = _names_many(scene)
    each = _EACH.search(slot, slot.left_text) or (_PER_CASE_CEILING.search(slot, text) and not many)
    lawful = value in by_law("benefit_amount") and not _SUMMED.search(slot, slot.left_text)
    if lawful and (value >= _WHOLE_BENEFIT or _GOT.search(slot, slot.left_text)):
        return "benefit"
    if value >= LARGEST_BENEFIT or _is_shared_sum(scene, slot, value):
        return "claims"
    if each or slot.figure.qualifier == "up_to":
        return "benefit"
    scholarship = first(reversed(slot.left), "program")
    if scholarship is not None and scholarship.tags["program"] == "BEASISWA" and value > _LARGEST_SCHOLARSHIP:
        return "claims"
    paid = first(slot.left, "money", "claims") and not first(slot.left, "money", "benefit")
    return "claims" if many or (paid and not _ONE_PERSON.search(slot, text)) else "benefit"


def _names_many(scene: Scene) -> bool:
    """Whether the sentence counts three cases or more, or five persons."""
    for slot in scene.slots:
        noun = slot.head.tags.get("noun") if slot.head is not None else None
        if slot.is_money or slot.is_percent or noun not in ("case", "recipient", "person", "member"):
            continue
        if (slot.figure.value or 0) > 4 or (noun == "case" and (slot.figure.value or 0) >= 3):
            return True
    return False


def _is_shared_sum(scene: Scene, slot: Slot, value: float) -> bool:
    """Whether the sum is what several got together: "11 kasus, totalnya Rp462 juta", "dua nelayan telah menerima"."""
    if _SUMMED.search(slot, slot.left_text) and not _sums_parts(scene, slot) and _counts_several(scene, slot):
        return True
    got = _SEVERAL_GOT.search(slot, scene.text, scene.sentence.start, slot.start)
    return got is not None and not _EACH.search(slot, slot.left_text) and value not in by_law("benefit_amount")


def _sums_parts(scene: Scene, slot: Slot) -> bool:
    """Whether the sum adds up what one person gets: "Rp20 juta, Rp10 juta dan Rp12 juta, total Rp42 juta"."""
    return sum(s.is_money for s in scene.slots[: slot.index]) >= 2


def _counts_several(scene: Scene, slot: Slot) -> bool:
    """Whether several persons or cases are counted before the sum."""
    counts = [s for s in scene.slots[: slot.index] if not s.is_money and not s.is_percent and s.noun != "thing"]
    return any((s.figure.value or 0) >= 2 for s in counts)


@cache
def by_law(metric: str) -> frozenset[float]:
    """The sums in rupiah that the law sets for one person, such as Rp42 million on death or Rp16,800 a month."""
    law = statutory_parameters().filter((pl.col("unit") == "IDR") & (pl.col("metric") == metric))
    return frozenset(law["value"].to_list())
