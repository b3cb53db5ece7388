"""The place that a row, a column, a heading or a title names, by the region grammar; each name is resolved once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pipelines.reports.lexicon import normalise, read_phrase
from pipelines.reports.periods import find_periods


class Place(NamedTuple):
    """A region or an office. `code` is None for an office area or a name that stays unresolved."""

    code: str | None
    kind: str | None
    name: str | None
    flags: tuple[str, ...] = ()


INDONESIA = Place("00", "country", "Indonesia")
_COUNTRY = frozenset(
    {"indonesia", "nasional", "seluruh indonesia", "republik indonesia", "total nasional", "jumlah nasional"}
)
_MARKER = re.compile(r"^\s*(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})[.)]\s+", re.I)

_OFFICE_WORD = re.compile(r"cabang|kantor|\bkc|kanwil|kacab|unit", re.I)
_LEVELLED = re.compile(r"\b(?:kota|kabupaten|kab\.?|provinsi|prov\.?)\s.*$", re.I)
_NAME_ENDS = re.compile(
    r"(?: (?!Tahun|Bulan|Periode|Per|Posisi|S\.|Sampai|Hingga)[A-Z][a-z]+){1,2}"
    r"(?=\s*$|\s+(?:Tahun|Bulan|Periode|20[0-9]{2})\b)"
)

_resolved: dict[tuple[str, str | None, str | None], tuple[Place | None, tuple[str, ...]]] = {}
_LARGEST_MEMORY = 200_000


def resolve(names: Iterable[str], parent: str | None, level: str | None) -> dict[str, Place | None]:
    """Places of names as printed in cells, all below `parent` and of one level where these are given."""
    wanted = list(dict.fromkeys(names))
    asked = [name for name in wanted if (name, parent, level) not in _resolved]
    if asked:
        if len(_resolved) > _LARGEST_MEMORY:
            _resolved.clear()
        _ask(asked, parent, level)
    chosen = {name: _resolved[name, parent, level] for name in wanted}
    return {name: place if place else _choose(name, candidates, wanted) for name, (place, candidates) in chosen.items()}


def _ask(names: Sequence[str], parent: str | None, level: str | None) -> None:
    import polars as pl

    from pipelines.normalize.regions import resolve_regions

    cleaned = [_MARKER.sub("", name).strip(" :.*") for name in names]
    frame = resolve_regions(pl.Series("name", cleaned, dtype=pl.String), parent=parent, level=level)
    for name, row in zip(names, frame.iter_rows(named=True), strict=True):
        _resolved[name, parent, level] = _place(name, row)


def _place(name: str, row: dict[str, Any]) -> tuple[Place | None, tuple[str, ...]]:
    if normalise(name) in _COUNTRY:
        return INDONESIA, ()
    if row["region_kind"] == "branch":
        return Place(None, "branch", row["region"] or name), ()
    if row["region_code"]:
        return Place(row["region_code"], row["region_kind"], row["region"]), ()
    return None, tuple(row["candidates"] or ())


def _choose(name: str, candidates: tuple[str, ...], siblings: Sequence[str]) -> Place | None:
    """Of twin names (Kabupaten/Kota Serang) the one that the list does not print with its level word."""
    if not candidates:
        return None
    plain = normalise(_MARKER.sub("", name))
    printed = {normalise(sibling) for sibling in siblings}
    regencies = [code for code in candidates if not _is_city(code)]
    cities = [code for code in candidates if _is_city(code)]
    if len(regencies) == 1 and len(cities) == 1:
        if f"kota {plain}" in printed:
            return region(regencies[0])
        if printed & {f"kabupaten {plain}", f"kab {plain}"}:
            return region(cities[0])
        chosen = region(regencies[0])
        return chosen._replace(flags=("region_ambiguous",)) if chosen else None
    return None


def _is_city(code: str) -> bool:
    """Kemendagri numbers cities from 71 within their province."""
    return len(code) == 5 and code[3] == "7"


@functools.cache
def _regions() -> dict[str, Place]:
    from warehouse import reference

    frame = reference.regions().select("region_code", "level", "name")
    return {code: Place(code, level, name) for code, level, name in frame.iter_rows()}


@functools.cache
def codes_by_bps() -> dict[str, str]:
    """Kemendagri codes by the codes of Statistics Indonesia, without dots."""
    from warehouse import reference

    frame = reference.regions().select("bps_code", "region_code").drop_nulls()
    return {bps.replace(".", ""): code for bps, code in frame.iter_rows()}


def region(code: str | None) -> Place | None:
    """The region of a code down to regency and city."""
    return _regions().get(code) if code else None


_lines: dict[str, tuple[Place, ...]] = {}


def places_in(lines: Sequence[str]) -> dict[str, tuple[Place, ...]]:
    """Regions and offices that lines of a title name, in order."""
    import polars as pl

    from pipelines.normalize.regions import find_regions

    asked = [line for line in dict.fromkeys(lines) if line not in _lines]
    if asked:
        if len(_lines) > _LARGEST_MEMORY:
            _lines.clear()
        found: dict[str, list[Place]] = {line: [] for line in asked}
        frame = find_regions(pl.DataFrame({"doc": asked, "text": asked}))
        for row in frame.iter_rows(named=True):
            place = _mention(row["doc"], row)
            if place:
                found[row["doc"]].append(place)
        _lines.update({line: tuple(places) for line, places in found.items()})
    return {line: _lines[line] for line in lines}


def _mention(line: str, row: dict[str, Any]) -> Place | None:
    if row["region_kind"] == "branch":
        return _office(line, row)
    if row["region_code"]:
        return Place(row["region_code"], row["region_kind"], row["region"])
    regencies = [code for code in row["candidates"] or () if len(code) == 5 and not _is_city(code)]
    if len(regencies) == 1 and (chosen := region(regencies[0])):
        return chosen._replace(flags=("region_ambiguous",))
    return None


def _office(line: str, row: dict[str, Any]) -> Place:
    """An office; but the agency's name before a region with its level ("peserta BPJS Ketenagakerjaan Kota X") is none.

    Words that end the line after a known office's name belong to it ("Cabang Jakarta Kebon Jeruk").
    """
    levelled = _LEVELLED.search(row["text"])
    if levelled and not _OFFICE_WORD.search(row["cue"] or ""):
        place = resolve([levelled[0]], None, None)[levelled[0]]
        if place is not None:
            return place
    name = row["region"] or row["text"]
    rest = _NAME_ENDS.match(line[row["end"] :])
    if rest and not read_phrase(rest[0]).known and not find_periods(rest[0]):
        name += rest[0].rstrip()
    return Place(None, "branch", name)
