"""One body row by its label cells: heading, item or total; what its words say, which places and funds it names."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.reports.cells import is_garbled, is_missing, is_number, is_year, shown
from pipelines.reports.columns import Column
from pipelines.reports.layout import Table
from pipelines.reports.lexicon import NOTHING, Traits, normalise, read_phrase
from pipelines.reports.periods import Period, find_periods
from pipelines.reports.places import Place
from pipelines.reports.sheet import Value

_WORD = re.compile(r"[A-Za-z]{3}")
LABEL_ROLES = ("region", "label", "program", "group", "text")
_MARKERS = (
    (0, re.compile(r"^(?:X{0,2}(?:IX|IV|V?I{1,3}|V|X))[.)]?(?=\s|$)")),
    (1, re.compile(r"^[A-Z][.)]?(?=\s|$)")),
    (3, re.compile(r"^[0-9]{1,3}[.)]?(?=\s|$)")),
    (4, re.compile(r"^(?:[a-z][.)]|[a-z]$)")),
    (5, re.compile(r"^[0-9]{1,2}\)|^[-•*–▪➢>o](?=\s)")),
)
HEADING_RANK = 2
PLAIN_RANK = 6
_TOTAL = re.compile(
    r"^(?:sub\s*-?\s*)?(?:jumlah|total|jml|grand\s*total|tot|subtotal|rata\s*-?\s*rata|keseluruhan)\b|\btotal$|\bjumlah$|\(total\)",
    re.I,
)
_TOTAL_WORDS = re.compile(
    r"\b(?:sub|jumlah|total|jml|grand|tot|subtotal|keseluruhan|seluruh|seluruhnya|umum|besar|akhir|semua|se)\b\.?", re.I
)
_LEVEL_ONLY = frozenset(
    [
        "provinsi",
        "prov",
        "kabupaten",
        "kota",
        "kab",
        "kecamatan",
        "desa",
        "nasional",
        "tk",
        "peserta",
        "pekerja",
        "wilayah",
        "cabang",
        "program",
        "segmen",
        "tenaga",
        "kerja",
        "penerima",
        "iuran",
        "kelurahan",
        "kasus",
        "nominal",
        "manfaat",
        "klaim",
        "rp",
        "orang",
        "dan",
    ]
)


@dataclass(slots=True)
class Row:
    """One body row. `kind`: heading, item, total or average; `places`: printed names by level, to be resolved."""

    index: int
    kind: str
    label: str
    traits: Traits
    names: tuple[tuple[str, str], ...] = ()
    place: Place | None = None
    period: Period | None = None
    fund: str | None = None
    sponsor: str | None = None
    code: str | None = None
    level: tuple[int, int] = (0, PLAIN_RANK)
    parent: int | None = None
    unplaced: bool = False
    unknown: bool = False


LONGEST_HEADING = 160
"""Characters; a longer line between figures is a remark."""
_STUB = (*LABEL_ROLES, "number", "code", "year", "month", "period", "fund", "unit")


class RowReader:
    """Reads the label cells of a table's rows, top to bottom; a region printed once holds for the blank cells below.

    `flat`: every row stands for itself, as in open data, so nothing is carried down.
    """

    def __init__(self, table: Table, columns: Sequence[Column], flat: bool) -> None:
        self.table, self.columns, self.flat = table, columns, flat
        self.data = [column.index for column in columns if column.role == "data"]
        self.stub = [column for column in columns if column.role not in ("data", "empty", "person", "remark")]
        self.filled: dict[int, str] = {}
        """The region last printed in each column."""

    def read(self, index: int) -> Row | None:
        """One row; None if it has neither figures nor words of a heading."""
        if self.flat:
            self.filled.clear()
        values = self.table.sheet.rows[index]
        texts = {c.index: text for c in self.stub if (text := _text(self.table.grid.value(index, c.index)))}
        spoken = (texts[c.index] for c in self.stub if c.role in _STUB and c.index in texts)
        first = next((text for text in spoken if _WORD.search(text)), "")
        label = " | ".join(texts[c.index] for c in self.columns if c.index in texts and c.role in LABEL_ROLES)
        if not any(is_number(values[c]) or is_missing(values[c]) or is_garbled(values[c]) for c in self.data):
            spread = next((shown(value) for value in values if isinstance(value, str) and value.strip()), "")
            return self.heading(index, texts, label or spread or first)
        if _is_total(first or label, label, self.columns):
            return self.total(index, texts, first if first and _TOTAL.search(first) else label or first)
        return self.item(index, texts)

    def heading(self, index: int, texts: dict[int, str], words: str) -> Row | None:
        if not words or len(words) > LONGEST_HEADING:
            return None
        self.filled.clear()
        traits = read_phrase(words)
        level = self.level(index, texts, heading=True)
        return Row(index, "heading", words, replace(traits, total=False), _heading_names(words, traits), level=level)

    def total(self, index: int, texts: dict[int, str], words: str) -> Row:
        ignored = read_phrase(words).ignore & {"average"}
        names = _total_names(words, self.columns, texts, self.filled)
        return Row(index, "average" if ignored else "total", words, Traits(total=True, ignore=ignored), names)

    def item(self, index: int, texts: dict[int, str]) -> Row:
        row = Row(index, "item", "", NOTHING, level=self.level(index, texts, heading=False))
        labels = [text for column in self.stub if (text := self.take(column, texts.get(column.index, ""), row))]
        row.label = " | ".join(labels)
        return row

    def take(self, column: Column, text: str, row: Row) -> str:
        """Let a row take over what one of its label cells says; the words that belong to its label."""
        if column.role == "region":
            text = self.region(column, text)
            row.names += ((column.level or "any", text),) if text else ()
            return text
        if not text:
            return ""
        if column.role in ("label", "program", "text"):
            return self.words(column, text, row)
        if column.role == "group":
            row.traits = row.traits.under(_as_group(text))
            return text
        if column.role == "unit":
            row.traits = row.traits.under(_as_unit(text))
        elif column.role == "sponsor":
            row.sponsor = text
        elif column.role == "fund":
            row.fund = text
        return text if column.role in ("fund", "sponsor") else ""

    def region(self, column: Column, text: str) -> str:
        """The region of a cell, or for a blank one that above it; a new region ends the finer ones right of it."""
        if not text:
            return self.filled.get(column.index, "")
        if self.filled.get(column.index) != text:
            for later in self.columns[column.index + 1 :]:
                if later.role == "region":
                    self.filled.pop(later.index, None)
        self.filled[column.index] = text
        return text

    def words(self, column: Column, text: str, row: Row) -> str:
        plain = _unmarked(text)
        read = read_phrase(plain)
        if column.role == "text" and not (read.counts or read.segment or read.programs):
            return ""
        if read.counts or read.segment or read.programs or read.group or read.relative:
            row.traits = row.traits.under(_as_label(read, column.role))
        elif column.role == "label" and not find_periods(text) and not is_year(text):
            row.names += (("label", plain),)
            row.unknown = True
        return text

    def level(self, index: int, texts: dict[int, str], *, heading: bool) -> tuple[int, int]:
        """Indentation and kind of list mark: together the depth of a row."""
        number = next((texts[c.index] for c in self.stub if c.role == "number" and c.index in texts), "")
        column = next((c.index for c in self.stub if c.role in LABEL_ROLES and c.index in texts), None)
        raw = self.table.sheet.rows[index][column] if column is not None else None
        text = raw if isinstance(raw, str) else ""
        mark = text.lstrip()
        indent = len(text) - len(mark)
        if column is not None:
            indent += 3 * self.table.sheet.indents.get((index, column), 0)
        rank = _rank(mark) if _unmarked(mark) != mark else None
        if rank is None and number and (column is not None or (heading and number != mark)):
            rank = _rank(number)
        return indent, rank if rank is not None else HEADING_RANK if heading else PLAIN_RANK


def _as_label(read: Traits, role: str) -> Traits:
    """A label's traits; in a column of programmes the words for claims say nothing of what is counted."""
    return replace(read, bases=(), unit=None) if role == "program" and read.programs else read


