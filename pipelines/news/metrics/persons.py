"""Reads counts of workers: active, registered, new, unprotected, or all who ought to be; reached, planned or aimed at.

Source of the conventions: stocks of segments are active participants; named or sponsored groups are registered workers;
those who entered in a period are registered workers; "terdaftar" alone counts as active unless a smaller active count
stands beside it (`lists`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import sentence_before
from pipelines.news.clauses.zones import aim, clause, first, is_called_target, is_of_later_year, is_stock_shared, last
from pipelines.news.metrics.outsiders import are_outsiders, are_sent
from pipelines.news.metrics.persons_begun import Count, begin
from pipelines.news.metrics.persons_entered import (
    are_paid_for,
    breaks_down,
    comes_in_by_it,
    goes_on_with_entered,
    is_entered_by,
    is_part_of_all,
    is_stock_by_now,
    is_stock_of_place,
    parts_active,
    pays_for_its_own,
)
from pipelines.news.metrics.persons_goals import goal_of, levels, moves_target
from pipelines.news.metrics.persons_state import SMALLEST_UNSAID, settle_state, shares_aim
from pipelines.news.metrics.rostered import is_yet_to_be_given
from pipelines.news.metrics.unsaid import run_end
from pipelines.news.metrics.unsaid_left import AGAIN
from pipelines.news.metrics.unsaid_paid import is_of_paid_programme
from pipelines.normalize.wording import Wording

_DEFINITE = re.compile(r"\s*(?:[\w-]+\s){0,4}?(?:itu|tersebut|tadi)\b", re.IGNORECASE)
_OF_SIZE = re.compile(r"\byang (?:mencapai|berjumlah|jumlahnya|sebanyak|total\w*) (?:\w+ )?$", re.IGNORECASE)
"""Behind a group told of before, and told again: "melindungi buruh kota ini yang mencapai 62 ribu orang"."""
_POTENTIAL = Wording(r"\bdari (?:total )?potensi\b", re.IGNORECASE)
_EVERY = Wording(r"\b(?:se)?tiap (?:hari|pekan|minggu|bulan)\b", re.IGNORECASE)
_EACH_OF = Wording(
    r"\b(?:se)?tiap (?:desa|kelurahan|kecamatan|kampung|nagari|rt|rw|dusun|opd|dinas|perusahaan|asn|pegawai"
    r"|pejabat|agen)\b",
    re.IGNORECASE,
)
"""So many for each of several: "tiap desa menanggung 20 orang"."""
_PER = Wording(r"[^,;.]{0,30}\b(?:per|setiap|tiap|dalam se|se)\s?(?:hari|pekan|minggu|bulan)(?:nya)?\b", re.IGNORECASE)
_OF_GOVERNMENT = Wording(
    r"\s*(?:orang |jiwa )?(?:(?:pekerja|pegawai|karyawan|tenaga(?: kerja)?|orang)\s+)?"
    r"(?:(?:yang bekerja )?(?:di|pada|milik|dari) )?(?:lingkungan |lingkup |jajaran )?(?:pem(?:kab|kot|ko|prov|da)"
    r"|pemerintah (?:kabupaten|kota|provinsi))\b",
    re.IGNORECASE,
)
"""Whom a government employs is entered by it: "3.871 pekerja Pemkab Demak", "41.500 orang di lingkungan Pemkot"."""
_NEWCOMERS = Wording(
    r"\b\w+ baru\b(?=\s*(?:pada|di|tahun|hingga|sampai|dari|dengan|untuk|yang|[,.)]|$))", re.IGNORECASE
)
_NEW_TOPIC = re.compile(
    r"^(?!.*[0-9]).*\b(?:peserta|kepesertaan) baru\b|^(?!.*[0-9]).*\b(?:penambahan|pertambahan|akuisisi|perekrutan)"
    r" (?:jumlah )?(?:(?:ke)?peserta(?:an)?|pekerja (?:mandiri|informal|formal|rentan|bpu|pu))\b",
    re.IGNORECASE | re.DOTALL,
)
"""A sentence about who comes in, before what was aimed at: "Bagaimana peserta baru? Targetnya 61 ribu"."""
_SUCCEEDS = Wording(
    r"\b(?:berhasil|mampu|sukses)\s+(?:mendaftarkan|merekrut|menjaring|mengakuisisi|menggaet|merangkul|menarik)\b",
    re.IGNORECASE,
)
_TO_BE = Wording(r"\bcalon (?:ke)?(?:peserta|penerima)\b", re.IGNORECASE)
"""Those whom somebody said before to be entered: "Data 14.000 calon peserta sudah rampung"."""
_PART = Wording(r"\bbagian dari\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_RAISED_TO_LEVEL = re.compile(
    r"\b(?:(?:me|di)(?:naikkan|ningkatkan|tingkatkan|ndongkrak|dongkrak)|naik|meningkat)\b[^,;0-9]{0,50}"
    r"\b(?:di|ke|pada) (?:angka|posisi|level|kisaran)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""Before a level: "menaikkan kepesertaan di angka 37 juta"."""
