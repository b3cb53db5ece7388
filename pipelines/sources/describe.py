"""Where a document comes from, as far as its bytes tell before it is read for figures."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from pipelines.documents.article import read_article
from pipelines.documents.detect import MediaType

UNKNOWN_SOURCE = "unknown"


@dataclass(frozen=True, slots=True)
class Description:
    """`source_id`: host name, else outlet, in lower case, else "unknown"; `provenance`: the document's own word."""

    source_id: str = UNKNOWN_SOURCE
    outlet: str | None = None
    url: str | None = None
    provenance: str | None = None


def describe(data: bytes, name: str, media: MediaType) -> Description:
    """Describe a news article by reading it; a report's office is known only after its cells are read.

    Raises InputError if the bytes hold no article, or no hint that can be followed.
    """
    if media.kind == "hint":
        from pipelines.reports.hintfile import read_hint_file

        read_hint_file(data, name)
    if media.kind != "news":
        return Description()
    article = read_article(data, name, media.media_type)
    return Description(source_of(article.url, article.outlet), article.outlet, article.url, article.provenance)


def source_of(url: str | None, outlet: str | None) -> str:
    """The `source_id` of an article: the host of its address without `www.`, else its outlet, else "unknown"."""
    host = (urlsplit(url).hostname or "") if url else ""
    return host.removeprefix("www.") or " ".join((outlet or "").lower().split()) or UNKNOWN_SOURCE
