"""Decisions that a release published: what counts when their files are edited, moved or taken away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from pipelines.decide.files import Folder, read_decisions, write_decision
from pipelines.decide.published import TOLD, as_published, sentences
from tests.unit.decide.deciding import decision, stated
from warehouse.model.curation import DECISION

NAME = "2026-01-05-correct-0a1b2c3d4e5f"


def write(folder: Path, statement: str = "0a1b2c3d4e5f6071", **differs: object) -> Path:
    made = decision(stated(), "correct", human={"value": 298_150.0}, statement_id=statement, **differs)
    return write_decision(folder, made)


def table(folder: Folder, state: str = "applied") -> pl.DataFrame:
    """core.decision of a release that was made with `folder`."""
    rows = [
        {
            "decision_id": d.decision_id, "statement_id": d.statement_id, "state": state, "content": d.content,
            "yaml": d.yaml,
        }
        for d in folder.decisions
    ]  # fmt: skip
    return DECISION.conform(pl.DataFrame(rows, infer_schema_length=None))


@pytest.fixture
def published(tmp_path: Path) -> pl.DataFrame:
    write(tmp_path)
    return table(read_decisions(tmp_path))


def counted(folder: Path, published: pl.DataFrame) -> tuple[list[tuple[str, object]], list[str]]:
    """Name and corrected value of each decision that counts, and what is told."""
    found, altered = as_published(read_decisions(folder), published)
    return [(d.decision_id, d.human["value"]) for d in found.decisions], sentences(altered, published.height)


def test_files_as_they_were_are_counted_and_nothing_is_told(tmp_path: Path, published: pl.DataFrame) -> None:
    before = read_decisions(tmp_path).prints
    assert counted(tmp_path, published) == ([(NAME, 298_150.0)], [])
    assert as_published(read_decisions(tmp_path), published)[0].prints == before


def test_an_edited_file_goes_on_as_published(tmp_path: Path, published: pl.DataFrame) -> None:
    path = tmp_path / f"{NAME}.yaml"
    path.write_text(path.read_text().replace("298150", "289150"))
    assert read_decisions(tmp_path).decisions[0].human["value"] == 289_150.0
    told = (
        f"The file of decision {NAME} was changed after a release published it, so the decision goes on as published: "
        "to reverse it, decide anew (`cakupan review accept 0a1b2c3d4e5f`, or correct, or reject); else put the file "
        "back."
    )
    assert counted(tmp_path, published) == ([(NAME, 298_150.0)], [told])
    # Broken, it is no refused file either: nothing of it is new.
    path.write_text("action: [")
    found, _ = as_published(read_decisions(tmp_path), published)
    assert [d.human["value"] for d in found.decisions] == [298_150.0] and not found.refused
    assert found.prints == [f"decision {NAME} {published['content'][0]}"]


def test_a_comment_changes_nothing(tmp_path: Path, published: pl.DataFrame) -> None:
    path = tmp_path / f"{NAME}.yaml"
    path.write_text("# checked in print\n" + path.read_text())
    assert counted(tmp_path, published) == ([(NAME, 298_150.0)], [])
    assert as_published(read_decisions(tmp_path), published)[0].decisions[0].content == published["content"][0]


def test_a_missing_file_goes_on_until_a_later_decision_takes_its_place(tmp_path: Path, published: pl.DataFrame) -> None:
    (tmp_path / f"{NAME}.yaml").unlink()
    values, (told,) = counted(tmp_path, published)
    assert values == [(NAME, 298_150.0)]
    assert told.startswith(f"The file of decision {NAME} went missing")
    replaced = published.with_columns(pl.lit("replaced").alias("state"))
    # It is still part of what was known then, but nobody has to put it back.
    assert counted(tmp_path, replaced) == ([(NAME, 298_150.0)], [])


def test_a_moved_file_is_the_decision_it_was(tmp_path: Path, published: pl.DataFrame) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / f"{NAME}.yaml").rename(tmp_path / "2026" / "semarang.yml")
    assert counted(tmp_path, published) == ([(NAME, 298_150.0)], [])


def test_new_files_are_decisions_beside_those_published(tmp_path: Path, published: pl.DataFrame) -> None:
    write(tmp_path, "ffffffffffffffff")
    (tmp_path / "broken.yaml").write_text("action: accept")
    found, altered = as_published(read_decisions(tmp_path), published)
    assert [d.decision_id for d in found.decisions] == [NAME, "2026-01-05-correct-ffffffffffff"]
    assert ([r.name for r in found.refused], altered) == (["broken.yaml"], ())


def test_a_folder_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    for number in range(TOLD + 2):
        write(tmp_path, f"{number}a1b2c3d4e5f6071")
    published = table(read_decisions(tmp_path))
    values, (told,) = counted(tmp_path / "elsewhere", published)
    assert len(values) == TOLD + 2
    assert told.startswith(f"None of the {TOLD + 2} published decisions has its file") and "CAKUPAN_DECISIONS" in told
    # One of them is there: the others are told one by one, up to a number.
    for path in sorted(tmp_path.iterdir())[1:]:
        path.unlink()
    _, lines = counted(tmp_path, published)
    assert len(lines) == TOLD + 1 and lines[-1] == "The same holds of 1 more."


def test_text_that_stricter_code_does_not_read_is_refused_with_its_sentence(
    tmp_path: Path, published: pl.DataFrame
) -> None:
    older = published.with_columns(pl.lit("action: postpone\n").alias("yaml"))
    found, altered = as_published(read_decisions(tmp_path / "none"), older)
    assert (found.decisions, altered) == ((), ())
    assert [r.name for r in found.refused] == [f"{NAME}.yaml"]


def test_a_decision_says_the_same_whatever_its_name(tmp_path: Path, published: pl.DataFrame) -> None:
    made = read_decisions(tmp_path).decisions[0]
    write_decision(tmp_path / "copy", replace(made, reason="other"))
    values, told = counted(tmp_path / "copy", published)
    # The same name and another reason: it is another file.
    assert values == [(NAME, 298_150.0)] and "was changed" in told[0]
