"""The state of counts that are paid for: whose contributions a sum pays, for whom places are kept, who gets cards."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import OURS, Scene, Slot
from pipelines.news.clauses.zones import aim, first, last, near
from pipelines.news.metrics.wholes_parted import PERSONS
from pipelines.news.texts.sieve import CARD
from pipelines.normalize.wording import Wording

FAR = 260
HELPED_REACH = 8
"""How many sentences after the group whose contributions are paid "penerima" may still mean it."""
_HELPED = Wording(
    r"\b(?:menerima|mendapat(?:kan)?|memperoleh|menikmati|merasakan) (?:program |fasilitas )?"
    r"(?:manfaat|bantuan|subsidi|stimulan|fasilitas|program)\b"
    r"(?= (?:yang )?(?:serupa|sama|tersebut|itu|ini|dari (?:program|skema|dana|dbhcht|dbh|apb))|[\s,.]*$)",
    re.IGNORECASE,
)
"""Who gets what was just told of, and no claim: "6.043 orang akan menerima manfaat dari program itu"."""
_CONTRIBUTIONS_OF = Wording(
    r"\b(?:iuran|premi|pembiayaan|kegiatan perlindungan)\w*\s+"
    r"(?:bpjs \w+\s+|jamsostek\s+|bpjamsostek\s+|jaminan sosial (?:ketenagakerjaan\s+)?)?"
    r"(?:(?:bagi|untuk|milik|para|total|sebanyak|sekitar|sejumlah|lebih|kurang)\s+)*$",
    re.IGNORECASE,
)
"""Whose contributions a sum pays, before their number."""
_COSTS_OF = re.compile(
    r"\b(?:biaya|anggaran|dana) (?:untuk|bagi) (?:(?:para|total|sebanyak|sekitar|sejumlah)\s+)*$", re.IGNORECASE
)
"""Whose cost is reckoned or met, where contributions are spoken of: "menghitung biaya untuk 900 petani"."""
PAID_REACH = 5
_PROGRAMMES_OWN = Wording(
    r"\bprogram (?:itu|ini|tersebut)\b[^;]*\b(?:ke)?peserta(?:an)?nya\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_NEEDS = Wording(
    r"\s*(?:orang|pekerja|peserta|jiwa)\s+(?:\w+\s+)?(?:butuh|dibutuhkan|membutuhkan|perlu|diperlukan|memerlukan)\b",
    re.IGNORECASE,
)
"""For whom so much money is needed: "untuk 5.200 orang butuh Rp1 miliar"."""
_FOR_WHOM = re.compile(r"\W*(?:untuk|bagi|buat)\s+(?:(?:sekitar|total|para|sebanyak)\s+)*", re.IGNORECASE)
_IN_ALL = Wording(r"\b(?:jumlah|total) (?:keseluruhan|seluruh|semua|total)\b|\b(?:seluruh|semua)nya\b", re.IGNORECASE)
_ALLOTTED = Wording(
    r"\b(?:kuota\w*(?! (?:haji|umrah|bbm|pupuk|sertifikasi))|jatah\w*|(?:di|meng)(?:usulkan|ajukan)"
    r"|dialokasikan (?:untuk|bagi))\b",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(r"\b(?:sisa|menyisakan|tersisa)\b", re.IGNORECASE)
_AIMED_AT = re.compile(r"\b(?:sasaran|menyasar|disasar|menyasarkan)\w*\b[^,;]{0,40}$", re.IGNORECASE)
_PROGRAMME_ITSELF = re.compile(
    r"\b(?:program|bantuan|skema|perlindungan|kepesertaan|inovasi|gerakan) (?:ini|itu|tersebut|tadi)\b", re.IGNORECASE
)
"""What has just been told of as the subject: "Program ini menyasar 8.200 pekerja"."""
_GET_CARDS = re.compile(
    rf"[^,;.0-9]{{1,60}}?\b(?:(?:men|t)erima|(?:men)?dapat(?:kan)?|(?:mem)?peroleh|dibagi(?:kan)?|diberi)\s+{CARD.pattern}",
    re.IGNORECASE,
)
_CARDS = Wording(
    r"\bkartu\b[^.;]{0,60}\b(?:dibagikan|diberikan|diserahkan|disalurkan|membagikan|dipegang)\b[^.;0-9]{0,30}"
    r"\b(?:kepada|untuk|bagi|pada|oleh)\s+\D{0,12}$",
    re.IGNORECASE,
)


def as_funded(scene: Scene, slot: Slot, memory: Memory, noun: str | None) -> tuple[str, str] | None:
    """As those whose contributions are paid: "untuk iuran 1.900 petani", or by a fund just named: "cukup untuk 900"."""
    if noun in PERSONS and (_CONTRIBUTIONS_OF.search(slot, slot.left_text) or _NEEDS.match(slot, slot.right_text)):
        return "registered", "funded"
    if noun in PERSONS and _COSTS_OF.search(slot.left_text) and scene.says("money", "contribution"):
        return "registered", "funded"
    headed = noun in (None, *PERSONS) and _is_headed_by_fund(slot)
    if headed or (slot.noun == "recipient" and noun == "person") or gets_help(scene, slot, memory):
        return "registered", "funded"
    budgeted = memory.money is not None and memory.money.metric == "budget_allocated"
    aimed = first(slot.left, "aim") or _FOR_WHOM.fullmatch(slot.left_text)
    if noun == "person" and budgeted and memory.money_at == scene.sentence.index and aimed:
        return "registered", "funded"
    funded = noun == "person" and memory.persons is None and memory.fund_at == scene.sentence.index - 1
    if not funded or scene.says("status") or _IN_ALL.search(slot, slot.left_text):
        return None
    return "registered", "funded"


def _is_headed_by_fund(slot: Slot) -> bool:
    """Whether a list counts those whom a fund told before the colon is for: "APBD untuk kader: Kudus 900 orang"."""
    fund = last(slot.before, "money", "budget") if slot.after_colon else None
    if fund is None or first(slot.left, "status"):
        return False
    whom = [c for c in slot.before if c.start > fund.end]
    return any("group" in c.tags or "segment" in c.tags or c.tags.get("noun") in PERSONS for c in whom)


def gets_help(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether they get the help just told of, which pays contributions: "13.250 orang menerima bantuan tersebut"."""
    if _HELPED.search(slot, slot.right_text) is None or scene.says("money", "claims"):
        return False
    told = memory.fund_at >= scene.sentence.index - 3 and not paid_since(memory)
    return told or first(slot.beyond, "money", "budget") is not None or goes_on_with_helped(scene, memory)


