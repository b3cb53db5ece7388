"""Reads sums that no word names: by what they are listed with, what they go on from, or the question they answer."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import REACH, is_bare, sentence_before, told_of_claims
from pipelines.news.clauses.zones import aim, first
from pipelines.news.metrics.amounts_shared import (
    LARGEST_BENEFIT,
    LARGEST_CONTRIBUTION,
    ONE_PERSON,
    RECEIVES,
    SMALLEST_BUDGET,
    SMALLEST_CLAIMS,
    SMALLEST_COLLECTED,
    as_budget,
    by_law,
    is_of_several,
    pays_cases,
)
from pipelines.normalize.lexicon import cues_in
from pipelines.normalize.wording import Wording

_COST_ASKED = re.compile(r"\b(?:ongkos|biaya|dana|duit|uang|anggaran|berapa)\w*[^.!?]{0,30}\?\s*$", re.IGNORECASE)
_ITS_VALUE = Wording(
    r"\b(?:nilai|total|nominal|jumlah|besaran|semua)nya\b|\b(?:total|jumlah) (?:uang|dana|rupiah)(?:nya)?\b",
    re.IGNORECASE,
)
_OF_CLAIMS = re.compile(r"\b(?:klaim|santunan|manfaat|ahli waris|kasus)\b")
_BOUND = re.compile(r"\W*(?:(?:di ?(?:atas|bawah)|lebih dari|kurang dari)\s*)?", re.IGNORECASE)
_CHILD = re.compile(r"\b(?:anak|siswa|pelajar|mahasiswa|murid|sd|smp|sma|tk)\b[^,;]{0,30}$", re.IGNORECASE)
_LEVEL = Wording(
    r"\b(?:tk|paud|sd|smp|sma|smk|sekolah (?:dasar|menengah)|perguruan tinggi|kuliah|mahasiswa)\b[^;0-9]{0,40}$",
    re.IGNORECASE,
)
_CONTRIBUTIONS = re.compile(r"\b(?:iuran|premi)(?:nya)?\b(?! (?:ditanggung|dibayar))", re.IGNORECASE)
_LARGEST_A_YEAR = 1.2e7
"""Of a scholarship, by Peraturan Pemerintah 82/2019."""
_LEVELS_REACH = 300
_TO_ONE = Wording(
    r"\s*(?:itu |dari [^,;]{2,30}? )?(?:langsung |sudah |telah )?"
    r"(?:ditransfer|diserahkan|masuk|diterima(?:kan)?|diberikan|dikirim)\s+(?:\w+\s+){0,3}?"
    r"(?:istri|suami|ahli waris|almarhum\w*|keluarga|janda|anak) (?:almarhum\w*|mendiang|[A-Z])",
)
_DRAWN = Wording(r"\b(?:me(?:ng)?|di|ter)(?:ambil|narik|tarik|serap|nyerap|klaim|ncairkan|cairkan)\b", re.IGNORECASE)
_CLAIMS_ASKED = re.compile(r"\b(?:dibayar\w*|cair|klaim|manfaat|santunan)[^.!?]{0,30}\?\W*$", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:total|jumlah|nilai|nominal)\s+(?:(?:rupiah|uang|dana)\w*\s+)?", re.IGNORECASE)
_CONTRIBUTIONS_OF_SO_MANY = Wording(
    r"\b(?:iuran|premi) (?:\w+ ){0,3}[0-9][0-9.]* [^,;.]{0,40}"
    r"(?:,\s*(?:total|jumlah|nilai|semua|seluruh)nya (?:\w+ )?)?$",
    re.IGNORECASE,
)
_HELP_WITH_COVER = Wording(
    r"\bbantuan (?:\w+ ){0,2}?(?:bpjs (?:ketenagakerjaan|tk)|bpjamsostek|jamsostek|jaminan sosial (?:ketenagakerjaan|"
    r"tenaga kerja)|kepesertaan)\b(?:(?!klaim|santunan|manfaat|ahli waris|beasiswa|jaminan kematian)[^;])*$",
    re.IGNORECASE,
)
"""Cover given as help is paid for by who gives it: "bantuan BPJS Ketenagakerjaan bagi 900 sopir senilai Rp181 juta"."""
_THAT_IS = re.compile(
    r"\W*(?:itu(?:lah)?|sebesar itu(?:lah)?|(?:angka|nilai|jumlah) (?:itu|tersebut|ini))\b[^.!?0-9]{0,80}",
    re.IGNORECASE,
)
_AT_A_TIME = re.compile(
    r"\W*(?:(?:tahun|pada|semula|sebelumnya|kini|sekarang|ini|lalu|depan|hanya|baru|20[0-9]{2})\s+)+", re.IGNORECASE
)
_ADDED = re.compile(r"\b(?:tambah|menambah|tambahan|ditambah)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OF_VALUE = re.compile(r"\b(?:nilai|nominal|total|senilai|sebesar|sejumlah)\b\s*(?:\w+\s+)?$", re.IGNORECASE)
_RAISED = Wording(r"\b(?:(?:di)?naik\w*|ditambah\w*|bertambah|meningkat|ditingkatkan|menjadi|jadi)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:masing-masing|setiap|tiap|per|berhak)\b", re.IGNORECASE)
_TOPIC_REACH = 2
"""For how many sentences a sum may go on from "Pencairan JHT terus naik." without a word of its own."""


def unnamed(scene: Scene, slot: Slot, memory: Memory, value: float) -> str | None:
    """A sum that no word names: on a list of programmes, after another sum, or equal to a benefit by law."""
    before = memory.money.metric if memory.money is not None else None
    if value >= SMALLEST_BUDGET and (_answers_cost(scene, slot, memory) or is_of_contributions(scene, slot)):
        return as_budget(scene, slot, value)
    together = _is_got_together(scene, slot, value)
    one = _is_of_one(scene, slot) or _is_of_level(scene, slot, value)
    if (not together and value <= LARGEST_BENEFIT and one) or (
        value in by_law("benefit_amount") and _is_given(slot, before)
    ):
        return "benefit"
    told = together or _goes_on_about_claims(scene, slot, memory, value) or pays_cases(scene, slot)
    if value >= SMALLEST_CLAIMS and told:
        return "claims"
    if _is_drawn(slot, value):
        return "claims"
    listed = before is not None or scene.says("money", "claims")
    if first([*slot.left, *slot.right], "program") and listed:
        return _of_programme(scene, slot, memory, value)
    collected = _is_collected_part(scene, slot) or _is_collected_so_far(scene, slot, value)
    kind = "collected" if collected else _told_next(scene, slot, value)
    bare = is_bare(scene, slot)
    if kind is None and scene.sentence.index - memory.money_at <= (REACH if bare else 1):
        kind = _going_on(slot, before, value, bare=bare)
    if kind is None and bare and value >= SMALLEST_COLLECTED and told_of_claims(scene, memory):
        kind = "claims"
    return kind or ("benefit" if value in by_law("benefit_amount") else None)


def _of_programme(scene: Scene, slot: Slot, memory: Memory, value: float) -> str | None:
    """The kind of a programme's sum in a list: of the budget parted in this sentence, else a benefit or claims."""
    before = memory.money.metric if memory.money is not None else None
    parted = before == "budget_allocated" and memory.money_at == scene.sentence.index
    if parted and not _OF_CLAIMS.search(scene.low, scene.sentence.start, slot.start):
        return as_budget(scene, slot, value)
    return "benefit" if before == "benefit_amount" else _large_enough(value)


