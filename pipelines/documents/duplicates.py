"""Near-duplicate articles: the same press release or agency text, printed by several outlets.

Each text is sketched by a fixed sample of its runs of five words (one run in eight, chosen by hash: Broder's "modulo
sketch", On the resemblance and containment of documents, 1997). Two texts that share most of the smaller sketch and
most of the figures are one article. Cost grows with the number of words, not with the number of pairs.
"""

from __future__ import annotations

import polars as pl

RUN = 5
ONE_IN = 8
# Copies are cut and get another first paragraph; press releases from one mould share sentences, but not figures.
SHARED_OF_SMALLER = 0.7
SHARED_OF_ALL = 0.4
SHARED_FIGURES = 0.6
FEWEST_SHARED = 4
_BATCH = 20_000
_WORD = r"[\p{L}0-9]+(?:[.,][0-9]+)*"
_MIX = pl.lit(1_000_003, pl.UInt64)


def find_copies(frame: pl.DataFrame) -> pl.DataFrame:
    """Which articles print one text, which of them was first, and since when that is known.

    `frame`: document_id, text, published (ISO, perhaps partial or null), first_arrival; one row a document.
    Returns, in the order of document_id: document_id; story_id, the first of them to arrive (fixed from then on: what
    arrives later joins a story and never unites two); copy_of, the original, null for the original itself; copy_since,
    the first moment at which a better original was known. The original is the first published (a partial date counts
    as its last day, no date comes last); then the longest text.
    """
    documents = (
        frame.select("document_id", "text", pl.col("published").cast(pl.String), "first_arrival")
        # By arrival: what arrives later never changes which earlier articles were compared.
        .sort("first_arrival", "document_id")
        .with_row_index("row")
    )
    if documents.is_empty():
        return documents.select(
            "document_id", story_id="document_id", copy_of="document_id", copy_since="first_arrival"
        )
    sketch, figures = _sketches(documents)
    pairs = _same_figures(_alike(sketch), figures)
    story = pl.Series("story", _stories(documents.height, pairs.rows()), dtype=pl.UInt32)
    ranked = documents.select(
        "document_id",
        "first_arrival",
        story,
        pl.col("document_id").gather(story).alias("story_id"),
        (pl.col("published") + pl.lit("-12-31").str.slice(pl.col("published").str.len_chars() - 4)).alias("until"),
        pl.col("text").str.len_chars().alias("length"),
    ).sort("story", "until", "length", "document_id", descending=[False, False, True, False], nulls_last=True)
    original = pl.col("document_id").first().over("story")
    better = pl.col("first_arrival").cum_min().shift(1).over("story")
    return ranked.select(
        "document_id",
        "story_id",
        pl.when(pl.col("document_id") != original).then(original).alias("copy_of"),
        pl.when(better.is_not_null()).then(pl.max_horizontal("first_arrival", better)).alias("copy_since"),
    ).sort("document_id")


def _sketches(documents: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Distinct (row, run) of each text's sample, and distinct (row, figure); a batch of texts at a time."""
    sketches, figures = [], []
    for batch in documents.select("row", "text").iter_slices(_BATCH):
        words = batch.select("row", pl.col("text").str.to_lowercase().str.extract_all(_WORD).alias("word"))
        words = words.explode("word")
        figures.append(
            words.filter(pl.col("word").str.contains("[0-9]")).select("row", pl.col("word").hash().alias("figure"))
        )
        run = pl.lit(0, pl.UInt64)
        for place in range(RUN):
            run = run * _MIX + pl.col("word").shift(-place)
        within = pl.col("row") == pl.col("row").shift(1 - RUN)
        runs = words.select("row", pl.col("word").hash()).select("row", run.hash().alias("run"), within.alias("within"))
        sketches.append(runs.filter(pl.col("within") & (pl.col("run") % ONE_IN == 0)).select("row", "run").unique())
    return pl.concat(sketches), pl.concat(figures).unique()


def _alike(sketch: pl.DataFrame) -> pl.DataFrame:
    """Pairs of rows (`one` < `other`) that share most of the smaller sketch.

    Candidates are, for each run, the first text that holds it with each later one: as many as there are runs. A run
    of much older boilerplate points to its first user, but the runs that only copies share point to their original.
    """
    sizes = sketch.group_by("row").len("size")
    candidates = (
        sketch.with_columns(pl.col("row").min().over("run").alias("one"))
        .filter(pl.col("row") != pl.col("one"))
        .group_by("one", pl.col("row").alias("other"))
        .len("met")
        .filter(pl.col("met") >= 2)
    )
    sized = candidates.join(sizes.rename({"row": "one", "size": "a"}), on="one").join(
        sizes.rename({"row": "other", "size": "b"}), on="other"
    )
    smaller = pl.min_horizontal("a", "b")
    # A pair of copies meets on fewer runs than it shares, as some of them point to third texts.
    likely = sized.filter(pl.col("met") * 4 >= smaller)
    shared = (
        likely.select("one", "other")
        .join(sketch.rename({"row": "one"}), on="one")
        .join(sketch.rename({"row": "other"}), on=["other", "run"], how="semi")
        .group_by("one", "other")
        .len("shared")
    )
    return (
        likely.join(shared, on=["one", "other"])
        .filter(
            (pl.col("shared") >= FEWEST_SHARED)
            & (pl.col("shared") >= SHARED_OF_SMALLER * smaller)
            & (pl.col("shared") >= SHARED_OF_ALL * (pl.col("a") + pl.col("b") - pl.col("shared")))
        )
        .select("one", "other")
    )


def _same_figures(pairs: pl.DataFrame, figures: pl.DataFrame) -> pl.DataFrame:
    """Pairs of which one has no figure, or which share most figures of the one that has fewer."""
    counts = figures.group_by("row").len("count")
    shared = (
        pairs.join(figures.rename({"row": "one"}), on="one")
        .join(figures.rename({"row": "other"}), on=["other", "figure"], how="semi")
        .group_by("one", "other")
        .len("shared")
    )
    return (
        pairs.join(shared, on=["one", "other"], how="left")
        .join(counts.rename({"row": "one", "count": "a"}), on="one", how="left")
        .join(counts.rename({"row": "other", "count": "b"}), on="other", how="left")
        .with_columns(pl.col("shared", "a", "b").fill_null(0))
        .filter(pl.col("shared") >= SHARED_FIGURES * pl.min_horizontal("a", "b"))
        .select("one", "other")
        .sort("other", "one")
    )


def _stories(count: int, pairs: list[tuple[int, int]]) -> list[int]:
    """For each row the row whose story it joined when it arrived: that of the earliest row it is alike with."""
    first = list(range(count))
    for one, other in pairs:
        if first[other] == other:
            first[other] = first[one]
    return first
