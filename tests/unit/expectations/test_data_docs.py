"""Great Expectations' own site, written on request."""

from __future__ import annotations

from pathlib import Path

import pytest
from expectation_rows import clean

from expectations.data_docs import write_data_docs
from warehouse.model.errors import UsageError


def test_the_site_has_a_page_for_each_suite_and_names_its_columns(tmp_path: Path) -> None:
    index = write_data_docs(tmp_path / "site", {"events": clean("events", 2)})
    assert index == tmp_path / "site" / "index.html"
    assert "events" in index.read_text(encoding="utf-8")
    asked = (tmp_path / "site" / "expectations" / "events.html").read_text(encoding="utf-8")
    assert "event_id" in asked
    (shown,) = (tmp_path / "site" / "validations" / "events").rglob("*.html")
    assert "Succeeded" in shown.read_text(encoding="utf-8")


def test_a_folder_that_holds_files_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "expectations" / "own.html"
    own.parent.mkdir()
    own.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds files already"):
        write_data_docs(tmp_path, {"events": clean("events", 1)})
    assert own.read_text(encoding="utf-8") == "mine"
