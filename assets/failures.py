"""Why a run failed: the sentences of what broke its steps off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from warehouse.model.errors import CakupanError

if TYPE_CHECKING:
    import dagster as dg

_CHECK_FAILED = "DagsterAssetCheckFailedError"
_CLASS = re.compile(r"^[A-Za-z_][A-Za-z0-9_.]*: ")


def causes(events: Iterable[dg.DagsterEvent]) -> list[str]:
    """One sentence for each failed step among `events`: that of the refusal in it, else the error that broke it off."""
    return [_cause(event) for event in events if event.is_step_failure]


def _cause(event: dg.DagsterEvent) -> str:
    step = event.step_key or "the run"
    chain = list(_chain(event.step_failure_data.error))
    ours = {kind.__name__ for kind in _family(CakupanError)}
    for error in chain:
        if error.cls_name in ours:
            return _CLASS.sub("", " ".join(error.message.split()))
        if error.cls_name == _CHECK_FAILED:
            return f"{step}: a critical check did not hold."
    # The first of several is Dagster's own, which says no more than that the step broke off.
    told = [" ".join(error.message.split()) for error in chain[1:] or chain]
    return f"{step} broke off: {told[0] if told else 'no reason was recorded'}"


def _chain(error: Any) -> Iterator[Any]:
    while error is not None:
        yield error
        error = error.cause


def _family(kind: type[CakupanError]) -> Iterator[type[CakupanError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _family(child)
