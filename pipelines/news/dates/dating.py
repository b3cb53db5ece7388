"""When each claim of an article holds.

A figure holds at the date or period that governs its clause; else at the one that the text set before and carries on;
else on the day of the event reported; else on the day of publication. A target holds in its target year, and what a
law sets holds whenever the law does, so it has no date of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.news.dates.agreeing import agree
from pipelines.news.dates.columns import column_date
from pipelines.news.dates.frames import (
    PAID,
    STEPS,
    carried_frame,
    close_sentence,
    open_sentence,
    put_now,
    steps,
    year_so_far,
)
from pipelines.news.dates.governing import (
    BREAK,
    can_date,
    governing_date,
    is_bound,
    is_right_before,
    is_right_behind,
    names_target,
    respective_dates,
    says_now,
    usable_dates,
)
from pipelines.news.dates.leads import of_headline, of_lead
from pipelines.news.dates.left import left_level
from pipelines.news.dates.plans import is_own_act, planned_period, start_told_next
from pipelines.news.dates.times import (
    FLOWS,
    Dated,
    Frame,
    Scene,
    as_of_date,
    dates_data,
    is_ahead,
    is_past,
    is_target,
    only_year,
    read_scene,
    title_date,
)
from pipelines.news.texts.article import Article, Claim, Dating, Sentence, When
from pipelines.normalize.date_roles import (
    CITES,
    DATA_CUES,
    DATA_SENTENCE,
    DATES_THAT,
    MONTHLY,
    SAYS,
    THAT_WAS,
    YEAR_TO_DATE,
    led_by_target,
)
from pipelines.normalize.periods import DATE_INFERRED

_TOLD = frozenset({"date_stated", "date_header", "date_carried"})
_VERDICT_REACH = 8
_REACHED = re.compile(
    r"[^.;0-9]{0,40}\b(?:(?:di)?target(?:kan)?|sasaran)\b[^.;0-9]{0,15}\b(?:terealisasi|tercapai|realisasi(?:nya)?|terpenuhi)\b"
)
"""Behind a target: what came of it, of the same year ("Dari 600 yang ditargetkan, terealisasi 700")."""
_LEADS_TARGET = 90
"""Characters from a date to the target that it leads: "Untuk 2026 daerah itu dipatok 47 persen"."""
_MEASURED = re.compile(
    r"\b(?:dari|di bawah|di atas|melampaui|melebihi|melewati|menembus|mengungguli|mendekati|terhadap|padahal|meski)"
    r" (?:yang di)?(?:target|sasaran)"
    r"(?:nya|kan)?\b[^,;:]*$"
    r"|\b(?:rencana|target|sasaran|patokan)(?:nya)? (?:yang \w+ )?(?:semula|awal(?:nya)?|mula-mula)\b[^,;:]*$"
    r"|\b(?:semula|awalnya|tadinya) (?:di)?(?:target|rencana|patok)[a-z]*\b[^,;:]*$",
    re.IGNORECASE,
)
"""Behind it is a target that something reached is held against: it is of the year of that."""


def date_claims(article: Article, claims: Sequence[Claim]) -> list[Dating]:
    """One `Dating` per claim, in the order of `claims`.

    `as_of` is ISO at the precision that the text supports (YYYY, YYYY-MM, YYYY-MM-DD), null where nothing supports one.
    Days without a stated time zone are those of the place of the event (Indonesia).
    """
    scene = read_scene(article, claims)
    by_sentence: dict[int, list[int]] = {}
    for i in sorted(range(len(claims)), key=lambda i: (claims[i].figure.start, i)):
        by_sentence.setdefault(claims[i].sentence, []).append(i)
    datings: dict[int, Dating] = {}
    owned: list[tuple[Claim, Dated]] = []
    for sentence in sorted(by_sentence.keys() | scene.dates.keys()):
        here = by_sentence.get(sentence, [])
        open_sentence(scene, sentence, bool(here))
        in_order = respective_dates(scene, [claims[i] for i in here], owned)
        owned = []
        posts = _target_dates(scene, [claims[i] for i in here])
        for i in here:
            column = column_date(article, claims[i].figure.start) if claims[i].kind != "statutory" else None
            if column is not None:
                as_of = str(column.date_to.year) if is_target(claims[i]) else as_of_date(scene, column)
                datings[i] = _dating(scene, claims[i], as_of, column, "date_header")
                continue
            left = left_level(scene, claims[i])
            if left is not None:
                datings[i] = _dating(scene, claims[i], left.as_of, left.when, left.rule)
                continue
            datings[i], own = _date_claim(scene, claims[i], posts, in_order.get(claims[i].figure.start))
            if claims[i].metric == "registered_workers" and datings[i].rule in _TOLD:
                scene.grouped_at = sentence
            if own is not None and not is_target(claims[i]):
                owned.append((claims[i], own))
        close_sentence(scene, sentence, owned)
    return agree(article, claims, [datings[i] for i in range(len(claims))])


# --- claims -----------------------------------------------------------------------------------------------------------


def _date_claim(scene: Scene, claim: Claim, posts: set[int], in_order: Dated | None) -> tuple[Dating, Dated | None]:
    """The claim's dating, and the date of its sentence that it rests on; `in_order`: see `respective_dates`."""
    if claim.kind == "statutory":
        period = "month" if _monthly(scene, claim) else "point"
        return Dating(None, period, "date_statutory", 0.95), None
    if is_target(claim):
        return _date_target(scene, claim), None
    if in_order is not None:
        return _dating(scene, claim, as_of_date(scene, in_order.when), in_order.when, "date_stated"), in_order
    planned = planned_period(scene, claim)
    if planned is not None:
        as_of = as_of_date(scene, planned) if planned.precision == "month" else planned.value
        return _dating(scene, claim, as_of, planned, "date_planned"), None
    own = governing_date(scene, claim, [d for d in usable_dates(scene, claim) if can_date(scene, d, claim, posts)])
    if own is not None:
        own = year_so_far(scene, claim, own)
        as_of = _budget_year(scene, own.when) if claim.metric == "budget_allocated" else as_of_date(scene, own.when)
        return _dating(scene, claim, as_of, own.when, "date_stated"), own
    return _date_elsewhere(scene, claim), None


