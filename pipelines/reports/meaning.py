"""What a figure means: the words of its column, its row and the lines above, resolved to one metric of the model.

The column's and the row's own words decide; the title only fills what they leave open. The rules of what is a
statement (members, targets, claims ...) and what is none (ranks, gaps, leavers, percentages of a target reached)
follow the conventions in docs/reading_reports.md.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from pipelines.reports.context import Context
from pipelines.reports.lexicon import Traits

PERSONS_FIRST = ("unprotected", "eligible", "new", "active", "registered", "protected", "quota", "people")
_PERSONS = frozenset(PERSONS_FIRST)
_MONEY = frozenset({"rate", "contributions", "money", "budget", "paid"})


class Meaning(NamedTuple):
    """The metric of a figure with all that its words say. `period`: how the figure relates to its date."""

    metric: str
    kind: str
    unit: str
    scale: float
    period: str
    segment: str | None = None
    programs: tuple[str, ...] = ()
    group: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    constant: bool = False
    """A rate that holds for all rows alike (contribution per person): one fact, without place or date."""
    additive: bool = True
    confidence: float = 0.9
    rule: str = ""


class Setting(NamedTuple):
    """What the table as a whole contributes: which columns it has, and whether its lines speak of claims ..."""

    context: Context
    has_eligible: bool
    has_rkat: bool
    has_groups: bool
    has_segments: bool


UNKNOWN = "unknown"
"""The words do not say what is counted."""
NONE = "none"
"""The words say that it is no statement."""


def decide(
    column: Traits, row: Traits, setting: Setting, percent: bool, ratio: str | None, large: bool
) -> Meaning | str:
    """The meaning of the figures under `column` in rows like `row`.

    `percent`: the cells are shown in percent; `ratio`: what the column's numbers turned out to be by arithmetic
    (coverage, achievement, share, unprotected); `large`: its figures are too large for percentages.
    """
    about = setting.context.about
    if column.health or row.health or (setting.context.health and not (column.counts or row.counts)):
        return NONE
    ignore = column.ignore | row.ignore
    local = _bases(column, row)
    everyone = "inactive" in ignore and "active" in local
    if ignore - ({"inactive"} if everyone else set()):
        return NONE
    mods = column.mods | row.mods
    unit, scale = _unit(column, row, setting, percent, large)
    if (
        not local
        and not mods
        and not (column.segment or row.segment or column.group or row.group)
        and unit != "percent"
    ):
        local = about.bases
    has = frozenset(local)
    labels = _labels(column, row, setting)
    if "growth" in mods:
        return _growth(column, row, labels, large) if unit == "percent" or not large else NONE
    if unit == "percent":
        return _percent(column, row, has, mods, setting, ratio, labels)
    if "share" in has and not large:
        return _meaning("segment_share", "percent", labels, additive=False)
    if everyone:
        return _persons("registered", labels, setting, scale, explicit=True, period="point")
    if unit == "IDR" or (has & _MONEY and unit is None):
        return _money(local, mods, setting, scale, labels)
    if (
        unit == "employers"
        or ("employers" in has
        and not has & _PERSONS - {"active", "registered", "people"}
        and unit != "persons")
    ):
        return _employers(has, mods, labels, scale)
    if "new_employers" in has:
        return NONE
    if unit == "cases" or ("cases" in has and not (setting.context.sponsored and not setting.context.claims)):
        return NONE if "target" in mods else _meaning("claim_cases", "cases", labels, scale=scale, period="flow")
    return _count(local, mods, column, row, setting, scale, labels)


def _bases(column: Traits, row: Traits) -> tuple[str, ...]:
    """What is counted, the column's words before the row's; a bare percent sign is told by the unit."""
    joined = column.bases + tuple(base for base in row.bases if base not in column.bases)
    return tuple(base for base in joined if base != "percent")


class _Labels(NamedTuple):
    segment: str | None
    programs: tuple[str, ...]
    group: str | None
    denominator: str | None
    cumulative: bool
    own_group: bool


def _labels(column: Traits, row: Traits, setting: Setting) -> _Labels:
    about = setting.context.about
    own_group = column.group or row.group
    segment = column.segment or row.segment or (None if setting.has_segments else about.segment)
    group = own_group or (about.group if about.group != "pekerja rentan" else None)
    if group == "pekerja rentan":
        group = None
        segment = segment or "VULNERABLE"
    return _Labels(
        segment,
        column.programs or row.programs or (() if setting.context.claims else about.programs),
        group,
        column.denominator or row.denominator,
        column.cumulative or row.cumulative,
        bool(own_group),
    )


def _unit(column: Traits, row: Traits, setting: Setting, percent: bool, large: bool) -> tuple[str | None, float]:
    """The unit and the factor to it; the column's own words before the row's, these before the lines above."""
    unit: str | None
    if percent or ("percent" in column.bases and column.unit != "persons" and not large):
        return "percent", 1.0
    unit = column.unit or row.unit
    if (
        unit in (None, "percent")
        and not large
        and ("percent" in row.bases or {"coverage", "share"} & set(column.bases + row.bases))
    ):
        return "percent", 1.0
    if column.unit == "persons" and row.unit in ("employers", "IDR", "cases"):
        unit = row.unit
    scale = column.scale or row.scale
    if unit == "IDR":
        return unit, scale or setting.context.money_scale or 1.0
    return unit, scale or setting.context.scale or 1.0


def _meaning(
    metric: str, unit: str, labels: _Labels, *, scale: float = 1.0, kind: str = "observation", period: str = "point",
    segment: bool = True, programs: bool = False, additive: bool = True, numerator: str | None = None,
    confidence: float = 0.9, rule: str = "",
) -> Meaning:  # fmt: skip
    return Meaning(
        metric=metric, kind=kind, unit=unit, scale=scale, period=period,
        segment=labels.segment if segment else None,
        programs=labels.programs if programs or metric in ("claim_cases", "claims_paid") else (),
        group=labels.group, numerator=numerator, denominator=labels.denominator, additive=additive,
        confidence=confidence, rule=rule or metric,
    )  # fmt: skip


def _growth(column: Traits, row: Traits, labels: _Labels, large: bool) -> Meaning | str:
    if large:
        return NONE
    relative = column.relative or row.relative
    period = {"ytd": "ytd", "yoy": "year", "mtm": "month"}.get(relative or "", "point")
    return _meaning("growth_rate", "percent", labels, period=period, additive=False)


def _percent(
    column: Traits,
    row: Traits,
    has: frozenset[str],
    mods: frozenset[str],
    setting: Setting,
    ratio: str | None,
    labels: _Labels,
) -> Meaning | str:
    """Rates. Arithmetic outweighs a vague word such as `capaian`; a clear word outweighs arithmetic."""
    rate = functools.partial(_meaning, unit="percent", labels=labels, additive=False)
    if "target" in mods:
        if ratio == "achievement":
            return NONE
        return rate("coverage_target", kind="target", period="year")
    if "share" in has or (ratio == "share" and "coverage" not in has):
        return rate("segment_share")
    if "unprotected" in has:
        return rate("unprotected_rate")
    if "coverage" in has:
        return rate("coverage_rate")
    if ratio == "achievement":
        return NONE
    if ratio in ("coverage", "unprotected"):
        return rate("coverage_rate" if ratio == "coverage" else "unprotected_rate")
    if has & {"employers", "contributions", "paid", "cases", "budget", "money", "rate"}:
        return NONE
    if setting.has_rkat or "realised" in mods:
        return NONE
    title = set(setting.context.about.bases)
    if setting.has_eligible or has & {"active", "protected", "registered"} or "coverage" in title:
        return rate("coverage_rate", confidence=0.75)
    if "unprotected" in title:
        return rate("unprotected_rate", confidence=0.7)
    return UNKNOWN


def _money(
    local: tuple[str, ...], mods: frozenset[str], setting: Setting, scale: float, labels: _Labels
) -> Meaning | str:
    has = set(local)
    context = setting.context
    if "rate" in has:
        base = _meaning(
            "contribution_amount", "IDR", labels, scale=scale, kind="statutory", period="month", additive=False
        )
        return base._replace(segment="BPU", programs=labels.programs, group=None, constant=True)
    flow = "ytd" if labels.cumulative else "flow"
    if "target" in mods:
        return _meaning("coverage_target", "IDR", labels, scale=scale, kind="target", period="year")
    claims = (
        "paid" in has
        or "cases" in has
        or (context.claims and not has & {"budget", "contributions"} and not context.sponsored)
    )
    if claims and not (context.sponsored and has & {"money", "contributions", "budget"}):
        return _meaning("claims_paid", "IDR", labels, scale=scale, period=flow, programs=True)
    paid_for = context.sponsored or setting.has_groups
    if "budget" in has or (
        paid_for and (has & {"money", "contributions", "people", "registered", "protected"} or not has)
    ):
        kind = "plan" if "quota" in has else "observation"
        return _meaning("budget_allocated", "IDR", labels, scale=scale, kind=kind, period="year", programs=True)
    if has & {"contributions", "money"} or "contributions" in context.about.bases:
        return _meaning("contributions_collected", "IDR", labels, scale=scale, period=flow, programs=True)
    return UNKNOWN


def _employers(has: frozenset[str], mods: frozenset[str], labels: _Labels, scale: float) -> Meaning | str:
    if has & {"new", "new_employers"}:
        return NONE
    if "target" in mods:
        return _meaning("coverage_target", "employers", labels, scale=scale, kind="target", period="year")
    return _meaning("registered_employers", "employers", labels, scale=scale)


def _count(
    local: tuple[str, ...],
    mods: frozenset[str],
    column: Traits,
    row: Traits,
    setting: Setting,
    scale: float,
    labels: _Labels,
) -> Meaning | str:
    """Counts of persons; the most specific word decides, the title where none is specific."""
    about = setting.context.about
    base = next((base for base in PERSONS_FIRST if base in local), None)
    hinted = (
        base is not None
        or "target" in mods
        or labels.segment
        or labels.own_group
        or column.unit == "persons"
        or row.unit == "persons"
    )
    if not hinted and not (about.bases and (column.total or column == Traits(rest=column.rest))):
        return UNKNOWN
    explicit = base not in (None, "people", "quota")
    if base in (None, "people") and "target" not in mods:
        own = [name for name in PERSONS_FIRST if name in about.bases and name not in ("people", "quota")]
        base = next(
            (name for name in ("active", "registered", "protected", "new", "eligible", "unprotected") if name in own),
            base,
        )
    if "target" in mods:
        if base == "new":
            return _meaning("growth_target", "persons", labels, scale=scale, kind="target", period="year")
        return _meaning("coverage_target", "persons", labels, scale=scale, kind="target", period="year")
    period = ("ytd" if labels.cumulative else "flow") if base == "new" else "point"
    return _persons(base or "people", labels, setting, scale, explicit, period)


def _persons(base: str, labels: _Labels, setting: Setting, scale: float, explicit: bool, period: str) -> Meaning | str:
    if base == "eligible":
        return _meaning("eligible_workers", "persons", labels, scale=scale)
    if base == "unprotected":
        return _meaning("unprotected_workers", "persons", labels, scale=scale)
    if base == "quota":
        return _meaning("registered_workers", "persons", labels, scale=scale, kind="plan", period="year", programs=True)
    count = functools.partial(_meaning, unit="persons", labels=labels, scale=scale, programs=True)
    if base == "new":
        return count("registered_workers", period=period, numerator="registered")
    named = labels.segment == "VULNERABLE" or (labels.group is not None and labels.segment != "NON_ASN")
    named = named or (
        labels.segment == "NON_ASN" and (setting.has_groups or setting.context.sponsored or base != "active")
    )
    if base == "registered" or named or (base == "people" and setting.context.sponsored):
        return count("registered_workers", numerator="registered" if base != "active" else "active")
    return count("active_participants", numerator="active", confidence=0.9 if explicit else 0.75)
