"""Reads percentages: coverage, share of a segment, growth, target, share not protected."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import aim, first, is_gap, is_stock_shared, last, near, state
from pipelines.news.metrics.grown import with_growth
from pipelines.news.metrics.percents_aimed import (
    STATES,
    is_left_over,
    is_other_part,
    read_target,
    takes_up_lacking,
)
from pipelines.news.metrics.percents_bounded import is_threshold
from pipelines.news.metrics.percents_carried import read_carried
from pipelines.news.metrics.percents_grown import read_change
from pipelines.news.metrics.percents_shared import SO_FAR, labelled_share, parts_workforce, shares
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.programs import group_of, segment_of
from pipelines.normalize.wording import Wording

_ACHIEVED = re.compile(
    r"^\s*(?:\S+\s+){0,3}?(?:dari|terhadap)\s+(?:(?:total|seluruh|jumlah)\s+)?(?:target|kuota|pagu|alokasi)"
    r"|^\s*target (?:tahun|tahunan|itu|tersebut|semester)\b",
    re.IGNORECASE,
)
_TARGET_MET = Wording(
    r"\btarget(?:nya)? (?:yang |itu |tersebut )?(?:baru |hanya |bisa )?(?:di|ter)(?:capai|realisasi\w*|penuhi)\b"
    r"[^.;,0-9]{0,20}$",
    re.IGNORECASE,
)
"""How much of a target was reached: "target yang dicapai hanya 93 persen"."""
_OF_WORKERS = re.compile(
    r"\s*(?:dari\s+|(?=potensi|angkatan kerja))(?:(?:total|seluruh|jumlah|keseluruhan|sekitar|semua)\s+)*"
    r"(?:[0-9][0-9.,]*\s+)?(?:(?:ribu|juta)\s+)?"
    r"(?:pekerja|tenaga kerja|angkatan kerja|penduduk (?:yang )?bekerja|potensi|semesta|jumlah pekerja)\b",
    re.IGNORECASE,
)
_OCCUPATION = re.compile(
    r"\s*(?:[a-z]+\s+){0,4}?(?:bekerja|berprofesi|bermata pencaharian|hidup|bergerak)\s+"
    r"(?:sebagai|di sektor|di bidang|dari|di (?=pertanian|laut))",
    re.IGNORECASE,
)
_OF_RANGE = re.compile(r"\s?[-–]\s?")
_THAT_NUMBER = re.compile(
    r"\W*(?:(?:jumlah|angka|total) )?(?:itu|ini|tersebut)\b(?! (?:baru|hanya|cuma)\b)", re.IGNORECASE
)
_SAME_RATE = 0.6
_RECENT = 2
"""For how many sentences a percentage may go back to what was told."""
_RECALLED = re.compile(
    r"\s*(?:itu|tersebut|tadi|lainnya|sisanya)\b(?!\s*(?:adalah|ialah|yakni|yaitu|meliputi|antara lain|:))",
    re.IGNORECASE,
)
_POTENTIAL = Wording(
    r"\bpotensi(?:nya)?\s+(?:(?:mereka|kita|kami|itu|ini|yang|ada|masih|mencapai|sekitar|sebesar)\s+)*$", re.IGNORECASE
)
"""So many percent that might be drawn in are none that are: "padahal potensi mereka mencapai 80 persen"."""
_EXACTLY = re.compile(r"[^.;:0-9]{0,30}\b(?:tepatnya|persisnya|pastinya)\b", re.IGNORECASE)
_FRACTION = re.compile(r"separ|setengah|sepertiga|seperempat|pertiga|perempat|seperlima", re.IGNORECASE)
_DISTANCE = Wording(
    r"\b(?:jauh dari|terpaut|berselisih|selisih\w*|berjarak|unggul|lebih (?:rendah|tinggi|besar|kecil|sedikit)|defisit"
    r"|kurang)\s+"
    r"(?:(?:sekitar|hampir|tipis|jauh|hanya|baru|sebesar|angka|kata|level)\s+)*$",
    re.IGNORECASE,
)
_OF_OURS = Wording(
    r"\b(?:jamsostek|bpjs ketenagakerjaan|bpjamsostek|jaminan sosial ketenagakerjaan)(?:\s(?:yang|di \w+))?"
    r"\s+(?:masih |sampai sekarang |saat ini )?(?:baru|hanya|cuma|masih)\s+(?:sekitar |mencapai |di angka )?$",
    re.IGNORECASE,
)
"""How much of the workforce the scheme has reached: "bandingkan dengan Jamsostek yang baru 43 persen"."""
_BORNE = Wording(
    r"\s*(?:(?:akan |yang )?"
    r"(?:ditanggung|dibayar|dipotong|dibebankan|disubsidi|disetor|menjadi (?:beban|tanggungan))\w*"
    r"|oleh|dari (?:iuran|upah|gaji|honor|penghasilan|siltap|insentif|pemberi kerja|perusahaan))\b",
    re.IGNORECASE,
)
_BEARS = Wording(r"\b(?:menanggung|membayar|memotong|dipotong|dibebani|beban)\s+(?:\w+\s+)?$", re.IGNORECASE)
_LARGEST_BORNE = 10
"""No contribution is a larger part of a wage."""
_OTHERS = re.compile(r"\s*(?:pekerja |tenaga kerja |orang |warga )?(?:lainnya|yang lain|sisanya)\b", re.IGNORECASE)

_ACTIVE_OF_MEMBERS = re.compile(
    r"[^,;.:0-9]{0,60}?\b(?<!menjadi )(?<!sebagai )(?<!jadi )(?:peserta|terdaftar|tercatat)\b"
    r"(?! aktif| sebagai)[^,;.:0-9]{0,50}?"
    r"\byang (?:(?:masih|tetap|berstatus|rutin) )*aktif\b",
    re.IGNORECASE,
)
"""How many of the members are active is no cover: "baru separuh buruh migran terdaftar yang masih aktif"."""
_VILLAGES = (
    r"(?:desa|kelurahan|kampung|nagari|kalurahan|pekon|gampong|kecamatan|sekolah|masjid|koperasi|instansi|opd)\b"
)
_OF_VILLAGES = re.compile(
    rf"\s*(?:\([^)]*\)\s*)?(?:dari\s+(?:(?:total|seluruh|jumlah|sekitar|semua)\s+)*(?:[0-9][0-9.]*\s+)?)?{_VILLAGES}",
    re.IGNORECASE,
)
"""Behind a percentage of places, not of workers: "84 persen dari total 2.047 desa telah terdaftar"."""
_VILLAGES_BEFORE = Wording(rf"[0-9]\s+{_VILLAGES}(?:,? atau)?[\s(]*$", re.IGNORECASE)


def read_percent(scene: Scene, slot: Slot, partner: Reading | None, memory: Memory) -> Reading | None:
    """What the percentage measures; `partner`: the reading of the count it restates, if it restates one."""
    if slot.figure.unit == "percentage_points" or _is_foreign(scene, slot) or is_gap(scene, slot):
        return None
    least = scene.slots[slot.index - 1].reading if slot.index else None
    if least is not None and least.metric == "coverage_target" and _ends_range(scene, slot):
        return replace(least)
    again = _RECALLED.match(slot.right_text) is not None and (slot.figure.value or 0.0) in memory.rates
    memory.rates.add(slot.figure.value or 0.0)
    of_whole = slot.link is not None and partner is not None and partner.metric == "eligible_workers"
    if parts_workforce(scene, slot, memory, counted=of_whole):
        segment = segment_of(near(slot)) or segment_of(scene.cues)
        return Reading("segment_share", "observation", "percent+workforce", 0.7, segment=segment)
    # How large a part of all workers a group is tells nothing of cover.
    if again or (of_whole and _OF_WORKERS.match(scene.text, slot.figure.end)) or _is_refused(scene, slot, partner):
        return None
    segment = segment_of(slot.right) or segment_of(slot.left)
    group = group_of(slot.right)
    reading = (
        _of_stock(scene, slot)
        or read_target(scene, slot, memory, partner)
        or read_change(scene, slot, memory)
        or _partnered(scene, slot, partner, memory)
        or _stated(scene, slot, memory)
        or read_carried(scene, slot, memory)
    )
    if reading is None:
        return None
    if reading.metric == "growth_rate":
        reading = with_growth(scene, slot, reading, memory)
    reading.segment = segment or (partner.segment if partner is not None else reading.segment)
    reading.group = group or (partner.group if partner is not None else reading.group)
    return reading


def _ends_range(scene: Scene, slot: Slot) -> bool:
    """Whether it is the second number of "37-38 persen"."""
    return _OF_RANGE.fullmatch(scene.text, scene.slots[slot.index - 1].figure.end, slot.figure.start) is not None


def _is_refused(scene: Scene, slot: Slot, partner: Reading | None) -> bool:
    """Whether the percentage is a potential, a distance, a bound, an achievement, of firms or of a trade."""
    return (
        _is_worded_rest(slot)
        or _restates_percent(scene, slot)
        or _POTENTIAL.search(slot, slot.left_text) is not None
        or (not slot.is_target_base and _DISTANCE.search(slot, slot.left_text) is not None)
        or is_threshold(scene, slot)
        or _is_achievement(scene, slot)
        or _is_of_employers(slot, partner)
        or _is_of_villages(scene, slot)
        or _ACTIVE_OF_MEMBERS.match(scene.text, slot.figure.end) is not None
        or _is_occupation(scene, slot)
        or _is_borne(scene, slot)
    )


def _is_borne(scene: Scene, slot: Slot) -> bool:
    """Whether it is a part of a wage that is paid in: "4 persen ditanggung desa dan 1 persen oleh aparat"."""
    if (slot.figure.value or 0) >= _LARGEST_BORNE or slot.head is not None or first(slot.left, "realis") is not None:
        return False
    if _BEARS.search(slot, slot.left_text):
        return True
    other = scene.slots[slot.index - 1] if slot.index else None
    shares = other is not None and other.is_percent and _is_borne(scene, other)
    return shares or _BORNE.match(slot, slot.right_text) is not None


def _is_worded_rest(slot: Slot) -> bool:
    """Whether words only tell how many the others are: "lebih dari separuh lainnya masih waswas"."""
    return slot.figure.text[:1].isalpha() and _OTHERS.match(slot.right_text) is not None


def _of_stock(scene: Scene, slot: Slot) -> Reading | None:
    """The share of a segment among those who are covered, told as the whole before it."""
    if not slot.index or not is_stock_shared(scene, scene.slots[slot.index - 1]):
        return None
    return Reading("segment_share", "observation", "percent+share", 0.8)


def _is_foreign(scene: Scene, slot: Slot) -> bool:
    """Whether the percentage is of another subject: discounts, compliance, interest, wages, health insurance."""
    text, own = scene.text, near(slot)
    others = [c for c in own if c.tags.get("relation") in ("compliance", "pct_reject")]
    # The name of an outlet says nothing: "SAMBAS (Suara Kalbar) – ...", "BANUA EKONOMI, Banjarmasin - ...".
    named = [c for c in others if text[c.start - 1 : c.start] != "(" and not text[c.start : c.end].isupper()]
    if named or first(own, "foreign", "health", "insurance"):
        return True
    budget = first([*slot.before, *slot.left], "money", "budget") and not _OF_WORKERS.match(text, slot.figure.end)
    former = scene.slots[slot.index - 1].reading if slot.index else None
    goes_on = former is not None and former.metric in ("coverage_rate", "coverage_target") and first(slot.left, "aim")
    if budget and not goes_on and not any(n in c.tags for c in own for n in ("relation", "status")):
        return True
    before = last(slot.before, "relation", "compliance", "pct_reject", "coverage", "share")
    return (
        before is not None
        and before.tags["relation"] in ("compliance", "pct_reject")
        and first(own, "relation") is None
    )


def _is_of_employers(slot: Slot, partner: Reading | None) -> bool:
    """Whether the percentage is of firms, not of workers: "30 persen perusahaan", "372 perusahaan atau 30 persen"."""
    if partner is not None:
        return partner.metric == "registered_employers"
    return slot.head is not None and slot.head.tags.get("noun") == "employer"


def _is_of_villages(scene: Scene, slot: Slot) -> bool:
    """Whether the percentage is of villages or other bodies: "84 persen dari 2.047 desa", "334 desa (16 persen)"."""
    if _OF_VILLAGES.match(scene.text, slot.figure.end):
        return True
    return _VILLAGES_BEFORE.search(slot, scene.text, scene.sentence.start, slot.figure.start) is not None


def _is_occupation(scene: Scene, slot: Slot) -> bool:
    """Whether the percentage is of those in a trade, not of the covered: "70 persen warga bekerja sebagai petani"."""
    return not first(near(slot), "segment") and bool(_OCCUPATION.match(scene.text, slot.figure.end))


def _is_achievement(scene: Scene, slot: Slot) -> bool:
    """Whether the percentage is how much of a target number was reached: "71.300 dari target 90.000 atau 79 persen"."""
    if _is_part_of_rate(scene, slot) or _TARGET_MET.search(slot, slot.left_text):
        return True
    achieved = first(near(slot), "relation", "achievement") is not None
    if first(near(slot), "relation", "coverage") is not None and not (achieved and _achieves(scene, slot)):
        return False
    if _achieves(scene, slot):
        return True
    counts = [s for s in scene.slots if not s.is_percent and not s.is_money]
    reached = last([*slot.before, *slot.left], "relation", "achievement")
    return reached is not None and any(s.is_target_base or aim(s) == "target" for s in counts)


def _achieves(scene: Scene, slot: Slot) -> bool:
    """Whether the percentage is of a target that is no percentage itself: how much of it was reached, no coverage."""
    if not _ACHIEVED.match(scene.text[slot.figure.end : slot.clause[1]]):
        return False
    return not _is_before_target(scene, slot)


def _is_part_of_rate(scene: Scene, slot: Slot) -> bool:
    """Whether the percentage is how much of a target rate was reached.

    More than all of it was, or the rate it comes to is told too: "80 persen dari target 50 persen, atau 40 persen".
    """
    if not _is_before_target(scene, slot):
        return False
    following = scene.slots[slot.index + 1]
    part, target = slot.figure.value or 0.0, following.figure.value or 0.0
    rest = [s.figure.value or 0.0 for s in scene.slots if s.is_percent and s not in (slot, following)]
    return part > 100 or any(abs(rate - part * target / 100) < _SAME_RATE for rate in rest)


def _partnered(scene: Scene, slot: Slot, partner: Reading | None, memory: Memory) -> Reading | None:
    """As the count says that the percentage restates: not protected, grown by so much, a share, or covered."""
    if partner is None:
        return None
    if partner.metric == "unprotected_workers":
        return Reading("unprotected_rate", "observation", "percent+link", 0.9, "unprotected")
    counted = partner.metric in ("active_participants", "registered_workers") and partner.kind == "observation"
    if not counted or _achieves(scene, slot) or first(near(slot), "relation", "achievement"):
        return None
    if shares(scene, slot, memory):
        return Reading("segment_share", "observation", "percent+share+link", 0.8)
    grown = slot.link is not None and first(scene.slots[slot.link].left, "change") is not None
    if partner.state == "new" and grown:
        return Reading("growth_rate", "observation", "percent+change+link", 0.75)
    return Reading("coverage_rate", "observation", "percent+link", 0.9, partner.state)


def _stated(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """What the words around say: unprotected, shared out among segments, or covered."""
    covers = last([*slot.before, *slot.left], "relation", "coverage") or first(
        [*slot.right, *slot.beyond], "relation", "coverage"
    )
    if _is_achieved_only(scene, slot, memory):
        return None
    status, zone = state(slot, "active", "registered", "unprotected", "inactive")
    joined = scene.slots[slot.index + 1] if slot.index + 1 < len(scene.slots) else None
    whose = first(slot.right, "noun", "person") is not None and first(slot.left, "realis") is None
    if status is None and whose and joined is not None and joined.joined == slot.index and joined.is_percent:
        status, zone = state(joined, "active", "registered", "unprotected")
        status = status if zone == "right" else None
    if status is None and slot.link is not None and scene.slots[slot.link].reading is None:
        status, zone = state(scene.slots[slot.link], "active", "registered", "unprotected", "inactive")
    lacking = status is None and (is_left_over(slot) or takes_up_lacking(scene, slot, memory))
    if lacking or (zone != "right" and is_other_part(slot, memory)):
        status, zone = "unprotected", "rest"
    if status is None and _goes_back_to_unprotected(scene, slot, memory):
        status, zone = "unprotected", "topic"
    if status == "unprotected":
        return Reading("unprotected_rate", "observation", f"percent+{zone}", 0.85, status)
    if shares(scene, slot, memory):
        return Reading("segment_share", "observation", "percent+share", 0.8)
    if labelled_share(scene, slot, covers, memory):
        return Reading("segment_share", "observation", "percent+label", 0.65)
    return _covered(scene, slot, status, zone, covers)


def _goes_back_to_unprotected(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether "jumlah itu", of which the rate is told, are those just counted as not covered."""
    told = memory.persons is not None and memory.persons.metric == "unprotected_workers"
    recent = 0 < scene.sentence.index - memory.persons_at <= _RECENT
    return told and recent and not slot.index and _THAT_NUMBER.match(slot.left_text) is not None


