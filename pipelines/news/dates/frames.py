"""The dates in force from sentence to sentence: what sets one, how long it holds, for which claims.

Here: a frame is set by a header, an announcement or what a sentence's own claims were dated by, and carried on.
Not here: the roles of dates and the event (`dating_scene`), the date in a claim's own sentence (`dating_governing`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.news.clauses.headed import BULLET
from pipelines.news.dates.times import (
    FLOWS,
    Dated,
    Frame,
    Scene,
    as_of_date,
    closes_year,
    dates_data,
    is_past,
    title_date,
)
from pipelines.news.texts.article import Claim, Sentence, When
from pipelines.normalize.date_roles import (
    ANNOUNCES,
    CENSUS,
    CITES,
    DATA_CUES,
    DATA_SENTENCE,
    DATES_THAT,
    POINTS_BACK,
    REFERS_TO_AMOUNT,
    REFERS_TO_TOTAL,
    STILL,
)
from pipelines.normalize.wording import Wording

PAID = re.compile(
    r"\b(?:klaim|manfaat|santunan|pembayaran|pencairan|penyaluran|di(?:cair|bayar|salur)kan)\b", re.IGNORECASE
)
_AT_THAT_TIME = re.compile(
    r"\W*(?:pada |di |dalam )?(?:saat|waktu|kala|ketika|tahun|masa|bulan|periode|kurun|kuartal|triwulan|semester"
    r"|tanggal) (?:itu|tersebut|yang sama|sama)\b",
    re.IGNORECASE,
)
_TELLS_OF = Wording(
    r"\b(?:kepesertaan|peserta|cakupan|coverage|ucj|kinerja|capaian|perlindungan pekerja|data|laporan)\b", re.IGNORECASE
)
_MEMBERS = re.compile(r"pesert|cakupan|coverage", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:(?:di)?mulai|(?:di|me)luncurkan|(?:di)?terbit(?:kan)?|disahkan|berdiri|meraih|penghargaan|juara|award|anugerah"
    r"|perda|perbup|perwali|pergub|inpres|uu)\b",
    re.IGNORECASE,
)
"""In a sentence with a year: what began or was won in it, not what was counted."""
_MOVES = Wording(
    r"\b(?:naik|turun|tumbuh|bertambah|berkurang|meningkat|menurun|membaik|memburuk|menanjak|merangkak|melonjak|melesat"
    r"|merosot|bergerak|berkembang|melaju|melejit|membesar)\b",
    re.IGNORECASE,
)
"""How members or payments did."""
_REALISED = Wording(r"\b(?:terealisasi|realisasi|realisasinya|direalisasikan|tercapai)\b")
"""What came of a target is of the period that payments were told of."""
_IN_FACT = re.compile(r"\W*(?:riil|realisasi|kenyataan|nyata|fakta|capaian)nya\b", re.IGNORECASE)
"""What came of a whole is of its year: "Pada 2024 ada 20 juta yang semestinya ikut. Riilnya 3 juta"."""
_PARTS = frozenset({"range", "quarter", "half"})
_BESIDE = 8  # room for a preposition
_TOPIC = 3  # a date so close to it is what the sentence is about
_CONTRASTS = re.compile(r"\W*(?:sementara|sedangkan|padahal|sebelumnya)\b")
_THUS = re.compile(r"\W*(?:artinya|berarti)\b", re.IGNORECASE)
"""What follows from the number before holds when that does, be it `masih` so or not."""
_DATELINE = re.compile(r"[A-Z][^.;:0-9]{2,40} ?[-–—] ?(?:[Pp]ada )?")
_LEAD = 40  # a date so close to the start of its sentence sets the time for what follows
_CENSUS_STEPS = 8  # the potentials of other segments are of the same census
STEPS = 2  # a year that was named stays in force over so many sentences


def open_sentence(scene: Scene, sentence: int, has_claims: bool) -> None:
    """A sentence without claims sets a frame if it heads a list, opens with a date or dates the data."""
    dates = [] if has_claims else [d for d in scene.dates[sentence] if not d.compared and dates_data(scene, d)]
    if not dates:
        return
    span = scene.article.sentences[sentence]
    words = scene.article.text[span.start : span.end]
    paid, members = PAID.search(words) is not None, _MEMBERS.search(words) is not None
    for dated in sorted(dates, key=lambda d: d.when.date_to):
        when = dated.when
        of_story = when.value == scene.story
        story = of_story and _TELLS_OF.search(span, words) is not None and _BEGINS.search(words) is None
        # "Ia melaporkan manfaat yang dicairkan sejak Januari sampai 14 Mei." tells of which months the payments are.
        months_paid = when.precision in _PARTS and paid
        heads = story or months_paid or _heads(scene, span, words, when) or _tells_how_it_went(span, words, when)
        heads = heads or (paid and _tells_of_payments(scene, when))
        if heads:
            yearly = paid and when.precision == "year"
            over = when.cue in {"sepanjang", "selama", "periode"} and not story and (paid or not members)
            family = "flow" if months_paid or yearly or over else "all"
            if CENSUS.search(span, words):
                family = "denominator"
            counted = family == "all" and not paid and members
            put_frame(scene, Frame(as_of_date(scene, when), when, family, sentence, counted=counted))


def _heads(scene: Scene, span: Sentence, words: str, when: When) -> bool:
    """Whether a sentence heads what follows with a date: it announces, opens with it, or says of when data are."""
    lead = words[: when.start - span.start]
    opens = when.cue in DATA_CUES and len(lead) <= _LEAD
    # "Tahun 2016 ditutup manis oleh kantor itu." tells which year the story is of.
    first = len(lead) <= _TOPIC or _DATELINE.fullmatch(lead) is not None
    # "Ia merujuk data kepesertaan sampai Oktober."
    cited = when.precision != "year" and CITES.search(lead) is not None
    return bool(
        opens
        or (first and is_past(scene, when))
        or cited
        or when.cue in {"per", "posisi"}
        or words.rstrip().endswith(":")
        or DATA_SENTENCE.search(words)
        or ANNOUNCES.search(span, words)
        or DATES_THAT.search(span, lead)
        or (when.precision == "month" and _stands_by_figure(scene, when))
    )


def _tells_of_payments(scene: Scene, when: When) -> bool:
    """Whether a past time in a sentence on payments is theirs: a year, or what stands by a figure."""
    return is_past(scene, when) and (when.precision == "year" or _stands_by_figure(scene, when))


def _tells_how_it_went(span: Sentence, words: str, when: When) -> bool:
    """Whether a sentence says how members or payments did up to a date: "Cakupan terus membaik sampai 30 November"."""
    up_to = when.cue in {"hingga", "sampai", "sampai dengan"} and when.precision != "year"
    return up_to and bool(PAID.search(words) or _MEMBERS.search(words)) and _MOVES.search(span, words) is not None


def _stands_by_figure(scene: Scene, when: When) -> bool:
    """Whether a date follows a percentage at once ("menembus 74 persen pada Mei"): of data, read or not."""
    return any(f.unit == "percent" and 0 <= when.start - f.end <= _BESIDE for f in scene.article.figures)


def close_sentence(scene: Scene, sentence: int, owned: list[tuple[Claim, Dated]]) -> None:
    """What dated this sentence's claims stays in force for the sentences that go on from it.

    What is only compared with ("dibanding tahun sebelumnya yang 30 ribu") dates its own figure and nothing after it; a
    budget's year dates the budget.
    """
    owned = [(claim, dated) for claim, dated in owned if not dated.compared and claim.metric != "budget_allocated"]
    if not owned:
        return
    metrics = {claim.metric for claim, _ in owned}
    # "212 ribu per Maret, yang BPU per 2 April 56 ribu": the date of all workers goes on, not that of a part.
    whole = [dated.when for claim, dated in owned if claim.segment is None]
    when = max(whole or [dated.when for _, dated in owned], key=lambda w: w.date_to)
    span = scene.article.sentences[sentence]
    census = when.precision == "year" or CENSUS.search(span, scene.article.text, span.start, span.end)
    if metrics == {"eligible_workers"} and census:
        # A census year dates the potential; the participants counted against it are today's.
        family = "denominator"
    elif metrics <= FLOWS:
        family = "flow"
    else:
        family = "all"
    segment = all(claim.segment for claim, _ in owned)
    put_frame(scene, Frame(as_of_date(scene, when), when, family, sentence, segment, counted=metrics.isdisjoint(FLOWS)))


def put_frame(scene: Scene, frame: Frame) -> None:
    """Puts a date in force, or, where it looks back, only for the rest of its paragraph."""
    if _looks_back(scene, frame):
        scene.aside = frame
        return
    if frame.family == "all" and frame.when is not None and frame.when.precision == "range":
        # "Januari sampai September 5 ribu pekerja mendaftar": payments go on in it, the stock that follows does not.
        scene.aside = frame
        scene.frames["flow"] = replace(frame, family="flow")
        return
    scene.aside = None
    if _is_closed_by(frame, scene.frames.get(frame.family)):
        return
    scene.frames[frame.family] = frame
    if frame.family == "all" and not frame.segment:
        scene.base = frame


def put_now(scene: Scene, frame: Frame) -> None:
    """Puts the day of the report in force, or, behind a cut-off of its year, only for the rest of the paragraph.

    "Per 30 Juni cakupannya 41 persen. ... Sekarang kurang 12 ribu orang. [...] Terendah Sigi, 19 persen.": what a new
    paragraph counts is of June's data again.
    """
    known = scene.frames.get("all")
    dated = known is not None and known.when is not None and known.when.precision != "year"
    if dated and known is not None and (known.as_of or "").startswith((frame.as_of or "-")[:4]):
        scene.aside = frame
    else:
        put_frame(scene, frame)


def _is_closed_by(frame: Frame, known: Frame | None) -> bool:
    """Whether a year is named where its close is in force: "Per Desember 2018 ada 303 ribu, selama 2018 bertambah 171
    ribu." goes on with December."""
    as_of = (known.as_of or "") if known else ""
    return len(frame.as_of or "") == len("2018") and as_of.startswith(f"{frame.as_of}-12")


