"""From the mentions of an article to claims: figures whose metric is known.

Every sentence that holds a figure and is not masked is laid out (`scene`), each of its figures read by kind (`counts`,
`amounts`, `percents`), with what the article said before in mind (`memory`). Percentages are read last, because the count
they restate says what they measure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipelines.news.amounts import read_amount
from pipelines.news.article import Article, Claim, Figure, Sentence
from pipelines.news.counts import read_count
from pipelines.news.lists import settle
from pipelines.news.memory import Memory, Reading
from pipelines.news.percents import read_percent
from pipelines.news.scene import Scene, Slot, lay_out
from pipelines.news.zones import first
from pipelines.normalize.lexicon import cues, words
from pipelines.normalize.programs import programs_of

_UNITS = {
    "coverage_rate": "percent", "unprotected_rate": "percent", "segment_share": "percent", "growth_rate": "percent",
    "claims_paid": "IDR", "benefit_amount": "IDR", "contribution_amount": "IDR", "contributions_collected": "IDR",
    "budget_allocated": "IDR", "claim_cases": "cases", "registered_employers": "employers",
}  # fmt: skip
_LAW = re.compile(
    r"(?:\b(?:nomor|no|nmr|pasal|ayat|pp|uu|perpres|permenaker|inpres|perda|pergub|perbup|perwali|keppres|kepmen|permendagri|se|sk|bab|huruf|lampiran|telp|hp|wa|call center|contact center|usia|umur|berusia|jam|pukul|rt|rw|km|seri|tipe|peringkat|urutan|ke)[.:]?\s*)$",
    re.IGNORECASE,
)
_TEMPORAL = re.compile(
    r"\b(?:selama|sepanjang|pada|tahun|sejak|per|hingga|sampai|dengan|akhir|awal|di|dari|untuk|periode|januari|februari|maret|april|mei"
    r"|juni|juli|agustus|september|oktober|november|desember)\s+$",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\s+dari\s+(?:total\s+|sekitar\s+|seluruh\s+)?[0-9][0-9.]*(?=\s)", re.IGNORECASE)
_HEADER = re.compile(r":\s*$")
_BULLET = re.compile(r"^\s*(?:[-•*–—▪●]|\(?[0-9a-z]{1,2}[.)])\s+")
_AKTIF = re.compile(
    r"\b(?:peserta|tenaga kerja|pekerja|tk|kepesertaan)(?: yang)?(?: masih)? aktif\b|aktif membayar", re.IGNORECASE
)


def claims_of(article: Article) -> list[Claim]:
    """All claims of an article in text order, before any is placed, dated, checked or dropped as a repetition."""
    memory = Memory(distinguishes_active=bool(_AKTIF.search(article.text)))
    if article.published and article.published[:4].isdigit():
        memory.year = int(article.published[:4])
    by_sentence = _figures_by_sentence(article)
    claims: list[Claim] = []
    for sentence in article.sentences:
        if sentence.masked:
            continue
        figures = by_sentence.get(sentence.index, [])
        if not figures:
            _note_header(article.text, sentence, memory)
            continue
        places = [p for p in article.places if sentence.start <= p.start and p.end <= sentence.end]
        scene = lay_out(article.text, sentence, figures, places)
        readings = _read_scene(scene, memory)
        claims.extend(
            _claim(scene, slot, reading, memory) for slot, reading in zip(scene.slots, readings, strict=True) if reading
        )
        _note_scene(article.text, scene, memory)
    return settle(claims)


def _figures_by_sentence(article: Article) -> dict[int, list[Figure]]:
    """The figures that may count something: not dates, ordinals, or numbers of laws and telephones."""
    starts = [s.start for s in article.sentences]
    taken = [(w.start, w.end) for w in article.whens]
    grouped: dict[int, list[Figure]] = {}
    for figure in article.figures:
        if figure.kind in ("ordinal", "range") or figure.value is None:
            continue
        at = bisect_right(starts, figure.start) - 1
        if at < 0 or figure.end > article.sentences[at].end:
            continue
        if figure.kind == "cardinal" and (
            _in_spans(figure, taken) or _is_label(article.text, figure) or _counts_things(article.text, figure)
        ):
            continue
        grouped.setdefault(article.sentences[at].index, []).append(figure)
    return grouped


def _counts_things(text: str, figure: Figure) -> bool:
    """Whether the number counts things that are never ours ("11 kabupaten", "lima program"), or is just "satu target"."""
    after = text[figure.end : figure.end + 32].split("\n", maxsplit=1)[0]
    part = _PART_OF.match(after)
    if part is not None:
        after = after[part.end() :]
    found = cues(words(after)[:4])
    if found and found[0].first == 0 and not re.search(r"[,.;:()]", after[: found[0].start]):
        if found[0].tags.get("noun") in ("thing", "resident"):
            return True
        if "noun" in found[0].tags:
            return False
    return (figure.value or 0) <= 3 and figure.text.isalpha()


def _in_spans(figure: Figure, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < figure.end and figure.start < end for start, end in spans)


def _is_label(text: str, figure: Figure) -> bool:
    """Whether the number is the name of something: of a law, a street, a telephone, a clock time, a year."""
    before = text[max(0, figure.start - 24) : figure.start]
    after = text[figure.end : figure.end + 12]
    if (before[-1:] in "/-:" and before[-2:-1].isalnum()) or (after[:1] in "/:" and after[1:2].isdigit()):
        return True
    if re.search(r"[0-9][.,]$|\bke-$", before, re.IGNORECASE):
        return True
    if figure.text.isdigit():
        if _LAW.search(before):
            return True
        if len(figure.text) == 4 and _TEMPORAL.search(before) and 1945 <= int(figure.text) <= 2099:
            return True
        year = len(figure.text) == 4 and 1945 <= int(figure.text) <= 2099
        if year and not re.match(
            r"\s+(?:orang|pekerja|peserta|tenaga|perusahaan|buruh|petani|nelayan|kasus|jiwa|karyawan|pegawai|anggota|guru|badan)",
            after + text[figure.end + 12 : figure.end + 24],
        ):
            return True
    return len(figure.text) > 6 and figure.text.isdigit() and figure.text.startswith("0")


def _read_scene(scene: Scene, memory: Memory) -> list[Reading | None]:
    """The reading of each figure. Bases and restated counts come before the percentages that hang from them."""
    readings: list[Reading | None] = [None] * len(scene.slots)
    for slot in scene.slots:
        if slot.is_percent or slot.figure.unit == "percentage_points":
            continue
        if slot.is_money or _is_bare_amount(scene, slot):
            reading = read_amount(scene, slot, memory)
        elif slot.figure.kind == "cardinal":
            reading = read_count(scene, slot, memory)
        else:
            reading = None
        readings[slot.index] = reading
        if reading is not None:
            memory.note(reading, scene.sentence.index)
            memory.by_value.setdefault(slot.figure.value or 0.0, reading)
    for slot in scene.slots:
        if slot.is_percent:
            reading = read_percent(scene, slot, _partner(scene, slot, readings), memory)
            readings[slot.index] = reading
            if reading is not None:
                memory.note(reading, scene.sentence.index)
    _carry_back(scene, readings)
    return readings


def _carry_back(scene: Scene, readings: list[Reading | None]) -> None:
    """A list of places whose measure is named last: "A terendah dengan 9 persen, B tertinggi dengan 52 persen cakupan"."""
    for slot, following in zip(scene.slots, scene.slots[1:], strict=False):
        reading = readings[following.index]
        if readings[slot.index] is None and slot.is_percent and following.is_percent and slot.placed and reading is not None:
            own = [*slot.left, *slot.right]
            if reading.metric == "coverage_rate" and not first(own, "relation") and not first(own, "change"):
                readings[slot.index] = replace(reading, rule="percent+list_back", weight=0.65)


def _is_bare_amount(scene: Scene, slot: Slot) -> bool:
    """A number without "Rp" that restates or changes the sum before it: "Rp42 juta dari 24 juta", "1,35 miliar (1.351.041.380)"."""
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


def _partner(scene: Scene, slot: Slot, readings: list[Reading | None]) -> Reading | None:
    """The reading of the count that the percentage restates, on either side of it."""
    if slot.link is not None:
        base = scene.slots[slot.link].base_of
        return readings[slot.link if base is None else base]
    for other in scene.slots[slot.index + 1 : slot.index + 2]:
        if other.link == slot.index:
            return readings[other.index]
    return None


def _note_header(text: str, sentence: Sentence, memory: Memory) -> None:
    """A line that ends in a colon, or a short line without a full stop, heads the list below it; prose ends the list."""
    line = text[sentence.start : sentence.end]
    found = cues(words(text, sentence.start, sentence.end))
    if _HEADER.search(line) or (len(line) < 90 and line[-1] not in '.”"!?,'):
        memory.header, memory.header_span = found, (sentence.start, sentence.end)
    elif len(line) > 60 and not _BULLET.match(line):
        memory.header, memory.header_span = [], None
    if first(found, "money", "budget"):
        memory.fund_at = sentence.index
    named = programs_of(found)
    if named:
        memory.program = named


def _note_scene(text: str, scene: Scene, memory: Memory) -> None:
    line = text[scene.sentence.start : scene.sentence.end]
    if _HEADER.search(line):
        memory.header, memory.header_span = scene.cues, (scene.sentence.start, scene.sentence.end)
    elif len(line) > 110 and not _BULLET.match(line):
        memory.header, memory.header_span = [], None
    if scene.says("money", "budget"):
        memory.fund_at = scene.sentence.index


def _claim(scene: Scene, slot: Slot, reading: Reading, memory: Memory) -> Claim:
    figure = slot.figure
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
