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


def group_duplicates(frame: pl.DataFrame) -> pl.DataFrame:
    """Group articles that are near-duplicates of each other.

    `frame`: document_id, text, published (ISO, perhaps partial or null), one row a document.
    Returns document_id, group_id, is_original in the order of document_id. The original, whose document_id names the
    group, is the first published (a partial date counts as its last day, no date comes last); then the longest text.
    """
    documents = (
        frame.select("document_id", "text", pl.col("published").cast(pl.String))
        .sort("document_id")
        .with_row_index("row")
    )
    if documents.is_empty():
        return documents.select("document_id", group_id="document_id", is_original=pl.lit(True))
    sketch, figures = _sketches(documents)
    pairs = _same_figures(_alike(sketch), figures)
    first_of_group = _joined(documents.height, pairs.rows())
    ranked = documents.select(
        "row",
        "document_id",
        pl.Series("group", first_of_group, dtype=pl.UInt32),
        (pl.col("published") + pl.lit("-12-31").str.slice(pl.col("published").str.len_chars() - 4)).alias("until"),
        pl.col("text").str.len_chars().alias("length"),
    ).sort("group", "until", "length", "document_id", descending=[False, False, True, False], nulls_last=True)
    return (
        ranked.with_columns(pl.col("document_id").first().over("group").alias("group_id"))
        .select("document_id", "group_id", (pl.col("document_id") == pl.col("group_id")).alias("is_original"))
        .sort("document_id")
    )


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
        .sort("one", "other")
    )


def _joined(count: int, pairs: list[tuple[int, int]]) -> list[int]:
    """For each row the smallest row it is connected with."""
    first = list(range(count))

    def root(row: int) -> int:
        while first[row] != row:
            first[row] = first[first[row]]
            row = first[row]
        return row

    for one, other in pairs:
        a, b = root(one), root(other)
        first[max(a, b)] = min(a, b)
    return [root(row) for row in range(count)]
