"""What percentages and sums of money are read as, in invented passages of one or more sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from news_helpers import documents, facts_stated

from pipelines.news.read import read_articles

_FILE = Path(__file__).parent / "facts_of_rates_and_sums.yaml"
PASSAGES: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def stated() -> dict[str, list[str]]:
    return facts_stated(*(p["text"] for p in PASSAGES))


@pytest.mark.parametrize("case", PASSAGES, ids=[p["text"][:50] for p in PASSAGES])
def test_passage_states_its_facts(case: dict[str, Any], stated: dict[str, list[str]]) -> None:
    assert stated.get(case["text"], []) == case["states"]


@pytest.mark.parametrize(
    ("text", "grew"),
    [
        ("Peserta aktif BPJS Ketenagakerjaan di Kudus tumbuh 4,5 persen.", [("active", 4.5, 4.45, 4.55)]),
        ("Peserta BPJS Ketenagakerjaan Kudus yang terdaftar naik 3 persen.", [("registered", 3, 2.5, 3.5)]),
        ("Jumlah perusahaan peserta BPJS Ketenagakerjaan di Kudus bertambah 8 persen.", [("employers", 8, 7.5, 8.5)]),
        ("Pekerja Kudus tanpa perlindungan jaminan sosial berkurang 2 persen.", [("unprotected", -2, -2.5, -1.5)]),
        ("Cakupan pekerja aktif jaminan sosial di Kudus naik 3 persen dari tahun lalu.", [("coverage", 3, 2.5, 3.5)]),
        (
            "BPJS Ketenagakerjaan Kudus menerima iuran Rp52,4 miliar, turun 6,1 persen.",
            [("contributions", -6.1, -6.15, -6.05)],
        ),
        (
            "BPJS Ketenagakerjaan Kudus: iuran terkumpul naik 11 persen, klaim JHT justru turun 7 persen.",
            [("contributions", 11, 10.5, 11.5), ("claims", -7, -7.5, -6.5)],
        ),
        (
            "Kepesertaan informal BPJS Ketenagakerjaan Kudus turun 15 persen, formal 4 persen.",
            [("active", -15, -15.5, -14.5), ("active", -4, -4.5, -3.5)],
        ),
        # All that is known of a fall by more than so much is that it left something.
        ("Peserta BPJS Ketenagakerjaan di Kudus menyusut lebih dari 5 persen.", [("active", -5, -100, -5)]),
        # A sign already printed is not turned round.
        ("Pertumbuhan peserta BPJS Ketenagakerjaan Kudus minus 3,2 persen.", [("active", -3.2, -3.25, -3.15)]),
        ("Peserta BPJS Ketenagakerjaan di Kudus turun -3,5 persen.", [("active", -3.5, -3.55, -3.45)]),
        (
            "BPJS Ketenagakerjaan Kudus membayar 2.289 klaim. Angka itu menurun 9 persen dari tahun lalu.",
            [("claims", -9, -9.5, -8.5)],
        ),
    ],
)
def test_growth_says_what_grew_and_which_way(text: str, grew: list[tuple[str, float, float, float]]) -> None:
    found = read_articles(documents(text)).statements.filter(metric="growth_rate")
    rows = found.select("numerator_basis", "value", "value_low", "value_high").rows()
    assert [(what, *map(pytest.approx, numbers)) for what, *numbers in grew] == rows
