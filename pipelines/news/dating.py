"""When each claim of an article holds.

A figure holds at the date or period that governs its clause; else at the one that the text set before and carries on;
else on the day of the event reported; else on the day of publication. A target holds in its target year, and what a
law sets holds whenever the law does, so it has no date of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.news.article import Article, Claim, Dating, Sentence, When
from pipelines.news.dating_scene import (
    FLOWS,
    STEPS,
    Dated,
    Frame,
    Scene,
    as_of_date,
    carried_frame,
    close_sentence,
    dates_data,
    is_ahead,
    is_past,
    is_target,
    months_of,
    open_sentence,
    put_frame,
    read_scene,
    steps,
    title_date,
)
from pipelines.normalize.date_roles import DATA_CUES, DATA_SENTENCE, MONTHLY, NOW, SAYS, YEAR_TO_DATE, led_by_target

_ON = frozenset({"pada", "tanggal"})
_ENTERED = frozenset({"registered_workers", "budget_allocated"})  # what a coming day of entry dates
_RECENT_MONTHS = 3
_TAKES_EFFECT = re.compile(
    r"\b(?:terhitung|mulai|berlaku|efektif|aktif|resmi|terlindungi)\b(?:\s+(?:mulai|sejak|per|pada|tanggal|efektif"
    r"|berlaku|bulan|tahun|awal)\b)*\s*$",
    re.IGNORECASE,
)
_IN_YEAR = frozenset({"pada", "di", "dalam", "sepanjang", "selama", "untuk", "tahun", "periode"})
_TAKES_UP = re.compile(
    r"\W*(?:mereka|semua(?:nya)?|seluruh(?:nya)?|(?:seluruh |semua |para )?(?:\w+ ){1,3}(?:itu|tersebut|ini)"
    r"|(?:perlindungan|kepesertaan|iuran|jaminan|program)(?:nya)?)\b",
    re.IGNORECASE,
)
_CLOSE = 20  # what stands right beside a figure
_REACH = 90  # a date after its figure stands close to it
_BREAK = re.compile(
    r"[,;:]|\b(?:sedangkan|sementara|dan|namun|tetapi|tapi|adapun|serta|kemudian|lalu)\b", re.IGNORECASE
)
_TURN = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|merosot|tumbuh|bertambah|berkurang|menjadi|di?banding\w*|daripada|ketimbang"
    r"|sedangkan|sementara|namun|tetapi|tapi|sebelumnya|target\w*)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:dari|di bawah|di atas|melampaui|melebihi|terhadap|padahal|meski) (?:yang di)?target(?:nya|kan)?\b[^,;:]*$",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\b(?:dan )?(?:menjadi|sehingga|hingga)\b", re.IGNORECASE)
_CONTRAST = re.compile(r"\b(?:sedangkan|sementara|namun|tetapi|tapi|padahal|baru)\b", re.IGNORECASE)


def date_claims(article: Article, claims: Sequence[Claim]) -> list[Dating]:
    """One `Dating` per claim, in the order of `claims`.

    `as_of` is ISO at the precision that the text supports (YYYY, YYYY-MM, YYYY-MM-DD), null where nothing supports one.
    Days without a stated time zone are those of the place of the event (Indonesia).
    """
    scene = read_scene(article, claims)
    order = sorted(range(len(claims)), key=lambda i: (claims[i].sentence, claims[i].figure.start, i))
    datings: dict[int, Dating] = {}
    for sentence in sorted({claims[i].sentence for i in order} | set(scene.dates)):
        here = [i for i in order if claims[i].sentence == sentence]
        open_sentence(scene, sentence, bool(here))
        owned: list[tuple[Claim, Dated]] = []
        posts = _target_dates(scene, [claims[i] for i in here])
        for i in here:
            datings[i], own = _date_claim(scene, claims[i], posts)
            if own is not None and not is_target(claims[i]):
                owned.append((claims[i], own))
        close_sentence(scene, sentence, owned)
    return _agree(claims, [datings[i] for i in range(len(claims))])


def _agree(claims: Sequence[Claim], datings: list[Dating]) -> list[Dating]:
    """What is printed twice is one fact: the date stated with it, and stated closest, holds for both mentions.

    "Baru 13 ribu orang. Pada Desember 2021 ada 13 ribu orang.", "Pada 2017 ada 906. Januari-November 2017 ada 906."
    """
    stated: dict[tuple[object, ...], Dating] = {}
    for claim, dating in zip(claims, datings, strict=True):
        if dating.rule == "date_stated" and _telling(claim):
            known = stated.setdefault(_fact(claim), dating)
            if (dating.as_of or "").startswith(known.as_of or "-"):
                stated[_fact(claim)] = dating
    agreed = []
    for claim, dating in zip(claims, datings, strict=True):
        twin = stated.get(_fact(claim), dating)
        weaker = dating.rule in {"date_event", "date_published", "date_frame", "date_title", "date_unknown"}
        finer = dating.rule == "date_stated" and (twin.as_of or "").startswith(dating.as_of or "-")
        agreed.append(twin if weaker or finer else dating)
    return agreed


def _fact(claim: Claim) -> tuple[object, ...]:
    return (claim.metric, claim.kind, claim.value, claim.unit, claim.segment, claim.program)


def _telling(claim: Claim) -> bool:
    """Whether a value is unlikely to come twice by chance: two digits of a count, three of a percentage."""
    digits = len(f"{claim.value:.10g}".replace(".", "").strip("0"))
    return digits >= (3 if claim.unit == "percent" else 2)


# --- claims -----------------------------------------------------------------------------------------------------------


def _date_claim(scene: Scene, claim: Claim, posts: set[int]) -> tuple[Dating, Dated | None]:
    if claim.kind == "statutory":
        period = "month" if _monthly(scene, claim) else "point"
        return Dating(None, period, "date_statutory", 0.95), None
    if is_target(claim):
        return _date_target(scene, claim), None
    planned = _date_plan(scene, claim)
    if planned is not None:
        return planned, None
    own = _governing(scene, claim, [d for d in _usable(scene, claim) if _can_date(scene, d, claim, posts)])
    if own is not None:
        as_of = own.when.value if claim.metric == "budget_allocated" else as_of_date(scene, own.when)
        return _dating(scene, claim, as_of, own.when, "date_stated"), own
    return _date_elsewhere(scene, claim), None


def _date_plan(scene: Scene, claim: Claim) -> Dating | None:
    """The year that a plan, a budget or a sponsored group is for: "melindungi 900 nelayan sepanjang 2026", "Tahun depan
    ada 40 ribu. Pagunya Rp16 miliar."; None where none is named."""
    here, plan = scene.dates.get(claim.sentence, []), claim.kind == "plan"
    starts = [d for d in here if (plan or claim.metric in _ENTERED) and _is_start(scene, d)]
    own = _governing(scene, claim, sorted([*_usable(scene, claim), *starts], key=lambda d: d.when.start))
    if own is None and len(here) == 1 and not _leads_on(scene, claim, here[0].when):
        # "12 ribu guru dan 3 ribu imam bakal diprioritaskan tahun depan": the only date is the whole sentence's.
        own = here[0] if _names_coming_year(scene, here[0]) or here[0] in starts else None
    if own is not None:
        if own in starts:
            return _dating(scene, claim, own.when.value, own.when, "date_planned")
        sponsored = claim.metric == "registered_workers" and _names_coming_year(scene, own)
        if sponsored or (plan and not is_past(scene, own.when)):
            if is_ahead(scene, own.when):
                scene.ahead, scene.ahead_at = own.when, claim.sentence
            return _dating(scene, claim, own.when.value, own.when, "date_planned")
    next_to = scene.ahead_at == claim.sentence - 1 and _in_one_paragraph(scene, scene.ahead_at, claim.sentence)
    if scene.ahead is not None and next_to and not here and (plan or claim.metric == "budget_allocated"):
        return _dating(scene, claim, scene.ahead.value, scene.ahead, "date_planned")
    return None