_REACHES = re.compile(r"\b(?:mencapai|menyentuh|menembus|tembus|menjadi|di angka|sampai)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ON_RECORD = re.compile(
    r"(?:\s+[^\W\d]+){1,4}? yang (?:terdata|tercatat|terinventarisasi|terverifikasi)\b", re.IGNORECASE
)
_OF_FUND = re.compile(r"\bsasaran(?:nya)?\b", re.IGNORECASE)
_OURS_BEFORE = re.compile(r"ketenagakerjaan|jamsostek", re.IGNORECASE)
_BODY = (
    r"\b(?:pem(?:kab|kot|ko|prov|da|des)|pemerintah(?: (?:kabupaten|kota|provinsi|daerah|desa))?|baznas|kadin|bupati"
    r"|wali ?kota|gubernur|pt|cv|perusahaan (?:itu|ini|tersebut|tambang|sawit|pelat merah)|yayasan|universitas"
    r"|keuskupan|paguyuban|donatur|dprd|bank)\b"
)
_PUBLIC_PAYS = Wording(
    rf"{_BODY}[^.;]{{0,60}}\b(?:mendaftarkan|melindungi|meng?cover|mengikutsertakan|menanggung|memberi|membayari)"
    rf"|\b(?:didaftarkan|dilindungi|dicover|diikutsertakan|diberikan)\b[^.;]{{0,30}}{_BODY}"
    rf"|\b(?:dengan|atas|memakai|menggunakan|lewat|dari) (?:biaya|dana|uang|tanggungan|kas|bantuan) {_BODY}"
)
_INHABITANTS = re.compile(
    r"\s*(?:warga|jiwa|masyarakat|orang)\s+(?:(?:di\s+)?(?:kota|kabupaten|provinsi|daerah|desa|kampung)\b|se-)",
    re.IGNORECASE,
)
_BY_PROGRAMME = Wording(
    r"\b(?:lewat|melalui|dengan|dari) (?:program|skema|jalur|cara|gerakan|bantuan)"
    r" (?:tersebut|itu|ini|yang sama|serupa)\b",
    re.IGNORECASE,
)
"""Who comes in by a programme just told of is of that programme: no stock."""
_NEXT_OF_LIST = re.compile(
    r"\W*(?:lalu|kemudian|disusul|berikutnya|selanjutnya|adapun|sedangkan|setelah itu)\b", re.IGNORECASE
)
_ALL_TOLD = re.compile(
    r"[^.;0-9]{0,50},?\s(?<!nyaris )(?<!hampir )(?<!belum )(?<!tidak )(?<!tak )(?:semua|seluruh|keseluruhan)(?:nya)?\b",
    re.IGNORECASE,
)
_ABOUT_US = frozenset(
    ("aimed", "asked", "told", "many", "part", "allotted", "card", "next", "funded", "so_far", "given")
)
"""Reasons for a state that only what is told of us can give."""
_THAT_NUMBER = Wording(r"\b(?:angka|jumlah) (?:ini|itu|tersebut)\b[^,;]{0,40}$", re.IGNORECASE)
_REST = Wording(r"\b(?:sisa|selebih|lain)nya\b", re.IGNORECASE)
_BEFORE = 200
_EMPLOYED = ("PU", "JAKON", "PMI")
"""Segments whose contributions an employer or the worker pays: a public fund named before is not for them."""
_DEMOGRAPHIC = frozenset(("milenial", "orang asli Papua"))
_WEIGHTS = {"right": 0.92, "left": 0.88, "beyond": 0.85}


