"""What an expectation is: its name, its check, its severity, its meaning and its reasons in both languages.

Here: the shapes in which rules are declared, and each check's equal in Polars. Not here: the rules themselves
(`*_rules`), Great Expectations (`validator`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

Severity = Literal["critical", "warning"]


@dataclass(frozen=True)
class NotNull:
    """The column holds a value in every row."""

    column: str


@dataclass(frozen=True)
class InSet:
    """The column's value, where there is one, is among `values`."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Between:
    """The column's value, where there is one, lies within both bounds, which belong to it; null: unbounded."""

    column: str
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Matches:
    """The column's text, where there is one, matches the pattern (anchored by `^` and `$`, no look-around)."""

    column: str
    pattern: str


@dataclass(frozen=True)
class AtLeast:
    """`column` is no less than `other`, wherever both hold a value."""

    column: str
    other: str


@dataclass(frozen=True)
class Unique:
    """No two rows share the values of `columns`."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class Holds:
    """A condition over several columns or a looked-up value: true or null where the row is right."""

    condition: pl.Expr


RowCheck = NotNull | InSet | Between | Matches | AtLeast | Unique | Holds


@dataclass(frozen=True)
class Columns:
    """The table has just these columns, in this order."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Types:
    """Each column has its declared type; `types` holds name and type as Polars writes it."""

    types: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rows:
    """The table has at least as many rows as its reference lets expect (`reference.least_rows`)."""


@dataclass(frozen=True)
class FewRefused:
    """No more than `share` of the rows are refused; `grace` rows may always be."""

    share: float
    grace: int


@dataclass(frozen=True)
class Measured:
    """What is counted of the table and its reference as a whole (`measures`) lies within its bounds."""

    measure: str


TableCheck = Columns | Types | Rows | FewRefused | Measured


@dataclass(frozen=True)
class Rule:
    """One expectation.

    `columns` are those it looks at, for the reader. `meaning_*` say what is asked. `reason_*` are templates for one
    failing row: `{value}` stands for that row's value of the column or looked-up column (leading underscore); rules
    of the table as a whole have none.
    """

    name: str
    columns: tuple[str, ...]
    check: RowCheck | TableCheck
    severity: Severity
    meaning_en: str
    meaning_id: str
    reason_en: str = ""
    reason_id: str = ""

    @property
    def of_rows(self) -> bool:
        """Whether single rows fail it, rather than the table as a whole."""
        return not isinstance(self.check, TableCheck)

    @property
    def class_name(self) -> str:
        """Name of its expectation class in Great Expectations."""
        return "".join(part.capitalize() for part in self.name.split("_"))


def breaks(check: RowCheck) -> pl.Expr:
    """True for the rows that fail `check`: the same verdict as the validator's, as one Polars expression."""
    match check:
        case NotNull(column):
            failed = pl.col(column).is_null()
        case InSet(column, values):
            failed = ~pl.col(column).is_in(list(values))
        case Between(column, low, high):
            failed = pl.lit(False)
            if low is not None:
                failed = failed | (pl.col(column) < low)
            if high is not None:
                failed = failed | (pl.col(column) > high)
        case Matches(column, pattern):
            failed = ~pl.col(column).str.contains(pattern)
        case AtLeast(column, other):
            failed = pl.col(column) < pl.col(other)
        case Unique(columns):
            failed = pl.struct(columns).is_duplicated()
        case Holds(condition):
            failed = ~condition
    return failed.fill_null(False)
