"""Where data lies and what time it is: the only settings there are."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from warehouse.model.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = (ROOT / "samples" / "news", ROOT / "samples" / "reports")


def data_folder(option: str | None) -> Path:
    """The data folder: `--data`, else CAKUPAN_DATA, else ./data. Raises UsageError if that is, or lies in, a file."""
    folder = Path(option or os.environ.get("CAKUPAN_DATA") or "data")
    there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    if there.exists() and not there.is_dir():
        raise UsageError(f"data folder {folder}: {there} is a file; give a folder, or a path where one can be made")
    return folder


def now() -> datetime:
    """This moment, UTC without zone: the one place where the clock is read for an arrival."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
