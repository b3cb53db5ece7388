"""The code location: partitions, job, schedule, sensors, metadata."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from assets.alerts import write_alert
from assets.automation import current_key, inbox_sensor, monday_refresh
from assets.definitions import defs
from assets.metadata import column_schema, rows_metadata
from assets.partitions import WEEKLY, key_of_week, week_of_key
from expectations.suites import GATHERED_SUITES
from warehouse.model import STATEMENT, core

WEEKLY_ASSETS = {"raw_documents", "news_statements", "report_statements", "documents", "statements", "facts"}


def test_partition_keys_are_the_mondays_of_iso_weeks() -> None:
    assert week_of_key("2026-11-16") == "2026-W47"
    assert week_of_key("2024-12-30") == "2025-W01"
    assert key_of_week("2026-W47") == "2026-11-16"
    # Sunday 18:00 UTC is Monday 01:00 in Jakarta.
    assert current_key(datetime(2026, 11, 15, 18, 0)) == "2026-11-16"
    assert current_key(datetime(2026, 11, 15, 16, 59)) == "2026-11-09"


def test_the_running_week_is_a_partition() -> None:
    keys = WEEKLY.get_partition_keys(current_time=datetime(2026, 11, 18, 3, 0, tzinfo=UTC))
    assert (keys[0], keys[-1]) == ("2022-01-03", "2026-11-16")
    # 47 weeks of 2026, and 52 of each year from 2022 to 2025.
    assert len(keys) == 47 + 4 * 52


def test_every_asset_is_described_owned_and_grouped() -> None:
    specs = {spec.key.path[-1]: spec for spec in defs.resolve_all_asset_specs()}
    assert set(specs) == WEEKLY_ASSETS | {"marts", "release"}
    for name, spec in specs.items():
        assert spec.description, name
        assert spec.owners == ["team:data-engineering"], name
        assert spec.group_name in {"sources", "reading", "validation", "warehouse"}, name
        assert spec.kinds, name
        assert (spec.partitions_def is not None) == (name in WEEKLY_ASSETS), name
    assert specs["release"].freshness_policy is not None


def test_checks_block_what_comes_after() -> None:
    graph = defs.resolve_asset_graph()
    checks = {(key.asset_key.path[-1], key.name) for key in graph.asset_check_keys}
    assert checks == {
        ("documents", "documents_hold"),
        ("statements", "events_hold"),
        ("statements", "report_cells_hold"),
        ("statements", "statements_hold"),
        ("facts", "facts_hold"),
        ("release", "release_hold"),
        *(("marts", f"{suite.replace('.', '_')}_hold") for suite in GATHERED_SUITES),
    }
    assert all(graph.get_check_spec(key).blocking for key in graph.asset_check_keys)


def test_schedule_asks_for_the_week_that_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAKUPAN_DATA", str(tmp_path))
    assert (monday_refresh.cron_schedule, monday_refresh.execution_timezone) == ("0 5 * * 1", "Asia/Jakarta")
    (tmp_path / "inbox" / "reports").mkdir(parents=True)
    tick = datetime(2026, 11, 15, 22, 0, tzinfo=UTC)  # Monday 05:00 in Jakarta
    request = monday_refresh(dg.build_schedule_context(scheduled_execution_time=tick))
    assert isinstance(request, dg.RunRequest)
    assert request.partition_key == "2026-11-16"
    inboxes = request.run_config["ops"]["raw_documents"]["config"]["inboxes"]
    assert inboxes == [str(tmp_path / "inbox" / "reports")]


def test_sensor_asks_once_for_each_state_of_the_inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAKUPAN_DATA", str(tmp_path))
    with dg.instance_for_test() as instance:
        skipped = inbox_sensor(dg.build_sensor_context(instance=instance))
        assert isinstance(skipped, dg.SkipReason)
        news = tmp_path / "inbox" / "news"
        news.mkdir(parents=True)
        (news / "a.txt").write_text("satu")
        first = inbox_sensor(dg.build_sensor_context(instance=instance))
        assert isinstance(first, dg.SensorResult)
        assert len(first.run_requests or []) == 1
        again = inbox_sensor(dg.build_sensor_context(instance=instance, cursor=first.cursor))
        assert isinstance(again, dg.SkipReason)
        (news / "b.txt").write_text("dua")
        more = inbox_sensor(dg.build_sensor_context(instance=instance, cursor=first.cursor))
        assert isinstance(more, dg.SensorResult)
        assert more.cursor != first.cursor


def test_alert_names_run_week_and_cause(tmp_path: Path) -> None:
    path = write_alert(tmp_path, "run-1", {"dagster/partition": "2026-11-16"}, "facts broke off")
    told = {"run": "run-1", "week": "2026-W47", "message": "facts broke off", "failed": []}
    page = str((tmp_path / "weeks" / "index.html").resolve())
    assert json.loads(path.read_text()) == told | {"page": page}
    assert path.stat().st_mode & 0o007 == 0


def test_preview_keeps_hostile_text_inert() -> None:
    row = {"document": "<script>alert(1)</script>|x\ny", "metric": "claims_paid"}
    frame = STATEMENT.empty().clear(1).with_columns(document=pl.lit(row["document"]), metric=pl.lit(row["metric"]))
    shown = rows_metadata(frame, ("document", "metric"))["preview"]
    assert isinstance(shown, dg.MarkdownMetadataValue)
    assert "<script>" not in (shown.md_str or "")
    assert "&#124;x y" in (shown.md_str or "")


def test_columns_are_shown_as_the_model_declares_them() -> None:
    schema = column_schema(core.FACT)["dagster/column_schema"]
    assert [c.name for c in schema.columns] == core.FACT.names
    assert "fakta" in (schema.columns[0].description or "").lower()


def test_freshness_window_forgives_one_missed_monday() -> None:
    policy = {s.key.path[-1]: s for s in defs.resolve_all_asset_specs()}["release"].freshness_policy
    assert policy is not None
    assert policy.fail_window.to_timedelta() == timedelta(days=15)  # type: ignore[attr-defined]
