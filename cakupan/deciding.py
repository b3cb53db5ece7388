"""What a curator types, as a decision: columns and values understood, the reviewer's name, the file."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warehouse.model.errors import UsageError

if TYPE_CHECKING:
    from pipelines.decide.decision import Decision
    from warehouse.curate import Waiting

_GROUPED = re.compile(r"[0-9]{1,3}([.,][0-9]{3})+")
_PLACE = ("region_code", "region_kind", "region")


def who_decides(given: str | None) -> str:
    """Who decides: the option, else CAKUPAN_REVIEWER, else the name of the login."""
    try:
        name = given or os.environ.get("CAKUPAN_REVIEWER") or getpass.getuser()
    except (KeyError, OSError):
        name = ""
    if not name.strip():
        raise UsageError("Who decides? Give --reviewer NAME, or set CAKUPAN_REVIEWER.")
    return name.strip()


def corrections(pairs: Iterable[str], automatic: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that `pairs` ("column=value") change, each in its type; what they leave as it is left out.

    `region=NAME` stands for code, kind and official name. Raises UsageError, one sentence with the remedy.
    """
    from pipelines.decide.decision import READING, typed
    from warehouse.model import STATEMENT

    changed: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = (part.strip() for part in pair.partition("="))
        if not equals or name not in READING:
            raise UsageError(f"{pair!r} is no correction: write column=value with one of {', '.join(READING)}.")
        if name.startswith("value") and automatic["unit"] != "percent" and _GROUPED.fullmatch(text):
            digits = re.sub("[.,]", "", text)
            raise UsageError(f"{name}={text} may mean {digits}: write numbers without thousands separators.")
        try:
            changed[name] = typed(STATEMENT[name], text)
        except ValueError as error:
            raise UsageError(f"{name} is {text!r}; it ought to be {error}.") from None
    if any(changed.get(name) for name in _PLACE):
        changed = {**_placed(changed, automatic), **{n: v for n, v in changed.items() if n not in _PLACE}}
    kept = {name: value for name, value in changed.items() if value != automatic.get(name)}
    if not kept:
        raise UsageError("Nothing of the reading would change: accept it, or name a column with another value.")
    return kept


def _placed(changed: Mapping[str, Any], automatic: Mapping[str, Any]) -> dict[str, Any]:
    """Code, kind and official name of the region that is named or whose code is given."""
    import polars as pl

    from pipelines.decide.unresolved import suggested_regions
    from pipelines.normalize.regions import resolve_regions

    if changed.get("region_kind") == "branch" and changed.get("region"):
        return {"region_code": None, "region_kind": "branch", "region": changed["region"]}
    named = str(changed.get("region_code") or changed.get("region") or automatic.get("region") or "")
    found = resolve_regions(pl.Series([named]), level=changed.get("region_kind")).row(0, named=True)
    if found["region"] is None:
        suggestions = suggested_regions(named)
        remedy = f"it may be {', '.join(suggestions)}" if suggestions else "give a code as region_code=33.74"
        raise UsageError(f"The region {named!r} is not settled: {remedy}.")
    return {name: found[name] for name in _PLACE}


@dataclass(frozen=True)
class Judgement:
    """What a person says of a statement: the action, the columns a correction changes, why."""

    action: str
    human: Mapping[str, Any] = field(default_factory=dict)
    reason: str | None = None


def decided(about: Waiting, judgement: Judgement, who: str, moment: datetime) -> Decision:
    """The decision about a statement at `moment` (UTC, without zone).

    Raises UsageError for a rejection without a reason, and where a reading without a region is accepted.
    """
    from pipelines.decide.decision import PLACE, READING, Decision, completed

    reason = (judgement.reason or "").strip() or None
    if judgement.action == "reject" and reason is None:
        raise UsageError("A rejection says why: give --reason TEXT.")
    row = about.statement
    if judgement.action == "accept" and row["region_code"] is None and row["region_kind"] != "branch":
        raise UsageError(
            "Its region is open, so there is no reading to accept: correct it with region=NAME, or reject it."
        )
    return Decision(
        decision_id="", statement_id=row["statement_id"], document=row["document"], action=judgement.action,
        automatic={name: row[name] for name in READING}, human=completed(judgement.human), reason=reason,
        reviewer=who, decided_at=moment, expect={name: row[name] for name in PLACE},
    )  # fmt: skip


def undecided(data: Path) -> tuple[set[str], int]:
    """Statements that decision files speak of which the published release does not know, and how many these are."""
    from assets.decisions import decisions_now
    from warehouse.curate import applied

    known = applied(data)
    new = [d for d in decisions_now(data).decisions if d.content not in known]
    return {d.statement_id for d in new}, len(new)
