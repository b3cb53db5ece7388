"""Whether a count of persons is aimed at, and whether it is a change or a level."""

from __future__ import annotations

import re

from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import aim, first, is_called_target, is_conditional, last, state
from pipelines.normalize.wording import Wording

_SO_THAT_MAY = Wording(r"\W*(?:bisa|dapat|mampu|akan)\b", re.IGNORECASE)
_MORE_MEMBERS = re.compile(
    r"(?:penambahan|pertambahan|tambahan|kenaikan|peningkatan|lonjakan) (?:jumlah )?(?:ke)?peserta(?:an)? aktif"
    r"(?: (?:baru|sebanyak|sebesar|sekitar|lebih dari|hampir|mencapai))*\s*",
    re.IGNORECASE,
)
"""By how many the active became more: "terjadi penambahan peserta aktif 20 ribu"."""
_LET = Wording(r"\s*(?:\w+\s+){0,2}(?:biar|biarlah|supaya)\b", re.IGNORECASE)
_FIRST_OF_ALL = Wording(r"\s*(?:\w+\s+){0,2}(?:dulu|terlebih dahulu)\b", re.IGNORECASE)
_IF_SO = Wording(r"[^,;.]{0,30}\botomatis\b", re.IGNORECASE)
_TO_ADD = Wording(
    r"\b(?:untuk|guna|demi|buat) (?:bisa |dapat )?(?:menambah|merekrut|menjaring)\s+"
    r"(?:(?:lagi|sekitar|sebanyak|hingga)\s+)*$",
    re.IGNORECASE,
)
"""What money or effort is there for: "dana itu untuk menambah 5.000 orang"."""
_PURPOSE = Wording(r"\b(?:agar|supaya|biar|biarlah)\b[^,;.:]{0,80}$", re.IGNORECASE)


_ASKED_ELSE = Wording(
    r"\bdi(?:minta|imbau|himbau|harap(?:kan)?|sarankan|anjurkan|ingatkan)\s+"
    r"(?:(?:untuk|agar|supaya|bisa|dapat|segera|tetap|selalu|terus|lebih|juga|tidak|tak|jangan|pula|ikut|turut)\s+)*"
    r"(?:sungkan|segan|ragu|takut|malu|khawatir|rajin|hati-hati|waspada|tenang|tertib"
    r"|(?!mendaftar|mengikut|menjadi|memiliki|mempunyai|melindungi|bergabung|memperoleh|mendapat|menerima|mencapai"
    r"|menyentuh|menembus|meng?cover|membayar|mengiur|menyetor|meningkat|bertambah|bertumbuh|menyusul|beralih"
    r"|menanggung|memberi|mengisi|melengkapi|berpartisipasi|berstatus|memenuhi|merasakan|menikmati)"
    r"(?:me[a-z]{4,}|ber[a-z]{3,}|bekerja))",
    re.IGNORECASE,
)
"""Of whom something else is asked than to come in: "900 peserta diimbau memakai aplikasi", "diminta tak sungkan"."""


def goal_of(slot: Slot, scene: Scene) -> str | None:
    """`target` or `plan`; a count that restates a percentage shares its aim ("target 62 persen atau 9.000 pekerja")."""
    if slot.is_target_base:
        return "target"
    goal = None if _ASKED_ELSE.search(slot, slot.right_text) else aim(slot)
    if goal is None and slot.link is not None and state(slot)[0] != "unprotected":
        goal = aim(scene.slots[slot.link])
    if goal is None and moved(slot) == "up" and last(slot.before, "aim", "target"):
        return "target"
    if goal is None and moved(slot) == "up" and _follows_aimed(scene, slot):
        return "target"
    if goal in ("plan", "wish") and is_called_target(slot) and not first(slot.left, "realis"):
        goal = "target"
    firms = scene.slots[slot.index - 1] if slot.index else None
    if goal is None and moves_target(scene, slot):
        goal = "target"
    if goal is None and firms is not None and slot.change_to and first(firms.left, "change", "up"):
        return aim(firms)
    if goal is None and firms is not None and firms.noun == "employer" and not first(slot.left, "realis"):
        joined = len(scene.text[firms.figure.end : slot.start].split()) <= 5
        goal = aim(firms) if joined else None
    if goal == "wish" and state(slot)[0] == "unprotected":
        goal = None
    if goal is None and _SO_THAT_MAY.match(slot, slot.left_text) and _follows_aim(scene, slot):
        goal = "target"
    planned = levels(slot, scene)
    if planned is not None:
        return None if slot.change_from else planned
    return "plan" if goal is None and _is_yet_to_come(scene, slot) else goal


