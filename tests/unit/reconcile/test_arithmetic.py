"""Figures set against each other: what fits, what nearly fits, what contradicts, what is not comparable."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.reconcile.series import reconcile
from tests.unit.reconcile.by_hand import at, fact, facts

END = at("2026-01-31T00:00")


def _rate(fact_id: str, value: float, **differs: object) -> dict[str, object]:
    return fact(fact_id, value, **{"metric": "coverage_rate", "unit": "percent", **differs})


def _arithmetic(*rows: dict[str, object]) -> pl.DataFrame:
    return reconcile(facts(*rows), END).arithmetic


def test_a_rate_that_follows_from_its_parts_fits() -> None:
    row = _arithmetic(
        fact("a", 300), fact("u", 100, metric="unprotected_workers"), _rate("r", 75.0)
    ).row(0, named=True)  # fmt: skip
    assert (row["check"], row["verdict"], row["misfit"], row["together"]) == ("rate", "fits", 0.0, True)
    assert row["sentence"] == "300 / (300 + 100) = 75.0 %, stated 75.0 %"
    assert row["facts"] == ["a", "u", "r"]


def test_rounded_parts_fit_whatever_their_words_allow() -> None:
    # 611 thousand of 1.5 million: between 39.39 and 42.17 percent.
    about = _arithmetic(
        fact("a", 611_000, value_low=610_500, value_high=611_500),
        fact("e", 1_500_000, value_low=1_450_000, value_high=1_550_000, metric="eligible_workers"),
        _rate("r", 40.0),
    ).row(0, named=True)
    assert about["verdict"] == "fits"
    assert about["implied_low"] == pytest.approx(39.387, abs=0.001)
    assert about["implied_high"] == pytest.approx(42.172, abs=0.001)


def test_a_printed_rate_outside_its_parts_contradicts_them() -> None:
    # Bali: 935,079 of 1,873,899 is 49.90, printed 50.88.
    row = _arithmetic(
        fact("a", 935_079), fact("e", 1_873_899, metric="eligible_workers"), _rate("r", 50.88)
    ).row(0, named=True)  # fmt: skip
    assert (row["check"], row["verdict"]) == ("rate_of_total", "contradicts")
    assert row["misfit"] == pytest.approx(0.98, abs=0.01)
    assert row["stated_value"] == 50.88


def test_a_share_of_other_figures_contradicts_the_counts_beside_it() -> None:
    # 26,994 of 112,665 village workers is 23.96 percent, printed 55.11.
    row = _arithmetic(
        fact("a", 26_994, worker_group="perangkat desa"),
        fact("e", 112_665, metric="eligible_workers", worker_group="perangkat desa"),
        _rate("r", 55.11, worker_group="perangkat desa"),
    ).row(0, named=True)
    assert (row["verdict"], row["misfit"]) == ("contradicts", pytest.approx(31.15, abs=0.01))


def test_both_rates_make_a_hundred() -> None:
    rows = (_rate("r", 50.87), fact("n", 49.13, metric="unprotected_rate", unit="percent"))
    assert _arithmetic(*rows).select("check", "verdict").rows() == [("complement", "fits")]
    wrong = (_rate("r", 46.28), fact("n", 49.13, metric="unprotected_rate", unit="percent"))
    assert _arithmetic(*wrong).select("check", "verdict").rows() == [("complement", "contradicts")]


def test_parts_make_their_total() -> None:
    rows = (
        fact("a", 400_385),
        fact("u", 386_317, metric="unprotected_workers"),
        fact("e", 786_702, metric="eligible_workers"),
    )
    assert _arithmetic(*rows).select("check", "verdict").rows() == [("total", "fits")]


def test_a_part_above_its_whole_is_listed_and_a_part_below_is_not() -> None:
    # All claims 26,595 cases, of which JHT alone 249,408.
    whole = fact("w", 26_595, metric="claim_cases", unit="cases", period="ytd")
    part = fact("p", 249_408, metric="claim_cases", unit="cases", period="ytd", program=["JHT"])
    found = _arithmetic(whole, part)
    assert found.select("check", "verdict").rows() == [("part_of_whole", "contradicts")]
    assert found["sentence"].to_list() == ["a part of 26595 is stated as 249408"]
    assert _arithmetic(whole, {**part, "value": 5.0, "value_low": 5.0, "value_high": 5.0}).is_empty()


@pytest.mark.parametrize(
    ("part", "rate"),
    [
        ({"numerator_basis": "active_by_branch"}, {"numerator_basis": "active_by_nik"}),
        ({"as_of": "2025-11-30"}, {}),
        ({"region_code": "36.73", "region": "Kota Serang"}, {}),
        ({"segment": "BPU"}, {}),
        ({"kind": "target"}, {}),
    ],
)
def test_what_counts_something_else_is_not_compared(part: dict[str, object], rate: dict[str, object]) -> None:
    # DKI: 8.0 million by branch, of 3.95 million workers, would be a rate of 203 percent.
    rows = (fact("a", 8_020_000, **part), fact("e", 3_951_828, metric="eligible_workers"), _rate("r", 57.98, **rate))
    assert _arithmetic(*rows).is_empty()


def test_documents_that_count_differently_do_not_contradict_each_other() -> None:
    rows = (
        fact("a", 500, source_id="x"),
        fact("u", 100, metric="unprotected_workers", source_id="y"),
        _rate("r", 75.0, source_id="z"),
    )
    assert _arithmetic(*rows).is_empty()


@pytest.mark.parametrize("first", [True, False])
def test_a_contradiction_is_known_since_its_own_figures_are_whatever_else_was_read_anew(first: bool) -> None:
    later = at("2026-01-20T00:00")
    elsewhere = fact("x", 7, region_code="36.73", region="Kota Serang", recorded_at=later)
    own = [fact("a", 461), fact("e", 1000, metric="eligible_workers"), _rate("r", 40.0)]
    found = _arithmetic(*([elsewhere, *own] if first else [*own, elsewhere]))
    assert found.select("verdict", "known_from").rows() == [("contradicts", at("2025-12-10T03:00"))]


def test_documents_that_fit_each_other_do_support_each_other() -> None:
    rows = (
        fact("a", 300, source_id="x"),
        fact("u", 100, metric="unprotected_workers", source_id="y"),
        _rate("r", 75.0, source_id="z"),
    )
    assert _arithmetic(*rows).select("verdict", "together").rows() == [("fits", False)]


def test_an_unbounded_part_leaves_the_rate_unbounded() -> None:
    rows = (
        fact("a", 300, value_high=None, qualifier="more_than"),
        fact("e", 1000, metric="eligible_workers"),
        _rate("r", 99.0),
    )
    row = _arithmetic(*rows).row(0, named=True)
    assert (row["verdict"], row["implied_low"], row["implied_high"]) == ("fits", 30.0, None)


def test_a_zero_denominator_is_no_comparison() -> None:
    rows = (fact("a", 0), fact("u", 0, metric="unprotected_workers"), _rate("r", 0.0))
    assert _arithmetic(*rows).is_empty()


def test_many_figures_of_one_date_stay_bounded() -> None:
    rows = [fact(f"a{i}", 1000 + i) for i in range(60)]
    rows += [fact(f"e{i}", 2000 + i, metric="eligible_workers") for i in range(60)]
    rows += [_rate(f"r{i}", 10 + i / 10) for i in range(60)]
    assert _arithmetic(*rows).height <= 40**3
