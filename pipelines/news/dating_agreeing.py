"""Claims that hold at one time: what is printed twice, and a whole with its part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.news.article import Article, Claim, Dating

_PARTS = frozenset({"active_participants", "registered_workers", "coverage_rate", "unprotected_workers"})
_TURN = re.compile(r"\b(?:sedangkan|sementara|adapun)\b|[;.]\s")


def agree(article: Article, claims: Sequence[Claim], datings: list[Dating]) -> list[Dating]:
    """The datings of all claims, each made to agree with those of the claims that it belongs with."""
    return _as_printed_twice(claims, _as_its_part(article, claims, datings))


def _as_its_part(article: Article, claims: Sequence[Claim], datings: list[Dating]) -> list[Dating]:
    """A whole is counted when its part is: "Dari 163 ribu pekerja, baru 58 ribu ikut hingga akhir Agustus 2025"."""
    dated: dict[int, tuple[int, Dating]] = {}
    for claim, dating in zip(claims, datings, strict=True):
        if claim.metric in _PARTS and dating.rule == "date_stated":
            dated.setdefault(claim.sentence, (claim.figure.start, dating))
    agreed = []
    for claim, dating in zip(claims, datings, strict=True):
        start, part = dated.get(claim.sentence, (-1, dating))
        whole = claim.metric == "eligible_workers" and dating.rule != "date_stated" and claim.figure.end <= start
        turned = whole and _TURN.search(article.low, claim.figure.end, start) is not None
        agreed.append(part if whole and not turned else dating)
    return agreed


def _as_printed_twice(claims: Sequence[Claim], datings: list[Dating]) -> list[Dating]:
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
