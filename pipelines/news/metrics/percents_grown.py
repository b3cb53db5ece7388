"""By how much something of ours rose or fell: `naik 10,25 persen`, which is a change unless a level is told."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import OURS, Scene, Slot
from pipelines.news.clauses.subjects import others
from pipelines.news.clauses.zones import THAT_STANDS, aim, first, last, near
from pipelines.news.metrics.percents_aimed import (
    LEVEL,
    STATES,
)
from pipelines.news.metrics.percents_shared import goes_on
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.wording import Wording

_WORKERS = re.compile(r"pekerja|tenaga|buruh|karyawan|naker", re.IGNORECASE)
_GROWTH = re.compile(r"(?:pertumbuhan|pertambahan|penambahan|kenaikan|peningkatan|penurunan|lonjakan)\b", re.IGNORECASE)
_TURNS_ELSEWHERE = re.compile(r"[.:;]|\bnamun\b|\btetapi\b")
_SEEN_IN = re.compile(
    r"[^,]*\b(?:dicatat|diraih|dibukukan|ditorehkan|terjadi|dialami|dicapai|disumbang)\b[^,]*,\s(?:\w+\s){0,2}"
)
"""Who grew so much, put in between: "kenaikan tertinggi dicatat Kudus, 6,3 persen"."""
_RECENT = 2
"""How many sentences back something of ours may be told whose change a clause without a subject tells."""
_LONG_SUBJECT = 12
_EVEN = Wording(r"\b(?:bahkan|malah|justru|lebih tinggi lagi|lebih (?:tinggi|rendah|besar|pesat))\b", re.IGNORECASE)
_ITS_YEAR = 22
_IN_NEXT_YEAR = re.compile(
    r"(?: (?:pada|di|untuk|selama|sepanjang))?(?: tahun)? (?:20[0-9]{2}|ini|lalu|sebelumnya),?"
    r"(?: (?:dan|lalu|lantas|kemudian|serta|disusul|sedangkan|sementara))*(?: (?:sebesar|sekitar|mencapai))*"
    r" [0-9][0-9,.]* ?(?:%|persen),? (?:pada|di|untuk|selama|sepanjang|setahun|tahun)\b.*",
    re.DOTALL,
)
"""How much something grew in the next year: "naik 12 persen pada 2022, lalu 14 persen pada 2023"."""
_AT = re.compile(r"\s*(?:di|pada)\s+(?!atas|bawah)(?:\w+\s+){0,2}$", re.IGNORECASE)
"""Where something stands, moving or not: "merangkak di 21,8 persen"."""
_WHICH_WAS = re.compile(
    r"\b(?:dari(?:pada)?|dibanding\w*|ketimbang)\b[^,;]{2,60}?\b(?:yang|dengan|hanya|baru|sebesar|di angka|senilai)"
    r"\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What something is compared with is a level: "meningkat dibanding tahun sebelumnya yang 33 persen"."""
_UP_TO = re.compile(
    r",\s+(?:\w+\s+)?mencapai\s+(?:\w+\s+)?$|\b(?:hingga|sampai) mencapai\s+(?:\w+\s+)?$", re.IGNORECASE
)
"""Behind a verb of change the level it led to: "terus naik, mencapai 34 persen"."""
_OF_WORKFORCE = re.compile(
    r"\s*dari\s+(?:(?:total|seluruh|jumlah|populasi)\s+)*"
    r"(?:angkatan kerja|pekerja|tenaga kerja|penduduk (?:yang )?bekerja)\b"
    r"(?!\s+(?:tahun|periode|bulan|yang lalu|sebelum))",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"^\W*(?:\w+\s+)?(?:dari(?:pada)?|dibanding\w*|ketimbang)\b", re.IGNORECASE)


