"""What the tests of reading news share."""

from __future__ import annotations

import polars as pl

from pipelines.news.read import state_claims
from pipelines.news.texts.context import build_articles


def documents(*texts: str, title: str | None = None, published: str | None = "2025-06-01") -> pl.DataFrame:
    """A frame of articles as `read_articles` takes it, one a text."""
    names = ("document_id", "document", "title", "outlet", "url", "published", "text")
    rows = [(f"d{i}", f"d{i}.json", title, None, None, published, text) for i, text in enumerate(texts)]
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String()), orient="row")


def facts_stated(*texts: str) -> dict[str, list[str]]:
    """For each text that is read: metric and value of its claims, each once, sorted."""
    found: dict[str, list[str]] = {}
    for article in build_articles(documents(*texts)):
        claims = [s.claim for s in state_claims(article)]
        found[article.text] = sorted({f"{c.metric} {c.value:.12g}" for c in claims})
    return found
