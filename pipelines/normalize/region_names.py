"""Every written form of a region's or office's name, with what it may mean: the table that texts are searched for.

Here: forms and their candidates, built once from `warehouse.reference`. Not here: context (which of them is meant).
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import polars as pl

from warehouse import reference

# Second words that are never written in one with the first (Lombok Utara), while others are (Rejanglebong).
_APART = frozenset(
    {
        "utara",
        "selatan",
        "barat",
        "timur",
        "tengah",
        "pusat",
        "tenggara",
        "daya",
        "laut",
        "raya",
        "hulu",
        "hilir",
        "dan",
    }
)
_COMMON_WORDS = frozenset({"batubara"})
# Forms that other things are called far oftener than the region: ministries, ordinary words.
_NEVER = frozenset({"ri", "nkri", "republik indonesia", "seribu", "jakarta raya"})
# The level word before a name is read as such; as part of a form it would hide longer names (Kota Tasik-malaya).
_LEVELLED = ("Kota Tasik", "Kab. Tasik", "Kota Jogja", "Kota Yogya", "Kota Adm. ", "Kab. Adm. ", "Kota Jakarta ")
_NEVER_ALONE = frozenset({"riau", "seribu"})
# Offices are named with these words before the place; the aliases of the table carry some of them.
_OFFICE_WORDS = ("Kanwil ", "Kabupaten ", "Kota ")
_LEVELS = ("country", "province", "regency", "city")

BELOW_CUES: dict[str, str] = {
    "kecamatan": "district",
    "kec.": "district",
    "kec": "district",
    "camat": "district",
    "distrik": "district",
    "kapanewon": "district",
    "kemantren": "district",
    "desa": "village",
    "kelurahan": "village",
    "kel.": "village",
    "kades": "village",
    "lurah": "village",
    "kalurahan": "village",
    "gampong": "village",
    "nagari": "village",
    "pekon": "village",
    "kampung": "village",
}
"""Words that announce a district or a village."""

OFFICE_CUES = ("Cabang", "CABANG", "Kacab", "KCP")
"""Words that announce an office whose name need not be in the table."""


@dataclass(slots=True)
class _Form:
    codes: dict[str, list[str]] = field(default_factory=lambda: {level: [] for level in _LEVELS})
    alias: bool = True
    strict: bool = False
    cabang: str | None = None
    kanwil: str | None = None
    area: bool = False


class Names(NamedTuple):
    """`patterns`: forms as printed, longest first. `table`: one row a form, see `names`."""

    patterns: pl.Series
    table: pl.DataFrame


def _spellings(name: str) -> Iterator[str]:
    """The name and its other spellings: Sumatra, Kep., words in one, with or without hyphens."""
    yield name
    if "Sumatera" in name:
        yield name.replace("Sumatera", "Sumatra")
    if "-" in name:
        yield name.replace("-", " ")
        first, _, second = name.partition("-")
        yield first + second.lower()
    if name.endswith("Una Una"):
        yield name.replace("Una Una", "Una-Una")
    if name.startswith("Kepulauan "):
        rest = name.removeprefix("Kepulauan ")
        yield from (f"Kep. {rest}", f"Kep {rest}")
        if rest.lower() not in _NEVER_ALONE:
            yield rest
    words = name.split()
    joined = words[0] + words[1].lower() if len(words) > 1 else ""
    if joined and words[1].lower() not in _APART and joined.lower() not in _COMMON_WORDS and words[1][:1].isupper():
        yield " ".join([joined, *words[2:]])


def _cased(name: str) -> Iterable[str]:
    return dict.fromkeys((name, name.upper()))


def _region_forms(forms: dict[str, _Form]) -> None:
    levels = dict(reference.regions().select("region_code", "level").iter_rows())
    official = [(n, c, False) for n, c in reference.regions().select("short_name", "region_code").iter_rows()]
    aliases = [(n, c, True) for n, c in reference.region_aliases().select("alias", "region_code").iter_rows()]
    strict = reference.ambiguous_names().filter(pl.col("needs_context") == "yes")["form"].to_list()
    strict_forms = frozenset(strict)
    for name, code, is_alias in itertools.chain(official, aliases):
        for spelling in _spellings(name):
            if spelling.lower() in _NEVER or spelling.startswith(_LEVELLED):
                continue
            for written in _cased(spelling):
                form = forms.setdefault(written, _Form())
                members = form.codes[levels[code]]
                if code not in members:
                    members.append(code)
                form.alias &= is_alias or spelling != name
                form.strict |= spelling.lower() in strict_forms


def _capital_forms(forms: dict[str, _Form]) -> None:
    """`ibu kota NTT`, `ibukota Provinsi Jambi`: a province's capital by the province's name or abbreviation."""
    levels = dict(reference.regions().select("region_code", "level").iter_rows())
    names = pl.concat(
        [
            reference.regions().select(name="short_name", province_code="region_code"),
            reference.region_aliases().select(name="alias", province_code="region_code"),
        ]
    ).unique(maintain_order=True)
    capitals = names.join(reference.capitals(), on="province_code", maintain_order="left")
    for name, capital in capitals.select("name", "region_code").iter_rows():
        for word, full in itertools.product(("ibu kota", "ibukota", "Ibu Kota", "Ibukota"), ("", "Provinsi ")):
            form = forms.setdefault(f"{word} {full}{name}", _Form())
            if capital not in form.codes[levels[capital]]:
                form.codes[levels[capital]].append(capital)


def _office_forms(forms: dict[str, _Form]) -> None:
    for alias, branch, kind in reference.branch_aliases().select("alias", "branch", "type").iter_rows():
        name = alias
        for word in _OFFICE_WORDS:
            name = name.removeprefix(word)
        for spelling in dict.fromkeys((name, name.replace("Sumatera", "Sumatra"))):
            for written in _cased(spelling):
                form = forms.setdefault(written, _Form())
                if kind == "kanwil":
                    form.kanwil = form.kanwil or branch
                    form.area = not any(form.codes.values())
                elif form.cabang is None or name == alias:
                    form.cabang = form.cabang or branch


def _seat_forms(forms: dict[str, _Form]) -> None:
    """`BPJS Ketenagakerjaan Sampit`: an office is called by the town it sits in, which alone is no region's name."""
    for seat in reference.seats()["seat"]:
        for written in _cased(seat):
            form = forms.setdefault(written, _Form())
            if not any(form.codes.values()):
                form.cabang = form.cabang or f"Cabang {seat}"


