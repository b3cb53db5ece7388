"""Questions asked of the zones of a figure: which state, aim or change do the words around it give?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines.news.clauses.scene import Scene, Slot
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.wording import Wording

_IF = Wording(r"\b(?:jika|kalau|bila|apabila|andai|andaikata|seandainya|asalkan)\b")
_THEN = re.compile(r",[^.;]{0,60}\b(?:bisa|akan|dapat|bakal|mampu|otomatis)\b[^.;,]{0,30}$", re.IGNORECASE)
_ONCE_ALL_ARE = Wording(
    r"\b(?:jika|kalau|bila|apabila)\s+(?:\w+\s+)?(?:semua|seluruh|sudah)(?:nya)?\s+(?:\w+\s+){0,2}?"
    r"(?:terdaftar|terlindungi|terpenuhi|terealisasi|masuk|rampung|tercover|disetujui|tercapai),[^.;]{0,40}$",
    re.IGNORECASE,
)
"""What there would be once all are in: "bila semua terdaftar, sudah 20.000 orang"."""
_DRIVEN_BY = re.compile(
    r"\bdidorong\s+(?!untuk|agar|supaya|menjadi|masuk|ikut|mendaftar|segera|terdaftar|terlindungi|naik|ke\b)\w",
    re.IGNORECASE,
)
"""What something else drives is no aim: "peningkatan 21 persen didorong agen"."""
_TARGET = Wording(r"\b(?:(?:di|men)?target|menarget)(?:kan|nya)?\b|\b(?:di)?patok\b|\bmematok\b", re.IGNORECASE)
_AIMED_AT = Wording(r"\s*(?:[^\W\d]+\s+){1,3}yang (?:di|kami |kita )?target(?:kan)?\b", re.IGNORECASE)
"""Behind what something was reached of: "dari 900 perusahaan yang ditargetkan"."""
_CALLED_BEHIND = Wording(
    r"\s*(?:[^\W\d][\w-]*\s+){0,5}?(?:ditarget(?:kan)?|(?:menjadi|jadi) (?:sasaran|target))\b", re.IGNORECASE
)
"""Behind those who are a target: "900 sopir ditargetkan mendapat JHT", "900 sopir menjadi sasaran"."""
_POINTS_BACK = re.compile(r"\bdari (?:total |jumlah )?$", re.IGNORECASE)
_THAT_ONE = re.compile(r"\s*(?:itu|tersebut|tadi)\b", re.IGNORECASE)
_STILL_NEEDED = Wording(
    r"\bmasih\s+(?:perlu|butuh|membutuhkan|memerlukan|diperlukan)\s+(?:(?:tambahan|menambah|sekitar|sebanyak)\s+)*$",
    re.IGNORECASE,
)
_OF_BASE = re.compile(r"\b(?:dari|terhadap|di ?antara)\s+(?:(?:total|jumlah|seluruh|keseluruhan)\s+)*$", re.IGNORECASE)
"""Before what a figure is a part of, which is no aim of its own: "11 persen dari sasaran total 256 ribu pekerja"."""
THAT_STANDS = Wording(
    r"\byang\s+(?:(?:di|pada)\s+(?:[\w-]+\s+){1,3}?)?(?:(?:saat|hingga|sampai|kini|sekarang|ini|baru)\s+){0,3}"
    r"(?:masih|baru|hanya|cuma|kini|sekarang|stagnan)\b",
    re.IGNORECASE,
)
"""How far it has come, of what is to rise or rises: "mengejar kepesertaan yang masih di angka 37 persen",
"mendorong peningkatan cakupan yang baru 41 persen"."""
_EQUALS = Wording(
    r"\b(?:menyamai|menandingi|menyaingi|mengimbangi|mengungguli|mengalahkan|menyalip|menggeser)\b", re.IGNORECASE
)
"""Behind who can or will, what another has come to: "belum ada yang sanggup menyamai 61 persen milik Kudus"."""
_REACHED = re.compile(r"[,:;][^,:;]*\b(?:realisasi|terealisasi)\w*\b", re.IGNORECASE)
"""Behind a target, what was reached of it: "sebagian target tercapai, di antaranya realisasi ... 5.689 orang"."""
_YEAR = re.compile(r"20(?=([0-9]{2}))")
_IN_YEAR = re.compile(
    r"\b(?:tahun|pada|di|untuk|akhir|hingga|sampai|desember|penghujung)\s+(20[0-9]{2})\b"
    r"|(20[0-9]{2})(?=\s+(?:sebesar|sebanyak|menjadi|minimal|nanti|kelak|mendatang)\b)"
)


_REACHED_STATES = ("active", "registered", "unprotected")


def first(cues: Iterable[Cue], name: str, *values: str) -> Cue | None:
    """The first cue that has the tag (with one of `values`, if given)."""
    for cue in cues:
        said = cue.tags.get(name)
        if said is not None and (not values or said in values):
            return cue
    return None


def last(cues: Sequence[Cue], name: str, *values: str) -> Cue | None:
    """The last cue that has the tag (with one of `values`, if given)."""
    return first(cues[::-1], name, *values) if cues else None


def near(slot: Slot) -> list[Cue]:
    """The cues that touch the figure: those right before it back to the last figure, and those right behind it."""
    return [*slot.left, *slot.right]


def clause(slot: Slot) -> list[Cue]:
    """All cues of the figure's clause."""
    return [*slot.before, *slot.left, *slot.right, *slot.beyond]


