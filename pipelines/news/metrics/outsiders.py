"""Persons who are none of ours: audiences of meetings, the dismissed, victims, guards, receivers of gifts."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import first, near
from pipelines.normalize.wording import Wording

_OCCASION = Wording(
    r"\b(?:dihadiri|menghadiri|hadir|sosialisasi|pelatihan"
    r"|kegiatan|acara|rapat|seminar|workshop|upacara|forum|dialog|diskusi|pertemuan"
    r"|audiensi|peserta (?:rapat|lomba)|jalan sehat|donor|mudik|sesi)\b",
    re.IGNORECASE,
)
MEETING = Wording(
    r"\b(?:sosialisasi|pelatihan|kegiatan|acara|rapat|seminar|upacara|dialog|diskusi|pertemuan|forum"
    r"|lokakarya|jalan sehat|donor|mudik|lomba|turnamen|senam"
    r"|bazar|konser|tes|ujian|seleksi"
    r"|pemogokan|mogok|gowes|festival|kirab"
    r"|aksi|demo|demonstrasi|unjuk rasa|apel|pawai|karnaval|konvoi|peringatan)\b"
    r"[^.;]{0,60}\b(?:diikuti|dihadiri|melibatkan)\b",
    re.IGNORECASE,
)
_HIRED = Wording(
    r"\b(?:pabrik|perusahaan|pt|investor|hotel|toko|rumah sakit|restoran|industri)\b[^.;]{0,70}"
    r"\b(?:merekrut|membutuhkan|mencari|membuka lowongan)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Whom a firm takes on for work enters no scheme by it."""
