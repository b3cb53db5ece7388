"""The time that something is planned, paid or begun for: a coming year, a budget's year, the day a group enters."""

from __future__ import annotations

import re

from pipelines.news.dates.governing import governing_date, leads_on, usable_dates
from pipelines.news.dates.times import Dated, Frame, Scene, is_ahead, is_past, months_of
from pipelines.news.texts.article import Claim, When
from pipelines.normalize.wording import Wording

_ENTERED = frozenset({"registered_workers", "budget_allocated"})  # what a coming day of entry dates
_RECENT_MONTHS = 3
_MONTHS_COVERED = 12  # a fund or a firm pays for a group year by year
_TAKES_EFFECT = re.compile(
    r"\b(?:terhitung|(?:di)?mulai|(?:di|mem)?berlaku(?:kan)?|di(?:terap|jalan|laksana)kan|efektif|aktif|resmi"
    r"|terlindungi)\b(?:\s+(?:mulai|sejak|per|pada|tanggal|efektif"
    r"|berlaku|bulan|tahun|awal|jkk|jkm|jht|dan|program|jaminan|\w+ program)\b)*\s*$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(
    r",?(?: (?!sudah\b|telah\b|total|hingga\b|sampai\b)[\w./-]+){0,4}? (?:mendapat(?:kan)?|menerima|memperoleh"
    r"|menikmati|terlindungi|terdaftar|di(?:lindungi|jamin|tanggung|daftarkan|ikutkan|ikutsertakan|biayai|cover)|tercover"
    r"|men(?:anggung|daftarkan|ambahkan|jamin)|melindungi|mem(?:biayai|bayari|proteksi)|mengikut(?:serta)?kan)\b",
    re.IGNORECASE,
)
"""Behind the day from which a group is covered: "Sejak Juni 2025, Pemkab menambahkan 900 petani"."""
_COVERED_FOR = re.compile(
    r"\b(?:untuk|berlaku|masa (?:perlindungan|kepesertaan)(?:nya)?)(?: (?:dari|mulai|selama|bulan|periode))*\W*$",
    re.IGNORECASE,
)
"""Before the months that a group is covered for: it is covered from their first."""
_TAKES_UP = re.compile(
    r"\W*(?:mereka|semua(?:nya)?|seluruh(?:nya)?|(?:seluruh |semua |para )?(?:\w+ ){1,3}(?:itu|tersebut|ini)"
    r"|(?:perlindungan|kepesertaan|iuran|jaminan|program)(?:nya)?)\b",
    re.IGNORECASE,
)
_OWNER = (
    r"(?:pem(?:kab|kot|prov|da|des|ko)|pemerintah (?:kabupaten|kota|provinsi|daerah|desa)|bupati|wali ?kota|gubernur"
    r"|desa|nagari|kampung|gampong|perusahaan|pt|cv|koperasi|baznas|bank|csr)"
)
_ENTERS = Wording(
    rf"\b{_OWNER}\b[^.;:]*"
    r"\b(?:menanggung|menjamin|mendaftarkan|mengikutkan|mengikutsertakan|melindungi|membiayai|membayar\w*|mengiur"
    r"|memproteksi|memberi(?:kan)? perlindungan|mengover|mengcover|menyokong|menyantuni|menyerahkan|membagikan"
    r"|menyalurkan|menambah\w*)\b",
    re.IGNORECASE,
)
"""Before the figure: who enters a group."""
_ENTERED_BY = Wording(
    r"\b(?:ditanggung|dijamin|didaftarkan|diikutkan|diikutsertakan|dilindungi|dibiayai|dibayar(?:kan)?|diproteksi"
    rf"|dicover|disubsidi)\b[^.;:0-9]{{0,40}}\b{_OWNER}\b",
    re.IGNORECASE,
)
"""Behind it."""
_PART_OF_THAT = re.compile(
    r"\bdi ?antaranya\b|\b(?:dari|di ?antara) (?:jumlah|angka|total|mereka|semua|seluruh|keseluruhan)\b"
)
_FOR_IT = re.compile(
    r"\b(?:(?:anggaran|dana|biaya|pagu|alokasi|kebutuhan)(?: [a-z]+)?nya"
    r"|(?:untuk|buat|guna) (?:itu|(?:program|keperluan|kebutuhan) (?:itu|ini|tersebut)))\b"
)
_DONE = re.compile(r"\b(?:sudah|telah|kini|saat ini|sekarang|baru|masih|selama ini|sebelumnya)\b")
_BEGAN_WITH = re.compile(r"\b(?:(?:di)?mulai|diawali|berawal|bermula) (?:dengan|dari)\b|\b(?:awal|mula)(?:-mula)?nya\b")
_OPENING = 8
"""Characters before a year that a sentence opens with: a quotation mark, a preposition."""
_IN_YEAR = frozenset({"pada", "di", "dalam", "sepanjang", "selama", "untuk", "tahun", "periode"})


