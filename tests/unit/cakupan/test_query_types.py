"""`cakupan query` prints what any SQL returns, whatever its type, in every format."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import duckdb
import polars as pl
import pytest

from cakupan.show import print_frame
from warehouse.results import frame_of


def _same(text: str) -> tuple[str, str, str]:
    return text, text, text


VALUES: list[tuple[str, str, str, Any]] = [
    # SQL, cell of a table, cell of CSV, value in JSON
    ("1/0", "inf", "inf", None),
    ("'nan'::DOUBLE", "nan", "NaN", None),
    ("'-inf'::FLOAT", "-inf", "-inf", None),
    ("12.5::DECIMAL(10, 2)", "12.50", "12.50", 12.5),
    ("170141183460469231731687303715884105727::HUGEINT", "1.70141e+38", "1.7014118346046923e+38", 2.0**127),
    ("340282366920938463463374607431768211455::UHUGEINT", *_same("340282366920938463463374607431768211455")),
    ("TIME '10:11:12'", "10:11:12", "10:11:12.000000000", "10:11:12"),
    ("DATE '2025-01-02'", "2025-01-02", "2025-01-02", "2025-01-02"),
    ("DATE 'infinity'", "infinity", "infinity", "infinity"),
    ("DATE '0044-03-15 (BC)'", "0044-03-15 (BC)", "0044-03-15 (BC)", "0044-03-15 (BC)"),
    ("[TIMESTAMP 'infinity']", "[infinity]", "[infinity]", "[infinity]"),
    ("'\\x00\\xFFab'::BLOB", "00ff6162", "00ff6162", "00ff6162"),
    ("[1, 2]", "1, 2", "[1, 2]", [1, 2]),
    ("['a', 'b']", "a, b", "a|b", ["a", "b"]),
    ("[1/0]", "inf", "[null]", [None]),
    (
        "{'a': 1, 'b': DATE '2025-01-02'}",
        '{"a": 1, "b": "2025-01-02"}',
        '{"a": 1, "b": "2025-01-02"}',
        {"a": 1, "b": "2025-01-02"},
    ),
    ("MAP {'k': 1.5}", '{"k": 1.5}', '{"k": 1.5}', {"k": 1.5}),
    ("MAP {DATE '2025-01-02': 1}", *_same("{2025-01-02=1}")),
    ("INTERVAL 3 DAY", "3 days", "3 days", "3 days"),
    ("[INTERVAL 3 DAY]", "[3 days]", "[3 days]", "[3 days]"),
    ("'101'::BIT", "101", "101", "101"),
    ("union_value(a := 1)", "1", "1", "1"),
    ("'=1+1'", "=1+1", "'=1+1", "=1+1"),
    ("NULL", "", "", None),
]


@pytest.mark.parametrize(("sql", "cell", "in_csv", "in_json"), VALUES, ids=[v[0] for v in VALUES])
def test_every_type_in_every_format(
    sql: str, cell: str, in_csv: str, in_json: Any, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with duckdb.connect() as con:
        frame = frame_of(con.sql(f"SELECT {sql} AS x, 7 AS n"))
    print_frame(frame, "table")
    shown = capsysbinary.readouterr().out.decode().splitlines()[3].strip("│").split("│")
    assert [c.strip() for c in shown] == [cell, "7"]
    print_frame(frame, "csv")
    rows = list(csv.reader(io.StringIO(capsysbinary.readouterr().out.decode())))
    assert rows == [["x", "n"], [in_csv, "7"]]
    print_frame(frame, "json")
    text = capsysbinary.readouterr().out.decode()
    assert json.loads(text, parse_constant=pytest.fail) == {"x": in_json, "n": 7}
    print_frame(frame, "parquet")
    assert pl.read_parquet(io.BytesIO(capsysbinary.readouterr().out)).height == 1


def test_columns_that_become_text_keep_their_names_and_places() -> None:
    with duckdb.connect() as con:
        frame = frame_of(con.sql('SELECT 1 AS a, INTERVAL 1 DAY AS "b ""c""", DATE \'infinity\' AS d, 2 AS e'))
    assert frame.rows(named=True) == [{"a": 1, 'b "c"': "1 day", "d": "infinity", "e": 2}]
    assert frame.schema["a"] == pl.Int32
