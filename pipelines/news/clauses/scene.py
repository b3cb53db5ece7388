"""One sentence laid out for reading: its figures, and for each the cues near and far, before and after.

Zones of a figure, from near to far:

- `head`: the noun it counts, right behind it ("400.385 pekerja");
- `right`: the words behind it, up to a comma, a bracket, "dan" or the next figure;
- `left`: the words before it, back to the previous figure, a colon, or a boundary of the clause;
- `beyond`: what follows in the clause, over figures that only restate this one ("6.317 pekerja (49%) yang belum ...");
- `before`: what precedes in the clause, over earlier figures of the same list.

`joined`: the figure that this one is coordinated with, so that both share a verb ("30 sopir, 12 kusir, dan 40 kernet").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pipelines.news.clauses.links import is_by_up_to, link
from pipelines.news.clauses.memory import Reading
from pipelines.news.clauses.predicates import compose
from pipelines.news.texts.article import Article, Figure, Sentence
from pipelines.news.texts.sieve import names_government
from pipelines.normalize.lexicon import Cue, cues_in
from pipelines.normalize.wording import Wording

BY_RANK = Wording(
    r"(?:^|[,;]\s(?:dan |sedangkan |sementara |adapun )?)\W*yang (?:disebut )?"
    r"(?P<rank>pertama|kedua|ketiga|terakhir)(?: disebut)?\s(?!kali\b)[^,.;:0-9]{0,40}$",
    re.IGNORECASE,
)
"""Before the number of one of several places just named: "Sumsel dan Kepri. Yang disebut pertama punya 900"."""
_HARD = re.compile(
    r"[;\"”]|\s(?=[abdjklmnpstw])(?:sedangkan|sementara(?! tidak mampu)|sehingga|supaya|selanjutnya|namun|tetapi|tapi"
    r"|padahal|adapun|agar"
    r"|apabila|melainkan|meskipun|meski|kemudian|karena|walaupun|disusul|diikuti oleh|dimana|di mana|jika|bila"
    r"|l(?<!tahun l)(?<!bulan l)(?<!pekan l)(?<!minggu l)(?<!waktu l)(?<!periode l)(?<!hari l)alu"
    r"|(?<=[,;.] )jadi(?= [0-9]))\b"
)
"""Every alternative begins with a plain character, so that most of a text is passed over at the speed of a search."""
_SOFT = re.compile(
    r",(?![0-9])|[()–—:;\"“”]|\.\s|\s(?:-\s|(?:dan|serta|atau|dengan|sedangkan"
    r"|sementara(?! tidak mampu)|tetapi|namun|disusul|dari(?= (?:total|potensi|target|jumlah|populasi|semesta"
    r"|sekitar|semestinya|seharusnya|estimasi|perkiraan|[0-9])))\b)"
)
_ACRONYM = re.compile(r"\([A-Z][A-Za-z/&.-]{1,11}\)(?=\s[a-z])")
"""A short name in brackets, which repeats the noun before it and ends nothing: "orang asli Papua (OAP) sudah ..."."""
_ASIDE = re.compile(r",\s(?:kata|ujar|tutur|ungkap|jelas|tambah|imbuh|sebut|lanjut|ucap|papar|terang|rinci)nya,\s")
"""Who says it, put in between: "2.035 pekerja, tambahnya, menikmati ..."."""
_THEIR_HEIRS = re.compile(r"\s(?:atau|dan|serta|beserta|maupun) (?:para )?(?:ahli waris|keluarga)(?:nya)?\b")
"""Who stands in for those counted and parts them from no verb: "900 peserta atau keluarganya mencairkan"."""
OURS = re.compile(r"ketenagakerjaan|jamsostek|bpjs ?-?tk\b|bpjs naker|jaminan sosial|bpjs tenaga")
"""Our names, in a text in lower case."""
_NEW_MEMBERS = Wording("kepesertaan baru")
_AT_PLACE = re.compile(r"\s+(?:orang\s+)?(?:lagi\s+)?di\s+(?!antaranya)")
"""A place behind the figure is where they are, not what is counted: "1.935 di Kecamatan Undaan"."""
_OF_NEXT = re.compile(r"\s+(?:(?:sebanyak|sekitar|ada|baru|hanya)\s+)*[0-9]")
"""The state right before a number is of that number: "dari potensi 4.700 orang telah terdaftar 2.800"."""
_OF_FEW = re.compile(_OF_NEXT.pattern + r"|\s+(?:[^\W\d]+\s+){0,4}?(?:hanya|baru|cuma|ada|sebanyak|sekitar)\s+[0-9]")
_OPENS_PART = re.compile(r",\s+(?:(?:namun|tetapi|tapi|sebanyak|sekitar|ada|terdapat|hanya|baru|sudah|telah)\s+)*$")
"""Where a part that has a state of its own begins: "dari 900 pekerja pabrik dan toko yang terdata, 400 belum ikut"."""
_WORD = re.compile(r"\w+")
_LONG_LIST = 4
_GAP_WORDS = frozenset(
    (
        "yang", "lebih", "merupakan", "adalah", "di", "antaranya", "diantaranya", "para", "total", "angka", "jumlah",
        "lagi", "ialah", "nya", "lainnya", "eks", "bekas", "mantan",
    )
)  # fmt: skip


@dataclass(slots=True)
class Slot:
    """One figure of a sentence with its zones; `clause`: where its clause begins and ends; `lacks`: its sentence's."""

    figure: Figure
    index: int
    start: int
    clause: tuple[int, int]
    left_text: str
    right_text: str
    lacks: int = 0
    placed: bool = False
    after_colon: bool = False
    head: Cue | None = None
    right: list[Cue] = field(default_factory=list)
    left: list[Cue] = field(default_factory=list)
    beyond: list[Cue] = field(default_factory=list)
    before: list[Cue] = field(default_factory=list)
    link: int | None = None
    base_of: int | None = None
    is_from: bool = False
    is_target_base: bool = False
    change_from: bool = False
    change_to: bool = False
    noun: str | None = None
    joined: int | None = None
    reading: Reading | None = None

    @property
    def is_percent(self) -> bool:
        return self.figure.unit == "percent"

    @property
    def is_money(self) -> bool:
        return self.figure.kind == "money" or self.figure.unit == "IDR"


