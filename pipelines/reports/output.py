"""Statements of a report as the model's columns, each said once, with nothing personal in any text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """One row a statement, columns of the model without statement_id."""
    meanings = [cell.meaning for _, cell in cells]
    places = [cell.place for _, cell in cells]
    factors = [cell.meaning.scale * cell.column.factor for _, cell in cells]
    figures = [cell.figure for _, cell in cells]
    evidence = [masked_figure(figure.text) for figure in figures]
    columns: dict[str, list[Any] | pl.Series] = {
        "cell": [table.sheet.place(cell.row.index, cell.column.index) for table, cell in cells],
        "sentence": [_sentence(cell) for _, cell in cells],
        "metric": [m.metric for m in meanings],
        "kind": [m.kind for m in meanings],
        "value": [_scaled(figure.value, factor) for figure, factor in zip(figures, factors, strict=True)],
        "value_low": [_scaled(figure.low, factor) for figure, factor in zip(figures, factors, strict=True)],
        "value_high": [_scaled(figure.high, factor) for figure, factor in zip(figures, factors, strict=True)],
        "unit": [m.unit for m in meanings],
        "region_code": [place.code for place in places],
        "region_kind": [place.kind for place in places],
        "region": [masked(place.name) if place.name else None for place in places],
        "program": _lists([m.programs for m in meanings]),
        "segment": [m.segment for m in meanings],
        "worker_group": [m.group for m in meanings],
        "numerator_basis": [m.numerator for m in meanings],
        "denominator_basis": [m.denominator for m in meanings],
        "as_of": [cell.as_of for _, cell in cells],
        "period": [cell.period for _, cell in cells],
        "sponsor": [cell.row.sponsor for _, cell in cells],
        "fund": [cell.row.fund for _, cell in cells],
        "confidence": [_confidence(cell) for _, cell in cells],
        "evidence": evidence,
        "end": [len(text) for text in evidence],
        "rule": [f"table+{m.metric}" for m in meanings],
        "flags": _lists([tuple(sorted(cell.flags)) for _, cell in cells]),
    }
    constant = {"document_id": document_id, "document": name, "source_kind": "report", "qualifier": "exact", "start": 0}
    return pl.DataFrame([_series(column, columns, constant.get(column), len(cells)) for column in SCHEMA])


def _series(name: str, columns: Mapping[str, list[Any] | pl.Series], constant: Any, count: int) -> pl.Series:
    values = columns.get(name)
    if values is None:
        return pl.Series(name, [constant], dtype=SCHEMA[name]).new_from_index(0, count)
    return values.rename(name) if isinstance(values, pl.Series) else pl.Series(name, values, dtype=SCHEMA[name])


def _lists(values: Sequence[tuple[str, ...]]) -> pl.Series:
    """A column of lists, each distinct list built once: a column has few."""
    distinct = {value: index for index, value in enumerate(dict.fromkeys(values))}
    lists = pl.Series([list(value) for value in distinct] or [[]], dtype=pl.List(pl.String))
    if len(distinct) <= 1:
        return lists.new_from_index(0, len(values))
    return lists.gather([distinct[value] for value in values])


def _scaled(value: float, factor: float) -> float:
    """A value in its unit, without the noise of binary fractions."""
    return value if factor == 1.0 else float(f"{value * factor:.12g}")


def _confidence(cell: Cell) -> float:
    """How sure the reading is: less for a place without a code, no date, or a flag."""
    doubt = (
        0.15 * (cell.place.code is None and cell.place.kind != "branch")
        + 0.1 * (cell.as_of is None)
        + 0.1 * bool(cell.flags)
    )
    return round(max(cell.meaning.confidence - doubt, 0.1), 2)


def _sentence(cell: Cell) -> str:
    """The row's label, the column's header and the figure: never other cells of the row, which may name persons."""
    label, header = cell.row.label, cell.column.header
    said = f"{masked(header)} = {masked_figure(cell.figure.text)}"
    return f"{masked(label)}: {said}" if label else said


def rejected_frame(rejected: Sequence[Rejection]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "place": [r.place for r in rejected],
            "reason": [r.reason for r in rejected],
            "message": [masked(r.message) for r in rejected],
        },
        schema=_REJECTED,
    )
