"""Timing the questions of the cookbook: rows, and statements that are given up."""

from __future__ import annotations

import duckdb
import pytest

from benchmarks import questions


def test_a_statement_gives_its_rows_and_a_time() -> None:
    with duckdb.connect() as con:
        found = questions.timed(con, "SELECT * FROM range(7)", repeat=2)
    assert found.rows == 7
    assert found.ms is not None and found.ms >= 0


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "LONGEST", 0.2)
    with duckdb.connect() as con:
        assert (
            questions.timed(con, "SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b", 1).ms is None
        )


def test_every_statement_of_the_page_is_timed() -> None:
    titles = [title for title, number, _ in questions.statements() if number == 0]
    assert len(titles) == 26 and titles[-1] == "The engineer's questions"
