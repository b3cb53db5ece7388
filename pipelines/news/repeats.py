"""One statement a fact: a figure printed twice, or first rounded and then exact, is stated once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.news.texts.article import Claim, Dating, Placement
from pipelines.normalize.numbers import significance

_MEANING = 4
"""From so many significant digits on, an equal value is the same fact even where its region was only inferred."""
_HEAD = 2
_ON_THEIR_OWN = {"BPU", "INFORMAL", "VULNERABLE"}
"""Names of the same workers, one of which a headline may use and another the text below."""
_SURE = 0.8
_HEADLINE = 0.6
"""How much less the words of a headline weigh than those of the text, which say more."""
_HEADS = ("active_participants", "registered_workers", "eligible_workers", "unprotected_workers")
"""What a count of people may be taken for, when an article comes back to it in other words."""
_SUMS = ("claims_paid", "contributions_collected", "budget_allocated")
_SUMS_OR_BENEFIT = (*_SUMS, "benefit_amount")
_COUNTED = ("persons", "cases")
_FEW = 1000
"""So few are not rounded without a word that says so: 120 widows are not the 122 who claimed."""
_AIMED = "aimed"
"""What is aimed at may be called a level at one place and an increase at another."""
_LEFT_OUT = 0.2
_ROUNDED_UP = 1.025
_SET_BY_LAW = ("benefit_amount", "contribution_amount")
"""Round by nature: Rp3 million for a burial does not round the Rp2,871,460 of somebody's savings."""


@dataclass(slots=True)
class Stated:
    """A claim with where and when it holds."""

    claim: Claim
    placement: Placement
    dating: Dating

    @property
    def certainty(self) -> float:
        return self.claim.weight * (0.5 + 0.25 * self.placement.certainty + 0.25 * self.dating.certainty)


def drop_repeats(stated: Sequence[Stated]) -> list[Stated]:
    """`stated` without repetitions, in the same order; of equals the one with the surest reading stays."""
    stated = _settle_retold(stated)
    kept: list[Stated] = []
    equal: dict[tuple[str, float, str], list[int]] = {}
    for candidate in stated:
        claim = candidate.claim
        names = (claim.metric, _AIMED) if claim.kind in ("target", "plan") else (claim.metric,)
        lots = [equal.setdefault((name, claim.value, claim.unit), []) for name in names]
        at = next((i for rivals in lots for i in rivals if _is_same(candidate, kept[i])), None)
        if at is None:
            for rivals in lots:
                rivals.append(len(kept))
            kept.append(candidate)
        elif _says_more(candidate, kept[at]):
            kept[at] = candidate
    alike: dict[tuple[str, str, str], list[Stated]] = {}
    for s in kept:
        alike.setdefault((s.claim.metric, s.claim.unit, s.claim.kind), []).append(s)
    return [s for s in kept if not _is_rounded(s, alike)]


def _is_rounded(s: Stated, alike: dict[tuple[str, str, str], list[Stated]]) -> bool:
    """Whether another claim says more exactly what `s` says; `alike`: all by metric, unit and kind."""
    others = [o for kind in _kinds(s) for o in alike.get((s.claim.metric, s.claim.unit, kind), ()) if o is not s]
    return any(_rounds(s, other) for other in others)


def _kinds(s: Stated) -> tuple[str, ...]:
    """The kinds of statements that it may round: those whose entry was announced are then told of as entered."""
    told = (
        s.claim.metric == "registered_workers" and s.claim.kind == "observation" and significance(s.claim.value)[1] == 1
    )
    if s.claim.metric == "budget_allocated":
        return ("observation", "plan")  # money is set aside at one place and to be set aside at another
    return (s.claim.kind, "plan") if told else (s.claim.kind,)