def _looks_back(scene: Scene, frame: Frame) -> bool:
    """Whether a date is older than the one in force, or a past year of what is counted at a point.

    "Per Juli 2025 ada 50 ribu. Pada 2023 baru 40 ribu.": what follows speaks of 2025 again. Payments of a past year may
    be the subject of a whole report, participants hardly.
    """
    if frame.as_of is None or frame.when is None or frame.family == "denominator":
        return False
    known = [scene.frames[family] for family in {"all", frame.family} & scene.frames.keys()]
    if frame.family == "flow":
        # Payments may be told of a time before the day that the members were counted on.
        known = [other for other in known if not other.counted]
    if frame.when.precision != "year" and frame.as_of[:4] == (scene.now or "")[:4]:
        # "Tahun ini 4.012 orang dibiayai" says no day: what is counted "per Februari" after it looks back from nothing.
        known = [other for other in known if not (other.when and other.when.precision == "year")]
    if any(other.as_of and frame.as_of[: len(other.as_of)] < other.as_of[: len(frame.as_of)] for other in known):
        return True
    return (
        frame.family == "all"
        and len(frame.as_of) == 4
        and frame.as_of != scene.story
        and not _is_year_of_title(scene, frame)
        and is_past(scene, frame.when)
        and not _just_ended(scene, frame)
    )


