"""Estimates: which fact is chosen and why, what is a conflict, what was known when."""

from __future__ import annotations

import random
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.reconcile.rules import CRITERIA, REASONS
from pipelines.reconcile.series import Reconciled, reconcile
from tests.unit.reconcile.by_hand import at, fact, facts
from warehouse.model import core
from warehouse.model.mart import (
    ARITHMETIC,
    CONFLICT,
    COVERAGE_HISTORY,
    COVERAGE_LATEST,
    COVERAGE_SERIES,
    SERIES_FACT,
)

END = at("2026-01-31T00:00")
WIDE = {"value_low": 900.0, "value_high": 1100.0}


def _run(*rows: dict[str, object], until: str = "2026-01-31T00:00") -> Reconciled:
    return reconcile(facts(*rows), at(until))


def _copies(*rows: tuple[str, str, str | None]) -> pl.DataFrame:
    """Of documents: the id, that of the story, since when it is known to be a copy."""
    frame = pl.DataFrame(rows, schema=["document_id", "story_id", "copy_since"], orient="row")
    return frame.with_columns(pl.col("copy_since").str.to_datetime(time_unit="us"))


def _chosen(*rows: dict[str, object]) -> tuple[str, str]:
    point = _run(*rows).series.row(0, named=True)
    return point["chosen_fact"], point["rule"]


def test_one_fact_is_its_own_estimate() -> None:
    point = _run(fact("f", 400_385)).series.row(0, named=True)
    assert (point["value"], point["chosen_fact"], point["rule"]) == (400_385, "f", "only")
    assert (point["facts"], point["sources"], point["conflict"]) == (1, 1, False)
    assert (point["as_of"], point["as_of_date"], point["program"]) == ("2025-12-09", date(2025, 12, 9), "")


@pytest.mark.parametrize(
    ("rule", "better", "worse"),
    [
        ("unflagged", {}, {"flags": ["implausible_magnitude"], "source_kind": "report"}),
        ("dated", {"as_of": "2025-12-31"}, {"as_of": "2025", "source_kind": "report"}),
        ("report", {**WIDE, "source_kind": "report"}, {}),
        ("precision", {"source_id": "koran-b"}, {**WIDE, "speaker": "kepala cabang"}),
        ("speaker", {"speaker": "kepala cabang"}, {"published_at": date(2025, 12, 20)}),
        ("publication", {"published_at": date(2025, 12, 10)}, {"recorded_at": at("2026-01-05T00:00")}),
        ("arrival", {"recorded_at": at("2026-01-05T00:00")}, {}),
    ],
)
def test_each_criterion_decides_where_those_before_it_are_equal(
    rule: str, better: dict[str, object], worse: dict[str, object]
) -> None:
    # The better fact has the higher id, so that identity never decides for it.
    assert _chosen(fact("z", 1000, **better), fact("a", 1000, **worse)) == ("z", rule)


def test_the_lower_id_decides_where_nothing_else_does() -> None:
    assert _chosen(fact("b", 1000), fact("a", 1000)) == ("a", "identity")


def test_a_flag_that_only_tells_how_a_value_was_read_weighs_nothing() -> None:
    assert _chosen(fact("a", 1000, flags=["scale_doubled"]), fact("b", 1000))[0] == "a"


def test_more_sources_outweigh_precision() -> None:
    rows = [fact(f"m{i}", 1000, source_id=f"koran-{i}", value_low=995, value_high=1005) for i in range(3)]
    assert _chosen(*rows, fact("x", 1234, source_id="koran-x")) == ("m0", "support")


def test_one_source_repeating_itself_is_one_source() -> None:
    rows = [fact(f"m{i}", 1000, document_id=f"d{i}") for i in range(3)]
    point = _run(*rows, fact("x", 1234, source_id="b", speaker="bupati")).series.row(0, named=True)
    assert (point["chosen_fact"], point["rule"], point["facts"], point["sources"]) == ("x", "speaker", 4, 2)


def test_copies_of_one_text_are_one_source() -> None:
    printed = [fact(f"m{i}", 1000, source_id=f"koran-{i}", speaker=None) for i in range(3)]
    other = [fact("x", 1234, source_id="koran-x"), fact("y", 1234, source_id="koran-y")]
    assert _chosen(*printed, *other) == ("m0", "support")
    told = _copies(*((f"doc-koran-{i}", "doc-koran-0", "2025-12-10T03:00" if i else None) for i in range(3)))
    point = reconcile(facts(*printed, *other), END, told).series.row(0, named=True)
    assert (point["chosen_fact"], point["rule"], point["facts"], point["sources"]) == ("x", "support", 5, 3)


