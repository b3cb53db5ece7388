"""The published files from the clients people use: DuckDB, Polars, pandas, Arrow, and the tour."""

from __future__ import annotations

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from benchmarks import clients
from warehouse.publish import published_folder

ROOT = Path(__file__).parents[3]
SERANG = [40.0, 50.87, 48.0]
RATES = "metric = 'coverage_rate' AND region_code = '36.04'"


@pytest.fixture
def release(data: Path) -> Path:
    return published_folder(data)


def test_duckdb_gives_rows_frames_and_comments(release: Path) -> None:
    with duckdb.connect(str(release / "cakupan.duckdb"), read_only=True) as con:
        rates = f"SELECT value FROM mart.coverage_series WHERE {RATES} ORDER BY as_of_date"
        assert [value for (value,) in con.sql(rates).fetchall()] == SERANG
        assert con.sql(rates).df()["value"].to_list() == SERANG
        assert con.sql(rates).pl()["value"].to_list() == SERANG
        # Macros stand in the default schema too.
        assert len(con.sql("FROM series('36.04', 'coverage_rate')").fetchall()) == 3
        comment = "SELECT comment FROM duckdb_columns() WHERE table_name = 'fact' AND column_name = 'value_low'"
        ((text,),) = con.sql(comment).fetchall()
        assert "/" in text


def test_two_processes_worth_of_readers_share_the_file(release: Path) -> None:
    with (
        duckdb.connect(str(release / "cakupan.duckdb"), read_only=True) as one,
        duckdb.connect(str(release / "cakupan.duckdb"), read_only=True) as other,
    ):
        counts = [con.sql("SELECT count(*) FROM core.fact").fetchall() for con in (one, other)]
    assert counts[0] == counts[1]


def test_polars_reads_parquet_and_csv(release: Path) -> None:
    lazy = pl.scan_parquet(release / "parquet" / "mart" / "coverage_series.parquet")
    mine = lazy.filter((pl.col("metric") == "coverage_rate") & (pl.col("region_code") == "36.04"))
    assert mine.sort("as_of_date").collect()["value"].to_list() == SERANG
    text = pl.read_csv(release / "csv" / "mart" / "coverage_series.csv", schema_overrides={"region_code": pl.String})
    same = text.filter((pl.col("metric") == "coverage_rate") & (pl.col("region_code") == "36.04"))
    assert same.sort("as_of_date")["value"].to_list() == SERANG


def test_pandas_reads_parquet_and_csv(release: Path) -> None:
    frame = pd.read_parquet(release / "parquet" / "mart" / "coverage_series.parquet")
    assert frame.query(RATES.replace(" = ", " == ").replace("AND", "and"))["value"].to_list() == SERANG
    text = pd.read_csv(release / "csv" / "mart" / "coverage_series.csv", dtype={"region_code": "string"})
    assert (text["region_code"] == "36.04").sum() == (frame["region_code"] == "36.04").sum()


def test_arrow_knows_what_columns_mean(release: Path) -> None:
    path = release / "parquet" / "core" / "fact.parquet"
    told = pq.read_metadata(path).metadata
    assert told[b"table"] == b"core.fact" and told[b"column.fact_id"]
    assert pq.read_table(path).num_rows == pl.read_parquet(path).height


def test_every_client_that_is_installed_reads_the_same_rates(release: Path) -> None:
    found = {read.client: read for read in clients.read_all(release)}
    assert list(found) == ["DuckDB", "Polars", "pandas", "ibis", "SQLAlchemy"]
    rates = [
        ("36.03", date(2025, 12, 31), 61.5), ("36.04", date(2024, 12, 31), 40.0), ("36.04", date(2025, 12, 31), 50.87),
        ("36.04", date(2026, 3, 31), 48.0), ("36.73", date(2025, 6, 30), 61.0),
    ]  # fmt: skip
    assert [found[name].rows for name in ("DuckDB", "Polars", "pandas")] == [rates] * 3
    # The others where `make clients` has installed them; elsewhere the name of the package is told.
    for name, package in (("ibis", "ibis-framework"), ("SQLAlchemy", "duckdb-engine")):
        assert found[name].rows in (rates, None)
        assert package in found[name].versions


def test_clients_are_tried_with_the_versions_of_the_lock() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = [line for line in (ROOT / "benchmarks" / "clients.txt").read_text().splitlines() if "==" in line]
    own = [pin for pin in pins if f"\n{pin.partition('==')[0]}==" in lock]
    assert len(own) == 5 and all(f"\n{pin} \\\n" in lock for pin in own)


def _tour() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tour", ROOT / "docs" / "tour" / "run.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tour_runs_and_was_run(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAKUPAN_DATA", str(data))
    tour = _tour()
    notebook = json.loads(tour.NOTEBOOK.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert all(cell["outputs"][0]["text"] for cell in cells)
    answers = [text for _, text in tour.run(data, notebook)]
    assert len(answers) == len(cells) and all(answers)
    assert "50.87" in answers[1] and "active_participants" in answers[-3]
