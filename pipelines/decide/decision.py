"""One decision: what a person says about one statement, as its file tells it.

Every scalar of the file is taken as text and given the type of its column: `region_code: 33.10` stays "33.10" and
`as_of: 2025-12-31` stays a date in words, whatever YAML would make of them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pipelines.sources.weeks import JAKARTA_OFFSET
from warehouse.model import STATEMENT
from warehouse.model.curation import ACTIONS
from warehouse.model.declare import Column
from warehouse.model.errors import InputError
from warehouse.model.vocabulary import FLAGS, PROGRAMS

READING: tuple[str, ...] = (
    "metric", "kind", "value", "value_low", "value_high", "unit", "qualifier", "region_code", "region_kind", "region",
    "program", "segment", "worker_group", "numerator_basis", "denominator_basis", "as_of", "period", "sponsor", "fund",
    "speaker", "flags",
)  # fmt: skip
"""The columns of a statement that say what was read: what a decision keeps of it, and what a correction may change."""
PLACE: tuple[str, ...] = ("document_id", "cell", "start", "end", "value", "evidence")
"""What must still be there for a decision to hold: the bytes, the place in them, the figure and its words."""
_WHOLE = ("statement", "document", "action", "automatic", "human", "reason", "reviewer", "decided", "expect")
_LISTED = {"program": PROGRAMS, "flags": FLAGS}
_AS_OF = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
_STATEMENT_ID = re.compile(r"[0-9a-f]{8,64}")
_DOCUMENT_ID = re.compile(r"[0-9a-f]{64}")
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{16}(?![0-9])")
_LONGEST_TEXT = 2_000

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Decision:
    """A decision as its file states it. `automatic`: the reading the person saw; `human`: what a correction puts in
    its place; `expect`: the columns of `PLACE`; `decided_at`: UTC without zone; `content`, `yaml`: the file."""

    decision_id: str
    statement_id: str
    document: str
    action: str
    automatic: Values
    human: Values
    reason: str | None
    reviewer: str
    decided_at: datetime
    expect: Values
    content: str = ""
    yaml: str = ""

    @property
    def decided_on(self) -> date:
        """The day of the decision in Jakarta."""
        return (self.decided_at + JAKARTA_OFFSET).date()


def understood(decision_id: str, told: object) -> Decision:
    """The decision that a parsed file tells, every scalar of it a text.

    Raises InputError (`bad_decision`), a sentence with the file, the place in it and the remedy.
    """
    fail = _Complaint(decision_id)
    if not isinstance(told, dict):
        raise fail.about("the file", "holds no names with values", "copy the form that `cakupan review` writes")
    for name in told:
        if name not in _WHOLE:
            raise fail.about(str(name)[:40], "is not known", f"the names are {', '.join(_WHOLE)}")
    action = fail.text(told, "action")
    if action not in ACTIONS:
        raise fail.about("action", f"is {action!r}", f"write {', '.join(ACTIONS)}")
    statement = fail.matching(told, "statement", _STATEMENT_ID, "the statement_id of the queue")
    automatic = fail.reading(told, "automatic")
    human = fail.reading(told, "human") if told.get("human") else {}
    if (action == "correct") != bool(human):
        remedy = (
            "name at least one column under it" if action == "correct" else "leave it out, or write action: correct"
        )
        raise fail.about("human", "is needed for a correction and for nothing else", remedy)
    reason = _blank_to_none(told.get("reason"))
    if action == "reject" and reason is None:
        raise fail.about("reason", "is missing", "a rejection says why")
    return Decision(
        decision_id, statement, fail.text(told, "document"), action, automatic, completed(human),
        None if reason is None else fail.text(told, "reason"), fail.text(told, "reviewer"),
        fail.moment(told, "decided"), fail.expectation(told),
    )  # fmt: skip


def completed(human: Values) -> dict[str, Any]:
    """`human` with the interval of a corrected value, where it names none: the value itself."""
    bounds = {"value_low": human["value"], "value_high": human["value"]} if "value" in human else {}
    return {**bounds, **human}


def typed(column: Column, told: object) -> Any:
    """A value as its column has it, from text or a list of texts. Raises ValueError: what it ought to be."""
    if column.type == "text[]":
        return _listed(column, told)
    text = _blank_to_none(told)
    if text is None:
        if column.required:
            raise ValueError("a value")
        return None
    if not isinstance(text, str):
        raise ValueError("one value, not several")
    if column.type == "float":
        return _number(text)
    if column.allowed is not None and text not in column.allowed:
        raise ValueError(f"one of {', '.join(column.allowed)}")
    if column.name == "as_of" and (not _AS_OF.fullmatch(text) or not _in_calendar(text)):
        raise ValueError("a date as 2025, 2025-12 or 2025-12-31")
    if column.name == "region_code" and text != "00" and not _CODE.fullmatch(text):
        raise ValueError("a dotted code as 33 or 33.74")
    if _IDENTITY.search(text):
        raise ValueError("without a number of 16 digits, which may be a person's NIK")
    if len(text) > _LONGEST_TEXT:
        raise ValueError(f"no longer than {_LONGEST_TEXT} characters")
    return text


def _listed(column: Column, told: object) -> list[str]:
    items = [] if _blank_to_none(told) is None else told if isinstance(told, list) else str(told).split(",")
    found = sorted({str(item).strip() for item in items} - {""})
    allowed = _LISTED[column.name]
    if not set(found) <= set(allowed):
        raise ValueError(f"a list of {', '.join(allowed)}")
    return found


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise ValueError(
            "a number with a point before decimals and no thousands separators, as 1250000 or 44.7"
        ) from None
    if not math.isfinite(number):
        raise ValueError("a finite number")
    return number


def _in_calendar(text: str) -> bool:
    try:
        date.fromisoformat(text + {4: "-01-01", 7: "-01"}.get(len(text), ""))
    except ValueError:
        return False
    return True


def _blank_to_none(told: object) -> object:
    if isinstance(told, str) and told.strip() in ("", "null", "~"):
        return None
    return told


@dataclass(frozen=True)
class _Complaint:
    """Reads the parts of one file, and says in one sentence what is wrong with it."""

    decision_id: str

    def about(self, place: str, what: str, remedy: str) -> InputError:
        return InputError("bad_decision", f"Decision {self.decision_id}: {place} {what}; {remedy}.")

    def text(self, told: Mapping[str, object], name: str) -> str:
        value = _blank_to_none(told.get(name))
        if not isinstance(value, str):
            raise self.about(name, "is missing" if value is None else "is not one text", "write it as one line of text")
        if len(value) > _LONGEST_TEXT:
            raise self.about(name, "is too long", f"{_LONGEST_TEXT} characters are enough")
        if _IDENTITY.search(value):
            raise self.about(name, "holds a number of 16 digits, which may be a person's NIK", "take it out")
        return value.strip()

    def matching(self, told: Mapping[str, object], name: str, pattern: re.Pattern[str], what: str) -> str:
        value = self.text(told, name)
        if not pattern.fullmatch(value):
            raise self.about(name, f"is {value[:40]!r}", f"write {what}")
        return value

    def reading(self, told: Mapping[str, object], part: str) -> dict[str, Any]:
        """The columns of `READING` that `part` names, each in its type."""
        given = told.get(part)
        if not isinstance(given, dict):
            raise self.about(part, "is missing" if given is None else "holds no columns", "write column: value lines")
        found: dict[str, Any] = {}
        for name, value in given.items():
            if name not in READING:
                raise self.about(f"{part}.{str(name)[:40]}", "is no column", f"those are {', '.join(READING)}")
            try:
                found[name] = typed(STATEMENT[name], value)
            except ValueError as error:
                raise self.about(f"{part}.{name}", f"is {str(value)[:40]!r}", f"it ought to be {error}") from None
        return found

    def moment(self, told: Mapping[str, object], name: str) -> datetime:
        """A day (its first moment in Jakarta) or a moment with its zone, as UTC without zone."""
        text = self.text(told, name)
        try:
            if len(text) == len("2026-11-21"):
                return datetime.combine(date.fromisoformat(text), time()) - JAKARTA_OFFSET
            moment = datetime.fromisoformat(text)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None or abs(moment.utcoffset() or timedelta()) > timedelta(hours=14):
            raise self.about(name, f"is {text[:40]!r}", "write a day as 2026-11-21 or a moment as 2026-11-21T03:00:00Z")
        return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)

    def expectation(self, told: Mapping[str, object]) -> dict[str, Any]:
        given = told.get("expect")
        if not isinstance(given, dict):
            raise self.about("expect", "is missing", f"it guards the decision: write {', '.join(PLACE)} under it")
        for name in given:
            if name not in PLACE:
                raise self.about(f"expect.{str(name)[:40]}", "is not known", f"the names are {', '.join(PLACE)}")
        found: dict[str, Any] = {"document_id": self.matching(given, "document_id", _DOCUMENT_ID, "64 hex digits")}
        for name in ("start", "end"):
            text = _blank_to_none(given.get(name))
            if text is not None and not (isinstance(text, str) and text.isdecimal()):
                raise self.about(f"expect.{name}", "is no count of characters", "write a whole number, or leave it out")
            found[name] = None if text is None else int(str(text))
        try:
            found["value"] = _number(self.text(given, "value"))
        except ValueError as error:
            raise self.about("expect.value", "is no number", f"it ought to be {error}") from None
        cell = _blank_to_none(given.get("cell"))
        found["cell"] = None if cell is None else str(cell)
        found["evidence"] = given["evidence"] if isinstance(given.get("evidence"), str) else None
        return found
