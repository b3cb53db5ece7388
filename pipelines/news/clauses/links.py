"""Ties the figures of a sentence to each other: restatements, wholes and parts, levels of a change, joined lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.normalize.wording import Wording

if TYPE_CHECKING:
    from pipelines.news.clauses.scene import Slot

_NEAR, _FAR = 70, 90
"""How many characters may stand between a figure and the one that restates it, or that is its whole."""
_LINK_OR = re.compile(
    r"(?:\b(?:atau|setara|ekuivalen|sama dengan|equivalen)\b|[(/=]|,)\s*"
    r"(?:(?:atau|setara|dengan|baru|hanya|sekitar|sebesar|sebanyak|mencapai|kurang|lebih|di kisaran|kisaran"
    r"|sudah|telah|yakni|yaitu)\s*)*$"
)
_LINK_WITH = re.compile(r"^\s*,?\s*dengan\s*(?:jumlah|total|sekitar|sebanyak)?\s*$")
_FROM = re.compile(
    r"\b(?:dari|di ?antara)\s+(?:(?:sekitar|sebanyak|lebih|kurang|hampir|sejumlah|kira-kira|estimasi|perkiraan"
    r"|taksiran|semestinya|seharusnya|idealnya|yang)\s+)*$"
    r"|\bdari\s+(?:(?:jumlah|total|keseluruhan|seluruh|sekitar|estimasi)\s+)*"
    r"(?:total|jumlah|keseluruhan|potensi|populasi|semesta|angkatan kerja|pekerja|tenaga kerja|penduduk|sasaran)\b"
    r"(?!\s*(?:itu|tersebut|ini))(?:(?!\b(?:baru|hanya|cuma|sudah|telah|kantor|target)\b)(?:[^,;:()]|\([a-z]{2,6}\))){0,70}$"
)
_FROM_TARGET = Wording(
    r"\b(?:dari|terhadap|di bawah|di atas|melampaui|melebihi)\s+(?:target|sasaran)\w*\s+(?:[^\s,;:()]+\s+){0,5}$"
)
_HELD_AGAINST = re.compile(
    r"\b(?:dari|terhadap|di bawah|di atas|melampaui|melebihi|mendekati)\s+(?:(?:angka|level|posisi|kisaran)\s+)*$"
)
_AS_SET = re.compile(
    r"\s*(?:yang|seperti|sebagaimana)\s+(?:(?:sudah|telah|pernah|semula)\s+)?"
    r"(?:di(?:patok|target|canangkan|amanat|mandat|tetapkan|tuntut|bebankan|pasang|kehendaki|inginkan|janjikan)"
    r"|(?:men)?jadi (?:target|sasaran))"
)
"""Behind a rate that somebody set and another is held against: "masih jauh dari 45 persen yang dipatok pusat"."""
_IN_BRACKETS_OF = re.compile(
    r"(?:\s+\w+){0,2}\s*\((?:dari )?(?:total )?(?:potensi|jumlah|populasi|semesta)\w*:?\s+(?:\w+\s+){0,2}"
)
"""The whole in brackets behind its part: "3.100 (potensi 65.200)"."""
_BASE_IN_BRACKETS = re.compile(
    r"\s*dari\s+(?:(?:total|seluruh|jumlah)\s+)*(?:angkatan kerja|pekerja|tenaga kerja|penduduk|potensi|semesta)\b"
    r"[^();:,]{0,60}\(\s*"
)
"""The whole in brackets behind its name: "29,7 persen dari angkatan kerja Bengkulu (1.083.000 orang)"."""
_WHOLE_BEHIND_NAME = re.compile(
    r"[^,;:()0-9]*\bdari\s+(?:(?:total|seluruh|jumlah|keseluruhan)\s+)*(?:angkatan kerja|pekerja|tenaga kerja|potensi)"
    r"\b[^();:,0-9]{0,60},?\s(?:yaitu|yakni|sejumlah|yang (?:jumlahnya|berjumlah|mencapai))\s+"
)
"""Between a part and the whole behind its name: "79 ribu orang dari pekerja di kota itu, yaitu 621 ribu"."""
_AGAINST = re.compile(r"(?:\s+[^\W\d]+){0,3}?\s+(?:ber)?banding\s+(?:[^\W\d]+\s+){0,3}")
"""Between a part and its whole: "121.000 peserta berbanding 428.000 pekerja"."""
_RISES = re.compile(
    r"\b(?:di(?:naikkan|tingkatkan|dongkrak|kerek|genjot|targetkan naik)|naik|meningkat|melonjak"
    r"|bertambah)\b[^,;]{0,20}$"
)
"""Between two levels, of which the second is aimed at or reached: "5.000 orang dinaikkan menjadi 7.500"."""
_NOT_FROM = re.compile(
    r"\b(?:(?:naik|meningkat|tumbuh|turun|menurun|bertambah|melonjak|susut|menyusut|merosot|berkurang|anjlok|melorot"
    r"|melesat|meroket)(?:\s+[a-z-]+){0,4}?"
    r"|terdiri|berasal|bermula|berawal|dimulai|berangkat|mulai|datang|selain|lebih|kurang|berbeda|bergeser"
    r"|terdaftar|diambil|bersumber|menjadi \S+|santunan \S*|lain),?\s+dari\b[^,;]*$"
)
_BECOME = ("menjadi", "jadi", "ke", "ke angka", "ke level", "menuju", "hingga")
_ABOUT = ("sekitar", "minimal", "lebih", "hampir", "kurang", "angka", "level", "sebesar", "sebanyak", "rp")
_TO = re.compile(rf"\b(?:{'|'.join(_BECOME)})\s+(?:(?:{'|'.join(_ABOUT)})\s+)*$")
"""Before the level reached."""
_TO_ENDS = (*_BECOME, *_ABOUT)
"""What a text ends in before such a level: few do, and no more are searched for it."""
_LEFT = re.compile(r"\btinggal\s+(?:(?:sekitar|kurang|hampir)\s+)?$")
"""What is left behind a change from more: "menyusut, dari 4.000 orang tinggal 3.600"."""
_UNTIL = re.compile(r"(?:hingga|sampai)\b")
_ROSE = re.compile(
    r"\b(?:naik|tumbuh|meningkat|melonjak|bertambah|turun|menurun|susut|menyusut|merosot|berkurang)\b[^,;]{0,20}$"
)
_FROM_END = re.compile(
    r"\bdari\s+(?:(?:sebelumnya|semula|yang|hanya|sekitar|angka|posisi|tahun|target|awalnya|coverage|cakupan|ucj|kepesertaan|capaian|yakni|yaitu|[0-9]{4})\s+)*$"
)
_JOIN = re.compile(
    r"(?:\s+(?:[^\W\d][\w/-]*|20[0-9]{2})){0,6}?(?:\s\([^\W\d][\w /.-]{1,24}\))?"
    r"\s*(?:,\s*(?:dan|serta|lalu|kemudian|lantas|juga)?"
    r"|\b(?:dan|serta|lalu|plus|juga|beserta|maupun)\b)\s*"
    r"(?:[^\W\d][\w/-]*\s+){0,5}?(?:\([A-Z/a-z]{2,8}\)\s+(?:[^\W\d][\w/-]*\s+){0,3}?)?"
)
_OF_ALL = re.compile(r"\W*dari (?:total|jumlah|seluruh|keseluruhan)\b")
"""Before the whole, not a level left behind: "meningkat 67 persen, dari total 503.582 tenaga kerja"."""
_NEXT_FROM = re.compile(r"\s*dari (?:segmen |sektor |kalangan |kelompok |program |peserta |pekerja )")
"""Behind "kemudian" or "sedangkan" the next source of a list, of which no part follows: "113.574 orang dari pekerja
penerima upah, kemudian dari pekerja bukan penerima upah sebanyak 58.409 orang"."""
_UP_TO = re.compile(r"\b(?:hingga|sampai) (?:sekitar |lebih dari |hampir |nyaris )?$")
_OR = re.compile(r"\b(?:atau|setara)\b")
_COUNTED = frozenset({"member", "person", "case", "employer"})
"""What grows by a percentage, and is at none."""


