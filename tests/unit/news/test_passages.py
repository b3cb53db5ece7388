"""Sentences and short articles in the varied language of papers, with what a careful reader records of each.

All are invented; what is expected was written before they were read (`tests/expected/README.md`). They guard the rules
against each other: one mended here may break another there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from pipelines.news.read import read_articles

EXPECTED = Path(__file__).parents[2] / "expected"
SENTENCES: list[tuple[str, str]] = [
    (passage.replace("\\n", "\n"), expected)
    for passage, _, expected in (
        line.partition("\t") for line in (EXPECTED / "news_sentences.tsv").read_text(encoding="utf-8").splitlines()
    )
]
ARTICLES: list[dict[str, Any]] = yaml.safe_load((EXPECTED / "news_articles.yaml").read_text(encoding="utf-8"))
OPENING = (
    "KUDUS - Program jaminan sosial ketenagakerjaan di Kabupaten Kudus dibahas bersama BPJS Ketenagakerjaan, Rabu"
    " (3/12/2025).\n\n"
)
_NO_NAME = {"bpjs", "ketenagakerjaan", "cabang", "kantor", "kanwil", "wilayah", "kota", "kabupaten", "dan", "raya"}


def _read(articles: list[tuple[str, str | None, str]]) -> dict[int, list[dict[str, Any]]]:
    """The statements of articles (title, day of publication, text) by the number of the article."""
    columns = ("document_id", "document", "title", "outlet", "url", "published", "text")
    rows = [(str(n), f"{n}.json", title, "Warta", None, day, text) for n, (title, day, text) in enumerate(articles)]
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
    for statement in read_articles(frame).statements.to_dicts():
        found[int(statement["document_id"])].append(statement)
    return found


@pytest.fixture(scope="module")
def sentences_read() -> dict[int, list[dict[str, Any]]]:
    title = "Jaminan sosial pekerja di Kabupaten Kudus"
    return _read([(title, "2025-12-05", OPENING + passage) for passage, _ in SENTENCES])


@pytest.fixture(scope="module")
def articles_read() -> dict[int, list[dict[str, Any]]]:
    return _read([(a["title"], a["published"], a["text"]) for a in ARTICLES])


_PARTS = 20
"""The sentences are checked in so many lots, so that a failure names a few of them."""


@pytest.mark.parametrize("part", range(_PARTS))
def test_sentences_state_what_a_careful_reader_records(
    part: int, sentences_read: dict[int, list[dict[str, Any]]]
) -> None:
    wrong = {}
    for number in range(part, len(SENTENCES), _PARTS):
        passage, expected = SENTENCES[number]
        found = sorted(f"{s['metric']} {s['value']:.12g}" for s in sentences_read[number])
        wanted = sorted(filter(None, expected.split(", ")))
        if found != wanted:
            wrong[passage] = {"expected": wanted, "found": found}
    assert wrong == {}


@pytest.mark.parametrize("number", range(len(ARTICLES)), ids=[a["title"][:50] for a in ARTICLES])
def test_articles_state_what_where_and_when(number: int, articles_read: dict[int, list[dict[str, Any]]]) -> None:
    left = list(articles_read[number])
    for state in ARTICLES[number]["states"]:
        match = next((s for s in left if _holds(state, s)), None)
        assert match is not None, f"{state} is not among {[_told(s) for s in left]}"
        left.remove(match)
    assert [_told(s) for s in left] == []


def _holds(state: str, found: dict[str, Any]) -> bool:
    what, place, day = (part.strip() for part in state.split("|"))
    if what != f"{found['metric']} {found['value']:.12g}":
        return False
    kind, _, name = place.partition(" ")
    if name:
        of_kind = found["region_kind"] == ("branch" if kind == "office" else kind)
        placed = of_kind and _words(name) <= _words(found["region"])
    else:
        placed = found["region_code"] == place
    return placed and (day == "-" or str(found["as_of"] or "").startswith(day))


def _words(name: str | None) -> set[str]:
    return set(re.findall("[a-z]+", (name or "").lower())) - _NO_NAME


def _told(found: dict[str, Any]) -> str:
    return f"{found['metric']} {found['value']:.12g} | {found['region_code'] or found['region']} | {found['as_of']}"
