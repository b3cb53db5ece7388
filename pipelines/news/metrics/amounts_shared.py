"""What readers of sums share: what one person gets or many got, what pays contributions, what cases cost."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import REACH
from pipelines.news.clauses.zones import first
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.wording import Wording
from warehouse.reference import statutory_parameters

_PER_CASE_CEILING = Wording(
    r"\b(?:maksimal|maksimum|paling banyak|hingga|sampai dengan|per anak|untuk (?:dua|2) (?:orang )?anak"
    r"|setiap|akan (?:mendapat|menerima|memperoleh)|berhak|jika|apabila|bila|kalau)\b",
    re.IGNORECASE,
)
ONE_PERSON = Wording(
    r"\b(?:almarhum|almarhumah|alm|kepadanya|baginya|seorang|salah satu|salah seorang|istri(?:nya)?"
    r"|suami(?:nya)?|anak dari|keluarga(?:nya)?"
    r"|ahli waris(?:nya)?)\b",
    re.IGNORECASE,
)
_EACH = Wording(
    r"\b(?:masing-masing|(?:setiap|tiap(?:-tiap)?) (?:orang|keluarga|ahli waris|penerima|anak)\w*)\b", re.IGNORECASE
)
_FOR_ONE = Wording(
    r"\s*(?:per|tiap|setiap|seorang) ?(?:orang|keluarga|ahli waris|jiwa|penerima|peserta)\b", re.IGNORECASE
)
_SEVERAL_GOT = Wording(
    r"\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|[2-9]|[1-9][0-9.]*[0-9])\s+(?:\w+\s+){1,4}?"
    r"(?:telah|sudah)\s+(?:menerima|mendapat\w*|memperoleh|menikmati|merasakan)\b",
    re.IGNORECASE,
)
_SEVERAL = Wording(
    r"\b(?:sejumlah|beberapa|para|belasan|puluhan|ratusan|ribuan|seluruh)\s+(?:orang\s+)?"
    r"(?:ahli waris|peserta|penerima|keluarga|pekerja|anak)\b",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|[2-9]|[1-9][0-9.]*[0-9])\s+(?:\w+\s+){0,3}?"
    r"(?:cedera|terluka|luka-luka|kecelakaan|celaka|(?:ter)?jatuh|tertimpa|meninggal|wafat|tewas|sakit)\b",
    re.IGNORECASE,
)
_ITS_COST = Wording(
    r"\b(?:biaya|ongkos|tagihan)\w*(?: [\w-]+){0,3}?nya\b|\b(?:perawatan|pengobatan|biaya|ongkos)nya\b", re.IGNORECASE
)
_STORY = 120
"""How many characters before its sentence those may be told of whom a sum was spent on."""
_SUMMED = Wording(r"\b(?:total(?:nya)?|seluruhnya|keseluruhan(?:nya)?)\s+(?:\w+\s+)?$", re.IGNORECASE)
_GOT = Wording(
    r"\b(?:menerima|terima|mendapat\w*|memperoleh|berhak atas|mengantongi)\s+(?:(?:\w+)\s+){0,2}$", re.IGNORECASE
)
RECEIVES = Wording(
    r"\b(?:memperoleh|mendapat\w*|menerima|terima|peroleh|berhak|mengantongi|membawa pulang|diberi\w*|diganti)\b",
    re.IGNORECASE,
)
_TO_CASES = re.compile(
    r"\s*(?:,\s*yang \w+|,?\s*(?:terdiri (?:atas|dari)|mencakup|meliputi|berasal dari)|\w+|[(/]"
    r"|(?:\w+\s+){0,4}?(?:untuk|kepada|bagi|atas|dari|dengan|ke tangan|ke|oleh|diterima|dinikmati)"
    r"(?:\s+(?!iuran|premi|melindungi|perlindungan)\w+){0,2}?)?"
    r"\s*(?:total|sebanyak|sekitar|lebih dari|kepada)?\s*$",
    re.IGNORECASE,
)
_OURS_HERE = re.compile(
    r"ketenagakerjaan|jamsostek|bpjs|jaminan sosial|jamsos|perlindungan|melindungi|dilindungi|terlindungi|iuran|premi"
    r"|jkk|jkm|jht|kepesertaan|peserta|didaftarkan|mendaftarkan|pekerja rentan|menjamin|dijamin|menanggung|ditanggung"
)
_BUDGET_MOVED = Wording(
    r"\b(?:anggaran|alokasi|pagu|belanja)(?:nya)?(?: iuran| dana| daerah)?(?: yang)?(?: sudah| telah| kami| kita)*"
    r" (?:di|ter)(?:salur|serah|cair|bayar)(?:kan)?\b(?:(?!klaim|santunan|manfaat)[^;])*$",
    re.IGNORECASE,
)
"""What is paid out of a budget is said by the noun, not the verb: "anggaran yang disalurkan berjumlah Rp6 miliar"."""
_LARGEST_BUDGET = 1e12
"""More than any contributions that a government pays for others: the whole budget of a region."""
_PURPOSE_REACH = 500
"""How many characters before its sentence the purpose of a budget may stand."""
SMALLEST_BUDGET = 1e6
SMALLEST_COLLECTED = 1e8
SMALLEST_CLAIMS = 1e6
LARGEST_CONTRIBUTION = 2e6
_GENERAL = Wording(r"\bmanfaat (?:\w+ ){0,2}?yang (?:\w+ )?(?:cair|di\w+kan|tersalur\w*|keluar)\b", re.IGNORECASE)
"""What was paid out, not what one gets: "manfaat yang cair"."""
_LARGEST_SCHOLARSHIP = 1.74e8
"""For two children, by Peraturan Pemerintah 82/2019."""
WHOLE_BENEFIT = 2.4e7
"""What a family gets on a death is no less than this; several families together get more than the law's sum for one."""
LARGEST_BENEFIT = 5e8
_FEW = 4


