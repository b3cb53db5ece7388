"""From the mentions of an article to claims: figures whose metric is known.

Every sentence that holds a figure and is not masked is laid out (`scene`), each of its figures read by kind
(`counts`, `amounts`, `percents`), with what the article said before in mind (`memory`). Percentages are read last,
because the count they restate says what they measure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.news.clauses.callings import with_callings
from pipelines.news.clauses.headed import topic_before, under_header
from pipelines.news.clauses.headings import end_list, note_header, note_scene
from pipelines.news.clauses.memory import Memory, Reading
from pipelines.news.clauses.rosters import with_rosters
from pipelines.news.clauses.scene import OURS, Scene, Slot, lay_out
from pipelines.news.clauses.zones import first
from pipelines.news.lists import settle
from pipelines.news.metrics.amounts import read_amount
from pipelines.news.metrics.counts import read_count, read_restating
from pipelines.news.metrics.percents import read_percent
from pipelines.news.metrics.percents_bounded import is_threshold
from pipelines.news.texts.article import Article, Claim, Figure, Sentence
from pipelines.news.texts.context import AGENCY_CUES, OTHER_SCHEMES
from pipelines.news.texts.sieve import countable, figures_by_sentence
from pipelines.normalize.lexicon import cues_between
from pipelines.normalize.wording import UNKNOWN, Wording

_UNITS = {
    "coverage_rate": "percent", "unprotected_rate": "percent", "segment_share": "percent", "growth_rate": "percent",
    "claims_paid": "IDR", "benefit_amount": "IDR", "contribution_amount": "IDR", "contributions_collected": "IDR",
    "budget_allocated": "IDR", "claim_cases": "cases", "registered_employers": "employers",
}  # fmt: skip
_AID = ("subsidi upah", "bsu ", "(bsu)")
_PBI = Wording(r"\bpbi\b")
_OUR_UHC = Wording(r"\buhc\)? (?:jamsostek|bpjs ketenagakerjaan|jaminan sosial ketenagakerjaan)")
"""Our coverage by the other scheme's name: `Universal Health Coverage (UHC) Jamsostek`."""
_COVERAGE = {"relation": "coverage"}
_HEALTH = Wording(r"kesehatan|\bjkn\b|\bkis\b|\buhc\b")
_AIDED = {"status": "registered", "sponsored": "yes"}
"""Where no other scheme is named, those whose contributions are paid (PBI) are ours."""
_OTHERS = Wording("|".join(map(re.escape, OTHER_SCHEMES)))
_OF_OTHERS = Wording("|".join(map(re.escape, (*_AID, *OTHER_SCHEMES))))
_OUR_PROGRAMMES = Wording(
    r"\b(?:jht|jkm|jkk|jkp|ucj|jaminan (?:hari tua|kematian|kecelakaan kerja|kehilangan)|pekerja rentan"
    r"|ahli waris|perisai)\b"
)
_BILLIONS = re.compile(r"\b(?:miliar|milyar|miliyar|triliun|trilyun)\b", re.IGNORECASE)
_VALUED = re.compile(
    r"\b(?:nominal(?:nya)?|senilai|bernilai|nilainya|nilai|santunan(?: kematian)?|pembayaran|pencairan"
    r"|(?<!jumlah )(?<!banyaknya )klaim(?! sebanyak)"
    r"|anggaran|biaya|iuran|iurannya|uang)"
    r"\s+(?:(?:sebesar|sebanyak|sekitar|total|mencapai|hampir|hanya|lebih dari|senilai|adalah)\s+)*$",
    re.IGNORECASE,
)
_MONTHLY = re.compile(r"\s*(?:/|per\s?|se|tiap |setiap )bulan\b", re.IGNORECASE)
_EACH = re.compile(
    r"\s*(?:/\s?|per\s?|(?:untuk |bagi )?(?:se)?tiap )"
    r"(?:orang|jiwa|kepala|peserta|pekerja|korban|ahli waris|kasus|anak)\b",
    re.IGNORECASE,
)
"""Of a sum: "senilai 42 juta per orang"."""
_WORTH = re.compile(
    r"\b(?:senilai|bernilai|nilainya|nominalnya)\s+(?:(?:total|sekitar|hampir|lebih dari|mencapai)\s+)*$", re.IGNORECASE
)
_OPENING = 300
_ALL = 100
_THOUSAND = 1000.0
_SMALLEST_BARE_SUM = 10_000
_LARGE_SUM = 1e6
_ROUND_SUM = 100
_MOST_PEOPLE = 300e6
"""More than Indonesia has inhabitants: a number so large can only be a sum."""
_IN_PERCENT = Wording(r"\((?:dalam )?(?:persen|persentase|%)\)")
"""The unit of all numbers of a list, given once: "cakupan per kabupaten (persen): Kudus 61,2; Pati 28,4"."""
_IN_THOUSANDS = Wording(r"\((?:dalam )?ribu(?:an)?(?: orang| pekerja| peserta| jiwa)?\)")
_ACTIVE = Wording(
    r"aktif(?:(?<=(?:peserta|pekerja) aktif)|(?<=(?:kerja|masih) aktif)(?<!pemberi kerja aktif)"
    r"|(?<=yang aktif)|(?<=tk aktif)| membayar)"
)


