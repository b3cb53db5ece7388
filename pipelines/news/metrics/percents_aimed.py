"""Percentages that are aimed at: targets, hopes, rates of a later year, and what a condition would bring."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import OURS, Scene, Slot
from pipelines.news.clauses.zones import aim, first, is_conditional, is_of_later_year, last
from pipelines.news.metrics.percents_carried import is_bare_of_cover
from pipelines.normalize.wording import Wording

_ALL = 100
"""So many percent of a target are how much of it is reached, unless the sentence speaks of cover."""
_RATES = ("coverage_rate", "coverage_target")
_CLOSE = 4
_NAMED_TARGET = Wording(
    r"\b(?:target|sasaran)(?:nya)?\s+(?:(?:\(?ucj\)?|cakupan|universal|coverage|jaminan|sosial|ketenagakerjaan|jamsostek"
    r"|kepesertaan|nasional|adalah|ialah|yaitu|yakni|sebesar|di angka|tahun|20[0-9]{2}|provinsi|kabupaten|kota"
    r"|(?-i:[A-Z][a-z]+))\s+)*$",
    re.IGNORECASE,
)
"""Before a first target that a later one goes beyond: "targetnya 32 persen pada 2025 dan naik menjadi 43 persen"."""
_NAMES_US = re.compile(rf"{OURS.pattern}|\bucj\b")
_TOPIC = 250
"""How many characters before its sentence may name us, for an aim to be ours."""
AGAIN = re.compile(r"\s*lagi\b")
STATES = ("active", "registered")
LEVEL = re.compile(
    r"\b(?:menjadi|jadi|ke|ke angka|ke level|di angka|hingga mencapai|mencapai|sampai)\s+(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)
_GROWS_TO = Wording(
    r"\btumbuh\s+(?:(?:sampai|hingga|di atas|minimal|sekitar|kira-kira|kurang lebih)\s+)*$", re.IGNORECASE
)
"""What grows up to so much grows by so much, unless it grows *menjadi* so much."""
_YEAR = re.compile(
    r"\s*(?:secara nasional |se-?\w+ |di \w+ )?(?:pada|di|hingga|sampai|tahun|akhir|untuk|\s)+(20[0-9]{2})\b",
    re.IGNORECASE,
)
_HOPED = Wording(
    r"\b(?:harap\w*|diharapkan|berharap|mengharapkan|menghendaki|dikehendaki|menginginkan|ingin|mau|meminta|diminta"
    r"|mesti"
    r"|harus|wajib|optimis\w*|yakin|bertekad|tekad|upayakan|mengupayakan|diupayakan|dikejar|mengejar)\b"
    r"(?!.*\b(?:baru|hanya|cuma|masih|sudah|telah|tercatat|saat ini|kini|sekarang)\b)",
    re.IGNORECASE | re.DOTALL,
)
_SO_THAT = Wording(r"\b(?:agar|supaya|demi)\b[^,;.:]{0,80}$", re.IGNORECASE)
_SAID_AGAIN = re.compile(
    r"\W*(?:dengan kata lain|artinya|berarti|itu berarti|itu artinya|maknanya|dengan begitu|dengan demikian|untuk itu"
    r"|karena itu|jadi)\b",
    re.IGNORECASE,
)
"""By how much something has to grow for the target just told: "Targetnya 42 persen. Artinya harus naik 6 persen"."""
_TO_REACH = Wording(
    r"\b(?:untuk|guna|demi|buat)\s+(?:bisa\s+|dapat\s+)?"
    r"(?:mencapai|menyentuh|menembus|meraih|menggapai|memenuhi|mewujudkan|menggenapi)\s+(?:\w+\s+){0,4}?$"
    r"|\b(?:kalau|jika|bila|apabila) (?:mau|ingin|hendak)\s+(?:\w+\s+){0,3}?$",
    re.IGNORECASE,
)
_TO_BE_REACHED = Wording(
    r"\s*(?:\w+\s+){0,2}?(?:harus|mesti|wajib|ingin|hendak|akan|perlu|bisa|dapat)\s+(?:kami\s+|kita\s+)?"
    r"(?:di|ter)?(?:capai|raih|kejar|penuhi|wujudkan|gapai|tuntaskan|sentuh|tembus|genapi|lampaui)\b",
    re.IGNORECASE,
)
"""What has still to be reached: "angka 58 persen harus kami capai"."""
_SO_IT_IS_HOPED = re.compile(
    r"\s*,?\s*(?:itu|ini)(?:lah)?\s+(?:yang\s+)?(?:menjadi\s+)?(?:harapan|target|cita-cita|keinginan|sasaran)\b",
    re.IGNORECASE,
)
_PROMISES = Wording(
    r"\b(?:men)?(?:yanggupi|sanggupi|janjikan)|\b(?:sanggup|berjanji|berkomitmen"
    r"|siap)\b",
    re.IGNORECASE,
)
_ONCE_DONE = Wording(
    r"\b(?:kalau|jika|bila|apabila)\s+(?:\w+\s+){0,3}?(?:berhasil|tercapai|terwujud|terealisasi|terpenuhi"
    r"|dikabulkan)\b[^;:]*$",
    re.IGNORECASE,
)
_MAY_BECOME = re.compile(
    r"\b(?:bisa|dapat|akan|bakal) (?:naik |meningkat |tumbuh )?(?:menjadi|jadi|ke|sampai|hingga)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Before the level that a change may come to: "dari 36 persen bisa jadi 38 persen"."""
