"""What is told of the whole country: by law, by words for it, or by who speaks for it."""

from __future__ import annotations

import functools
import re

import polars as pl

from pipelines.news.places.story import Story
from pipelines.news.texts.article import Claim, Placement, Sentence
from pipelines.normalize.wording import Wording
from warehouse import reference

COUNTRY = ("00", "country", "Indonesia")
_NATIONAL_SIGNS = Wording(r"nasional|indonesia|rpjp|rpjm|tanah air|pusat|negeri ini")
_NATIONAL = re.compile(
    r"\bsecara nasional\b|\bnasional\b|\bse-?\s?indonesia\b|\bdi (?:seluruh )?indonesia\b"
    r"|\brpjpn\b|\brpjmn\b|\btanah air\b|\bpemerintah pusat\b",
    re.IGNORECASE,
)
_NATIONAL_NOUN = re.compile(
    r"\b(?:target|realisasi|rata-rata|angka|capaian|cakupan|tingkat|skala|secara|coverage|total|jumlah|kepesertaan|data)\b"
    r"[^,.;:]{0,30}\b(?<!kerja )(?<!ekonomi )nasional\b|^\W*nasional,|\bse-?\s?indonesia\b"
    r"|\bdi (?:seluruh )?indonesia\b"
    r"|\brpjpn\b|\brpjmn\b|\btanah air\b|\b(?:pekerja|tenaga kerja|buruh|penduduk|rakyat|masyarakat) indonesia\b"
    r"|\b(?:negeri|republik) ini\b"
    r"|\btingkat pusat\b"
    r"|\bpemerintah pusat(?: (?:sendiri|juga|telah|sudah|pun))? me(?:nargetkan|matok|masang|netapkan)\b",
    re.IGNORECASE,
)
_NATIONAL_CLOSE = re.compile(
    r"\bnasional (?:(?:baru|sebesar|mencapai|yang|sudah|hanya|sekitar|masih|adalah|yakni|di angka) )*$", re.IGNORECASE
)
_SAID_OF_NATION = re.compile(r"[^,.;:]{0,40}(?:secara |di tingkat |se-?\s?)?")
_SUPERLATIVE = re.compile(
    r"\b(?:memimpin|ter[a-z]+|peringkat|urutan|juara|rujukan|pertama|satu-satunya)\b[^,.;:]{0,25}$", re.IGNORECASE
)
_CENTRAL = re.compile(
    r"\b(?:menteri|menaker|mendagri|kementerian|kemnaker|kemenaker|kemendagri|direktur utama|dirut|presiden|wapres"
    r"|dewan pengawas|dewas|djsn|bappenas|bps mencatat|dpr ri|komisi ix|direksi|kemenko|menko"
    r"|direktur (?:kepesertaan|pelayanan|keuangan|perencanaan|umum|pengembangan))\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"[^,.;:0-9]{0,30}\b(?:untuk|bagi|di) ")
_STATE = re.compile(
    r"\W*(?:[a-z]+,? )?pemerintah (?!daerah|provinsi|kab|kota|kelurahan|desa|setempat|kampung|gampong|nagari|aceh)",
    re.IGNORECASE,
)
"""A sentence that begins with the government of the country."""


def by_law(_: Story, claim: Claim) -> Placement | None:
    """Benefits and contributions are set by law for the whole country, whoever quotes them.

    What one family received stays where it lives (kind `anecdote`), unless it is the very amount of the law.
    """
    set_by_law = claim.metric in ("benefit_amount", "contribution_amount") and (
        claim.kind != "anecdote" or claim.value in _lawful_amounts()
    )
    if claim.kind == "statutory" or set_by_law:
        return Placement(*COUNTRY, "by_law", 0.95)
    return None


@functools.cache
def _lawful_amounts() -> frozenset[float]:
    parameters = reference.statutory_parameters().filter(unit="IDR")
    return frozenset(parameters.filter(pl.col("metric") != "none")["value"])


def nation(story: Story, claim: Claim) -> Placement | None:
    """`target nasional`, `secara nasional`, `se-Indonesia` around the figure; 2045 is the national plan's year.

    Not where a region is named between the word and the figure, nor where the nation is only what a region is compared
    with (memimpin secara nasional, di atas rata-rata nasional).
    """
    sentence = story.sentence(claim)
    target = claim.metric == "coverage_target" and claim.value > 90
    if not target and not _NATIONAL_SIGNS.fits(sentence):
        return None
    text, figure = story.article.text, claim.figure
    start, end = story.segment(claim)
    if target and "2045" in text[start : sentence.end]:
        return Placement(*COUNTRY, "nation", 0.95)
    if _NATIONAL_SIGNS.search(sentence, story.article.low, start, end) is None:
        return None
    before, after = text[start : figure.start], text[figure.end : end]
    word = _NATIONAL_CLOSE.search(before) or next(reversed(list(_NATIONAL_NOUN.finditer(before))), None)
    if word is not None and not _SUPERLATIVE.search(before[: word.start()]):
        named = any(start + word.end() <= m.start < figure.start for m in story.left(claim))
        if not named and not _sets_for(story, claim, word.group()):
            return Placement(*COUNTRY, "nation", 0.9)
    behind = _NATIONAL.search(after)
    if behind is not None and _SAID_OF_NATION.fullmatch(after[: behind.start()]):
        compared = re.search(r"\b(?:rata-rata|target|atas|bawah|ter[a-z]+)\b", after[: behind.start()])
        if compared is None and behind.group().lower() != "nasional":
            return Placement(*COUNTRY, "nation", 0.85)
    return None


def _sets_for(story: Story, claim: Claim, word: str) -> bool:
    """Whether the central government sets a number for a region named behind it: 32 persen untuk Lampung."""
    behind = story.right(claim)[:1] if "pemerintah pusat" in word.lower() else []
    return any(_FOR.fullmatch(story.article.text, claim.figure.end, m.start) is not None for m in behind)


def of_centre(story: Story, claim: Claim) -> bool:
    """Whether a body of the state is the subject, in a text that began with the whole country."""
    about = story.main is not None and story.main.region_code == COUNTRY[0]
    sentence = story.sentence(claim)
    text = story.article.text
    return about and (
        _CENTRAL.search(text, sentence.start, claim.figure.start) is not None
        or _STATE.match(text, sentence.start, claim.figure.start) is not None
    )


def _is_heading(story: Story, sentence: Sentence) -> bool:
    """Whether a sentence is the headline as the text repeats it."""
    return sentence.index == 0 and story.article.text[sentence.end - 1] not in '.!?”"'


def central(story: Story, claim: Claim) -> Placement | None:
    """Ministers, ministries and the head office speak of the whole country, where no region was named before.

    Who speaks may be told by the next sentence of an article's first paragraph.
    """
    sentence = story.sentence(claim)
    sentences = story.article.sentences[sentence.index : sentence.index + 2]
    heads = _is_heading(story, sentence)
    end = max(s.end for s in sentences if s.paragraph == sentence.paragraph or heads)
    if any(sentence.start < m.start < end and m.role != "dateline" and m.code != COUNTRY[0] for m in story.mentions):
        end = sentence.end
    if _CENTRAL.search(story.article.text, sentence.start, end):
        return Placement(*COUNTRY, "central", 0.7)
    return None
