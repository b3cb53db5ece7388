"""The raw store: every document's bytes under their SHA-256, kept for ever, with the week they first arrived in.

Layout below the data folder:

    raw/objects/ab/<sha256>   the bytes
    raw/manifest.jsonl        one row for the first arrival of distinct bytes (`MANIFEST`)
    raw/rejected.jsonl        one row for each file or column that could not be read
    raw/lock, raw/tmp/        single-writer lock, objects being written
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.documents.detect import MediaType, detect
from pipelines.sources.describe import Description, describe
from pipelines.sources.files import RefusedFileError, read_file, sha256
from pipelines.sources.journal import Journal, sync_folder
from pipelines.sources.names import shown_name
from pipelines.sources.weeks import week_bounds
from warehouse.model.errors import CakupanError, InputError
from warehouse.model.ops import REJECTED

MANIFEST = pl.Schema(
    {
        "document_id": pl.String(),
        "name": pl.String(),
        "source_kind": pl.String(),
        "source_id": pl.String(),
        "outlet": pl.String(),
        "url": pl.String(),
        "media_type": pl.String(),
        "size": pl.Int64(),
        "first_arrival": pl.String(),
        "arrival_week": pl.String(),
        "provenance": pl.String(),
        "kept": pl.Boolean(),
    }
)
_REJECTED = pl.Schema({**REJECTED.polars(), "first_arrival": pl.String(), "size": pl.Int64()})
_STAMP = "%Y-%m-%dT%H:%M:%S%.fZ"
LOCK_PATIENCE = 60.0  # seconds
# Documents that share one wait for the disk, within `writing`.
COMMIT_EVERY = 2_000

Inspect = Callable[[bytes, str, MediaType], Description]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document in the store. `is_new`: these bytes arrived just now; `first_arrival`: UTC without a zone."""

    document_id: str
    name: str
    is_new: bool
    source_kind: str
    source_id: str
    outlet: str | None
    url: str | None
    media_type: str
    size: int
    first_arrival: datetime
    arrival_week: str
    provenance: str | None
    kept: bool


@dataclass(frozen=True, slots=True)
class Rejection:
    """What could not be read: `place` is a sheet and column, or empty for the whole file; `content` its SHA-256."""

    name: str
    content: str
    reason: str
    message: str
    place: str = ""
    size: int | None = None


