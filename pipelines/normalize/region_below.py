"""Districts and villages, which count only after their own word (Kecamatan X, Desa Y, Kelurahan Z).

Language fact: village and district names are ordinary words and repeat all over the country (there are 130 villages
called Sukamaju), so the word before the name announces them and the regions named in the same text tell which is meant.
"""

from __future__ import annotations

import functools
import re

import polars as pl

from pipelines.normalize import region_context as context
from pipelines.normalize.region_names import BELOW_CUES
from pipelines.normalize.region_scan import MENTIONS
from warehouse import reference

_NAME = r"^[ :]{1,2}([A-Z][A-Za-z']+(?:[ -][A-Z][A-Za-z']+){0,3})(?:[^A-Za-z0-9]|$)"
# Words that follow "Desa" or "Kecamatan" without being its name: programmes, levels, headings.
_NO_NAME = (
    "sadar", "wisata", "adat", "siaga", "mandiri", "kabupaten", "kota", "provinsi", "kecamatan", "se", "dan", "di",
    "tahun", "pembangunan", "pdt", "pdtt", "bpjs", "dalam", "yang", "untuk", "serta", "tertinggal", "kab", "kec",
    "kementerian", "dinas", "masyarakat", "digital", "cerdas", "berdaya", "emas", "brilian",
)  # fmt: skip
_AND = r"(?:dan|serta|sedangkan|disusul|lalu|kemudian|hingga)"
_NEXT = re.compile(
    r"(?:[^.;:,(A-Z\n]|\.(?=[0-9])|,(?=[0-9])|\([^()]{1,30}\)){0,50}"
    rf"(?:[,;]|\b{_AND}\b)(?: {_AND})? "
    r"(?=(?P<name>[A-Z][a-z']+(?: [A-Z][a-z']+)?)(?P<behind>[ (:]*[0-9])?)"
)
"""From one member of a list of districts to the next: `Kecamatan Ploso 1.210 orang, Kabuh 1.730 orang`."""
_COUNTED = r"^[ :]{1,2}[A-Z][A-Za-z' -]+[ (:,]*[0-9]"
_SURE_CUES = ("desa", "kelurahan", "kecamatan", "kec.")
_WORDS = 4


def _plain(name: pl.Expr) -> pl.Expr:
    return name.str.to_lowercase().str.replace_all(r"[^a-z0-9]", "")


@functools.cache
def _index(level: str) -> pl.DataFrame:
    """`_plain` name to codes of one level, with the name as official."""
    frame = reference.districts() if level == "district" else reference.villages()
    return frame.select(_plain=_plain(pl.col("name")), code="code", name="name")


def resolve_below(hits: pl.DataFrame, *known: pl.DataFrame) -> pl.DataFrame:
    """Mentions of districts and villages among `hits`, told apart by the regions and offices in `known`.

    A name without a code keeps its kind and name (`Desa X`), with code null: it is stated, but not in the register.
    """
    announced = hits.filter(pl.col("kind") == "below").select("_doc", "at", "stop", "match", "after", "last", "tail")
    announced = announced.with_columns(
        _level=pl.col("match").str.to_lowercase().replace_strict(BELOW_CUES, default=None, return_dtype=pl.String),
        _name=pl.col("after").str.extract(_NAME),
        _lead=pl.col("after").str.extract(r"^([ :]+)").str.len_bytes().cast(pl.Int64),
    )
    first = pl.col("_name").str.to_lowercase().str.extract(r"^([a-z]+)")
    # The Minister of Villages is called Menteri Desa, and a name follows.
    ministry = pl.col("last").fill_null("").is_in(["menteri", "kementerian", "wamen", "mendes"])
    # So is the cooperative of every village: "Koperasi Desa/Kelurahan Merah Putih".
    cooperative = pl.col("_name").str.contains(r"^(?i)merah putih\b").fill_null(value=False)
    is_named = pl.col("_name").is_not_null() & ~first.is_in(_NO_NAME) & ~ministry & ~cooperative
    announced = announced.filter(is_named & ~_is_of_officials())
    if announced.is_empty():
        return pl.DataFrame(schema=MENTIONS)
    listed = _listed(announced)
    announced = announced.drop("tail").with_row_index("_hit")
    above = pl.concat(
        [k.select("_doc", code="candidates").explode("code", empty_as_null=True).drop_nulls() for k in known]
    ).unique()
    districts = _resolve(announced.filter(pl.col("_level") == "district"), "district", above)
    if not listed.is_empty():
        districts = pl.concat([districts, _beside(listed, districts, known[0])])
    named = districts.select("_doc", code="region_code").drop_nulls()
    villages = _resolve(announced.filter(pl.col("_level") == "village"), "village", pl.concat([above, named]))
    return pl.concat([districts, villages])


def _is_of_officials() -> pl.Expr:
    """Village officials of a regency: `aparatur desa Nagan Raya` are those of all its villages."""
    words = pl.col("_name").str.split(" ")
    leads = [words.list.head(count).list.join(" ").is_in(_regencies()) for count in (1, 2, 3)]
    officials = pl.col("last").fill_null("").str.contains(context.VILLAGE_OFFICIALS)
    return officials & (pl.col("match") == pl.col("match").str.to_lowercase()) & pl.any_horizontal(leads)


