"""Reads shares: percentages that divide the participants among segments rather than workers into covered or not."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import aim, clause, first, last, near
from pipelines.news.metrics.percents_aimed import STATES
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.wording import Wording

SO_FAR = Wording(
    r"\b(?:baru|hanya|cuma|sudah|telah)\s+(?:(?:sekitar|sebesar|mencapai|menyentuh|menembus|berada|di|angka)\s+)*$",
    re.IGNORECASE,
)
_ACTIVE_BASE = Wording(
    r"\bdari (?:total |seluruh |jumlah |keseluruhan |sekitar |[0-9][0-9.,]* |juta |ribu )*(?:peserta"
    r"|kepesertaan|\S+ aktif|pekerja (?:yang )?aktif|itu|tersebut|jumlah tersebut|jumlah itu)\b",
    re.IGNORECASE,
)
_ROUNDING = 1.0
_NEAR = 60
_ALL_KINDS = Wording(
    r"\b(?:in)?formal,? (?:dan|maupun|serta|ataupun|atau|sekaligus|juga) (?:juga )?(?:pekerja |sektor |yang )*"
    r"(?:in)?formal\b"
)
_LEAST_WHOLE = 75
"""What formal and informal workers make up at least: the rest are of construction or abroad."""
_HALVES = ({"PU", "BPU"}, {"PU", "INFORMAL"})
_NEXT_SEGMENT = 2
_COVERS = Wording(
    r"\b(?:melindungi|mendaftarkan|mengikutsertakan|mengikutkan|mengcover)\s+"
    r"(?:(?:seluruh|para|semua|tenaga|tenaga kerja|pekerja|pegawai)\s+)*$",
    re.IGNORECASE,
)
"""Before those who are covered, be it by so much: "tertinggi melindungi tenaga kerja Non ASN, 90 persen"."""
_SEXES = re.compile(r"\b(?:perempuan|wanita|laki-laki|pria)\b")
_BOTH = 2
_OF_MEMBERS = re.compile(
    r"\s*(?:dari\s+)?(?:(?:total|seluruh|semua|jumlah)\s+)*(?:[0-9][0-9.]*\s+)?peserta(?:nya)?(?: aktif)?\s+"
    r"(?:berumur|berusia|merupakan|adalah|berasal|bekerja|berjenis|perempuan|laki-laki|tergolong|berstatus(?! aktif))"
    r"\b",
    re.IGNORECASE,
)
"""Who some of the members are: "33 persen peserta berusia di bawah 30 tahun"."""
_THEREOF = Wording(r"\s*(?:di ?antaranya|dari (?:jumlah|angka) (?:itu|tersebut))\b", re.IGNORECASE)
_OF_ALL_MEMBERS = re.compile(
    r"\s*(?:dari )?(?:total |seluruh |jumlah |keseluruhan |semua )*(?:peserta|kepesertaan)\b", re.IGNORECASE
)
_WORK_IN = re.compile(
    r"\s*(?:dari )?(?:pekerja|tenaga kerja|penduduk bekerja|angkatan kerja|warga)(?:nya)?\b[^,;.0-9]{0,30}?"
    r"\b(?:ada|berada|bekerja|bergerak|merupakan|adalah)\s+(?:(?:di|pada|dalam)\s+)?(?:sektor|kegiatan|lapangan"
    r"|pekerja|tenaga kerja)\b",
    re.IGNORECASE,
)
_OF_WORKFORCE = re.compile(
    r"\s*dari (?:total |seluruh |jumlah |keseluruhan |semua )+(?:pekerja|tenaga kerja|angkatan kerja"
    r"|penduduk (?:yang )?bekerja)\b"
    r"(?! (?:in|non|ber|pen|buk|[a-z]*formal|sektor|rentan|aktif|yang (?:ter|di|ikut|sudah)))",
    re.IGNORECASE,
)
_THEIR = re.compile(r"\s*(?:dari )?peserta(?:nya| kami| kita| itu)\s+", re.IGNORECASE)
_ARE = re.compile(
    r"\s*(?:di ?antaranya |dari mereka )?(?:adalah|merupakan|ialah|berasal dari|dari kalangan)\b", re.IGNORECASE
)


def shares(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the percentage divides the participants among segments rather than workers into protected or not."""
    return not _exceed_whole(scene) and not _is_of_eligible(scene, slot) and _shares(scene, slot, memory)


def _is_of_eligible(scene: Scene, slot: Slot) -> bool:
    """Whether it restates the covered part of all who could be: "dari 338.000 itu terlindungi 14.000 atau 4 persen"."""
    part = scene.slots[slot.link] if slot.link is not None else None
    if part is None or not part.index or first(slot.left, "relation", "share") is not None:
        return False
    whole = scene.slots[part.index - 1]
    return whole.is_from and whole.reading is not None and whole.reading.metric == "eligible_workers"


