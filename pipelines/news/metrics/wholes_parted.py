"""Whether what stands behind a count tells that it is a whole: a part of it, or some of it, in a state."""

from __future__ import annotations

import re

from pipelines.news.clauses.memory import Memory
from pipelines.news.clauses.predicates import compose
from pipelines.news.clauses.scene import Scene, Slot
from pipelines.news.clauses.zones import aim, first, near
from pipelines.normalize.lexicon import cues_in

PERSONS = ("person", "member")
COVERED = ("registered_workers", "active_participants")
OFFICE = re.compile(r"\b(?:cabang|kantor|kanwil|kacab)\b[^,]*$", re.IGNORECASE)
FIRM = re.compile(
    r"\b(?:perusahaan|pabrik|badan usaha|pemberi kerja|koperasi|proyek|perkebunan|pt|cv)\b", re.IGNORECASE
)
THEREOF = re.compile(r"\b(?:di ?antaranya|dari (?:jumlah|angka|total) (?:itu|tersebut)|dari situ)\b", re.IGNORECASE)
_PLAIN_LABEL = re.compile(
    r"\W*(?:(?:jumlah|total)\s+)?(?:pekerja|tenaga kerja|buruh|penduduk bekerja)(?: [^:=]{3,30})?\s*[:=]\s*$",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(
    r"(?: orang| jiwa)?[.;,]?\s+\W*(?:(?:sudah|telah|yang|jumlah)\s+)*"
    r"(?:terlindungi|peserta(?: aktif)?|terdaftar|tercover|aktif)[^:=0-9]{0,30}[:=]",
    re.IGNORECASE,
)
"""A box of facts: "Pekerja: 402.000", and on the next line "Terlindungi: 188.200"."""
_NEXT_PART = re.compile(
    r"\W*(?:(?:namun|tetapi|tapi|sayangnya|padahal|hanya saja|akan tetapi|dari situ|sedangkan|nah),?\s+)?"
    r"(?:yang|baru|hanya|cuma|ternyata)\b(?P<before>[^.!\n0-9]{0,90}?)"
    r"(?P<number>[0-9][0-9.,]*|seribu)(?P<behind>(?: (?P<scale>ribu|juta))?[^.!?\n]{0,70})",
    re.IGNORECASE,
)
_NEXT_RATE = re.compile(
    r"\W*(?:(?:kalau|jika|bila|apabila) di(?:hitung|persen\w*|lihat)\b[^.!?0-9]{0,40}"
    r"|secara persentase\b[^.!?0-9]{0,30}"
    r"|(?:jadi,? )?(?:persentase|cakupan|coverage|kepesertaan)nya\b[^.!?0-9]{0,20})\b(?:baru|hanya|cuma|masih)\b"
    r"(?:\s+\w+){0,2}\s+[0-9][0-9,.]*\s?(?:%|persen)",
    re.IGNORECASE,
)
"""How many of them are covered: "totalnya 1,8 juta pekerja. Kalau dihitung, persentasenya baru 10 persen"."""
_NEXT_SENTENCE = re.compile(r"[\s\"”“]*(?P<told>[^\n]+?)(?:[.!?][\"”]?(?=\s|$)|$)", re.MULTILINE)
_COUNTED_NEXT = re.compile(
    r"(?<![\w.,])(?<!rp )(?<!dari )(?!(?:19|20)[0-9]{2}\b(?! (?:orang|pekerja"
    r"|jiwa)))(?P<number>[0-9][0-9.,]*[0-9]|[0-9]|seribu)(?: (?P<scale>ribu|juta))?(?:an)?\b"
    r"(?! ?(?:%|persen|miliar|triliun|tahun|bulan|hari|kabupaten|kota|kecamatan|desa|kelurahan))",
    re.IGNORECASE,
)
_NO_PART = re.compile(r"\b(?:sisanya|selebihnya|sedangkan|sementara|juga|lalu|kemudian|selanjutnya)\b", re.IGNORECASE)
_SCALES = {"ribu": 1e3, "juta": 1e6}
_SOME_OF_THEM = re.compile(
    r"(?:(?:namun|tetapi|tapi|sayangnya|sayang|dari jumlah itu),? )?(?:yang |baru |hanya |cuma |masih |tak sampai "
    r"|tidak sampai )*"
    r"(?:ratusan|puluhan|belasan|segelintir|sebagian(?! besar)|sedikit|beberapa|separuh|sepertiga|seperempat"
    r"|hampir semua"
    r"|belum semua|tidak semua|kebanyakan|banyak)(?:nya)?\b[^0-9]*$",
    re.IGNORECASE,
)
"""What is said of some of them only: "Baru ratusan yang punya kartu"."""
_PART_REACH = 2
_BRIEF = 3
_COVERED_REACH = 3
_TAKES_IN = re.compile(r"\b(?:menyerap|menampung|menghidupi|mempekerjakan)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_US = re.compile(r"bpjs|jamsostek|jaminan sosial", re.IGNORECASE)
_ANYBODY = ("orang", "jiwa", "pekerja", "tenaga", "di")


def _is_covered_already(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the count belongs to a rate, to firms, an office or us, or to more persons just counted as covered."""
    text = scene.text[slot.start - len(slot.left_text) : slot.figure.end + len(slot.right_text)]
    if any(s.is_percent or s.is_from or s.noun == "employer" for s in scene.slots[: slot.index]):
        return True
    hosts = FIRM.search(text) is not None and not _TAKES_IN.search(slot.left_text)
    if hosts or _US.search(text) or THEREOF.search(text) or OFFICE.search(slot.left_text):
        return True
    joined = scene.slots[slot.joined].reading if slot.joined is not None else None
    if joined is not None and joined.metric in COVERED:
        return True
    told = memory.persons
    recent = told is not None and told.metric in COVERED and scene.sentence.index - memory.persons_at <= _COVERED_REACH
    return recent and memory.persons_count >= (slot.figure.value or 0)


def _has_part_behind(scene: Scene, slot: Slot) -> bool:
    """Whether the next number is of fewer of the same, in a state.

    "Di sini ada 5.640 pengemudi. Separuhnya pendatang. BPJS Ketenagakerjaan baru menjangkau 1.120 pengemudi."
    """
    at = scene.sentence.end
    for _ in range(_PART_REACH):
        told = _NEXT_SENTENCE.match(scene.text, at)
        if told is None:
            return False
        if _SOME_OF_THEM.match(told["told"]) and first(compose(told["told"], cues_in(told["told"])), "status"):
            return True
        number = _COUNTED_NEXT.search(told["told"])
        if number is not None:
            return _is_fewer_of_them(slot, told["told"], number)
        if any(c.isdigit() for c in told["told"]):
            return False
        at = told.end()
    return False


def _is_fewer_of_them(slot: Slot, told: str, number: re.Match[str]) -> bool:
    """Whether a sentence counts, in a state, fewer of those whom the figure counts; "12.400 petani" are no sailors."""
    value = _value_of(number["number"], number["scale"])
    if not 0 < value < (slot.figure.value or 0) or _NO_PART.search(told[: number.start()]):
        return False
    cues = compose(told, cues_in(told))
    behind = next((c for c in cues if c.start >= number.end()), None)
    if behind is not None and not told[number.end() : behind.start].strip() and "noun" in behind.tags:
        words = told[behind.start :].lower().split()[:_BRIEF]
        if behind.tags["noun"] not in PERSONS or (words[0] not in _ANYBODY and not _are_same(words, slot)):
            return False
    elif not {c.tags.get("noun", "person") for c in cues if c.end <= number.start()} <= {*PERSONS, "thing"}:
        return False
    return first(cues, "status", "active", "registered", "unprotected") is not None


def _are_same(words: list[str], slot: Slot) -> bool:
    """Whether one of the words for the part names the whole, too: "jumlah TKBM 86 ribu ... 42 ribu buruh TKBM"."""
    return words[0] in slot.right_text.lower() or any(word in slot.left_text.lower().split() for word in words)


def _value_of(number: str, scale: str | None) -> float:
    plain = number.replace(".", "")
    if scale is not None:
        return float(number.replace(",", ".")) * _SCALES[scale.lower()] if number[0].isdigit() else 0.0
    return float(plain) if plain.isdigit() else 0.0


def is_parted_next(scene: Scene, slot: Slot, memory: Memory) -> bool:
    """Whether the next sentence gives a part in a state: "Di sini ada 18.300 buruh tani. Yang ikut baru 900"."""
    if aim(slot) or first(slot.left, "sponsored") or not is_named(slot):
        return False
    if first(slot.left, "money") and not _TAKES_IN.search(slot.left_text):
        return False
    labelled = _PLAIN_LABEL.match(slot.left_text) and _NEXT_LABEL.match(scene.text, slot.figure.end)
    if labelled or _NEXT_RATE.match(scene.text, scene.sentence.end):
        return True
    part = _NEXT_PART.match(scene.text, scene.sentence.end)
    if part is None:
        return not memory.header and not _is_covered_already(scene, slot, memory) and _has_part_behind(scene, slot)
    number, scale = part["number"].rstrip(".,"), part["scale"]
    if number.replace(".", "").isdigit():
        value = float(number if scale else number.replace(".", "")) * _SCALES.get((scale or "").lower(), 1)
        if value >= (slot.figure.value or 0):
            return False
    said = cues_in(part["before"])
    if part.group().lstrip(' \n\t"“”')[:4].lower() != "yang":
        said += cues_in(part["behind"])
    return first(said, "status", "active", "registered", "unprotected") is not None


def is_named(slot: Slot) -> bool:
    """Whether the figure itself says whom it counts: more than "orang"."""
    return any(
        "segment" in c.tags or "group" in c.tags or (c.tags.get("noun") == "person" and c.end - c.start > len("orang"))
        for c in near(slot)
    )
