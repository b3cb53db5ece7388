"""Where each row's figures hold: names resolved level by level, each below the place above it; codes compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.reports.columns import Column
from pipelines.reports.context import Context
from pipelines.reports.layout import Table
from pipelines.reports.lexicon import normalise
from pipelines.reports.places import INDONESIA, Place, codes_by_bps, region, resolve
from pipelines.reports.rows import Row

_LEVELS = ("province", "regency", "any", "district", "village", "branch")
_RESOLVED_AS = {"province": "province", "district": "district", "village": "village"}
_WIDER = re.compile(r"^(?:kota|kabupaten|kab\.?|provinsi|prov\.?)\s", re.I)
_LEVEL_HEADINGS = {
    "kabupaten": "Kabupaten",
    "kota": "Kota",
    "pemerintah kabupaten": "Kabupaten",
    "pemerintah kota": "Kota",
}
_OFFICE = re.compile(r"^(?:kantor|kc|kcp|kacab|cabang|kanwil)\b", re.I)


def place_rows(table: Table, columns: Sequence[Column], rows: Sequence[Row], context: Context) -> None:
    """Set `place` of every row. A name that is no known place leaves the row unplaced, never at the table's place."""
    held: dict[int, Place | None] = {}
    _take_level_words(rows)
    _place_headings(rows, context)
    above = _places_above(rows)
    for level in _LEVELS:
        _place_level(level, rows, held, above, context)
    _place_labels(rows, held, context)
    for row in rows:
        if row.kind == "item" and row.index in held:
            row.place = held[row.index]
    _below_headings(rows)
    _check_codes(table, columns, rows)
    _find_whole(rows)
    _place_totals(rows, context)


def _places_above(rows: Sequence[Row]) -> dict[int, Place]:
    """The place of the heading that each row stands under, by the row's index."""
    by_index = {row.index: row for row in rows}
    found: dict[int, Place] = {}
    for row in rows:
        above = by_index.get(row.parent) if row.parent is not None else None
        while above is not None and not (above.kind == "heading" and above.place is not None):
            above = by_index.get(above.parent) if above.parent is not None else None
        if above is not None and above.place is not None:
            found[row.index] = above.place
    return found


def _place_level(
    level: str, rows: Sequence[Row], held: dict[int, Place | None], above: dict[int, Place], context: Context
) -> None:
    asked: dict[tuple[str | None, str | None], list[tuple[Row, str]]] = {}
    for row in rows:
        if row.kind != "item":
            continue
        for name_level, name in row.names:
            if name_level == level:
                parent = _parent(held.get(row.index) or above.get(row.index) or context.place, level)
                asked.setdefault((parent, _RESOLVED_AS.get(level)), []).append((row, name))
    for (parent, as_level), wanted in asked.items():
        found = _resolved([name for _, name in wanted], parent, as_level, level)
        for row, name in wanted:
            held[row.index] = found[name] or _unknown(name, level)
        _part_twins(wanted, held, parent)


def _take_level_words(rows: Sequence[Row]) -> None:
    """Names under a heading that is only a level ("KOTA") are of that level."""
    headings = {row.index: _LEVEL_HEADINGS.get(normalise(row.label)) for row in rows if row.kind == "heading"}
    for row in rows:
        word = headings.get(row.parent) if row.parent is not None else None
        if word:
            row.names = tuple(
                (level, name if _WIDER.match(name) or level not in ("regency", "any", "label") else f"{word} {name}")
                for level, name in row.names
            )


def _part_twins(wanted: Sequence[tuple[Row, str]], held: dict[int, Place | None], parent: str | None) -> None:
    """A twin name that a list prints twice is the regency first and the city second, in the order of the codes."""
    rows_of: dict[str, list[Row]] = {}
    for row, name in wanted:
        place = held[row.index]
        if place is not None and "region_ambiguous" in place.flags:
            rows_of.setdefault(name, []).append(row)
    for name, rows in rows_of.items():
        city = resolve([f"Kota {name}"], parent, None)[f"Kota {name}"]
        first = held[rows[0].index]
        if len(rows) == 2 and city is not None and first is not None:
            held[rows[0].index], held[rows[1].index] = first._replace(flags=()), city


