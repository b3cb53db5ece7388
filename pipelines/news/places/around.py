"""What the names around a mention make of it: an address, an area of several regions, the capital as a mere venue.

Language facts: of `Desa A, Kecamatan B, Kabupaten C` and `Cabang X, Kabupaten Y, Provinsi Z,` the first is meant and
the others say where it lies; `Kota dan Kabupaten X` is both together; who meets `di Jakarta` may come from anywhere.
"""

from __future__ import annotations

import re

from pipelines.news.places.twins import COUNTED, label
from pipelines.news.texts.article import Article, Place, Sentence
from pipelines.normalize.wording import Wording

_FIRM_AT = Wording(
    r"\b(?:PT|CV|[Pp]abrik|[Pp]erusahaan|[Kk]operasi|[Rr]umah [Ss]akit|[Tt]ambang|[Pp]erkebunan)\b[^.;:,0-9]{0,60}"
    r"\b(?:di|dari|asal) $"
)
_PART_OF = re.compile(
    r"\b(?:ujung|sisi|bagian|belahan|pesisir|pelosok|kawasan|daerah|wilayah|kabupaten|kota|di)(?: paling)? "
    r"(?:barat|timur|utara|selatan|tenggara|tengah|timur laut|barat daya|barat laut)(?: (?:Pulau|Provinsi))? $"
)
_HAS_PARTS = re.compile(
    r",? (?:yang )?(?:meliputi|mencakup|membawahi|menaungi|melayani|terdiri (?:dari|atas))\b[^.;0-9]*,"
)
_IN_ADDRESS = re.compile(r"(?:\)?,| \(| di|\)?, (?:[a-z]+ ){1,3}di)?\s*")
_LOOK_BACK = 40
_PAIR = 2
_NEAR = 18
_SPLIT = {"91": ("93.", "94.", "95."), "92": ("96.",)}
"""Provinces by whose old name their former parts are still told (`Mimika, Papua`; laws 14 to 16 and 29 of 2022)."""
_BESIDE_OFFICE = re.compile(r"\s|\s?[,(]\s?")
"""Between an office and the region it lies in."""
_ENDS_ADDRESS = re.compile(
    r"\s?[,)(]| (?:telah |sudah |juga )?(?:menyebut|mengatakan|menjelaskan|melaporkan|menyampaikan|membayar|menyalurkan"
    r"|mencairkan|menyerahkan)"
)
"""Behind the region of an address: the clause goes on, or the office speaks and pays."""
_BOTH = re.compile(
    r"\b(?:kota|pemkot) ?(?:dan|/|maupun|serta|&) ?$|\b(?:kabupaten|kab\.?|pemkab) ?(?:dan|/|maupun|serta|&) ?$",
    re.IGNORECASE,
)
"""Before a name that has its level before it: the namesake of the other level is meant as well."""
_CAPITAL = "31"
_OF_CAPITAL = Wording(
    r"\b(?:dki|pemprov|gubernur|ibu ?kota|provinsi jakarta|daerah khusus|bpjs ketenagakerjaan jakarta)\b"
    r"|\bse-?jakarta\b|\b(?:pekerja|peserta|warga|buruh|perusahaan|kepesertaan|tenaga kerja|cakupan|ojol|nelayan)"
    r"(?: [a-z]+)? (?:di |asal )?jakarta\b|\b(?:wilayah|kawasan) jakarta\b"
)
"""Words of an article that is about the capital as a region."""
_WHERE = re.compile(r"(?:\b(?:di|ke)|,|\b(?:di|ke) [A-Z][^.;:,0-9]{2,40}) $")


def as_area(article: Article, place: Place, sentence: Sentence, role: str) -> Place | None:
    """A bare name as the area of its office where other regions are listed as its parts: `wilayah Padang yang membawahi
    Kota Padang, Pariaman dan Mentawai`."""
    if role != "plain" or place.cue or place.region_kind == "province":
        return None
    if _HAS_PARTS.match(article.text, place.end) is None:
        return None
    inside = [p for p in article.places if place.end < p.start < sentence.end and p.region_code]
    codes = tuple(p.region_code for p in inside if p.region_code not in (place.region_code, None))
    if not codes or place.region_kind == "branch":
        return None
    name = f"Cabang {place.text}"
    return place._replace(region_code=None, region_kind="branch", region=name, candidates=codes, ambiguous=False)