def _is_start(scene: Scene, dated: Dated) -> bool:
    """A day or month that something takes effect on, now or soon: "terhitung mulai 1 Maret", not "sejak 2019"."""
    when, text = dated.when, scene.article.text
    if dated.role not in {"since", "data"} or not _TAKES_EFFECT.search(text[max(0, when.start - 30) : when.start]):
        return False
    return is_ahead(scene, when) or (when.precision in {"day", "month"} and _is_recent(scene, when))


def _is_recent(scene: Scene, when: When) -> bool:
    now = scene.now
    return now is None or 0 <= months_of(now) - months_of(when.value) <= _RECENT_MONTHS


def _leads_on(scene: Scene, claim: Claim, when: When) -> bool:
    """Whether a date behind the figure opens what comes next: "saat ini 61 ribu orang, sedangkan tahun lalu 54 ribu"."""
    text, end = scene.article.text, claim.figure.end
    if when.start < end or not _BREAK.search(text[end : when.start]):
        return False
    stop = scene.article.sentences[claim.sentence].end
    after = next((f for f in scene.article.figures if when.end <= f.start < stop and f.unit != "year"), None)
    return after is not None and not _BREAK.search(text[when.end : after.start])


def _names_coming_year(scene: Scene, dated: Dated) -> bool:
    """A year ahead that something is done in, not until or towards."""
    when = dated.when
    named = when.cue in _IN_YEAR or (when.cue is None and when.relative) or dated.role == "budget"
    return dated.role in {"data", "budget"} and when.precision == "year" and named and is_ahead(scene, when)


