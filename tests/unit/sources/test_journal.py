from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.sources.journal import Journal
from warehouse.model.errors import CakupanError

SCHEMA = pl.Schema({"id": pl.String(), "n": pl.Int64()})
ROWS: list[dict[str, object]] = [{"id": "a", "n": 1}, {"id": "b\nc \u2028", "n": 2}, {"id": "é", "n": None}]


def written(folder: Path) -> Journal:
    journal = Journal(folder / "j.jsonl", SCHEMA)
    for row in ROWS:
        journal.append(row)
    return journal


def test_rows_come_back_as_written(tmp_path: Path) -> None:
    assert written(tmp_path).frame().to_dicts() == ROWS


def test_no_file_is_no_rows(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.jsonl", SCHEMA)
    assert journal.frame().is_empty()
    assert journal.frame().schema == SCHEMA
    journal.repair()
    assert not journal.path.exists()


def test_since_reads_only_what_is_new(tmp_path: Path) -> None:
    journal = written(tmp_path)
    _, end = journal.since(0)
    journal.append({"id": "new", "n": 4})
    frame, later = journal.since(end)
    assert frame["id"].to_list() == ["new"]
    again, end = journal.since(later)
    assert again.is_empty()
    assert end == later


@given(cut=st.integers(min_value=0), tail=st.binary(max_size=40).filter(lambda b: b"\n" not in b))
def test_whatever_follows_the_last_line_break_is_cut_away(
    tmp_path_factory: pytest.TempPathFactory, cut: int, tail: bytes
) -> None:
    journal = written(tmp_path_factory.mktemp("j"))
    data = journal.path.read_bytes()
    cut %= len(data) + 1
    journal.path.write_bytes(data[:cut] + tail)
    whole = data[:cut].count(b"\n")
    assert journal.frame().to_dicts() == ROWS[:whole]
    journal.repair()
    assert journal.path.read_bytes() == data[: data[:cut].rfind(b"\n") + 1]
    journal.append({"id": "after", "n": 9})
    assert journal.frame().to_dicts() == [*ROWS[:whole], {"id": "after", "n": 9}]


def test_repair_finds_a_line_break_far_from_the_end(tmp_path: Path) -> None:
    journal = written(tmp_path)
    size = journal.size()
    with journal.path.open("ab") as file:
        file.write(b"x" * 200_000)
    journal.repair()
    assert journal.size() == size


def test_damage_in_the_middle_is_named(tmp_path: Path) -> None:
    journal = written(tmp_path)
    data = journal.path.read_bytes()
    journal.path.write_bytes(b"{broken\n" + data)
    with pytest.raises(CakupanError, match=r"j\.jsonl is damaged at the line that begins with b'\{broken'"):
        journal.frame()
