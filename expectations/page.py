"""The validation page of a week: one HTML file that needs nothing else, in English with Indonesian beside it.

Whatever stands in a row may be hostile: every text is escaped where it enters the page, and the page's own policy
(Content-Security-Policy) allows no script but its own and no request to anywhere. Tables are readable and in order
without the script, which only adds sorting.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Template

import polars as pl

LARGEST_SHOWN = 200
"""Rows of the quarantine shown for one expectation; the others are in ops.quarantine."""

# Control characters, and those that turn the direction of the text around them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
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
    summary: Mapping[str, object] | None = None,
) -> str:
    """The page of `week` from its ops.check_result and ops.quarantine rows.

    `notice`: a sentence every reader must know, shown on top. `summary`: further totals, by their English label.
    """
    failed = check_results.filter(~pl.col("success")).sort(
        "severity", "failed_rows", "suite", "expectation", descending=[False, True, False, False]
    )
    body = "\n".join(
        [
            _header(week, failed, notice),
            '<main id="main">',
            _totals(check_results, quarantine, summary or {}),
            _section("Failed expectations", "Pemeriksaan yang gagal", _results(failed)),
            _section("Suites", "Rangkaian pemeriksaan", _suites(check_results, quarantine)),
            _section("Quarantine", "Karantina", _quarantine(quarantine)),
            _section("All expectations", "Semua pemeriksaan", _held(check_results)),
            "</main>",
            _footer(),
        ]
    )
    template, policy = _template()
    return template.substitute(title=_text(f"Validation of {week} · Pemeriksaan {week}"), policy=policy, body=body)


@cache
def _template() -> tuple[Template, str]:
    """The page's frame, and the policy that allows just the style and the script which stand in it."""
    source = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    policy = "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
    return Template(source), policy.format(*hashes)


def _text(value: object) -> str:
    """`value` as text that is inert in HTML, also within attributes."""
    return html.escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(value)), quote=True)


def _both(english: object, indonesian: object) -> str:
    return f'{_text(english)} <span lang="id">{_text(indonesian)}</span>'


def _lines(english: object, indonesian: object) -> str:
    return f'<p>{_text(english)}</p><p lang="id">{_text(indonesian)}</p>'


def _section(english: str, indonesian: str, content: str) -> str:
    anchor = english.lower().replace(" ", "-")
    heading = f'<h2 id="{anchor}">{_both(english, "· " + indonesian)}</h2>'
    return f'<section aria-labelledby="{anchor}">{heading}{content}</section>'


def _header(week: str, failed: pl.DataFrame, notice: str | None) -> str:
    critical = failed.filter(pl.col("severity") == "critical").height
    if critical:
        kind = "bad"
        english = f"✗ Held back: {critical} critical expectation(s) failed. The previous release stays published."
        indonesian = f"Ditahan: {critical} pemeriksaan kritis gagal. Rilis sebelumnya tetap berlaku."
    elif failed.height:
        kind = "warn"
        english = f"! Passed with warnings: {failed.height} expectation(s) refused rows, which are in quarantine."
        indonesian = f"Lolos dengan peringatan: {failed.height} pemeriksaan menolak baris, yang kini dikarantina."
    else:
        kind, english, indonesian = "good", "✓ Passed: every expectation held.", "Lolos: semua pemeriksaan terpenuhi."
    told = f'<div class="banner warn" role="note"><p>{_text(notice)}</p></div>' if notice else ""
    return (
        f"<header><h1>{_both(f'Validation of {week}', f'· Pemeriksaan {week}')}</h1>{told}"
        f'<div class="banner {kind}" role="status">{_lines(english, indonesian)}</div></header>'
    )


def _totals(check_results: pl.DataFrame, quarantine: pl.DataFrame, summary: Mapping[str, object]) -> str:
    failed = check_results.filter(~pl.col("success"))
    critical = failed.filter(pl.col("severity") == "critical").height
    looked_at = check_results.group_by("suite").agg(pl.col("rows").max())["rows"].sum()
    refused = quarantine.select("suite", "row_key").n_unique()
    held = check_results.height - failed.height
    counts = (check_results.height, held, critical, failed.height - critical, looked_at, refused)
    tiles: list[tuple[str, object]] = [(_both(*label), count) for label, count in zip(_LABELS, counts, strict=True)]
    tiles += [(_text(label), value) for label, value in summary.items()]
    shown = "".join(f"<div><dt>{label}</dt><dd>{_count(value)}</dd></div>" for label, value in tiles)
    return f'<dl class="totals">{shown}</dl>'


