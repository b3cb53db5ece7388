"""Arithmetic checks among the statements of one table: sums, ratios, complements, products, courses of the year.

A check speaks only where the identity holds for most of the table: then the few figures that break it are flagged.
Where it holds nowhere, the columns rest on different bases and nothing is said. Figures stay as printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.reports.columns import Column
from pipelines.reports.rows import Row
from pipelines.reports.statements import Cell

_TOTAL_WORDS = ("sub", "jumlah", "total", "jml", "grand")


def check(cells: Sequence[Cell], rows: Sequence[Row], columns: Sequence[Column], *, continued: bool = False) -> None:
    """Add flags to the statements of one table.

    `continued`: it goes on with the list of a table beside it, so that its total row covers more than its own rows.
    """
    if not continued:
        _check_total_rows(cells, rows)
    _check_total_columns(cells)
    _check_rates(cells)
    _check_products(cells, columns)
    _check_course(cells)


def _check_total_rows(cells: Sequence[Cell], rows: Sequence[Row]) -> None:
    """Totals over rows against the rows above them: since the last sub-total, all rows, or all sub-totals."""
    order = {row.index: position for position, row in enumerate(rows)}
    by_column: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.meaning.additive:
            by_column[cell.column.index].append(cell)
    wrong: dict[int, list[Cell]] = defaultdict(list)
    right: dict[int, int] = defaultdict(int)
    for column_cells in by_column.values():
        for total, parts in _totals(sorted(column_cells, key=lambda cell: order[cell.row.index])):
            if any(_sums_to(part, total) for part in parts):
                right[total.row.index] += 1
            elif parts:
                wrong[total.row.index].append(total)
    for row, totals in wrong.items():
        # A place's own row ("Provinsi Bali") may cover more than the places listed; a row called total may not.
        by_name = bool(totals[0].row.names) and not totals[0].row.label.lower().lstrip().startswith(_TOTAL_WORDS)
        if right[row] == 0 and (by_name or len(totals) > 2):
            continue
        for total in totals:
            total.flags.add("sum_mismatch")


def _totals(ordered: Sequence[Cell]) -> Iterator[tuple[Cell, list[list[Cell]]]]:
    """Every total of a column with the sets of rows above that it may add up."""
    since: list[Cell] = []
    items: list[Cell] = []
    totals: list[Cell] = []
    for cell in ordered:
        if cell.total:
            yield cell, [part for part in (since, items, totals, _leaves(items)) if part]
            totals.append(cell)
            since = []
        else:
            since.append(cell)
            items.append(cell)


def _leaves(items: Sequence[Cell]) -> list[Cell]:
    """Rows that are not the heading of others, so that a heading's own total is not counted twice."""
    parents = {cell.row.parent for cell in items if cell.row.parent is not None}
    return [cell for cell in items if cell.row.index not in parents]


def _sums_to(parts: Sequence[Cell], total: Cell) -> bool:
    slack = sum(part.figure.high - part.figure.low for part in parts) / 2 + (total.figure.high - total.figure.low) / 2
    return abs(sum(part.figure.value for part in parts) - total.figure.value) <= max(
        slack, 0.5, 1e-9 * abs(total.figure.value)
    )


def _check_total_columns(cells: Sequence[Cell]) -> None:
    """A column that adds up segments or groups against them, row by row; and a heading row against its sub-rows."""
    groups: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.meaning.additive:
            groups[cell.row.index, cell.meaning.metric, cell.meaning.kind, cell.as_of].append(cell)
    broken: dict[tuple[int, ...], list[Cell]] = defaultdict(list)
    held: dict[tuple[int, ...], int] = defaultdict(int)
    for members in groups.values():
        totals = [c for c in members if c.column.traits.total]
        parts = [c for c in members if not c.column.traits.total and (c.column.traits.segment or c.column.traits.group)]
        if len(totals) == 1 and len(parts) >= 2:
            key = (totals[0].column.index, *(part.column.index for part in parts))
            if _sums_to(parts, totals[0]):
                held[key[:1]] += 1
            else:
                broken[key[:1]].append(totals[0])
    for key, found in broken.items():
        if held[key] >= len(found):
            for cell in found:
                cell.flags.add("sum_mismatch")


