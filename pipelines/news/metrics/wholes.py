"""All workers of a place or trade, where nothing but the figures beside, the source, or the size tells it."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import aim, first, near, state
from pipelines.news.metrics.outsiders import as_of_others
from pipelines.news.metrics.percents_shared import is_of_all_kinds
from pipelines.news.metrics.wholes_parted import COVERED, FIRM, OFFICE, PERSONS, THEREOF, is_named, is_parted_next
from pipelines.news.metrics.wholes_sized import ESTIMATED, POPULATION, POPULATION_REACH, is_estimated, is_population
from pipelines.news.texts.sieve import works
from pipelines.normalize.lexicon import cues_in
from pipelines.normalize.numbers import significance
from pipelines.normalize.wording import Wording

_BPS = Wording(
    r"\b(?:bps|badan pusat statistik|sakernas|disnaker|bappenas|dtsen|regsosek|p3ke|dukcapil"
    r"|by name by address|bnba|(?:data|catatan|hitungan|taksiran) (?:dari |milik |versi )?(?:dinas|dis(?:nak|per"
    r"|bun|kan|kop|dag|hub|sos"
    r"|pora|dik|tan|lut)\w*|paguyuban|asosiasi|kementerian|kemenag|kemensos|dinsos|kelurahan|hnsi|ktna))\b",
    re.IGNORECASE,
)
_ON_LIST = Wording(
    r"\b(?:dinas|kementerian|pemerintah (?:kabupaten|kota|provinsi|desa)|pem(?:kab|kot|prov|des)|paguyuban|asosiasi"
    r"|serikat|himpunan|komunitas)\b[\w ]{0,40}?\b(?:mendata|menghitung|memperkirakan|menaksir"
    r"|menginventarisasi|mencatat|merekap"
    r"|menghimpun|memverifikasi|mengantongi (?:nama|data))\s+(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""Whom another body has counted: "Dinas Perikanan mendata 7.300 pembudidaya"."""
