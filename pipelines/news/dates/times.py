"""What an article says of time as a whole: its event, its publication, the dates in force between sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipelines.news.dates.elapsed import elapsed_periods
from pipelines.news.texts.article import Article, Claim, When
from pipelines.normalize.date_patterns import CLOSING
from pipelines.normalize.date_roles import (
    AHEAD,
    LOOK_BACK,
    is_same_period,
    led_by_target,
    role_of,
    says_weekday,
)
from pipelines.normalize.date_search import DateMention, dates_in
from pipelines.normalize.periods import DATE_INFERRED, VISION, Period, a_month, a_year, months_of_year
from pipelines.normalize.wording import Wording
from warehouse.model.vocabulary import METRICS

FLOWS = frozenset(metric.name for metric in METRICS if metric.nature == "flow")
_TARGETS = frozenset({"coverage_target", "growth_target"})
_ENTERED = frozenset({"registered_workers", "budget_allocated", "growth_target"})
_EVENT_DAYS = 45  # an event is reported within weeks; a day further off is another story
_PLAIN_DAYS = 10  # a day without weekday or brackets may be any day; it is the event's only if near
_CLOSING = re.compile(CLOSING, re.IGNORECASE)
_ALL_DATA = Wording(r"\b(?:seluruh|semua|keseluruhan) (?:data|angka|capaian|statistik)\b", re.IGNORECASE)
_PARTS_OF_YEAR = {"kuartal": "quarter", "triwulan": "quarter", "semester": "half"}
_LATER = frozenset({"besok", "lusa"})
_AGENCY_COPY = Wording(r"\bcopyright ©? ?antara\b[^\n0-9]{0,40}\b(20[0-9]{2})\b")
_MID_YEAR = re.compile(r"(?:pertengahan|medio|paruh)\b", re.IGNORECASE)
"""The middle of a year is its June, and today where the day of the report is known and of that year."""
_STAMP = re.compile(r"[\s,|–—-]*(?:(?:pukul|jam)\s)?[0-9]{1,2}[:.][0-9]{2}\b")
"""Behind the day on which a report was put up: the hour."""
_YESTERDAY = re.compile(r"\s*(?:kemarin|lalu|silam)\b", re.IGNORECASE)
_CAPTION_REACH = 6
_A_DIGIT = re.compile(r"[0-9]")


@dataclass(slots=True)
class Dated:
    """A date of the article with the role it plays and the sentence it stands in.

    `compared`: it stands there to be compared with, so it dates its own figure and is never carried; `aimed`: a word
    for target leads it.
    """

    when: When
    role: str
    sentence: int
    compared: bool = False
    aimed: bool = False


@dataclass(slots=True)
class Frame:
    """A date in force: `family` says for which claims (all, flow, denominator); `at` the sentence that last used it.

    Flows (payments, cases) run over periods of their own, so what dates only them dates no participants; `counted`: it
    was told of what is counted at a point, so it dates flows only where no time was told of these.
    """

    as_of: str | None
    when: When | None
    family: str
    at: int
    segment: bool = False
    counted: bool = False


@dataclass(slots=True)
class Scene:
    """What is known about the whole article."""

    article: Article
    dates: dict[int, list[Dated]]
    event: Dated | None
    published: str | None
    first: Frame | None = None
    # The one year, just past, that the article tells its numbers of.
    story: str | None = None
    frames: dict[str, Frame] = field(default_factory=dict)
    base: Frame | None = None
    verdict: Frame | None = None
    aside: Frame | None = None
    # Where figures of potential workers start, and the sentences that hold a budget.
    potentials: frozenset[int] = frozenset()
    claimed: dict[int, set[str]] = field(default_factory=dict)
    segments: dict[int, set[str | None]] = field(default_factory=dict)
    budgets: frozenset[int] = frozenset()
    target: str | None = None
    target_at: int = -9
    # Where groups were last counted at a date that the text tells.
    grouped_at: int = -9
    ahead: When | None = None
    ahead_at: int = -9

    @property
    def now(self) -> str | None:
        """The day of the event, else of publication: ISO, maybe partial."""
        return self.event.when.value if self.event else self.published

    @property
    def undated(self) -> bool:
        return self.now is None


def is_target(claim: Claim) -> bool:
    return claim.kind == "target" or claim.metric in _TARGETS


def read_scene(article: Article, claims: Sequence[Claim]) -> Scene:
    dates: dict[int, list[Dated]] = {}
    named: When | None = None
    for found in article.whens:
        sentence = article.sentence_at(found.start)
        if sentence is not None and not sentence.masked:
            around = article.before(sentence, found.start - LOOK_BACK)
            role = role_of(article.text, (found.start, found.end), found.precision, found.cue, around)
            alike = is_same_period(article.text, found.start, found.end, around)
            when = _already_past(found, article.published) if role == "baseline" else _refined(found, article)
            compared, aimed = alike or role == "baseline", led_by_target(article.text, found.start, around)
            dated = Dated(_year_before(when, named, alike), role, sentence.index, compared, aimed)
            dates.setdefault(sentence.index, []).append(dated)
            named = when if role == "data" and not compared else named
    published = (article.published or _byline(article) or "")[:10] or None
    scene = Scene(article, dates, _event(article, dates, published) or _captioned(article, published), published)
    _add_elapsed(scene)
    scene.potentials = frozenset(claim.figure.start for claim in claims if claim.metric == "eligible_workers")
    scene.budgets = frozenset(claim.sentence for claim in claims if claim.metric == "budget_allocated")
    scene.verdict = _verdict(scene)
    for claim in sorted(claims, key=lambda c: c.sentence):
        scene.claimed.setdefault(claim.sentence, set()).add(claim.metric)
        scene.segments.setdefault(claim.sentence, set()).add(claim.segment)
    telling = [d for s in sorted(scene.dates) for d in scene.dates[s] if dates_data(scene, d)]
    scene.first = _first_frame(scene, claims, telling)
    scene.story = _story_year(scene, claims, [d for d in telling if not d.compared])
    return scene


def _story_year(scene: Scene, claims: Sequence[Claim], dates: list[Dated]) -> str | None:
    """The year before the report (or any, of an undated one), where all data are of it and it is named before the first
    of them: "Pada 2024 ada 154 ribu peserta. ..." tells the figures of 2024 to its end.

    Not where the year is that of groups entered or of budgets, which say nothing of when members were counted.
    """
    observed = {claim.sentence for claim in claims if claim.kind == "observation" and not is_target(claim)}
    dates = [d for d in dates if d.sentence in observed or not AHEAD.search(_words(scene.article, d.sentence))]
    years = {d.when.date_to.year for d in dates}
    if len(years) != 1 or not observed or dates[0].sentence > min(observed):
        return None
    if dates[0].when.relative and any(is_target(c) for c in claims if c.sentence == dates[0].sentence - 1):
        # "Targetnya 1,6 juta. Tahun lalu 1,4 juta.": only what the target is held against.
        return None
    year = years.pop()
    if scene.now is not None and int(scene.now[:4]) - year != 1:
        return None
    entered = any(scene.claimed.get(d.sentence, _ENTERED) <= _ENTERED for d in dates if d.sentence in scene.claimed)
    return None if entered else str(year)


def _verdict(scene: Scene) -> Frame | None:
    """The date of all figures of the article, where a sentence says so: "Seluruh data itu posisi 30 Juni 2025." """
    for sentence in sorted(scene.dates):
        span = scene.article.sentences[sentence]
        if _ALL_DATA.search(span, scene.article.text, span.start, span.end):
            for dated in scene.dates[sentence]:
                if dates_data(scene, dated):
                    return Frame(as_of_date(scene, dated.when), dated.when, "all", sentence)
    return None


def _add_elapsed(scene: Scene) -> None:
    """Adds the months elapsed to the dates of their sentences; "dalam sepuluh bulan" is then no day ten months on."""
    for when in elapsed_periods(scene.article, scene.now):
        sentence = scene.article.sentence_at(when.start)
        if sentence is not None and not sentence.masked:
            others = [
                d for d in scene.dates.get(sentence.index, ()) if d.when.end <= when.start or d.when.start >= when.end
            ]
            found = [*others, Dated(when, "elapsed", sentence.index)]
            scene.dates[sentence.index] = sorted(found, key=lambda d: d.when.start)


def _year_before(when: When, named: When | None, alike: bool) -> When:
    """A date that leans on the one `named` last: "tahun sebelumnya" is the year before it, "bulan sebelumnya" the month
    before, "periode yang sama tahun lalu" and "setahun sebelumnya" end in its month."""
    if named is None:
        return when
    words, end = when.text.lower(), named.date_to
    unit, _, which = words.partition(" ")
    if which == "sebelumnya" and unit in _PARTS_OF_YEAR and named.precision == _PARTS_OF_YEAR[unit]:
        first = named.date_from - timedelta(days=1)
        length = 6 if unit == "semester" else 3
        return _as(when, months_of_year(first.year, (first.month - 1) // length + 1, length, True, ()))
    monthly = words in {"bulan sebelumnya", "sebulan sebelumnya"}
    if when.precision != "year" and not monthly:
        return when
    if monthly:
        month = a_month(end.year, end.month - 1) if named.precision != "year" else None
        return _as(when, month) if month else when
    before = words in {"setahun sebelumnya", "tahun sebelumnya"}
    if not before and not alike:
        return when
    year = end.year - 1 if before else when.date_to.year
    return _as(when, a_month(year, end.month) if alike and named.precision != "year" else a_year(year))


def _refined(when: When, article: Article) -> When:
    """A year with its months in brackets ends with them: "sepanjang 2019 (Januari sampai Desember)"."""
    if when.precision != "year" or article.text[when.end : when.end + 2] != " (":
        return when
    inner = next((w for w in article.whens if w.start == when.end + 2), None)
    if inner is None or inner.precision not in ("month", "range") or inner.date_to.year != when.date_to.year:
        return when
    return inner._replace(start=when.start, end=when.end, text=when.text, cue=when.cue)


def _already_past(when: When, published: str | None) -> When:
    """What something is compared with lies behind: "dari posisi akhir Desember" in March is the December before."""
    if when.precision != "month" or DATE_INFERRED not in when.flags or not published:
        return when
    if when.date_from.isoformat()[: len(published)] <= published:
        return when
    return _as(when, a_month(when.date_from.year - 1, when.date_from.month))


def _as(when: When, period: Period) -> When:
    return when._replace(
        value=period.value, date_from=period.date_from, date_to=period.date_to, precision=period.precision
    )


def _byline(article: Article) -> str | None:
    """Where no day of publication is given, a full date in the lines above ("Rabu, 21 November 2018 | 22.00"), else the
    year that the news agency's copy ends with ("COPYRIGHT © ANTARA News 2019")."""
    for sentence in article.sentences[:6]:
        if sentence.masked:
            for when in article.whens:
                if sentence.start <= when.start < sentence.end and when.precision == "day" and not when.relative:
                    return when.value
    agency = _AGENCY_COPY.search(article, article.low)
    return agency[1] if agency is not None else None


