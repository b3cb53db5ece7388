"""Person-level tables: recognised by header or by cells, and reduced to the totals they state.

Nothing of a person's row leaves this module: no name, number, date of birth or address, in no output and no message.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.reports.columns import Column
from pipelines.reports.context import Context
from pipelines.reports.layout import Table
from pipelines.reports.lexicon import Traits, normalise
from pipelines.reports.meaning import Meaning, Setting, Shape, decide
from pipelines.reports.places import Place
from pipelines.reports.rows import Row
from pipelines.reports.statements import NOWHERE, Cell
from pipelines.reports.values import Figure, read_figure

_TOTAL_LINE = re.compile(
    r"(?:jumlah|total|sebanyak)\b[^0-9:]{0,40}[:=]?\s*([0-9][0-9.]*)\s*"
    r"(?:orang|jiwa|peserta|tk|pekerja|tenaga kerja)?\s*$",
    re.I,
)
_TOTAL_LABEL = re.compile(
    r"\s*(?:grand\s+)?(?:total|jumlah)"
    r"(?:\s+(?:seluruh|peserta|penerima|pekerja|tenaga kerja|tk|orang|keseluruhan))*\s*:?\s*",
    re.I,
)
_DIGITS = re.compile(r"(?:\+?62|0)[ \-]?8[0-9](?:[ \-]?[0-9]){6,}|[0-9]{11,}|[0-9]{6}[ .][0-9]{6}[ .][0-9]{4}")
_IDENTITY = re.compile(r"[0-9]{16}")
MOST_PERSONS = 50_000_000
"""No count of persons in Indonesia's tables is larger; identity numbers are."""
LEAST_AMOUNT = 5_000
"""Rupiah; a smaller number under a column of contributions counts the persons."""


def is_person_level(columns: Sequence[Column]) -> bool:
    """Whether the rows of a table are persons.

    An identity number always says so; names, births and phones do unless the table counts workers per row (a table of
    villages with the contact person of each).
    """
    kinds = {column.personal for column in columns}
    if "identity" in kinds:
        return True
    named = [normalise(column.path[-1]) for column in columns if column.path]
    private = [normalise(column.path[-1]) for column in columns if column.path and column.role == "person"]
    if any(re.search(r"\b(?:nik|ktp|kpj|lahir|ttl)\b", name) for name in private):
        return True
    counting = any(
        column.role == "data"
        and column.figures
        and (
            {"people", "active", "registered", "protected", "eligible"} & set(column.traits.bases)
            or column.traits.segment
        )
        for column in columns
    )
    strong = sum(column.personal == "strong" for column in columns)
    weak = sum(column.personal == "weak" for column in columns)
    about = sum(name in ("alamat", "pekerjaan", "profesi", "desa", "kelurahan", "no hp") for name in named)
    return not counting and (strong >= 1 or (weak >= 1 and weak + about >= 2))


def stated_totals(table: Table, columns: Sequence[Column], context: Context) -> list[Cell]:
    """Statements of the totals that a person-level table prints, and of nothing else."""
    setting = Setting(replace(context, sponsored=True))
    cells: list[Cell] = []
    for index in table.body:
        values = table.sheet.rows[index]
        at = next((c for c, value in enumerate(values) if isinstance(value, str) and _is_total_label(value)), None)
        if at is None:
            continue
        for column in columns[at + 1 :]:
            figure = read_figure(values[column.index])
            if figure is None or not 0 < figure.value < 1e15:
                continue
            meaning = _meaning(column, figure, setting)
            if meaning is not None:
                cells.append(_cell(index, column, figure, meaning, context))
    if not any(cell.meaning.unit == "persons" for cell in cells):
        cells.extend(_from_lines(table, columns, context, setting))
    return cells


def _is_total_label(text: str) -> bool:
    return len(text) < 60 and _TOTAL_LABEL.fullmatch(text) is not None


def _meaning(column: Column, figure: Figure, setting: Setting) -> Meaning | None:
    money = column.traits.unit == "IDR" and column.role != "person" and figure.value >= LEAST_AMOUNT
    traits = Traits(bases=("budget",), unit="IDR") if money else Traits(bases=("people",), unit="persons")
    if not money and (figure.value > MOST_PERSONS or not figure.value.is_integer()):
        return None
    meaning = decide(traits, Traits(), setting, Shape(large=True))
    return meaning if isinstance(meaning, Meaning) else None


def _cell(index: int, column: Column, figure: Figure, meaning: Meaning, context: Context) -> Cell:
    row = Row(index, "total", "", Traits(total=True), fund=context.about.fund, sponsor=context.sponsor)
    as_of = context.period.as_of if context.period else None
    return Cell(row, column, figure, meaning, context.place or NOWHERE, as_of, meaning.period, total=False)


def _from_lines(table: Table, columns: Sequence[Column], context: Context, setting: Setting) -> Iterator[Cell]:
    """A total printed as a line ("Jumlah penerima: 25 orang") above or below the table."""
    for line in (*table.titles, *table.notes):
        found = _TOTAL_LINE.search(line)
        figure = read_figure(found[1]) if found else None
        if figure is not None and 0 < figure.value < MOST_PERSONS:
            column = columns[0]
            place: Place = context.place or NOWHERE
            meaning = decide(Traits(bases=("people",), unit="persons"), Traits(), setting, Shape(large=True))
            if isinstance(meaning, Meaning):
                row = Row(table.header[0], "total", "", Traits(total=True))
                yield Cell(
                    row, column, figure, meaning, place, context.period.as_of if context.period else None, "point"
                )
                return


@functools.lru_cache(maxsize=50_000)
def masked(text: str) -> str:
    """A text for output with long runs of digits (identities, phones, accounts) removed."""
    return _DIGITS.sub("…", text)


def masked_figure(text: str) -> str:
    """The evidence of a figure; no figure has the 16 digits of an identity."""
    return _IDENTITY.sub("…", text) if len(text) >= 16 else text
