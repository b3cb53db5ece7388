"""Settles in which state the persons of a count are: what the words say together, else what is left unsaid."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import sentence_before
from pipelines.news.clauses.zones import aim, first, is_called_target, is_gap, last, near
from pipelines.news.metrics.firms import are_their_workers
from pipelines.news.metrics.parts import parted_stock
from pipelines.news.metrics.persons_begun import Count
from pipelines.news.metrics.persons_goals import moved
from pipelines.news.metrics.unsaid import follows_employers, unsaid_state
from pipelines.news.metrics.unsaid_left import AGAIN, is_whole_of_lacking
from pipelines.news.metrics.unsaid_paid import paid_since
from pipelines.news.metrics.wholes import is_divided_next, is_parted, is_recorded
from pipelines.news.metrics.wholes_parted import COVERED
from pipelines.news.metrics.wholes_sized import is_counted_only, is_sized
from pipelines.normalize.date_patterns import MONTHS
from pipelines.normalize.figure_patterns import either
from pipelines.normalize.programs import group_of, segment_of
from pipelines.normalize.wording import Wording

_STILL = Wording(r"\b(?:masih|tinggal|sisanya|selebihnya)\b[^.;]{0,40}$", re.IGNORECASE)
_STILL_POTENTIAL = Wording(
    r"\b(?:masih|tinggal) (?:menjadi|jadi|merupakan|berupa|sebatas|sekadar) potensi\b", re.IGNORECASE
)
_STILL_TO_DO = Wording(r"\bmasih\s+(?:harus|perlu|mesti|wajib|patut|layak)\b", re.IGNORECASE)
_BECAUSE_NOT = Wording(r"\b(?:karena|sebab|lantaran)\s+(?:\w+\s+){0,2}belum\b", re.IGNORECASE)
_HELPED_ARE_MANY = re.compile(
    r"\W*(?:jumlah |para )?"
    r"(?:penerima(?:nya| bantuan\w*| program\w*)?|yang (?:dibantu|ditanggung|dibiayai|didaftarkan))\b[^.!?0-9]{0,25}"
    r"\b(?:sedikit|banyak|ribuan|ratusan|beragam|beraneka|bermacam-macam|main-main)\b[^.!?0-9]{0,20}[.!]?$",
    re.IGNORECASE,
)
_AT_WORK = re.compile(r"\byang (?:sudah )?bekerja (?:sebagai|di|pada)\b", re.IGNORECASE)
_MORE = Wording(r"\b(?:tambah|nambah)\s+(?:lagi\s+|sekitar\s+|minimal\s+)?$", re.IGNORECASE)
"""Right before a number, as elsewhere it tells who speaks: "diharapkan tambah 5 ribu orang", but ", tambah Luky"."""
_AT_FIRMS = re.compile(
    r"\s*(?:orang |pekerja |tenaga kerja |karyawan )?(?:yang )?(?:sudah )?"
    r"(?:bekerja|tersebar) (?:di|pada)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Whose employers are counted next, are no whole: "118.450 orang yang bekerja pada 3.905 perusahaan"."""