def _settle_retold(stated: Sequence[Stated]) -> list[Stated]:
    """`stated` with each exact count of people under one metric.

    Stories come back to a count in other words: the 1,984 who are registered in the lead are later those who were
    listed, and those whose contributions cost so much. What most of the words say holds for all of them. A count that
    one sentence tells twice is told of two things.
    """
    groups: dict[tuple[float, str | None, str | None], list[Stated]] = {}
    for s in stated:
        if s.claim.metric in _HEADS and s.claim.kind == "observation":
            groups.setdefault((s.claim.value, *_place(s)), []).append(s)
    overruled: set[int] = set()
    for group in groups.values():
        if len({s.claim.metric for s in group}) > 1 and len({s.claim.sentence for s in group}) == len(group):
            headed = min(s.claim.sentence for s in group) == 0
            round_number = significance(group[0].claim.value)[1] < _MEANING
            if round_number and (not headed or _is_told_again(group)):
                continue  # round numbers are equal by chance, but for what a headline tells
            weights: dict[str, float] = {}
            for s in group:
                sure = s.claim.weight * (_HEADLINE if headed and s.claim.sentence == 0 else 1.0)
                weights[s.claim.metric] = weights.get(s.claim.metric, 0.0) + sure
            metric = max(weights, key=lambda name: weights[name])
            overruled |= {id(s) for s in group if s.claim.metric != metric}
    overruled |= {id(s) for s in stated if _is_headline_retold(s, stated)}
    return [s for s in stated if id(s) not in overruled]


def _is_headline_retold(s: Stated, stated: Sequence[Stated]) -> bool:
    """Whether a sum or count of the headline or lead is told below as another thing: there more is said of what it is.

    "Santunan Rp378 juta" is what nine families got together, "4.112 pekerja masuk" who are to be entered.
    """
    claim = s.claim
    if claim.sentence != 0 or not (claim.metric in _SUMS_OR_BENEFIT or _is_told_count(claim)):
        return False
    below = [o.claim for o in stated if o.claim.sentence > 0 and o.claim.value == claim.value]
    below = [o for o in below if (o.metric in _SUMS if claim.unit == "IDR" else o.unit in _COUNTED)]
    return bool(below) and all(_told_as(o) != _told_as(claim) for o in below)


def _is_told_count(claim: Claim) -> bool:
    """Whether a count of people has so many digits that an equal one is the same."""
    return claim.unit in _COUNTED and significance(claim.value)[1] >= _MEANING


def _told_as(claim: Claim) -> tuple[str, str]:
    """What a claim says of its number; of sums it does not matter whether they are spent or to be spent."""
    return claim.metric, claim.kind if claim.unit in _COUNTED else ""


def _is_told_again(group: Sequence[Stated]) -> bool:
    """Whether the text repeats what the headline says of a count, so that others as large are of another thing."""
    heads = {s.claim.metric for s in group if s.claim.sentence == 0}
    return any(s.claim.metric in heads for s in group if s.claim.sentence > 0)


def _says_more(candidate: Stated, kept: Stated) -> bool:
    """Whether a repetition is to be kept: an increase aimed at before what may be its level, else the surer."""
    if candidate.claim.metric != kept.claim.metric and "growth_target" in (candidate.claim.metric, kept.claim.metric):
        if candidate.claim.unit == "percent" and kept.claim.sentence == 0 and "growth" in kept.claim.rule:
            return True
        return candidate.claim.metric == "growth_target"
    return candidate.certainty > kept.certainty + 0.02


def _is_same(a: Stated, b: Stated) -> bool:
    """Whether two claims of equal metric, value and unit are one fact."""
    by_law = a.claim.metric == "contribution_amount"
    if not by_law and a.claim.program and b.claim.program and a.claim.program != b.claim.program:
        return False
    if _are_of_one_list(a.claim, b.claim):
        return False
    segments = {a.claim.segment, b.claim.segment} - {None}
    if (len(segments) > 1 and not segments <= _ON_THEIR_OWN) or _are_rates_apart(a, b):
        return False
    if _place(a) == _place(b):
        return True
    if a.claim.figure.start == b.claim.figure.start or not a.claim.value:
        return False
    return significance(a.claim.value)[1] >= _MEANING or _is_same_sum(a, b) or _in_head(a) or _in_head(b)


def _is_same_sum(a: Stated, b: Stated) -> bool:
    """Whether a sum is told again of the office and of its town: of sums of one time three digits are enough."""
    if a.claim.unit != "IDR" or a.claim.sentence == b.claim.sentence or a.claim.metric in _SET_BY_LAW:
        return False
    if None not in (a.placement.region_code, b.placement.region_code):
        return False  # of two regions
    return a.dating.as_of == b.dating.as_of and significance(a.claim.value)[1] >= _MEANING - 1


