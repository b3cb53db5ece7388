"""The article of an HTML page, without the page around it, in bounded time and memory."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from pipelines.documents.article import Article, one_line, web_address
from pipelines.documents.encoding import decode_html
from pipelines.documents.furniture import without_furniture
from pipelines.documents.pagedate import first_value, published_of
from warehouse.model.errors import InputError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Real news pages have a depth of 20 to 60, 500 to 6000 elements and up to 300 000 characters of text.
DEEPEST = 250
MOST_ELEMENTS = 20_000
LONGEST_TEXT = 2_000_000
SHORTEST_ARTICLE = 150
SHORTEST_SENTENCE = 10  # words

# libxml2 compares each attribute of a tag with all before it, so a tag's length bounds its time.
_LONG_VALUE = re.compile(r""""[^"<>]{2000,}"|'[^'<>]{2000,}'""")
_LONG_TAG = re.compile(r"<[A-Za-z!?/][^<>]{16384,}")

_DEAD = ("script", "style", "noscript", "svg", "template", "iframe", "object", "embed", "canvas", "select", "textarea")
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\n{2,}")
_ERROR_TITLE = re.compile(
    r"\b(?:40[0-9]|50[0-9])\b.{0,30}(?:not found|forbidden|error|unavailable|gateway)|halaman tidak ditemukan"
    r"|page not found|access denied|attention required|just a moment|are you a robot",
    re.I,
)


def read_page(data: bytes, name: str, latest: date | None) -> Article:
    """The article of an HTML page (see `article.read_article`).

    Raises InputError: `bad_encoding`, or `no_article` for pages that hold none, are nested more than 250 levels deep,
    or have more than 20 000 elements.
    """
    tree = _parse(decode_html(data, name), name)
    title = one_line(_meta(tree, "og:title") or _text_of(tree, "//h1") or _text_of(tree, "//title"))
    if title and _ERROR_TITLE.search(title):
        raise _no_article(name, "is an error page")
    url = web_address(first_value(tree, "//link[@rel='canonical']/@href")) or web_address(_meta(tree, "og:url"))
    published = published_of(tree, url, latest)
    _remove(tree, [*_DEAD])
    text = _main_text(tree)
    if title and one_line(text.partition("\n")[0]) == title:
        text = text.partition("\n")[2]
    if len(text) < SHORTEST_ARTICLE or not any(_is_sentence(line) for line in text.split("\n")):
        raise _no_article(name, "holds no article text")
    return Article(title=title, outlet=one_line(_meta(tree, "og:site_name")), url=url, published=published, text=text)


def _parse(html: str, name: str) -> HtmlElement:
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8")
    html = _LONG_VALUE.sub('""', html.replace("\x00", ""))
    if _LONG_TAG.search(html):
        raise _no_article(name, "holds a tag of more than 16384 characters")
    cleaned = html.encode("utf-8", "replace")
    try:
        tree = lxml_html.document_fromstring(cleaned, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise _no_article(name, "holds no article text") from None
    depth = elements = characters = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth, elements = depth + 1, elements + 1
        characters += len(element.text or "") + len(element.tail or "")
        if depth > DEEPEST or elements > MOST_ELEMENTS:
            raise _no_article(name, f"is nested or divided too far ({depth} levels, {elements} elements)")
    if characters > LONGEST_TEXT * 4:
        raise _no_article(name, f"holds {characters} characters of text and script")
    return tree


def _main_text(tree: HtmlElement) -> str:
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    # Lengths are judged here, on the filtered text.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "50")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    text = trafilatura.extract(
        tree,
        config=config,
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_links=False,
        deduplicate=False,
        with_metadata=False,
    )
    lines = (_SPACE.sub(" ", line).strip() for line in _BREAKS.sub("\n", text or "").split("\n"))
    return "\n".join(without_furniture(line for line in lines if line))


def _remove(tree: HtmlElement, tags: list[str]) -> None:
    from lxml import etree

    etree.strip_elements(tree, *tags, with_tail=False)


def _meta(tree: HtmlElement, key: str) -> str | None:
    return first_value(tree, f"//meta[@property='{key}' or @name='{key}']/@content")


def _text_of(tree: HtmlElement, path: str) -> str | None:
    found: list[Any] = tree.xpath(path)
    return next((text for e in found if (text := str(e.text_content()).strip())), None)


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= SHORTEST_SENTENCE and any(mark in line for mark in ".!?")


def _no_article(name: str, what: str) -> InputError:
    return InputError("no_article", f"{name} {what}; save the page of one article, or its text as .txt.")