_TAKE_PART = Wording(
    r"\b(?:sosialisasi|pelatihan|kegiatan|acara|rapat|seminar|upacara|lokakarya|jalan sehat|lomba|turnamen|senam"
    r"|kejuaraan|pertandingan|festival|konser|bimbingan teknis|bimtek|penyuluhan|edukasi|gathering|forum|dialog"
    r"|diskusi)\b[^.;]{0,200}\b(?:diikuti|dihadiri)(?: oleh)?\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ATTENDS = Wording(
    r"\b(?:menghadiri|hadir|mengikuti (?:kegiatan|acara|sosialisasi|pelatihan|rapat|lomba|jalan|upacara|senam|donor"
    r"|kursus|bimbingan|diskusi|seminar)|ikut (?:gowes|karnaval|parade|festival|lari|maraton|pawai|kirab"
    r"|fun \w+|aksi|demo|unjuk rasa|acara|kegiatan"
    r"|pelatihan|kursus|seleksi|lomba|senam|upacara|vaksin\w*)|berunjuk rasa|berdemo|memadati|memeriahkan"
    r"|diundang|antre|antri|mengantre|mengantri|mendatangi|mengunjungi|berkunjung)\b",
    re.IGNORECASE,
)
_TREATED = Wording(
    r"\b(?:pemeriksaan kesehatan|pengobatan|cek kesehatan|skrining|imunisasi|vaksinasi)\b", re.IGNORECASE
)
_LOSS = Wording(
    r"\b(?:phk|di-phk|dirumahkan|pemutusan hubungan kerja|korban|tersangka|meninggal|tewas|terdampak"
    r"|kehilangan (?!pekerjaan)|hilang (?:atau|dan|di laut)|dicoret|tidak lolos|tak lolos|pemudik|mudik"
    r"|lowongan|penempatan"
    r"|dipulangkan|pemulangan|dideportasi|tak bernyawa"
    r"|usia pensiun|mengundurkan diri|resign|berhenti(?! di)"
    r"|loker|pencari kerja|pengangguran|mahasiswa baru)\b",
    re.IGNORECASE,
)
_GIVES = Wording(
    r"\b(?:membagikan|dibagikan|bagikan|helm|sembako|paket|hadiah|masker)\b[^.;]{0,60}\b(?:kepada|untuk|bagi)\s+$",
    re.IGNORECASE,
)
_RECALLED = Wording(r"(?:(?!\bdari\b)[^.;(0-9]){0,50}(?<!jumlah )(?<!angka )(?<!total )\btadi\b", re.IGNORECASE)
"""Of whom it was told before; but what is told of an amount ("ke jumlah tadi") is not."""
_SYMBOLIC = Wording(r"\b(?:simbolis|perwakilan|diwakili)\b", re.IGNORECASE)
_MOST_SYMBOLIC = 300
"""Cards are handed over to a few on behalf of the rest."""
_GUARDS = Wording(
    r"\b(?:dijaga|dikawal|diamankan|diturunkan|dikerahkan)\s+(?:oleh\s+)?(?:\w+\s+)?$"
    r"|^\s*(?:(?:personel|anggota|aparat|petugas)\s+)?(?:gabungan\s+)?(?:polisi|polri|tni|brimob|satpol|kepolisian)\b",
    re.IGNORECASE,
)
_STAFF = Wording(
    r"\b(?:petugas|pegawai kami|staf|personel|tim|sdm|sumber daya manusia)(?:nya)?\s+"
    r"(?:(?:yang|hanya|cuma|baru|ada|berjumlah|sebanyak)\s+)*$"
    r"|^\s*(?:orang\s+)?(?:petugas|staf)"
    r"(?! (?:kebersihan|parkir|keamanan|linmas|kesehatan|pemilu|damkar|pemadam|kpps|ad))\b",
    re.IGNORECASE,
)
_OF_OTHER_BODY = Wording(
    r"\bberanggotakan\s+(?:\w+\s+){0,2}$"
    r"|\banggota (?:koperasi|paguyuban|serikat|asosiasi|organisasi|partai|himpunan|komunitas|kelompok)\b[^.;]{0,40}$"
    r"|(?<!non )(?<!non-)\b(?:asn|aparatur sipil negara|pegawai negeri sipil|pns|prajurit)\b[^.;,]{0,50}$"
    r"|\bagen (?:perisai|penggerak)\b[^.;,]{0,50}$|\bkemiskinan\b[^.;,]{0,40}$"
    r"|\b(?:rumah sakit|klinik|puskesmas|rsud|sekolah|kampus|universitas|hotel|pasar)\b[^.;,]{0,30}"
    r"\b(?:memiliki|punya|didukung|diperkuat|mempekerjakan|menampung)\s+(?:\w+\s+){0,2}$"
    r"|\b(?:diunduh|dipakai|digunakan|diakses)\s+(?:oleh\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Of whom another body has so many: "Koperasi itu beranggotakan 900 orang", "Rumah sakit itu memiliki 210 perawat"."""
_EMPLOYEES = re.compile(r"\s*(?:orang )?(?:pegawai|karyawan|staf)\b", re.IGNORECASE)
_LARGEST_STAFF = 500
_BOUND = Wording(r"\b(?:di bawah|di atas|kurang dari|lebih dari|antara)\s*$", re.IGNORECASE)
_LISTS = re.compile(r"\s*(?:\w+\s+)?(?:ada|adalah|yaitu|yakni|antara lain|meliputi|ialah)\s+[A-Z(]")
_LARGEST_MEETING = 5000


_OTHER_PAY = (
    r"\b(?:insentif|honor(?:arium)?|tunjangan|bansos|blt|pkh|bsu|bantuan (?:sosial|langsung|tunai|pangan|subsidi))\b"
)
_RECEIVERS = Wording(
    rf"\bpenerima (?:\w+ )?{_OTHER_PAY}(?! (?:dan|serta|sekaligus) (?:\w+ )?(?:bpjs|jaminan sosial|jamsostek))",
    re.IGNORECASE,
)
_OTHER_PAY_TOLD = re.compile(_OTHER_PAY)
_GOT = Wording(r"(?:sudah |telah )(?:menerima|mendapat(?:kan)?) (?:pencairan|pembayaran|transfer)\b", re.IGNORECASE)
_SENT_REACH = 1
_PAY_REACH = 250
"""How many characters before its sentence it may be told what was paid out."""

_SENT = Wording(
    r"\b(?:mengirim(?:kan)?|mengutus|memberangkatkan|menerjunkan|menurunkan)\s+(?:\w+\s+){0,3}$"
    r"|\b(?:kontingen|delegasi|rombongan)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
"""Before those who are sent somewhere, of whose cover nothing is said: "jumlah kontingen di Porprov 226 orang"."""
_IN_PARTS = re.compile(
    r"\W*(?:mereka )?(?:terdiri|rincian|perincian|kemudian|selebihnya|sisanya|meliputi)\w*\b", re.IGNORECASE
)


def are_sent(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether so many are sent to a contest, or are a part of these, and nothing is said of their cover."""
    index = scene.sentence.index
    sent = memory.sent_at == index and slot.index > 0
    if index - memory.sent_at <= _SENT_REACH and _IN_PARTS.match(scene.text, scene.sentence.start):
        sent = True
    part = memory.persons is not None and (slot.figure.value or 0) < memory.persons_count  # of those covered before
    sent = sent or (not part and _SENT.search(slot, slot.left_text) is not None)
    if not sent or scene.says("status") or scene.says("sponsored"):
        return False
    memory.sent_at = index
    return True


def are_outsiders(scene: Scene, slot: Slot) -> bool:
    """Whether the persons are an audience, dismissed, victims or seekers of work."""
    if (
        MEETING.search(slot, slot.left_text)
        or _RECALLED.match(slot, scene.text, slot.figure.end, scene.sentence.end)
        or _HIRED.search(slot, scene.text, scene.sentence.start, slot.start)
        or (_TAKE_PART.search(slot, scene.text, scene.sentence.start, slot.start))
    ):
        return True
    if (slot.figure.value or 0) < _LARGEST_MEETING:
        if _OCCASION.search(slot, slot.left_text) and not first(near(slot), "status"):
            return True
        if _ATTENDS.search(slot, slot.right_text):
            return True
    if _BOUND.search(slot, scene.text, scene.sentence.start, slot.figure.start) and _LISTS.match(slot.right_text):
        return True
    if _is_beside(_RECEIVERS, slot) and not first(near(slot), "status"):
        return True
    symbolic = (slot.figure.value or 0) < _MOST_SYMBOLIC and _is_beside(_SYMBOLIC, slot)
    return (
        symbolic
        or _is_beside(_GUARDS, slot)
        or _is_beside(_LOSS, slot)
        or _is_beside(_TREATED, slot)
        or got_other_pay(scene, slot)
        or _are_staff(slot)
        or (_GIVES.search(slot, slot.left_text) is not None and "kartu" not in slot.left_text.lower())
    )


def _is_beside(wording: Wording, slot: Slot) -> bool:
    """Whether the words before or behind the figure fit."""
    if not wording.fits(slot):
        return False
    return bool(wording.search(slot, slot.left_text) or wording.search(slot, slot.right_text))


def _are_staff(slot: Slot) -> bool:
    """Whether those who work for an office are counted: "petugas yang hanya 30 orang"."""
    if (slot.figure.value or 0) >= _LARGEST_STAFF or first(near(slot), "sponsored"):
        return False
    if (
        _EMPLOYEES.match(slot.right_text)
        and "kantor" in slot.left_text.lower()
        and not first(slot.left, "noun", "person")
    ):
        return True
    return _is_beside(_STAFF, slot)


def got_other_pay(scene: Scene, slot: Slot) -> bool:
    """Whether what they got is an incentive or aid: "kuota penerima insentif ... 900 sudah menerima pencairan"."""
    if not _GOT.search(slot, slot.right_text) or scene.says("program"):
        return False
    told = scene.low[max(0, scene.sentence.start - _PAY_REACH) : scene.sentence.end]
    return (
        _OTHER_PAY_TOLD.search(told) is not None and "klaim" not in told[-(scene.sentence.end - scene.sentence.start) :]
    )


def as_of_others(scene: Scene, slot: Slot) -> tuple[None, str] | None:
    """No state, where nothing is said but how many another body has: these do not go on with ours."""
    if scene.ours or scene.says("status") or scene.says("noun", "member"):
        return None
    opening = slot.start - len(slot.left_text)
    return (None, "") if _OF_OTHER_BODY.search(slot, scene.text, opening, slot.start) is not None else None