def benefit_or_claims(scene: Scene, slot: Slot, value: float) -> str:
    """A benefit is what one person gets by law; claims are what was paid out to many."""
    text = scene.text[scene.sentence.start : scene.sentence.end]
    many = _names_many(scene) or _SEVERAL.search(slot, text) is not None
    each = _EACH.search(slot, slot.left_text) or (_PER_CASE_CEILING.search(slot, text) and not many)
    summed = value != _LARGEST_SCHOLARSHIP and _SUMMED.search(slot, slot.left_text)
    lawful = value in by_law("benefit_amount") and not summed
    if lawful and (value >= WHOLE_BENEFIT or _GOT.search(slot, slot.left_text) or _is_part_of_benefit(scene, slot)):
        return "benefit"
    alone = _FOR_ONE.match(slot, slot.right_text) is not None and value < LARGEST_BENEFIT
    if alone:
        return "benefit"
    if (
        value >= LARGEST_BENEFIT
        or (summed and is_of_several(value))
        or _is_listed_with_claims(scene, slot)
        or _is_shared_sum(scene, slot, value)
        or _is_cost_of_several(scene, slot)
    ):
        return "claims"
    if each or slot.figure.qualifier == "up_to":
        return "benefit"
    scholarship = first(reversed(slot.left), "program")
    if scholarship is not None and scholarship.tags["program"] == "BEASISWA" and value > _LARGEST_SCHOLARSHIP:
        return "claims"
    general = _GENERAL.search(slot, slot.left_text)
    paid = first([*slot.before, *slot.left], "money", "claims") and (
        general or not first(slot.left, "money", "benefit")
    )
    return "claims" if many or (paid and not ONE_PERSON.search(slot, text)) else "benefit"


def is_moved_budget(slot: Slot) -> bool:
    """Whether what was disbursed is called a budget: "anggaran yang telah dicairkan Rp4,1 miliar"."""
    return _BUDGET_MOVED.search(slot, slot.left_text) is not None


def _is_part_of_benefit(scene: Scene, slot: Slot) -> bool:
    """Whether the law's sum stands behind the benefit that it is a part of: "Rp42 juta, dengan perincian santunan
    berkala Rp12 juta, biaya pemakaman Rp10 juta"."""
    former = [s.reading for s in scene.slots[: slot.index] if s.is_money and s.reading is not None]
    return bool(former) and former[-1].metric == "benefit_amount"


def _is_listed_with_claims(scene: Scene, slot: Slot) -> bool:
    """Whether the sum goes on with one of claims: "klaim JKM Rp2,16 miliar, dan JP Rp359 juta"."""
    other = scene.slots[slot.joined].reading if slot.joined is not None else None
    return other is not None and other.metric == "claims_paid" and not first(slot.left, "money", "benefit")


