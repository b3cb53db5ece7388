"""The list of expectations in the documentation is the one that is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.catalogue import BEGIN, END, catalogue_markdown, with_catalogue
from expectations.suites import SUITE_NAMES, suite
from expectations.table_rules import LARGEST_REFUSED_SHARE, REFUSED_GRACE
from expectations.validate import LARGEST_ASKED_WHOLE

PAGE = Path(__file__).parents[3] / "docs" / "checks.md"


def test_the_documentation_lists_the_expectations_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_catalogue(page) == page


def test_the_documentation_states_the_bounds_in_force() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert (LARGEST_REFUSED_SHARE, REFUSED_GRACE, LARGEST_ASKED_WHOLE) == (0.2, 5, 50_000)
    assert "may refuse a fifth of its rows, and five rows always" in page
    assert "Above 50 000 rows" in page


@pytest.mark.parametrize("name", SUITE_NAMES)
def test_every_suite_has_its_section(name: str) -> None:
    assert f"### Suite `{name}` ({suite(name).table.full_name})" in catalogue_markdown()


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the marks"):
        with_catalogue(f"{BEGIN} but no end")
    assert with_catalogue(f"a{BEGIN}old{END}b").startswith(f"a{BEGIN}\n\n### Suite `documents`")