def _are_inhabitants(slot: Slot) -> bool:
    """Whether all who live somewhere are counted, at work or not: "dari 1,5 juta warga kota ini"."""
    return slot.is_from and _INHABITANTS.match(slot.right_text) is not None and first(slot.right, "status") is None


def _is_at_a_time(slot: Slot) -> bool:
    """Whether so many come every month or day, which is neither a stock nor what came in: "700 peserta per bulan"."""
    if _EACH_OF.search(slot, slot.left_text) is not None and aim(slot) is None:
        return True
    return _EVERY.search(slot, slot.left_text) is not None or _PER.match(slot, slot.right_text) is not None


def read_persons(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> Reading | None:
    """What a count of persons states; None for audiences, the dismissed, the inactive, and distances to a target."""
    if are_outsiders(scene, slot) or are_sent(scene, slot, memory) or _are_inhabitants(slot) or _is_at_a_time(slot):
        return None
    again = memory.by_value.get(slot.figure.value or 0.0)
    sized = again is not None and again.metric == "eligible_workers" and _OF_SIZE.search(slot.left_text)
    if again is not None and (sized or _DEFINITE.match(slot.right_text)):
        return again
    planned = memory.by_value.get(slot.figure.value or 0.0)
    if planned is not None and planned.kind == "plan" and _TO_BE.search(slot, slot.left_text + slot.right_text):
        return planned
    then = _as_that_number(scene, slot)
    if then is not None:
        return then
    count = begin(scene, slot, memory, noun)
    if _is_base(scene, slot):
        count.segment = count.segment or _segment_of_potential(scene, slot)
        return _whole(count, "base" if slot.base_of is not None else "from")
    settled = settle_state(count)
    left_to_do = count.status == "unprotected" and first(slot.left, "aim") is None
    goal = None if count.why[-1] == "remainder" or left_to_do else goal_of(slot, scene) or _goal_carried(count)
    if goal is None and count.why[-1] == "joined" and (end := run_end(scene, slot)) is not None:
        goal = aim(end)
    if goal is None and count.status not in ("eligible", "unprotected") and is_of_later_year(scene, slot, memory.year):
        goal = "wish"
    if goal is None and count.why[-1] == "rate_aimed_at":
        goal = "target"
    if goal is None and count.why[-1] == "given" and is_yet_to_be_given(scene, slot):
        goal = "plan"
    shared = _aim_shared(count) if goal is None else None
    return shared or (_stated(count, goal) if settled else None)


def _as_that_number(scene: Scene, slot: Slot) -> Reading | None:
    """As the count before, of which it is said what it became: "900 petani terlindungi, dan angka ini naik menjadi"."""
    before = scene.slots[slot.index - 1].reading if slot.index and slot.change_to else None
    if (
        before is None
        or before.kind != "observation"
        or before.metric not in ("active_participants", "registered_workers")
    ):
        return None
    goes_on = _THAT_NUMBER.search(slot, slot.left_text) is not None and aim(slot) is None
    return replace(before) if goes_on and first(slot.left, "realis") is None else None


def _stated(count: Count, goal: str | None) -> Reading | None:
    """What a count in a known state is: all who ought to be covered, aimed at, or reached."""
    if count.status == "eligible" or (count.status == "carried" and _is_listed_with_whole(count)):
        return _whole(count, count.why[-1])
    if not _about_us(count):
        return None
    return _aimed(count, goal) if goal is not None else _reached(count)


def _is_listed_with_whole(count: Count) -> bool:
    """Whether the count stands in a list behind a whole: "428.000 pekerja, 260.000 formal dan 168.000 informal"."""
    slot, before = count.slot, count.memory.persons
    follows = not slot.index and _NEXT_OF_LIST.match(slot.left_text) is not None
    if follows and before is not None and before.metric == "eligible_workers" and "thereof" in before.rule:
        return True
    former = count.scene.slots[slot.index - 1] if slot.index else None
    places = former is not None and former.placed and slot.placed
    other = count.scene.slots[slot.joined] if slot.joined is not None else former if places else None
    if other is None or other.reading is None or other.is_from or first(slot.left, "realis") is not None:
        return False
    return other.reading.metric == "eligible_workers"


def _about_us(count: Count) -> bool:
    scene, memory = count.scene, count.memory
    if memory.persons is not None or scene.ours or scene.says("relation", "coverage"):
        return True
    if memory.any_at >= scene.sentence.index - 1:
        return True
    headed = count.why[-1] == "header" and memory.about_us
    if headed or count.why[-1] in _ABOUT_US or (count.status == "new" and scene.sentence.index - memory.new_at <= 2):
        return True
    members = count.noun == "member" and (count.slot.figure.value or 0) >= SMALLEST_UNSAID
    if memory.about_us and (members or count.why[-1] == "header"):
        return True
    opening = max(0, scene.sentence.start - _BEFORE), scene.sentence.start
    if scene.says("noun", "member") and _OURS_BEFORE.search(scene.text, *opening):
        return True
    return any(name in cue.tags for cue in scene.cues for name in ("program", "segment", "status"))


def _is_base(scene: Scene, slot: Slot) -> bool:
    """Whether the count is the whole of a part ("dari 90.400 pekerja"), not of members ("dari 32 juta aktif")."""
    if slot.head is not None and slot.head.tags.get("noun") in ("member", "recipient"):
        return False
    said = last(slot.left, "status")
    if slot.is_from and said is not None and said.tags["status"] == "eligible":
        return True
    part = scene.slots[slot.base_of].right if slot.base_of is not None else []
    aktif = first([*(c for c in slot.left if c not in part), *slot.right], "strong", "aktif")
    if aktif is not None or _is_all_told(scene, slot) or is_stock_shared(scene, slot):
        return False
    few = slot.base_of is not None and first(scene.slots[slot.base_of].left, "realis") is not None
    if first(slot.right, "sponsored") is not None and not few:
        return False
    if slot.base_of is not None or _PART.search(slot, slot.left_text):
        return slot.base_of is not None
    said = first(slot.right, "status", "active", "registered", "unprotected")
    return slot.is_from and (said is None or _ON_RECORD.match(slot.right_text) is not None)


def _is_all_told(scene: Scene, slot: Slot) -> bool:
    """Whether a state is told of all of them, with no part between: "dari 118 pesilat, semuanya sudah terdaftar"."""
    last_one = slot.is_from and slot.index + 1 == len(scene.slots)
    said = _ALL_TOLD.match(scene.text, slot.figure.end, slot.clause[1]) if last_one else None
    return said is not None and first([*slot.right, *slot.beyond], "status", "active", "registered") is not None


def _segment_of_potential(scene: Scene, slot: Slot) -> str | None:
    """The segment whose potential the part is of: "pekerja penerima upah 292.000, dari potensi 1,3 juta pekerja"."""
    parts = [s.reading for s in scene.slots[max(0, slot.index - 2) : slot.index] if s.reading is not None]
    return parts[-1].segment if parts and _POTENTIAL.search(slot, slot.left_text) else None


def _whole(count: Count, rule: str) -> Reading | None:
    value = count.slot.figure.value or 0
    named = count.group is not None and not count.slot.right_text.strip(" .,;")
    if value < 50 or (value < 1000 and rule not in ("base", "header") and count.slot.head is None and not named):
        return None
    count.why = ["persons", "eligible", rule]
    reading = count.read_as("eligible_workers", "observation", 0.85, "eligible")
    if rule == "contrast" or reading.group is not None:
        count.memory.whole, count.memory.whole_at = reading, count.scene.sentence.index
    return reading


def _aim_shared(count: Count) -> Reading | None:
    """The aim of the count before where one verb has both as objects: "menyasar 300 sopir, 120 kusir dan 90 kernet"."""
    slot = count.slot
    former = count.scene.slots[slot.index - 1].reading if slot.index and slot.change_to else None
    if former is not None and former.kind == "target" and not first(slot.left, "realis"):
        return former  # "target 10.000 pekerja rentan direvisi menjadi 7.500"
    joined = count.scene.slots[slot.joined] if slot.joined is not None else None
    other = joined.reading if joined is not None and not joined.is_money else None
    if joined is None or other is None or joined.is_target_base or not shares_aim(count):
        return None
    count.why.append("joined")
    return replace(other, segment=count.segment, group=count.group, rule="+".join(count.why))


def _goal_carried(count: Count) -> str | None:
    """`plan` where the count goes on with one that was planned: "700 orang akan didaftarkan; tahap dua 900 orang"."""
    before = count.memory.persons
    if count.status != "carried" or before is None or before.kind != "plan":
        return None
    goes_on = count.memory.persons_at >= count.scene.sentence.index - 1
    return "plan" if goes_on and not first(count.slot.left, "realis") else None


def _is_new(count: Count) -> bool:
    """Whether the persons enter in the period rather than make up the stock."""
    if (
        count.status == "new"
        or first(count.own, "status", "new")
        or first(count.own, "change", "up")
        or _NEWCOMERS.search(count.slot, count.slot.right_text)
    ):
        return True
    if count.why[-1] in ("aimed", "so_far") and _NEW_TOPIC.search(sentence_before(count.scene)):
        return True
    before = count.memory.persons
    return before is not None and before.state == "new" and count.memory.persons_at >= count.scene.sentence.index - 1


def _aimed(count: Count, goal: str) -> Reading | None:
    """A number aimed at or announced: an increase, a level of coverage, or a group to be entered."""
    new = _is_new(count) or levels(count.slot, count.scene) is not None
    raised = count.slot.change_to or _RAISED_TO_LEVEL.search(count.slot.left_text)
    if goal == "target" and raised and count.status != "new":
        new = False
    if goal == "wish":
        entered = count.status == "registered" or _is_named(count.group) or first(count.own, "sponsored")
        goal = "plan" if entered else "target"
    level = first(count.slot.left, "noun", "member") or first(count.slot.left, "relation", "coverage")
    if goal == "plan" and level and _REACHES.search(count.slot.left_text) and not new and not _is_named(count.group):
        goal = "target"
    count.why.append(goal)
    memory = count.memory
    memory.planned_group, memory.planned_segment = count.group, count.segment
    memory.planned_at = count.scene.sentence.index
    if count.status == "unprotected" and first(count.slot.left, "relation", "gap"):
        return count.read_as("unprotected_workers", "observation", 0.6, "unprotected")
    if count.status == "unprotected":
        return count.read_as("growth_target", "plan", 0.5, "planned")
    if (
        goal == "target"
        and AGAIN.match(count.slot.right_text)
        and (not new or first(count.slot.left, "relation", "gap"))
    ):
        return None
    if goal == "target" and new:
        return count.read_as("growth_target", "target", 0.8, "new")
    beneficiaries = _OF_FUND.search(count.slot.left_text) and count.memory.fund_at >= count.scene.sentence.index - 1
    state = count.zone == "right" and first(count.slot.right, "status", "active") is not None
    called = is_called_target(count.slot) or moves_target(count.scene, count.slot)
    if goal == "target" and (called or state or not _is_named(count.group)) and not beneficiaries:
        return count.read_as("coverage_target", "target", 0.75, "target")
    return count.read_as("growth_target" if new else "registered_workers", "plan", 0.7, "planned")


def _is_named(group: str | None) -> bool:
    return group is not None and group not in _DEMOGRAPHIC


def _reached(count: Count) -> Reading:
    """A number reached: unprotected, registered (named, sponsored or new) or active."""
    scene, memory, own = count.scene, count.memory, count.own
    afar = count.zone in ("before", "beyond") and first(clause(count.slot), "sponsored")
    sentence = scene.sentence
    sponsored = bool(
        (first(own, "sponsored") and not pays_for_its_own(count))
        or afar
        or _PUBLIC_PAYS.search(count.slot, scene.low, sentence.start, sentence.end)
    )
    if count.status == "carried" and memory.persons is not None:
        count.status = memory.persons.state
        sponsored = sponsored or memory.persons.sponsored
        sponsored = sponsored or breaks_down(count)
        sponsored = sponsored or (memory.persons.kind == "plan" and memory.persons.metric == "registered_workers")
        if count.segment is None:
            count.group = count.group or memory.persons.group
        sponsored = sponsored or (count.why[-1] == "parts" and memory.persons.metric == "registered_workers")
    if count.status == "unprotected":
        return count.read_as("unprotected_workers", "observation", 0.9, "unprotected")
    rest = _REST.search(count.slot, scene.text, count.slot.figure.end, count.slot.clause[1])
    beyond = [c for c in count.slot.beyond if rest is None or c.start < rest.start()]  # what is told of the rest is not
    around = [*own, *count.slot.before, *beyond]
    sponsored = sponsored or bool(_BY_PROGRAMME.search(count.slot, scene.text, sentence.start, count.slot.start))
    sponsored = sponsored or are_paid_for(count)
    sponsored = sponsored or _OF_GOVERNMENT.match(count.slot, count.slot.right_text) is not None
    stock = first(own, "strong", "aktif") is not None
    sponsored = sponsored or comes_in_by_it(count) or is_of_paid_programme(scene, count.slot, memory)
    if memory.persons is not None and count.group is None and goes_on_with_entered(count):
        count.group, sponsored = memory.persons.group, True
    if not stock and is_entered_by(count):
        return count.read_as("registered_workers", "observation", 0.75, "registered", sponsored=sponsored)
    sponsored = sponsored or count.why[-1] == "allotted"
    funded = first(around, "money", "budget") is not None and count.segment != "JAKON"
    carried = memory.fund_at == scene.sentence.index - 1 and count.segment not in _EMPLOYED
    carried = carried and not is_part_of_all(count)
    funded = funded or (carried and not is_stock_of_place(count))
    fresh = first(own, "status", "new") is not None and count.zone not in ("so_few", "level") and not stock
    fresh = fresh and not is_stock_by_now(count)
    entered = count.status == "new" or fresh
    entered = entered or bool(_SUCCEEDS.search(count.slot, count.slot.left_text))
    employed = count.status == "registered" and count.why[-1] in ("employed", "funded")
    if count.why[-1] == "list" and parts_active(count):
        return count.read_as("active_participants", "observation", 0.65, count.status)
    funded = funded and not is_part_of_all(count)
    if entered or _is_named(count.group) or sponsored or employed or (funded and not stock):
        metric, sponsored = "registered_workers", sponsored or funded
    else:
        metric = "active_participants"
    said = "new" if fresh else count.status
    return count.read_as(metric, "observation", _WEIGHTS.get(count.zone, 0.65), said, sponsored=sponsored)
