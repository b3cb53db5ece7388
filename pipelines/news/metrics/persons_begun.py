"""A count of persons before its state is settled: whose segment and group it has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.news.clauses.callings import calling_in
from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import sentence_before
from pipelines.news.clauses.zones import first, is_stock_shared, last, near, state
from pipelines.news.metrics.nouns import named_before
from pipelines.news.metrics.parts import PARTS_REACH
from pipelines.news.metrics.unsaid import cues_asked
from pipelines.normalize.lexicon import Cue, cues_in
from pipelines.normalize.programs import group_of, segment_of
from pipelines.normalize.wording import Wording

_ELLIPTIC = re.compile(r"\W*(?:(?:namun|tetapi|tapi|sayangnya),? )?(?:yang|baru|hanya|cuma|ternyata)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:ke)?pesertanya\b|\bkepesertaannya\b", re.IGNORECASE)
_WHOLES = ("eligible", "unprotected")
_MEMBERS = Wording(r"\b(?:jumlah|total) (?:ke)?peserta(?:an)?(?:nya)?\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_MEMBERS_OF = re.compile(
    r"\b(?:jumlah|total) (?:ke)?peserta(?:an)?\s+(?:(?:dari|kalangan|kelompok|segmen)\s+)*", re.IGNORECASE
)
_WHO = re.compile(r"^\s*yang\b|\s+yang\b", re.IGNORECASE)
_THEIR_NUMBER = Wording(
    r"\b(?:jumlah|angka) (?:ini|itu|tersebut)\s+(?:\w+\s+){0,3}?"
    r"(?:naik|meningkat|melonjak|bertambah|turun|menurun|berkurang|tumbuh)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
"""The same persons at another time: "angka ini melonjak menjadi 57.196 pekerja"."""
_OF_VILLAGES = Wording(
    r"[0-9] (?:desa|nagari|kampung|gampong|pekon)\s+(?:dengan|dan|atau)\s+(?:(?:jumlah|total|sekitar|sebanyak)\s+)*$",
    re.IGNORECASE,
)
_BRANCHES = Wording(
    r"\b(?:terdiri|terbagi|meliputi|rincian\w*|perincian\w*|yakni|yaitu|di ?antaranya)\b", re.IGNORECASE
)
_ADDED_TO = re.compile(
    r"\s*(?:yang [^,;.0-9]{3,30}\s)?(?:di)?tambah(?:kan)?\s+(?:(?:lagi|dengan|sekitar|sebanyak)\s+)*", re.IGNORECASE
)
"""Between a bare number and what is added to it, of the same kind."""
_THAT_IS = re.compile(
    r"\W*(?:itu )?(?:artinya|berarti|maknanya|dengan kata lain|jadi|setara|sama dengan)\b", re.IGNORECASE
)
"""Before a count that says again what the rate before it comes to: "Artinya baru 900 yang tercover"."""
_THAT_KIND = Wording(
    r"\W*(?:adapun |sedangkan |sementara )?(?:untuk |dari |di )?(?:kelompok|golongan|kalangan|kategori|lapisan)\b"
    r"[^,;.]{0,30}?(?:\b[0-9.]+[^,;.]{0,12})?\b(?:ini|itu|tersebut)\b",
    re.IGNORECASE,
)
_RATE_REACH = 2
_OF_SEGMENT = {"VULNERABLE": "pekerja rentan"}
_NAMED_IMAM = re.compile(r"\bImam(?! (?:[Mm]asjid|[Ll]anggar|[Mm]ushol))\b")


@dataclass(slots=True)
class Count:
    """A count of persons while it is being read; `zone`: which words name its state ("" none)."""

    scene: Scene
    slot: Slot
    memory: Memory
    noun: str | None
    status: str | None
    zone: str
    segment: str | None
    group: str | None
    why: list[str]

    def read_as(self, metric: str, kind: str, weight: float, state: str | None, *, sponsored: bool = False) -> Reading:
        return Reading(
            metric, kind, "+".join(self.why), weight, state,
            segment=self.segment, group=self.group, sponsored=sponsored,
        )  # fmt: skip

    @property
    def own(self) -> list[Cue]:
        return near(self.slot)


def begin(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> Count:
    """The count with its segment and group: its own, else those of the whole it is part of, else of its subject."""
    wholes = [c for other in scene.slots if _is_whole_of(other, slot) for c in other.right]
    whose = [*wholes, *named_before(scene, slot)]
    segment = segment_of(slot.right) or segment_of(_label(slot)) or segment_of(whose)
    group = group_of(slot.right) or group_of(slot.left) or group_of(whose)
    bare = slot.head is None or (
        slot.head.tags.get("noun") == "person" and slot.head.end - slot.head.start <= len("orang")
    )
    if (
        segment is None
        and group is None
        and bare
        and (slot.head is None or slot.after_colon or not first(near(slot), "status"))
    ):
        group, segment = group_of(slot.before), segment_of(slot.before)
    if segment is None and group is None and memory.planned_at == scene.sentence.index:
        group = memory.planned_group
    if segment is None and group is None and memory.whole is not None and memory.whole_at == scene.sentence.index:
        segment, group = memory.whole.segment, memory.whole.group
    if segment is None and group is None:
        segment, group = _of_those_before(scene, slot, memory, bare=bare)
    taken = _taken_up(scene, slot) if group is None and segment in (None, "INFORMAL") else []
    group, segment = group or group_of(taken), segment_of(taken) or segment
    status, zone = state(slot)
    if status is None and is_stock_shared(scene, slot):
        status, zone = "active", "right"
    mixed = len({c.tags["segment"] for c in wholes if "segment" in c.tags}) > 1
    named = wholes and "group" in wholes[0].tags and _WHO.search(scene.text, wholes[0].end, wholes[-1].start)
    if mixed and not named and not group_of(near(slot)):
        group = None
    if segment is None and group is None:
        asked = cues_asked(scene, slot)
        group, segment = group_of(asked), segment_of(asked)
        if asked and segment is None and group is None:
            group = calling_in(sentence_before(scene))
    if segment is None and group is None and not slot.index and _MEMBERS.search(slot, slot.left_text):
        group = _group_of_members_before(scene)
    if segment is None and group is None and wholes and slot.head is None:
        topic = [c for c in scene.cues if c.end <= slot.clause[0] and "group" in c.tags]
        if len({c.tags["group"] for c in topic}) == 1:
            group, segment = group_of(topic), segment_of(topic)
    if group == "imam masjid" and _names_imam(scene, slot):
        group = None
    return Count(scene, slot, memory, noun, status, zone, segment, group, ["persons", zone or "unsaid"])


def _taken_up(scene: Scene, slot: Slot) -> list[Cue]:
    """The one group of the sentence before that is taken up by a word for its kind: "Bupati menyoroti sopir angkot.
    Kelompok yang berjumlah 9.200 orang itu baru terlindungi 310 orang"."""
    if _THAT_KIND.match(slot, scene.text, scene.sentence.start, slot.clause[1]) is None:
        return []
    before = sentence_before(scene)
    told = [] if any(c.isdigit() for c in before) else [c for c in cues_in(before) if "group" in c.tags]
    return told if len({c.tags["group"] for c in told}) == 1 else []