def moves_target(scene: Scene, slot: Slot) -> bool:
    """Whether the target before it becomes so many: "target awal 10.000 direvisi menjadi 7.500"."""
    if not slot.change_to or not slot.index or first(slot.left, "realis"):
        return False
    return is_called_target(scene.slots[slot.index - 1])


def _follows_aimed(scene: Scene, slot: Slot) -> bool:
    """Whether more are added to so many that were aimed at: "target awal 900 orang, lalu ada tambahan 300"."""
    former = scene.slots[slot.index - 1].reading if slot.index else None
    return former is not None and former.kind in ("target", "plan") and first(slot.left, "realis") is None


def _follows_aim(scene: Scene, slot: Slot) -> bool:
    """Whether the number is what a target before it comes to: "ditargetkan semua, sehingga bisa melindungi 900"."""
    opening = scene.low[scene.sentence.start : slot.clause[0]]
    return opening.rstrip().endswith("sehingga") and "target" in opening


def _is_yet_to_come(scene: Scene, slot: Slot) -> bool:
    """Whether the clause tells what would be, comes first, is left to enter, or what something is for."""
    if is_conditional(scene, slot) or _IF_SO.match(slot, slot.right_text) or _FIRST_OF_ALL.match(slot, slot.right_text):
        return True
    if first(slot.left, "relation", "gap") and first(slot.left, "status", "registered"):
        return True
    return _is_purpose(scene, slot)


def _is_purpose(scene: Scene, slot: Slot) -> bool:
    """Whether the clause tells what something is for, or what may as well be: "supaya 900 petani didaftarkan"."""
    if first(slot.right, "realis") is None and _LET.match(slot, slot.right_text):
        return True
    if first([*slot.left, *slot.right], "realis") is not None:
        return False
    if _TO_ADD.search(slot, slot.left_text):
        return True
    return _PURPOSE.search(slot, scene.text, scene.sentence.start, slot.start) is not None


def levels(slot: Slot, scene: Scene) -> str | None:
    """The plan over two levels: "akan menaikkan kuota dari 3.000 menjadi 5.500" has 3.000 now and plans 5.500."""
    first_level = slot if slot.change_from else scene.slots[slot.index - 1] if slot.change_to and slot.index else None
    if first_level is None or not first_level.change_from:
        return None
    goal = aim(first_level)
    if goal == "target" and not is_called_target(first_level) and not is_called_target(slot):
        return "target"
    return "plan" if goal in ("plan", "wish") else None


def moved(slot: Slot) -> str | None:
    """`up` or `down` where the count is a change, not a level: "naik 4.300 orang", but "naik menjadi 66.210 orang"."""
    cue = last(slot.left, "change")
    if cue is None or slot.change_to or slot.change_from:
        return None
    text = slot.left_text[cue.start - (slot.start - len(slot.left_text)) :]
    if cue.tags["change"] == "up" and _MORE_MEMBERS.fullmatch(text):
        return "up"
    later = first([c for c in slot.left if c.start > cue.end], "status", "active", "registered", "unprotected")
    gap = slot.left_text[cue.end - (slot.start - len(slot.left_text)) :]
    if later or len(gap.split()) > 3 or "mencapai" in gap or "," in gap:
        return None
    return cue.tags["change"]
