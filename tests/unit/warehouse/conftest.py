"""One published small warehouse for all tests that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.warehouse.world import publish_world


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose published release is the small warehouse. Read only."""
    folder = tmp_path_factory.mktemp("warehouse")
    publish_world(folder)
    return folder
