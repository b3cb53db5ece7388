"""Bytes to text: UTF-8, UTF-16 and, where the bytes leave no doubt, Windows-1252."""

from __future__ import annotations

import codecs
import re

from pipelines.documents.detect import looks_like_utf16
from warehouse.model.errors import InputError

# UTF-32's little-endian mark begins with UTF-16's, so it comes first.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Indonesian text written in Windows-1252 holds beside ASCII: typographic quotes, dashes, dots and spaces, signs
# of degree, section and ownership, fractions, and the e of "Café". All other bytes speak for damage instead.
_CP1252_USUAL = frozenset(
    b"\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa7\xa9\xab\xad\xae\xb0\xb2\xb7\xbb\xbc\xbd\xbe\xe8\xe9"
)
_ABOVE_ASCII = re.compile(rb"[\x80-\xff]")
_UTF8_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
# HTML's own rule reads Latin-1 as Windows-1252 (WHATWG Encoding Standard, names and labels).
_DECLARABLE = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-15": "iso8859-15",
}
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""", re.I)


def decode(data: bytes, name: str) -> str:
    """The text of `data`, without its byte order mark.

    Raises InputError (`bad_encoding`) with the position of the first byte that fits no encoding.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name, len(mark))
    if guessed := looks_like_utf16(data):
        return _strict(data, guessed, name, 0)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if _is_surely_cp1252(data):
            return data.decode("cp1252")
        return _strict(data, "utf-8", name, 0)


def decode_html(data: bytes, name: str) -> str:
    """Like `decode`, with the encoding a page declares, and tolerant of single broken bytes as browsers are.

    Raises InputError (`bad_encoding`) if more than one character in a thousand is broken.
    """
    declared = _CHARSET.search(data[:4096])
    encoding = _DECLARABLE.get(declared[1].decode("ascii").lower()) if declared else None
    if any(data.startswith(mark) for mark, _ in _BOMS):
        encoding = None
    try:
        if encoding and encoding != "utf-8":
            # A page that declares Latin-1 but is valid UTF-8 with multi-byte characters is UTF-8.
            try:
                return data.decode("utf-8") if _ABOVE_ASCII.search(data) else data.decode("ascii")
            except UnicodeDecodeError:
                return data.decode(encoding)
        return decode(data, name)
    except (InputError, UnicodeDecodeError):
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") > len(text) // 1000:
            return _strict(data, "utf-8", name, 0)
        return text


def _strict(data: bytes, encoding: str, name: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            "bad_encoding",
            f"{name} is not valid {encoding.upper()} (byte {error.start + skipped} on); save it again as UTF-8.",
        ) from None


def _is_surely_cp1252(data: bytes) -> bool:
    above = _ABOVE_ASCII.findall(data)
    return (
        len(above) * 50 <= len(data) and all(byte[0] in _CP1252_USUAL for byte in above) and not _UTF8_PAIR.search(data)
    )
