"""From texts to judged hits of the name table: where a name stands and what the words around it say.

Here: search and judgement, column by column. Not here: what the hit resolves to (`regions`, `region_offices`,
`region_below`).
"""

from __future__ import annotations

import polars as pl

from pipelines.normalize import region_context as context
from pipelines.normalize.figure_spans import MARK, cut_at_marks
from pipelines.normalize.region_names import names

PAD = 72
"""Line breaks put before each text, so that the words before a hit can be cut out without looking for its start."""
MENTIONS = {
    "_doc": pl.UInt32(), "start": pl.Int64(), "stop": pl.Int64(), "region_code": pl.String(),
    "region_kind": pl.String(), "region": pl.String(), "candidates": pl.List(pl.String()), "ambiguous": pl.Boolean(),
    "cue": pl.String(), "is_alias": pl.Boolean(),
}  # fmt: skip
"""Columns of a mention before its offsets are those of the text."""
_BEFORE = 72
_NEAR = 20
_AFTER = 48
_TAIL = 240
"""Room for a list of districts, of which only the first one has its word."""
# One character for one: offsets in the plain text are character offsets of the original.
_PLAIN = {
    MARK: " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\u2013": "-", "\u2014": "-", "\u2011": "-",
    "\u2010": "-", "\u2012": "-", "\u2212": "-", "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"',
}  # fmt: skip


def scan(texts: pl.DataFrame) -> pl.DataFrame:
    """Judged hits of `texts` (columns `_doc`, `_text`), by `_doc` and place.

    Columns beside those of the name table: at, start, stop (name alone; with cue; end; characters), before (lower
    case), after, last (word before), level, office (`kanwil`, `cabang`, `agency` or null), office_words, both (two
    levels at once), raya, direction, blocked, owned (after a capitalised word), linked (in one list with the hit
    before), placed (some place context), inherited (the level is that of the list), tail (of a district's or village's
    word: what follows).
    """
    hits = _context(_words(_search(texts)))
    tail = pl.when(pl.col("kind") == "below").then(_cut(pl.col("stop"), _TAIL))
    return _lists(_traits(_offices(hits))).with_columns(tail=tail).drop("_body")


def _levels() -> dict[str, str]:
    return context.cue_words("regency", "city", "province", "district", "village")


def _search(texts: pl.DataFrame) -> pl.DataFrame:
    plain = pl.col("_text").str.replace_many(list(_PLAIN), list(_PLAIN.values())).str.replace_all(r"[^\x00-\x7F]", "?")
    body = texts.drop_nulls("_text").select("_doc", _body=pl.concat_str(pl.lit("\n" * PAD), plain))
    patterns = names().patterns
    marked = pl.col("_body").str.replace_many(patterns.implode(), (MARK + patterns + MARK).implode(), leftmost=True)
    found = cut_at_marks(body, marked, "_body").filter(pl.col("match") != "")
    return found.select("_doc", pl.col("_body").cast(pl.Binary), "match", at="start")


def _cut(start: pl.Expr, length: int) -> pl.Expr:
    return pl.col("_body").bin.slice(start, length).cast(pl.String)


def _words(found: pl.DataFrame) -> pl.DataFrame:
    """Hits that are whole words."""
    stop = pl.col("at") + pl.col("match").str.len_bytes().cast(pl.Int64)
    return found.with_columns(stop=stop).filter(
        ~_cut(pl.col("at") - 1, 1).str.contains(r"[A-Za-z0-9@_]"),
        ~_cut(pl.col("stop"), 1).str.contains(r"[A-Za-z0-9_]"),
    )


def _context(hits: pl.DataFrame) -> pl.DataFrame:
    near = _cut(pl.col("at") - _NEAR, _NEAR).str.to_lowercase()
    hits = hits.with_columns(
        near=near,
        after=_cut(pl.col("stop"), _AFTER),
        last=near.str.extract(r"([a-z]+\.?)\)?[ :]{0,3}$"),
    )
    return hits.with_columns(level=pl.col("last").replace_strict(_levels(), default=None, return_dtype=pl.String)).join(
        names().table, on="match", how="left", maintain_order="left"
    )


def _offices(hits: pl.DataFrame) -> pl.DataFrame:
    """Which office words, if any, stand right before the name."""
    maybe = (pl.col("kind") == "office") | (
        pl.col("last").is_in(context.OFFICE_WORDS).fill_null(value=False) & (pl.col("kind") == "name")
    )
    before = _cut(pl.col("at") - _BEFORE, _BEFORE).str.to_lowercase()
    hits = hits.with_columns(before=pl.when(maybe).then(before))
    words = pl.when((pl.col("kind") == "name") & ~pl.col("before").str.contains(context.OTHER_OFFICE)).then(
        pl.col("before").str.extract(context.OFFICE)
    )
    return hits.with_columns(office_words=words).with_columns(
        office=pl.when(pl.col("office_words").str.contains(context.KANWIL))
        .then(pl.lit("kanwil"))
        .when(pl.col("office_words").str.contains(context.CABANG))
        .then(pl.lit("cabang"))
        .when(pl.col("office_words").is_not_null())
        .then(pl.lit("agency"))
    )


