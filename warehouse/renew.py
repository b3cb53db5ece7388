"""The DuckDB file of the next release from that of the published one: copied, then changed where rows differ.

Which rows differ is told by the Parquet files of both. What is added lies at the end of its table, not among the rows
of its region; so a table of which a tenth has changed is written in order again, and the whole file once that table is
the facts.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import polars as pl

from warehouse.build import DATABASE, PARQUET, ROW_GROUP, connected, fill, parquet_path, write_database
from warehouse.code import code_version
from warehouse.model import ALL_TABLES, Table, core
from warehouse.model.errors import CheckFailedError
from warehouse.publish import published_release
from warehouse.release import RELEASES, describe_release, is_intact, sha256_of
from warehouse.schema import full_name, quoted

SHARE = 0.1
"""Of a table's rows: when more were added or removed since it was written in order, it is written in order again."""


class Former(NamedTuple):
    """A release whose DuckDB file the code and the DuckDB at hand made: its folder, the SHA-256 of that file, and the
    rows added or removed since each table was written in order."""

    folder: Path
    sha256: str
    strewn: Mapping[str, int]


def former_database(data: Path) -> Former | None:
    """The published release, if the next DuckDB file can be made from its own: same code, same DuckDB, sound files."""
    release = published_release(data)
    about = describe_release(data, release) if release else {}
    told = about.get("database")
    if release is None or not told or (told["code_version"], told["duckdb"]) != (code_version(), duckdb.__version__):
        return None
    if not is_intact(data, release, [name for name in about["sha256"] if name.startswith(PARQUET)]):
        return None
    return Former(data / RELEASES / release, told["sha256"], told["strewn"])


def make_database(folder: Path, rows: Mapping[str, pl.DataFrame], former: Former | None) -> dict[str, Any]:
    """`folder`/cakupan.duckdb with `rows`, whose Parquet files lie beside it, from the file of `former` where possible.

    What release.json tells of it.
    """
    strewn = renewed(folder, rows, former) if former else None
    if strewn is None:
        (folder / DATABASE).unlink(missing_ok=True)
        write_database(folder)
    if (folder / f"{DATABASE}.wal").exists():
        raise CheckFailedError(f"A write-ahead log stayed beside {DATABASE}: the file is not complete.")
    made_by = {"code_version": code_version(), "duckdb": duckdb.__version__}
    return {**made_by, "strewn": strewn or {}, "sha256": sha256_of(folder / DATABASE)}


def renewed(folder: Path, rows: Mapping[str, pl.DataFrame], former: Former) -> dict[str, int] | None:
    """Make `folder`/cakupan.duckdb of the file of `former`: the rows added or removed since each table was in order.

    None where it must be written whole: the former file is not what it was, a tenth of the facts has changed since it
    was written whole, or a table has not as many rows as it ought to.
    """
    path = folder / DATABASE
    copy_file(former.folder / DATABASE, path)
    if sha256_of(path) != former.sha256:
        return None
    strewn = {}
    with connected(path) as con:
        # The facts first: they decide.
        for table in (core.FACT, *(t for t in ALL_TABLES if t is not core.FACT)):
            name, source = table.full_name, parquet_path(folder, table)
            gone, fresh = _difference(table, parquet_path(former.folder, table), source, rows[name])
            strewn[name] = former.strewn.get(name, 0) + gone.height + fresh.height
            if strewn[name] <= SHARE * rows[name].height:
                change(con, table, gone, fresh)
            elif table is core.FACT:
                return None
            else:
                con.execute(f"TRUNCATE {full_name(table)}")
                fill(con, table, source)
                strewn[name] = 0
            if con.execute(f"SELECT count(*) FROM {full_name(table)}").fetchone() != (rows[name].height,):
                return None
        con.execute("CHECKPOINT")
    return {name: number for name, number in strewn.items() if number}


def _difference(table: Table, before: Path, now: Path, rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The keys of rows of the Parquet file `before` that `rows`, which `now` holds, has not; and the rows it has more.

    Of the old rows hashes and keys are held, not all columns: two tables at once may not fit the memory.
    """
    if filecmp.cmp(before, now, shallow=False):
        return rows.select(table.key).clear(), rows.clear()
    keys = pl.read_parquet(before, columns=list(table.key))
    old, new = _hashes(before, keys.height), rows.hash_rows(0)
    return keys.filter(~old.is_in(new.implode())), rows.filter(~new.is_in(old.implode()))


def change(con: duckdb.DuckDBPyConnection, table: Table, gone: pl.DataFrame, fresh: pl.DataFrame) -> None:
    """Take the rows with the keys `gone` from `table`, add the rows `fresh`."""
    if gone.height:
        con.register("gone", gone.to_arrow())
        same_key = " AND ".join(f"o.{quoted(k)} = g.{quoted(k)}" for k in table.key)
        con.execute(f"DELETE FROM {full_name(table)} AS o USING gone AS g WHERE {same_key}")
    if fresh.height:
        con.register("fresh", fresh.to_arrow())
        con.execute(f"INSERT INTO {full_name(table)} SELECT * FROM fresh")


def _hashes(path: Path, height: int) -> pl.Series:
    """A hash of each of the `height` rows of a Parquet file, in its order."""
    stored = pl.scan_parquet(path)
    parts = [stored.slice(start, ROW_GROUP).collect().hash_rows(0) for start in range(0, height, ROW_GROUP)]
    return pl.concat([pl.Series(dtype=pl.UInt64), *parts])


def copy_file(source: Path, target: Path) -> None:
    """Copy the bytes within the kernel; a file system that can (btrfs, XFS) shares the blocks instead."""
    try:
        with source.open("rb") as given, target.open("wb") as taken:
            left = os.fstat(given.fileno()).st_size
            while left:
                copied = os.copy_file_range(given.fileno(), taken.fileno(), left)
                if not copied:
                    raise OSError("nothing was copied")
                left -= copied
    except (AttributeError, OSError):
        # Not on this system, not between these file systems, or not of this file.
        shutil.copyfile(source, target)
