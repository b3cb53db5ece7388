"""Which date of a sentence governs a figure of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.news.dates.times import FLOWS, Dated, Scene, is_ahead, is_past
from pipelines.news.texts.article import Claim, When
from pipelines.normalize.date_roles import CENSUS, DATA_CUES, NOW, SAYS, says_weekday

_ENTERED = frozenset({"registered_workers", "budget_allocated"})  # these may be of a day to come
_ON = frozenset({"pada", "tanggal"})
_CLOSE = 20  # what stands right beside a figure
_REACH = 90  # a date after its figure stands close to it
_BECOMES = re.compile(r"\bmenjadi\b", re.IGNORECASE)
_FROM = re.compile(r"\bdari\b", re.IGNORECASE)
_SPAN_CUES = frozenset({"sejak", "dari", "mulai", "antara", "dalam", "kurun"})
_RATES = frozenset({"percent", "percentage_points"})
_RESTATES = re.compile(r",? (?:yakni|yaitu|menjadi|sehingga|jadi)\b", re.IGNORECASE)
"""Behind what a change is measured from: how much it is by now ("naik 3 persen dari Februari 2021, yakni 81 juta")."""
_LEADS_LEVEL = re.compile(r"\s*[:=]\s*(?:Rp\s?)?[0-9]", re.IGNORECASE)
_EACH = re.compile(r"\b(?:berturut-turut|masing-masing|secara berurutan|berurutan)\b", re.IGNORECASE)
BREAK = re.compile(
    r"[,;:]|\b(?:sedangkan|sementara|dan|namun|tetapi|tapi|adapun|serta|kemudian|lalu|sebab|karena|lantaran|akibat)\b"
)
"""For text in lower case, like `_TURN`."""
_COUNTS = re.compile(
    r"[,:]?\s*(?:sudah |telah |baru )?(?:ada|tercatat|terdapat|terdata|terhitung|jumlahnya)"
    r"(?: (?:ada|sebanyak|sekitar))?\s*",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|merosot|tumbuh|bertambah|berkurang|menjadi(?! (?:peserta|anggota|bagian))"
    r"|di?banding\w*|daripada|ketimbang|sedangkan|sementara|namun|tetapi|tapi|sebelumnya|target\w*)\b",
)
_RESULT = re.compile(r"\b(?:dan )?(?:menjadi|sehingga|hingga)\b", re.IGNORECASE)
_FOLLOWS = re.compile(r"[0-9][^.;]*\b(?:sehingga|berarti|artinya|maka|alhasil)\b[^.;]*$")
"""Between a level with its date and a change: "tahun lalu 30 persen, sehingga ada kenaikan 7 persen" by now."""
_LEFT_BEHIND = re.compile(r"[^0-9.;:]{0,30}\bdari (?:[a-z]+ ){0,2}(?:rp ?)?[0-9]")
_AND_ALSO = re.compile(r" [a-z]+(?: [a-z]+)? (?:dan|serta) ")
"""Between two counts of one time: 36.920 pekerja serta 812 perusahaan."""
_PAID_TO = re.compile(
    r"[, ]+(?:dan|serta|yang) (?:dibayar|diberi|disalur|diserah)kan (?:kepada|untuk|bagi) (?:[a-z]+ )?"
)
"""Between a sum and those it went to: Rp176 miliar dan dibayarkan kepada 19.069 peserta."""
_TARGET_OF = re.compile(r"\b(?:target|sasaran)(?:nya)?(?: (?:untuk|pada|di|tahun))*\s*$")
_AMONG = re.compile(r"\bdi ?antaranya\b", re.IGNORECASE)
_OF_WORKERS = re.compile(r"\bdari (?:[a-z]+ ){0,3}(?:pekerja|tenaga kerja|angkatan kerja|penduduk)\b")
_ALREADY = re.compile(r"\b(?:telah|sudah)\b")
_IN_IT = re.compile(r"\b(?:pada|di|dalam|selama|sepanjang) $")
_GREW_THEN = re.compile(r"(?: yang)?(?: [a-z]+){0,2} (?:naik|turun|tumbuh|meningkat|menurun)(?: [a-z]+)? ")
_GREW = re.compile(r" yang(?: [a-z]+){0,2} (?:naik|turun|tumbuh|meningkat|menurun)(?: [a-z]+)? ")
_CONTRAST = re.compile(r"\b(?:sedangkan|sementara|namun|tetapi|tapi|padahal|baru)\b", re.IGNORECASE)


def usable_dates(scene: Scene, claim: Claim) -> list[Dated]:
    """The dates of the claim's sentence that can govern a figure. The day of the event is none, since it mostly says
    when somebody spoke; another day does if a preposition leads it ("pada 17 Agustus lalu")."""
    here = scene.dates.get(claim.sentence, ())
    other_day = {
        d.when.start
        for d in here
        if d.role == "event"
        and d is not scene.event
        and (d.when.cue in _ON or _counts_next(scene, d.when, claim) or _acts_on(scene, d, claim))
    }
    return [d for d in here if d.role not in {"name", "event", "since"} or d.when.start in other_day]


def _acts_on(scene: Scene, dated: Dated, claim: Claim) -> bool:
    """Whether a group was entered on a day of the sentence's own: "Pada hari jadi kabupaten, 17 Agustus 2023, bupati
    menyerahkan kartu kepada 1.020 nelayan", in a report of another event."""
    when, start = dated.when, claim.figure.start
    if claim.metric != "registered_workers" or when.end > start or when.relative or is_ahead(scene, when):
        return False
    here = scene.article.sentences[claim.sentence]
    return not SAYS.search(here, scene.article.text[here.start : here.end])


