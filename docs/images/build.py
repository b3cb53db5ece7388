"""Draw docs/images/series.svg from a published warehouse: `python docs/images/build.py DATA`."""

from __future__ import annotations

import sys
from datetime import date
from html import escape
from pathlib import Path

from warehouse.query import query

REGIONS = ("32.16", "32.75", "32", "73", "51")
COLOURS = ("#0a6ebd", "#c2410c", "#15803d", "#7e22ce", "#a16207")
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900, 430, 56, 245, 58, 46
FIRST, LAST, LOW, HIGH = date(2022, 10, 1), date(2026, 10, 1), 25.0, 60.0
SQL = """
SELECT region_code, region, as_of_date, value, value_low, coalesce(value_high, value) AS value_high, conflict
FROM mart.coverage_series
WHERE metric = 'coverage_rate' AND kind = 'observation' AND segment IS NULL AND worker_group IS NULL
ORDER BY region_code, as_of_date, facts DESC
"""


def x(day: date) -> float:
    return LEFT + (day - FIRST).days / (LAST - FIRST).days * (WIDTH - LEFT - RIGHT)


def y(value: float) -> float:
    return TOP + (HIGH - value) / (HIGH - LOW) * (HEIGHT - TOP - BOTTOM)


def axes() -> list[str]:
    """Grid lines every ten percent and at the turn of each year."""
    lines = []
    for value in range(30, 61, 10):
        lines.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(value):.1f}" y2="{y(value):.1f}" class="grid"/>')
        lines.append(f'<text x="{LEFT - 8}" y="{y(value) + 4:.1f}" text-anchor="end">{value} %</text>')
    for year in range(2023, 2027):
        at = x(date(year, 1, 1))
        lines.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" class="grid"/>')
        lines.append(f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{year}</text>')
    return lines


def line(points: list[dict[str, object]], colour: str, label_y: float) -> list[str]:
    """One region: its points with the interval that their words allow, joined, named at the right."""
    at = [(x(p["as_of_date"]), p) for p in points]  # type: ignore[arg-type]
    path = " ".join(f"{'M' if i == 0 else 'L'}{px:.1f} {y(float(str(p['value']))):.1f}" for i, (px, p) in enumerate(at))
    drawn = [f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"/>']
    for px, p in at:
        low, high = y(float(str(p["value_low"]))), y(float(str(p["value_high"])))
        drawn.append(f'<line x1="{px:.1f}" x2="{px:.1f}" y1="{high:.1f}" y2="{low:.1f}" stroke="{colour}"/>')
        fill = "#fff" if p["conflict"] else colour
        drawn.append(
            f'<circle cx="{px:.1f}" cy="{y(float(str(p["value"]))):.1f}" r="4" fill="{fill}" stroke="{colour}"/>'
        )
    last = points[-1]
    text = f"{last['region']} {last['value']:g} %"
    drawn.append(
        f'<text x="{WIDTH - RIGHT + 10}" y="{label_y:.1f}" style="fill:{colour};font-weight:bold">{escape(text)}</text>'
    )
    return drawn


def picture(data: Path) -> str:
    """The picture as SVG text."""
    rows = query(data, SQL).unique(["region_code", "as_of_date"], keep="first", maintain_order=True).to_dicts()
    series = [[r for r in rows if r["region_code"] == code] for code in REGIONS]
    found = sorted((s for s in series if s), key=lambda s: -s[-1]["value"])
    labels: list[float] = []
    for points in found:
        wanted = y(points[-1]["value"]) + 4
        labels.append(max(wanted, labels[-1] + 18) if labels else wanted)
    parts = [drawn for p, c, at in zip(found, COLOURS, labels, strict=False) for drawn in line(p, c, at)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            'aria-label="Coverage rate of five regions, 2022 to 2026">',
            "<style>text{font:13px sans-serif;fill:#444}.grid{stroke:#ddd}</style>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<text x="{LEFT}" y="24" style="font:bold 16px sans-serif">Coverage rate · Cakupan kepesertaan</text>',
            f'<text x="{LEFT}" y="43">mart.coverage_series built from the samples: many are invented</text>',
            *axes(),
            *parts,
            "</svg>",
            "",
        ]
    )


if __name__ == "__main__":
    Path(__file__).with_name("series.svg").write_text(picture(Path(sys.argv[1])), encoding="utf-8")