def _names_many(scene: Scene) -> bool:
    """Whether the sentence counts three cases or more, or five persons."""
    for slot in scene.slots:
        noun = slot.head.tags.get("noun") if slot.head is not None else None
        if slot.reading is not None and slot.reading.metric == "claim_cases" and (slot.figure.value or 0) > _FEW:
            return True
        if slot.is_money or slot.is_percent or noun not in ("case", "recipient", "person", "member"):
            continue
        if (slot.figure.value or 0) > _FEW or (noun == "case" and (slot.figure.value or 0) >= 3):
            return True
    return False


def _is_cost_of_several(scene: Scene, slot: Slot) -> bool:
    """Whether the sum is what several who were hurt cost: "ada dua kecelakaan. Perawatannya habis Rp86 juta"."""
    if not _ITS_COST.search(slot, slot.left_text):
        return False
    return _HURT.search(scene.text, max(0, scene.sentence.start - _STORY), slot.start) is not None


def _is_shared_sum(scene: Scene, slot: Slot, value: float) -> bool:
    """Whether the sum is what several got together: "11 kasus, totalnya Rp462 juta", "dua nelayan telah menerima"."""
    if _SUMMED.search(slot, slot.left_text) and not _sums_parts(scene, slot) and _counts_several(scene, slot):
        return True
    got = _SEVERAL_GOT.search(slot, scene.text, scene.sentence.start, slot.start)
    return got is not None and not _EACH.search(slot, slot.left_text) and value not in by_law("benefit_amount")


def _sums_parts(scene: Scene, slot: Slot) -> bool:
    """Whether the sum adds up what one person gets: "Rp20 juta, Rp10 juta dan Rp12 juta, total Rp42 juta"."""
    return sum(s.is_money for s in scene.slots[: slot.index]) >= 2


def _counts_several(scene: Scene, slot: Slot) -> bool:
    """Whether several persons or cases are counted before the sum."""
    counts = [s for s in scene.slots[: slot.index] if not s.is_money and not s.is_percent and s.noun != "thing"]
    return any((s.figure.value or 0) >= 2 for s in counts)


@cache
def by_law(metric: str) -> frozenset[float]:
    """The sums in rupiah that the law sets for one person, such as Rp42 million on death or Rp16,800 a month."""
    law = statutory_parameters().filter((pl.col("unit") == "IDR") & (pl.col("metric") == metric))
    return frozenset(law["value"].to_list())


def is_of_several(value: float) -> bool:
    """Whether a sum is what several families got whom the law gives the same: "masing-masing Rp42 juta, totalnya Rp84
    juta"."""
    wholes = by_law("benefit_amount")
    return value not in wholes and any(value % whole == 0 for whole in wholes if whole >= WHOLE_BENEFIT)


def pays_cases(scene: Scene, slot: Slot) -> bool:
    """Whether the sum is said of a number of cases or recipients right behind it: "Rp7,1 miliar untuk 620 kasus"."""
    if slot.index + 1 >= len(scene.slots):
        return False
    following = scene.slots[slot.index + 1]
    noun = following.head.tags.get("noun") if following.head is not None else None
    between = scene.text[slot.figure.end : following.start]
    return noun in ("case", "recipient") and _TO_CASES.match(between) is not None


def as_budget(scene: Scene, slot: Slot, value: float) -> str | None:
    """A budget, unless it is for others or so small that it is no budget."""
    if not SMALLEST_BUDGET <= value < _LARGEST_BUDGET:
        return None
    if first(slot.left, "money", "claims") and scene.says("program"):
        return "claims"
    sentence = scene.sentence
    near_ours = _OURS_HERE.search(scene.low, max(0, sentence.start - _PURPOSE_REACH), sentence.end)
    return "budget" if near_ours else None


def is_managed(scene: Scene, slot: Slot, memory: Memory, cue: Cue | None) -> bool:
    """Whether the sum is of the funds that are invested, by its word `cue` or as it goes on with them: "Hasil
    investasi Rp51 triliun. JHT menyumbang Rp30 triliun, lalu JKK dengan dana Rp9 triliun"."""
    neutral = cue is not None and cue.tags["money"] == "outlay" and scene.low.startswith("dana", cue.start)
    if cue is not None and not neutral:
        return "managed" in cue.tags
    told = 0 <= scene.sentence.index - memory.managed_at <= REACH
    if not told or scene.says("money", "claims", "benefit", "contribution", "budget") or pays_cases(scene, slot):
        return False
    return memory.managed_at >= max(memory.money_at, memory.cases_at, memory.claims_topic_at)