def read_change(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """A change by so much ("naik 10,25 persen") unless the words give the level reached ("naik menjadi 65 persen")."""
    if slot.change_from or slot.change_to or not _is_our_change(scene, slot, memory):
        return None
    mover = last(slot.left, "change")
    if mover is not None:
        return _moved(scene, slot, mover)
    grew = goes_on(scene, memory, "growth_rate") or _grew_before(scene, slot, memory)
    if grew and not first(near(slot), "relation"):
        listed = first(slot.left, "segment") or _IN_NEXT_YEAR.fullmatch(_between(scene, slot))
        return Reading("growth_rate", "observation", "percent+change+list", 0.7) if listed else None
    behind = first(slot.right, "change") if first(slot.left, "relation", "coverage") is None else None
    if behind is not None and len(scene.text[slot.figure.end : behind.start].split()) <= 2:
        return Reading("growth_rate", "observation", "percent+change", 0.75)
    return None


def _between(scene: Scene, slot: Slot) -> str:
    """The words from the percentage before to this one and its year."""
    before = scene.slots[slot.index - 1].figure.end if slot.index else scene.sentence.start
    return scene.low[before : min(slot.figure.end + _ITS_YEAR, scene.sentence.end)]


def _grew_before(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the sentence before told how much something grew, and this goes on with it: "BPU bahkan 21 persen"."""
    told = memory.percent is not None and memory.percent.metric == "growth_rate"
    return told and memory.percent_at == scene.sentence.index - 1 and _EVEN.search(slot, slot.left_text) is not None


def _moved(scene: Scene, slot: Slot, mover: Cue) -> Reading | None:
    """By how much something rose or fell, or shall rise; None where the verb is too far off or gives a level."""
    gap = scene.text[mover.end : slot.start]
    higher = (gap[:1] == "," or _COMPARED.search(gap)) and scene.low.startswith("lebih", mover.start)
    if higher or _AT.match(gap) or _WHICH_WAS.search(gap) or THAT_STANDS.search(slot, gap):
        return None
    reached = LEVEL.search(slot.left_text) is not None and "mencapai" not in slot.left_text[-12:]
    later = [c for c in slot.left if c.start > mover.end]
    stated = first(later, "status", *STATES) or ("," in gap and first(later, "relation", "coverage"))
    plain = "," not in gap or _SEEN_IN.fullmatch(gap) is not None
    nominal = _GROWTH.match(scene.text, mover.start) and plain and len(gap.split()) <= _LONG_SUBJECT
    if not nominal and (_UP_TO.search(gap) or _OF_WORKFORCE.match(scene.text, slot.figure.end)):
        reached = True
    if nominal and not reached and not first([c for c in later if c.start > mover.end + 1], "relation", "coverage"):
        return Reading("growth_rate", "observation", "percent+change", 0.75) if aim(slot) is None else None
    if reached or stated or len(gap.split()) > 7 or _TURNS_ELSEWHERE.search(gap):
        return None
    aims = last([*slot.before, *slot.left], "aim", "target") or last(slot.left, "aim", "wish", "plan")
    aimed = aims and not first(slot.left, "realis")
    if aimed and mover.tags["change"] == "up":
        return Reading("growth_target", "target", "percent+growth+aim", 0.75, "target")
    return Reading("growth_rate", "observation", "percent+change", 0.8)


def _is_our_change(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether what changes is ours: named before the figure, or counted just before and no other named."""
    before = [*slot.before, *slot.left]
    if first(before, "money", "budget", "reject"):
        return False
    covered = first(before, "noun", "member") or first(before, "relation") or first(before, "status", *STATES)
    if first(before, "strong", "basis") and not covered:
        return False
    if OURS.search(scene.low, scene.sentence.start, slot.start) or _names_ours(scene, before):
        return True
    moved = last(slot.left, "change")
    if scene.sentence.index - memory.any_at <= _RECENT and not _is_of_other(scene, slot, moved):
        return True
    if moved is None:
        return False
    opens = not scene.text[scene.sentence.start : moved.start].strip(' "“')
    beside = len(scene.text[moved.end : slot.start].split()) <= 2
    behind = first(slot.right, "relation", "coverage") or first(slot.right, "noun", "member", "person")
    return bool(
        (opens and first(slot.beyond, "noun", "member")) or (beside and (behind or first(slot.right, "segment")))
    )


def _is_of_other(scene: Scene, slot: Slot, moved: Cue | None) -> bool:
    """Whether what changes is named, behind a sentence about ours: "Produksi padi naik 14 persen"."""
    start = slot.clause[0] if slot.index == 0 else max(slot.clause[0], scene.slots[slot.index - 1].figure.end)
    return moved is not None and bool(others(scene, slot, start, moved.start))


def _names_ours(scene: Scene, cues: list[Cue]) -> bool:
    """Whether members, firms, workers, groups, programmes, sums of ours or cover are named."""
    if any(name in cue.tags for cue in cues for name in ("status", "segment", "program", "group")):
        return True
    if first(cues, "noun", "member", "employer") or first(cues, "relation", "coverage"):
        return True
    if first(cues, "money", "claims", "benefit", "collected", "contribution"):
        return True
    return any(_WORKERS.match(scene.text, c.start) for c in cues if c.tags.get("noun") == "person")