def _are_of_one_list(a: Claim, b: Claim) -> bool:
    """Whether two equal counts of people are two items of one list: "petengen 274, penyarikan 274"."""
    if a.metric not in _HEADS or a.figure.start == b.figure.start or {a.kind, b.kind} != {"observation"}:
        return False
    return a.sentence == b.sentence and (a.worker_group != b.worker_group or (a.sponsored and b.sponsored))


def _are_rates_apart(a: Stated, b: Stated) -> bool:
    """Whether one rate is of a segment and the other, told elsewhere, of all: rates are equal by chance, but not two
    targets of one year."""
    if a.claim.kind == b.claim.kind == "target" and a.dating.as_of == b.dating.as_of:
        return False
    apart = a.claim.sentence != b.claim.sentence and (a.claim.segment is None) != (b.claim.segment is None)
    return a.claim.unit == "percent" and apart and significance(a.claim.value)[1] < _MEANING


def _in_head(s: Stated) -> bool:
    """Whether the claim stands in the headline or lead, where a figure is often told again below with its place."""
    return s.claim.sentence <= _HEAD and s.placement.certainty < _SURE


def _rounds(rough: Stated, exact: Stated) -> bool:
    """Whether `rough` is `exact` rounded or cut off to fewer digits ("488,6 miliar lebih" for 488.676.442.119).

    Both are of one metric, unit and kind.
    """
    a, b = rough.claim, exact.claim
    if a.value == b.value or not a.value or not b.value or a.metric in _SET_BY_LAW:
        return False
    if abs(a.value - b.value) > 0.05 * b.value and not _is_cut_off(a, b):
        return False
    beyond = a.value > b.value and a.qualifier in ("more_than", "at_least")
    few = a.unit in ("persons", "cases") and b.value < _FEW and a.qualifier == "exact"
    if few or beyond or significance(a.value)[1] >= significance(b.value)[1]:
        return False
    step = significance(a.value)[0]
    cut_off, rounded = math.floor(b.value / step + 1e-9) * step, round(b.value / step) * step
    if significance(a.value)[1] == 1 and a.value > _ROUNDED_UP * b.value and a.qualifier == "exact":
        return False  # "Jaminan Pensiun sebesar Rp1 miliar" is no other word for the Rp956 million of another list
    near = min(abs(cut_off - a.value), abs(rounded - a.value)) <= 1e-6 * a.value
    return (near or a.qualifier in ("nearly", "about")) and _may_be_one(rough, exact)


def _is_cut_off(rough: Claim, exact: Claim) -> bool:
    """Whether "lebih" tells that more than a few hundredths were left out: "10 persen lebih" for 10,69, and what
    a headline makes of a number, "200 ribu lebih" for 228.000."""
    more = exact.value - rough.value
    if rough.unit == "percent":
        return rough.qualifier == "more_than" and 0 < more < 1
    headed = rough.sentence == 0 < exact.sentence and rough.qualifier in ("more_than", "at_least")
    return headed and 0 < more <= _LEFT_OUT * exact.value


def _may_be_one(rough: Stated, exact: Stated) -> bool:
    """Whether programme, segment, place and year let two claims be one fact.

    A rounded percentage said without a date of its own ("sampai sekarang baru 31 persen") may be of another year.
    """
    a, b = rough.claim, exact.claim
    if _are_of_one_list(a, b):
        return False
    if (a.program and b.program and a.program != b.program) or (a.segment and b.segment and a.segment != b.segment):
        return False
    years = (rough.dating.as_of or "")[:4], (exact.dating.as_of or "")[:4]
    undated = rough.dating.rule in ("date_published", "date_event") and rough.claim.unit == "percent"
    if all(years) and years[0] != years[1] and not undated:
        return False
    return _place(rough) == _place(exact) or _in_head(rough)


def _place(s: Stated) -> tuple[str | None, str | None]:
    return s.placement.region_code, s.placement.region if s.placement.region_code is None else None