def state(slot: Slot, *wanted: str) -> tuple[str | None, str]:
    """The state of what is counted, and the zone that says it: behind the figure, before it, then farther away.

    `wanted`: the states that matter; any but the look-alikes (`none`) if not given.
    """
    for zone, cues in (
        ("right", slot.right),
        ("left", slot.left[::-1]),
        ("beyond", slot.beyond),
        ("before", slot.before[::-1]),
    ):
        said = [c for c in cues if c.tags.get("status", "none") != "none"]
        own = [c for c in said if c.tags.get("strong") != "work"]
        cue = first(own or said, "status", *wanted)
        if cue is not None and zone == "right" and cue.tags.get("strong") == "basis":  # "900 angkatan kerja belum ikut"
            cue = first(own, "status", "unprotected") or cue
        if cue is not None and zone == "beyond" and cue.tags["status"] == "eligible":
            # "dari total pekerja terlindungi"
            cue = first(own, "status", *(s for s in wanted or _REACHED_STATES if s in _REACHED_STATES)) or cue
        if cue is not None:
            return cue.tags["status"], zone
    return None, ""


def aim(slot: Slot) -> str | None:
    """`target`, `plan` or `wish` where a word before the figure, or right behind it, sets it as an aim.

    A wish is what someone wants, asks for or must do ("menghendaki", "diminta", "harus"): what is counted tells whether
    it is a target or a plan. What has come about since ("diminta 900, kini 400") is no wish and no plan.
    """
    aims = [c for c in reversed(slot.left) if "aim" in c.tags or c.tags.get("modal") == "must"]
    cue = next((c for c in aims if not _has_object(slot, c) and not _is_whole_told(slot, c)), None) if aims else None
    if cue is not None:
        goal = cue.tags.get("aim", "wish")
        object_of = slot.left_text[max(0, cue.end - slot.start + len(slot.left_text)) :]
        if (
            _REACHED.search(object_of)
            or _EQUALS.search(slot, object_of)
            or (_is_verb(slot, cue) and THAT_STANDS.search(slot, object_of))
        ):
            return None
        realis = any(c.start > cue.end + 1 and c.tags.get("realis") for c in slot.left)  # not "harus sudah 900"
        return None if realis and goal != "target" else goal
    heading = last(slot.before, "aim", "target") if slot.after_colon else None
    if heading is not None:
        return "target"
    behind = first(slot.right, "aim")
    if behind is None or _DRIVEN_BY.search(slot.right_text):
        return None
    if _OF_BASE.search(slot.right_text, 0, behind.start - slot.figure.end):
        return None
    return behind.tags["aim"]


def is_called_target(slot: Slot) -> bool:
    """Whether the number is called a target, not just aimed at: "targetnya naik menjadi 15.000", "dari target 900"."""
    if slot.is_target_base or (slot.is_from and _AIMED_AT.match(slot, slot.right_text)):
        return True
    if not slot.is_percent and first(slot.right, "aim", "target") and _CALLED_BEHIND.match(slot, slot.right_text):
        return True
    return _TARGET.search(slot, slot.left_text) is not None and aim(slot) is not None