def _event(article: Article, dates: dict[int, list[Dated]], published: str | None) -> Dated | None:
    """The day of the event: the first day named that fits the day of publication.

    Reports give it once, in brackets after the weekday ("kata dia, Senin (13/10)") or in the dateline. The hour a text
    was put up ("Senin 13 Okt 2025 17:28 WIB") is none, and what was "kemarin" gives way to the day it is told on.
    """
    days = [d for sentence in sorted(dates) for d in dates[sentence] if d.role == "event"]
    days = [d for d in days if not _STAMP.match(article.text, d.when.end)] or days
    marked = [d for d in days if says_weekday(d.when.text) and _fits(d.when.date_from, published, _EVENT_DAYS)]
    marked = sorted(marked, key=lambda d: _YESTERDAY.match(article.text, d.when.end) is not None)
    plain = [d for d in days if _fits(d.when.date_from, published, _PLAIN_DAYS) and d.when.text.lower() not in _LATER]
    event = next(iter([*marked, *plain]), None)
    if event is not None and event.when.precision == "range":
        first = event.when.date_from.isoformat()
        if not says_weekday(event.when.text):
            # A meeting of several days is told of from its first.
            event.when = event.when._replace(value=first)
        elif published is not None and first <= published < event.when.value:
            # Nobody reports on days to come.
            event.when = event.when._replace(value=published)
    return event


