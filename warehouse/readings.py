"""What former readings leave behind: the facts of the release before, and those of them that no code can read again.

`DATA/raw/readings.parquet` holds the latter, for it must be saved with the raw documents: from both, a data folder is
made anew with all that was known when.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import polars as pl

from warehouse.model import core
from warehouse.publish import published_folder, published_release
from warehouse.release import describe_release
from warehouse.weeks import write_frame

READINGS = Path("raw") / "readings.parquet"


class Former(NamedTuple):
    """Facts as they stood before this reading, the ids of the documents read for them, and when that was (UTC)."""

    facts: pl.DataFrame
    read: list[str]
    until: datetime | None

    def later(self, moment: datetime) -> datetime:
        """`moment`, or just after what was known before where a clock runs behind."""
        return moment if self.until is None else max(moment, self.until + timedelta(seconds=1))


def former(data: Path) -> Former:
    """The facts of the published release; before the first release what `keep_readings` kept, else nothing."""
    if published_release(data) is None:
        kept = data / READINGS
        return Former(core.FACT.conform(pl.read_parquet(kept)) if kept.exists() else core.FACT.empty(), [], None)
    folder = published_folder(data)
    parquet = folder / "parquet"
    refused = pl.read_parquet(parquet / "ops" / "quarantine.parquet").filter(pl.col("suite") == "documents")
    read = [
        pl.read_parquet(parquet / "core" / "document.parquet")["document_id"],
        pl.read_parquet(parquet / "ops" / "rejected.parquet")["content"],
        refused["row_key"],
    ]
    facts = core.FACT.conform(pl.read_parquet(parquet / "core" / "fact.parquet"))
    until = datetime.fromisoformat(describe_release(data, folder.name)["data_until"])
    return Former(facts, pl.concat(read).unique().sort().to_list(), until)


def keep_readings(data: Path, rows: pl.DataFrame) -> None:
    """Keep `rows`, all that no code can read again, in place of those kept before; nothing where there are none."""
    kept = data / READINGS
    if rows.is_empty() and not kept.exists():
        return
    if not kept.exists() or not pl.read_parquet(kept).equals(rows):
        write_frame(kept, rows)
