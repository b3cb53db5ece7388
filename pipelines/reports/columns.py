"""The columns of a table: what each is for, what its header says, and its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipelines.reports.cells import is_missing, is_number, is_serial, is_year
from pipelines.reports.layout import Table
from pipelines.reports.lexicon import NOTHING, Traits, read_phrase
from pipelines.reports.periods import Period, find_periods, of_date
from pipelines.reports.places import Place, resolve
from pipelines.reports.sheet import Value
from pipelines.reports.values import Figure, is_english, is_unreadable, read_figure

SAMPLE = 200
"""Body rows that decide what a column is for."""
LARGEST_RATE = 150.0
"""No percentage of a report is larger."""

_IDENTITY = re.compile(r"'?[0-9]{16}|[0-9]{2}[. ]?[0-9]{2}[. ]?[0-9]{2}[. ]?[0-9]{6}[. ]?[0-9]{4}")
_PHONE = re.compile(r"'?(?:\+?62|0)\s?8[0-9][0-9 \-]{6,13}")
_LISTED = re.compile(r"\(?[0-9]{1,4}[.)]?|[A-Za-z][.)]?|[IVX]{1,5}[.)]?|[0-9]{1,3}\.0")


@dataclass(slots=True)
class Column:
    """One column. `leaf`: what its own words say; `traits`: with the groups above; `figures`: by row of the sheet."""

    index: int
    path: tuple[str, ...]
    leaf: Traits
    traits: Traits
    role: str
    level: str | None = None
    period: Period | None = None
    place: Place | None = None
    figures: dict[int, Figure] = field(default_factory=dict)
    unread: dict[int, str] = field(default_factory=dict)
    """Cells with digits that make no figure, by row."""
    large: bool = False
    factor: float = 1.0
    ratio: str | None = None
    personal: str | None = None
    header: str = ""

    def __post_init__(self) -> None:
        self.header = " / ".join(self.path)


def read_columns(table: Table) -> list[Column]:
    """All columns of a table with their roles; figures are read for the columns that hold data."""
    rows = table.sheet.rows
    sample = table.body[:SAMPLE]
    columns = []
    for index, path in enumerate(table.paths):
        values = [value for row in sample if (value := rows[row][index]) is not None]
        leaf, traits = _header_traits(path)
        personal = _personal(leaf, values)
        role = _role(leaf, path, values, index, personal)
        columns.append(
            Column(index, path, leaf, traits, role, leaf.level, _period(table, index, path), personal=personal)
        )
    if not any(column.role in ("label", "region", "program", "group") for column in columns):
        _find_label(columns)
    for column in columns:
        if column.role == "data":
            _read_figures(table, column)
    _find_places(columns)
    return columns


def _header_traits(path: Sequence[str]) -> tuple[Traits, Traits]:
    if not path:
        return NOTHING, NOTHING
    leaf = read_phrase(path[-1])
    traits = leaf
    for text in reversed(path[:-1]):
        traits = traits.under(read_phrase(text))
    if len(path) > 1:
        traits = _across(traits, read_phrase(" ".join(path)))
    return leaf, traits


def _across(parted: Traits, joined: Traits) -> Traits:
    """A phrase may run over header rows ("Belum" over "Terlindungi"): then the joined words are right."""
    if set(joined.bases) == set(parted.bases) and joined.ignore == parted.ignore and joined.segment == parted.segment:
        return parted
    kept = tuple(base for base in parted.bases if base in joined.bases)
    return replace(
        parted,
        bases=kept + tuple(base for base in joined.bases if base not in kept),
        ignore=joined.ignore,
        segment=joined.segment or parted.segment,
    )


def _personal(leaf: Traits, values: Sequence[Value]) -> str | None:
    """Whether a column holds data of persons: by its header, or by cells that are identity or phone numbers."""
    identities = sum(_is_identity(value) for value in values)
    if identities >= 2 and identities >= 0.3 * len(values):
        return "identity"
    if leaf.person and not _counts_heads(values):
        return leaf.person
    phones = sum(isinstance(value, str) and _PHONE.fullmatch(value.strip()) is not None for value in values)
    return "strong" if phones >= 2 and phones >= 0.5 * len(values) else None


def _counts_heads(values: Sequence[Value]) -> bool:
    """Whether a column under a word for persons ("Jumlah NIK") has counts: whole numbers too small to identify."""
    return bool(values) and all(isinstance(value, int) and value < 10_000_000 for value in values)


def _is_identity(value: Value) -> bool:
    if isinstance(value, int):
        return 10**15 <= value < 10**16
    if isinstance(value, float):
        return 1e15 <= value < 1e16
    return isinstance(value, str) and _IDENTITY.fullmatch(value.strip()) is not None


def _role(leaf: Traits, path: Sequence[str], values: Sequence[Value], index: int, personal: str | None) -> str:
    """What a column is for: by its header where the cells agree, else by its cells."""
    if personal == "identity" or (personal == "strong" and not leaf.bases):
        return "person"
    if not values:
        return "data" if leaf.counts else "empty"
    numbers = sum(is_number(value) for value in values)
    texts = len(values) - numbers - sum(is_missing(value) for value in values)
    role = leaf.role if not leaf.bases or texts > numbers else None
    if not path and index <= 1 and _is_listing(values):
        role = "number"
    role = _fitting(role, values, numbers, texts) if role else None
    if role:
        return role
    if len(values) - texts >= texts or (leaf.counts and numbers):
        return "data"
    return "label" if personal == "weak" else "text"


def _fitting(role: str, values: Sequence[Value], numbers: int, texts: int) -> str | None:
    """The role that a header names, if the cells can have it."""
    if role == "number":
        return role if _is_listing(values) or texts <= numbers else "label"
    if role in ("year", "month", "period"):
        timed = sum(_is_time(value, role) for value in values)
        return role if timed >= 0.6 * len(values) else "data" if numbers > texts else "label"
    if role == "program" and all(isinstance(value, str) or (isinstance(value, int) and value <= 5) for value in values):
        return role
    return role if role == "code" or (texts and texts >= numbers) else None


def _is_listing(values: Sequence[Value]) -> bool:
    return bool(values) and all(_is_listed(value) for value in values)


def _is_listed(value: Value) -> bool:
    if isinstance(value, (int, float)):
        return 0 < value < 10_000
    return isinstance(value, str) and (_LISTED.fullmatch(value.strip()) is not None or read_phrase(value).total)


def _is_time(value: Value, role: str) -> bool:
    if isinstance(value, date) or is_year(value):
        return True
    if is_serial(value):
        return True
    if role == "month" and isinstance(value, (int, str)) and str(value).strip().removesuffix(".0").isdigit():
        return 1 <= float(value) <= 12
    return bool(find_periods(str(value).removesuffix(".0")))


def _find_label(columns: Sequence[Column]) -> None:
    """Without a recognised label column the first column of texts is one, if need be one headed `Keterangan`."""
    first_data = next((column.index for column in columns if column.role == "data"), 0)
    for role in ("text", "remark"):
        for column in columns:
            if column.role == role and (role == "text" or column.index < first_data):
                column.role = "label"
                return


def _period(table: Table, index: int, path: Sequence[str]) -> Period | None:
    """The time that the header states: its own words first, the year from the group above if need be."""
    for row in reversed(table.header):
        value = table.grid.value(row, index)
        if isinstance(value, date):
            return of_date(value)
    chosen: Period | None = None
    for text in reversed(path):
        for period in find_periods(text):
            if period.span:
                continue
            if chosen is None:
                chosen = period
            elif chosen.year is None and period.year is not None:
                chosen = Period(period.year, chosen.month, chosen.day, chosen.until or period.until)
            elif chosen.month is None and period.month is not None and period.year in (None, chosen.year):
                chosen = Period(chosen.year, period.month, period.day, period.until)
    return chosen


def _read_figures(table: Table, column: Column) -> None:
    rows, index = table.sheet.rows, column.index
    percent = table.sheet.percent
    cells = [(row, value) for row in table.body if (value := rows[row][index]) is not None]
    whole = not {"percent", "coverage", "share"} & set(column.traits.bases) and "growth" not in column.traits.mods
    english = is_english((value for _, value in cells), counts=whole and not column.traits.scale)
    for row, value in cells:
        figure = read_figure(value, bool(percent) and (row, index) in percent, english, whole)
        if figure is not None:
            column.figures[row] = figure
        elif is_unreadable(value, figure):
            column.unread[row] = str(value)
    column.large = any(abs(figure.value) > LARGEST_RATE and not figure.percent for figure in column.figures.values())


def _find_places(columns: Sequence[Column]) -> None:
    """Regions across: data columns whose header words are no lexicon's but a place's."""
    asked: dict[int, str] = {}
    for column in columns:
        if column.role == "data":
            for text in reversed(column.path):
                traits = read_phrase(text)
                if (
                    traits.rest
                    and not traits.counts
                    and not traits.segment
                    and not traits.group
                    and not find_periods(text)
                ):
                    asked[column.index] = text
                    break
    if len(asked) < 2:
        return
    places = resolve(asked.values(), None, None)
    found = {index: places[text] for index, text in asked.items() if places[text] is not None}
    if len(found) * 2 < len(asked):
        return
    for index, place in found.items():
        columns[index].place = place
