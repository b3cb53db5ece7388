"""Where the warehouse lives."""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg

from pipelines.sources.store import RawStore
from warehouse.weeks import Frames, week_frames


class DataFolder(dg.ConfigurableResource[None]):
    """The data folder: raw store, weeks, releases. `root` defaults to CAKUPAN_DATA, else ./data."""

    root: str = ""

    @property
    def path(self) -> Path:
        return Path(self.root or os.environ.get("CAKUPAN_DATA", "data"))

    @property
    def store(self) -> RawStore:
        return RawStore(self.path)

    def week(self, week: str) -> Frames:
        return week_frames(self.path, week)
