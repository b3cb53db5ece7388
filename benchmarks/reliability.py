"""How often statements of each confidence are right, on annotated articles.

    python -m benchmarks.reliability FOLDER...              by the counts on file
    python -m benchmarks.reliability --crossed FOLDER...    each half of the articles by the counts of the other half
    python -m benchmarks.reliability --count FOLDER...      writes pipelines/news/confidence.csv anew
    ... --add ...                                           both with the counts on file added

An annotated article is a JSON file `{title, outlet, url, published, text, gold}`; each of `gold` has `metric, value,
region, region_code ("branch" for an office), region_kind, as_of, optional`. Count on articles that no rule was written
from, and show the table for others again: rules are more often right on what they were written from.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from pipelines.news.confidence import COUNTS, PARTS, Counts, confidence, counts_on_file, rules_of

_BANDS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1.01)
_OTHER = "other"
"""An annotated figure that no metric fits: a statement of it counts neither as right nor as wrong."""
_COMMON = {"bpjs", "ketenagakerjaan", "cabang", "kantor", "kanwil", "wilayah", "kota", "kabupaten", "dan", "raya"}


class Judged(NamedTuple):
    """A statement and how far it is right: 0 not at all, 1 its figure, 2 its region too, 3 its date too."""

    article: int
    confidence: float
    rule: str
    flags: tuple[str, ...]
    level: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, or write the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--count", action="store_true", help="write what each rule got right")
    parser.add_argument("--crossed", action="store_true", help="judge each half by what the other half taught")
    parser.add_argument("--add", action="store_true", help="add the counts on file to those of the folders")
    options = parser.parse_args(arguments)
    judged = list(judge(options.folders))
    base = counts_on_file() if options.add else None
    if options.count:
        _write(counted(judged, base))
    else:
        print(table(crossed(judged, base) if options.crossed else judged))


def judge(folders: Sequence[Path]) -> Iterator[Judged]:
    """Every statement read from the annotated articles of `folders`, but those that meet optional annotations."""
    from pipelines.news.read import read_articles

    articles = [
        json.loads(path.read_text(encoding="utf-8")) for folder in folders for path in sorted(folder.glob("*.json"))
    ]
    names = ("title", "outlet", "url", "published", "text")
    rows = [{"document_id": str(n), "document": str(n)} | {k: a.get(k) for k in names} for n, a in enumerate(articles)]
    schema = dict.fromkeys(("document_id", "document", *names), pl.String)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for statement in read_articles(pl.DataFrame(rows, schema=schema)).statements.iter_rows(named=True):
        found[statement["document_id"]].append(statement)
    for number, article in enumerate(articles):
        for statement, level, optional in _matched(article["gold"], found[str(number)]):
            if not optional:
                yield Judged(number, statement["confidence"], statement["rule"], tuple(statement["flags"]), level)


def _matched(
    gold: Sequence[Mapping[str, Any]], found: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], int, bool]]:
    """Each statement with its level and whether its annotation is optional; matched one to one, best pairs first."""
    pairs = [
        (level, not (g["optional"] or g["metric"] == _OTHER), -i, -j)
        for i, g in enumerate(gold)
        for j, s in enumerate(found)
        if (level := _level(g, s))
    ]
    taken: set[int] = set()
    levels: dict[int, tuple[int, bool]] = {}
    for level, wanted, i, j in sorted(pairs, reverse=True):
        if i not in taken and j not in levels:
            taken.add(i)
            levels[j] = (level, not wanted)
    for j, statement in enumerate(found):
        yield statement, *levels.get(-j, (0, False))


def _level(gold: Mapping[str, Any], found: Mapping[str, Any]) -> int:
    planned = {"growth_target", "registered_workers"}
    metric = gold["metric"] in (found["metric"], _OTHER) or (
        found["kind"] == "plan" and gold["metric"] in planned and found["metric"] in planned
    )
    if not metric or abs(gold["value"] - found["value"]) > 0.0005 * abs(gold["value"]):
        return 0
    if gold["region_code"] == "branch":
        placed = found["region_kind"] == "branch" and bool(_words(gold["region"]) & _words(found["region"]))
    else:
        placed = gold["region_code"] == found["region_code"]
    if not placed:
        return 1
    return 3 if (found["as_of"] or "").startswith(gold["as_of"] or "") else 2


def _words(name: str | None) -> set[str]:
    return set(re.findall("[a-z]+", (name or "").lower())) - _COMMON


def table(judged: Sequence[Judged]) -> str:
    """Markdown: for each band of confidence the statements, their mean confidence and the shares that are right."""
    lines = [
        "| confidence | statements | mean | right figure | right region too | right date too |",
        "|---|---|---|---|---|---|",
    ]
    bands = [(low, high, [j for j in judged if low <= j.confidence < high]) for low, high in pairwise(_BANDS)]
    for low, high, here in [*bands, (0.0, 1.0, list(judged))]:
        if not here:
            continue
        shares = " | ".join(f"{sum(j.level >= level for j in here) / len(here):.2f}" for level in (1, 2, 3))
        mean = sum(j.confidence for j in here) / len(here)
        name = "all" if high == 1.0 else f"{low:.2f} to {min(high, 1.0):.2f}"
        lines.append(f"| {name} | {len(here)} | {mean:.2f} | {shares} |")
    return "\n".join(lines)


def counted(judged: Sequence[Judged], base: Counts | None = None) -> dict[str, dict[str, tuple[int, int]]]:
    """How many statements each rule made whose earlier parts were right, and how many it got right; added to `base`."""
    counts: dict[str, dict[str, tuple[int, int]]] = {part: dict((base or {}).get(part, {})) for part in PARTS}
    for item in judged:
        for depth, (part, name) in enumerate(zip(PARTS, rules_of(item.rule, item.flags), strict=True)):
            if item.level >= depth:
                right, made = counts[part].get(name, (0, 0))
                counts[part][name] = right + (item.level > depth), made + 1
    return counts


def crossed(judged: Sequence[Judged], base: Counts | None = None) -> list[Judged]:
    """The statements, each with the confidence that the counts of the other half of the articles (and `base`) give."""
    halves = [[j for j in judged if j.article % 2 == half] for half in (0, 1)]
    counts = [counted(half, base) for half in halves]
    return [
        item._replace(confidence=confidence(item.rule, item.flags, counts[1 - half]))
        for half, items in enumerate(halves)
        for item in items
    ]


def _write(counts: Counts) -> None:
    with COUNTS.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("part", "rule", "right", "made"))
        for part, rules in counts.items():
            rows.writerows((part, name, *rules[name]) for name in sorted(rules))


if __name__ == "__main__":
    main()
