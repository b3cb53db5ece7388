"""Region names and codes in table cells and on the command line, where a cell holds nothing but the region.

Cells are written in any case and order (`KAB. BEKASI`, `Bekasi, Kab`, `Kota Adm. Jakarta Timur`) or hold a code,
Kemendagri (`32.16`, `3216`, the float `32.1` for 32.10) or BPS. The two systems give some codes to different regions;
such a bare code stays ambiguous, as does a twin name without its kind.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.normalize.region_names import names
from warehouse import reference

_NUMBERING = re.compile(r"^\s*[0-9]{1,3}\s*[.)]\s+(?=\D)")
_NOTE = re.compile(r"(?:[*†‡\s]+\)?|\s*\([0-9.]{2,10}\))\s*$")
_KIND_WORDS = {
    **dict.fromkeys(("kabupaten", "kab", "pemkab", "regency", "bupati"), "regency"),
    **dict.fromkeys(("kota", "kotamadya", "kodya", "pemkot", "city"), "city"),
    **dict.fromkeys(("provinsi", "propinsi", "prov", "pemprov", "province"), "province"),
    **dict.fromkeys(("kecamatan", "kec", "distrik"), "district"),
    **dict.fromkeys(("desa", "kelurahan", "kel"), "village"),
    **dict.fromkeys(("administrasi", "administratif", "adm", "pemerintah", "pemda"), ""),
}
_WORDS = "|".join(sorted(_KIND_WORDS, key=len, reverse=True))
_LEADING = re.compile(rf"^(?P<word>{_WORDS})\b\.?[\s:/]*", re.IGNORECASE)
_TRAILING = re.compile(rf"[\s,(/-]+(?P<word>{_WORDS})\b\.?[\s)]*$", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:bp(?:js)?\s*(?:ketenagakerjaan|jamsostek|tk)\s+|bpjamsostek\s+|bpjstk\s+)?(?:kantor\s+)?"
    r"(?P<word>cabang|kacab|kcp|kc|kanwil|wilayah)\.?\s+(?:bpjs ketenagakerjaan\s+)?(?P<name>.+)$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"^[0-9]{2}(?:\.[0-9]{1,2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?$|^(?:[0-9]{4}|[0-9]{6}|[0-9]{10})(?:\.0+)?$"
)
_LEVELS = {2: "province", 5: "regency", 8: "district", 13: "village"}
_SCHEMA = {
    "name": pl.String(), "region_code": pl.String(), "region_kind": pl.String(), "region": pl.String(),
    "candidates": pl.List(pl.String()), "ambiguous": pl.Boolean(), "reason": pl.String(),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Answer:
    codes: tuple[str, ...]
    reason: str
    office: str | None = None


def resolve_regions(cells: pl.Series, *, parent: str | None = None, level: str | None = None) -> pl.DataFrame:
    """What each cell names, in the order given, one row a cell.

    `parent`: code of the region that the cells lie in; `level`: the level they have (`province`, `regency`, `city`,
    `district`, `village`). Columns: name (the cell), region_code, region_kind, region (official name), candidates,
    ambiguous, reason (how it was found: official name, alias, Kemendagri code, BPS code, former code, district,
    village, office; or why not: twin name, other kind, code of two systems, unknown, empty).
    """
    texts = cells.cast(pl.String)
    answers = {text: _answer(text, parent, level) for text in texts.unique().to_list()}
    return pl.DataFrame([_row(text, answers[text]) for text in texts.to_list()], schema=_SCHEMA, orient="row")


def _row(text: str | None, answer: _Answer) -> tuple[object, ...]:
    codes = list(answer.codes)
    if answer.office is not None:
        return text, None, "branch", answer.office, codes, False, answer.reason
    chosen = codes[0] if len(codes) == 1 and answer.reason != "other kind" else None
    kind, name = _label(chosen) if chosen else (None, None)
    return text, chosen, kind, name, codes, bool(codes) and chosen is None, answer.reason


def _answer(text: str | None, parent: str | None, level: str | None) -> _Answer:
    cleaned = _NOTE.sub("", _NUMBERING.sub("", (text or "").replace("\u00a0", " "))).strip()
    if not cleaned:
        return _Answer((), "empty")
    if _CODE.match(cleaned):
        return _by_code(cleaned, parent)
    office = _OFFICE.match(cleaned)
    if office is not None:
        return _by_office(office["word"].lower(), office["name"])
    return _in_address(cleaned, level) or _by_name(cleaned, parent, level)


def _in_address(text: str, level: str | None) -> _Answer | None:
    """`Kec. A, Kab. B`: the first part, looked for in the region that the last part names."""
    first, comma, rest = text.partition(",")
    above = _by_name(rest.strip(), None, None) if comma and _key(rest) not in _KIND_WORDS else None
    if above is None or len(above.codes) != 1 or above.reason == "other kind":
        return None
    inner = _by_name(first.strip(), above.codes[0], level)
    return inner if inner.codes else None


def _by_code(text: str, parent: str | None) -> _Answer:
    known = _labels()
    digits = re.sub(r"\.0+$", "", text)
    if "." in digits:
        head, _, rest = digits.partition(".")
        # A float has lost the last zero of 32.10.
        dotted = f"{head}.{rest}0" if len(rest) == 1 else digits
        return _known_code(dotted, known)
    parts = [digits[:2], digits[2:4], digits[4:6], digits[6:]]
    dotted = ".".join(p for p in parts if p)
    if len(digits) == 4 and digits.endswith("00"):
        dotted = digits[:2]
    kemendagri = dotted if _exists(dotted, known) else None
    bps = _bps().get(digits if len(digits) == 4 else digits + "00")
    codes = [c for c in dict.fromkeys((kemendagri, bps)) if c and (parent is None or c.startswith(parent))]
    if len(codes) > 1:
        return _Answer(tuple(sorted(codes)), "code of two systems")
    if codes:
        return _Answer((codes[0],), "Kemendagri code" if codes[0] == kemendagri else "BPS code")
    return _known_code(dotted, known)


def _known_code(dotted: str, known: dict[str, tuple[str, str]]) -> _Answer:
    if _exists(dotted, known):
        return _Answer((dotted,), "Kemendagri code")
    former = _former().get(dotted)
    return _Answer((former,), "former code") if former else _Answer((), "unknown")


def _by_office(word: str, name: str) -> _Answer:
    kind = "kanwil" if word in ("kanwil", "wilayah") else "cabang"
    branch = _branches().get((kind, _key(name)))
    if branch is not None:
        return _Answer(_served()[branch], "office", branch)
    named = _by_name(name, None, None)
    return _Answer(named.codes, "office", f"{'Kanwil' if kind == 'kanwil' else 'Cabang'} {name.title()}")


def _by_name(text: str, parent: str | None, level: str | None) -> _Answer:
    kind, name = _kind(text)
    wanted = level or kind
    whole, rest = _key(text), _key(name)
    if wanted in ("district", "village"):
        return _below(rest if kind == wanted else whole, wanted, parent)
    found = _index().get(rest, ())
    if not found:
        found, kind = _index().get(whole, ()), ""
    codes = [c for c in found if parent in (None, "00") or (c != parent and c.startswith(parent or ""))]
    if kind:
        levels = [c for c in codes if _label(c)[0] == kind]
        if codes and not levels:
            return _Answer(tuple(codes), "other kind")
        codes = levels
    if level and len(codes) > 1:
        codes = [c for c in codes if _label(c)[0] == level] or codes
    if not codes and parent and len(parent) in (5, 8):
        return _below(whole, _LEVELS[8 if len(parent) == 5 else 13], parent)
    if not codes:
        return _Answer((), "unknown")
    if len(codes) > 1:
        return _Answer(tuple(codes), "twin name")
    official = _key(_kind(_label(codes[0])[1])[1]) in (rest, whole)
    return _Answer((codes[0],), "official name" if official else "alias")


def _below(key: str, level: str, parent: str | None) -> _Answer:
    codes = [c for c in _lower(level).get(key, ()) if parent is None or c.startswith(parent)]
    if not codes:
        return _Answer((), "unknown")
    return _Answer(tuple(codes), level if len(codes) == 1 else "twin name")


def _kind(text: str) -> tuple[str, str]:
    """The kind that the words before or after the name give, and the name alone."""
    kinds: list[str] = []
    for pattern in (_LEADING, _LEADING, _TRAILING):
        match = pattern.search(text)
        bare = pattern is _TRAILING and _key(text) in _index()
        if match is not None and not bare and _key(text[: match.start()] + text[match.end() :]):
            kinds.append(_KIND_WORDS[match["word"].lower()])
            text = text[: match.start()] + text[match.end() :]
    given = {kind for kind in kinds if kind}
    return given.pop() if len(given) == 1 else "", text.strip()


def _key(name: str) -> str:
    spelled = re.sub(r"\bkep(?:\.|\b)", "kepulauan", name.lower()).replace("sumatra", "sumatera")
    return re.sub(r"[^a-z0-9]", "", spelled)


def _exists(code: str, known: dict[str, tuple[str, str]]) -> bool:
    return code in known or (len(code) in (8, 13) and code in _lower_names(_LEVELS[len(code)]))


def _label(code: str) -> tuple[str, str]:
    """Level and official name of a code."""
    if code in _labels():
        return _labels()[code]
    level = _LEVELS[len(code)]
    word = "Kecamatan" if level == "district" else "Kelurahan" if code[9] == "1" else "Desa"
    return level, f"{word} {_lower_names(level)[code]}"


@functools.cache
def _labels() -> dict[str, tuple[str, str]]:
    rows = reference.regions().select("region_code", "level", "name").iter_rows()
    return {code: (level, name) for code, level, name in rows}


@functools.cache
def _index() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, codes in (
        names().table.filter(pl.col("count") > 0, pl.col("base").is_null()).select("match", "codes").iter_rows()
    ):
        found[_key(form)].update(codes)
    for form, code in (("Republik Indonesia", "00"), ("RI", "00"), ("Nasional", "00")):
        found[_key(form)].add(code)
    return {key: tuple(sorted(codes)) for key, codes in found.items()}


@functools.cache
def _bps() -> dict[str, str]:
    return dict(reference.regions().select("bps_code", "region_code").iter_rows())


@functools.cache
def _former() -> dict[str, str]:
    history = reference.region_history().drop_nulls("former_code")
    return dict(history.select("former_code", "region_code").iter_rows())


@functools.cache
def _branches() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for alias, branch, kind in reference.branch_aliases().iter_rows():
        found.setdefault(("kanwil" if kind == "kanwil" else "cabang", _key(alias)), branch)
    return found


@functools.cache
def _served() -> dict[str, tuple[str, ...]]:
    bridge = reference.branch_regions().group_by("branch").agg(pl.col("region_code").sort())
    return {branch: tuple(codes) for branch, codes in bridge.iter_rows()}


def _table(level: str) -> pl.DataFrame:
    return reference.districts() if level == "district" else reference.villages()


@functools.cache
def _lower_names(level: str) -> dict[str, str]:
    return dict(_table(level).select("code", "name").iter_rows())


@functools.cache
def _lower(level: str) -> dict[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, name in _lower_names(level).items():
        found[_key(name)].append(code)
    return dict(found)
