"""An append-only file of JSON lines that survives being killed at any instant.

A row is there once its line break is: whatever follows the last line break was cut off by a crash, was never
reported as written, and is passed over by readers and cut away by the next writer.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import polars as pl

from warehouse.model.errors import CakupanError

_BLOCK = 1 << 16


class Journal:
    """Rows of one schema in one file. Writers must hold a lock of their own."""

    def __init__(self, path: Path, schema: pl.Schema) -> None:
        self.path = path
        self.schema = schema

    def frame(self) -> pl.DataFrame:
        """All whole rows, in the order they were written. Raises CakupanError if a line is damaged."""
        return self.since(0)[0]

    def since(self, offset: int) -> tuple[pl.DataFrame, int]:
        """The whole rows from byte `offset` on, and the byte after them. Raises CakupanError if a line is damaged."""
        data = self._whole_rows(offset)
        if not data:
            return pl.DataFrame(schema=self.schema), offset
        try:
            return pl.read_ndjson(data, schema=self.schema), offset + len(data)
        except pl.exceptions.PolarsError:
            raise CakupanError(
                f"{self.path.name} is damaged at {_damage(data)}; restore it from a backup, or remove that line."
            ) from None

    def size(self) -> int:
        """Bytes of the file; 0 if there is none."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, *rows: dict[str, Any]) -> None:
        """Write rows and wait until the disk has them."""
        lines = b"".join(
            json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode() + b"\n" for row in rows
        )
        is_new = not self.path.exists()
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        try:
            view = memoryview(lines)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        if is_new:
            sync_folder(self.path.parent)

    def repair(self) -> None:
        """Cut away a last line that a crash left unfinished."""
        size = self.size()
        if size == 0:
            return
        with self.path.open("r+b") as file:
            end = _end_of_last_line(file.fileno(), size)
            if end < size:
                file.truncate(end)
                os.fsync(file.fileno())

    def _whole_rows(self, offset: int) -> bytes:
        try:
            with self.path.open("rb") as file:
                file.seek(offset)
                data = file.read()
        except FileNotFoundError:
            return b""
        return data[: data.rfind(b"\n") + 1]


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in `folder`."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _end_of_last_line(handle: int, size: int) -> int:
    """Byte after the last line break, sought from the end."""
    end = size
    while end > 0:
        begin = max(0, end - _BLOCK)
        place = os.pread(handle, end - begin, begin).rfind(b"\n")
        if place >= 0:
            return begin + place + 1
        end = begin
    return 0


def _damage(data: bytes) -> str:
    for line in data.split(b"\n")[:-1]:
        try:
            if isinstance(json.loads(line), dict):
                continue
        except ValueError:
            pass
        return f"the line that begins with {line[:40]!r}"
    return "a line of another form"
