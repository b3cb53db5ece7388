"""A failed run says why, in the words of what refused."""

from __future__ import annotations

import dagster as dg
import pytest

from assets.failures import causes
from warehouse.model.errors import InputError, UsageError


def told(error: Exception, cause: Exception | None = None) -> list[str]:
    @dg.op
    def step() -> None:
        raise error from cause

    @dg.job(config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}})
    def run() -> None:
        step()

    return causes(run.execute_in_process(raise_on_error=False).all_events)


@pytest.mark.parametrize(
    "error",
    [
        UsageError("accepted.toml cannot be understood: mend it."),
        InputError("link", "a.txt: it is a link.\n Copy it."),
    ],
)
def test_a_refusal_is_told_in_its_own_sentence(error: Exception) -> None:
    assert told(error, KeyError("file")) == [" ".join(str(error).split())]


def test_another_error_is_told_with_its_step() -> None:
    assert told(KeyError("file"), ValueError("inner")) == ["step broke off: KeyError: 'file'"]


def test_a_run_that_ends_well_has_no_cause() -> None:
    assert causes([]) == []
