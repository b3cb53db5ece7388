"""Running the weekly job in this process, on an instance under the data folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

READ = ("raw_documents", "news_statements", "report_statements", "documents", "statements", "facts")
"""The assets of one week."""
_INSTANCE = """\
telemetry:
  enabled: false
run_monitoring:
  enabled: false
concurrency:
  pools:
    default_limit: 1
"""


def prepare_instance(data: Path) -> Path:
    """Make DATA/dagster a Dagster home (telemetry off, no sign-up form) unless it is one; returns its path."""
    home = data.resolve() / "dagster"
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "dagster.yaml"
    if not settings.exists():
        settings.write_text(_INSTANCE)
        # Dagster shows its sign-up form while this file is missing.
        (home / ".nux").mkdir(exist_ok=True)
        (home / ".nux" / "nux.yaml").write_text("seen: 1\n")
    return home


@dataclass(frozen=True)
class Job:
    """One run: the arrival `week` to read; when new files of `inboxes` `arrived` (UTC, without zone).

    `only_read`: stop at the week's facts. `release`: name of the release to build, if not the next free one.
    """

    week: str
    arrived: datetime
    inboxes: tuple[Path, ...] = ()
    only_read: bool = False
    release: str = ""

    def config(self) -> dict[str, object]:
        """Dagster's run configuration."""
        inboxes = [str(i.resolve()) for i in self.inboxes]
        ops: dict[str, object] = {
            "raw_documents": {"config": {"inboxes": inboxes, "arrived": self.arrived.isoformat()}}
        }
        if not self.only_read:
            ops["release"] = {"config": {"name": self.release}}
        return {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}, "ops": ops}


@dataclass(frozen=True)
class Outcome:
    """How a run ended: whether it `succeeded`, and if not one sentence for each step that failed."""

    succeeded: bool
    causes: tuple[str, ...] = ()


def run_refresh(data: Path, job: Job, tell: Callable[[str], None] = lambda _: None) -> Outcome:
    """Run `weekly_refresh` for one arrival week through Dagster; the run is recorded under DATA/dagster.

    `tell` is called with each asset's name as it starts.
    A failed critical check or an error ends it without success, and leaves an alert file.
    """
    os.environ["DAGSTER_HOME"] = str(prepare_instance(data))
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "yes"
    os.environ["CAKUPAN_DATA"] = str(data.resolve())
    import dagster as dg

    from assets.definitions import defs
    from assets.partitions import key_of_week

    run_id = str(uuid4())

    def on_event(entry: dg.EventLogEntry) -> None:
        if entry.dagster_event is not None and entry.dagster_event.event_type == dg.DagsterEventType.STEP_START:
            tell(entry.dagster_event.step_key or "")

    with dg.DagsterInstance.get() as instance:
        instance.add_event_listener(run_id, on_event)
        result = defs.resolve_job_def("weekly_refresh").execute_in_process(
            instance=instance,
            run_id=run_id,
            partition_key=key_of_week(job.week),
            asset_selection=[dg.AssetKey(name) for name in READ] if job.only_read else None,
            run_config=job.config(),
            raise_on_error=False,
        )
    if result.success:
        return Outcome(succeeded=True)
    from assets.alerts import write_alert
    from assets.failures import causes

    found = tuple(causes(result.all_events))
    write_alert(data, run_id, {"dagster/partition": key_of_week(job.week)}, " ".join(found) or None)
    return Outcome(succeeded=False, causes=found)