def _in_one_paragraph(scene: Scene, first: int, last: int) -> bool:
    sentences = scene.article.sentences
    return sentences[first].paragraph == sentences[last].paragraph


def _date_elsewhere(scene: Scene, claim: Claim) -> Dating:
    """A claim whose sentence names no date of its own: list header, frame in force, event, publication, the rest."""
    header = _header_date(scene, claim)
    if header is not None:
        return _dating(scene, claim, as_of_date(scene, header.when), header.when, "date_header")
    if not _says_now(scene, claim) and not _happened(scene, claim):
        frame = _start_told_next(scene, claim) or carried_frame(scene, claim) or _verdict_of_next(scene, claim)
        if frame is not None:
            return _dating(scene, claim, frame.as_of, frame.when, "date_carried")
    elif not scene.undated and _says_now(scene, claim):
        put_frame(scene, Frame(scene.now, scene.event.when if scene.event else None, "all", claim.sentence))
    as_of, when, rule = _last_resort(scene)
    return _dating(scene, claim, as_of, when, rule)


def _last_resort(scene: Scene) -> tuple[str | None, When | None, str]:
    if scene.event is not None:
        return scene.event.when.value, scene.event.when, "date_event"
    first = scene.first
    if scene.published is not None and not (first and _is_finer(first, scene.published)):
        return scene.published, None, "date_published"
    if first is not None:
        return first.as_of, first.when, "date_frame"
    title = title_date(scene.article)
    return (title.value, title, "date_title") if title else (None, None, "date_unknown")


def _is_finer(frame: Frame, published: str) -> bool:
    """Whether the text's own first date says more than a publication of which only the year is known."""
    return len(published) == 4 and len(frame.as_of or "") > 4 and (frame.as_of or "").startswith(published)


def _says_now(scene: Scene, claim: Claim) -> bool:
    start = scene.article.sentences[claim.sentence].start
    return bool(NOW.search(scene.article.text[start : claim.figure.start]))


def _happened(scene: Scene, claim: Claim) -> bool:
    """Whether the sentence tells what took place on the day of the event ("Rabu (19/3) bupati menyerahkan 500 kartu"),
    not what somebody said that day, which may be of any time."""
    event, span = scene.event, scene.article.sentences[claim.sentence]
    if event is None:
        return False
    days = [d.when.value for d in scene.dates.get(claim.sentence, ()) if d.role == "event"]
    return event.when.value in days and not SAYS.search(scene.article.text[span.start : span.end])


def _verdict_of_next(scene: Scene, claim: Claim) -> Frame | None:
    """ "Data per Desember 2020." as a sentence of its own dates the figures before it as well."""
    for sentence in range(claim.sentence + 1, claim.sentence + 3):
        for dated in scene.dates.get(sentence, ()):
            span: Sentence = scene.article.sentences[sentence]
            words = scene.article.text[span.start : span.end]
            if len(words) < 80 and DATA_SENTENCE.search(words) and dates_data(scene, dated):
                return Frame(as_of_date(scene, dated.when), dated.when, "all", sentence)
    return None


def _start_told_next(scene: Scene, claim: Claim) -> Frame | None:
    """The day on which the group just counted enters, where the next sentence tells it: "Mereka terlindungi per 1
    Oktober.", "Perlindungan itu berlaku mulai Januari 2024."; or the year of the budget named there for it."""
    following = claim.sentence + 1
    if claim.metric not in _ENTERED or following >= len(scene.article.sentences):
        return None
    span = scene.article.sentences[following]
    if span.paragraph != scene.article.sentences[claim.sentence].paragraph:
        return None
    takes_up = _TAKES_UP.match(scene.article.text, span.start)
    for dated in scene.dates.get(following, ()):
        planned = dated.role == "budget" and following in scene.budgets and is_ahead(scene, dated.when)
        if planned or (takes_up and _is_start(scene, dated)):
            return Frame(dated.when.value, dated.when, "all", following)
    return None