@dataclass
class Scene:
    """A sentence, its cues and its figures; `text` and `low` (in lower case) are the whole article's."""

    text: str
    low: str
    sentence: Sentence
    cues: list[Cue]
    slots: list[Slot]

    @cached_property
    def ours(self) -> bool:
        """Whether the sentence names the agency or labour social security."""
        return OURS.search(self.low, self.sentence.start, self.sentence.end) is not None

    def whole_of(self, slot: Slot) -> Slot | None:
        """The whole that stands behind a part: Y of "X dari Y", "X (A persen) dari Y" and "X atau A persen dari Y"."""
        behind = self.slots[slot.index + 1 : slot.index + 3]
        rate = behind[0] if behind and behind[0].is_percent and behind[0].link == slot.index else slot
        return next((s for s in behind if s.base_of in (slot.index, rate.index)), None)

    @cached_property
    def list_reach(self) -> int:
        """How many sentences before a place's number may tell what it counts; of a long list of places many more:
        "31.131 orang. ... Sebarannya sebagai berikut. Pemkab A: 5.842; Pemkot B: 4.917; Pemkab C: 3.764; ..."."""
        return 8 if sum(slot.placed for slot in self.slots) >= _LONG_LIST else 3

    def says(self, name: str, *values: str) -> bool:
        """Whether any cue of the sentence has the tag, with one of `values` if given."""
        for cue in self.cues:
            said = cue.tags.get(name)
            if said is not None and (not values or said in values):
                return True
        return False


