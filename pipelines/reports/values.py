"""The figure in a cell: stored or printed, in percent or not, with the interval that its decimals allow."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.reports.cells import is_missing
from pipelines.reports.sheet import Value

# A revised or provisional figure carries a mark behind it: "12.345r", "3,2*", "98 x".
_MARKS = re.compile(r"(?<=[0-9])\s*(?:[rxe]|\*{1,3})\)?$", re.I)
_UNIT_WORDS = re.compile(r"\s*(?:orang|jiwa|tk|org|kasus|perusahaan|bu|pekerja|peserta)\.?$", re.I)
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_BLANK_GROUPS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]{1,2})?")
_FLOAT = re.compile(r"[0-9]{4,}\.[0-9]+|[0-9]+\.0")
_ENGLISH = re.compile(
    r"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|-?[0-9]{1,3}(?:,[0-9]{3}){2,}|-?[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})%?"
)
_INDONESIAN = re.compile(
    r"-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|-?[0-9]{1,3}(?:\.[0-9]{3}){2,}|-?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})%?"
)
_ONE_COMMA, _ONE_POINT = re.compile(r"[0-9]{1,3},[0-9]{3}"), re.compile(r"[0-9]{1,3}\.[0-9]{3}")


class Figure(NamedTuple):
    """A figure as the cell has it, before the unit of its column applies. `percent`: the cell itself says percent."""

    value: float
    low: float
    high: float
    percent: bool
    text: str
    flags: tuple[str, ...] = ()


def is_english(cells: Iterable[Value], counts: bool = False) -> bool:
    """Whether most printed numbers use a comma for thousands and a point for decimals.

    `counts`: the cells count things one by one, so that "752.433" tells of thousands as "752,433" does.
    """
    english = indonesian = 0
    for cell in cells:
        if isinstance(cell, str):
            text = cell.strip()
            english += _ENGLISH.fullmatch(text) is not None or (counts and _ONE_COMMA.fullmatch(text) is not None)
            indonesian += _INDONESIAN.fullmatch(text) is not None or (counts and _ONE_POINT.fullmatch(text) is not None)
    return english > indonesian


def is_unreadable(cell: Value, figure: Figure | None) -> bool:
    """Whether a cell has digits of which no figure could be made; marks for missing and words have none."""
    return figure is None and isinstance(cell, str) and not is_missing(cell) and re.search("[0-9]", cell) is not None


def read_figure(cell: Value, shown_percent: bool = False, english: bool = False, whole: bool = True) -> Figure | None:
    """The figure of a cell; None for a blank, a mark for missing or words.

    `whole`: what is counted comes in whole numbers, so "12,345" is twelve thousand.
    """
    if isinstance(cell, int):
        if not shown_percent:
            return Figure(float(cell), float(cell), float(cell), False, str(cell))
        return Figure(cell * 100.0, cell * 100.0, cell * 100.0, True, f"{cell * 100}%")
    if isinstance(cell, float):
        return _stored(cell, shown_percent)
    if not isinstance(cell, str) or is_missing(cell):
        return None
    return _printed(cell.strip(), english, whole)


def _stored(value: float, shown_percent: bool) -> Figure:
    """A stored number: half of its last decimal either way, unless it was computed (many decimals)."""
    number = float(f"{value * 100 if shown_percent else value:.12g}")
    text = f"{number:.10g}"
    decimals = len(text.partition(".")[2]) if "e" not in text else 9
    half = 0.5 * 10.0**-decimals if 0 < decimals <= 4 else 0.0
    return Figure(number, number - half, number + half, shown_percent, text + "%" if shown_percent else text)


@functools.lru_cache(maxsize=100_000)
def _printed(text: str, english: bool, whole: bool) -> Figure | None:
    if text.isdigit():
        number = float(text)
        return Figure(number, number, number, False, text) if len(text) < 16 else None
    plain = _UNIT_WORDS.sub("", _MARKS.sub("", text))
    if _GROUPED.fullmatch(plain) and not english:
        number = float(plain.replace(".", ""))
        return Figure(number, number, number, False, text)
    if _BLANK_GROUPS.fullmatch(plain):
        plain = plain.replace(" ", "")
    return _by_grammar(plain, text, english, whole)


def _by_grammar(plain: str, text: str, english: bool, whole: bool) -> Figure | None:
    from pipelines.normalize.numbers import read_amount

    negative = plain.startswith("(") and plain.rstrip("%").rstrip().endswith(")")
    if negative:
        plain = plain.replace("(", "", 1).replace(")", "", 1).strip()
    if plain[:1] in "-−+":
        negative, plain = negative or plain[0] != "+", plain[1:].strip()
    if english:
        plain = plain.replace(",", "")
    number = plain.rstrip("%").strip()
    flags: tuple[str, ...] = ()
    if _FLOAT.fullmatch(number) or (english and re.fullmatch(r"[0-9]+\.[0-9]+", number)):
        decimals = len(number.partition(".")[2])
        value, half = float(number), 0.0 if float(number).is_integer() else 0.5 * 10.0**-decimals
        percent = plain.endswith("%")
    else:
        amount = read_amount(plain, whole)
        if amount is None or amount.vague:
            return None
        value, half, percent, flags = amount.value, amount.quantum / 2, amount.unit == "percent", amount.flags
    value = -value if negative else value
    return Figure(value, value - half, value + half, percent, text, tuple(flags))