def _is_got_together(scene: Scene, slot: Slot, value: float) -> bool:
    """Whether those counted before got the sum among them: "26 anak SMP mendapatkan Rp52 juta"."""
    counted = scene.slots[slot.index - 1] if slot.index else None
    if counted is None or counted.is_money or counted.is_percent or (counted.figure.value or 0) < 2:
        return False
    between = scene.text[counted.figure.end : slot.start]
    if value in by_law("benefit_amount") or _EACH.search(between):
        return False
    return counted.noun in ("recipient", "person") and RECEIVES.search(slot, between) is not None


def _told_next(scene: Scene, slot: Slot, value: float) -> str | None:
    """What the next sentence calls the sum: "Rp61 miliar. Itulah klaim yang dibayarkan tahun ini"."""
    ends = slot.index == len(scene.slots) - 1 and value >= SMALLEST_COLLECTED
    said = _THAT_IS.match(scene.text, scene.sentence.end) if ends else None
    cue = first(cues_in(said.group()), "money", "claims", "collected", "budget") if said is not None else None
    return cue.tags["money"] if cue is not None else None


def _is_drawn(slot: Slot, value: float) -> bool:
    """Whether members drew a large sum from a programme: "warga mengambil JHT Rp42 miliar"."""
    if value < SMALLEST_COLLECTED or not _DRAWN.search(slot, slot.left_text):
        return False
    return first(slot.left, "program") is not None and aim(slot) is None


def _is_given(slot: Slot, before: str | None) -> bool:
    """Whether the law's sum is said to be got, or of a programme outside a list of claims."""
    of_programme = before != "claims_paid" and first(slot.left, "program", "JKM", "JKK", "BEASISWA") is not None
    return of_programme or RECEIVES.search(slot, slot.left_text) is not None


def _is_collected_part(scene: Scene, slot: Slot) -> bool:
    """Whether the sum is what a segment or place gave to the contributions: "iuran Rp61 miliar: PU Rp55 miliar"."""
    former = scene.slots[slot.index - 1].reading if slot.index else None
    part = slot.placed or first([*slot.left, *slot.right], "segment") is not None
    return part and former is not None and former.metric == "contributions_collected"


def _is_collected_so_far(scene: Scene, slot: Slot, value: float) -> bool:
    """Whether so much was reached of the contributions that the sentence before is about.

    "Iuran kantor itu melampaui target. Hingga Mei terealisasi Rp146 miliar".
    """
    reached = first(slot.left, "relation", "achievement") or first(slot.left, "realis")
    if value < SMALLEST_COLLECTED or slot.index or reached is None or not is_bare(scene, slot):
        return False
    before = sentence_before(scene)
    return _CONTRIBUTIONS.search(before) is not None and first(cues_in(before), "money", "claims", "budget") is None


