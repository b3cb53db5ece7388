"""Reads percentages whose own words name no measure, by what the sentences before are about."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import OURS, Scene, Slot
from pipelines.news.clauses.subjects import REACH, is_bare
from pipelines.news.clauses.zones import first, near

_COVER = re.compile(
    r"\b(?:ucj|cakupan|coverage|kepesertaan|keikutsertaan|universal jamsostek|tingkat perlindungan|menjadi peserta"
    r"|perlindungan (?:jaminan sosial|pekerja|tenaga kerja)|terlindungi"
    r"|dilindungi|tercover|ter-cover|capaian (?:masing-masing|tiap|setiap|per|kabupaten|kota|daerah|provinsi|wilayah)"
    r"|persentase (?:peserta|masing-masing|tiap|setiap|per|kabupaten|kota|daerah))\w*",
    re.IGNORECASE,
)
_COVER_OR_US = re.compile(rf"{_COVER.pattern}|{OURS.pattern}", re.IGNORECASE)
_OTHER_SUBJECT = re.compile(
    r"\b(?:jkn|uhc|bpjs kesehatan|inflasi|kemiskinan|miskin|stunting|pengangguran|realisasi anggaran|serapan anggaran"
    r"|pertumbuhan ekonomi|kepatuhan|tunggakan|umk|ump|upah minimum|panen|produksi|suara|vaksin\w*|pajak)\b",
    re.IGNORECASE,
)
_BARE_OPENING = re.compile(
    r"\W*(?:(?:di angka|di kisaran|kisaran|sekitar|kira-kira|baru|hanya|cuma|artinya|berarti|itu|ini|setara|jadi|masih"
    r"|(?:kalau|jika|bila) di\w+,?"
    r"|ya|atau"
    r"|(?:kelompok|kalangan|segmen|sektor) (?:ini|itu|tersebut)|tidak sampai|tak sampai|sama dengan|tercatat"
    r"|kurang lebih|angkanya|persentasenya|rasionya|sudah|saat ini)\s+)*$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:sisanya|selebihnya|lainnya|yang lain|kebanyakan|sebagian besar|rata-rata masih)\b", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:sekarang|kini|saat ini|baru|posisi\w*|realisasi\w*|sejauh ini|hari ini|sudah|tercapai|capaian\w*)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:paling (?:rendah|tinggi|buncit|bawah|atas|kecil|besar)|ter(?:endah|tinggi|bawah|atas|kecil|besar|depan)"
    r"|juru kunci)\b",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\W*(?:posisi|capaian|realisasi|progres)(?:nya)?\s*:\s*$"
    r"|\W*(?:posisi|capaian|angka|progres|pencapaian)(?:nya)?\s+(?:kita|kami|daerah|kabupaten|kota|provinsi|saat ini"
    r"|kini|sekarang|terakhir|terkini)\b[^,;:0-9]{0,40}$",
    re.IGNORECASE,
)
"""Where "we" stand is how many are covered, even behind a sentence about those who are not."""
_ITS_SHARE = re.compile(
    r"\W*(?:porsi|persentase|proporsi|rasio)nya\s+(?:(?:baru|hanya|masih|sekitar|mencapai)\s+)*", re.IGNORECASE
)
"""Of those counted in the sentence before: "... yang tercover 512.380 orang. Porsinya 44,7 persen"."""
_LIES = re.compile(
    r"\b(?:berada|bertengger|tertahan|bercokol|bergerak|berkutat|mentok|tertinggal|parkir)\s+(?:di|pada)"
    r"(?: (?:angka|level|posisi|kisaran))?\s*$",
    re.IGNORECASE,
)
_BRIEF = 3
_NAMED_BEHIND = re.compile(r"\s*(?:,?\s*(?:yakni|yaitu|adalah|ialah|antara lain)|:)\s", re.IGNORECASE)
_HEADS_LIST = re.compile(
    r"\s*:\s+[A-Z]|[^.;:0-9]{0,30}\b(?:adalah|ialah|yakni|yaitu|meliputi|antara lain)\s*:\s", re.IGNORECASE
)
_SUBJECT_REACH = 450
"""How many characters back the subject of a list of bare percentages may stand: two or three sentences."""
_GOES_ON_BEHIND = re.compile(
    r"\W*$|\s*(?:pada|di|per|tahun|bulan|akhir|awal|hingga|sampai|lalu|saja|lebih|pun|lagi|saat|sejauh|kini|sekarang"
    r"|secara|se-?\w+|kata|ujar|setahun|sebelumnya|dibanding\w*)\b",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    r"\b(?:naik|turun|tumbuh|meningkat|menurun|bertambah|berkurang|menyusut|merosot|melonjak)"
    r"(?: (?:sebesar|sebanyak|sekitar|hampir|lebih dari))?\s*$",
    re.IGNORECASE,
)
"""By how much something changed that is none of ours, or it would have been read as a change."""
_POINTS_AT = re.compile(
    r"(?<!di )\b(?:kabupaten|kota|provinsi|daerah)(?: [a-z]+)? (?:ini|itu|tersebut|kita|kami)\b", re.IGNORECASE
)
_OF_RESIDENTS = re.compile(
    r"\s*dari\s+(?:(?:total|seluruh|jumlah|sekitar)\s+)*(?:[0-9][0-9.,]*\s+(?:(?:ribu|juta)\s+)?)?"
    r"(?:penduduk(?! (?:yang )?bekerja)|warga|populasi|kepala keluarga|rumah tangga|jiwa)\b",
    re.IGNORECASE,
)
_AT_TIME = re.compile(r"\s*(?:tahun|bulan|pekan|hari)\s+(?:ini|itu|lalu|sebelumnya|20[0-9]{2})\b", re.IGNORECASE)
_RATES = ("coverage_rate", "unprotected_rate")


def read_carried(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """A list goes on: "Kota A di belakangnya dengan 48 persen" after a rate; "hanya 6 persen" after a count.

    What is not covered goes over to a bare share ("Itu 57 persen"), but not to the places of a later sentence: these
    are ranked by cover.
    """
    if _is_refused(scene, slot):
        return None
    stands = _POSITION.match(slot.left_text) is not None
    ranked = slot.placed or stands or _SUPERLATIVE.search(slot.left_text) is not None
    own = _names_other(scene, slot)
    going_on = None if own else _going_on(scene, slot, memory, ranked=ranked)
    if going_on is not None:
        return going_on
    aimed = 0 <= scene.sentence.index - memory.target_at <= 1 and _NOW.search(slot.left_text) and not own
    if aimed and memory.growth_aimed:
        return Reading("growth_rate", "observation", "percent+subject", 0.65, "active")
    lies = _LIES.search(slot.left_text) is not None
    stated = slot.placed or stands or lies or _HEADS_LIST.match(scene.text, slot.figure.end)
    if aimed or (stated and _speaks_of_cover(scene, slot, also_us=stands)):
        return Reading("coverage_rate", "observation", "percent+subject", 0.65, "active")
    if is_bare_of_cover(scene, slot, memory):
        return Reading("coverage_rate", "observation", "percent+bare", 0.65, "active")
    return None


def _is_refused(scene: Scene, slot: Slot) -> bool:
    """Whether the words beside make it a part of sums, cases, residents or things, or a share."""
    linked = scene.slots[slot.link].reading if slot.link is not None else None
    return bool(
        first(near(slot), "money", "benefit", "contribution", "claims", "budget", "reject")
        or (linked is not None and linked.metric == "claim_cases")
        or (first(near(slot), "relation", "share") and not _ITS_SHARE.fullmatch(slot.left_text))
        or _CHANGED_BY.search(slot.left_text)
        or _is_of_others(scene, slot)
    )


def _going_on(scene: Scene, slot: Slot, memory: Memory, *, ranked: bool) -> Reading | None:
    """As the rate told before, or as a rate of the persons counted before; `ranked`: a place or a rank has it."""
    index, before = scene.sentence.index, memory.percent
    asked = slot.index == 0 and "?" in scene.text[max(0, scene.sentence.start - 3) : scene.sentence.start]
    reach = 3 if slot.placed else 1 + asked
    turned = before is not None and before.metric == "unprotected_rate" and ranked and index > memory.percent_at
    if before is not None and not turned and index - memory.percent_at <= reach and before.metric in _RATES:
        return Reading(before.metric, "observation", "percent+list", 0.7, before.state)
    grew = before is not None and before.metric == "growth_rate" and index - memory.percent_at == 1
    if grew and slot.index == 0 and _is_bare(scene, slot):
        return Reading("growth_rate", "observation", "percent+list", 0.7)
    counted, counted_at = memory.persons, memory.persons_at
    if _ITS_SHARE.fullmatch(slot.left_text) and slot.index == 0:
        counted, counted_at = memory.told, memory.told_at
    if counted is not None and index - counted_at <= 1 and counted.metric != "eligible_workers":
        unprotected = counted.metric == "unprotected_workers" and not ranked
        metric = "unprotected_rate" if unprotected else "coverage_rate"
        return Reading(metric, "observation", "percent+topic", 0.6, counted.state if unprotected else "active")
    if counted is not None and _is_of_whole(scene, slot, memory):
        return Reading("coverage_rate", "observation", "percent+of_whole", 0.65, "active")
    return None


def _names_other(scene: Scene, slot: Slot) -> bool:
    """Whether the sentence opens with a thing of its own: "Kuota yang terisi 45 persen" behind a rate of cover."""
    if slot.placed or slot.index or slot.link is not None:
        return False
    before = [*slot.before, *slot.left]
    ours = any(name in cue.tags for cue in before for name in ("status", "segment", "program", "group"))
    if ours or first(before, "relation", "coverage") or _POINTS_AT.search(slot.left_text):
        return False
    return not is_bare(scene, slot)


def is_bare_of_cover(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a percentage that names nothing of its own goes on with cover told of before: "Posisinya 50 persen"."""
    return _is_bare(scene, slot) and _told_of_cover(scene, slot, memory)