def _year_of(article: Article) -> int | None:
    """The year of the report: of its publication, else of the last day that it names."""
    if article.published and article.published[:4].isdigit():
        return int(article.published[:4])
    days = [when.date_to.year for when in article.whens if when.precision == "day" and not when.relative]
    return max(days, default=None)


def claims_of(article: Article) -> list[Claim]:
    """All claims of an article in text order, before any is placed, dated, checked or dropped as a repetition."""
    low = article.low
    memory = Memory(distinguishes_active=_ACTIVE.search(article, low) is not None)
    memory.year = _year_of(article) or memory.year
    memory.about_us = _is_about_us(article)
    by_sentence = figures_by_sentence(article)
    mixed = _OF_OTHERS.search(article, low) is not None
    claims: list[Claim] = []
    aided = _PBI.search(article, low) is not None and _HEALTH.search(article, low) is None
    ours = _own_paragraphs(article, low)
    for sentence in article.sentences:
        if sentence.masked or (ours is not None and sentence.paragraph not in ours):
            continue
        if memory.header_span is not None:
            end_list(low, sentence, memory)
        figures = by_sentence.get(sentence.index)
        if mixed and _is_of_others(low, sentence, memory):
            continue
        if not figures:
            note_header(low, sentence, memory)
            continue
        cues = cues_between(low, sentence.start, sentence.end)
        if aided:
            cues = [c._replace(tags=_AIDED) if low.startswith("pbi", c.start) else c for c in cues]
        if _OUR_UHC.search(sentence, low, sentence.start, sentence.end):
            cues = [c._replace(tags=_COVERAGE) if c.tags.get("foreign") == "health" else c for c in cues]
        figures = countable(article.text, figures, cues)
        if not figures:
            note_header(low, sentence, memory)
            continue
        if _IN_PERCENT.search(sentence, low, sentence.start, figures[0].start):
            figures = [_as_percent(figure) for figure in figures]
        elif _IN_THOUSANDS.search(sentence, low, sentence.start, figures[0].start):
            figures = [_as_thousands(figure) for figure in figures]
        cues = with_rosters(article.text, figures, with_callings(article.text, sentence, figures, cues))
        scene = lay_out(article, sentence, figures, cues)
        readings = _read_item(scene, under_header(article, scene, memory.header_span, cues), memory)
        readings = readings or _read_scene(scene, memory)
        if not any(readings) and (topic := topic_before(article, scene)) is not None:
            readings = _read_item(scene, under_header(article, scene, topic, cues), memory) or readings
        told = zip(scene.slots, readings, strict=True)
        claims += [_claim(scene, slot, reading, memory) for slot, reading in told if reading is not None]
        note_scene(scene, memory)
    return settle(claims)


