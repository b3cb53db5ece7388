"""Where each row of the quarantine stands, and what came of reading it again.

A replay is asked for in a journal beside the raw store (`raw/replays.jsonl`), which is as much a source as the
documents are: what came of it is written there once, by the first rebuild after the document was read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.sources.journal import Journal
from warehouse.model import ops
from warehouse.model.curation import REPLAY

_ASKED = pl.Schema(
    {
        **{n: t for n, t in REPLAY.polars().items() if n not in ("outcome", "fact_id", "code_version", "replayed_at")},
        "replayed_at": pl.String(),
        "outcome": pl.String(),
        "fact_id": pl.String(),
        "code_version": pl.String(),
    }
)
_KEY = ["quarantine_id", "replayed_at"]
_ROW = ["week", "suite", "expectation", "row_key"]


class Replays:
    """The journal of replays of one data folder. Writers hold the raw store's lock (`RawStore.writing`)."""

    def __init__(self, data: Path) -> None:
        self._journal = Journal(data / "raw" / "replays.jsonl", _ASKED)

    def ask(self, rows: pl.DataFrame, moment: datetime) -> None:
        """Note that `rows` (`ops.quarantine`) are to be read again; `moment` UTC without zone."""
        stamp = moment.isoformat(timespec="seconds")
        chosen = rows.select("quarantine_id", *_ROW, "document").unique("quarantine_id").sort("quarantine_id")
        self._journal.repair()
        self._journal.append(*({**row, "replayed_at": stamp} for row in chosen.iter_rows(named=True)))

    def unanswered(self) -> pl.DataFrame:
        """What was asked for and has no outcome yet."""
        return self._latest().filter(pl.col("outcome").is_null())

    def answer(self, outcomes: pl.DataFrame) -> None:
        """Note the outcome of each row of `outcomes` (those of `unanswered`, with outcome, fact_id, code_version)."""
        if outcomes.height:
            self._journal.repair()
            self._journal.append(*outcomes.sort(_KEY).iter_rows(named=True))

    def answered(self) -> pl.DataFrame:
        """`ops.replay`: every replay with its outcome."""
        known = self._latest().filter(pl.col("outcome").is_not_null())
        return REPLAY.conform(known.with_columns(pl.col("replayed_at").str.to_datetime(time_unit="us"))).sort(_KEY)

    def prints(self) -> list[str]:
        """What makes one state of the journal different from another: a text for each replay."""
        return [f"replay {'|'.join(map(str, row))}" for row in self.answered().iter_rows()]

    def _latest(self) -> pl.DataFrame:
        return self._journal.frame().unique(_KEY, keep="last", maintain_order=True)


def outcomes(asked: pl.DataFrame, quarantine: pl.DataFrame, facts: pl.DataFrame, code_version: str) -> pl.DataFrame:
    """`asked` with what came of each row: see `warehouse.model.curation.OUTCOMES`.

    `quarantine`: the rows kept out today (`ops.quarantine` with `state`); `facts`: `core.fact` after decisions.
    """
    still = set(quarantine.filter(~pl.col("state").is_in(["admitted"])).select(_ROW).iter_rows())
    current = facts.filter(pl.col("superseded_at").is_null())
    fact_of = dict(current.select("statement_id", "fact_id").sort("fact_id", descending=True).iter_rows())
    documents = set(current["document"]) | set(quarantine["document"].drop_nulls())
    rows = [row | _outcome(row, still, fact_of, documents) for row in asked.iter_rows(named=True)]
    return pl.DataFrame(rows, schema=_ASKED).with_columns(pl.lit(code_version).alias("code_version"))


def _outcome(
    row: Mapping[str, Any], still: set[tuple[str, ...]], fact_of: Mapping[str, str], documents: set[str]
) -> dict[str, str | None]:
    if tuple(row[name] for name in _ROW) in still:
        return {"outcome": "still_refused", "fact_id": None}
    if row["row_key"] in fact_of:
        return {"outcome": "admitted", "fact_id": fact_of[row["row_key"]]}
    return {"outcome": "read_differently" if row["document"] in documents else "gone", "fact_id": None}


def with_standing(quarantine: pl.DataFrame, decisions: pl.DataFrame, replays: pl.DataFrame) -> pl.DataFrame:
    """`ops.quarantine` with document, sentence, state, number of replays and decision filled in.

    `decisions`: `core.decision`; `replays`: `ops.replay`, of which those count that read the row's place again.
    """
    counts = replays.group_by(_ROW).agg(pl.len().cast(pl.Int64).alias("replays"))
    decided = (
        decisions.filter(pl.col("state") == "applied")
        .select(pl.col("current_statement").alias("row_key"), "decision_id", "action")
        .unique("row_key", keep="last", maintain_order=True)
    )
    told = {name: pl.col("row").str.json_path_match(f"$.{name}") for name in ("document_id", "sentence")}
    found = (
        quarantine.drop("replays", "decision_id")
        .with_columns(**told)
        .join(counts, on=_ROW, how="left", maintain_order="left")
        .join(decided, on="row_key", how="left", maintain_order="left")
        .with_columns(pl.col("replays").fill_null(0))
        .with_columns(
            pl.when(pl.col("action") == "reject").then(pl.lit("refused"))
            .when(pl.col("action").is_not_null()).then(pl.lit("admitted"))
            .when(pl.col("replays") > 0).then(pl.lit("replayed"))
            .otherwise(pl.lit("waiting"))
            .alias("state")
        )
    )  # fmt: skip
    return ops.QUARANTINE.conform(found)
