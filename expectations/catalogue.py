"""Every expectation in words: the list in `docs/checks.md`, made from the suites so that it cannot differ from them."""

from __future__ import annotations

from expectations.rules import Rule
from expectations.structure import structural_rules
from expectations.suites import SUITE_NAMES, Suite, suite

BEGIN, END = "<!-- from expectations.catalogue: begin -->", "<!-- from expectations.catalogue: end -->"


def catalogue_markdown() -> str:
    """A section for each suite: what the model implies, and a table of its domain rules."""
    return "\n\n".join(_section(suite(name)) for name in SUITE_NAMES)


def with_catalogue(page: str) -> str:
    """`page` with what stands between the two marks replaced by the list as it is now.

    Raises ValueError if a mark is missing.
    """
    before, found, rest = page.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not found or not ended:
        raise ValueError(f"The page needs the marks {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n\n{catalogue_markdown()}\n\n{END}{after}"


def _section(asked: Suite) -> str:
    implied = {rule.name for rule in structural_rules(asked.table, "critical")}
    lines = [
        f"### Suite `{asked.name}` ({asked.table.full_name})",
        "",
        f"{asked.table.en}. From the model: columns, types, key, required and allowed values, bounds. Besides:",
        "",
        "| expectation | columns | severity | asks | menanyakan |",
        "|---|---|---|---|---|",
    ]
    return "\n".join(lines + [_row(rule) for rule in asked.rules if rule.name not in implied])


def _row(rule: Rule) -> str:
    columns = ", ".join(f"`{name}`" for name in rule.columns) or "the table"
    cells = (f"`{rule.name}`", columns, rule.severity, rule.meaning_en, rule.meaning_id)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
