"""Tables of a PDF to a sheet: by ruling lines where there are any, else by the gaps between words.

All pages become one sheet, so that a table that runs over a page break stays one table.
"""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Sequence
from typing import Any

from pipelines.reports.cells import is_missing, is_number
from pipelines.reports.sheet import Sheet, Value, rectangular, tidy_text
from warehouse.model.errors import InputError

MOST_PAGES = 80
LARGEST_STREAM = 32_000_000
LARGEST_WHOLE = 160_000_000
"""Bytes of one stream and of all of them, unpacked."""
LARGEST_PAGE = 3_000_000
"""Bytes of drawing instructions of a page; a page of tables has a few ten thousand."""
_STREAM = re.compile(rb"[^<>]{0,400}/(?:FlateDecode|Fl)\b[^\0]{0,400}?>>\s*stream\r?\n")
_PACKED_TWICE = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW)\s*/(?:FlateDecode|Fl|LZWDecode|LZW)\b")
MOST_WORDS = 20_000
"""Words of a page; a page of a report has a few hundred."""
_PAGE_NUMBER = re.compile(r"(?:halaman|hal\.?|page|-)?\s*[0-9]{1,3}\s*(?:(?:dari|of|/)\s*[0-9]{1,3})?\s*-?", re.I)
_LINE_HEIGHT = 3.0
"""Points between the tops of words of one line, at most."""


def _check_streams(data: bytes, name: str) -> None:
    """Unpack every stream within bounds, so that the reader further on may trust them not to burst the memory.

    Raises InputError for a stream that unpacks to too much, or is packed twice over.
    """
    if _PACKED_TWICE.search(data):
        raise InputError(
            "unsafe", f"{name} packs its contents twice over, which no report needs; print it anew as PDF."
        )
    whole = 0
    for found in _STREAM.finditer(data):
        unpacker = zlib.decompressobj()
        try:
            packed = _as_bytes(data[found.end() : found.end() + LARGEST_STREAM], found[0])
            whole += len(unpacker.decompress(packed, LARGEST_STREAM + 1))
        except (zlib.error, ValueError):
            continue
        if unpacker.unconsumed_tail or whole > LARGEST_WHOLE:
            what = f"{name} unpacks to more than {LARGEST_STREAM // 1_000_000} MB from a small file"
            raise InputError("too_large", f"{what}; print it anew as PDF.")


def _as_bytes(content: bytes, filters: bytes) -> bytes:
    """A stream that is written in letters (ASCII85, hexadecimal) as the bytes that it stands for."""
    if b"85" in filters:
        return base64.a85decode(content[: max(content.find(b"~>"), 0)].removeprefix(b"<~"))
    if b"Hex" in filters:
        return bytes.fromhex(content[: max(content.find(b">"), 0)].decode("ascii"))
    return content


def read_pdf(data: bytes, name: str) -> list[Sheet]:
    """The tables of a PDF with the lines around them. Raises InputError if it is locked, damaged or only pictures."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    _check_streams(data, name)
    rows: list[list[Value]] = []
    pages: list[tuple[int, int]] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > MOST_PAGES:
                raise InputError(
                    "too_large", f"{name} has {len(document.pages)} pages; cut out the {MOST_PAGES} that hold tables."
                )
            for number, page in enumerate(document.pages, start=1):
                for line, row in enumerate(_page(page, name), start=1):
                    rows.append(row)
                    pages.append((number, line))
                page.close()
    except InputError:
        raise
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise _locked(name) from error
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], (PDFPasswordIncorrect, PDFEncryptionError)):
            raise _locked(name) from error
        raise _damaged(name) from error
    except (
        PSException,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        AssertionError,
    ) as error:
        raise _damaged(name) from error
    if not rows:
        raise InputError("no_text", f"{name} holds no text, only pictures; ask for the workbook or a PDF with text.")
    stem = name.rsplit(".", 1)[0]
    return [Sheet(name=stem, rows=rectangular(rows), pages=pages)]


def _page(page: Any, name: str) -> list[list[Value]]:
    """The rows of a page from top to bottom: lines of text, and tables cell by cell."""
    if (
        sum(len(content.get_data()) for content in page.page_obj.contents if hasattr(content, "get_data"))
        > LARGEST_PAGE
    ):
        raise InputError(
            "too_large", f"A page of {name} draws more than any report; ask for the workbook, or print it anew as PDF."
        )
    words = page.extract_words(keep_blank_chars=False, use_text_flow=False, x_tolerance=1.5)
    if len(words) > MOST_WORDS:
        raise InputError(
            "too_large", f"A page of {name} has {len(words)} words, more than any report; check where it comes from."
        )
    tables = [table for table in page.find_tables() if len(table.rows) >= 2 and len(table.rows[0].cells) >= 2]
    pieces: list[tuple[float, list[list[Value]]]] = []
    for table in tables:
        cells = [[_cell(cell) if cell else None for cell in row] for row in table.extract()]
        pieces.append((table.bbox[1], [list(row) for row in cells]))
    free = [word for word in words if not any(_inside(word, table.bbox) for table in tables)]
    lines = [line for line in _lines(free) if not _PAGE_NUMBER.fullmatch(" ".join(word["text"] for word in line))]
    if not tables:
        return _unruled(lines)
    pieces.extend((line[0]["top"], [[tidy_text(" ".join(word["text"] for word in line))]]) for line in lines)
    return [row for _, rows in sorted(pieces, key=lambda piece: piece[0]) for row in rows]


def _cell(text: str) -> Value:
    """A cell on one line; a figure that wraps within its cell is one figure."""
    joined = "".join(text.split())
    return joined if "\n" in text and is_number(joined) else tidy_text(" ".join(text.split()))


def _inside(word: dict[str, Any], box: Sequence[float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _lines(words: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Words by line, from left to right."""
    lines: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        if lines and abs(word["top"] - lines[-1][0]["top"]) <= _LINE_HEIGHT:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


