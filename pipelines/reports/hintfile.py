"""Hint files: `NAME.xlsx.hint.yaml` beside `NAME.xlsx`, or in a folder `hints` of the inbox.

Here: telling such a file by its name, and its bytes to a mapping. Not here: what the mapping may say (hints).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.documents.detect import HINT_ENDINGS
from warehouse.model.errors import InputError

FOLDER = "hints"
LARGEST = 64 * 1024
"""Bytes; a hint names a few columns."""


def hinted(name: str) -> str:
    """The name of the report that a hint file is about."""
    return next((name[: -len(ending)] for ending in HINT_ENDINGS if name.lower().endswith(ending)), name)


def hints_beside(report: Path) -> list[Path]:
    """The hint files of a report that exist: beside it, then in the folder `hints` beside it."""
    folders = (report.parent, report.parent / FOLDER)
    return [
        path for folder in folders for ending in HINT_ENDINGS if (path := folder / f"{report.name}{ending}").is_file()
    ]


def read_hint_file(data: bytes, name: str) -> Mapping[str, Any]:
    """The mapping that a hint file holds, validated.

    Raises InputError (`hint`) naming the line or the key that is wrong and what may stand there.
    """
    import yaml

    from pipelines.reports.hints import read_hint

    if len(data) > LARGEST:
        raise InputError("hint", f"{name} has {len(data) // 1024} KB; a hint names a few columns in less than 64 KB.")
    try:
        text = data.decode("utf-8-sig")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise InputError("hint", f"{name} uses YAML aliases (*name), which a hint needs not; write the value out.")
        said = yaml.safe_load(text)
    except UnicodeDecodeError as error:
        raise InputError("hint", f"{name} is not UTF-8 text; save it as such.") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 1}" if mark else ""
        raise InputError("hint", f"{name} is no YAML{place}; write one `key: value` a line, indented alike.") from error
    if not isinstance(said, Mapping):
        raise InputError("hint", f"{name} says nothing; write region, period, office, columns or rows.")
    read_hint(said, hinted(name))
    return said