def test_the_original_goes_before_its_copy_from_when_it_is_known() -> None:
    late = at("2025-12-20T00:00")
    rows = facts(
        fact("copy", 461_000, source_id="b", speaker="bupati"), fact("first", 400_385, source_id="c", recorded_at=late)
    )
    told = _copies(("doc-b", "doc-b", "2025-12-20T00:00"), ("doc-c", "doc-b", None))
    history = reconcile(rows, END, told).history
    assert history.select("chosen_fact", "rule", "known_from").rows() == [
        ("copy", "only", at("2025-12-10T03:00")),
        ("first", "original", late),
    ]
    assert reconcile(rows, at("2025-12-15T00:00"), told).series["chosen_fact"].to_list() == ["copy"]


def test_a_precise_figure_inside_rounded_ones_has_their_support() -> None:
    rounded = [
        fact(f"m{i}", 461_000, source_id=f"k{i}", value_low=460_500, value_high=461_500) for i in range(3)
    ]  # fmt: skip
    point = _run(*rounded, fact("x", 461_234, source_id="x")).series.row(0, named=True)
    assert (point["chosen_fact"], point["rule"], point["conflict"]) == ("x", "precision", False)


def test_intervals_that_meet_are_no_conflict_and_intervals_apart_are() -> None:
    low = fact("a", 611_000, value_low=610_500, value_high=611_500)
    assert not _run(low, fact("b", 611_500)).series["conflict"][0]
    assert _run(low, fact("b", 611_501)).series["conflict"][0]
    assert not _run(low, fact("b", 600_000, value_high=None, qualifier="more_than")).series["conflict"][0]


def test_negative_growth_is_compared_like_any_other() -> None:
    growth = {"metric": "growth_rate", "unit": "percent", "period": "year"}
    same = _run(fact("a", -3.2, **growth), fact("b", -3.0, **growth, value_low=-3.5, value_high=-2.5, source_id="b"))
    assert same.series.select("value", "conflict").rows() == [(-3.2, False)]
    assert _run(fact("a", -3.2, **growth), fact("b", 3.2, **growth)).series["conflict"][0]


def test_year_figures_do_not_contradict_month_figures() -> None:
    found = _run(fact("a", 100, as_of="2025"), fact("b", 200, as_of="2025-12"))
    assert (found.series["chosen_fact"][0], found.series["conflict"][0]) == ("b", False)
    assert found.conflict.is_empty()


def test_a_month_and_its_last_day_are_one_date() -> None:
    assert _run(fact("a", 100, as_of="2025-12"), fact("b", 200, as_of="2025-12-31")).series["conflict"][0]


def test_a_stock_named_with_a_period_is_its_last_day() -> None:
    # "45.22 million in January to December 2024" is the stock of December.
    found = _run(
        fact("a", 45_220_000, as_of="2024-12", period="ytd"), fact("b", 45_220_000, as_of="2024-12")
    ).series  # fmt: skip
    assert found.select("period", "facts").rows() == [("point", 2)]


def test_a_flow_keeps_its_period() -> None:
    common = {"metric": "claims_paid", "unit": "IDR", "as_of": "2025-10"}
    found = _run(fact("a", 10, period="ytd", **common), fact("b", 1, period="month", **common)).series
    assert sorted(found["period"]) == ["month", "ytd"]


@pytest.mark.parametrize(
    "apart",
    [
        {"numerator_basis": "active_by_branch"},
        {"segment": "BPU"},
        {"program": ["JHT"]},
        {"worker_group": "petani"},
        {"kind": "plan"},
        {"region_code": "36.73", "region": "Kota Serang"},
        {"region_code": None, "region_kind": "branch", "region": "Cabang Serang"},
    ],
)
def test_what_differs_in_a_key_is_another_series(apart: dict[str, object]) -> None:
    found = _run(fact("a", 2_291_409), fact("b", 8_020_000, **apart))
    assert found.series.height == 2
    assert found.conflict.is_empty()


@pytest.mark.parametrize(
    ("segment", "group"), [("VULNERABLE", "pekerja rentan"), ("NON_ASN", "non ASN"), ("NON_ASN", "tenaga non-ASN")]
)
def test_a_group_that_only_names_its_segment_is_no_group(segment: str, group: str) -> None:
    found = _run(fact("a", 5, segment=segment, worker_group=group), fact("b", 5, segment=segment)).series
    assert found.select("segment", "worker_group", "facts").rows() == [(segment, None, 2)]


def test_vulnerable_workers_of_another_segment_are_a_group_in_it() -> None:
    found = _run(fact("a", 5, segment="BPU", worker_group="pekerja rentan"), fact("b", 9, segment="BPU")).series
    assert sorted(found["worker_group"], key=str) == [None, "pekerja rentan"]