_HAS_WORKERS = re.compile(
    r"\b(?:punya|mempunyai|memiliki|terdapat|dihuni|ada)\s+"
    r"(?:(?:sekitar|kurang lebih|lebih dari|hampir|total|jumlah)\s+)*$"
    r"|(?:^|[,:]\s)\W*(?:pekerja|tenaga kerja|buruh)(?:nya)? di [^,;:0-9]{3,40}"
    r"(?:, (?:dalam|menurut|berdasarkan|kata|sebut)[^,;]{2,50},)?\s+(?:(?:sekitar|kurang lebih|hampir|kira-kira)\s+)*$"
    r"|\b(?:pekerja|tenaga kerja|buruh)nya\s+(?:(?:sekitar|kurang lebih|hampir|mencapai|ada|berjumlah)\s+)*$"
    r"|\b(?:pekerja|tenaga kerja|buruh) (?:di|se)[ -][^,;:0-9]{3,40}\syang (?:(?:jumlah|banyak|total)nya|berjumlah)\s+"
    r"(?:(?:sekitar|kurang lebih|hampir|mencapai|ada)\s+)*$"
    r"|\b(?:asumsi|estimasi|dari|dengan) jumlah (?:pekerja|tenaga kerja|buruh)(?:nya)?\s+"
    r"(?:(?:sebanyak|sekitar|mencapai|sejumlah)\s+)*$"
    r"|^\W*dengan\s+(?:(?:sekitar|kurang lebih|lebih dari|hampir|total|jumlah)\s+)*$"
    r"|(?:^|[,:]\s|\bjumlah\s|\btotal\s)\W*(?:pekerja|tenaga kerja|buruh)(?:nya)?\s(?:(?!yang\b)[^,;:]){0,60}?"
    r"\b(?:mencapai|berjumlah|sebanyak|sekitar|kurang lebih|kira-kira|lebih dari|ada|jumlahnya|adalah)\W+"
    r"(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_AT_WORK = re.compile(r"\W*(?:yang )?bekerja\W+", re.IGNORECASE)
_DATA_OF = re.compile(
    r"\b(?:data|daftar|nama-nama|identitas)\s+(?:(?:calon|sekitar|sebanyak|total"
    r"|para)\s+)*$",
    re.IGNORECASE,
)
"""Of whom a list is kept or handed over: "menyerahkan data 12.050 pekerja rentan"."""
_WORK_AT = re.compile(r"(?:^|[-–:,]\s)\W*(?:di|pada|dalam)\s[^,;]{3,60}\sbekerja\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
"""A place where so many work: "Di kebun-kebun sawit itu bekerja 17.850 orang"."""
_ON_RECORD_AT = re.compile(
    r"(?:\s+[^\W\d]+){1,4} (?:tercatat|terdata|terhimpun) (?:di|pada|dalam) (?:data )?"
    r"(?:dinas|dis[a-z]{3,}|kementerian|kemenag|bps|dtks|dtsen|regsosek)\b",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"\s*(?:[^\W\d][\w-]*\s+){1,4}?(?:yang\s+)?"
    r"(?:menggantungkan hidup(?:nya)?|bekerja|berprofesi|bermata pencaharian|hidup|(?:mencari|mengais) (?:nafkah"
    r"|rezeki))\s+"
    r"(?:sebagai|dari|pada)\s",
    re.IGNORECASE,
)
"""How many live of a trade, whoever is covered: "4.500 warga yang menggantungkan hidup sebagai nelayan"."""
_PARTED = re.compile(r"\W*(?:[^.!?]|\.(?=[0-9])){0,90}?[0-9](?: ribu| juta)?(?: \w+)? di ?antaranya\b", re.IGNORECASE)
_FIRMS_REACH = 3
"""How many sentences after firms were counted so many workers are still theirs."""
_PARTLY = re.compile(
    r"\s*(?:orang|pekerja|tenaga kerja|jiwa|peserta)?\s*(?:yang )?(?:di ?antaranya|dari jumlah (?:itu|tersebut))",
    re.IGNORECASE,
)
_NEXT_IN_IT = re.compile(
    r"\s*(?P<few>(?:(?:sebanyak|sekitar|baru|hanya|sudah|namun|tetapi|tapi)\s+){0,3})"
    r"(?:[0-9][0-9.,]*(?: (?:ribu|juta))?(?: \w+)? di ?antaranya\b"
    r"|(?:(?:namun|tetapi),? )?dari (?:(?:situ|sana)(?=,? (?:\w+ ){0,2}[0-9])|"
    r"(?:jumlah|angka|total|(?P<same>[0-9][0-9.,]*[0-9]))(?: \w+)? (?:itu|tersebut))\b)",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\bdari (?:total |jumlah |angka |sekitar )*$", re.IGNORECASE)
_BACK_TO_WHOLE = re.compile(
    r" (?:[a-z][\w-]* ){0,4}?(?:itu|tersebut|tadi)\b(?P<told>[^\n.!?0-9]{0,60}[0-9](?:[^\n.!?]|\.(?=[0-9])){0,60})",
    re.IGNORECASE,
)
_OPENING, _EXACT = 30, 4
_ON_RECORD = Wording(r"\b(?:terdata|tercatat|didata)\b", re.IGNORECASE)
_FRACTION = re.compile(
    r"[^,;.0-9]{0,60},\s*(?:dan |tetapi |namun |baru |hanya )*"
    r"(?:se(?:pertiga|perempat|perlima|paruh|bagian)|separo|setengah|dua pertiga)(?:nya)?\b",
    re.IGNORECASE,
)
_THERE_ARE = re.compile(
    r"\b(?:ada|terdapat|punya|mempunyai|memiliki|hidup|dihuni|bermukim)\s+(?:(?:sekitar|lebih dari|hampir|total)\s+)*$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\b(?:padahal|sebab|dari) (?:total |jumlah )|\bpadahal,? (?:jumlah|total)\b", re.IGNORECASE)
_CONTRAST = re.compile(
    r"\b(?:sedangkan|sementara|namun|tetapi|tapi|baru|hanya|jadi|yang sudah|yang telah|yang terdaftar"
    r"|yang ter(?:lindungi|cover|jangkau|jaring|akomodir|serap)|sudah|ternyata"
    r"|masih (?:ada|terdapat)|sisanya|selebihnya)\b"
)


_AT_KIND = re.compile(
    r"\s*(?:orang\s+|pekerja\s+)?(?:yang\s+)?(?:tercatat|tergolong|berstatus|bekerja|merupakan|adalah|berada)\b[^,;.0-9]{0,20}",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\s*(?:orang\s+)?(?:[a-z][\w-]*\s+){0,3}(?:dari|asal|milik|di|mitra|anggota)\s+[A-Z\"“]")
_ADDS = re.compile(r"\b(?:dan|serta|juga|maupun|ditambah|plus|lalu|kemudian)\b", re.IGNORECASE)


def as_kind_of_work(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, str] | None:
    """Formal or informal work divides all workers just counted: "138 juta bekerja. 60 juta adalah pekerja informal".

    Not where the words are of members, of us, or of how far cover has come.
    """
    told, age = memory.persons, scene.sentence.index - memory.persons_at
    if told is None or told.metric != "eligible_workers" or age > POPULATION_REACH or scene.whole_of(slot):
        return None
    kind = next((c for c in near(slot) if "segment" in c.tags and "formal" in scene.low[c.start : c.end]), None)
    if (
        kind is None
        or is_of_all_kinds(scene, slot)
        or "upah" in slot.right_text
        or "upah" in slot.left_text
        or first(near(slot), "status")
        or first([*slot.before, *near(slot)], "noun", "member")
    ):
        return None
    at_work = kind.start > slot.figure.end and _AT_KIND.fullmatch(scene.text, slot.figure.end, kind.start)
    if not at_work and (scene.ours or first(slot.left, "realis") or first(slot.left, "relation")):
        return None
    return "eligible", "thereof+kind"


_OWN_TARGET = Wording(r"\b(?:target|sasaran)nya (?:(?:itu|ada|adalah|sekitar|sebanyak|mencapai) )*$", re.IGNORECASE)
"""Before a count that is called a target, be it the whole of what was reached."""


def as_whole(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """All workers, because the next count is a part of them or because the statistics office counted them."""
    if aim(slot) in ("plan", "wish") or slot.is_target_base or _OWN_TARGET.search(slot, slot.left_text):
        return None
    text, end = scene.text, scene.sentence.end
    parted = is_divided_next(scene, slot) or (POPULATION.search(slot, slot.left_text) and _PARTED.match(text, end))
    if noun != "member" and parted and aim(slot) is None and not THEREOF.search(text, slot.figure.end, end):
        return "eligible", "antecedent"
    following = next((s for s in scene.slots[slot.index + 1 :] if _may_be_persons(s)), None)
    if following is not None and _contrasts(scene, slot, following, memory, noun):
        return "eligible", "contrast"
    if noun != "member" and _is_shared_out(scene, slot):
        return "eligible", "contrast"
    if noun == "person" and following is None and is_parted_next(scene, slot, memory):
        return "eligible", "contrast"
    mere = noun != "member" and aim(slot) is None and as_of_others(scene, slot) is None
    return _as_counted(scene, slot, memory, noun) if mere else None


def is_divided_next(scene: Scene, slot: Slot) -> bool:
    """Whether the next sentence takes a part of them: "93.537 pekerja. Dari jumlah itu 14.768 terdaftar"."""
    next_in = _NEXT_IN_IT.match(scene.text, scene.sentence.end)
    if next_in is None and _is_taken_up(scene, slot):
        return True
    if next_in is None or next_in["same"] not in (None, slot.figure.text):
        return False
    return not (next_in["few"] and any("sponsored" in c.tags or "money" in c.tags for c in near(slot)))


def _is_taken_up(scene: Scene, slot: Slot) -> bool:
    """Whether the text comes back to so many as the whole of a part in a state: "Dari 93.537 itu baru 14.768"."""
    if significance(slot.figure.value or 0)[1] < _EXACT:
        return False
    at = scene.text.find(f" {slot.figure.text}", scene.sentence.end)
    while at >= 0:
        part = _BACK_TO_WHOLE.match(scene.text, at + 1 + len(slot.figure.text))
        if part is not None and _OF_WHOLE.search(scene.text, max(scene.sentence.end, at - _OPENING), at + 1):
            return first(cues_in(part["told"]), "status", "active", "registered", "unprotected") is not None
        at = scene.text.find(f" {slot.figure.text}", at + 1)
    return False


def _may_be_persons(slot: Slot) -> bool:
    noun = slot.head.tags.get("noun", "person") if slot.head is not None else "person"
    return noun in PERSONS and not slot.is_percent and not slot.is_money


def _as_counted(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """All workers, because a place is said to have them, or by who counted them."""
    if _AT_WORK.fullmatch(slot.left_text) or _WORK_AT.search(slot.left_text) or works(scene.text, slot.figure.end):
        return "eligible", "at_work"
    of_data = _DATA_OF.search(slot.left_text) is not None and not scene.says("status")
    if of_data or (_TRADE.match(scene.text, slot.figure.end) and not first(near(slot), "status")):
        return "eligible", "trade"
    if is_estimated(scene, slot) or _as_workforce(scene, slot, memory, noun):
        return "eligible", "workforce"
    age = scene.sentence.index - memory.persons_at
    if _NUMBER_OF.search(slot.left_text) and 0 < age <= 2 and memory.persons_count < (slot.figure.value or 0):
        return "eligible", "number_of"
    if is_population(scene, slot, memory):
        return "eligible", "population"
    counted = _BPS.search(slot, scene.text, scene.sentence.start, slot.start) or _ON_LIST.search(slot, slot.left_text)
    before = counted and not first(slot.left, "status")
    behind = not scene.says("status") and _BPS.search(slot, scene.text, slot.figure.end, slot.clause[1])
    return ("eligible", "bps") if before or behind or _ON_RECORD_AT.match(scene.text, slot.figure.end) else None


def _as_workforce(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> bool:
    """Whether a place is said to have so many workers: "Kota X punya 61 ribu pekerja", "pekerja di Kota X 61 ribu".

    Not where the count hangs from firms, belongs to a named group, or its sentence speaks of states or funds.
    """
    if noun != "person" or first(near(slot), "group") or first(slot.left, "aim") or (slot.figure.value or 0) < 1000:
        return False
    members = memory.persons is not None and memory.persons.metric in COVERED
    members = members and scene.sentence.index - memory.persons_at <= POPULATION_REACH
    if first(near(slot), "segment") and (members or not _THERE_ARE.search(slot.left_text)):
        return False
    said = first([*near(slot), *slot.beyond], "status")
    if said is not None or memory.header or first(slot.left, "sponsored") or first(slot.left, "money"):
        return False
    text = scene.text[slot.start - len(slot.left_text) : slot.figure.start]
    firms = memory.firms_at > max(memory.persons_at, scene.sentence.index - _FIRMS_REACH)
    firms = firms or any(s.noun == "employer" for s in scene.slots[: slot.index])
    if firms or FIRM.search(text) or OFFICE.search(text) or not _counts_workers(slot):
        return False
    return _HAS_WORKERS.search(text) is not None


def _counts_workers(slot: Slot) -> bool:
    """Whether workers at large are counted, by the noun behind the figure or the label before it."""
    labels = [c for c in slot.left if c.tags.get("noun") == "person"]
    return bool(labels) or (slot.head is not None and slot.head.end - slot.head.start > len("orang"))


def _is_shared_out(scene: Scene, slot: Slot) -> bool:
    """Whether a percentage of them is in a state: "24.300 pekerja rentan, dan 51 persen di antaranya ditanggung"."""
    rate = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    if rate is None or not rate.is_percent or rate.link == slot.index or not THEREOF.search(rate.right_text):
        return False
    return state(rate)[0] in ("active", "registered", "unprotected")


def is_recorded(scene: Scene, slot: Slot) -> bool:
    """Whether "terdata" only says that they were counted, as fewer are covered: "terdata 2.700, terlindungi 900".

    Of places in a row the next has fewer of the same. What is on record and still estimated is no list of members.
    """
    opening = slot.start - len(slot.left_text), slot.figure.start
    if _ON_RECORD.search(slot, slot.left_text) and ESTIMATED.search(scene.text, *opening):
        return True
    following = next((s for s in scene.slots[slot.index + 1 :] if _may_be_persons(s)), None)
    listed = following is not None and following.placed and slot.placed
    if following is None or listed or not _ON_RECORD.search(slot, slot.left_text + slot.right_text):
        return False
    smaller = (following.figure.value or 0) < (slot.figure.value or 0)
    return smaller and state(following)[0] in ("active", "registered", "unprotected")


def is_parted(scene: Scene, slot: Slot) -> bool:
    """Whether what is said behind is of a fraction of them: "1.830 sopir, sepertiganya sudah terlindungi"."""
    return _FRACTION.match(scene.text, slot.figure.end) is not None


def _is_bare_part(scene: Scene, slot: Slot, following: Slot) -> bool:
    """Whether the next count has no noun of its own but a state: "pekerja formal 187.000 orang, 181.000 terdaftar"."""
    own = [*following.left, *([following.head] if following.head is not None else [])]
    if any(
        "segment" in c.tags or (c.tags.get("noun", "thing") != "thing" and c.end - c.start > len("orang")) for c in own
    ):
        return False
    if are_side_by_side(slot, following):
        return False
    zone = state(following)[1]
    if zone == "left" and "yang " not in scene.low[slot.figure.end : following.start]:
        return False
    return zone in ("left", "right") and following.link is None and is_named(slot)


def is_of_same(slot: Slot, after: Slot) -> bool:
    """Whether a smaller number counts the same group, and so a part of it: "3.120 nelayan, dan 2.050 nelayan"."""
    if slot.head is None or after.head is None or (after.figure.value or 0) >= (slot.figure.value or 0):
        return False
    if are_side_by_side(slot, after):
        return False
    return "group" in slot.head.tags and _head_words(slot) == _head_words(after)


def are_side_by_side(slot: Slot, after: Slot) -> bool:
    """Whether each is of a body or place of its own: "700 sopir dari Koperasi A dan 350 dari Koperasi B"."""
    return _OF_ONE.match(slot.right_text) is not None and _OF_ONE.match(after.right_text) is not None


def _head_words(slot: Slot) -> list[str]:
    """The noun behind the figure as it is printed."""
    end = slot.head.end - slot.figure.end if slot.head is not None else 0
    return slot.right_text[:end].lower().split()


def _contrasts(scene: Scene, slot: Slot, following: Slot, memory: Memory, noun: str | None) -> bool:
    """Whether a smaller count in a state follows: "ada 140.885 pekerja, sedangkan yang terdaftar hanya 9.128"."""
    if (following.figure.value or 0) >= (slot.figure.value or 0) or following.change_from:
        return False
    goes_on = memory.persons is not None and memory.persons.state in ("active", "registered")
    if goes_on and memory.persons_at >= scene.sentence.index - 1 and first(slot.left, "segment"):
        return False
    between = scene.text[slot.figure.end : following.start]
    against = following.link != slot.index and bool(_CONTRAST.search(scene.text, slot.figure.end, following.start))
    against = against or (noun == "person" and (_is_bare_part(scene, slot, following) or is_of_same(slot, following)))
    member = first(following.left, "noun", "member") is not None and not _ADDS.search(between)
    against = against or (member and noun == "person" and first(slot.left, "noun", "member") is None)
    if not against and not _PARTLY.match(scene.text, following.figure.end, scene.sentence.end):
        return False
    return member or state(following)[0] in ("active", "registered", "unprotected")