def _counts_next(scene: Scene, when: When, claim: Claim) -> bool:
    """Whether a day stands right before what was counted on it: "datanya diperbarui, 2 April 2026, ada 56 ribu"; a
    weekday says when somebody spoke."""
    counted = _COUNTS.fullmatch(scene.article.text, when.end, claim.figure.start)
    return counted is not None and not says_weekday(when.text)


def can_date(scene: Scene, dated: Dated, claim: Claim, posts: set[int]) -> bool:
    """Whether a date of the sentence may date this observation."""
    when, figure = dated.when, claim.figure
    paid_from = claim.metric == "registered_workers" and claim.sentence in scene.budgets
    budget_year = (claim.metric == "budget_allocated" or paid_from) and when.precision == "year"
    # "target 48 ribu pada 2023, terkumpul 44 ribu"
    aimed = when.start in posts and not (when.end <= figure.start and is_past(scene, when))
    if aimed or (is_ahead(scene, when) and not (budget_year or _is_misprint(dated, claim))):
        return False
    if claim.metric != "eligible_workers" and (
        _dates_potential_only(scene, when, figure.start) or _is_of_census(scene, when, claim)
    ):
        return False
    if dated.role == "budget":
        # What a budget pays for holds in the year of the budget.
        past = is_past(scene, when) or bool(
            scene.undated and _ALREADY.search(scene.article.low, when.end, figure.start)
        )
        spent = claim.metric == "registered_workers" and past
        return claim.metric == "budget_allocated" or paid_from or spent
    if dated.role == "elapsed":
        # What is paid runs over months; who is insured is counted on a day.
        return claim.metric in FLOWS and claim.metric != "budget_allocated"
    change = claim.metric == "growth_rate"
    if dated.role == "baseline":
        return is_bound(scene, when, claim) and (not change or _tells_its_growth(scene, when, claim))
    return not (change and (dated.compared or _FOLLOWS.search(scene.article.low, when.end, figure.start)))


def _is_misprint(dated: Dated, claim: Claim) -> bool:
    """Whether a day to come is a cut-off with a wrong year, kept as printed: "per 31 Desember 2021 ada 9 ribu" in a
    report of February 2021."""
    cut_off = dated.when.cue == "per" and dated.when.precision == "day" and not dated.when.relative
    return cut_off and claim.kind == "observation" and claim.metric not in _ENTERED


def _tells_its_growth(scene: Scene, when: When, claim: Claim) -> bool:
    """Whether a change is that of the time compared with: "dari tahun sebelumnya yang tercatat meningkat 42 persen"."""
    low = scene.article.low
    in_it = _IN_IT.search(low, max(0, when.start - _CLOSE), when.start) is not None
    return (_GREW_THEN if in_it else _GREW).fullmatch(low, when.end, claim.figure.start) is not None