def goes_on_with_helped(scene: Scene, memory: Memory) -> bool:
    """Whether a budget, or persons whose contributions are paid, was told of before, and no claim since."""
    if (
        memory.money is not None
        and memory.money.metric == "budget_allocated"
        and scene.sentence.index - memory.money_at <= 2
    ):
        return True
    told = memory.persons is not None and memory.persons.metric == "registered_workers"
    return (
        told
        and scene.sentence.index - memory.persons_at <= HELPED_REACH
        and not (paid_since(memory) and memory.money_at >= memory.persons_at)
    )


def paid_since(memory: Memory) -> bool:
    """Whether the last sum of money was of claims."""
    paid = memory.money is not None and memory.money.metric in ("claims_paid", "benefit_amount")
    return paid and memory.money_at >= memory.persons_at


def as_allotted(scene: Scene, slot: Slot, noun: str | None) -> tuple[str, str] | None:
    """As those for whom places are kept or asked: "kuota 2026 disiapkan untuk 9.000 orang", "diusulkan 4.200 guru"."""
    goal = aim(slot)
    left_over = _LEFT_OVER.search(slot.left_text) is not None
    kept = (
        goal == "plan"
        and not left_over
        and (noun in PERSONS or noun is None)
        and _ALLOTTED.search(slot, slot.left_text + slot.right_text)
    )
    named = first(near(slot), "group") or _PROGRAMME_ITSELF.search(slot.left_text)
    aimed = goal is not None and noun == "person" and named and _AIMED_AT.search(slot.left_text)
    return ("registered", "allotted") if (kept or aimed) and _is_near_us(scene) else None


def is_of_paid_programme(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether they are the members of a programme that somebody was just told to pay for: "Program itu baru jalan,
    pesertanya 900 orang"."""
    told = _PROGRAMMES_OWN.search(slot, scene.text, slot.clause[0], slot.start) is not None
    return told and scene.sentence.index - memory.fund_at <= PAID_REACH


def _is_near_us(scene: Scene) -> bool:
    """Whether the sentence, or what stands just before it, names us."""
    if scene.ours:
        return True
    return OURS.search(scene.low, max(0, scene.sentence.start - FAR), scene.sentence.start) is not None


def as_carded(scene: Scene, slot: Slot) -> tuple[str, str] | None:
    """As those to whom our cards are given: "kartu BPJS Ketenagakerjaan dibagikan kepada 1.750 ketua RT"."""
    carded = slot.head is not None and CARD.match(scene.text, slot.head.start)
    if carded or _GET_CARDS.match(scene.text, slot.figure.end, scene.sentence.end):
        return "registered", "card"
    given = _CARDS.search(slot, scene.text, scene.sentence.start, slot.start)
    return ("registered", "card") if given is not None and _is_near_us(scene) else None
