"""Reads cases and claimants: numbers of claims, and of persons whom a claim was paid to, with the programme."""

from __future__ import annotations

import re

from pipelines.news.firms import plain_small
from pipelines.news.memory import Memory, Reading
from pipelines.news.nouns import AND
from pipelines.news.scene import Scene, Slot
from pipelines.news.zones import aim, first, last, near
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.programs import programs_of
from pipelines.normalize.wording import Wording

_FEW_WORDS = r"(?:(?:sebanyak|sekitar|total|lebih|dari|para|setidaknya|sejumlah|oleh|hampir|secara \w+)\s+)*$"
_GOT = (
    r"diterima|dinikmati|dirasakan|dimanfaatkan|digunakan|dipakai|dicairkan|diambil|ditarik|diklaim|diajukan"
    r"|didapat(?:kan)?"
)
_TO_WHOM = re.compile(
    rf"\b(?:kepada|untuk|bagi|buat|oleh|pada|dari|terhadap|(?:ke )?tangan|ke|(?:{_GOT})(?: oleh)?)\s+{_FEW_WORDS}",
    re.IGNORECASE,
)
_TAKEN_BY = Wording(rf"\b(?:{_GOT})(?:\s+secara \w+)?(?:\s+oleh)?\s+{_FEW_WORDS}", re.IGNORECASE)
_TAKEN_PROGRAMMES = ("JHT", "JP", "JKP", "BEASISWA")
"""Programmes that are used by drawing money; what of JKK and JKM is enjoyed may be the protection alone."""
_PROGRAMME = (
    r"(?:program|manfaat|klaim|jht|jkm|jkk|jkp|jp|beasiswa|pendidikan|kematian|pensiun|berkala|jaminan"
    r"|hari tua|kecelakaan kerja|kehilangan pekerjaan|bulanan|rutin|biaya|pengobatan|perawatan|dan)"
)
_CLAIM_OF = Wording(
    r"\b(?:klaim|pencairan|santunan|hak|hak-hak|beasiswa|perawatan|pengobatan"
    rf"|(?:manfaat|pembayaran)(?=\s{_PROGRAMME}))\s+(?:{_PROGRAMME}\s+)*"
    r"(?:(?:atas|bagi|untuk|kepada|milik|dari|dengan|mencapai|atas nama|mencakup|meliputi|menyangkut|menjangkau)\s+)*"
    rf"{_FEW_WORDS}",
    re.IGNORECASE,
)
"""A payment whose owners are counted next: "membayar klaim 5.100 peserta", "klaim JHT sebanyak 870 peserta"."""
_BENEFIT = (
    r"(?:(?:hak|pembayaran|penggantian|uang|dana|biaya|total|program)\s+)?"
    r"(?:manfaat(?! (?:perlindungan|kepesertaan|jaminan sosial))|klaim|santunan|jht|jkm|jkp|jp\b|beasiswa|pembayaran"
    r"|jaminan (?:hari tua|pensiun|kehilangan)|pencairan|hak(?:nya)?\b|perawatan|pengobatan|tunai|pensiun"
    r"|(?:pe)?layanan (?:jkk|kecelakaan|pengobatan|perawatan))"
)
_RECEIVES = Wording(
    r"\b(?:menerima|merasakan|memperoleh|mendapat(?:kan)?|menikmati|mengambil|menarik|memanfaatkan|mengantongi"
    rf"|menggunakan|(?:mem|di)?bayar(?:kan)?|diberi(?:kan)?|cairkan|salurkan|serahkan|tunaikan) {_BENEFIT}"
    r"|\b(?:mencairkan|mengajukan klaim|mengklaim|diklaimkan|disantuni)\b",
    re.IGNORECASE,
)
_MAY = Wording(
    r"\b(?:dapat|bisa|akan|bakal|berhak|berkesempatan|berpeluang|boleh|siap|ingin|layak|belum|tidak|tak|agar|supaya"
    r"|untuk|nantinya|antre|antri|mengantre|mengantri)\b",
    re.IGNORECASE,
)
"""Whoever may get something, or has not, got nothing yet."""
_THIS_SUM = Wording(
    r"^\W*(?:jumlah|angka|nilai|dana|uang|manfaat|total|nominal|klaim|santunan)(?:nya| itu| tersebut| ini)\b",
    re.IGNORECASE,
)
_APPLIES = Wording(
    r"\b(?:yang|telah|sudah|orang|pekerja|peserta)\s+(?:mengajukan|mengurus|mencairkan|mengklaim)(?:nya)?\b",
    re.IGNORECASE,
)
_REFUSED = Wording(
    r"\b(?:ditolak|ditunda|tertunda|dibatalkan|dikembalikan karena|belum (?:\w+ )?dibayar\w*)\b", re.IGNORECASE
)
_ON_AVERAGE = Wording(r"\b(?:rata-rata|rerata)\b", re.IGNORECASE)
_TAKERS = Wording(
    r"\b(?:pengambil|penarik|pencair|pengaju|yang (?:telah |sudah )?(?:mengambil|menarik|mencairkan|mengajukan))\b"
    r"[^;]{0,110}$",
    re.IGNORECASE,
)
_RECEIVERS = Wording(rf"\byang\s+(?:sudah\s+|telah\s+)?(?:{_RECEIVES.pattern})[^,;]{{0,60}}$", re.IGNORECASE)
_SHARED = re.compile(
    r"(?:[\s,]+(?!sedangkan|sementara|dan|serta|iuran|peserta|kepesertaan|perlindungan|premi|untuk|dari|bagi)[^\W\d][\w-]*"
    r"(?:\s\([A-Z]+\))?){0,6}?"
    r"\s*(?:\(|[\s,](?:untuk|bagi|kepada|buat|oleh|dari|ke tangan|ke|diterima|dinikmati|dirasakan)\b)\s*"
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
"""Those who left work draw their JHT or JKP, where these are spoken of."""
_DIED = Wording(
    r"\b(?:meninggal|wafat|gugur|tewas)(?: dunia)?\b|\b(?:mengalami|tertimpa|terkena|menimpa|dialami) kecelakaan\b"
    r"|\bkecelakaan kerja (?:yang )?(?:menimpa|dialami)\b|^\s*korban kecelakaan kerja\b",
    re.IGNORECASE,
)
"""Who died or was hurt at work, before the number or right behind it."""
_SETTLED = Wording(
    r"\b(?:dibayar(?:kan)?|disantuni|diklaim(?:kan)?|santunan(?:nya)?|haknya|dirawat|biaya (?:pe\w+|rumah sakit)\w*"
    r"|(?:ahli waris|keluarga)\w* (?:\w+ ){0,2}?(?:menerima|memperoleh|mendapat\w*)|ditanggung bpjs\w*)\b",
    re.IGNORECASE,
)


def _run_from(text: str, named: list[Cue]) -> list[Cue]:
    """The first programme behind a figure with those that a comma or "dan" adds to it."""
    run = named[:1]
    for cue in named[1:]:
        if not AND.fullmatch(text, run[-1].end, cue.start):
            break
        run.append(cue)
    return run


def read_cases(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if aim(slot) == "target" or first(near(slot), "money", "reject"):
        return None
    if _REFUSED.search(slot, slot.left_text) or _REFUSED.search(slot, slot.right_text):
        return None
    if slot.figure.value == 1 and _ON_AVERAGE.search(slot, slot.right_text):
        return None
    ours = (
        scene.says("program") or scene.says("money", "claims") or scene.ours or first(memory.header, "money", "claims")
    )
    if not ours and memory.money is None and memory.counted != "case":
        return None
    return Reading("claim_cases", "observation", "cases", 0.9, program=program_of(scene, slot, memory))


def is_paid(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the persons are those a claim was paid to: "disalurkan kepada 2.040 tenaga kerja"."""
    if first(near(slot), "status", "unprotected", "eligible") or first(slot.right, "sponsored"):
        return False
    if last(slot.left, "noun", "recipient") is not None or _shares_sum(scene, slot, memory):
        return True
    if _CLAIM_OF.search(slot, slot.left_text) and not _MAY.search(slot, slot.right_text):
        return True
    if not _TO_WHOM.search(slot.left_text) or first([*slot.before, *slot.left], "money", "reject"):
        return False
    return _took(scene, slot, memory) or _was_paid_to(scene, slot)


def _took(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a programme, or the sum told of just before, was used by them: "JKP dinikmati 45 pekerja"."""
    told = memory.money is not None and memory.money.metric == "claims_paid"
    if told and memory.money_at >= scene.sentence.index - 1 and _THIS_SUM.search(slot, slot.left_text):
        return True
    taken = last(slot.left, "program", *_TAKEN_PROGRAMMES)
    return taken is not None and _TAKEN_BY.search(slot, slot.left_text) is not None


def _was_paid_to(scene: Scene, slot: Slot) -> bool:
    """Whether a word of paying claims has them behind its "kepada"."""
    paid = last([*slot.before, *slot.left], "money", "claims", "budget", "contribution", "benefit")
    if paid is None or paid.tags["money"] not in ("claims", "benefit") or first(near(slot), "sponsored"):
        return False
    opening = scene.low[scene.sentence.start : slot.start]
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
    got = _RECEIVES.search(slot, slot.right_text)
    if got and not _MAY.search(slot, slot.right_text[: got.start()]):
        return True
    if _RECEIVERS.search(slot, slot.left_text):
        return True
    about_claims = memory.claims_topic_at >= scene.sentence.index - 1 or scene.says("program")
    about_claims = about_claims or memory.counted == "case"
    if about_claims and (_APPLIES.search(slot, slot.right_text) or _TAKERS.search(slot, slot.left_text)):
        return True
    before = scene.low[scene.sentence.start : slot.start]
    if _LEFT_WORK.search(slot, before) and "klaim" in before:
        return True
    if _LEAVES_WORK.search(slot, slot.right_text) and (scene.says("program", "JHT", "JKP") or "klaim" in before):
        return True
    died = _DIED.search(slot, slot.left_text) or _DIED.search(slot, slot.right_text)
    return died is not None and _SETTLED.search(slot, scene.text, scene.sentence.start, scene.sentence.end) is not None


def read_recipients(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if plain_small(slot) or (slot.figure.value or 0) < 5:
        return None
    told = memory.money is not None or memory.claims_topic_at >= scene.sentence.index - 1 or slot.noun != "recipient"
    if not (told or scene.says("money", "claims", "benefit") or scene.says("program")):
        return None
    if aim(slot) == "target":
        return None
    if (
        first(slot.right, "status", "active", "registered", "unprotected")
        and not _RECEIVES.search(slot, slot.right_text)
        and slot.head is not None
        and slot.head.tags.get("noun") != "recipient"
    ):
        return None
    return Reading("claim_cases", "observation", "recipients", 0.8, program=program_of(scene, slot, memory))


def program_of(scene: Scene, slot: Slot, memory: Memory) -> tuple[str, ...]:
    """The programme of a claim: before the figure, else behind it, else of the list or header it stands in.

    Of several before it, those named together without a figure between: "JKK dan JKM Rp2 miliar" is of both.
    """
    for zone in (slot.left, [*slot.right, *slot.beyond], slot.before, memory.header):
        named = [c for c in zone if "program" in c.tags]
        if not named:
            continue
        if zone and zone[0].start >= slot.figure.end and zone is not memory.header:
            return programs_of(_run_from(scene.text, named))
        run = [named[-1]]
        for cue in reversed(named[:-1]):
            if any(c.isdigit() for c in scene.text[cue.end : run[0].start]):
                break
            run.insert(0, cue)
        return programs_of(run)
    return ()
