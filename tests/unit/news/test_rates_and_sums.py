"""What percentages and sums of money are read as, in invented passages of one or more sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from news_helpers import facts_stated

_FILE = Path(__file__).parent / "facts_of_rates_and_sums.yaml"
PASSAGES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def stated() -> dict[str, list[str]]:
    return facts_stated(*(p["text"] for p in PASSAGES))


@pytest.mark.parametrize("case", PASSAGES, ids=[p["text"][:50] for p in PASSAGES])
def test_passage_states_its_facts(case: dict[str, Any], stated: dict[str, list[str]]) -> None:
    assert stated.get(case["text"], []) == case["states"]
