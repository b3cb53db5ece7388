"""A DuckDB file made of the former one holds what one written whole holds, and is built upon sound files only."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from benchmarks.release import UNTIL, generate
from pipelines.reconcile.series import reconcile
from tests.unit.warehouse.world import release_row, world_tables
from warehouse import renew
from warehouse.build import conformed, connected, write_database, write_parquet
from warehouse.model import ALL_TABLES, core, mart
from warehouse.publish import publish
from warehouse.query import query
from warehouse.release import build_release, describe_release, sha256_of
from warehouse.renew import Former, former_database, make_database, renewed

FACTS = generate(1200)
FACT, SERIES = core.FACT.full_name, mart.COVERAGE_SERIES.full_name


def _rows(facts: pl.DataFrame, name: str = "2026-W26.1") -> dict[str, pl.DataFrame]:
    found = reconcile(facts, UNTIL).tables()
    return conformed({**world_tables(), **found, FACT: facts, "ops.release": release_row(name)})


def _folder(path: Path, rows: dict[str, pl.DataFrame]) -> Path:
    path.mkdir()
    write_parquet(path, rows)
    return path


@pytest.fixture(scope="module")
def former(tmp_path_factory: pytest.TempPathFactory) -> Former:
    """A file of 1,000 facts, written whole."""
    rows = _rows(FACTS.head(1000))
    folder = _folder(tmp_path_factory.mktemp("former") / "0", rows)
    told = make_database(folder, rows, None)
    assert told["strewn"] == {}
    return Former(folder, told["sha256"], {})


@pytest.fixture(scope="module")
def rows() -> dict[str, pl.DataFrame]:
    """The tables with 30 facts more."""
    return _rows(FACTS.head(1030))


DECLARED = (
    "SELECT schema_name, table_name, comment, sql FROM duckdb_tables()",
    "SELECT schema_name, table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()",
    # DuckDB writes the names after EXCLUDE in any order.
    "SELECT schema_name, view_name, comment, length(sql) FROM duckdb_views()",
    "SELECT schema_name, function_name, parameters, length(macro_definition) FROM duckdb_functions()",
)


def _same(folder: Path, rows: dict[str, pl.DataFrame]) -> None:
    """The file in `folder` has the rows, columns, comments, constraints, views and macros of one written whole."""
    whole = _folder(folder / "whole", rows)
    write_database(whole)
    with connected(folder / "cakupan.duckdb", read_only=True) as con:
        con.execute(f"ATTACH '{whole / 'cakupan.duckdb'}' AS whole (READ_ONLY)")
        for table in ALL_TABLES:
            ours, theirs = (f"{database}.{table.full_name}" for database in ("cakupan", "whole"))
            for one, other in ((ours, theirs), (theirs, ours)):
                assert con.execute(f"FROM {one} EXCEPT ALL FROM {other}").fetchall() == [], table.full_name
        for sql in DECLARED:
            ours, theirs = (
                con.execute(f"{sql} WHERE NOT internal AND database_name = '{database}' ORDER BY ALL").fetchall()
                for database in ("cakupan", "whole")
            )
            assert ours, sql
            assert ours == theirs


def _count(folder: Path) -> int:
    with duckdb.connect(str(folder / "cakupan.duckdb"), read_only=True) as con:
        return len(con.execute("SELECT fact_id FROM core.fact").fetchall())


def test_weeks_added_one_by_one_are_what_the_whole_is(tmp_path: Path, former: Former) -> None:
    draw = random.Random(3)  # noqa: S311
    held = FACTS.head(1000)
    for week in range(1, 4):
        # New facts come, some go, one is superseded.
        stays = held.filter(pl.Series([draw.random() > 0.004 for _ in range(held.height)]))
        ends = pl.col("fact_id") == stays["fact_id"][draw.randrange(900)]
        stays = stays.with_columns(pl.when(ends).then(pl.lit(UNTIL)).otherwise("superseded_at").alias("superseded_at"))
        held = core.FACT.conform(pl.concat([stays, FACTS.slice(1000 + 20 * week, 20)]))
        rows = _rows(held, f"2026-W{26 + week}.1")
        folder = _folder(tmp_path / str(week), rows)
        told = make_database(folder, rows, former)
        assert 20 <= told["strewn"][FACT] - former.strewn.get(FACT, 0) < 40
        former = Former(folder, told["sha256"], told["strewn"])
    _same(folder, rows)
    assert not list(tmp_path.rglob("*.wal"))


def test_a_tenth_of_the_facts_changed_writes_the_file_whole(
    tmp_path: Path, former: Former, rows: dict[str, pl.DataFrame]
) -> None:
    # Of 1,030 facts 103 are a tenth; 30 are new.
    folder = _folder(tmp_path / "1", rows)
    assert make_database(folder, rows, former._replace(strewn={FACT: 73}))["strewn"][FACT] == 103
    assert make_database(folder, rows, former._replace(strewn={FACT: 74}))["strewn"] == {}
    assert _count(folder) == 1030


def test_another_table_of_which_a_tenth_changed_is_written_in_order(
    tmp_path: Path, former: Former, rows: dict[str, pl.DataFrame]
) -> None:
    folder = _folder(tmp_path / "1", rows)
    told = make_database(folder, rows, former._replace(strewn={SERIES: 90}))
    assert told["strewn"][FACT] == 30
    assert SERIES not in told["strewn"]
    with duckdb.connect(str(folder / "cakupan.duckdb"), read_only=True) as con:
        ordered = con.execute("SELECT series_id, as_of_date FROM mart.coverage_series").fetchall()
    assert ordered == rows[SERIES].select("series_id", "as_of_date").rows()


def test_a_file_that_is_not_what_it_was_is_not_built_upon(
    tmp_path: Path, former: Former, rows: dict[str, pl.DataFrame]
) -> None:
    damaged = former._replace(folder=tmp_path / "0")
    shutil.copytree(former.folder, damaged.folder)
    file = damaged.folder / "cakupan.duckdb"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    folder = _folder(tmp_path / "1", rows)
    assert make_database(folder, rows, damaged)["strewn"] == {}
    assert _count(folder) == 1030
    # Nor one that holds other rows than its Parquet files do.
    shutil.copyfile(former.folder / "cakupan.duckdb", file)
    with duckdb.connect(str(file)) as con:
        con.execute("DELETE FROM core.event")
    assert renewed(folder, rows, damaged._replace(sha256=sha256_of(file))) is None


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releases without views and exports, for tests about which release is built upon."""
    monkeypatch.setattr("warehouse.build.VIEWS", ())
    monkeypatch.setattr("warehouse.build.view_statements", list)
    monkeypatch.setattr("warehouse.build.write_exports", lambda *_: None)