def _area_forms(forms: dict[str, _Form]) -> None:
    levels = dict(reference.regions().select("region_code", "level").iter_rows())
    for area, codes in reference.areas().iter_rows():
        for written in _cased(area):
            form = forms.setdefault(written, _Form())
            form.area = True
            for code in codes:
                form.codes[levels[code]].append(code)


def _base(written: str, forms: dict[str, _Form]) -> str | None:
    """The region name that a longer office name begins with (`Batam` of `Batam Nagoya`)."""
    words = written.split()
    for count in range(len(words) - 1, 0, -1):
        start = " ".join(words[:count])
        if start in forms and any(forms[start].codes.values()):
            return start
    return None


def _row(written: str, form: _Form, forms: dict[str, _Form]) -> dict[str, object]:
    base = None if any(form.codes.values()) or form.area else _base(written, forms)
    meant = forms[base] if base else form
    codes = [code for level in _LEVELS for code in meant.codes[level]]
    single = {level: meant.codes[level][0] if len(meant.codes[level]) == 1 else None for level in _LEVELS}
    return {
        "match": written,
        "kind": "name",
        "codes": codes,
        "count": len(codes),
        **single,
        "is_alias": meant.alias and bool(codes),
        "strict": meant.strict,
        "cabang": form.cabang,
        "kanwil": form.kanwil,
        "area": form.area or bool(form.cabang and base and written.lower().endswith(" raya")),
        "base": len(base) if base else None,
    }


@functools.cache
def names() -> Names:
    """All forms.

    `table` columns: match (as printed); kind (`name`; `below`: a word that announces a district or village; `office`:
    one that announces an office); codes (candidates, by level then code); count; country/province/regency/city (the
    code if there is exactly one of that level); is_alias; strict (needs a place context); cabang, kanwil (office of
    that name); area (an area and no region: Sumbagsel, Serang Raya, Madura); base (length of the region name that a
    longer office name begins with: then codes and levels are that region's).
    """
    forms: dict[str, _Form] = {}
    _region_forms(forms)
    _capital_forms(forms)
    _office_forms(forms)
    _seat_forms(forms)
    _area_forms(forms)
    rows = [_row(written, form, forms) for written, form in forms.items()]
    for cue in BELOW_CUES:
        for written in dict.fromkeys((cue, cue.capitalize(), cue.upper())):
            if written not in forms:
                rows.append({**_row(written, _Form(), forms), "kind": "below", "is_alias": False})
    rows += [{**_row(written, _Form(), forms), "kind": "office", "is_alias": False} for written in OFFICE_CUES]
    schema = pl.Schema(
        {
            "match": pl.String(),
            "kind": pl.String(),
            "codes": pl.List(pl.String()),
            "count": pl.Int64(),
            **{level: pl.String() for level in _LEVELS},
            "is_alias": pl.Boolean(),
            "strict": pl.Boolean(),
            "cabang": pl.String(),
            "kanwil": pl.String(),
            "area": pl.Boolean(),
            "base": pl.Int64(),
        }
    )
    table = pl.DataFrame(rows, schema=schema)
    table = table.sort(pl.col("match").str.len_bytes(), "match", descending=[True, False])
    return Names(table["match"], table)


@functools.cache
def region_labels() -> pl.DataFrame:
    """Code to kind and official name: region_code, region_kind, region."""
    return reference.regions().select("region_code", region_kind="level", region="name")