_SET = Wording(
    r"\b(?:ditetapkan|dirancang|ditentukan|disepakati)\s+(?:\w+\s+){0,2}$|\bmenetapkan\b[^,;]{0,40}$", re.IGNORECASE
)
_THAN = re.compile(
    r"\s*(?:di)?(?:banding\w*|ketimbang|daripada|dari) (?:tahun|periode|capaian|realisasi) \w+", re.IGNORECASE
)
_STILL = Wording(r"\b(?:masih|tinggal|sisanya|tersisa)\b[^,;]{0,30}$", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:bisa|dapat|mampu|mencapai|capai|menjadi|ke|tembus|menembus|menyentuh|minimal|paling sedikit|paling tidak"
    r"|setidaknya|sekurang-kurangnya|di atas|di angka|sebesar)\s+(?:\S+\s+){0,2}$|\b(?:minimal|minimum|paling tidak)\b",
    re.IGNORECASE,
)
_NEXT_TARGET = re.compile(
    r"(?!.*\b(?:baru|hanya|cuma|sudah|telah|masih|tercatat|saat ini|kini|sekarang|realisasi\w*|terealisasi|tercapai"
    r"|capaian\w*|sementara|dari|setara)\b"
    r"|.*\b(?:cakupan|kepesertaan|coverage|ucj)(?:nya)?(?: yang)? (?:ter(?:tinggi|rendah|besar|kecil)|paling)\b)"
    r"[^.:]{0,50}?(?:[,;]|\b(?:atau|dan|lalu|kemudian|hingga"
    r"|serta)\b)[^.:]{0,50}$",
    re.IGNORECASE | re.DOTALL,
)
_THUS = re.compile(r"\W*(?:ya|nah|jadi|menjadi|artinya|berarti|yakni|yaitu|sehingga)\b[^.;:0-9]{0,40}$", re.IGNORECASE)


_OTHERS = Wording(r"\s*(?:pekerja |tenaga kerja )?(?:lainnya|sisanya|yang lain)\b(?! (?:sudah|telah|adalah|merupakan))")
_THAT_MANY = re.compile(r"\W*(?:angka|jumlah|banyaknya|mereka)?\s*(?:itu|tersebut|ini)\b", re.IGNORECASE)


def _about_us(scene: Scene, memory: Memory) -> bool:
    return (
        scene.says("relation", "coverage")
        or scene.ours
        or scene.says("status", "active", "registered", "unprotected")
        or scene.says("noun", "member")
        or scene.sentence.index - max(memory.any_at, memory.target_topic_at) <= 2
        or _NAMES_US.search(scene.low, max(0, scene.sentence.start - _TOPIC), scene.sentence.start) is not None
    )


