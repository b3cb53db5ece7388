"""What a number counts: by the noun behind it, the label before it, its list, or the count that it goes on with."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.subjects import REACH, is_bare
from pipelines.news.clauses.zones import first, last
from pipelines.news.metrics.wholes_parted import PERSONS
from pipelines.news.texts.sieve import CARD, is_accident, is_classifier, works
from pipelines.normalize.lexicon import Cue
from pipelines.normalize.wording import Wording

AND = re.compile(r"[\s,()/&+]*(?:dan|serta|maupun|plus)?[\s,()]*(?:\w+\s)?")
"""What adds the next of a list to the one before."""
_PAYMENTS = re.compile(
    r"\s*(?:santunan|manfaat|pembayaran|kecelakaan(?! lalu)|(?:yang )?(?:mengalami|tertimpa"
    r"|terkena) kecelakaan(?: kerja)?)\b",
    re.IGNORECASE,
)
_THING_NUMBERS = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:yang\s+)?(?:berjumlah|jumlahnya|(?:bertambah|naik|berkurang|turun)(?: dari)?)\s+",
    re.IGNORECASE,
)
_GROUP_OF = Wording(
    r"\b(?:mereka|(?:kelompok|golongan|kalangan|kaum|lapisan)(?! (?:tani|nelayan|usaha|kerja|ternak|wanita)\b))"
    r"(?: [a-z]+){0,3} (?:jumlahnya|banyaknya|berjumlah)\s+(?:(?:sekitar|ada|mencapai|kurang|lebih|hampir)\s+)*$",
    re.IGNORECASE,
)
"""Before how many persons of some kind there are: "kelompok informal yang jumlahnya 96.450 ini"."""
_FEWEST_OF_GROUP = 1000
_UNDER = re.compile(r"\s+(?:(?:peserta\s+)?program\s+)?", re.IGNORECASE)
_LABELLED = re.compile(
    r"[\s(,:–—-]*(?:(?:tercatat|terjadi|sepanjang|selama|pada|hingga|tahun|bulan|ini|lalu|20[0-9]{2}|ada|sebanyak"
    r"|sejumlah|mencapai|menyentuh|menembus|angka|jamsostek|(?:di|se) ?(?:kabupaten |kota )?\w+|sekitar|untuk"
    r"|dengan|yakni|yaitu|total|lebih dari|hampir|malah|justru|naik|turun|meningkat|menurun|dari|mendominasi"
    r"|terbanyak|tertinggi|terbesar|paling banyak|dominan|memimpin|menyusul|disusul|membukukan|menyumbang|yang)\s+)*",
    re.IGNORECASE,
)
"""What may stand between the name of a programme and the number of its cases."""
_ARE = re.compile(
    r" yang (?:(?:sudah|telah|resmi|patuh|tertib|kini) )*(?:masuk|menjadi|jadi|tercatat|terdaftar|berstatus"
    r"|mendaftar\w*|mengikutkan|mengikutsertakan|melindungi|bergabung|ikut)\b[^,;]*$",
    re.IGNORECASE,
)
"""What is said of firms before their number: "badan usaha yang masuk daftar peserta naik dari 900"."""
_PART_OF_FIRMS = re.compile(
    r"\W*(?:(?:namun|tetapi|tapi|sayangnya|hanya saja|dari (?:jumlah|angka|total) (?:itu|tersebut)),?\s+)?"
    r"(?:yang|baru|hanya|cuma|separuh|setengah|sepertiga|sebanyak)(?:nya)?\b"
    r"|\W*(?:(?:namun|tetapi),? )?dari (?:jumlah|angka|total) (?:itu|tersebut),?\s*(?:ada|sebanyak)?\s*$",
    re.IGNORECASE,
)
_ENTERS = Wording(
    r"\b(?:mendaftarkan|mengikutkan|mengikutsertakan|melindungi|mempekerjakan|menanggung|menambah|menyumbang|membawa)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""A number behind what a firm does is of persons: "perusahaan itu sudah mendaftarkan 2.400"."""
