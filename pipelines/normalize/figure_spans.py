"""Where a pattern matches: spans in characters, found over a whole column at once.

Polars gives no positions of matches. So they are marked (`replace_all`) and the text is cut at the marks: matches and
the text between them, laid side by side, are the text again, and running sums of their lengths are the positions.
"""

from __future__ import annotations

import polars as pl

BEFORE_CHARS = 48
AFTER_CHARS = 32
MARK = "\x1f"
"""A control character, which no text holds for its own sake (one that does has a blank there)."""


def find_spans(frame: pl.DataFrame, pattern: str, *, key: str, text: str) -> pl.DataFrame:
    """Every match of `pattern` in `text`: `row` (of `frame`), `key`, `start`, `end` (characters), `match`,
    `before` (up to 48 characters since the match before), `after` (up to 32 characters up to the next match),
    sorted by row and start. A null text counts as empty."""
    texts = frame.select(pl.col(key), pl.col(text).cast(pl.String).fill_null("").alias("_text")).with_row_index("row")
    marked = pl.col("_text").str.replace_all(MARK, " ", literal=True).str.replace_all(pattern, f"{MARK}${{0}}{MARK}")
    gap = pl.col("_gap")
    spans = cut_at_marks(texts, marked, "_text").with_columns(
        gap.str.tail(BEFORE_CHARS).alias("before"), gap.str.head(AFTER_CHARS).shift(-1).alias("after")
    )
    return spans.filter(pl.col("match") != "").select("row", key, "start", "end", "match", "before", "after")


def cut_at_marks(texts: pl.DataFrame, marked: pl.Expr, text: str) -> pl.DataFrame:
    """`texts` with a row for each match: `start`, `end` (characters), `match`, `_gap` (the text since the match
    before), and for the rest of each text a row more, whose `match` is empty. Texts without a match are left out.

    `marked`: the column `text` with a mark before and behind each match, at which it is cut: gap, match, gap ... gap.
    """
    total, parts = pl.col(text).str.len_chars().cast(pl.Int64).alias("_total"), pl.col("_parts")
    cut = texts.with_columns(total, marked.str.split(MARK).alias("_parts")).filter(parts.list.len() > 1)
    lists = cut.with_columns(parts.list.gather_every(2, 1).alias("match"), parts.list.gather_every(2).alias("_gap"))
    # Sums run on over all texts, which is quicker than starting anew for each; the texts before are taken off again.
    based = lists.with_columns(
        (pl.col("_total").cum_sum() - pl.col("_total")).alias("_base"),
        pl.concat_list("match", pl.lit("")).alias("match"),
    )
    length, skip = (pl.col(name).str.len_chars().cast(pl.Int64) for name in ("match", "_gap"))
    return (
        based.drop("_total", "_parts")
        .explode("match", "_gap")
        .with_columns(((length + skip).cum_sum() - pl.col("_base")).alias("end"))
        .with_columns((pl.col("end") - length).alias("start"))
        .drop("_base")
    )
