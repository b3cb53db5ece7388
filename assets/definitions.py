"""The code location: what `workspace.yaml` loads."""

from __future__ import annotations

from datetime import timedelta

import dagster as dg

from assets import publishing, weekly
from assets.automation import WEEKLY_REFRESH, failure_alert, inbox_sensor, monday_refresh
from assets.resources import DataFolder

# Eight days: one missed Monday is told, a holiday is not.
FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(days=15), warn_window=timedelta(days=8))

_assets = [
    weekly.raw_documents, weekly.news_statements, weekly.report_statements, weekly.documents, weekly.statements,
    weekly.facts, publishing.marts, publishing.release,
]  # fmt: skip

defs = dg.Definitions(
    assets=dg.map_asset_specs(
        lambda spec: dg.apply_freshness_policy(spec, FRESH) if spec.key.path[-1] == "release" else spec, _assets
    ),
    jobs=[WEEKLY_REFRESH],
    schedules=[monday_refresh],
    sensors=[inbox_sensor, failure_alert],
    resources={"folder": DataFolder()},
    executor=dg.in_process_executor,
)