def planned_period(scene: Scene, claim: Claim) -> When | None:
    """The year that a plan, a budget or a sponsored group is for: "melindungi 900 nelayan sepanjang 2026", "Tahun depan
    ada 40 ribu. Pagunya Rp16 miliar."; None where none is named."""
    plan = claim.kind == "plan"
    if not plan and claim.metric not in _ENTERED:
        return None
    began = _begun(scene, claim)
    if began is not None:
        return began
    here = scene.dates.get(claim.sentence, [])
    starts = [d for d in here if _is_start(scene, d)]
    if claim.metric == "budget_allocated":
        starts = [d for d in starts if d.when.precision != "range"]
    usable = usable_dates(scene, claim)
    if claim.metric == "budget_allocated":
        # "APBD 2025 sebesar Rp4,6 miliar untuk iuran selama 12 bulan ke depan" is of the budget's year.
        usable = [d for d in usable if d.role == "budget" and d.when.end <= claim.figure.start] or usable
    own = governing_date(scene, claim, sorted([*usable, *starts], key=lambda d: d.when.start))
    if own is None and len(here) == 1 and not leads_on(scene, claim, here[0].when):
        # "12 ribu guru dan 3 ribu imam bakal diprioritaskan tahun depan": the only date is the whole sentence's.
        own = here[0] if _names_coming_year(scene, here[0]) or here[0] in starts else None
    if own is not None:
        if own in starts:
            _note_ahead(scene, claim, own)
            return _from_its_first(own.when)
        sponsored = claim.metric == "registered_workers" and _names_coming_year(scene, own)
        sponsored = sponsored and not _DONE.search(scene.article.low, claim.clause_start, own.when.start)
        if sponsored or (plan and not is_past(scene, own.when)):
            _note_ahead(scene, claim, own)
            return own.when
    next_to = scene.ahead_at == claim.sentence - 1 and (
        _in_one_paragraph(scene, scene.ahead_at, claim.sentence) or _is_for_it(scene, claim)
    )
    undated = all(d.role == "event" for d in here)
    if scene.ahead is not None and next_to and undated and (plan or claim.metric == "budget_allocated"):
        return scene.ahead
    return _year_opened(scene, claim) if undated else None


def _year_opened(scene: Scene, claim: Claim) -> When | None:
    """The coming year that the sentence before opens with and counts nothing in: "Tahun 2027 jadi tahun perlindungan.
    Pemkab menanggung 6 ribu nelayan."; not for whom it covers by now."""
    last, now = claim.sentence - 1, scene.article.sentences[claim.sentence]
    entered = claim.kind == "plan" or claim.metric == "registered_workers"
    if not entered or last < 0 or last in scene.claimed or not _in_one_paragraph(scene, last, claim.sentence):
        return None
    if _DONE.search(scene.article.low, now.start, now.end):
        return None
    start = scene.article.sentences[last].start
    opening = [d for d in scene.dates.get(last, ()) if d.when.start - start <= _OPENING]
    return next((d.when for d in opening if _names_coming_year(scene, d)), None)


def _begun(scene: Scene, claim: Claim) -> When | None:
    """When a scheme began, for the group it began with: "Program itu berjalan sejak 2018. Mulanya 35 ribu nelayan."."""
    start = scene.article.sentences[claim.sentence].start
    if claim.metric != "registered_workers" or not _BEGAN_WITH.search(scene.article.low, start, claim.figure.start):
        return None
    told = [d.when for s in (claim.sentence - 1, claim.sentence) for d in scene.dates.get(s, ()) if d.role == "since"]
    return told[-1] if told else None


def _note_ahead(scene: Scene, claim: Claim, dated: Dated) -> None:
    if is_ahead(scene, dated.when):
        scene.ahead, scene.ahead_at = dated.when, claim.sentence