def lay_out(article: Article, sentence: Sentence, figures: Sequence[Figure], cues: Sequence[Cue]) -> Scene:
    """The sentence with its `figures` and `cues` (all inside it, in order) and the figures' zones."""
    text, low = article.text, article.low
    places = article.places_in(sentence)
    spans = [(_start(text, f), f.end) for f in figures]
    own = _outside(cues, figures)
    if _NEW_MEMBERS.fits(sentence):
        own = [_only_so_far(low, cue, figures) for cue in own]
    found = compose(text, own)
    hard = list(_boundaries(low, sentence.start, sentence.end))
    slots: list[Slot] = []
    for i, figure in enumerate(figures):
        slots.append(_slot(text, low, figure, slots[-1] if slots else None, _limits(sentence, spans, hard, i)))
        slots[-1].lacks = sentence.lacks
    link(low, slots, spans)
    for slot in slots:
        _zones(text, slot, slots, found)
        slot.change_to = slot.change_to and not is_by_up_to(low, slot)
        left_at, right_at = slot.start - len(slot.left_text), slot.figure.end + len(slot.right_text)
        for place in places:
            slot.placed = slot.placed or (left_at <= place.start and place.end <= right_at)
        slot.placed = slot.placed or BY_RANK.search(slot, slot.left_text) is not None
    return Scene(text, low, sentence, found, slots)


def _only_so_far(low: str, cue: Cue, figures: Sequence[Figure]) -> Cue:
    """ "Kepesertaan baru" right before a percentage tells how little it is, not that anybody is new."""
    if cue.tags.get("status") != "new" or not low.startswith(_NEW_MEMBERS.pattern, cue.start):
        return cue
    rate = any(f.unit == "percent" and f.start == cue.end + 1 for f in figures)
    return cue._replace(tags={"relation": "coverage", "realis": "yes"}) if rate else cue


