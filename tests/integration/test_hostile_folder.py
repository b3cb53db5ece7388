"""A folder of hostile files: each is refused or read with one clear sentence, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
import time
import zlib
from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.hostile import build
from pipelines.ingest import ingest
from pipelines.reading import read_reports
from pipelines.reports.pdf import read_pdf
from pipelines.sources.store import RawStore
from warehouse.model.errors import InputError

REASONS = {
    "akhiran-keliru.csv": "wrong_extension",
    "biner.csv": "binary",
    "bom-pdf.pdf": "too_large",
    "bom-zip.xlsx": "decompression_bomb",
    "entitas-berlipat.xlsx": "damaged",
    "entitas-luar.xlsx": "damaged",
    "gambar.xlsx": "not_a_document",
    "kosong.xlsx": "empty",
    "program.csv": "not_a_document",
    "sandi.xlsx": "password_protected",
    "sejuta-baris.xlsx": "too_large",
    "sepuluh-ribu-kolom.csv": "too_large",
    "terpotong.pdf": "damaged",
    "terpotong.xlsx": "damaged",
    "tumpukan-sel.xls": "too_large",
}

Taken = tuple[Path, dict[str, tuple[str, str]], list[dict[str, object]], float]
"""The folder, reason and message by file name, statements, processor seconds."""


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    root = tmp_path_factory.mktemp("hostile")
    build(root / "inbox")
    store = RawStore(root / "data")
    start = time.process_time()
    ingest(store, [root / "inbox"], datetime(2026, 11, 16, 3), "2026-W47")
    reading = read_reports(store.manifest(), store.read)
    seconds = time.process_time() - start
    refused = [*store.rejected().iter_rows(named=True), *reading.rejected.iter_rows(named=True)]
    return root, {r["name"]: (r["reason"], r["message"]) for r in refused}, reading.statements.to_dicts(), seconds


def test_every_file_is_refused_for_its_reason_or_read(taken: Taken) -> None:
    _, refused, statements, seconds = taken
    assert {name: reason for name, (reason, _) in refused.items()} == REASONS
    for name, (_, message) in refused.items():
        assert name in message and message.endswith(".") and "\n" not in message
    assert {s["document"] for s in statements} == {"daftar-nama.xlsx", "formula.xlsx", "tautan-makro.xlsx"}
    assert seconds < 60


def test_only_stored_results_of_formulas_are_read_and_nothing_of_persons(taken: Taken) -> None:
    root, _, statements, _ = taken
    assert {s["value"] for s in statements if s["document"] == "formula.xlsx"} == {10, 8}
    assert [s["value"] for s in statements if s["document"] == "daftar-nama.xlsx"] == [8]
    kept = b"".join(path.read_bytes() for path in (root / "data" / "raw").rglob("*") if path.is_file())
    assert b"Rekaan" not in kept and b"3319011212" not in kept


@pytest.mark.slow
def test_the_worst_of_them_stay_within_memory(tmp_path: Path) -> None:
    build(tmp_path)
    for name in ("bom-zip.xlsx", "bom-pdf.pdf", "sejuta-baris.xlsx"):
        command = [sys.executable, "-m", "benchmarks.hostile", "--one", str(tmp_path / name)]
        root = Path(__file__).resolve().parents[2]
        ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, timeout=240)
        seconds, added, _ = ran.stdout.split("\t")
        assert float(seconds) < 40
        assert float(added) < 400


@pytest.mark.parametrize(
    "filters", [b"/FlateDecode", b"[/FlateDecode /FlateDecode]", b"[ /ASCIIHexDecode /FlateDecode ]"]
)
def test_streams_of_a_pdf_are_bounded_however_they_are_packed(filters: bytes) -> None:
    packed = zlib.compress(bytes(40_000_000))
    if b"Hex" in filters:
        packed = packed.hex().encode() + b">"
    data = b"%PDF-1.4\n1 0 obj\n<< /Length 9 /Filter " + filters + b" >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    with pytest.raises(InputError) as caught:
        read_pdf(data, "a.pdf")
    assert caught.value.reason in ("too_large", "unsafe")
