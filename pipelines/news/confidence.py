"""How sure a statement is: the shares in which the rules that made it were right on articles they had not seen.

`confidence.csv` counts, for each rule of a reading, how many statements it made in annotated articles that no rule was
written from, and how many of them were right (`python -m benchmarks.reliability --count` writes it). A statement is
right if its figure has the right metric, then the right region, then the right date; so its confidence is the product
of the three shares. A rule seen seldom is drawn towards the share of all rules of its part.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

Counts = Mapping[str, Mapping[str, tuple[int, int]]]
"""By part and rule: how many statements were right, and how many the rule made."""
PARTS = ("figure", "place", "date")
COUNTS = Path(__file__).with_name("confidence.csv")
_DRAWN = 6.0
"""A rule's own share and that of its whole part weigh the same after this many statements."""
_OPEN = 0.5
"""A place that stays ambiguous, a figure that disagrees with the figures beside it: as likely wrong as right."""
_DOUBTED = frozenset({"region_ambiguous", "implausible_magnitude"})


def rules_of(rule: str, place_flags: tuple[str, ...] = ()) -> tuple[str, str, str]:
    """The three rules that a statement's `rule` ("persons+unsaid+list|carried|date_event") is counted under."""
    figure, place, date = rule.split("|")[:3]
    inferred = "+inferred" if "region_inferred" in place_flags else ""
    return "+".join(figure.split("+")[:2]), place + inferred, date


def confidence(rule: str, flags: tuple[str, ...] = (), counts: Counts | None = None) -> float:
    """How sure a statement with this rule and these flags is, 0 to 1, two decimals; by `counts` or those on file."""
    sure = (
        _sure(rules_of(rule, flags), counts) if counts is not None else _sure_by_file(rule, "region_inferred" in flags)
    )
    return round(sure * (_OPEN if _DOUBTED.intersection(flags) else 1.0), 2)


@lru_cache(maxsize=65536)
def _sure_by_file(rule: str, inferred: bool) -> float:
    return _sure(rules_of(rule, ("region_inferred",) if inferred else ()), counts_on_file())


def _sure(names: tuple[str, str, str], counts: Counts) -> float:
    sure = 1.0
    for part, name in zip(PARTS, names, strict=True):
        sure *= _share(counts[part], name)
    return sure


def _share(rules: Mapping[str, tuple[int, int]], name: str) -> float:
    right = sum(r for r, _ in rules.values())
    made = sum(m for _, m in rules.values())
    own_right, own_made = rules.get(name, (0, 0))
    return (own_right + _DRAWN * right / made) / (own_made + _DRAWN)


@cache
def counts_on_file() -> Counts:
    """The counts of `confidence.csv`."""
    counts: dict[str, dict[str, tuple[int, int]]] = {part: {} for part in PARTS}
    with COUNTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counts[row["part"]][row["rule"]] = int(row["right"]), int(row["made"])
    return counts