def home_of_firm(article: Article, place: Place, sentence: Sentence) -> Place | None:
    """The regency of a district or village where a firm has its works: its people come from all over it."""
    if place.region_kind not in ("district", "village") or not place.region_code:
        return None
    if _FIRM_AT.search(sentence, article.text[sentence.start : place.start]) is None:
        return None
    code = place.region_code[: len("00.00")]
    kind, name = label(code)
    return place._replace(region_code=code, region_kind=kind, region=name, candidates=(code,), ambiguous=False)


def encloses(outer: Place, inner: Place, text: str) -> bool:
    """Whether a name only adds the region above the one before it: `Desa A, Kecamatan B`, `Kabupaten C, Jawa Barat`."""
    if inner.region_kind == "branch" and outer.region_code in inner.candidates:
        return _is_seat(outer, inner, text)
    if _IN_ADDRESS.fullmatch(text, inner.end, outer.start) is None:
        return False
    codes = [outer.region_code] if outer.region_code else list(outer.candidates)
    inside = [inner.region_code] if inner.region_code else list(inner.candidates)
    if not inside and inner.region_kind in ("village", "district"):
        return outer.region_kind in ("district", "regency", "city", "province")
    return any(i != c and i.startswith((f"{c}.", *_SPLIT.get(c, ()))) for c in codes for i in inside)


def _is_seat(outer: Place, office: Place, text: str) -> bool:
    """`Cabang X, Kabupaten Y, membayar ...`, `Cabang Nagoya Batam`: the region only says where the office is."""
    gap = text[office.end : outer.start]
    if _BESIDE_OFFICE.fullmatch(gap) is None:
        return False
    return not gap.strip() or _ENDS_ADDRESS.match(text, outer.end) is not None


def is_part_in_brackets(place: Place, office: Place | None, text: str) -> bool:
    """`Sumbagut (Sumut dan Aceh)`: what stands in brackets behind an area makes it up."""
    if office is None or office.region_kind != "branch" or len(office.candidates) < _PAIR:
        return False
    if not text.startswith(" (", office.end):
        return False
    gap = text[office.end : place.start]
    return ")" not in gap and len(gap) < _LOOK_BACK and place.region_code in office.candidates


def repeats(place: Place, before: Place, text: str) -> bool:
    """Whether a name is only the short one of the region just named: `Kabupaten A, Maluku Utara (Malut)`."""
    same = place.region is not None and (place.region_code, place.region) == (before.region_code, before.region)
    return same and text[before.end : place.start] == " ("


def has_part_meant(place: Place, sentence: Sentence, text: str) -> bool:
    """Whether a part of the region is meant that the text has named: `di ujung barat Jawa Timur ini`."""
    if not text.startswith((" ini", " itu", " tersebut"), place.end):
        return False
    before = max(sentence.start, place.start - _LOOK_BACK)
    return _PART_OF.search(text[before : place.start]) is not None


def as_both(article: Article, place: Place) -> Place | None:
    """`Kota dan Kabupaten X`: both regions of the name together, the area of the office of that name."""
    if (
        not (place.ambiguous and place.cue)
        or _BOTH.search(article.text[max(0, place.start - _NEAR) : place.start]) is None
    ):
        return None
    served = set(place.candidates)
    office = next((p for p in article.places if p.region_kind == "branch" and served == set(p.candidates)), None)
    name = office.region if office is not None else f"Kabupaten dan Kota {place.text.split(' ', 1)[-1]}"
    return place._replace(region_code=None, region_kind="branch", region=name, ambiguous=False, cue=None)


def is_mere_venue(article: Article, place: Place, sentence: Sentence) -> bool:
    """Whether the capital is only where something took place, in an article that is not about it as a region."""
    if place.region_code != _CAPITAL or place.cue or any(p.region_code == _CAPITAL for p in article.title_places):
        return False
    where = _WHERE.search(article.text[max(sentence.start, place.start - 60) : place.start])
    return (
        where is not None
        and COUNTED.match(article.text, place.end) is None
        and _OF_CAPITAL.search(article, article.low) is None
    )
