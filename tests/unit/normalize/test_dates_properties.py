"""Whatever date is formatted the Indonesian way is read back."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.normalize.dates import find_dates

DAYS = st.lists(st.dates(date(1950, 1, 1), date(2049, 12, 31)), min_size=1, max_size=40)


def read(texts: list[str]) -> pl.DataFrame:
    found = find_dates(pl.DataFrame({"doc": range(len(texts)), "text": texts}))
    assert found.get_column("doc").to_list() == list(range(len(texts))), texts
    return found


@pytest.mark.parametrize("form", ["full", "long", "medium", "d/M/yyyy", "(dd/MM/yyyy)", "yyyy-MM-dd", "d MMMM yyyy"])
@given(DAYS)
@settings(max_examples=20, deadline=None)
def test_days(form: str, days: list[date]) -> None:
    found = read([f"Acara {format_date(day, form, locale='id')}." for day in days])
    assert found.get_column("value").to_list() == [day.isoformat() for day in days]
    assert found.get_column("flags").list.len().sum() == 0


@given(DAYS)
@settings(max_examples=20, deadline=None)
def test_months_and_quarters(days: list[date]) -> None:
    months = read([f"per {format_date(day, 'MMMM yyyy', locale='id')}" for day in days])
    assert months.get_column("value").to_list() == [f"{day:%Y-%m}" for day in days]
    quarters = read([f"triwulan {['I', 'II', 'III', 'IV'][(day.month - 1) // 3]} {day.year}" for day in days])
    assert all(
        low <= day <= high for day, low, high in zip(days, quarters["date_from"], quarters["date_to"], strict=True)
    )


@given(st.text(max_size=200), st.sampled_from([None, "2025", "2025-12", "2025-12-09"]))
@settings(max_examples=200, deadline=None)
def test_any_text_is_survived_and_spans_fit(text: str, ref: str | None) -> None:
    frame = pl.DataFrame({"doc": [0], "text": [text], "ref": [ref]}, schema_overrides={"ref": pl.String})
    for start, end, words, low, high in (
        find_dates(frame).select("start", "end", "text", "date_from", "date_to").iter_rows()
    ):
        assert text[start:end] == words
        assert low <= high
