"""The validation pages: one a week, and the index of all, which also shows what was asked of all weeks together."""

from __future__ import annotations

from pathlib import Path

from expectations.page import render_page
from expectations.verdicts import read_verdicts
from warehouse.weeks import Frames, write_atomically

PAGE = "validation.html"
INDEX = Path("weeks") / "index.html"


def write_week_page(week: Frames) -> None:
    """`validation.html` in the week's folder, from the verdicts that stand there; whole or as far as the week came."""
    notice = None
    if week.has("documents") and week.read("documents")["provenance"].is_not_null().any():
        notice = "Built from the project's samples: invented figures are among them."
    verdicts = read_verdicts(week.folder)
    page = render_page(week.folder.name, verdicts.check_results, verdicts.quarantine, notice=notice)
    write_atomically(week.folder / PAGE, page.encode())