def _is_bare(scene: Scene, slot: Slot) -> bool:
    """Whether the clause names nothing that the percentage could be of: "Tahun lalu angkanya masih 33 persen"."""
    if not _GOES_ON_BEHIND.match(slot.right_text):
        return False
    before = scene.slots[slot.index - 1] if slot.index else None
    if before is not None and before.figure.end > slot.clause[0] and before.reading is None:
        return False
    return is_bare(scene, slot)


def _told_of_cover(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the last thing that a sentence before was about, and that a percentage can be of, is cover."""
    index = scene.sentence.index
    if slot.index and memory.percent_at == index:
        return memory.percent is not None and memory.percent.metric == "coverage_rate"
    since = max(memory.money_at, memory.managed_at, memory.cases_at, memory.firms_at)
    if 0 <= index - since <= REACH:
        return False
    if 0 <= index - memory.percent_at <= REACH:
        return memory.percent is not None and memory.percent.metric == "coverage_rate"
    counted = memory.persons is not None and memory.persons.metric in ("active_participants", "eligible_workers")
    if counted and 0 < index - memory.persons_at <= REACH:
        return True
    return _speaks_of_cover(scene, slot)


def _is_of_whole(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a bare rate is of the workers just counted: "dari angkatan kerja 2 juta, ya baru 8 persen"."""
    if memory.persons_at == scene.sentence.index:
        return first(slot.left, "realis") is not None
    if memory.persons_at < scene.sentence.index - 1 or slot.index:
        return False
    opening = scene.text[scene.sentence.start : slot.start]
    brief = len(opening.split()) <= _BRIEF and all("filler" in c.tags for c in [*slot.before, *slot.left])
    return brief or bool(_BARE_OPENING.match(opening))


def _is_of_others(scene: Scene, slot: Slot) -> bool:
    """Whether the percentage is of residents or things, or the bound of the rest: "sisanya di bawah 30 persen"."""
    bounds = slot.figure.qualifier in ("less_than", "nearly", "more_than") and _REST.search(slot.left_text)
    if bounds and not _NAMED_BEHIND.match(scene.text, slot.figure.end):
        return True
    if _OF_RESIDENTS.match(scene.text, slot.figure.end):
        return True
    counted = slot.head is not None and slot.head.tags.get("noun") in ("thing", "resident")
    return counted and not _AT_TIME.match(slot.right_text)


def _speaks_of_cover(scene: Scene, slot: Slot, *, also_us: bool = False) -> bool:
    """Whether the sentences just before are about cover, so that places with bare percentages are ranked by it.

    For a list of places in one sentence, and with `also_us`, it is enough that the agency is named.
    """
    window = (max(0, scene.sentence.start - _SUBJECT_REACH), slot.start)
    listed = also_us or sum(s.is_percent and s.placed for s in scene.slots) > 1
    ours = max((m.start() for m in (_COVER_OR_US if listed else _COVER).finditer(scene.text, *window)), default=-1)
    others = max((m.start() for m in _OTHER_SUBJECT.finditer(scene.text, *window)), default=-1)
    return ours > others
