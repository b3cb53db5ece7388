"""Lists under a header: every layout of papers says the same, whatever the header counts."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import polars as pl
import pytest

from pipelines.news.read import read_articles

OPENING = (
    "PATI - BPJS Ketenagakerjaan Cabang Kudus memaparkan perkembangan jaminan sosial ketenagakerjaan, Rabu"
    " (3/12/2025).\n\n"
)
HEADERS = {
    "active_participants": (
        "Rincian peserta aktif per kabupaten",
        "Jumlah peserta aktif menurut kabupaten",
        "Sebaran pekerja yang aktif",
        "Kepesertaan menurut kabupaten",
        "Peserta aktif tersebar di tiga kabupaten",
    ),
    "registered_workers": (
        "Perangkat desa yang sudah terlindungi per kabupaten",
        "Guru ngaji yang telah didaftarkan menurut kabupaten",
        "Petani tembakau penerima bantuan iuran per kabupaten",
    ),
    "unprotected_workers": ("Pekerja yang belum terlindungi menurut kabupaten", "Kantong pekerja tanpa jaminan sosial"),
    "registered_employers": ("Perusahaan peserta menurut kabupaten", "Jumlah badan usaha yang sudah terdaftar"),
    "claim_cases": ("Klaim JHT sepanjang 2025 menurut kabupaten", "Jumlah kasus kecelakaan kerja per kabupaten"),
    "coverage_rate": ("Capaian UCJ per kabupaten", "Persentase pekerja terlindungi menurut kabupaten"),
    "unprotected_rate": ("Persentase pekerja yang belum terlindungi",),
    "coverage_target": ("Target UCJ 2026 per kabupaten", "Target cakupan kepesertaan tahun 2026"),
    "claims_paid": ("Klaim yang dibayarkan per kabupaten", "Manfaat yang sudah disalurkan sepanjang 2025"),
    "budget_allocated": ("Anggaran iuran pekerja rentan tiap kabupaten",),
    "contributions_collected": ("Iuran yang terkumpul per kabupaten",),
}
UNITS = {"registered_employers": " perusahaan", "claim_cases": " kasus"}
RATES, SUMS = (
    ("coverage_rate", "unprotected_rate", "coverage_target"),
    ("claims_paid", "budget_allocated", "contributions_collected"),
)
PLACES = (("Kudus", "33.19"), ("Jepara", "33.20"), ("Pati", "33.18"))
LAYOUTS = {
    "dashes": "{h}:\n- Kudus: {0}{u}\n- Jepara: {1}{u}\n- Pati: {2}{u}",
    "numbers": "{h}:\n1. Kudus {0}{u}\n2. Jepara {1}{u}\n3. Pati {2}{u}",
    "letters": "{h} sebagai berikut:\na) Kabupaten Kudus sebanyak {0}{u};\nb) Kabupaten Jepara sebanyak {1}{u};\n"
    "c) Kabupaten Pati sebanyak {2}{u};",
    "bare lines": "{h}\nKudus – {0}{u}\nJepara – {1}{u}\nPati – {2}{u}",
    "columns": "{h}\nKudus | {0}{u}\nJepara | {1}{u}\nPati | {2}{u}",
    "in line": "{h}: Kudus {0}{u}, Jepara {1}, dan Pati {2}.",
    "in brackets": "{h}: Kudus ({0}), Jepara ({1}), Pati ({2}).",
    "each": "{h}: Kudus, Jepara, dan Pati masing-masing {0}, {1}, dan {2}{u}.",
}


def _cases() -> list[tuple[str, str, str]]:
    return [(metric, header, layout) for metric, said in HEADERS.items() for header in said for layout in LAYOUTS]


def _passage(metric: str, header: str, layout: str) -> tuple[str, tuple[float, ...]]:
    """The list in a layout and its three values."""
    if metric in RATES:
        return LAYOUTS[layout].format("41,2 persen", "32,2 persen", "21,1 persen", h=header, u=""), (41.2, 32.2, 21.1)
    if metric in SUMS:
        return LAYOUTS[layout].format("Rp4,1 miliar", "Rp3,2 miliar", "Rp2,1 miliar", h=header, u=""), (
            4.1e9,
            3.2e9,
            2.1e9,
        )
    unit = UNITS.get(metric, " orang")
    return LAYOUTS[layout].format("4.120", "3.220", "2.110", h=header, u=unit), (4120.0, 3220.0, 2110.0)


@pytest.fixture(scope="module")
def stated() -> dict[tuple[str, str, str], set[tuple[Any, ...]]]:
    cases = _cases()
    columns = ("document_id", "document", "title", "outlet", "url", "published", "text")
    title = "Jaminan sosial ketenagakerjaan di wilayah Kudus"
    rows = [
        (str(n), f"{n}.json", title, "Warta", None, "2025-12-05", OPENING + _passage(*case)[0])
        for n, case in enumerate(cases)
    ]
    found: dict[tuple[str, str, str], set[tuple[Any, ...]]] = defaultdict(set)
    frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
    for row in read_articles(frame).statements.to_dicts():
        found[cases[int(row["document_id"])]].add((row["metric"], row["value"], row["region_code"]))
    return found


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case[1]}, {case[2]}")
def test_each_place_of_a_list_has_what_the_header_counts(
    case: tuple[str, str, str], stated: dict[tuple[str, str, str], set[tuple[Any, ...]]]
) -> None:
    metric, header, layout = case
    values = _passage(metric, header, layout)[1]
    expected = {(metric, value, code) for value, (_, code) in zip(values, PLACES, strict=True)}
    assert {s for s in stated[case] if s[1] in values} == expected


SEGMENTS = (("PU", 88357, "55,2"), ("BPU", 41020, "25,6"), ("JAKON", 30750, "19,2"))
SHARED_OUT = (
    "Peserta aktif terdiri atas pekerja penerima upah 88.357 orang (55,2 persen), bukan penerima upah 41.020 orang"
    " (25,6 persen), serta jasa konstruksi 30.750 orang (19,2 persen).",
    "Peserta aktif di Kudus:\n- PU: 88.357 orang (55,2 persen)\n- BPU: 41.020 orang (25,6 persen)\n"
    "- Jasa konstruksi: 30.750 orang (19,2 persen)",
    "Kepesertaan aktif menurut segmen. Pekerja penerima upah sebanyak 88.357 orang atau 55,2 persen. Selanjutnya bukan"
    " penerima upah 41.020 orang atau 25,6 persen, disusul jasa konstruksi 30.750 orang atau 19,2 persen.",
)


@pytest.mark.parametrize("passage", SHARED_OUT)
def test_rates_of_segments_that_add_up_to_all_are_shares(passage: str) -> None:
    columns = ("document_id", "document", "title", "outlet", "url", "published", "text")
    row = ("1", "1.json", "Peserta Jamsostek Kudus", "Warta", None, "2025-12-05", OPENING + passage)
    frame = pl.DataFrame([row], schema=dict.fromkeys(columns, pl.String), orient="row")
    stated = {(r["metric"], r["value"], r["segment"]) for r in read_articles(frame).statements.to_dicts()}
    shares = {("segment_share", float(share.replace(",", ".")), segment) for segment, _, share in SEGMENTS}
    assert stated == shares | {("active_participants", float(count), segment) for segment, count, _ in SEGMENTS}


def test_a_rate_that_a_count_is_of_the_total_given_before_is_its_share() -> None:
    passage = "Peserta aktif berjumlah 160.127 orang. Peserta penerima upah 88.357 orang, atau 55,2 persen."
    columns = ("document_id", "document", "title", "outlet", "url", "published", "text")
    row = ("1", "1.json", "Peserta Jamsostek Kudus", "Warta", None, "2025-12-05", OPENING + passage)
    frame = pl.DataFrame([row], schema=dict.fromkeys(columns, pl.String), orient="row")
    stated = {(r["metric"], r["value"]) for r in read_articles(frame).statements.to_dicts()}
    assert stated == {("active_participants", 160127.0), ("active_participants", 88357.0), ("segment_share", 55.2)}