def _just_ended(scene: Scene, frame: Frame) -> bool:
    """Whether a year ended in the last months: reports of its end come out in the first quarter of the next. No such
    report is a level that a target was just held beside ("Targetnya 1,6 juta. Tahun lalu 1,4 juta.")."""
    if scene.target_at in (frame.at - 1, frame.at) and frame.when is not None and frame.when.relative:
        return False
    now, year = scene.now or "", frame.as_of or ""
    return now[:4] == str(int(year) + 1) and "01" <= now[5:7] <= "03"


def carried_frame(scene: Scene, claim: Claim) -> Frame | None:
    """The frame in force for a claim: the last one set for its family, as long as it holds."""
    families = {"all"}
    if claim.metric in FLOWS or (claim.metric == "growth_rate" and _follows_flows(scene, claim)):
        families.add("flow")
    span = scene.article.sentences[claim.sentence]
    if _REALISED.search(span, scene.article.low, span.start, span.end):
        # "Iuran pada 2017 Rp4 miliar, melampaui target. Dari 600 perusahaan yang ditargetkan, terealisasi 700."
        families.add("flow")
    if claim.metric == "eligible_workers" or _IN_FACT.match(_lead(scene, claim)):
        families.add("denominator")
    lead = _lead(scene, claim)
    then = _then(scene, claim, lead)
    if then is not None:
        return then
    total = (scene.base or scene.frames.get("all")) if REFERS_TO_TOTAL.match(lead) else None
    if total is not None:
        # "Dari total peserta" goes back to where the total was stated.
        scene.aside = None
        scene.frames["all"] = replace(total, at=claim.sentence)
    elif (aside := _aside(scene, claim, families, lead)) is not None:
        return aside
    frames = [scene.frames[family] for family in sorted(families) if family in scene.frames]
    begun = [d.when.value for d in scene.dates.get(claim.sentence, ()) if d.role == "since"]
    # "Hingga 2024 dibayar Rp9 miliar. Sejak Januari 2025 ada 800 kasus.": what has run since then is of today.
    frames = [frame for frame in frames if not begun or (frame.as_of or "")[: len(begun[-1])] >= begun[-1]]
    if not frames:
        return None
    if any(frame.family == "flow" for frame in frames):
        frames = [frame for frame in frames if frame.family == "flow" or not frame.counted]
    frame = max(frames, key=lambda f: (f.family == "denominator", f.at))
    yearly = frame.when is not None and frame.when.precision == "year" and not closes_year(frame.when)
    lasting = _CENSUS_STEPS if frame.family == "denominator" else STEPS
    of_story = frame.as_of == scene.story or _is_year_of_title(scene, frame)
    fades = yearly and not scene.undated and frame.family != "flow" and not of_story
    worn = fades and steps(scene, frame.at, claim.sentence) > lasting
    if worn or (yearly and frame.when and is_past(scene, frame.when) and STILL.search(lead)):
        return None
    scene.frames[frame.family] = replace(frame, at=claim.sentence)
    return frame