def _traits(hits: pl.DataFrame) -> pl.DataFrame:
    last = pl.col("last")
    of_officials = pl.col("near").str.contains(context.VILLAGE_OFFICIALS[:-1] + " desa $").fill_null(value=False)
    hits = hits.with_columns(level=pl.when(~of_officials).then(pl.col("level")))
    twin = pl.col("level").is_in(["regency", "city"]) & (pl.col("count") > 1)
    cued = pl.when(pl.col("level").is_not_null() & pl.col("office").is_null()).then(pl.col("near"))
    cue_length = cued.str.extract(r"([a-z]+\.?\)?[ :]{0,3})$").str.len_bytes().cast(pl.Int64)
    # An office's longer name without an office word is the region it begins with.
    shortened = pl.col("base").is_not_null() & pl.col("office").is_null() & ~pl.col("area")
    return hits.with_columns(
        stop=pl.when(shortened).then(pl.col("at") + pl.col("base")).otherwise(pl.col("stop")),
        both=pl.when(twin).then(pl.col("near")).str.contains(context.BOTH).fill_null(value=False),
        start=pl.when(pl.col("office").is_not_null())
        .then(pl.col("at") - pl.col("office_words").str.len_bytes().cast(pl.Int64))
        .otherwise(pl.col("at") - cue_length.fill_null(0)),
        raya=~shortened & pl.col("after").str.contains(context.RAYA),
        direction=~shortened & pl.col("after").str.contains(context.DIRECTION),
        blocked=last.is_in(list(context.cue_words("other"))).fill_null(value=False)
        | pl.col("after").str.contains(context.FOREIGN_AFTER)
        | pl.col("level").is_in(["district", "village"]).fill_null(value=False),
        owned=_owned(),
        placed=_placed(),
    )


def _owned() -> pl.Expr:
    """`Indonesia` after a capitalised word, in a name (Bank Indonesia)."""
    before = pl.when(pl.col("country").is_not_null()).then(_cut(pl.col("at") - _NEAR, _NEAR))
    return before.str.contains(r"(?:[A-Z][A-Za-z]*|migran|bank)[ ]$").fill_null(value=False)


def _placed() -> pl.Expr:
    """Whether the words around a word-like name show that the place is meant; true for the other names."""
    strict = pl.col("strict")
    near, after = pl.when(strict).then(pl.col("near")), pl.when(strict).then(pl.col("after"))
    shown = (
        pl.col("level").is_not_null()
        | pl.col("office").is_not_null()
        | pl.col("last").is_in(list(context.cue_words("place"))).fill_null(value=False)
        | near.str.ends_with("se-")
        | (near.str.contains(r"\n[ \"'*]*$") & after.str.contains(context.DATELINE))
        | after.str.contains(context.COUNTED_AFTER)
        | after.str.contains(context.CALLED_AFTER)
        | (near.str.contains(context.CALLED_BEFORE) & after.str.contains("^,"))
        | (near.str.contains(context.LISTED_BEFORE) & after.str.contains(context.LISTED_AFTER))
        | (near.str.contains(context.LINE_BEFORE) & after.str.contains(context.LINE_AFTER))
    )
    return ~strict | shown.fill_null(value=False)


def _lists(hits: pl.DataFrame) -> pl.DataFrame:
    """Marks the hits of one list and hands the level of its first member on to those without one of their own."""
    previous = pl.col("stop").shift(1)
    same = pl.col("_doc") == pl.col("_doc").shift(1)
    gap = pl.col("start") - previous
    between = pl.when(same & gap.is_between(1, 8)).then(
        pl.col("_body").bin.slice(previous, gap.clip(0, 8)).cast(pl.String)
    )
    hits = hits.with_columns(linked=between.str.contains(context.BETWEEN).fill_null(value=False))
    own = pl.coalesce(pl.col("level"), pl.when(~pl.col("linked")).then(pl.lit("none")))
    carried = own.forward_fill()
    office = pl.coalesce(pl.col("office"), pl.when(~pl.col("linked")).then(pl.lit("none"))).forward_fill()
    takes_office = pl.col("linked") & (office == "cabang") & pl.col("level").is_null() & pl.col("province").is_null()
    return hits.with_columns(
        office=pl.when(takes_office).then(office).otherwise(pl.col("office")),
        inherited=pl.col("linked") & pl.col("level").is_null(),
        level=pl.when(carried != "none").then(carried),
    )
