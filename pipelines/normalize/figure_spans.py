"""Where a pattern matches: spans in characters, found over a whole column at once.

Polars gives no positions of matches. So they are marked (`replace_all`) and the text is cut at the marks: matches and
the text between them, laid side by side, are the text again, and running sums of their lengths are the positions.
"""

from __future__ import annotations

import polars as pl

BEFORE_CHARS = 48
AFTER_CHARS = 32
_MARK = "\x1f"
"""A control character, which no text holds for its own sake (one that does has a blank there)."""


def find_spans(frame: pl.DataFrame, pattern: str, *, key: str, text: str) -> pl.DataFrame:
    """Every match of `pattern` in `text`: `row` (of `frame`), `key`, `start`, `end` (characters), `match`,
    `before` (up to 48 characters since the match before), `after` (up to 32 characters up to the next match),
    sorted by row and start. A null text counts as empty."""
    texts = frame.select(pl.col(key), pl.col(text).cast(pl.String).fill_null("").alias("_text")).with_row_index("row")
    # A mark before and behind each match, at which the text is cut: gap, match, gap, match ... gap.
    marked = pl.col("_text").str.replace_all(_MARK, " ", literal=True).str.replace_all(pattern, f"{_MARK}${{0}}{_MARK}")
    total, parts = pl.col("_text").str.len_chars().cast(pl.Int64).alias("_total"), pl.col("_parts")
    cut = texts.select("row", key, total, marked.str.split(_MARK).alias("_parts")).filter(parts.list.len() > 1)
    lists = cut.with_columns(parts.list.gather_every(2, 1).alias("match"), parts.list.gather_every(2).alias("_gap"))
    # Sums run on over all texts, which is quicker than starting anew for each; the texts before are taken off again.
    based = lists.with_columns(
        (pl.col("_total").cum_sum() - pl.col("_total")).alias("_base"),
        pl.concat_list("match", pl.lit("")).alias("match"),
    )
    gap, match = pl.col("_gap"), pl.col("match")
    return (
        based.drop("_total", "_parts")
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