def _is_about_us(article: Article) -> bool:
    """Whether the headline or the opening names us, so that persons counted below need not be said to be ours.

    Also where we are named nowhere: such an article was let in for telling who of the workers is protected.
    """
    title = (article.title or "").lower()
    if _OTHERS.search(UNKNOWN, title):
        return False
    if OURS.search(title) or OURS.search(article.low, 0, _OPENING) or "paritrana" in title:
        return True
    return not any(cue in article.low for cue in AGENCY_CUES)


def _own_paragraphs(article: Article, low: str) -> set[int] | None:
    """The paragraphs that name us, where the title makes the article one about others alone; None where all count."""
    title = (article.title or "").lower()
    if not _OTHERS.search(UNKNOWN, title) or OURS.search(title):
        return None
    return {s.paragraph for s in article.sentences if OURS.search(low, s.start, s.end)}


def _read_item(scene: Scene, headed: Scene | None, memory: Memory) -> list[Reading | None] | None:
    """The readings of an item of a list as laid out behind its header; None where the header says nothing of it."""
    if headed is None:
        return None
    readings = _read_scene(headed, memory)
    for slot, reading in zip(scene.slots, readings, strict=True):
        slot.reading = reading
    return readings if any(readings) else None


def _read_scene(scene: Scene, memory: Memory) -> list[Reading | None]:
    """The reading of each figure. Bases and restated counts come before the percentages that hang from them."""
    readings: list[Reading | None] = [None] * len(scene.slots)
    memory.told, memory.told_at = memory.persons, memory.persons_at
    for slot in scene.slots:
        if slot.is_percent or slot.figure.unit == "percentage_points":
            continue
        reading = _read_number(scene, slot, memory)
        readings[slot.index] = slot.reading = reading
        if reading is not None:
            told = memory.by_value.setdefault(slot.figure.value or 0.0, reading)
            if scene.sentence.index == 1 and reading.weight >= told.weight:
                memory.by_value[slot.figure.value or 0.0] = reading  # the lead says more than the headline
        if reading is not None and not _is_whole_of_part(scene, slot, readings):
            memory.note(reading, scene.sentence.index, slot.figure.value or 0.0)
    for slot in scene.slots:
        if slot.is_percent:
            reading = read_percent(scene, slot, _partner(scene, slot, readings), memory)
            readings[slot.index] = slot.reading = reading
            if reading is not None:
                memory.note(reading, scene.sentence.index, slot.figure.value or 0.0)
    for slot in scene.slots:
        if readings[slot.index] is None and slot.figure.kind == "cardinal":
            reading = read_restating(scene, slot)
            readings[slot.index] = slot.reading = reading
            if reading is not None:
                memory.note(reading, scene.sentence.index, slot.figure.value or 0.0)
    if len(scene.slots) > 1:
        _carry_back(scene, readings)
        _drop_half_ranges(scene, readings)
    return readings


def _read_number(scene: Scene, slot: Slot, memory: Memory) -> Reading | None:
    if slot.is_money or _is_bare_amount(scene, slot):
        return read_amount(scene, slot, memory)
    return read_count(scene, slot, memory) if slot.figure.kind == "cardinal" else None


def _is_whole_of_part(scene: Scene, slot: Slot, readings: list[Reading | None]) -> bool:
    """Whether a list goes on with the part, not with this whole of it: "Agam 1.977 dari 3.140, Sijunjung 944"."""
    if slot.base_of is None or not scene.slots[slot.base_of].placed:
        return False
    part = readings[slot.base_of]
    return part is not None and part.metric in ("active_participants", "registered_workers")


