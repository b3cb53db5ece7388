"""Offices of BPJS Ketenagakerjaan named in a text: their name, and the regions they serve.

Language fact: an office owns an area (`Cabang Solo`, `Kanwil Banuspa`, `Kediri Raya`) that is no region; its name often
is a region's. Sources of names and areas: `warehouse/reference/branches.csv`.
"""

from __future__ import annotations

import functools

import polars as pl

from pipelines.normalize import region_context as context
from pipelines.normalize.region_scan import MENTIONS
from warehouse import reference

_SHORT = 4
"""Names in capitals shorter than this are abbreviations (NTB, DKI) and stay in capitals."""


@functools.cache
def _served() -> pl.DataFrame:
    """Office to the regions it serves: those of the table, else the regency whose seat it is called by."""
    known = reference.branch_regions().select(region="branch", served="region_code")
    seats = reference.seats().select(region=pl.lit("Cabang ") + pl.col("seat"), served="region_code")
    named = pl.concat([known, seats.join(known, on="region", how="anti")])
    return named.group_by("region").agg(pl.col("served").unique().sort())


@functools.cache
def _levelled() -> pl.DataFrame:
    """Region code to the branch that is called by the region's full name (`Kabupaten Bogor`)."""
    official = reference.regions().select("name", "region_code")
    full = reference.branch_aliases().filter(pl.col("type") != "kanwil")
    return full.join(official, left_on="alias", right_on="name").select("region_code", full_name="branch")


def is_office() -> pl.Expr:
    """Hits that name an office or an office's area."""
    around = pl.col("raya") & (pl.col("count") > 0) & pl.col("country").is_null()
    part = pl.col("direction") & pl.col("province").is_not_null() & (pl.col("count") == 1)
    return (
        (pl.col("kind") == "name")
        & (pl.col("office").is_not_null() | pl.col("area") | around | part)
        & ~pl.col("blocked")
    )


def name_offices(hits: pl.DataFrame) -> pl.DataFrame:
    """Mentions of offices: `_doc`, start, stop, region_kind `branch`, region (office name), candidates, cue."""
    return pl.concat([_known(hits.filter(is_office())), _unknown(hits)])


def _unknown(hits: pl.DataFrame) -> pl.DataFrame:
    """Branches whose name is in no table: `Cabang X` where X is a district, or stands right after the agency.

    A person's name follows `Kepala Cabang` as easily as a place does, so there only a district's name counts.
    """
    following = (pl.col("_doc").shift(-1) == pl.col("_doc")) & (pl.col("at").shift(-1) <= pl.col("stop") + 2)
    plain = pl.col("before").str.replace(r"kantor $", "")
    hits = hits.with_columns(_followed=following.fill_null(value=False)).filter(
        (pl.col("kind") == "office") & ~pl.col("_followed") & ~pl.col("before").str.contains(context.OTHER_BEFORE)
    )
    hits = hits.with_columns(
        _name=pl.col("after").str.extract(r"^ ((?:[A-Z][a-z]+)(?: [A-Z][a-z]+)?)"),
        _sure=plain.str.contains(context.AGENCY + " $")
        & pl.col("after").str.contains(r"^ [A-Z][a-z]+(?: [A-Z][a-z]+)?(?:[,.(]| [a-z(]|$)"),
    ).drop_nulls("_name")
    hits = hits.filter(~pl.col("_name").str.to_lowercase().is_in(context.OFFICE_WORDS))
    if hits.is_empty():
        return pl.DataFrame(schema=MENTIONS)
    names = reference.districts().select(pl.col("name"), code=pl.col("code").str.slice(0, 5))
    served = names.group_by("name").agg(codes=pl.col("code").unique().sort())
    first = pl.col("_name").str.extract(r"^(\S+)")
    long = hits.select(_name="_name").join(served, left_on="_name", right_on="name", how="left", maintain_order="left")
    short = hits.select(_name=first).join(served, left_on="_name", right_on="name", how="left", maintain_order="left")
    hits = hits.with_columns(_long=long["codes"], _short=short["codes"])
    name = pl.when(pl.col("_long").is_null() & pl.col("_short").is_not_null()).then(first).otherwise(pl.col("_name"))
    codes = pl.coalesce("_long", "_short")
    hits = hits.with_columns(_name=name, codes=codes).filter(pl.col("codes").is_not_null() | pl.col("_sure"))
    return hits.select(
        "_doc",
        start="at",
        stop=pl.col("stop") + pl.col("_name").str.len_bytes().cast(pl.Int64) + 1,
        region_code=pl.lit(None, pl.String),
        region_kind=pl.lit("branch"),
        region=pl.lit("Cabang ") + pl.col("_name"),
        candidates=pl.col("codes").fill_null(pl.lit([], pl.List(pl.String))),
        ambiguous=pl.lit(False),
        cue=pl.lit("cabang"),
        is_alias=pl.lit(False),
    )


def _known(hits: pl.DataFrame) -> pl.DataFrame:
    title = (
        pl.when(pl.col("match").str.contains("[a-z]") | (pl.col("match").str.len_bytes() < _SHORT))
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
        .when(pl.col("office").is_null() & pl.col("cabang").is_null() & pl.col("kanwil").is_null())
        .then(pl.col("_title"))
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
