"""Hints: a small YAML file beside a report settles what its words leave open.

region: "36.02"            # a code, or an office: "Cabang Serang"
period: "2025-09"          # YYYY, YYYY-MM or YYYY-MM-DD
columns:
  "Realisasi TK": {metric: active_participants, segment: PU}
  "H": {metric: coverage_rate, unit: percent}
  "Selisih": ignore
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipelines.reports.columns import Column
from pipelines.reports.context import Context
from pipelines.reports.lexicon import Traits, normalise
from pipelines.reports.periods import find_periods
from pipelines.reports.places import Place, region
from pipelines.reports.sheet import column_letter
from warehouse.model.errors import InputError
from warehouse.model.vocabulary import METRIC_NAMES, PROGRAMS, SEGMENTS, UNITS

_KEYS = ("region", "period", "columns")
_COLUMN_KEYS = ("metric", "segment", "programs", "unit", "scale", "group")
_BASES: dict[str, tuple[tuple[str, ...], str | None]] = {
    "active_participants": (("active",), None), "registered_workers": (("registered",), None),
    "eligible_workers": (("eligible",), None), "coverage_rate": (("coverage", "percent"), None),
    "unprotected_workers": (("unprotected",), None), "unprotected_rate": (("unprotected", "percent"), None),
    "coverage_target": (("people",), "target"), "growth_target": (("new",), "target"),
    "growth_rate": (("percent",), "growth"),
    "claims_paid": (("paid",), None), "claim_cases": (("cases",), None), "contribution_amount": (("rate",), None),
    "contributions_collected": (("contributions",), None), "registered_employers": (("employers",), None),
    "budget_allocated": (("budget",), None), "segment_share": (("share", "percent"), None),
    "benefit_amount": (("paid",), None),
}  # fmt: skip
_UNITS = {"claims_paid": "IDR", "claim_cases": "cases", "contribution_amount": "IDR", "contributions_collected": "IDR",
          "registered_employers": "employers", "budget_allocated": "IDR", "benefit_amount": "IDR"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hint:
    """A validated hint. `columns`: traits by normalised header or column letter; None: the column is ignored."""

    region: str | None = None
    period: str | None = None
    columns: Mapping[str, Traits | None] = field(default_factory=dict)

    def over(self, context: Context) -> Context:
        """The context with what the hint says about the whole file."""
        if self.region:
            place = region(self.region) or Place(None, "branch", self.region)
            context = replace(context, place=place)
        if self.period:
            context = replace(context, period=find_periods(self.period)[0])
        return context

    def apply(self, columns: Sequence[Column]) -> None:
        """Overwrite the meaning of the columns that the hint names."""
        for column in columns:
            keys = [column_letter(column.index), *(normalise(text) for text in column.path), normalise(column.header)]
            for key in keys:
                if key in self.columns:
                    said = self.columns[key]
                    column.traits = column.leaf = said or Traits(ignore=frozenset({"other"}))
                    column.role = "data" if column.figures or column.role == "data" else column.role
                    break


NO_HINT = Hint()


def read_hint(hint: Mapping[str, Any] | None, file: str) -> Hint:
    """Validate a hint. Raises InputError naming the key, what it says and what it may say."""
    if not hint:
        return NO_HINT
    for key in hint:
        if key not in _KEYS:
            raise _wrong(file, f'has the key "{key}"', f"use {', '.join(_KEYS)}")
    place, period = hint.get("region"), hint.get("period")
    if place is not None and (
        not isinstance(place, str) or (re.fullmatch(r"[0-9.]+", place) and region(place) is None)
    ):
        raise _wrong(file, f"names the region {place!r}", 'give a Kemendagri code in quotes ("36.02") or an office')
    if period is not None and (not isinstance(period, str) or not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", period)):
        raise _wrong(file, f"names the period {period!r}", 'write it in quotes as "2025", "2025-09" or "2025-09-30"')
    columns = hint.get("columns") or {}
    if not isinstance(columns, Mapping):
        raise _wrong(file, "has columns that are no mapping", "write one line a column: header: {metric: ...}")
    return Hint(place, period, {_key(str(name)): _column(file, str(name), said) for name, said in columns.items()})


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Z]{1,3}", name) else normalise(name)


def _column(file: str, name: str, said: Any) -> Traits | None:
    if said == "ignore":
        return None
    if not isinstance(said, Mapping) or "metric" not in said:
        raise _wrong(file, f'says nothing of the metric of column "{name}"', "write {metric: ...} or ignore")
    for key in said:
        if key not in _COLUMN_KEYS:
            raise _wrong(file, f'has the key "{key}" at column "{name}"', f"use {', '.join(_COLUMN_KEYS)}")
    metric, segment, unit = said["metric"], said.get("segment"), said.get("unit")
    if metric not in METRIC_NAMES:
        raise _wrong(file, f'gives column "{name}" the metric {metric!r}', f"use one of {', '.join(METRIC_NAMES)}")
    if segment is not None and segment not in SEGMENTS:
        raise _wrong(file, f'gives column "{name}" the segment {segment!r}', f"use one of {', '.join(SEGMENTS)}")
    if unit is not None and unit not in UNITS:
        raise _wrong(file, f'gives column "{name}" the unit {unit!r}', f"use one of {', '.join(UNITS)}")
    programs = tuple(sorted(said.get("programs") or ()))
    if any(program not in PROGRAMS for program in programs):
        raise _wrong(file, f'gives column "{name}" the programmes {programs}', f"use {', '.join(PROGRAMS)}")
    bases, mod = _BASES.get(metric, ((), None))
    if metric == "coverage_target" and unit == "percent":
        bases = ("coverage", "percent")
    return Traits(
        bases=bases,
        mods=frozenset({mod} if mod else ()),
        unit=None if unit == "percent" else unit or _UNITS.get(metric),
        scale=float(said["scale"]) if said.get("scale") else None,
        segment=segment,
        programs=programs,
        group=said.get("group"),
    )


def _wrong(file: str, what: str, remedy: str) -> InputError:
    return InputError("hint", f"The hint file of {file} {what}; {remedy}.")
