"""Hints: a small YAML file beside a report settles what its words leave open (see hintfile for where it lies).

region: "36.02"            # a code, or an office: "Cabang Serang"
office: "Cabang Serang"    # who sends the report, where the report does not say
period: "2025-09"          # YYYY, YYYY-MM or YYYY-MM-DD
columns:
  "Realisasi TK": {metric: active_participants, segment: PU}
  "H": {metric: coverage_rate, unit: percent}
  "Selisih": ignore
rows:
  "Peserta Mandiri Plus": {segment: BPU}
  "Wilayah Timur": {region: "36.02"}
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
from pipelines.reports.rows import Row
from pipelines.reports.sheet import column_letter
from warehouse.model.errors import InputError
from warehouse.model.vocabulary import METRIC_NAMES, PROGRAMS, SEGMENTS, UNITS

_KEYS = ("region", "office", "period", "columns", "rows")
_COLUMN_KEYS = ("metric", "segment", "programs", "unit", "scale", "group")
_ROW_KEYS = (*_COLUMN_KEYS, "region")
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
    """A validated hint. `columns`: traits by normalised header or column letter; None: the column is ignored.

    `rows`: traits by normalised label, None as for columns; `places`: their regions; `used`: the keys that were met.
    """

    region: str | None = None
    office: str | None = None
    period: str | None = None
    columns: Mapping[str, Traits | None] = field(default_factory=dict)
    rows: Mapping[str, Traits | None] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

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
            words = [normalise(text) for text in column.path]
            for key in (
                *words,
                *(word.upper() for word in words),
                normalise(column.header),
                column_letter(column.index),
            ):
                if key in self.columns:
                    self.used.add(key)
                    said = self.columns[key]
                    column.traits = column.leaf = said or Traits(ignore=frozenset({"other"}))
                    column.role = "data" if column.figures or column.role == "data" else column.role
                    break

    def apply_to_rows(self, rows: Sequence[Row]) -> None:
        """Overwrite what the labels say that the hint names; before the rows are placed."""
        for row in rows:
            key = normalise(row.label)
            if key not in self.rows:
                continue
            self.used.add(key)
            said = self.rows[key]
            row.traits = said.under(row.traits) if said is not None else Traits(ignore=frozenset({"other"}))
            row.names = tuple(name for name in row.names if name[0] != "label")
            row.unknown = False

    def place_rows(self, rows: Sequence[Row]) -> None:
        """Put the rows where the hint says; after the others were placed."""
        for row in rows:
            row.place = self.places.get(normalise(row.label), row.place)

    def unused(self) -> list[str]:
        """Keys of columns and rows that no table has."""
        return [key for key in (*self.columns, *self.rows) if key not in self.used]


NO_HINT = Hint()


def read_hint(hint: Mapping[str, Any] | None, file: str) -> Hint:
    """Validate a hint. Raises InputError naming the key, what it says and what it may say."""
    if not hint:
        return NO_HINT
    for key in hint:
        if key not in _KEYS:
            raise _wrong(file, f'has the key "{key}"', f"use {', '.join(_KEYS)}")
    place, office, period = hint.get("region"), hint.get("office"), hint.get("period")
    _check_region(file, place)
    if office is not None and not isinstance(office, str):
        raise _wrong(file, f"names the office {office!r}", 'write it in quotes, such as "Cabang Serang"')
    if period is not None and (not isinstance(period, str) or not re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", period)):
        raise _wrong(file, f"names the period {period!r}", 'write it in quotes as "2025", "2025-09" or "2025-09-30"')
    columns, rows = hint.get("columns") or {}, hint.get("rows") or {}
    if not isinstance(columns, Mapping):
        raise _wrong(file, "has columns that are no mapping", "write one line a column: header: {metric: ...}")
    if not isinstance(rows, Mapping):
        raise _wrong(file, "has rows that are no mapping", "write one line a row: label: {segment: ...}")
    return Hint(
        place,
        office,
        period,
        {_key(str(name)): _column(file, str(name), said) for name, said in columns.items()},
        {normalise(str(name)): _row(file, str(name), said) for name, said in rows.items()},
        {
            normalise(str(name)): region(said["region"]) or Place(None, "branch", said["region"])
            for name, said in rows.items()
            if isinstance(said, Mapping) and "region" in said
        },
    )


def _check_region(file: str, place: Any) -> None:
    if place is not None and (
        not isinstance(place, str) or (re.fullmatch(r"[0-9.]+", place) and region(place) is None)
    ):
        raise _wrong(file, f"names the region {place!r}", 'give a Kemendagri code in quotes ("36.02") or an office')


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Z]{1,3}", name) else normalise(name)


def _column(file: str, name: str, said: Any) -> Traits | None:
    if said == "ignore":
        return None
    if not isinstance(said, Mapping) or "metric" not in said:
        raise _wrong(file, f'says nothing of the metric of column "{name}"', "write {metric: ...} or ignore")
    return _traits(file, f'column "{name}"', said, _COLUMN_KEYS)


def _row(file: str, name: str, said: Any) -> Traits | None:
    if said == "ignore":
        return None
    if not isinstance(said, Mapping) or not said:
        raise _wrong(file, f'says nothing of row "{name}"', "write {segment: ...}, {region: ...} or ignore")
    _check_region(file, said.get("region"))
    return _traits(file, f'row "{name}"', said, _ROW_KEYS)


def _traits(file: str, where: str, said: Mapping[str, Any], keys: Sequence[str]) -> Traits:
    for key in said:
        if key not in keys:
            raise _wrong(file, f'has the key "{key}" at {where}', f"use {', '.join(keys)}")
    for key, allowed in (("metric", METRIC_NAMES), ("segment", SEGMENTS), ("unit", UNITS)):
        if said.get(key) is not None and said[key] not in allowed:
            raise _wrong(file, f"gives {where} the {key} {said[key]!r}", f"use one of {', '.join(allowed)}")
    given, scale, group = said.get("programs") or (), said.get("scale"), said.get("group")
    if not isinstance(given, Sequence) or isinstance(given, str) or any(program not in PROGRAMS for program in given):
        raise _wrong(file, f"gives {where} the programmes {given!r}", f"use a list of {', '.join(PROGRAMS)}")
    if scale is not None and (isinstance(scale, bool) or not isinstance(scale, (int, float)) or scale <= 0):
        raise _wrong(file, f"gives {where} the scale {scale!r}", "use a number such as 1000")
    if group is not None and not isinstance(group, str):
        raise _wrong(file, f"gives {where} the group {group!r}", "use words such as nelayan")
    metric, segment, unit, programs = said.get("metric", ""), said.get("segment"), said.get("unit"), sorted(given)
    bases, mod = _BASES.get(metric, ((), None))
    if metric == "coverage_target" and unit == "percent":
        bases = ("coverage", "percent")
    return Traits(
        bases=bases,
        mods=frozenset({mod} if mod else ()),
        unit=None if unit == "percent" else unit or _UNITS.get(metric),
        scale=float(scale) if scale else None,
        segment=segment,
        programs=tuple(programs),
        group=group,
    )


def metric_of(traits: Traits) -> str | None:
    """The metric that a hint would give for what a phrase counts."""
    return next((metric for metric, (bases, mod) in _BASES.items() if mod is None and bases[0] in traits.bases), None)


def _wrong(file: str, what: str, remedy: str) -> InputError:
    return InputError("hint", f"The hint file of {file} {what}; {remedy}.")
