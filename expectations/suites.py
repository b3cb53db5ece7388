"""The suites: for each table the rules implied by the model, then its domain rules.

Gates are suites whose failing rows leave for the quarantine while the run goes on: documents, events, statements, and
the facts that curators' decisions make.
Every other suite holds the release back if a single row fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from expectations import table_rules
from expectations.rules import Rule, Severity
from expectations.statement_rules import STATEMENT_RULES
from expectations.structure import structural_rules
from warehouse.model import ALL_TABLES, STATEMENT, Table, core, mart
from warehouse.model.errors import UsageError


@dataclass(frozen=True)
class Suite:
    """A table's rules. `gate`: failing rows leave and the run goes on; else one failing row stops the release."""

    name: str
    table: Table
    gate: bool
    rules: tuple[Rule, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Columns that name a row of the table."""
        return self.table.key

    def __getitem__(self, name: str) -> Rule:
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise KeyError(f"{self.name} has no expectation {name}")


_DECLARED: dict[str, tuple[Table, bool, tuple[Rule, ...]]] = {
    "documents": (core.DOCUMENT, True, (table_rules.HAS_ROWS, *table_rules.DOCUMENT_RULES, table_rules.FEW_REFUSED)),
    "events": (core.EVENT, True, (*table_rules.EVENT_RULES, table_rules.FEW_REFUSED)),
    "statements": (STATEMENT, True, (*STATEMENT_RULES, table_rules.FEW_REFUSED)),
    "facts": (core.FACT, False, (table_rules.HAS_ROWS, *table_rules.FACT_RULES)),
    "decisions": (core.FACT, True, table_rules.with_severity("warning", table_rules.FACT_RULES)),
    "marts.coverage_series": (mart.COVERAGE_SERIES, False, (table_rules.HAS_ROWS, *table_rules.SERIES_RULES)),
    "marts.coverage_latest": (mart.COVERAGE_LATEST, False, table_rules.LATEST_RULES),
    "marts.conflict": (mart.CONFLICT, False, table_rules.CONFLICT_RULES),
}
SUITE_NAMES: tuple[str, ...] = tuple(_DECLARED)
MART_SUITES: tuple[str, ...] = tuple(name for name in SUITE_NAMES if name.startswith("marts."))


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
    structural = tuple(rule for rule in structural_rules(table, severity) if rule.name not in own)
    return Suite(name, table, gate, structural + domain)
