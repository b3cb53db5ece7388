"""From the facts of every week to marts, and from marts to a published release."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from assets.curation import REJECTED, Curation, curated_tables, quarantine_of
from assets.pages import write_index
from assets.reconciled import known_until, reconciled
from expectations.accepted import read_acceptances, with_acceptances
from expectations.quality import quality_weekly
from expectations.reasons import mask_identity
from expectations.release_counts import count_tables
from expectations.suites import GATHERED_SUITES, RELEASE, suite
from expectations.validate import Verdict, validate
from expectations.verdicts import read_verdict, read_verdicts, require_passed, write_verdict
from pipelines.decide.standing import with_standing
from pipelines.documents.duplicates import find_copies
from pipelines.reconcile.facts import fact_flags, supersede
from pipelines.reconcile.readings import readings, recognised, with_withdrawn
from pipelines.reconcile.revisions import revised_figures
from pipelines.sources.store import RawStore
from warehouse import reference
from warehouse.code import code_version
from warehouse.decided import keep_decisions
from warehouse.model import Table, core, mart, ops
from warehouse.model.errors import CheckFailedError
from warehouse.publish import publish, published_release, released_fingerprint
from warehouse.readings import former, keep_readings
from warehouse.release import build_release, describe_release, next_release
from warehouse.weeks import Frames, fingerprint_of, known_weeks, mart_frames, week_frames

NO_TEXTS = pl.DataFrame(schema={"document_id": pl.String, "text": pl.String})
WEEK_SUITES = ("documents", "events", "statements", "facts")
SAMPLE_NOTICE = (
    "Built from the project's samples: {invented} of {documents} documents carry invented figures. Do not cite. · "
    "Dibuat dari contoh proyek: {invented} dari {documents} dokumen berisi angka karangan. Jangan dikutip."
)


@dataclass(frozen=True)
class Published:
    """The published release: whether this run made it, where it lies, its rows by table."""

    release: str
    is_new: bool
    path: Path
    facts: int
    rows: dict[str, int]


def complete_weeks(data: Path) -> dict[str, Frames]:
    """Every week with documents, oldest first.

    Raises CheckFailedError if one of them has no verdict of a suite, a verdict with a failed critical check, or was
    not read to its end: a release without its facts would lose them silently.
    """
    known = {week: week_frames(data, week) for week in known_weeks(data)}
    found = {week: f for week, f in known.items() if f.has("manifest") and f.read("manifest").height}
    for week, frames in found.items():
        require_passed(frames.folder, WEEK_SUITES)
        if frames.fingerprint() is None:
            raise CheckFailedError(f"Week {week} was not read to its end: run `cakupan backfill {week} {week}`.")
    return found


def build_marts(data: Path, moment: datetime) -> tuple[pl.DataFrame, list[Verdict]]:
    """Bring the curators' decisions to the facts of all complete weeks and reconcile them; the series, and the verdicts
    on facts and marts.

    What was read otherwise before is superseded as of `moment` (UTC, without zone). Written under DATA/marts:
    `documents`, `facts`, each mart under its full name, and what `Curation` writes.
    """
    weeks = complete_weeks(data)
    if not weeks:
        raise CheckFailedError("No document that can be read has arrived yet: there is nothing to publish.")
    marts = mart_frames(data)
    curation = Curation(data)
    if curation.waits or marts.fingerprint() != _fingerprint(weeks, curation):
        marts.mark_open()
        documents, copies = _with_copies(_all(weeks, "documents", core.DOCUMENT), weeks)
        before = former(data)
        read = supersede(_all(weeks, "facts", core.FACT), documents)
        moment = before.later(moment)
        automatic = recognised(read, before.facts, before.read, moment)
        facts = with_withdrawn(curation.curate(automatic, documents, weeks, marts), before.facts, moment)
        found = reconciled(data, documents, facts, copies).tables()
        marts.write("documents", documents)
        marts.write("facts", facts)
        tables = {"core.region": reference.regions(), "core.fact": facts, "core.document": documents, **found}
        _judge(marts, GATHERED_SUITES[:1], tables, weeks)
        found[mart.QUALITY_WEEKLY.full_name] = tables[mart.QUALITY_WEEKLY.full_name] = _quality(weeks, marts, tables)
        _judge(marts, GATHERED_SUITES[1:], tables, weeks)
        for name, frame in found.items():
            marts.write(name, frame)
        marts.write(mart.REPORT_REVISION.full_name, revised_figures(facts, documents))
        curation.enqueue(documents, facts, weeks, marts)
        write_index(data)
        if read_verdicts(marts.folder).critical.is_empty():
            marts.mark_complete(_fingerprint(weeks, curation))
    series = marts.read(mart.COVERAGE_SERIES.full_name)
    return series, [read_verdict(marts.folder, suite, series) for suite in GATHERED_SUITES]


def _judge(marts: Frames, asked: Iterable[str], tables: dict[str, pl.DataFrame], weeks: dict[str, Frames]) -> None:
    accepted = read_acceptances(marts.folder.parent)
    for name in asked:
        frame = tables[suite(name).table.full_name]
        verdict = validate(name, frame, week=max(weeks, default=""), reference=tables)
        write_verdict(marts.folder, with_acceptances(verdict, accepted))


def _quality(weeks: dict[str, Frames], marts: Frames, tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """`mart.quality_weekly` of what was read and what the checks told of it."""
    none = pl.DataFrame(schema={"document_id": pl.String})
    read = pl.concat([none, *(f.read("all_statements").select("document_id") for f in weeks.values())])
    refused = quarantine_of(weeks.values())
    flagged = read_verdicts(marts.folder).flagged
    return quality_weekly(tables["core.document"], read, tables["core.fact"], refused, flagged)


def _with_copies(documents: pl.DataFrame, weeks: dict[str, Frames]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`documents` with what is known of articles that print one text, and that alone."""
    texts = pl.concat([NO_TEXTS, *(frames.read("news_texts") for frames in weeks.values())])
    about = documents.select("document_id", "published", "first_arrival")
    copies = find_copies(texts.join(about, on="document_id"))
    told = [name for name in copies.columns if name != "document_id"]
    joined = documents.drop(told).join(copies, on="document_id", how="left", maintain_order="left")
    return core.DOCUMENT.conform(joined), copies


