"""The decisions that count in one data folder: those that releases published, as they were, and new files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipelines.decide.files import Folder, decisions_folder, read_decisions
from pipelines.decide.published import as_published, sentences
from warehouse.decided import published_decisions


def decisions_now(data: Path, until: datetime | None = None) -> Folder:
    """`until` (UTC): a file dated later is refused."""
    return as_published(read_decisions(decisions_folder(data), until=until), published_decisions(data))[0]


def altered_decisions(data: Path) -> list[str]:
    """A sentence for each published decision whose file was changed or taken away: what is done, what to do."""
    published = published_decisions(data)
    _, altered = as_published(read_decisions(decisions_folder(data)), published)
    return sentences(altered, published.height)
