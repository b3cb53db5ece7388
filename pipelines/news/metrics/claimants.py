"""Tells whether persons are claimants: whether a claim was paid to them, asked for by them, or left by them."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import told_of_claims
from pipelines.news.clauses.zones import first, last, near
from pipelines.news.metrics.outsiders import got_other_pay
from pipelines.news.metrics.unsaid_paid import goes_on_with_helped
from pipelines.normalize.wording import Wording

_FEW_WORDS = r"(?:(?:sebanyak|sekitar|total|lebih|dari|para|setidaknya|sejumlah|oleh|hampir|secara \w+)\s+)*$"
_GOT = (
    r"diterima|dinikmati|dirasakan|dimanfaatkan|digunakan|dipakai|dicairkan|diambil|ditarik|diklaim|diajukan"
    r"|didapat(?:kan)?"
)
_TO_WHOM = re.compile(
    r"\b(?:kepada|untuk|bagi|buat|oleh|pada|dari|terhadap|(?:ke )?tangan|ke(?: rekening)?"
    rf"|(?:{_GOT})(?: oleh)?)\s+{_FEW_WORDS}",
    re.IGNORECASE,
)
_TAKEN_BY = Wording(rf"\b(?:{_GOT})(?:\s+secara \w+)?(?:\s+oleh)?\s+{_FEW_WORDS}", re.IGNORECASE)
_NEAR_WHOM = 50
"""How many characters before a number "kepada" may begin."""
_TAKEN_PROGRAMMES = ("JHT", "JP", "JKP", "BEASISWA")
"""Programmes that are used by drawing money; what of JKK and JKM is enjoyed may be the protection alone."""
_PROGRAMME = (
    r"(?:program|manfaat|klaim|jht|jkm|jkk|jkp|jp|beasiswa|pendidikan|kematian|pensiun|berkala|jaminan"
    r"|hari tua|kecelakaan kerja|kehilangan pekerjaan|bulanan|rutin|biaya|pengobatan|perawatan|dan"
    r"|jamsostek|bpjs ketenagakerjaan)"
)
_CLAIM_OF = Wording(
    r"\b(?:klaim|pencairan|santunan|hak|hak-hak|beasiswa|perawatan|pengobatan"
    rf"|(?:manfaat|pembayaran)(?=\s{_PROGRAMME}))\s+(?:{_PROGRAMME}\s+)*"
    r"(?:yang (?:(?:sudah|telah) )?(?:di|ter)(?:salur|bayar|cair|serah)\w*\s+)?"
    r"(?:(?:atas|bagi|untuk|kepada|milik|dari|dengan|mencapai|atas nama|mencakup|meliputi|menyangkut|menjangkau)\s+)*"
    rf"{_FEW_WORDS}",
    re.IGNORECASE,
)
"""A payment whose owners are counted next: "membayar klaim 5.100 peserta", "klaim JHT sebanyak 870 peserta"."""
_BENEFIT = (
    r"(?:(?:hak|pembayaran|penggantian|uang|dana|biaya|total|program)\s+)?"
    r"(?:manfaat(?! (?:perlindungan|kepesertaan|jaminan sosial(?! (?:ketenagakerjaan )?(?:senilai|sebesar|dengan)\b)))"
    r"|klaim|santunan|jht|jkm|jkp|jp\b|beasiswa|pembayaran"
    r"|jaminan (?:hari tua|pensiun|kehilangan)|tabungan hari tua|saldo"
    r"|pencairan|hak(?:nya)?\b|perawatan|pengobatan|tunai|pensiun"
    r"|(?:pe)?layanan (?:jkk|kecelakaan|pengobatan|perawatan))"
)
RECEIVES = Wording(
    r"\b(?:menerima|merasakan|memperoleh|mendapat(?:kan)?|menikmati|mengambil|menarik|memanfaatkan|mengantongi"
    rf"|menggunakan|(?:mem|di)?bayar(?:kan)?|diberi(?:kan)?|cairkan|salurkan|serahkan|tunaikan) {_BENEFIT}"
    r"|\b(?:mencairkan|mengajukan klaim|mengklaim|diklaim(?:kan)?|disantuni)\b",
    re.IGNORECASE,
)
_MAY = Wording(
    r"\b(?:dapat|bisa|akan|bakal|berhak|berkesempatan|berpeluang|boleh|siap|ingin|layak|belum|tidak|tak|agar|supaya"
    r"|untuk|nantinya|antre|antri|mengantre|mengantri|ditarget\w*|diharapkan|direncanakan|diusulkan|diproyeksikan)\b",
    re.IGNORECASE,
)
"""Whoever may get something, or has not, got nothing yet."""
_THIS_SUM = Wording(
    r"^\W*(?:jumlah|angka|nilai|dana|uang|manfaat|total|nominal|klaim|santunan)"
    r"(?:nya| (?:sebesar )?(?:itu|tersebut|ini))\b",
    re.IGNORECASE,
)
_CLAIMANTS = Wording(r"\s*(?:orang |tenaga kerja )?(?:peserta|pekerja|penerima) klaim\b", re.IGNORECASE)
_CLAIMANTS_LABEL = Wording(r"\b(?:peserta|pekerja|penerima) klaim\b[^;]{0,80}$", re.IGNORECASE)
_SUM_REACH = 90
_WITH_SUM = re.compile(
    r"\s*(?:(?:[^\W\d][\w'’/-]*|\([A-Z]+\))\s+){0,8}?"
    r"(?:(?:dengan|senilai|sebesar|mencapai|total|nominal|nilai|menerima)\s+)"
    r"(?:(?:total|nominal|nilai|jumlah|besaran|besar|klaim|santunan|manfaat|pembayaran|pencairan|sebesar|sebanyak|senilai"
    r"|mencapai|yang|dibayar\w*|sekitar|lebih|dari|uang|dana)\s+)*"
)
_NAMES_CLAIM = re.compile(r"\b(?:klaim|santunan|manfaat|pencairan|pembayaran|dibayar\w*)\b")
_HANDED = re.compile(r"(?:di|pe|me)[a-z]{0,2}(?:serah|salur|yerah|yalur)(?:k?an)\b")
_NO_CLAIM = re.compile(r"\b(?:iuran|premi|upah|gaji|modal|anggaran|biaya|bantuan|omzet|pendapatan|tunggakan|piutang)\b")
_APPLIES = Wording(
    r"\b(?:yang|telah|sudah|orang|pekerja|peserta)\s+(?:mengajukan|mengurus|mencairkan|mengklaim)\b"
    r"|\bme(?:ngajukan|ngurus|ncairkan|ngklaim|ngambil|nerima|nikmati|manfaatkan|narik|makai|nggunakan|mperoleh)nya\b",
    re.IGNORECASE,
)
_TAKERS = Wording(
    r"\b(?:pengambil|penarik|pencair|pengaju"
    r"|yang (?:telah |sudah )?(?:mengambil|menarik|mencairkan|mengajukan|menerima|menikmati|memanfaatkan)(?:nya)?)\b"
    r"[^;]{0,110}$",
    re.IGNORECASE,
)
_RECEIVERS = Wording(rf"\byang\s+(?:sudah\s+|telah\s+)?(?:{RECEIVES.pattern})[^,;]{{0,60}}$", re.IGNORECASE)
_ALL_TOOK = Wording(
    r"[^,;.0-9]{0,50},?\s(?:dan|yang)?\s?(?:semua|seluruh|keseluruhan)(?:nya)? (?:sudah |telah )?"
    rf"(?:{RECEIVES.pattern})",
    re.IGNORECASE,
)
_THEIRS = Wording(
    r"\s+(?:[^\W\d]+\s+){1,4}?yang\s+(?:santunan|klaim|hak|jht|jkm)nya\s+(?:sudah\s+|telah\s+)?"
    r"(?:cair|dicairkan|dibayar\w*|diterima|tersalur\w*|disalurkan|ditunaikan|diserahkan)\b",
    re.IGNORECASE,
)
"""Those whose claim was paid: "264 pekerja rentan yang santunannya cair"."""
_ALL_THEN = re.compile(
    r"\W*(?:(?:semua|seluruh)(?:nya)?\s(?:sudah |telah )?|mereka (?:sudah|telah|pun) )"
    r"(?:mengklaim|mencairkan|mengajukan klaim|menarik|mengambil)\b",
    re.IGNORECASE,
)
"""What all of them got: "640 buruh kena PHK dan semuanya telah mencairkan JHT"."""
_SHARED = re.compile(
    r"(?:[\s,]+(?!sedangkan|sementara|dan|serta|iuran|peserta|kepesertaan|perlindungan|premi|untuk|dari"
    r"|bagi)[^\W\d][\w-]*"
    r"(?:\s\([A-Z]+\))?){0,6}?"
    r"\s*(?:\(|/|[\s,]+(?:untuk|bagi|kepada|buat|oleh|dari|ke tangan|ke|di (?:kantong|tangan|rekening)|diterima"
    r"|dinikmati|dirasakan)\b)\s*"
    r"(?:(?:sebanyak|sekitar|total|lebih dari|untuk|bagi|kepada|buat|oleh)\s+)*",
    re.IGNORECASE,
)
"""What may stand between a sum and those it went to: " JHT untuk ", ", diberikan kepada ", " (", " mengalir ke "."""
_LEAVING = (
    r"\b(?:mengundurkan diri|undur diri|resign|(?:di-?|ter-?)?phk|pemutusan hubungan kerja|habis(?: masa)? kontrak"
    r"|(?:usia|masuk|memasuki) pensiun|berhenti (?:bekerja|kerja|atas)|keluar dari pekerjaan)\b"
)
_LEFT_WORK = Wording(_LEAVING + r"\W*$", re.IGNORECASE)
_LEAVES_WORK = Wording(
    r"^\s*(?:\w+\s+)?(?:lainnya |lagi )?(?:yang|karena|lantaran|akibat|korban)\s[^,;.]{0,30}?" + _LEAVING, re.IGNORECASE
)
_FOR_LEAVING = Wording(
    r"\s*(?:orang|peserta|pekerja|kasus)?,?\s*(?:karena|lantaran|akibat|disebabkan"
    r"|yang) [^,;.]{0,20}?" + _LEAVING,
    re.IGNORECASE,
)
"""Those who left work draw their JHT or JKP, where these are spoken of."""
_DIED = Wording(
    r"\b(?:meninggal|wafat|gugur|tewas|tutup usia|berpulang|celaka)(?: dunia)?\b"
    r"|\b(?:mengalami|tertimpa|terkena|menimpa|dialami) kecelakaan\b"
    r"|\bkecelakaan kerja (?:yang )?(?:menimpa|dialami)\b|^\s*korban kecelakaan kerja\b",
    re.IGNORECASE,
)
"""Who died or was hurt at work, before the number or right behind it."""
_SETTLED = Wording(
    r"\b(?:dibayar(?:kan)?|disantuni|diklaim(?:kan)?|santunan(?:nya)?|haknya|dirawat"
    r"|(?:biaya|ongkos) (?:pe\w+|rumah sakit)\w*"
    r"|(?:ahli waris|keluarga)\w* (?:[\w-]+ ){0,2}?(?:menerima|memperoleh|mendapat\w*)|ditanggung bpjs\w*)\b",
    re.IGNORECASE,
)
_THEIR_CLAIMS = re.compile(
    r"\W*(?:(?:para |kepada )?(?:ahli waris|keluarga)(?:nya| mereka)|(?:untuk |biaya )?(?:meng)?obat\w* mereka|mereka"
    r"|semua(?:nya)?|seluruh\w*|hak mereka)\b[^.!?]{0,80}?"
    r"\b(?:santun\w*|menerima|memperoleh|mendapat\w*|dibayar\w*|mengeluarkan|ditanggung)",
    re.IGNORECASE,
)
"""The next sentence tells what became of them: "Ahli waris mereka menerima total Rp4 miliar"."""


def is_paid(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the persons are those a claim was paid to: "disalurkan kepada 2.040 tenaga kerja"."""
    owned = _CLAIM_OF.search(slot, slot.left_text) is not None and not _MAY.search(slot, slot.right_text)
    paid = owned or last(slot.left, "noun", "recipient") is not None or _shares_sum(scene, slot, memory)
    if not paid and not _took(scene, slot, memory) and not _was_paid_to(scene, slot, memory):
        return False
    if first(near(slot), "status", "unprotected", "eligible") or first(slot.right, "sponsored"):
        return False
    if slot.base_of is not None and scene.slots[slot.base_of].is_percent:
        return False
    if paid:
        return True
    refused = first([*slot.before, *slot.left], "money", "reject")
    return not refused and _TO_WHOM.search(slot.left_text[-_NEAR_WHOM:]) is not None


