"""`series` finds regions and offices as `regions resolve` does."""

from __future__ import annotations

import pytest

from cakupan.places import place
from warehouse.model.errors import UsageError


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("36.04", "36.04"),
        ("Kabupaten Serang", "36.04"),
        ("  kabupaten   SERANG ", "36.04"),
        ("Kab. Serang", "36.04"),
        ("Banten", "36"),
        ("00", "00"),
        ("Indonesia", "00"),
        ("DIY", "34"),
        ("KC Cikarang", "Cabang Bekasi Cikarang"),
        ("cabang serang", "Cabang Serang"),
    ],
)
def test_codes_names_aliases_and_offices(text: str, found: str) -> None:
    assert place(text) == found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Serang", r"'Serang' fits several, .*: Kabupaten Serang \(36.04\), Kota Serang \(36.73\)\. Give the code"),
        ("Kota Bandung Barat", r"fits several, or another kind: Kabupaten Bandung Barat \(32.17\)\."),
        ("Atlantis", r"No region or office is called 'Atlantis': .*\"Kabupaten Bekasi\"\.$"),
        ("Kabupaten Bekasii", r"No region or office is called .* Perhaps Kabupaten Bekasi \(32.16\)"),
        ("x' OR '1'='1", "No region or office is called"),
    ],
)
def test_what_fits_nothing_or_several_is_refused_with_what_may_be_meant(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        place(text)