def _captioned(article: Article, published: str | None) -> Dated | None:
    """The day of the event by the line below a photo, where the report itself names none."""
    for when in article.whens:
        sentence = article.sentence_at(when.start)
        if sentence is None or not sentence.masked or sentence.index > _CAPTION_REACH:
            continue
        # "Selasa (19/8)" leans on a year only, "Selasa" on the day of the report.
        day = when.precision == "day" and says_weekday(when.text) and _A_DIGIT.search(when.text) is not None
        if day and _fits(when.date_from, published, _EVENT_DAYS) and not _STAMP.match(article.text, when.end):
            return Dated(when, "event", sentence.index)
    return None


def _fits(day: date, published: str | None, reach: int) -> bool:
    if published is None:
        return True
    if len(published) < 10:
        return day.isoformat().startswith(published) or 0 <= months_of(published) - months_of(day.isoformat()) <= 1
    return -1 <= (date.fromisoformat(published[:10]) - day).days <= reach


def months_of(iso: str) -> int:
    """A month's number from year 0 on; of a bare year its middle."""
    return int(iso[:4]) * 12 + (int(iso[5:7]) if len(iso) >= 7 else 6)


def _first_frame(scene: Scene, claims: Sequence[Claim], telling: list[Dated]) -> Frame | None:
    """The first date in the text that dates figures: in an undated article what stands before it leans on it too."""
    observed = {claim.sentence for claim in claims if not is_target(claim)}
    targets = {claim.sentence for claim in claims if is_target(claim)} - observed
    found = [d for d in telling if d.sentence not in targets]
    found = [d for d in found if d.sentence in observed or not AHEAD.search(_words(scene.article, d.sentence))]
    strong = [d for d in found if d.when.precision != "year"] or found
    # "Pada Juni 2023 masih 48 ribu, pada Juni 2024 51 ribu": the later of one sentence is today's.
    strong = sorted(strong, key=lambda d: (d.sentence, -d.when.date_to.toordinal()))
    budget = [d for s in sorted(scene.dates) for d in scene.dates[s] if d.role == "budget"]
    for chosen in (*strong, *budget):
        return Frame(as_of_date(scene, chosen.when), chosen.when, "all", chosen.sentence)
    return None


