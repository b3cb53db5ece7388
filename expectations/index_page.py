"""The page of all weeks: what was asked of the warehouse as a whole, quality over time, and a link to each week."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from expectations import page_html as h
from expectations.chart import quality_chart
from expectations.page import LARGEST_SHOWN, QUALITY_HEADING, all_results, banner, footer, results_table

_TITLE = ("Validation of all weeks", "Pemeriksaan semua pekan")


def render_index(
    weeks: Mapping[str, pl.DataFrame], quality: pl.DataFrame, check_results: pl.DataFrame, flagged: pl.DataFrame
) -> str:
    """The page in `weeks/` that leads to each week's.

    `weeks`: for each week with a page its ops.check_result rows; `quality`: as `expectations.quality.by_week` gives it;
    `check_results` and `flagged`: what was asked of all weeks together (facts, marts, release).
    """
    failed = check_results.filter(~pl.col("success")).sort(
        "severity", "failed_rows", "suite", "expectation", descending=[False, True, False, False]
    )
    body = "\n".join(
        [
            f"<header><h1>{h.both(_TITLE[0], '· ' + _TITLE[1])}</h1>{banner(failed)}</header>",
            '<main id="main">',
            h.section(*QUALITY_HEADING, quality_chart(quality)),
            h.section("Weeks", "Pekan", _weeks(weeks, quality)),
            h.section("Failed for all weeks together", "Gagal untuk semua pekan", results_table(failed)),
            h.section("Figures that stand and are questioned", "Angka yang berlaku tetapi dipertanyakan",
                      _flagged(flagged)),
            h.section("All expectations", "Semua pemeriksaan", all_results(check_results)),
            "</main>",
            footer(),
        ]
    )  # fmt: skip
    return h.page(" · ".join(_TITLE), body)


_HEADS = (
    ("Week", "Pekan"), ("Result", "Hasil"), ("Documents", "Dokumen"), ("Statements", "Pernyataan"), ("Facts", "Fakta"),
    ("In quarantine", "Dikarantina"), ("In doubt", "Diragukan"), ("Not settled", "Belum pasti"),
)  # fmt: skip


def _weeks(weeks: Mapping[str, pl.DataFrame], quality: pl.DataFrame) -> str:
    counts = {row["week"]: row for row in quality.iter_rows(named=True)}
    rows = []
    for week in sorted(weeks, reverse=True):
        failed = weeks[week].filter(~pl.col("success"))
        level = "critical" if (failed["severity"] == "critical").any() else "warning"
        row = counts.get(week, {})
        link = f'<a href="{h.text(week)}/validation.html">{h.text(week)}</a>'
        names = ("documents", "statements", "facts", "quarantined", "flagged", "unresolved")
        shown = [h.count(row[name]) if name in row else "–" for name in names]
        rows.append([link, h.severity(level, success=failed.is_empty()), *shown])
    return h.table(_HEADS, rows, numbers=range(2, len(_HEADS)))


def _flagged(flagged: pl.DataFrame) -> str:
    if flagged.is_empty():
        return f'<p class="note">{h.both("None.", "Tidak ada.")}</p>'
    parts = []
    groups = flagged.group_by("expectation").len().sort("len", "expectation", descending=[True, False])
    for expectation, count in groups.iter_rows():
        own = flagged.filter(pl.col("expectation") == expectation).sort("document", "row_key", nulls_last=True)
        cells = (
            [
                f"<bdi>{h.text(row['document'] or '–')}</bdi>",
                h.lines(row["reason_en"], row["reason_id"]),
                f"<code>{h.text(row['row_key'])}</code>",
            ]
            for row in own.head(LARGEST_SHOWN).iter_rows(named=True)
        )
        heads = (("Document", "Dokumen"), ("Reason", "Alasan"), ("Row", "Baris"))
        more = count - min(count, LARGEST_SHOWN)
        note = h.both(f"{more} more in ops.flagged.", f"{more} lagi di ops.flagged.") if more else ""
        title = f"{h.severity('warning', success=False)} <code>{h.text(expectation)}</code> ({h.count(count)})"
        parts.append(
            f"<details open><summary>{title}</summary>{h.table(heads, cells)}<p class='note'>{note}</p></details>"
        )
    return "".join(parts)
