"""Releases are immutable, complete or absent, equal for equal frames; publishing is one rename."""

from __future__ import annotations

import fcntl
import hashlib
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.unit.warehouse.world import publish_world, release_row, world_tables
from warehouse.model import ALL_TABLES, core
from warehouse.model.errors import CheckFailedError, UsageError
from warehouse.model.views import VIEWS
from warehouse.publish import publish, published_folder, published_release, released_fingerprint
from warehouse.query import query, reading, run
from warehouse.release import build_release, describe_release, next_release, prune, releases

REGION = {"region_code": "00", "level": "country", "name": "Indonesia", "short_name": "Indonesia"}


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releases without views, built in half the time, for tests about folders and links."""
    monkeypatch.setattr("warehouse.build.VIEWS", ())
    monkeypatch.setattr("warehouse.build.view_statements", list)


def _regions(*rows: dict[str, object]) -> dict[str, pl.DataFrame]:
    return {"core.region": core.REGION.conform(pl.DataFrame([{**REGION, **r} for r in rows]))}


def _build(data: Path, week: str = "2026-W47") -> str:
    release = next_release(data, week)
    build_release(data, release, {**_regions({}), "ops.release": release_row(release)})
    return release


@pytest.mark.usefixtures("bare")
def test_names_count_up_within_their_week(tmp_path: Path) -> None:
    assert next_release(tmp_path, "2026-W47") == "2026-W47.1"
    for _ in range(2):
        _build(tmp_path)
    (tmp_path / "releases" / "2026-W47.10").mkdir()
    assert next_release(tmp_path, "2026-W47") == "2026-W47.11"
    assert next_release(tmp_path, "2026-W48") == "2026-W48.1"
    assert releases(tmp_path) == ["2026-W47.1", "2026-W47.2", "2026-W47.10"]


def test_a_release_holds_every_table_and_view_as_parquet_and_nothing_else(data: Path) -> None:
    folder = published_folder(data)
    found = {f"{p.parent.name}.{p.stem}" for p in folder.rglob("*.parquet")}
    assert found == {t.full_name for t in (*ALL_TABLES, *VIEWS)}
    assert {p.name for p in folder.iterdir()} == {
        "cakupan.duckdb", "cakupan.xlsx", "csv", "datapackage.json", "parquet", "release.json",
    }  # fmt: skip
    for table in (*ALL_TABLES, *VIEWS):
        rows = pl.read_parquet(folder / "parquet" / table.schema / f"{table.name}.parquet")
        assert rows.schema == table.polars()
        stored = query(data, f"SELECT * FROM {table.full_name}")
        assert rows.sort(pl.all()).equals(stored.sort(pl.all())), table.full_name


def test_parquet_says_what_its_columns_mean(data: Path) -> None:
    metadata = pl.read_parquet_metadata(published_folder(data) / "parquet" / "core" / "fact.parquet")
    assert metadata["table"] == "core.fact"
    assert metadata["column.fact_id"] == "Short id, stable for the same bytes"


def test_equal_frames_give_equal_files(tmp_path: Path) -> None:
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=7) for name, frame in world_tables().items()}
    one, other = tmp_path / "a", tmp_path / "b"
    for data, tables in ((one, world_tables()), (other, shuffled)):
        build_release(data, "2026-W26.1", {**tables, "ops.release": release_row("2026-W26.1")})
    files = [p.relative_to(one) for p in sorted((one / "releases").rglob("*")) if p.is_file() and p.suffix != ".duckdb"]
    # Parquet and CSV of each, and lock, workbook, package and description.
    assert len(files) == 2 * (len(ALL_TABLES) + len(VIEWS)) + 4
    for file in files:
        if file.name != "release.json":
            assert (one / file).read_bytes() == (other / file).read_bytes(), file
    # The bytes of the DuckDB file are its own affair: its rows are those of the Parquet files (tested above).
    told, others = describe_release(one, "2026-W26.1"), describe_release(other, "2026-W26.1")
    del told["database"]["sha256"], others["database"]["sha256"]
    assert told == others
    hashes = told["sha256"]
    # All but the lock and the description itself.
    assert len(hashes) == len(files) - 2
    fact = (one / "releases" / "2026-W26.1" / "parquet" / "core" / "fact.parquet").read_bytes()
    assert hashes["parquet/core/fact.parquet"] == hashlib.sha256(fact).hexdigest()


@pytest.mark.usefixtures("bare")
def test_a_release_never_changes(tmp_path: Path) -> None:
    release = _build(tmp_path)
    with pytest.raises(UsageError, match=rf"Release {release} exists already"):
        build_release(tmp_path, release, _regions({}))
    folder = tmp_path / "releases" / release
    assert all(p.stat().st_mode & 0o222 == 0 for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("name", ["", "2026-W47", "../2026-W47.1", "2026-W47.1/x", "terbaru", "2026-W47.x"])
def test_only_a_week_and_a_number_make_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="is not a release"):
        build_release(tmp_path, name, {})


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"core.wilayah": pl.DataFrame()}, r"does not declare core\.wilayah"),
        (_regions({"region_code": "36"}, {"region_code": "36"}), r"core\.region has two rows with region_code = 36"),
        (_regions({"name": None}), r"core\.region\.name is required and empty"),
        ({"ops.release": release_row("2026-W47.2")}, r"ops\.release must hold one row, for 2026-W47\.1"),
    ],
)
def test_what_breaks_the_model_builds_nothing(tmp_path: Path, tables: dict[str, pl.DataFrame], message: str) -> None:
    with pytest.raises(CheckFailedError, match=message):
        build_release(tmp_path, "2026-W47.1", tables)
    assert releases(tmp_path) == []


def test_an_empty_warehouse_can_be_built_and_asked(tmp_path: Path) -> None:
    release = next_release(tmp_path, "2026-W47")
    build_release(tmp_path, release, {})
    publish(tmp_path, release)
    with reading(tmp_path) as con:
        for table in (*ALL_TABLES, *VIEWS):
            if table.name not in ("dictionary", "national_path", "clock"):
                assert run(con, f"FROM {table.full_name}").is_empty(), table.full_name
        assert run(con, "FROM coverage_as_known('2026-01-01')").is_empty()


@pytest.mark.usefixtures("bare")
def test_what_a_killed_builder_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "releases" / ".building-2026-W47.1" / "parquet"
    left.mkdir(parents=True)
    (left / "half.parquet").write_bytes(b"PAR1")
    assert releases(tmp_path) == []
    assert _build(tmp_path) == "2026-W47.1"
    assert sorted(p.name for p in (tmp_path / "releases").iterdir()) == [".lock", "2026-W47.1"]


@pytest.mark.usefixtures("bare")
def test_two_builders_do_not_meet(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    with (tmp_path / "releases" / ".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="Another refresh"):
            build_release(tmp_path, "2026-W47.1", {})
    assert _build(tmp_path) == "2026-W47.1"


@pytest.mark.usefixtures("bare")
def test_publishing_turns_the_link_and_back(tmp_path: Path) -> None:
    assert published_release(tmp_path) is None
    assert released_fingerprint(tmp_path) is None
    first, second = _build(tmp_path), _build(tmp_path)
    for release in (first, second, first):
        link = publish(tmp_path, release)
        assert link == tmp_path / "published"
        assert published_release(tmp_path) == release
        assert released_fingerprint(tmp_path) == f"print-{release}"
        assert query(tmp_path, "SELECT release FROM ops.release").item() == release
    assert (tmp_path / "published").readlink() == Path("releases") / first


def test_release_json_tells_what_a_release_holds(tmp_path: Path) -> None:
    release = publish_world(tmp_path)
    told = describe_release(tmp_path, release)
    assert told["fingerprint"] == f"print-{release}"
    assert told["data_until"] == "2026-06-30T02:00:00"
    assert told["tables"]["core.region"] == 5
    assert json.loads((tmp_path / "published" / "release.json").read_text(encoding="utf-8")) == told


@pytest.mark.usefixtures("bare")
def test_only_whole_releases_are_published(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no release 2026-W01\.1"):
        publish(tmp_path, "2026-W01.1")
    release = _build(tmp_path)
    folder = tmp_path / "releases" / release
    wal = folder / "cakupan.duckdb.wal"
    wal.write_bytes(b"x")
    with pytest.raises(CheckFailedError, match="write-ahead log"):
        publish(tmp_path, release)
    wal.unlink()
    (folder / "release.json").unlink()
    with pytest.raises(CheckFailedError, match="not complete"):
        publish(tmp_path, release)
    assert published_release(tmp_path) is None


@pytest.mark.usefixtures("bare")
def test_a_folder_in_the_way_is_not_removed(tmp_path: Path) -> None:
    release = _build(tmp_path)
    (tmp_path / "published").mkdir()
    with pytest.raises(CheckFailedError, match="is not a link"):
        publish(tmp_path, release)
    assert (tmp_path / "published").is_dir()


@pytest.mark.usefixtures("bare")
def test_pruning_keeps_the_newest_and_the_published(tmp_path: Path) -> None:
    names = [_build(tmp_path) for _ in range(5)]
    publish(tmp_path, names[1])
    assert prune(tmp_path, keep=2) == [names[0], names[2]]
    assert releases(tmp_path) == [names[1], names[3], names[4]]
    assert prune(tmp_path, keep=2) == []
    with pytest.raises(UsageError, match="At least one"):
        prune(tmp_path, keep=0)


@pytest.mark.usefixtures("bare")
def test_a_reader_of_a_pruned_release_finishes_undisturbed(tmp_path: Path) -> None:
    first, second = _build(tmp_path), _build(tmp_path)
    con = duckdb.connect(str(tmp_path / "releases" / first / "cakupan.duckdb"), read_only=True)
    publish(tmp_path, second)
    assert prune(tmp_path, keep=1) == [first]
    assert con.execute("SELECT name FROM core.region").fetchall() == [("Indonesia",)]
    con.close()


@pytest.mark.usefixtures("bare")
def test_a_release_pruned_while_it_is_opened_is_opened_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = _build(tmp_path)
    publish(tmp_path, release)
    looks = iter(tmp_path / "releases" / name for name in ("2026-W01.1", "2026-W01.2"))
    monkeypatch.setattr("warehouse.query.published_folder", lambda data: next(looks, published_folder(data)))
    assert query(tmp_path, "SELECT release FROM ops.release").item() == release


@pytest.mark.usefixtures("bare")
def test_a_damaged_file_is_named_with_the_remedy(tmp_path: Path) -> None:
    publish(tmp_path, _build(tmp_path))
    file = tmp_path / "published" / "cakupan.duckdb"
    file.chmod(0o644)
    file.write_bytes(b"bukan basis data" * 300)
    with pytest.raises(CheckFailedError, match=r"cakupan\.duckdb cannot be opened: publish another release"):
        query(tmp_path, "SELECT 1")
