"""What a figure means: the words of its column, its row and the lines above, resolved to one metric of the model.

The column's and the row's own words decide; the title only fills what they leave open. The rules of what is a
statement (members, targets, claims ...) and what is none (ranks, gaps, leavers, percentages of a target reached)
follow the conventions in docs/reading_reports.md.
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.reports.context import Context
from pipelines.reports.lexicon import Traits

PERSONS_FIRST = ("unprotected", "eligible", "new", "active", "registered", "protected", "quota", "people")
"""What persons may be counted as, the most specific first."""
MOST_CASES = 10_000_000
"""Claims are counted in thousands; a larger figure under `klaim` is money."""
VULNERABLE = "pekerja rentan"
"""The group that is a segment of its own."""
UNKNOWN = "unknown"
"""The words do not say what is counted."""
NONE = "none"
"""The words say that it is no statement."""

_PERSONS = frozenset(PERSONS_FIRST)
_MONEY = frozenset({"rate", "contributions", "money", "budget", "paid", "amount"})
_TITLE_FIRST = ("active", "registered", "protected", "new", "eligible", "unprotected")


class Meaning(NamedTuple):
    """The metric of a figure with all that its words say. `period`: how the figure relates to its date.

    `constant`: a rate that holds for all rows alike (contribution per person): one fact, without place or date.
    """

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
    additive: bool = True
    confidence: float = 0.9


class Setting(NamedTuple):
    """What the table as a whole contributes: its lines, and which kinds of columns and rows it has.

    `rate_targets`: its targets are rates, so that what is realised of them is one too.
    `claims`: it is a table of claims; one with contribution rates, months or funds is none, whatever its title.
    """

    context: Context
    has_eligible: bool = False
    has_rkat: bool = False
    rate_targets: bool = False
    has_groups: bool = False
    has_segments: bool = False
    claims: bool = False


class Shape(NamedTuple):
    """What the figures themselves show. `percent`: the cell says percent; `large`: too large for a percentage;
    `huge`: too large for a count of claims; `ratio`: what the column is by arithmetic (see arithmetic)."""

    percent: bool = False
    large: bool = False
    huge: bool = False
    ratio: str | None = None


class _Case(NamedTuple):
    """One combination of header and labels, with what has been settled about it."""

    column: Traits
    row: Traits
    setting: Setting
    shape: Shape
    local: tuple[str, ...]
    mods: frozenset[str]
    unit: str | None
    scale: float

    @property
    def has(self) -> frozenset[str]:
        return frozenset(self.local)

    @property
    def target(self) -> bool:
        return "target" in self.mods

    @property
    def sponsored(self) -> bool:
        return self.setting.context.sponsored and not self.setting.claims

    @property
    def own_group(self) -> str | None:
        return self.column.group or self.row.group

    @property
    def segment(self) -> str | None:
        about = self.setting.context.about
        titled = about.segment if about.segment == "VULNERABLE" or not self.setting.has_segments else None
        own = self.column.segment or self.row.segment or titled
        return own or ("VULNERABLE" if VULNERABLE in (self.column.group, self.row.group, about.group) else None)

    @property
    def group(self) -> str | None:
        """The group of workers; vulnerable workers are a segment, not a group."""
        own = [group for group in (self.column.group, self.row.group) if group]
        named = own or [self.setting.context.about.group or VULNERABLE]
        return next((group for group in named if group != VULNERABLE), None)

    @property
    def programs(self) -> tuple[str, ...]:
        titled = () if self.setting.claims else self.setting.context.about.programs
        return self.column.programs or self.row.programs or titled

    def meaning(self, metric: str, unit: str, period: str = "point", kind: str = "observation") -> Meaning:
        """A meaning with the labels of this case. Rates and needs are of no programme."""
        of_program = metric in ("claim_cases", "claims_paid", "budget_allocated", "contributions_collected",
                                "registered_workers", "active_participants")  # fmt: skip
        return Meaning(
            metric=metric,
            kind=kind,
            unit=unit,
            scale=1.0 if unit == "percent" else self.scale,
            period=period,
            segment=self.segment,
            programs=self.programs if of_program else (),
            group=self.group,
            denominator=self.column.denominator or self.row.denominator,
            additive=unit != "percent",
        )

    def flow(self) -> str:
        return "ytd" if self.column.cumulative or self.row.cumulative else "flow"


def decide(column: Traits, row: Traits, setting: Setting, shape: Shape) -> Meaning | str:  # noqa: PLR0911 - one return a case
    """The meaning of the figures under `column` in rows like `row`; UNKNOWN or NONE where they have none."""
    if column.health or row.health or (setting.context.health and not (column.counts or row.counts)):
        return NONE
    ignore = column.ignore | row.ignore
    everyone = ignore == {"inactive"} and any(side.ignore and "active" in side.bases for side in (column, row))
    if ignore and not everyone:
        return NONE
    if setting.context.about.ignore and not set(column.bases + row.bases) - {"people", "percent"}:
        return NONE
    case = _case(column, row, setting, shape)
    if "growth" in case.mods:
        return _growth(case)
    if case.unit == "percent":
        return _percent(case)
    if "share" in case.has and not shape.large:
        return case.meaning("segment_share", "percent")
    if everyone:
        return _persons(case, "registered", "point", explicit=True)
    return _amount(case)


def _case(column: Traits, row: Traits, setting: Setting, shape: Shape) -> _Case:
    local = tuple(dict.fromkeys(base for base in column.bases + row.bases if base != "percent"))
    mods = column.mods | row.mods
    unit, scale = _unit(column, row, setting, shape)
    labelled = column.segment or row.segment or column.group or row.group
    if not local and not mods and not labelled and unit != "percent":
        local = tuple(base for base in setting.context.about.bases if base != "percent")
    return _Case(column, row, setting, shape, local, mods, unit, scale)


def _unit(column: Traits, row: Traits, setting: Setting, shape: Shape) -> tuple[str | None, float]:
    """The unit and the factor to it; the column's own words before the row's, these before the lines above."""
    if shape.percent or ("percent" in column.bases and column.unit != "persons" and not shape.large):
        return "percent", 1.0
    unit = column.unit or row.unit
    rate = "percent" in row.bases or bool({"coverage", "share"} & set(column.bases + row.bases))
    if unit is None and rate and not shape.large:
        return "percent", 1.0
    if column.unit == "persons" and row.unit in ("employers", "IDR", "cases"):
        unit = row.unit
    context = setting.context
    scale = column.scale or row.scale or (context.money_scale if unit == "IDR" else context.scale)
    return unit, scale or 1.0


_GREW = (
    ("paid", "claims"), ("cases", "claims"), ("contributions", "contributions"), ("employers", "employers"),
    ("coverage", "coverage"), ("unprotected", "unprotected"), ("registered", "registered"), ("new", "registered"),
    ("active", "active"), ("people", "active"),
)  # fmt: skip
"""What a growth rate is of, by the bases of its column, row and title."""


def _growth(case: _Case) -> Meaning | str:
    """Growth in percent; an increase in heads is none."""
    told = "percent" in case.column.bases or case.shape.percent
    if (case.unit not in (None, "percent") and case.column.unit is not None) or (case.shape.large and not told):
        return NONE
    period = {"ytd": "ytd", "yoy": "year", "mtm": "month"}.get(case.column.relative or case.row.relative or "", "point")
    bases = frozenset(case.local or case.setting.context.about.bases)
    grew = next((what for base, what in _GREW if base in bases), None)
    return case._replace(scale=1.0).meaning("growth_rate", "percent", period)._replace(numerator=grew)


def _percent(case: _Case) -> Meaning | str:  # noqa: PLR0911 - one return a case
    """Rates. Arithmetic outweighs a vague word such as `capaian`; a clear word outweighs arithmetic."""
    has, ratio, setting = case.has, case.shape.ratio, case.setting
    if case.target:
        return NONE if ratio == "achievement" else case.meaning("coverage_target", "percent", "year", "target")
    for word, metric in (
        ("share", "segment_share"),
        ("unprotected", "unprotected_rate"),
        ("coverage", "coverage_rate"),
    ):
        if word in has:
            return case.meaning(metric, "percent")
    if ratio == "achievement" or has & {"employers", "cases", *_MONEY}:
        return NONE
    by_ratio = {"share": "segment_share", "coverage": "coverage_rate", "unprotected": "unprotected_rate"}
    if ratio in by_ratio:
        return case.meaning(by_ratio[ratio], "percent")
    title = set(setting.context.about.bases)
    if "realised" in case.mods and setting.rate_targets and "coverage" in title:
        return case.meaning("coverage_rate", "percent")
    if setting.has_rkat or "realised" in case.mods:
        return NONE
    if setting.has_eligible or has & {"active", "protected", "registered"} or "coverage" in title:
        return case.meaning("coverage_rate", "percent")._replace(confidence=0.75)
    if "unprotected" in title:
        return case.meaning("unprotected_rate", "percent")._replace(confidence=0.7)
    return UNKNOWN


def _amount(case: _Case) -> Meaning | str:
    """Sums of money, employers, cases or persons."""
    has, unit = case.has, case.unit
    if unit == "IDR" or (has & _MONEY and unit is None) or ("cases" in has and case.shape.huge):
        return _money(case)
    heads = has & _PERSONS - {"active", "registered", "people"}
    if unit == "employers" or ("employers" in has and not heads and unit != "persons"):
        return _employers(case)
    if "new_employers" in has:
        return NONE
    if unit == "cases" or ("cases" in has and not case.sponsored):
        return NONE if case.target else case.meaning("claim_cases", "cases", case.flow())
    return _count(case)


def _money(case: _Case) -> Meaning | str:  # noqa: PLR0911 - one return a case
    has, setting = case.has, case.setting
    if "rate" in has:
        rate = case.meaning("contribution_amount", "IDR", "month", "statutory")
        return rate._replace(segment="BPU", programs=case.programs, group=None, constant=True, additive=False)
    if case.target:
        return case.meaning("coverage_target", "IDR", "year", "target")
    paid_for = (case.sponsored or setting.has_groups) and not setting.claims
    contributed = has & {"budget", "contributions", "money"}
    if not contributed and ("paid" in has or "cases" in has or setting.claims) and not (paid_for and "paid" not in has):
        return case.meaning("claims_paid", "IDR", case.flow())
    if "budget" in has or paid_for:
        return case.meaning("budget_allocated", "IDR", "year")
    if contributed or "contributions" in setting.context.about.bases:
        return case.meaning("contributions_collected", "IDR", case.flow())
    if "amount" in has and case.row.programs:
        return case.meaning("claims_paid", "IDR", case.flow())
    return UNKNOWN


def _employers(case: _Case) -> Meaning | str:
    if case.has & {"new", "new_employers"}:
        return NONE
    if case.target:
        return case.meaning("coverage_target", "employers", "year", "target")
    return case.meaning("registered_employers", "employers")


def _count(case: _Case) -> Meaning | str:
    """Counts of persons; the most specific word decides, the title where none is specific."""
    about = case.setting.context.about
    base = next((name for name in PERSONS_FIRST if name in case.local), None)
    said_persons = "persons" in (case.column.unit, case.row.unit)
    if (
        base is None
        and "cases" not in case.local
        and not (case.target or case.segment or case.own_group or said_persons)
    ):
        return UNKNOWN
    explicit = base not in (None, "people")
    if base is None and "cases" in case.local:
        base = "people"
    if base in (None, "people") and not case.target:
        base = next((name for name in _TITLE_FIRST if name in about.bases), base)
    if case.target:
        return case.meaning("growth_target" if base == "new" else "coverage_target", "persons", "year", "target")
    return _persons(case, base or "people", case.flow() if base == "new" else "point", explicit)


def _persons(case: _Case, base: str, period: str, explicit: bool) -> Meaning | str:
    if base == "eligible":
        return case.meaning("eligible_workers", "persons")
    if base == "unprotected":
        return case.meaning("unprotected_workers", "persons")
    if base == "quota":
        return case.meaning("registered_workers", "persons", "year", "plan")
    if base == "new":
        return case.meaning("registered_workers", "persons", period)._replace(numerator="registered")
    if base == "registered" or _is_named_group(case, base) or (base == "people" and case.sponsored):
        basis = "active" if base == "active" else "registered"
        return case.meaning("registered_workers", "persons")._replace(numerator=basis)
    found = case.meaning("active_participants", "persons")
    return found._replace(numerator="active", confidence=0.9 if explicit else 0.75)


def _is_named_group(case: _Case, base: str) -> bool:
    """Named or sponsored groups are registered; non-ASN is one of the segments where a table lists segments only."""
    if case.segment == "VULNERABLE":
        return True
    if case.segment == "NON_ASN":
        return case.setting.has_groups or case.sponsored or base != "active"
    return case.group is not None
