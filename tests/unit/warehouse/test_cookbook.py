"""Every statement of the cookbook gives the answer worked out by hand on the small warehouse."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from warehouse.query import query

PAGE = (Path(__file__).parents[3] / "docs" / "cookbook.md").read_text(encoding="utf-8")
SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
ANSWERS: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cookbook_answers.yaml").read_text(encoding="utf-8")
)


HERE = ("'32.16'", "'36.04'")
"""The region of the page, which has data in the samples, and that of the small warehouse."""


def _statements() -> dict[str, str]:
    """By the number of the question (the engineer's have none) and its place there; about the region of the tests."""
    found = {}
    for section in SECTIONS:
        number = section.split(".")[0] if section[0].isdigit() else "engineer"
        for place, sql in enumerate(re.findall(r"```sql\n(.*?)```", section, flags=re.DOTALL), 1):
            found[f"{number}.{place}"] = sql.replace(*HERE)
    return found


STATEMENTS = _statements()


def test_all_twenty_five_questions_have_an_answer_and_a_reading() -> None:
    numbered = {int(s.split(".")[0]): s for s in SECTIONS if s[0].isdigit()}
    assert sorted(numbered) == list(range(1, 26))
    for section in numbered.values():
        assert "```sql" in section
        assert section.strip().splitlines()[-1] != "```"
    assert set(STATEMENTS) == set(ANSWERS)


def test_the_index_names_every_question() -> None:
    index = PAGE.partition("<!-- index -->")[2].partition("<!-- end -->")[0]
    assert re.findall(r"^\| \[(.*?)\]\(#", index, flags=re.MULTILINE) == [s.partition("\n")[0] for s in SECTIONS]
    assert len(index.strip().splitlines()) == 2 + len(STATEMENTS)


@pytest.mark.parametrize("name", STATEMENTS)
def test_the_statement_gives_its_answer(data: Path, name: str) -> None:
    found = query(data, STATEMENTS[name])
    assert found.height == ANSWERS[name]["rows"]
    rows = [[_plain(value) for value in row] for row in found.iter_rows()]
    for row in ANSWERS[name]["among"]:
        assert row in rows


def _plain(value: object) -> object:
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, date | datetime):
        return str(value)
    return value
