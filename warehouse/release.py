"""Releases: immutable states of the warehouse, one folder each, complete or absent.

`DATA/releases/<name>/` holds cakupan.duckdb, parquet/<schema>/<table>.parquet, csv/, cakupan.xlsx, datapackage.json
and release.json. It is written under a name that starts with a dot and renamed when every byte is on the disk: a
process killed at any instant leaves either no release or a whole one.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl

from warehouse.model.errors import CheckFailedError, UsageError

RELEASES = "releases"
DESCRIPTION = "release.json"
_NAME = re.compile(r"([0-9]{4}-W[0-9]{2})\.([0-9]+)")
_BUILDING = ".building-"
REMOVED = "removed"
"""Folder beside the releases with the descriptions of those that were removed."""


def releases(data: Path) -> list[str]:
    """Names of the complete releases, oldest first."""
    found = [p.name for p in (data / RELEASES).glob("*") if _NAME.fullmatch(p.name) and p.is_dir()]
    return sorted(found, key=_order)


def _order(name: str) -> tuple[str, int]:
    match = _NAME.fullmatch(name)
    return (match[1], int(match[2])) if match else (name, 0)


def next_release(data: Path, week: str) -> str:
    """The next free name of `week` ("2026-W47"): 2026-W47.1, 2026-W47.2 ..."""
    numbers = [_order(name)[1] for name in releases(data) if _order(name)[0] == week]
    return f"{week}.{max(numbers, default=0) + 1}"


def build_release(data: Path, release: str, tables: Mapping[str, pl.DataFrame]) -> Path:
    """Build `release` from frames by full table name ("core.fact"); the folder it now stands in.

    Tables not given are empty; `ops.dictionary` is added. Nothing is published. Raises UsageError for a name that is
    not a release's or exists already, CheckFailedError where the frames break the model (key twice, required null).
    """
    from warehouse import build, renew

    if not _NAME.fullmatch(release):
        raise UsageError(f"{release!r} is not a release: the name is a week and a number, as 2026-W47.1.")
    rows = build.conformed(tables)
    with writer_lock(data):
        target = data / RELEASES / release
        if target.exists():
            raise UsageError(
                f"Release {release} exists already, and releases never change: take {release}'s successor."
            )
        _clear_leftovers(data)
        folder = data / RELEASES / f"{_BUILDING}{release}"
        folder.mkdir()
        build.write_parquet(folder, rows)
        database = renew.make_database(folder, rows, renew.former_database(data))
        build.write_views(folder)
        about = _about(release, rows)
        build.write_exports(folder, rows, about)
        _describe(folder, about, rows, database)
        _settle(folder)
        folder.rename(target)
        sync_folder(target.parent)
    return target


def describe_release(data: Path, release: str) -> dict[str, Any]:
    """What release.json says: the row of ops.release, the rows of each table, the SHA-256 of each file.

    Of removed releases too. Raises UsageError where there never was such a release.
    """
    for path in (data / RELEASES / release / DESCRIPTION, data / RELEASES / REMOVED / f"{release}.json"):
        if path.exists():
            described: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return described
    raise UsageError(f"There is no release {release}; there are: {', '.join(releases(data)) or 'none yet'}.")


def is_intact(data: Path, release: str, names: Iterable[str]) -> bool:
    """Whether these files of a complete release (paths inside it) are the bytes that its description tells of."""
    hashes = describe_release(data, release)["sha256"]
    folder = data / RELEASES / release
    return all((folder / n).is_file() and hashes.get(n) == sha256_of(folder / n) for n in names)


def prune(data: Path, keep: int) -> list[str]:
    """Remove all but the `keep` newest releases; the published one always stays. Names of those removed, oldest first.

    Their descriptions stay. Readers that hold a removed file open finish undisturbed.
    """
    from warehouse.publish import published_release

    if keep < 1:
        raise UsageError(f"At least one release is kept, not {keep}.")
    with writer_lock(data):
        _clear_leftovers(data)
        gone = [name for name in releases(data)[:-keep] if name != published_release(data)]
        for name in gone:
            # Out of sight first, whole, so that nobody opens half a release.
            _remember(data, name)
            hidden = data / RELEASES / f"{_BUILDING}removed-{name}"
            (data / RELEASES / name).rename(hidden)
            shutil.rmtree(hidden)
    return gone


def _remember(data: Path, name: str) -> None:
    """Keep the description of a release that goes, so that it can be made anew and compared."""
    kept = data / RELEASES / REMOVED
    kept.mkdir(exist_ok=True)
    shutil.copyfile(data / RELEASES / name / DESCRIPTION, kept / f"{name}.json")


@contextmanager
def writer_lock(data: Path) -> Iterator[None]:
    """One writer at a time. The lock goes with the process that holds it, however that ends.

    Raises UsageError where another process is building or pruning.
    """
    (data / RELEASES).mkdir(parents=True, exist_ok=True)
    with (data / RELEASES / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError("Another refresh is building a release: wait until it ends.") from error
        yield


def _clear_leftovers(data: Path) -> None:
    """Remove what builders that were killed left behind; call under the lock."""
    for leftover in (data / RELEASES).glob(f"{_BUILDING}*"):
        shutil.rmtree(leftover)


def _about(release: str, rows: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    about = rows["ops.release"]
    if about.height > 1 or (about.height == 1 and about["release"][0] != release):
        raise CheckFailedError(f"ops.release must hold one row, for {release}.")
    return about.row(0, named=True) if about.height else {"release": release}


def _describe(
    folder: Path, about: Mapping[str, Any], rows: Mapping[str, pl.DataFrame], database: Mapping[str, Any]
) -> None:
    described: dict[str, Any] = {**about, "tables": {name: frame.height for name, frame in rows.items()}}
    # All but the DuckDB file, whose bytes may differ for equal rows.
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".parquet", ".csv", ".xlsx", ".json"))
    described["database"] = database
    described["sha256"] = {p.relative_to(folder).as_posix(): sha256_of(p) for p in files}
    text = json.dumps(described, indent=2, ensure_ascii=False, default=lambda value: value.isoformat())
    (folder / DESCRIPTION).write_text(text + "\n", encoding="utf-8")


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _settle(folder: Path) -> None:
    """Every byte on the disk, every file read-only."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
            path.chmod(0o444)
        else:
            sync_folder(path)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """The names in `folder` on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
