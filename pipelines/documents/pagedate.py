"""The publication date of an HTML page, from its head, its time elements, its date line or its address."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from pipelines.documents.published import BadDateError, date_of_path, first_day, iso_published, written_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SINCE, _UNTIL = date(1995, 1, 1), date(2100, 12, 31)
# In the order of trust; "modified" dates are not looked at.
_STATED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='publish-date' or @name='content_PublishedDate'"
    " or @name='dtk:publishdate' or @name='dc.date' or @name='dc.date.issued' or @name='date']/@content",
)
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_LONGEST_DATE_LINE = 90
_ELEMENTS_AFTER_HEADLINE = 80


def published_of(tree: HtmlElement, url: str | None, latest: date | None) -> str | None:
    """When the page says it was published, ISO and perhaps partial; nothing after `latest` is believed.

    Dates with a zone count as the day in Jakarta. `find_date` is used in its exact mode only: its extensive one reads
    copyright years, and names days in relation to today's.
    """
    until = min(latest, _UNTIL) if latest else _UNTIL
    for stated in _stated(tree):
        try:
            published = iso_published(stated)
        except BadDateError:
            continue
        if published and _SINCE <= first_day(published) <= until:
            return published
    by_path = date_of_path(url)
    if by_path and first_day(by_path) > until:
        by_path = None
    if by_path and len(by_path) == 10:
        return by_path
    found = _date_line(tree, until) or _by_markup(tree, url, until)
    return found if found and found.startswith(by_path or "") else by_path


def _stated(tree: HtmlElement) -> list[str]:
    stated = [value for path in _STATED if (value := first_value(tree, path))]
    for script in tree.xpath("//script[@type='application/ld+json']"):
        match = _JSON_LD.search(script.text or "")
        if match:
            stated.append(match[1])
    moment = first_value(tree, "//time/@datetime")
    return [*stated, moment] if moment else stated


def _date_line(tree: HtmlElement, until: date) -> str | None:
    """The first short line below the headline that holds a whole date in Indonesian or English."""
    heading = tree.find(".//h1")
    if heading is None:
        return None
    for element in islice(heading.xpath("following::*"), _ELEMENTS_AFTER_HEADLINE):
        line = (element.text or "") + " " + " ".join(child.tail or "" for child in islice(element, 5))
        found = written_date(line) if len(line) <= _LONGEST_DATE_LINE else None
        if found and _SINCE <= first_day(found) <= until:
            return found
    return None


def _by_markup(tree: HtmlElement, url: str | None, until: date) -> str | None:
    from htmldate import find_date

    found: str | None = find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=url,
        min_date=_SINCE.isoformat(),
        max_date=until.isoformat(),
    )
    return found


def first_value(tree: HtmlElement, path: str) -> str | None:
    """The first value of an XPath over attributes that is not blank."""
    found: list[Any] = tree.xpath(path)
    return next((str(value).strip() for value in found if str(value).strip()), None)
