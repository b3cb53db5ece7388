"""A file's name as it may be shown and stored."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

LONGEST_NAME = 255


def shown_name(path: Path) -> str:
    """The file name as valid, one-line Unicode.

    Names that are not UTF-8, hold line breaks, control or direction-changing characters get U+FFFD in their place, so
    that no name can forge a line of the manifest, of a table or of a log.
    """
    name = os.fsencode(path.name).decode("utf-8", "replace")
    name = unicodedata.normalize("NFC", name)
    safe = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in name)
    return safe[:LONGEST_NAME] or "\ufffd"