def year_so_far(scene: Scene, claim: Claim, dated: Dated) -> Dated:
    """The date of payments "tahun ini", which run as far as those of the year told of before: "Januari-Juni 2025
    dibayar Rp534 miliar. JHT tahun ini Rp473 miliar." """
    frame, year = scene.frames.get("flow"), dated.when.value
    running = dated.when.relative and dated.when.precision == "year" and (scene.now or "").startswith(year)
    if not running or claim.metric not in FLOWS - {"budget_allocated"} or frame is None or frame.when is None:
        return dated
    told = frame.when.precision != "year" and (frame.as_of or "").startswith(f"{year}-")
    return replace(dated, when=frame.when) if told else dated


def _lead(scene: Scene, claim: Claim) -> str:
    return scene.article.text[scene.article.sentences[claim.sentence].start : claim.figure.start]


def _is_year_of_title(scene: Scene, frame: Frame) -> bool:
    """Whether the headline names the year, too, so that the whole report is of it."""
    if (frame.as_of or "")[2:4] not in (scene.article.title or ""):
        return False  # whatever way it writes the year: 2024, 23/24, 12/11/24
    title = title_date(scene.article)
    return title is not None and title.value == frame.as_of


def _follows_flows(scene: Scene, claim: Claim) -> bool:
    """Whether a change is told of payments: "Klaim selama 2022 Rp203 miliar. Ada kenaikan 12 persen." """
    told = scene.claimed.get(claim.sentence, set()) | scene.claimed.get(claim.sentence - 1, set())
    return told - {"growth_rate"} <= FLOWS


def _then(scene: Scene, claim: Claim, lead: str) -> Frame | None:
    """The past time that the sentence before names, for one that goes on "saat itu", "kala itu", "waktu itu"."""
    if not _AT_THAT_TIME.match(lead):
        return None
    past = [d.when for d in scene.dates.get(claim.sentence - 1, ()) if d.role != "event" and is_past(scene, d.when)]
    return Frame(as_of_date(scene, past[-1]), past[-1], "all", claim.sentence) if past else None


def _aside(scene: Scene, claim: Claim, families: set[str], lead: str) -> Frame | None:
    """The look back that a claim goes on with: in its paragraph, or in the next sentence if that points back ("jumlah
    itu") or is an item of a list; "masih" returns to the present."""
    if scene.aside is None or scene.aside.family not in families:
        return None
    if STILL.search(lead) and not _THUS.match(lead):
        return None
    sentences, last, now = scene.article.sentences, scene.aside.at, claim.sentence
    opening = scene.article.low[sentences[last].start : sentences[last].end]
    if REFERS_TO_AMOUNT.match(lead) and (last not in scene.claimed or _CONTRASTS.match(opening)):
        # "Pada triwulan I 2023 iuran telah dibayarkan. Dari jumlah tersebut, ...": no amount was told there, and what
        # was only held beside it ("Sementara tahun lalu 30 juta") is not parted.
        return None
    if sentences[last].paragraph != sentences[now].paragraph and not (
        steps(scene, last, now) == 1 and (POINTS_BACK.search(lead) or BULLET.match(lead))
    ):
        return None
    scene.aside = replace(scene.aside, at=now)
    return scene.aside


def steps(scene: Scene, first: int, last: int) -> int:
    return sum(not s.masked for s in scene.article.sentences[first + 1 : last + 1])
