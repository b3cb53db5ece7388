"""When the weekly refresh runs by itself, and who is told when it fails."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg

from assets.alerts import write_alert
from assets.failures import causes
from assets.partitions import TIME_ZONE, key_of_week
from assets.resources import DataFolder
from pipelines.sources.inbox import list_files
from pipelines.sources.weeks import week_of

WEEKLY_REFRESH = dg.define_asset_job(
    "weekly_refresh",
    selection=dg.AssetSelection.all(),
    description="Take in the inbox, read the arrival week, validate it, rebuild the marts, publish a release.",
    executor_def=dg.in_process_executor,
    tags={"dagster/concurrency_key": "duckdb_writer"},
)


def inboxes(data: Path) -> list[Path]:
    """The folders that are watched, as far as they exist: DATA/inbox/news and DATA/inbox/reports."""
    return [folder for part in ("news", "reports") if (folder := data / "inbox" / part).is_dir()]


def refresh_config(folders: list[Path]) -> dict[str, object]:
    """Run configuration that takes `folders` in."""
    return {"ops": {"raw_documents": {"config": {"inboxes": [str(f) for f in folders]}}}}


def current_key(moment: datetime) -> str:
    """The partition in which documents arriving at `moment` (UTC, without zone) belong."""
    return key_of_week(week_of(moment))


@dg.schedule(
    job=WEEKLY_REFRESH, cron_schedule="0 5 * * 1", execution_timezone=TIME_ZONE,
    description="Monday 05:00 Asia/Jakarta: the week that begins, with all that lies in the inbox.",
)  # fmt: skip
def monday_refresh(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    moment = context.scheduled_execution_time.astimezone(UTC).replace(tzinfo=None)
    return dg.RunRequest(
        run_key=moment.isoformat(),
        partition_key=current_key(moment),
        run_config=refresh_config(inboxes(DataFolder().path)),
    )


@dg.sensor(
    job=WEEKLY_REFRESH, minimum_interval_seconds=300,
    description="Runs the refresh when the inbox holds files that were not there at the last look.",
)  # fmt: skip
def inbox_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    folders = inboxes(DataFolder().path)
    seen = hashlib.sha256()
    count = 0
    for folder in folders:
        for path in list_files(folder):
            status = path.stat()
            seen.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
            count += 1
    if not count:
        return dg.SkipReason("The inbox is empty.")
    cursor = seen.hexdigest()
    if cursor == context.cursor:
        return dg.SkipReason("Nothing new in the inbox.")
    moment = datetime.now(UTC).replace(tzinfo=None)
    request = dg.RunRequest(run_key=cursor, partition_key=current_key(moment), run_config=refresh_config(folders))
    return dg.SensorResult(run_requests=[request], cursor=cursor)


@dg.run_failure_sensor(
    monitored_jobs=[WEEKLY_REFRESH],
    description="Writes DATA/alerts/<run>.json for every failed refresh; mail or chat can be hung on that folder.",
)  # fmt: skip
def failure_alert(context: dg.RunFailureSensorContext) -> None:
    told = " ".join(causes(context.get_step_failure_events())) or context.failure_event.message
    write_alert(DataFolder().path, context.dagster_run.run_id, context.dagster_run.tags, told)
