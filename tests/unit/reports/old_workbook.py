"""Writes the old binary workbook (.xls: BIFF8 in a compound file), just enough of it for tests."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Any

_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def old_workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook of numbers and texts; rows from A1."""
    bodies = [_sheet(rows) for rows in sheets.values()]
    names = [struct.pack("<BB", len(name), 0) + name.encode("latin-1") for name in sheets]
    size = len(_begins(5)) + sum(4 + 6 + len(name) for name in names) + 4
    head = _begins(5)
    for name, body in zip(names, bodies, strict=True):
        head += _record(0x0085, struct.pack("<IH", size, 0) + name)
        size += len(body)
    return _compound(b"".join([head + _record(0x000A, b""), *bodies]))


def _sheet(rows: Sequence[Sequence[Any]]) -> bytes:
    out = _begins(0x10)
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                out += _record(0x0204, struct.pack("<HHHHB", row, column, 0, len(value), 1) + text)
            elif value is not None:
                out += _record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    return out + _record(0x000A, b"")


def _begins(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 6))


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _compound(stream: bytes) -> bytes:
    """A compound file with one stream: header, allocation table, directory, the stream in sectors of 512 bytes."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    table = [_FAT, _END, *range(3, sectors + 2), _END]
    directory = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 2, len(stream)) + bytes(256)
    return header + struct.pack("<128I", *table, *[_FREE] * (128 - len(table))) + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, _FREE, _FREE, child)
    place = bytes(36) + struct.pack("<IQ", start, size)
    return written.ljust(64, b"\0") + struct.pack("<H", len(written) + 2) + links + place