def _names_imam(scene: Scene, slot: Slot) -> bool:
    """Whether somebody of the name Imam is told of before the figure."""
    opening = scene.sentence.start - len(sentence_before(scene)) - 2 if not slot.index else scene.sentence.start
    return _NAMED_IMAM.search(scene.text, max(0, opening), slot.start) is not None


def _of_run(scene: Scene, slot: Slot) -> tuple[str | None, str | None]:
    """Segment and group named before a run of counts told apart by branches: "pekerja rentan yang terdiri dari
    perikanan 900 pekerja, perkebunan 400 pekerja"; or behind a bare number by what is added to it, or what it rose to:
    "900 yang sudah ikut ditambah 400 petani"."""
    after = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    if after is not None and slot.head is None:
        risen = slot.change_from and after.change_to
        if risen or _ADDED_TO.fullmatch(scene.text, slot.figure.end, after.start):
            return segment_of(after.right), group_of(after.right)
    opening = slot
    while opening.joined is not None:
        opening = scene.slots[opening.joined]
    plain = slot.head is not None and "status" not in slot.head.tags and slot.head.tags.get("noun") == "person"
    if opening is slot or not plain or group_of(opening.right) or not _BRANCHES.search(slot, opening.left_text):
        return None, None
    return segment_of(opening.left), group_of(opening.left)