def is_bound(scene: Scene, when: When, claim: Claim) -> bool:
    """Whether a baseline belongs to the figure: "dibanding 2024 yang hanya 350 ribu (orang dari 40 desa)", "dari 41
    persen pada 2023"."""
    text, start = scene.article.text, claim.figure.start
    span = scene.article.sentences[claim.sentence]
    before = [f for f in scene.article.figures if span.start <= f.start < f.end <= when.start and f.unit != "year"]
    between = text[before[-1].end : when.start] if before else ""
    parted = _TURN.search(between.lower()) or BREAK.search(between.lower()) or "dari" in between
    if before and len(between) <= _CLOSE and not parted:
        return before[-1].start == start
    if before and before[-1].unit in _RATES and _RESTATES.match(text, when.end):
        return False
    first = next((f for f in scene.article.figures if f.start >= when.end and f.unit != "year"), claim.figure)
    words = text[first.end : start].lower()
    joined = (
        _AND_ALSO.fullmatch(words) or _PAID_TO.fullmatch(words) or (not BREAK.search(words) and not _TURN.search(words))
    )
    return when.end <= start and first.start - when.end < 2 * _CLOSE and bool(joined)


def is_right_behind(scene: Scene, dated: Dated, claim: Claim) -> bool:
    end = claim.figure.end
    close = 0 <= dated.when.start - end <= _CLOSE and not _figures_between(scene, end, dated.when.start)
    return close and dated.role == "data"


def is_right_before(scene: Scene, when: When, claim: Claim, reach: int = 2 * _CLOSE) -> bool:
    start = claim.figure.start
    return 0 <= start - when.end < reach and not _figures_between(scene, when.end, start)


def names_target(scene: Scene, when: When, claim: Claim) -> bool:
    """Whether a year behind a figure says whose target it is: "88.450 pekerja yang dipatok sebagai sasaran 2019"."""
    between = scene.article.low[claim.figure.end : when.start]
    alone = len(between) <= _REACH and not _figures_between(scene, claim.figure.end, when.start)
    return alone and _TARGET_OF.search(between) is not None and not BREAK.search(between)


def _is_left_behind(scene: Scene, when: When, claim: Claim) -> bool:
    """Whether a date before the figure is of the level left behind: "dari Rp2 miliar pada 2020 menjadi Rp3 miliar"."""
    text, span = scene.article.text, scene.article.sentences[claim.sentence]
    turned = _BECOMES.search(text, when.end, claim.figure.start)
    return turned is not None and _FROM.search(text, span.start, when.start) is not None


def _is_span(when: When) -> bool:
    """Whether a preposition leads a stretch of time: "sejak Januari hingga April", "dalam Mei-Juli"."""
    return when.precision == "range" and when.cue in _SPAN_CUES


def _dates_potential_only(scene: Scene, when: When, figure: int) -> bool:
    """ "Pada 2022 ada 140 ribu pekerja, sedangkan yang terdaftar 9 ribu": the census year stops at the contrast."""
    if when.precision != "year" or when.end > figure:
        return False
    if not any(when.end <= start < figure for start in scene.potentials):
        return False
    text = scene.article.text
    parted = _CONTRAST.search(text, when.end, figure) or _AMONG.search(text, when.end, figure + _CLOSE)
    return parted is not None


def _is_of_census(scene: Scene, when: When, claim: Claim) -> bool:
    """Whether a year behind the figure is of the workers it is a part of: "21 persen dari pekerja yang tercatat di BPS
    pada 2022"."""
    end, here = claim.figure.end, scene.article.sentences[claim.sentence]
    if when.precision != "year" or when.start < end or not CENSUS.search(here, scene.article.text, end, when.start):
        return False
    return _OF_WORKERS.search(scene.article.low, end, when.start) is not None


def _figures_between(scene: Scene, start: int, end: int) -> bool:
    return any(start <= f.start and f.end <= end for f in scene.article.figures if f.unit != "year")


