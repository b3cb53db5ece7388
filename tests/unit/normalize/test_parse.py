"""Mentions of short texts, and numbers of table cells."""

from __future__ import annotations

import polars as pl

from pipelines.normalize.dates import find_dates
from pipelines.normalize.figure_mentions import find_mentions
from pipelines.normalize.figures import find_figures
from pipelines.normalize.parse import parse_mentions

LINES = pl.DataFrame(
    {
        "id": ["a", "b", "c", "d"],
        "text": ["di atas Rp5 miliar", "triwulan II 2024", "3 juta", "tidak ada"],
        "ref": [None, None, None, None],
    },
    schema={"id": pl.String, "text": pl.String, "ref": pl.String},
)


def mentions(text: str) -> list[tuple[object, ...]]:
    line = pl.DataFrame({"id": ["a"], "text": [text], "ref": ["2025-10-21"]})
    columns = ("kind", "value", "low", "high", "iso", "iso_low", "iso_high", "start", "end")
    return [tuple(x for x in row if x is not None) for row in parse_mentions(line).select(columns).iter_rows()]


def test_open_bounds_are_ranges_too() -> None:
    assert mentions("di atas Rp5 miliar") == [("range", 5e9, 0, 18), ("money", 5e9, 8, 18)]
    assert mentions("kurang dari 20 persen") == [("range", 20.0, 0, 21), ("percent", 20.0, 12, 21)]


def test_scaled_figures_without_a_noun_may_be_money() -> None:
    assert mentions("3 juta") == [("cardinal", 3e6, 0, 6), ("money", 3e6, 0, 6)]
    assert mentions("3 juta orang") == [("cardinal", 3e6, 0, 6)]


def test_dates_are_iso() -> None:
    assert mentions("triwulan II 2024") == [("date", "2024-Q2", 0, 16)]
    assert mentions("semester I tahun ini") == [("date", "2025-H1", 0, 20)]
    assert mentions("1-3 Mei 2024") == [("range", "2024-05-01", "2024-05-03", 0, 12)]


def test_mentions_follow_the_lines() -> None:
    assert parse_mentions(LINES.reverse()).get_column("id").unique(maintain_order=True).to_list() == ["c", "b", "a"]


def test_one_pass_finds_what_two_find() -> None:
    texts = ["Per 31 Maret 2025 ada 8 ribu orang, kata dia, Senin (7/4).", None, "sekitar 4-5 persen pada TW II 2024"]
    frame = pl.DataFrame({"doc": [2, 1, 0], "text": texts, "ref": ["2025-04-08", None, None]})
    both = find_mentions(frame)
    assert both.figures.equals(find_figures(frame))
    assert both.dates.equals(find_dates(frame))
    assert (both.figures.height, both.dates.height) == (2, 3)
