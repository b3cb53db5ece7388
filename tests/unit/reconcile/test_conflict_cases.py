"""Contradictions as they were printed in 2021 to 2025: figures from public reports, with the verdict on each.

Sources of the figures: press coverage of Kabupaten Serang (9 December 2025), DKI Jakarta (January and February 2025),
Bali (ANTARA, 2024), the national rate (31 October 2025), BPJS Ketenagakerjaan in Central Java and Yogyakarta (2021),
databoks on members in 2024.
"""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.reconcile.series import Reconciled, reconcile
from tests.unit.reconcile.by_hand import at, fact, facts

JAKARTA = {"region_code": "31", "region_kind": "province", "region": "Provinsi DKI Jakarta"}
BALI = {"region_code": "51", "region_kind": "province", "region": "Provinsi Bali"}
NATION = {"region_code": "00", "region_kind": "country", "region": "Indonesia"}
RATE = {"metric": "coverage_rate", "unit": "percent"}
END = at("2026-01-31T00:00")


def _weighed(*rows: dict[str, object]) -> Reconciled:
    return reconcile(facts(*rows), END)


def _verdicts(found: Reconciled) -> dict[str, str]:
    return dict(found.conflict.select("fact_id", "verdict").rows())


def test_serang_the_count_that_gives_the_printed_rate_beats_three_outlets() -> None:
    rows = [
        fact("kalimati", 400_385, source_id="kalimati"),
        fact("k-rate", 50.87, source_id="kalimati", value_low=50.865, value_high=50.875, **RATE),
        fact("k-rest", 386_317, source_id="kalimati", metric="unprotected_workers"),
    ]
    for outlet in ("metrosindonews", "ohgitu", "fokustv"):
        rows.append(fact(outlet, 461_000, source_id=outlet, value_low=460_500, value_high=461_500))
        rows.append(fact(f"{outlet}-rate", 50.87, source_id=outlet, value_low=50.865, value_high=50.875, **RATE))
        rows.append(fact(f"{outlet}-rest", 386_317, source_id=outlet, metric="unprotected_workers"))
    found = _weighed(*rows)
    count = found.series.filter(pl.col("metric") == "active_participants").row(0, named=True)
    # 400,385 / (400,385 + 386,317) = 50.89 percent; 461,000 would give 54.41.
    assert (count["value"], count["rule"], count["facts"], count["conflict"]) == (400_385, "consistent", 4, True)
    assert _verdicts(found) == {"kalimati": "chosen", "metrosindonews": "loses", "ohgitu": "loses", "fokustv": "loses"}
    graded = found.arithmetic.select("verdict", pl.col("sentence").str.starts_with("400385").alias("own"))
    assert set(graded.filter("own")["verdict"]) <= {"fits", "close"}
    assert set(graded.filter(~pl.col("own") & (pl.col("verdict") != "fits"))["verdict"]) == {"contradicts"}


def test_jakarta_two_ways_of_counting_are_two_series_and_never_divided() -> None:
    day = {"as_of": "2025-01-31", **JAKARTA}
    found = _weighed(
        fact("nik", 2_291_409, numerator_basis="active_by_nik", **day),
        fact("branch", 8_020_000, numerator_basis="active_by_branch", source_id="b", **day),
        fact("eligible", 3_951_828, metric="eligible_workers", denominator_basis="eligible", **day),
        fact("rate", 57.98, numerator_basis="active_by_nik", denominator_basis="eligible", **RATE, **day),
    )
    assert found.conflict.is_empty()
    assert found.series.filter(pl.col("metric") == "active_participants").height == 2
    # 2,291,409 / 3,951,828 = 57.98 percent. The 203 percent of the branches are computed nowhere.
    assert found.arithmetic.select("check", "verdict").rows() == [("rate_of_total", "fits")]
    assert set(found.arithmetic["facts"].explode()) == {"nik", "eligible", "rate"}


