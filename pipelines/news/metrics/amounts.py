"""Reads sums of money: claims paid, benefits, contributions, contributions collected, budgets."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import told_of_claims
from pipelines.news.clauses.zones import aim, clause, first, last, near
from pipelines.news.metrics.amounts_contributed import contributes, contribution, is_per_head
from pipelines.news.metrics.amounts_promised import is_promised, is_set_on_death
from pipelines.news.metrics.amounts_shared import (
    LARGEST_BENEFIT,
    SMALLEST_BUDGET,
    SMALLEST_COLLECTED,
    as_budget,
    benefit_or_claims,
    by_law,
    is_managed,
    is_moved_budget,
    pays_cases,
)
from pipelines.news.metrics.amounts_unnamed import is_of_contributions, unnamed
from pipelines.news.metrics.cases import program_of
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.programs import group_of, segment_of
from pipelines.normalize.wording import Wording

_OF_SOMEONE = Wording(
    r"\b(?:almarhum|almarhumah|alm|mendiang|seorang|atas nama|salah satu|salah seorang)\b", re.IGNORECASE
)
_GOVERNMENT = re.compile(
    r"\b(?:pemkab|pemkot|pemprov|pemda|pemdes|pemerintah|bupati|wali ?kota|gubernur|apbd\w*|apbn|dbh\w*|anggaran"
    r"|dana desa|csr|dinas|iuran|premi|preminya|iurannya)\b",
    re.IGNORECASE,
)
_OF_CLAIMS = re.compile(
    r"\b(?:manfaat|santunan|klaim\w*|jaminan hari tua|jaminan kematian|kecelakaan(?: kerja)?|jht|jkm|jkk|jkp|jp"
    r"|beasiswa"
    r"|penerima|ahli waris|kasus|pihaknya|kantornya)\b",
    re.IGNORECASE,
)
_GOVERNMENT_OR_FUND = re.compile(
    r"\b(?:pem(?:kab|kot|prov|da|des|ko)|pemerintah|bupati|wali ?kota|gubernur|apbd\w*|apbn|dbh\w*|dana desa"
    r"|csr|dinas)\b",
    re.IGNORECASE,
)
_EMBEZZLED = Wording(
    r"\b(?:korupsi|dikorupsi|kerugian|selewengkan|diselewengkan|penyelewengan|fiktif)\b", re.IGNORECASE
)
_PAYER = Wording(
    r"\b(?:pemkab|pemkot|pemprov|pemda|pemdes|apbd\w*|apbdes|anggaran|dbh\w*|csr"
    r"|pemerintah (?:daerah|kabupaten|kota|provinsi|desa))\b",
    re.IGNORECASE,
)
_HEAD_PAYS = Wording(
    r"\b(?:gubernur|bupati|wali ?kota)\b.*\b(?:iuran|premi) yang (?:kita |kami |akan )?(?:di)?bayar(?:kan)?\b"
)
"""The head of a government tells what contributions it pays."""
_PAYS = Wording(r"\b(?:(?:di|mem)?bayar\w*|(?:di|me)(?:tang|nang)gung\w*|disetor\w*)\b", re.IGNORECASE)
_GRANT = Wording(
    r"\bbantuan\s+(?!pendidikan|biaya|santunan|jaminan|perlindungan|kepesertaan|kematian|sebesar|senilai|uang)"
    r"(?:(?!iuran|premi)\w+\s+){1,4}$",
    re.IGNORECASE,
)
"""Aid before its sum, which is none of ours: "bantuan perbaikan rumah senilai Rp20 juta"."""
_WORKS = Wording(r"\b(?:proyek|pembangunan|pengerjaan|renovasi|rehabilitasi)\b(?!.*\b(?:iuran|premi)\b)", re.IGNORECASE)
"""What costs so much is a work: "proyek itu menelan Rp84 miliar"."""
_PER_THING = Wording(r"\s*(?:per|tiap|setiap) (?:desa|kelurahan|unit|kilogram|kg|hektare|liter|ton)\b", re.IGNORECASE)
_RECEIVED = Wording(
    r"\b(?:dbh\w*|dana (?:desa|bagi hasil|transfer)) (?:\w+ ){0,2}?(?:diterima|diperoleh|didapat\w*)\b[^,;]*$"
    r"|\b(?:mendapat(?:kan)?|menerima|memperoleh|kebagian) (?:alokasi |jatah |kucuran )?"
    r"(?:dbh\w*|dana (?:desa|bagi hasil|transfer))(?: \w+){0,3} $"
    r"|\banggaran (?:yang )?(?:di)?(?:rasionalisasi|pangkas|efisiensi|refocusing)\w*\b[^,;]*$",
    re.IGNORECASE,
)
"""A whole fund, of which a part may pay contributions ("DBHCHT yang diterima kabupaten itu Rp38 miliar"), or a cut."""
_TO_PAY_IN = Wording(
    r"\b(?:untuk|guna|demi|buat|agar)\s+(?:(?:mem|me)\w+\s+)?(?:pembayaran\s+)?(?:iuran|premi)\w*\b", re.IGNORECASE
)
_CONTRIBUTIONS_PAID = Wording(
    r"\b(?:iuran|premi)\w* (?:(?!klaim|manfaat|santunan)\w+ ){0,3}?(?:di|mem)?bayar(?:kan)?\b[^,;]{0,40}$"
    r"|\b(?:mem)?bayar(?:kan)? (?:iuran|premi)\w*\b[^,;]{0,30}$",
    re.IGNORECASE,
)
_OWED = Wording(r"\b(?:harus|perlu|wajib|mesti) di(?:bayar|setor|tanggung)\w*\b[^,;]{0,40}$", re.IGNORECASE)
_EXACTLY = re.compile(r"[^.;:0-9]{0,30}\b(?:tepatnya|persisnya|pastinya)\s+(?:sebesar |senilai )?", re.IGNORECASE)
_FORECAST = Wording(
    r"\b(?:(?:di|mem)(?:prediksi|proyeksi|perkirakan(?=\s(?:akan|bakal|hingga|sampai|meningkat|naik|membengkak)))(?:kan)?"
    r"|prediksi|proyeksi)(?:nya)?\b"
    r"|\b(?:akhir|pengujung|penghujung) tahun (?!(?:lalu|kemarin|silam|itu|tersebut|sebelumnya)\b)[^,;.]{0,20}"
    r"\b(?:di(?:perkira|taksir|estimasi)\w*|bisa|dapat|mungkin|akan|bakal|kira-kira)\b",
    re.IGNORECASE,
)
"""Before a sum: what claims may come to, by a year's end that lies ahead."""
_BY_US = re.compile(
    r"\b(?:bpjs|bp ?jamsostek|bpjamsostek|cabang|kacab|kanwil|kantor(?:nya)?|pihaknya|badan)\b", re.IGNORECASE
)
_PAID_BY_US = re.compile(
    r"\b(?:dibayar|ditanggung)\w* (?:\w+ ){0,2}?(?:bpjs|bpjamsostek|jamsostek|seluruhnya|sepenuhnya|penuh)\b",
    re.IGNORECASE,
)
_ON_AVERAGE = Wording(
    r"\brata-rata\b[^;]{0,40}\b(?:per (?:orang|peserta|kasus|klaim)|seorang|setiap|tiap)\b", re.IGNORECASE
)
_DAILY = Wording(r"\s*(?:per|se|setiap|tiap)\s?hari(?:nya)?\b", re.IGNORECASE)
_AID = Wording(r"\bbantuan\s+(?!pendidikan|iuran)(?:\w+\s+){0,2}$", re.IGNORECASE)
_IS_TIMES_WAGE = re.compile(r"\s+(?:itu )?(?:\w+ ){1,2}[0-9]+ (?:kali|x) upah\b", re.IGNORECASE)
_FOR_CONTRIBUTIONS = Wording(
    r"[^.;:]{0,40}?\b(?:untuk|guna|demi|buat|bagi|agar|dalam rangka)\s+(?:\w+\s+){0,2}?"
    r"(?:iuran|premi|kepesertaan|keikutsertaan|(?:perlindungan|jaminan) sosial"
    r"|(?<=untuk )(?:bpjs (?:ketenagakerjaan|tk)|bpjamsostek|jamsostek)"
    r"|(?:me|di)\w*(?:bayar|tanggung|biayai|cover|kover|nanggung|iur|lunasi|lindungi|daftarkan)\w*\s+"
    r"(?:\w+\s+){0,2}?(?:iuran|premi|jaminan|jamsos\w*|kepesertaan|perlindungan))",
    re.IGNORECASE,
)
_TIMES_WAGE = Wording(
    r"\b(?:kali|x) (?:upah|gaji)\w*(?: \w+){0,2}?(?: atau|,| sebesar| yakni| setara| senilai)(?: \w+)? $", re.IGNORECASE
)
"""What the law gives as a multiple of wages, worked out: "48 kali upah atau Rp118 juta"."""
_METRICS = {
    "contribution": ("contribution_amount", 0.9),
    "collected": ("contributions_collected", 0.85),
    "budget": ("budget_allocated", 0.85),
    "benefit": ("benefit_amount", 0.8),
    "claims": ("claims_paid", 0.88),
}
_SMALLEST_SUM = 1e2
_SMALLEST_BOUNDED = 5e7
_SMALLEST_OF_MANY = 1e7
"""A sum a month that is too large to be paid for one person."""


