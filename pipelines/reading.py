"""From stored bytes to documents and statements: the one path that both the weekly run and `cakupan extract` take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import polars as pl

from pipelines.documents.published import first_day
from pipelines.identity import with_event_ids, with_statement_ids
from pipelines.sources.weeks import JAKARTA_OFFSET
from warehouse.model import STATEMENT, core, ops
from warehouse.model.errors import InputError

_NO_SENDER = (
    "its sender is unknown, so a revised file will not supersede it; put it in a folder named after its sender, "
    "or name the office in a hint file."
)
Load = Callable[[str], bytes]
Row = Mapping[str, object]
DOCUMENT, EVENT = core.DOCUMENT, core.EVENT
REJECTED_COLUMNS = ("name", "content", "place", "reason", "message")


@dataclass(frozen=True)
class Reading:
    """What a batch of documents says.

    `documents`: core.DOCUMENT rows; `texts`: document_id and clean text of the articles; `statements`: stage.statement
    rows; `events`: core.EVENT rows; `rejected`: name, content (SHA-256), place, reason, message; `notes`: what the
    reader of a document should tell its sender, one sentence each.
    """

    documents: pl.DataFrame
    texts: pl.DataFrame
    statements: pl.DataFrame
    events: pl.DataFrame
    rejected: pl.DataFrame
    notes: list[str] = field(default_factory=list)


def read_news(manifest: pl.DataFrame, load: Load) -> Reading:
    """Read the articles among `manifest` (rows of the raw store); `load` gives the bytes of a document_id."""
    from pipelines.documents.article import read_article
    from pipelines.news.read import read_articles

    documents: list[dict[str, object]] = []
    texts: list[dict[str, object]] = []
    rejected: list[dict[str, object]] = []
    for row in manifest.filter(pl.col("source_kind") == "news").sort("name", "document_id").iter_rows(named=True):
        try:
            article = read_article(load(row["document_id"]), row["name"], row["media_type"], latest=_arrival_day(row))
        except InputError as error:
            rejected.append(_rejection(row, "", error.reason, str(error)))
            continue
        documents.append(
            _document(row)
            | {
                "outlet": article.outlet,
                "url": article.url,
                "title": article.title,
                "published": article.published,
                "published_at": first_day(article.published) if article.published else None,
                "characters": len(article.text),
                "provenance": row.get("provenance") or article.provenance,
            }
        )
        texts.append({"document_id": row["document_id"], "text": article.text})
    frame = pl.DataFrame(documents, schema=DOCUMENT.polars())
    text_frame = pl.DataFrame(texts, schema={"document_id": pl.String, "text": pl.String})
    columns = ("document_id", "document", "title", "outlet", "url", "published")
    found = read_articles(frame.select(columns).join(text_frame, on="document_id", how="left", maintain_order="left"))
    return Reading(
        frame,
        text_frame,
        STATEMENT.conform(with_statement_ids(found.statements)),
        EVENT.conform(with_event_ids(found.events)),
        _rejected_frame(rejected),
    )


def read_reports(manifest: pl.DataFrame, load: Load) -> Reading:
    """Read the branch reports among `manifest`, each with the hint file that is named after it, if there is one."""
    from pipelines.documents.kinds import COUNTS
    from pipelines.reports.counts import read_counts
    from pipelines.reports.read import read_report
    from pipelines.sources.describe import UNKNOWN_SOURCE, source_of

    documents: list[dict[str, object]] = []
    statements: list[pl.DataFrame] = []
    rejected: list[dict[str, object]] = []
    notes: list[str] = []
    hints = _hints(manifest, load)
    for row in manifest.filter(pl.col("source_kind") == "report").sort("name", "document_id").iter_rows(named=True):
        name = row["name"]
        try:
            content = load(row["document_id"])
            report = (
                read_counts(content, name, row["document_id"])
                if row["media_type"] == COUNTS
                else read_report(
                    content,
                    name,
                    row["media_type"],
                    row["document_id"],
                    hints.get((row.get("source_id"), name)) or hints.get((None, name)),
                )
            )
        except InputError as error:
            rejected.append(_rejection(row, "", error.reason, str(error)))
            continue
        documents.append(
            _document(row)
            | {
                "source_id": source_of(None, report.office)
                if report.office
                else row.get("source_id") or UNKNOWN_SOURCE,
                "outlet": report.office,
                "title": report.title,
                "published": report.period,
                "published_at": first_day(report.period) if report.period else None,
            }
        )
        statements.append(report.statements)
        rejected.extend(
            _rejection(row, r["place"], r["reason"], r["message"]) for r in report.rejected.iter_rows(named=True)
        )
        notes.extend(f"{name}: {note}" for note in report.notes)
        if documents[-1]["source_id"] == UNKNOWN_SOURCE and "arrival_week" in row:
            notes.append(f"{name}: {_NO_SENDER}")
    rejected.extend(_hints_without_report(manifest))
    found = pl.concat([STATEMENT.conform(s) for s in statements]) if statements else STATEMENT.empty()
    return Reading(
        pl.DataFrame(documents, schema=DOCUMENT.polars()),
        pl.DataFrame(schema={"document_id": pl.String, "text": pl.String}),
        STATEMENT.conform(with_statement_ids(found)),
        EVENT.empty(),
        _rejected_frame(rejected),
        notes,
    )


def _hints(manifest: pl.DataFrame, load: Load) -> dict[tuple[str | None, str], Mapping[str, object]]:
    """What the hint files say, by sender and name of their report; of several about one report the last that arrived.

    A hint from a folder that names no sender (`hints`) holds for any: its sender is None.
    """
    from pipelines.reports.hintfile import hinted, read_hint_file
    from pipelines.sources.describe import UNKNOWN_SOURCE

    files = manifest.filter(pl.col("source_kind") == "hint")
    if "first_arrival" in files.columns:
        files = files.sort("first_arrival", maintain_order=True)
    found = {}
    for row in files.iter_rows(named=True):
        source = row.get("source_id")
        key = (None if source == UNKNOWN_SOURCE else source, hinted(row["name"]))
        found[key] = read_hint_file(load(row["document_id"]), row["name"])
    return found


def _hints_without_report(manifest: pl.DataFrame) -> Iterable[dict[str, object]]:
    from pipelines.reports.hintfile import hinted

    reports = set(manifest.filter(pl.col("source_kind") == "report")["name"])
    for row in manifest.filter(pl.col("source_kind") == "hint").iter_rows(named=True):
        if (report := hinted(row["name"])) not in reports:
            message = (
                f"{row['name']} is about {report}, which did not arrive in the same week; "
                "file it under that report's week: cakupan refresh --inbox DIR --week WEEK."
            )
            yield _rejection(row, "", "hint_alone", message)


def _arrival_day(row: Row) -> date | None:
    """The day in Jakarta on which the document arrived: no page was published after it."""
    arrival = row.get("first_arrival")
    return (arrival + JAKARTA_OFFSET).date() if isinstance(arrival, datetime) else None


def _document(row: Row) -> dict[str, object]:
    """The columns of core.DOCUMENT that the raw store already knows."""
    known = {name: row.get(name) for name in DOCUMENT.names}
    return known | {"document": row["name"]}


def _rejection(row: Row, place: str, reason: str, message: str) -> dict[str, object]:
    return {
        "name": row["name"],
        "content": row["document_id"],
        "place": place,
        "reason": reason,
        "message": message,
    }


def _rejected_frame(rows: Iterable[Mapping[str, object]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema={c: ops.REJECTED.polars()[c] for c in REJECTED_COLUMNS})