def _words(article: Article, sentence: int) -> str:
    span = article.sentences[sentence]
    return article.text[span.start : span.end]


def title_date(article: Article) -> When | None:
    """The date in the headline that may date figures."""
    title = article.title or ""
    for mention in dates_in(title):
        if role_of(title, (mention.start, mention.end), mention.period.precision, mention.cue) == "data":
            return when_of(mention, 0)
    return None


def when_of(mention: DateMention, at: int) -> When:
    """A date found in a short text, as one of the article in which that begins `at`."""
    start, end, text, period, cue = mention
    return When(start + at, end + at, text, period.value, period.date_from, period.date_to, period.precision,
                period.relative, cue, period.flags)  # fmt: skip


def only_year(scene: Scene) -> When | None:
    """The one year that an undated article names, and names twice, of its target and its meeting (Rakor 2025), or also
    calls this one ("ditargetkan 468 ribu untuk 2023 ... tahun ini")."""
    years = [d.when for s in sorted(scene.dates) for d in scene.dates[s] if d.when.precision == "year"]
    again = len(years) > 1 or "tahun ini" in scene.article.low
    return years[0] if years and again and len({when.value for when in years}) == 1 else None


def dates_data(scene: Scene, dated: Dated) -> bool:
    """Whether a date can date an observation: it has the role, and does not lie ahead."""
    return (
        dated.role == "data"
        and dated.when.date_from.year < VISION
        and not dated.aimed
        and not is_ahead(scene, dated.when)
    )


def is_ahead(scene: Scene, when: When) -> bool:
    """Whether a period lies ahead of the report, or is a span of months that has not ended yet."""
    now = scene.now
    if now is None:
        return False
    unfinished = when.precision == "range" and when.date_to.isoformat()[: len(now)][:7] > now[:7]
    return unfinished or when.date_from.isoformat()[: len(now)] > now


def is_past(scene: Scene, when: When) -> bool:
    now = scene.now
    return now is not None and when.date_to.isoformat()[: len(now)] < now


def as_of_date(scene: Scene, when: When) -> str:
    """The date as a figure's: the end of the period; a year that is still running ends on the day of the report."""
    now = scene.now
    if when.precision == "month" and when.relative and when.text.lower() == "bulan ini":
        return now if now is not None and now.startswith(when.value) else when.value
    if when.precision != "year":
        return when.value
    of_today = now is not None and now.startswith(when.value) and len(now) == len("2018-06-30")
    if _MID_YEAR.match(when.text) and not of_today:
        return f"{when.value}-06"
    if now is not None and now.startswith(when.value):
        return _told_of_year(scene, now) if when.relative and len(now) == len("2018") else now
    return f"{when.value}-12" if closes_year(when) else when.value


def _told_of_year(scene: Scene, year: str) -> str:
    """How far the year of an undated report has come: "Semester I 2018 ... Klaim tahun ini Rp733 miliar." """
    told = [frame for frame in scene.frames.values() if (frame.as_of or "").startswith(f"{year}-")]
    return max(told, key=lambda frame: frame.at).as_of or year if told else year


def closes_year(when: When) -> bool:
    """Whether the words name the last days of a year ("akhir 2024"), not the whole of it."""
    return when.precision == "year" and _CLOSING.match(when.text) is not None