def _drop_half_ranges(scene: Scene, readings: list[Reading | None]) -> None:
    """The two ends of a range measure one thing; where only one was understood, neither was."""
    for low, high in zip(scene.slots, scene.slots[1:], strict=False):
        if low.figure.low is None or (low.figure.low, low.figure.high) != (high.figure.low, high.figure.high):
            continue
        one, other = readings[low.index], readings[high.index]
        if one is None or other is None or one.metric != other.metric:
            readings[low.index] = readings[high.index] = None


def _carry_back(scene: Scene, readings: list[Reading | None]) -> None:
    """A list of places whose measure is named last: "A terendah 9 persen, B tertinggi dengan cakupan 52 persen"."""
    for slot in reversed(scene.slots[:-1]):
        following = scene.slots[slot.index + 1]
        reading = readings[following.index]
        if reading is not None and reading.metric == "claims_paid" and _is_sum_of_list(slot, following, readings):
            readings[slot.index] = replace(reading, rule="money+list_back", weight=0.7)
        if (
            readings[slot.index] is None
            and slot.is_percent
            and following.is_percent
            and not slot.figure.text.isalpha()
            and not is_threshold(scene, slot)
            and (slot.placed or first(slot.left, "group") or first(slot.left, "segment"))
            and reading is not None
        ):
            own = [*slot.left, *slot.right]
            if first(own, "foreign"):
                continue
            if reading.metric == "coverage_rate" and not first(own, "relation") and not first(own, "change"):
                readings[slot.index] = replace(reading, rule="percent+list_back", weight=0.65)


def _is_sum_of_list(slot: Slot, following: Slot, readings: list[Reading | None]) -> bool:
    """Whether a sum that no word names is listed before one that is: "A Rp31 miliar dan B Rp10 miliar dari klaim"."""
    bare = (
        slot.is_money and readings[slot.index] is None and not first([*slot.left, *slot.right, *slot.before], "money")
    )
    listed = (slot.placed and following.joined == slot.index) or "dibanding" in slot.left_text.lower()
    return bare and following.is_money and listed


def _is_bare_amount(scene: Scene, slot: Slot) -> bool:
    """A number without "Rp" that is a sum all the same.

    By its scale or the word before it ("senilai 652 juta", "1,65 miliar"), for whom it is ("42 juta per orang"), or
    because it changes or restates the sum before it: "Rp42 juta dari 24 juta", "(1.312 juta)".
    """
    if slot.figure.kind == "cardinal" and (_MONTHLY.match(scene.text, slot.figure.end) or _is_for_each(scene, slot)):
        return True
    if slot.head is None and slot.figure.kind == "cardinal" and not first(slot.left, "noun", "employer", "person"):
        large = _BILLIONS.search(slot.figure.text) is not None
        if (
            large
            or (slot.figure.value or 0) > _MOST_PEOPLE
            or (_may_be_sum(slot.figure.value or 0) and _VALUED.search(slot.left_text))
        ):
            return True
    if slot.change_from and _is_former_sum(scene, slot):
        return True
    if not slot.index or not scene.slots[slot.index - 1].is_money or slot.head is not None:
        return False
    other = scene.slots[slot.index - 1]
    gap = scene.text[other.figure.end : slot.start].strip().lower()
    value, before = slot.figure.value or 0, other.figure.value or 0
    if gap == "(":
        return abs(value - before) <= 0.06 * before
    return (
        gap in ("dari", "menjadi", "ke", "hingga", "sampai", "dari sebelumnya", "dari semula", "-", "sampai dengan")
        and value >= 1e5
    )


def _may_be_sum(value: float) -> bool:
    """Whether a bare number may be of rupiah: small sums are round, counts of people are not."""
    return value >= _SMALLEST_BARE_SUM and (value >= _LARGE_SUM or value % _ROUND_SUM == 0)


def _is_for_each(scene: Scene, slot: Slot) -> bool:
    """Whether so much is for each, or is what something is worth, whoever is named before it."""
    if (slot.figure.value or 0) < _SMALLEST_BARE_SUM:
        return False
    worth = slot.head is None and _WORTH.search(slot.left_text)
    return bool(worth or _EACH.match(scene.text, slot.figure.end))