def _is_for_it(scene: Scene, claim: Claim) -> bool:
    """Whether a sum is said to be for what was just told of: "Anggaran untuk itu ...", "menyebut anggarannya ..."."""
    span = scene.article.sentences[claim.sentence]
    return _FOR_IT.search(scene.article.low, span.start, claim.figure.start) is not None


def _is_start(scene: Scene, dated: Dated) -> bool:
    """A day or month that something takes effect on, now or soon: "terhitung mulai 1 Maret", not "sejak 2019"."""
    when, text = dated.when, scene.article.text
    if dated.role == "data" and when.cue == "per" and is_ahead(scene, when):
        return True
    if when.precision == "range":
        return _COVERED_FOR.search(text[max(0, when.start - 40) : when.start]) is not None
    if dated.role == "since" and when.precision in {"day", "month"} and _SINCE_THEN.match(text, when.end):
        return is_ahead(scene, when) or _is_recent(scene, when, _MONTHS_COVERED)
    if dated.role not in {"since", "data"} or not _TAKES_EFFECT.search(text[max(0, when.start - 30) : when.start]):
        return False
    return is_ahead(scene, when) or (when.precision in {"day", "month"} and _is_recent(scene, when))


def _from_its_first(when: When) -> When:
    """Months that a group is covered for, as their first: it is covered from then on."""
    if when.precision != "range":
        return when
    return when._replace(value=when.date_from.isoformat()[:7], date_to=when.date_from)


def _is_recent(scene: Scene, when: When, months: int = _RECENT_MONTHS) -> bool:
    now = scene.now
    return now is None or 0 <= months_of(now) - months_of(when.value) <= months


def _names_coming_year(scene: Scene, dated: Dated) -> bool:
    """A year ahead that something is done in, not until or towards."""
    when = dated.when
    named = when.cue in _IN_YEAR or dated.role == "budget"
    named = named or (when.cue is None and (when.relative or when.text.lower().startswith("tahun")))
    return dated.role in {"data", "budget"} and when.precision == "year" and named and is_ahead(scene, when)


def _in_one_paragraph(scene: Scene, first: int, last: int) -> bool:
    sentences = scene.article.sentences
    return sentences[first].paragraph == sentences[last].paragraph


def start_told_next(scene: Scene, claim: Claim) -> Frame | None:
    """The day on which the group just counted enters, where the next sentence tells it: "Mereka terlindungi per 1
    Oktober.", "Perlindungan itu berlaku mulai Januari 2024."; or the year of the budget named there for it."""
    following = claim.sentence + 1
    if claim.metric not in _ENTERED or following >= len(scene.article.sentences):
        return None
    span = scene.article.sentences[following]
    same = scene.article.text.find(claim.figure.text, span.start, span.end) >= 0
    if span.paragraph != scene.article.sentences[claim.sentence].paragraph and not same:
        return None
    takes_up = _TAKES_UP.match(scene.article.text, span.start)
    for dated in scene.dates.get(following, ()):
        planned = dated.role == "budget" and following in scene.budgets and is_ahead(scene, dated.when)
        if planned or (takes_up and _is_start(scene, dated)):
            return Frame(dated.when.value, dated.when, "all", following)
    return None


def _goes_on_counting(scene: Scene, claim: Claim) -> bool:
    """Whether the groups counted just before have a date that goes on: "Per Desember ada 31 ribu tenaga honorer. Pemkot
    Bitung mendaftarkan 2.654 orang." """
    last = max((sentence for sentence in scene.claimed if sentence < claim.sentence), default=-1)
    return scene.grouped_at >= max(last, 0)


def is_own_act(scene: Scene, claim: Claim) -> bool:
    """Whether a government or firm is told to have entered a group, which it did by the day of the report.

    "Per Mei 2025 ada 22.947 peserta. Pemkab baru saja menanggung iuran 2.150 pekerja.": the agency's cut-off dates what
    the agency counts, in its own sentences.
    """
    if claim.metric != "registered_workers" or scene.undated:
        return False
    span, text = scene.article.sentences[claim.sentence], scene.article.text
    lead = text[span.start : claim.figure.start]
    if _PART_OF_THAT.search(scene.article.low, span.start, span.end):
        return False
    if "tambah" not in lead and _goes_on_counting(scene, claim):
        return False
    entered = _ENTERS.search(span, lead)
    return bool(entered or _ENTERED_BY.search(span, text[claim.figure.end : span.end]))
