"""What a table and a column are: the shapes in which the model is declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

DTYPES: dict[str, pl.DataType] = {
    "text": pl.String(),
    "int": pl.Int64(),
    "float": pl.Float64(),
    "bool": pl.Boolean(),
    "date": pl.Date(),
    "timestamp": pl.Datetime("us"),
    "text[]": pl.List(pl.String()),
}
SQL_TYPES: dict[str, str] = {
    "text": "VARCHAR",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
    "text[]": "VARCHAR[]",
}


@dataclass(frozen=True)
class Column:
    """One column: its type (a key of `DTYPES`), its meaning in both languages, and what it may hold.

    `timestamp` columns are UTC without a zone; `date` columns are days in Asia/Jakarta.
    """

    name: str
    type: str
    en: str
    id: str
    unit: str | None = None
    required: bool = False
    allowed: tuple[str, ...] | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Table:
    """One table: schema, name, columns in order, primary key, and warnings to whoever reads it."""

    schema: str
    name: str
    en: str
    id: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    warnings: tuple[str, ...] = field(default=())

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __getitem__(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.full_name} has no column {name}")

    @property
    def full_name(self) -> str:
        return f"{self.schema}.{self.name}"

    @property
    def names(self) -> list[str]:
        return [c.name for c in self.columns]

    def polars(self) -> pl.Schema:
        """The Polars schema, columns in declared order."""
        return pl.Schema({c.name: DTYPES[c.type] for c in self.columns})

    def empty(self) -> pl.DataFrame:
        """A frame of this table without rows."""
        return pl.DataFrame(schema=self.polars())

    def metadata(self) -> dict[str, str]:
        """Parquet key-value metadata: what the table and each column mean."""
        return {"table": self.full_name, "meaning": self.en} | {f"column.{c.name}": c.en for c in self.columns}

    def conform(self, frame: pl.DataFrame) -> pl.DataFrame:
        """`frame` with exactly this table's columns, in order and type; columns it lacks are null.

        Raises polars.exceptions.InvalidOperationError where a value cannot take the declared type.
        """
        present = set(frame.columns)
        return frame.select(
            (pl.col(c.name).cast(DTYPES[c.type]) if c.name in present else pl.lit(None, DTYPES[c.type]).alias(c.name))
            for c in self.columns
        )