def link(low: str, slots: list[Slot], spans: list[tuple[int, int]]) -> None:
    """Marks restatements ("X atau Y persen"), bases ("X dari Y") and changes ("dari X menjadi Y")."""
    for slot, span in zip(slots, spans, strict=True):
        left = slot.left_text.lower()
        slot.is_target_base = bool(_FROM_TARGET.search(slot, left)) or _is_set(low, slot)
        becomes = left.rstrip().endswith(_TO_ENDS) and _TO.search(left) is not None
        slot.change_to = becomes or _UNTIL.match(low, slot.start) is not None
        if "dari" in left or "antara " in left:
            slot.change_from = bool(_FROM_END.search(left)) and not slot.is_target_base
            slot.is_from = bool(_FROM.search(left)) and not _NOT_FROM.search(left)
        if not slot.index:
            continue
        other = slots[slot.index - 1]
        if slot.is_from and slot is slots[-1] and slot.clause[0] > other.figure.end and _NEXT_FROM.match(left):
            slot.is_from = False
        if slot.is_percent == other.is_percent and _JOIN.fullmatch(low, other.figure.end, span[0]):
            slot.joined = other.index
        risen = slot.is_from and other.is_percent and not other.change_to and not _OF_ALL.match(left)
        if risen and _ROSE.search(other.left_text.lower()):
            slot.is_from, slot.change_from = False, True
        slot.change_to = slot.change_to or (other.change_from and _LEFT.search(left) is not None)
        if slot.change_to and other.is_from and slot.clause[0] <= other.start:
            other.is_from, other.change_from, other.base_of = False, True, None
        if slot.clause[0] <= other.figure.end:
            _tie(low, slots, slot, low[other.figure.end : span[0]])