def _is_of_one(scene: Scene, slot: Slot) -> bool:
    """Whether somebody got the sum: "istri almarhum membawa pulang Rp47 juta", "anak SD terima Rp1,5 juta setahun"."""
    if _TO_ONE.match(slot, slot.right_text):
        return True
    named = first(slot.left, "program") or _CHILD.search(slot.left_text) or ONE_PERSON.search(slot, slot.left_text)
    return bool(named) and RECEIVES.search(slot, scene.text, scene.sentence.start, slot.start) is not None


def _is_of_level(scene: Scene, slot: Slot, value: float) -> bool:
    """Whether the sum is what a child gets a year: "Nominal beasiswa berbeda. SMP Rp2 juta, SMA Rp3 juta"."""
    if value > _LARGEST_A_YEAR or not _LEVEL.search(slot, slot.left_text):
        return False
    return scene.low.find("beasiswa", max(0, scene.sentence.start - _LEVELS_REACH), slot.start) >= 0


def _answers_cost(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the sum answers what it costs to enter those just told of: "Ongkosnya? Rp660 juta setahun"."""
    asked = not slot.index and _COST_ASKED.search(scene.text, max(0, scene.sentence.start - 60), scene.sentence.start)
    told = memory.persons is not None and memory.persons.metric == "registered_workers"
    if not slot.index and memory.fund_at == scene.sentence.index - 1 and _ITS_VALUE.match(slot, slot.left_text):
        return True
    return bool(asked) and (told or memory.fund_at >= scene.sentence.index - 3)


def is_of_contributions(scene: Scene, slot: Slot) -> bool:
    """Whether the sum is what the contributions of so many come to: "iuran 9.400 buruh tani setahun Rp1,9 miliar"."""
    if _HELP_WITH_COVER.search(slot, scene.text, slot.clause[0], slot.start):
        return slot.figure.value not in by_law("benefit_amount")
    if not slot.index or scene.slots[slot.index - 1].noun == "employer":
        return False
    return _CONTRIBUTIONS_OF_SO_MANY.search(slot, scene.text, slot.clause[0], slot.start) is not None


def _goes_on_about_claims(scene: Scene, slot: Slot, memory: Memory, value: float) -> bool:
    """Whether the sum is the value of the cases just counted, or goes on from "Pencairan JHT terus naik."."""
    since, topic = scene.sentence.index - memory.cases_at, scene.sentence.index - memory.claims_topic_at
    if value >= SMALLEST_COLLECTED and 0 < topic <= _TOPIC_REACH and value not in by_law("benefit_amount"):
        return True
    if not slot.index and _CLAIMS_ASKED.search(scene.text, max(0, scene.sentence.start - 60), scene.sentence.start):
        return True
    its_value = since <= 1 and (_ITS_VALUE.search(slot, slot.left_text) or _TOTAL.fullmatch(slot.left_text))
    former = scene.slots[slot.index - 1].reading if slot.index else None
    if former is not None and former.metric == "claim_cases" and not slot.left_text.strip(" ,;:(–-"):
        return True
    return bool(its_value or (since == 0 and _OF_VALUE.search(slot.left_text)))


def _going_on(slot: Slot, before: str | None, value: float, *, bare: bool) -> str | None:
    """The kind of the sum before, where this one may be another of it; `bare`: nothing else is named before it."""
    if before == "claims_paid":
        if _BOUND.fullmatch(slot.left_text) and value < LARGEST_BENEFIT:
            return None  # "Di atas Rp15 juta lewat kantor": whose claims go where
        return _large_enough(value)
    if before == "contributions_collected":
        part = bare or slot.placed or first([*slot.left, *slot.right], "segment") is not None
        told = part and aim(slot) is None and slot.figure.qualifier not in ("less_than", "up_to")
        return "collected" if told and value >= SMALLEST_COLLECTED else None
    if before == "budget_allocated":
        listed = slot.placed and all("filler" in c.tags for c in [*slot.left, *slot.right])
        goes_on = listed or _RAISED.search(slot, slot.left_text) or _AT_A_TIME.fullmatch(slot.left_text)
        return "budget" if goes_on and value >= SMALLEST_BUDGET else None
    if before == "contribution_amount":
        fits = value <= LARGEST_CONTRIBUTION and _ADDED.search(slot.left_text) is None
        return "contribution" if fits else None
    return _beside_benefit(slot, value, bare=bare) if before == "benefit_amount" else None


def _beside_benefit(slot: Slot, value: float, *, bare: bool) -> str | None:
    """The kind of a sum told after a benefit: another, or what several got together."""
    together = is_of_several(value) and _ITS_VALUE.search(slot, slot.left_text)
    if value <= LARGEST_BENEFIT and not together:
        return "benefit"
    return "claims" if bare or together else None


def _large_enough(value: float) -> str | None:
    """Claims, unless the sum is too small to have been paid to many."""
    return "claims" if value >= SMALLEST_CLAIMS else None