def read_target(scene: Scene, slot: Slot, memory: Memory, partner: Reading | None) -> Reading | None:
    """A target: "target B persen", "ditargetkan naik C persen", and B, not A, of "A persen dari target B persen"."""
    if partner is not None and partner.metric in ("coverage_target", "growth_target"):
        return Reading(partner.metric, partner.kind, "percent+target+link", 0.8, "target")
    if not _about_us(scene, memory):
        return None
    if slot.change_from and not slot.is_target_base and not _NAMED_TARGET.search(slot, slot.left_text):
        return _former_level(slot) if _levels(scene, slot) else None
    goal = None if is_left_over(slot) else _goal(scene, slot, memory)
    rated = scene.slots[slot.index - 1].reading if slot.index else None
    of_cover = scene.says("relation", "coverage") or (rated is not None and rated.metric in _RATES)
    full = (slot.figure.value or 0) >= _ALL and not of_cover
    if goal is None or full or AGAIN.match(slot.right_text) or first(slot.left, "status", "unprotected"):
        return None
    grows = first([*slot.left, *slot.right], "change", "up")
    level = LEVEL.search(slot.left_text) or slot.change_to or _rises_above(slot, memory)
    by = not (level or _is_raised_to(scene, slot)) or _GROWS_TO.search(slot, slot.left_text) is not None
    before = scene.slots[slot.index - 1].reading if slot.index else None
    grew = slot.is_target_base and before is not None and before.metric == "growth_rate"
    if grew or (grows is not None and by) or (_THAN.match(slot.right_text) and "menjadi" not in slot.left_text[-20:]):
        return Reading("growth_target", "target", "percent+growth+aim", 0.8, "target")
    return Reading("coverage_target", "target", "percent+aim", 0.82, "target")


def _is_raised_to(scene: Scene, slot: Slot) -> bool:
    """Whether a verb of change has its target behind it: "ditingkatkan untuk mencapai target sebesar 20 persen"."""
    moved = last(slot.left, "change", "up")
    if moved is None or scene.low.startswith(("pe", "ke", "tambah"), moved.start):
        return False
    return first([c for c in slot.left if c.start > moved.end], "aim", "target") is not None


def _rises_above(slot: Slot, memory: Memory) -> bool:
    """Whether "hingga" gives the level to be reached, above the one told: "baru 37 persen ... naik hingga 61"."""
    told = memory.percent is not None and memory.percent.metric == "coverage_rate"
    higher = any(rate < (slot.figure.value or 0.0) for rate in memory.rates)
    return told and higher and slot.figure.qualifier == "up_to" and not _THAN.match(slot.right_text)


def is_left_over(slot: Slot) -> bool:
    """Whether the rate is of those still to be drawn in: "masih ada 39 persen yang harus dikejar"."""
    return first(slot.right, "strong", "ought") is not None and _STILL.search(slot, slot.left_text) is not None


def is_other_part(slot: Slot, memory: Memory) -> bool:
    """Whether the rate is of all others than those covered: "baru 39 persen ikut ... menjangkau 61 persen lainnya"."""
    return 100 - (slot.figure.value or 0.0) in memory.rates and _OTHERS.match(slot, slot.right_text) is not None