def _budget_year(scene: Scene, when: When) -> str:
    """When a budget is spent: "Anggarannya Rp102 juta sampai Desember" is of the year that runs."""
    return scene.now[:4] if DATE_INFERRED in when.flags and scene.now else when.value


def _date_elsewhere(scene: Scene, claim: Claim) -> Dating:
    """A claim whose sentence names no date of its own: list header, frame in force, event, publication, the rest."""
    header = _header_date(scene, claim)
    if header is not None:
        return _dating(scene, claim, as_of_date(scene, header.when), header.when, "date_header")
    if not says_now(scene, claim) and not _happened(scene, claim):
        frame = start_told_next(scene, claim)
        if frame is None and not is_own_act(scene, claim):
            frame = carried_frame(scene, claim) or _verdict_of_next(scene, claim) or scene.verdict
            if claim.metric == "budget_allocated" and frame is not None and _is_cut_off_before(scene, frame):
                frame = None
        frame = frame or of_lead(scene, claim) or of_headline(scene, claim)
        if frame is not None:
            return _dating(scene, claim, frame.as_of, frame.when, "date_carried")
    elif (said := _cut_off_before(scene, claim) or _verdict_of_next(scene, claim, plain=True)) is not None:
        return _dating(scene, claim, said.as_of, said.when, "date_carried")
    as_of, when, rule = _last_resort(scene)
    if not scene.undated and says_now(scene, claim):
        counted = claim.metric not in FLOWS
        paid = scene.frames.get("flow") or scene.frames.get("all")
        if counted or paid is None or paid.counted:
            # "Klaim hingga 19 Desember ... Iuran saat ini Rp146 miliar. JHT ...": the claims go on to the 19th.
            put_now(scene, Frame(as_of, when, "all", claim.sentence, counted=counted))
    return _dating(scene, claim, as_of, when, rule)


def _cut_off_before(scene: Scene, claim: Claim) -> Frame | None:
    """The cut-off that the sentence before names without a figure: "Hingga 31 Desember cakupan terus naik. Saat ini 46
    persen." """
    frame = scene.frames.get("all")
    if frame is None or frame.when is None or frame.at in scene.claimed or frame.when.precision == "year":
        return None
    told = frame.when.cue in DATA_CUES and steps(scene, frame.at, claim.sentence) == 1
    return frame if told and claim.metric not in FLOWS else None


def _is_cut_off_before(scene: Scene, frame: Frame) -> bool:
    """Whether a date is the cut-off of numbers of an earlier year, which dates no budget: "Sampai tutup tahun 2025 ada
    2.725 orang. Tahun ini ditambah. Anggarannya Rp781 juta." """
    year, as_of = (scene.now or "")[:4], frame.as_of or ""
    return bool(year) and len(as_of) > len(year) and as_of[:4] < year


