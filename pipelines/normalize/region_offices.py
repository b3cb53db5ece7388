"""Offices of BPJS Ketenagakerjaan named in a text: their name, and the regions they serve.

Language fact: an office owns an area (`Cabang Solo`, `Kanwil Banuspa`, `Kediri Raya`) that is no region; its name often
is a region's. Sources of names and areas: `warehouse/reference/branches.csv`.
"""

from __future__ import annotations

import functools

import polars as pl

from warehouse import reference


@functools.cache
def _served() -> pl.DataFrame:
    return reference.branch_regions().group_by(region="branch").agg(served=pl.col("region_code").sort())


@functools.cache
def _levelled() -> pl.DataFrame:
    """Region code to the branch that is called by the region's full name (`Kabupaten Bogor`)."""
    official = reference.regions().select("name", "region_code")
    full = reference.branch_aliases().filter(pl.col("type") != "kanwil")
    return full.join(official, left_on="alias", right_on="name").select("region_code", full_name="branch")


def is_office() -> pl.Expr:
    """Hits that name an office or an office's area."""
    whole_area = pl.col("area") | (pl.col("cabang").is_not_null() & pl.col("match").str.contains(r"(?i) raya$"))
    around = pl.col("raya") & (pl.col("count") > 0) & pl.col("country").is_null()
    part = pl.col("direction") & pl.col("province").is_not_null() & (pl.col("count") == 1)
    return (
        (pl.col("kind") == "name") & (pl.col("office").is_not_null() | whole_area | around | part) & ~pl.col("blocked")
    )


def name_offices(hits: pl.DataFrame) -> pl.DataFrame:
    """Mentions of offices: `_doc`, start, stop, region_kind `branch`, region (office name), candidates, cue."""
    hits = hits.filter(is_office())
    title = (
        pl.when(pl.col("match").str.contains("[a-z]"))
        .then(pl.col("match"))
        .otherwise(pl.col("match").str.to_titlecase())
    )
    extra = pl.when(pl.col("raya") | pl.col("direction")).then(pl.col("after").str.extract(r"^( [A-Za-z]+)"))
    code = pl.coalesce(
        pl.when(pl.col("level") == "regency").then(pl.col("regency")),
        pl.when(pl.col("level") == "city").then(pl.col("city")),
        pl.when(pl.col("level") == "province").then(pl.col("province")),
    )
    hits = hits.with_columns(_title=title, _extra=extra, region_code=pl.when(~pl.col("inherited")).then(code))
    hits = hits.join(_levelled(), on="region_code", how="left", maintain_order="left").join(
        reference.regions().select("region_code", _official="name"), on="region_code", how="left", maintain_order="left"
    )
    name = (
        pl.when(pl.col("office").is_null() & pl.col("_extra").is_not_null())
        .then(pl.col("_title") + pl.col("_extra").str.to_titlecase())
        .when(pl.col("region_code").is_not_null() & (pl.col("office") != "kanwil"))
        .then(pl.coalesce("full_name", pl.lit("Cabang ") + pl.col("_official")))
        .when(pl.col("office") == "kanwil")
        .then(pl.coalesce("kanwil", pl.lit("Kanwil ") + pl.col("_title")))
        .when(pl.col("office") == "cabang")
        .then(pl.coalesce("cabang", pl.lit("Cabang ") + pl.col("_title") + pl.col("_extra").fill_null("")))
        .otherwise(
            pl.coalesce("cabang", "kanwil", pl.lit("Cabang ") + pl.col("_title") + pl.col("_extra").fill_null(""))
        )
    )
    named = hits.with_columns(
        region=name,
        stop=pl.col("stop") + pl.col("_extra").str.len_bytes().fill_null(0).cast(pl.Int64),
    ).join(_served(), on="region", how="left", maintain_order="left")
    own = pl.when(pl.col("region_code").is_not_null()).then(pl.concat_list("region_code")).otherwise(pl.col("codes"))
    return named.select(
        "_doc",
        "start",
        "stop",
        region_code=pl.lit(None, pl.String),
        region_kind=pl.lit("branch"),
        region="region",
        candidates=pl.coalesce("served", own),
        ambiguous=pl.lit(False),
        cue=pl.coalesce(pl.col("office_words").str.strip_chars(), pl.col("office")),
        is_alias=pl.lit(False),
    )