def _usable(scene: Scene, claim: Claim) -> list[Dated]:
    """The dates of the claim's sentence that can govern a figure. The day of the event is none, since it mostly says
    when somebody spoke; another day does if a preposition leads it ("pada 17 Agustus lalu")."""
    here = scene.dates.get(claim.sentence, ())
    other_day = {d.when.start for d in here if d.role == "event" and d is not scene.event and d.when.cue in _ON}
    return [d for d in here if d.role not in {"name", "event", "since"} or d.when.start in other_day]


def _can_date(scene: Scene, dated: Dated, claim: Claim, posts: set[int]) -> bool:
    """Whether a date of the sentence may date this observation."""
    when, figure = dated.when, claim.figure
    paid_from = claim.metric == "registered_workers" and claim.sentence in scene.budgets
    budget_year = (claim.metric == "budget_allocated" or paid_from) and when.precision == "year"
    if when.start in posts or (is_ahead(scene, when) and not budget_year):
        return False
    if claim.metric != "eligible_workers" and _dates_potential_only(scene, when, figure.start):
        return False
    if dated.role == "budget":
        # What a budget pays for holds in the year of the budget.
        return claim.metric == "budget_allocated" or paid_from
    if dated.role == "elapsed":
        # What is paid runs over months; who is insured is counted on a day.
        return claim.metric in FLOWS and claim.metric != "budget_allocated"
    if dated.role == "baseline":
        return _bound(scene, when, claim)
    return True


def _bound(scene: Scene, when: When, claim: Claim) -> bool:
    """Whether a baseline belongs to the figure: "dibanding 2024 yang hanya 350 ribu (orang dari 40 desa)", "dari 41
    persen pada 2023"."""
    text, start = scene.article.text, claim.figure.start
    before = [f for f in scene.article.figures if f.end <= when.start and f.unit != "year"]
    between = text[before[-1].end : when.start] if before else ""
    parted = _TURN.search(between) or _BREAK.search(between) or "dari" in between
    if before and len(between) <= _CLOSE and not parted:
        return before[-1].start == start
    first = next((f for f in scene.article.figures if f.start >= when.end and f.unit != "year"), claim.figure)
    joined = not _BREAK.search(text[first.end : start]) and not _TURN.search(text[first.end : start])
    return when.end <= start and first.start - when.end < 2 * _CLOSE and joined


def _right_behind(scene: Scene, dated: Dated, claim: Claim) -> bool:
    end = claim.figure.end
    close = 0 <= dated.when.start - end <= _CLOSE and not _figures_between(scene, end, dated.when.start)
    return close and dated.role == "data"


def _right_before(scene: Scene, when: When, claim: Claim) -> bool:
    start = claim.figure.start
    return 0 <= start - when.end < 2 * _CLOSE and not _figures_between(scene, when.end, start)


def _dates_potential_only(scene: Scene, when: When, figure: int) -> bool:
    """ "Pada 2022 ada 140 ribu pekerja, sedangkan yang terdaftar 9 ribu": the census year stops at the contrast."""
    if when.precision != "year" or when.end > figure:
        return False
    potential = any(when.end <= start < figure for start in scene.potentials)
    return potential and bool(_CONTRAST.search(scene.article.text[when.end : figure]))


def _figures_between(scene: Scene, start: int, end: int) -> bool:
    return any(start <= f.start and f.end <= end for f in scene.article.figures if f.unit != "year")


def _governing(scene: Scene, claim: Claim, dates: list[Dated]) -> Dated | None:
    """The date that governs the figure: one that follows it directly, else the last before it, else the next after it.

    "400 ribu peserta per Oktober", "Hingga Oktober, peserta 400 ribu dan klaim Rp5 miliar".
    """
    start, end, text = claim.figure.start, claim.figure.end, scene.article.text
    before = [d for d in dates if d.when.end <= start]
    after = [d for d in dates if d.when.start >= end]
    close = after[0] if after and after[0].when.start - end <= _REACH else None
    if close is not None and not _figures_between(scene, end, close.when.start):
        between = text[end : close.when.start]
        if not _BREAK.search(between) or not (before or _leads_on(scene, claim, close.when)):
            return close
    if before:
        last = before[-2] if len(before) > 1 and _in_brackets(scene, before[-1].when) else before[-1]
        return None if NOW.search(text[last.when.end : start]) else last
    cued = [d for d in after if d.when.cue in DATA_CUES or d.when.cue == "pada"]
    # "46 persen dari 800 ribu, naik dari 41 persen pada 2023": past a turn the date belongs to what it is turned to.
    if not cued or _says_now(scene, claim) or _leads_on(scene, claim, cued[0].when):
        return None
    between = text[end : cued[0].when.start]
    if claim.metric == "growth_rate":
        # "melesat 61 persen menjadi 88 ribu orang per Juli": a change ends where its result holds.
        between = _RESULT.sub(" ", between)
    return None if _TURN.search(between) else cued[0]


