"""Parts of a count that an earlier sentence gave: how they point back to it, so that they are in its state."""

from __future__ import annotations

import re

from pipelines.news.memory import Memory, Reading
from pipelines.news.scene import Scene, Slot
from pipelines.normalize.wording import Wording

_POINTS_BACK = Wording(
    r"\b(?:rincian|perincian|komposisi|sebaran|pembagian|susunan)nya\b|\bdi ?antaranya\b|\b(?:sisa|selebih)nya\b"
    r"|\bdari (?:jumlah|angka|total|keseluruhan)(?: (?:keseluruhan|seluruh|total))? (?:itu|tersebut|tadi|ini)\b"
    r"|\bdari (?:semua|seluruh|keseluruhan)nya\b"
    r"|\b(?:(?:jumlah|angka|total) (?:itu|tersebut|ini)|mereka)\b[^.;0-9]{0,30}"
    r"\b(?:terdiri|terbagi|berasal|meliputi|mencakup|didominasi|tersebar|terbanyak|terbesar)\b",
    re.IGNORECASE,
)
"""A sentence that goes through the parts of what was counted before: "Rinciannya ...", "Dari jumlah itu ..."."""
_OPENS_PARTS = Wording(
    r"\W*(?:(?:kelompok|segmen|porsi|jumlah|bagian|sektor|penyumbang|kontributor|yang)\s+)?"
    r"(?:terbesar|terbanyak|paling (?:banyak|besar))\b"
    r"|\W*(?:sebagian besar|mayoritas|kebanyakan|didominasi)\b",
    re.IGNORECASE,
)
"""Their largest, at the opening: "Terbanyak petani, 900 orang", "Sebagian besar, 900 orang, ..."."""
_GOES_ON = Wording(
    r"\W*(?:disusul|kemudian|lalu|selanjutnya|berikutnya|diikuti|setelah itu|sesudah itu|sedangkan|adapun|yang lain"
    r"|lainnya)\b",
    re.IGNORECASE,
)
PARTS_REACH = 3
"""How many sentences behind a count its parts may begin."""


def parted_stock(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """The count, or the part of it before, that the figure is a part of; None where the sentence points to none."""
    told, age = memory.persons, scene.sentence.index - memory.persons_at
    if told is None or age > PARTS_REACH:
        return None
    goes_on = told.rule.endswith("parts")
    if not goes_on and (slot.figure.value or 0) >= memory.persons_count:
        return None
    if age == 0 and goes_on:
        return told
    text, start, end = scene.text, scene.sentence.start, _opening_end(scene)
    if _POINTS_BACK.search(scene.sentence, text, start, end) or _OPENS_PARTS.match(scene.sentence, text, start, end):
        return told
    return told if goes_on and age == 1 and _GOES_ON.match(scene.sentence, text, start, end) else None


def _opening_end(scene: Scene) -> int:
    """Where what is said of the first figure ends: "di antaranya" further on is of a number of this sentence."""
    return scene.slots[0].figure.end + len(scene.slots[0].right_text)
