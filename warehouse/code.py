"""Which code read the data: a hash over every source file that can change a result."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_FOLDERS = ("pipelines", "expectations", "warehouse")
_SUFFIXES = {".py", ".csv", ".yaml", ".sql"}


@cache
def code_version() -> str:
    """First 12 hex digits of a SHA-256 over the names and bytes of the code and reference files, in name order."""
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for path in sorted((_ROOT / folder).rglob("*")):
            if path.suffix in _SUFFIXES:
                digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
