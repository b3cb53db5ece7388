"""Regions in a row: a figure for each in order, one figure of them all, and the total of a list.

Language fact: regions joined by commas and *dan* take the figures behind them in order where there is one for each,
with or without *masing-masing*; a single count behind them is of all together (a single rate is each one's: `shared`).
What several regions have together belongs to the office that serves them, if one was named, else to the region above.
"""

from __future__ import annotations

import re
from itertools import accumulate

from pipelines.news.clauses.scene import BY_RANK
from pipelines.news.places.mentions import Mention
from pipelines.news.places.named import BELOW, USABLE, may_serve, stated
from pipelines.news.places.offices import regional_offices
from pipelines.news.places.story import Story
from pipelines.news.texts.article import Claim, Figure, Placement
from pipelines.normalize.wording import Wording

_TOTAL = re.compile(r"\b(?:total(?:nya)?|seluruhnya|keseluruhan(?:nya)?|jumlah(?:nya)?)\b[^,.;:]{0,25}$", re.IGNORECASE)
_EACH = Wording(r"\bmasing-?\s?masing\b|\bberturut-?\s?turut\b", re.IGNORECASE)
_EACH_BEHIND = re.compile(
    r"\s*(?:(?:persen|orang|peserta|pekerja|jiwa|kasus|klaim)\s)?(?:secara )?"
    r"(?:masing-?\s?masing|berturut-?\s?turut)\b",
    re.IGNORECASE,
)
"""Behind a row of figures, however far its regions are: `A dan B ada di dasar dengan 22% dan 18% berturut-turut`."""
_JOINT = re.compile(r"\s*(?:,|,?\s*(?:dan|serta|maupun|termasuk|&))\s*(?:di )?|[-–/]", re.IGNORECASE)
_NEXT_FIGURE = re.compile(
    r"\s*(?:persen|orang|peserta|pekerja|jiwa|kasus|klaim)?\s*(?:[,;]|[,;]?\s*(?:dan|serta|&))\s*"
    r"(?:sebesar |sebanyak )?",
    re.IGNORECASE,
)
ALL_OF = {"kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6}
"""Words that take up so many regions together: kedua kabupaten itu, ketiganya."""
_RANKS = {"pertama": 0, "kedua": 1, "ketiga": 2, "terakhir": -1}
_ALL_OF_THEM = Wording(rf"\b({'|'.join(ALL_OF)})nya\b", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,|,?\s*(?:dan|serta|&))\s*(?:di )?|[-–]", re.IGNORECASE)
OWN_NUMBER = re.compile(r"\s*\(?(?:sebanyak |ada )?(?:Rp ?)?[0-9]")
_LEVEL = {"province": "province", "regency": "local", "city": "local", "district": "below", "village": "below"}
_REGENCY = 5
"""Length of the code of a regency or city."""
_FIGURE_OF = re.compile(
    r"(?: (?!dan\b|serta\b|lalu\b|sedangkan\b|sementara\b|adapun\b|disusul\b|atau\b|kemudian\b)[a-z-]+){0,3} "
)
_ENDS_ITEM = re.compile(r"(?: \([^)]{2,30}\))?(?:[,;.)]|,? (?:dan|serta)\b|$)")
_REACH = 70
"""A figure for each region stands within so many characters behind the last one."""


def each(story: Story, claim: Claim) -> Placement | None:
    """`A dan B masing-masing 21% dan 24%`, `A dan B berbagi 300 dan 400`: the first figure is of the first region."""
    sentence = story.sentence(claim)
    word = _EACH.search(sentence, story.article.text, sentence.start, claim.figure.start)
    if word is None or len(story.left(claim)) < 2:
        return _of_before(story, claim) or _by_rank(story, claim) or _in_order(story, claim)
    # A region named later has figures of its own.
    limit = next((m.start for m in story.here(claim) if m.start > word.end()), sentence.end)
    figures = [f for f in story.figures(sentence) if word.start() < f.start < limit]
    if claim.figure.start > limit:
        return None
    left = [m for m in story.left(claim) if m.end <= word.start() and m.role in (*USABLE, "served", "scope")]
    chain = _chain(story, word.start())
    regions = chain if len(chain) == len(figures) else left
    if len(regions) < 2 or len(figures) < len(regions):
        return None
    rank = sum(1 for f in figures if f.start < claim.figure.start)
    if rank >= len(regions):
        return None
    return stated(regions[len(regions) - min(len(figures), len(regions)) + rank], "each", 0.9)


def _of_before(story: Story, claim: Claim) -> Placement | None:
    """`Ketiganya ditarget masing-masing 50, 30, dan 29 persen`: the regions of the sentence before, in order."""
    sentence = story.sentence(claim)
    word = _ALL_OF_THEM.search(sentence, story.article.text, sentence.start, claim.figure.start)
    if word is None or sentence.index == 0:
        return None
    before = story.article.sentences[sentence.index - 1]
    regions = story.regions_before(before.end - 1)
    row = _row(story, claim)
    if len(row) != len(regions) or len(row) != ALL_OF[word[1].lower()]:
        return None
    return stated(regions[row.index(claim.figure)], "each", 0.8)


def _by_rank(story: Story, claim: Claim) -> Placement | None:
    """`Dua nama terakhir A dan B. Yang disebut pertama 900`: the region of that rank in the sentence before."""
    sentence = story.sentence(claim)
    # `Kedua` is a number itself.
    before = [f.end for f in story.figures(sentence) if f.end <= claim.figure.start and f.text[0].isdigit()]
    start = before[-1] if before else sentence.start
    said = BY_RANK.search(sentence, story.article.text[start : claim.figure.start])
    if said is None or sentence.index == 0:
        return None
    regions = story.regions_before(story.article.sentences[sentence.index - 1].end - 1, (*USABLE, "scope"))
    rank = _RANKS[said["rank"].lower()]
    return stated(regions[rank], "each", 0.8) if 1 < len(regions) > rank else None


def _in_order(story: Story, claim: Claim) -> Placement | None:
    """A row of as many figures of one kind as regions stand before it."""
    if len(story.left(claim)) < 2:
        return None
    row = _row(story, claim)
    if len(row) < 2:
        return None
    regions = _chain(story, row[0].start)
    if len(regions) != len(row):
        return None
    reach = row[0].start - regions[-1].end
    if reach < 0 or (reach > _REACH and not _EACH_BEHIND.match(story.article.text, row[-1].end)):
        return None
    return stated(regions[row.index(claim.figure)], "each", 0.85)


def _row(story: Story, claim: Claim) -> list[Figure]:
    """The figures of the claim's kind that nothing but *dan* or commas parts from one another, with the claim's."""
    row: list[Figure] = []
    for figure in story.figures(story.sentence(claim)):
        same = (figure.kind, figure.unit) == (claim.figure.kind, claim.figure.unit)
        if not row or not (same and _NEXT_FIGURE.fullmatch(story.article.text, row[-1].end, figure.start)):
            if claim.figure in row:
                break
            row = []
        row.append(figure)
    return row if claim.figure in row else []


def _chain(story: Story, before: int) -> list[Mention]:
    """The regions in a row whose last one stands right before a place."""
    text = story.article.text
    chain: list[Mention] = []
    for mention in reversed(story.regions_before(before)):
        if chain and not _JOINT.fullmatch(text, mention.end, chain[0].start):
            break
        chain.insert(0, mention)
    # A twin that nothing tells apart (Madiun dan Magetan) is a city or a regency.
    levels = {(m.kind in ("regency", "city", None), m.kind == "province") for m in chain}
    return chain if len(levels) == 1 and len({m.code or m.name for m in chain}) == len(chain) else []


def figure_first(story: Story, claim: Claim) -> Mention | None:
    """The region behind a figure in a row that names each region after its figure: `2.278 Pemkab Balangan, 2.093 Pemkab
    Tabalong dan 1.264 Pemkab Tapin`."""
    sentence = story.sentence(claim)
    text = story.article.text
    pairs: dict[int, Mention] = {}
    for mention in story.here(claim):
        before = [f for f in story.figures(sentence) if f.end <= mention.start]
        close = before and _FIGURE_OF.fullmatch(text, before[-1].end, mention.start)
        if close and _ENDS_ITEM.match(text, mention.end):
            pairs[before[-1].start] = mention
    return pairs.get(claim.figure.start) if len(pairs) > 1 else None


def total(story: Story, claim: Claim) -> Placement | None:
    """The total of a list of regions belongs to the region above them."""
    named = [m for m in story.left(claim) if m.role in ("plain", "actor")]
    regencies = {m.code for m in named if m.code and len(m.code) == _REGENCY}
    if len(regencies) < 2:
        return None
    before = story.article.text[story.sentence(claim).start : claim.figure.start]
    if not (_TOTAL.search(before) or _is_sum(story, claim)):
        return None
    return above(story, regencies, "total", 0.85)


def _is_sum(story: Story, claim: Claim) -> bool:
    """Whether the figure is what at least two figures right before it come to: "A 2.100, B 1.900, jadi 4.000 orang"."""
    parts = [f for f in story.figures(story.sentence(claim)) if f.end <= claim.figure.start]
    named = bool(parts) and any(m.start >= parts[-1].end for m in story.left(claim))
    return not named and claim.value in list(accumulate(f.value or 0.0 for f in reversed(parts)))[1:]


def joined(story: Story, claim: Claim) -> Placement | None:
    """One count of the regions in a row before it (`peserta di A dan B 60.000 orang`)."""
    single = claim.unit == "percent" or not claim.value or len(story.left(claim)) < 2
    chain = [] if single else _chain(story, claim.figure.start)
    if len(chain) < 2:
        return None
    earlier = [f for f in story.figures(story.sentence(claim)) if f.end <= chain[0].start]
    if earlier and "," not in story.article.text[earlier[-1].end : chain[0].start]:
        # `700 nelayan di A dan B 300`: the first region has a number of its own.
        return None
    return together(story, {m.code or m.place.candidates[0] for m in chain}, claim.figure.start)


def together(story: Story, codes: set[str], before: int) -> Placement:
    """What several regions have together: the area of the office that serves them, else the region above."""
    office = story.last_office(before)
    if office is not None and may_serve(office, codes):
        return story.office(office, "together", 0.75, own=True, as_such=True)
    return above(story, codes, "together", 0.7)


def above(story: Story, codes: set[str], rule: str, certainty: float) -> Placement:
    """The region above several; of all the provinces of one regional office, its area."""
    office = regional_offices().get(frozenset(codes))
    if office is not None:
        return Placement(None, "branch", office, rule, certainty)
    if len(codes) == 1:
        return story.region(next(iter(codes)), rule, certainty)
    higher = {code[:2] if len(code) > len("00") else "00" for code in codes}
    return story.region(higher.pop() if len(higher) == 1 else "00", rule, certainty)


def shared_by(story: Story, first: Mention) -> set[str]:
    """The regions of a list that shares one count, one level up where they are districts (`500 petani di Kecamatan A,
    B dan C`); none where it is no list."""
    text = story.article.text
    chain = [first]
    for mention in story.after(first):
        if _LEVEL.get(mention.kind or "") != _LEVEL.get(first.kind or "") or not _LIST.fullmatch(
            text, chain[-1].end, mention.start
        ):
            break
        chain.append(mention)
    codes = {m.code for m in chain if m.code}
    if len(codes) < 2 or (first.kind or "") not in _LEVEL or OWN_NUMBER.match(text, chain[-1].end):
        return set()
    return {c[:_REGENCY] for c in codes} if _LEVEL[first.kind or ""] == "below" else codes


def serving(story: Story, claim: Claim, first: Mention, codes: set[str]) -> Placement:
    """What regions in a row behind a figure have together, the office that serves them named before or behind them:
    `1.204 badan usaha di A, B dan C ikut BPJS Ketenagakerjaan Cabang A`."""
    offices = [m for m in story.right(claim) if m.role == "office" and codes & set(m.place.candidates)]
    if offices:
        return stated(offices[0], "behind", 0.8)
    if first.kind in BELOW:
        return above(story, codes, "behind", 0.8)
    return together(story, codes, claim.figure.start)
