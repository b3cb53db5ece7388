"""What is counted of a table as a whole and of what it is compared with: a value, its bounds, and the finding."""

from __future__ import annotations

from typing import NamedTuple

from expectations import volume
from expectations.lookups import Reference, missing


class Measure(NamedTuple):
    """A value and the bounds it must keep (null: none), with the finding as a sentence."""

    value: float
    low: float | None
    high: float | None
    told: str


def measure(name: str, reference: Reference) -> Measure | str:
    """The measure called `name`, or the sentence that tells which table is missing for it.

    `week_fewest`, `week_most`: documents of the newest week; `publication_age`: days from its newest publication to
    its last arrival. Needs core.document of all weeks. Raises KeyError for another name.
    """
    documents = reference.get("core.document")
    if documents is None:
        return missing("core.document")
    if name == "publication_age":
        age = volume.publication_age(documents)
        told = f"the newest article is {age} days older than its arrival, at most {volume.RECENT_DAYS} are usual"
        return Measure(age or 0, None, volume.RECENT_DAYS, told)
    found = volume.in_all(documents)
    usual = f"{found.here} documents, usual are {found.usual or 0:g}"
    return {
        "week_fewest": Measure(found.here, found.fewest or 0, None, f"{usual}, at least {found.fewest} are expected"),
        "week_most": Measure(found.here, 0, found.most, f"{usual}, at most {found.most} are expected"),
    }[name]
