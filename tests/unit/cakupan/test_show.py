"""Values are shown plainly, and hostile text stays harmless."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import pytest

from cakupan.show import plain, print_frame, print_table


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (400385.0, "400,385"),
        (50.87, "50.87"),
        (650_459_000_000.0, "650,459,000,000"),
        (True, "yes"),
        (["JKK", "JKM"], "JKK, JKM"),
        ("two\n  lines\x1b[31m", "two lines[31m"),
        (date(2025, 12, 9), "2025-12-09"),
    ],
)
def test_plain(value: object, shown: str) -> None:
    assert plain(value) == shown


def test_markup_in_a_cell_is_printed_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(pl.DataFrame({"evidence": ["[bold red]x[/] \x1b[2J"]}))
    out = capsys.readouterr().out
    assert "[bold red]x[/]" in out
    assert "\x1b[2J" not in out


def test_json_and_csv_carry_lists_and_dates(capsys: pytest.CaptureFixture[str]) -> None:
    frame = pl.DataFrame({"d": [date(2025, 1, 2)], "p": [["JKK", "JKM"]], "v": [1.5]})
    print_frame(frame, "json")
    assert json.loads(capsys.readouterr().out) == {"d": "2025-01-02", "p": ["JKK", "JKM"], "v": 1.5}
    print_frame(frame, "csv")
    assert capsys.readouterr().out == "d,p,v\n2025-01-02,JKK|JKM,1.5\n"