def test_bali_a_rate_that_does_not_follow_is_shown_and_nothing_is_corrected() -> None:
    day = {"as_of": "2024-03-31", **BALI}
    found = _weighed(
        fact("active", 935_079, **day),
        fact("eligible", 1_873_899, metric="eligible_workers", **day),
        fact("rate", 50.88, value_low=50.875, value_high=50.885, flags=["ratio_inconsistent"], **RATE, **day),
    )
    # 935,079 / 1,873,899 = 49.90 percent.
    (row,) = found.arithmetic.iter_rows(named=True)
    assert (row["verdict"], round(row["implied_low"], 2), row["stated_value"]) == ("contradicts", 49.9, 50.88)
    assert row["misfit"] == pytest.approx(0.975, abs=0.001)
    assert sorted(found.series["value"]) == [50.88, 935_079, 1_873_899]


def test_the_nation_two_rates_of_one_day_the_more_precise_is_chosen_and_the_other_shown() -> None:
    day = {"as_of": "2025-10-31", **NATION, **RATE}
    found = _weighed(
        fact("director", 37.01, value_low=37.005, value_high=37.015, speaker="direktur utama", **day),
        fact("chair", 42, value_low=41.5, value_high=42.5, speaker="ketua dewan pengawas", source_id="b", **day),
    )
    assert found.series.select("chosen_fact", "rule", "conflict").rows() == [("director", "precision", True)]
    assert _verdicts(found) == {"director": "chosen", "chair": "loses"}


def test_a_part_that_exceeds_its_whole_contradicts_it() -> None:
    # Central Java and Yogyakarta, 2021: "26,595 cases" in all, of which JHT alone 249,408.
    office = {"region_code": None, "region_kind": "branch", "region": "Kanwil Jateng DIY", "as_of": "2021-06-30"}
    cases = {"metric": "claim_cases", "unit": "cases", "period": "ytd", **office}
    found = _weighed(fact("all", 26_595, **cases), fact("jht", 249_408, program=["JHT"], **cases))
    assert found.arithmetic.select("check", "verdict").rows() == [("part_of_whole", "contradicts")]
    assert found.series.height == 2


def test_a_stock_told_as_a_flow_is_the_stock_of_the_last_day() -> None:
    rows = [
        fact("told", 45_220_000, as_of="2024-12", period="ytd", value_low=45_215_000, value_high=45_225_000, **NATION),
        fact(
            "stock",
            45_220_000,
            as_of="2024-12-31",
            source_id="b",
            value_low=45_215_000,
            value_high=45_225_000,
            **NATION,
        ),
    ]
    found = _weighed(*rows).series
    assert found.select("period", "facts", "sources", "conflict").rows() == [("point", 2, 2, False)]


def test_a_misread_year_is_another_date_and_hides_nothing() -> None:
    # A visit of 25 February 2025, rewritten by an agency's client as of 2024.
    place = {"region_code": "32.16", "region_kind": "regency", "region": "Kabupaten Bekasi"}
    found = _weighed(
        fact("first", 39.09, as_of="2025-02-25", **RATE, **place),
        fact("rewrite", 39.09, as_of="2024-02-25", source_id="b", flags=["date_inferred"], **RATE, **place),
    )
    assert found.series.height == 2 and found.conflict.is_empty()


def test_what_a_province_pays_for_is_not_all_that_are_insured() -> None:
    # "Nearly 5 thousand" by the province of Banten, while one of its regencies enrolled 21,234.
    banten = {"region_code": "36", "region_kind": "province", "region": "Provinsi Banten"}
    group = {"metric": "registered_workers", "segment": "VULNERABLE", "as_of": "2025-12"}
    found = _weighed(
        fact("province", 5_000, value_low=4_500, qualifier="nearly", sponsor="Pemprov Banten", **banten, **group),
        fact("all", 21_234, source_id="b", **banten, **group),
    )
    assert sorted(found.series["sponsored"]) == [False, True]
    assert found.conflict.is_empty()