_HAVE = Wording(
    r"\b(?:memiliki|mempunyai|punya|mempekerjakan|menaungi|mendaftarkan|membawahi|beranggotakan|mencakup"
    r"|(?:dengan|berisi|total|jumlah))\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""Before those who work for firms: "57 perusahaan yang memiliki 321.966 peserta aktif"."""
_THEN = re.compile(
    r"[\s,;]*(?:(?:dan|sedangkan|sementara|kemudian|angkanya|jumlahnya|kasusnya|pada|di|tahun|bulan|periode|ini|lalu|sebelumnya|berikutnya|kini"
    r"|sekarang|naik|turun|menjadi|dari|baru|sudah|telah|ada|sebanyak|mencapai|20[0-9]{2}|yang|disetujui"
    r"|dibanding(?:kan)?|dengan|yakni|yaitu"
    r"|dibayar(?:kan)?|cair|dicairkan|lolos"
    r"|diterima|rampung|selesai|sampai|hingga|per|akhir|awal|hanya|januari|februari|maret|april|mei|juni|juli|agustus"
    r"|september|oktober|november|desember)\s+)+",
    re.IGNORECASE,
)
"""What stands between two numbers of the same thing at two times: "4.530 orang, tahun ini 4.987 orang"."""
_USERS = re.compile(
    r"\s*yang (?:(?:sudah|telah|baru|pernah) )?"
    r"(?:memanfaatkan|menggunakan|mengklaim|mencairkan|mengajukan|menikmati|mengambil)(?:nya)?\b",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"\s*(?:orang|peserta|pekerja)?[\s(,]*(?:(?:dan|atau)\s+)?"
    r"(?:(?:senilai|sebesar|dengan|nilai|nilainya|nominal|nominalnya|total|totalnya|manfaat)\s+)+",
    re.IGNORECASE,
)
_SERVED = Wording(r"\b(?:di|ter)layani\b", re.IGNORECASE)
_WHO_WORK = Wording(
    r"\b(?:penduduk|warga|masyarakat|orang)\b[^,;.]{0,40}\byang (?:sudah |sedang )?bekerja\b(?! (?:sebagai|di|pada))",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\s*(?:lainnya|lagi)\b", re.IGNORECASE)
_A_TIME = re.compile(r"\b(?:tahun|bulan|kini|sekarang|sebelumnya|lalu|20[0-9]{2})\b", re.IGNORECASE)
_THEREOF = Wording(r"\s*(?:orang\s+)?di ?antaranya\b", re.IGNORECASE)
_OF_THESE = Wording(
    r"\bdari (?:jumlah|angka|total|kasus|klaim)(?: kasus| klaim)? (?:itu|tersebut|ini)\b", re.IGNORECASE
)
_AND_NEXT = re.compile(r"\s+dan\s+", re.IGNORECASE)
_ARE_CASES = re.compile(
    r",?\s*(?:merupakan|adalah|ialah|berupa)\s+(?:klaim|kasus|pengajuan|pencairan)\b", re.IGNORECASE
)
"""What so many are, behind them: "yakni 2.805, merupakan klaim JHT"."""
_ITS_NUMBER = Wording(
    r"\s*(?:orang |jiwa )?(?:jumlah|banyak|total)nya\s*(?:$|[,.]|baru\b|hanya\b|tapi\b|tetapi\b|namun\b)", re.IGNORECASE
)
_NEAR_LABEL = 5
"""How many words may stand between residents and their number; farther off they act in the sentence."""
_LISTED = ("employer", "case", "recipient")
"""Nouns that a list carries on by themselves; persons need more than a place (`counts`)."""


def noun_of(scene: Scene, slot: Slot, memory: Memory) -> str | None:
    """The kind of thing counted: by the noun behind the figure, else the label before it, else the count before it."""
    cases = _ARE_CASES.match(scene.text, slot.figure.end) or are_served(scene, slot)
    if cases or _is_part_of_cases(scene, slot, memory):
        return "case"
    if slot.head is not None:
        carded = CARD.match(scene.text, slot.head.start)
        return "member" if carded else _noun_behind(scene, slot, slot.head, memory)
    of_group = (slot.figure.value or 0) >= _FEWEST_OF_GROUP and _GROUP_OF.search(slot, slot.left_text)
    if of_group or named_before(scene, slot):
        return "person"
    if _PAYMENTS.match(slot.right_text) or _is_claimed_under(scene, slot, memory):
        return "case"
    if (
        _is_case_of_programme(scene, slot, memory)
        or _uses_programme(scene, slot)
        or _is_at_other_time(scene, slot, memory)
    ):
        return "case"
    return _noun_of_run(scene, slot) or _noun_before(scene, slot) or _noun_carried(scene, slot, memory)


def named_before(scene: Scene, slot: Slot) -> list[Cue]:
    """The group named before a number that is put first: "yang memprihatinkan pekerja rentan; 9.000 jumlahnya"."""
    if not _ITS_NUMBER.match(slot, slot.right_text):
        return []
    opening = scene.slots[slot.index - 1].figure.end if slot.index else scene.sentence.start
    return [c for c in scene.cues if opening <= c.start and c.end <= slot.start and "group" in c.tags][-1:]


def _noun_behind(scene: Scene, slot: Slot, head: Cue, memory: Memory) -> str:
    """The noun right behind the figure; of bare persons ("orang") the label before it says what they are."""
    label = _label(scene, slot)
    noun = head.tags.get("noun", "person")
    if _counts_firms(scene, slot, head) and (label is None or is_classifier(scene.text, head)):
        return "employer"
    accident = noun == "thing" and is_accident(scene.text, scene.cues, slot.figure, head)
    if accident or (noun in PERSONS and label is None and _is_case_of_programme(scene, slot, memory)):
        return "case"
    if noun == "resident" and works(scene.text, slot.figure.end):
        noun = "person"
    if noun == "resident" and (first(slot.left, "strong", "work", "basis") or first(slot.left, "status", "registered")):
        return "person"
    if noun != "person" or "group" in head.tags:
        return noun
    if label is not None and not (label.tags["noun"] == "resident" and "status" in head.tags):
        at_work = label.tags["noun"] == "resident" and _WHO_WORK.search(slot, slot.left_text)
        return "person" if at_work else label.tags["noun"]
    return "case" if _is_at_other_time(scene, slot, memory) or _is_next_place(scene, slot, memory) else noun


def _follows_case(scene: Scene, slot: Slot) -> bool:
    former = scene.slots[slot.index - 1].reading if slot.index else None
    return former is not None and former.metric == "claim_cases"


def _is_at_other_time(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether only a time or a change tells the number from the cases before it: "tahun ini 4.987", "naik dari 104"."""
    if _follows_case(scene, slot):
        return slot.change_to or _THEN.fullmatch(slot.left_text) is not None
    opens = all(s.is_percent for s in scene.slots[: slot.index])
    told = memory.counted == "case" and memory.counted_at == scene.sentence.index - 1 and opens
    return told and _THEN.fullmatch(slot.left_text) is not None and _A_TIME.search(slot.left_text) is not None


def _counts_firms(scene: Scene, slot: Slot, head: Cue) -> bool:
    """Whether firms are counted: "pemberi kerja 900 unit", "dari 2.300 badan usaha baru 1.870 yang menjadi peserta"."""
    goes_on = slot.index > 0 and scene.slots[slot.index - 1].noun == "employer"
    if is_classifier(scene.text, head):
        return goes_on or first(slot.left, "noun", "employer") is not None
    entered = head.tags.get("noun") == "member" and "status" in head.tags
    goes_on = goes_on and _HAVE.search(slot, slot.left_text) is None
    return goes_on and entered and first(slot.left, "noun", "person", "member") is None


def _is_next_place(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether only a place tells the number from the one before: "di Jekulo 14 orang, disusul Dawe 11 orang"."""
    bare = slot.head is not None and slot.head.end - slot.head.start <= len("orang") and "status" not in slot.head.tags
    listed = bare and slot.index == 0 and memory.counted == "case" and memory.counted_at == scene.sentence.index - 1
    if not _follows_case(scene, slot) and not (listed and slot.placed):
        return False
    only = slot.left_text.replace("disusul", "").strip(" ,;")
    nouns = ("thing", "employer") if listed else ()
    return (slot.placed or only.istitle()) and all(
        c.tags.get("noun") in (None, *nouns) and "status" not in c.tags for c in [*slot.left, *slot.right[1:]]
    )


def _label(scene: Scene, slot: Slot) -> Cue | None:
    """The noun before the figure that says what it counts, unless it is the head of the figure before."""
    label = last(slot.left, "noun", "recipient", "case", "resident", "person", "member")
    if label is None or (slot.index and label == scene.slots[slot.index - 1].head):
        return None
    if label.tags["noun"] == "person":
        claims = first(slot.left, "noun", "case")
        whose = claims is not None and "," not in scene.text[claims.end : slot.start] and not first(slot.left, "status")
        return claims if whose else label
    far = len(scene.text[label.end : slot.start].split()) > _NEAR_LABEL
    return None if label.tags["noun"] == "resident" and far else label


def _is_part_of_cases(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the number is a part of cases or claimants counted before: "3.100 di antaranya"."""
    text, sentence = scene.text, scene.sentence
    if _THEREOF.match(slot, _behind(scene, slot)) or _OF_THESE.search(slot, text, sentence.start, slot.start):
        counts = [s for s in scene.slots[: slot.index] if not s.is_percent and not s.is_money]
        read = [(s.figure.value or 0.0, s.reading.metric) for s in counts if s.reading is not None]
        if read:
            return max(read)[1] == "claim_cases"
        before = [*slot.before, *slot.left]
        named = first(before, "noun", "case") is not None and first(before, "noun", *PERSONS) is None
        return named or (memory.counted == "case" and memory.counted_at >= sentence.index - 1)
    return False


def _is_claimed_under(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a programme stands right behind the number where claims are counted: "210 kecelakaan kerja, 70 JHT".

    Accidents are cases wherever they are counted; of a programme the number may also be its members.
    """
    named = next(iter(slot.right), None)
    if named is None or "program" not in named.tags or not _UNDER.fullmatch(scene.text, slot.figure.end, named.start):
        return False
    if scene.text[named.start : named.end].lower() == "kecelakaan kerja" or scene.says("noun", "case"):
        return True
    if memory.counted == "case" and memory.counted_at >= scene.sentence.index - 1:
        return True
    told = memory.money is not None and memory.money.metric == "claims_paid" and memory.money_at >= memory.persons_at
    claims = scene.says("money", "claims") or told
    return bool(claims) and not scene.says("noun", "member")


def _is_case_of_programme(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether a programme labels the number where claims are told of: "dibayarkan untuk JHT (870 orang), JKK 90"."""
    named = last(slot.left, "program")
    if named is None:
        return False
    between = scene.text[named.end : slot.start]
    close = "," not in between and len(between.split()) <= _NEAR_LABEL and _is_worth(scene, slot)
    if not close and not _LABELLED.fullmatch(scene.text, named.end, slot.start):
        return False
    if first(slot.right, "status") or first(slot.left, "noun", "member", "person"):
        return False
    goes_on = memory.counted == "case" and memory.counted_at >= scene.sentence.index - 1
    accidents = scene.low[named.start : named.end] == "kecelakaan kerja"
    if goes_on or accidents or _is_worth(scene, slot):
        return True
    paid = [*slot.before, *slot.left, *memory.header]
    claims = first(paid, "money", "claims") or first(paid, "noun", "case", "recipient")
    return claims is not None and not first(slot.before, "noun", "member")


def are_served(scene: Scene, slot: Slot) -> bool:
    """Whether those who claimed are counted with what they got: "yang dilayani 9.280 atau senilai Rp106 miliar"."""
    if slot.is_money or slot.is_percent or first([*slot.left, *slot.right], "status") is not None:
        return False
    claimed = _SERVED.search(slot, slot.left_text) or first(slot.left, "noun", "case") or scene.says("noun", "case")
    return bool(claimed) and _is_worth(scene, slot)


def _is_worth(scene: Scene, slot: Slot) -> bool:
    """Whether the sum of so many cases stands behind them: "JKM 119 orang senilai Rp5 miliar"."""
    after = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    if after is None or not after.is_money:
        return False
    return _WORTH.fullmatch(scene.text, slot.figure.end, after.start) is not None


def _uses_programme(scene: Scene, slot: Slot) -> bool:
    """Whether those who draw on a programme named before are counted: "JKP ..., baru 33 yang memanfaatkannya"."""
    if not _USERS.match(slot.right_text):
        return False
    drawn = scene.says("noun", "case") or scene.says("program", "JHT", "JP", "JKP", "BEASISWA")
    return drawn and not first(slot.left, "noun", "person", "member")


def _noun_carried(scene: Scene, slot: Slot, memory: Memory) -> str | None:
    """The noun of a bare number that goes on with a list of firms or cases.

    Named before the colon ("pemberi kerja: Kudus 2.900"), or counted just before ("Jateng membukukan 107.420").
    """
    own = [*slot.left, *slot.right]
    if any(c.tags.get("noun", "thing") != "thing" or "segment" in c.tags or "group" in c.tags for c in own):
        return None
    if memory.counted == "case" and first([*slot.right, *slot.beyond], "status"):
        return None
    label = last(slot.before, "noun", "employer", "case", "recipient", "person", "member") if slot.after_colon else None
    if label is not None:
        return label.tags["noun"] if label.tags["noun"] in _LISTED else None
    if not slot.index and scene.sentence.index - memory.all_firms_at == 1 and _PART_OF_FIRMS.match(slot.left_text):
        return "employer"
    goes_on = slot.placed and memory.counted in _LISTED and scene.sentence.index - memory.counted_at <= REACH
    if not goes_on or scene.sentence.index - memory.counted_at <= 1:
        return memory.counted if goes_on else None
    return memory.counted if not slot.right_text.strip(" .;,") and is_bare(scene, slot) else None


def _noun_before(scene: Scene, slot: Slot) -> str | None:
    """The noun of a number that a label before it, the count before it, or the whole behind it names."""
    whole = scene.whole_of(slot)
    if whole is not None and whole.head is not None:
        noun = whole.head.tags.get("noun", "person")
        own = last(slot.left, "noun", *PERSONS) if noun == "employer" else None
        return own.tags["noun"] if own is not None else noun
    labels = [c for c in slot.left if c.tags.get("noun", "thing") != "thing"]
    plain = [c for c in labels if "status" not in c.tags] or labels
    if plain:
        return _noun_of_labels(scene, slot, plain)
    other = scene.slots[slot.joined] if slot.joined is not None and slot.head is None else None
    if other is not None and other.reading is not None and _OTHERS.match(slot.right_text):
        return "case" if other.reading.metric == "claim_cases" else other.noun
    if other is not None and (other.noun in ("case", "recipient") or _is_bare_pair(scene, other, slot)):
        return other.noun
    if slot.index and scene.slots[slot.index - 1].noun == "employer" and not first(slot.left, "segment"):
        return "employer"
    former = scene.slots[slot.index - 1] if slot.index and slot.change_to and slot.head is None else None
    return former.noun if former is not None and former.noun in _LISTED else None


def _noun_of_labels(scene: Scene, slot: Slot, labels: list[Cue]) -> str:
    """The noun of the last label; but what is said of firms is of them, and what they enter are persons."""
    if labels[-1].tags["noun"] == "employer":
        branch = slot.after_colon and scene.low.startswith("industri", labels[-1].start)
        headed = first(slot.before, "noun", *PERSONS) if branch else None  # those who work in a branch of industry
        return "person" if headed is not None or _ENTERS.search(slot, slot.left_text) else "employer"
    firms = next((c for c in labels[:-1] if c.tags["noun"] == "employer"), None)
    of_firms = firms is not None and _ARE.match(scene.text, firms.end, slot.start)
    return "employer" if of_firms else labels[-1].tags["noun"]


def _is_bare_pair(scene: Scene, other: Slot, slot: Slot) -> bool:
    """Whether nothing but "dan" or a comma stands between two numbers: "berturut-turut 17.900 dan 2.600"."""
    return other.reading is not None and AND.fullmatch(scene.text, other.figure.end, slot.start) is not None


def _behind(scene: Scene, slot: Slot) -> str:
    """The words behind the number, or behind the percentage that restates it: "900 atau 40 persen di antaranya"."""
    rate = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    return rate.right_text if rate is not None and rate.is_percent and rate.link == slot.index else slot.right_text


def _noun_of_run(scene: Scene, slot: Slot) -> str | None:
    """The noun of a number that stands bare beside others: "masing-masing 210 dan 340 klaim", "90 di antaranya"."""
    things = last(slot.left, "noun")
    if (
        things is not None
        and things.tags["noun"] == "thing"
        and first(slot.left, "noun", *PERSONS) is None
        and not scene.text[things.end : things.end + 2].strip().istitle()
        and _THING_NUMBERS.fullmatch(scene.text, things.end, slot.start)
    ):
        return "thing"
    if slot.index and _THEREOF.match(slot, _behind(scene, slot)):
        return max(scene.slots[: slot.index], key=lambda s: s.figure.value or 0).noun
    listed = _noun_of_list(scene, slot)
    if listed is not None:
        return listed
    after = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    if after is not None and after.head is not None:
        risen = slot.change_from and after.change_to and not after.is_percent
        if risen or _AND_NEXT.fullmatch(scene.text, slot.figure.end, after.start):
            return after.head.tags.get("noun", "person")
    return None


def _noun_of_list(scene: Scene, slot: Slot) -> str | None:
    """The noun that only the last member of a list prints: "Solo 210, Sragen 190, dan Wonogiri 70 kasus"."""
    for other in scene.slots[slot.index + 1 :]:
        if other.joined != other.index - 1:
            return None
        if other.head is not None:
            noun = other.head.tags.get("noun")
            return (
                noun if noun in ("case", "employer", "recipient") and not first(slot.left, "noun", *PERSONS) else None
            )
    return None
