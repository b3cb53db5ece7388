"""Asking Great Expectations: rules in, the exact rows that failed out.

Here alone is Great Expectations known. It is imported inside functions, since that takes seconds; it keeps nothing
on disk, draws no progress bars and sends nothing anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl

from expectations.rules import AtLeast, Between, Columns, Holds, InSet, Matches, NotNull, Rule, Types, Unique

RESULT_FORMAT = {"result_format": "COMPLETE", "return_unexpected_index_query": False}
LONGEST_ERROR = 300


@dataclass(frozen=True)
class Outcome:
    """What came of one rule: whether it held, the numbers of the rows that failed it, and what went wrong if asking
    it failed, or what was found if the table as a whole broke it."""

    rule: Rule
    success: bool
    failed: tuple[int, ...] = ()
    error: str | None = None
    ran: bool = True


@cache
def library() -> Any:
    """Great Expectations, with its telemetry off."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations

    return great_expectations


@cache
def _batches() -> Any:
    """The one door frames go through: a data source in memory, of a context that lasts as long as the process."""
    context = library().get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("frame")
    return asset.add_batch_definition_whole_dataframe("whole")


@cache
def _expectation_class(name: str, base: str) -> Any:
    """An expectation of the project's own name that asks what `base` asks; registered once with the library.

    The library builds an expectation's configuration anew each time it looks at it, some 120 times a rule and a third
    of all its work; ours do not change once made, so theirs is built once.
    """
    import great_expectations.expectations as known
    from great_expectations.compatibility.pydantic import PrivateAttr

    parent = getattr(known, base)

    def configuration(self: Any) -> Any:
        if self._configuration is None:
            self._configuration = parent.configuration.fget(self)
        return self._configuration

    members = {"_configuration": PrivateAttr(default=None), "configuration": property(configuration)}
    return type(name, (parent,), members | {"__module__": __name__, "__doc__": f"{name}, a kind of {base}."})


def expectation(rule: Rule) -> Any:
    """`rule` as an expectation object of Great Expectations, named after the rule."""
    base, arguments = _asked(rule)
    library()
    notes = f"{rule.meaning_en} / {rule.meaning_id}"
    return _expectation_class(rule.class_name, base)(
        **arguments, meta={"rule": rule.name}, notes=notes, severity=rule.severity
    )


def _asked(rule: Rule) -> tuple[str, dict[str, Any]]:
    asked: tuple[str, dict[str, Any]]
    match rule.check:
        case NotNull(column):
            asked = "ExpectColumnValuesToNotBeNull", {"column": column}
        case InSet(column, values):
            asked = "ExpectColumnValuesToBeInSet", {"column": column, "value_set": list(values)}
        case Between(column, low, high):
            asked = "ExpectColumnValuesToBeBetween", {"column": column, "min_value": low, "max_value": high}
        case Matches(column, pattern):
            asked = "ExpectColumnValuesToMatchRegex", {"column": column, "regex": pattern}
        case AtLeast(column, other):
            pair = {"column_A": column, "column_B": other, "or_equal": True}
            asked = "ExpectColumnPairValuesAToBeGreaterThanB", pair | {"ignore_row_if": "either_value_is_missing"}
        case Unique((column,)):
            asked = "ExpectColumnValuesToBeUnique", {"column": column}
        case Unique(columns):
            asked = "ExpectCompoundColumnsToBeUnique", {"column_list": list(columns)}
        case Holds():
            asked = "ExpectColumnValuesToBeInSet", {"column": rule.name, "value_set": [True]}
        case Columns(names):
            asked = "ExpectTableColumnsToMatchOrderedList", {"column_list": list(names)}
        case Types():
            pair = {"column_A": "declared", "column_B": "found", "ignore_row_if": "neither"}
            asked = "ExpectColumnPairValuesToBeEqual", pair
        case _:
            raise TypeError(f"{rule.name}: {rule.check} must be resolved to numbers before it is asked")
    return asked


def ask(frame: pl.DataFrame, rules: Sequence[Rule], numbers: pl.Series | None = None) -> list[Outcome]:
    """The outcome of each rule on `frame`, in the order of `rules`.

    `numbers` are the row numbers by which failing rows are named, one for each row of `frame`; null: 0, 1, 2 ...
    A rule that raises inside the library comes back as not held, with the library's message.
    """
    if not rules:
        return []
    gx = library()
    data = frame.to_pandas(use_pyarrow_extension_array=True)
    if numbers is not None:
        data.index = numbers.to_numpy()
    batch = _batches().get_batch(batch_parameters={"dataframe": data})
    suite = gx.ExpectationSuite(name="rules", expectations=[expectation(rule) for rule in rules])
    found: dict[str, Mapping[str, Any]] = {}
    for result in batch.validate(suite, result_format=RESULT_FORMAT).results:
        answer = result.to_json_dict()
        found[answer["expectation_config"]["meta"]["rule"]] = answer
    return [_outcome(rule, found[rule.name]) for rule in rules]


def _outcome(rule: Rule, answer: Mapping[str, Any]) -> Outcome:
    error = _raised(answer.get("exception_info") or {})
    if error is not None:
        return Outcome(rule, success=False, error=error, ran=False)
    failed = (answer.get("result") or {}).get("unexpected_index_list") or []
    return Outcome(rule, success=bool(answer["success"]), failed=tuple(sorted(int(number) for number in failed)))


def _raised(info: Mapping[str, Any]) -> str | None:
    """The first message in what the library tells of exceptions, which it nests by metric; null if there was none."""
    if "raised_exception" in info:
        if not info["raised_exception"]:
            return None
        lines = str(info.get("exception_message") or "the validator raised an exception").strip().splitlines()
        return lines[0][:LONGEST_ERROR]
    messages = (_raised(nested) for nested in info.values() if isinstance(nested, Mapping))
    return next((message for message in messages if message is not None), None)
