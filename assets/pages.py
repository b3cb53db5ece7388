"""The validation pages: one a week, and the index of all, which also shows what was asked of all weeks together."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from expectations.index_page import render_index
from expectations.page import render_page
from expectations.quality import by_week, quality_weekly
from expectations.suites import RELEASE
from expectations.verdicts import read_verdicts
from warehouse.model import mart
from warehouse.weeks import Frames, known_weeks, mart_frames, week_frames, write_atomically

PAGE = "validation.html"
INDEX = Path("weeks") / "index.html"
_QUALITY = "quality"


def write_week_page(week: Frames) -> None:
    """`validation.html` in the week's folder, from the verdicts that stand there; whole or as far as the week came.

    The chart shows the weeks up to this one as they were when they were read; the index has them as they stand.
    """
    notice = None
    if week.has("documents") and week.read("documents")["provenance"].is_not_null().any():
        notice = "Built from the project's samples: invented figures are among them."
    verdicts = read_verdicts(week.folder)
    if week.has("documents") and week.has("all_statements") and week.has("facts"):
        read = week.read("all_statements").select("document_id")
        own = quality_weekly(week.read("documents"), read, week.read("facts"), verdicts.quarantine, verdicts.flagged)
        week.write(_QUALITY, own)
    page = render_page(
        week.folder.name, verdicts.check_results, verdicts.quarantine, notice=notice, quality=_up_to(week)
    )
    write_atomically(week.folder / PAGE, page.encode())


def _up_to(week: Frames) -> pl.DataFrame:
    data, name = week.folder.parent.parent, week.folder.name
    known = [week_frames(data, other) for other in known_weeks(data) if other <= name]
    return by_week(pl.concat([mart.QUALITY_WEEKLY.empty(), *(f.read(_QUALITY) for f in known if f.has(_QUALITY))]))


def write_index(data: Path) -> None:
    """`weeks/index.html` from the verdicts that stand on the weeks, the marts and the release."""
    weeks = {week: week_frames(data, week) for week in known_weeks(data)}
    pages = {w: read_verdicts(f.folder).check_results for w, f in weeks.items() if (f.folder / PAGE).exists()}
    marts = mart_frames(data)
    quality = marts.read(mart.QUALITY_WEEKLY.full_name) if marts.has(mart.QUALITY_WEEKLY.full_name) else None
    verdicts = [read_verdicts(marts.folder), read_verdicts(marts.folder / RELEASE)]
    page = render_index(
        pages,
        by_week(mart.QUALITY_WEEKLY.empty() if quality is None else quality),
        pl.concat([v.check_results for v in verdicts]),
        pl.concat([v.flagged for v in verdicts]),
    )
    write_atomically(data / INDEX, page.encode())
