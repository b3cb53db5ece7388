"""What the tests of reading news share."""

from __future__ import annotations

import polars as pl


def documents(*texts: str, title: str | None = None, published: str | None = "2025-06-01") -> pl.DataFrame:
    """A frame of articles as `read_articles` takes it, one a text."""
    names = ("document_id", "document", "title", "outlet", "url", "published", "text")
    rows = [(f"d{i}", f"d{i}.json", title, None, None, published, text) for i, text in enumerate(texts)]
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String()), orient="row")