def _boundaries(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where one clause ends and where the next begins: a semicolon, the end of a quotation, a conjunction."""
    for match in _HARD.finditer(low, start, end):
        at, after = match.span()
        mark = low[at]
        if mark in '"”':
            at -= at > start and low[at - 1] in ",.!?"
            if (
                at == start
                or not (low[at - 1].isalnum() or low[at - 1] in "_%)")
                or not low[after : after + 1].isspace()
            ):
                continue
        elif mark != ";" and at > start and low[at - 1] == ",":
            at -= 1
        yield at, after


def _start(text: str, figure: Figure) -> int:
    """Where the figure begins with its qualifier, unless a verb is between ("minimal menaikkan cakupan 20 persen")."""
    at = figure.qualifier_start
    if at is None or at >= figure.start:
        return figure.start
    between = cues_in(text[at : figure.start])
    return figure.start if any("filler" not in c.tags and "negation" not in c.tags for c in between) else at


def _outside(cues: Sequence[Cue], figures: Sequence[Figure]) -> list[Cue]:
    """The cues that are no part of a figure."""
    kept: list[Cue] = []
    begun = 0
    for cue in cues:
        while begun < len(figures) and figures[begun].start <= cue.start:
            begun += 1
        if not begun or cue.end > figures[begun - 1].end:
            kept.append(cue)
    return kept


def _slot(text: str, low: str, figure: Figure, before: Slot | None, limits: _Limits) -> Slot:
    """The figure with its clause and the words on either side; `before`: the slot of the figure before it."""
    start, clause = limits.start, limits.clause
    left_at = max(limits.opening if before is None else _after(before, start), clause[0])
    colon = text.rfind(": ", left_at, start)
    listed = colon >= 0 and _list_colon(text, colon, start)
    headed = colon >= 0 and (bool(text[left_at:colon].strip()) or colon == left_at > limits.opening)
    after_colon = headed and (listed or before is None)
    if after_colon and listed:
        left_at = colon + 1
    right_end = min(limits.following, clause[1])
    soft = _SOFT.search(low, figure.end, right_end)
    while soft is not None and (inset := _inset(text, low, soft.start())):
        soft = _SOFT.search(low, inset.end(), right_end)
    if soft is not None:
        right_end = soft.start() + (soft.group()[0].isspace() and soft.group()[-1].isalpha())
    return Slot(
        figure,
        0 if before is None else before.index + 1,
        start,
        clause,
        text[left_at:start],
        text[figure.end : right_end],
        after_colon=after_colon,
    )


def _inset(text: str, low: str, at: int) -> re.Match[str] | None:
    """What is put in behind a figure's noun, and ends none of its words."""
    return _ACRONYM.match(text, at) or _ASIDE.match(low, at) or _THEIR_HEIRS.match(low, at)


class _Limits(NamedTuple):
    """Where a figure starts, its clause, where its sentence opens, and where the next figure starts."""

    start: int
    clause: tuple[int, int]
    opening: int
    following: int


def _limits(sentence: Sentence, spans: list[tuple[int, int]], hard: list[tuple[int, int]], index: int) -> _Limits:
    start, end = spans[index]
    opening, closing = sentence.start, sentence.end
    for at, stop in hard:
        if stop <= start:
            opening = stop
        elif at >= end:
            closing = at
            break
    following = spans[index + 1][0] if index + 1 < len(spans) else sentence.end
    return _Limits(start, (opening, closing), sentence.start, following)


def _after(before: Slot, start: int) -> int:
    """Where the words of the figure before end; where nothing parts the two figures, both claim the words between."""
    end = before.figure.end + len(before.right_text)
    return end if end < start else before.figure.end


def _list_colon(text: str, colon: int, start: int) -> bool:
    """Whether something stands between the colon and the figure: "tiga segmen: PU 88.357", not "Potensi: 500"."""
    return bool(text[colon + 1 : start].strip(" \tRp.+-–:"))


def _zones(text: str, slot: Slot, slots: list[Slot], found: list[Cue]) -> None:
    figure = slot.figure
    left_at = slot.start - len(slot.left_text)
    right_end = figure.end + len(slot.right_text)
    limit = slot.clause[1]
    for other in slots[slot.index + 1 :]:
        if slot.index in (other.link, other.base_of) or (other.link is not None and other.link > slot.index):
            continue
        limit = min(limit, other.start - len(other.left_text))
        break
    bases = [(s.start, s.figure.end + len(s.right_text)) for s in slots[: slot.index] if s.is_from]
    whole = slots[slot.index - 1] if bases and slots[slot.index - 1].is_from else None
    for cue in found:
        if cue.end <= slot.start:
            if cue.start >= left_at:
                if whole is None or not _is_of_whole(text, whole, cue):
                    slot.left.append(cue)
            elif cue.start >= slot.clause[0] and not any(a <= cue.start < b for a, b in bases):
                slot.before.append(cue)
        elif cue.start >= figure.end:
            if cue.start < right_end:
                if not _is_of_next(text, slot, slots, cue):
                    slot.right.append(cue)
            elif cue.end <= limit:
                slot.beyond.append(cue)
    opening = _OPENS_PART.search(text, left_at, slot.start) if whole is not None else None
    if opening is not None and any("status" in c.tags for c in [*slot.right, *slot.beyond]):
        slot.left = [c for c in slot.left if c.start > opening.start()]
    slot.head = _head(text, slot)


def _is_of_whole(text: str, whole: Slot, cue: Cue) -> bool:
    """Whether those who ought to be covered are the whole before: "dari 9.100 potensi pekerja tercapai 2.400"."""
    if cue.tags.get("status") != "eligible" or cue.start < whole.figure.end:
        return False
    between = _WORD.findall(text[whole.figure.end : cue.start].lower())
    return len(between) <= 2 and all(word in _GAP_WORDS or word in ("orang", "pekerja", "potensi") for word in between)


def _is_of_next(text: str, slot: Slot, slots: list[Slot], cue: Cue) -> bool:
    """Whether a state behind the figure is the next one's: "dari potensi 4.700 orang telah terdaftar 2.800"."""
    if "status" not in cue.tags or slot.index + 1 == len(slots):
        return False
    return (_OF_FEW if slot.is_from else _OF_NEXT).match(text, cue.end) is not None


def _head(text: str, slot: Slot) -> Cue | None:
    """The noun right behind the figure, over a word or two such as "yang" or "di antaranya"."""
    if not slot.right or _AT_PLACE.match(text, slot.figure.end):
        return None
    for cue in slot.right:
        between = _WORD.findall(text[slot.figure.end : cue.start].lower())
        if len(between) > 2 or any(word not in _GAP_WORDS for word in between):
            return None
        if "noun" in cue.tags:
            return None if names_government(text, cue) else cue
        if "segment" in cue.tags or "group" in cue.tags:
            return cue
    return None