def _last_resort(scene: Scene) -> tuple[str | None, When | None, str]:
    if scene.event is not None:
        return scene.event.when.value, scene.event.when, "date_event"
    first = scene.first
    if scene.published is not None and not (first and _is_finer(first, scene.published)):
        return scene.published, None, "date_published"
    if first is not None:
        return first.as_of, first.when, "date_frame"
    title = title_date(scene.article) or only_year(scene)
    return (title.value, title, "date_title") if title else (None, None, "date_unknown")


def _is_finer(frame: Frame, published: str) -> bool:
    """Whether the text's own first date says more than a publication of which only the year is known."""
    return len(published) == 4 and len(frame.as_of or "") > 4 and (frame.as_of or "").startswith(published)


def _happened(scene: Scene, claim: Claim) -> bool:
    """Whether the sentence tells what took place on the day of the event ("Rabu (19/3) bupati menyerahkan 500 kartu"),
    not what somebody said that day, which may be of any time."""
    event, span = scene.event, scene.article.sentences[claim.sentence]
    if event is None:
        return False
    days = [d.when.value for d in scene.dates.get(claim.sentence, ()) if d.role == "event"]
    return event.when.value in days and not SAYS.search(span, scene.article.text[span.start : span.end])


def _verdict_of_next(scene: Scene, claim: Claim, *, plain: bool = False) -> Frame | None:
    """ "Data per Desember 2020." as a sentence of its own dates the figures before it as well; "Angka itu posisi Mei
    2025." those of a list of places, if none of these has a date. `plain`: only a sentence that says nothing else does,
    as for what is said to hold now ("Ini data sampai Agustus")."""
    for sentence in range(claim.sentence + 1, claim.sentence + 1 + _VERDICT_REACH):
        for dated in scene.dates.get(sentence, ()):
            span = scene.article.sentences[sentence]
            words = scene.article.text[span.start : span.end]
            alone = sentence not in scene.claimed and DATA_SENTENCE.search(words)
            short = len(words) < 80 and ((alone and not plain) or THAT_WAS.match(words))
            if sentence > claim.sentence + 2 and sentence in scene.claimed:
                return None
            lead = words[: dated.when.start - span.start]
            cited = sentence not in scene.claimed and CITES.search(lead) and _looks_up(claim, words)
            next_to = sentence == claim.sentence + 1 or (sentence not in scene.claimed and _ends_paragraph(scene, span))
            that = (next_to and (THAT_WAS.match(words) or cited)) or DATES_THAT.search(span, lead)
            if (short if plain else short or that) and dates_data(scene, dated):
                return Frame(as_of_date(scene, dated.when), dated.when, "all", sentence)
            if sentence > claim.sentence + 1 and dates_data(scene, dated):
                return None
    return None


def _looks_up(claim: Claim, words: str) -> bool:
    """Whether a sentence that cites data may speak of a claim before it: it heads no list, and speaks of payments only
    if that is one."""
    return not words.endswith(":") and (claim.metric in FLOWS or PAID.search(words) is None)


def _ends_paragraph(scene: Scene, span: Sentence) -> bool:
    following = scene.article.sentences[span.index + 1 : span.index + 2]
    return not following or following[0].paragraph != span.paragraph


def _header_date(scene: Scene, claim: Claim) -> Dated | None:
    if claim.header is None or says_now(scene, claim):
        return None
    start, end = claim.header
    inside = [d for ds in scene.dates.values() for d in ds if start <= d.when.start < end and dates_data(scene, d)]
    return inside[-1] if inside else None


# --- targets ----------------------------------------------------------------------------------------------------------


def _target_dates(scene: Scene, claims: list[Claim]) -> set[int]:
    """Starts of the dates that belong to the targets of a sentence: directly behind one, led by the word target, or
    before one with no figure between."""
    found: set[int] = set()
    for claim in claims:
        if is_target(claim):
            own = governing_date(scene, claim, usable_dates(scene, claim))
            if own is not None and (
                own.when.start > claim.figure.start
                or led_by_target(scene.article.text, own.when.start)
                or is_right_before(scene, own.when, claim, reach=_LEADS_TARGET)
            ):
                found.add(own.when.start)
    return found


