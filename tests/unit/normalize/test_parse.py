"""Mentions of short texts, and numbers of table cells."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.normalize.numbers import parse_number
from pipelines.normalize.parse import answers, parse_mentions

LINES = pl.DataFrame(
    {
        "id": ["a", "b", "c", "d"],
        "text": ["di atas Rp5 miliar", "triwulan II 2024", "3 juta", "tidak ada"],
        "ref": [None, None, None, None],
    },
    schema={"id": pl.String, "text": pl.String, "ref": pl.String},
)


def test_answers_one_object_a_line() -> None:
    got = {answer["id"]: answer["mentions"] for answer in answers(LINES)}
    assert [(m["kind"], m.get("value"), m.get("low"), m["start"], m["end"]) for m in got["a"]] == [
        ("range", None, 5e9, 0, 18),
        ("money", 5e9, None, 8, 18),
    ]
    assert got["b"] == [{"kind": "date", "value": "2024-Q2", "start": 0, "end": 16}]
    # Three million of what, the words do not say.
    assert [(m["kind"], m["value"]) for m in got["c"]] == [("cardinal", 3e6), ("money", 3e6)]
    assert got["d"] == []


def test_ranges_of_dates_are_iso() -> None:
    line = LINES.head(1).with_columns(text=pl.lit("1-3 Mei 2024"))
    assert answers(line)[0]["mentions"] == [
        {"kind": "range", "low": "2024-05-01", "high": "2024-05-03", "start": 0, "end": 12}
    ]


def test_mentions_follow_the_lines() -> None:
    assert parse_mentions(LINES.reverse()).get_column("id").unique(maintain_order=True).to_list() == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("cell", "value", "low", "high"),
    [
        ("861.752", 861752.0, 861752.0, 861752.0),
        ("1.204,5", 1204.5, 1204.45, 1204.55),
        ("(3.100)", -3100.0, -3100.0, -3100.0),
        ("45,3%", 45.3, 45.25, 45.35),
        ("Rp 12.500.000", 12_500_000.0, 12_500_000.0, 12_500_000.0),
        ("18,39 miliar", 18_390_000_000.0, 18_385_000_000.0, 18_395_000_000.0),
        ("-", None, None, None),
        ("n/a", None, None, None),
        ("Kabupaten", None, None, None),
        (None, None, None, None),
    ],
)
def test_cells(cell: str | None, value: float | None, low: float | None, high: float | None) -> None:
    read = parse_number(pl.Series("c", [cell], dtype=pl.String)).to_list()[0]
    assert read is None or (read["value"], read["value_low"], read["value_high"]) == (
        value if value is None else pytest.approx(value),
        low if low is None else pytest.approx(low),
        high if high is None else pytest.approx(high),
    )
    assert (read is None or read["value"] is None) == (value is None)


def test_cells_keep_their_rows() -> None:
    read = parse_number(pl.Series("c", ["2", None, "x", "2", "7%"]))
    assert read.struct.field("value").to_list() == [2.0, None, None, 2.0, 7.0]
    assert read.struct.field("percent").to_list() == [False, None, False, False, True]
