"""What only shows when the claims of an article stand side by side: whose breakdown a list is, who is registered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines.news.article import Claim

_STOCKS = ("active_participants", "registered_workers", "unprotected_workers", "eligible_workers")


def settle(claims: list[Claim]) -> list[Claim]:
    """The claims with lists tied to their totals and "terdaftar" beside a smaller "aktif" read as registered."""
    return _registered_beside_active(_breakdowns(claims))


def _breakdowns(claims: list[Claim]) -> list[Claim]:
    """A list that names no state breaks down the total it adds up to: nearest from above among those just named.

    "Dari 500.000 pekerja baru 90.000 terlindungi, 410.000 belum. Sebarannya 50.000 di A, 30.000 di B ..." is a list of
    the protected, because 80.000 fits 90.000, although the unprotected were named last.
    """
    out = list(claims)
    for run in _runs(claims):
        total = sum(claims[i].value for i in run)
        first = claims[run[0]]
        wholes = [
            c
            for c in claims[: run[0]]
            if c.metric in _STOCKS
            and c.kind == "observation"
            and first.sentence - c.sentence <= 3
            and c.value >= 0.995 * total
        ]
        best = min(wholes, key=lambda c: c.value, default=None)
        if best is None or best.metric == first.metric or total < 0.8 * best.value:
            continue
        for i in run:
            out[i] = replace(out[i], metric=best.metric, state=best.state, rule=f"{out[i].rule}+breakdown")
    return out


def _runs(claims: list[Claim]) -> Iterator[list[int]]:
    """The numbers of claims in a row that go on with a list of persons, three or more, over neighbouring sentences."""
    run: list[int] = []
    for i, claim in enumerate(claims):
        goes_on = claim.metric in _STOCKS and "+list" in claim.rule and claim.kind == "observation"
        if goes_on and (
            not run or (claims[run[-1]].metric == claim.metric and claim.sentence - claims[run[-1]].sentence <= 1)
        ):
            run.append(i)
            continue
        if len(run) >= 3:
            yield run
        run = [i] if goes_on else []
    if len(run) >= 3:
        yield run


def _registered_beside_active(claims: list[Claim]) -> list[Claim]:
    """Of "terdaftar 52 juta ... hanya 32 juta aktif" the larger includes inactive members: no active stock."""
    out = list(claims)
    for i, claim in enumerate(claims):
        if claim.metric != "active_participants" or claim.state != "registered":
            continue
        for other in claims[max(0, i - 2) : i + 3]:
            smaller = other.state == "active" and 0.3 * claim.value < other.value < claim.value
            if (
                smaller
                and other.metric == claim.metric
                and abs(other.sentence - claim.sentence) <= 1
                and other.segment == claim.segment
            ):
                out[i] = replace(claim, metric="registered_workers", rule=f"{claim.rule}+beside_active")
    return out
