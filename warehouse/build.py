"""Frames into files: the Parquet and the DuckDB file of one release, in a folder that nobody reads yet."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.datapackage import write_datapackage
from warehouse.dictionary import dictionary
from warehouse.model import ALL_TABLES, Table
from warehouse.model.errors import CheckFailedError
from warehouse.model.views import VIEWS
from warehouse.schema import full_name, literal, table_statements, view_statements
from warehouse.spreadsheets import write_csv, write_workbook

DATABASE = "cakupan.duckdb"
PARQUET = "parquet"
ROW_GROUP = 122_880
"""DuckDB's own row group: one Parquet row group becomes one of the table."""
_CLUSTER = ("region_code", "metric", "series_id", "as_of_date")
"""Rows of one region and metric lie together, so that a question about one region reads a sliver of the file."""
_CLUSTERS = {"mart.conflict": ("as_of_date", "region_code", "metric", "series_id")}
"""Tables that are asked otherwise: what is in dispute is looked at date by date."""
_STORED = {t.full_name: t for t in ALL_TABLES}


def conformed(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Every stored table of the model by full name, typed, sorted and checked; tables not given are empty.

    Raises CheckFailedError for a table the model lacks, a null in a required column or a key that occurs twice.
    """
    unknown = sorted(set(tables) - set(_STORED))
    if unknown:
        raise CheckFailedError(f"The model does not declare {', '.join(unknown)}: declare it in warehouse/model.")
    given = {"ops.dictionary": dictionary(), **tables}
    return {name: _checked(table, given.get(name, table.empty())) for name, table in _STORED.items()}


def _checked(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    rows = table.conform(frame)
    for column in table.columns:
        if column.required and rows[column.name].null_count():
            raise CheckFailedError(
                f"{table.full_name}.{column.name} is required and empty in a row: nothing was built."
            )
    if rows.height and rows.select(table.key).is_duplicated().any():
        twice = rows.filter(rows.select(table.key).is_duplicated()).sort(table.key).row(0, named=True)
        where = ", ".join(f"{k} = {twice[k]}" for k in table.key)
        raise CheckFailedError(f"{table.full_name} has two rows with {where}: nothing was built.")
    return rows.sort(row_order(table))


def row_order(table: Table) -> list[str]:
    """The columns that the rows of a stored table are sorted by in every file of a release."""
    first = [c for c in _CLUSTERS.get(table.full_name, _CLUSTER) if c in table.names]
    # A table of regions is looked up by its key.
    first = [] if first == list(table.key[:1]) else first
    return [*first, *(c for c in table.key if c not in first)]


def write_parquet(folder: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    """`folder`/parquet/<schema>/<table>.parquet for each table, with what its columns mean in the metadata."""
    for name, frame in tables.items():
        _write(folder, _STORED[name], frame)


def _write(folder: Path, table: Table, frame: pl.DataFrame) -> None:
    path = parquet_path(folder, table)
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.write_parquet(path, row_group_size=ROW_GROUP, metadata=table.metadata())


def parquet_path(folder: Path, table: Table) -> Path:
    return folder / PARQUET / table.schema / f"{table.name}.parquet"


def write_database(folder: Path) -> None:
    """`folder`/cakupan.duckdb from the Parquet files beside it, with views and macros.

    The file is checkpointed and closed: no write-ahead log stays beside it, for DuckDB would replay it unasked.
    """
    with connected(folder / DATABASE) as con:
        for ddl in table_statements():
            con.execute(ddl)
        for table in ALL_TABLES:
            fill(con, table, parquet_path(folder, table))
        for ddl in view_statements():
            con.execute(ddl)
        con.execute("CHECKPOINT")


def fill(con: duckdb.DuckDBPyConnection, table: Table, source: Path) -> None:
    """Add the rows of the Parquet file `source` to `table`, in their order."""
    con.execute(f"INSERT INTO {full_name(table)} SELECT * FROM read_parquet({literal(str(source))})")


def write_views(folder: Path) -> None:
    """The rows of each view of `folder`/cakupan.duckdb as a Parquet file beside those of the tables."""
    with connected(folder / DATABASE, read_only=True) as con:
        for view in VIEWS:
            rows = view.conform(con.sql(f"SELECT * FROM {full_name(view)}").pl())
            _write(folder, view, rows.sort(*view.key, *(n for n in view.names if n not in view.key)))


def write_exports(folder: Path, tables: Mapping[str, pl.DataFrame], about: Mapping[str, Any]) -> None:
    """CSV files, the workbook and datapackage.json beside the Parquet files of `folder`.

    `about`: the row of ops.release, or its name alone.
    """
    views = {view.full_name: view.conform(pl.read_parquet(parquet_path(folder, view))) for view in VIEWS}
    rows = {**tables, **views}
    stored = (*ALL_TABLES, *VIEWS)
    for table in stored:
        write_csv(folder, table, rows[table.full_name])
    write_workbook(folder, rows, about)
    write_datapackage(folder, {t.full_name: parquet_path(folder, t) for t in stored}, about)


def connected(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection that fetches no extension from anywhere; for files under construction only."""
    config: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    con = duckdb.connect(str(path), read_only=read_only, config=config)
    # The bar of a long statement would go to standard output.
    con.execute("SET enable_progress_bar = false")
    return con
