"""The renewing command leaves the committed files as they are while the package has the same decree."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.reference import build


def test_names_take_their_kind_from_the_package() -> None:
    assert build._names("32.16", "Kabupaten Bekasi") == ("Kabupaten Bekasi", "Bekasi")
    assert build._names("31.75", "Kota Administrasi Jakarta Timur")[1] == "Jakarta Timur"
    assert build._names("31", "Daerah Khusus Ibukota Jakarta")[1] == "DKI Jakarta"
    with pytest.raises(KeyError, match="neither"):
        build._names("99.01", "Wilayah Baru")


def test_building_again_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Path(build.__file__).parent
    (tmp_path / "regions.csv").write_bytes((here / "regions.csv").read_bytes())
    monkeypatch.setattr(build, "_HERE", tmp_path)
    build.build()
    for name in ("regions.csv", "districts.csv"):
        assert (tmp_path / name).read_bytes() == (here / name).read_bytes()
