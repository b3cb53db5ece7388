"""From a frame of documents to articles with all their mentions, found vectorised over the whole frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from pipelines.news.article import Article, Figure, Place, When
from pipelines.news.sentences import split_sentences
from pipelines.normalize.figure_mentions import find_mentions
from pipelines.normalize.regions import find_regions

AGENCY_CUES = (
    "ketenagakerjaan", "ketenagekrjaan", "ketengakerjaan", "jamsostek", "bpjstk", "bpjs tk", "bpjs-tk", "bpjs naker",
    "bpjs tenaga kerja", "jaminan sosial tenaga kerja", "jaminan sosial pekerja", "perisai", "universal coverage jam",
    "ucj", "paritrana", "jht", "jkm", "jkk",
)  # fmt: skip
"""Words without which an article is not about labour social security (compared without regard to case)."""

_Rows = dict[int, list[dict[str, Any]]]


def candidates(documents: pl.DataFrame) -> pl.DataFrame:
    """The rows of `documents` that can hold a statement, with `doc`, the row's number in `documents`.

    The text must have a digit or a number word, and the text or the title must name the agency.
    """
    words = pl.concat_str(pl.col("title").fill_null(""), pl.lit("\n"), pl.col("text"))
    cue = words.str.contains_any(list(AGENCY_CUES), ascii_case_insensitive=True)
    number = pl.col("text").str.contains(r"[0-9]|(?i)\b(?:se)?(?:puluh|belas|ratus|ribu|juta|persen)")
    return documents.with_row_index("doc").with_columns(pl.col("doc").cast(pl.Int64)).filter(cue & number)


def build_articles(documents: pl.DataFrame) -> Iterator[Article]:
    """One `Article` for each document that has a figure and names the agency, in the order of `documents`.

    `documents`: `document_id, document, title, outlet, url, published, text` (all String, all but the first two and
    `text` nullable). Mentions are found for all documents at once; offsets are characters of `text`.
    """
    frame = candidates(documents)
    if frame.is_empty():
        return
    mentions = find_mentions(frame.select("doc", "text", pl.col("published").alias("ref")))
    figures = mentions.figures
    frame = frame.join(figures.select(pl.col("doc").unique()), on="doc", how="semi").sort("doc")
    if frame.is_empty():
        return
    titled = frame.filter(pl.col("title").is_not_null())
    figure_rows = _grouped(figures)
    place_rows = _grouped(find_regions(frame.select("doc", "text")))
    title_rows = _grouped(find_regions(titled.select("doc", pl.col("title").alias("text"))))
    when_rows = _grouped(mentions.dates)
    for row in frame.iter_rows(named=True):
        doc = row["doc"]
        yield Article(
            document_id=row["document_id"],
            document=row["document"],
            title=row["title"],
            outlet=row["outlet"],
            url=row["url"],
            published=row["published"],
            text=row["text"],
            sentences=split_sentences(row["text"]),
            figures=tuple(_figure(r) for r in figure_rows.get(doc, ())),
            places=tuple(_place(r) for r in place_rows.get(doc, ())),
            title_places=tuple(_place(r) for r in title_rows.get(doc, ())),
            whens=tuple(_when(r) for r in when_rows.get(doc, ())),
        )


def _grouped(mentions: pl.DataFrame) -> _Rows:
    groups: _Rows = {}
    for row in mentions.iter_rows(named=True):
        groups.setdefault(row["doc"], []).append(row)
    return groups


def _figure(row: dict[str, Any]) -> Figure:
    return Figure(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=row["kind"],
        unit=row["unit"],
        value=row["value"],
        low=row["low"],
        high=row["high"],
        value_low=row["value_low"],
        value_high=row["value_high"],
        qualifier=row["qualifier"],
        qualifier_start=row["qualifier_start"],
        flags=tuple(row["flags"]),
    )


def _place(row: dict[str, Any]) -> Place:
    return Place(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        region_code=row["region_code"],
        region_kind=row["region_kind"],
        region=row["region"],
        candidates=tuple(row["candidates"] or ()),
        ambiguous=row["ambiguous"],
        cue=row["cue"],
    )


def _when(row: dict[str, Any]) -> When:
    return When(
        start=row["start"],
        end=row["end"],
        text=row["text"],
        value=row["value"],
        date_from=row["date_from"],
        date_to=row["date_to"],
        precision=row["precision"],
        relative=row["relative"],
        cue=row["cue"],
        flags=tuple(row["flags"]),
    )
