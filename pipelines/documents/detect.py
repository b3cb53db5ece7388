"""What a file is, by its bytes first and its name second."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from pipelines.documents.containers import detect_ole, detect_zip
from pipelines.documents.kinds import COUNTS, COUNTS_MARK, CSV, HINT, HTML, JSON, ODS, PDF, TEXT, XLS, XLSX
from warehouse.model.errors import InputError

LARGEST_ARTICLE = 10 * 1024 * 1024
LARGEST_REPORT = 64 * 1024 * 1024

_NEWS = frozenset({JSON, HTML, TEXT})
_BY_EXTENSION = {
    ".json": JSON,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".txt": TEXT,
    ".xlsx": XLSX,
    ".xlsm": XLSX,
    ".xls": XLS,
    ".ods": ODS,
    ".csv": CSV,
    ".tsv": CSV,
    ".pdf": PDF,
}
HINT_ENDINGS = (".hint.yaml", ".hint.yml")
_SPREADSHEETS = frozenset({XLSX, XLS, ODS})
READ = ".json, .html or .txt for an article, .xlsx, .xls, .ods, .csv or .pdf for a report"

_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"%!PS", "a PostScript file"),
)
# A magic number of letters may also begin a text; only with a control byte it counts.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HTML_START = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TABLE_START = re.compile(rb"\s*<(?:table|meta|style|div|\?xml)\b", re.I)
_TABLE = re.compile(rb"<table\b", re.I)
_CELL = re.compile(rb"<t[dh]\b", re.I)
_FIGURE_CELL = re.compile(
    rb"<td\b[^<>]{0,300}>\s{0,50}(?:<[^<>]{1,300}>\s{0,50}){0,3}(?:Rp\.?\s?)?[0-9][0-9.,%\s]{0,30}<", re.I
)
_OF_TABLES = re.compile(rb"<(table|script|style|head)\b.*?</\1\s*>", re.I | re.S)
_TAG = re.compile(rb"<[^<>]*>")
FEWEST_FIGURES = 8
"""Cells of figures in the smallest table that is a report."""
MANY_FIGURES = 12
"""So many tell a table even on a page with some text."""
FEW_WORDS = 600
"""Bytes of text beside a small table; an article has more."""
_PARAGRAPH = re.compile(rb"<p\b", re.I)
_JSON_START = re.compile(rb'\s*\{\s*"|\s*\[\s*\{\s*"')
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class MediaType:
    """`kind`: what the file is to Cakupan; `media_type`: its MIME type."""

    kind: Literal["news", "report", "hint"]
    media_type: str


def size_limit(name: str) -> int:
    """Most bytes that a file of this name may have: articles are texts, reports may be workbooks."""
    expected = _BY_EXTENSION.get(_extension(name))
    return LARGEST_ARTICLE if expected in _NEWS else LARGEST_REPORT


def check_size(size: int, name: str) -> None:
    """Raises InputError (`too_large`) if a file of this name and size is not to be read."""
    limit = size_limit(name)
    if size > limit:
        raise InputError(
            "too_large",
            f"{name} has {_megabytes(size)} MB, more than the {_megabytes(limit)} MB a file of its kind may have; "
            "split it or remove what is not text.",
        )


def detect(data: bytes, name: str) -> MediaType:
    """Recognise a document.

    Raises InputError with reason `empty`, `too_large`, `binary`, `not_a_document`, `wrong_extension`, `unknown_type`,
    `password_protected`, `damaged` or `decompression_bomb`.
    """
    if not data or (len(data) < 65536 and not data.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf")):
        raise InputError("empty", f"{name} is empty ({len(data)} bytes); fetch or save it again.")
    check_size(len(data), name)
    if data.startswith(COUNTS_MARK):
        return MediaType("report", COUNTS)
    if name.lower().endswith(HINT_ENDINGS):
        _refuse_binary(data, name)
        return MediaType("hint", HINT)
    found = _by_bytes(data, name) or _by_text(data, name)
    is_report = found not in _NEWS or _BY_EXTENSION.get(_extension(name)) not in _NEWS
    is_report = is_report or (found == HTML and _is_mostly_table(data))
    return MediaType("report" if is_report else "news", found)


def _by_bytes(data: bytes, name: str) -> str | None:
    """The type of a container with a magic number; None for anything that may be text."""
    found = None
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        found = detect_zip(data, name)
    elif data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        found = detect_ole(data, name)
    elif b"%PDF-" in data[:1024]:
        found = PDF
    if found is None:
        _refuse_binary(data, name)
        return None
    expected = _BY_EXTENSION.get(_extension(name))
    if expected != found and not (expected in _SPREADSHEETS and found in _SPREADSHEETS):
        right = ".pdf" if found == PDF else ".xlsx"
        raise InputError(
            "wrong_extension", f"{name} is a {_plain(found)} by its content; rename it so that it ends in {right}."
        )
    return found


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[:4096]
    for magic, what in _MAGIC:
        if data.startswith(magic) and (not magic.isascii() or _CONTROL.search(head) or magic[:1] in b"{%"):
            raise InputError("not_a_document", f"{name} is {what}, not an article or report; Cakupan reads {READ}.")
    if data[4:8] == b"ftyp":
        raise InputError("not_a_document", f"{name} is a film, not an article or report; Cakupan reads {READ}.")
    if data.startswith(_BOMS[1:]) or looks_like_utf16(data):
        return
    sample = data[:65536] + data[-65536:]
    place = data.find(b"\x00")
    if place >= 0 or len(_CONTROL.findall(sample)) > len(sample) // 100:
        match = _CONTROL.search(data)
        at = place if place >= 0 else match.start() if match else 0
        raise InputError(
            "binary", f"{name} is not text (control byte at position {at}); Cakupan reads {READ}: save it as one."
        )


def looks_like_utf16(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` if text without a byte order mark has its zero bytes all on one side."""
    sample = data[: min(4096, len(data) // 2 * 2)]
    half = len(sample) // 2
    if half < 8:
        return None
    high, low = sample[1::2].count(0), sample[0::2].count(0)
    if high > half * 0.7 and low == 0:
        return "utf-16-le"
    if low > half * 0.7 and high == 0:
        return "utf-16-be"
    return None


def _by_text(data: bytes, name: str) -> str:
    extension = _extension(name)
    expected = _BY_EXTENSION.get(extension)
    head = _head(data)
    if expected is None:
        what = f"files that end in {extension}" if extension else "files without an ending"
        raise InputError("unknown_type", f"{name}: Cakupan does not read {what}; save it as {READ}.")
    if expected in _SPREADSHEETS or expected == CSV:
        return _exported_table(data, head, name, expected)
    if expected == PDF:
        raise InputError("wrong_extension", f"{name} holds text, not a PDF; rename it so that it ends in .txt or .csv.")
    if expected == JSON and not head.lstrip().startswith((b"{", b"[")):
        raise InputError("wrong_extension", f"{name} holds no JSON; save it as JSON, or as .txt if it is plain text.")
    if expected == HTML and b"<" not in data:
        raise InputError("wrong_extension", f"{name} holds no HTML; rename it so that it ends in .txt.")
    if expected == TEXT:
        return HTML if _HTML_START.match(head) else JSON if _JSON_START.match(head) else TEXT
    return expected


def _exported_table(data: bytes, head: bytes, name: str, expected: str) -> str:
    """A table that is text: web applications export HTML or delimited lines under the name of a workbook."""
    if _HTML_START.match(head) or _TABLE_START.match(head):
        if _TABLE.search(data):
            return HTML
        raise InputError("wrong_extension", f"{name} holds an HTML page without a table; save the table as .xlsx.")
    lines = [line for line in head.splitlines()[:20] if line.strip()]
    if expected == CSV or sum(any(mark in line for mark in (b";", b"\t", b",")) for line in lines) > len(lines) // 2:
        return CSV
    raise InputError(
        "wrong_extension", f"{name} holds plain text, not a {_plain(expected)}; save it as .xlsx, or as .txt."
    )


def _is_mostly_table(data: bytes) -> bool:
    """Whether a page is a table of figures with at most a few lines of text: a report put on the web."""
    figures = len(_FIGURE_CELL.findall(data))
    if figures < FEWEST_FIGURES or figures * 4 < len(_CELL.findall(data)) or len(_PARAGRAPH.findall(data)) > 5:
        return False
    return figures >= MANY_FIGURES or len(_words_beside(data)) <= FEW_WORDS


def _words_beside(data: bytes) -> bytes:
    """What a page says outside its tables, without tags."""
    return b" ".join(_TAG.sub(b" ", _OF_TABLES.sub(b" ", data)).split())


def _head(data: bytes) -> bytes:
    """The first kilobytes as bytes of an ASCII superset, so that marks of HTML and JSON can be looked for."""
    encoding = looks_like_utf16(data)
    if data.startswith(b"\xff\xfe"):
        encoding = "utf-16-le"
    elif data.startswith(b"\xfe\xff"):
        encoding = "utf-16-be"
    if encoding:
        return data[:8192].decode(encoding, "ignore").lstrip("\ufeff").encode()
    return data[:4096].removeprefix(_BOMS[0])


def _extension(name: str) -> str:
    return PurePath(name).suffix.lower()


def _plain(media_type: str) -> str:
    return {PDF: "PDF", XLSX: "workbook (.xlsx)", XLS: "workbook (.xls)", ODS: "workbook (.ods)"}[media_type]


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".removesuffix(".0")
