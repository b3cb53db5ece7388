"""From a table to statements: every figure cell with the meaning of its column, row and setting.

Also here: what a total column or a total row means, which follows from what it adds up; unlike things added up are no
statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipelines.reports.arithmetic import identify_ratios, name_eligible
from pipelines.reports.basis import basis_in, numerator_of
from pipelines.reports.columns import LARGEST_RATE, Column
from pipelines.reports.context import Context
from pipelines.reports.layout import Table
from pipelines.reports.lexicon import Traits
from pipelines.reports.meaning import MOST_CASES, NONE, PERSONS_FIRST, UNKNOWN, Meaning, Setting, Shape, decide
from pipelines.reports.periods import Period, complete
from pipelines.reports.places import INDONESIA, Place
from pipelines.reports.rejections import Rejection, unknown_column, unknown_row, unread_cell
from pipelines.reports.rows import Row
from pipelines.reports.values import Figure

NOWHERE = Place(None, None, None)


@dataclass(slots=True)
class Cell:
    """One statement in the making: a figure, its meaning, place and time. `total`: it adds up other rows."""

    row: Row
    column: Column
    figure: Figure
    meaning: Meaning
    place: Place
    as_of: str | None
    period: str
    total: bool = False
    flags: set[str] = field(default_factory=set)

    @property
    def value(self) -> float:
        return self.figure.value * self.meaning.scale * self.column.factor


def read_cells(
    table: Table, columns: Sequence[Column], rows: Sequence[Row], context: Context
) -> tuple[list[Cell], list[Rejection]]:
    """All statements of a table, and what was not understood."""
    data = [column for column in columns if column.role == "data" and column.figures]
    name_eligible(data, rows)
    identify_ratios(data, rows)
    _name_total_columns(data, rows)
    setting = setting_of(columns, rows, context)
    reader = Reader(setting, data)
    reader.compare(rows)
    cells: list[Cell] = []
    rejected: list[Rejection] = []
    for column in data:
        read = list(reader.column(column, rows))
        cells.extend(read)
        if not read and reader.unknown:
            rejected.append(unknown_column(table.sheet.column_place(column.index), column))
        if read:
            rejected.extend(_unread(table, column, rows))
    for row in rows:
        if row.kind == "item" and row.unknown and row.place is None and any(row.index in c.figures for c in data):
            rejected.append(unknown_row(table.sheet.place(row.index, 0), row.index + 1))
    return cells, rejected


def _unread(table: Table, column: Column, rows: Sequence[Row]) -> Iterator[Rejection]:
    """The cells of an understood column that have a figure no one can read, in rows that are understood."""
    for row in rows:
        told = row.kind in ("item", "total") and not (row.unknown and row.place is None)
        if told and row.index in column.unread:
            yield unread_cell(table.sheet.place(row.index, column.index), column, column.unread[row.index])


def shown_cells(table: Table, cells: Sequence[Cell]) -> list[Cell]:
    """Without hidden rows and columns, which count towards totals but are not stated."""
    rows, columns = table.sheet.hidden_rows, table.sheet.hidden_columns
    return [cell for cell in cells if cell.row.index not in rows and cell.column.index not in columns]


def setting_of(columns: Sequence[Column], rows: Sequence[Row], context: Context) -> Setting:
    traits = [c.traits for c in columns if c.role == "data"] + [r.traits for r in rows]
    about = context.about
    groups = {t.group for t in traits if t.group and t.segment != "NON_ASN" and t.group != "pekerja rentan"}
    return Setting(
        context,
        has_eligible=any("eligible" in t.bases for t in traits),
        has_rkat=any("rkat" in c.header.lower() for c in columns) or any("realised" in c.traits.mods for c in columns),
        rate_targets=any("target" in t.mods and {"percent", "coverage"} & set(t.bases) for t in traits),
        has_groups=bool(groups - {"beasiswa anak peserta"}),
        has_segments=any(t.segment not in (None, about.segment) for t in traits)
        or (about.segment == "NON_ASN" and any(t.group and t.segment is None for t in traits)),
        claims=context.claims
        and not any(c.role == "fund" or "rate" in c.traits.bases or "months" in c.traits.ignore for c in columns),
    )


class Reader:
    """Reads the columns of one table, deciding each combination of header and labels once."""

    def __init__(self, setting: Setting, data: Sequence[Column]) -> None:
        self.setting = setting
        self.data = data
        self.unknown = False
        self.unlike = False
        """Whether some column counts different things in different rows, so that a total of all rows means nothing."""
        self.decided: dict[tuple[int, int, bool, bool, bool], Meaning | str] = {}
        self.rates: dict[int, bool] = {}
        self.offices: dict[Meaning, Meaning] = {}
        self.dated: dict[tuple[int, int, int, str, str, str], tuple[str | None, str]] = {}

    def compare(self, rows: Sequence[Row]) -> None:
        """Find out whether all rows of each column count the same; rows of equal words are alike."""
        for column in self.data:
            alike = {id(row.traits): row for row in rows if row.kind == "item" and row.index in column.figures}
            read = [self.meaning(column, row.traits, column.figures[row.index]) for row in alike.values()]
            self.unlike = self.unlike or len({m.metric for m in read if isinstance(m, Meaning)}) > 1

    def column(self, column: Column, rows: Sequence[Row]) -> Iterator[Cell]:
        self.unknown = False
        parts: list[Meaning] = []
        values = {figure.value for row in rows if row.kind == "item" and (figure := column.figures.get(row.index))}
        told = len(values) > 1
        for row in rows:
            figure = column.figures.get(row.index)
            if figure is None or row.kind in ("heading", "average") or (row.unknown and row.place is None):
                continue
            if row.kind == "total":
                meaning = self.total(column, row, figure, parts)
            else:
                meaning = self.meaning(column, row.traits, figure)
                if isinstance(meaning, Meaning):
                    parts.append(meaning)
            if not isinstance(meaning, Meaning):
                self.unknown = self.unknown or (meaning == UNKNOWN and row.kind == "item")
                continue
            if meaning.constant:
                if not told:
                    yield Cell(row, column, figure, meaning, INDONESIA, None, "month")
                told = True
                continue
            place = self.place(column, row)
            if place is None:
                continue
            if place.kind == "branch" and meaning.numerator in ("active", "registered"):
                meaning = self.of_office(meaning)
            as_of, period = self.time(column, row, meaning)
            yield Cell(
                row,
                column,
                figure,
                meaning,
                place,
                as_of,
                period,
                row.kind == "total",
                {*figure.flags, *place.flags},
            )

    def meaning(self, column: Column, traits: Traits, figure: Figure) -> Meaning | str:
        rate_row = self.rates.get(id(traits))
        if rate_row is None:
            rate_row = bool({"coverage", "percent", "share"} & set(traits.bases)) or "growth" in traits.mods
            self.rates[id(traits)] = rate_row
        large = not figure.percent and (abs(figure.value) > LARGEST_RATE or (column.large and not rate_row))
        huge = figure.value > MOST_CASES
        key = (column.index, id(traits), figure.percent, large, huge)
        found = self.decided.get(key)
        if found is None:
            shape = Shape(figure.percent, large, huge, column.ratio)
            found = self.decided[key] = self.based(decide(column.traits, traits, self.setting, shape), column)
        return found

    def based(self, meaning: Meaning | str, column: Column) -> Meaning | str:
        """The meaning with what header, title or notes say of how members are assigned to places."""
        basis = basis_in(column.header) or self.setting.context.basis
        if basis is None or not isinstance(meaning, Meaning):
            return meaning
        return meaning._replace(numerator=numerator_of(meaning.metric, meaning.numerator, basis))

    def of_office(self, meaning: Meaning) -> Meaning:
        """The meaning in an office's own area: its members are those who joined there."""
        return self.offices.setdefault(
            meaning, meaning._replace(numerator=numerator_of(meaning.metric, meaning.numerator, "branch"))
        )

    def total(self, column: Column, row: Row, figure: Figure, parts: Sequence[Meaning]) -> Meaning | str:
        """A total row means what its parts mean, without the labels in which they differ."""
        own = self.meaning(column, row.traits, figure)
        same = [part for part in parts if isinstance(own, Meaning) and part.metric == own.metric] or list(parts)
        if not same:
            return own if isinstance(own, Meaning) and row.place is not None else NONE
        if self.unlike and not row.traits.bases:
            return NONE
        first = same[0]
        return first._replace(
            segment=first.segment if len({p.segment for p in same}) == 1 else self.common_segment(same),
            programs=first.programs
            if len({p.programs for p in same}) == 1
            else self.setting.context.about.programs
            if not self.setting.claims
            else (),
            group=first.group if len({p.group for p in same}) == 1 else None,
        )

    def common_segment(self, parts: Sequence[Meaning]) -> str | None:
        del parts
        return self.setting.context.about.segment if not self.setting.has_segments else None

    def place(self, column: Column, row: Row) -> Place | None:
        if row.kind == "total":
            if row.unplaced:
                return None
            return row.place or column.place or self.setting.context.place or NOWHERE
        return row.place or column.place or self.setting.context.place or NOWHERE

    def time(self, column: Column, row: Row, meaning: Meaning) -> tuple[str | None, str]:
        """The date at its precision, and how the figure relates to it."""
        key = (column.index, id(row.period), id(row.traits), meaning.metric, meaning.kind, meaning.period)
        found = self.dated.get(key)
        if found is None:
            until = _period_of(column, row, self.setting.context)
            target = meaning.kind in ("target", "plan")
            found = self.dated[key] = (self.date(until, target, meaning, column, row), self.relation(until, meaning))
        return found

    def relation(self, until: Period | None, meaning: Meaning) -> str:
        """How the figure relates to its date: flows run from January, or over a month or a year."""
        whole = self.setting.context.period
        if meaning.period != "flow":
            return meaning.period
        if until is None:
            return "point"
        if until.until or (whole and whole.until and whole.year == until.year):
            return "ytd"
        if until.month is not None and until.day is None:
            return "month"
        return "ytd" if until.day else "year"

    def date(self, until: Period | None, target: bool, meaning: Meaning, column: Column, row: Row) -> str | None:
        if target:
            own = column.period or row.period or self.setting.context.period
            year = (
                own.year
                if own and own.year
                else self.setting.context.period.year
                if self.setting.context.period
                else None
            )
            return f"{year}" if year else None
        if meaning.metric == "growth_rate" and self.setting.context.period and (until is None or until.month is None):
            return self.setting.context.period.as_of
        return until.as_of if until else None