def _shares(scene: Scene, slot: Slot, memory: Memory) -> bool:
    text = scene.text[scene.sentence.start : slot.start]
    label = first([*slot.left, *slot.right, *slot.beyond], "segment") or first(clause(slot), "group")
    whose = _THEIR.match(scene.text, slot.figure.end)
    if _OF_MEMBERS.match(scene.text, slot.figure.end) or (
        whose is not None and any(c.start == whose.end() and "group" in c.tags for c in scene.cues)
    ):
        return True
    of_all = first(slot.left, "relation", "share") and _OF_ALL_MEMBERS.match(scene.text, slot.figure.end)
    if of_all or _is_part_in_segment(slot) or _is_of_segment_before(scene, slot):
        return True
    counted = scene.slots[slot.link] if slot.link is not None else slot
    label = label or first(counted.left, "segment")
    if first(counted.left, "relation", "share") and first(counted.left, "segment"):
        return True
    if label is not None and (_ACTIVE_BASE.search(slot, text) or first(near(slot), "relation", "share")):
        return True
    if (label is not None or scene.says("noun", "member")) and _make_up_whole(scene):
        return True
    return _goes_on_with_shares(scene, slot, memory, label)


def parts_workforce(scene: Scene, slot: Slot, memory: Memory, *, counted: bool) -> bool:
    """Whether the percentage divides all workers, covered or not, into formal and informal: "51 persen dari seluruh
    pekerja", "80 persen pekerja ada di sektor informal"; `counted`: it restates a number of all workers."""
    own = clause(slot)
    if not scene.says("segment") or first(near(slot), "relation", "coverage") or aim(slot) is not None:
        return False
    if counted:
        return _names_kind(scene, slot)
    said = first(own, "status", *STATES, "unprotected") or first(own, "noun", "member")
    if said is not None or SO_FAR.search(slot, slot.left_text) or goes_on(scene, memory, "coverage_rate"):
        return False
    if _WORK_IN.match(scene.text, slot.figure.end):
        return True
    return first(slot.left, "segment") is not None and _OF_WORKFORCE.match(scene.text, slot.figure.end) is not None


def _names_kind(scene: Scene, slot: Slot) -> bool:
    """Whether formal or informal work is named right before the count that the percentage restates, or behind both."""
    counted = scene.slots[slot.link] if slot.link is not None else slot
    start, end = counted.start - len(counted.left_text), slot.figure.end + _NEAR
    kinds = [c for c in scene.cues if "segment" in c.tags and start <= c.start < end]
    return any("formal" in scene.low[c.start : c.end] for c in kinds) and not is_of_all_kinds(scene, slot)


def is_of_all_kinds(scene: Scene, slot: Slot) -> bool:
    """Whether formal and informal workers are counted together, which divides nothing: "formal maupun informal"."""
    return _ALL_KINDS.search(slot, scene.low, slot.start, slot.clause[1]) is not None


def _is_part_in_segment(slot: Slot) -> bool:
    """Whether so many of those just counted are of a segment or sex: "1,7 juta orang, 63 persennya penerima upah"."""
    part = slot.figure.text.lower().endswith("nya") or _THEREOF.match(slot, slot.right_text) is not None
    if not part or first([*slot.left, *slot.right], "status") is not None:
        return False
    return first(slot.right, "segment") is not None or _SEXES.search(slot.right_text) is not None


def _is_of_segment_before(scene: Scene, slot: Slot) -> bool:
    """Whether the members of a segment were just counted: "PU 22 juta orang dengan bagian 64 persen dari total
    peserta"."""
    before = scene.slots[slot.index - 1].reading if slot.index else None
    return before is not None and before.segment is not None and first(slot.right, "relation", "share") is not None


def _goes_on_with_shares(scene: Scene, slot: Slot, memory: Memory, label: Cue | None) -> bool:
    """Whether a share was read just before, and nothing of this percentage's own says that it is none."""
    if memory.percent is None or memory.percent.metric != "segment_share":
        return False
    bare = not any(name in c.tags for c in near(slot) for name in ("status", "relation"))
    if memory.percent_at == scene.sentence.index and (slot.change_to or bare):
        return True
    if slot.joined is not None and memory.percent_at == scene.sentence.index:
        label = label or first(slot.left, "noun", "person")
    near_by = scene.sentence.index - memory.percent_at <= 1
    return label is not None and near_by and not first(near(slot), "relation", "coverage")


def _exceed_whole(scene: Scene) -> bool:
    """Whether the percentages of several segments are together more than all: "PU 79 persen, BPU 73 persen"."""
    parts = [s for s in scene.slots if s.is_percent]
    named = {c.tags["segment"] for s in parts if (c := first(_with_count(scene, s), "segment")) is not None}
    return len(named) > 1 and sum(s.figure.value or 0 for s in parts) > 100 + _ROUNDING