def _date_target(scene: Scene, claim: Claim) -> Dating:
    """A target's date is its target year: stated with it, else that of the target before, else the year of the text."""
    usable = usable_dates(scene, claim)
    led = {d.when.start for d in usable if is_right_before(scene, d.when, claim) or is_right_behind(scene, d, claim)}
    led |= {d.when.start for d in usable if d.role == "baseline" and is_bound(scene, d.when, claim)}
    led |= {d.when.start for d in usable if d.when.start > claim.figure.end and names_target(scene, d.when, claim)}
    lead = scene.article.text[scene.article.sentences[claim.sentence].start : claim.figure.start]
    measured = _MEASURED.search(lead[-60:]) or _REACHED.match(scene.article.low, claim.figure.end)
    if measured:
        # "Tahun 2024 tercapai 46 persen dari target 50 persen": one year for both.
        led |= {d.when.start for d in usable if d.role == "data"}
    dates = [d for d in usable if d.when.start in led or not (d.role == "baseline" or is_past(scene, d.when))]
    named = [d for d in scene.dates.get(claim.sentence, ()) if d.role == "name" and not is_past(scene, d.when)]
    own = governing_date(scene, claim, dates)
    close = [d for d in named if d.when.precision == "year" and is_right_before(scene, d.when, claim)]
    if own is None or (close and own.when.end < close[-1].when.start):
        # "Tahun 2025 dibebani 38 persen, dan dalam RKPD 2026 dinaikkan ke 45 persen"
        own = next(iter(close[-1:] or named[-1:]), None)
    reached = None
    if measured and own is None:
        reached = carried_frame(scene, claim) or _verdict_of_next(scene, claim)
    if reached is not None and reached.as_of is not None:
        # "Terealisasi 41 ribu, melampaui sasaran 38 ribu": the target of the year that the text is about.
        return Dating(reached.as_of[:4], "year", "date_target_carried", 0.75)
    if own is not None:
        year = own.when.value[:4]
        if "date_inferred" in own.when.flags and own.when.precision == "month":
            # "Ditargetkan 43 juta sampai Desember": the coming one, not the last.
            year = max(year, (scene.now or "")[:4])
        scene.target, scene.target_at = year, claim.sentence
        if is_ahead(scene, own.when):
            scene.ahead, scene.ahead_at = own.when, claim.sentence
        return Dating(year, "year", "date_target", 0.9, _flags(own.when))
    if scene.target is not None and steps(scene, scene.target_at, claim.sentence) <= STEPS:
        scene.target_at = claim.sentence
        return Dating(scene.target, "year", "date_target_carried", 0.75)
    known = scene.now or (scene.first.as_of if scene.first else None)
    if known is not None:
        return Dating(known[:4], "year", "date_target_assumed", 0.4, ("date_inferred",))
    return Dating(None, "year", "date_unknown", 0.3)


# --- values -----------------------------------------------------------------------------------------------------------


_CERTAINTY = {
    "date_stated": 0.95, "date_header": 0.9, "date_planned": 0.85, "date_carried": 0.8, "date_event": 0.75,
    "date_published": 0.65, "date_frame": 0.6, "date_title": 0.55, "date_unknown": 0.3,
}  # fmt: skip


def _dating(scene: Scene, claim: Claim, as_of: str | None, when: When | None, rule: str) -> Dating:
    return Dating(as_of, _period(scene, claim, when), rule, _CERTAINTY[rule], _flags(when))


def _flags(when: When | None) -> tuple[str, ...]:
    if when is None or not when.flags:
        return ()
    return tuple(flag for flag in when.flags if flag in {"weekday_mismatch", "date_inferred"})


def _monthly(scene: Scene, claim: Claim) -> bool:
    words = scene.article.low[claim.clause_start : claim.clause_end]
    return "bulan" in words and MONTHLY.search(words) is not None


def _period(scene: Scene, claim: Claim, when: When | None) -> str:
    """Flows run over a period: a month, a whole year, or the year up to the date; all else is counted at a point."""
    if claim.metric == "contribution_amount":
        return "month" if _monthly(scene, claim) else "point"
    if claim.metric == "budget_allocated":
        return "year"
    return _flow_period(scene, claim, when) if claim.metric in FLOWS else "point"


def _flow_period(scene: Scene, claim: Claim, when: When | None) -> str:
    text, start = scene.article.text, scene.article.sentences[claim.sentence].start
    rest = BREAK.split(scene.article.low[claim.figure.end : scene.article.sentences[claim.sentence].end], maxsplit=1)[0]
    if when is None or YEAR_TO_DATE.search(text[start : claim.figure.end] + rest):
        return "ytd"
    if when.date_from.month == 1 and when.date_to.month == 12 and when.date_from.year == when.date_to.year:
        return "ytd" if (scene.now or "").startswith(str(when.date_to.year)) else "year"
    return "month" if when.precision == "month" and when.cue not in DATA_CUES - {"selama", "sepanjang"} else "ytd"
