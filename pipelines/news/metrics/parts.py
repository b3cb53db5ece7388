"""Parts of a count that an earlier sentence gave: how they point back to it, so that they are in its state."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import first
from pipelines.news.metrics.wholes_parted import THEREOF, is_named
from pipelines.normalize.wording import Wording

_POINTS_BACK = Wording(
    r"\b(?:rincian|perincian|komposisi|sebaran|pembagian|susunan)nya\b|\bdi ?antaranya\b|\b(?:sisa|selebih)nya\b"
    r"|\bdari (?:jumlah|angka|total|keseluruhan)(?: (?:keseluruhan|seluruh|total))? (?:itu|tersebut|tadi|ini)\b"
    r"|\bdari (?:semua|seluruh|keseluruhan)nya\b|\bdari (?:sebanyak|sekian)(?: banyak)? itu\b|\bdari situ\b"
    r"|\b(?:bila|jika|kalau|apabila) di(?:rinci|urai|pilah|bedah|petakan|kelompokkan)\w*\b"
    r"|\b(?:(?:jumlah|angka|total) (?:itu|tersebut|ini)|mereka)\b[^.;0-9]{0,30}"
    r"\b(?:terdiri|terbagi|berasal|meliputi|mencakup|didominasi|tersebar|terbanyak|terbesar)\b",
    re.IGNORECASE,
)
"""A sentence that goes through the parts of what was counted before: "Rinciannya ...", "Dari jumlah itu ..."."""
_OPENS_PARTS = Wording(
    r"\W*(?:(?:kelompok|segmen|porsi|jumlah|bagian|sektor|penyumbang|kontributor|konsentrasi|yang)\s+)?"
    r"(?:terbesar|terbanyak|paling (?:banyak|besar))\b"
    r"|\W*(?:sebagian besar|mayoritas|kebanyakan|didominasi)\b"
    r"|\W*(?:(?:hampir|sekitar|lebih dari) )?(?:separuh|sepertiga|setengah)(?:nya)?\b",
    re.IGNORECASE,
)
"""Their largest, at the opening: "Terbanyak petani, 900 orang", "Sebagian besar, 900 orang, ..."."""
_GOES_ON = Wording(
    r"\W*(?:disusul|kemudian|lalu|selanjutnya|berikutnya|diikuti|setelah itu|sesudah itu|sedangkan|adapun|yang lain"
    r"|lainnya)\b",
    re.IGNORECASE,
)
_SAME_AT_ANOTHER_TIME = Wording(
    r"\b(?:tahun|bulan|semester|triwulan|periode|tahap)\b[^.;]{0,40}\b(?:jumlah|angka|banyak)nya\b"
    r"|(?<!dari )\b(?:jumlah|angka) (?:itu|tersebut|ini)\s+(?:\w+\s+){0,2}?"
    r"(?:meningkat|naik|bertambah|melonjak|turun|berkurang|menyusut|lebih)\b",
    re.IGNORECASE,
)
"""The same persons at another time: "Tahun lalu jumlahnya 900", "Jumlah itu naik dibanding 2024 yang hanya 900"."""
_OF_WHOLE = re.compile(r"\s*(?:orang|pekerja|jiwa)?\s*(?:dari\s*)?")
PARTS_REACH = 3
"""How many sentences behind a count its parts may begin."""


def parted_stock(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """The count, or the part of it before, that the figure is a part of; None where the sentence points to none."""
    told, age = memory.persons, scene.sentence.index - memory.persons_at
    if told is None or age > PARTS_REACH:
        return None
    count = memory.persons_count
    if told.state == "new" and memory.stock is not None and any((s.figure.value or 0) > count for s in _counts(scene)):
        # Too many to be parts of those who came in: of those counted before them.
        told, count = memory.stock, memory.stock_count
        memory.persons, memory.persons_count = told, count
    opening = scene.sentence.start, _opening_end(scene)
    if age and _SAME_AT_ANOTHER_TIME.search(scene.sentence, scene.text, *opening) is not None:
        return told
    goes_on = told.rule.endswith("parts")
    if not goes_on and (slot.figure.value or 0) >= count:
        return None
    if age == 0 and goes_on:
        return told
    text, start, end = scene.text, *opening
    points = _POINTS_BACK.search(scene.sentence, text, start, end) or _OPENS_PARTS.match(
        scene.sentence, text, start, end
    )
    follows = goes_on and age == 1 and _GOES_ON.match(scene.sentence, text, start, end)
    return told if points or follows else None


def _counts(scene: Scene) -> list[Slot]:
    return [s for s in scene.slots if not s.is_percent and not s.is_money and s.figure.kind == "cardinal"]


def _opening_end(scene: Scene) -> int:
    """Where what is said of the first figure ends: "di antaranya" further on is of a number of this sentence."""
    return scene.slots[0].figure.end + len(scene.slots[0].right_text)


def as_part(scene: Scene, slot: Slot) -> tuple[str, str] | None:
    """Of "X dari Y pekerja, alias 29 persen, yang terlindungi", X is in the state named after both."""
    whole = scene.whole_of(slot)
    if whole is None:
        return None
    told = is_named(slot) or first(slot.left, "realis") is not None
    if told and _OF_WHOLE.fullmatch(slot.right_text) and first(slot.left, "status") is None:
        return "active", "part"
    behind = [c for c in scene.cues if whole.figure.end <= c.start < slot.clause[1]]
    said = first(behind, "status", "active", "registered", "unprotected")
    return (said.tags["status"], "part") if said is not None else None


def as_thereof(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, str] | None:
    """As the whole that it is a part of: "423.000 pekerja, 187.000 di antaranya penerima upah"; or newly entered."""
    former = scene.slots[slot.index - 1] if slot.index else slot
    restated = former.left if former.is_percent else []  # "diraih 93 persen, kurang lebih 570 ribu"
    if first([*slot.left, *restated], "relation", "achievement") and scene.sentence.index - memory.new_at <= 1:
        return "new", "achieved"
    before, index = memory.persons, scene.sentence.index
    if before is None or before.state != "eligible" or memory.persons_at < index - 1:
        return None
    if is_covered_part(scene, slot, memory):
        return "active", "part"
    if memory.percent_at >= memory.persons_at or first(slot.left, "realis"):
        return None
    wholes = [s for s in scene.slots if s.is_from and s.base_of is None]
    within = memory.persons_at == index and len(wholes) == 1 and wholes[0].index < slot.index
    parts = within or THEREOF.search(slot.left_text + slot.right_text)
    return ("eligible", "thereof") if parts else None


def is_covered_part(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the part of a whole just given is of members, so far, or what was achieved."""
    beside = memory.persons_at == scene.sentence.index
    if beside and first(slot.left, "relation", "achievement"):
        return True  # be it more than there ought to be: "dari potensi 2.000 tercapai 2.300"
    if (slot.figure.value or 0) >= memory.persons_count:
        return False
    if first(slot.left, "noun", "member"):
        return True
    rate = scene.slots[slot.link].left if slot.link is not None else []
    return bool(beside and first([*rate, *slot.left], "realis") and slot.clause[0] == scene.slots[0].clause[0])