def test_programmes_in_any_order_are_one_series() -> None:
    found = _run(fact("a", 5, program=["JKM", "JKK"]), fact("b", 5, program=["JKK", "JKM"])).series
    assert found.select("program", "facts").rows() == [("JKK+JKM", 2)]


@pytest.mark.parametrize(
    "left_out",
    [
        {"kind": "anecdote"},
        {"as_of": None},
        {"region_code": None, "region_kind": None, "region": None},
        {"recorded_at": at("2026-02-01T00:00")},
        {"superseded_at": at("2026-01-01T00:00")},
    ],
)
def test_what_cannot_stand_in_a_series_is_left_out(left_out: dict[str, object]) -> None:
    assert _run(fact("a", 11, **left_out)).series.is_empty()


def test_the_last_value_of_a_series_with_the_one_before_it() -> None:
    found = _run(
        fact("a", 100, as_of="2025-06"), fact("b", 120, as_of="2025-12"), until="2026-01-09T20:00"
    ).latest.row(0, named=True)  # fmt: skip
    # 20:00 UTC is the tenth in Jakarta.
    assert (found["value"], found["age_days"]) == (120, 10)
    assert (found["previous_value"], found["previous_as_of"]) == (100, "2025-06")


def _serang() -> list[dict[str, object]]:
    """One event of 9 December 2025 in four outlets: three print 461 thousand, all print 50.87 percent."""
    rate = {"metric": "coverage_rate", "unit": "percent"}
    rest = {"metric": "unprotected_workers"}
    rows = [
        fact("k1", 400_385, source_id="kalimati"),
        fact("k2", 50.87, source_id="kalimati", **rate),
        fact("k3", 386_317, source_id="kalimati", **rest),
    ]
    for number, outlet in enumerate(("metro", "ohgitu", "fokus")):
        rows.append(fact(f"m{number}", 461_000, source_id=outlet, value_low=460_500, value_high=461_500))
        rows.append(fact(f"r{number}", 50.87, source_id=outlet, **rate))
        if outlet != "fokus":
            rows.append(fact(f"u{number}", 386_317, source_id=outlet, **rest))
    return rows


def test_the_count_that_agrees_with_the_rate_beats_three_outlets_that_print_another() -> None:
    found = _run(*_serang())
    point = found.series.filter(pl.col("metric") == "active_participants").row(0, named=True)
    assert (point["value"], point["rule"], point["conflict"], point["facts"]) == (400_385, "consistent", True, 4)
    verdicts = dict(found.conflict.select("fact_id", "verdict").rows())
    assert verdicts == {"k1": "chosen", "m0": "loses", "m1": "loses", "m2": "loses"}
    reasons = found.conflict.filter(pl.col("verdict") == "loses")["reason"].unique().to_list()
    assert reasons == [" / ".join(REASONS["consistent"])]
    assert found.series.filter(pl.col("metric") == "coverage_rate")["value"].to_list() == [50.87]


def test_before_the_consistent_count_arrived_the_others_were_believed() -> None:
    late = at("2025-12-12T00:00")
    rows = [{**row, "recorded_at": late} if row["source_id"] == "kalimati" else row for row in _serang()]
    history = _run(*rows).history.filter(pl.col("metric") == "active_participants")
    assert history.select("value", "known_from", "known_to").rows() == [
        (461_000, at("2025-12-10T03:00"), late),
        (400_385, late, None),
    ]


def test_two_rates_of_one_day_are_a_conflict_and_the_more_precise_is_chosen() -> None:
    nation = {"region_code": "00", "region_kind": "country", "region": "Indonesia", "as_of": "2025-10-31"}
    rate = {"metric": "coverage_rate", "unit": "percent", **nation}
    director = fact("d", 37.01, value_low=37.005, value_high=37.015, source_id="jpnn", speaker="direktur", **rate)
    chair = fact("c", 42, value_low=41.5, value_high=42.5, source_id="kabarbaru", speaker="ketua dewas", **rate)
    found = _run(director, chair)
    assert found.series.select("chosen_fact", "rule", "conflict").rows() == [("d", "precision", True)]
    assert found.conflict.select("fact_id", "verdict").rows() == [("c", "loses"), ("d", "chosen")]


def test_an_unanswered_conflict_between_equals_still_shows() -> None:
    found = _run(fact("a", 10, source_id="x"), fact("b", 20, source_id="y"))
    assert found.series.select("rule", "conflict").rows() == [("identity", True)]


def test_when_all_facts_of_a_date_are_superseded_nothing_is_believed() -> None:
    gone = at("2025-12-20T00:00")
    found = _run(fact("a", 10, superseded_at=gone))
    assert found.series.is_empty()
    assert found.history.select("known_from", "known_to").rows() == [(at("2025-12-10T03:00"), gone)]


