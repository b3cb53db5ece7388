"""The state of counts that restate a percentage, in their sentence or in the one before."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import first, state

_STATES_OF_RATES = {"coverage_rate": "active", "unprotected_rate": "unprotected"}
_RESTATES = re.compile(
    r"^\W*(?:angka|jumlah|persentase|itu|ini|artinya)\b[^,;]{0,20}\b(?:setara|sama dengan|ekuivalen)\b"
    r"|^\W*(?:(?:kalau|jika|bila|apabila) (?:di(?:hitung|jumlah|konversi|angka|nominal)\w*|bicara)"
    r"|(?:secara|dalam) (?:angka|jumlah|hitungan|kuantitas|bilangan|nominal|absolut|riil))"
    r"(?: (?:dari |dalam |ke |per |jumlah )*(?:orang|kepala|jiwa|angka|jumlah|pekerja)(?:nya)?)*\b,?"
    r"[^,;0-9]{0,30}$"
    r"|^\W*(?:dari (?:sisi|segi) (?:jumlah|angka),? )?(?:itu |ini )?(?:setara|sama|ekuivalen|identik)(?: dengan)?"
    r"\s+(?:(?:sekitar|hampir|lebih|kurang|dari|kira-kira)\s+)*$"
    r"|^\W*(?:jumlah |banyak |hitungan )?(?:orang|kepala)nya\b[^,;0-9]{0,30}$",
    re.IGNORECASE,
)
"""What the rate of the sentence before comes to: "UCJ 31 persen. Kalau dihitung orangnya sekitar 5.900"."""


def as_rate(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, str] | None:
    """As the percentage says that the count restates: "baru melindungi 31 persen, atau 5.900 orang".

    Also one sentence later: "UCJ 31 persen. Angka itu setara 5.900 orang".
    """
    restates = _RESTATES.search(slot.left_text) is not None
    if restates and memory.target_at > max(memory.percent_at, scene.sentence.index - 2):
        return "active", "rate_aimed_at"
    if restates and memory.percent_at >= scene.sentence.index - 1 and memory.percent is not None:
        restated = _STATES_OF_RATES.get(memory.percent.metric)
        return (restated, "rate") if restated is not None else None
    if slot.link is None or not scene.slots[slot.link].is_percent:
        return None
    rate = scene.slots[slot.link]
    said, _ = state(rate, "active", "registered", "unprotected")
    if said is not None:
        return said, "rate"
    covers = first([*rate.left, *rate.right, *rate.before], "relation", "coverage", "share")
    return ("active", "rate") if covers is not None else None
