"""The page is whole, in order, tells both languages apart, and nothing hostile in a row becomes part of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import polars as pl
import pytest
from expectation_rows import REFERENCE, WEEK, clean, rows

from expectations.page import LARGEST_SHOWN, render_page
from expectations.validate import validate
from warehouse.model import core, ops

HOSTILE = '</code><script>alert(1)</script><img src=x onerror="alert(2)">\u202e\x07&lt;'
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Reader(HTMLParser):
    """Reads a page strictly: every element closed in order; keeps tags, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"script", "style"}:
            self.text += data

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def page_of(*changes: dict[str, object], **more: object) -> str:
    verdict = validate("statements", rows("statements", *changes), week=WEEK, reference=REFERENCE)
    return render_page(WEEK, verdict.check_results, verdict.quarantine, **more)  # type: ignore[arg-type]


def test_the_page_needs_nothing_from_anywhere() -> None:
    page = page_of({"as_of": "1977"})
    read = Reader(page)
    assert not [attrs for _, attrs in read.tags for name in ("src", "srcset", "action") if name in attrs]
    assert {attrs["href"] for _, attrs in read.tags if "href" in attrs} == {"#main", "../index.html"}
    assert read.count("link") == 0
    assert "url(" not in page and "@import" not in page
    policy = next(a["content"] for _, a in read.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and policy.startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize("column", ["document", "evidence", "as_of", "metric", "region", "rule", "statement_id"])
def test_hostile_text_in_a_row_is_shown_and_never_run(column: str) -> None:
    read = Reader(page_of({}, {"value_high": 1.0, column: HOSTILE}))
    calm = Reader(page_of({}, {"value_high": 1.0}))
    assert read.count("script") == calm.count("script") == 1
    assert read.count("img") == 0
    assert not [name for _, attrs in read.tags for name in attrs if name.startswith("on") or name == "style"]
    assert "<script>alert(1)</script>" in read.text
    assert "\x07" not in read.text and "\u202e" not in read.text


def test_hostile_notice_and_week_are_escaped() -> None:
    page = render_page(HOSTILE, ops.CHECK_RESULT.empty(), ops.QUARANTINE.empty(), HOSTILE)
    read = Reader(page)
    assert read.count("script") == 1
    assert read.text.count("<script>alert(1)</script>") >= 3


def test_failed_expectations_come_first_critical_before_warnings() -> None:
    statements = validate("statements", rows("statements", {"as_of": "1977"}), week=WEEK, reference=REFERENCE)
    documents = validate("documents", core.DOCUMENT.empty(), week=WEEK)
    results = pl.concat([statements.check_results, documents.check_results])
    text = Reader(render_page(WEEK, results, statements.quarantine)).text
    places = [text.index(name) for name in ("Failed expectations", "expect_rows", "expect_as_of_year_to_be_plausible")]
    assert places == sorted(places)
    assert "Held back: 1 critical expectation(s) failed" in text
    assert "0 rows, expected at least 1" in text


def test_a_week_with_refused_rows_passes_with_warnings_and_gives_reasons_in_both_languages() -> None:
    text = Reader(page_of({}, {"as_of": "1977"})).text
    assert "Passed with warnings: 1 expectation(s) did not hold for every row" in text
    assert "as_of is 1977, outside 1978 to 2060." in text
    assert "as_of bernilai 1977, di luar 1978 sampai 2060." in text
    assert "<q>12.500 nelayan</q>" in page_of({}, {"as_of": "1977"})


def test_a_clean_week_says_so() -> None:
    text = Reader(page_of({})).text
    assert "Passed: every expectation held." in text
    assert "No row was refused." in text


def test_totals_and_notice_are_shown() -> None:
    page = page_of({}, {"as_of": "1977", "region_kind": "city"}, notice="Sample figures.")
    read = Reader(page)
    asked = validate("statements", clean("statements", 1), week=WEEK, reference=REFERENCE).check_results.height
    totals = re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", page)
    assert [value for _, value in totals] == [str(asked), str(asked - 2), "0", "2", "2", "1"]
    assert "Sample figures." in read.text


def test_indonesian_is_marked_as_such_and_tables_have_heads() -> None:
    read = Reader(page_of({}, {"as_of": "1977"}))
    assert ("html", {"lang": "en"}) in read.tags
    assert sum(attrs.get("lang") == "id" for _, attrs in read.tags) > 20
    heads = [attrs for tag, attrs in read.tags if tag == "th"]
    assert heads and all(attrs.get("scope") == "col" for attrs in heads)


def test_a_flood_of_refused_rows_is_cut_with_a_note() -> None:
    refused = validate("statements", rows("statements", {"as_of": "1977"}), week=WEEK, reference=REFERENCE).quarantine
    flood = pl.concat([refused] * (LARGEST_SHOWN + 7))
    page = render_page(WEEK, ops.CHECK_RESULT.empty(), flood)
    assert page.count("as_of is 1977, outside") == LARGEST_SHOWN
    assert "7 more in ops.quarantine." in Reader(page).text