def _count(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else _text(value)


def _severity(severity: str, *, success: bool) -> str:
    if success:
        return '<span class="tag good">✓ held</span> <span lang="id">lolos</span>'
    if severity == "critical":
        return '<span class="tag bad">✗ critical</span> <span lang="id">kritis</span>'
    return '<span class="tag warn">! warning</span> <span lang="id">peringatan</span>'


def _table(heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table of cells that are HTML already; `numbers` are the columns set flush right."""

    def kind(column: int) -> str:
        return ' class="number"' if column in numbers else ""

    head = "".join(
        f'<th scope="col"{kind(i)}><b>{english}</b> <span lang="id">{indonesian}</span></th>'
        for i, (english, indonesian) in enumerate(heads)
    )
    body = "".join(
        "<tr>" + "".join(f'<td data-label="{heads[i][0]}"{kind(i)}>{cell}</td>' for i, cell in enumerate(row)) + "</tr>"
        for row in rows
    )
    table = f'<table class="sortable"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="scroll">{table}</div>'


_RESULT_HEADS = (
    ("Result", "Hasil"),
    ("Suite", "Rangkaian"),
    ("Expectation", "Pemeriksaan"),
    ("Columns", "Kolom"),
    ("Failed rows", "Baris gagal"),
    ("Rows", "Baris"),
)


def _results(results: pl.DataFrame) -> str:
    if results.is_empty():
        return f'<p class="note">{_both("None.", "Tidak ada.")}</p>'
    rows = []
    for row in results.iter_rows(named=True):
        found = row["error"] or (row["observed"] if row["failed_rows"] == 0 else None)
        told = f'<p class="bad">{_text(found)}</p>' if found else ""
        named = f"<p><code>{_text(row['expectation'])}</code></p>{_lines(row['meaning_en'], row['meaning_id'])}{told}"
        rows.append(
            [
                _severity(row["severity"], success=row["success"]),
                _text(row["suite"]),
                named,
                f"<code>{_text(row['column'] or '–')}</code>",
                _count(row["failed_rows"]),
                _count(row["rows"]),
            ]
        )
    return _table(_RESULT_HEADS, rows, numbers=(4, 5))


def _held(check_results: pl.DataFrame) -> str:
    ordered = check_results.sort("success", "suite", "expectation")
    label = _both(f"Show all {ordered.height}", f"Tampilkan semua ({ordered.height})")
    return f"<details><summary>{label}</summary>{_results(ordered)}</details>"


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
            _text(row["suite"]),
            _severity("critical" if row["critical"] else "warning", success=row["failed"] == 0),
            *(_count(row[name]) for name in ("rows", "asked", "failed")),
            _count(row["refused"] or 0),
        ]
        for row in by_suite.iter_rows(named=True)
    )
    return _table(heads, rows, numbers=(2, 3, 4, 5))


def _quarantine(quarantine: pl.DataFrame) -> str:
    if quarantine.is_empty():
        return f'<p class="note">{_both("No row was refused.", "Tidak ada baris yang ditolak.")}</p>'
    groups = quarantine.group_by("severity", "suite", "expectation").len().sort(
        "severity", "len", "suite", "expectation", descending=[False, True, False, False]
    )  # fmt: skip
    parts = []
    for severity, suite, expectation, count in groups.iter_rows():
        own = quarantine.filter((pl.col("suite") == suite) & (pl.col("expectation") == expectation))
        shown = own.sort("document", "row_key", "quarantine_id", nulls_last=True).head(LARGEST_SHOWN)
        title = (
            f"{_severity(severity, success=False)} {_text(suite)} <code>{_text(expectation)}</code> ({_count(count)})"
        )
        more = count - shown.height
        note = _both(f"{more} more in ops.quarantine.", f"{more} lagi di ops.quarantine.") if more else ""
        parts.append(f"<details open><summary>{title}</summary>{_refused(shown)}<p class='note'>{note}</p></details>")
    return "".join(parts)


def _refused(rows: pl.DataFrame) -> str:
    heads = (("Document", "Dokumen"), ("Reason", "Alasan"), ("Row", "Baris"))
    cells = (
        [
            f"<bdi>{_text(row['document'] or '–')}</bdi>",
            _lines(row["reason_en"], row["reason_id"]) + _words(row["row"]),
            f"<code>{_text(row['row_key'])}</code><details><summary>{_both('The row', 'isi baris')}</summary>"
            f"{_fields(row['row'])}</details>",
        ]
        for row in rows.iter_rows(named=True)
    )
    return _table(heads, cells)


def _words(row: str) -> str:
    """The words that state the figure, where the row has them."""
    evidence = json.loads(row).get("evidence")
    return f"<p><bdi><q>{_text(evidence)}</q></bdi></p>" if evidence else ""


def _fields(row: str) -> str:
    """The values that a row of the quarantine holds, one a line; columns without value are left out."""
    lines = []
    for name, value in json.loads(row).items():
        if value not in (None, []):
            shown = ", ".join(map(str, value)) if isinstance(value, list) else value
            lines.append(f"<dt>{_text(name)}</dt><dd><bdi>{_text(shown)}</bdi></dd>")
    return f'<dl class="row">{"".join(lines)}</dl>'


def _footer() -> str:
    english = "Critical failures hold the release back; rows that fail with a warning stay out of the facts."
    indonesian = "Kegagalan kritis menahan rilis; baris dengan peringatan tidak masuk ke fakta."
    return f"<footer>{_lines(english, indonesian)}</footer>"