def _is_achieved_only(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the words say that something was reached, not of what: "target 52 persen, baru tercapai 43" says it."""
    if not first(near(slot), "relation", "achievement") or first(near(slot), "relation", "coverage"):
        return False
    if _is_before_target(scene, slot):
        return False
    after = next((s for s in scene.slots[slot.index + 1 :] if s.is_percent), None)
    if after is not None and aim(after) == "target" and first(slot.left, "realis"):
        return False
    aimed = memory.target_at == scene.sentence.index and slot.index > 0 and scene.slots[slot.index - 1].is_percent
    return not (aimed and not slot.is_target_base and first(slot.left, "realis"))


def _is_set_against_target(scene: Scene, slot: Slot) -> bool:
    """Whether this was reached of a rate aimed at: "realisasi baru 38 persen, sementara targetnya 51 persen"."""
    if _is_before_target(scene, slot):
        return True
    after = next((s for s in scene.slots[slot.index + 1 :] if s.is_percent), None)
    return after is not None and aim(after) == "target" and first(slot.left, "relation", "achievement") is not None


def _is_before_target(scene: Scene, slot: Slot) -> bool:
    """Whether a target rate follows, so that this is what was reached: "realisasi 41 persen dari target 52 persen"."""
    following = next((s for s in scene.slots[slot.index + 1 :] if s.is_percent and s.is_target_base), None)
    return following is not None and all(s.is_percent for s in scene.slots[slot.index : following.index])


def _covered(scene: Scene, slot: Slot, status: str | None, zone: str, covers: Cue | None) -> Reading | None:
    """A rate of coverage, by the state of the covered or by a word for coverage."""
    if status in STATES and zone != "before":
        rule, weight = zone, 0.85
    elif status is None and first(slot.left, "segment") and SO_FAR.search(slot, slot.left_text):
        rule, weight = "so_far", 0.7
    elif covers is not None and not _achieves(scene, slot):
        rule, weight = "coverage", 0.88
    elif status is None and _OF_OURS.search(slot, slot.left_text):
        rule, weight = "ours", 0.7
    elif status in STATES:
        rule, weight = zone, 0.7
    elif status is None and _is_set_against_target(scene, slot) and not first(near(slot), "money"):
        rule, weight = "achieved", 0.65
    elif status is None and _OF_WORKERS.match(scene.text, slot.figure.end):
        rule, weight = "of_workers", 0.7
    else:
        return None
    return Reading("coverage_rate", "observation", f"percent+{rule}", weight, status or "active")


def _restates_percent(scene: Scene, slot: Slot) -> bool:
    """Whether a fraction in words only rounds a percentage beside it: "57 persen, lebih dari separuh"."""
    if any(c.isdigit() for c in slot.figure.text) or not _FRACTION.search(slot.figure.text):
        return False
    if _EXACTLY.match(scene.text, slot.figure.end):
        return True
    return any(other.is_percent and other.figure.text[:1].isdigit() for other in scene.slots)
