"""Each step of a week through Great Expectations, with its verdict kept beside its rows.

While a week's fingerprint stands, verdicts are read back instead of asked for again: a failed check holds across
runs, and a rerun does not import the validator.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from assets.pages import write_week_page
from expectations.suites import CELLS
from expectations.validate import Verdict, validate
from expectations.verdicts import read_verdict, read_verdicts, write_verdict
from pipelines.reconcile.facts import facts_of
from warehouse import reference
from warehouse.model import STATEMENT, core
from warehouse.weeks import Frames, fingerprint_of


def documents_verdict(week: Frames) -> Verdict:
    """The week's documents, news and reports together; those that pass are written as `documents`."""
    if week.fingerprint() is not None:
        return read_verdict(week.folder, "documents", week.read("documents"))
    found = pl.concat([week.read("news_documents"), week.read("report_documents")])
    return _judge(week, "documents", core.DOCUMENT.conform(found), {"raw.manifest": week.read("manifest")})


def events_verdict(week: Frames) -> Verdict:
    """The week's events; those that pass are written as `sound_events`."""
    if week.fingerprint() is not None:
        return read_verdict(week.folder, "events", week.read("sound_events"))
    return _judge(week, "events", week.read("events"), {"core.document": week.read("documents")}, "sound_events")


def statements_verdict(week: Frames) -> Verdict:
    """Statements of sound documents and cells; all are written as `all_statements`, those that pass as `statements`."""
    if week.fingerprint() is not None:
        return read_verdict(week.folder, "statements", week.read("statements"))
    found = _of_sound_documents(week, "news_statements", "report_cells")
    return _judge(week, "statements", found, {"core.document": week.read("documents")})


def cells_verdict(week: Frames) -> Verdict:
    """The cells of sound reports that state a figure; those that pass are written as `report_cells`."""
    if week.fingerprint() is not None:
        return read_verdict(week.folder, CELLS, week.read("report_cells"))
    week.write("all_statements", _of_sound_documents(week, "news_statements", "report_statements"))
    return _judge(week, CELLS, _of_sound_documents(week, "report_statements"), {})


def _of_sound_documents(week: Frames, *names: str) -> pl.DataFrame:
    found = pl.concat([week.read(name) for name in names])
    return STATEMENT.conform(found.join(week.read("documents").select("document_id"), on="document_id", how="semi"))


def facts_verdict(week: Frames) -> Verdict:
    """The week's facts; written as `facts`."""
    if week.fingerprint() is not None:
        return read_verdict(week.folder, "facts", week.read("facts"))
    documents = week.read("documents")
    return _judge(week, "facts", facts_of(week.read("statements"), documents), {"core.document": documents})


def close_week(week: Frames) -> None:
    """Keep the week's quarantine; if no critical check failed, note that its frames are complete."""
    if week.fingerprint() is not None:
        return
    verdicts = read_verdicts(week.folder)
    week.write("quarantine", verdicts.quarantine)
    if verdicts.critical.is_empty():
        week.mark_complete(fingerprint_of(week.read("manifest")["document_id"]))


def _judge(
    week: Frames, suite: str, frame: pl.DataFrame, tables: Mapping[str, pl.DataFrame], name: str | None = None
) -> Verdict:
    """The verdict on one step, kept and shown at once: a critical one ends the run here."""
    given = {"core.region": reference.regions()} | dict(tables)
    verdict = validate(suite, frame, week=week.folder.name, reference=given)
    week.write(name or suite, verdict.passed)
    write_verdict(week.folder, verdict)
    write_week_page(week)
    return verdict