def takes_up_lacking(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the rate is of those not covered who were just counted: "9.800 belum ikut. Jumlah itu 56 persen"."""
    told = memory.told
    goes_on = told is not None and told.metric == "unprotected_workers" and memory.told_at == scene.sentence.index - 1
    return goes_on and not slot.index and _THAT_MANY.match(slot.left_text) is not None


def _former_level(slot: Slot) -> Reading:
    """The level that a change leaves behind, of those covered or of those not: "menyusut dari 62 menjadi 58 persen"."""
    said = last([*slot.before, *slot.left], "status", *STATES, "unprotected")
    lacking = said is not None and said.tags["status"] == "unprotected"
    metric, status = ("unprotected_rate", "unprotected") if lacking else ("coverage_rate", "active")
    return Reading(metric, "observation", "percent+from", 0.8, status)


def _goal(scene: Scene, slot: Slot, memory: Memory) -> str | None:
    """`target` or `plan` where the rate is aimed at: by a verb, as the base of an achievement, or by its year."""
    if slot.is_target_base or _is_to_come(scene, slot, memory) or _follows_target(scene, slot, memory):
        return "target"
    if _ought_to_be(scene, slot) or is_conditional(scene, slot) or _SO_IT_IS_HOPED.match(scene.text, slot.figure.end):
        return "target"
    if slot.change_to and _MAY_BECOME.search(slot.left_text) and first(slot.left, "realis") is None:
        return "target"
    goal = aim(slot) or ("target" if slot.change_to and last(slot.before, "aim", "target", "plan") else None)
    if goal in ("plan", "wish") and first(slot.left, "aim", "target") and first(slot.left, "realis") is None:
        return "target"
    if goal in ("plan", "wish") and not (scene.says("relation", "coverage") or slot.change_to):
        recent = scene.sentence.index - memory.target_at <= 1
        goes_on = recent and (not first(slot.left, "change") or _SAID_AGAIN.match(slot.left_text) is not None)
        named = goes_on or (
            (goal == "wish" or _PROMISES.search(slot, slot.left_text) is not None)
            and (
                scene.says("status", *STATES)
                or (memory.percent is not None and scene.sentence.index - memory.percent_at <= 2)
            )
        )
        return "target" if named or is_bare_of_cover(scene, slot, memory) else None
    return goal


def _ought_to_be(scene: Scene, slot: Slot) -> bool:
    """Whether somebody hopes for the rate, at least, or it should be: "2026 mestinya sudah 15 persen"."""
    if first(slot.right, "strong", "ought") and first(slot.left, "realis") is None:
        return True
    ought = last(slot.left, "modal", "ought")
    close = ought is not None and len(slot.left_text[ought.end - slot.start :].split()) <= _CLOSE
    if close and first(slot.left, "status") is None:
        return True
    least = slot.figure.qualifier in ("at_least", "more_than")
    if _SET.search(slot, slot.left_text) and (least or first(slot.left, "relation", "coverage")):
        return True
    purpose = _SO_THAT.search(slot, scene.text, scene.sentence.start, slot.start)
    aims = purpose is not None and first([*slot.left, *slot.right], "realis") is None
    if aims or _ONCE_DONE.search(slot, slot.left_text):
        return True
    if _TO_REACH.search(slot, slot.left_text) or _TO_BE_REACHED.match(slot, slot.right_text):
        return True
    return bool(_HOPED.search(slot, slot.left_text) and (least or _LIMIT.search(slot.left_text)))


def _follows_target(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the rate goes on with a target: "40 persen pada 2030, 55 persen pada 2035", "Jadi 41 persen".

    Also where places with rates follow a sentence about targets: "Targetnya sudah ditetapkan. Ngawi 35 persen".
    """
    listed = slot.placed and memory.target_topic_at == scene.sentence.index - 1
    if listed and not first(slot.left, "realis") and not scene.says("relation", "coverage"):
        return True
    if memory.target_at == scene.sentence.index - 1 and not slot.index:
        return bool(_THUS.match(scene.text[scene.sentence.start : slot.start]))
    if memory.target_at != scene.sentence.index or not slot.index:
        return False
    other = scene.slots[slot.index - 1]
    return other.is_percent and bool(_NEXT_TARGET.match(scene.text[other.figure.end : slot.start]))


def _levels(scene: Scene, slot: Slot) -> bool:
    """Whether "dari A" opens a change between two levels of coverage: "dari 46 menjadi 65 persen"."""
    following = scene.slots[slot.index + 1] if slot.index + 1 < len(scene.slots) else None
    return following is not None and following.is_percent and following.change_to


def _is_to_come(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the rate is placed in a year after publication: "99,5 persen pada 2045"."""
    match = _YEAR.match(scene.text, slot.figure.end)
    if match is not None:
        return int(match.group(1)) > memory.year
    return is_of_later_year(scene, slot, memory.year)
