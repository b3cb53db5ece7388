"""A week is put in place of what it touches where the published release can be built upon, else all is weighed."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from assets import reconciled as reconciling
from assets.reconciled import known_until, reconciled
from pipelines.reconcile.series import NO_COPIES, reconcile
from tests.unit.reconcile.by_hand import at, fact, facts
from tests.unit.warehouse.world import release_row
from warehouse.code import code_version
from warehouse.model import core
from warehouse.publish import publish
from warehouse.release import build_release

LATER = at("2025-12-17T03:00")
ONE, OTHER = fact("a", 400), fact("b", 390, as_of="2025-11-30")
NEW = fact("c", 500, source_id="koran-b", recorded_at=LATER)


def _documents(*names: str) -> pl.DataFrame:
    rows = [
        {
            "document_id": name, "document": f"{name}.txt", "source_kind": "news", "source_id": name, "size": 1,
            "media_type": "text/plain", "first_arrival": at("2025-12-10T03:00"), "arrival_week": "2025-W50",
        }
        for name in names
    ]  # fmt: skip
    return core.DOCUMENT.conform(pl.DataFrame(rows))


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which of both ways was gone."""
    ways: list[str] = []
    for name in ("renew", "reconcile"):
        work = getattr(reconciling, name)
        monkeypatch.setattr(reconciling, name, lambda *given, w=work, n=name: ways.append(n) or w(*given))
    return ways


def _published(data: Path, code: str) -> Path:
    documents, held = _documents("doc-koran-a"), facts(ONE, OTHER)
    found = reconcile(held, known_until(documents, held))
    about = release_row("2025-W50.1").with_columns(pl.lit(code).alias("code_version"))
    tables = {"core.document": documents, "core.fact": held, **found.tables(), "ops.release": about}
    folder = build_release(data, "2025-W50.1", tables)
    publish(data, "2025-W50.1")
    return folder


def _is_the_whole(data: Path) -> bool:
    documents, now = _documents("doc-koran-a", "doc-koran-b"), facts(ONE, OTHER, NEW)
    found, whole = reconciled(data, documents, now, NO_COPIES), reconcile(now, LATER)
    return all(ours.equals(theirs) for ours, theirs in zip(found, whole, strict=True))


def test_the_first_release_is_weighed_whole(tmp_path: Path, weighed: list[str]) -> None:
    assert _is_the_whole(tmp_path)
    assert weighed == ["reconcile"]


def test_the_next_is_put_in_place_of_what_it_touches(tmp_path: Path, weighed: list[str]) -> None:
    _published(tmp_path, code_version())
    assert _is_the_whole(tmp_path)
    assert weighed == ["renew"]


def test_what_other_code_made_is_not_built_upon(tmp_path: Path, weighed: list[str]) -> None:
    _published(tmp_path, "older")
    assert _is_the_whole(tmp_path)
    assert weighed == ["reconcile"]


def test_a_file_that_is_no_longer_what_it_was_is_not_built_upon(tmp_path: Path, weighed: list[str]) -> None:
    file = _published(tmp_path, code_version()) / "parquet" / "mart" / "conflict.parquet"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert _is_the_whole(tmp_path)
    assert weighed == ["reconcile"]
