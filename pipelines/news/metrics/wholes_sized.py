"""How many a group are, whoever of them is covered: "jumlah petani yang ada di Denpasar yakni 3.058 petani"."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import first, near
from pipelines.news.metrics.wholes_parted import COVERED, FIRM, OFFICE
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.wording import Wording

POPULATION = Wording(
    r"\b(?:total|jumlah|populasi|banyaknya|data)\s+(?!itu|tersebut|ini)[a-z]|\b(?:diperkirakan|ditaksir|diestimasi"
    r"|berkisar|dihitung)\b"
    r"|\bpadahal\b",
    re.IGNORECASE,
)
_NUMBER_OF = Wording(
    r"\b(?:jumlah|total|populasi|banyaknya|data|angka)\s+(?:(?:total|seluruh|keseluruhan|semua|para|buruh|pekerja|atau)\s+)*$",
    re.IGNORECASE,
)
"""Before the name of a group that is only counted: "data petani dan nelayan di Balikpapan sebanyak 6.619 orang"."""
_ITS_NUMBER = Wording(
    r"\b(?:jumlah|banyak|total|populasi)nya\s+(?:\w+\s+){0,4}$|\bberjumlah\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
"""Behind its name: "nelayan kapal besar jumlahnya ada sekitar 1.500 orang"."""
_THERE_ARE = re.compile(
    r"\b(?:ada|terdapat|punya|mempunyai|memiliki|hidup|dihuni|bermukim|dengan jumlah|dengan total)\s+"
    r"(?:(?:sekitar|lebih dari|hampir|total)\s+)*$",
    re.IGNORECASE,
)
_WHO_ARE = re.compile(
    r"\s*(?:orang\s+)?(?:[^\W\d][\w/-]*\s+){1,4}?(?:yang\s+)?(?:saat ini\s+|kini\s+)?"
    r"(?:bekerja|beroperasi|berada|tersebar|bermukim|tinggal|ada|melaut|berjualan|mangkal|beraktivitas|berkhidmat)\s+"
    r"(?:di|se)\b",
    re.IGNORECASE,
)
"""Where so many are at work: "3.500 nelayan yang bekerja di kapal besar"."""
_AT_PLACE = re.compile(
    r"\b(?:di|se)[\s-](?!luar\b)(?=[a-z])|\b(?:kita|kami|yang (?:ada|dimiliki|tersebar|bekerja|berada"
    r"|(?:(?:sudah|telah) )?(?:terdata|tercatat|didata)))\b",
    re.IGNORECASE,
)
_ONLY_SIZE = re.compile(
    r"^\W*(?:[^\W\d]+\s+){1,3}(?:(?:di|asal)\s|se-)(?:[^\W\d]+\s+){1,4}?"
    r"(?:(?:ada|sekitar|kurang lebih|mencapai|berjumlah)\s+)*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.,]?[\"”]|[\s.]*$")
_MOST_WORDS = 9
_HAS_VERB = re.compile(
    r"\b(?:me[a-z]{4,}|di[a-z]{4,}|ber[a-z]{4,}|ter[a-z]{4,}|yang|sisanya|selebihnya|total\w*|jumlah\w*)\b"
)
_SIZED = re.compile(
    r"\byang\s+(?:jumlahnya|banyaknya|totalnya|berjumlah|populasinya|ditaksir|diperkirakan|diestimasi)\b[^,;]{0,60}$",
    re.IGNORECASE,
)
ESTIMATED = re.compile(r"\b(?:diperkirakan|ditaksir|diestimasi|kira-kira|perkiraan|berkisar)\b", re.IGNORECASE)
_GUESSED = Wording(
    r"\b(?:jumlah|total|populasi|banyaknya)\s+[a-z][^,;:]{2,60}\s(?:diperkirakan|ditaksir|diestimasi|diprediksi)"
    r"\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
POPULATION_REACH = 2
_FEWEST_WORKERS = 1000
_WHOLES = ("eligible_workers", "unprotected_workers")
_RECORDED = re.compile(r"(?:terdata|tercatat|terhimpun|didata)\b(?! sebagai| menjadi)", re.IGNORECASE)
_SAID = ("status", "sponsored", "aim", "change")


def is_estimated(scene: Scene, slot: Slot) -> bool:
    """Whether it is only guessed how many of them there are: "jumlah buruh di Kudus diperkirakan 90.000 orang"."""
    own = [*near(slot), *slot.beyond]
    opening = slot.start - len(slot.left_text)
    if not _GUESSED.search(slot, scene.text, opening, slot.figure.start) or any(
        name in c.tags for c in own for name in ("status", "aim", "money")
    ):
        return False
    return _is_of_people(slot)


def is_population(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a trade is said to have so many, more than were just counted as covered.

    "Jumlah nelayan di kabupaten itu 9.300 orang", "pekerja konstruksi ditaksir 5.000 orang": nothing is said of cover.
    Also where an article about us opens with the size of a trade.
    """
    value = slot.figure.value or 0
    if (
        slot.change_to
        or value == memory.persons_sum
        or first(memory.header, "status", "active", "registered", "unprotected")
    ):
        return False  # the sum of those just counted, or one of a list
    told, own = memory.persons, [*near(slot), *slot.beyond]
    covered = told is not None and told.metric in COVERED
    mere = covered and _is_mere_size(scene, slot)
    recent = mere or (covered and scene.sentence.index - memory.persons_at <= POPULATION_REACH)
    opening = told is None and memory.about_us
    plain = not first(own, "status") and not scene.says("noun", "member")
    plain = plain and (" yang " not in slot.right_text or " yang ter" in slot.right_text)
    if opening and plain and first(slot.right, "group") and _THERE_ARE.search(slot.left_text):
        return True
    if not recent and not (opening and first(slot.left, "group")):
        return False
    larger = (slot.figure.value or 0) > memory.persons_count
    if not larger or OFFICE.search(slot.left_text) or not _says_size(scene, slot):
        return False
    if (
        first(own, "status")
        or first(own, "sponsored")
        or first(slot.left, "money")
        or first(slot.left, "noun", "member")
    ):
        return False
    return _is_of_people(slot) or mere


