"""What counts of workers, firms and cases are read as, in invented passages of one or more sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from news_helpers import documents, facts_stated

from pipelines.news.read import state_claims
from pipelines.news.texts.context import build_articles

_HERE = Path(__file__).parent
PASSAGES: list[dict[str, Any]] = [
    passage
    for name in ("counts", "lists", "parts", "wording", "claims")
    for passage in yaml.safe_load((_HERE / f"facts_of_{name}.yaml").read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def stated() -> dict[str, list[str]]:
    return facts_stated(*(p["text"] for p in PASSAGES))


@pytest.mark.parametrize("case", PASSAGES, ids=[p["text"][:50] for p in PASSAGES])
def test_passage_states_its_facts(case: dict[str, Any], stated: dict[str, list[str]]) -> None:
    assert stated.get(case["text"], []) == case["states"]


def test_no_count_is_negative() -> None:
    texts = (
        "Pemkab Badung menjamin 2.300 petani dalam program BPJS Ketenagakerjaan.",
        "Peserta BPJS Ketenagakerjaan minus 1.200 orang.",
    )
    found = [s.claim.value for article in build_articles(documents(*texts)) for s in state_claims(article)]
    assert all(value >= 0 for value in found)
