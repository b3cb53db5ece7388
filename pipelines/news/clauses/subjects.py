"""Tells whether a clause names a thing of its own, or only goes on with what the sentences before were about."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.predicates import compose
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.normalize.lexicon import Cue, cues_in

REACH = 3
"""For how many sentences a clause that names nothing of its own may go on with a subject."""
_MEASURES = """angka posisi capaian pencapaian raihan realisasi persentase prosentase rasio progres tingkat level
porsi proporsi kondisi hasil besaran nilai jumlah total dana hitungan perhitungan kalkulasi tren data catatan
laporan kisaran evaluasi rekap rekapitulasi pantauan grafik persen kurang lebih hampir nyaris sekitar kira-kira
sebesar sebanyak sejumlah setara artinya dipersentasekan kasar"""
_SMALL = """itu ini tersebut tadi sama baru masih hanya cuma sudah telah di ke dari dengan untuk bagi pada per
dalam secara yang dan atau serta alias lalu kemudian sedangkan sementara namun tetapi tapi padahal adapun bahkan
malah justru jadi yakni yaitu adalah ialah kalau bila jika juga pun saja lagi ada tidak tak bukan memang sayang
syukur nah ya toh sih kita kami daripada ketimbang bandingkan meski meskipun walau walaupun kendati begitu demikian
bicara stagnan lumayan tipis minim separuh sebaliknya lain sendiri umum gabungan sisa selebih harus mesti wajib
akan bisa dapat perlu ingin"""
_NUMBERS = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh belas puluh"
_TIMES = """kini sekarang saat hari pagi sejauh sampai hingga sejak selama semula awal sebelum sebelumnya setahun
tahun bulan pekan akhir pertengahan penghujung penutupan semester triwulan kuartal periode kurun lalu kemarin
terakhir januari februari maret april mei juni juli agustus september oktober november desember"""
_PLACES = """nasional provinsi daerah kabupaten kota wilayah kawasan rata-rata rerata seluruh semua keseluruhan
sektor segmen paling tinggi rendah bawah atas jauh baik susul naik turun susut parkir tembus mentok tertinggi
terendah"""
_SPEAKERS = """kata ujar ucap tutur ungkap jelas sebut papar terang menurut bupati wakil wali walikota gubernur
kepala pemerintah pusat kementerian menteri kantor cabang dinas bpjs ketenagakerjaan bpjamsostek jamsostek ucj"""
_LIGHT = frozenset(" ".join((_MEASURES, _SMALL, _NUMBERS, _TIMES, _PLACES, _SPEAKERS)).split())
"""What may stand before a figure without naming what it is of: "Tahun lalu angkanya masih"."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|,")
_AFFIX = re.compile(r"^ke(?=[dtelsb][a-z]{3})|(?:nya|lah|pun)$")
_VERB = re.compile(r"(?:me[mnlrwy]|di|ter|ber|se-?)[a-z]{3}")
_FAR = 260
"""How many characters the sentence before may be looked back for."""
_NUMERAL = re.compile(r"[IVX]+|[0-9]+")
_GOVERNING = """di dalam pada menurut versi untuk bagi oleh melalui lewat sejak sebelum setelah sesudah karena akibat
berkat"""
_PREPOSITIONS = frozenset(_GOVERNING.split())
"""What stands behind one of these is no subject: "Di papan pantau kami tertera"."""
_ITS_MEASURE = re.compile(
    r"\b(?:angka|posisi|capaian|pencapaian|realisasi|persentase|progres|porsi|rasio|nilai|besaran|nominal|level)nya\b"
    r"[^,;:0-9]{0,30}$|\b(?:kita|kami) (?:sudah|baru|masih|ada|berada|telah|hanya|cuma)?\b[^,;:0-9]{0,20}$",
    re.IGNORECASE,
)
"""Its measure: what the sentences before were about, whatever else the sentence opens with."""


def is_light(low: str) -> bool:
    """Whether the word, in lower case, names no thing: it measures, compares, dates, governs, or is a verb."""
    return low in _LIGHT or low in _PREPOSITIONS or _AFFIX.sub("", low) in _LIGHT or _VERB.match(low) is not None


def others(scene: Scene, slot: Slot, start: int, end: int) -> list[str]:
    """The words between two places that name something: neither names of places and persons, nor verbs, nor words that
    only measure, compare or date, nor what a preposition governs."""
    named = []
    opens, governed = True, False
    for word in _WORD.finditer(scene.text, start, end):
        said, low = word.group(), scene.low[word.start() : word.end()]
        name = said[0].isupper() and not said.isupper() and (not opens or slot.placed)
        light = said == "," or low in _LIGHT or _AFFIX.sub("", low) in _LIGHT
        if name or light or _NUMERAL.fullmatch(said) or _VERB.match(low):
            governed = low in _PREPOSITIONS
        elif not governed and low not in _PREPOSITIONS:
            named.append(low)
        else:
            governed = True
        opens = False
    return named


def is_bare(scene: Scene, slot: Slot) -> bool:
    """Whether the clause, from the figure before on, names nothing that the figure could be of."""
    if _ITS_MEASURE.search(slot.left_text):
        return True
    before = scene.slots[slot.index - 1].figure.end if slot.index else 0
    return not others(scene, slot, max(slot.clause[0], before), slot.start)


def told_of_claims(scene: Scene, memory: Memory) -> bool:
    """Whether the last thing of ours that was counted or named, up to three sentences before, were claims."""
    paid = memory.money is not None and memory.money.metric == "claims_paid"
    told = max(memory.cases_at, memory.claims_topic_at, memory.money_at if paid else -9)
    since = max(memory.persons_at, memory.percent_at, memory.firms_at, -9 if paid else memory.money_at, memory.fund_at)
    return since <= told and 0 <= scene.sentence.index - told <= REACH


def sentence_before(scene: Scene) -> str:
    """The sentence before, or the line."""
    before = scene.text[max(0, scene.sentence.start - _FAR) : scene.sentence.start].rstrip(' \n\t"”“—–-')
    opening = max(before.rfind(mark, 0, len(before) - 1) for mark in (". ", "? ", "! ", "\n", ".\n"))
    return before[opening + 1 :]


def composed(text: str) -> list[Cue]:
    """The words of the lexicon in some text outside the sentence that is read."""
    return compose(text, cues_in(text))
