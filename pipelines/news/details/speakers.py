"""Who says so, and on which basis a rate stands."""

from __future__ import annotations

import re

from pipelines.news.texts.article import Article, Claim, Placement, Sentence
from pipelines.normalize.wording import Wording, fitting

_NAME = r"(?:[A-Z][\w’'.-]*|dan|bin|binti)"
"""A part of a name. No two alternatives fit the same: names in capitals would be gone through 2^12 times."""
_SAYS = (
    r"(?:kata|ujar|jelas|ungkap|tutur|sebut|terang|papar|imbuh|tambah|tegas|pungkas|ucap|beber|lanjut|urai"
    r"|rinci|jawab|sambung|tandas|cetus|nilai)"
)
_SPEECH = re.compile(
    rf"\b(?:{_SAYS}|me(?:ng|ny|n|m)\w+kan|menyebut|mengakui|berharap|merinci|[Mm]enurut)\b|\b{_SAYS}nya\b"
)
_AFTER = Wording(
    rf"\b{_SAYS}(?:nya)?,?\s+((?:(?:Kepala|Plt|Plh|Pj|Wakil|Bupati|Wali|Gubernur|Sekda|Direktur|Deputi|Menteri"
    rf"|Ketua)\b[^,.\"”;]*?\s)?{_NAME}(?:\s+{_NAME}){{0,8}})"
)
_BEFORE = Wording(
    rf"((?:[A-Z][\w.’'-]*)(?:[ ,]+(?:{_NAME}|serta)){{0,12}})\s*,?\s*(?:\([^)]*\)\s*,?\s*)?"
    r"(?:juga |turut |kemudian |lalu |pun )?(?:mengatakan|menyebut(?:kan)?|menjelaskan|menyampaikan"
    r"|mengungkap(?:kan)?|menuturkan|menerangkan|memaparkan|merinci|melaporkan|menegaskan|mengakui|menambahkan"
    r"|menyatakan|berharap)\b"
)
_ACCORDING = Wording(rf"\b(?:Menurut|menurut)\s+((?:{_NAME})(?:\s+{_NAME}){{0,8}})")
_FORMS = (("before", _BEFORE), ("after", _AFTER), ("according", _ACCORDING))
_AFTER_NAME = re.compile(
    r"(?:,?\s*\b(?:Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)\b.*|\s+\S*[0-9].*|\s+(?:dan|bin|serta))$"
)
_PRONOUN = Wording(rf"\b{_SAYS}(?:nya\b| (?:dia|ia|beliau)\b)|\b(?:d?ia|beliau|dirinya) (?:me|ber)\w+")
_OFFICE = re.compile(
    r"\b(?:Kepala|Direktur|Deputi|Bupati|Wali Kota|Walikota|Gubernur|Wakil|Sekretaris|Sekda|Ketua|Menteri|Plt"
    r"|Pj|Kabid|Asisten|Dirut|Pps)\b"
)
_NIK = Wording(r"\bnik\b|nomor induk kependudukan|ber-?ktp|domisili")
_BASES = (
    ("labour_force", Wording(r"\bangkatan kerja\b")),
    (
        "employed",
        Wording(
            r"\bpenduduk (?:yang )?(?:sudah )?bekerja\b|\bjumlah pekerja menurut bps\b|\byang (?:sudah )?bekerja\b"
        ),
    ),
    (
        "eligible",
        Wording(
            r"\bpotensi\w*\b|\beligi?b(?:le|el)\b|\bsemesta\b|\btotal (?:pekerja|tenaga kerja|sasaran)\b"
            r"|\bseluruh pekerja\b|\bmemenuhi syarat\b|\bdari [0-9.,]+(?: ribu| juta)? (?:orang )?(?:pekerja"
            r"|tenaga kerja)\b"
        ),
    ),
)
_RATES = ("coverage_rate", "unprotected_rate", "coverage_target", "eligible_workers")


class Speakers:
    """Who says what in an article, with the office as printed; looked up sentence by sentence, backward as needed."""

    def __init__(self, article: Article, until: int) -> None:
        """`until`: the number of the last sentence that will be asked for."""
        self._article = article
        self._until = until
        self._known: dict[int, str | None] = {}
        self._said: dict[int, str | None] = {}
        self._last_said: dict[int, str | None] = {}

    def of(self, index: int) -> str | None:
        """The speaker named in the sentence; of a quotation or a pronoun, the one named last; else the paragraph's."""
        if index not in self._said:
            self._said[index] = self._look_up(index)
        return self._said[index]

    def _look_up(self, index: int) -> str | None:
        named = self._named(index)
        if named is not None:
            return named
        sentence = self._article.sentences[index]
        quoted = self._article.text[sentence.start] in '"“'
        if quoted or _PRONOUN.search(sentence, self._article.low, sentence.start, sentence.end):
            last = self._last(range(index, -1, -1))
            if last is not None:
                return last
        paragraph = sentence.paragraph
        if paragraph not in self._last_said:
            self._last_said[paragraph] = self._last(self._backward(index))
        return self._last_said[paragraph]

    def _backward(self, index: int) -> range:
        """The sentences of a paragraph that a sentence is in, its last one (that may be asked for) first."""
        sentences, first, last = self._article.sentences, index, index
        while first and sentences[first - 1].paragraph == sentences[index].paragraph:
            first -= 1
        while last < self._until and sentences[last + 1].paragraph == sentences[index].paragraph:
            last += 1
        return range(last, first - 1, -1)

    def _last(self, backward: range) -> str | None:
        """The first speaker named in sentences that are gone through backward."""
        for index in backward:
            named = self._named(index)
            if named is not None:
                return named
        return None

    def _named(self, index: int) -> str | None:
        if index not in self._known:
            sentence = self._article.sentences[index]
            self._known[index] = None if sentence.masked else _named(self._article.text, sentence)
        return self._known[index]


def _named(text: str, sentence: Sentence) -> str | None:
    for _, pattern in fitting(_FORMS, sentence):
        for match in pattern.finditer(sentence, text, sentence.start, sentence.end):
            name = _AFTER_NAME.sub("", match.group(1)).strip(" ,.-")
            if _OFFICE.search(name) or (
                len(name.split()) >= 2 and not name.isupper() and "BPJS" not in name and "Data" not in name
            ):
                # Asked last: few sentences come so far, and in these it is soon found.
                return name if _SPEECH.search(text, sentence.start, sentence.end) else None
    return None


def bases_of(article: Article, claim: Claim, placement: Placement) -> tuple[str | None, str | None]:
    """(numerator_basis, denominator_basis): what is counted and, for rates and bases, against what.

    Of a growth rate the first is what grew.
    """
    sentence = article.sentences[claim.sentence]
    span = article.low, sentence.start, sentence.end
    numerator: str | None = claim.state if claim.metric == "growth_rate" else None
    if claim.metric in ("active_participants", "registered_workers", "coverage_rate", "segment_share"):
        counted = "registered" if claim.metric == "registered_workers" or claim.state == "registered" else "active"
        if _NIK.search(sentence, *span):
            numerator = f"{counted}_by_nik"
        elif placement.region_kind == "branch":
            numerator = f"{counted}_by_branch"
        else:
            numerator = counted
    denominator: str | None = None
    if claim.metric in _RATES:
        denominator = next((name for name, pattern in _BASES if pattern.search(sentence, *span)), "unknown")
    return numerator, denominator
