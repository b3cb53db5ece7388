"""Whether an office of the agency is as good as a region: what its name and its area tell.

Language fact: `BPJS Ketenagakerjaan X` is said of the region X as often as of the office there; `Cabang X` and
`kantornya` name the office. An office that serves one region alone is told of like that region, one that serves several
or only a part of a city is not. The whole principle: docs/reading_news.md, "An office or its town".
"""

from __future__ import annotations

import functools

import polars as pl

from pipelines.news.places.mentions import Mention
from pipelines.news.places.twins import label
from warehouse import reference

_LEVELS = {
    "kabupaten": "regency", "kab": "regency", "kab.": "regency", "kota": "city",
    "provinsi": "province", "prov": "province", "prov.": "province",
}  # fmt: skip
_CAPITAL = "31"
"""Jakarta begins the names of its fifteen offices (Jakarta Salemba, Jakarta Ceger), of which not all are known."""
_OFFICE_WORDS = ("kantor", "cabang", "kanwil", "wilayah", "kacab", "kcp")


def called_branch(mention: Mention) -> bool:
    """Whether an office is called an office (Cabang X, Kanwil X), or an area by its own name (Kediri Raya)."""
    cue = mention.place.cue or ""
    return not cue or any(word in cue for word in _OFFICE_WORDS)


def is_of_one_province(mention: Mention) -> bool:
    """Whether a regional office has just one province (Kanwil Banten), so that its head speaks of that province."""
    served = mention.place.candidates
    return "wil" in (mention.place.cue or "") and [len(code) for code in served] == [2]


def called_region(mention: Mention) -> str | None:
    """The region by whose full name an office is called (BPJS Ketenagakerjaan Kabupaten Sikka), or null."""
    level = _LEVELS.get((mention.place.cue or "").rsplit(" ", 1)[-1])
    codes = [code for code in mention.place.candidates if label(code)[0] == level]
    return codes[0] if len(codes) == 1 else None


def stands_for_province(mention: Mention) -> bool:
    """Whether an office is called by the one province that it serves (BPJAMSOSTEK Sulbar), not by a town (Kendari)."""
    served = mention.place.candidates
    if [label(code)[0] for code in served] != ["province"] or called_branch(mention):
        return False
    if served[0] == _CAPITAL and "dki" not in mention.place.text.lower():
        return False
    return mention.place.text.lower().endswith(_called(served[0]))


def stands_for_region(mention: Mention) -> bool:
    """Whether what an office does is told of its region: the one regency or city that it alone serves, or the
    province it is called by."""
    served = mention.place.candidates
    if len(served) != 1:
        return False
    return stands_for_province(mention) or ("." in served[0] and served[0] not in _divided())


def is_one_of_several(mention: Mention) -> bool:
    """Whether an office has a name of its own in a city that several divide among themselves (Batam Sekupang)."""
    served = mention.place.candidates
    return len(served) == 1 and served[0] in _divided() and has_own_name(mention)


def serves_alone(mention: Mention) -> bool:
    """Whether the table of offices says that this one has a single regency or city, and no other office has it."""
    served = mention.place.candidates
    return mention.name in _listed() and len(served) == 1 and "." in served[0] and served[0] not in _divided()


def has_own_name(office: Mention) -> bool:
    """Whether an office is called by more than its region's name (Tangerang Cikupa, Bekasi Kota)."""
    called = (office.name or "").removeprefix("Cabang ").split(" (")[0].lower()
    regions = (label(code)[1].split(" ", 1)[-1].lower() for code in office.place.candidates)
    return any(called.startswith(f"{region} ") for region in regions)


def shares_name(code: str, office: Mention) -> bool:
    """Whether an office is called after a region, or serves it alone."""
    if len(office.place.candidates) == 1:
        return True
    words = set(label(code)[1].lower().split()) - {"kabupaten", "kota", "provinsi", "daerah", "istimewa"}
    return bool(words & set(office.place.text.lower().split()))


@functools.cache
def regional_offices() -> dict[frozenset[str], str]:
    """The provinces of each regional office that has several, with its name (Jawa Tengah and Yogyakarta have one)."""
    regional = reference.branches().filter(pl.col("type") == "kanwil").select("branch")
    served = reference.branch_regions().join(regional, on="branch", how="semi").group_by("branch").agg("region_code")
    return {frozenset(codes): name for name, codes in served.sort("branch").iter_rows() if len(codes) > 1}


@functools.cache
def _called(code: str) -> tuple[str, ...]:
    """What a region is called, in small letters."""
    aliases = reference.region_aliases().filter(pl.col("region_code") == code)["alias"]
    return (label(code)[1].removeprefix("Provinsi ").lower(), *sorted(alias.lower() for alias in aliases))


@functools.cache
def _listed() -> frozenset[str]:
    return frozenset(reference.branches()["branch"])


@functools.cache
def _divided() -> frozenset[str]:
    """Cities and regencies that several branches divide among themselves (Batam Nagoya, Batam Sekupang)."""
    full = reference.branches().filter(pl.col("type") == "kc").select("branch")
    served = reference.branch_regions().join(full, on="branch", how="semi")
    return frozenset(served.filter(pl.len().over("region_code") > 1)["region_code"])
