"""Region and office names in running text and in table cells.

Here: `find_regions` (text) and `resolve_regions` (cells). Names are searched for by Aho-Corasick over the whole frame,
then judged by the words around them, all in Polars expressions. Twin names (Kabupaten/Kota Bekasi) without a level
word stay ambiguous: both candidates are given and none is chosen.
"""

from __future__ import annotations

import polars as pl

from pipelines.normalize.region_below import resolve_below
from pipelines.normalize.region_cells import resolve_regions
from pipelines.normalize.region_names import region_labels
from pipelines.normalize.region_offices import is_office, name_offices
from pipelines.normalize.region_scan import PAD, scan

__all__ = ["find_regions", "resolve_regions"]


def find_regions(
    frame: pl.DataFrame, *, key: str = "doc", text: str = "text", story: str | None = None
) -> pl.DataFrame:
    """All regions and offices named in `text`, one row a mention, sorted by key and start.

    Columns: `key`, start, end (characters; cue and name), text, region_code (null if ambiguous or an office),
    region_kind (null if candidates differ), region (official name; for an office its name), candidates (codes; for an
    office the regions it serves), ambiguous, cue (lower-case word before the name that tells level or office, or
    null), is_alias (another name than the official one).
    Districts and villages only after their own word (Kecamatan, Desa ...). Null texts have no mentions.
    `story`: a column that texts of one story share, such as a headline and what stands under it: a word-like name
    that one of them shows to be a place is that place in the others too.
    """
    docs = frame.select(pl.col(key), pl.col(text).alias("_text")).with_row_index("_doc")
    hits = scan(docs.select("_doc", "_text"))
    stories = docs.select("_doc", _story="_doc") if story is None else frame.select(_story=story).with_row_index("_doc")
    regions = _regions(hits, stories)
    offices = name_offices(hits)
    below = resolve_below(hits, regions, offices)
    return _finish(pl.concat([regions, offices, below]), docs, key)


def _regions(hits: pl.DataFrame, stories: pl.DataFrame) -> pl.DataFrame:
    """Mentions of the country, provinces, regencies and cities; `stories`: the story of each text."""
    named = hits.filter(
        pl.col("kind") == "name", pl.col("count") > 0, ~pl.col("blocked"), ~pl.col("direction"), ~is_office()
    )
    named = _in_context(named, stories)
    level = pl.col("level")
    by_level = pl.coalesce(
        pl.when(level == "regency").then(pl.col("regency")),
        pl.when(level == "city").then(pl.col("city")),
        pl.when(level == "province").then(pl.col("province")),
    )
    only = pl.when(pl.col("count") == 1).then(pl.col("codes").list.first())
    code = pl.when(~pl.col("both")).then(pl.coalesce(by_level, only))
    chosen = named.with_columns(region_code=code).join(
        region_labels(), on="region_code", how="left", maintain_order="left"
    )
    return chosen.select(
        "_doc",
        "start",
        "stop",
        "region_code",
        "region_kind",
        "region",
        candidates=pl.when(pl.col("region_code").is_null())
        .then(pl.col("codes"))
        .otherwise(pl.concat_list("region_code")),
        ambiguous=pl.col("region_code").is_null(),
        cue=pl.when(~pl.col("inherited") & level.is_not_null()).then(pl.col("last")),
        is_alias="is_alias",
    )


def _in_context(named: pl.DataFrame, stories: pl.DataFrame) -> pl.DataFrame:
    """Leaves out names that are ordinary words here, and the `Indonesia` of organisations.

    A word-like name counts where a place word, a list or a dateline shows it, where a province follows it, or where
    the same story shows it elsewhere. `Indonesia` after a capitalised word belongs to a name (Bank Indonesia).
    """
    province_next = pl.col("linked").shift(-1).fill_null(value=False) & (
        pl.col("province").shift(-1) == pl.col("codes").list.first().str.slice(0, 2)
    ).fill_null(value=False)
    begins_list = pl.col("linked").shift(-1).fill_null(value=False) & (pl.col("_doc").shift(-1) == pl.col("_doc"))
    shown = pl.col("placed") | pl.col("linked") | begins_list.fill_null(value=False) | province_next
    country = pl.col("country").is_not_null()
    owned = pl.col("owned")
    kept = pl.when(country).then(~owned).when(pl.col("strict")).then(shown).otherwise(True)
    named = named.with_columns(_kept=kept, _first=pl.col("codes").list.first())
    waiting = ~pl.col("_kept") & ~country
    named = named.join(stories, on="_doc", how="left", maintain_order="left")
    evidence = named.filter("_kept").select("_story", "_first").unique()
    elsewhere = named.filter(waiting).join(evidence, on=["_story", "_first"], how="semi", maintain_order="left")
    if elsewhere.is_empty():
        return named.filter("_kept")
    return pl.concat([named.filter("_kept"), elsewhere]).sort("_doc", "at")


def _finish(mentions: pl.DataFrame, docs: pl.DataFrame, key: str) -> pl.DataFrame:
    """Offsets of the original text, the mention's own characters, the key; one mention where two overlap."""
    mentions = mentions.sort("_doc", "start", pl.col("stop"), descending=[False, False, True])
    inside = (pl.col("_doc") == pl.col("_doc").shift(1)) & (pl.col("start") < pl.col("stop").shift(1))
    mentions = mentions.filter(~inside.fill_null(value=False)).join(docs, on="_doc", how="left", maintain_order="left")
    start = pl.col("start") - PAD
    return mentions.select(
        key,
        start=start,
        end=pl.col("stop") - PAD,
        text=pl.col("_text").str.slice(start, pl.col("stop") - pl.col("start")),
        region_code="region_code",
        region_kind="region_kind",
        region="region",
        candidates="candidates",
        ambiguous="ambiguous",
        cue="cue",
        is_alias="is_alias",
    )
