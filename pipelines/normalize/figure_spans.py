"""Where a pattern matches: spans in characters, found over a whole column at once.

Polars gives the matches of a pattern (`extract_all`) and the text between them (`split`), but no positions. Both lists,
laid side by side, are the text again, so running sums of their lengths are the positions.
"""

from __future__ import annotations

import polars as pl

BEFORE_CHARS = 48
AFTER_CHARS = 32


def find_spans(frame: pl.DataFrame, pattern: str, *, key: str, text: str) -> pl.DataFrame:
    """Every match of `pattern` in `text`: `row` (of `frame`), `key`, `start`, `end` (characters), `match`,
    `before` (up to 48 characters since the match before), `after` (up to 32 characters up to the next match),
    sorted by row and start. A null text counts as empty."""
    texts = frame.select(pl.col(key), pl.col(text).cast(pl.String).fill_null("").alias("_text")).with_row_index("row")
    column = pl.col("_text")
    lists = texts.select(
        "row",
        key,
        column.str.extract_all(pattern).alias("match"),
        column.str.split(pattern, literal=False).alias("_gap"),
        column.str.len_chars().cast(pl.Int64).alias("_total"),
    ).filter(pl.col("match").list.len() > 0)
    # Sums run on over all texts, which is quicker than starting anew for each; the texts before are taken off again.
    based = lists.with_columns(
        (pl.col("_total").cum_sum() - pl.col("_total")).alias("_base"),
        pl.concat_list("match", pl.lit("")).alias("match"),
    )
    gap, match = pl.col("_gap"), pl.col("match")
    return (
        based.drop("_total")
        .explode("match", "_gap")
        .with_columns(
            match.str.len_chars().cast(pl.Int64).alias("_length"), gap.str.len_chars().cast(pl.Int64).alias("_skip")
        )
        .with_columns(
            ((pl.col("_length") + pl.col("_skip")).cum_sum() - pl.col("_base")).alias("end"),
            gap.str.tail(BEFORE_CHARS).alias("before"),
            gap.str.head(AFTER_CHARS).shift(-1).alias("after"),
        )
        .filter(match != "")
        .select("row", key, (pl.col("end") - pl.col("_length")).alias("start"), "end", "match", "before", "after")
    )