_WORKS_SO = re.compile(r"\bbekerja\s+(?!(?:sebagai|di|pada|dalam|untuk|ada|baru|sudah|dan|namun|di\w+)\b)[a-z]+")
_SO_FEW = re.compile(r"\b(?:peserta|pekerja|tenaga kerja) baru\s+$", re.IGNORECASE)
"""Before a part of a whole "baru" says how few they are: "peserta baru 9.000 dari 40.000 pekerja"."""
_ENTERS = Wording(r"\b(?:masuk|bergabung|tergabung|mendaftar|mendaftarkan diri)\b", re.IGNORECASE)
_MONTH = either(*MONTHS)
_PERIOD = Wording(
    r"\b(?:selama|sepanjang|dalam (?:kurun|tempo|waktu|se(?:tahun|bulan|pekan)|[\w.]+ (?:bulan|tahun|pekan|hari))"
    rf"|(?:dari|sejak|antara) (?:awal )?{_MONTH}(?: 20[0-9]{{2}})?\s+(?:sampai|hingga|dan)"
    rf"|{_MONTH}\s?[-–]\s?{_MONTH}|(?<!hingga )(?<!sampai )(?:tahun|bulan|pekan|minggu) (?:lalu|ini))\b",
    re.IGNORECASE,
)
_ALL_BEHIND = re.compile(
    r"[^,;.0-9]{0,40},\s*(?:dan |tetapi |namun )?(?:semua|seluruh|keseluruhan)(?:nya)?\b", re.IGNORECASE
)
"""What is said of all of them: "pekerja asing 214 orang, semuanya terdaftar"."""
_SOME_BEHIND = re.compile(
    r"[^,;.0-9]{0,40},\s*(?:dan |tetapi |namun |tapi )?(?:masih |baru )?"
    r"(?:(?:ada|banyak) (?:juga )?yang|banyak di ?antara\w+|kebanyakan|sebagian|belum semua|tidak semua)",
    re.IGNORECASE,
)
"""What is said of some of them only: "jumlahnya 1.500 orang, masih ada yang belum bergabung"."""
_RECORD_REACH = 2
_ON_RECORD = re.compile(r"\byang (?:terdata|tercatat|didata)\b(?! sebagai)[^,;.0-9]{0,30}$", re.IGNORECASE)
_BETWEEN = Wording(
    r"\bantara\b[^;]*\b(?:(?:peserta|kepesertaan|terlindungi|terdaftar)\b[^;]*\b(?:pekerja|tenaga kerja|potensi)"
    r"|(?:pekerja|tenaga kerja|potensi)\b[^;]*\b(?:peserta|kepesertaan|terlindungi|terdaftar))\b",
    re.IGNORECASE,
)
"""Whose distance it is: "selisih antara peserta aktif dan jumlah pekerja"."""
_SHOULD_BE = Wording(
    r"\b(?:semestinya|seharusnya|mestinya|idealnya|sepatutnya)\s+(?:(?:ada|sekitar|sebanyak|total)\s+)*$", re.IGNORECASE
)
IN_FACT = Wording(
    r"\b(?:keseluruhan|total|jumlah|semua)(?:nya)?\b[^,;]{0,40}"
    r"\b(?:sebenarnya|sebetulnya|sejatinya|aslinya|semestinya|mestinya|seharusnya)\s+(?:(?:ada|sekitar|sebanyak|total)\s+)*$"
    r"|\b(?:sebenarnya|sebetulnya|sejatinya) (?:jumlah|total|keseluruhan)(?:nya)?\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""All there are, of whom fewer are covered: "totalnya sebenarnya 3.000 orang, tapi baru 900 yang dicover"."""
_ALL_OF_THEM = Wording(
    r"\b(?:semua|seluruh|segenap) (?:pekerja|tenaga kerja|angkatan kerja|buruh)\b(?! rentan)[^;.0-9]{0,80}"
    r",\s(?:yang )?(?:jumlahnya|berjumlah|totalnya|banyaknya)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
"""All whom somebody means to cover, set in how many they are: "ingin melindungi semua buruh, yang jumlahnya 9.000"."""
_LEFT_OVER = Wording(r"\b(?:sisa|selebih|lain)nya\b", re.IGNORECASE)
_CLOSE = 3
_IF_ALL = Wording(r"\b(?:jika|kalau|bila|apabila|andai\w*|seandainya)\b[^,;.]{0,30}\b(?:seluruh|semua|segenap)\s+$")
"""All of whom it is asked what would be: "kalau seluruh 428.000 pekerja diikutkan"."""
_AND = re.compile(r"\s+(?:dan|serta|lalu|kemudian|sekaligus)\s+(?:sudah\s+|telah\s+)?")
"""Between being on a list and being entered: "yang terverifikasi dan terdaftar"."""
_COVERED = ("active", "registered")
_BRINGS = Wording(r"\bmembawa\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_TODAY = re.compile(r"[^,;.]{0,40}\b(?:(?:hari|pekan|minggu|bulan) ini|sepanjang|selama)\b", re.IGNORECASE)
SMALLEST_UNSAID = 500


def settle_state(count: Count) -> bool:
    """Fills in the state of the count and why; False where it is none of ours."""
    slot = count.slot
    change = moved(slot)
    distant = is_gap(count.scene, slot) or (slot.link is not None and is_gap(count.scene, count.scene.slots[slot.link]))
    if change == "up" and count.noun != "member" and first(slot.left, "strong", "basis"):
        return False
    if distant and (count.status == "eligible" or _BETWEEN.search(slot, slot.left_text) or _is_remainder(count)):
        count.status = "unprotected"
    if _LEFT_OVER.search(slot, slot.left_text) and _is_remainder(count):
        count.status, count.zone, count.why = "unprotected", "left", ["persons", "remainder"]
    if (
        change == "down"
        or _restates_gap(count.scene, slot)
        or (count.status not in ("unprotected", "registered") and distant)
    ):
        return False
    _settle_new(count, change)
    _settle_employed(count)
    if count.status in (None, "eligible") and are_their_workers(count.scene, slot, count.memory):
        count.status = "registered" if count.memory.distinguishes_active else "active"
        count.why.append("employed")
    _settle_whole_of_lacking(count)
    _settle_eligible(count)
    if _is_listed_below(count):
        count.status = "carried"
    if count.status is None:
        count.status, rule = unsaid_state(count.scene, slot, count.memory, count.noun)
        count.why.append(rule)
        if rule == "header" and count.segment is None and count.group is None:
            count.segment, count.group = segment_of(count.memory.header), group_of(count.memory.header)
        if rule in ("member", "topic", "group") and _is_aside(slot) and aim(slot) is None and not shares_aim(count):
            return False
    return count.status not in (None, "inactive")


def _settle_employed(count: Count) -> None:
    """Takes back what is said of the firms just counted: "badan usaha yang terdaftar 4.226 dengan 138.000 pekerja"."""
    before = count.slot.before
    firm = last(before, "noun", "employer")
    said = last(before, "status", *_COVERED)
    if count.zone != "before" or firm is None or said is None or said.start < firm.start:
        return
    if count.noun == "person" and follows_employers(count.scene, count.slot):
        count.status, count.zone = None, ""


def _settle_whole_of_lacking(count: Count) -> None:
    """Takes back that all of a group lack what some of it do: "900 petani belum ikut, totalnya 2.300 petani"."""
    if count.status == "unprotected" and count.zone == "before" and is_whole_of_lacking(count.scene, count.slot):
        count.status, count.zone, count.why = "eligible", "left", ["persons", "whole_of_lacking"]


def _restates_gap(scene: Scene, slot: Slot) -> bool:
    """Whether the persons are what a distance in percent comes to: "kurangnya 11,3 persen, 274 ribu pekerja"."""
    other = scene.slots[slot.index - 1] if slot.index else None
    if other is None or not other.is_percent or first(near(slot), "status") is not None:
        return False
    return is_gap(scene, other) and len(scene.text[other.figure.end : slot.start].split()) <= _CLOSE


def _is_remainder(count: Count) -> bool:
    """Whether the distance is what a whole and its covered part leave: 17.850, 9.120, "selisihnya 8.730"."""
    read = [(v, r.metric) for v, r in count.memory.by_value.items() if r.kind == "observation"]
    wholes = [v for v, metric in read if metric == "eligible_workers"]
    parts = [v for v, metric in read if metric in ("active_participants", "registered_workers")]
    return any(w - p == count.slot.figure.value for w in wholes for p in parts)


def _are_members(count: Count) -> bool:
    """Whether members are counted, be it by a label before the number: "peserta bertambah dari 8.100 menjadi 9.830"."""
    slot = count.slot
    return count.noun != "person" or first([*slot.before, *slot.left], "noun", "member") is not None


def _settle_new(count: Count, change: str | None) -> None:
    """Who came in: by the verb, with firms that did, or in a period; but "peserta baru 9 dari 40" are so few."""
    scene, slot = count.scene, count.slot
    if count.status == "new" and scene.whole_of(slot) is not None and _SO_FEW.search(slot.left_text):
        count.status, count.zone = "active", "so_few"
    linked = scene.slots[slot.link] if slot.link is not None else slot
    levels = slot.change_from or slot.change_to or linked.change_to
    if count.status == "new" and levels and (_are_members(count) or is_called_target(slot)):
        count.status, count.zone = "active", "level"
    with_firms = count.zone == "before" and count.memory.new_at == scene.sentence.index
    brought = _BRINGS.search(slot, scene.text, slot.clause[0], slot.start)
    if (
        change == "up"
        or _MORE.search(slot, slot.left_text)
        or _enters_now(count)
        or (brought and follows_employers(scene, slot))
        or (with_firms and follows_employers(scene, slot))
    ):
        count.status, count.zone = "new", "left"


def _are_those_helped(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the sentence before tells, without a number, that those who are helped are many: here is how many."""
    if slot.index or paid_since(memory) or _HELPED_ARE_MANY.match(sentence_before(scene)) is None:
        return False
    return memory.about_us and first(near(slot), "aim") is None


def _only_work(count: Count) -> bool:
    """Whether it is only told what a group does, or where some of those just counted as covered work.

    "900 pelinting yang bekerja bergiliran", "Dari jumlah itu 50 ribu orang yang benar-benar bekerja di sini".
    """
    said = count.slot.right
    if first(said, "strong", "work") is None or first(said, "strong", "basis") is not None:
        return False
    if count.group is not None and _WORKS_SO.search(count.slot.right_text):
        return True
    stock = parted_stock(count.scene, count.slot, count.memory)
    if stock is None or stock.metric in COVERED:
        return stock is not None
    read = count.memory.by_value.items()
    larger = any(r.metric in COVERED and value > (count.slot.figure.value or 0.0) for value, r in read)
    return larger and first(count.slot.left, "realis") is not None


def _settle_eligible(count: Count) -> None:
    """Who ought to be covered: not where they are the rest, at work and paid for, or where it is said too far off."""
    scene, slot = count.scene, count.slot
    _settle_all(count)
    if count.status != "eligible":
        return
    if count.zone in ("right", "beyond") and is_called_target(slot):
        count.status, count.zone = "active", "aimed"
    elif _is_left_to_do(scene, slot):
        count.status = "unprotected"
    elif _AT_FIRMS.match(slot.right_text) or _only_work(count):
        count.status, count.zone = None, ""
    elif _are_those_helped(scene, slot, count.memory) or (
        first(slot.left, "sponsored") and _AT_WORK.search(slot.right_text)
    ):
        count.status, count.zone = "registered", "left"
    else:
        loose = count.zone == "left" and not first(slot.left, "strong") and follows_employers(scene, slot)
        rose = count.zone == "before" and (slot.change_to or _is_headed(count))
        if loose or (count.zone in ("before", "beyond") and not rose):
            count.status, count.zone = None, ""


def _settle_all(count: Count) -> None:
    """Whether the words are of all of them, though only a part is covered; or of all, where they seem a potential."""
    scene, slot = count.scene, count.slot
    if count.zone not in ("left", "right") and is_sized(scene, slot):
        count.status, count.zone, count.why = "eligible", "sized", ["persons", "sized"]
    if _ALL_OF_THEM.search(slot, slot.left_text) and aim(slot) is not None:
        count.status, count.zone, count.why = "eligible", "sized", ["persons", "sized"]
    if count.status is None and count.noun != "member" and _is_all_there_are(slot):
        count.status, count.zone, count.why = "eligible", "left", ["persons", "in_fact"]
    if count.status in _COVERED and count.zone == "right" and _SHOULD_BE.search(slot, slot.left_text):
        count.status = "eligible"
    elif count.status in _COVERED and _IF_ALL.search(slot, scene.low, scene.sentence.start, slot.figure.start):
        count.status, count.zone = "eligible", "right"
    said = first(slot.beyond, "status", "active", "registered", "unprotected")
    if count.status == "eligible" and count.zone == "right" and said is not None and said.tags["status"] in _COVERED:
        listed = last(slot.right, "status", "eligible")
        if listed is not None and _AND.fullmatch(scene.text, listed.end, said.start):
            count.status, count.zone = said.tags["status"], "right"
    if (
        count.status in _COVERED
        and count.zone in ("before", "")
        and count.noun == "person"
        and is_divided_next(scene, slot)
    ):
        count.status, count.zone, count.why = "eligible", "parted", ["persons", "parted"]
    if count.status == "eligible" and said is not None and _ALL_BEHIND.match(scene.text, slot.figure.end):
        count.status, count.zone = said.tags["status"], "beyond"
    entered = count.status == "registered" and count.noun == "person"
    mere = entered and count.zone in ("left", "right") and is_counted_only(scene, slot, count.memory)
    if mere or (entered and (is_recorded(scene, slot) or _is_more_on_record(count))):
        count.status, count.zone = "eligible", "recorded"
    some = count.zone == "beyond" and _SOME_BEHIND.match(scene.text, slot.figure.end)
    if some and (count.noun == "person" or is_counted_only(scene, slot, count.memory)):
        count.status, count.zone, count.why = "eligible", "sized", ["persons", "sized"]
    if count.zone == "beyond" and count.noun == "person" and is_parted(scene, slot):
        count.status, count.zone, count.why = "eligible", "parted", ["persons", "parted"]


def _is_more_on_record(count: Count) -> bool:
    """Whether more are on record than were just counted as covered: "baru 900 yang ikut. Sopir yang terdata 9.000"."""
    told, slot = count.memory.persons, count.slot
    if told is None or told.metric not in ("active_participants", "registered_workers") or count.scene.ours:
        return False
    near_by = 0 < count.scene.sentence.index - count.memory.persons_at <= _RECORD_REACH
    return (
        near_by
        and (slot.figure.value or 0) > count.memory.persons_count
        and _ON_RECORD.search(slot.left_text) is not None
    )


def _is_all_there_are(slot: Slot) -> bool:
    """Whether so many there are in fact, or ought to be, of a group: "totalnya sebenarnya 3.000", "mestinya 8.000"."""
    if aim(slot) in ("target", "plan") or first(slot.left, "noun", "member"):
        return False
    if _SHOULD_BE.search(slot, slot.left_text):
        return first(near(slot), "group") is not None
    return IN_FACT.search(slot, slot.left_text) is not None


def _is_headed(count: Count) -> bool:
    """Whether those who ought to be covered are listed behind a colon: "Potensi peserta: Kudus 9.100, Pati 8.200"."""
    slot, header = count.slot, last(count.slot.before, "status", "eligible")
    if header is None or ":" not in count.scene.text[header.end : slot.start] or first(count.own, "status"):
        return False
    told = count.memory.persons if count.memory.persons_at == count.scene.sentence.index else None
    if told is not None and told.kind == "plan":
        return False  # "Data 2.300 calon peserta rampung: Paciran 1.400 orang" parts those to be entered
    count.why[-1] = "header"
    return True


def _enters_now(count: Count) -> bool:
    """Whether the persons came in during a period: "selama sebelas bulan yang masuk kepesertaan 11.300 orang"."""
    slot, scene = count.slot, count.scene
    if count.status not in ("active", "registered") or count.zone not in ("left", "right"):
        return False
    if not _ENTERS.search(slot, slot.left_text if count.zone == "left" else slot.right_text):
        return False
    lately = count.zone == "right" and _TODAY.match(slot.right_text) is not None
    return lately or _PERIOD.search(slot, scene.text, slot.clause[0], slot.start) is not None


def _is_left_to_do(scene: Scene, slot: Slot) -> bool:
    """Whether those who ought to be covered are the rest that is not: "masih 9.000 lagi yang harus dilindungi"."""
    if _STILL_POTENTIAL.search(slot, slot.left_text):
        return True
    ought = first([*slot.right, *slot.beyond, *slot.left], "strong", "ought")
    if ought is not None and _BECAUSE_NOT.search(slot, scene.text, ought.end, scene.sentence.end):
        return True
    left = AGAIN.match(slot.right_text) or _STILL.search(slot, slot.left_text)
    return ought is not None and bool(left or _STILL_TO_DO.search(slot, slot.right_text))


def _is_aside(slot: Slot) -> bool:
    """Whether a small number of people, of whom nothing is said, is just a detail: "melayani 120 peserta sehari"."""
    if (slot.figure.value or 0) >= SMALLEST_UNSAID:
        return False
    return first(slot.left, "noun", "member") is None and first(near(slot), "segment") is None


def _is_listed_below(count: Count) -> bool:
    """Whether a bare number belongs to a count earlier in its sentence: "900 orang diikutkan: 400 di A, 500 di B"."""
    whole, slot = count.memory.persons, count.slot
    if count.zone != "before" or slot.head is not None or any("noun" in c.tags for c in slot.left):
        return False
    return (
        whole is not None
        and count.memory.persons_at == count.scene.sentence.index
        and whole.kind == "observation"
        and whole.state == count.status
    )


def shares_aim(count: Count) -> bool:
    """Whether the count is coordinated with one aimed at, and nothing of its own says that it was reached."""
    slot = count.slot
    other = count.scene.slots[slot.joined].reading if slot.joined is not None else None
    stated = [c for c in near(slot) if "realis" in c.tags or c.tags.get("status", "new") != "new"]
    if other is None or other.kind == "observation" or stated:
        return False
    return first(slot.left, "relation", "achievement") is None