def _took(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a programme, or the sum told of just before, was used by them: "JKP dinikmati 45 pekerja"."""
    if _THIS_SUM.search(slot, slot.left_text) and told_of_claims(scene, memory):
        return True
    taken = last(slot.left, "program", *_TAKEN_PROGRAMMES)
    return taken is not None and _TAKEN_BY.search(slot, slot.left_text) is not None


def _was_paid_to(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a word of paying claims has them behind its "kepada"."""
    paid = last([*slot.before, *slot.left], "money", "claims", "budget", "contribution", "benefit")
    if paid is None or paid.tags["money"] not in ("claims", "benefit") or first(near(slot), "sponsored"):
        return False
    former = scene.slots[slot.index - 1].reading if slot.index else None
    if former is not None and former.metric == "budget_allocated":
        return False
    opening = scene.low[scene.sentence.start : slot.start]
    if "perlindungan" in scene.low[paid.end : slot.start]:
        return False
    handed = _HANDED.match(scene.low, paid.start) and not _NAMES_CLAIM.search(opening)
    if handed and goes_on_with_helped(scene, memory):
        return False  # the cover just told of: "Bantuannya diserahkan kepada 900 petani"
    return (
        slot.index > 0
        or scene.says("program")
        or scene.says("noun", "case")
        or "klaim" in opening
        or "manfaat" in opening
    )


def _shares_sum(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the sum just before went to them: "Rp9 miliar JHT untuk 80 orang", "JKM Rp2 miliar (48 orang)"."""
    if not slot.index or memory.money is None or memory.money.metric != "claims_paid":
        return False
    other = scene.slots[slot.index - 1]
    if not other.is_money or memory.money_at != scene.sentence.index:
        return False
    named = first(near(slot), "sponsored") or first(slot.right, "status", "active", "registered", "unprotected")
    return named is None and _SHARED.fullmatch(scene.text, other.figure.end, slot.start) is not None


def is_claimed_for(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the persons got a benefit, or died and were claimed for: "yang meninggal 31 orang, semuanya dibayar"."""
    got = RECEIVES.search(slot, slot.right_text)
    if got and got_other_pay(scene, slot):
        return False
    if _CLAIMANTS.match(slot, slot.right_text) or _CLAIMANTS_LABEL.search(slot, slot.left_text):
        return True
    if got and not _MAY.search(slot, slot.right_text[: got.start()]):
        return True
    if (
        _THEIRS.match(slot, slot.right_text)
        or _ALL_TOOK.match(slot, scene.text, slot.figure.end, slot.clause[1])
        or _ALL_THEN.match(scene.text, scene.sentence.end)
    ):
        return True
    return (
        _RECEIVERS.search(slot, slot.left_text) is not None
        or has_sum_behind(scene, slot, memory)
        or _applied(scene, slot, memory)
        or _left_work(scene, slot, memory)
        or _died(scene, slot)
    )


def has_sum_behind(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the claims paid to them are summed right behind: "JHT 870 orang dengan nominal klaim Rp9 miliar"."""
    after = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    if after is None or not after.is_money or after.start - slot.figure.end > _SUM_REACH:
        return False
    between = scene.text[slot.figure.end : after.start]
    if _WITH_SUM.fullmatch(between) is None or _NO_CLAIM.search(between):
        return False
    return _NAMES_CLAIM.search(between) is not None or told_of_claims(scene, memory)


def _applied(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether they asked for a claim or drew on it, where claims are told of: "yang mengambilnya 870 orang"."""
    if not _APPLIES.search(slot, slot.right_text) and not _TAKERS.search(slot, slot.left_text):
        return False
    told = memory.claims_topic_at >= scene.sentence.index - 2 or scene.says("program") or memory.counted == "case"
    return told or _tells_of_claims(scene, memory)


def _left_work(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether they left work, where claims or JHT or JKP are told of: "klaim karena PHK 640 orang"."""
    before = scene.low[scene.sentence.start : slot.start]
    told = memory.counted == "case" and memory.counted_at >= scene.sentence.index - 1
    told = told or _tells_of_claims(scene, memory)
    if _LEFT_WORK.search(slot, before) and (told or "klaim" in before):
        return True
    if told and _FOR_LEAVING.match(slot, scene.text, slot.figure.end, scene.sentence.end):
        return True
    if not _LEAVES_WORK.search(slot, slot.right_text):
        return False
    whole = slot.left_text.strip().lower() in ("dari", "dari total", "dari sekitar")
    return not whole and (scene.says("program", "JHT", "JKP") or "klaim" in before)


def _died(scene: Scene, slot: Slot) -> bool:
    """Whether they died or were hurt, and their claims were paid, by this sentence or the next."""
    if not (_DIED.search(slot, slot.left_text) or _DIED.search(slot, slot.right_text)):
        return False
    start, end = scene.sentence.start, scene.sentence.end
    return _SETTLED.search(slot, scene.text, start, end) is not None or _THEIR_CLAIMS.match(scene.text, end) is not None


def _tells_of_claims(scene: Scene, memory: Memory) -> bool:
    """Whether a sum of claims was just given, so that "yang menerimanya 3.900 orang" goes on with it."""
    told = memory.money is not None and memory.money.metric == "claims_paid"
    return told and memory.money_at >= scene.sentence.index - 1
