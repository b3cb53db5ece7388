"""Reads news: documents in, statements and events out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipelines.news.checks import flags_of
from pipelines.news.claims import claims_of
from pipelines.news.confidence import confidence
from pipelines.news.dates.dating import date_claims
from pipelines.news.details.events import events_of
from pipelines.news.details.programmes import settle_programmes
from pipelines.news.details.speakers import Speakers, bases_of
from pipelines.news.details.sponsors import fund_of, sponsors_of
from pipelines.news.places.placing import place_claims
from pipelines.news.places.sums import place_sums
from pipelines.news.repeats import Stated, drop_repeats
from pipelines.news.shared import share_out
from pipelines.news.texts.article import Article
from pipelines.news.texts.context import build_articles
from pipelines.normalize.programs import NAMED_SEGMENTS, SEGMENTS_SAID
from warehouse.model import core
from warehouse.model.statements import STATEMENT
from warehouse.model.vocabulary import PROGRAMS

_MOST_CLAIMS = 500
_AT_ONCE = 2_000
"""Articles that are in memory together: fewer cost time (each lot some 0.1 s of its own), more cost memory."""


@dataclass(frozen=True)
class ArticleReading:
    """What a batch of articles states. `statements`: columns of `STATEMENT` but statement_id; `events`: of `core.EVENT`
    but event_id. Both in the order of the documents and of their texts."""

    statements: pl.DataFrame
    events: pl.DataFrame


def read_articles(documents: pl.DataFrame) -> ArticleReading:
    """Statements and events of `documents` (`document_id, document, title, outlet, url, published, text`, all String).

    `published` is ISO and may be partial ("2025-12") or null. Offsets count characters of `text`.
    """
    statements: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    for part in documents.iter_slices(_AT_ONCE):
        with _collector_paused():
            for article in build_articles(part):
                statements.extend(_statements(article))
                events.extend(events_of(article))
    return ArticleReading(
        _frame(statements, STATEMENT.polars(), "statement_id"), _frame(events, core.EVENT.polars(), "event_id")
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without the garbage collector, which only looks for cycles: articles make many objects, but none in a cycle."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _frame(rows: list[dict[str, Any]], schema: pl.Schema, key: str) -> pl.DataFrame:
    """Rows that all have the same keys in the same order, by `schema` without `key`."""
    columns = dict(zip(rows[0], zip(*(row.values() for row in rows), strict=True), strict=True)) if rows else {}
    return pl.DataFrame(_column(name, dtype, columns.get(name, ())) for name, dtype in schema.items() if name != key)


def _column(name: str, dtype: pl.DataType, values: Sequence[Any]) -> pl.Series:
    if not isinstance(dtype, pl.List):
        return pl.Series(name, values, dtype)
    # Polars takes in lists slowly, and few are different.
    numbers = {each: number for number, each in enumerate(dict.fromkeys(values))}
    return pl.Series(name, list(numbers), dtype).gather([numbers[each] for each in values])


def state_claims(article: Article) -> list[Stated]:
    """The claims of an article with place and date, each fact once, in text order; of a huge table its first 500."""
    claims = settle_programmes(article, claims_of(article)[:_MOST_CLAIMS])
    if not claims:
        return []
    claims, placements = share_out(article, claims, place_sums(article, claims, place_claims(article, claims)))
    datings = date_claims(article, claims)
    stated = [Stated(*item) for item in zip(claims, placements, datings, strict=True)]
    return sorted(drop_repeats(stated), key=lambda s: (s.claim.figure.start, s.placement.region_code or ""))


def _statements(article: Article) -> list[dict[str, Any]]:
    stated = state_claims(article)
    if not stated:
        return []
    flags = flags_of(stated, article.published)
    speakers = Speakers(article, max(item.claim.sentence for item in stated))
    sponsors = sponsors_of(article, [item.claim for item in stated], [item.placement for item in stated])
    return [
        _row(article, item, own, sponsor, speakers.of(item.claim.sentence))
        for item, own, sponsor in zip(stated, flags, sponsors, strict=True)
    ]


def _row(
    article: Article, item: Stated, flags: tuple[str, ...], sponsor: str | None, speaker: str | None
) -> dict[str, Any]:
    claim, placement, dating = item.claim, item.placement, item.dating
    start, end = claim.evidence or (claim.figure.start, claim.figure.end)
    sentence = article.sentences[claim.sentence]
    numerator, denominator = bases_of(article, claim, placement)
    rule = "|".join((claim.rule, placement.rule, dating.rule))
    named_by_segment = claim.segment in NAMED_SEGMENTS and claim.worker_group in SEGMENTS_SAID
    return {
        "document_id": article.document_id,
        "document": article.document,
        "source_kind": "news",
        "cell": None,
        "figure": claim.figure.text,
        "sentence": article.text[sentence.start : sentence.end],
        "metric": claim.metric,
        "kind": claim.kind,
        "value": claim.value,
        "value_low": max(0.0, claim.value_low) if claim.value >= 0 else claim.value_low,
        "value_high": claim.value_high,
        "unit": claim.unit,
        "qualifier": claim.qualifier,
        "region_code": placement.region_code,
        "region_kind": placement.region_kind,
        "region": placement.region,
        "program": tuple(p for p in PROGRAMS if p in claim.program) if claim.program else (),
        "segment": claim.segment,
        "worker_group": None if named_by_segment else claim.worker_group,
        "numerator_basis": numerator,
        "denominator_basis": denominator,
        "as_of": dating.as_of,
        "period": dating.period,
        "sponsor": sponsor,
        "fund": fund_of(article, claim),
        "speaker": speaker,
        "confidence": confidence(rule, (*placement.flags, *flags)),
        "evidence": article.text[start:end],
        "start": start,
        "end": end,
        "rule": rule,
        "flags": flags,
    }
