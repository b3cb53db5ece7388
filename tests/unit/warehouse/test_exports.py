"""CSV, workbook and data package of a release: complete, described, and inert."""

from __future__ import annotations

import csv
import hashlib
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from tests.unit.reconcile.by_hand import at, fact, facts
from tests.unit.warehouse.world import release_row, world_tables
from warehouse.model import ALL_TABLES, core
from warehouse.model.views import VIEWS
from warehouse.publish import published_folder
from warehouse.query import query
from warehouse.release import build_release
from warehouse.spreadsheets import SHEETS, inert, write_csv

STORED = {t.full_name: t for t in (*ALL_TABLES, *VIEWS)}


@pytest.fixture(scope="module")
def workbook(data: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(published_folder(data) / "cakupan.xlsx")


def test_every_table_and_view_has_a_csv_with_its_rows(data: Path) -> None:
    folder = published_folder(data)
    assert {f"{p.parent.name}.{p.stem}" for p in (folder / "csv").rglob("*.csv")} == set(STORED)
    for name, table in STORED.items():
        path = folder / "csv" / table.schema / f"{table.name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert head == table.names
        assert len(rows) == query(data, f"SELECT count(*) FROM {name}").item(), name
    latest = pl.read_csv(folder / "csv" / "mart" / "coverage_latest.csv", try_parse_dates=True)
    own = query(data, "FROM coverage_latest")
    assert latest["value"].to_list() == own["value"].to_list()
    assert latest["as_of_date"].to_list() == own["as_of_date"].to_list()


def test_text_like_a_formula_is_inert_in_csv_and_numbers_stay_numbers() -> None:
    texts = ["=1+1", "+62", "-5 persen", "@cmd", "\tx", "aman", "a=b", None]
    frame = facts(*(fact(f"f{n}", -1.5, speaker=text) for n, text in enumerate(texts)))
    made = inert(frame.with_columns(pl.col("program", "flags").list.join("|")))
    assert made["speaker"].to_list() == ["'=1+1", "'+62", "'-5 persen", "'@cmd", "'\tx", "aman", "a=b", None]
    assert made["value"].to_list() == [-1.5] * len(texts)


def test_text_like_a_formula_is_text_in_the_workbook(tmp_path: Path) -> None:
    evil = '=HYPERLINK("http://evil.example","klik")'
    rate = {"metric": "coverage_rate", "unit": "percent", "as_of": "2025-12-31"}
    rows = facts(
        fact("a", 40.0, evidence=evil, **rate), fact("b", 50.0, evidence="+5", source_id="-b", **rate)
    )  # fmt: skip
    from pipelines.reconcile.series import reconcile

    build_release(tmp_path, "2026-W26.1", reconcile(rows, at("2026-01-31T00:00")).tables() | {"core.fact": rows})
    sheet = openpyxl.load_workbook(tmp_path / "releases" / "2026-W26.1" / "cakupan.xlsx")["conflict"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    for text in (evil, "+5", "-b"):
        assert cells[text].data_type == "s" and cells[text].quotePrefix
    text = (tmp_path / "releases" / "2026-W26.1" / "csv" / "mart" / "conflict.csv").read_text()
    assert ",\"'=HYPERLINK" in text and ",'+5," in text and ",'-b," in text


def test_the_workbook_opens_with_what_to_know(tmp_path: Path, workbook: openpyxl.Workbook) -> None:
    first, columns, *sheets = workbook.worksheets
    assert [s.title for s in sheets] == list(SHEETS)
    assert ("Cakupan", "2026-W26.1") in list(first.iter_rows(max_col=2, values_only=True))
    described = {row[:2]: row[4:] for row in columns.iter_rows(values_only=True)}
    for name in SHEETS:
        for column in STORED[f"mart.{name}"]:
            assert described[name, column.name] == (column.en, column.id)
    about = release_row("2026-W26.1").with_columns(pl.lit("Contoh. Jangan dikutip.").alias("notice"))
    build_release(tmp_path, "2026-W26.1", {"ops.release": about})
    made = openpyxl.load_workbook(tmp_path / "releases" / "2026-W26.1" / "cakupan.xlsx").worksheets[0]
    assert "Contoh. Jangan dikutip." in [row[1] for row in made.iter_rows(values_only=True)]


def test_sheets_hold_typed_values_under_a_frozen_head(data: Path, workbook: openpyxl.Workbook) -> None:
    sheet = workbook["coverage_latest"]
    assert sheet.freeze_panes == "A2"
    head, *rows = sheet.iter_rows(values_only=True)
    assert list(head) == STORED["mart.coverage_latest"].names
    own = query(data, "SELECT value, as_of_date, conflict, region FROM coverage_latest").rows()
    found = [(dict(zip(head, row, strict=True))) for row in rows]
    assert [(f["value"], f["as_of_date"].date(), f["conflict"], f["region"]) for f in found] == own


def test_a_table_too_long_for_a_spreadsheet_has_no_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.spreadsheets.CSV_ROWS", 1)
    write_csv(tmp_path, core.FACT, facts(fact("a", 1), fact("b", 2)))
    assert not list(tmp_path.rglob("*.csv"))


def test_the_data_package_describes_every_file(data: Path) -> None:
    folder = published_folder(data)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["version"]) == ("cakupan", "2026-W26.1")
    assert datetime.fromisoformat(package["created"]).utcoffset() is not None
    resources = {r["path"]: r for r in package["resources"]}
    assert len({r["name"] for r in package["resources"]}) == len(resources)
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.suffix in (".parquet", ".csv", ".xlsx")}
    assert set(resources) == files
    for path, resource in resources.items():
        content = (folder / path).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    for name, table in STORED.items():
        schema = resources[f"csv/{table.schema}/{table.name}.csv"]["schema"]
        assert [f["name"] for f in schema["fields"]] == table.names, name
        assert schema["primaryKey"] == list(table.key)
    # A series of no stated programme has an empty text, which CSV cannot tell from none.
    stored, text = (
        {f["name"]: f for f in resources[f"{form}/mart/coverage_series.{form}"]["schema"]["fields"]}["program"]
        for form in ("parquet", "csv")
    )
    assert stored["constraints"] == {"required": True} and "constraints" not in text
    unit = {f["name"]: f for f in resources["csv/core/fact.csv"]["schema"]["fields"]}["unit"]
    assert unit["constraints"]["enum"] == ["persons", "percent", "IDR", "employers", "cases"]


def test_equal_tables_give_equal_files(tmp_path: Path) -> None:
    made = []
    for place in ("one", "two"):
        tables = {**world_tables(), "ops.release": release_row("2026-W26.1")}
        folder = build_release(tmp_path / place, "2026-W26.1", tables)
        made.append({p.name: p.read_bytes() for p in folder.rglob("*") if p.suffix in (".csv", ".xlsx")})
        made[-1]["datapackage.json"] = (folder / "datapackage.json").read_bytes()
    assert made[0] == made[1]
