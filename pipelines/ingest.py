"""Taking folders in: every file ends in the raw store or in the rejected list."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.documents.detect import MediaType
from pipelines.documents.kinds import COUNTS
from pipelines.reports.senders import sender_by_folder
from pipelines.sources.describe import Description, describe, source_of
from pipelines.sources.inbox import scan
from pipelines.sources.store import RawStore, Rejection
from warehouse.model.errors import InputError, UsageError

PROVENANCE_FILE = "PROVENANCE.csv"
ARTICLE_ENDINGS = (".json", ".txt", ".html", ".htm")


@dataclass(frozen=True)
class Taken:
    """How many files were new to the store, known to it, or refused."""

    new: int
    known: int
    rejected: int


def ingest(store: RawStore, inboxes: Iterable[Path], arrived: datetime, week: str) -> Taken:
    """Take every file of `inboxes` in, as having arrived at `arrived` (UTC) in `week`.

    A file `PROVENANCE.csv` (columns file, provenance) in a folder or the one above says of each file, by its path
    from there, whether its figures are public or invented; it is no document itself.
    Raises UsageError if an inbox is no folder, or such a file cannot be understood.
    """
    new = known = rejected = 0
    for inbox in inboxes:
        found = scan(inbox)
        provenance = read_provenance(inbox)
        with store.writing():
            for refused in found.refused:
                store.reject(Rejection(refused.name, "", refused.reason, refused.message), arrived, week)
                rejected += 1
            for path in found.files:
                if path.name == PROVENANCE_FILE:
                    continue
                try:
                    with _fit_to_keep(path) as fit:
                        inspect = functools.partial(_describe, sender=sender_by_folder(path, inbox.resolve()))
                        arrival = store.add(
                            fit, arrived, week, provenance=provenance.get(path.resolve()), inspect=inspect
                        )
                except InputError:
                    rejected += 1
                    continue
                new, known = (new + 1, known) if arrival.is_new else (new, known + 1)
    return Taken(new, known, rejected)


def _describe(data: bytes, name: str, media: MediaType, *, sender: str | None) -> Description:
    """As `describe`; a report or hint is from the `sender` whom its folder names."""
    found = describe(data, name, media)
    return replace(found, source_id=source_of(None, sender)) if sender and media.kind != "news" else found


@contextmanager
def _fit_to_keep(path: Path) -> Iterator[Path]:
    """`path`, or for a report that lists persons a file of the same name that holds only the counts read from it.

    What cannot be read here is refused by the store, with its reason.
    """
    counts = _counts_of_persons(path)
    if counts is None:
        yield path
        return
    with TemporaryDirectory() as folder:
        fit = Path(folder) / path.name
        fit.write_bytes(counts)
        yield fit


def _counts_of_persons(path: Path) -> bytes | None:
    if path.suffix.lower() in ARTICLE_ENDINGS:
        return None
    from pipelines.documents.detect import detect
    from pipelines.reports.counts import write_counts
    from pipelines.reports.read import read_report
    from pipelines.sources.files import read_file

    try:
        data = read_file(path, path.name)
        media = detect(data, path.name)
        if media.kind != "report" or media.media_type == COUNTS:
            return None
        report = read_report(data, path.name, media.media_type, "")
    except InputError:
        return None
    return write_counts(report, path.name) if report.person_level else None


def read_provenance(inbox: Path) -> Mapping[Path, str]:
    """What the provenance files of `inbox` and the folder above say, by absolute path.

    Raises UsageError if one cannot be understood: to go on would take invented figures for real ones.
    """
    said: dict[Path, str] = {}
    for folder in (inbox.resolve().parent, inbox.resolve()):
        path = folder / PROVENANCE_FILE
        if path.is_file():
            for row in _rows(path):
                if row["file"] and row["provenance"] in ("public", "invented"):
                    said[(folder / row["file"]).resolve()] = row["provenance"]
    return said


def _rows(path: Path) -> list[dict[str, str | None]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read ({error}): save it as CSV in UTF-8.") from None
    missing = [name for name in ("file", "provenance") if rows and name not in rows[0]]
    if missing:
        raise UsageError(f"{path} has no column `{missing[0]}`: its first line must be file,provenance.")
    return rows
