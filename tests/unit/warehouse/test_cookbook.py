"""Every statement of the cookbook runs on the small warehouse, and every question has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from warehouse.query import query

PAGE = (Path(__file__).parents[3] / "docs" / "cookbook.md").read_text(encoding="utf-8")
STATEMENTS = re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)
# Nothing was rejected, quarantined or has a known rhythm in the small warehouse.
EMPTY = ("FROM rejected", "FROM quarantine", "WHERE stopped", "arrival_week = (")


def test_all_twenty_five_questions_have_an_answer() -> None:
    sections = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    numbered = {int(s.split(".")[0]): s for s in sections if s[0].isdigit()}
    assert sorted(numbered) == list(range(1, 26))
    assert all("```sql" in section for section in numbered.values())


@pytest.mark.parametrize("sql", STATEMENTS, ids=range(len(STATEMENTS)))
def test_the_statement_runs_and_finds_something(data: Path, sql: str) -> None:
    found = query(data, sql)
    assert found.columns
    assert found.is_empty() == any(mark in sql for mark in EMPTY)