def _check_rates(cells: Sequence[Cell]) -> None:
    """Coverage against members and eligible workers of the same place, date and group; what is left against both."""
    by_key: dict[tuple[object, ...], dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for cell in cells:
        metric = cell.meaning.metric
        if cell.meaning.kind == "observation":
            by_key[_sames(cell)][metric].append(cell)
    outcomes: dict[str, list[tuple[bool, Cell]]] = defaultdict(list)
    for found in by_key.values():
        eligible = found.get("eligible_workers", [])
        members = [*found.get("active_participants", []), *found.get("registered_workers", [])]
        without = found.get("unprotected_workers", [])
        for stated in found.get("coverage_rate", []):
            part, whole = _beside(stated, members), _beside(stated, eligible)
            if part and whole:
                outcomes["ratio_inconsistent"].append((_is_rate_of(stated, part, whole), stated))
        for rest in found.get("unprotected_rate", []):
            rate, part, whole = (
                _beside(rest, found.get("coverage_rate", [])),
                _beside(rest, without),
                _beside(rest, eligible),
            )
            if rate:
                outcomes["complement_mismatch"].append((abs(rate.value + rest.value - 100) <= 0.051, rest))
            if part and whole:
                outcomes["ratio_inconsistent"].append((_is_rate_of(rest, part, whole), rest))
        for left in without:
            part, whole = _beside(left, members), _beside(left, eligible)
            if part and whole:
                fits = abs(whole.value - part.value - left.value) <= max(1.0, 2 * _slack(left))
                outcomes["complement_mismatch"].append((fits, left))
    for flag, results in outcomes.items():
        _flag_exceptions(results, flag)


def _sames(cell: Cell) -> tuple[object, ...]:
    date = (cell.as_of or "")[:7]
    return (
        cell.place.code or cell.place.name,
        date,
        cell.meaning.group,
        cell.meaning.segment if cell.meaning.group else None,
        cell.row.fund,
    )


def _beside(cell: Cell, others: Sequence[Cell]) -> Cell | None:
    """The figure to compare with: in the same row, else in the same column; without segment before those with one."""
    near = [other for other in others if other.row.index == cell.row.index]
    near = near or [other for other in others if other.column.index == cell.column.index]
    near = [other for other in near if other is not cell]
    whole = [other for other in near if other.meaning.segment == cell.meaning.segment] or near
    if len(whole) > 1:
        whole = [other for other in whole if other.column.traits.total] or whole
    return whole[0] if whole else None


def _slack(cell: Cell) -> float:
    return (cell.figure.high - cell.figure.low) / 2 * cell.meaning.scale


def _is_rate_of(rate: Cell, part: Cell, whole: Cell) -> bool:
    """Whether a printed rate can come of two counts; cut-off decimals are as good as rounded ones."""
    if whole.value <= 0:
        return True
    computed = part.value / whole.value * 100
    half = (rate.figure.high - rate.figure.low) / 2 * rate.column.factor
    if half == 0 and float(rate.value).is_integer():
        half = 0.5
    return abs(computed - rate.value) <= max(2.02 * half, 1e-6)


def _flag_exceptions(results: Sequence[tuple[bool, Cell]], flag: str) -> None:
    held = sum(fits for fits, _ in results)
    if held and held * 2 >= len(results):
        for fits, cell in results:
            if not fits:
                cell.flags.add(flag)


def _check_products(cells: Sequence[Cell], columns: Sequence[Column]) -> None:
    """Persons times contribution times months is the sum paid, where a table has all four columns."""
    rate = next((c for c in columns if c.role == "data" and "rate" in c.traits.bases and c.figures), None)
    months = next((c for c in columns if c.role == "data" and "months" in c.traits.ignore and c.figures), None)
    if rate is None:
        return
    persons = {c.row.index: c for c in cells if c.meaning.metric == "registered_workers" and not c.total}
    results: list[tuple[bool, Cell]] = []
    for cell in cells:
        if cell.meaning.metric != "budget_allocated" or cell.total or cell.row.index not in persons:
            continue
        price = rate.figures.get(cell.row.index)
        count = persons[cell.row.index].value
        duration = months.figures.get(cell.row.index) if months else None
        if price is None or (months is not None and duration is None):
            continue
        expected = count * price.value * rate.traits.scale if rate.traits.scale else count * price.value
        expected *= duration.value if duration else 1.0
        results.append((abs(expected - cell.value) <= max(1.0, 2 * _slack(cell)), cell))
    held = sum(fits for fits, _ in results)
    if held and held * 2 >= len(results):
        for fits, cell in results:
            if not fits:
                cell.flags |= {"statutory_mismatch", "ratio_inconsistent"}


def _check_course(cells: Sequence[Cell]) -> None:
    """Year-to-date figures never fall within a year."""
    courses: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.period == "ytd" and cell.as_of and len(cell.as_of) >= 7 and cell.meaning.additive and not cell.total:
            m = cell.meaning
            key = (cell.place, m.metric, m.segment, m.programs, m.group, cell.as_of[:4], cell.row.label)
            courses[key].append(cell)
    for course in courses.values():
        ordered = sorted(course, key=lambda cell: cell.as_of or "")
        for before, after in pairwise(ordered):
            if after.value < before.value and after.as_of != before.as_of:
                after.flags.add("not_monotone")
