"""Reads counts: of workers in their several states, of employers, of cases and recipients of claims."""

from __future__ import annotations

import re

from pipelines.news.memory import Memory, Reading
from pipelines.news.scene import Scene, Slot
from pipelines.news.zones import aim, clause, first, last, near, state
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.programs import group_of, programs_of, segment_of

_ANAPHORA = re.compile(
    r"\b(?:di antaranya|diantaranya|dari jumlah (?:itu|tersebut)|dari angka (?:itu|tersebut)|dari total (?:itu|tersebut)|dari situ)\b",
    re.IGNORECASE,
)
_PARTLY = re.compile(
    r"\s*(?:orang|pekerja|tenaga kerja|jiwa|peserta)?\s*(?:yang )?(?:di ?antaranya|dari jumlah (?:itu|tersebut))",
    re.IGNORECASE,
)
_BPS = re.compile(r"\b(?:bps|badan pusat statistik|sakernas|disnaker|bappenas)\b", re.IGNORECASE)
_TO_WHOM = re.compile(
    r"\b(?:kepada|untuk|bagi|diterima|dinikmati|dirasakan|oleh|pada|dari|terhadap|ke)\s+(?:(?:sebanyak|sekitar|total|lebih|para|setidaknya|sejumlah|oleh)\s+)*$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:dihadiri|menghadiri|hadir|diikuti (?:oleh )?(?:sekitar |sebanyak |lebih dari )?$|sosialisasi|pelatihan|kegiatan|acara|rapat|seminar|workshop|upacara|forum|peserta (?:rapat|lomba)|jalan sehat|donor|mudik)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:total|totalnya|digabung|dijumlah|dijumlahkan|keseluruhan|secara keseluruhan|jumlah)\b", re.IGNORECASE
)
_NEXT_IN_IT = re.compile(
    r"\s*(?:[0-9][0-9.,]*(?: (?:ribu|juta))?(?: \w+)? (?:di antaranya|diantaranya)\b|(?:dari|namun,? dari|tetapi dari) (?:jumlah|angka|total)(?: \w+)? (?:itu|tersebut)\b)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\s*(?:\w+\s){0,2}?(?:itu|tersebut|tadi)\b", re.IGNORECASE)
_NEWCOMERS = re.compile(
    r"\b\w+ baru\b(?=\s*(?:pada|di|tahun|hingga|sampai|dari|dengan|untuk|yang|[,.)]|$))", re.IGNORECASE
)
_ATTENDS = re.compile(
    r"\b(?:menghadiri|hadir|mengikuti (?:kegiatan|acara|sosialisasi|pelatihan|rapat|lomba)|memadati|memeriahkan|diundang)\b",
    re.IGNORECASE,
)
_LOSS = re.compile(
    r"\b(?:phk|di-phk|dirumahkan|pemutusan hubungan kerja|korban|tersangka|meninggal|tewas|pemudik|lowongan|loker|pencari kerja|pengangguran|mahasiswa baru)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    (
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
        "sepuluh",
        "sebelas",
        "seorang",
        "nol",
    )
)
_DEMOGRAPHIC = frozenset(("milenial", "guru"))
_PERSONS = ("person", "member")