def _parent(place: Place | None, level: str) -> str | None:
    """The code below which a name of this level is searched."""
    if place is None or place.code in (None, "00"):
        return None
    code = place.code or ""
    depth = {"regency": 2, "any": len(code), "district": 5, "village": 8}.get(level, 0)
    return code[:depth] if depth and len(code) >= min(depth, 2) else None


def _resolved(names: list[str], parent: str | None, as_level: str | None, level: str) -> dict[str, Place | None]:
    printed = {name: name if level != "branch" or _OFFICE.match(name) else f"Cabang {name}" for name in names}
    found = resolve(printed.values(), parent, as_level)
    missing = [text for text in printed.values() if found[text] is None]
    if missing and level == "any":
        for below in _below(parent):
            found.update({text: place for text, place in resolve(missing, parent, below).items() if place})
            missing = [text for text in missing if found[text] is None]
    missing = [text for text in printed.values() if found[text] is None]
    wider = [text for text in missing if _WIDER.match(text)]
    if wider and level in ("district", "village"):
        found.update({text: place for text, place in resolve(wider, None, None).items() if place})
    if missing and parent and level in ("regency", "any"):
        found.update({text: place for text, place in resolve(missing, None, as_level).items() if place})
    return {name: found[text] for name, text in printed.items()}


def _find_whole(rows: Sequence[Row]) -> None:
    """The last or first row may be the whole that the others are parts of ("Kota Bogor" below its districts)."""
    items = [row for row in rows if row.kind == "item" and row.place is not None and row.place.code]
    for row in {id(row): row for row in (*items[-1:], *items[:1])}.values():
        others = [other.place.code for other in items if other is not row and other.place and other.place.code]
        code = row.place.code if row.place else None
        within = sum(code == "00" or other.startswith(f"{code}.") for other in others)
        if code and len(others) >= 2 and within == len(others):
            row.kind = "total"
            row.names = (("total", row.place.name or ""),) if row.place else ()


def _below(parent: str | None) -> tuple[str, ...]:
    """The levels that names below a place may have."""
    return {5: ("district", "village"), 8: ("village",)}.get(len(parent or ""), ())


def _unknown(name: str, level: str) -> Place:
    """A place that is named but not known: it keeps its name, so that its figures go nowhere else."""
    kind = {"village": "village", "district": "district", "branch": "branch"}.get(level)
    return Place(None, kind, name.strip())


def _place_headings(rows: Sequence[Row], context: Context) -> None:
    headings = [(row, name) for row in rows if row.kind == "heading" for level, name in row.names if level == "heading"]
    if not headings:
        return
    parent = context.place.code if context.place and context.place.code != "00" else None
    names = [name for _, name in headings]
    found = resolve(names, parent, None)
    for below in _below(parent):
        missing = [name for name in names if found[name] is None]
        if missing:
            found.update({name: place for name, place in resolve(missing, parent, below).items() if place})
    elsewhere = [name for name in names if found[name] is None and _WIDER.match(name)]
    found.update(resolve(elsewhere, None, None))
    for row, name in headings:
        row.place = found[name]


def _place_labels(rows: Sequence[Row], held: dict[int, Place | None], context: Context) -> None:
    """Labels that the lexicon does not know: places, if most of them are."""
    asked = [(row, name) for row in rows if row.kind == "item" for level, name in row.names if level == "label"]
    if not asked:
        return
    parent = context.place.code if context.place and context.place.code != "00" else None
    found = _resolved([name for _, name in asked], parent, None, "any")
    for row, name in asked:
        if found[name] is not None:
            held[row.index] = found[name]
            row.unknown = False


