"""The state of a count whose own words name none: told by contrast, by the source, by a header, or by its list."""

from __future__ import annotations

import re

from pipelines.news.memory import Memory
from pipelines.news.scene import Scene, Slot
from pipelines.news.zones import first, last, near, state

PERSONS = ("person", "member")
_BPS = re.compile(r"\b(?:bps|badan pusat statistik|sakernas|disnaker|bappenas)\b", re.IGNORECASE)
_THEREOF = re.compile(r"\b(?:di ?antaranya|dari (?:jumlah|angka|total) (?:itu|tersebut)|dari situ)\b", re.IGNORECASE)
_PARTLY = re.compile(
    r"\s*(?:orang|pekerja|tenaga kerja|jiwa|peserta)?\s*(?:yang )?(?:di ?antaranya|dari jumlah (?:itu|tersebut))",
    re.IGNORECASE,
)
_NEXT_IN_IT = re.compile(
    r"\s*(?:[0-9][0-9.,]*(?: (?:ribu|juta))?(?: \w+)? di ?antaranya\b"
    r"|(?:(?:namun|tetapi),? )?dari (?:jumlah|angka|total)(?: \w+)? (?:itu|tersebut)\b)",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\b(?:padahal|sebab|dari) (?:total |jumlah )|\bpadahal,? (?:jumlah|total)\b", re.IGNORECASE)
_CONTRAST = re.compile(
    r"\b(?:sedangkan|sementara|namun|tetapi|tapi|baru|hanya|jadi|yang sudah|yang telah|yang terdaftar|sudah)\b"
)


def unsaid_state(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str | None, str]:
    """(state, why); state None where nothing tells it, `carried` where the count goes on with the one before."""
    return (
        _as_whole(scene, slot, memory, noun)
        or _as_listed(scene, slot, memory, noun)
        or _as_topic(scene, slot, memory, noun)
    )


def follows_employers(scene: Scene, slot: Slot) -> bool:
    """Whether employers were counted just before: "4.331 perusahaan dengan total pekerja 150.300 orang"."""
    earlier = scene.slots[max(0, slot.index - 1) : slot.index]
    return any(s.head is not None and s.head.tags.get("noun") == "employer" for s in earlier)


def _as_whole(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """All workers, because the next count is a part of them or because the statistics office counted them."""
    text, end = scene.text, scene.sentence.end
    if _NEXT_IN_IT.match(text, end) and not _THEREOF.search(text, slot.figure.end, end):
        return "eligible", "antecedent"
    following = next((s for s in scene.slots[slot.index + 1 :] if not s.is_percent and not s.is_money), None)
    if following is not None and _contrasts(scene, slot, following):
        return "eligible", "contrast"
    if noun == "member":
        return None
    age = scene.sentence.index - memory.persons_at
    if _NUMBER_OF.search(slot.left_text) and 0 < age <= 2 and memory.persons_count < (slot.figure.value or 0):
        return "eligible", "number_of"
    before = not first(slot.left, "status") and _BPS.search(text, scene.sentence.start, slot.start)
    behind = not scene.says("status") and _BPS.search(text, slot.figure.end, end)
    return ("eligible", "bps") if before or behind else None


def _contrasts(scene: Scene, slot: Slot, following: Slot) -> bool:
    """Whether a smaller count in a state follows: "ada 140.885 pekerja, sedangkan yang terdaftar hanya 9.128"."""
    if (following.figure.value or 0) >= (slot.figure.value or 0):
        return False
    against = following.link != slot.index and _CONTRAST.search(scene.text, slot.figure.end, following.start)
    if not against and not _PARTLY.match(scene.text, following.figure.end, scene.sentence.end):
        return False
    return state(following)[0] in ("active", "registered", "unprotected")


def _as_listed(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """As the header of the list says, or as the counts before it on the list."""
    if first(slot.left, "relation", "achievement") and scene.sentence.index - memory.new_at <= 1:
        return "new", "achieved"
    heading = last([c for c in memory.header if c.tags.get("status") != "none"], "status")
    if heading is not None:
        return heading.tags["status"], "header"
    if noun in PERSONS and first(memory.header, "relation", "coverage") is not None:
        return "active", "header"
    if noun in PERSONS and follows_employers(scene, slot):
        return ("registered" if memory.distinguishes_active else "active"), "employed"
    before = memory.persons
    if before is None or not before.state:
        return None
    age = scene.sentence.index - memory.persons_at
    return ("carried", "list") if age <= 1 or (age <= 3 and (slot.placed or before.state == "new")) else None


def _as_topic(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str | None, str]:
    """Members and segments are counted as active; other persons as the article last counted, or as its topic is."""
    if noun == "member" or first(near(slot), "segment"):
        return "active", "member"
    if noun in PERSONS and memory.persons is not None and scene.sentence.index - memory.persons_at <= 3:
        return "carried", "topic"
    if noun in PERSONS and (scene.ours or scene.says("relation", "coverage")):
        return "active", "topic"
    if first(near(slot), "group") and (scene.ours or memory.persons is not None):
        return "active", "group"
    return None, ""
