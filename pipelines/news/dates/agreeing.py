"""Claims that hold at one time: what is printed twice, and a whole with its part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipelines.news.texts.article import Article, Claim, Dating
from pipelines.normalize.numbers import significance

_TOGETHER = {
    "eligible_workers": frozenset(
        {"active_participants", "registered_workers", "coverage_rate", "unprotected_workers"}
    ),
    "claim_cases": frozenset({"claims_paid"}),
    "claims_paid": frozenset({"claim_cases"}),
}
"""What is counted together with the claims of a metric that stand behind it."""
_WEAK = frozenset({"date_event", "date_published", "date_frame", "date_title", "date_unknown"})
_PART_NEXT = re.compile(
    r"\b(?:di ?antaranya|dari (?:jumlah|angka|total) (?:itu|ini|tersebut)|(?:peserta|anggota|kepesertaan)nya)\b"
)
_COUNTS = frozenset({"active_participants", "registered_workers", "eligible_workers", "unprotected_workers"})
_RATES = frozenset({"coverage_rate", "unprotected_rate", "segment_share"})
_SAYS_AGAIN = re.compile(
    r"(?<=[a-z0-9])(?: (?:orang|jiwa|pekerja|peserta|tenaga kerja))?,? "
    r"(?:\(|(?:atau|setara|yakni|yaitu) (?:dengan |sekitar )?)$"
)
"""Between a count and its rate."""
_BEFORE = 40
_Fact = tuple[object, ...]
_HUNDRED = 100.0
_BEHIND = 20
_TURN = re.compile(
    r"\b(?:sedangkan|sementara|adapun|naik|turun|meningkat|menurun|tumbuh|bertambah|berkurang|sebelumnya|daripada|ketimbang"
    r"|di?banding\w*)\b|[;.]\s"
)


def agree(article: Article, claims: Sequence[Claim], datings: list[Dating]) -> list[Dating]:
    """The datings of all claims, each made to agree with those of the claims that it belongs with."""
    datings = _as_its_count(article, claims, _as_its_part(article, claims, datings))
    return _as_its_rest(claims, _as_printed_twice(claims, datings))


def _as_its_count(article: Article, claims: Sequence[Claim], datings: list[Dating]) -> list[Dating]:
    """A rate that only says a count again holds when that does: "9 ribu orang atau 40 persen"."""
    counts = {c.figure.end: d for c, d in zip(claims, datings, strict=True) if c.metric in _COUNTS}
    agreed = []
    for claim, dating in zip(claims, datings, strict=True):
        again = dating.rule != "date_stated" and claim.metric in _RATES
        lead = (
            _SAYS_AGAIN.search(article.low, max(0, claim.figure.start - _BEFORE), claim.figure.start) if again else None
        )
        agreed.append(counts.get(lead.start(), dating) if lead else dating)
    return agreed


def _as_its_part(article: Article, claims: Sequence[Claim], datings: list[Dating]) -> list[Dating]:
    """What is counted together is counted at one time: a whole and its part ("Dari 163 ribu pekerja, baru 58 ribu ikut
    hingga akhir Agustus 2025"), cases and their sum ("2.035 pekerja menerima Rp19 miliar (Januari-Mei 2025)")."""
    stated = [(c, d) for c, d in zip(claims, datings, strict=True) if d.rule == "date_stated"]
    agreed = []
    for claim, dating in zip(claims, datings, strict=True):
        with_it = _TOGETHER.get(claim.metric)
        if with_it is None or dating.rule == "date_stated":
            agreed.append(dating)
            continue
        twin = next((t for t in stated if t[0].metric in with_it and _goes_on(article, claim, t[0])), None)
        if twin is None and claim.metric == "eligible_workers" and dating.rule in _WEAK:
            twin = next((t for t in stated if t[0].metric in with_it and _is_part_next(article, claim, t[0])), None)
        agreed.append(twin[1] if twin else dating)
    return agreed


def _goes_on(article: Article, claim: Claim, other: Claim) -> bool:
    """Whether a claim goes on to another one behind it in its sentence."""
    start, end = claim.figure.end, other.figure.start
    return claim.sentence == other.sentence and start <= end and not _TURN.search(article.low, start, end)


def _is_part_next(article: Article, claim: Claim, other: Claim) -> bool:
    """Whether the next sentence takes up a whole for its part: "... 148 ribu. Pada Mei 2022 pesertanya 9 ribu." """
    here, following = article.sentences[claim.sentence], article.sentences[other.sentence]
    near = other.sentence == claim.sentence + 1 and here.paragraph == following.paragraph
    return near and _PART_NEXT.search(article.low, following.start, other.figure.end + _BEHIND) is not None


def _as_its_rest(claims: Sequence[Claim], datings: list[Dating]) -> list[Dating]:
    """What covered and unprotected make up together was counted together: "56 persen belum terdaftar ... Yang aktif
    hingga November 44 persen", "675.524 belum dari 1.214.028 ... 538.504 sudah"."""
    rests = {"unprotected_rate": "coverage_rate", "unprotected_workers": "active_participants"}
    if not any(claim.metric in rests for claim in claims):
        return datings
    wholes = {claim.value for claim in claims if claim.metric == "eligible_workers"}
    stated = [(c, d) for c, d in zip(claims, datings, strict=True) if d.rule == "date_stated"]
    agreed = []
    for claim, dating in zip(claims, datings, strict=True):
        other = rests.get(claim.metric) if dating.rule in _WEAK else None
        sums = {_HUNDRED} if claim.unit == "percent" else wholes
        twin = next((d for c, d in stated if c.metric == other and round(c.value + claim.value, 2) in sums), None)
        agreed.append(twin or dating)
    return agreed


def _as_printed_twice(claims: Sequence[Claim], datings: list[Dating]) -> list[Dating]:
    """What is printed twice is one fact: the date stated with it, and stated closest, holds for both mentions.

    "Baru 13 ribu orang. Pada Desember 2021 ada 13 ribu orang.", "Pada 2017 ada 906. Januari-November 2017 ada 906."
    """
    values = Counter(claim.value for claim in claims)
    facts = [_fact(claim) if values[claim.value] > 1 else None for claim in claims]
    stated: dict[_Fact, Dating] = {}
    carried: dict[_Fact, Dating] = {}
    for fact, dating in zip(facts, datings, strict=True):
        if fact is None:
            continue
        if dating.rule == "date_stated":
            known = stated.setdefault(fact, dating)
            if (dating.as_of or "").startswith(known.as_of or "-"):
                stated[fact] = dating
        elif dating.rule == "date_carried":
            carried.setdefault(fact, dating)
    known_of = carried | stated
    agreed = []
    for fact, dating in zip(facts, datings, strict=True):
        twin = known_of.get(fact, dating) if fact is not None else dating
        weaker = dating.rule in _WEAK
        finer = dating.rule == "date_stated" and (twin.as_of or "").startswith(dating.as_of or "-")
        agreed.append(twin if weaker or finer else dating)
    return agreed


def _fact(claim: Claim) -> _Fact | None:
    """What a claim says but for its place; None where its value may come twice by chance.

    A value is unlikely to if it has digits enough, or is a number of persons rounded in the same words ("lebih dari 60
    ribu").
    """
    exact = _is_exact(claim)
    if not exact and (claim.unit != "persons" or claim.qualifier == "exact"):
        return None
    members = "active_participants" if claim.metric == "registered_workers" else claim.metric
    rounded = None if exact else claim.qualifier
    return (members, claim.kind, claim.value, claim.unit, claim.segment, claim.program, rounded)


def _is_exact(claim: Claim) -> bool:
    """Two digits of a count, three of a percentage."""
    return significance(claim.value)[1] >= (3 if claim.unit == "percent" else 2)
