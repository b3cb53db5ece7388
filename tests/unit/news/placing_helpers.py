"""What the tests of placing share: articles with their real mentions, and the placements of their figures."""

from __future__ import annotations

import polars as pl

from pipelines.news.places.placing import place_claims
from pipelines.news.texts.article import Article, Claim, Figure, Place, Placement
from pipelines.news.texts.sentences import split_sentences
from pipelines.normalize.figures import find_figures
from pipelines.normalize.regions import find_regions

STATUTORY = ("benefit_amount", "contribution_amount")


def article_of(text: str, title: str | None = None) -> Article:
    """An article with its real mentions."""
    frame = pl.DataFrame({"doc": [0], "text": [text]})

    def places(source: str) -> tuple[Place, ...]:
        found = find_regions(pl.DataFrame({"doc": [0], "text": [source]}))
        return tuple(
            Place(**{n: tuple(row[n]) if n == "candidates" else row[n] for n in Place._fields})
            for row in found.iter_rows(named=True)
        )

    figures = tuple(
        Figure(**{n: tuple(row[n]) if n == "flags" else row[n] for n in Figure._fields})
        for row in find_figures(frame).iter_rows(named=True)
    )
    return Article(
        document_id="d", document="d.json", title=title, outlet=None, url=None, published=None, text=text,
        sentences=split_sentences(text), figures=figures, places=places(text),
        title_places=places(title or ""), whens=(),
    )  # fmt: skip


def claim_of(article: Article, figure: Figure, metric: str) -> Claim:
    sentence = next(s for s in article.sentences if s.start <= figure.start < s.end)
    unit = {"percent": "percent", "IDR": "IDR"}.get(figure.unit or "", "persons")
    value = figure.value or 0.0
    return Claim(
        figure=figure, sentence=sentence.index, clause_start=sentence.start, clause_end=sentence.end, metric=metric,
        kind="statutory" if metric in STATUTORY else "observation", unit=unit, value=value, value_low=value,
        value_high=value, qualifier="exact", rule="test",
    )  # fmt: skip


def placed(text: str, *figures: str, title: str | None = None, metric: str = "active_participants") -> list[Placement]:
    """The placements of the claims made of these figures."""
    article = article_of(text, title)
    chosen = []
    for wanted in figures:
        found = [f for f in article.figures if wanted in f.text and f not in chosen]
        assert found, f"{wanted} among {[f.text for f in article.figures]}"
        chosen.append(found[0])
    return place_claims(article, [claim_of(article, f, metric) for f in chosen])


def codes(text: str, *figures: str, title: str | None = None, metric: str = "active_participants") -> list[str | None]:
    """Region codes of these figures; the name where it is an office, a listed area or an unresolved twin."""
    return [p.region_code or p.region for p in placed(text, *figures, title=title, metric=metric)]


def every_code(
    text: str, *wanted: str, title: str | None = None, metric: str = "active_participants"
) -> list[str | None]:
    """Region codes of the figures `wanted`, where every figure of the text is a claim."""
    everything = [f.text for f in article_of(text).figures]
    answers = codes(text, *everything, title=title, metric=metric)
    return [next(c for t, c in zip(everything, answers, strict=True) if figure in t) for figure in wanted]
