"""Dates that lean on another one: the months and years that what is compared with, and what is paid for, take."""

from __future__ import annotations

import pytest
from test_dating import ACTIVE, Expected, check


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What something is compared with lies behind.
        ("Hingga 28 Februari 2025 ada 19 ribu orang. Angka ini naik dari posisi akhir Desember yang 17 ribu orang.",
         [("19 ribu", ACTIVE, "2025-02-28"), ("17 ribu", ACTIVE, "2024-12")]),
        ("Per 31 Januari 2025 ada 19 ribu orang, lebih banyak dibanding November yang 17 ribu orang.",
         [("19 ribu", ACTIVE, "2025-01-31"), ("17 ribu", ACTIVE, "2024-11")]),
        ("Per 30 Juni 2024 ada 19 ribu orang. Sebulan sebelumnya 17 ribu orang.",
         [("19 ribu", ACTIVE, "2024-06-30"), ("17 ribu", ACTIVE, "2024-05")]),
    ],
)  # fmt: skip
def test_month_compared_with_is_past(text: str, expected: list[Expected]) -> None:
    check(text, expected, published="2025-03-08")


@pytest.mark.parametrize(
    "text",
    [
        "Pemkab menjanjikan 3 ribu nelayan tahun depan.\n\n\"Anggaran untuk itu Rp604 juta,\" katanya.",
        "Pemkab menjanjikan 3 ribu nelayan tahun depan.\n\nBupati, Rabu (5/3/2025), menyebut anggarannya Rp604 juta.",
    ],
)  # fmt: skip
def test_what_a_plan_costs_is_of_its_year(text: str) -> None:
    expected = [("3 ribu", "plan registered_workers", "2026"), ("Rp604 juta", "budget_allocated", "2026")]
    check(text, expected, published="2025-03-05")