def _unruled(lines: Sequence[Sequence[dict[str, Any]]]) -> list[list[Value]]:
    """Lines of an unruled page as cells: pieces of a line by their gaps, columns by the lines with figures."""
    pieces = [_pieces(line) for line in lines]
    figured = [line for line in pieces if sum(is_number(text) or is_missing(text) for _, _, text in line) >= 2]
    if len(figured) < 2:
        return [[tidy_text(" ".join(text for _, _, text in line))] for line in pieces]
    bands = _bands([piece for line in figured for piece in line])
    rows: list[list[Value]] = []
    for line in pieces:
        if len(line) == 1 and not is_number(line[0][2]) and _spans(line[0], bands) != 1:
            rows.append([tidy_text(line[0][2])])
            continue
        row: list[Value] = [None] * len(bands)
        for left, right, text in line:
            at = max(
                range(len(bands)),
                key=lambda i: (_overlap(left, right, bands[i]), -abs((bands[i][0] + bands[i][1]) - (left + right))),
            )
            row[at] = tidy_text(f"{row[at]} {text}" if row[at] else text)
        rows.append(row)
    return rows


def _pieces(line: Sequence[dict[str, Any]]) -> list[tuple[float, float, str]]:
    """Words of a line joined where the gap is that of a blank."""
    pieces: list[tuple[float, float, str]] = []
    for word in line:
        size = max(word["bottom"] - word["top"], 4.0)
        both = pieces and _is_figure(pieces[-1][2]) and (_is_figure(word["text"]) or len(pieces) == 1)
        if pieces and word["x0"] - pieces[-1][1] <= (0.2 if both else 0.55) * size:
            left, _, text = pieces[-1]
            pieces[-1] = (left, word["x1"], f"{text} {word['text']}")
        else:
            pieces.append((word["x0"], word["x1"], word["text"]))
    return pieces


def _is_figure(text: str) -> bool:
    return is_number(text) or is_missing(text)


def _bands(pieces: Sequence[tuple[float, float, str]]) -> list[tuple[float, float]]:
    """Columns: stretches of the page that pieces of the lines with figures cover."""
    bands: list[list[float]] = []
    for left, right, _ in sorted(pieces):
        if bands and left <= bands[-1][1] + 1.0:
            bands[-1][1] = max(bands[-1][1], right)
        else:
            bands.append([left, right])
    return [(left, right) for left, right in bands]


def _overlap(left: float, right: float, band: tuple[float, float]) -> float:
    return min(right, band[1]) - max(left, band[0])


def _spans(piece: tuple[float, float, str], bands: Sequence[tuple[float, float]]) -> int:
    return sum(_overlap(piece[0], piece[1], band) > 0 for band in bands)


def _locked(name: str) -> InputError:
    return InputError("password", f"{name} is locked with a password; save it without one and add it again.")


def _damaged(name: str) -> InputError:
    return InputError("damaged", f"{name} is damaged or cut off and cannot be opened; ask for the file again.")
