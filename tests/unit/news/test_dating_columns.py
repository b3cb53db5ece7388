"""Dates that head the columns of a table, and of a level that is only held beside the one of now."""

from __future__ import annotations

import pytest
from test_dating import ACTIVE, ELIGIBLE, PAID, RATE, Expected, check

FIRMS, GROUP, GROWTH = "registered_employers", "registered_workers", "growth_rate"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # years
        ("Peserta BPJS Ketenagakerjaan Kota Palu, 2021-2023\n| Uraian | 2021 | 2023 |\n|---|---|---|\n"
         "| Peserta aktif | 41.203 | 47.311 |\n| Perusahaan | 1.204 | 1.422 |",
         [("41.203", ACTIVE, "2021"), ("47.311", ACTIVE, "2023"), ("1.204", FIRMS, "2021"), ("1.422", FIRMS, "2023")]),
        # months, without a line between head and rows
        ("Klaim BPJS Ketenagakerjaan Kota Palu\n| Program | Juni 2023 | Juni 2024 |\n"
         "| JHT | Rp41 miliar | Rp44 miliar |", [("Rp41 miliar", PAID, "2023-06"), ("Rp44 miliar", PAID, "2024-06")]),
        # one column alone, headed by a month
        ("Peserta BPJS Ketenagakerjaan menurut provinsi\n| Provinsi | Desember 2024 |\n|---|---|\n| Bali | 1.100.000 |",
         [("1.100.000", ACTIVE, "2024-12")]),
        # a table of years in rows
        ("Peserta aktif BPJS Ketenagakerjaan Kota Palu\n| Tahun | Orang |\n| 2022 | 44.870 |\n| 2023 | 47.311 |",
         [("44.870", ACTIVE, "2022"), ("47.311", ACTIVE, "2023")]),
    ],
)  # fmt: skip
def test_column_of_a_table(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-06-10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kusir dokar yang terdaftar di BPJS Ketenagakerjaan kini 3.200 orang, semula hanya 2.500 orang.",
         [("3.200", GROUP, "2025-06-10"), ("2.500", GROUP, None)]),
        ("Cakupan BPJS Ketenagakerjaan Kabupaten Pati 41 persen (sebelumnya 37 persen).",
         [("41 persen", RATE, "2025-06-10"), ("37 persen", RATE, None)]),
        # unless its time is told
        ("Cakupan BPJS Ketenagakerjaan Kabupaten Pati 41 persen, sebelumnya pada Mei 2024 masih 37 persen.",
         [("41 persen", RATE, "2025-06-10"), ("37 persen", RATE, "2024-05")]),
    ],
)  # fmt: skip
def test_level_held_beside_has_no_time_that_is_told(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-06-10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a census was cited of dates the workers counted next, though members were counted later
        ("Kini peserta BPU 91.300 orang di Jakarta.\n\nMerujuk data BPS Februari 2025, pekerja informal bertambah.\n"
         "Pekerja informal 81,3 juta orang.", [("91.300", ACTIVE, "2025-06-10"), ("81,3 juta", ELIGIBLE, "2025-02")]),
        # what grew in the year before that of the sentence
        ("Sepanjang 2023 fokusnya BPU, yang pada tahun sebelumnya tercatat meningkat 37,4 persen.",
         [("37,4 persen", GROWTH, "2022")]),
        # the day below a photo, in brackets without its year
        ("Menteri berbincang dengan buruh BPJS Ketenagakerjaan di Jakarta, Selasa (3/6). (dok. Kementerian)\n"
         "Pekerja informal yang terlindungi baru 12,4 persen.", [("12,4 persen", RATE, "2025-06-03")]),
    ],
)  # fmt: skip
def test_time_of_what_others_counted_and_when_it_was_seen(text: str, expected: list[Expected]) -> None:
    check(text, expected, "2025-06-10")


def test_year_of_the_headline_goes_on_past_its_paragraph() -> None:
    text = "Peserta BPU naik 61,5 persen pada 2023.\n\nSecara total, tenaga kerja aktif 35.860 orang."
    check(
        text, [("61,5 persen", GROWTH, "2023"), ("35.860", ACTIVE, "2023")], "2025-06-10", title="Peserta BPU pada 2023"
    )
