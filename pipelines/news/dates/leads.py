"""The time that the opening of a report sets: what a lead leans on, and what the headline dates."""

from __future__ import annotations

from pipelines.news.dates.frames import steps
from pipelines.news.dates.times import (
    Frame,
    Scene,
    as_of_date,
    closes_year,
    dates_data,
    is_ahead,
    is_past,
    title_date,
)
from pipelines.news.texts.article import Claim
from pipelines.normalize.date_roles import DATA_CUES
from pipelines.normalize.wording import Wording

_STOCK = frozenset({"coverage_rate", "unprotected_rate", "unprotected_workers", "active_participants", "segment_share"})
"""What is counted of all members at one time."""
_PAID = frozenset({"claims_paid", "claim_cases"})
_WHOLE_AND_PART = frozenset({"eligible_workers", "registered_workers"})
_FAMILIES = (_STOCK, frozenset({"registered_workers"}), _PAID)
"""What goes on in the second sentence of a report may date what opens it."""
_TURNS_TO = Wording(r"\b(?:menambahkan|keseluruhan|di tingkat|pembanding|sedangkan|adapun|sementara)\b")
"""Before a date: the second sentence tells of something else."""
_IN_TIME = frozenset({"pada", "selama", "sepanjang", "di"})
_ENTERED = frozenset({"registered_workers", "budget_allocated"})
"""What somebody does, by the day of the report."""


def of_lead(scene: Scene, claim: Claim) -> Frame | None:
    """The cut-off that the second sentence names for the stock that opens the article: a lead tells its news first."""
    alike = next((family for family in _FAMILIES if claim.metric in family), frozenset())
    beside = scene.claimed[claim.sentence]
    if "eligible_workers" in beside and not beside.isdisjoint(_STOCK):
        # "26 persen dari 2,8 juta pekerja tergarap. Ada 753 ribu pekerja per Oktober."
        alike = _STOCK | {"eligible_workers"}
    if not alike or claim.sentence != min(scene.claimed, default=-1):
        return None
    following = next((s for s in scene.claimed if s > claim.sentence), None)
    if following is None or steps(scene, claim.sentence, following) != 1:
        return None
    dates = [d for d in scene.dates.get(following, ()) if dates_data(scene, d) and not d.compared]
    span = scene.article.sentences[following]
    if dates and _TURNS_TO.search(span, scene.article.low, span.start, dates[0].when.start):
        return None
    flow = claim.metric in _PAID
    cut_offs = [d for d in dates if d.when.cue in DATA_CUES and d.when.precision in ("day", "month")]
    if flow:
        year = (scene.now or "")[:4]
        cut_offs = [d for d in dates if d.when.precision != "year" and d.when.value.startswith(year)]
    parted = scene.claimed[following] >= _WHOLE_AND_PART and claim.metric in _STOCK
    if len(cut_offs) != 1 or (scene.claimed[following].isdisjoint(alike) and not parted):
        return None
    if not scene.segments[following] & {None, claim.segment} and len(scene.segments[following]) == 1:
        return None
    return Frame(as_of_date(scene, cut_offs[0].when), cut_offs[0].when, "all", following)


def of_headline(scene: Scene, claim: Claim) -> Frame | None:
    """The cut-off that the headline names, for what the text itself gives no time: "Hingga November 2019 dibayar Rp3
    miliar" over "Pesertanya 9 ribu orang". Of an article on data, which reports no event, any time past: "7 provinsi
    dengan peserta terbanyak pada 2024"."""
    if claim.metric in _ENTERED or not scene.article.title:
        return None
    title = title_date(scene.article)
    if title is None or is_ahead(scene, title):
        return None
    cut_off = title.cue in DATA_CUES and title.precision != "year"
    # "Tutup 2025, Cakupan 41 Persen"
    of_data = scene.event is None and title.cue in _IN_TIME and is_past(scene, title)
    if not cut_off and not closes_year(title) and not of_data:
        return None
    return Frame(as_of_date(scene, title), title, "all", claim.sentence)
