"""The state of a count whose own words name none: told by contrast, by the source, by a header, or by its list."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.predicates import compose
from pipelines.news.clauses.scene import OURS, Scene, Slot
from pipelines.news.clauses.subjects import composed, sentence_before
from pipelines.news.clauses.zones import aim, first, is_called_target, near, state
from pipelines.news.metrics.outsiders import as_of_others
from pipelines.news.metrics.parts import PARTS_REACH, as_part, as_thereof, is_covered_part, parted_stock
from pipelines.news.metrics.rated import as_rate
from pipelines.news.metrics.rostered import as_rostered
from pipelines.news.metrics.unsaid_left import as_because_not, as_left_over, as_many_left, as_rest, as_whole_of_lacking
from pipelines.news.metrics.unsaid_paid import FAR, as_allotted, as_carded, as_funded
from pipelines.news.metrics.wholes import are_side_by_side, as_kind_of_work, as_whole, is_of_same
from pipelines.news.metrics.wholes_based import as_base
from pipelines.news.metrics.wholes_parted import PERSONS, is_named
from pipelines.news.metrics.wholes_sized import is_counted_only
from pipelines.normalize.date_patterns import MONTHS
from pipelines.normalize.figure_patterns import either
from pipelines.normalize.lexicon import Cue, cues_between, cues_in
from pipelines.normalize.wording import Wording

_THEIR_WORKERS = Wording(r"\b(?:pekerja|tenaga kerja|karyawan|buruh|pegawai)nya\b", re.IGNORECASE)
_LINK = re.compile(r"\W*(?:baca|simak|lihat) juga\b", re.IGNORECASE)
"""Before the headline of another article."""
_ALL_SEGMENTS = re.compile(r"\b(?:semua|seluruh|seluruh|segala) (?:segmen|sektor|kategori|jenis)\b", re.IGNORECASE)
_ITS_NUMBER = Wording(
    r"\W*(?:(?:tahun|bulan|kini|saat|hari|pada|hingga|sampai|per|lalu|ini|sekarang|20[0-9]{2})\W+){0,4}"
    r"(?:total|jumlah|banyak|seluruh|semua|rincian|perincian|komposisi)nya\b",
    re.IGNORECASE,
)
_ITS_PARTS = Wording(r"\W*(?:rincian|perincian|komposisi)nya\b", re.IGNORECASE)
"""Parts of those counted in the sentence before are in the state of these."""
_ONLY_COUNTED = re.compile(
    r"\W*(?:(?:tercatat|terdata|terhitung|di sini)\s+)?(?:ada|terdapat|sebanyak|jumlahnya)\s+", re.IGNORECASE
)
_LEVELS = ("cakupan", "coverage", "ucj", "universal")
_POTENTIAL = re.compile(r"\W*(?:potensi|peluang|ceruk|pasar|ruang)\w*\b[^.!?0-9]{0,80}[.!]?$", re.IGNORECASE)
_THERE_ARE = re.compile(r"\b(?:ada|terdapat|punya|memiliki)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ALL_OF_THEM = re.compile(
    r"\W*(?:alhamdulillah,? )?(?:(?:mulai|sejak|per) [^,;.!?0-9]{3,24} )?"
    r"(?:(?:semua|seluruh|keseluruhan)(?:nya| itu| mereka| (?=sudah|telah|kini|peserta))|mereka"
    r"|ke(?:dua|tiga|empat)nya|kelompok (?:itu|ini|tersebut)|para \w+ (?:itu|ini|tersebut)"
    r"|(?:belum|tidak|tak)(?= (?:ada )?(?:satu|seorang) ?pun)"
    r"|(?:sudah|telah)(?=[^,.;!?0-9]{3,40}\bsemua(?:nya)?\b)"
    r"|(?:bpjs|bpjamsostek|pem(?:kab|kot|prov|da|des)|kami|kita|perusahaan)\b[^.;!?0-9]{0,40}"
    r"(?=\b(?:sudah|telah)[^,.;!?0-9]{3,30}\b(?:semua|seluruh)nya\b))"
    r"(?!\W+(?:sebagian|separuh|banyak|beberapa|hampir|umumnya|mayoritas|rata-rata|belum semua))[^.!?0-9]{0,80}",
    re.IGNORECASE,
)
_ALL_LISTED = re.compile(r"\W*(?:orang\W+)?(?:semua|seluruh|keseluruhan)nya\b[^.!?0-9]{0,80}", re.IGNORECASE)
_A_TIME = (
    rf"{either(*MONTHS)}|pada|di|per|bulan|tahun|pekan|periode|posisi|waktu|akhir|awal|lalu|dulu|semula|sebelumnya"
    r"|sekarang|kini|saat ini|saat itu|kala itu|hari ini|ini|masih|baru|sudah|menjadi|se(?:tahun|bulan)|20[0-9]{2}"
)
NOW_OR_THEN = re.compile(
    rf"\W*(?=.*\b(?:{_A_TIME})\b)(?:(?:{_A_TIME}|yang sama|hanya|cuma|sementara|sedangkan|adapun|ada|terdapat|tercatat"
    r"|berjumlah|jumlahnya|mencapai|sebanyak|sekitar)\W+)+",
    re.IGNORECASE,
)
"""What stands before a number of the same persons at another time: "Sementara di akhir tahun lalu terdapat 30.600"."""
_THEN = re.compile(r"\b(?:lalu|sebelumnya|dulu|semula|kala itu|saat itu|20[0-9]{2})\b", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:dan|serta|maupun|juga|beserta|plus)\b", re.IGNORECASE)


def unsaid_state(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str | None, str]:
    """(state, why); state None where nothing tells it, `carried` where the count goes on with the one before."""
    return (
        as_rate(scene, slot, memory)
        or as_base(scene, slot, noun)
        or as_kind_of_work(scene, slot, memory)
        or as_rest(slot)
        or _as_potential(scene, slot, noun)
        or as_left_over(scene, slot, noun)
        or as_many_left(scene, noun)
        or as_whole_of_lacking(scene, slot, memory, noun)
        or as_because_not(scene, slot)
        or _as_asked(scene, slot, memory, noun)
        or _as_contribution(scene, slot, noun)
        or as_part(scene, slot)
        or as_allotted(scene, slot, noun)
        or as_carded(scene, slot)
        or _as_said_next(scene, slot, noun)
        or _as_joined(scene, slot)
        or as_rostered(scene, slot, memory)
        or _as_counted_only(scene, slot, memory, noun)
        or as_funded(scene, slot, memory, noun)
        or _as_then(scene, slot, memory)
        or _as_parted(scene, slot, memory, noun)
        or as_thereof(scene, slot, memory)
        or as_whole(scene, slot, memory, noun)
        or as_of_others(scene, slot)
        or _as_listed(scene, slot, memory, noun)
        or _as_so_far(scene, slot, memory)
        or _as_aimed(slot, memory, noun)
        or _as_topic(scene, slot, memory, noun)
    )


def cues_asked(scene: Scene, slot: Slot) -> list[Cue]:
    """The cues of the sentence before, where the figure only gives its number.

    "Berapa peserta aktif? Per Maret 9.200 orang", or "Semua perangkat desa terlindungi. Totalnya 740 orang".
    """
    if slot.index or scene.sentence.start < 2:
        return []
    before = scene.text[max(0, scene.sentence.start - FAR) : scene.sentence.start].rstrip(' \n\t"”“—–-')
    asked = before.endswith("?")
    if not asked and not _ITS_NUMBER.match(slot, slot.left_text):
        return []
    opening = max(before.rfind(mark, 0, len(before) - 1) for mark in (". ", "? ", "! ", "\n", ".\n"))
    return [] if _LINK.match(before, opening + 1) else composed(before[opening + 1 :])


def told_to_be_paid_for(scene: Scene) -> bool:
    """Whether the sentence before tells that somebody's contributions are paid: "Iurannya ditanggung pemkab"."""
    return first(composed(sentence_before(scene)), "sponsored") is not None