def _in_brackets(scene: Scene, when: When) -> bool:
    """Whether a date closes a bracket behind a figure ("410 ribu pekerja (BPS 2021), ..."): it is its alone."""
    text = scene.article.text
    opened = text.rfind("(", max(0, when.start - 2 * _CLOSE), when.start)
    behind = any(0 <= opened - f.end <= 2 * _CLOSE for f in scene.article.figures if f.unit != "year")
    return opened >= 0 and text[when.end :].lstrip().startswith(")") and behind


def _header_date(scene: Scene, claim: Claim) -> Dated | None:
    if claim.header is None:
        return None
    start, end = claim.header
    inside = [d for ds in scene.dates.values() for d in ds if start <= d.when.start < end and dates_data(scene, d)]
    return inside[-1] if inside else None


# --- targets ----------------------------------------------------------------------------------------------------------


def _target_dates(scene: Scene, claims: list[Claim]) -> set[int]:
    """Starts of the dates that belong to the targets of a sentence: directly behind one, or led by the word target."""
    found: set[int] = set()
    for claim in claims:
        if is_target(claim):
            own = _governing(scene, claim, _usable(scene, claim))
            if own is not None and (
                own.when.start > claim.figure.start or led_by_target(scene.article.text, own.when.start)
            ):
                found.add(own.when.start)
    return found


def _date_target(scene: Scene, claim: Claim) -> Dating:
    """A target's date is its target year: stated with it, else that of the target before, else the year of the text."""
    usable = _usable(scene, claim)
    led = {d.when.start for d in usable if _right_before(scene, d.when, claim) or _right_behind(scene, d, claim)}
    led |= {d.when.start for d in usable if d.role == "baseline" and _bound(scene, d.when, claim)}
    if _MEASURED.search(scene.article.text[scene.article.sentences[claim.sentence].start : claim.figure.start][-60:]):
        # "Tahun 2024 tercapai 46 persen dari target 50 persen": one year for both.
        led |= {d.when.start for d in usable if d.role == "data"}
    dates = [d for d in usable if d.when.start in led or not (d.role == "baseline" or is_past(scene, d.when))]
    named = [d for d in scene.dates.get(claim.sentence, ()) if d.role == "name" and not is_past(scene, d.when)]
    own = _governing(scene, claim, dates) or (named[-1] if named else None)
    if own is not None:
        year = own.when.value[:4]
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
    return tuple(flag for flag in when.flags if flag in {"weekday_mismatch", "date_inferred"}) if when else ()


def _monthly(scene: Scene, claim: Claim) -> bool:
    return bool(MONTHLY.search(scene.article.text[claim.clause_start : claim.clause_end]))


def _period(scene: Scene, claim: Claim, when: When | None) -> str:
    """Flows run over a period: a month, a whole year, or the year up to the date; all else is counted at a point."""
    if claim.metric == "contribution_amount":
        return "month" if _monthly(scene, claim) else "point"
    if claim.metric == "budget_allocated":
        return "year"
    return _flow_period(scene, claim, when) if claim.metric in FLOWS else "point"


def _flow_period(scene: Scene, claim: Claim, when: When | None) -> str:
    text, start = scene.article.text, scene.article.sentences[claim.sentence].start
    rest = _BREAK.split(text[claim.figure.end : scene.article.sentences[claim.sentence].end], maxsplit=1)[0]
    if when is None or YEAR_TO_DATE.search(text[start : claim.figure.end] + rest):
        return "ytd"
    if when.date_from.month == 1 and when.date_to.month == 12 and when.date_from.year == when.date_to.year:
        return "ytd" if (scene.now or "").startswith(str(when.date_to.year)) else "year"
    return "month" if when.precision == "month" and when.cue not in DATA_CUES - {"selama", "sepanjang"} else "ytd"
