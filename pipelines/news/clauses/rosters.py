"""Lists of groups with a number each, whatever the groups are called: "pemangku 156, pecalang 33, petengen 274".

Language fact: who is counted in most items of such a list tells that the other items count people, too. So a name
that no lexicon holds is a calling there, be it before its number or behind it ("407 pemangku, 141 prajapati").
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence

from pipelines.news.texts.article import Figure
from pipelines.normalize.lexicon import Cue

_WORD = r"[^\W\d][\w/'’.-]*"
_NAME = rf"(?P<name>{_WORD}(?:\s+\(?{_WORD}\)?){{0,4}}?)"
_SO_MANY = r"(?:\s+(?:sebanyak|sejumlah|sekitar|ada|berjumlah|mencapai|total|dengan|jumlahnya))*\s+\(?"
_JOINT = (
    r"\)?\s*(?:(?:orang|jiwa)\b)?\s*(?:,\s*(?:(?:dan|serta|hingga|lalu|kemudian|juga)\s)?|;|\b(?:dan|serta|hingga|plus)\s)"
    r"\s*(?:(?:untuk|bagi|para)\s+)*"
)
_NEXT_BEFORE = re.compile(_JOINT + _NAME + _SO_MANY, re.IGNORECASE)
_NEXT_BEHIND = re.compile(rf"\s+(?:orang\s+)?{_NAME}{_JOINT}", re.IGNORECASE)
_FIRST_BEFORE = re.compile(rf"(?:^|[\s:,(])(?P<name>{_WORD}(?:\s{_WORD}){{0,2}}?){_SO_MANY}$", re.IGNORECASE)
_LAST_BEHIND = re.compile(rf"\s+(?:orang\s+)?(?P<name>{_WORD}(?:\s+(?!yang\b|di\b|dan\b|pada\b){_WORD}){{0,3}})")
_TO = re.compile(r"(?:(?:bagi|untuk|kepada|buat|para)\s+)+")
"""What stands before the name of those to whom so many go: "200 bagi pengolah ikan"."""
_FEWEST = 3
_NO_NAME = re.compile(
    r"(?:orang|jiwa|pekerja|peserta|kasus|klaim|rp|persen|juta|ribu|miliar|tahun|bulan|lainnya|sisanya|yang|di|dari|ke"
    r"|dengan|atau|tahap|desa|kelurahan|kecamatan|kabupaten|kota|provinsi)\b",
    re.IGNORECASE,
)


def with_rosters(text: str, figures: Sequence[Figure], cues: list[Cue]) -> list[Cue]:
    """`cues` of a sentence, in order, with the unknown names of the items of its lists of groups as callings."""
    counts = [f for f in figures if f.kind == "cardinal"]
    if len(counts) < _FEWEST:
        return cues
    for pattern, edge in ((_NEXT_BEFORE, 0), (_NEXT_BEHIND, -1)):
        run: list[re.Match[str]] = []
        at = 0
        for one, other in itertools.pairwise(counts):
            item = pattern.fullmatch(text, one.end, other.start)
            if item is None:
                _name(cues, text, counts[at : at + len(run) + 1], run, edge)
                run, at = [], counts.index(other)
            else:
                run.append(item)
        _name(cues, text, counts[at : at + len(run) + 1], run, edge)
    return cues


def _name(cues: list[Cue], text: str, counts: Sequence[Figure], run: list[re.Match[str]], edge: int) -> None:
    """Adds the callings of the items of one list that have no cue, if most of them are known to be groups."""
    if len(counts) < _FEWEST:
        return
    if edge:
        last = _LAST_BEHIND.match(text, counts[-1].end)
        spans = [m.span("name") for m in (*run, last) if m is not None]
    else:
        opening = max(0, counts[0].start - 60)
        first = _FIRST_BEFORE.search(text[opening : counts[0].start])
        spans = [m.span("name") for m in run]
        if first is not None:
            spans.insert(0, (opening + first.start("name"), opening + first.end("name")))
    said = [_cues_in(cues, *span) for span in spans]
    known = sum(any("group" in c.tags for c in found) for found in said)
    if known < 2 or 2 * known < len(spans):
        return
    for (start, end), found in zip(spans, said, strict=True):
        to = _TO.match(text, start)
        span = (to.end() if to is not None else start, end)
        if not found and not _NO_NAME.match(text, span[0]):
            at = bisect_left(cues, span[0], key=lambda cue: cue.start)
            cues.insert(at, Cue(*span, {"noun": "person", "group": text[slice(*span)].lower()}))


def _cues_in(cues: Sequence[Cue], start: int, end: int) -> list[Cue]:
    """The cues that overlap a name, but for words that say nothing."""
    at = bisect_left(cues, start, key=lambda cue: cue.end)
    found = []
    while at < len(cues) and cues[at].start < end:
        if cues[at].end > start and set(cues[at].tags) != {"filler"}:
            found.append(cues[at])
        at += 1
    return found
