"""What people decided, brought to the facts of every week, and what still waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from assets.decisions import decisions_now
from expectations.quarantine import refused_rows
from expectations.suites import CELLS
from expectations.validate import validate
from expectations.verdicts import forget_verdict, read_verdicts, write_verdict
from pipelines.decide.apply import Decided, Proposal, propose, settle
from pipelines.decide.files import Folder
from pipelines.decide.queue import Doubted, review_queue
from pipelines.decide.standing import Replays, outcomes, with_standing
from pipelines.decide.unresolved import unresolved
from pipelines.sources.store import RawStore
from warehouse import reference
from warehouse.code import code_version
from warehouse.model import STATEMENT, curation, ops
from warehouse.weeks import Frames, known_weeks, mart_frames, week_frames

SUITE = "decisions"
REJECTED = "decisions_rejected"


class Curation:
    """The decisions and replays of one data folder, as they stand when it is made."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._replays = Replays(data)
        now = datetime.now(UTC).replace(tzinfo=None)
        self.folder: Folder = decisions_now(data, until=now)

    @property
    def waits(self) -> bool:
        """Whether a replay was asked for and its outcome is not known."""
        return not self._replays.unanswered().is_empty()

    def prints(self) -> list[str]:
        """What the marts rest on besides the documents: a text for each file and each replay."""
        return [*self.folder.prints, *self._replays.prints()]

    def curate(
        self, automatic: pl.DataFrame, documents: pl.DataFrame, weeks: Mapping[str, Frames], marts: Frames
    ) -> pl.DataFrame:
        """`core.fact` after the decisions about `automatic` facts and the rows in quarantine of `weeks`.

        Writes `core.decision`, unresolved names and the outcomes of replays to `marts`.
        """
        quarantine = quarantine_of(weeks.values())
        refused = _refused(quarantine)
        proposal = propose(self.folder.decisions, automatic, refused, documents)
        decided = settle(proposal, automatic, self._unsound(proposal, documents, max(weeks, default=""), marts))
        standing = with_standing(quarantine, decided.decisions, self._replays.answered())
        self._answer(standing, decided)
        current = decided.facts.filter(pl.col("superseded_at").is_null()).select(STATEMENT.names)
        settled = decided.decisions.filter(pl.col("state") == "applied")["current_statement"]
        waiting = refused.filter(~pl.col("statement_id").is_in(settled.implode()))
        tables = {
            curation.DECISION.full_name: decided.decisions,
            curation.REPLAY.full_name: self._replays.answered(),
            **unresolved(pl.concat([current, waiting])),
            REJECTED: self._rejected(max(weeks, default="")),
        }
        for name, frame in tables.items():
            marts.write(name, frame)
        return decided.facts

    @staticmethod
    def enqueue(documents: pl.DataFrame, facts: pl.DataFrame, weeks: Mapping[str, Frames], marts: Frames) -> None:
        """Write the queue of what waits for a person to `marts`, once facts were set against each other."""
        quarantine = quarantine_of(weeks.values())
        decisions = marts.read(curation.DECISION.full_name)
        doubted = Doubted(_refused(quarantine), quarantine, read_verdicts(marts.folder).flagged)
        marts.write(curation.REVIEW_QUEUE.full_name, review_queue(facts, doubted, decisions, documents))

    def _unsound(
        self, proposal: Proposal, documents: pl.DataFrame, week: str, marts: Frames
    ) -> dict[str, tuple[str, str]]:
        """The facts that decisions may not make, with the reasons: those that break a rule every fact must keep."""
        if proposal.made.is_empty():
            forget_verdict(marts.folder, SUITE)
            return {}
        given = {"core.region": reference.regions(), "core.document": documents}
        verdict = validate(SUITE, proposal.made, week=week, reference=given)
        write_verdict(marts.folder, verdict)
        rows = verdict.quarantine.select("row_key", "reason_en", "reason_id").unique("row_key", maintain_order=True)
        return {key: (english, indonesian) for key, english, indonesian in rows.iter_rows()}

    def _answer(self, standing: pl.DataFrame, decided: Decided) -> None:
        asked = self._replays.unanswered()
        if asked.height:
            found = outcomes(asked, standing, decided.facts, code_version())
            with RawStore(self._data).writing():
                self._replays.answer(found)

    def _rejected(self, week: str) -> pl.DataFrame:
        rows = [
            {"name": f"decisions/{r.name}", "content": r.content, "place": "", "reason": r.reason, "message": r.message}
            for r in self.folder.refused
        ]
        frame = pl.DataFrame(rows, schema=dict.fromkeys(("name", "content", "place", "reason", "message"), pl.String))
        return ops.REJECTED.conform(frame.with_columns(pl.lit(week).alias("arrival_week")))


def _refused(quarantine: pl.DataFrame) -> pl.DataFrame:
    """The statements in quarantine, whether for what they state or for the cell they were read from."""
    parts = [refused_rows(quarantine), refused_rows(quarantine, CELLS)]
    return pl.concat(parts).unique("statement_id", keep="first", maintain_order=True)


def quarantine_of(folders: Iterable[Frames]) -> pl.DataFrame:
    """The rows that the checks of these folders refused (`ops.quarantine`)."""
    return pl.concat([ops.QUARANTINE.empty(), *(read_verdicts(frames.folder).quarantine for frames in folders)])


def curated_tables(marts: Frames) -> dict[str, pl.DataFrame]:
    """The tables that `Curation.curate` wrote, by full name."""
    return {table.full_name: marts.read(table.full_name) for table in curation.TABLES}


def quarantine_now(data: Path) -> pl.DataFrame:
    """`ops.quarantine` as the data folder has it, weeks that are held back included."""
    marts = mart_frames(data)
    folders = [*(week_frames(data, week) for week in known_weeks(data)), marts]
    name = curation.DECISION.full_name
    decisions = marts.read(name) if marts.has(name) else curation.DECISION.empty()
    return with_standing(quarantine_of(folders), decisions, Replays(data).answered())