@functools.cache
def _regencies() -> list[str]:
    """Names of regencies and cities without their level."""
    named = reference.regions().filter(pl.col("level").is_in(["regency", "city"]))
    return named["name"].str.replace(r"^(?:Kabupaten|Kota) ", "").unique().sort().to_list()


def _listed(announced: pl.DataFrame) -> pl.DataFrame:
    """The names that go on a list whose first member is called a district and has a number, as hits of their own."""
    rows = []
    firsts = announced.filter((pl.col("_level") == "district") & pl.col("tail").str.contains(_COUNTED))
    for row in firsts.select("_doc", "stop", "match", "last", "tail").iter_rows(named=True):
        number = re.search("[0-9]", row["tail"])
        at = number.start() if number else 0
        while (match := _NEXT.match(row["tail"], at)) is not None:
            at = match.end("name")
            if not match["behind"]:
                continue
            start = row["stop"] + match.start("name")
            rows.append({**row, "at": start, "stop": start, "_name": match["name"], "_lead": 0, "_level": "district"})
    schema = {
        name: announced.schema[name] for name in ("_doc", "at", "stop", "match", "last", "_level", "_name", "_lead")
    }
    return pl.DataFrame(rows, schema=schema).unique(["_doc", "at"], maintain_order=True).with_row_index("_hit")


def _beside(listed: pl.DataFrame, districts: pl.DataFrame, regions: pl.DataFrame) -> pl.DataFrame:
    """Those of a list that are districts of the regency of one named before, and are no other region."""
    above = districts.select("_doc", code=pl.col("region_code").str.slice(0, 5)).drop_nulls().unique()
    other = regions.select("_doc", start="start").unique()
    found = _resolve(listed, "district", above).join(other, on=["_doc", "start"], how="anti")
    return found.filter(pl.col("region_code").is_not_null()).join(
        above, left_on=["_doc", pl.col("region_code").str.slice(0, 5)], right_on=["_doc", "code"], how="semi"
    )


def _resolve(announced: pl.DataFrame, level: str, above: pl.DataFrame) -> pl.DataFrame:
    if announced.is_empty():
        return pl.DataFrame(schema=MENTIONS)
    words = pl.col("_name").str.split(" ")
    tries = (
        announced.select("_hit", "_doc", _words=words)
        .with_columns(_count=pl.int_ranges(1, pl.min_horizontal(pl.col("_words").list.len(), _WORDS) + 1))
        .explode("_count")
        .with_columns(_said=pl.col("_words").list.head(pl.col("_count")).list.join(" "))
        .with_columns(_plain=_plain(pl.col("_said")))
    )
    found = tries.join(_index(level), on="_plain", how="inner")
    found = found.filter(pl.col("_count") == pl.col("_count").max().over("_hit"))
    found = found.with_columns(
        _near=_within(found, above, 8) * 4 + _within(found, above, 5) * 2 + _within(found, above, 2)
    )
    best = found.filter(pl.col("_near") == pl.col("_near").max().over("_hit"))
    choice = best.group_by("_hit").agg(
        codes=pl.col("code").sort(), _said=pl.col("_said").first(), name=pl.col("name").sort().first()
    )
    return _mentions(announced.join(choice, on="_hit", how="left", maintain_order="left"), level)


def _within(found: pl.DataFrame, above: pl.DataFrame, length: int) -> pl.Series:
    """1 where the document names the region of the candidate's first `length` characters of code."""
    parents = above.filter(pl.col("code").str.len_bytes() >= length).select(
        "_doc", _above=pl.col("code").str.slice(0, length)
    )
    marked = found.select("_doc", _above=pl.col("code").str.slice(0, length)).join(
        parents.unique().with_columns(_hit=pl.lit(1)), on=["_doc", "_above"], how="left", maintain_order="left"
    )
    return marked["_hit"].fill_null(0)


def _mentions(announced: pl.DataFrame, level: str) -> pl.DataFrame:
    cue = pl.col("match").str.to_lowercase()
    sure = cue.is_in(_SURE_CUES) & (pl.col("last").fill_null("") != "kepala")
    announced = announced.filter(pl.col("codes").is_not_null() | sure)
    said = pl.coalesce("_said", pl.col("_name").str.extract(r"^(\S+(?: \S+)?)"))
    single = pl.col("codes").list.len() == 1
    urban = cue.str.starts_with("kel") | (cue == "lurah")
    word = pl.when(urban).then(pl.lit("Kelurahan ")).otherwise(pl.lit("Desa "))
    if level == "district":
        word = pl.lit("Kecamatan ")
    return announced.select(
        pl.col("_doc"),
        start=pl.col("at"),
        stop=pl.col("stop") + pl.col("_lead") + said.str.len_bytes().cast(pl.Int64),
        region_code=pl.when(single).then(pl.col("codes").list.first()),
        region_kind=pl.lit(level),
        region=word + pl.coalesce("name", said),
        candidates=pl.col("codes").fill_null(pl.lit([], pl.List(pl.String))),
        ambiguous=(pl.col("codes").list.len() > 1).fill_null(value=False),
        cue=cue,
        is_alias=pl.lit(False),
    )
