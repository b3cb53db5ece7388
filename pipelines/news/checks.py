"""Checks figures of one article against each other and against the law. All comparisons are of intervals.

A flag says that what the words allow cannot all be true; nothing is changed. Figures that agree within their printed
precision (rounded or cut off) stay silent.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pipelines.news.repeats import Stated
from pipelines.normalize.numbers import significance
from warehouse.reference import denominators, statutory_parameters

_COUNTED = ("active_participants", "registered_workers")
_PERSONS = (*_COUNTED, "eligible_workers", "unprotected_workers")
_PERSONS_IN_STATE = frozenset((*_COUNTED, "unprotected_workers"))
_SEGMENTS = frozenset(("PU", "BPU", "JAKON", "PMI", "INFORMAL"))
_FEWEST_SEGMENTS = 3
_LARGEST_WORKFORCE = 160e6
_SET_BY_LAW = ("benefit_amount", "contribution_amount")
_SLACK = 2.0
"""Persons by which a sum may miss its total: shares turned into heads and back are off by one or two."""
_Interval = tuple[float, float]
_Metrics = Mapping[str, Sequence[int]]
"""The claims of each metric, as their places among all."""


def flags_of(stated: Sequence[Stated], published: str | None) -> list[tuple[str, ...]]:
    """The flags of each, sorted, in the order of `stated`; figures' own flags are kept."""
    found: list[set[str]] = [{*s.claim.flags, *s.placement.flags, *s.dating.flags} for s in stated]
    of: dict[str, list[int]] = {}
    for i, item in enumerate(stated):
        of.setdefault(item.claim.metric, []).append(i)
    for check in (_ratios, _complements, _sums, _segments):
        check(stated, of, found)
    told_on = _day(published)
    for i, item in enumerate(stated):
        if _is_implausible(item):
            found[i].add("implausible_magnitude")
        if _against_law(item, told_on):
            found[i].add("statutory_mismatch")
    return [tuple(sorted(flags)) for flags in found]


def interval(item: Stated) -> _Interval:
    """What the words allow, widened by one unit of the last printed digit because press figures are often cut off."""
    claim = item.claim
    high = claim.value_high if claim.value_high is not None else float("inf")
    return claim.value_low, high + max(0.0, claim.value - claim.value_low) if high != float("inf") else high


def _disjoint(a: _Interval, b: _Interval) -> bool:
    return a[1] < b[0] or b[1] < a[0]


def _alike(a: Stated, b: Stated) -> bool:
    """Whether two claims speak of the same workers: place, segment, group, and neighbouring sentences."""
    return (
        abs(a.claim.sentence - b.claim.sentence) <= 1
        and a.placement.region_code == b.placement.region_code
        and a.placement.region == b.placement.region
        and a.claim.segment == b.claim.segment
        and a.claim.worker_group == b.claim.worker_group
    )


def _mates(stated: Sequence[Stated], of: _Metrics, item: Stated, *metrics: str) -> list[int]:
    return [
        i
        for metric in metrics
        for i in of.get(metric, ())
        if stated[i] is not item and stated[i].claim.kind == "observation" and _alike(item, stated[i])
    ]


def _ratios(stated: Sequence[Stated], of: _Metrics, found: list[set[str]]) -> None:
    """A printed rate against its own numerator and denominator: 611 thousand of 1.5 million cannot be 39.09 %."""
    for i in (*of.get("coverage_rate", ()), *of.get("unprotected_rate", ())):
        item = stated[i]
        if item.claim.kind != "observation":
            continue
        tops = _COUNTED if item.claim.metric == "coverage_rate" else ("unprotected_workers",)
        above = _mates(stated, of, item, *tops)
        if len(above) != 1:
            continue
        below = _mates(stated, of, item, "eligible_workers")
        others = _mates(stated, of, item, *(_PERSONS_IN_STATE - {*tops})) if not below else []
        if len(below or others) != 1:
            continue
        top = interval(stated[above[0]])
        if below:
            base = interval(stated[below[0]])
        else:
            rest = interval(stated[others[0]])
            base = (top[0] + rest[0], top[1] + rest[1])
        if base[0] <= 0:
            continue
        implied = (100 * top[0] / base[1], 100 * top[1] / base[0])
        if _disjoint(implied, interval(item)):
            found[i].add("ratio_inconsistent")
            found[above[0]].add("ratio_inconsistent")


def _complements(stated: Sequence[Stated], of: _Metrics, found: list[set[str]]) -> None:
    """Protected and unprotected shares of the same workers make a hundred."""
    for i in of.get("coverage_rate", ()) if "unprotected_rate" in of else ():
        item = stated[i]
        if item.claim.kind != "observation":
            continue
        for j in _mates(stated, of, item, "unprotected_rate"):
            a, b = interval(item), interval(stated[j])
            if _disjoint((a[0] + b[0], a[1] + b[1]), (99.99, 100.01)):
                found[i].add("complement_mismatch")
                found[j].add("complement_mismatch")


