"""What percentages turn out to be when recomputed from the other columns of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.reports.columns import Column
from pipelines.reports.rows import Row

_COUNTS = frozenset({"active", "registered", "protected", "people", "new", "unprotected"})


def name_eligible(data: Sequence[Column], rows: Sequence[Row]) -> None:
    """A bare count of workers that equals members and unprotected together, or that the coverage rests on, is the
    number who ought to be covered."""
    items = [row.index for row in rows if row.kind in ("item", "total")]
    members = [c for c in data if {"active", "registered", "protected"} & set(c.traits.bases) and not _is_rate(c)]
    without = [c for c in data if "unprotected" in c.traits.bases and not _is_rate(c)]
    rates = [
        c for c in data if _is_rate(c) and not c.traits.mods and not {"unprotected", "share"} & set(c.traits.bases)
    ]
    for column in data:
        told = (
            set(column.traits.bases) - {"people"}
            or column.traits.mods
            or column.traits.ignore
            or column.traits.segment == "VULNERABLE"
        )
        if told or _is_rate(column) or not (column.traits.bases or column.leaf.total):
            continue
        parts = any(_is_sum(column, one, other, items) for one in members for other in without)
        if parts or any(_score(rate, part, column, items, False) for rate in rates for part in members):
            column.traits = replace(column.traits, bases=("eligible",), total=False)


def _is_sum(total: Column, one: Column, other: Column, items: Sequence[int]) -> bool:
    figures = [
        (total.figures[row].value, one.figures[row].value + other.figures[row].value)
        for row in items
        if row in total.figures and row in one.figures and row in other.figures
    ]
    return bool(figures) and sum(whole == parts for whole, parts in figures) >= 0.6 * len(figures)


def identify_ratios(data: Sequence[Column], rows: Sequence[Row]) -> None:
    """Set `ratio` of percentage columns (coverage, achievement, share, unprotected), and `factor` 100 of fractions.

    A column is what it equals in most rows, within the rounding of its decimals.
    """
    items = [row.index for row in rows if row.kind in ("item", "total")]
    rates = [c for c in data if _is_rate(c)]
    counts = [c for c in data if c not in rates and not {"rate"} & set(c.traits.bases)]
    for rate in rates:
        fraction = False
        if set(rate.traits.bases) <= {"percent", "active", "protected", "registered"}:
            rate.ratio, fraction = _identify(rate, counts, items)
        small = [f.value for f in rate.figures.values() if not f.percent]
        if "growth" in rate.traits.mods:
            continue
        fractions = (
            len(small) >= 2 and all(0 <= value <= 1 for value in small) and any(0 < value < 1 for value in small)
        )
        if small and len(small) == len(rate.figures) and (fraction or fractions):
            rate.factor = 100.0


def _is_rate(column: Column) -> bool:
    if any(figure.percent for figure in column.figures.values()):
        return True
    says = {"percent", "coverage", "share"} & set(column.traits.bases)
    return bool(says) and not column.large and column.traits.unit != "persons"


def _identify(rate: Column, counts: Sequence[Column], items: Sequence[int]) -> tuple[str | None, bool]:
    best: tuple[float, str | None, bool] = (0.0, None, False)
    wholes = [c for c in counts if "eligible" in c.traits.bases or "target" in c.traits.mods or c.traits.total]
    for below in wholes or counts[:1]:
        for above in counts:
            if above is below:
                continue
            for fraction in (False, True):
                score = _score(rate, above, below, items, fraction)
                if score > best[0]:
                    best = (score, _kind(above, below), fraction)
    return best[1], best[2]


def _score(rate: Column, above: Column, below: Column, items: Sequence[int], fraction: bool) -> float:
    checked = matched = 0
    for row in items:
        printed, part, whole = rate.figures.get(row), above.figures.get(row), below.figures.get(row)
        if printed is None or part is None or whole is None or whole.value <= 0 or (fraction and printed.percent):
            continue
        checked += 1
        computed = part.value / whole.value * (1 if fraction else 100)
        half = max(printed.high - printed.value, 0.0) or (
            0.5 if float(printed.value).is_integer() and not fraction else 1e-4
        )
        matched += abs(computed - printed.value) <= 2.02 * half
    if checked == 0 or matched < 0.6 * checked or (fraction and matched < 2):
        return 0.0
    return matched / checked + matched / 10_000


def _kind(above: Column, below: Column) -> str | None:
    part, whole = set(above.traits.bases), set(below.traits.bases)
    if "target" in below.traits.mods:
        return "achievement"
    if "eligible" in whole:
        if "unprotected" in part:
            return "unprotected"
        return (
            "coverage" if part & _COUNTS or above.traits.segment or above.traits.group or above.traits.total else None
        )
    if "eligible" in part or "target" in above.traits.mods:
        return None
    return "share"
