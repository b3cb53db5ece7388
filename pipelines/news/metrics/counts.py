"""Reads counts: of workers in their several states, of employers, of cases and recipients of claims."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import is_light
from pipelines.news.clauses.zones import aim, clause, first, is_called_target, last, near
from pipelines.news.metrics.cases import read_cases, read_recipients
from pipelines.news.metrics.claimants import is_claimed_for, is_paid
from pipelines.news.metrics.firms import read_firms, stands_in_row
from pipelines.news.metrics.nouns import noun_of
from pipelines.news.metrics.parts import PARTS_REACH, parted_stock
from pipelines.news.metrics.persons import read_persons
from pipelines.news.metrics.persons_state import IN_FACT
from pipelines.news.metrics.unsaid import NOW_OR_THEN, cues_asked, is_level, is_told_of_members, told_to_be_paid_for
from pipelines.news.metrics.unsaid_paid import gets_help, goes_on_with_helped, paid_since
from pipelines.news.metrics.wholes_parted import PERSONS, THEREOF
from pipelines.news.texts.sieve import is_pupil
from pipelines.normalize.wording import Wording

_SUM = Wording(
    r"\b(?:total|totalnya|digabung|dijumlah|dijumlahkan|keseluruhan|secara keseluruhan|jumlah)\b", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][\w.'’]+ ?\($")
_NAME_COMMA = re.compile(r"(?<![.!?] )\b[A-Z][\w.'’]+, $")
_LENT = Wording(r"\s*debitur\b", re.IGNORECASE)
_OF_CLAIMS = re.compile(
    r"penerima\w*\s+(?:manfaat\s+)?(?:santunan|klaim|beasiswa|jht|jkm|jkk|jkp|jp\b|uang)", re.IGNORECASE
)
_OF_RECEIVER = re.compile(r"penerima manfaat\b(?! (?:jht|jkm|jkk|jkp|jp\b|klaim|santunan|beasiswa|pensiun))")
_PENERIMA = len("penerima ")
"""Who benefits of a programme is called "penerima manfaat", too, which names no claim."""
_RESTATED = {
    "coverage_rate": "active_participants",
    "segment_share": "active_participants",
    "unprotected_rate": "unprotected_workers",
}
_EXACTLY = re.compile(r"[^.;:0-9]{0,60}\b(?:tepatnya|persisnya|pastinya)\s+", re.IGNORECASE)
_OF_COVER = re.compile(
    r"penerima\w*\s+(?:manfaat program|program|bantuan iuran|kartu|kepesertaan|perlindungan|kuota|jaminan sosial)\b"
    r"(?! (?:jht|jkm|jkk|jkp))",
    re.IGNORECASE,
)
_POSITION = re.compile(r"\b(?:posisi|angka|jumlah|capaian|kondisi)\b[^,;]{0,30}\byang\s+(?:\w+\s+)?$", re.IGNORECASE)
_EXACT = ("active_participants", "registered_workers", "unprotected_workers")
_OF_QUOTA = re.compile(
    r"\s*kuota\b(?! (?:haji|bbm|pupuk|sertifikasi|pppk|cpns|ekspor|impor)|\s+yang (?:belum|masih))", re.IGNORECASE
)
_QUOTA = re.compile(r"\b(?:kuota|jatah)(?:nya)?\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_PERSONAL = (*_EXACT, "eligible_workers")
_ONLY_NAME = re.compile(r"[\s,]*(?:(?:dan|serta|lalu|kemudian|disusul)\s+)?(?:[^\W\d][\w'’.-]*\s+){1,4}", re.IGNORECASE)
_NAMED_ITEM = re.compile(
    r"[\s,;:(]*(?:(?:dan|serta|lalu|kemudian|disusul|di|Di|Desa|Kecamatan|Kelurahan|sisanya|yakni|yaitu)\s+)*"
    r"(?:[A-Z][\w'’-]+\s+){1,3}(?:(?:sebanyak|ada|dengan|sekitar|sejumlah)\s+)*\(?"
)
"""What stands before each number of a list of names, be they known as places or not: "Di Jati 1.400, Bae 1.250"."""
_NOUN = re.compile(r"\s+([^\W\d_]{4,}(?:-[^\W\d_]+)*)(?=[\s.,;:)\"”]|$)")
_OF_PERSONS = frozenset(
    (
        "nama",
        "mama",
        "ibu",
        "ibu-ibu",
        "bapak",
        "kaum",
        "pamong",
        "bekerja",
        "masuk",
        "ikut",
        "aktif",
        "belum",
        "kuota",
        "banding",
        "angkatan",
        "penduduk",
        "bagian",
        "unsur",
        "asal",
        "kalangan",
        "dari",
    )
)
"""What stands behind a number of persons without being a verb by its form, or counts them itself."""
_SO_FEW = re.compile(r"\b(?:hanya|baru|cuma)\s+(?:ada\s+)?$", re.IGNORECASE)
_SMALLEST_BARE = 1000
_LONG_AGO = 99
_FEWEST = 10
_FEWEST_BARE = 100


def read_count(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """What the count is of and in which state; None where it counts nothing of ours."""
    noun = slot.noun = noun_of(scene, slot, memory)
    foreign = first(clause(slot), "foreign", "health", "insurance", "aid")
    if foreign is not None and foreign.tags["foreign"] == "aid" and _are_covered_by_us(slot):
        foreign = None
    if noun == "resident" and is_pupil(scene.text, scene.cues, slot.right):
        noun = slot.noun = "recipient"
    absent = (
        noun == "thing"
        or (noun in (None, *PERSONS) and _counts_unknown(scene, slot))
        or (noun == "resident" and not is_claimed_for(scene, slot, memory))
    )
    if absent or foreign is not None or _is_unfit(scene, slot):
        return None
    if noun == "recipient" and _is_helped(scene, slot, memory):
        noun = "person"
    elif noun in _READERS:
        reading = _READERS[noun](scene, slot, memory)
        if reading is None and noun == "employer":
            memory.all_firms_at = scene.sentence.index
        return reading
    exactly = scene.slots[slot.index - 1].reading if slot.index and _is_exactly(scene, slot) else None
    if exactly is not None and exactly.metric in _EXACT:
        return exactly
    return _read_people(scene, slot, memory, noun)


def _counts_unknown(scene: Scene, slot: Slot) -> bool:
    """Whether a noun that no list knows stands right behind the number and nothing says that it is covered.

    "17 kelembagaan", "122 Pusat Layanan": persons are known, or told by the form of their calling or by their cover.
    """
    if slot.head is not None or not slot.right_text[:1].isspace() or first(slot.right, "status") is not None:
        return False
    word = _NOUN.match(slot.right_text)
    if word is None or word[1].lower() in _OF_PERSONS or is_light(word[1].lower()):
        return False
    at = slot.figure.end + word.start(1)
    return not any(c.start <= at < c.end for c in scene.cues)


def _read_people(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> Reading | None:
    if noun is None and NOW_OR_THEN.fullmatch(slot.left_text) and is_told_of_members(scene):
        noun = "member"
    told = memory.by_value.get(slot.figure.value or 0.0) if noun is None and slot.is_from else None
    if told is not None and told.metric in _PERSONAL:
        return told
    own = slot.noun == noun and not is_called_target(slot)
    claimed = own and not gets_help(scene, slot, memory) and is_claimed_for(scene, slot, memory)
    if noun is None and not claimed and not _may_count_persons(scene, slot, memory):
        return None
    if claimed or (own and is_paid(scene, slot, memory) and not _is_helped(scene, slot, memory)):
        return read_recipients(scene, slot, memory)
    value = slot.figure.value or 0
    part = slot.index > 0 and scene.slots[slot.index - 1].is_from and first(slot.right, "status") is not None
    bare = slot.head is None and not slot.placed and noun is None and slot.joined is None and not part
    few = 0 < value < _FEWEST and not _are_so_few(slot) and not stands_in_row(scene, slot, -1)
    if few or (value < _FEWEST_BARE and bare):
        return None
    return read_persons(scene, slot, memory, noun)


def _are_so_few(slot: Slot) -> bool:
    """Whether a handful are counted for being so few: "hanya 4 tenaga honorer menjadi peserta"."""
    if (slot.figure.value or 0) <= 1 or slot.head is None:
        return False
    return _SO_FEW.search(slot.left_text) is not None and first(slot.right, "status") is not None


def _are_covered_by_us(slot: Slot) -> bool:
    """Whether they are said to have our cover, whatever pays: "900 warga mendapat Jamsostek, dari dana bansos"."""
    said = first(slot.right, "status", "active", "registered")
    return said is not None and first([c for c in slot.right if c.start >= said.start], "agency", "ours") is not None


def _is_unfit(scene: Scene, slot: Slot) -> bool:
    """Whether the number can count nobody: below nothing, with a fraction, an age, or of debtors."""
    value = slot.figure.value or 0
    return value < 0 or value % 1 > 0 or _is_age(scene, slot) or _is_lent_to(slot)


def _is_exactly(scene: Scene, slot: Slot) -> bool:
    """Whether the figure gives the one before it exactly: "sebelas ribu orang saja, tepatnya 11.286"."""
    return _EXACTLY.fullmatch(scene.text, scene.slots[slot.index - 1].figure.end, slot.start) is not None


def read_restating(scene: Scene, slot: Slot) -> Reading | None:
    """A count that restates a rate whose meaning a header or the sentences before gave: "57 persen (9.800 pekerja)"."""
    rate = scene.slots[slot.link].reading if slot.link is not None else None
    restated = _RESTATED.get(rate.metric) if rate is not None else None
    bare = slot.noun is None and (slot.figure.value or 0) >= _SMALLEST_BARE
    if rate is None or restated is None or not (bare or slot.noun in PERSONS) or _is_unfit(scene, slot):
        return None
    return Reading(restated, "observation", "persons+rate", 0.75, rate.state, segment=rate.segment, group=rate.group)


def _is_helped(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether "penerima" are those whose contributions are paid, of whom the text told, not those a claim went to."""
    named = last([*slot.left, *slot.right], "noun", "recipient")
    if named is None or not scene.text[named.start : named.end].lower().startswith("penerima"):
        return False
    if (
        _OF_COVER.match(scene.text, named.start)
        or first(slot.right, "sponsored")
        or first(slot.right, "status", "registered")
    ):
        return True
    claims = scene.says("money", "claims") or scene.says("program")
    if not claims and told_to_be_paid_for(scene):
        return True
    benefit = any(
        c.tags.get("money") == "benefit" and not _OF_RECEIVER.search(scene.low, c.start - _PENERIMA, c.end + _PENERIMA)
        for c in scene.cues
    )
    if claims or benefit or _OF_CLAIMS.match(scene.text, named.start):
        return False
    if scene.says("group") and not paid_since(memory):
        return memory.about_us
    return goes_on_with_helped(scene, memory)


