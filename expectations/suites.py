"""The suites: for each table the rules implied by the model, then its domain rules.

Gates are suites whose failing rows leave for the quarantine while the run goes on: documents, report cells, events,
statements, and the facts that curators' decisions make. Every other suite holds the release back if a single row fails
a critical rule; rows that fail a warning stand and are flagged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from expectations import table_rules
from expectations.across import ALL_WEEKS
from expectations.across_rules import ACROSS_RULES
from expectations.cell_rules import CELL_RULES
from expectations.rules import Rule, Severity
from expectations.statement_rules import STATEMENT_RULES
from expectations.structure import structural_rules
from expectations.volume import QUALITY
from expectations.warehouse_rules import RELEASE_RULES, VOLUME_RULES
from warehouse.model import ALL_TABLES, STATEMENT, Table, core, mart, ops
from warehouse.model.errors import UsageError


@dataclass(frozen=True)
class Suite:
    """A table's rules. `gate`: failing rows leave and the run goes on; else those that fail a critical rule stop the
    release, and those that fail a warning stand."""

    name: str
    table: Table
    gate: bool
    rules: tuple[Rule, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Columns that name a row of the table."""
        return self.table.key

    def lets_leave(self, rule: Rule) -> bool:
        """Whether a row that fails `rule` may not stay: every rule of a gate, else the critical ones."""
        return self.gate or rule.severity == "critical"

    def __getitem__(self, name: str) -> Rule:
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise KeyError(f"{self.name} has no expectation {name}")


CELLS, RELEASE = "report_cells", "release"
_DECLARED: dict[str, tuple[Table, bool, tuple[Rule, ...]]] = {
    "documents": (core.DOCUMENT, True, (table_rules.HAS_ROWS, *table_rules.DOCUMENT_RULES, table_rules.FEW_REFUSED)),
    CELLS: (STATEMENT, True, (*CELL_RULES, table_rules.FEW_REFUSED)),
    "events": (core.EVENT, True, (*table_rules.EVENT_RULES, table_rules.FEW_REFUSED)),
    "statements": (STATEMENT, True, (*STATEMENT_RULES, table_rules.FEW_REFUSED)),
    "facts": (core.FACT, False, (table_rules.HAS_ROWS, *table_rules.FACT_RULES)),
    "decisions": (core.FACT, True, table_rules.with_severity("warning", table_rules.FACT_RULES)),
    ALL_WEEKS: (core.FACT, False, (*table_rules.FACT_RULES, *ACROSS_RULES)),
    "marts.coverage_series": (mart.COVERAGE_SERIES, False, (table_rules.HAS_ROWS, *table_rules.SERIES_RULES)),
    "marts.coverage_latest": (mart.COVERAGE_LATEST, False, table_rules.LATEST_RULES),
    "marts.conflict": (mart.CONFLICT, False, table_rules.CONFLICT_RULES),
    QUALITY: (mart.QUALITY_WEEKLY, False, VOLUME_RULES),
    RELEASE: (ops.TABLE_CHECK, False, RELEASE_RULES),
}
SUITE_NAMES: tuple[str, ...] = tuple(_DECLARED)
GATHERED_SUITES: tuple[str, ...] = (ALL_WEEKS, *(name for name in SUITE_NAMES if name.startswith("marts.")))
"""Suites asked when the weeks are brought together, in this order."""


@cache
def suite(name: str) -> Suite:
    """The suite called `name`: one of `SUITE_NAMES`, or any table's full name (`core.region`) for its structure alone.

    Raises UsageError for a name that is neither.
    """
    if name in _DECLARED:
        table, gate, domain = _DECLARED[name]
    else:
        named = [t for t in ALL_TABLES if t.full_name == name]
        if not named:
            raise UsageError(
                f"There is no suite {name!r}; there are {', '.join(SUITE_NAMES)}, and any table's full name."
            )
        table, gate, domain = named[0], False, ()
    severity: Severity = "warning" if gate else "critical"
    own = {rule.name for rule in domain}
    implied = structural_rules(table, severity)
    if name == CELLS:  # columns and types: the suite of all statements asks the rest
        implied = tuple(rule for rule in implied if not rule.of_rows)
    structural = tuple(rule for rule in implied if rule.name not in own)
    return Suite(name, table, gate, structural + domain)
