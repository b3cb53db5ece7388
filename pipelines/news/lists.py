"""What only shows when the claims of an article stand side by side: whose breakdown a list is, who is registered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipelines.news.stocks import cover_by_rate, divide_all, divide_stocks
from pipelines.news.texts.article import Claim

_STOCKS = ("active_participants", "registered_workers", "unprotected_workers", "eligible_workers")
_COVERED = ("active_participants", "registered_workers")
_PAID_FOR = ("registered_workers", "growth_target", "coverage_target")
_EXACTLY = 1e-4
_LEAST_SUMMED, _FEWEST_PARTS = 100, 2
_FEWEST_LISTED, _LEAST_LISTED = 3, 1000
_LONG_REACH, _PARTS_REACH, _WHOLE_REACH = 8, 3, 5
"""How many sentences behind a count its list, its parts, or what it is a part of, may stand."""


def settle(claims: list[Claim]) -> list[Claim]:
    """The claims with lists tied to their totals and "terdaftar" beside a smaller "aktif" read as registered."""
    told = _wholes(_rests(_gathered(_listed(_summed(_aimed_parts(_breakdowns(_of_groups(claims))))))))
    return divide_all(divide_stocks(_registered_beside_active(_for_whom(_in_segment(cover_by_rate(told))))))


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


def _of_groups(claims: list[Claim]) -> list[Claim]:
    """Members wholly made up of groups who were entered are entered: "total peserta 310: 200 ketua RT, 110 kader".

    The total may stand behind them: "200 ketua RT dan 110 kader, total 310 peserta".
    """
    out = list(claims)
    for i, whole in enumerate(claims):
        if whole.metric != "active_participants" or whole.segment is not None or whole.worker_group is not None:
            continue
        if _is_of_groups(whole, claims[i + 1 :]) or _is_of_groups(whole, claims[i - 1 :: -1] if i else []):
            out[i] = replace(whole, metric="registered_workers", rule=f"{whole.rule}+groups")
    return out


def _is_of_groups(whole: Claim, others: list[Claim]) -> bool:
    """Whether the nearest of the others, one after the other, are named groups who were entered and add up to it."""
    parts, total = 0, 0.0
    for claim in others:
        named = claim.metric == "registered_workers" and claim.worker_group is not None
        if not named or abs(claim.sentence - whole.sentence) > 1 or total >= whole.value:
            break
        parts, total = parts + 1, total + claim.value
    return parts >= _FEWEST_PARTS and abs(total - whole.value) <= _EXACTLY * whole.value


def _summed(claims: list[Claim]) -> list[Claim]:
    """Counts of no state of their own that add up to one told before are its parts: 100.000, then 62.000 and 38.000."""
    loose = [_is_loose(claim) for claim in claims]
    if sum(loose) < _FEWEST_PARTS:
        return claims
    out = list(claims)
    for i, stock in enumerate(claims):
        if stock.metric not in _STOCKS or stock.kind != "observation" or stock.value < _LEAST_SUMMED:
            continue
        parts = _adding_up(claims, loose, i)
        if not parts or claims[parts[0]].metric == stock.metric or _are_counted_otherwise(claims, i, parts[0]):
            continue
        for j in parts:
            out[j] = replace(out[j], metric=stock.metric, state=stock.state, rule=f"{out[j].rule}+breakdown")
    return out


def _listed(claims: list[Claim]) -> list[Claim]:
    """Three counts or more of one sentence that add up to one told anywhere before are its parts, by its metric.

    Sums of so many digits do not agree by chance, however far apart they stand.
    """
    out = list(claims)
    sentences: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        if claim.metric in _STOCKS and claim.kind == "observation":
            sentences.setdefault(claim.sentence, []).append(i)
    for at, parts in sentences.items():
        if len(parts) < _FEWEST_LISTED or len({claims[i].metric for i in parts}) == 1:
            continue
        total = sum(claims[i].value for i in parts)
        if total < _LEAST_LISTED:
            continue
        wholes = [c for c in claims if c.sentence < at and c.metric in _STOCKS and c.kind == "observation"]
        whole = next((c for c in wholes if abs(c.value - total) <= _EXACTLY * total), None)
        if whole is None:
            continue
        for i in parts:
            if claims[i].metric != whole.metric:
                out[i] = replace(
                    claims[i], metric=whole.metric, state=whole.state, segment=whole.segment,
                    rule=f"{claims[i].rule}+summed",
                )  # fmt: skip
    return out


def _gathered(claims: list[Claim]) -> list[Claim]:
    """Three counts or more that add up to those covered who are counted behind them are covered, not only so many:
    "1.260 ketua RT, 800 kader, 340 marbot. Digabung 2.400 orang yang iurannya dibayari"."""
    out = list(claims)
    for i, whole in enumerate(claims):
        if whole.metric not in _COVERED or whole.kind != "observation" or whole.value < _LEAST_LISTED:
            continue
        parts, total = list[int](), 0.0
        for j in range(i - 1, -1, -1):
            told = claims[j].metric in _STOCKS and claims[j].kind == "observation"
            if not told or whole.sentence - claims[j].sentence > _PARTS_REACH or total >= whole.value:
                break
            parts.append(j)
            total += claims[j].value
        if len(parts) < _FEWEST_LISTED or abs(total - whole.value) > _EXACTLY * whole.value:
            continue
        for j in parts:
            if claims[j].metric == "eligible_workers":
                out[j] = replace(claims[j], metric=whole.metric, state=whole.state, rule=f"{claims[j].rule}+summed")
    return out


def _is_loose(claim: Claim) -> bool:
    return claim.metric in _STOCKS and claim.kind == "observation" and "unsaid" in claim.rule


def _adding_up(claims: list[Claim], loose: list[bool], stock: int) -> list[int]:
    """The numbers of the loose claims behind a stock, one after the other, that add up to it."""
    parts, total, whole = list[int](), 0.0, claims[stock]
    for j in range(stock + 1, len(claims)):
        if not loose[j] or claims[j].sentence > whole.sentence + _PARTS_REACH + len(parts):
            if parts or claims[j].unit == whole.unit:
                return []
            continue
        parts.append(j)
        total += claims[j].value
        if total >= (1 - _EXACTLY) * whole.value:
            return parts if len(parts) > 1 and total <= (1 + _EXACTLY) * whole.value else []
    return []


def _are_counted_otherwise(claims: list[Claim], whole: int, part: int) -> bool:
    """Whether named groups of a stock are recorded as entered, or a rate, or members, follow all who could be."""
    stock = claims[whole]
    if stock.metric == "active_participants":
        return claims[part].worker_group is not None
    rated = any(c.metric == "coverage_rate" for c in claims[whole + 1 : part])
    return stock.metric == "eligible_workers" and (rated or claims[part].rule.endswith("+member"))


def _aimed_parts(claims: list[Claim]) -> list[Claim]:
    """The parts of a number aimed at are aimed at: "target 2026 naik menjadi 332.354 (160.629 PU dan 171.725 BPU)"."""
    out = list(claims)
    for i, whole in enumerate(claims):
        if whole.kind != "target" or whole.unit != "persons":
            continue
        behind = [j for j in range(i + 1, len(claims)) if claims[j].sentence == whole.sentence]
        parts = [j for j in behind if claims[j].unit == "persons" and claims[j].kind == "observation"]
        if len(parts) > 1 and abs(sum(claims[j].value for j in parts) - whole.value) <= _EXACTLY * whole.value:
            for j in parts:
                out[j] = replace(claims[j], metric=whole.metric, kind=whole.kind, rule=f"{claims[j].rule}+aimed")
    return out


def _rests(claims: list[Claim]) -> list[Claim]:
    """A count of no state of its own that a whole and its covered part leave is the rest: 126.600 less 52.800."""
    out = list(claims)
    for i, claim in enumerate(claims):
        if claim.metric != "active_participants" or claim.kind != "observation" or "unsaid" not in claim.rule:
            continue
        near = [c for c in claims[:i] if claim.sentence - c.sentence <= _PARTS_REACH and c.kind == "observation"]
        wholes = [c.value for c in near if c.metric == "eligible_workers"]
        parts = [c.value for c in near if c.metric == claim.metric]
        if any(abs(w - p - claim.value) <= _EXACTLY * w for w in wholes for p in parts):
            out[i] = replace(claim, metric="unprotected_workers", state="unprotected", rule=f"{claim.rule}+rest")
    return out


def _wholes(claims: list[Claim]) -> list[Claim]:
    """A count of no state of its own that the covered and the unprotected before it add up to is of all of them."""
    out = list(claims)
    for i, claim in enumerate(claims):
        if not _is_loose(claim) or claim.metric == "eligible_workers" or claim.rule.endswith("+member"):
            continue
        near = [c for c in claims[:i] if claim.sentence - c.sentence <= _WHOLE_REACH and c.kind == "observation"]
        lacking = [c.value for c in near if c.metric == "unprotected_workers"]
        covered = [c.value for c in near if c.metric in ("active_participants", "registered_workers")]
        if any(abs(u + c - claim.value) <= _EXACTLY * claim.value for u in lacking for c in covered):
            out[i] = replace(claim, metric="eligible_workers", state="eligible", rule=f"{claim.rule}+whole")
    return out


def _runs(claims: list[Claim]) -> Iterator[list[int]]:
    """The numbers of claims in a row that go on with a list of persons, three or more, over neighbouring sentences."""
    run: list[int] = []
    for i, claim in enumerate(claims):
        goes_on = ("+list" in claim.rule or "+parts" in claim.rule) and _is_loose(claim)
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


def _in_segment(claims: list[Claim]) -> list[Claim]:
    """A bare list goes on with the segment of the count before it; parts that add up to a segment's count are of it.

    "Non-ASN 31.131 orang. Pemkab A 5.842, Pemkot B 4.917 ..."; "pekerja rentan 3.275: pemanen 1.980 dan pekebun 1.295".
    """
    out = list(claims)
    for run in _runs(claims):
        first = claims[run[0]]
        before = next((c for c in reversed(out[: run[0]]) if (c.metric, c.kind) == (first.metric, first.kind)), None)
        if before is not None and first.sentence - before.sentence <= _LONG_REACH:
            for i in run:
                if out[i].segment is None and out[i].worker_group is None and not out[i].rule.endswith("+summed"):
                    out[i] = replace(out[i], segment=before.segment)
    said = {(c.metric, c.kind, c.value): c.segment for c in reversed(out) if c.segment is not None}
    for i, claim in enumerate(out):
        named = said.get((claim.metric, claim.kind, claim.value)) if said and claim.segment is None else None
        if named is not None and claim.metric in _STOCKS:
            out[i] = replace(claim, segment=named)
    for i, whole in enumerate(out):
        if whole.segment is not None and whole.metric in _STOCKS:
            for j in _parts(out, i):
                out[j] = replace(out[j], segment=whole.segment)
    return out


def _for_whom(claims: list[Claim]) -> list[Claim]:
    """A fund is for the segment of those counted beside it: "Rp660 juta untuk 3.275 pekerja rentan"."""
    out = list(claims)
    for i, claim in enumerate(claims):
        if claim.metric == "budget_allocated" and claim.segment is None:
            beside = {c.segment for c in claims if c.metric in _PAID_FOR and abs(c.sentence - claim.sentence) <= 1}
            out[i] = replace(claim, segment=next(iter(beside))) if len(beside) == 1 else claim
    return out


def _parts(claims: list[Claim], whole: int) -> list[int]:
    """The numbers of the claims of no segment behind a whole, one after the other, that add up to it."""
    first, found, total = claims[whole], list[int](), 0.0
    for j in range(whole + 1, len(claims)):
        claim = claims[j]
        if (claim.metric, claim.kind) != (first.metric, first.kind) or claim.segment is not None:
            if found or claim.sentence > first.sentence + _PARTS_REACH:
                return []
            continue
        if claim.sentence > first.sentence + _PARTS_REACH or total + claim.value > 1.005 * first.value:
            return []
        found.append(j)
        total += claim.value
        if len(found) > 1 and total >= 0.995 * first.value:
            return found
    return []


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
