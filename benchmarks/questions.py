"""How long each question of the cookbook takes; writes the index at the head of the page.

    python -m benchmarks.questions DATA [--large FOLDER] [--write]

DATA: a data folder whose release was built from the samples (`cakupan --data DATA refresh`). FOLDER holds the
cakupan.duckdb that `python -m benchmarks.warehouse --facts 10000000 --keep FOLDER` leaves.
"""

from __future__ import annotations

import argparse
import re
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from warehouse.model.errors import UsageError
from warehouse.query import SEARCH_PATH, reading, run

PAGE = Path(__file__).parent.parent / "docs" / "cookbook.md"
REPEAT = 15
REPEAT_LARGE = 3
LONGEST = 120.0
"""Seconds after which a statement is given up."""
_INDEX = re.compile(r"(?<=<!-- index -->\n).*?(?=<!-- end -->)", re.DOTALL)


class Timed(NamedTuple):
    """Rows of a statement and its median milliseconds of processor time, of all threads; None: given up."""

    rows: int
    ms: float | None


def statements() -> Iterator[tuple[str, int, str]]:
    """Title of the section, number of the statement in it, SQL."""
    for section in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        for number, sql in enumerate(re.findall(r"```sql\n(.*?)```", section, flags=re.DOTALL)):
            yield section.partition("\n")[0], number, sql


def timed(con: duckdb.DuckDBPyConnection, sql: str, repeat: int) -> Timed:
    """`sql` run once to warm up and `repeat` times."""
    rows, times = 0, []
    clock = threading.Timer(LONGEST, con.interrupt)
    clock.start()
    try:
        for _ in range(repeat + 1):
            start = time.process_time()
            rows = run(con, sql).height
            times.append(1000 * (time.process_time() - start))
    except UsageError as error:
        if not isinstance(error.__cause__, duckdb.InterruptException):
            raise
        return Timed(rows, None)
    finally:
        clock.cancel()
    return Timed(rows, statistics.median(times[1:]))


def index(data: Path, large: Path | None) -> str:
    """A Markdown table: each question, rows and time of its statements on the samples and on the large warehouse."""
    lines = ["| question | rows | ms | rows of 10 M facts | ms |", "|---|---|---|---|---|"]
    with reading(data) as con, _large(large) as other:
        for title, number, sql in statements():
            small = timed(con, sql, REPEAT)
            shown = f"[{title}](#{_anchor(title)})" if number == 0 else ""
            big = timed(other, sql, REPEAT_LARGE) if other is not None else Timed(0, None)
            found = big.rows or (other is not None and big.ms is None)
            lines.append(f"| {shown} | {_cells(small)} | {_cells(big) if found else '· | ·'} |")
    return "\n".join(lines) + "\n"


def _cells(found: Timed) -> str:
    spent = f"> {LONGEST:.0f} s" if found.ms is None else f"{found.ms:,.0f}"
    return f"{found.rows:,} | {spent}"


@contextmanager
def _large(folder: Path | None) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """A reading connection to the generated warehouse, with the memory limit it was measured under."""
    if folder is None:
        yield None
        return
    config = {"memory_limit": "4GiB", "temp_directory": ""}
    with duckdb.connect(str(folder / "cakupan.duckdb"), read_only=True, config=config) as con:
        con.execute(f"SET search_path = '{SEARCH_PATH}'")
        yield con


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--large", type=Path, metavar="FOLDER", help="a warehouse that benchmarks.warehouse left")
    parser.add_argument("--write", action="store_true", help="write the index into docs/cookbook.md")
    options = parser.parse_args()
    made = index(options.data, options.large)
    print(made)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_INDEX.sub(lambda _: made, page), encoding="utf-8")


if __name__ == "__main__":
    main()