class RawStore:
    """The raw store of one data folder. Any number of readers, one writer at a time (others wait for it).

    One object serves one thread.
    """

    def __init__(self, data: Path) -> None:
        self.root = data / "raw"
        self._manifest = Journal(self.root / "manifest.jsonl", MANIFEST)
        self._rejected = Journal(self.root / "rejected.jsonl", _REJECTED)
        self._arrivals: dict[str, dict[str, Any]] = {}
        self._refusals: set[tuple[str, str, str]] = set()
        self._dropped: set[str] = set()
        self._manifest_end = self._rejected_end = 0
        self._waiting: list[dict[str, Any]] = []
        self._depth = 0

    def add(
        self,
        path: Path,
        arrived: datetime,
        week: str,
        *,
        provenance: str | None = None,
        inspect: Inspect = describe,
    ) -> Arrival:
        """Take a file in. Bytes that are known, under whatever name and in whatever week, change nothing.

        `arrived` is UTC; `week` the arrival week; `provenance` "public", "invented" or None (the document's own word
        goes first). `inspect` is called before anything is kept and may refuse the document: bytes refused are never
        written anywhere. On return the document is safe on disk; within `writing`, at the end of that block.

        Raises InputError for a file that is no document, after noting it in the rejected list; UsageError for a week
        that does not exist.
        """
        week_bounds(week)
        name = shown_name(path)
        try:
            data = read_file(path, name)
        except RefusedFileError as refused:
            self.reject(
                Rejection(name, refused.content, refused.reason, str(refused), size=refused.size), arrived, week
            )
            raise
        document_id = sha256(data)
        self._refresh()
        if document_id in self._arrivals:
            return self._arrival(document_id, is_new=False)
        try:
            media = detect(data, name)
            description = inspect(data, name, media)
        except InputError as error:
            self.reject(Rejection(name, document_id, error.reason, str(error), size=len(data)), arrived, week)
            raise
        row = {
            "document_id": document_id,
            "name": name,
            "source_kind": media.kind,
            "source_id": description.source_id,
            "outlet": description.outlet,
            "url": description.url,
            "media_type": media.media_type,
            "size": len(data),
            "first_arrival": _stamp(arrived),
            "arrival_week": week,
            "provenance": description.provenance or provenance,
            "kept": True,
        }
        with self.writing():
            if document_id in self._arrivals:  # another writer was faster
                return self._arrival(document_id, is_new=False)
            with self._writable():
                (self.root / "tmp" / document_id).write_bytes(data)
            self._waiting.append(row)
            self._arrivals[document_id] = row
            if len(self._waiting) >= COMMIT_EVERY:
                self._commit()
        return self._arrival(document_id, is_new=True)

    def reject(self, rejection: Rejection, arrived: datetime, week: str) -> bool:
        """Note what could not be read; False if the same was noted before. `arrived` is UTC."""
        with self.writing():
            key = (rejection.name, rejection.content, rejection.place)
            if key in self._refusals:
                return False
            row = {
                "name": rejection.name,
                "content": rejection.content,
                "place": rejection.place,
                "reason": rejection.reason,
                "message": rejection.message,
                "first_arrival": _stamp(arrived),
                "arrival_week": week,
                "size": rejection.size,
            }
            with self._writable():
                self._rejected.append(row)
            self._refresh()
            return True

    def drop(self, document_id: str) -> None:
        """Remove the bytes of a document whose content must not be kept; its row stays, with `kept` false.

        The row is written first, so that a crash in between is made good by the next writer.
        Raises InputError (`unknown_document`).
        """
        with self.writing():
            self._commit()
            row = self._row(document_id)
            with self._writable():
                if row["kept"]:
                    self._manifest.append({**row, "kept": False})
                    self._refresh()
                self._forget(document_id)

    def read(self, document_id: str) -> bytes:
        """The bytes of a document, checked against their hash.

        Raises InputError: `unknown_document`, `not_kept` or `damaged`.
        """
        self._commit()
        self._refresh()
        row = self._row(document_id)
        if not row["kept"]:
            raise InputError("not_kept", f"{row['name']} held personal data and was not kept; ask its sender for it.")
        try:
            data = self._object(document_id).read_bytes()
        except FileNotFoundError:
            data = b""
        if sha256(data) != document_id:
            what = f"The stored bytes of {row['name']} ({document_id[:12]}) are missing or damaged; "
            raise InputError("damaged", f"{what}restore raw/objects from a backup.")
        return data

    def manifest(self) -> pl.DataFrame:
        """One row a document, in order of arrival, with the columns of `MANIFEST`.

        `first_arrival` is Datetime("us"), UTC; `kept` is false where the bytes were dropped.
        """
        self._commit()
        frame = self._manifest.frame()
        kept = frame.group_by("document_id", maintain_order=True).agg(pl.col("kept").all())
        first = frame.unique("document_id", keep="first", maintain_order=True).drop("kept")
        joined = first.join(kept, on="document_id", how="left", maintain_order="left")
        return joined.select(MANIFEST.names()).with_columns(_parsed_stamp())

    def rejected(self) -> pl.DataFrame:
        """What could not be read, in order of arrival: the columns of `ops.rejected`."""
        frame = self._rejected.frame().unique(list(REJECTED.key), keep="first", maintain_order=True)
        return REJECTED.conform(frame.with_columns(_parsed_stamp()))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the single-writer lock; for many calls in a row, once around them all: that is four times as fast.

        Makes good what a killed writer left: half-written objects, a torn last line, bytes still there of a dropped
        document. Raises CakupanError if another writer keeps the lock for a minute.
        """
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        with self._writable():
            (self.root / "objects").mkdir(parents=True, exist_ok=True)
            handle = os.open(self.root / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            _lock(handle)
            with self._writable():
                self._make_good()
            self._depth = 1
            try:
                yield
            finally:
                self._commit()
        finally:
            self._depth = 0
            os.close(handle)

    @contextmanager
    def _writable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise CakupanError(
                f"The raw store cannot be written ({error.strerror}); free disk space or allow writing there."
            ) from error

    def _make_good(self) -> None:
        shutil.rmtree(self.root / "tmp", ignore_errors=True)
        (self.root / "tmp").mkdir()
        self._manifest.repair()
        self._rejected.repair()
        self._refresh()
        for document_id in self._dropped:
            self._forget(document_id)

    def _refresh(self) -> None:
        """Take in the rows that were written since the last look, by this process or another."""
        if self._manifest.size() > self._manifest_end:
            frame, self._manifest_end = self._manifest.since(self._manifest_end)
            for row in frame.iter_rows(named=True):
                known = self._arrivals.setdefault(row["document_id"], row)
                if not row["kept"]:
                    known["kept"] = False
                    self._dropped.add(row["document_id"])
        if self._rejected.size() > self._rejected_end:
            frame, self._rejected_end = self._rejected.since(self._rejected_end)
            self._refusals.update(frame.select(REJECTED.key).iter_rows())

    def _row(self, document_id: str) -> dict[str, Any]:
        try:
            return self._arrivals[document_id]
        except KeyError:
            raise InputError("unknown_document", f"No document {document_id} is in the raw store.") from None

    def _arrival(self, document_id: str, *, is_new: bool) -> Arrival:
        row = self._row(document_id)
        first_arrival = datetime.fromisoformat(row["first_arrival"]).astimezone(UTC).replace(tzinfo=None)
        return Arrival(**{**row, "first_arrival": first_arrival, "is_new": is_new})

    def _object(self, document_id: str) -> Path:
        return self.root / "objects" / document_id[:2] / document_id

    def _commit(self) -> None:
        """Put what was written aside in its place: the bytes first, whole and on disk, then their rows."""
        if not self._waiting:
            return
        rows, self._waiting = self._waiting, []
        try:
            with self._writable():
                self._put_in_place(rows)
        except BaseException:
            # What is known is what the disk has: read it again.
            self._arrivals, self._manifest_end = {}, 0
            raise
        self._refresh()

    def _put_in_place(self, rows: list[dict[str, Any]]) -> None:
        for row in rows:
            _sync_file(self.root / "tmp" / row["document_id"])
        folders = sorted({self._object(row["document_id"]).parent for row in rows})
        for folder in folders:
            folder.mkdir(exist_ok=True)
        sync_folder(self.root / "objects")
        for row in rows:
            (self.root / "tmp" / row["document_id"]).replace(self._object(row["document_id"]))
        for folder in folders:
            sync_folder(folder)
        self._manifest.append(*rows)

    def _forget(self, document_id: str) -> None:
        target = self._object(document_id)
        if target.exists():
            target.unlink()
            sync_folder(target.parent)


def _lock(handle: int) -> None:
    patience = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > patience:
                raise CakupanError(
                    "Another refresh is writing to the raw store; wait until it ends, or stop it."
                ) from None
            time.sleep(0.01)


def _sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _stamp(moment: datetime) -> str:
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="microseconds") + "Z"


def _parsed_stamp() -> pl.Expr:
    return pl.col("first_arrival").str.to_datetime(_STAMP, time_unit="us", strict=True)
