"""Statements that passed validation become facts: with a short id and with two times.

When a fact holds: `as_of_from` to `as_of_to`. When the warehouse knew it: `recorded_at` to `superseded_at`.
A fact is never altered; a report issued again supersedes the facts of the one before.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.flags import meanings
from pipelines.reconcile.ids import with_id
from pipelines.sources.describe import UNKNOWN_SOURCE
from warehouse.model import core
from warehouse.model.errors import InputError

_REVISION_MARK = (
    r"(?:[\s_.-]+\(?(?:rev(?:isi)?|final|fix|perbaikan|v|ver(?:si)?)[\s_.-]*[0-9]*\)?|[\s_.-]*\([0-9]+\))+$"
)
_FROM_DOCUMENT = ("source_id", "published_at", "arrival_week")


def facts_of(statements: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Facts (`core.fact`) of `statements` (the model's STATEMENT) that stand in `documents` (`core.document`).

    Sorted by fact_id. `superseded_at` is filled from the documents given: over weeks, call `supersede` on all facts.
    Raises InputError where a statement's document is not among `documents`.
    """
    known = documents.select(
        "document_id", *_FROM_DOCUMENT, pl.col("first_arrival").cast(pl.Datetime("us")).alias("recorded_at")
    )
    joined = statements.drop(*_FROM_DOCUMENT, "recorded_at", strict=False).join(known, on="document_id", how="left")
    orphans = joined.filter(pl.col("recorded_at").is_null())
    if orphans.height:
        first = orphans.sort("statement_id").row(0, named=True)
        raise InputError(
            "unknown_document",
            f"Statement {first['statement_id']} stands in document {first['document_id']}, which core.document lacks: "
            "load the document first.",
        )
    dated = with_id(joined, "fact_id", ["statement_id"]).with_columns(*as_of_bounds("as_of"))
    return supersede(core.FACT.conform(dated), documents).sort("fact_id")


def as_of_bounds(column: str) -> tuple[pl.Expr, pl.Expr]:
    """First and last day (`as_of_from`, `as_of_to`) of a date given as YYYY, YYYY-MM or YYYY-MM-DD; null stays null."""
    text = pl.col(column).cast(pl.String)
    year = pl.when(text.str.contains(r"^[0-9]{4}$")).then(text)
    month = pl.when(text.str.contains(r"^[0-9]{4}-[0-9]{2}$")).then(text)
    day = pl.when(text.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")).then(text).str.to_date("%Y-%m-%d", strict=False)
    first_of_month = (month + "-01").str.to_date("%Y-%m-%d", strict=False)
    first = pl.coalesce(day, first_of_month, (year + "-01-01").str.to_date("%Y-%m-%d", strict=False))
    last = pl.coalesce(day, first_of_month.dt.month_end(), (year + "-12-31").str.to_date("%Y-%m-%d", strict=False))
    return first.alias("as_of_from"), last.alias("as_of_to")


def issues(facts: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Reports issued again: `document_id`, `next_document_id`, `next_arrival` (UTC), one row for each superseded issue.

    Two report files are issues of one report if they come from the same office (`source_id`), their names differ only
    in a mark of revision (rev, revisi, final, fix, v2, (1) ...) and they state figures of the same latest date.
    Reports whose office is not known supersede nothing.
    """
    reports = documents.filter((pl.col("source_kind") == "report") & (pl.col("source_id") != UNKNOWN_SOURCE))
    period = facts.group_by("document_id").agg(pl.col("as_of_to").max().alias("_period"))
    stem = pl.col("document").str.to_lowercase().str.replace(r"\.[a-z0-9]+$", "")
    shape = ("source_id", "_shape", "_period")
    return (
        reports.join(period, on="document_id")
        .with_columns(stem.str.replace_all(_REVISION_MARK, "").str.replace_all(r"[\s_.-]+", " ").alias("_shape"))
        # Issues of one arrival: the unmarked name is the earlier.
        .sort(*shape, "first_arrival", stem.str.len_chars(), "document", "document_id")
        .select(
            "document_id",
            pl.col("document_id").shift(-1).over(shape).alias("next_document_id"),
            pl.col("first_arrival").cast(pl.Datetime("us")).shift(-1).over(shape).alias("next_arrival"),
        )
        .drop_nulls("next_document_id")
    )


def supersede(facts: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """`facts` with `superseded_at` and `superseded_by` set for reports that were issued again (see `issues`).

    The facts of the earlier arrival are superseded when the later one arrives. Older values stay in the table.
    """
    again = issues(facts, documents).select("document_id", pl.col("next_arrival").alias("superseded_at"))
    return (
        facts.drop("superseded_at", "superseded_by", strict=False)
        .join(again, on="document_id", how="left", maintain_order="left")
        .with_columns(pl.when(pl.col("superseded_at").is_not_null()).then(pl.lit("revision")).alias("superseded_by"))
        .select(core.FACT.names)
    )


def fact_flags(facts: pl.DataFrame) -> pl.DataFrame:
    """`core.fact_flag`: one row for each flag of each fact, with its meaning in both languages."""
    flags = facts.select("fact_id", pl.col("flags").alias("flag")).explode("flag").drop_nulls("flag").unique()
    return core.FACT_FLAG.conform(flags.join(meanings(), on="flag", how="left")).sort("fact_id", "flag")
