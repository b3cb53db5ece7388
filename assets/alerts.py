"""Who is told when a refresh fails: one file a failed run, with the checks that did not hold."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from assets.pages import INDEX, PAGE
from assets.partitions import week_of_key
from expectations.suites import RELEASE
from expectations.verdicts import read_verdicts
from warehouse.weeks import known_weeks, mart_frames, week_frames, write_atomically


def held_back_by(data: Path) -> pl.DataFrame:
    """The critical check results (ops.check_result) that failed and stand, of all weeks, the marts and the release."""
    marts = mart_frames(data).folder
    folders = [*(week_frames(data, week).folder for week in known_weeks(data)), marts, marts / RELEASE]
    return pl.concat([read_verdicts(folder).critical for folder in folders])


def write_alert(data: Path, run_id: str, tags: Mapping[str, str], message: str | None) -> Path:
    """Write the alert file of a failed run, readable by its owner and group only; returns its path.

    It names the critical expectations that hold the release back, and the page that shows their rows.
    """
    path = data / "alerts" / f"{run_id}.json"
    partition = tags.get("dagster/partition")
    failed = held_back_by(data)
    week = week_of_key(partition) if partition else None
    frames = week_frames(data, week or "")
    own = week is not None and not read_verdicts(frames.folder).critical.is_empty()
    page = frames.folder / PAGE if own else data / INDEX
    columns = ("week", "suite", "expectation", "observed", "error", "examples")
    alert = {
        "run": run_id,
        "week": week,
        "message": message or "The run failed.",
        "failed": failed.select(columns).to_dicts(),
        "page": str(page.resolve()),
    }
    write_atomically(path, json.dumps(alert, indent=2, sort_keys=True, ensure_ascii=False).encode() + b"\n")
    os.chmod(path, 0o640)  # noqa: PTH101
    return path
