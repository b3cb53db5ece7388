"""Whether the clients that docs/warehouse.md names read the published files, and all read the same.

    python benchmarks/clients.py DATA          (`make clients` installs them aside and runs it)

DATA: a data folder with a published release. Imports nothing of the project: it stands where an analyst stands.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

Row = tuple[str, date, float]

SQL = """
SELECT region_code, as_of_date, value FROM mart.coverage_series
WHERE metric = 'coverage_rate' AND kind = 'observation' AND region_code IS NOT NULL
"""


def by_duckdb(release: Path) -> list[Row]:
    with _module("duckdb").connect(str(release / "cakupan.duckdb"), read_only=True) as con:
        return [(code, day, value) for code, day, value in con.sql(SQL).fetchall()]


def by_polars(release: Path) -> list[Row]:
    pl = _module("polars")
    lazy = pl.scan_parquet(release / "parquet" / "mart" / "coverage_series.parquet")
    rates = (pl.col("metric") == "coverage_rate") & (pl.col("kind") == "observation")
    chosen = lazy.filter(rates & pl.col("region_code").is_not_null())
    return list(chosen.select("region_code", "as_of_date", "value").collect().rows())


def by_pandas(release: Path) -> list[Row]:
    frame = _module("pandas").read_parquet(release / "parquet" / "mart" / "coverage_series.parquet")
    rates = frame.query("metric == 'coverage_rate' and kind == 'observation' and region_code.notna()")
    columns = rates[["region_code", "as_of_date", "value"]].itertuples(index=False, name=None)
    return [(code, day, value) for code, day, value in columns]


def by_ibis(release: Path) -> list[Row]:
    con = _module("ibis").duckdb.connect(release / "cakupan.duckdb", read_only=True)
    try:
        table = con.table("coverage_series", database="mart")
        asked = (table.metric == "coverage_rate") & (table.kind == "observation") & table.region_code.notnull()
        found = table.filter(asked).select("region_code", "as_of_date", "value").to_pyarrow()
        return [tuple(row.values()) for row in found.to_pylist()]
    finally:
        con.disconnect()


def by_sqlalchemy(release: Path) -> list[Row]:
    alchemy = _module("sqlalchemy")
    engine = alchemy.create_engine(f"duckdb:///{release / 'cakupan.duckdb'}", connect_args={"read_only": True})
    try:
        with engine.connect() as con:
            return [tuple(row) for row in con.execute(alchemy.text(SQL))]
    finally:
        engine.dispose()


CLIENTS: dict[str, tuple[tuple[str, ...], Callable[[Path], list[Row]]]] = {
    "DuckDB": (("duckdb",), by_duckdb),
    "Polars": (("polars",), by_polars),
    "pandas": (("pandas", "pyarrow"), by_pandas),
    "ibis": (("ibis-framework",), by_ibis),
    "SQLAlchemy": (("sqlalchemy", "duckdb-engine"), by_sqlalchemy),
}
"""Name, the packages it takes, how it reads."""


def _module(name: str) -> Any:
    """Clients are looked up when they are asked: none but DuckDB need be installed."""
    return importlib.import_module(name)


class Read(NamedTuple):
    """What one client made of a release: versions of its packages, rows in order (None: not installed), CPU ms."""

    client: str
    versions: str
    rows: list[Row] | None
    cpu_ms: float


def read_all(release: Path) -> list[Read]:
    """What each client reads of the folder `release`, the same question to each."""
    found = []
    for client, (packages, ask) in CLIENTS.items():
        try:
            versions = ", ".join(f"{p} {metadata.version(p)}" for p in packages)
        except metadata.PackageNotFoundError as error:
            found.append(Read(client, f"{error.name} is not installed", None, 0.0))
            continue
        start = time.process_time()
        rows = sorted(ask(release))
        found.append(Read(client, versions, rows, 1000 * (time.process_time() - start)))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    release = (parser.parse_args().data / "published").resolve()
    found = read_all(release)
    expected = found[0].rows
    for client, versions, rows, cpu in found:
        verdict = "missing" if rows is None else "same" if rows == expected else "DIFFERS"
        print(f"{client:<12}{verdict:<9}{len(rows or []):>7,} rows {cpu:>7.0f} ms CPU  {versions}")
    return 0 if expected and all(read.rows == expected for read in found) else 1


if __name__ == "__main__":
    sys.exit(main())
