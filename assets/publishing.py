"""The assets of the whole warehouse: marts over every week's facts, and the release that readers see."""

from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from assets.checks import check_results, check_spec
from assets.decisions import altered_decisions
from assets.gather import build_marts, prepare_release, publish_prepared
from assets.metadata import column_schema, rows_metadata
from assets.pages import INDEX
from assets.resources import DataFolder
from assets.weekly import OWNERS, facts
from expectations.suites import GATHERED_SUITES, RELEASE
from warehouse.model import mart


class ReadingConfig(dg.Config):
    """When this reading was made."""

    moment: str = ""
    """UTC, ISO; what is read otherwise than before is known from then on. Empty: now."""


class ReleaseConfig(dg.Config):
    """What the release is called."""

    name: str = ""
    """Empty: the next free name of the last week."""


@dg.asset(
    group_name="warehouse", kinds={"polars", "parquet"}, owners=OWNERS, deps=[facts],
    check_specs=[check_spec("marts", suite) for suite in GATHERED_SUITES],
    description="Series, last values and conflicts reconciled from the facts of every week.",
    metadata=column_schema(mart.COVERAGE_SERIES),
)  # fmt: skip
def marts(config: ReadingConfig, folder: DataFolder) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    moment = datetime.fromisoformat(config.moment) if config.moment else datetime.now(UTC).replace(tzinfo=None)
    series, verdicts = build_marts(folder.path, moment)
    yield dg.MaterializeResult(
        metadata=rows_metadata(series, ("metric", "region", "as_of", "value", "unit", "sources", "rule"))
    )
    for verdict in verdicts:
        yield from check_results("marts", verdict.suite, verdict, folder.path / INDEX)


@dg.asset(
    group_name="warehouse", kinds={"duckdb", "parquet"}, owners=OWNERS, deps=[marts], pool="duckdb_writer",
    check_specs=[check_spec("release", RELEASE)],
    description="An immutable release: DuckDB file and Parquet, published by one atomic replace.",
)  # fmt: skip
def release(config: ReleaseConfig, folder: DataFolder) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    prepared = prepare_release(folder.path)
    yield from check_results("release", RELEASE, prepared.verdict, folder.path / INDEX)
    published = publish_prepared(folder.path, prepared, config.name)
    yield dg.MaterializeResult(
        metadata={
            "release": published.release,
            "new": published.is_new,
            "path": dg.MetadataValue.path(str(published.path)),
            "facts": published.facts,
            "tables": dg.MetadataValue.json(published.rows),
            "decisions_altered": dg.MetadataValue.json(altered_decisions(folder.path)),
        }
    )
