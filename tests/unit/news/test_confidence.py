"""Confidence is the product of the shares in which the three rules of a statement were right before."""

from __future__ import annotations

import pytest

from benchmarks.reliability import Judged, counted, crossed
from pipelines.news.confidence import confidence, rules_of

COUNTS = {
    "figure": {"persons+right": (54, 60), "percent+coverage": (36, 40)},
    "place": {"before": (80, 80), "carried": (12, 20)},
    "date": {"date_stated": (90, 90), "date_event": (0, 0)},
}


def test_shares_of_a_part_are_drawn_towards_the_share_of_all_its_rules() -> None:
    # figure: all 90/100, own (54 + 6 * 0.9) / 66 = 0.9; place: all 92/100, own (80 + 6 * 0.92) / 86 = 0.9944;
    # date: all and own 1.
    assert confidence("persons+right+list|before|date_stated", (), COUNTS) == 0.89  # 0.9 * 0.9944 = 0.895
    # carried: (12 + 6 * 0.92) / 26 = 0.6738; 0.9 * 0.6738 = 0.606
    assert confidence("persons+right|carried|date_stated", (), COUNTS) == 0.61


def test_a_rule_never_counted_has_the_share_of_its_part() -> None:
    assert confidence("persons+new|before|date_new", (), COUNTS) == pytest.approx(0.9 * 0.9944, abs=0.005)


def test_an_ambiguous_place_halves_the_confidence() -> None:
    sure = confidence("percent+coverage|before|date_stated", (), COUNTS)
    assert confidence("percent+coverage|before|date_stated", ("region_ambiguous",), COUNTS) == pytest.approx(
        sure / 2, abs=0.01
    )


def test_inferred_regions_are_counted_apart() -> None:
    assert rules_of("persons+right+list|carried|date_event", ("region_inferred",)) == (
        "persons+right",
        "carried+inferred",
        "date_event",
    )


def test_a_part_is_counted_only_where_the_parts_before_it_are_right() -> None:
    judged = [
        Judged(0, 0.5, "a|p|d", (), 3),
        Judged(1, 0.5, "a|p|d", (), 1),
        Judged(2, 0.5, "a|q|d", (), 0),
        Judged(2, 0.5, "b|p|e", (), 2),
    ]
    assert counted(judged) == {
        "figure": {"a": (2, 3), "b": (1, 1)},
        "place": {"p": (2, 3)},
        "date": {"d": (1, 1), "e": (0, 1)},
    }


def test_a_half_is_judged_by_the_other_half() -> None:
    # Articles 0 and 1 use the same rules: right in 0, wrong from the figure on in 1.
    even = [Judged(0, 0.5, "a|p|d", (), 3)] * 6
    odd = [Judged(1, 0.5, "a|p|d", (), 0)] * 6 + [Judged(1, 0.5, "b|p|d", (), 3)] * 6
    by_article = {(j.article, j.rule): j.confidence for j in crossed([*even, *odd])}
    assert by_article[1, "a|p|d"] == 1.0
    # a: all 6/12, own (0 + 6 * 0.5) / 12 = 0.25; p and d: 1
    assert by_article[0, "a|p|d"] == 0.25
