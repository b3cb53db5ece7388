"""The summary that ends a refresh."""

from __future__ import annotations

from pathlib import Path

import click
import polars as pl

from assets.run import Outcome
from cakupan.show import named, plain, print_table, short_path
from warehouse.weeks import Frames, week_frames


def print_summary(data: Path, week: str, outcome: Outcome) -> int:
    """Print what the week and the whole warehouse hold, what was refused and why, and what broke the run off; returns
    the exit status."""
    from assets.decisions import altered_decisions
    from pipelines.sources.store import RawStore
    from warehouse.publish import published_release
    from warehouse.query import query

    store = RawStore(data)
    folder = week_frames(data, week)
    at_the_door = store.rejected().filter(pl.col("arrival_week") == week).select(_REFUSAL)
    on_reading = pl.concat([at_the_door.clear(), *(folder.read(n).select(_REFUSAL) for n in _READ if folder.has(n))])
    refused = pl.concat([at_the_door, on_reading]).filter(pl.col("place") == "")
    of_week = (pl.col("arrival_week") == week) & (pl.col("source_kind") != "hint")
    arrived = store.manifest().filter(of_week).height - on_reading.filter(pl.col("place") == "").height
    for name, message in refused.select("name", "message").iter_rows():
        click.echo(f"refused: {named(name, message)}", err=True)
    _print_doubts(folder, on_reading)
    release = published_release(data)
    if release is None:
        click.echo("Nothing is published: no release has passed its checks yet.", err=True)
    else:
        totals = query(data, _TOTALS).row(0, named=True)
        counts = _week_counts(folder)
        rows = [
            ("Documents · Dokumen", arrived, totals["documents"]),
            ("Statements · Pernyataan", counts["statements"], totals["statements"]),
            ("Facts · Fakta", counts["facts"], totals["facts"]),
            ("Quarantined rows · Karantina", counts["quarantined"], totals["quarantined"]),
            ("Refused files · Ditolak", refused.height, totals["rejected"]),
            ("Conflicts · Pertentangan", None, totals["conflicts"]),
            ("Decisions applied · Putusan berlaku", None, totals["decisions"]),
            ("Waiting for review · Menunggu kurator", None, totals["waiting"]),
        ]
        print_table(
            pl.DataFrame(
                rows, schema={"": pl.String, f"week {week}": pl.Int64, "whole warehouse": pl.Int64}, orient="row"
            ),
            title=f"Release {release}",
            caption=f"{short_path(data)}/published/cakupan.duckdb",
        )
        _print_revisions(data, week)
        if totals["notice"]:
            click.echo(f"Note: {totals['notice']}")
        for sentence in query(data, _DECISION_TROUBLES).to_series():
            click.echo(plain(sentence), err=True)
        for sentence in altered_decisions(data):
            click.echo(plain(sentence), err=True)
        if (folder.folder / PAGE).exists():
            click.echo(f"Checks: {short_path(folder.folder / PAGE)}")
    nothing = arrived == 0 and refused.height > 0
    if nothing:
        click.echo("Nothing could be read: every new file was refused.", err=True)
    if not outcome.succeeded:
        _print_failure(data, outcome, is_published=release is not None)
    return int(nothing or not outcome.succeeded)


PAGE = "validation.html"


def _print_failure(data: Path, outcome: Outcome, *, is_published: bool) -> None:
    """What broke the run off, the critical expectations that hold the release back, and where readers stand."""
    from assets.alerts import held_back_by

    for cause in outcome.causes:
        click.echo(f"failed: {plain(cause)}", err=True)
    for row in held_back_by(data).iter_rows(named=True):
        told = f"{row['expectation']} ({row['error'] or row['observed']}): {row['meaning_en']}"
        click.echo(f"held back: {row['week']} {row['suite']}: {plain(told)}", err=True)
    readers = "the release above is the last good one" if is_published else "there is no release yet"
    click.echo(
        f"The run failed: {readers}. More is in {short_path(data / 'alerts')} and, with `make web`, at the run.",
        err=True,
    )


_REFUSAL = ("name", "place", "message")
_READ = ("news_rejected", "report_rejected")


def _print_doubts(folder: Frames, on_reading: pl.DataFrame) -> None:
    """What of the week's reports was left out, and which of them do not say who sends them."""
    parts = on_reading.filter(pl.col("place") != "").height
    if parts:
        click.echo(f"Not understood: {parts} columns or rows of reports; `cakupan rejected list` says which.", err=True)
    if folder.has("report_documents"):
        unsigned = folder.read("report_documents").filter(pl.col("source_id") == "unknown")["document"].sort().to_list()
        if unsigned:
            named = ", ".join(unsigned[:SENDERS_SHOWN]) + (" ..." if len(unsigned) > SENDERS_SHOWN else "")
            click.echo(
                f"No sender: {named}. A revised file will not supersede such a report; put it in a folder named after "
                "its office, or name the office in a hint file.",
                err=True,
            )


SENDERS_SHOWN = 5


def _print_revisions(data: Path, week: str) -> None:
    """What the reports of the week changed in earlier issues, figure by figure; the first ones of many."""
    from warehouse.query import query

    found = query(data, _REVISIONS).filter(pl.col("arrival_week") == week)
    for (former, document), changes in found.group_by("former_document", "document", maintain_order=True):
        counts = dict(changes["change"].value_counts().iter_rows())
        told = ", ".join(f"{counts[kind]} {kind}" for kind in ("changed", "added", "removed") if kind in counts)
        print_table(
            changes.drop("former_document", "document", "arrival_week").head(REVISIONS_SHOWN),
            title=f"{document} revises {former}: {told}",
            caption="All: mart.report_revision" if changes.height > REVISIONS_SHOWN else None,
        )


REVISIONS_SHOWN = 20
_REVISIONS = """
SELECT former_document, r.document, arrival_week, change, metric, region, segment, r.as_of, former_value, value,
       coalesce(cell, former_cell) AS cell
FROM mart.report_revision AS r JOIN core.document AS d USING (document_id)
ORDER BY revised_at, r.document, cell
"""


_TOTALS = """
SELECT (SELECT count(*) FROM core.document) AS documents,
       (SELECT coalesce(sum(statements), 0)::BIGINT FROM ops.run) AS statements,
       (SELECT count(*) FROM core.fact WHERE superseded_at IS NULL) AS facts,
       (SELECT count(DISTINCT (week, suite, row_key)) FROM ops.quarantine WHERE state <> 'admitted') AS quarantined,
       (SELECT count(*) FROM ops.rejected WHERE place = '') AS rejected,
       (SELECT count(DISTINCT conflict_id) FROM mart.conflict) AS conflicts,
       (SELECT count(*) FROM core.decision WHERE state = 'applied') AS decisions,
       (SELECT count(*) FROM ops.review_queue) AS waiting,
       (SELECT max(notice) FROM ops.release) AS notice
"""
_DECISION_TROUBLES = """
SELECT 'Decision ' || decision_id || ' (' || document || ') is ' || state || '. ' || state_en AS sentence
FROM core.decision WHERE state IN ('stale', 'refused')
UNION ALL
SELECT 'refused: ' || message FROM ops.rejected WHERE reason = 'bad_decision'
ORDER BY sentence
"""


def _week_counts(week: Frames) -> dict[str, int | None]:
    if not week.has("facts"):
        return {"statements": None, "facts": None, "quarantined": None}
    quarantine = week.read("quarantine")
    return {
        "statements": week.read("all_statements").height,
        "facts": week.read("facts").height,
        "quarantined": quarantine.select("suite", "row_key").n_unique(),
    }
