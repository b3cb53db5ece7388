"""The folder of one arrival week, and that of the marts: frames as Parquet and the fingerprint they were made under."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from warehouse.code import code_version


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` under a temporary name, flush it to disk, and rename it to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)


def fingerprint_of(parts: Iterable[str]) -> str:
    """Hash of `parts` (ids of documents, fingerprints of weeks) in their alphabet's order, and of the code."""
    joined = "\n".join(sorted(parts))
    return hashlib.sha256(f"{code_version()}\n{joined}".encode()).hexdigest()[:16]


def write_frame(path: Path, frame: pl.DataFrame) -> Path:
    """Write `frame` to `path`; whoever reads meanwhile sees the old file or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    frame.write_parquet(temporary, compression="zstd", statistics=True)
    temporary.replace(path)
    return path


@dataclass(frozen=True)
class Frames:
    """A folder of frames, one Parquet file each, and the fingerprint under which they were completed."""

    folder: Path

    def write(self, name: str, frame: pl.DataFrame) -> Path:
        """Write `frame` as `<name>.parquet`; whoever reads meanwhile sees the old file or the new one, never half."""
        return write_frame(self.folder / f"{name}.parquet", frame)

    def read(self, name: str) -> pl.DataFrame:
        """Read `<name>.parquet` back."""
        return pl.read_parquet(self.folder / f"{name}.parquet")

    def has(self, name: str) -> bool:
        return (self.folder / f"{name}.parquet").exists()

    def mark_complete(self, fingerprint: str) -> None:
        """Record that every step has run on the input and code of `fingerprint`."""
        write_atomically(self.folder / "complete.json", json.dumps({"fingerprint": fingerprint}).encode())

    def mark_open(self) -> None:
        """Record that the frames are being made anew."""
        (self.folder / "complete.json").unlink(missing_ok=True)

    def fingerprint(self) -> str | None:
        """The fingerprint of the frames; None while they are incomplete."""
        path = self.folder / "complete.json"
        if not path.exists():
            return None
        return str(json.loads(path.read_text())["fingerprint"])


def week_frames(data: Path, week: str) -> Frames:
    """`DATA/weeks/<week>`: one Parquet file for each step of the week's reading."""
    return Frames(data / "weeks" / week)


def mart_frames(data: Path) -> Frames:
    """`DATA/marts`: what is reconciled from the facts of every week."""
    return Frames(data / "marts")


def known_weeks(data: Path) -> list[str]:
    """Every week with a folder, oldest first."""
    root = data / "weeks"
    return [p.name for p in sorted(root.iterdir()) if p.is_dir()] if root.exists() else []
