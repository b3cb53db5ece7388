"""From a frame of documents to articles with all their mentions, found vectorised over the whole frame."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipelines.news.texts.article import Article, Figure, Place, When
from pipelines.news.texts.sentences import cut_sentences, mask
from pipelines.normalize.figure_mentions import find_mentions
from pipelines.normalize.figure_patterns import for_polars
from pipelines.normalize.regions import find_regions
from pipelines.normalize.wording import lacking

AGENCY_CUES = (
    "ketenagakerjaan", "ketenagekrjaan", "ketengakerjaan", "jamsostek", "bpjstk", "bpjs tk", "bpjs-tk", "bpjs naker",
    "bpjs tenaga kerja", "jaminan sosial tenaga kerja", "jaminan sosial pekerja", "perisai", "universal coverage jam",
    "ucj", "paritrana", "jht", "jkm", "jkk", "jkp", "jaminan kehilangan pekerjaan", "jaminan hari tua",
    "jaminan kecelakaan kerja", "jaminan kematian", "jaminan pensiun", "jaminan sosial",
)  # fmt: skip
"""Words without which an article is not about labour social security (compared without regard to case)."""


_MEMBERS = ("cakupan", "coverage", "peserta", "ahli waris")
_WORKERS = ("pekerja", "tenaga kerja", "buruh")
OTHER_SCHEMES = (
    "jkn", "bpjs kesehatan", "jaminan kesehatan", "uhc", "taspen", "jasa raharja", "polis ", "dana duka",
    "perusahaan asuransi", "asuransi kebakaran", "asuransi jiwa", "asuransi usaha tani", "asuransi usaha ternak",
    "asuransi ternak", "asuransi pertanian", "autp", "auts", "jasindo",
)  # fmt: skip
"""Schemes that sound alike and are not ours (in lower case)."""
_OF_OTHERS = (
    *OTHER_SCHEMES, "kesehatan nasional", "asuransi", "vaksin", "prakerja", "lowongan", "mogok", "pemilu", "berangkat",
    "penempatan",
)  # fmt: skip
_PROTECTED_WORKERS = (
    r"(?:pekerja|tenaga kerja|buruh)\w*(?:\s+\w+){0,3}\s+(?:belum |sudah |telah )?(?:terlindungi|tercover)"
    r"|(?:terlindungi|tercover)\W+(?:(?:baru|masih|hanya|sekitar|sebanyak|sudah)\s+){0,2}[0-9][0-9.,]*\s+"
    r"(?:ribu |juta )?(?:pekerja|tenaga kerja|buruh)"
)
"""Who is protected are workers: what an article says that goes on from one which names the agency."""


_NUMBER = for_polars(r"[0-9]|\b(?:se)?(?:puluh|belas|ratus|ribu|juta|persen)")


def candidates(documents: pl.DataFrame) -> pl.DataFrame:
    """The rows of `documents` that can hold a statement, with `doc`, the row's number in `documents`.

    The text must have a digit or a number word, and the text or the title must name the agency; or, as the second page
    of a story does, tell how many workers are protected, of the agency's members or claims, and of no other scheme.
    """
    words = pl.concat_str(pl.col("title").fill_null(""), pl.lit("\n"), pl.col("text"))
    numbers = pl.col("text").str.contains(_NUMBER)
    numbered = documents.with_row_index("doc").with_columns(pl.col("doc").cast(pl.Int64), words=words).filter(numbers)
    marked = numbered.with_columns(named=_names(AGENCY_CUES))
    unnamed = marked.filter(~pl.col("named")).filter(_names(_MEMBERS)).filter(_names(_WORKERS) & ~_names(_OF_OTHERS))
    told = unnamed.filter(pl.col("words").str.contains(f"(?i){_PROTECTED_WORKERS}"))
    return pl.concat([marked.filter("named"), told]).sort("doc").drop("words", "named")


def _names(cues: Sequence[str]) -> pl.Expr:
    return pl.col("words").str.contains_any(list(cues), ascii_case_insensitive=True)


def build_articles(documents: pl.DataFrame) -> list[Article]:
    """One `Article` for each document that has a figure and names the agency, in the order of `documents`.

    `documents`: `document_id, document, title, outlet, url, published, text` (all String, all but the first two and
    `text` nullable). Mentions are found for all documents at once; offsets are characters of `text`.
    """
    frame = candidates(documents)
    if frame.is_empty():
        return []
    mentions = find_mentions(frame.select("doc", "text", pl.col("published").alias("ref")))
    figures = mentions.figures
    frame = frame.join(figures.select(pl.col("doc").unique()), on="doc", how="semi").sort("doc")
    if frame.is_empty():
        return []
    titled = frame.filter(pl.col("title").is_not_null())
    figured = _figures(figures)
    story = pl.col("doc").alias("story")
    headlines = titled.select((-1 - pl.col("doc")).alias("doc"), pl.col("title").alias("text"), story)
    # Headlines are texts of their own, with numbers below zero.
    placed = _places(find_regions(pl.concat([frame.select("doc", "text", story), headlines]), story="story"))
    dated = _whens(mentions.dates)
    columns = ("doc", "document_id", "document", "title", "outlet", "url", "published", "text")
    articles = [
        Article(
            document_id,
            document,
            title,
            outlet,
            url,
            published,
            text,
            sentences=cut_sentences(text),
            figures=tuple(figured.get(doc, ())),
            places=tuple(placed.get(doc, ())),
            title_places=tuple(placed.get(-1 - doc, ())),
            whens=tuple(dated.get(doc, ())),
        )
        for doc, document_id, document, title, outlet, url, published, text in frame.select(columns).rows()
    ]
    _look_for_words(articles)
    for article in articles:
        mask(article.text, article.sentences, article.title)
    return articles


def _look_for_words(articles: Sequence[Article]) -> None:
    """Notes in all sentences and articles which words they lack, so that the rules that need these pass them over."""
    lacks = iter(lacking([article.low[s.start : s.end] for article in articles for s in article.sentences]))
    for article in articles:
        article.lacks = -1
        for sentence in article.sentences:
            sentence.lacks = next(lacks)
            article.lacks &= sentence.lacks


def _figures(frame: pl.DataFrame) -> dict[int, list[Figure]]:
    groups: dict[int, list[Figure]] = {}
    for doc, *row, flags in frame.select("doc", *Figure._fields).rows():
        groups.setdefault(doc, []).append(Figure._make((*row, tuple(flags))))
    return groups


def _places(frame: pl.DataFrame) -> dict[int, list[Place]]:
    groups: dict[int, list[Place]] = {}
    for doc, *row, candidates, ambiguous, cue in frame.select("doc", *Place._fields).rows():
        groups.setdefault(doc, []).append(Place._make((*row, tuple(candidates or ()), ambiguous, cue)))
    return groups


def _whens(frame: pl.DataFrame) -> dict[int, list[When]]:
    groups: dict[int, list[When]] = {}
    for doc, *row, flags in frame.select("doc", *When._fields).rows():
        groups.setdefault(doc, []).append(When._make((*row, tuple(flags))))
    return groups