def governing_date(scene: Scene, claim: Claim, dates: list[Dated]) -> Dated | None:
    """The date that governs the figure: one that follows it directly, else the last before it, else the next after it.

    "400 ribu peserta per Oktober", "Hingga Oktober, peserta 400 ribu dan klaim Rp5 miliar".
    """
    start, end, text, low = claim.figure.start, claim.figure.end, scene.article.text, scene.article.low
    before = [d for d in dates if d.when.end <= start]
    after = [d for d in dates if d.when.start >= end]
    close = after[0] if after and after[0].when.start - end <= _REACH else None
    if close is not None and _opens_aside(scene, close.when):
        close = None
        after = after[1:]
    if close is not None and not _figures_between(scene, end, close.when.start):
        parted = BREAK.search(low[end : close.when.start]) is not None
        if not (parted and (before or leads_on(scene, claim, close.when))):
            return close
    if before:
        if after and _is_left_behind(scene, before[-1].when, claim):
            return after[0]
        last = before[-2] if len(before) > 1 and _in_brackets(scene, before[-1].when) else before[-1]
        here = scene.article.sentences[claim.sentence]
        return None if NOW.search(here, text[last.when.end : start]) else last
    cued = [d for d in after if d.when.cue in DATA_CUES or d.when.cue == "pada" or _is_span(d.when)]
    # "46 persen dari 800 ribu, naik dari 41 persen pada 2023": past a turn the date belongs to what it is turned to.
    if not cued or says_now(scene, claim) or leads_on(scene, claim, cued[0].when):
        return None
    between = low[end : cued[0].when.start]
    if _LEFT_BEHIND.match(between) and _BECOMES.search(low, max(0, start - _CLOSE), start):
        # "menyusut menjadi 88 ribu orang, dari 93 ribu orang pada Desember"
        return None
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


def _opens_aside(scene: Scene, when: When) -> bool:
    """Whether a date leads the figure that stands with it in brackets: "142 ribu orang (2023: 120 ribu orang)"."""
    text = scene.article.text
    return text[: when.start].rstrip().endswith("(") and _LEADS_LEVEL.match(text, when.end) is not None


def leads_on(scene: Scene, claim: Claim, when: When) -> bool:
    """Whether a date behind the figure opens what comes next: "kini 61 ribu orang, sedangkan tahun lalu 54 ribu"."""
    low, end = scene.article.low, claim.figure.end
    if when.start < end or not BREAK.search(low[end : when.start]):
        return False
    stop = scene.article.sentences[claim.sentence].end
    after = next((f for f in scene.article.figures if when.end <= f.start < stop and f.unit != "year"), None)
    return after is not None and not BREAK.search(low[when.end : after.start])


def says_now(scene: Scene, claim: Claim) -> bool:
    here = scene.article.sentences[claim.sentence]
    return NOW.search(here, scene.article.text[here.start : claim.figure.start]) is not None


def respective_dates(scene: Scene, claims: Sequence[Claim], before: Sequence[tuple[Claim, Dated]]) -> dict[int, Dated]:
    """The date of each claim (by start of its figure) of a sentence that gives as many figures as dates, in order.

    "Pada 2022, 2023 dan 2024 berturut-turut 48 ribu, 53 ribu dan 61 ribu orang.", or the dates behind.
    `before`: what the sentence before dated, for "Kasusnya berturut-turut 1.021, 1.340 dan 1.702."
    """
    if len(claims) < 2 or len({claim.metric for claim in claims}) > 1:
        return {}
    span = scene.article.sentences[claims[0].sentence]
    each = _EACH.search(scene.article.text, span.start, claims[0].figure.start)
    if each is None:
        return {}
    data = [d for d in scene.dates.get(span.index, ()) if d.role == "data"]
    dates = [d for d in data if d.when.end <= claims[0].figure.start]
    dates = dates or [d for d in data if d.when.start >= claims[-1].figure.end]
    if not dates:
        dates = [dated for _, dated in before]
    if len(dates) != len(claims) or len({d.when.value for d in dates}) != len(dates):
        return {}
    return {claim.figure.start: dated for claim, dated in zip(claims, dates, strict=True)}
