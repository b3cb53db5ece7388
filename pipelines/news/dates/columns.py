"""The date that heads the column of a table: a number under "2021" is of 2021, whatever the row says it counts."""

from __future__ import annotations

from pipelines.news.dates.times import when_of
from pipelines.news.texts.article import Article, When
from pipelines.normalize.date_search import dates_in

_BAR = "|"
_LONGEST_HEAD = 40
"""Characters of a cell that heads a column."""
_BARE_YEAR = 4


def column_date(article: Article, at: int) -> When | None:
    """The date in the first row of the table that a place stands in, at the head of its column; None elsewhere."""
    text = article.text
    if _BAR not in text:
        return None
    start = text.rfind("\n", 0, at) + 1
    column = text.count(_BAR, start, at)
    if not column:
        return None
    head = _first_row(text, start)
    if head == start:
        return None
    row = text[head : _end_of_line(text, head)]
    cells = row.split(_BAR)
    if column >= len(cells) or len(cells[column]) > _LONGEST_HEAD:
        return None
    found = [dates_in(cell) for cell in cells]
    alone = len(cells[column].strip()) == _BARE_YEAR and sum(bool(dates) for dates in found) == 1
    if len(found[column]) != 1 or alone:
        return None
    return when_of(found[column][0], head + sum(len(cell) + 1 for cell in cells[:column]))


def _first_row(text: str, start: int) -> int:
    """Where the first line of the table begins whose row begins at `start`."""
    while start > 0:
        above = text.rfind("\n", 0, start - 1) + 1
        if _BAR not in text[above : start - 1]:
            break
        start = above
    return start


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
