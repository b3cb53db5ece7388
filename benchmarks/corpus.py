"""Generated articles with known answers: two thirds about labour social security, one third about anything else.

Deterministic by seed and number: article n of a seed is the same whatever is generated around it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

import polars as pl

from benchmarks import corpus_sentences as sentences
from warehouse.reference import regions

LENGTH = 3_000  # characters, about: fillers are added until it is reached
DOCUMENTS = pl.Schema(
    {name: pl.String() for name in ("document_id", "document", "title", "outlet", "url", "published", "text")}
)
ANSWERS = pl.Schema(
    {
        "document_id": pl.String(),
        "metric": pl.String(),
        "value": pl.Float64(),
        "region_code": pl.String(),
        "as_of": pl.String(),
        "start": pl.Int64(),
    }
)

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_SLOT = re.compile(r"\{([a-z_]+)(?::([a-z]+))?\}")


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure that the text states: what it counts, where, when (null: the law's value), and where it stands."""

    metric: str
    value: float
    region_code: str
    as_of: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    name: str
    short_name: str
    province: str
    province_code: str


def generate(seed: int, first: int, count: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Articles `first` to `first + count - 1` of a seed, and the answers that their texts hold.

    Returns frames of `DOCUMENTS` (what `read_articles` takes) and `ANSWERS`.
    """
    documents: list[tuple[str, ...]] = []
    answers: list[tuple[str, str, float, str, str | None, int]] = []
    for number in range(first, first + count):
        row, found = _article(seed, number)
        documents.append(row)
        answers.extend((row[0], a.metric, a.value, a.region_code, a.as_of, a.start) for a in found)
    return (
        pl.DataFrame(documents, schema=DOCUMENTS, orient="row"),
        pl.DataFrame(answers, schema=ANSWERS, orient="row"),
    )


def _article(seed: int, number: int) -> tuple[tuple[str, ...], list[Answer]]:
    chance = random.Random(f"{seed}/{number}")
    writer = _Writer(chance)
    if number % 3 == 2:
        writer.write_about_other_things()
    else:
        writer.write_about_coverage()
    outlet = chance.choice(sentences.OUTLETS)
    document_id = f"{seed:04d}{number:012d}"
    published = writer.day + timedelta(days=chance.randint(0, 1))
    address = f"https://{outlet.lower().replace(' ', '')}.example/{published:%Y/%m}/{number}.html"
    row = (document_id, f"{document_id}.json", writer.title, outlet, address, published.isoformat(), writer.text())
    return row, writer.answers


class _Writer:
    """One article being written, sentence by sentence, with the answers of what was written so far."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.region = chance.choice(_places())
        self.day = date(2022, 1, 3) + timedelta(days=chance.randrange(4 * 365))
        self.title = ""
        self.answers: list[Answer] = []
        self._parts: list[str] = []
        self._length = 0
        self._printed: set[float] = set()

    def text(self) -> str:
        return "".join(self._parts)

    def write_about_coverage(self) -> None:
        chance = self.chance
        self.title = chance.choice(sentences.TITLES).format(r=self.region.name)
        self._add(f"{self.region.short_name.upper()}, {chance.choice(sentences.OUTLETS)} – ")
        self._sentence(chance.choice(sentences.LEADS))
        local = chance.sample(sentences.LOCAL_FACTS, chance.randint(2, 5))
        wider = chance.sample(sentences.WIDER_FACTS, chance.randint(0, 1))
        law = chance.sample(sentences.STATUTORY_FACTS, chance.randint(1, 2))
        facts = [partial(self._sentence, s) for s in local + wider] + [partial(self._statutory, *s) for s in law]
        chance.shuffle(facts)
        self._interleave(facts, sentences.FILLERS)

    def write_about_other_things(self) -> None:
        chance = self.chance
        topic = chance.choice(sentences.OTHER_TOPICS)
        self.title = f"Warga {self.region.name} Menanti Kabar Baik"
        self._add(f"{self.region.short_name.upper()}, {chance.choice(sentences.OUTLETS)} – ")
        self._sentence(topic[0])
        facts = [partial(self._sentence, s) for s in chance.sample(topic[1:], len(topic) - 1)]
        self._interleave(facts, sentences.OTHER_FILLERS)

    def _interleave(self, facts: Sequence[Callable[[], None]], fillers: tuple[str, ...]) -> None:
        """Facts in order, each followed by fillers, in paragraphs of two or three sentences, to the usual length."""
        order = self.chance.sample(fillers, len(fillers))
        share = max(1, round((LENGTH - self._length - 130 * len(facts)) / 105 / len(facts)))
        place = 0
        for fact in facts:
            self._add("\n\n")
            fact()
            for n in range(share):
                self._add("\n\n" if n == 2 else " ")
                self._sentence(order[place % len(order)])
                place += 1
        while self._length < LENGTH - 60:
            self._add("\n\n" if place % 3 == 0 else " ")
            self._sentence(order[place % len(order)])
            place += 1
        self._add("\n")

    def _statutory(self, template: str, metric: str, printed: str, value: float) -> None:
        before, _, after = template.partition("{}")
        if value in self._printed:
            return
        self._add(before)
        self._answer(metric, value, "00", None)
        self._add(printed + after)

    def _sentence(self, template: str) -> None:
        """Write a sentence with its slots filled; its figures become answers."""
        code, as_of = self._scope(template), self.day.isoformat()
        begin = len(self._parts)
        waiting: list[tuple[str, float, int]] = []
        for text, slot, form in _pieces(template):
            self._add(text)
            if form:
                value, printed = self._figure(form)
                before = len(printed) - len(printed.lstrip("abcdefghijklmnopqrstuvwxyz "))
                waiting.append((slot, value, self._length + before))
                self._add(printed)
            elif slot in FORMS:
                self._add(self._figure(slot)[1])
            elif slot in _TIMES:
                as_of, printed = _TIMES[slot](self)
                self._add(printed)
            elif slot:
                self._add(self._word(slot))
        first = self._parts[begin]
        self._parts[begin] = first[:1].upper() + first[1:]
        for metric, value, start in waiting:
            self.answers.append(Answer(metric, value, code, as_of, start))

    def _scope(self, template: str) -> str:
        if "{p}" in template:
            return self.region.province_code
        return self.region.code if "{r}" in template else "00"

    def _word(self, slot: str) -> str:
        match slot:
            case "r":
                return self.region.name
            case "p":
                return self.region.province
            case "name":
                return self.chance.choice(sentences.NAMES)
            case "weekday":
                return WEEKDAYS[self.day.weekday()]
            case _:
                return f"{self.day.day}/{self.day.month}/{self.day.year}"

    def _figure(self, form: str) -> tuple[float, str]:
        while True:
            value, printed = FORMS[form](self.chance)
            if value not in self._printed:
                self._printed.add(value)
                return value, printed

    def _answer(self, metric: str, value: float, code: str, as_of: str | None) -> None:
        self._printed.add(value)
        self.answers.append(Answer(metric, value, code, as_of, self._length))

    def _add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def per_day(self) -> tuple[str, str]:
        day = self.day - timedelta(days=self.chance.randint(3, 60))
        return day.isoformat(), f"per {day.day} {MONTHS[day.month - 1]} {day.year}"

    def until_month(self) -> tuple[str, str]:
        day = self.day - timedelta(days=self.chance.randint(30, 200))
        return f"{day:%Y-%m}", f"hingga {MONTHS[day.month - 1]} {day.year}"

    def in_year(self) -> tuple[str, str]:
        year = self.day.year - self.chance.randint(0, 1)
        return str(year), f"{self.chance.choice(('sepanjang tahun', 'pada tahun', 'selama tahun'))} {year}"

    def next_year(self) -> tuple[str, str]:
        year = self.day.year + self.chance.randint(1, 3)
        return str(year), f"tahun {year}"


_TIMES: dict[str, Callable[[_Writer], tuple[str, str]]] = {
    "per_day": _Writer.per_day,
    "until_month": _Writer.until_month,
    "in_year": _Writer.in_year,
    "next_year": _Writer.next_year,
}


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _decimal(number: float, places: int) -> str:
    return f"{number:.{places}f}".replace(".", ",")


def _softened(chance: random.Random, printed: str) -> str:
    return f"{chance.choice(('sekitar', 'lebih dari', 'hampir'))} {printed}" if chance.random() < 0.2 else printed


def _persons(chance: random.Random) -> tuple[float, str]:
    if chance.random() < 0.3:
        thousands = chance.randint(11, 900)
        return thousands * 1e3, _softened(chance, f"{thousands} ribu")
    number = int(10 ** chance.uniform(3.1, 5.6))
    return float(number), _dotted(number)


def _many(chance: random.Random) -> tuple[float, str]:
    if chance.random() < 0.5:
        tenths = chance.randint(11, 419)
        return tenths * 1e5, _softened(chance, f"{_decimal(tenths / 10, 1)} juta")
    number = int(10 ** chance.uniform(5.8, 7.5))
    return float(number), _dotted(number)


def _cases(chance: random.Random) -> tuple[float, str]:
    number = int(10 ** chance.uniform(2, 4.7))
    return float(number), _dotted(number)


def _percent(chance: random.Random) -> tuple[float, str]:
    places = chance.choice((0, 1, 2))
    value = round(chance.uniform(21, 98), places)
    return value, _decimal(value, places) + chance.choice((" persen", " persen", "%"))


def _money(chance: random.Random) -> tuple[float, str]:
    sign = chance.choice(("Rp", "Rp", "Rp "))
    match chance.randrange(4):
        case 0:
            number = chance.randint(1_000_000_000, 900_000_000_000)
            return float(number), sign + _dotted(number)
        case 1:
            millions = chance.randint(150, 990)
            return millions * 1e6, f"{sign}{millions} juta"
        case 2:
            hundredths = chance.randint(101, 90_000)
            return hundredths * 1e7, f"{sign}{_decimal(hundredths / 100, 2)} miliar"
        case _:
            tenths = chance.randint(11, 40)
            return tenths * 1e11, f"{sign}{_decimal(tenths / 10, 1)} triliun"


FORMS: dict[str, Callable[[random.Random], tuple[float, str]]] = {
    "persons": _persons,
    "many": _many,
    "cases": _cases,
    "units": _cases,
    "percent": _percent,
    "money": _money,
}


@cache
def _pieces(template: str) -> tuple[tuple[str, str, str], ...]:
    """(text before, slot, form) of each slot of a template, the last with an empty slot."""
    pieces, end = [], 0
    for match in _SLOT.finditer(template):
        pieces.append((template[end : match.start()], match[1], match[2] or ""))
        end = match.end()
    return (*pieces, (template[end:], "", ""))


@cache
def _places() -> tuple[Region, ...]:
    """Regencies and cities with their provinces, in the order of their codes."""
    frame = regions().sort("region_code")
    names = dict(frame.select("region_code", "name").iter_rows())
    local = frame.filter(pl.col("level").is_in(["regency", "city"])).select(
        "region_code", "name", "short_name", "parent_code"
    )
    return tuple(Region(code, name, short, names[up], up) for code, name, short, up in local.iter_rows())


def batches(seed: int, count: int, size: int) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """`generate` in batches, so that a corpus of any size is never in memory at once."""
    for first in range(0, count, size):
        yield generate(seed, first, min(size, count - first))