def _with_count(scene: Scene, slot: Slot) -> list[Cue]:
    counted = scene.slots[slot.link] if slot.link is not None else slot
    return [*near(slot), *counted.left, *counted.right]


def _make_up_whole(scene: Scene) -> bool:
    """Whether the percentages of the sentence, one a segment, add up to all: "74 persen PU, 26 persen BPU"."""
    parts = [s for s in scene.slots if s.is_percent]
    if any(first(s.left, "realis") or first(s.right, "status") for s in parts):
        return False
    both = _SEXES.findall(scene.low, scene.sentence.start, scene.sentence.end)
    if len(set(both)) == len(parts) == _BOTH and abs(sum(s.figure.value or 0 for s in parts) - 100) <= _ROUNDING:
        return True
    named = {c.tags["segment"] for s in parts if (c := first(near(s), "segment")) is not None}
    return len(parts) == len(named) > 1 and abs(sum(s.figure.value or 0 for s in parts) - 100) <= _ROUNDING


def labelled_share(scene: Scene, slot: Slot, covers: Cue | None, memory: Memory) -> bool:
    """A segment directly before a percentage and no word of coverage: "pekerja informal sekitar 20 persen"."""
    own = near(slot)
    sharer = last(slot.left, "relation", "share")
    if sharer is not None and not first(
        [c for c in own if c.start > sharer.end and "noun" not in c.tags], "status", *STATES
    ):
        return any(name in cue.tags for cue in own for name in ("segment", "group")) or bool(
            first(own, "noun", "member")
        )
    if SO_FAR.search(slot, slot.left_text) and sharer is None and not first(clause(slot), "relation", "share"):
        return False
    heading = first(slot.before, "status", *STATES) if sharer is None else None
    headed = heading is not None and ":" in scene.text[heading.end : slot.start]
    of_group = first(slot.right, "group") and _ARE.match(slot.right_text)
    whole = (slot.figure.value or 0) >= 100 and first(clause(slot), "status", *STATES)
    if headed or whole or first(slot.right, "status", *STATES):
        return False
    behind = first(slot.right, "segment")
    plain = behind is not None and not first(own, "relation", "coverage") and not first(clause(slot), "status")
    if plain or of_group:
        return True
    label = last(slot.left, "segment")
    if label is None or _is_rate_of_segment(scene, slot, label, memory):
        return False
    words_between = scene.text[label.end : slot.start].split()
    return (
        len(words_between) <= 3
        and first([c for c in slot.left if c.start > label.end], "status", *STATES) is None
        and first(own, "relation", "coverage") is None
        and (
            covers is None
            or (covers.end < label.start and first(slot.left, "status") is None and scene.says("relation", "share"))
        )
    )


def _is_rate_of_segment(scene: Scene, slot: Slot, label: Cue, memory: Memory) -> bool:
    """Whether so much of a segment is covered: vulnerable workers are no part of the stock, others by what is said."""
    if label.tags["segment"] == "VULNERABLE" or goes_on(scene, memory, "coverage_rate"):
        return True
    covers = _COVERS.search(slot, scene.low, scene.sentence.start, label.start) is not None
    return covers or _is_of_next_segment(scene, slot, label, memory) or _make_no_whole(scene)


def _is_of_next_segment(scene: Scene, slot: Slot, label: Cue, memory: Memory) -> bool:
    """Whether the rate of cover of another segment was just told: "Coverage PU 96 persen. Adapun BPU 10 persen".

    A rate that has a whole of its own behind it ("70 persen dari total 104.000 orang") may follow any other.
    """
    told = memory.percent if 0 < scene.sentence.index - memory.percent_at <= _NEXT_SEGMENT else None
    if told is None or told.metric != "coverage_rate":
        return False
    behind = next(iter(scene.slots[slot.index + 1 :]), None)
    whole = behind.reading if behind is not None and behind.base_of == slot.index else None
    if told.segment is None and (whole is None or whole.metric != "eligible_workers"):
        return False
    return told.segment != label.tags["segment"] and not scene.says("relation", "share")


def _make_no_whole(scene: Scene) -> bool:
    """Whether formal and informal workers together are far from a hundred, so no shares: "formal 65, informal 8"."""
    named = {c.tags["segment"]: s for s in scene.slots if s.is_percent and (c := first(near(s), "segment")) is not None}
    if set(named) not in _HALVES or scene.says("relation", "share"):
        return False
    return not _LEAST_WHOLE <= sum(s.figure.value or 0 for s in named.values()) <= 100 + _ROUNDING


def goes_on(scene: Scene, memory: Memory, metric: str) -> bool:
    """Whether the percentage before in the same sentence is of `metric`, so that a bare one goes on with it."""
    return memory.percent is not None and memory.percent.metric == metric and memory.percent_at == scene.sentence.index
