"""Counts of firms: those registered with us, not those licensed, inspected, aimed at, or hosts of workers."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import sentence_before
from pipelines.news.clauses.zones import aim, clause, first, is_called_target, last, near, state
from pipelines.news.metrics.outsiders import MEETING, are_outsiders
from pipelines.normalize.wording import Wording

_INSPECTED = Wording(
    r"\b(?:menemukan|ditemukan|diperiksa|memeriksa|diawasi|ditegur|menegur|dipanggil|memanggil|disanksi|sanksi"
    r"|somasi|disomasi|melanggar|nakal|membandel|tutup|pailit|bangkrut|menghadiri|hadir|diundang|(?:di-?)?phk"
    r"|kehilangan pekerjaan"
    r"|sebagian(?! besar)|penghargaan|digugat|dilaporkan|skk|kejaksaan)\b",
    re.IGNORECASE,
)
_JOINED_BY = Wording(
    r"\b(?:menggandeng|bekerja sama dengan|diikuti|dihadiri|disaksikan|dimeriahkan)\s+(?:oleh\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_IN_BUSINESS = re.compile(
    r"\b(?:ber-?izin|beroperasi|berdiri|berusaha|ber-?nib|berkantor|memiliki izin|punya izin)\b", re.IGNORECASE
)
_NEXT_OF_ROW = Wording(
    r"\W*(?:(?:dan|serta) )?(?:lalu|kemudian|disusul|menyusul|berikutnya|selanjutnya|setelah(?: itu|nya)|diikuti"
    r"|di (?:belakang|bawah|urutan|peringkat|posisi)\w*|(?:peringkat|urutan|posisi) \w+)\b",
    re.IGNORECASE,
)
_NEW = Wording(r"\s*(?:[\w/]+\s+){1,3}baru\b", re.IGNORECASE)
_NEWCOMERS = Wording(r"\b(?:perusahaan|badan usaha|pemberi kerja|peserta) (?:\w+ )?baru\b", re.IGNORECASE)
_MORE_FIRMS = re.compile(
    r"\b(?:penambahan|pertambahan|tambahan|akuisisi) (?:jumlah )?(?:kepesertaan|peserta|perusahaan|badan usaha)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\W*(?:sisanya|selebihnya|masih)\b", re.IGNORECASE)
_OWN_NAME = re.compile(r"peserta|terdaftar|binaan", re.IGNORECASE)
_AT = re.compile(r"\b(?:di|pada)\s+(?:sekitar\s+)?$", re.IGNORECASE)
_THEIR_WORKERS = re.compile(
    r"\W*(?:dengan |adapun |sementara |sedangkan )?(?:(?:jumlah|total|seluruh|keseluruhan) )?"
    r"(?:tenaga kerja|pekerja|karyawan|buruh)nya\b|\W*(?:mereka|di ?dalamnya|di sana|seluruhnya|semuanya) (?:\w+ )?"
    r"(?:mem|be)(?:pe)?kerja(?:kan)?\b",
    re.IGNORECASE,
)
"""Those who work for the firms just counted: "Total pekerjanya 42.000 orang", "Di dalamnya bekerja 42.000 orang"."""
_GOES_ON = 3
"""How many sentences after firms were counted another number of firms goes on with them."""
_SMALL_WORDS = frozenset(
    ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas", "seorang"]
)


def read_firms(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """Firms registered; or to be entered, where firms that entered were counted just before."""
    fresh = (
        scene.sentence.index - memory.new_at <= 2
        or first(near(slot), "status", "new")
        or _NEW.match(slot, slot.right_text)
        or _NEWCOMERS.search(slot, slot.left_text)
        or _MORE_FIRMS.search(sentence_before(scene))
    )
    aimed = last(slot.before, "aim") if not _is_reached(slot) else None
    if (aim(slot) or (aimed.tags["aim"] if aimed is not None else None)) in ("target", "plan") and fresh:
        return Reading("growth_target", "target", "employers+target", 0.7, state="new")
    if is_called_target(slot) and first(near(slot), "change") is None:
        return Reading("coverage_target", "target", "employers+target", 0.65, state="target")
    status, _ = state(slot)
    own = clause(slot) if _REST.match(slot.left_text) else near(slot)
    lacking = status in ("unprotected", "inactive") and first(own, "status", "unprotected", "inactive")
    few = plain_small(slot) and not stands_in_row(scene, slot, memory.firms_at)
    if lacking or few or _is_no_stock(scene, slot, memory.firms_at) or not _firms_about_us(scene, slot, memory):
        return None
    return Reading(
        "registered_employers", "observation", "employers", 0.85 if status else 0.7, state=status, segment=None
    )


def _is_reached(slot: Slot) -> bool:
    """Whether so many have come about, whatever was aimed at: "ditargetkan 900 perusahaan, terealisasi 1.020"."""
    return (first(slot.left, "realis") or first(slot.left, "relation", "achievement")) is not None


def are_their_workers(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the persons are those who work for the firms of ours that the sentence before counted."""
    told = memory.firms_at == scene.sentence.index - 1 and not slot.index
    return told and _THEIR_WORKERS.match(slot.left_text) is not None


