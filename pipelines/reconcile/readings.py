"""Facts read again: what better code reads otherwise becomes a new fact, and the former one is kept as superseded.

Here: setting the facts of two readings against each other. Not here: reading, decisions, where readings are kept.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import polars as pl

from pipelines.reconcile.ids import with_id
from warehouse.model import core

READING = "reading"
DECIDED = "+decision:"
"""In the `rule` of facts that a person's decision made."""
_KNOWLEDGE = ("fact_id", "recorded_at", "superseded_at", "superseded_by")
_SAID = [column.name for column in core.FACT if column.name not in _KNOWLEDGE]
"""What a fact says, and where: facts that differ in any of it are two facts."""
_RETIRED = pl.col("superseded_by").eq_missing(pl.lit(READING))


def recognised(
    fresh: pl.DataFrame, former: pl.DataFrame, read_before: Collection[str], moment: datetime
) -> pl.DataFrame:
    """The facts just read (`fresh`), with the ids and times of the same facts in the release before (`former`).

    A fact that says what it said keeps its id and the time it was recorded. What is read otherwise in a document of
    `read_before` is recorded at `moment` (UTC, without zone), under an id of its own where its statement had one.
    Sorted by fact_id.
    """
    automatic = former.filter(~_RETIRED & ~pl.col("rule").str.contains(DECIDED, literal=True))
    known = automatic.select(_said(), pl.col("fact_id").alias("_fact"), pl.col("recorded_at").alias("_recorded"))
    paired = fresh.with_columns(_said()).join(known, on="_said", how="left", maintain_order="left")
    is_known = pl.col("_fact").is_not_null()
    same = paired.filter(is_known).with_columns(
        pl.col("_fact").alias("fact_id"), pl.col("_recorded").alias("recorded_at")
    )
    again = pl.col("document_id").is_in(list(read_before))
    new = paired.filter(~is_known).with_columns(
        pl.when(again).then(pl.lit(moment, pl.Datetime("us"))).otherwise("recorded_at").alias("recorded_at")
    )
    taken = pl.col("statement_id").is_in(former["statement_id"].to_list())
    renamed = with_id(new.filter(taken).drop("fact_id"), "fact_id", ["statement_id", "recorded_at"])
    return pl.concat([core.FACT.conform(part) for part in (same, new.filter(~taken), renamed)]).sort("fact_id")


def _said() -> pl.Expr:
    """All that a fact says as one text, equal for equal facts."""
    lists = {c.name for c in core.FACT if c.type == "text[]"}
    texts = [
        (pl.col(name).list.join("\x1e") if name in lists else pl.col(name).cast(pl.String)).fill_null("\x00")
        for name in _SAID
    ]
    return pl.concat_str(texts, separator="\x1f").alias("_said")


def with_withdrawn(facts: pl.DataFrame, former: pl.DataFrame, moment: datetime) -> pl.DataFrame:
    """`facts` and those of `former` that are read no more, superseded at `moment` by a reading. Sorted by fact_id.

    So the warehouse tells what it believed before its code was mended. What was superseded before stays as it was.
    """
    gone = former.join(facts, on="fact_id", how="anti").with_columns(
        pl.col("superseded_at").fill_null(moment), pl.lit(READING).alias("superseded_by")
    )
    return pl.concat([core.FACT.conform(facts), core.FACT.conform(gone)]).sort("fact_id")


def readings(facts: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The rows of `facts` that no later reading can give again: superseded by a reading, or recorded after arrival.

    Given as `former` in a new data folder, they restore what was known when.
    """
    arrival = documents.select("document_id", pl.col("first_arrival").cast(pl.Datetime("us")).alias("_arrival"))
    decided = pl.col("rule").str.contains(DECIDED, literal=True)
    return (
        facts.join(arrival, on="document_id", how="left", maintain_order="left")
        .filter(_RETIRED | (~decided & (pl.col("recorded_at") > pl.col("_arrival"))))
        .select(core.FACT.names)
    )
