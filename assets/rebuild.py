"""A release made anew elsewhere: from the raw documents, readings and decisions that it knew, by the code at hand.

Here: what to take along, and comparing the outcome. Not here: how weeks are read and releases built.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import polars as pl

from assets.decisions import decisions_now
from assets.run import Job, run_refresh
from pipelines.decide.files import SETTING, decisions_folder, read_decisions
from pipelines.sources.store import RawStore
from warehouse.code import code_version
from warehouse.model import core
from warehouse.model.errors import CheckFailedError, UsageError
from warehouse.readings import READINGS, keep_readings
from warehouse.release import RELEASES, describe_release

RECORDS = frozenset({"parquet/ops/check_result.parquet", "csv/ops/check_result.csv", "datapackage.json"})
"""Files that tell of runs: a week read twice has the verdicts of both readings, and one made anew those of one."""
_MOMENTS = {"manifest.jsonl": "first_arrival", "rejected.jsonl": "first_arrival", "replays.jsonl": "replayed_at"}


class Rebuilt(NamedTuple):
    """`differing`: files that are not the same byte for byte, or are in one of the two only; `same_code`: whether
    both were made by the same code."""

    release: str
    files: int
    differing: list[str]
    same_code: bool


def rebuild(data: Path, release: str, into: Path, tell: Callable[[str], None] = lambda _: None) -> Rebuilt:
    """Make `release` of `data` anew under the data folder `into`, which must not exist or be empty, and compare.

    Compared are all files of the release but the DuckDB file and `RECORDS`, by SHA-256. Raises UsageError for a release
    that is not known or a folder in use, CheckFailedError where the code at hand cannot read the weeks to their end.
    """
    about = describe_release(data, release)
    if into.exists() and any(into.iterdir()):
        raise UsageError(f"{into} is not empty: give a folder that is, or a new one.")
    until = datetime.fromisoformat(about["data_until"])
    _take_along(data, into, release, until)
    with _own_decisions():
        weeks = sorted(RawStore(into).manifest()["arrival_week"].unique())
        for week in weeks:
            is_last = week == weeks[-1]
            job = Job(week, until, release=release if is_last else "", only_read=not is_last)
            made = run_refresh(into, job, tell)
            if not made.succeeded:
                raise CheckFailedError(f"Week {week} was not made anew: {' '.join(made.causes)}")
    hashes, own = about["sha256"], describe_release(into, release)["sha256"]
    differing = sorted(name for name in {*hashes, *own} - RECORDS if hashes.get(name) != own.get(name))
    return Rebuilt(release, len(own.keys() - RECORDS), differing, about["code_version"] == code_version())


@contextmanager
def _own_decisions() -> Iterator[None]:
    """Within, decisions lie in the data folder, whatever the setting says."""
    setting = os.environ.pop(SETTING, None)
    try:
        yield
    finally:
        if setting is not None:
            os.environ[SETTING] = setting


def _take_along(data: Path, into: Path, release: str, until: datetime) -> None:
    """Copy to `into` what `release` knew, at `until`: documents, refusals, replays, former readings, decisions."""
    stamp = until.isoformat(timespec="microseconds")
    (into / "raw").mkdir(parents=True)
    for name, moment in _MOMENTS.items():
        if (data / "raw" / name).exists():
            lines = (data / "raw" / name).read_bytes().splitlines(keepends=True)
            known = [line for line in lines if str(json.loads(line)[moment]).rstrip("Z") <= stamp]
            (into / "raw" / name).write_bytes(b"".join(known))
    for document in RawStore(into).manifest().filter("kept")["document_id"]:
        place = Path("raw") / "objects" / document[:2] / document
        (into / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(data / place, into / place)
    if (data / READINGS).exists():
        keep_readings(into, _readings_until(pl.read_parquet(data / READINGS), until))
    for name, text in _decision_files(data, release, until):
        place = into / "decisions" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text)


def _decision_files(data: Path, release: str, until: datetime) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each decision file of `release`: from its own `core.decision`, whatever became of the file.

    Of a release that was removed: what counts today and is dated no later than `until`. Files that it refused are in
    none of its tables: they come along if they are as they were.
    """
    tables = data / RELEASES / release / "parquet"
    if not tables.exists():
        known = [d for d in decisions_now(data, until).decisions if d.decided_at <= until]
        yield from ((f"{d.decision_id}.yaml", d.yaml.encode()) for d in known)
        return
    for name, text in pl.read_parquet(tables / "core" / "decision.parquet").select("decision_id", "yaml").iter_rows():
        yield f"{name}.yaml", text.encode()
    refused = pl.read_parquet(tables / "ops" / "rejected.parquet").select("name", "content").rows()
    for file in read_decisions(decisions_folder(data)).refused:
        if (f"decisions/{file.name}", file.content) in refused:
            yield file.name, (decisions_folder(data) / file.name).read_bytes()


def _readings_until(kept: pl.DataFrame, until: datetime) -> pl.DataFrame:
    """The readings known at `until`; what was superseded later stood then."""
    later = pl.col("superseded_at") > until
    known = core.FACT.conform(kept).filter(pl.col("recorded_at") <= until)
    return known.with_columns(
        pl.when(later).then(None).otherwise("superseded_at").alias("superseded_at"),
        pl.when(later).then(None).otherwise("superseded_by").alias("superseded_by"),
    )
