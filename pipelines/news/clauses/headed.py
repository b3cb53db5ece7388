"""Items of a list under a header, read as if the header stood before each: what is counted is said there once.

Language fact: "Perangkat desa yang sudah terlindungi per kabupaten:" over "- Kudus: 2.100 orang" says the same as
"Perangkat desa yang sudah terlindungi per kabupaten: Kudus 2.100 orang".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from pipelines.news.clauses.scene import Scene, lay_out
from pipelines.news.texts.article import Article, Figure, Place, Sentence
from pipelines.normalize.lexicon import Cue, cues_between

BULLET = re.compile(r"^\s*(?:[-•*–—▪●]|\(?[0-9a-z]{1,2}[.)])\s+")
_BY = re.compile(r"\b(?:menurut|per|tiap|setiap|berdasarkan)\s+(?:jenis\s+|jumlah\s+)?$")
"""Before what the list is divided by, which is not what it counts: "sebaran menurut pemberi kerja"."""
_TELLS = {"status", "relation", "money", "aim", "noun", "group", "segment", "program", "change", "sponsored"}
"""A header without one of these says nothing of what its list counts: "Fakta Jamsostek Kudus"."""
_LONGEST_ITEM = 110
_MOST_WORDS = 8
"""How many words may stand before the number of an item."""
_LONGEST_HEADER = 220
_FEWEST_PLACES = 2
_SMALL = 20
"""Numbers below do not make a sentence one of figures: "tersebar di tiga kabupaten"."""
_SAYS_NOTHING = {"filler", "realis"}


def under_header(article: Article, scene: Scene, header: tuple[int, int] | None, cues: Sequence[Cue]) -> Scene | None:
    """The item laid out behind its header, in a text that leaves out what stands between; None for no item.

    Figures, `cues` and places of the item are moved with it, so the slots are those of `scene`, the item alone.
    """
    if header is None or not scene.slots or header[1] - header[0] > _LONGEST_HEADER or header[1] > scene.sentence.start:
        return None
    sentence, figures = scene.sentence, [slot.figure for slot in scene.slots]
    text = article.text
    line = text[sentence.start : sentence.end]
    bullet = BULLET.match(line)
    if bullet is None and len(line) > _LONGEST_ITEM:
        return None
    begin = sentence.start + (bullet.end() if bullet is not None else 0)
    if begin > figures[0].start or len(text[begin : figures[0].start].split()) > _MOST_WORDS:
        return None
    kept = len(text[: header[1]].rstrip(" :.\n\t"))
    shift = kept + len(_JOINT) - begin
    joined = _Joined(article, kept, begin, header[0], sentence)
    moved = [f._replace(start=f.start + shift, end=f.end + shift, qualifier_start=_at(f, shift)) for f in figures]
    behind = [c._replace(start=c.start + shift, end=c.end + shift) for c in cues if c.start >= begin]
    before = [c for c in cues_between(joined.low, header[0], kept) if not _BY.search(joined.low, header[0], c.start)]
    if not any(_TELLS.intersection(c.tags) for c in before):
        return None
    return lay_out(joined, joined.item, moved, [*before, *behind])


def topic_before(article: Article, scene: Scene) -> tuple[int, int] | None:
    """The sentence before, where it has no number and places with bare numbers follow: "Peserta aktif tersebar di tiga
    kabupaten. Kudus memimpin dengan 4.120 orang, disusul Jepara 3.220"."""
    index = scene.sentence.index
    if index == 0 or not _is_of_places(scene):
        return None
    before = article.sentences[index - 1]
    if before.masked or scene.sentence.paragraph - before.paragraph > 1:
        return None
    begin = bisect_left(article.figures, before.start, key=_start)
    end = bisect_left(article.figures, before.end, begin, key=_start)
    numbered = any(not (f.kind == "cardinal" and (f.value or 0.0) < _SMALL) for f in article.figures[begin:end])
    return None if numbered else (before.start, before.end)


def _is_of_places(scene: Scene) -> bool:
    """Whether places have numbers and nothing else is said of these."""
    if sum(slot.placed for slot in scene.slots) >= _FEWEST_PLACES:
        return True
    alone = len(scene.slots) == 1 and scene.slots[0].placed
    return alone and all(_SAYS_NOTHING.issuperset(c.tags) or c.tags.get("noun") == "person" for c in scene.cues)


_start = attrgetter("start")
_JOINT = ": "


def _at(figure: Figure, shift: int) -> int | None:
    return None if figure.qualifier_start is None else figure.qualifier_start + shift


class _Joined(Article):
    """The article with everything between the header and the item cut out; `item`: both as one sentence."""

    __slots__ = ("item",)

    def __init__(self, article: Article, kept: int, begin: int, start: int, sentence: Sentence) -> None:
        shift = kept + len(_JOINT) - begin
        self.text = article.text[:kept] + _JOINT + article.text[begin:]
        self.low = article.low[:kept] + _JOINT + article.low[begin:]
        self.places = tuple(
            Place(p.start + shift, p.end + shift, *p[2:])
            for p in article.places
            if begin <= p.start and p.end <= sentence.end
        )
        header = article.sentence_at(start)
        lacks = sentence.lacks & header.lacks if header is not None else 0
        self.item = Sentence(sentence.index, start, sentence.end + shift, sentence.paragraph, lacks=lacks)