def test_the_same_estimate_seen_twice_is_one_row_of_history() -> None:
    again = fact("b", 10, recorded_at=at("2025-12-11T00:00"), flags=["not_monotone"])
    history = _run(fact("a", 10), again).history
    assert history.select("chosen_fact", "facts").rows() == [("a", 1), ("a", 2)]


def test_no_facts_make_empty_tables_of_the_declared_shape() -> None:
    for until in (END, None):
        found = reconcile(core.FACT.empty(), until)
        declared = (COVERAGE_SERIES, COVERAGE_LATEST, CONFLICT, COVERAGE_HISTORY, ARITHMETIC, SERIES_FACT)
        for frame, table in zip(found, declared, strict=True):
            assert frame.schema == table.polars()
            assert frame.is_empty()
        assert list(found.tables()) == [t.full_name for t in declared]


def test_parts_of_whole_places_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [{"region_code": f"36.0{n}", "region": f"Kabupaten {n}"} for n in range(5)]
    rows = [{**row, **place, "fact_id": f"{row['fact_id']}-{n}"} for n, place in enumerate(places) for row in _serang()]
    whole = _run(*rows)
    monkeypatch.setattr("pipelines.reconcile.series.PART", 20)
    assert all(part.equals(one) for part, one in zip(_run(*rows), whole, strict=True))
    assert whole.conflict.height == 5 * 4


def test_every_criterion_has_a_reason() -> None:
    assert set(CRITERIA) == set(REASONS)


_METRICS = (
    ("active_participants", "persons", st.sampled_from((400.0, 500.0, 600.0))),
    ("unprotected_workers", "persons", st.sampled_from((400.0, 500.0))),
    ("eligible_workers", "persons", st.sampled_from((1000.0, 900.0))),
    ("coverage_rate", "percent", st.sampled_from((50.0, 40.0, 55.6))),
)


@st.composite
def _some_facts(draw: st.DrawFn) -> list[dict[str, object]]:
    rows = []
    for number in range(draw(st.integers(1, 9))):
        metric, unit, values = draw(st.sampled_from(_METRICS))
        value = draw(values)
        arrived = at("2025-12-10T00:00") + timedelta(days=draw(st.integers(0, 4)))
        lives = draw(st.sampled_from((None, None, 0, 1, 2)))
        rows.append(
            fact(
                f"f{number}", value, metric=metric, unit=unit, source_id=draw(st.sampled_from("xyz")),
                document_id=f"d{draw(st.integers(0, 3))}-{arrived.day}", recorded_at=arrived,
                value_low=value - draw(st.sampled_from((0.0, 5.0, 60.0))),
                value_high=draw(st.sampled_from((value, value + 5, None))),
                source_kind=draw(st.sampled_from(("news", "report"))),
                flags=draw(st.sampled_from(([], ["ratio_inconsistent"]))),
                superseded_at=None if lives is None else arrived + timedelta(days=lives),
            )
        )  # fmt: skip
    return rows


@settings(max_examples=25, deadline=None)
@given(_some_facts())
def test_the_history_holds_what_a_release_of_each_day_held(rows: list[dict[str, object]]) -> None:
    frame = facts(*rows)
    history = reconcile(frame, END).history
    for day in (0, 1, 2, 3, 5, 7):
        moment = at("2025-12-09T12:00") + timedelta(days=day)
        held = history.filter(
            (pl.col("known_from") <= moment) & (pl.col("known_to").is_null() | (pl.col("known_to") > moment))
        )
        then = reconcile(frame, moment).series
        assert COVERAGE_SERIES.conform(held).sort("series_id", "as_of_date").equals(then)


@settings(max_examples=20, deadline=None)
@given(_some_facts(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_nothing(rows: list[dict[str, object]], shuffle: random.Random) -> None:
    mixed = list(rows)
    shuffle.shuffle(mixed)
    one, other = reconcile(facts(*rows), END), reconcile(facts(*mixed), END)
    assert all(a.equals(b) for a, b in zip(one, other, strict=True))


@settings(max_examples=20, deadline=None)
@given(_some_facts())
def test_an_estimate_is_a_stated_value_and_conflicts_list_every_fact_of_their_date(
    rows: list[dict[str, object]],
) -> None:
    found = reconcile(facts(*rows), END)
    by_id = {row["fact_id"]: row for row in rows}
    assert set(found.series["chosen_fact"]) <= set(by_id) and bool(rows) == bool(found.series.height)
    for point in found.series.iter_rows(named=True):
        assert point["value"] == by_id[point["chosen_fact"]]["value"]
        listed = found.conflict.filter(pl.col("series_id") == point["series_id"])
        assert listed.height == (point["facts"] if point["conflict"] else 0)
        assert listed.filter(pl.col("verdict") == "chosen").height == int(point["conflict"])