def read_amount(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    """What the sum is; None where it is of another kind (wages, investments, arrears, targets of sums)."""
    value = slot.figure.value or 0
    if value < _SMALLEST_SUM or slot.is_target_base or _is_of_other_purpose(scene, slot):
        return None
    kind = _kind(scene, slot, memory, value)
    forecast = kind == "claims" and _FORECAST.search(slot, scene.text, slot.clause[0], slot.figure.start)
    if kind is None or forecast or _is_told_exactly(scene, slot):
        return None
    said = _said_as(scene, slot, kind)
    if said == "statutory" and kind == "benefit" and value > LARGEST_BENEFIT:
        kind, said = "claims", "observation"  # no law gives one person so much
    metric, weight = _METRICS[kind]
    return Reading(
        metric,
        said,
        f"money+{kind}",
        weight,
        program=() if kind in ("collected", "budget") else program_of(scene, slot, memory),
        segment=segment_of([*slot.left, *slot.right, *slot.before]) if kind in ("contribution", "collected") else None,
        group=group_of([*slot.right, *slot.left]),
    )


def _is_told_exactly(scene: Scene, slot: Slot) -> bool:
    """Whether the next sum gives this one exactly: "Rp0,5 triliun lebih atau tepatnya Rp535,9 miliar"."""
    after = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    return (
        after is not None
        and after.is_money
        and _EXACTLY.fullmatch(scene.text, slot.figure.end, after.start) is not None
    )


def _is_of_other_purpose(scene: Scene, slot: Slot) -> bool:
    """Whether the sum goes to health insurance, aid or works, or is of another insurer in a sentence not about us."""
    other = any(s.is_money and s.start >= slot.clause[0] for s in scene.slots[: slot.index])
    own = [*near(slot), *slot.beyond] if other else clause(slot)
    if first(own, "foreign", "health", "aid") or _GRANT.search(slot, slot.left_text):
        return True
    received = _RECEIVED.search(slot, slot.left_text) and not _FOR_CONTRIBUTIONS.match(slot, slot.right_text)
    if received or _PER_THING.match(slot, slot.right_text):
        return True
    if first(own, "foreign", "works") and first(slot.left, "money", "benefit") is None:
        return True
    return first(own, "foreign", "insurance") is not None and not scene.ours


def _said_as(scene: Scene, slot: Slot, kind: str) -> str:
    """The kind of statement: contributions and benefits are set by law, unless the benefit of one person is told of."""
    if kind == "budget":
        return "plan" if last(slot.left, "aim", "plan") else "observation"
    if kind != "benefit":
        return "statutory" if kind == "contribution" else "observation"
    return "anecdote" if _OF_SOMEONE.search(slot, scene.text, scene.sentence.start, scene.sentence.end) else "statutory"


def _kind(scene: Scene, slot: Slot, memory: Memory, value: float) -> str | None:
    """The kind of sum by the nearest word for one, checked against how large such sums are."""
    text = scene.text
    refused = last(slot.left, "money", "reject")
    if contributes(scene, slot, memory, value):
        return contribution(slot, refused, value)
    on_death = refused is None and is_set_on_death(slot, value)
    paid_in = refused is None and not on_death and value >= SMALLEST_BUDGET
    if paid_in and (_pays_in(scene, slot) or is_of_contributions(scene, slot)):
        return as_budget(scene, slot, value)
    scholarship = refused is not None and value in by_law("benefit_amount") and scene.says("program", "BEASISWA")
    if (
        scholarship
        or on_death
        or _TIMES_WAGE.search(slot, slot.left_text)
        or _IS_TIMES_WAGE.match(text, slot.figure.end)
        or (refused is None and is_promised(scene, slot, value))
    ):
        return "benefit"
    cue = _money_cue(slot)
    if managed := is_managed(scene, slot, memory, cue):
        memory.managed_at = scene.sentence.index
    if managed or cue is None:
        return None if managed else unnamed(scene, slot, memory, value)
    kind = cue.tags["money"]
    if kind == "claims" and _CONTRIBUTIONS_PAID.search(slot, slot.left_text):
        kind = "contribution"
    if kind in ("contribution", "collected") and not _is_aimed(scene, slot):
        return _pooled(scene, slot, kind, value, one=refused is not None or is_per_head(scene, slot))
    return _spent(scene, slot, memory, cue, value)


def _is_listed_with_others(scene: Scene, slot: Slot) -> bool:
    """Whether it is listed behind a sum that is none of ours: "aset dana JKM Rp16 triliun dan JKP Rp11 triliun"."""
    other = scene.slots[slot.joined] if slot.joined is not None else None
    return other is not None and other.is_money and other.reading is None and bool(first(other.left, "money", "reject"))


def _pays_in(scene: Scene, slot: Slot) -> bool:
    """Whether the sum is there to pay contributions: said behind it, or before a government's sum."""
    if _FOR_CONTRIBUTIONS.match(slot, _behind(scene, slot)):
        return True
    before = scene.text[slot.clause[0] : slot.start]
    return bool(_TO_PAY_IN.search(slot, before) and _GOVERNMENT_OR_FUND.search(before + slot.right_text))


def _spent(scene: Scene, slot: Slot, memory: Memory, cue: Cue, value: float) -> str | None:
    """A budget, claims or a benefit, by the word `cue` for it."""
    kind = cue.tags["money"]
    words = scene.text[slot.clause[0] : slot.clause[1]]
    if kind == "outlay" and (_is_listed_with_others(scene, slot) or _WORKS.search(slot, slot.left_text)):
        return None
    if kind == "claims" and is_moved_budget(slot):
        kind = "budget"
    if kind == "outlay":
        kind = _outlay(scene, slot, memory, needs_payer=scene.text[cue.start : cue.end].lower().startswith("biaya"))
    word = scene.low[cue.start : cue.end]
    if kind in ("budget", "reject") and cue.tags["money"] != "reject" and _is_for_cases(scene, slot, memory, word):
        kind = "claims"  # "420 kejadian menghabiskan biaya Rp4 miliar", "beasiswa 96 anak dengan anggaran Rp412 juta"
    if kind == "budget" and value in by_law("benefit_amount") and first(clause(slot), "money", "benefit"):
        kind = "benefit"  # "santunan ahli waris yang didaftarkan lewat APBDes, besarnya Rp42 juta"
    if kind == "budget":
        wages = cue.tags["money"] == "outlay" and first([*slot.before, *slot.left], "wage")
        return None if wages or _EMBEZZLED.search(slot, words) else as_budget(scene, slot, value)
    bounded = slot.figure.qualifier not in (None, "exact", "about")
    if bounded and (word.startswith("saldo") or (word == "klaim" and value < _SMALLEST_BOUNDED)):
        return None  # "saldo JHT di bawah Rp10 juta bisa diklaim lewat aplikasi"
    if kind not in ("benefit", "claims") or _is_of_others(scene, slot) or _is_average_or_aid(slot):
        return None
    if kind == "claims" and cue.tags["money"] == kind and (_is_aimed(scene, slot) or _would_be_owed(slot)):
        return None
    return benefit_or_claims(scene, slot, value)


def _would_be_owed(slot: Slot) -> bool:
    """Whether it is what contributions would come to: "premi Rp16.800, maka yang harus dibayarkan Rp5,4 miliar"."""
    return _OWED.search(slot, slot.left_text) is not None and first(slot.before, "money", "contribution") is not None


def _is_for_cases(scene: Scene, slot: Slot, memory: Memory, word: str) -> bool:
    """Whether the sum is what the cases counted before it in the clause cost, and no government pays it.

    `word`: what the sum is called; "uangnya", "dananya" goes on from the sentence before, too.
    """
    since = scene.sentence.index - memory.cases_at
    if since > 1 or _GOVERNMENT_OR_FUND.search(scene.text[slot.clause[0] : slot.start]):
        return False
    if word.endswith("nya") and memory.persons_at < memory.cases_at:
        return True
    return since == 0 and first([*slot.before, *slot.left], "noun", "case", "recipient") is not None


def _is_average_or_aid(slot: Slot) -> bool:
    """Whether the sum is what one case costs on average, or aid: "bantuan Rp15 juta dari Dinas Sosial diserahkan"."""
    if _DAILY.match(slot, slot.right_text):
        return True
    return bool(_ON_AVERAGE.search(slot, slot.left_text) or _AID.search(slot, slot.left_text))


def _is_aimed(scene: Scene, slot: Slot) -> bool:
    """Whether the sum is a target of sums, or of another kind; what one person gets is set (santunan dipatok ...)."""
    return (aim(slot) is not None and first(slot.left, "aim", "target") is not None) or _is_of_others(scene, slot)


def _behind(scene: Scene, slot: Slot) -> str:
    """The words behind the figure, to the end of its clause or the next sum."""
    sums = [s.start for s in scene.slots[slot.index + 1 :] if s.is_money]
    return scene.text[slot.figure.end : min([slot.clause[1], *sums])]


def _pooled(scene: Scene, slot: Slot, kind: str, value: float, *, one: bool) -> str | None:
    """Contributions of many: collected, or paid by a government for others; None if too small or of `one` person."""
    if one and value < _SMALLEST_OF_MANY:
        return None
    paid = kind == "contribution" or _PAYS.search(slot, slot.left_text) is not None
    payer = _PAYER.search(slot, scene.text, *slot.clause) or first(slot.left, "sponsored")
    payer = payer or _HEAD_PAYS.search(slot, scene.low, slot.clause[0], slot.start)
    if paid and value >= SMALLEST_BUDGET and payer:
        return as_budget(scene, slot, value)
    if one:
        return None
    return "collected" if value >= (SMALLEST_COLLECTED if kind == "contribution" else SMALLEST_BUDGET) else None


def _outlay(scene: Scene, slot: Slot, memory: Memory, *, needs_payer: bool) -> str:
    """Who pays decides over a neutral verb: "Pemkab menggelontorkan" a budget, "manfaat yang dikucurkan" claims."""
    start, end = slot.clause
    left, right = scene.text[start : slot.start], scene.text[slot.figure.end : end]
    drawn = first(slot.left, "money", "claims", "benefit")
    if (drawn or _OF_CLAIMS.search(left)) and not _GOVERNMENT.search(left):
        return "claims"
    if _PAID_BY_US.search(left):
        return "claims"
    if (
        first([*slot.before, *slot.left], "status", "registered")
        or _GOVERNMENT.search(left)
        or _GOVERNMENT.search(right)
    ):
        return "budget"
    paid = _OF_CLAIMS.search(right) or _BY_US.search(left) or _PAID_BY_US.search(right) or pays_cases(scene, slot)
    if paid or (not needs_payer and told_of_claims(scene, memory)):
        return "claims"
    return "reject" if needs_payer else "budget"


def _is_of_others(scene: Scene, slot: Slot) -> bool:
    """Whether a word such as "pesangon" or "kredit" near the sum outweighs a general verb of paying beside it."""
    heads = [s.head for s in scene.slots[slot.index + 1 : slot.index + 2] if s.head is not None]
    benefit = last(slot.left, "money", "benefit")
    left = [c for c in slot.left if benefit is None or c.start > benefit.start]
    refused = [c for c in (*left, *slot.right, *slot.beyond, *heads) if c.tags.get("money") == "reject"]
    return any("wage" not in cue.tags for cue in refused)


def _money_cue(slot: Slot) -> Cue | None:
    """The word that says what the sum is: the last before it, else the first behind it, else farther away."""
    return (
        last(slot.left, "money", "benefit", "claims", "collected", "budget", "outlay", "reject", "contribution")
        or first(slot.right, "money", "collected", "budget", "outlay", "reject")
        or first(slot.right, "money", "benefit", "claims")
        or last(slot.before, "money", "benefit", "claims", "collected", "budget", "outlay", "reject")
        or first(slot.beyond, "money", "claims", "budget", "outlay")
    )