def _period_of(column: Column, row: Row, context: Context) -> Period | None:
    """The time of a cell: column, row and context, each filling what the one before leaves open."""
    base = context.period
    relative = column.traits.relative or row.traits.relative
    own = column.period
    if own is None and relative and base is not None:
        moved = _relative(relative, base)
        if moved is not None:
            return moved
    if own is not None and row.period is not None:
        own = _merged(own, row.period)
    own = own or row.period
    if own is None:
        return base
    if own.year is None:
        own = complete(own, [p for p in (row.period, base) if p is not None])
    if own.month is None and base is not None and base.month is not None:
        if own.year == base.year:
            return base
        if base.until and own.year in context.years:
            return replace(base, year=own.year)
    return own


def _merged(first: Period, second: Period) -> Period:
    """A month from one side and a year from the other."""
    if first.month is None and second.month is not None and second.year in (None, first.year):
        return replace(second, year=first.year)
    if first.year is None and second.year is not None:
        return replace(first, year=second.year)
    return first


def _relative(relative: str, base: Period) -> Period | None:
    if relative == "last_month":
        return base.month_before()
    if relative == "this_month_last_year":
        return replace(base.year_before(), day=None)
    if relative == "last_year_end":
        return Period(base.year - 1, 12) if base.year else None
    return base if relative in ("this_month", "this_year") else None


