"""Publishing: one rename that turns every new reader to another release, whole.

`DATA/published` is a symbolic link to `releases/<name>`. A reader that opened a file before keeps that file.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from warehouse.model.errors import CheckFailedError, UsageError
from warehouse.release import DESCRIPTION, RELEASES, sync_folder

PUBLISHED = "published"
_DATABASE = "cakupan.duckdb"


def publish(data: Path, release: str) -> Path:
    """Make `release` the published one; the link. Publishing an older release again is the way back.

    Raises UsageError where there is no such release, CheckFailedError where it is not complete.
    """
    folder = data / RELEASES / release
    if not folder.is_dir():
        raise UsageError(f"There is no release {release} under {data / RELEASES}.")
    if not (folder / _DATABASE).is_file() or not (folder / DESCRIPTION).is_file():
        raise CheckFailedError(f"Release {release} is not complete: build it again under the next number.")
    if (folder / f"{_DATABASE}.wal").exists():
        raise CheckFailedError(f"Release {release} has a write-ahead log beside it and would not read as it was built.")
    link = data / PUBLISHED
    if link.exists() and not link.is_symlink():
        raise CheckFailedError(f"{link} is not a link to a release: move it away, then publish again.")
    beside = data / f".{PUBLISHED}-{os.getpid()}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(Path(RELEASES) / release)
    beside.replace(link)
    sync_folder(data)
    return link


def published_release(data: Path) -> str | None:
    """Name of the published release, or None before the first."""
    link = data / PUBLISHED
    return link.readlink().name if link.is_symlink() and link.exists() else None


def published_folder(data: Path) -> Path:
    """The published release's own folder: resolve once, then read several files of one release.

    Raises UsageError before the first release.
    """
    release = published_release(data)
    if release is None:
        raise UsageError(f"There is no published warehouse under {data}: run `cakupan refresh` first.")
    return data / RELEASES / release


def released_fingerprint(data: Path) -> str | None:
    """`ops.release.fingerprint` of the published release, read from its release.json; None before the first."""
    release = published_release(data)
    if release is None:
        return None
    described = json.loads((data / RELEASES / release / DESCRIPTION).read_text(encoding="utf-8"))
    fingerprint = described.get("fingerprint")
    return str(fingerprint) if fingerprint is not None else None