def _is_age(scene: Scene, slot: Slot) -> bool:
    """Whether the number is the age behind a person's name: "Rohana (47), penjual sayur"."""
    text, value = scene.text, slot.figure.value or 0
    if (
        10 <= value < 100
        and _NAME_COMMA.search(text, 0, slot.start)
        and text[slot.figure.end : slot.figure.end + 1] == ","
    ):
        return True
    return (
        10 <= value < 100
        and bool(_NAME.search(text, 0, slot.start))
        and text[slot.figure.end : slot.figure.end + 1] in (")", ",")
    )


def _is_lent_to(slot: Slot) -> bool:
    """Whether debtors are counted for their loans, not for being insured with them."""
    return bool(_LENT.match(slot, slot.right_text)) and first([*near(slot), *slot.beyond], "status") is None


def _may_count_persons(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a bare number goes on a list of persons: it has a label of ours, or follows a count of persons."""
    labels = [*slot.left, *slot.right]
    if any(first(labels, name) for name in ("segment", "group", "status")) or _follows_persons(scene, slot, memory):
        return True
    whole = scene.whole_of(slot)
    if whole is not None and whole.head is not None and whole.head.tags.get("noun") in PERSONS:
        return True
    if _is_reached_of_whole(scene, slot):
        return True
    base = scene.slots[slot.base_of].reading if slot.base_of is not None else None
    if (base is not None and base.metric in _PERSONAL) or _OF_QUOTA.match(slot.right_text):
        return True
    if first(cues_asked(scene, slot), "group") or first(cues_asked(scene, slot), "segment"):
        return True
    return first(slot.before, "noun", *PERSONS) is not None or first(slot.beyond, "status") is not None


def _is_reached_of_whole(scene: Scene, slot: Slot) -> bool:
    """Whether the number is what was reached of a whole before it: "dari 9.100 potensi, tercapai 2.400"."""
    whole = scene.slots[slot.index - 1] if slot.index else None
    told = whole.reading if whole is not None and whole.is_from else None
    if told is None or told.metric != "eligible_workers":
        return False
    return (first(slot.left, "realis") or first(slot.left, "relation", "achievement")) is not None


def _follows_persons(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether persons were just counted and the number goes on with them: by its place, as a sum, level or target."""
    index, value = scene.sentence.index, slot.figure.value or 0
    age = index - memory.persons_at if memory.persons is not None else _LONG_AGO
    listed = age == 0 and slot.joined is not None and _is_list_item(scene, slot)
    if listed or (age <= PARTS_REACH and IN_FACT.search(slot, slot.left_text)):
        return True
    named = age == 1 and len(scene.slots) > 1 and all(_NAMED_ITEM.fullmatch(s.left_text) for s in scene.slots)
    if named or (
        age <= (scene.list_reach if slot.placed else 3) and (slot.placed or _SUM.search(slot, slot.left_text))
    ):
        return True
    told = (
        slot.change_to
        or (age == 0 and slot.change_from)
        or _POSITION.search(slot.left_text)
        or THEREOF.search(slot.left_text + slot.right_text)
    )
    told = told or NOW_OR_THEN.fullmatch(slot.left_text) or _QUOTA.search(slot.left_text)
    if value >= _FEWEST_BARE and ((age <= 1 and told) or parted_stock(scene, slot, memory) is not None):
        return True
    so_far = first(slot.left, "realis") or first(slot.left, "relation", "achievement")
    if index - memory.level_aimed_at <= PARTS_REACH and value >= _FEWEST_BARE and so_far:
        return True
    if age <= PARTS_REACH and value >= 1000 and (aim(slot) == "target" or is_level(scene, slot)):
        return True
    return first(slot.left, "relation", "achievement") is not None and index - memory.new_at <= 1


def _is_list_item(scene: Scene, slot: Slot) -> bool:
    """Whether a bare number goes on with a count of persons and has but a name: "..., disusul Kaliwungu 7.340"."""
    other = scene.slots[slot.joined].reading if slot.joined is not None else None
    if other is None or other.metric not in _PERSONAL or any("filler" not in c.tags for c in slot.left):
        return False
    return _ONLY_NAME.fullmatch(slot.left_text) is not None


_READERS = {"employer": read_firms, "case": read_cases, "recipient": read_recipients}
