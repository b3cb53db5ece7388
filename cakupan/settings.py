"""Where data lies and what time it is: the only settings there are."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = (ROOT / "samples" / "news", ROOT / "samples" / "reports")


def data_folder(option: str | None) -> Path:
    """The data folder: `--data`, else CAKUPAN_DATA, else ./data."""
    return Path(option or os.environ.get("CAKUPAN_DATA") or "data")


def now() -> datetime:
    """This moment, UTC without zone: the one place where the clock is read for an arrival."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