def _is_no_stock(scene: Scene, slot: Slot, told_at: int) -> bool:
    """Whether the firms are aimed at, inspected, at a meeting, judged by compliance, or the whole of a part."""
    aimed = aim(slot) or (last(slot.before, "aim", "target") and not _is_reached(slot))
    judged = any(c.tags.get("money") == "reject" and "wage" not in c.tags for c in clause(slot)) or (
        first(clause(slot), "relation", "compliance")
        and not first(near(slot), "status", "active", "registered")
        and not (slot.is_from and _OWN_NAME.search(slot.right_text))
    )
    if (
        aimed
        or judged
        or MEETING.search(slot, slot.left_text)
        or _JOINED_BY.search(slot, slot.left_text)
        or (slot.is_from and slot.index and are_outsiders(scene, scene.slots[slot.index - 1]))
    ):
        return True
    if _is_in_business(scene, slot, told_at):
        return True
    inspected = _INSPECTED.search(slot, slot.left_text) or _INSPECTED.search(slot, slot.right_text)
    return bool(inspected) or _hosts_persons(scene, slot) or _is_all_firms(scene, slot)


def _is_in_business(scene: Scene, slot: Slot, told_at: int) -> bool:
    """Whether the firms only do business somewhere, members or not, and are no next place of a row of registered ones.

    "Di sini beroperasi 3.100 perusahaan", but "... 1.290 perusahaan terdaftar di A. Kemudian 970 beroperasi di B".
    """
    if not _IN_BUSINESS.search(slot.left_text + slot.right_text) or first(near(slot), "status"):
        return False
    goes_on = slot.placed and scene.sentence.index - told_at <= 1 and _NEXT_OF_ROW.match(slot, slot.left_text)
    return not goes_on


def _firms_about_us(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the firms are ours by their own name ("perusahaan peserta"), the sentence, or the persons before them."""
    said = (
        scene.says("status")
        or scene.says("money", "contribution", "collected")
        or scene.says("noun", "member")
        or scene.says("segment")
    )
    named = last(slot.left, "noun", "employer") or slot.head
    names = [c for c in (named, last(slot.before, "noun", "employer")) if c is not None]
    ours = any(_OWN_NAME.search(scene.text, c.start, c.end) for c in names)
    named_as_ours = named is not None and memory.about_us and scene.low.startswith("pemberi kerja", named.start)
    goes_on = named_as_ours or memory.persons is not None or scene.sentence.index - memory.firms_at <= _GOES_ON
    listed = any(s.noun == "employer" and s.reading is not None for s in scene.slots[: slot.index])
    return bool(ours or scene.ours or said or goes_on or listed)


def _hosts_persons(scene: Scene, slot: Slot) -> bool:
    """Whether the firms only say whose people are counted next: "dari 346 koperasi, terdapat 2.422 pengurus"."""
    after = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    if (
        after is None
        or not (slot.is_from or (_AT.search(slot.left_text) and first(slot.left, "noun", "person")))
        or slot.base_of is not None
        or first([*slot.right, *slot.left], "status")
        or after.head is None
    ):
        return False
    return after.head.tags.get("noun") == "person" and not after.is_percent


def _is_all_firms(scene: Scene, slot: Slot) -> bool:
    """Whether the firms are the whole of which the next count is registered: "dari 1.240 perusahaan, 372 terdaftar"."""
    if slot.base_of is not None and scene.slots[slot.base_of].noun == "employer":
        return True
    behind = scene.slots[slot.index + 1 : slot.index + 2]
    part = behind and (behind[0].figure.value or 0) < (slot.figure.value or 0) and not behind[0].is_percent
    if not part or not slot.is_from or slot.base_of is not None or first(slot.right, "status"):
        return False
    return state(behind[0])[0] in ("active", "registered")


def stands_in_row(scene: Scene, slot: Slot, told_at: int) -> bool:
    """Whether a handful stands in a row of places with such counts: "Ponorogo 6.482 orang dan Ngawi dua orang".

    `told_at`: the sentence in which the like was counted last.
    """
    if not slot.placed:
        return False
    before = [s for s in scene.slots[: slot.index] if s.reading is not None and s.noun == slot.noun and s.placed]
    return bool(before) or (scene.sentence.index - 1 <= told_at < scene.sentence.index and not slot.index)


def plain_small(slot: Slot) -> bool:
    value = slot.figure.value or 0
    return value < 10 and (slot.figure.text.lower().split()[0] in _SMALL_WORDS or value < 3)
