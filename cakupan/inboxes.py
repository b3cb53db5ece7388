"""Which folders a refresh takes in: those named, else DATA/inbox, else the samples; samples and own files apart.

Documents stay in a data folder for ever, so figures of the samples, many of them invented, would stay among real ones.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from cakupan.settings import SAMPLES
from warehouse.model.errors import UsageError

if TYPE_CHECKING:
    import polars as pl


def inboxes(data: Path, named: tuple[str, ...]) -> list[Path]:
    """The folders to take in; none where the data folder has documents of its own and no inbox.

    Raises UsageError for a folder that does not exist, for own files into a data folder of the samples, and for the
    samples into a data folder with own files.
    """
    from pipelines.sources.store import RawStore

    own = [data / "inbox" / part for part in ("news", "reports")]
    folders = [_folder(name) for name in named] or [p for p in own if p.is_dir()]
    held = RawStore(data).manifest()
    of_samples = held.is_empty() or _holds_samples(held)
    if not folders:
        return [p for p in SAMPLES if p.is_dir()] if of_samples else []
    if held.height and of_samples != all(_is_sample(folder) for folder in folders):
        others, remedy = (
            ("the project's samples", "your own files") if of_samples else ("your own files", "the samples")
        )
        raise UsageError(
            f"{data} holds {others}, and what a data folder has taken in stays in it: "
            f"give another one for {remedy}, as `cakupan --data mine refresh`."
        )
    return folders


def _holds_samples(held: pl.DataFrame) -> bool:
    """Whether the documents (rows of the raw store) are the samples: some are, and all say if they are invented."""
    files = (p for folder in SAMPLES for p in folder.rglob("*") if p.is_file())
    known = set(held["document_id"])
    return not held["provenance"].has_nulls() and any(
        hashlib.sha256(p.read_bytes()).hexdigest() in known for p in files
    )


def _is_sample(folder: Path) -> bool:
    return any(folder.resolve().is_relative_to(sample) for sample in SAMPLES)


def _folder(name: str) -> Path:
    path = Path(name)
    if not path.is_dir():
        raise UsageError(f"inbox {name} is not a folder: give the folder that holds the articles and reports")
    return path