def _as_group(text: str) -> Traits:
    read = read_phrase(text)
    group = read.group or " ".join(text.lower().split())
    if len(normalise(group)) < 2 or re.search(r"[0-9]{6,}", group):
        return NOTHING
    return Traits(group=group, segment=read.segment if read.segment in ("NON_ASN", "VULNERABLE") else None)


def _as_unit(text: str) -> Traits:
    read = read_phrase(text)
    unit = "percent" if "percent" in read.bases else read.unit
    if normalise(text) in ("unit", "badan usaha", "perusahaan", "bu", "npp", "pemberi kerja"):
        unit = "employers"
    if normalise(text) in ("anak", "klaim", "berkas"):
        unit = "cases"
    return Traits(unit=unit, scale=read.scale, bases=("percent",) if unit == "percent" else ())


def _text(value: Value) -> str:
    return shown(value) if value is not None and not is_missing(value) else ""


@functools.lru_cache(maxsize=50_000)
def _unmarked(text: str) -> str:
    """A label without its list mark ("a. PU")."""
    return re.sub(r"^\s*(?:(?:[0-9]{1,3}|[A-Za-z]|[IVX]{1,5})[.)]\s*|[-•*–▪➢]\s+)+(?=\S)", "", text)


def _is_total(first: str, label: str, columns: Sequence[Column]) -> bool:
    """Whether a row is a total: its words are total words, with at most the name of what is totalled."""
    text = first or label
    if not text or not _TOTAL.search(_unmarked(text)):
        return normalise(text) in ("provinsi", "kabupaten kota", "nasional", "kabupaten", "kota")
    traits = read_phrase(_unmarked(text))
    if "average" in traits.ignore:
        return True
    if traits.segment or traits.programs or traits.group or (traits.ignore and not traits.total):
        return False
    rest = set(normalise(_TOTAL_WORDS.sub(" ", text)).split()) - _LEVEL_ONLY
    if not rest:
        telling = set(traits.bases) - {"people", "contributions", "money", "cases", "paid"}
        by_label = not any(column.role in ("region", "program") for column in columns)
        return not telling and not (by_label and traits.bases and normalise(text) not in ("jumlah", "total"))
    return not traits.bases and any(column.role == "region" for column in columns)


