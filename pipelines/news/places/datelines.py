"""Datelines: the head of a paragraph that names the paper and the town it is written from.

Here: their forms. Not here: what a dateline says of a number (`speakers.fallback`: the least of all).
"""

from __future__ import annotations

import re

from pipelines.news.texts.article import Article, Place, Sentence

_FIRST_PARAGRAPHS = 8
_HEAD = 90
"""A dateline ends within this many characters."""
_SITE = r"[A-Za-z0-9-]+(?:\.[A-Za-z]+)+"
_WORDS = rf"(?:(?:{_SITE}|[A-Z][A-Za-z'’]*+|[0-9/]++)[,|]?\s?+)"
"""Words are taken whole (`*+`): a line in capitals could be cut into words in a thousand ways."""
_AGENCY = r"(?:\((?i:antara)[^)]{0,20}\)\s*[–—-]?|\([A-Za-z. ]{3,25}\)\s*[–—-])"
_DASH = r"(?:\s?[–—-]{1,2}(?=\s)|[–—]{1,2}|\|\|)"
_PLAIN = re.compile(rf"{_WORDS}{{1,7}}(?:{_AGENCY}|{_DASH})")
_OUTLET = rf"(?:{_SITE}|KBRN|[A-Z][A-Za-z]*(?i:news|pos|post)|(?:Warta|Radar|Tribun|Kabar|Suara|Media) [A-Z][a-z]+)"
_TOWN = r"[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2}"
_AFTER_OUTLET = re.compile(
    rf"{_OUTLET}(?:[,:.] ?|\s?[-–—]{{1,2}} ?| )(?:{_TOWN}(?:, [A-Z][A-Za-z]+)?)(?:\s?(?:[:|]|[-–—]{{1,2}})|\.(?=\s|$))"
    rf"|[A-Z]{{4,}}(?: [A-Z]{{3,}})*, {_OUTLET}\s?[-–—:]"
    rf"|{_TOWN}-{_OUTLET}\s?:"
    rf"|{_TOWN}, {_SITE}\s?\|(?:\s?[-–—]+)?"
    rf"|{_TOWN}, (?:[A-Z][A-Za-z]+ ){{1,3}}[0-9]{{2,3}}(?:[.,][0-9])? ?FM\s?[-–—:|]"
    rf"|{_SITE}, (?!Kabupaten|Kota|Provinsi|Pem)[A-Z][a-z]+(?= [A-Z])"
    rf"|[A-Z]{{4,}}(?: [A-Z]{{3,}}){{0,2}}\.(?=\s|$)|{_TOWN}: (?=[A-Z][^;:]{{40}}|[\"“])"
)
"""`JAKARTA. Jumlah`, `SITE.com, Jakarta Jumlah`, `Cirebon: Jumlah`,
`KONTAN.CO.ID - JAKARTA.`, `KBRN, Gorontalo:`, `SITE.COM, MAKASSAR -Badan`, `KUPANG, SITE.CO.ID-Klaim`,
`MEDAN, site.com |`, `Solo, Gema 98,1 FM-Klaim`."""
_MARK = re.compile(r"[-–—(|:]|[A-Z]\.|\.[a-z]+,")
_NUMBER_NEXT = re.compile(r" (?:(?:sebanyak|sebesar|baru|sudah|ada|mencapai) )?(?:Rp ?)?[0-9]")


class Datelines:
    """The heads of an article's first paragraphs, each looked up when a place stands so near the start as to be in it:
    `KUDUS -`, `Palu (ANTARA) -`, `SORONG, PBD –`."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._lengths: dict[int, int] = {}

    def hold(self, place: Place, sentence: Sentence) -> bool:
        """Whether a place of this sentence is named in the dateline of its paragraph."""
        sentences, first = self._article.sentences, sentence
        if sentence.paragraph > _FIRST_PARAGRAPHS:
            return False
        while first.index and sentences[first.index - 1].paragraph == sentence.paragraph:
            first = sentences[first.index - 1]
        at = place.start - first.start
        return at < _HEAD and at < self._length(first)

    def _length(self, first: Sentence) -> int:
        known = self._lengths.get(first.index)
        if known is None:
            line = self._article.text[first.start : first.start + _HEAD].split("\n", 1)[0]
            known = self._lengths[first.index] = _head(line)
        return known


def _head(line: str) -> int:
    """Length of the dateline that a line begins with, or 0.

    A name and a dash before a number are a line of a list, unless an agency or a site is named between.
    """
    if _MARK.search(line) is None:
        return 0
    outlet = _AFTER_OUTLET.match(line)
    plain = _PLAIN.match(line)
    if plain is not None and "(" not in plain.group() and _NUMBER_NEXT.match(line, plain.end()):
        plain = None
    return max((head.end() for head in (outlet, plain) if head is not None), default=0)
