"""A number that regions add up to holds for all of them: for the office that serves them.

Language fact: `BPJS Ketenagakerjaan X mencatat 303.985 peserta` may be said of the regency X as well as of the office X
with its five regencies. Where the article lists these, and their numbers add up, it is the office's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.news.texts.article import Article, Claim, Placement

_EXACTLY = 1e-4
_FEWEST, _LEAST = 3, 100
_SURE = 0.9


def place_sums(article: Article, claims: Sequence[Claim], placements: Sequence[Placement]) -> list[Placement]:
    """`placements` with the sums of listed regions placed where the list as a whole belongs."""
    out = list(placements)
    sentences: dict[tuple[int, str, str], list[int]] = {}
    for i, claim in enumerate(claims):
        if placements[i].region_code is not None and claim.unit != "percent":
            sentences.setdefault((claim.sentence, claim.metric, claim.kind), []).append(i)
    for parts in sentences.values():
        codes = [placements[i].region_code or "" for i in parts]
        total = sum(claims[i].value for i in parts)
        level = {len(code) for code in codes}
        if len(parts) < _FEWEST or len(set(codes)) < len(parts) or len(level) > 1 or total < _LEAST:
            continue
        for i, claim in enumerate(claims):
            alike = claim.unit == claims[parts[0]].unit and i not in parts and out[i].region_code in codes
            if alike and abs(claim.value - total) <= _EXACTLY * total:
                out[i] = _of_all(article, out[i])
    return out


def _of_all(article: Article, own: Placement) -> Placement:
    """The office in the article that has the region in its area, however old the table of areas is; else as it was."""
    offices = (p for p in article.places if p.region_kind == "branch" and own.region_code in p.candidates)
    office = next(offices, None)
    if office is None:
        return own
    return replace(own, region_code=None, region_kind="branch", region=office.region, rule="sum", certainty=_SURE)
