"""What the validation pages are made of: the frame with its policy, escaped text in both languages, tables, tags."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from string import Template

# Control characters, and those that turn the direction of the text around them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def page(title: str, body: str) -> str:
    """A whole page that needs nothing else; `body` is HTML already, `title` is not."""
    frame, policy = _template()
    return frame.substitute(title=text(title), policy=policy, body=body)


@cache
def _template() -> tuple[Template, str]:
    """The page's frame, and the policy that allows just the style and the script which stand in it."""
    source = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    policy = "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
    return Template(source), policy.format(*hashes)


def text(value: object) -> str:
    """`value` as text that is inert in HTML, also within attributes."""
    return html.escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(value)), quote=True)


def both(english: object, indonesian: object) -> str:
    """A phrase in English with the Indonesian beside it."""
    return f'{text(english)} <span lang="id">{text(indonesian)}</span>'


def lines(english: object, indonesian: object) -> str:
    """A sentence in each language, one below the other."""
    return f'<p>{text(english)}</p><p lang="id">{text(indonesian)}</p>'


def section(english: str, indonesian: str, content: str) -> str:
    """A part of the page under its heading; `content` is HTML already."""
    anchor = english.lower().replace(" ", "-")
    heading = f'<h2 id="{anchor}">{both(english, "· " + indonesian)}</h2>'
    return f'<section aria-labelledby="{anchor}">{heading}{content}</section>'


def count(value: object) -> str:
    """A number with its thousands apart, anything else as text."""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else text(value)


def severity(level: str, *, success: bool) -> str:
    """The tag of a result: held, critical or warning."""
    if success:
        return '<span class="tag good">✓ held</span> <span lang="id">lolos</span>'
    if level == "critical":
        return '<span class="tag bad">✗ critical</span> <span lang="id">kritis</span>'
    return '<span class="tag warn">! warning</span> <span lang="id">peringatan</span>'


def table(heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
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
