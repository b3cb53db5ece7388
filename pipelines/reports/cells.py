"""What a cell is at a glance: a number, a mark for missing, a year, a column number."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipelines.reports.sheet import Value

MISSING = frozenset(
    [
        "-",
        "–",
        "—",
        "--",
        "---",
        "...",
        "…",
        "..",
        "na",
        "n.a",
        "n.a.",
        "n/a",
        "x",
        "xx",
        "nihil",
        "tad",
        "null",
        "none",
        "nan",
        "#n/a",
        "#ref!",
        "#div/0!",
        "#value!",
        "#name?",
        "#num!",
        "(",
        "-",
        ")",
        "(-)",
        "*",
    ]
) | {"( - )", "tidak ada", "tidak ada data", "rp -", "rp-", "rp - ", "rp. -"}

_NUMBER = re.compile(
    r"[\s(]*[+\-−]?\s*(?:rp\.?\s*|idr\s*)?[+\-−]?[0-9][0-9.,\s]*(?:%|persen|orang|jiwa|tk|org|ribu|rb|juta|jt|miliar|milyar|triliun|m|t|kasus|"
    r"perusahaan|bu|pekerja|peserta)?\.?\s*(?:rp)?\)?\s*[rxe*]{0,2}\)?\s*",
    re.I,
)
_COLUMN_NUMBER = re.compile(r"\(?\s*(?:[0-9]{1,3}|[a-z])\s*(?:=[^)]*)?\)?", re.I)
_YEAR = re.compile(r"(?:19[89]|20[0-4])[0-9](?:\.0+)?[rx*]{0,2}|(?:19[89]|20[0-4])[0-9]\s?[*)rx]{1,3}")


def is_missing(value: Value) -> bool:
    """Whether a cell prints that there is no figure."""
    return isinstance(value, str) and value.strip().lower() in MISSING


def is_number(value: Value) -> bool:
    """Whether a cell is a number, stored or printed. Long runs of digits are identities, not numbers."""
    if isinstance(value, (int, float)):
        return True
    if not isinstance(value, str) or not value or len(value) > 40:
        return False
    return _NUMBER.fullmatch(value) is not None


def is_garbled(value: Value) -> bool:
    """Whether a cell was meant as a number that cannot be read: mostly digits, as "539.35O" with a letter O."""
    if not isinstance(value, str) or len(value) > 40 or is_number(value):
        return False
    text = value.strip()
    return len(re.findall("[0-9]", text)) * 2 > len(text)


def is_year(value: Value) -> bool:
    if isinstance(value, (int, float)):
        return 1980 <= value <= 2049 and float(value).is_integer()
    return isinstance(value, str) and _YEAR.fullmatch(value.strip()) is not None


def is_serial(value: Value) -> bool:
    """A date as a spreadsheet counts it: days since the end of 1899, here from 2000 to 2049."""
    text = str(value).strip().removesuffix(".0")
    return text.isdigit() and 36_526 <= int(text) <= 54_788


def date_of_serial(value: Value) -> date:
    """The date of such a number."""
    return date(1899, 12, 30) + timedelta(days=int(float(str(value))))


def is_text(value: Value) -> bool:
    """Whether a cell says something in words."""
    return isinstance(value, str) and not is_missing(value) and not is_number(value)


def is_column_number(value: Value) -> bool:
    return (isinstance(value, int) and 0 < value < 400) or (
        isinstance(value, str) and _COLUMN_NUMBER.fullmatch(value.strip()) is not None
    )


def shown(value: Value) -> str:
    """A cell as one line of text, as printed."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:.10g}"
    return " ".join(str(value).split())
