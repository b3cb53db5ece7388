"""Percentages that only bound how far places have come: "sepuluh daerah masih di bawah 45 persen"."""

from __future__ import annotations

import re

from pipelines.news.clauses.scene import Scene, Slot
from pipelines.normalize.wording import Stretch, Wording

_PAST = Wording(
    r"\b(?:lewat|melewati|di atas|di bawah|melampaui|lebih dari|kurang dari|tembus|menembus|sampai|mencapai)"
    r"(?:\s+(?:angka|level|ambang))?\s+$",
    re.IGNORECASE,
)
_SMALL = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_MANY_PLACES = Wording(
    rf"\b(?:ke)?(?P<count>{'|'.join(_SMALL)}|se(?:puluh|belas)|[0-9]{{1,2}})"
    r"(?P<more> belas| puluh)?"
    r" (?:daerah|kabupaten|kota|kabupaten/kota|provinsi|wilayah|kecamatan|desa|kelurahan)\b(?! (?-i:[A-Z]))[^,;:]*$",
    re.IGNORECASE,
)
_NONE_HAS = Wording(r"\b(?:belum|tidak|tak) (?:ada|satu ?pun)\b[^,;:]*$", re.IGNORECASE)
"""Whoever has not come so far has no rate that is told: "belum ada yang lewat 20 persen"."""
_NAMED = re.compile(r"\s*(?:itu\s+)?(?:adalah|ialah|yakni|yaitu|meliputi|antara lain|:|hanya|cuma)", re.IGNORECASE)
_SO_MANY = re.compile(
    r"\s+(?:sudah |telah |masih )?(?:baru|hanya|cuma|ada|berjumlah|sebanyak)\s+"
    r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se\w+|[0-9]{1,2}\b|sebagian)",
    re.IGNORECASE,
)
LEADS_NAMES = re.compile(
    r"\s*[.,:]?\s+(?:(?:ke[a-z]+nya|(?:daerah|kabupaten|kota|wilayah|provinsi)(?-i:[^.,:0-9A-Z]){0,24}|mereka|itu)\s+)?"
    r"(?:(?:adalah|ialah|yakni|yaitu|meliputi|mencakup|terdiri (?:atas|dari))\s*:?\s*)?",
    re.IGNORECASE,
)
"""Between the bound and the names of those places: ", yaitu A dan B", ". Keempatnya A, B, C dan D", ". A, B dan C"."""
_NAME = re.compile(r"(?:(?:[Kk]ota|[Kk]abupaten|[Pp]rovinsi)\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3}")
NEXT_NAME = re.compile(r",?\s*(?:dan|serta|maupun|lalu|kemudian|&)\s+|,\s+", re.IGNORECASE)


def is_threshold(scene: Scene, slot: Slot) -> bool:
    """Whether the percentage only bounds those that are counted: "yang sudah lewat 50 persen baru empat".

    "Sepuluh daerah masih di bawah angka 45 persen" tells a rate only where the ten are named behind it.
    """
    if _PAST.search(slot, scene.text, scene.sentence.start, slot.figure.start) is None:
        return False
    if _SO_MANY.match(scene.text, slot.figure.end) or _NONE_HAS.search(slot, slot.left_text):
        return True
    many = places_bounded(slot, scene.text, slot.clause[0], slot.figure.start)
    if many is None or _NAMED.match(scene.text, slot.figure.end) is not None:
        return False
    return _names_behind(scene.text, slot.figure.end) != many


def places_bounded(where: Stretch, text: str, start: int, end: int) -> int | None:
    """How many places are told of before the figure that ends there, where a number says so."""
    many = _MANY_PLACES.search(where, text, start, end)
    return None if many is None else _number(many)


def _number(many: re.Match[str]) -> int:
    word, more = many["count"].lower(), (many["more"] or "").strip().lower()
    if word.isdigit():
        return int(word)
    small = {**{name: i for i, name in enumerate(_SMALL, start=2)}, "sepuluh": 10, "sebelas": 11}[word]
    return small + 10 if more == "belas" else small * 10 if more else small


def _names_behind(text: str, at: int) -> int:
    """How many names stand in a row behind the bound."""
    lead = LEADS_NAMES.match(text, at)
    count, at = 0, lead.end() if lead is not None else at
    while (name := _NAME.match(text, at)) is not None:
        count += 1
        joint = NEXT_NAME.match(text, name.end())
        if joint is None:
            break
        at = joint.end()
    return count
