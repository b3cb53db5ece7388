"""Statements of a report as the model's columns, each said once, with nothing personal in any text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from pipelines.reports.persons import masked, masked_figure
from pipelines.reports.statements import Cell, Rejection
from warehouse.model.statements import STATEMENT

if TYPE_CHECKING:
    from pipelines.reports.layout import Table
    from pipelines.reports.read import Gathered, ReportReading

_SCHEMA = {name: dtype for name, dtype in STATEMENT.polars().items() if name != "statement_id"}
_REJECTED = {"place": pl.String, "reason": pl.String, "message": pl.String}


def to_reading(gathered: Gathered, name: str, document_id: str) -> ReportReading:
    """The reading of a whole file. A figure that the file repeats (a recap of its sheets) is one statement."""
    from pipelines.reports.read import ReportReading

    context = gathered.context
    place = context.place if context else None
    return ReportReading(
        statements=statements_frame(_once(gathered.cells), name, document_id),
        rejected=rejected_frame(gathered.rejected),
        notes=[masked(note) for note in gathered.notes],
        title=masked(context.title) if context and context.title else None,
        office=place.name if place and place.kind == "branch" else None,
        period=context.period.as_of if context and context.period else None,
        person_level=gathered.person_level,
    )


def _once(cells: Sequence[tuple[Table, Cell]]) -> list[tuple[Table, Cell]]:
    """The first of statements that say the same in all respects."""
    seen: set[tuple[Any, ...]] = set()
    kept = []
    for table, cell in cells:
        m = cell.meaning
        key = (
            m.metric,
            m.kind,
            m.unit,
            m.segment,
            m.programs,
            m.group,
            cell.value,
            cell.place.code,
            cell.place.name,
            cell.as_of,
            cell.row.fund,
        )
        if key not in seen:
            seen.add(key)
            kept.append((table, cell))
    return kept


def statements_frame(cells: Sequence[tuple[Table, Cell]], name: str, document_id: str) -> pl.DataFrame:
    """One row a statement, columns of the model without statement_id."""
    columns: dict[str, list[Any]] = {column: [] for column in _SCHEMA}
    for table, cell in cells:
        for column, value in _record(table, cell).items():
            columns[column].append(value)
    count = len(cells)
    columns["document_id"] = [document_id] * count
    columns["document"] = [name] * count
    columns["source_kind"] = ["report"] * count
    return pl.DataFrame(columns, schema=_SCHEMA)


def _record(table: Table, cell: Cell) -> dict[str, Any]:
    m, figure, place = cell.meaning, cell.figure, cell.place
    factor = m.scale * cell.column.factor
    evidence = masked_figure(figure.text)
    return {
        "cell": table.sheet.place(cell.row.index, cell.column.index),
        "sentence": _sentence(cell),
        "metric": m.metric, "kind": m.kind,
        "value": _tidy(figure.value * factor), "value_low": _tidy(figure.low * factor), "value_high": _tidy(figure.high * factor),
        "unit": m.unit, "qualifier": "exact",
        "region_code": place.code, "region_kind": place.kind, "region": masked(place.name) if place.name else None,
        "program": list(m.programs), "segment": m.segment, "worker_group": m.group,
        "numerator_basis": m.numerator, "denominator_basis": m.denominator,
        "as_of": cell.as_of, "period": cell.period,
        "sponsor": cell.row.sponsor, "fund": cell.row.fund, "speaker": None,
        "confidence": _confidence(cell), "evidence": evidence, "start": 0, "end": len(evidence),
        "rule": f"table+{m.metric}", "flags": sorted(cell.flags),
    }  # fmt: skip


def _tidy(value: float) -> float:
    """A product without the noise of binary fractions."""
    return float(f"{value:.12g}")


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
    said = f"{masked(cell.column.header)} = {masked_figure(cell.figure.text)}"
    return f"{masked(cell.row.label)}: {said}" if cell.row.label else said


def rejected_frame(rejected: Sequence[Rejection]) -> pl.DataFrame:
    return pl.DataFrame([(r.place, r.reason, masked(r.message)) for r in rejected], schema=_REJECTED, orient="row")