def _group_of_members_before(scene: Scene) -> str | None:
    """The group whose members the sentence before tells of: "Jumlah peserta nelayan naik. Kini jumlah peserta 900"."""
    before = sentence_before(scene)
    told = _MEMBERS_OF.search(before)
    if told is None:
        return None
    return group_of([c for c in cues_in(before) if "group" in c.tags and c.start == told.end()])


def _of_those_before(scene: Scene, slot: Slot, memory: Memory, *, bare: bool) -> tuple[str | None, str | None]:
    """Segment and group of those counted before: of the whole of a `bare` part, or of the same at another time.

    Those of so many villages are their officers: "161 desa dengan 2.290 tenaga kerja".
    """
    if _OF_VILLAGES.search(slot, slot.left_text):
        return None, "perangkat desa"
    if bare and _is_reached_of_planned(scene, slot, memory):
        return memory.planned_segment, memory.planned_group
    run = _of_run(scene, slot)
    if any(run):
        return run
    told = memory.persons if memory.persons_at >= scene.sentence.index - 1 else None
    if told is not None and _THEIR_NUMBER.search(slot, slot.left_text):
        return told.segment, told.group
    rate = memory.percent if scene.sentence.index - memory.percent_at <= _RATE_REACH else None
    restates = bare and not slot.index and _THAT_IS.match(slot.left_text) is not None
    if restates and rate is not None and rate.metric == "coverage_rate":
        return rate.segment, rate.group or _OF_SEGMENT.get(rate.segment or "")
    return _of_whole_before(scene, slot, memory) if bare and not slot.index else (None, None)


def _is_reached_of_planned(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether so many were reached of a group aimed at: "menargetkan 8.000 nelayan. Kini baru tercapai 5.100 orang"."""
    if slot.index or slot.placed or not 0 < scene.sentence.index - memory.planned_at <= PARTS_REACH:
        return False
    if memory.persons_at > memory.planned_at or first(slot.left, "noun", "member"):
        return False
    return first(slot.left, "relation", "achievement") is not None


def _of_whole_before(scene: Scene, slot: Slot, memory: Memory) -> tuple[str | None, str | None]:
    """Segment and group of those counted before, all or the unprotected, for a bare part: "Yang masuk 40"."""
    told = memory.persons
    if told is None or told.state not in _WHOLES or memory.persons_at < scene.sentence.index - PARTS_REACH:
        return None, None
    if first(slot.left, "noun", "member") and not (_ELLIPTIC.match(slot.left_text) or _THEIRS.search(slot.left_text)):
        return None, None
    subject, said = first(slot.left, "agency"), last(slot.left, "status")
    if subject is not None and said is not None and subject.start < said.start:
        return None, None
    larger = told.state == "eligible" and (slot.figure.value or 0) > memory.persons_count
    if larger or slot.placed or state(slot)[1] not in ("left", "right", ""):
        return None, None
    return told.segment, told.group


def _is_whole_of(other: Slot, slot: Slot) -> bool:
    """Whether `other` is the whole that `slot` is a part of: "X dari Y", or "Dari Y, X"."""
    return other.base_of == slot.index or (other.is_from and other.base_of is None and other.index < slot.index)


def _label(slot: Slot) -> list[Cue]:
    """The words before the figure, but for what a comma parts from its label: "(Jakon), Bukan Penerima Upah 9.190"."""
    if len({c.tags["segment"] for c in slot.left if "segment" in c.tags}) < 2:
        return slot.left
    comma = slot.start - len(slot.left_text) + slot.left_text.rstrip(" ,(").rfind(",")
    return [c for c in slot.left if c.start > comma]
