"""The validation page of a week: one HTML file that needs nothing else, in English with Indonesian beside it.

Whatever stands in a row may be hostile: every text is escaped where it enters the page, and the page's own policy
(Content-Security-Policy) allows no script but its own and no request to anywhere. Tables are readable and in order
without the script, which only adds sorting.
"""

from __future__ import annotations

import json

import polars as pl

from expectations import page_html as h
from expectations.chart import quality_chart

QUALITY_HEADING = ("Quality over time", "Mutu dari pekan ke pekan")
ALL_WEEKS_PAGE = "../index.html"
LARGEST_SHOWN = 200
"""Rows of the quarantine shown for one expectation; the others are in ops.quarantine."""

_LABELS: tuple[tuple[str, str], ...] = (
    ("Expectations asked", "Pemeriksaan dilakukan"),
    ("Held", "Lolos"),
    ("Failed, critical", "Gagal, kritis"),
    ("Failed, warning", "Gagal, peringatan"),
    ("Rows looked at", "Baris diperiksa"),
    ("Rows in quarantine", "Baris dikarantina"),
)


def render_page(
    week: str,
    check_results: pl.DataFrame,
    quarantine: pl.DataFrame,
    notice: str | None = None,
    quality: pl.DataFrame | None = None,
) -> str:
    """The page of `week` from its ops.check_result and ops.quarantine rows.

    `notice`: a sentence every reader must know, shown on top. `quality`: the weeks up to this one, as
    `expectations.quality.by_week` gives them, for the chart.
    """
    failed = check_results.filter(~pl.col("success")).sort(
        "severity", "failed_rows", "suite", "expectation", descending=[False, True, False, False]
    )
    body = "\n".join(
        [
            _header(week, failed, notice),
            '<main id="main">',
            _totals(check_results, quarantine),
            *([] if quality is None else [h.section(*QUALITY_HEADING, quality_chart(quality))]),
            h.section("Failed expectations", "Pemeriksaan yang gagal", results_table(failed)),
            h.section("Suites", "Rangkaian pemeriksaan", _suites(check_results, quarantine)),
            h.section("Quarantine", "Karantina", _quarantine(quarantine)),
            h.section("All expectations", "Semua pemeriksaan", all_results(check_results)),
            "</main>",
            footer(),
        ]
    )
    return h.page(f"Validation of {week} · Pemeriksaan {week}", body)


def _header(week: str, failed: pl.DataFrame, notice: str | None) -> str:
    told = f'<div class="banner warn" role="note"><p>{h.text(notice)}</p></div>' if notice else ""
    back = f'<nav><a href="{ALL_WEEKS_PAGE}">{h.both("← All weeks", "· semua pekan")}</a></nav>'
    title = h.both(f"Validation of {week}", f"· Pemeriksaan {week}")
    return f"<header>{back}<h1>{title}</h1>{told}{banner(failed)}</header>"


def banner(failed: pl.DataFrame) -> str:
    """What the failed check results come to, in one sentence."""
    critical = failed.filter(pl.col("severity") == "critical").height
    if critical:
        kind = "bad"
        english = f"✗ Held back: {critical} critical expectation(s) failed. The previous release stays published."
        indonesian = f"Ditahan: {critical} pemeriksaan kritis gagal. Rilis sebelumnya tetap berlaku."
    elif failed.height:
        kind = "warn"
        english = f"! Passed with warnings: {failed.height} expectation(s) did not hold for every row; see below."
        indonesian = (
            f"Lolos dengan peringatan: {failed.height} pemeriksaan tidak terpenuhi oleh semua baris; lihat bawah."
        )
    else:
        kind, english, indonesian = "good", "✓ Passed: every expectation held.", "Lolos: semua pemeriksaan terpenuhi."
    return f'<div class="banner {kind}" role="status">{h.lines(english, indonesian)}</div>'


def _totals(check_results: pl.DataFrame, quarantine: pl.DataFrame) -> str:
    failed = check_results.filter(~pl.col("success"))
    critical = failed.filter(pl.col("severity") == "critical").height
    looked_at = check_results.group_by("suite").agg(pl.col("rows").max())["rows"].sum()
    refused = quarantine.select("suite", "row_key").n_unique()
    held = check_results.height - failed.height
    counts = (check_results.height, held, critical, failed.height - critical, looked_at, refused)
    tiles: list[tuple[str, object]] = [(h.both(*label), count) for label, count in zip(_LABELS, counts, strict=True)]
    shown = "".join(f"<div><dt>{label}</dt><dd>{h.count(value)}</dd></div>" for label, value in tiles)
    return f'<dl class="totals">{shown}</dl>'


_RESULT_HEADS = (
    ("Result", "Hasil"),
    ("Suite", "Rangkaian"),
    ("Expectation", "Pemeriksaan"),
    ("Columns", "Kolom"),
    ("Failed rows", "Baris gagal"),
    ("Rows", "Baris"),
)


