"""Quality over time as a drawing in the page itself: one panel a share, one bar a week, readable without colour."""

from __future__ import annotations

import polars as pl

from expectations import page_html as h

MOST_WEEKS = 52
"""Weeks drawn; earlier ones are in mart.quality_weekly."""
_WIDTH, _HEIGHT, _BASE = 320, 96, 84
_PANELS = (
    ("quarantined", "statements", "Statements in quarantine", "Pernyataan dikarantina"),
    ("flagged", "facts", "Facts in doubt", "Fakta diragukan"),
    ("unresolved", "statements", "Regions not settled", "Wilayah belum pasti"),
)


def quality_chart(quality: pl.DataFrame) -> str:
    """Three panels over the weeks of `quality` (`expectations.quality.by_week`), the last week's share in figures."""
    if quality.is_empty():
        return f'<p class="note">{h.both("No week was read yet.", "Belum ada pekan yang diolah.")}</p>'
    weeks = quality.sort("week").tail(MOST_WEEKS)
    return f'<div class="panels">{"".join(_panel(weeks, *panel) for panel in _PANELS)}</div>'


def _panel(weeks: pl.DataFrame, part: str, whole: str, english: str, indonesian: str) -> str:
    rows = weeks.select("week", part, whole, f"{part}_percent").rows()
    shares = [share or 0.0 for *_, share in rows]
    top = _round_up(max(shares))
    step = _WIDTH / max(len(rows), 8)
    bars = "".join(
        f'<rect class="{"now" if i == len(rows) - 1 else "past"}" x="{i * step + step * 0.12:.1f}" '
        f'y="{_BASE - _tall(share, top):.1f}" width="{step * 0.76:.1f}" height="{_tall(share, top):.1f}">'
        f"<title>{h.text(week)}: {_percent(share)} ({count:,} / {of:,})</title></rect>"
        for i, ((week, count, of, _), share) in enumerate(zip(rows, shares, strict=True))
    )
    line = f'<line class="axis" x1="0" x2="{_WIDTH}" y1="{_BASE}" y2="{_BASE}"/>'
    grid = f'<line class="grid" x1="0" x2="{_WIDTH}" y1="{_BASE - 72}" y2="{_BASE - 72}"/>'
    first, last = rows[0][0], rows[-1][0]
    label = f"{english}, {first} – {last}: {_percent(shares[-1])} in {last}, at most {_percent(max(shares))}"
    drawn = (
        f'<svg viewBox="0 -4 {_WIDTH} {_HEIGHT + 8}" role="img" aria-label="{h.text(label)}">{grid}{line}{bars}'
        f'<text x="{_WIDTH}" y="{_BASE - 75}" text-anchor="end">{top:g} %</text>'
        f'<text x="0" y="{_HEIGHT + 2}">{h.text(first)}</text></svg>'
    )
    count, of = rows[-1][1], rows[-1][2]
    figures = f'<p class="figure"><b>{_percent(shares[-1])}</b> {h.text(last)} · {count:,} / {of:,}</p>'
    return f"<figure><figcaption>{h.both(english, indonesian)}</figcaption>{figures}{drawn}</figure>"


def _tall(share: float, top: float) -> float:
    return 72 * share / top


def _percent(share: float) -> str:
    return f"{share:.1f} %"


def _round_up(share: float) -> float:
    """The least round number that is no smaller: the height of the panel, in percent."""
    return next((top for top in (1.0, 2.0, 5.0, 10.0, 20.0, 50.0) if share <= top), 100.0)
