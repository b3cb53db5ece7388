"""Walking an inbox folder: which files are to be read, and which are refused before they are opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.sources.names import shown_name
from warehouse.model.errors import UsageError

MOST_FILES = 2_000_000
DEEPEST = 16

# Left behind by office programs, file managers and unfinished downloads: no documents, so not worth a rejection.
_TEMPORARY_STARTS = (".", "~$", "~lock.")
_TEMPORARY_ENDS = ("~", ".tmp", ".part", ".crdownload", ".swp")
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx", "ehthumbs.db"})


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that is not opened: its shown name, a reason code and one clear sentence."""

    path: Path
    name: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """What an inbox holds: files to read and refusals, both in the order of their paths."""

    files: list[Path]
    refused: list[Refused]


def list_files(inbox: Path) -> list[Path]:
    """The regular files of `inbox` and its folders, in the order of their paths. Raises UsageError like `scan`."""
    return scan(inbox).files


def scan(inbox: Path, *, most_files: int = MOST_FILES, deepest: int = DEEPEST) -> Inbox:
    """Walk `inbox`, in the order of path parts, without following any link.

    Hidden and temporary files are passed over. A link inside the inbox is passed over too, as its target is met
    anyway; one that leads out, a device, a pipe, a folder below `deepest` levels or one that may not be opened is
    refused, and so is the rest after `most_files` files.

    Raises UsageError if `inbox` is no folder.
    """
    root = inbox.resolve()
    if not root.is_dir():
        raise UsageError(f"The inbox {inbox} is not a folder; create it or give another one with --inbox.")
    files: list[Path] = []
    refused: list[Refused] = []
    for entry in _walk(root, root, 0, deepest):
        if isinstance(entry, Refused):
            refused.append(entry)
        elif len(files) < most_files:
            files.append(entry)
        else:
            what = f"The inbox holds more than {most_files} files; those from {shown_name(entry)} on were not read, "
            refused.append(Refused(entry, shown_name(entry), "too_many_files", f"{what}move the first ones away."))
            break
    return Inbox(files, refused)


def _walk(root: Path, folder: Path, depth: int, deepest: int) -> Iterator[Path | Refused]:
    name = shown_name(folder)
    if depth > deepest:
        yield Refused(
            folder, name, "too_deep", f"Folder {name} lies more than {deepest} levels deep; move its files up."
        )
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda e: os.fsencode(e.name))
    except OSError as error:
        yield Refused(
            folder, name, "unreadable", f"Folder {name} cannot be opened ({error.strerror}); allow reading it."
        )
        return
    for entry in entries:
        if not _is_temporary(entry.name):
            yield from _visit(root, Path(entry.path), depth, deepest)


def _visit(root: Path, path: Path, depth: int, deepest: int) -> Iterator[Path | Refused]:
    name = shown_name(path)
    try:
        mode = path.lstat().st_mode
    except OSError:
        return  # removed since the folder was listed
    if stat.S_ISDIR(mode):
        yield from _walk(root, path, depth + 1, deepest)
    elif stat.S_ISREG(mode):
        yield path
    elif stat.S_ISLNK(mode):
        if not _leads_inside(root, path):
            yield Refused(
                path, name, "link", f"{name} is a link that leads out of the inbox; copy the file itself there."
            )
    else:
        yield Refused(path, name, "special_file", f"{name} is a pipe, socket or device, not a file; remove it.")


def _leads_inside(root: Path, link: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _is_temporary(name: str) -> bool:
    low = name.lower()
    return low.startswith(_TEMPORARY_STARTS) or low.endswith(_TEMPORARY_ENDS) or low in _SYSTEM_NAMES
