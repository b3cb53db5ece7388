"""What a release has published stands: decisions whose files were changed, moved or taken away since.

Here: which decisions count, and what to tell whoever changed a file. Not here: what has been published, what becomes
of decisions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from pipelines.decide.decision import Decision
from pipelines.decide.files import Folder, Refused, decision_of, without_ending
from warehouse.model.errors import InputError

TOLD = 5
"""Decisions that are named one by one."""


@dataclass(frozen=True)
class Altered:
    """A published decision whose file no longer says it. `gone`: there is no file of its name; `stands`: no later
    decision has taken its place."""

    decision_id: str
    statement_id: str
    gone: bool
    stands: bool

    @property
    def sentence(self) -> str:
        """What is the matter, what the warehouse does, what to do."""
        what = "went missing" if self.gone else "was changed"
        anew = f"`cakupan review accept {self.statement_id[:12]}`, or correct, or reject"
        return (
            f"The file of decision {self.decision_id} {what} after a release published it, so the decision goes on as "
            f"published: to reverse it, decide anew ({anew}); else put the file back."
        )


def as_published(folder: Folder, published: pl.DataFrame) -> tuple[Folder, tuple[Altered, ...]]:
    """The decisions that count: those of `published` (`core.decision`) as they were, and new ones of `folder`.

    A file that was moved or renamed is the decision it was. A file that says the same in another form is unchanged.
    """
    files = {d.decision_id: d for d in folder.decisions}
    refused = {without_ending(r.name): r for r in folder.refused}
    known = set(published["decision_id"])
    strangers = {name: d for name, d in files.items() if name not in known}
    altered: list[Altered] = []
    counting: list[Decision] = []
    unreadable: list[Refused] = []
    for row in published.sort("decision_id").iter_rows(named=True):
        name = row["decision_id"]
        try:
            decision = decision_of(f"{name}.yaml", row["yaml"].encode())
        except InputError as error:
            # Stricter code than the release's.
            unreadable.append(Refused(f"{name}.yaml", row["content"], error.reason, str(error)))
            continue
        counting.append(decision)
        if name in files and _says(files[name]) == _says(decision):
            continue
        if name not in files and name not in refused:
            moved = next((other for other, d in strangers.items() if _says(d) == _says(decision)), None)
            if moved is not None:
                del strangers[moved]
                continue
        altered.append(_altered(row, gone=name not in files and name not in refused))
    # A second file of a published name, or one that takes its place, is no decision of its own.
    others = [r for r in folder.refused if without_ending(r.name) not in known or without_ending(r.name) in files]
    decisions = sorted([*counting, *strangers.values()], key=lambda d: d.decision_id)
    return Folder(tuple(decisions), (*others, *unreadable)), tuple(altered)


def _says(decision: Decision) -> Decision:
    """The decision without its name and the form of its file."""
    return replace(decision, decision_id="", content="", yaml="")


def _altered(row: dict[str, Any], *, gone: bool) -> Altered:
    about = row["current_statement"] or row["statement_id"]
    return Altered(row["decision_id"], about, gone, row["state"] != "replaced")


def sentences(altered: Sequence[Altered], published: int) -> list[str]:
    """What to tell of decisions whose files are not as published, in a line each; nothing where all is well.

    `published`: how many there are. A file may go once a later decision has taken the place of what it said.
    """
    worth = [a for a in altered if a.stands or not a.gone]
    if len(worth) > 1 and len(altered) == published and all(a.gone for a in altered):
        return [
            f"None of the {published} published decisions has its file, so they go on as published: put the folder of "
            "decisions back, or set CAKUPAN_DECISIONS to where it lies."
        ]
    more = [f"The same holds of {len(worth) - TOLD} more."] if len(worth) > TOLD else []
    return [*(a.sentence for a in worth[:TOLD]), *more]
