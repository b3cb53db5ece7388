"""What a refresh says at its end when it failed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from assets.run import Outcome
from cakupan.summary import print_summary
from pipelines.sources.store import RawStore, Rejection

WEEK = "2025-W10"


def test_the_cause_is_told_and_no_release_is_claimed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome(succeeded=False, causes=("accepted.toml cannot be understood: mend it.",))
    assert print_summary(tmp_path, WEEK, outcome) == 1
    told = capsys.readouterr().err
    assert "failed: accepted.toml cannot be understood: mend it.\n" in told
    assert "The run failed: there is no release yet." in told
    assert "Nothing could be read" not in told
    assert "validation.html" not in told


def test_an_inbox_of_refused_files_only_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = RawStore(tmp_path)
    with store.writing():
        store.reject(
            Rejection("a.txt", "", "link", "a.txt is a link; copy the file itself."), datetime(2025, 3, 4), WEEK
        )
    assert print_summary(tmp_path, WEEK, Outcome(succeeded=True)) == 1
    told = capsys.readouterr().err.splitlines()
    assert "refused: a.txt is a link; copy the file itself." in told
    assert "Nothing could be read: every new file was refused." in told