def _sums(stated: Sequence[Stated], of: _Metrics, found: list[set[str]]) -> None:
    """Protected and unprotected workers make the total they are said to be of."""
    for i in of.get("eligible_workers", ()) if "unprotected_workers" in of else ():
        item = stated[i]
        inside, outside = _mates(stated, of, item, *_COUNTED), _mates(stated, of, item, "unprotected_workers")
        if len(inside) != 1 or len(outside) != 1:
            continue
        a, b = interval(stated[inside[0]]), interval(stated[outside[0]])
        slack = max(_SLACK, 1e-5 * item.claim.value)
        if _disjoint((a[0] + b[0] - slack, a[1] + b[1] + slack), interval(item)):
            for at in (i, inside[0], outside[0]):
                found[at].add("sum_mismatch")


def _segments(stated: Sequence[Stated], of: _Metrics, found: list[set[str]]) -> None:
    """The segments of one list make the total stated just before; fewer than three segments may leave some unsaid."""
    active = of.get("active_participants", ())
    of_segments = [i for i in active if stated[i].claim.segment in _SEGMENTS]
    if len(of_segments) < _FEWEST_SEGMENTS:
        return
    for i in active:
        item, claim = stated[i], stated[i].claim
        if claim.segment or claim.worker_group:
            continue
        parts = [
            j
            for j in of_segments
            if 0 <= stated[j].claim.sentence - claim.sentence <= 2
            and stated[j].placement.region_code == item.placement.region_code
            and stated[j].claim.program in ((), claim.program)
        ]
        segments = [stated[j].claim.segment for j in parts]
        if len(parts) < _FEWEST_SEGMENTS or len(set(segments)) != len(segments):
            continue
        spans = [interval(stated[j]) for j in parts]
        slack = max(_SLACK, 1e-5 * claim.value)
        if _disjoint((sum(s[0] for s in spans) - slack, sum(s[1] for s in spans) + slack), interval(item)):
            for at in (i, *parts):
                found[at].add("sum_mismatch")


def _is_implausible(item: Stated) -> bool:
    """More than all of the place's working-age people (BPS where known, else the nation's), or a rate above 100 %."""
    claim = item.claim
    if claim.unit == "percent":
        return claim.metric in ("coverage_rate", "unprotected_rate", "segment_share") and claim.value_low > 100
    if claim.metric not in _PERSONS:
        return False
    return claim.value_low > _most_people().get((item.placement.region_code or "")[:5], _LARGEST_WORKFORCE)


_PEOPLE: dict[str, float] = {}


def _most_people() -> dict[str, float]:
    """The largest working-age population or labour force on record, by region code."""
    if not _PEOPLE:
        for row in denominators().iter_rows(named=True):
            if row["unit"] == "persons" and row["indicator"] in (
                "penduduk_usia_kerja",
                "angkatan_kerja",
                "penduduk_bekerja",
            ):
                code, value = row["region_code"], float(row["value"]) * (1.0 if "usia" in row["indicator"] else 1.5)
                _PEOPLE[code] = max(_PEOPLE.get(code, 0.0), value)
    return _PEOPLE


class _Parameter(NamedTuple):
    """A sum that the law sets, with its first and last day in force."""

    value: float
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@functools.cache
def _law() -> dict[str, list[_Parameter]]:
    """What the law sets as benefits and as contributions."""
    law: dict[str, list[_Parameter]] = {metric: [] for metric in _SET_BY_LAW}
    for row in statutory_parameters().iter_rows(named=True):
        if row["unit"] == "IDR" and row["metric"] in law:
            law[row["metric"]].append(_Parameter(row["value"], row["valid_from"], row["valid_to"] or date.max))
    return law


def _against_law(item: Stated, told_on: date | None) -> bool:
    """Whether a sum called a benefit or contribution by law is not in force then, but misprinted or of other years.

    Misprinted: a digit lost, added or two exchanged (74 for 174 million). Sums that resemble no parameter stay silent.
    """
    claim = item.claim
    if claim.kind != "statutory" or claim.metric not in _SET_BY_LAW or "before" in claim.rule:
        return False
    day = _day(item.dating.as_of) or told_on
    mine = _law()[claim.metric]
    half = 0.5 * significance(claim.value)[0]
    near = [p for p in mine if abs(p.value - claim.value) < half]
    if near:
        return day is not None and not any(p.holds(day) for p in near)
    return any(_misprints(claim.value, p.value) for p in mine if day is None or p.holds(day))


def _misprints(printed: float, lawful: float) -> bool:
    a, b = f"{printed:.0f}", f"{lawful:.0f}"
    if len(a) + 1 == len(b):
        return any(b[:i] + b[i + 1 :] == a for i in range(len(b))) and a.strip("0") != b.strip("0")
    if len(a) == len(b):
        differing = [i for i in range(len(a)) if a[i] != b[i]]
        return len(differing) == 2 and a[differing[0]] == b[differing[1]] and a[differing[1]] == b[differing[0]]
    return False


def _day(when: str | None) -> date | None:
    if not when or not when[:4].isdigit():
        return None
    parts = [int(p) for p in when.split("-") if p.isdigit()]
    return date(parts[0], parts[1] if len(parts) > 1 else 7, parts[2] if len(parts) > 2 else 1)
