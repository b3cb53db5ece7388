"""How fast and how completely articles become statements, on one core and on two, beside the floor.

    python -m benchmarks.extraction --articles 100000

Articles come from `benchmarks.corpus`, with known answers. Each worker is a process of its own with one Polars thread;
it reads its share of the corpus from Parquet, batch by batch, and counts what it finds. Start-up (imports, reference
tables) is reported apart. The floor is what merely looking at the bytes costs: one Polars pass of a
money|number|percent regex and one Aho-Corasick pass over all names of regions, on one core, in the same run.
Speeds are by the clock; "per CPU second" and the share of the floor do not change with other load on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SEED = 2026
CHUNK = 5_000  # articles a file, at most
BATCH = 2_000  # articles a call of read_articles
NUMBER = r"(?:Rp\s?)?[0-9][0-9.,]*(?:\s?(?:ribu|rb|juta|jt|miliar|milyar|triliun|persen|%))?"


def main(arguments: Sequence[str] | None = None) -> None:
    """Generate, measure, print a Markdown table; `--json FILE` keeps the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--batch", type=int, default=BATCH)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--command", action="store_true", help="also `cakupan extract` on the same articles as files")
    parser.add_argument("--misses", type=int, default=0, help="print this many answers that were not found")
    parser.add_argument("--worker", choices=("extract", "floor"), help=argparse.SUPPRESS)
    parser.add_argument("--files", type=Path, nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.worker:
        measure = _extract if options.worker == "extract" else _floor
        print(json.dumps(measure(options.files, options.batch, options.misses)))
        return
    with tempfile.TemporaryDirectory(prefix="cakupan-corpus-") as folder:
        files = _generate(Path(folder), options.seed, options.articles)
        floor = _run("floor", [files[:8]], options)
        results = [_run("extract", _shares(files, count), options) for count in options.workers]
        command = [_run_command(files, Path(folder), count) for count in options.workers] if options.command else []
    report = {
        "articles": options.articles, "seed": options.seed, "floor": floor, "workers": results, "command": command
    }  # fmt: skip
    if options.json:
        options.json.write_text(json.dumps(report, indent=1) + "\n")
    print(_table(report))
    for miss in results[0]["missed"]:
        print(miss)


def _generate(folder: Path, seed: int, count: int) -> list[Path]:
    """The corpus as Parquet files of documents, with `<name>.answers` beside each."""
    from benchmarks.corpus import batches

    files = []
    for number, (documents, answers) in enumerate(batches(seed, count, max(1, min(CHUNK, count // 8)))):
        path = folder / f"{number:05d}.parquet"
        documents.write_parquet(path)
        answers.write_parquet(path.with_suffix(".answers"))
        files.append(path)
    return files


def _shares(files: list[Path], workers: int) -> list[list[Path]]:
    return [share for n in range(workers) if (share := files[n::workers])]


def _run(task: str, shares: list[list[Path]], options: argparse.Namespace) -> dict[str, Any]:
    """Run a process for each share at the same time; their counts added, the slowest one's time."""
    command = [sys.executable, "-m", "benchmarks.extraction", "--worker", task, "--batch", str(options.batch)]
    environment = os.environ | {"POLARS_MAX_THREADS": "1"}
    processes = [
        subprocess.Popen(
            [*command, "--misses", str(options.misses), "--files", *map(str, share)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for share in shares
    ]
    outputs = [process.communicate()[0] for process in processes]
    if any(process.returncode for process in processes):
        raise SystemExit(f"A worker of the {task} measurement failed; its error is above.")
    results = [json.loads(output) for output in outputs]
    total: dict[str, Any] = {"workers": len(results)}
    for key, first in results[0].items():
        if isinstance(first, list):
            total[key] = [item for result in results for item in result[key]]
        elif key in ("seconds", "start_up"):
            total[key] = max(result[key] for result in results)
        else:
            total[key] = sum(result[key] for result in results)
    return total


def _run_command(files: list[Path], folder: Path, jobs: int) -> dict[str, Any]:
    """What a user waits for: `cakupan extract FOLDER --format jsonl` on articles as JSON files, start-up included."""
    import polars as pl

    articles = folder / "articles"
    if not articles.exists():
        for file in files:
            part = articles / file.stem
            part.mkdir(parents=True)
            for row in pl.read_parquet(file).iter_rows(named=True):
                said = {key: row[key] for key in ("url", "title", "outlet", "published", "text")}
                (part / f"{row['document_id']}.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    run = "import sys; sys.argv[0] = 'cakupan'; from cakupan.main import main; main()"
    arguments = ["extract", str(articles), "--format", "jsonl", "--jobs", str(jobs)]
    began = time.perf_counter()
    with (folder / "statements.jsonl").open("wb") as output:
        subprocess.run([sys.executable, "-c", run, *arguments], stdout=output, check=True)
    seconds = time.perf_counter() - began
    statements = sum(1 for _ in (folder / "statements.jsonl").open("rb"))
    count = sum(pl.scan_parquet(file).select(pl.len()).collect().item() for file in files)
    return {"jobs": jobs, "articles": count, "seconds": seconds, "statements": statements}


def _extract(files: list[Path], batch: int, misses: int) -> dict[str, Any]:
    """Read articles to statements and compare them with the answers. Only reading is timed, not the comparison."""
    began = time.perf_counter()
    import polars as pl

    from benchmarks.corpus import generate
    from pipelines.news.read import read_articles

    read_articles(generate(0, 0, 3)[0])  # loads the lexicons and reference tables
    start_up = time.perf_counter() - began
    result: dict[str, Any] = {"seconds": 0.0, "cpu": 0.0, "start_up": start_up, "articles": 0, "bytes": 0, "missed": []}
    scores = dict.fromkeys(("answers", "statements", "found", "placed", "dated", "true", "elsewhere"), 0)
    for file in files:
        documents = pl.read_parquet(file)
        answers = pl.read_parquet(file.with_suffix(".answers"))
        began, used = time.perf_counter(), time.process_time()
        found = [read_articles(part).statements for part in documents.iter_slices(batch)]
        result["seconds"] += time.perf_counter() - began
        result["cpu"] += time.process_time() - used
        result["articles"] += documents.height
        result["bytes"] += int(documents["text"].str.len_bytes().sum())
        statements = pl.concat([f.select("document_id", "metric", "value", "region_code", "as_of") for f in found])
        for key, count in _compare(answers, statements).items():
            scores[key] += count
        if len(result["missed"]) < misses:
            result["missed"] += _missed(answers, statements, documents)[: misses - len(result["missed"])]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return result | scores | {"peak_bytes": peak}


def _compare(answers: Any, statements: Any) -> dict[str, int]:
    """Counts: answers found, with their region, with their date too; statements that are true; any off the subject."""
    import polars as pl

    keys = ["document_id", "metric", "value"]
    value = pl.col("value").round(6)
    asked = answers.with_columns(value)
    stated = statements.with_columns(value).unique()
    pairs = asked.join(stated.with_columns(hit=pl.lit(value=True)), on=keys, how="left", suffix="_s")
    hit = pl.col("hit").fill_null(value=False)
    placed = hit & pl.col("region_code").eq_missing(pl.col("region_code_s"))
    dated = placed & (pl.col("as_of").is_null() | pl.col("as_of_s").str.starts_with(pl.col("as_of")))
    best = pairs.group_by("document_id", "start").agg(
        found=hit.any(), placed=placed.any(), dated=dated.fill_null(value=False).any()
    )
    true = stated.join(asked, on=keys, how="semi")
    elsewhere = stated.join(answers, on="document_id", how="anti")
    return {
        "answers": answers.height,
        "statements": stated.height,
        "found": int(best["found"].sum()),
        "placed": int(best["placed"].sum()),
        "dated": int(best["dated"].sum()),
        "true": true.height,
        "elsewhere": elsewhere.height,
    }


def _missed(answers: Any, statements: Any, documents: Any) -> list[str]:
    """Answers not found, with the words around them."""
    import polars as pl

    value = pl.col("value").round(6)
    lost = answers.with_columns(value).join(
        statements.with_columns(value), on=["document_id", "metric", "value"], how="anti"
    )
    texts = dict(documents.select("document_id", "text").iter_rows())
    lines = []
    for row in lost.iter_rows(named=True):
        around = texts[row["document_id"]][max(0, row["start"] - 90) : row["start"] + 60]
        lines.append(f"{row['metric']} {row['value']:g}: {around!r}")
    return lines


def _floor(files: list[Path], _batch: int, _misses: int) -> dict[str, Any]:
    """One regex pass and one Aho-Corasick pass over the same texts."""
    import polars as pl

    from warehouse.reference import districts, region_aliases, regions

    listed = [regions()["short_name"], region_aliases()["alias"], districts()["name"]]
    names = pl.concat(listed).drop_nulls().unique().sort().to_list()
    result = {"seconds": 0.0, "cpu": 0.0, "regex_cpu": 0.0, "articles": 0, "bytes": 0, "names": len(names)}
    for file in files:
        texts = pl.read_parquet(file, columns=["text"])
        began, used = time.perf_counter(), time.process_time()
        texts.select(pl.col("text").str.extract_all(NUMBER))
        result["regex_cpu"] += time.process_time() - used
        texts.select(pl.col("text").str.find_many(names, leftmost=True))
        result["seconds"] += time.perf_counter() - began
        result["cpu"] += time.process_time() - used
        result["articles"] += texts.height
        result["bytes"] += int(texts["text"].str.len_bytes().sum())
    return result


def _table(report: dict[str, Any]) -> str:
    floor = report["floor"]
    floor_speed = floor["articles"] / floor["cpu"]
    lines = [
        f"{report['articles']} articles, seed {report['seed']}; {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}",
        "",
        "| | articles/s | MB/s | articles per CPU second | of the floor | start-up s | peak memory MB | found | placed "
        "| dated | statements true | statements off the subject |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
        f"| floor, 1 core | {_per_second(floor)} | {floor_speed:.0f} | 1 | | | | | | | |",
    ]
    for row in report["workers"]:
        speed = row["articles"] / row["cpu"]
        parts = [f"{row[key] / row['answers']:.4f}" for key in ("found", "placed", "dated")]
        lines.append(
            f"| {row['workers']} core{'s' if row['workers'] > 1 else ''} | {_per_second(row)} | {speed:.0f} "
            f"| 1/{floor_speed / speed:.0f} | {row['start_up']:.1f} | {row['peak_bytes'] / 1e6:.0f} "
            f"| {' | '.join(parts)} | {row['true'] / max(1, row['statements']):.4f} | {row['elsewhere']} |"
        )
    for row in report["command"]:
        lines.append(
            f"\n`cakupan extract --jobs {row['jobs']}` on {row['articles']} files: {row['seconds']:.1f} s, "
            f"{row['articles'] / row['seconds']:.0f} articles/s, {row['statements']} statements"
        )
    return "\n".join(lines)


def _per_second(row: dict[str, Any]) -> str:
    return f"{row['articles'] / row['seconds']:.0f} | {row['bytes'] / row['seconds'] / 1e6:.2f}"


if __name__ == "__main__":
    main()