def is_told_of_members(scene: Scene) -> bool:
    """Whether the sentence before is about how many members there are: "Kepesertaan kita naik"."""
    return first(cues_in(sentence_before(scene)), "noun", "member") is not None


def is_level(scene: Scene, slot: Slot) -> bool:
    """Whether the number is said to be the coverage itself: "coverage per Mei 41.200"."""
    return any(
        c.tags.get("relation") == "coverage" and scene.text[c.start : c.end].lower().startswith(_LEVELS)
        for c in slot.left
    )


def follows_employers(scene: Scene, slot: Slot) -> bool:
    """Whether employers were counted just before: "4.331 perusahaan dengan total pekerja 150.300 orang"."""
    earlier = scene.slots[max(0, slot.index - 1) : slot.index]
    return any(s.noun == "employer" or (s.head is not None and s.head.tags.get("noun") == "employer") for s in earlier)


def _as_counted_only(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """All of a group of whom only the number is told: "Jumlah nelayan kita saat ini 3.800 orang"."""
    return ("eligible", "sized") if noun == "person" and is_counted_only(scene, slot, memory) else None


def _as_then(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, str] | None:
    """As those just counted, where only a time before tells them apart: "Akhir tahun lalu terdapat 30.600 pekerja"."""
    told = memory.persons
    if (
        told is None
        or scene.sentence.index - memory.persons_at > 1
        or told.metric not in ("active_participants", "registered_workers")
    ):
        return None
    if not NOW_OR_THEN.fullmatch(slot.left_text) or not _THEN.search(slot.left_text):
        return None
    return None if any("group" in c.tags or "segment" in c.tags for c in slot.right) else ("carried", "then")


def _work_at_firms(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the workers are those of firms counted just before: "Ada 900 badan usaha. Pekerjanya 4.100"."""
    if memory.firms_at < max(memory.persons_at, scene.sentence.index - PARTS_REACH):
        return False
    return _THEIR_WORKERS.search(slot, slot.left_text) is not None


def _as_potential(scene: Scene, slot: Slot, noun: str | None) -> tuple[str, str] | None:
    """Those of whom the sentence before says that they could be members: "Potensinya besar. Ada 9.000 pedagang"."""
    if noun != "person" or not _THERE_ARE.search(slot.left_text) or aim(slot) is not None:
        return None
    said = _POTENTIAL.match(sentence_before(scene)) if not slot.index or slot.joined is not None else None
    return ("eligible", "potential") if said is not None else None


def _as_so_far(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, str] | None:
    """What has been reached of a number aimed at is covered: "menargetkan 220.000 orang; sekarang baru 171.300"."""
    goes_on = scene.sentence.index - memory.level_aimed_at <= PARTS_REACH and aim(slot) is None
    reached = goes_on and (first(slot.left, "realis") or first(slot.left, "relation", "achievement"))
    return ("active", "so_far") if reached else None


def _as_asked(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    broken_down = memory.persons_at >= scene.sentence.index - PARTS_REACH and _ITS_PARTS.match(slot, slot.left_text)
    if broken_down or (noun is not None and noun not in PERSONS):
        return None
    asked = cues_asked(scene, slot) or _cues_of_same(scene, slot)
    said = first(asked, "status", "active", "registered", "unprotected")
    return (said.tags["status"], "asked") if said is not None else None


def _cues_of_same(scene: Scene, slot: Slot) -> list[Cue]:
    """The cues of the sentence before about the group that is only counted: "Banyak guru belum ikut. Ada 900 guru"."""
    group = slot.head.tags.get("group") if slot.head is not None else None
    if slot.index or group is None or not _ONLY_COUNTED.fullmatch(slot.left_text):
        return []
    before = sentence_before(scene)
    told = [] if any(c.isdigit() for c in before) else composed(before)
    return told if first(told, "group", group) is not None else []


def _as_parted(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """As the count whose parts the sentence goes through: "Rinciannya, 400 petani dan 500 nelayan"."""
    stock = parted_stock(scene, slot, memory) if noun is None or noun in PERSONS else None
    if stock is None or not stock.state or aim(slot) is not None or _begins_anew(slot, noun, stock):
        return None
    if stock.metric != "eligible_workers":
        return "carried", "parts"
    if is_covered_part(scene, slot, memory):
        return "active", "part"
    if memory.percent_at >= memory.persons_at or first(slot.left, "realis"):
        return None
    return "eligible", "thereof+parts"


def _as_said_next(scene: Scene, slot: Slot, noun: str | None) -> tuple[str, str] | None:
    """As the end of the list, or the next sentence, says of all: "Total ada 3.100 linmas. Semuanya kami daftarkan"."""
    if noun != "person" or not is_named(slot):
        return None
    closes = scene.slots[-1].clause[1]
    said = _ALL_LISTED.match(scene.text, scene.slots[-1].figure.end, scene.sentence.end)
    if said is None and all(s.joined == s.index - 1 for s in scene.slots[slot.index + 1 :]):
        said = _ALL_OF_THEM.match(scene.text, scene.sentence.end)
        if said is None and closes < scene.sentence.end:
            said = _ALL_OF_THEM.match(scene.text, closes, scene.sentence.end)
    if said is None:
        return None
    cues = compose(scene.text, cues_between(scene.low, said.start(), said.end()))
    if first(cues, "aim"):
        return None
    state_said = first(cues, "status", "active", "registered", "unprotected")
    if state_said is None:
        return ("active", "next") if first(cues, "noun", "member") else None
    return state_said.tags["status"], "next"


def _as_joined(scene: Scene, slot: Slot) -> tuple[str, str] | None:
    """As the verb that two joined counts share: "250 sopir dan 400 kusir didaftarkan"."""
    end = run_end(scene, slot)
    said = first(end.right, "status", "active", "registered", "unprotected") if end is not None else None
    return (said.tags["status"], "joined") if said is not None else None


def run_end(scene: Scene, slot: Slot) -> Slot | None:
    """The last of a run of counts of named groups, whose verb all of them share.

    "250 sopir dan 400 kusir didaftarkan", "kader 900 orang, RT 310 orang, serta RW 80 orang sudah terlindungi".
    """
    if not is_named(slot):
        return None
    for after in scene.slots[slot.index + 1 :]:
        if after.joined != after.index - 1 or state(after)[1] == "left" or is_of_same(slot, after):
            return None
        if first(after.right, "status") is not None:
            between = scene.text[scene.slots[after.index - 1].figure.end : after.start]
            return (
                after
                if (is_named(after) or are_side_by_side(slot, after)) and _JOINS.search(between) is not None
                else None
            )
    return None


def _as_contribution(scene: Scene, slot: Slot, noun: str | None) -> tuple[str, str] | None:
    """Members that a place or trade adds to the stock ("Kota X menyumbang 9.300 peserta"), or the coverage itself."""
    if is_level(scene, slot) and not aim(slot):
        return "active", "level"
    return ("active", "share") if noun == "member" and first(slot.left, "relation", "share") else None


def _as_listed(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """As the counts before it on the list."""
    own_account = first(slot.left, "segment", "BPU", "INFORMAL", "PMI")
    if noun in PERSONS and not own_account and (follows_employers(scene, slot) or _work_at_firms(scene, slot, memory)):
        fresh = scene.sentence.index - memory.new_at <= 2
        return ("new" if fresh else "registered" if memory.distinguishes_active else "active"), "employed"
    before = memory.persons
    if before is None or not before.state or _begins_anew(slot, noun, before):
        return None
    age = scene.sentence.index - memory.persons_at
    reach = scene.list_reach if slot.placed else 3 if before.state == "new" else 1
    return ("carried", "list") if age <= reach else None


def _as_aimed(slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """Whom a text about us aims at, or what it calls a target, are to be covered: "Targetnya 15.000 orang"."""
    counted = noun in PERSONS and slot.head is not None
    aimed = (counted and aim(slot) == "target") or ((counted or noun is None) and is_called_target(slot))
    return ("active", "aimed") if aimed and memory.about_us else None


def _as_spoken_of(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, str] | None:
    """As the persons counted last, as the sentence before tells of its subject, or as the sentence is about cover."""
    if memory.persons is not None and scene.sentence.index - memory.persons_at <= 3:
        return "carried", "topic"
    if aim(slot) == "target" and scene.sentence.index - max(memory.target_at, memory.level_aimed_at) <= 2:
        return "active", "topic"  # a rate aimed at before tells of what so many are the target
    if memory.persons is None and _tells_of_cover(scene):
        return "active", "told"
    return ("active", "topic") if scene.ours or scene.says("relation", "coverage") else None


def _tells_of_cover(scene: Scene) -> bool:
    """Whether the sentence before has the members, or those covered by us, as its subject."""
    before = sentence_before(scene)
    if not before:
        return False
    cues = cues_in(before) if OURS.search(before.lower()) else []
    return (first(cues, "noun", "member") or first(cues, "status", "active", "registered")) is not None


def _begins_anew(slot: Slot, noun: str | None, before: Reading) -> bool:
    """Whether the count does not go on with the one before.

    Members do not go on with the unprotected, nor those of a place ("di Kudus pesertanya 9.100") with a group that
    somebody pays for; nor does "semua segmen".
    """
    reached = noun == "member" or first(slot.left, "relation", "achievement") is not None
    if reached and before.state in ("unprotected", "eligible"):
        return True
    group = before.metric == "registered_workers" and (before.sponsored or before.group is not None)
    group = group or (before.kind == "plan" and before.metric == "registered_workers")
    of_place = slot.placed and first(slot.left, "noun", "member") is not None and first(near(slot), "group") is None
    return (group and of_place) or bool(_ALL_SEGMENTS.search(slot.left_text))


def _as_topic(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str | None, str]:
    """Members and segments are counted as active; other persons as the article last counted, or as its topic is."""
    if first(slot.right, "open"):
        return None, ""
    label = slot.before if slot.after_colon else slot.left
    members = noun == "member" or first([*slot.left, *label], "noun", "member")
    if members or first(near(slot), "segment"):
        return "active", "member" if members else "segment"
    if first(slot.left, "relation", "coverage", "achievement") and memory.any_at >= scene.sentence.index - PARTS_REACH:
        return "active", "level"
    bare_target = noun is None and aim(slot) == "target"
    spoken_of = _as_spoken_of(scene, slot, memory) if noun in PERSONS or bare_target else None
    if spoken_of is not None:
        return spoken_of
    if first(near(slot), "group") and (scene.ours or memory.persons is not None):
        return "active", "group"
    return None, ""
