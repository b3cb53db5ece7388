"""One news article from the bytes of a `.json`, `.html` or `.txt` file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn
from urllib.parse import urlsplit

from pipelines.documents.encoding import decode
from pipelines.documents.kinds import HTML, JSON, TEXT
from pipelines.documents.published import BadDateError, iso_published
from warehouse.model.errors import InputError

LONGEST_FIELD = 2_000
PROVENANCES = ("public", "invented")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DATELINE_DASH = re.compile(r"\s[-–—|]{1,2}\s|[—–]|\|\|")


@dataclass(frozen=True, slots=True)
class Article:
    """`published`: ISO, perhaps partial ("2025", "2025-12"); offsets of statements count characters of `text`.

    `provenance` is set in the project's samples only: whether their figures are "public" (then `provenance_note`
    names the source) or "invented".
    """

    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    text: str
    provenance: str | None = None
    provenance_note: str | None = None


def read_article(data: bytes, name: str, media_type: str, *, latest: date | None = None) -> Article:
    """Read an article of the type that `detect` found.

    `latest`: no publication date after this day is believed of a page that does not state one clearly; give the day
    of arrival. A JSON text is kept exactly as given; of plain text only line breaks become `\\n`.

    Raises InputError, reason `bad_encoding`, `bad_json`, `bad_field`, `no_text` or `no_article`.
    """
    if media_type == JSON:
        return _read_json(data, name)
    if media_type == TEXT:
        return _read_text(data, name)
    if media_type == HTML:
        from pipelines.documents.page import read_page

        return read_page(data, name, latest)
    raise InputError("unknown_type", f"{name} is of type {media_type}, which is no article; give it as .json or .txt.")


def web_address(value: str | None) -> str | None:
    """`value` if it is a plain http(s) address, else None: addresses end up as links on pages."""
    if not value or len(value) > LONGEST_FIELD or not value.isprintable() or " " in value:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        return None
    return value if usable else None


def one_line(value: str | None) -> str | None:
    """`value` with its white space made single blanks, cut to `LONGEST_FIELD` characters; None if nothing is left."""
    return " ".join(value[: LONGEST_FIELD * 2].split())[:LONGEST_FIELD] or None if value else None


def _read_text(data: bytes, name: str) -> Article:
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise InputError("no_text", f"{name} holds only blanks; fetch or save the article again.")
    return Article(title=headline(text), outlet=None, url=None, published=None, text=text)


def headline(text: str) -> str | None:
    """The first line of a plain text, if it is clearly a headline.

    That is: a line of 5 to 30 words and at most 200 characters, without a full stop or a dateline's dash, before a
    body that is longer; and either most of its longer words are capitalised, or a blank line or a dateline follows.
    """
    first, _, rest = text.strip().partition("\n")
    words = first.split()
    longer = [w for w in words if len(w) > 3 and w[0].isalpha()]
    capitalised = sum(w[0].isupper() for w in longer) * 3 >= len(longer) * 2
    set_apart = rest.startswith("\n") or bool(_DATELINE_DASH.search(rest[:80].partition("\n")[0]))
    is_headline = (
        5 <= len(words) <= 30
        and len(first) <= 200
        and first.rstrip()[-1] not in ".;:,"
        and ". " not in first
        and not _DATELINE_DASH.search(first)
        and (capitalised or set_apart)
        and len(rest.strip()) > 2 * len(first)
    )
    return one_line(first) if is_headline else None


def _read_json(data: bytes, name: str) -> Article:
    record = _parse_json(decode(data, name), name)
    if isinstance(record, list):
        _refuse(name, f"holds a list of {len(record)} articles", "save each one as a file of its own")
    if not isinstance(record, dict):
        _refuse(name, "holds no JSON object", 'write {"url", "title", "outlet", "published", "text"}')
    text = record.get("text")
    if not isinstance(text, str):
        what = 'has no "text"' if text is None else f'has {_kind(text)} as "text"'
        _refuse(name, what, "give the article's text there as a string", "no_text" if text is None else "bad_field")
    if not text.strip():
        _refuse(name, 'has an empty "text"', "give the article's text there", "no_text")
    provenance = _field(record, "provenance", name)
    if provenance not in (None, *PROVENANCES):
        _refuse(name, f'has "provenance" {provenance[:40]!r}', "write public or invented", "bad_field")
    try:
        published = iso_published(_field(record, "published", name))
    except BadDateError:
        _refuse(
            name,
            f'has "published" {str(record["published"])[:40]!r}',
            "write YYYY-MM-DD, YYYY-MM or YYYY, or leave it out",
            "bad_field",
        )
    return Article(
        title=one_line(_field(record, "title", name)),
        outlet=one_line(_field(record, "outlet", name)),
        url=web_address(_field(record, "url", name)),
        published=published,
        text=_SURROGATE.sub("\ufffd", text),  # half a character pair, which UTF-8 cannot write; keeps all offsets
        provenance=provenance,
        provenance_note=one_line(_field(record, "provenance_note", name)),
    )


def _parse_json(text: str, name: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        _refuse(name, f"is not valid JSON ({where}: {error.msg})", "correct it there or save it again")
    except RecursionError:
        _refuse(name, "is nested too deeply", "write one flat object an article")
    except ValueError as error:  # NaN, or a number of thousands of digits
        what = str(error) if "NaN" in str(error) or "Infinity" in str(error) else "a number of too many digits"
        _refuse(name, f"holds {what}, which JSON does not have", "write null instead")


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(constant)


def _field(record: dict[str, Any], key: str, name: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        _refuse(name, f'has {_kind(value)} as "{key}"', "give it as a string, or leave it out", "bad_field")
    return _SURROGATE.sub("\ufffd", value).strip() or None


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    return {int: "a number", float: "a number", list: "a list", dict: "an object"}.get(type(value), "another value")


def _refuse(name: str, what: str, remedy: str, reason: str = "bad_json") -> NoReturn:
    raise InputError(reason, f"{name} {what}; {remedy}.")