def results_table(results: pl.DataFrame) -> str:
    if results.is_empty():
        return f'<p class="note">{h.both("None.", "Tidak ada.")}</p>'
    rows = []
    for row in results.iter_rows(named=True):
        found = row["error"] or (row["observed"] if row["failed_rows"] == 0 else None)
        told = f'<p class="bad">{h.text(found)}</p>' if found else ""
        named = f"<p><code>{h.text(row['expectation'])}</code></p>{h.lines(row['meaning_en'], row['meaning_id'])}{told}"
        rows.append(
            [
                h.severity(row["severity"], success=row["success"]),
                h.text(row["suite"]),
                named,
                f"<code>{h.text(row['column'] or '–')}</code>",
                h.count(row["failed_rows"]),
                h.count(row["rows"]),
            ]
        )
    return h.table(_RESULT_HEADS, rows, numbers=(4, 5))


def all_results(check_results: pl.DataFrame) -> str:
    ordered = check_results.sort("success", "suite", "expectation")
    label = h.both(f"Show all {ordered.height}", f"Tampilkan semua ({ordered.height})")
    return f"<details><summary>{label}</summary>{results_table(ordered)}</details>"


def _suites(check_results: pl.DataFrame, quarantine: pl.DataFrame) -> str:
    refused = quarantine.group_by("suite").agg(pl.col("row_key").n_unique().alias("refused"))
    by_suite = (
        check_results.group_by("suite")
        .agg(
            pl.col("rows").max(),
            pl.len().alias("asked"),
            (~pl.col("success")).sum().alias("failed"),
            ((pl.col("severity") == "critical") & ~pl.col("success")).any().alias("critical"),
        )
        .join(refused, on="suite", how="left")
        .sort("critical", "failed", "suite", descending=[True, True, False])
    )
    heads = (
        ("Suite", "Rangkaian"), ("Result", "Hasil"), ("Rows", "Baris"), ("Expectations", "Pemeriksaan"),
        ("Failed", "Gagal"), ("Rows in quarantine", "Baris dikarantina"),
    )  # fmt: skip
    rows = (
        [
            h.text(row["suite"]),
            h.severity("critical" if row["critical"] else "warning", success=row["failed"] == 0),
            *(h.count(row[name]) for name in ("rows", "asked", "failed")),
            h.count(row["refused"] or 0),
        ]
        for row in by_suite.iter_rows(named=True)
    )
    return h.table(heads, rows, numbers=(2, 3, 4, 5))


def _quarantine(quarantine: pl.DataFrame) -> str:
    if quarantine.is_empty():
        return f'<p class="note">{h.both("No row was refused.", "Tidak ada baris yang ditolak.")}</p>'
    groups = quarantine.group_by("severity", "suite", "expectation").len().sort(
        "severity", "len", "suite", "expectation", descending=[False, True, False, False]
    )  # fmt: skip
    parts = []
    for severity, suite, expectation, count in groups.iter_rows():
        own = quarantine.filter((pl.col("suite") == suite) & (pl.col("expectation") == expectation))
        shown = own.sort("document", "row_key", "quarantine_id", nulls_last=True).head(LARGEST_SHOWN)
        tag = h.severity(severity, success=False)
        title = f"{tag} {h.text(suite)} <code>{h.text(expectation)}</code> ({h.count(count)})"
        more = count - shown.height
        note = h.both(f"{more} more in ops.quarantine.", f"{more} lagi di ops.quarantine.") if more else ""
        parts.append(f"<details open><summary>{title}</summary>{_refused(shown)}<p class='note'>{note}</p></details>")
    return "".join(parts)


def _refused(rows: pl.DataFrame) -> str:
    heads = (("Document", "Dokumen"), ("Reason", "Alasan"), ("Row", "Baris"))
    cells = (
        [
            f"<bdi>{h.text(row['document'] or '–')}</bdi>",
            h.lines(row["reason_en"], row["reason_id"]) + _words(row["row"]),
            f"<code>{h.text(row['row_key'])}</code><details><summary>{h.both('The row', 'isi baris')}</summary>"
            f"{_fields(row['row'])}</details>",
        ]
        for row in rows.iter_rows(named=True)
    )
    return h.table(heads, cells)


def _words(row: str) -> str:
    """The words that state the figure, where the row has them."""
    evidence = json.loads(row).get("evidence")
    return f"<p><bdi><q>{h.text(evidence)}</q></bdi></p>" if evidence else ""


def _fields(row: str) -> str:
    """The values that a row of the quarantine holds, one a line; columns without value are left out."""
    lines = []
    for name, value in json.loads(row).items():
        if value not in (None, []):
            shown = ", ".join(map(str, value)) if isinstance(value, list) else value
            lines.append(f"<dt>{h.text(name)}</dt><dd><bdi>{h.text(shown)}</bdi></dd>")
    return f'<dl class="row">{"".join(lines)}</dl>'


def footer() -> str:
    english = "Critical failures hold the release back; rows that fail with a warning stay out of the facts."
    indonesian = "Kegagalan kritis menahan rilis; baris dengan peringatan tidak masuk ke fakta."
    return f"<footer>{h.lines(english, indonesian)}</footer>"
