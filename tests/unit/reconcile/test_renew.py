"""A week put in place of what it touches gives what weighing everything anew gives, frame for frame."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.reconcile import renew as renewing
from pipelines.reconcile.renew import Former, renew
from pipelines.reconcile.series import NO_COPIES, reconcile
from tests.unit.reconcile.by_hand import SERANG, at, fact, facts
from warehouse.model import core

PLACES = (
    SERANG,
    {"region_code": "36.73", "region_kind": "city", "region": "Kota Serang"},
    {"region_code": None, "region_kind": "branch", "region": "Cabang Serang"},
    {"region_code": None, "region_kind": "regency", "region": "Serang"},
)
DATES = ("2025-11-30", "2025-11", "2025", "2025-12-31", None)
FIGURES = (
    ("active_participants", "persons", (400.0, 401.0, 500.0, 600.0)),
    ("unprotected_workers", "persons", (400.0, 500.0, 600.0)),
    ("eligible_workers", "persons", (900.0, 1000.0)),
    ("coverage_rate", "percent", (40.0, 50.0, 55.6)),
    ("unprotected_rate", "percent", (50.0, 60.0)),
    ("claims_paid", "IDR", (1e9, 2e9)),
)
COPIES = {"document_id": pl.String, "story_id": pl.String, "copy_of": pl.String, "copy_since": pl.Datetime("us")}


def _row(draw: random.Random, name: str, document: str, arrived: datetime) -> dict[str, object]:
    metric, unit, values = draw.choice(FIGURES)
    value = draw.choice(values)
    return fact(
        name, value, metric=metric, unit=unit, **draw.choice(PLACES), as_of=draw.choice(DATES),
        period=draw.choice(("point", "month", "year")), kind=draw.choice(("observation",) * 5 + ("target", "anecdote")),
        source_id=draw.choice("xyz"), source_kind=draw.choice(("news", "news", "report")), document_id=document,
        value_low=value - draw.choice((0.0, 5.0, 60.0)), value_high=draw.choice((value, value + 5, None)),
        segment=draw.choice((None, None, "BPU")), program=draw.choice(([], [], ["JKK", "JKM"])),
        flags=draw.choice(([], [], ["ratio_inconsistent"])), recorded_at=arrived,
        arrival_week=arrived.strftime("%G-W%V"),
    )  # fmt: skip


def _week(draw: random.Random, rows: list[dict[str, object]], arrived: datetime) -> list[dict[str, object]]:
    """`rows` after one more week: new facts, issues that supersede others, facts that are read no more."""
    kept = []
    for row in rows:
        fate = draw.random()
        if fate < 0.02:
            continue
        ends = fate < 0.07 and row.get("superseded_at") is None
        kept.append({**row, "superseded_at": arrived, "superseded_by": "revision"} if ends else row)
    new = []
    for number in range(draw.randint(0, 8)):
        moment = arrived + timedelta(hours=draw.randint(-48, 0))
        document = f"d{arrived:%j}-{draw.randint(0, 3)}"
        new.append(_row(draw, f"f{arrived:%j}-{number}", document, moment))
    return [*kept, *new]


def _copies(draw: random.Random, rows: list[dict[str, object]], until: datetime) -> pl.DataFrame:
    """Some documents printing the text of others."""
    documents = sorted({str(row["document_id"]) for row in rows})
    told = [
        (one, draw.choice(documents), None, until - timedelta(hours=draw.randint(0, 99)))
        for one in documents
        if draw.random() < 0.2
    ]
    return pl.DataFrame(told, schema=COPIES, orient="row")


@settings(max_examples=6)
@given(st.randoms(use_true_random=True))
def test_week_after_week_is_what_the_whole_gives(draw: random.Random) -> None:
    rows = [_row(draw, f"first-{n}", f"d{n % 12}", at("2025-12-01T00:00")) for n in range(60)]
    moment, frame, copies = at("2025-12-01T00:00"), facts(*rows), NO_COPIES
    found = reconcile(frame, moment, copies)
    for _ in range(7):
        former = Former(frame, copies, moment, found)
        moment += timedelta(days=7)
        rows = _week(draw, rows, moment)
        # Stories known before mostly stay; sometimes all are told anew, and sometimes the clock stands behind arrivals.
        copies = _copies(draw, rows, moment) if draw.random() < 0.5 else copies
        until = moment - timedelta(hours=24) if draw.random() < 0.2 else moment
        frame = facts(*draw.sample(rows, len(rows)))
        found, whole = renew(former, frame, until, copies), reconcile(frame, until, copies)
        for name, ours, theirs in zip(whole._fields, found, whole, strict=True):
            assert ours.schema == theirs.schema, name
            assert ours.equals(theirs), name
        moment = max(until, moment)
        found = reconcile(frame, moment, copies) if until < moment else found


def test_only_touched_points_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    december = fact("a", 400, source_id="x")
    november = fact("b", 390, source_id="x", as_of="2025-11-30")
    elsewhere = fact("c", 10, source_id="x", **PLACES[1])
    first = facts(december, november, elsewhere)
    until = at("2025-12-11T00:00")
    former = Former(first, NO_COPIES, until, reconcile(first, until))
    weighed: list[list[str]] = []
    weigh = renewing.weigh

    def counted(candidates: pl.DataFrame, moment: datetime) -> object:
        weighed.append(sorted(candidates["fact_id"]))
        return weigh(candidates, moment)

    monkeypatch.setattr(renewing, "weigh", counted)
    later = at("2025-12-18T00:00")
    now = facts(december, november, elsewhere, fact("d", 401, source_id="y", recorded_at=later))
    found = renew(former, now, later)
    assert weighed == [["a", "d"]]
    # The ages of all count from the last arrival: 9 December and 30 November to 18 December.
    assert sorted(found.latest["age_days"]) == [9, 9]
    renew(Former(now, NO_COPIES, later, found), now, later)
    assert weighed[1:] == [[]]


def test_a_document_found_to_be_a_copy_touches_the_points_of_its_facts() -> None:
    one, other = (fact(n, v, source_id=n, document_id=f"d-{n}") for n, v in (("a", 400), ("b", 500)))
    frame, until = facts(one, other), at("2025-12-20T00:00")
    former = Former(frame, NO_COPIES, until, reconcile(frame, until))
    copies = pl.DataFrame([("d-b", "d-a", "d-a", at("2025-12-19T00:00"))], schema=COPIES, orient="row")
    found = renew(former, frame, until, copies)
    assert found.series["rule"].to_list() == ["original"]
    assert all(a.equals(b) for a, b in zip(found, reconcile(frame, until, copies), strict=True))


def test_nothing_before_and_nothing_after() -> None:
    none, until = core.FACT.empty(), at("2025-12-20T00:00")
    nothing = Former(none, NO_COPIES, until, reconcile(none, until))
    some = facts(fact("a", 400))
    whole = reconcile(some, until)
    assert all(a.equals(b) for a, b in zip(renew(nothing, some, until), whole, strict=True))
    gone = renew(Former(some, NO_COPIES, until, whole), none, until)
    assert all(a.equals(b) for a, b in zip(gone, nothing.found, strict=True))
