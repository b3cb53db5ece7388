"""Decision files: what is written is what is read; what cannot be understood is refused with its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.decide.files import Folder, decisions_folder, read_decisions, write_decision
from tests.unit.decide.deciding import SHA, decision, stated
from tests.unit.reconcile.by_hand import at
from warehouse.model.errors import UsageError

FILE = f"""\
statement: 0a1b2c3d4e5f60718293
document: berita.txt
action: correct
automatic:
  metric: coverage_rate
  value: 44.7
  unit: percent
human:
  region_code: 33.10
  as_of: 2025-12-31
  program: [JKM, JKK]
  segment: null
reason: named in the caption
reviewer: Sari
decided: 2026-01-05
expect:
  document_id: {SHA}
  start: 215
  end: 332
  value: 44.7
"""


def one(tmp_path: Path, text: str) -> Folder:
    (tmp_path / "a.yaml").write_text(text)
    return read_decisions(tmp_path)


def test_a_file_is_read_as_its_columns_are_typed(tmp_path: Path) -> None:
    (found,) = one(tmp_path, FILE).decisions
    assert found.decision_id == "a"
    # Not 33.1, not a date, not the text "null".
    assert found.human == {
        "region_code": "33.10", "as_of": "2025-12-31", "program": ["JKK", "JKM"], "segment": None,
    }  # fmt: skip
    assert found.expect == {
        "document_id": SHA, "start": 215, "end": 332, "value": 44.7, "cell": None, "evidence": None,
    }  # fmt: skip
    # The first moment of the day in Jakarta, seven hours ahead.
    assert found.decided_at == at("2026-01-04T17:00")
    assert found.decided_on == date(2026, 1, 5)
    assert found.yaml == FILE


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    row = stated(evidence='400.385: "pekerja"\n# aktif', flags=["region_ambiguous"], value_high=None)
    made = decision(row, "correct", human={"value": 298_150.0, "segment": None, "flags": []}, statement_id="0a1b2c3d")
    path = write_decision(tmp_path / "deep" / "folder", made)
    assert path.name == "2026-01-05-correct-0a1b2c3d.yaml"
    (found,) = read_decisions(tmp_path / "deep" / "folder").decisions
    told = {n: v for n, v in made.automatic.items() if v is not None and v != []}
    assert found.automatic == told
    assert found.human == {
        "value": 298_150.0,
        "value_low": 298_150.0,
        "value_high": 298_150.0,
        "segment": None,
        "flags": [],
    }
    assert (found.expect, found.decided_at, found.reason) == (made.expect, made.decided_at, made.reason)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    made = decision(stated(), statement_id="0a1b2c3d")
    first, second = write_decision(tmp_path, made), write_decision(tmp_path, replace(made, reason="again"))
    assert (first.name, second.name) == ("2026-01-05-accept-0a1b2c3d.yaml", "2026-01-05-accept-0a1b2c3d-2.yaml")
    assert {d.reason for d in read_decisions(tmp_path).decisions} == {"seen in print", "again"}
    assert [p.name for p in sorted(tmp_path.iterdir())] == [second.name, first.name]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="CAKUPAN_DECISIONS"):
        write_decision(tmp_path / "file", decision(stated()))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("action: correct", "action: delete", "action is 'delete'; write accept, correct, reject"),
        ("action: correct", "action: accept", "human is needed for a correction and for nothing else"),
        ("action: correct", "colour: red\naction: correct", "colour is not known"),
        ("statement: 0a1b2c3d4e5f60718293", "statement: ../../etc", "statement is '../../etc'"),
        ("reviewer: Sari\n", "", "reviewer is missing"),
        ("decided: 2026-01-05", "decided: yesterday", "decided is 'yesterday'; write a day as 2026-11-21"),
        ("decided: 2026-01-05", "decided: 2026-01-05T09:00", "or a moment as 2026-11-21T03:00:00Z"),
        ("region_code: 33.10", "region_code: 3310", "human.region_code is '3310'; it ought to be a dotted code"),
        ("segment: null", "segment: farmers", "it ought to be one of PU, BPU"),
        ("segment: null", "value: 1.234.567", "no thousands separators"),
        ("segment: null", "value: nan", "a finite number"),
        ("segment: null", "metric:", "it ought to be a value"),
        ("segment: null", "rule: mine", "human.rule is no column"),
        ("as_of: 2025-12-31", "as_of: 2025-02-30", "a date as 2025, 2025-12 or 2025-12-31"),
        ("program: [JKM, JKK]", "program: [JKN]", "a list of JKK, JKM"),
        (f"document_id: {SHA}", "document_id: abc", "document_id is 'abc'"),
        ("start: 215", "start: -1", "expect.start is no count of characters"),
        ("expect:", "expects:", "expects is not known"),
        ("reason: named", "reason: named\nreason: twice", "is not YAML (line"),
        ("reason: named", "reason: 3216014107900001", "may be a person's NIK; take it out"),
        ("segment: null", "sponsor: NIK 3216014107900001", "without a number of 16 digits"),
        ("reason: named in the caption", "reason: &a x\nreviewer: *a", "is not YAML"),
        ("reason: named", "reason: [", "is not YAML (line"),
    ],
)
def test_a_file_that_cannot_be_understood_is_told_and_the_others_count(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert old in FILE
    (tmp_path / "good.yaml").write_text(FILE)
    (tmp_path / "bad.yaml").write_text(FILE.replace(old, new, 1))
    found = read_decisions(tmp_path)
    assert [d.decision_id for d in found.decisions] == ["good"]
    (refused,) = found.refused
    assert refused.reason == "bad_decision"
    assert refused.message.startswith("Decision bad") and sentence in refused.message


@pytest.mark.parametrize("data", [b"", b"just words", b"- a\n- list", b"\xff\xfe\x00", b"x" * 70_000, b"[" * 5_000])
def test_other_bytes_are_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.yaml").write_bytes(data)
    (refused,) = read_decisions(tmp_path).refused
    assert refused.message.startswith("Decision bad") and refused.message.endswith(".")


def test_a_rejection_says_why(tmp_path: Path) -> None:
    start, _, rest = FILE.replace("action: correct", "action: reject").partition("human:")
    text = start + rest[rest.index("reviewer:") :]
    assert "a rejection says why" in one(tmp_path, text).refused[0].message


def test_a_decision_of_the_future_is_refused_and_is_another_state_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FILE)
    before = read_decisions(tmp_path, until=at("2026-01-04T16:59"))
    after = read_decisions(tmp_path, until=at("2026-01-04T17:00"))
    assert "lies ahead" in before.refused[0].message
    assert len(after.decisions) == 1
    assert before.prints != after.prints


def test_hidden_folders_links_and_other_files_are_no_decisions(tmp_path: Path) -> None:
    folder = tmp_path / "decisions"
    for name in (".git/a.yaml", "2026/a.yaml", "notes.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(FILE)
    (tmp_path / "outside.yaml").write_text(FILE)
    (folder / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    assert [d.decision_id for d in read_decisions(folder).decisions] == ["2026/a"]


def test_two_files_of_one_name_but_for_the_ending(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FILE)
    (tmp_path / "a.yml").write_text(FILE)
    found = read_decisions(tmp_path)
    assert len(found.decisions) == 1
    assert "rename it" in found.refused[0].message


def test_where_decisions_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAKUPAN_DECISIONS", raising=False)
    assert decisions_folder(tmp_path) == tmp_path / "decisions"
    monkeypatch.setenv("CAKUPAN_DECISIONS", "elsewhere")
    assert decisions_folder(tmp_path) == Path("elsewhere")
    assert read_decisions(tmp_path / "missing") == Folder()