def _release(data: Path, name: str, count: int) -> dict[str, int]:
    """Build and publish a release of so many facts; the rows strewn in its file."""
    tables = {FACT: FACTS.head(count), "ops.release": release_row(name)}
    folder = build_release(data, name, tables)
    publish(data, name)
    assert _count(folder) == count
    assert query(data, "SELECT release FROM ops.release").item() == name
    strewn: dict[str, int] = describe_release(data, name)["database"]["strewn"]
    return strewn


@pytest.mark.usefixtures("bare")
def test_the_published_release_is_built_upon_and_not_touched(tmp_path: Path) -> None:
    assert _release(tmp_path, "2026-W26.1", 1000) == {}
    first = tmp_path / "releases" / "2026-W26.1" / "cakupan.duckdb"
    with duckdb.connect(str(first), read_only=True) as reader:
        before = first.read_bytes()
        assert _release(tmp_path, "2026-W27.1", 1030) == {FACT: 30}
        assert _release(tmp_path, "2026-W28.1", 1050) == {FACT: 50}
        assert first.read_bytes() == before
        assert reader.execute("SELECT count(*) FROM core.fact").fetchone() == (1000,)
    # Going back to an older release, the next is built upon that.
    publish(tmp_path, "2026-W27.1")
    assert _release(tmp_path, "2026-W28.2", 1060) == {FACT: 60}
    publish(tmp_path, "2026-W26.1")
    assert _release(tmp_path, "2026-W28.3", 1070) == {FACT: 70}
    assert not list((tmp_path / "releases").rglob("*.wal"))


def _edit(name: str, value: str) -> Callable[[dict[str, object]], None]:
    def edit(database: dict[str, object]) -> None:
        database[name] = value

    return edit


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("edit", [_edit("code_version", "older"), _edit("duckdb", "0.1"), None])
def test_what_other_code_or_another_duckdb_made_is_not_built_upon(
    tmp_path: Path, edit: Callable[[dict[str, object]], None] | None
) -> None:
    _release(tmp_path, "2026-W26.1", 1000)
    assert former_database(tmp_path) is not None
    path = tmp_path / "releases" / "2026-W26.1" / "release.json"
    about = json.loads(path.read_text())
    path.chmod(0o644)
    if edit is None:
        # As releases told before they told of this file.
        del about["database"]
    else:
        edit(about["database"])
    path.write_text(json.dumps(about))
    assert former_database(tmp_path) is None
    assert _release(tmp_path, "2026-W27.1", 1030) == {}


@pytest.mark.usefixtures("bare")
def test_a_parquet_file_that_is_not_what_it_was_is_not_built_upon(tmp_path: Path) -> None:
    _release(tmp_path, "2026-W26.1", 1000)
    file = tmp_path / "releases" / "2026-W26.1" / "parquet" / "core" / "fact.parquet"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:-1])
    assert former_database(tmp_path) is None
    assert _release(tmp_path, "2026-W27.1", 1030) == {}


def test_files_are_copied_where_the_kernel_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"isi" * 1000)
    renew.copy_file(tmp_path / "a", tmp_path / "b")
    monkeypatch.delattr("os.copy_file_range")
    renew.copy_file(tmp_path / "a", tmp_path / "c")
    assert {(tmp_path / name).read_bytes() for name in "abc"} == {b"isi" * 1000}
