"""Statements of a report as the model's columns, each said once, with nothing personal in any text."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.reports.persons import masked, masked_figure
from pipelines.reports.rejections import Rejection
from pipelines.reports.statements import Cell
from warehouse.model.statements import STATEMENT

if TYPE_CHECKING:
    from pipelines.reports.context import Context
    from pipelines.reports.layout import Table
    from pipelines.reports.read import Gathered, ReportReading

SCHEMA = {name: dtype for name, dtype in STATEMENT.polars().items() if name != "statement_id"}
_REJECTED = {"place": pl.String, "reason": pl.String, "message": pl.String}


def to_reading(gathered: Gathered, name: str, document_id: str) -> ReportReading:
    """The reading of a whole file. A figure that the file repeats (a recap of its sheets) is one statement."""
    from pipelines.reports.read import ReportReading

    context = gathered.context
    return ReportReading(
        statements=statements_frame(_once(gathered.cells), name, document_id),
        rejected=rejected_frame(gathered.rejected),
        notes=[masked(note) for note in gathered.notes],
        title=masked(context.title) if context and context.title else None,
        office=gathered.office or office_of(context),
        period=context.period.as_of if context and context.period else None,
        person_level=gathered.person_level,
    )


def office_of(context: Context | None) -> str | None:
    """The office whose area the report covers, else whoever sends it."""
    if context is None:
        return None
    place = context.place
    return place.name if place and place.kind == "branch" else context.office


def _once(cells: Sequence[tuple[Table, Cell]]) -> list[tuple[Table, Cell]]:
    """Without what a later table repeats; within one table equal figures are different rows."""
    if len({id(table) for table, _ in cells}) <= 1:
        return list(cells)
    seen: dict[tuple[Any, ...], int] = {}
    kept = []
    for table, cell in cells:
        m, place = cell.meaning, cell.place
        key = (
            m.metric,
            m.kind,
            m.segment,
            m.programs,
            m.group,
            cell.value,
            place.code,
            place.name,
            cell.as_of,
            cell.row.fund,
        )
        if seen.setdefault(key, id(table)) == id(table):
            kept.append((table, cell))
    return kept


def statements_frame(cells: Sequence[tuple[Table, Cell]], name: str, document_id: str) -> pl.DataFrame:
    """One row a statement, columns of the model without statement_id.

    A table has few distinct meanings, places and headers: each is written once and looked up by the others.
    """
    if not cells:
        return pl.DataFrame(schema=SCHEMA)
    only = [cell for _, cell in cells]
    meanings, places, rows = ([getattr(cell, part) for cell in only] for part in ("meaning", "place", "row"))
    figures = [cell.figure for cell in only]
    factors = [cell.meaning.scale * cell.column.factor for cell in only]
    evidence = [masked_figure(figure.text) for figure in figures]
    columns: dict[str, list[Any]] = {
        "cell": [table.sheet.place(cell.row.index, cell.column.index) for table, cell in cells],
        "sentence": _sentences(only, evidence),
        "metric": [m.metric for m in meanings],
        "kind": [m.kind for m in meanings],
        "value": _scaled([figure.value for figure in figures], factors),
        "value_low": _scaled([figure.low for figure in figures], factors),
        "value_high": _scaled([figure.high for figure in figures], factors),
        "unit": [m.unit for m in meanings],
        "region_code": [place.code for place in places],
        "region_kind": [place.kind for place in places],
        "region": [place.name and masked(place.name) for place in places],
        "segment": [m.segment for m in meanings],
        "worker_group": [m.group for m in meanings],
        "numerator_basis": [m.numerator for m in meanings],
        "denominator_basis": [m.denominator for m in meanings],
        "as_of": [cell.as_of for cell in only],
        "period": [cell.period for cell in only],
        "sponsor": [row.sponsor for row in rows],
        "fund": [row.fund for row in rows],
        "confidence": [_confidence(cell) for cell in only],
        "evidence": evidence,
        "end": [len(text) for text in evidence],
        "rule": [f"table+{m.metric}" for m in meanings],
    }
    found = {column: _series(column, values) for column, values in columns.items()}
    found["program"] = _lists("program", [m.programs for m in meanings])
    found["flags"] = _lists("flags", [tuple(sorted(cell.flags)) if cell.flags else () for cell in only])
    constant = {"document_id": document_id, "document": name, "source_kind": "report", "qualifier": "exact", "start": 0}
    return pl.DataFrame(
        [found[column] if column in found else _series(column, [constant.get(column)] * len(only)) for column in SCHEMA]
    )


def _series(name: str, values: list[Any]) -> pl.Series:
    """A column; one that does not vary is not written out value by value."""
    if values.count(values[0]) == len(values):
        return pl.Series(name, values[:1], dtype=SCHEMA[name]).new_from_index(0, len(values))
    return pl.Series(name, values, dtype=SCHEMA[name])


def _sentences(cells: Sequence[Cell], evidence: Sequence[str]) -> list[str]:
    """The row's label, the column's header and the figure: never other cells of the row, which may name persons."""
    heads = {header: masked(header) for header in {cell.column.header for cell in cells}}
    labels = {label: f"{masked(label)}: " if label else "" for label in {cell.row.label for cell in cells}}
    return [
        f"{labels[cell.row.label]}{heads[cell.column.header]} = {text}"
        for cell, text in zip(cells, evidence, strict=True)
    ]


def _lists(name: str, values: Sequence[tuple[str, ...]]) -> pl.Series:
    """A column of lists, each distinct list built once: a column has few."""
    distinct = {value: index for index, value in enumerate(dict.fromkeys(values))}
    built = _distinct_lists(name, tuple(distinct))
    if len(distinct) == 1:
        return built.new_from_index(0, len(values))
    return built.gather([distinct[value] for value in values])


@functools.lru_cache(maxsize=2_000)
def _distinct_lists(name: str, values: tuple[tuple[str, ...], ...]) -> pl.Series:
    """A few lists as a series; an office's reports have the same month by month."""
    return pl.Series(name, [list(value) for value in values], dtype=pl.List(pl.String))


def _scaled(values: Sequence[float], factors: Sequence[float]) -> list[float]:
    """Values in their units, without the noise of binary fractions."""
    return [
        value if factor == 1.0 else float(f"{value * factor:.12g}")
        for value, factor in zip(values, factors, strict=True)
    ]


def _confidence(cell: Cell) -> float:
    """How sure the reading is: less for a place without a code, no date, or a flag."""
    sure = cell.meaning.confidence
    if cell.place.code is not None and cell.as_of is not None and not cell.flags:
        return sure
    doubt = (
        0.15 * (cell.place.code is None and cell.place.kind != "branch")
        + 0.1 * (cell.as_of is None)
        + 0.1 * bool(cell.flags)
    )
    return round(max(sure - doubt, 0.1), 2)


def rejected_frame(rejected: Sequence[Rejection]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "place": [r.place for r in rejected],
            "reason": [r.reason for r in rejected],
            "message": [masked(r.message) for r in rejected],
        },
        schema=_REJECTED,
    )