def read_count(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """What the count is of and in which state; None where it counts nothing of ours."""
    noun = slot.noun = _noun(scene, slot)
    if noun in ("thing", "resident"):
        return None
    if first(clause(slot), "foreign", "health", "insurance", "aid") is not None:
        return None
    if noun == "employer":
        return _employers(scene, slot, memory)
    if noun == "case":
        return _cases(scene, slot, memory)
    if noun == "recipient":
        return _recipients(scene, slot, memory)
    if noun is None and not _may_count_persons(scene, slot, memory):
        return None
    if _is_paid(scene, slot):
        return _recipients(scene, slot, memory)
    return _persons(scene, slot, memory, noun)


def _noun(scene: Scene, slot: Slot) -> str | None:
    """The kind of thing counted: by the noun behind the figure, else the label before it."""
    label = last(slot.left, "noun", "recipient", "case", "resident", "person", "member")
    if slot.head is not None:
        noun = slot.head.tags.get("noun", "person")
        bare = noun == "person" and "group" not in slot.head.tags
        return label.tags["noun"] if bare and label is not None else noun
    labels = [c for c in slot.left if c.tags.get("noun", "thing") != "thing"]
    plain = [c for c in labels if "status" not in c.tags] or labels
    if plain:
        return plain[-1].tags["noun"]
    if slot.index and scene.slots[slot.index - 1].noun == "employer" and not first(slot.left, "segment"):
        return "employer"
    wholes = [s.head for s in scene.slots if s.base_of == slot.index and s.head is not None]
    return wholes[0].tags.get("noun", "person") if wholes else None


def _may_count_persons(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a bare number goes on a list of persons: it has a label of ours, or follows a count of persons."""
    if first(slot.left, "segment") or first(slot.left, "group") or first(slot.left, "status"):
        return True
    if first(slot.right, "segment") or first(slot.right, "group") or first(slot.right, "status"):
        return True
    recent = memory.persons is not None and scene.sentence.index - memory.persons_at <= 3
    if recent and (slot.placed or _SUM.search(slot.left_text)):
        return True
    return (
        first(slot.before, "noun", *_PERSONS) is not None
        or first(memory.header, "noun", *_PERSONS) is not None
        or first(slot.beyond, "status") is not None
    )


def _plain_small(slot: Slot) -> bool:
    value = slot.figure.value or 0
    return value < 10 and (slot.figure.text.lower().split()[0] in _SMALL_WORDS or value < 3)


def _employers(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if aim(slot) or _plain_small(slot) or first(clause(slot), "relation", "compliance"):
        return None
    status, _ = state(slot)
    if status in ("unprotected", "inactive") and first(near(slot), "status", "unprotected", "inactive"):
        return None
    if first(clause(slot), "money", "reject"):
        return None
    ours = (
        scene.ours
        or scene.says("status")
        or scene.says("noun", "member")
        or memory.persons is not None
        or scene.says("segment")
    )
    if not ours:
        return None
    return Reading(
        "registered_employers", "observation", "employers", 0.85 if status else 0.7, state=status, segment=None
    )


def _cases(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if aim(slot) == "target" or first(near(slot), "money", "reject"):
        return None
    ours = (
        scene.says("program") or scene.says("money", "claims") or scene.ours or first(memory.header, "money", "claims")
    )
    if not ours and memory.money is None:
        return None
    return Reading("claim_cases", "observation", "cases", 0.9, program=program_of(scene, slot, memory))


def _is_paid(scene: Scene, slot: Slot) -> bool:
    """Whether the persons are those a claim was paid to: "disalurkan kepada 2.040 tenaga kerja"."""
    if first(near(slot), "status", "unprotected", "eligible"):
        return False
    if last(slot.left, "noun", "recipient") is not None:
        return True
    if not _TO_WHOM.search(slot.left_text):
        return False
    paid = last([*slot.before, *slot.left], "money", "claims", "budget", "contribution", "benefit")
    if paid is None or paid.tags["money"] not in ("claims", "benefit"):
        return False
    return not first([*slot.left, *slot.right], "sponsored") and (
        slot.index > 0
        or scene.says("program")
        or scene.says("noun", "case")
        or "klaim" in scene.text[scene.sentence.start : slot.start].lower()
        or "manfaat" in scene.text[scene.sentence.start : slot.start].lower()
    )


def _recipients(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if _plain_small(slot) or (slot.figure.value or 0) < 5:
        return None
    if not (scene.says("money", "claims", "benefit") or scene.says("program") or memory.money is not None):
        return None
    if aim(slot) == "target":
        return None
    if (
        first(slot.right, "status", "active", "registered", "unprotected")
        and slot.head is not None
        and slot.head.tags.get("noun") != "recipient"
    ):
        return None
    return Reading("claim_cases", "observation", "recipients", 0.8, program=program_of(scene, slot, memory))


def program_of(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, ...]:
    """The programme of a claim: before the figure, else behind it, else of the list or header it stands in.

    Of several before it, those named together without a figure between: "JKK dan JKM Rp2 miliar" is of both.
    """
    for zone in (slot.left, slot.right, slot.before, memory.header):
        named = [c for c in zone if "program" in c.tags]
        if not named:
            continue
        run = [named[-1]]
        for cue in reversed(named[:-1]):
            if any(c.isdigit() for c in scene.text[cue.end : run[0].start]):
                break
            run.insert(0, cue)
        return programs_of(run)
    return ()


def _persons(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> Reading | None:
    value = slot.figure.value or 0
    if _plain_small(slot) and value != 0:
        return None
    sentence_text = scene.text[scene.sentence.start : scene.sentence.end]
    left_all = scene.text[scene.sentence.start : slot.start]
    if value < 5000 and _OCCASION.search(slot.left_text) and not first(near(slot), "status"):
        return None
    if value < 5000 and _ATTENDS.search(slot.right_text):
        return None
    if _LOSS.search(slot.left_text) or _LOSS.search(slot.right_text):
        return None
    own = [*slot.right, *slot.left]
    again = _said_before(slot, memory)
    if again is not None:
        return again
    status, zone = state(slot)
    whole = [c for other in scene.slots if _is_whole_of(other, slot) for c in other.right]
    segment = segment_of(slot.right) or segment_of(slot.left) or segment_of(whole)
    group = group_of(slot.right) or group_of(slot.left) or group_of(whole)
    if segment is None and group is None and slot.head is None:
        group, segment = group_of(slot.before), segment_of(slot.before)
    rules = ["persons", zone or "unsaid"]
    if slot.base_of is not None and not _is_member_total(slot):
        return _eligible(slot, segment, group, "base")
    if (
        slot.is_from
        and not _is_member_total(slot)
        and not first(slot.right, "status", "active", "registered", "unprotected")
    ):
        return _eligible(slot, segment, group, "from")
    if status not in ("unprotected", "registered") and _is_gap(scene, slot):
        return None
    moved = _moved(slot)
    if moved == "down":
        return None
    if moved == "up":
        status, zone = "new", "left"
    goal = aim(slot) or _linked_aim(scene, slot) or ("target" if slot.is_target_base else None)
    if goal is None and first(slot.left, "relation", "gap") and first(slot.left, "status", "registered"):
        goal = "plan"
    if status == "inactive":
        return None
    if status == "eligible" and zone == "left" and not first(slot.left, "strong") and _follows_employers(scene, slot):
        status, zone = None, ""
    if status == "eligible" and zone not in ("before", "beyond"):
        return _eligible(slot, segment, group, zone)
    if status is None or (zone in ("before",) and status == "eligible"):
        status, rule = _unsaid(scene, slot, memory, noun, left_all)
        if status is None:
            return None
        rules.append(rule)
        if status == "eligible":
            return _eligible(slot, segment, group, rule)
    if not (
        scene.ours
        or scene.says("relation", "coverage")
        or scene.says("program")
        or scene.says("segment")
        or scene.says("status")
        or memory.persons
    ):
        return None
    sponsored = bool(first(own, "sponsored")) or bool(zone in ("before", "beyond") and first(clause(slot), "sponsored"))
    funded = scene.says("money", "budget") or memory.fund_at >= scene.sentence.index - 1
    new = (
        first(own, "status", "new")
        or first(own, "change", "up")
        or _NEWCOMERS.search(slot.right_text)
        or (
            memory.persons is not None
            and memory.persons.state == "new"
            and memory.persons_at >= scene.sentence.index - 1
        )
    )
    inherited = memory.persons if zone in ("", "before") or status == "carried" else None
    if status == "carried" and inherited is not None:
        status = inherited.state
        sponsored = sponsored or inherited.sponsored
        group = group or (inherited.group if segment is None else None)
    if status == "unprotected":
        if goal:
            return Reading(
                "growth_target", "plan", "+".join([*rules, "aim"]), 0.5, status, segment=segment, group=group
            )
        return Reading("unprotected_workers", "observation", "+".join(rules), 0.9, status, segment=segment, group=group)
    if goal:
        return _aimed(scene, slot, goal, bool(new), segment, group, rules)
    named = group is not None and group not in _DEMOGRAPHIC
    if (
        status == "new"
        or (first(own, "status", "new") and not first(own, "strong", "aktif"))
        or named
        or sponsored
        or (funded and status != "eligible" and not first(own, "strong", "aktif"))
        or (status == "registered" and rules[-1] == "employed")
    ):
        metric = "registered_workers"
    else:
        metric = "active_participants"
    weight = {"right": 0.92, "left": 0.88, "beyond": 0.85}.get(zone, 0.65)
    return Reading(
        metric,
        "observation",
        "+".join(rules),
        weight,
        status,
        segment=segment,
        group=group,
        sponsored=sponsored or (metric == "registered_workers" and funded),
    )


def _is_whole_of(other: Slot, slot: Slot) -> bool:
    """Whether `other` is the whole that `slot` is a part of: "X dari Y", or "Dari Y, X"."""
    return other.base_of == slot.index or (other.is_from and other.base_of is None and other.index < slot.index)


def _moved(slot: Slot) -> str | None:
    """`up` or `down` where the count is a change, not a level: "naik 4.300 orang", but "naik menjadi 66.210 orang"."""
    cue = last(slot.left, "change")
    if cue is None or slot.change_to or slot.change_from:
        return None
    later = [
        c for c in slot.left if c.start > cue.end and c.tags.get("status") in ("active", "registered", "unprotected")
    ]
    gap = slot.left_text[cue.end - (slot.start - len(slot.left_text)) :]
    if later or len(gap.split()) > 3 or "mencapai" in gap or "," in gap:
        return None
    return cue.tags["change"]


def _linked_aim(scene: Scene, slot: Slot) -> str | None:
    """The aim of the percentage that the count restates: "target 62 persen atau 1,7 juta pekerja"."""
    return aim(scene.slots[slot.link]) if slot.link is not None else None


def _is_gap(scene: Scene, slot: Slot) -> bool:
    """Whether the count is a distance still to go: "kurang 4.000 peserta lagi"; "tinggal 39 juta" is a level."""
    cue = first(near(slot), "relation", "gap")
    if cue is None:
        return False
    return "tinggal" not in scene.text[cue.start : cue.end].lower() or "lagi" in slot.right_text


def _said_before(slot: Slot, memory: Memory) -> Reading | None:
    """The earlier reading of a figure named again: "188 pemberi kerja tersebut", "sejuta peserta itu"."""
    if not _DEFINITE.match(slot.right_text):
        return None
    return memory.by_value.get(slot.figure.value or 0.0)


def _is_member_total(slot: Slot) -> bool:
    """Whether a base is itself a count of participants: "dari total 32 juta peserta aktif"."""
    return slot.head is not None and (
        slot.head.tags.get("noun") == "member" or bool(first(slot.right, "strong", "aktif"))
    )


def _eligible(slot: Slot, segment: str | None, group: str | None, rule: str) -> Reading | None:
    value = slot.figure.value or 0
    if value < 50 or (value < 1000 and slot.head is None):
        return None
    return Reading(
        "eligible_workers", "observation", f"persons+eligible+{rule}", 0.85, "eligible", segment=segment, group=group
    )


def _unsaid(scene: Scene, slot: Slot, memory: Memory, noun: str | None, left_all: str) -> tuple[str | None, str]:
    """The state of a count whose own words name none: by contrast, by list, by source, by header."""
    if _NEXT_IN_IT.match(scene.text, scene.sentence.end) and not _ANAPHORA.search(
        scene.text, slot.figure.end, scene.sentence.end
    ):
        return "eligible", "antecedent"
    following = next((s for s in scene.slots[slot.index + 1 :] if not s.is_percent and not s.is_money), None)
    if following is not None and _contrasts(scene, slot, following):
        return "eligible", "contrast"
    if noun != "member" and not first(slot.left, "status") and _BPS.search(left_all):
        return "eligible", "bps"
    if noun != "member" and not scene.says("status") and _BPS.search(scene.text, slot.figure.end, scene.sentence.end):
        return "eligible", "bps"
    heading = last([c for c in memory.header if c.tags.get("status") not in (None, "none")], "status")
    if heading is not None:
        return ("eligible" if heading.tags["status"] == "eligible" else heading.tags["status"]), "header"
    age = scene.sentence.index - memory.persons_at
    if noun in _PERSONS and _follows_employers(scene, slot):
        return ("registered" if memory.distinguishes_active else "active"), "employed"
    if (
        memory.persons is not None
        and memory.persons.state
        and (age <= 1 or (age <= 3 and (slot.placed or memory.persons.state == "new")))
    ):
        return "carried", "list"
    if noun == "member" or first(near(slot), "segment"):
        return "active", "member"
    if memory.persons is not None and scene.sentence.index - memory.persons_at <= 3 and (noun in _PERSONS):
        return "carried", "topic"
    if noun in _PERSONS and (scene.ours or scene.says("relation", "coverage")):
        return "active", "topic"
    if first(near(slot), "group") and (scene.ours or memory.persons is not None):
        return "active", "group"
    return None, ""


def _follows_employers(scene: Scene, slot: Slot) -> bool:
    """Whether employers were counted just before: "4.331 perusahaan dengan total pekerja 150.300 orang"."""
    earlier = scene.slots[max(0, slot.index - 1) : slot.index]
    return any(s.head is not None and s.head.tags.get("noun") == "employer" for s in earlier)


def _contrasts(scene: Scene, slot: Slot, following: Slot) -> bool:
    """Whether a smaller count in a state follows: "ada 140.885 pekerja, sedangkan yang terdaftar hanya 9.128"."""
    if (following.figure.value or 0) >= (slot.figure.value or 0):
        return False
    gap = scene.text[slot.figure.end : following.start]
    behind = scene.text[following.figure.end : scene.sentence.end]
    if following.link == slot.index or not re.search(
        r"\b(?:sedangkan|sementara|namun|tetapi|tapi|baru|hanya|jadi|yang sudah|yang telah|yang terdaftar|sudah)\b", gap
    ):
        if not _PARTLY.match(behind):
            return False
    status, _ = state(following)
    return status in ("active", "registered", "unprotected")


def _aimed(
    scene: Scene, slot: Slot, goal: str, new: bool, segment: str | None, group: str | None, rules: list[str]
) -> Reading | None:
    """A number of persons aimed at: an increase, a level of coverage, or a group to be entered."""
    rule = "+".join([*rules, goal])
    if goal == "target" and group is not None and group not in _DEMOGRAPHIC and not new:
        return Reading("registered_workers", "plan", rule, 0.65, "planned", segment=segment, group=group)
    if goal == "target":
        if new:
            return Reading("growth_target", "target", rule, 0.8, "new", segment=segment, group=group)
        return Reading("coverage_target", "target", rule, 0.75, "target", segment=segment, group=group)
    return Reading(
        "growth_target" if new else "registered_workers", "plan", rule, 0.7, "planned", segment=segment, group=group
    )


def own_cues(slot: Slot) -> list[Cue]:
    """The cues that describe the counted persons."""
    return near(slot)
