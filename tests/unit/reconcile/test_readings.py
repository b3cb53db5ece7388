"""Documents read again by better code: what was believed before stays on record."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import polars as pl

from pipelines.reconcile.readings import readings, recognised, with_withdrawn
from pipelines.reconcile.series import reconcile
from tests.unit.reconcile.by_hand import at, fact, facts
from warehouse.model import core

MENDED = at("2026-01-15T00:00")
AGAIN = at("2026-01-20T00:00")
DOCUMENTS = pl.DataFrame(
    {"document_id": ["doc-koran-a"], "first_arrival": [at("2025-12-10T03:00")]},
    schema_overrides={"first_arrival": pl.Datetime("us")},
)
NOTHING = core.FACT.empty()


def carry(fresh: pl.DataFrame, former: pl.DataFrame, read: Collection[str], moment: datetime) -> pl.DataFrame:
    return with_withdrawn(recognised(fresh, former, read, moment), former, moment)


def _known(frame: pl.DataFrame) -> list[tuple[object, ...]]:
    return frame.sort("recorded_at", "value").select("value", "recorded_at", "superseded_at", "superseded_by").rows()


def test_what_is_read_as_before_stays_as_it_was() -> None:
    first = facts(fact("a", 100), fact("b", 200, source_id="koran-b"))
    assert carry(first, first, ["doc-koran-a", "doc-koran-b"], MENDED).equals(first)


def test_a_document_that_arrives_is_known_from_its_arrival() -> None:
    first = facts(fact("a", 100))
    both = facts(fact("a", 100), fact("b", 200, document_id="new"))
    assert carry(both, first, ["doc-koran-a"], MENDED).equals(both)


def test_another_reading_supersedes_from_the_day_it_was_made() -> None:
    first = facts(fact("a", 100))
    better = facts(fact("b", 110))
    arrived = at("2025-12-10T03:00")
    assert _known(carry(better, first, ["doc-koran-a"], MENDED)) == [
        (100.0, arrived, MENDED, "reading"),
        (110.0, MENDED, None, None),
    ]


def test_a_statement_with_the_same_id_and_another_meaning_is_another_fact() -> None:
    first, better = facts(fact("a", 100)), facts(fact("a", 100, denominator_basis="eligible"))
    found = carry(better, first, ["doc-koran-a"], MENDED)
    assert found["fact_id"].n_unique() == 2
    assert found.filter(pl.col("superseded_at").is_null())["denominator_basis"].to_list() == ["eligible"]
    # Read as at first once more: a third fact, for the second was believed in between.
    back = carry(first, found, ["doc-koran-a"], AGAIN)
    assert _known(back) == [
        (100.0, at("2025-12-10T03:00"), MENDED, "reading"),
        (100.0, MENDED, AGAIN, "reading"),
        (100.0, AGAIN, None, None),
    ]
    assert carry(first, back, ["doc-koran-a"], at("2026-02-01T00:00")).equals(back)


def test_a_decision_that_no_longer_fits_leaves_its_fact_on_record() -> None:
    automatic = facts(fact("a", 100))
    decided = fact("p", 120, recorded_at=AGAIN, rule="count+decision:serang-1", statement_id="s-a")
    former = pl.concat([automatic, facts(decided)])
    assert recognised(automatic, former, ["doc-koran-a"], MENDED).equals(automatic)
    later = at("2026-02-01T00:00")
    assert _known(carry(automatic, former, ["doc-koran-a"], later)) == [
        (100.0, at("2025-12-10T03:00"), None, None),
        (120.0, AGAIN, later, "reading"),
    ]


def test_what_is_kept_of_readings_restores_them_elsewhere() -> None:
    first, better = facts(fact("a", 100), fact("same", 7)), facts(fact("b", 110), fact("same", 7))
    here = carry(better, first, ["doc-koran-a"], MENDED)
    kept = readings(here, DOCUMENTS)
    assert sorted(kept["value"]) == [100.0, 110.0]
    assert carry(better, kept, [], AGAIN).equals(here)


def test_figures_that_a_reading_withdrew_contradict_no_more() -> None:
    # Read wrongly at first, 461 of 1,000 contradicted the rate of 40 percent; 400 fits it.
    rate = fact("rate", 40.0, metric="coverage_rate", unit="percent")
    whole = fact("whole", 1000, metric="eligible_workers")
    first = facts(fact("wrong", 461), rate, whole)
    now = carry(facts(fact("right", 400), rate, whole), first, ["doc-koran-a"], MENDED)
    found = reconcile(now, AGAIN)
    assert sorted(found.arithmetic.select("verdict", "known_to").rows()) == [("contradicts", MENDED), ("fits", None)]
    # A rival rate of an untested source is chosen while the contradiction stood, and not after it.
    rival = fact("other", 46.0, metric="coverage_rate", unit="percent", source_id="koran-b", as_of="2025-12-09")
    weighed = reconcile(pl.concat([now, facts(rival)]), AGAIN).history.filter(pl.col("metric") == "coverage_rate")
    assert weighed.select("chosen_fact", "known_from").rows() == [("other", at("2025-12-10T03:00")), ("rate", MENDED)]


def test_the_history_of_three_readings_is_what_each_release_held() -> None:
    day = [at(f"2025-12-{d:02d}T03:00") for d in (10, 17, 24)]
    week = {"published_at": date(2025, 12, 9)}
    one = facts(fact("a", 461_000, recorded_at=day[0], **week))
    two = facts(
        fact("a", 461_000, recorded_at=day[0], **week),
        fact("r1", 399_000, recorded_at=day[1], source_kind="report", source_id="dinas", document_id="r"),
    )
    corrected = fact("r1", 399_000, recorded_at=day[1], source_kind="report", source_id="dinas", document_id="r")
    three = facts(
        fact("a2", 400_385, recorded_at=day[0], **week),
        {**corrected, "superseded_at": day[2], "superseded_by": "revision"},
        fact("r2", 400_000, recorded_at=day[2], source_kind="report", source_id="dinas", document_id="r2"),
    )
    states = [one]
    for fresh, moment in ((two, day[1]), (three, day[2])):
        states.append(carry(fresh, states[-1], set(states[-1]["document_id"]), moment))
    released = [reconcile(state, moment).series for state, moment in zip(states, day, strict=True)]
    history = reconcile(states[-1], day[2]).history
    for moment, series in zip(day, released, strict=True):
        held = history.filter(
            (pl.col("known_from") <= moment) & (pl.col("known_to").is_null() | (pl.col("known_to") > moment))
        )
        assert held.select(series.columns).equals(series)
    assert [series["value"].item() for series in released] == [461_000, 399_000, 400_000]