def _below_headings(rows: Sequence[Row]) -> None:
    """A row without a place of its own takes that of the heading, or of the row of a place, that it stands under."""
    by_index = {row.index: row for row in rows}
    for row in rows:
        above = by_index.get(row.parent) if row.parent is not None else None
        while row.place is None and row.kind != "heading" and above is not None:
            row.place = above.place
            above = by_index.get(above.parent) if above.parent is not None else None
        if row.kind == "heading" and row.place is None and above is not None:
            row.place = above.place


def _check_codes(table: Table, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Compare the names with the codes beside them; a code decides between twin names.

    Codes were often stored as numbers on the way ("32.1" for 32.10, "3201.0"), and two systems are in use, so only a
    code that fits the name in neither system disagrees.
    """
    coded = [column for column in columns if column.role == "code"]
    if not coded:
        return
    for row in rows:
        if row.kind != "item" or row.place is None:
            continue
        printed = [str(value) for c in coded if (value := table.sheet.rows[row.index][c.index]) is not None]
        options = [set(read_code(code)) for code in printed]
        code = row.place.code
        if code is None or "region_ambiguous" in row.place.flags:
            depth = {place.code for found in options for c in found if (place := region(c)) and len(c) >= 5}
            fitting = [c for c in sorted(filter(None, depth)) if _same_name(region(c), row.place)]
            if fitting and (chosen := region(fitting[0])):
                row.place = chosen
            continue
        same_depth = [found for found in options if any(len(c) == len(code) for c in found)]
        if same_depth and not any(code in found for found in same_depth):
            known = [c for found in same_depth for c in found if region(c)]
            if known:
                row.place = row.place._replace(flags=(*row.place.flags, "code_name_mismatch"))


def _same_name(place: Place | None, other: Place) -> bool:
    def bare(name: str | None) -> str:
        return re.sub(r"^(?:kabupaten|kab\.?|kota|provinsi)\s+", "", (name or "").lower()).strip()

    return place is not None and bare(place.name) == bare(other.name)


def read_code(text: str) -> tuple[str, ...]:
    """Region codes that a printed code may mean: Kemendagri with or without dots, or Statistics Indonesia's."""
    plain = re.sub(r"[^0-9.]", "", text.strip())
    if re.fullmatch(r"[0-9]+\.0", plain):
        plain = plain[:-2]
    found: list[str] = []
    if re.fullmatch(r"[0-9]{2}\.[0-9]{1,2}", plain):
        head, _, tail = plain.partition(".")
        found.append(f"{head}.{tail.ljust(2, '0')}")
        if len(tail) == 1:
            found.append(f"{head}.0{tail}")
    digits = plain.replace(".", "")
    if len(digits) == 2:
        found.append(digits)
        found.extend(filter(None, [codes_by_bps().get(digits + "00")]))
    elif len(digits) == 4:
        found.append(f"{digits[:2]}.{digits[2:]}")
        found.extend(filter(None, [codes_by_bps().get(digits)]))
    elif len(digits) in (6, 7) and "." not in plain:
        found.append(f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}")
    elif len(digits) == 10:
        found.append(f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}")
    return tuple(dict.fromkeys(found))


def _place_totals(rows: Sequence[Row], context: Context) -> None:
    for row in rows:
        if row.kind != "total":
            continue
        named = [(level, name) for level, name in row.names]
        place: Place | None = None
        for level, name in named:
            parent = _parent(place or context.place, "district" if level == "total" else level)
            base = parent or (context.place.code if context.place and context.place.code != "00" else None)
            options = [None, "district", "village"] if level in ("total", "any") else [_RESOLVED_AS.get(level)]
            for as_level in options:
                found = resolve([name], base, as_level)[name] or (
                    resolve([name], None, None)[name] if as_level is None else None
                )
                if found:
                    place = found
                    break
        if named and place is None:
            row.unplaced = True
        row.place = place or (row.place if row.parent is not None else None) or (context.place if not named else None)
        if row.place is None and not named and _all_provinces(rows):
            row.place = INDONESIA


def _all_provinces(rows: Sequence[Row]) -> bool:
    items = [row for row in rows if row.kind == "item"]
    return len(items) >= 20 and all(row.place and row.place.kind == "province" for row in items)