@dataclass(frozen=True)
class Prepared:
    """What is about to be published: every table, what they rest on, the verdict on them, and whether it is new."""

    tables: dict[str, pl.DataFrame]
    fingerprint: str
    weeks: dict[str, Frames]
    verdict: Verdict
    is_new: bool


def prepare_release(data: Path) -> Prepared:
    """Every table of the next release, counted and checked; the verdict is kept under DATA/marts/release.

    Raises CheckFailedError while a verdict of a week or of the marts holds a failed critical check.
    """
    weeks = complete_weeks(data)
    marts = mart_frames(data)
    fingerprint = marts.fingerprint()
    if fingerprint is None or fingerprint != _fingerprint(weeks, Curation(data)):
        raise CheckFailedError(f"The marts are not those of the weeks, or failed a check: see {marts.folder}.")
    tables = _tables(data, weeks, marts)
    published = published_release(data)
    folder = marts.folder / RELEASE
    is_new = published is None or released_fingerprint(data) != fingerprint
    if is_new:
        before = describe_release(data, published)["tables"] if published else {}
        verdict = validate(RELEASE, count_tables(tables, before), week=max(weeks))
        write_verdict(folder, with_acceptances(verdict, read_acceptances(data)))
        write_index(data)
    # What compares it with the release before is no part of it: made anew from the documents, it is the same.
    alone = ~pl.col("column").str.contains("previous_rows").fill_null(False)
    told = [tables["ops.check_result"], read_verdicts(folder).check_results.filter(alone)]
    tables["ops.check_result"] = pl.concat(told)
    return Prepared(tables, fingerprint, weeks, read_verdict(folder, RELEASE, pl.DataFrame()), is_new)


def publish_prepared(data: Path, prepared: Prepared, name: str = "") -> Published:
    """Build and publish a release, unless the published one rests on the same documents, decisions and code.

    `name`: what to call it; empty: the next free name of the last week.

    Raises CheckFailedError if the verdict on its tables holds a failed critical check.
    """
    require_passed(mart_frames(data).folder / RELEASE, (RELEASE,))
    tables, weeks = prepared.tables, prepared.weeks
    current = published_release(data)
    if current is None or prepared.is_new:
        current = name or next_release(data, max(weeks))
        about = _release_row(current, prepared.fingerprint, weeks, tables)
        build_release(data, current, tables | {"ops.release": about})
        publish(data, current)
    keep_readings(data, readings(tables["core.fact"], tables["core.document"]))
    keep_decisions(data)
    rows = {name: frame.height for name, frame in sorted(tables.items())}
    return Published(current, prepared.is_new, data / "published", tables["core.fact"].height, rows)


def _fingerprint(weeks: dict[str, Frames], curation: Curation) -> str:
    """Hash of all that the marts rest on: documents, decisions, replays, code."""
    return fingerprint_of([*(str(frames.fingerprint()) for frames in weeks.values()), *curation.prints()])