def is_counted_only(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a group of some place is only counted, be it or not that it was told of before.

    "Jumlah nelayan kita 3.800 orang", "data petani di Balikpapan 6.619 orang", "nelayan kapal besar jumlahnya 1.500".
    Not those of a list, nor as many or fewer than were last counted as covered: they may be these.
    """
    if slot.joined is not None or slot.change_to or slot.change_from or memory.header:
        return False
    before = memory.by_value.get(slot.figure.value or 0.0)
    if before is not None and before.metric in (*COVERED, "eligible_workers"):
        silent = not any(name in c.tags for c in near(slot) for name in _SAID)
        return before.metric == "eligible_workers" and silent
    told = memory.persons
    more = told is None or told.metric in _WHOLES or (slot.figure.value or 0) > memory.persons_count
    if not more or (told is None and not memory.about_us):
        return False
    if first([*near(slot), *slot.before], "noun", "member", "recipient"):
        return False
    start = _label_start(scene, slot, told is not None)
    if start is None and not _are_there(scene, slot):
        return False
    said = [c for c in near(slot) if start is None or c.start >= start]
    return not any(name in c.tags for c in said for name in _SAID if not _RECORDED.match(scene.text, c.start))


def _label_start(scene: Scene, slot: Slot, spoken_of: bool) -> int | None:
    """Where the words before the figure begin that name the number of a group, at some place; None where none do.

    `spoken_of`: whether persons were counted before, so that a place need not be named.
    """
    opening = slot.start - len(slot.left_text)
    for group in slot.left:
        if "group" not in group.tags and group.tags.get("segment") != "INFORMAL" and not _is_workforce(slot, group):
            continue
        at_place = _AT_PLACE.search(scene.text, group.end, slot.figure.start) is not None
        named = "group" in group.tags and (at_place or spoken_of)
        if named and _ITS_NUMBER.search(slot, scene.text, group.end, slot.figure.start):
            return group.start
        label = _NUMBER_OF.search(slot, scene.text, opening, group.start)
        if label is not None and at_place:
            return label.start()
    return None


def _is_workforce(slot: Slot, workers: Cue) -> bool:
    """Whether all workers of a place are meant, not those of a firm: "jumlah pekerja yang terdata di Aceh"."""
    if workers.tags.get("noun") != "person" or not slot.placed or (slot.figure.value or 0) < _FEWEST_WORKERS:
        return False
    return not FIRM.search(slot.left_text) and not OFFICE.search(slot.left_text)


def _are_there(scene: Scene, slot: Slot) -> bool:
    """Whether so many of a group are said to be at work somewhere."""
    if slot.head is None or "group" not in slot.head.tags or not _THERE_ARE.search(slot.left_text):
        return False
    return _WHO_ARE.match(scene.text, slot.figure.end, scene.sentence.end) is not None


def _is_of_people(slot: Slot) -> bool:
    return any("group" in c.tags or "segment" in c.tags or c.tags.get("noun") == "person" for c in slot.left)


def _is_mere_size(scene: Scene, slot: Slot) -> bool:
    """Whether the sentence only gives the number of some persons: "Pemegang Kusuka di Beltim 6.100 orang"."""
    tags = ("status", "aim", "sponsored", "change", "money", "relation", "segment")
    if slot.index or slot.head is None or any(name in c.tags for c in near(slot) for name in tags):
        return False
    words = slot.left_text.split()
    ends = _ENDS.match(scene.text, slot.head.end, scene.sentence.end) is not None
    return ends and 2 <= len(words) <= _MOST_WORDS and not _HAS_VERB.search(slot.left_text)


def _says_size(scene: Scene, slot: Slot) -> bool:
    """Whether nothing but the size of a group of people is said before the figure."""
    opening = max(scene.sentence.start, slot.clause[0] - len("padahal "))
    if slot.joined is not None:
        opening = slot.start - len(slot.left_text)  # what was said of the first of a list is not said of the next
    if POPULATION.search(slot, scene.text, opening, slot.figure.start) is not None:
        return True
    return _ONLY_SIZE.search(slot.left_text) is not None or _is_mere_size(scene, slot)


def is_sized(scene: Scene, slot: Slot) -> bool:
    """Whether a clause set in only tells how many a group are: "nelayan, yang jumlahnya ditaksir 4.500 orang, diminta".

    What the sentence goes on to say is of all of them only where they were counted and it has come about.
    """
    end = slot.figure.end + len(slot.right_text)
    opening = scene.text[slot.start - len(slot.left_text) : slot.figure.start]
    if scene.text[end : end + 1] != "," or not _SIZED.search(opening):
        return False
    return bool(ESTIMATED.search(opening)) or first(slot.beyond, "aim") is not None
