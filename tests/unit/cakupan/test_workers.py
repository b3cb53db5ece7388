"""Work done side by side gives what it gives when done in a row."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from cakupan.workers import cores, in_order
from warehouse.model.errors import CakupanError, InputError


def doubled(number: int) -> int:
    return 2 * number


def who(_: int) -> int:
    return os.getpid()


def refuse(number: int) -> int:
    raise InputError("odd", f"{number} is refused")


def end(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def threads(_: int) -> str | None:
    return os.environ.get("POLARS_MAX_THREADS")


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_portions(jobs: int) -> None:
    assert list(in_order(doubled, range(20), jobs)) == [2 * n for n in range(20)]
    assert list(in_order(doubled, [], jobs)) == []


def test_only_several_portions_go_to_other_processes() -> None:
    assert list(in_order(who, [1], 2)) == [os.getpid()]
    assert list(in_order(who, [1, 2], 1)) == [os.getpid()] * 2
    others = set(in_order(who, range(8), 2))
    assert os.getpid() not in others and 1 <= len(others) <= 2


def test_few_portions_are_drawn_ahead() -> None:
    drawn: list[int] = []

    def portions() -> Iterator[int]:
        for number in range(30):
            drawn.append(number)
            yield number

    results = in_order(doubled, portions(), 2)
    assert next(results) == 0
    assert len(drawn) <= 5
    assert list(results) == [2 * n for n in range(1, 30)]


def test_what_the_work_raises_is_raised_here() -> None:
    with pytest.raises(InputError, match="0 is refused"):
        list(in_order(refuse, range(5), 2))


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    with pytest.raises(CakupanError, match="give a smaller --jobs than 2"):
        list(in_order(end, range(6), 2))


def test_each_process_has_one_polars_thread_and_this_one_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLARS_MAX_THREADS", raising=False)
    assert set(in_order(threads, range(4), 2)) == {"1"}
    assert "POLARS_MAX_THREADS" not in os.environ
    monkeypatch.setenv("POLARS_MAX_THREADS", "7")
    assert set(in_order(threads, range(4), 2)) == {"1"}
    assert os.environ["POLARS_MAX_THREADS"] == "7"


def test_there_is_a_core() -> None:
    assert cores() >= 1
