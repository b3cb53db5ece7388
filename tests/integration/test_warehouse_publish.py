"""Processes, not functions: a builder killed at any instant, readers that loop while releases are published."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import duckdb
import pytest

from warehouse.model import ALL_TABLES
from warehouse.publish import published_release
from warehouse.query import query
from warehouse.release import releases

_COMMON = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    import polars as pl
    from warehouse.model import core, ops
    from warehouse.publish import publish
    from warehouse import build as building
    from warehouse.release import build_release, next_release, prune
    # Without views, so that more of the time is spent where a kill could hurt.
    building.VIEWS, building.view_statements = (), list
    data = Path(sys.argv[1])

    def build(number):
        # The same number in two tables and in the name: a reader that sees two numbers saw half a release.
        release = next_release(data, "2026-W47")
        region = {"level": "regency", "name": f"v{number}", "short_name": "x"}
        names = [{"region_code": f"{i}", **region} for i in range(300)]
        row = {"release": release, "week": "2026-W47", "data_until": "2026-11-20T00:00:00", "documents": number,
               "facts": 0, "quarantined": 0, "from_samples": False, "fingerprint": f"v{number}", "code_version": "0"}
        about = pl.DataFrame([row]).with_columns(pl.col("data_until").str.to_datetime())
        tables = {"core.region": core.REGION.conform(pl.DataFrame(names)), "ops.release": ops.RELEASE.conform(about)}
        build_release(data, release, tables)
        return release

    def renew(number):
        publish(data, build(number))
        prune(data, keep=2)
    """
)
_BUILDER = _COMMON + "renew(1)\nprint('standing', flush=True)\nfor number in range(2, 1000):\n    renew(number)\n"
_PUBLISHER = _COMMON + textwrap.dedent(
    """
    import time
    publish(data, build(1))
    built = [build(number) for number in range(2, 12)]
    print("standing", flush=True)
    sys.stdin.readline()
    for place, release in enumerate(built):
        time.sleep(0.1)
        publish(data, release)
        # What is no longer published goes while readers may be about to open it.
        prune(data, keep=len(built) - place)
    """
)
_READER = textwrap.dedent(
    """
    import sys, time
    from pathlib import Path
    from warehouse.query import query
    data, stop = Path(sys.argv[1]), Path(sys.argv[2])
    seen, opens = set(), 0
    sql = ("SELECT (SELECT documents FROM ops.release) AS documents, count(*) AS regions, "
           "count(DISTINCT name) AS names, any_value(name) AS name FROM core.region")
    last = False
    while not last:
        # Once more after the last publish.
        last = stop.exists()
        row = query(data, sql).row(0)
        assert row[1:] == (300, 1, f"v{row[0]}"), row
        assert not seen or row[0] >= max(seen), (row, seen)
        if not seen:
            print("reading", flush=True)
        seen.add(row[0])
        opens += 1
        time.sleep(0.02)
    print(opens, len(seen))
    """
)


def _start(code: str, *arguments: object) -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], text=True, env=environment, **pipes)


def _whole(data: Path) -> None:
    """The published release answers, from every table, and no log lies beside any release."""
    release = published_release(data)
    assert release in releases(data)
    documents = query(data, "SELECT documents FROM ops.release").item()
    assert query(data, "SELECT DISTINCT name FROM core.region").rows() == [(f"v{documents}",)]
    for table in ALL_TABLES:
        query(data, f"SELECT count(*) FROM {table.full_name}")
    assert not list((data / "releases").glob("[0-9]*/*.wal"))


@pytest.mark.parametrize("seconds", [0.05, 0.4, 0.9])
def test_a_builder_killed_at_any_instant_breaks_nothing(tmp_path: Path, seconds: float) -> None:
    builder = _start(_BUILDER, tmp_path)
    assert builder.stdout is not None
    assert builder.stdout.readline() == "standing\n"
    time.sleep(seconds)
    builder.send_signal(signal.SIGKILL)
    builder.communicate()
    _whole(tmp_path)
    # Every release that has its name is complete, published or not.
    for name in releases(tmp_path):
        with duckdb.connect(str(tmp_path / "releases" / name / "cakupan.duckdb"), read_only=True) as con:
            assert con.execute("SELECT release FROM ops.release").fetchall() == [(name,)]
    # The next builder clears up and goes on.
    done = subprocess.run(
        [sys.executable, "-c", _COMMON + "renew(999)", str(tmp_path)], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert query(tmp_path, "SELECT documents FROM ops.release").item() == 999
    assert not list((tmp_path / "releases").glob(".building-*"))


def test_eight_readers_in_a_loop_during_ten_publishes_see_no_error_and_no_half_state(tmp_path: Path) -> None:
    stop = tmp_path / "stop"
    publisher = _start(_PUBLISHER, tmp_path)
    assert publisher.stdout is not None
    assert publisher.stdout.readline() == "standing\n"
    readers = [_start(_READER, tmp_path, stop) for _ in range(8)]
    try:
        for reader in readers:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "reading\n"
        _, errors = publisher.communicate("go\n", timeout=120)
    finally:
        stop.touch()
        ended = [(*reader.communicate(timeout=60), reader.returncode) for reader in readers]
    assert (publisher.returncode, errors) == (0, "")
    assert [(errors, code) for _, errors, code in ended] == [("", 0)] * 8
    # Each saw the first release and the last.
    assert all(int(out.split()[1]) >= 2 for out, _, _ in ended)
    assert query(tmp_path, "SELECT documents FROM ops.release").item() == 11
    assert releases(tmp_path) == [published_release(tmp_path)]
