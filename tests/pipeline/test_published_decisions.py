"""Decisions whose files were edited or deleted after a release: what was published stays as it was told."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest

from assets.rebuild import rebuild
from tests.pipeline.test_refresh import article
from tests.pipeline.test_review import SLEMAN, Ran, _tables, run
from warehouse.model.mart import COVERAGE_SERIES
from warehouse.publish import published_release
from warehouse.query import query
from warehouse.release import describe_release

ORDER = f"ORDER BY {', '.join(COVERAGE_SERIES.key)}"
VALUES = "SELECT value FROM coverage_series ORDER BY value"


class Decided(NamedTuple):
    """A warehouse of two figures, one corrected and one rejected; its empty inbox; the decision files."""

    data: Path
    inbox: Path
    corrected: Path
    rejected: Path

    def refresh(self) -> Ran:
        return run(self.data, "refresh", "--inbox", str(self.inbox), "--week", "2026-W41")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published")
    article(root / "inbox", "sleman.json", SLEMAN)
    data = root / "data"
    assert run(data, "refresh", "--inbox", str(root / "inbox"), "--week", "2026-W41").code == 0
    rate, count = (query(data, f"SELECT fact_id FROM fact WHERE unit = '{u}'").item() for u in ("percent", "persons"))
    assert run(data, "review", "correct", rate, "value=42.15", "--reviewer", "sari").code == 0
    assert run(data, "review", "reject", count, "--reason", "ganda", "--reviewer", "sari").code == 0
    (data / "decisions" / "broken.yml").write_text("action: accept\n")
    told = run(data, "refresh", "--inbox", str(_none(root)), "--week", "2026-W41")
    assert told.code == 0 and "Decision broken: statement is missing" in told.err
    assert "The file of" not in told.err
    assert query(data, VALUES)["value"].to_list() == [42.15]
    return data


@pytest.fixture
def decided(first: Path, tmp_path: Path) -> Decided:
    data = shutil.copytree(first, tmp_path / "data", symlinks=True)
    corrected, rejected = sorted((data / "decisions").glob("*.yaml"))
    return Decided(data, _none(tmp_path), corrected, rejected)


def _none(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


@pytest.mark.slow
def test_what_was_published_goes_on_until_a_new_decision_reverses_it(decided: Decided, tmp_path: Path) -> None:
    data, release = decided.data, published_release(decided.data)
    assert release is not None
    before = query(data, f"FROM coverage_series {ORDER}")
    original = decided.corrected.read_text()
    decided.corrected.write_text(original.replace("42.15", "43.15"))
    decided.rejected.unlink()

    again = decided.refresh()
    assert (again.code, published_release(data)) == (0, release)
    assert f"The file of decision {decided.corrected.stem} was changed after a release published it" in again.err
    assert f"The file of decision {decided.rejected.stem} went missing" in again.err
    doctor = run(data, "doctor")
    assert doctor.code == 1 and "BAD Decision files are as published" in doctor.out
    # The edited file is no decision that waits to be applied.
    assert "not applied" not in run(data, "review", "list").err

    # What the sentence advises.
    count = query(data, "SELECT statement_id FROM fact WHERE unit = 'persons'").item()
    assert count[:12] in again.err
    assert run(data, "review", "accept", count[:12], "--reviewer", "sari").code == 0
    reversed_ = decided.refresh()
    assert published_release(data) != release
    assert query(data, VALUES)["value"].to_list() == [42.15, 245_310.0]
    assert "went missing" not in reversed_.err and "was changed" in reversed_.err
    until = describe_release(data, release)["data_until"]
    assert query(data, f"FROM coverage_as_known(TIMESTAMP '{until}') {ORDER}").equals(before)
    decided.corrected.write_text(original)
    assert "was changed" not in decided.refresh().err

    # From the raw documents alone every decision that was published is known; what was refused lies in its file.
    alone = tmp_path / "alone"
    shutil.copytree(data / "raw", alone / "raw")
    (alone / "decisions").mkdir()
    shutil.copy(data / "decisions" / "broken.yml", alone / "decisions")
    restored = run(alone, "backfill", "2026-W41", "2026-W41")
    assert restored.code == 0 and "None of the 3 published decisions has its file" in restored.err
    assert _tables(alone) == _tables(data)


@pytest.mark.slow
def test_a_release_is_made_anew_from_its_own_decisions(decided: Decided, tmp_path: Path) -> None:
    release = published_release(decided.data)
    assert release is not None
    # Dated before the release, and written after it: no part of it. The file that it refused is.
    count = query(decided.data, "SELECT statement_id FROM fact WHERE unit = 'persons'").item()
    assert run(decided.data, "review", "accept", count, "--reviewer", "sari").code == 0
    (late,) = {*(decided.data / "decisions").glob("*.yaml")} - {decided.corrected, decided.rejected}
    lines = ["decided: 2026-10-06" if line.startswith("decided:") else line for line in late.read_text().splitlines()]
    late.write_text("\n".join(lines) + "\n")
    decided.corrected.write_text("action: [")
    decided.rejected.unlink()
    made = rebuild(decided.data, release, tmp_path / "anew")
    assert (made.differing, made.same_code) == ([], True)
    names = pl.read_parquet(tmp_path / "anew" / "published" / "parquet" / "core" / "decision.parquet")["decision_id"]
    assert names.to_list() == [decided.corrected.stem, decided.rejected.stem]
