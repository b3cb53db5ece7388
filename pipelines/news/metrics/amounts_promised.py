"""Sums that somebody gets in a case that may come: a benefit promised, and what the law sets on a death."""

from __future__ import annotations

import re

from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import clause, first
from pipelines.news.metrics.amounts_shared import LARGEST_BENEFIT, RECEIVES, SMALLEST_CLAIMS, WHOLE_BENEFIT, by_law
from pipelines.normalize.wording import Wording

_IN_CASE = Wording(
    r"\b(?:jika|apabila|bila|bilamana|kalau|ketika|andai\w*|seandainya|manakala|asalkan"
    r"|setiap|tiap(?:-tiap)?|masing-masing)\b",
    re.IGNORECASE,
)
_ON_DEATH = Wording(
    r"\b(?:jaminan kematian|kematian|jkm|meninggal(?: dunia)?|ahli waris\w*)\)?\s+"
    r"(?:(?:bisa|dapat|akan|adalah|yaitu|yakni|sebesar|senilai|mencapai|hingga|sebanyak|diberikan|uang|dana|ini|itu)\s+)*$",
    re.IGNORECASE,
)


def is_promised(scene: Scene, slot: Slot, value: float) -> bool:
    """Whether somebody gets the sum in a case that may come: "apabila meninggal, keluarganya mengantongi Rp42 juta"."""
    if value > LARGEST_BENEFIT or value < SMALLEST_CLAIMS or not RECEIVES.search(slot, slot.left_text):
        return False
    before = scene.text[scene.sentence.start : slot.start]
    return _IN_CASE.search(slot, before) is not None and first(clause(slot), "money", "contribution") is None


def is_set_on_death(slot: Slot, value: float) -> bool:
    """Whether it is the law's sum for a death: "jaminan kematian Rp42 juta"."""
    lawful = value in by_law("benefit_amount") and value >= WHOLE_BENEFIT
    return lawful and _ON_DEATH.search(slot, slot.left_text) is not None
