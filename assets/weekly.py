"""The assets of one arrival week: raw documents, readings, documents, statements, facts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import polars as pl
from pydantic import Field

from assets import validation
from assets.checks import check_results, check_spec
from assets.earlier import earlier_reports
from assets.metadata import column_schema, rows_metadata
from assets.pages import PAGE
from assets.partitions import WEEKLY, week_of_key
from assets.resources import DataFolder
from expectations.suites import CELLS
from pipelines.ingest import ingest
from pipelines.reading import read_news, read_reports
from pipelines.reports.previous import compare_with_previous
from warehouse.model import STATEMENT, core
from warehouse.weeks import fingerprint_of

OWNERS = ["team:data-engineering"]
STATEMENT_PREVIEW = ("document", "metric", "value", "unit", "region", "as_of", "evidence")


class InboxConfig(dg.Config):
    """What to take in before reading the week."""

    inboxes: list[str] = Field(default_factory=list)
    arrived: str = ""
    """When the files arrived (UTC, ISO); empty: now."""


@dg.asset(
    partitions_def=WEEKLY, group_name="sources", kinds={"python", "file"}, owners=OWNERS,
    description="Bytes of every article and report, kept under their SHA-256; what cannot be read is rejected.",
)  # fmt: skip
def raw_documents(
    context: dg.AssetExecutionContext, config: InboxConfig, folder: DataFolder
) -> dg.MaterializeResult[None]:
    week = week_of_key(context.partition_key)
    arrived = datetime.fromisoformat(config.arrived) if config.arrived else datetime.now(UTC).replace(tzinfo=None)
    taken = ingest(folder.store, [Path(i) for i in config.inboxes], arrived, week)
    manifest = folder.store.manifest().filter(pl.col("arrival_week") == week)
    fingerprint = fingerprint_of(manifest["document_id"])
    target = folder.week(week)
    if target.fingerprint() != fingerprint:
        target.mark_open()
    target.write("manifest", manifest)
    return dg.MaterializeResult(
        metadata={
            "new": taken.new, "already known": taken.known, "rejected": taken.rejected,
            **rows_metadata(manifest, ("name", "source_kind", "media_type", "size", "document_id")),
        },
        data_version=dg.DataVersion(fingerprint),
    )  # fmt: skip


@dg.asset(
    partitions_def=WEEKLY, group_name="reading", kinds={"polars", "parquet"}, owners=OWNERS, deps=[raw_documents],
    description="Statements and events read out of the week's news articles.",
    metadata=column_schema(STATEMENT),
)  # fmt: skip
def news_statements(context: dg.AssetExecutionContext, folder: DataFolder) -> dg.MaterializeResult[None]:
    week = folder.week(week_of_key(context.partition_key))
    if week.fingerprint() is None:
        reading = read_news(week.read("manifest"), folder.store.read)
        week.write("news_documents", reading.documents)
        week.write("news_texts", reading.texts)
        week.write("news_statements", reading.statements)
        week.write("events", reading.events)
        week.write("news_rejected", reading.rejected)
    return dg.MaterializeResult(metadata=rows_metadata(week.read("news_statements"), STATEMENT_PREVIEW))


@dg.asset(
    partitions_def=WEEKLY, group_name="reading", kinds={"polars", "parquet"}, owners=OWNERS, deps=[raw_documents],
    description="Statements read out of the tables of the week's branch reports.",
    metadata=column_schema(STATEMENT),
)  # fmt: skip
def report_statements(context: dg.AssetExecutionContext, folder: DataFolder) -> dg.MaterializeResult[None]:
    name = week_of_key(context.partition_key)
    week = folder.week(name)
    if week.fingerprint() is None:
        reading = read_reports(week.read("manifest"), folder.store.read)
        before = earlier_reports(folder.path, name)
        week.write("report_documents", reading.documents)
        week.write("report_statements", compare_with_previous(reading.statements, reading.documents, before))
        week.write("report_rejected", reading.rejected)
        for note in reading.notes:
            context.log.warning(note)
    return dg.MaterializeResult(metadata=rows_metadata(week.read("report_statements"), STATEMENT_PREVIEW))


@dg.asset(
    partitions_def=WEEKLY, group_name="validation", kinds={"greatexpectations", "parquet"}, owners=OWNERS,
    deps=[news_statements, report_statements], check_specs=[check_spec("documents", "documents")],
    description="One row for each document of the week, validated.", metadata=column_schema(core.DOCUMENT),
)  # fmt: skip
def documents(
    context: dg.AssetExecutionContext, folder: DataFolder
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    week = folder.week(week_of_key(context.partition_key))
    verdict = validation.documents_verdict(week)
    yield dg.MaterializeResult(
        metadata=rows_metadata(verdict.passed, ("document", "source_kind", "outlet", "published", "characters"))
    )
    yield from check_results("documents", "documents", verdict, week.folder / PAGE)


@dg.asset(
    partitions_def=WEEKLY, group_name="validation", kinds={"greatexpectations", "parquet"}, owners=OWNERS,
    deps=[documents],
    check_specs=[check_spec("statements", suite) for suite in ("events", CELLS, "statements")],
    description="Every statement of the week that holds against the domain's rules; the others are in quarantine.",
    metadata=column_schema(STATEMENT),
)  # fmt: skip
def statements(
    context: dg.AssetExecutionContext, folder: DataFolder
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    week = folder.week(week_of_key(context.partition_key))
    yield from check_results("statements", "events", validation.events_verdict(week), week.folder / PAGE)
    yield from check_results("statements", CELLS, validation.cells_verdict(week), week.folder / PAGE)
    verdict = validation.statements_verdict(week)
    yield dg.MaterializeResult(metadata=rows_metadata(verdict.passed, STATEMENT_PREVIEW))
    yield from check_results("statements", "statements", verdict, week.folder / PAGE)


@dg.asset(
    partitions_def=WEEKLY, group_name="validation", kinds={"greatexpectations", "parquet"}, owners=OWNERS,
    deps=[statements], check_specs=[check_spec("facts", "facts")],
    description="Statements with the time they hold and the time they became known.",
    metadata=column_schema(core.FACT),
)  # fmt: skip
def facts(
    context: dg.AssetExecutionContext, folder: DataFolder
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    week = folder.week(week_of_key(context.partition_key))
    verdict = validation.facts_verdict(week)
    validation.close_week(week)
    yield dg.MaterializeResult(
        metadata=rows_metadata(verdict.passed, ("fact_id", "metric", "value", "region", "as_of", "recorded_at"))
    )
    yield from check_results("facts", "facts", verdict, week.folder / PAGE)