def _is_former_sum(scene: Scene, slot: Slot) -> bool:
    """Whether a sum follows to which the number rose: "dari 24 juta menjadi Rp42 juta"."""
    after = next(iter(scene.slots[slot.index + 1 : slot.index + 2]), None)
    small = (slot.figure.value or 0) < _SMALLEST_BARE_SUM or slot.head is not None
    return after is not None and after.is_money and after.change_to and not small and not slot.is_percent


def _partner(scene: Scene, slot: Slot, readings: list[Reading | None]) -> Reading | None:
    """The reading of the count that the percentage restates, on either side of it."""
    if slot.link is not None:
        base = scene.slots[slot.link].base_of
        return readings[slot.link if base is None else base]
    for other in scene.slots[slot.index + 1 : slot.index + 2]:
        if other.link == slot.index:
            return readings[other.index]
    return None


def _is_of_others(low: str, sentence: Sentence, memory: Memory) -> bool:
    """Whether the sentence goes on, in the same paragraph, about the health insurance or wage aid named before.

    Naming the agency or a programme returns to our subject, but not from wage aid, which names it as a condition.
    """
    text = low[sentence.start : sentence.end]
    if any(word in text for word in _AID):
        memory.aid = sentence.paragraph
        return False
    if _OTHERS.search(sentence, text) and not _OUR_UHC.search(sentence, text):
        memory.foreign = sentence.paragraph
        return False
    if memory.foreign >= 0 and (OURS.search(text) or _OUR_PROGRAMMES.search(sentence, text)):
        memory.foreign = -1
    return sentence.paragraph in (memory.foreign, memory.aid)


def _as_percent(figure: Figure) -> Figure:
    """A bare number as the percentage that the unit of its list makes it."""
    if figure.kind != "cardinal" or (figure.value or 0) > _ALL:
        return figure
    return figure._replace(kind="percent", unit="percent")


def _as_thousands(figure: Figure) -> Figure:
    """A bare number as the thousands that the unit of its list makes it."""
    if figure.kind != "cardinal" or figure.value is None or figure.value_low is None or figure.value_high is None:
        return figure
    return figure._replace(
        value=figure.value * _THOUSAND, value_low=figure.value_low * _THOUSAND, value_high=figure.value_high * _THOUSAND
    )


def _fallen(figure: Figure) -> Figure:
    """By how much something fell, as growth below nil: "turun 6 persen"; "turun -6 persen" falls no less."""
    value, low, high = figure.value, figure.value_low, figure.value_high
    if value is None or value < 0:
        return figure
    least = -_ALL if high is None else -high
    return figure._replace(value=-value, value_low=float(least), value_high=None if low is None else -low)


def _claim(scene: Scene, slot: Slot, reading: Reading, memory: Memory) -> Claim:
    figure = _fallen(slot.figure) if reading.falls else slot.figure
    value = figure.value or 0.0
    unit = _UNITS.get(reading.metric) or ("percent" if slot.is_percent else "persons")
    start = slot.start - len(slot.left_text) + (len(slot.left_text) - len(slot.left_text.lstrip(" \t,.;:()–—-")))
    return Claim(
        figure=figure,
        sentence=scene.sentence.index,
        clause_start=slot.clause[0],
        clause_end=slot.clause[1],
        metric=reading.metric,
        kind=reading.kind,
        unit=unit,
        value=value,
        value_low=figure.value_low if figure.value_low is not None else value,
        value_high=figure.value_high,
        qualifier=figure.qualifier,
        rule=reading.rule,
        header=memory.header_span,
        program=reading.program,
        segment=reading.segment,
        worker_group=reading.group,
        flags=figure.flags,
        state=reading.state,
        weight=reading.weight,
        sponsored=reading.sponsored,
        evidence=(min(start, slot.start), figure.end + len(slot.right_text.rstrip(" \t,;:("))),
    )