def _total_names(
    words: str, columns: Sequence[Column], texts: dict[int, str], filled: dict[int, str]
) -> tuple[tuple[str, str], ...]:
    """What a total is of: the place it names, or for a sub-total the group above it."""
    plain = " ".join(_TOTAL_WORDS.sub(" ", _unmarked(words)).split()).strip(" :.-")
    named = set(normalise(plain).split()) - _LEVEL_ONLY
    if named:
        return (("total", plain),)
    is_sub = re.match(r"\s*sub", words, re.I) is not None
    regions = [c for c in columns if c.role == "region"]
    printed = [
        (c.level or "any", texts[c.index]) for c in regions if c.index in texts and not _TOTAL.search(texts[c.index])
    ]
    if printed:
        return tuple(printed)
    if is_sub and len(regions) > 1 and regions[0].index in filled:
        return tuple((c.level or "any", filled[c.index]) for c in regions[:-1] if c.index in filled)
    return ()


def _heading_names(words: str, traits: Traits) -> tuple[tuple[str, str], ...]:
    if traits.counts or traits.segment or traits.programs or traits.group or traits.fund or find_periods(words):
        return ()
    plain = _unmarked(words)
    return (("heading", plain),) if set(normalise(plain).split()) - _LEVEL_ONLY else ()


def _rank(mark: str) -> int | None:
    return next((rank for rank, pattern in _MARKERS if pattern.match(mark)), None)