def _is_set(low: str, slot: Slot) -> bool:
    """Whether a percentage is what somebody set, and what was reached is held against it."""
    if not slot.is_percent or not _AS_SET.match(slot.right_text):
        return False
    return _HELD_AGAINST.search(low, slot.start - len(slot.left_text), slot.figure.start) is not None


def _tie(low: str, slots: list[Slot], slot: Slot, gap: str) -> None:
    """Marks what a figure is to the one before it in its clause; `gap`: the words between."""
    other = slots[slot.index - 1]
    same = slot.is_percent == other.is_percent
    if slot.change_to and same and _RISES.search(gap):
        other.change_from = True
    counts_whole = other.is_percent and not slot.is_percent and _BASE_IN_BRACKETS.fullmatch(gap)
    against = same and _AGAINST.fullmatch(gap) and (other.figure.value or 0) < (slot.figure.value or 0)
    part = slots[other.link] if other.link is not None else other
    more = not part.is_percent and (part.figure.value or 0) < (slot.figure.value or 0) and not slot.is_percent
    named = more and not slot.is_money and _WHOLE_BEHIND_NAME.fullmatch(gap)
    if counts_whole or against or named or (same and _IN_BRACKETS_OF.fullmatch(gap)):
        slot.is_from, slot.base_of = True, other.index
        return
    if slot.is_from and len(gap) < _FAR:
        slot.base_of = other.link if _is_gloss(low, other) and not slot.is_percent else other.index
    if same or slot.is_money or other.is_money or other.link is not None or slot.is_from or slot.is_target_base:
        return
    whole = other.is_from and other.base_of is None and gap.count("(") <= gap.count(")")
    plain = len(gap) < _NEAR and ":" not in gap and not whole
    if plain and (_LINK_WITH.match(gap) or (_LINK_OR.search(gap) and _restates(gap, slot))):
        slot.link = other.index


def _is_gloss(low: str, slot: Slot) -> bool:
    """Whether a percentage in brackets restates the count before: "169.000 (39,9 persen) dari 423.000 pekerja"."""
    return slot.is_percent and slot.link is not None and "(" in low[slot.start - 2 : slot.start]


def _restates(gap: str, slot: Slot) -> bool:
    """Whether a comma, bracket or "atau" before the figure restates the one before rather than going on with a list."""
    stripped = gap.rstrip()
    if stripped.endswith(("(", "/", "=")):
        return True
    if _OR.search(gap):
        return True
    return slot.is_percent and gap.count(",") == 1 and len(gap.split()) <= 7


def is_by_up_to(low: str, slot: Slot) -> bool:
    """Whether words of change give how much at most, not the level reached: "kenaikan peserta hingga 20 persen",
    "peserta BPU tumbuh hingga 69 persen", "klaim melonjak hingga 105 persen"."""
    if not (_UNTIL.match(low, slot.start) or _UP_TO.search(slot.left_text)):
        return False
    changes = [c for c in slot.left if "change" in c.tags]
    if not changes:
        return False
    word = low[changes[-1].start : changes[-1].end]
    if word.startswith(("ke", "pe")) or (slot.is_percent and word.endswith("tumbuh")):
        return True
    level = any("aim" in c.tags or ("status" in c.tags and "noun" not in c.tags) for c in slot.left)
    if level or not slot.is_percent or slot.right_text.startswith(" dari"):
        return False
    before = [c for c in slot.left if c.end <= changes[-1].start and c.tags.get("noun") in _COUNTED]
    return bool(before) and not low.startswith("kepesert", before[-1].start)
