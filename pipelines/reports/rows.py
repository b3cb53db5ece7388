"""The rows of a table: headings, items and totals; what each row's labels say, and where its figures hold."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.reports.cells import date_of_serial, is_missing, is_number, is_serial, is_year, shown
from pipelines.reports.columns import Column
from pipelines.reports.context import Context
from pipelines.reports.layout import Table
from pipelines.reports.lexicon import NOTHING, Traits, normalise, read_phrase
from pipelines.reports.periods import Period, complete, find_periods, of_date
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
_HEADING_RANK = 2
_PLAIN_RANK = 6
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
    level: tuple[int, int] = (0, _PLAIN_RANK)
    parent: int | None = None
    unplaced: bool = False
    unknown: bool = False


def read_rows(table: Table, columns: Sequence[Column], context: Context) -> list[Row]:
    """Body rows with their own and inherited meaning, in order; places are still names (see placing)."""
    data = [column.index for column in columns if column.role == "data"]
    stub = [column for column in columns if column.role not in ("data", "empty", "person", "remark")]
    rows: list[Row] = []
    stack: list[Row] = []
    filled: dict[int, str] = {}
    flat = is_flat(table, columns)
    for index in table.body:
        if flat:
            filled.clear()
        row = _read_row(table, columns, stub, data, index, filled)
        if row is None:
            continue
        if not flat:
            _inherit(row, stack, rows)
        row.period = _time(table, columns, row, context) or _above(stack, row)
        rows.append(row)
    _name_groups(rows)
    alike: dict[Traits, Traits] = {}
    for row in rows:
        row.traits = alike.setdefault(row.traits, row.traits)
    return rows


def is_flat(table: Table, columns: Sequence[Column]) -> bool:
    """Whether every row stands for itself, as in open data: one header row, and a code or a time in each row."""
    roles = {column.role for column in columns}
    return len(table.header) == 1 and bool(roles & {"code", "year", "period"}) and bool(roles & {"region", "label"})


def _read_row(
    table: Table,
    columns: Sequence[Column],
    stub: Sequence[Column],
    data: Sequence[int],
    index: int,
    filled: dict[int, str],
) -> Row | None:
    values = table.sheet.rows[index]
    texts = {column.index: text for column in stub if (text := _text(table.grid.value(index, column.index)))}
    has_data = any(is_number(values[c]) or is_missing(values[c]) for c in data)
    spread = next((shown(value) for value in values if isinstance(value, str) and value.strip()), "")
    label = _label(columns, texts) or (spread if not has_data else "")
    first = _first_text(columns, texts)
    if not has_data:
        if not (label or first):
            return None
        words = label or first
        if len(words) > 160:
            return None
        traits = read_phrase(words)
        kind = "heading"
        filled.clear()
        return Row(
            index,
            kind,
            words,
            replace(traits, total=False),
            _heading_names(words, traits),
            level=_level(table, index, texts, columns, heading=True),
        )
    if _is_total(first or label, label, columns):
        words = first if first and _TOTAL.search(first) else label or first
        kind = "average" if "average" in read_phrase(words).ignore else "total"
        return Row(
            index,
            kind,
            words,
            _total_traits(words),
            _total_names(words, columns, texts, filled),
            level=(0, _PLAIN_RANK),
        )
    return _item(table, columns, texts, index, filled)


def _item(table: Table, columns: Sequence[Column], texts: dict[int, str], index: int, filled: dict[int, str]) -> Row:
    traits = NOTHING
    names: list[tuple[str, str]] = []
    fund = sponsor = code = None
    labels: list[str] = []
    unknown = False
    for column in columns:
        text = texts.get(column.index, "")
        if column.role == "region":
            if text:
                if filled.get(column.index) != text:
                    for later in columns[column.index + 1 :]:
                        if later.role == "region":
                            filled.pop(later.index, None)
                filled[column.index] = text
            text = text or filled.get(column.index, "")
            if text:
                names.append((column.level or "any", text))
                labels.append(text)
            continue
        if column.role == "program" and not text:
            continue
        if not text:
            continue
        if column.role in ("label", "program", "text"):
            read = read_phrase(_unmarked(text))
            if column.role == "text" and not (read.counts or read.segment or read.programs):
                continue
            if read.known and (read.counts or read.segment or read.programs or read.group or read.relative):
                traits = traits.under(_as_label(read, column.role))
            elif column.role == "label" and not find_periods(text) and not is_year(text):
                names.append(("label", _unmarked(text)))
                unknown = True
            labels.append(text)
        elif column.role == "group":
            traits = traits.under(_as_group(text))
            labels.append(text)
        elif column.role == "unit":
            traits = traits.under(_as_unit(text))
        elif column.role == "fund":
            fund = text
            labels.append(text)
        elif column.role == "sponsor":
            sponsor = text
        elif column.role == "code":
            code = text
    level = _level(table, index, texts, columns, heading=False)
    return Row(
        index,
        "item",
        " | ".join(labels),
        traits,
        tuple(names),
        fund=fund,
        sponsor=sponsor,
        code=code,
        level=level,
        unknown=unknown,
    )


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


def _label(columns: Sequence[Column], texts: dict[int, str]) -> str:
    """The words of a row: its labels joined."""
    return " | ".join(texts[c.index] for c in columns if c.index in texts and c.role in LABEL_ROLES)


def _first_text(columns: Sequence[Column], texts: dict[int, str]) -> str:
    for column in columns:
        text = texts.get(column.index, "")
        if (
            text
            and _WORD.search(text)
            and column.role in (*LABEL_ROLES, "number", "code", "year", "month", "period", "fund", "unit")
        ):
            return text
    return ""


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


def _total_traits(words: str) -> Traits:
    read = read_phrase(words)
    return Traits(total=True, ignore=read.ignore & {"average"})


def _total_names(
    words: str, columns: Sequence[Column], texts: dict[int, str], filled: dict[int, str]
) -> tuple[tuple[str, str], ...]:
    """What a total is of: the place it names, or for a sub-total the group above it."""
    plain = " ".join(_TOTAL_WORDS.sub(" ", _unmarked(words)).split()).strip(" :.-")
    named = set(normalise(plain).split()) - _LEVEL_ONLY
    if named:
        level = next((c.level for c in columns if c.role == "region"), None)
        return (("total", plain),) if not level else (("total", plain),)
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
    if traits.counts or traits.segment or traits.programs or traits.group or find_periods(words):
        return ()
    plain = _unmarked(words)
    return (("heading", plain),) if set(normalise(plain).split()) - _LEVEL_ONLY else ()


def _level(
    table: Table, index: int, texts: dict[int, str], columns: Sequence[Column], *, heading: bool
) -> tuple[int, int]:
    """Indentation and kind of list mark: together the depth of a row."""
    number = next((texts[c.index] for c in columns if c.role == "number" and c.index in texts), "")
    column = next((c.index for c in columns if c.role in LABEL_ROLES and c.index in texts), None)
    raw = table.sheet.rows[index][column] if column is not None else None
    text = raw if isinstance(raw, str) else ""
    indent = len(text) - len(text.lstrip()) if text else 0
    indent += 3 * table.sheet.indents.get((index, column), 0) if column is not None else 0
    mark = text.lstrip()
    rank = _rank(mark) if _unmarked(mark) != mark else None
    if rank is None and number and column is not None:
        rank = _rank(number)
    if rank is None and heading:
        rank = _rank(number) if number and number != mark else None
    return indent, rank if rank is not None else _HEADING_RANK if heading else _PLAIN_RANK


def _rank(mark: str) -> int | None:
    return next((rank for rank, pattern in _MARKERS if pattern.match(mark)), None)


def _inherit(row: Row, stack: list[Row], rows: Sequence[Row]) -> None:
    """Place a row under the rows it belongs to, and let it take over what it does not say itself."""
    if row.kind in ("total", "average"):
        above = [r for r in stack if r.kind == "heading"]
        if above and not _is_grand(row, above[-1], rows):
            row.traits = row.traits.under(replace(above[-1].traits, total=True))
            row.parent = above[-1].index
        return
    while stack and not _is_below(row, stack[-1]):
        stack.pop()
    if stack:
        above_row = stack[-1]
        row.parent = above_row.index
        if above_row.kind == "heading" or not _is_sibling_place(row, above_row):
            row.traits = row.traits.under(_passed_on(above_row, row))
    if row.kind == "item" and not row.traits.counts and (row.traits.segment or row.traits.group):
        block = next((r for r in reversed(rows) if r.kind == "item" and r.level == row.level and r.traits.counts), None)
        if block is not None and not block.traits.segment:
            row.traits = row.traits.under(block.traits)
            row.parent = block.index
    stack.append(row)


def _is_grand(row: Row, heading: Row, rows: Sequence[Row]) -> bool:
    """Whether a total is of the whole table: it says so, or the last heading has had its own total."""
    if re.match(r"\s*sub", row.label, re.I):
        return False
    if re.search(r"\b(?:grand|keseluruhan|seluruh|seluruhnya|umum)\b", row.label, re.I):
        return True
    return any(other.kind == "total" and other.index > heading.index for other in rows)


def _passed_on(above: Row, row: Row) -> Traits:
    """A row that says itself what it counts takes only labels from above, else everything."""
    traits = replace(above.traits, total=False)
    if row.traits.bases or row.traits.ignore:
        return replace(traits, bases=(), ignore=frozenset(), unit=None, scale=None, denominator=None)
    return traits


def _is_sibling_place(row: Row, above: Row) -> bool:
    """Two rows of places are no parent and child, whatever their marks."""
    return bool(row.names) and bool(above.names) and above.kind == "item"


def _is_below(row: Row, above: Row) -> bool:
    indent, rank = row.level
    above_indent, above_rank = above.level
    if above.kind == "heading" and row.kind == "item":
        return indent >= above_indent or rank > above_rank
    if indent != above_indent:
        return indent > above_indent
    return rank > above_rank and above_rank != _PLAIN_RANK and not (above_rank == 3 and rank == _PLAIN_RANK)


def _time(table: Table, columns: Sequence[Column], row: Row, context: Context) -> Period | None:
    """The time of a row: its year, month or period columns, or a label that is a month or a year."""
    values = table.sheet.rows[row.index]
    year: int | None = None
    month: int | None = None
    for column in columns:
        value = table.grid.value(row.index, column.index)
        if value is None or column.role not in ("year", "month", "period"):
            continue
        if not isinstance(value, (str, int, float)):
            return of_date(value)
        text = str(value).strip().removesuffix(".0")
        if is_serial(value):
            return of_date(date_of_serial(value))
        if column.role == "month" and text.isdigit() and 1 <= int(text) <= 12:
            month = int(text)
            continue
        for found in find_periods(text):
            if found.precision >= 2:
                return found
            year, month = found.year or year, found.month or month
    del values
    if year is None and month is None and (row.kind == "heading" or not row.traits.counts):
        for found in find_periods(row.label):
            if not found.span:
                year, month = found.year, found.month
                if found.precision == 3:
                    return found
                break
    if year is None and month is None:
        return None
    period = Period(year, month)
    return complete(period, [context.period] if context.period else ())


def _above(stack: Sequence[Row], row: Row) -> Period | None:
    if row.kind in ("total", "average"):
        return None
    return next(
        (r.period for r in reversed(stack) if r is not row and r.period is not None and r.kind == "heading"), None
    )


def _name_groups(rows: Sequence[Row]) -> None:
    """Where most labels are groups of workers, an unknown label is one too."""
    items = [row for row in rows if row.kind == "item"]
    grouped = sum(row.traits.group is not None for row in items)
    if grouped * 2 < len(items):
        return
    for row in items:
        label = next((text for level, text in row.names if level == "label"), None)
        if row.unknown and label and row.traits.group is None and not re.search(r"[0-9]{6,}", label):
            row.traits = replace(row.traits, group=" ".join(label.lower().split()))
            row.names = tuple(name for name in row.names if name[0] != "label")
            row.unknown = False
