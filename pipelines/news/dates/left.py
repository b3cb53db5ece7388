"""The level that a change leaves behind: "naik dari 12.500 menjadi 20.000 orang" says nothing of when it was 12.500.

It was so at the time that something was compared with shortly before ("dibanding Desember 2016"), a year before a
change within a year, and else at no time that is told.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipelines.news.dates.governing import governing_date, is_bound, is_right_behind, usable_dates
from pipelines.news.dates.times import Scene, is_ahead, is_past
from pipelines.news.texts.article import Claim, When
from pipelines.normalize.wording import Wording

_FROM = re.compile(
    r"\b(?:dari|semula|tadinya)(?: (?:sebelumnya|semula|tadinya|hanya|cuma|sekitar|baru|awalnya))*(?: rp)? ?$"
)
_BECOMES = re.compile(r"[^.;:]{0,45}?\b(?:menjadi|jadi|ke)(?: (?:sekitar|hanya|cuma|lebih dari))?(?: rp)? ?[0-9]")
_BECAME = re.compile(
    r"\b(?:menjadi|jadi)(?: (?:sekitar|hanya|sebesar|sebanyak))? (?:rp ?)?[0-9][0-9.,]*%?"
    r"(?: (?:ribu|juta|miliar|triliun|persen|orang|peserta|kasus|pekerja|perusahaan))*,? dari(?: [a-z]+)?(?: rp)? ?$"
)
_WAS = Wording(
    r"[0-9][^.;:0-9]{0,30}[,(] ?(?:semula|tadinya|awalnya|sebelumnya)(?: (?:hanya|cuma|baru|masih|sekitar|sebanyak))*"
    r"(?: rp)? ?$"
)
"""Before what was held beside a level of now: "kini 3.200 orang, tadinya 2.500"."""
_WITHIN_A_YEAR = re.compile(
    r"\b(?:(?:dalam|selama|tempo) setahun|setahun (?:terakhir|belakangan)|tahun ini|year on year)\b"
)
_AIMED = re.compile(r"\b(?:\w*(?:t|men)arget\w*|akan|bakal|rencana\w*|ingin|hendak|berharap|diharapkan|diupayakan)\b")
_REACH = 4
"""What was compared with in so many sentences before is still what a change starts from."""


class LeftLevel(NamedTuple):
    """When the level left behind held, and how that is known."""

    as_of: str | None
    when: When | None
    rule: str


def left_level(scene: Scene, claim: Claim) -> LeftLevel | None:
    """The time of a level that the words leave behind for another one; None where it is none, or has its own date."""
    low, figure = scene.article.low, claim.figure
    if claim.metric == "eligible_workers":
        return None
    led = _FROM.search(low, max(0, figure.start - 30), figure.start) is not None
    turned = led and _BECAME.search(low, max(0, figure.start - 90), figure.start) is not None
    was = _WAS.search(scene.article, low, max(0, figure.start - 90), figure.start) is not None
    if not (turned or was or (led and _BECOMES.match(low, figure.end))):
        return None
    start = scene.article.sentences[claim.sentence].start
    ahead = any(is_ahead(scene, d.when) for d in scene.dates.get(claim.sentence, ()))
    if ahead or _AIMED.search(low, start, figure.start):
        # What is to become of it is aimed at: it is what holds now.
        return None
    own = governing_date(scene, claim, usable_dates(scene, claim))
    if own is not None and (is_right_behind(scene, own, claim) or is_bound(scene, own.when, claim)):
        return None
    before = range(claim.sentence, claim.sentence - _REACH, -1)
    compared = [when for sentence in before for when in _compared(scene, sentence)]
    year = int((scene.now or "")[:4]) if scene.now and _WITHIN_A_YEAR.search(low, start, figure.start) else None
    if turned and own is not None and own.when.precision == "year":
        # "Klaim pada 2022 tumbuh 17 persen menjadi Rp43 triliun dari Rp37 triliun."
        year = own.when.date_to.year
    elif compared:
        return LeftLevel(compared[0].value, compared[0], "date_carried")
    return LeftLevel(str(year - 1) if year else None, None, "date_frame" if year else "date_unknown")


def _compared(scene: Scene, sentence: int) -> list[When]:
    """The times of a sentence that something is held beside: said so, or the earlier one of two."""
    dates = scene.dates.get(sentence, ())
    data = [d.when for d in dates if d.role == "data" and not d.compared]
    latest = max((when.date_to for when in data), default=None)
    earlier = [when for when in data if latest is not None and when.date_to < latest]
    return [*earlier, *(d.when for d in dates if d.compared and is_past(scene, d.when))]
