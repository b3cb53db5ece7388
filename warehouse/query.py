"""Reading the published warehouse: SQL from anyone, a region's series, one fact.

Connections are read-only and closed to the outside: SQL given to `query` reaches the tables of the release and
nothing else, neither files nor extensions nor settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import duckdb
import polars as pl

from warehouse.model.errors import CheckFailedError, UsageError
from warehouse.model.vocabulary import METRIC_NAMES
from warehouse.publish import published_folder
from warehouse.results import frame_of

DATABASE = "cakupan.duckdb"
SEARCH_PATH = "mart,core,ops,main"
"""Schemas in which names without a prefix are looked up."""
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
    "temp_directory": "",
}


@contextmanager
def reading(data: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the published release, closed to files, extensions and settings.

    The link is resolved once, so that all that is read belongs to one release. Raises UsageError before the first
    release, CheckFailedError where the file is damaged.
    """
    con = _open(data)
    try:
        con.execute(f"SET search_path = '{SEARCH_PATH}'")
        # The bar of a long query would go to standard output, into the rows.
        con.execute("SET enable_progress_bar = false")
        con.execute("SET lock_configuration = true")
        yield con
    finally:
        con.close()


def _open(data: Path) -> duckdb.DuckDBPyConnection:
    folder = published_folder(data)
    while True:
        try:
            return _connect(folder)
        except duckdb.Error as error:
            # The release may have been replaced and pruned between the look at the link and the opening of the file,
            # and on a busy machine the next one too.
            former, folder = folder, published_folder(data)
            if folder == former:
                raise CheckFailedError(
                    f"{folder / DATABASE} cannot be opened: publish another release, or refresh again."
                ) from error


def _connect(folder: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(folder / DATABASE), read_only=True, config=_CLOSED)


def query(data: Path, sql: str) -> pl.DataFrame:
    """The result of `sql` on the published warehouse; without rows where the statement returns none.

    Raises UsageError, one sentence with line and column, for SQL that fails, and before the first release.
    """
    with reading(data) as con:
        return run(con, sql)


def run(con: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[object] | None = None) -> pl.DataFrame:
    """The result of `sql` as `warehouse.results.frame_of` tells. Raises UsageError for SQL that fails."""
    if not sql.strip(" \n\t;"):
        raise UsageError("There is no SQL to run.")
    try:
        relation = con.sql(sql, params=parameters) if parameters is not None else con.sql(sql)
        return frame_of(relation)
    except (duckdb.Error, pl.exceptions.PolarsError) as error:
        raise UsageError(_sentence(_placed(con, sql, error))) from error


def _placed(con: duckdb.DuckDBPyConnection, sql: str, error: Exception) -> str:
    """The message with its place in the SQL: relations leave it out where a name is not found."""
    if isinstance(error, duckdb.BinderException | duckdb.CatalogException) and "LINE " not in str(error):
        try:
            con.execute(sql)
        except duckdb.Error as placed:
            return str(placed)
    return str(error)


def _sentence(message: str) -> str:
    """DuckDB's message as one sentence with line and column."""
    head, *rest = message.strip().splitlines()
    what = re.sub(r"^[A-Za-z ]*Error: ", "", head).rstrip(".! ")
    what += _hints(rest)
    for above, below in pairwise(rest):
        line = re.match(r"LINE ([0-9]+): ", above)
        if line and set(below.strip()) == {"^"}:
            return f"SQL at line {line[1]}, column {below.index('^') - line.end() + 1}: {what}."
    return f"SQL: {what}."


def _hints(rest: Sequence[str]) -> str:
    for line in rest:
        suggestion = re.match(r"(?:Did you mean|Candidate bindings:) (.+?)\??$", line)
        if suggestion:
            return f"; perhaps {suggestion[1]}"
    return ""


def series(
    data: Path, place: str, metric: str | None = None, known_at: date | datetime | str | None = None
) -> pl.DataFrame:
    """Points of one place (`mart.coverage_series`), all metrics or one, sorted by metric, series and date.

    `place` is the dotted code of a region or the name of an office. `known_at`: as the warehouse stood then; a date
    means its end in Jakarta, a datetime is UTC without a zone. Raises UsageError for an unknown metric, a moment that
    is none.
    """
    with reading(data) as con:
        if metric is not None:
            _known_metric(metric)
        source = "coverage_series" if known_at is None else "coverage_as_known(?)"
        given = [] if known_at is None else [_moment(known_at)]
        sql = (
            f"SELECT * FROM {source} WHERE (region_code = ? OR (region_code IS NULL AND lower(region) = lower(?)))"
            " AND (? IS NULL OR metric = ?)"
            " ORDER BY metric, kind, segment NULLS FIRST, program, worker_group NULLS FIRST, series_id, as_of_date"
        )
        return run(con, sql, [*given, place, place, metric, metric])


def _known_metric(metric: str) -> None:
    if metric not in METRIC_NAMES:
        raise UsageError(f"There is no metric {metric!r}; there are: {', '.join(METRIC_NAMES)}.")


def _moment(known_at: date | datetime | str) -> str:
    """As text that `coverage_as_known` takes: ten characters are a day."""
    text = str(known_at)
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day or a moment: write it as 2025-03-01 or 2025-03-01 12:00.") from error
    return text