def _tables(data: Path, weeks: dict[str, Frames], marts: Frames) -> dict[str, pl.DataFrame]:
    """Every table of the release but ops.release, by full name."""
    documents = marts.read("documents")
    facts = marts.read("facts")
    rejected = pl.concat([_rejected(data, weeks), marts.read(REJECTED)])
    curated = curated_tables(marts)
    folders = [*weeks.values(), marts]
    verdicts = [read_verdicts(frames.folder) for frames in folders]
    standing = with_standing(quarantine_of(folders), curated["core.decision"], curated["ops.replay"])
    return reference.tables() | {
        **curated,
        "core.source": _sources(documents),
        "core.document": documents,
        "core.fact": facts,
        "core.fact_flag": fact_flags(facts),
        "core.event": _all(weeks, "sound_events", core.EVENT),
        **{table.full_name: marts.read(table.full_name) for table in mart.TABLES},
        "ops.run": pl.concat([_run_row(week, frames) for week, frames in weeks.items()]),
        "ops.check_result": pl.concat([v.check_results for v in verdicts]),
        "ops.flagged": pl.concat([v.flagged for v in verdicts]),
        "ops.quarantine": standing,
        "ops.rejected": rejected,
        "ops.rejected_count": ops.REJECTED_COUNT.conform(
            rejected.group_by(pl.col("arrival_week").alias("week"), "reason").len("rejected").sort("week", "reason")
        ),
    }


def _all(weeks: dict[str, Frames], name: str, table: Table) -> pl.DataFrame:
    """The rows of every week; weeks that older code read have the columns it knew."""
    return pl.concat([table.empty(), *(table.conform(frames.read(name)) for frames in weeks.values())])


def _sources(documents: pl.DataFrame) -> pl.DataFrame:
    """core.source: one row for each source of `documents`, named as its first document prints it."""
    named = documents.sort("first_arrival", "document_id").group_by("source_id", maintain_order=True).first()
    return core.SOURCE.conform(
        named.select("source_id", pl.coalesce("outlet", "source_id").alias("name"), "source_kind")
    )


def _rejected(data: Path, weeks: dict[str, Frames]) -> pl.DataFrame:
    """Files refused at the door, and files and columns refused while they were read."""
    parts = [RawStore(data).rejected()]
    for week, frames in weeks.items():
        arrivals = frames.read("manifest").select(pl.col("document_id").alias("content"), "first_arrival")
        for name in ("news_rejected", "report_rejected"):
            found = frames.read(name).join(arrivals, on="content", how="left")
            parts.append(ops.REJECTED.conform(found.with_columns(pl.lit(week).alias("arrival_week"))))
    every = pl.concat(parts).unique(list(ops.REJECTED.key), keep="first", maintain_order=True)
    # A list of persons may bear a person's number in its name.
    return every.with_columns(pl.col("name", "place", "message").map_elements(mask_identity, return_dtype=pl.String))


def _run_row(week: str, frames: Frames) -> pl.DataFrame:
    checks, quarantine, _ = read_verdicts(frames.folder)
    failed = checks.filter(~pl.col("success"))
    row = {
        "week": week,
        "documents": frames.read("documents").height,
        "statements": frames.read("all_statements").height,
        "facts": frames.read("facts").height,
        "quarantined": quarantine.select("suite", "row_key").n_unique(),
        "events": frames.read("sound_events").height,
        "verdict": "passed" if failed.is_empty() else "warned",
    }
    return pl.DataFrame([row], schema=ops.RUN.polars())


def _release_row(
    release: str, fingerprint: str, weeks: dict[str, Frames], tables: dict[str, pl.DataFrame]
) -> pl.DataFrame:
    documents = tables["core.document"]
    invented = documents.filter(pl.col("provenance") == "invented").height
    from_samples = documents["provenance"].is_not_null().any()
    row = {
        "release": release,
        "week": max(weeks),
        "data_until": known_until(documents, tables["core.fact"]),
        "documents": documents.height,
        "facts": tables["core.fact"].height,
        "quarantined": tables["ops.quarantine"]
        .filter(pl.col("state") != "admitted")
        .select("suite", "row_key")
        .n_unique(),
        "from_samples": from_samples,
        "notice": SAMPLE_NOTICE.format(invented=invented, documents=documents.height) if from_samples else None,
        "fingerprint": fingerprint,
        "code_version": code_version(),
    }
    return pl.DataFrame([row], schema=ops.RELEASE.polars())
