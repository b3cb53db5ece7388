"""The folder of one arrival week: its frames as Parquet, its verdicts, its fingerprint."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
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


def fingerprint_of(manifest: pl.DataFrame) -> str:
    """Hash of the documents in `manifest` (column document_id) and of the code that reads them."""
    ids = "\n".join(sorted(manifest["document_id"].to_list()))
    return hashlib.sha256(f"{code_version()}\n{ids}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Week:
    """`DATA/weeks/<week>`: one Parquet file for each step of the week's reading."""

    data: Path
    week: str

    @property
    def folder(self) -> Path:
        return self.data / "weeks" / self.week

    def write(self, name: str, frame: pl.DataFrame) -> Path:
        """Write `frame` as `<name>.parquet`; whoever reads meanwhile sees the old file or the new one, never half."""
        path = self.folder / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        frame.write_parquet(temporary, compression="zstd", statistics=True)
        temporary.replace(path)
        return path

    def read(self, name: str) -> pl.DataFrame:
        """Read `<name>.parquet` back."""
        return pl.read_parquet(self.folder / f"{name}.parquet")

    def has(self, name: str) -> bool:
        return (self.folder / f"{name}.parquet").exists()

    def mark_complete(self, fingerprint: str) -> None:
        """Record that every step of the week has run on the documents and code of `fingerprint`."""
        write_atomically(self.folder / "complete.json", json.dumps({"fingerprint": fingerprint}).encode())

    def mark_open(self) -> None:
        """Record that the week's frames are being made anew."""
        (self.folder / "complete.json").unlink(missing_ok=True)

    def fingerprint(self) -> str | None:
        """The fingerprint of the week's frames; None while they are incomplete."""
        path = self.folder / "complete.json"
        if not path.exists():
            return None
        return str(json.loads(path.read_text())["fingerprint"])


def weeks(data: Path) -> list[Week]:
    """Every week with a folder, oldest first."""
    root = data / "weeks"
    return [Week(data, p.name) for p in sorted(root.iterdir()) if p.is_dir()] if root.exists() else []
