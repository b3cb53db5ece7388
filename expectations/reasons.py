"""Plain reasons: a rule's template filled with the values of one failing row, in English and in Indonesian.

Values are written as each language writes them (21,234.5 and 21.234,5), long ones are shortened, and runs of 16
digits, which may be a person's identity number, are masked.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from string import Formatter

LONGEST_VALUE = 160
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{16}(?![0-9])")
_COMMA_POINT = str.maketrans(",.", ".,")


def mask_identity(text: str) -> str:
    """`text` with every bare run of 16 digits overwritten; its length stays, so that offsets still hold."""
    return _IDENTITY.sub("#" * 16, text)


def reasons(templates: tuple[str, str], row: Mapping[str, object]) -> tuple[str, str]:
    """The English and the Indonesian reason for `row`, whose values the templates name as `{column}`."""
    english, indonesian = templates
    # A column that the frame lacks is shown as a missing value: the table's own rules tell that it is not there.
    return (
        english.format_map({k: _shown(row.get(k), "nothing", indonesian=False) for k in _named(english)}),
        indonesian.format_map({k: _shown(row.get(k), "kosong", indonesian=True) for k in _named(indonesian)}),
    )


@cache
def _named(template: str) -> tuple[str, ...]:
    """The columns that a template names."""
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name)


def _shown(value: object, missing: str, *, indonesian: bool) -> str:
    match value:
        case None:
            shown = missing
        case bool():
            shown = str(value).lower()
        case int() | float():
            shown = _number(value).translate(_COMMA_POINT) if indonesian else _number(value)
        case datetime():
            shown = f"{value:%Y-%m-%d %H:%M:%S} UTC"
        case date():
            shown = value.isoformat()
        case list():
            shown = ", ".join(_shown(v, missing, indonesian=indonesian) for v in value) or missing
        case _:
            shown = _quoted(mask_identity(str(value)))
    return shown


def _quoted(text: str) -> str:
    shortened = text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
    return f"“{shortened}”" if " " in shortened or not shortened else shortened


def _number(value: float) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0")
