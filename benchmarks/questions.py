"""How long each question of the cookbook takes on the sample warehouse; writes the index at the head of the page.

    python -m benchmarks.questions DATA [--write]

DATA: a data folder whose release was built from the samples (`cakupan --data DATA refresh`).
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from pathlib import Path

from warehouse.query import reading, run

PAGE = Path(__file__).parent.parent / "docs" / "cookbook.md"
REPEAT = 15
_INDEX = re.compile(r"(?<=<!-- index -->\n).*?(?=<!-- end -->)", re.DOTALL)


def index(data: Path) -> str:
    """A Markdown table: each question, the rows of its statements, median milliseconds of processor time."""
    page = PAGE.read_text(encoding="utf-8")
    lines = ["| question | rows | ms |", "|---|---|---|"]
    with reading(data) as con:
        for section in re.split(r"^## ", page, flags=re.MULTILINE)[1:]:
            title = section.partition("\n")[0]
            for number, sql in enumerate(re.findall(r"```sql\n(.*?)```", section, flags=re.DOTALL)):
                rows = run(con, sql).height
                times = []
                for _ in range(REPEAT):
                    start = time.process_time()
                    run(con, sql)
                    times.append(1000 * (time.process_time() - start))
                shown = f"[{title}](#{_anchor(title)})" if number == 0 else ""
                lines.append(f"| {shown} | {rows:,} | {statistics.median(times):.0f} |")
    return "\n".join(lines) + "\n"


def _anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true", help="write the index into docs/cookbook.md")
    options = parser.parse_args()
    made = index(options.data)
    print(made)
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_INDEX.sub(lambda _: made, page), encoding="utf-8")


if __name__ == "__main__":
    main()
