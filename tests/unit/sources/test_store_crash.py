"""The store after its writer was killed at some instant."""

import json
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from pipelines.sources.inbox import list_files
from pipelines.sources.store import RawStore

MONDAY = datetime.fromisoformat("2026-11-16T03:00:00")
WRITER = """
import sys
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from pipelines.sources import store as store_module
from pipelines.sources.inbox import list_files
from pipelines.sources.store import RawStore
store = RawStore(Path(sys.argv[2]))
print("ready", flush=True)
store_module.COMMIT_EVERY = 20
with store.writing() if sys.argv[3] == "together" else nullcontext():
    for path in list_files(Path(sys.argv[1])):
        arrival = store.add(path, datetime.fromisoformat("2026-11-16T03:00:00"), "2026-W47")
        if sys.argv[3] == "singly":
            print(arrival.document_id, flush=True)
"""


def wait_for_growth(path: Path) -> None:
    before = path.stat().st_size if path.exists() else 0
    for _ in range(3000):
        if path.exists() and path.stat().st_size > before:
            return
        time.sleep(0.01)
    raise AssertionError("The writer wrote nothing.")


@pytest.mark.parametrize("manner", ["singly", "together"])
def test_a_killed_writer_loses_nothing_it_reported_and_leaves_a_store_that_goes_on(tmp_path: Path, manner: str) -> None:
    inbox, data = tmp_path / "inbox", tmp_path / "data"
    inbox.mkdir()
    for n in range(600):
        (inbox / f"{n:04d}.json").write_text(json.dumps({"text": f"Artikel nomor {n}. " * 200}))
    reported: set[str] = set()
    for patience in (0.0, 0.003, 0.01, 0.03):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(inbox), str(data), manner], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        wait_for_growth(data / "raw" / "manifest.jsonl")
        time.sleep(patience)
        writer.send_signal(signal.SIGKILL)
        reported.update(line for line in writer.stdout.read().split("\n") if len(line) == 64)
        writer.wait()
        manifest = RawStore(data).manifest()
        assert reported <= set(manifest["document_id"])
        assert manifest["document_id"].is_unique().all()
        for document_id in manifest["document_id"]:
            RawStore(data).read(document_id)
    assert reported or manner == "together"
    assert manifest.height > 0
    store = RawStore(data)
    with store.writing():
        for path in list_files(inbox):
            store.add(path, MONDAY, "2026-W47")
    assert sorted(store.manifest()["name"]) == [f"{n:04d}.json" for n in range(600)]
    assert not list((data / "raw" / "tmp").iterdir())


def test_a_row_cut_off_in_the_middle_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "Satu artikel saja."}))
    store = RawStore(tmp_path)
    store.add(path, MONDAY, "2026-W47")
    journal = tmp_path / "raw" / "manifest.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-20])
    (tmp_path / "raw" / "tmp" / "half").write_bytes(b"half an object")
    assert RawStore(tmp_path).manifest().is_empty()
    assert RawStore(tmp_path).add(path, MONDAY, "2026-W47").is_new
    assert journal.read_bytes() == whole
    assert not (tmp_path / "raw" / "tmp" / "half").exists()