def _name_total_columns(data: Sequence[Column], rows: Sequence[Row]) -> None:
    """Say what a bare `Jumlah` column adds up: the columns whose figures make its own."""
    items = [row.index for row in rows if row.kind == "item"]
    for position, column in enumerate(data):
        told = (
            set(column.traits.bases) - {"people"} or column.traits.mods or column.traits.segment or column.traits.group
        )
        bare = not told and (column.leaf.total or "people" in column.traits.bases)
        if not bare or column.traits.ignore or column.traits.unit == "IDR":
            continue
        before = [c for c in data[:position] if c is not column]
        parts = _addends(column, before, items)
        if parts is None:
            continue
        bases = {base for c in parts for base in c.traits.bases if base in PERSONS_FIRST and base != "people"}
        ignored = {name for c in parts for name in c.traits.ignore}
        if "inactive" in ignored and (bases & {"active", "protected", "registered"}):
            column.traits = Traits(bases=("active",), ignore=frozenset({"inactive"}), total=True)
        elif ignored or (
            any("employers" in c.traits.bases for c in parts) and any(c.traits.unit != "employers" for c in parts)
        ):
            column.traits = replace(column.traits, ignore=frozenset({"other"}))
        elif len(bases) <= 1:
            first = parts[0].traits
            column.traits = replace(
                first, segment=_one({c.traits.segment for c in parts}), group=_one({c.traits.group for c in parts}),
                programs=_one_of([c.traits.programs for c in parts]), total=True, role=None,
            )  # fmt: skip
            column.period = parts[0].period if len({c.period for c in parts}) == 1 else column.period
            if (
                len({c.period for c in parts}) > 1
                and "new" not in bases
                and not {"cases", "paid", "contributions"} & set(first.bases)
            ):
                column.traits = replace(column.traits, ignore=frozenset({"other"}))
        else:
            column.traits = replace(column.traits, ignore=frozenset({"other"}))


def _one(values: set[str | None]) -> str | None:
    return next(iter(values)) if len(values) == 1 else None


def _one_of(values: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return values[0] if len(set(values)) == 1 else ()


def _addends(column: Column, before: Sequence[Column], items: Sequence[int]) -> list[Column] | None:
    """The columns left of a total that it adds up: all plain ones, those since the last total, or the totals."""
    plain = [
        c for c in before if not c.leaf.total and "percent" not in c.traits.bases and "target" not in c.traits.mods
    ]
    totals = [c for c in before if c.leaf.total]
    since: list[Column] = []
    for c in reversed(before):
        if c.leaf.total:
            break
        since.insert(0, c)
    for parts in (since, plain, totals):
        if len(parts) >= 2 and _adds_up(column, parts, items):
            return list(parts)
    return None


def _adds_up(column: Column, parts: Sequence[Column], items: Sequence[int]) -> bool:
    checked = matched = 0
    for row in items:
        total = column.figures.get(row)
        values = [c.figures[row].value for c in parts if row in c.figures]
        if total is None or not values:
            continue
        checked += 1
        matched += abs(sum(values) - total.value) <= 0.5 * len(values)
    return checked > 0 and matched >= 0.6 * checked
