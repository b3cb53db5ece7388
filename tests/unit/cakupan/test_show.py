"""Values are shown plainly, and hostile text stays harmless."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

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
        (datetime(2025, 12, 9, 1, 2), "2025-12-09 01:02:00"),
        (2026, "2026"),
        (9_999, "9999"),
        (10_000, "10,000"),
        (-52_301, "-52,301"),
        (2026.0, "2,026"),
        (float("nan"), "nan"),
        (float("-inf"), "-inf"),
        (1e300, "1e+300"),
        (Decimal("12345.50"), "12,345.50"),
        (b"\x00\xff", "00ff"),
        ([12_000, None], "12,000, "),
        ([["a"], ["b"]], '[["a"], ["b"]]'),
        ({"a": [date(2025, 1, 2)]}, '{"a": ["2025-01-02"]}'),
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


def test_text_like_a_formula_is_inert_in_csv_whatever_it_came_in(capsys: pytest.CaptureFixture[str]) -> None:
    frame = pl.DataFrame(
        {"evidence": ["=1+1", "+62", "-5", "@a", "aman"], "program": [["=x"], ["JKK"], [], None, ["-"]]}
    )
    print_frame(frame.with_columns(value=-1.5), "csv")
    rows = capsys.readouterr().out.splitlines()[1:]
    assert rows == ["'=1+1,'=x,-1.5", "'+62,JKK,-1.5", '\'-5,"",-1.5', "'@a,,-1.5", "aman,'-,-1.5"]