def _has_object(slot: Slot, cue: Cue) -> bool:
    """Whether the verb has its object in it, so that it does not aim at the figure: "untuk mengejarnya, 900 orang"."""
    at = cue.start - (slot.start - len(slot.left_text))
    word = slot.left_text[at : at + cue.end - cue.start].lower()
    return word.startswith("me") and word.endswith("nya")


def _is_whole_told(slot: Slot, cue: Cue) -> bool:
    """Whether the target is the whole told before, of which so many were reached: "Dari sasaran itu, 900 terdaftar"."""
    at = cue.start - (slot.start - len(slot.left_text))
    behind = at + cue.end - cue.start
    return bool(_THAT_ONE.match(slot.left_text, behind) and _POINTS_BACK.search(slot.left_text, 0, at))


def _is_verb(slot: Slot, cue: Cue) -> bool:
    """Whether the aim is told by a verb, whose object may have a clause of its own, not by "target" itself."""
    at = cue.start - (slot.start - len(slot.left_text))
    return slot.left_text[at : at + 9].lower().startswith(("me", "kejar", "ingin", "genjot"))


def is_stock_shared(scene: Scene, slot: Slot) -> bool:
    """Whether those covered are the whole of which a segment is a share: "Dari 900 yang terlindungi, 59 persen PU"."""
    share = scene.slots[slot.index + 1] if slot.index + 1 < len(scene.slots) else None
    if share is None or not share.is_percent or not slot.is_from or first(slot.right, "status", "eligible"):
        return False
    covered = first([*slot.right, *share.left], "status", "active", "registered")
    if covered is None or not first(share.right, "segment") or first(share.right, "status"):
        return False
    between = scene.text[slot.figure.end : covered.start]
    return " yang " in between and "," not in between


_YET_TO_BE = Wording(r"\b(?:sehingga|supaya|agar|maka|nanti|kelak)\b[^.;]*\b(?:sudah|telah)\b", re.IGNORECASE)
"""What has come about by then, in a time to come: "sehingga 2026 nanti sudah 72 persen"."""


def is_of_later_year(scene: Scene, slot: Slot, year: int) -> bool:
    """Whether the clause puts the figure in a year after `year`: "pada 2030 kepesertaannya 60 persen"."""
    end = slot.figure.end + len(slot.right_text)
    if not any(2000 + int(last_two) > year for last_two in _YEAR.findall(scene.low, slot.clause[0], end)):
        return False
    if first(slot.left, "realis") is not None and not _YET_TO_BE.search(slot, slot.left_text):
        return False
    named = _IN_YEAR.findall(scene.low, slot.clause[0], slot.start) or _IN_YEAR.findall(scene.low, slot.figure.end, end)
    return bool(named) and int("".join(named[-1])) > year


def is_conditional(scene: Scene, slot: Slot) -> bool:
    """Whether the figure is what would be if something else came about: "jika itu terpenuhi, kita bisa 88 persen"."""
    if _ONCE_ALL_ARE.search(slot, scene.low, scene.sentence.start, slot.start):
        return True
    opening = _IF.search(slot, scene.low, scene.sentence.start, slot.start)
    return opening is not None and _THEN.search(scene.text, opening.end(), slot.start) is not None


def _is_yet_to_come(slot: Slot) -> bool:
    """Whether so many percent have to come on top of what there is: "artinya harus ada 12 persen lagi"."""
    if not slot.is_percent or not slot.right_text.lstrip().startswith("lagi"):
        return False
    return first(slot.left, "modal", "must") is not None and first(slot.left, "change") is None


def is_gap(scene: Scene, slot: Slot) -> bool:
    """Whether the figure is a distance still to go ("gap 8,4 persen", "kurang 4.000 peserta lagi"), not a state.

    "tinggal 39 juta" is a level unless "lagi" follows; "kesenjangan ... yang belum terlindungi" is a state.
    """
    cue = first(near(slot), "relation", "gap")
    if cue is None and (_STILL_NEEDED.search(slot, slot.left_text) or _is_yet_to_come(slot)):
        return True
    if cue is None or first([*near(slot), *slot.beyond], "status", "unprotected") is not None:
        return False
    if first([c for c in slot.left if c.start >= cue.end], "change", "up") is not None:
        return False
    if cue.end <= slot.start and ", " in scene.text[cue.end : slot.start]:
        return False
    if "tinggal" in scene.text[cue.start : cue.end].lower():
        return "lagi" in slot.right_text and cue.end <= slot.start
    return True
