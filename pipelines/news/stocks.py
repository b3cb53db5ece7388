"""Which percentages divide a stock of members among groups, by arithmetic over the claims of an article.

"Peserta aktif 51.218 orang. Penerima upah 33.907 orang. Porsinya 66,2 persen": 33.907 is 66.2 % of the members, so the
percentage is a share, not how many of the wage earners are covered; and a group whose share of the members is told are
members, whoever entered them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.news.texts.article import Claim
from pipelines.normalize.numbers import significance

_COUNTS = ("active_participants", "registered_workers")
_REACH = 6
"""How many sentences behind a stock its parts may stand."""
_ROUNDING = 0.005
_SHARES_ROUNDING = 1.0
"""By how many points shares may miss a whole: they are printed with one decimal or none."""
_NEAR = 2
"""How many sentences apart a part, its whole and its rate may stand."""
_DIGITS, _RATE_DIGITS = 4, 3
"""How exact a number and its rate have to be, not to come to each other by chance."""
_SUPPOSED = ("workforce", "population", "topic", "contrast", "potential", "thereof", "bps")
"""Rules that take a count for a whole though no word of its own says so."""
_SAID_COVERED = ("percent+right", "percent+left", "percent+beyond", "percent+so_far")
_ENTERED = ("new", "planned", "registered")


def cover_by_rate(claims: list[Claim]) -> list[Claim]:
    """The claims with those as members whom the rate beside tells to be: 753.088 are 26,8 percent of 2,81 million.

    Only where nothing but their place in the text made them a whole; what was parted from them is of members too.
    """
    out = list(claims)
    rates = [c for c in claims if c.metric == "coverage_rate" and c.kind == "observation"]
    wholes = [c for c in claims if c.metric == "eligible_workers"]
    covered: Claim | None = None
    for i, claim in enumerate(claims):
        if claim.metric != "eligible_workers" or not claim.rule.endswith(_SUPPOSED):
            continue
        part = covered is not None and claim.sentence - covered.sentence <= _NEAR and claim.value < covered.value
        if (part and "thereof" in claim.rule) or any(_comes_to(claim, w, r) for w in wholes for r in rates):
            out[i] = replace(claim, metric="active_participants", rule=f"{claim.rule}+of_rate", state="active")
            covered = covered or claim
    return out


def _comes_to(part: Claim, whole: Claim, rate: Claim) -> bool:
    """Whether so many of a whole told near them are the percentage printed, as nearly as cut-off figures tell."""
    if part.value >= whole.value or max(abs(part.sentence - c.sentence) for c in (whole, rate)) > _NEAR:
        return False
    exact = significance(part.value)[1] >= _DIGITS and significance(rate.value)[1] >= _RATE_DIGITS
    return exact and abs(100 * part.value / whole.value - rate.value) <= _ROUNDING * rate.value


def divide_stocks(claims: list[Claim]) -> list[Claim]:
    """The claims with shares of a stock told from rates of coverage, and the groups that have them as members."""
    out = list(claims)
    rated = [i for i, c in enumerate(claims) if c.metric == "coverage_rate" and c.kind == "observation"]
    if not rated or all(c.metric != "active_participants" for c in claims):
        return out
    for _, group in groupby(rated, key=lambda i: claims[i].sentence):
        rates = list(group)
        for step in (-1, 1):
            parts = [_count_beside(claims, i, step) for i in rates]
            if all(j is not None and _is_share(claims, j, i) for i, j in zip(rates, parts, strict=True)):
                for i, j in zip(rates, parts, strict=True):
                    _share_out(out, i, j)
                break
    return out


def _share_out(claims: list[Claim], rate: int, part: int | None) -> None:
    claims[rate] = replace(claims[rate], metric="segment_share", rule=f"{claims[rate].rule}+of_stock")
    if part is not None and not (claims[part].sponsored or claims[part].state in _ENTERED):
        claims[part] = replace(claims[part], metric="active_participants")


def _count_beside(claims: Sequence[Claim], rate: int, step: int) -> int | None:
    """The number of the count that a percentage may restate: beside it in its sentence, or right before that."""
    j, sentence = rate + step, claims[rate].sentence
    if not 0 <= j < len(claims) or claims[j].metric not in _COUNTS or claims[j].kind != "observation":
        return None
    tied = "link" in claims[rate].rule or claims[j].rule.endswith("+rate")
    linked = tied and claims[j].sentence == sentence
    return j if linked or (step < 0 and claims[j].sentence == sentence - 1) else None


def _is_share(claims: Sequence[Claim], part: int, rate: int) -> bool:
    """Whether the percentage is that of the part in a stock told before, and in no workforce told anywhere."""
    value, told = claims[part].value, claims[rate]
    wholes = [c for c in claims if c.unit == "persons" and c.kind == "observation" and c.value > value]
    wholes = [c for c in wholes if _is_percent_of(value, c.value, told)]
    return all(c.metric != "eligible_workers" for c in wholes) and any(
        c.metric == "active_participants"
        and 0 <= told.sentence - c.sentence <= _REACH
        and c.figure.start < told.figure.start
        for c in wholes
    )


def _is_percent_of(part: float, whole: float, told: Claim) -> bool:
    high = told.value if told.value_high is None else told.value_high
    return told.value_low - _ROUNDING <= 100 * part / whole <= high + _ROUNDING


def divide_all(claims: list[Claim]) -> list[Claim]:
    """Rates of several segments that add up to all are shares: "PU 55,2 persen, BPU 25,6 persen, jakon 19,2 persen".

    Not where the words of a rate tell that so many are covered, as they may add up by chance.
    """
    rates = [
        i
        for i, c in enumerate(claims)
        if c.metric == "coverage_rate" and c.segment is not None and not c.rule.startswith(_SAID_COVERED)
    ]
    out = list(claims)
    for run in _neighbours(claims, rates):
        whole = abs(sum(claims[i].value for i in run) - 100) <= _SHARES_ROUNDING
        if whole and len({claims[i].segment for i in run}) == len(run) > 1:
            for i in run:
                out[i] = replace(claims[i], metric="segment_share", rule=f"{claims[i].rule}+shares")
    return out


def _neighbours(claims: list[Claim], numbers: list[int]) -> Iterator[list[int]]:
    """The numbers of claims in runs of which no two neighbours stand more than a sentence apart."""
    run = numbers[:1]
    for i in numbers[1:]:
        if claims[i].sentence - claims[run[-1]].sentence > 1:
            yield run
            run = []
        run.append(i)
    yield run
