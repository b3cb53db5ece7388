"""The samples: complete, honest about their origin, and wide enough for a first time series."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import polars as pl
import pytest

from pipelines.documents.article import Article, read_article
from pipelines.documents.detect import detect
from pipelines.news.read import read_articles
from pipelines.reports.read import read_report

ROOT = Path(__file__).parents[2]
NEWS = ROOT / "samples" / "news"
REPORTS = ROOT / "samples" / "reports"
EXPECTED = ROOT / "tests" / "expected"
# Namespaces that pages name; everything else must stand under the domain that is reserved for examples.
NAMESPACES = {"schema.org", "ogp.me"}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
DAY = re.compile(rf"({'|'.join(WEEKDAYS)}),? \(?([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}})")
# Words of side bars, menus and related links in the sample pages.
FURNITURE = (
    "Baca juga",
    "Lihat Juga",
    "Berita lainnya",
    "Terpopuler",
    "Terkait",
    "Rekomendasi",
    "Komentar",
    "310.000",
    "71 Persen",
    "Rp199",
)
NOTHING = {
    "2024-07-11-klinik-bpjs-kesehatan-banten.json",
    "2025-04-24-panen-padi.json",
    "2025-08-21-jkn-kota-bandung.html",
    "2026-02-16-sepak-bola.json",
}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def article(path: Path) -> Article:
    data = path.read_bytes()
    return read_article(data, path.name, detect(data, path.name).media_type)


ARTICLES = sorted(NEWS.iterdir())


def test_every_file_says_where_its_figures_are_from() -> None:
    rows = table(ROOT / "samples" / "PROVENANCE.csv")
    files = {f"{folder.name}/{path.name}" for folder in (NEWS, REPORTS) for path in folder.iterdir()}
    assert sorted(row["file"] for row in rows) == sorted(files)
    assert {row["provenance"] for row in rows} == {"public", "invented"}
    assert all(len(row["note"]) >= 15 for row in rows)
    assert all("Public" in row["note"] for row in rows if row["provenance"] == "public")
    said = {row["file"]: (row["provenance"], row["note"]) for row in rows}
    for path in NEWS.glob("*.json"):
        assert (article(path).provenance, article(path).provenance_note) == said[f"news/{path.name}"]


def test_there_are_enough_of_each_kind() -> None:
    kinds = [path.suffix for path in ARTICLES]
    assert len(kinds) >= 34
    assert kinds.count(".json") >= 24
    assert kinds.count(".html") == kinds.count(".txt") == 5
    assert len(list(REPORTS.glob("*.xlsx"))) + len(list(REPORTS.glob("*.csv"))) >= 8


@pytest.mark.parametrize("path", ARTICLES, ids=lambda p: p.name)
def test_an_article_is_whole(path: Path) -> None:
    found = article(path)
    assert found.title
    assert 600 <= len(found.text) <= 2500
    assert not any(words in found.text for words in FURNITURE)
    if path.suffix != ".txt":
        assert found.outlet
        assert found.published == path.name[:10]
    for address in re.findall(r"https?://[^\s\"'<>]+", path.read_text(encoding="utf-8")):
        host = urlsplit(address).hostname or ""
        assert host.endswith(".example") or host in NAMESPACES


def test_json_articles_have_the_fields_of_the_contract() -> None:
    fields = {"url", "title", "outlet", "published", "text", "provenance", "provenance_note"}
    paths = sorted(NEWS.glob("*.json"))
    assert len(paths) > 20
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        assert set(record) == fields
        assert all(isinstance(value, str) and value for value in record.values())


def test_one_weekday_is_wrong_on_purpose() -> None:
    wrong = {
        path.name
        for path in ARTICLES
        for name, day, month, year in DAY.findall(article(path).text)
        if WEEKDAYS[date(int(year), int(month), int(day)).weekday()] != name
    }
    assert wrong == {"2025-06-12-jawa-tengah-hari-keliru.json"}


def test_series_have_shape() -> None:
    """Five regions or more with four dates or more, of the rate and of the count, over all five years."""
    dates: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in table(EXPECTED / "news.csv"):
        dates[row["metric"]][row["region_code"]].add(row["as_of"][:7])
    for metric in ("coverage_rate", "active_participants"):
        assert sum(len(points) >= 4 for points in dates[metric].values()) >= 5, metric
    every = {d[:4] for regions in dates.values() for points in regions.values() for d in points}
    assert {"2022", "2023", "2024", "2025", "2026"} <= every
    provinces = {code[:2] for regions in dates.values() for code in regions if code[:1].isdigit()}
    assert {"12", "31", "32", "33", "35", "36", "51", "52", "64", "73", "91"} <= provinces


def test_articles_about_other_things_expect_nothing() -> None:
    stated = {row["document"] for row in table(EXPECTED / "news.csv")}
    assert {path.name for path in ARTICLES} - stated == NOTHING


def test_reports_are_written_again_byte_for_byte(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("build_reports", ROOT / "samples" / "build_reports.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = module.build(tmp_path)
    assert [p.name for p in written] == sorted(p.name for p in REPORTS.iterdir())
    for path in written:
        assert path.read_bytes() == (REPORTS / path.name).read_bytes()


# --- what the program reads from them, against answers worked out by hand from the meaning ----------------------------

LEVELS = ("figure", "placed", "dated")
PLANNED = {"growth_target", "registered_workers"}  # either is right for a number of workers that is only announced
OFFICE_WORDS = {"bpjs", "ketenagakerjaan", "kantor", "cabang", "wilayah", "kanwil", "kc"}
Statement = Mapping[str, Any]


def office(name: str | None) -> set[str]:
    return set(re.findall(r"[a-z]+", (name or "").lower())) - OFFICE_WORDS


def same_region(answer: Mapping[str, str], found: Statement) -> bool:
    if answer["region_code"] == "branch":
        return found["region_kind"] == "branch" and bool(office(answer["office"]) & office(found["region"]))
    return answer["region_code"] == (found["region_code"] or "ambiguous")


def agreement(answer: Mapping[str, str], found: Statement) -> int:
    """0: another figure; 1: metric and value agree; 2: the region too; 3: the date too, if the answer has one."""
    planned = found["kind"] == "plan" and {answer["metric"], found["metric"]} <= PLANNED
    value = float(answer["value"])
    if not (answer["metric"] == found["metric"] or planned) or abs(value - found["value"]) > abs(value) * 0.0005:
        return 0
    if not same_region(answer, found):
        return 1
    return 3 if (found["as_of"] or "").startswith(answer["as_of"]) else 2


def pairs(answers: Sequence[Mapping[str, str]], founds: Sequence[Statement]) -> list[tuple[int, int, int]]:
    """One to one, best agreement first, required answers before optional ones: (answer, found, agreement)."""
    every = [
        (agreement(a, f), a["optional"] == "0", -i, -j) for i, a in enumerate(answers) for j, f in enumerate(founds)
    ]
    taken: list[tuple[int, int, int]] = []
    for level, _, i, j in sorted(every, reverse=True):
        if level and all(-i != a and -j != f for a, f, _ in taken):
            taken.append((-i, -j, level))
    return taken


def scores(answers: Sequence[Mapping[str, str]], founds: Sequence[Statement]) -> dict[str, float]:
    """F1 by level, document by document; optional answers, and what meets them, count neither way."""
    required = sum(a["optional"] == "0" for a in answers)
    counted, hits = len(founds), [0, 0, 0]
    for document in sorted({a["document"] for a in answers}):
        here = [a for a in answers if a["document"] == document]
        for i, _, level in pairs(here, [f for f in founds if f["document"] == document]):
            if here[i]["optional"] == "1":
                counted -= 1
            else:
                hits = [hit + (level > k) for k, hit in enumerate(hits)]
    return {name: 2 * hit / (required + counted) for name, hit in zip(LEVELS, hits, strict=True)}


def labelled(answers: Sequence[Mapping[str, str]], founds: Sequence[Statement]) -> float:
    """Of the answers with labels that were found at all, the share whose programmes, segment and basis were read."""
    right = [
        set(here[i]["labels"].split()) <= {*there[j]["program"], there[j]["segment"], there[j]["numerator_basis"]}
        for document in sorted({a["document"] for a in answers})
        for here in [[a for a in answers if a["document"] == document]]
        for there in [[f for f in founds if f["document"] == document]]
        for i, j, _ in pairs(here, there)
        if here[i]["labels"]
    ]
    return sum(right) / len(right)


@cache
def statements_of_articles() -> Sequence[Statement]:
    records = [(path.name, article(path)) for path in ARTICLES]
    documents = pl.DataFrame(
        [
            {"document_id": name, "document": name, "title": a.title, "outlet": a.outlet, "url": a.url}
            | {"published": a.published, "text": a.text}
            for name, a in records
        ],
        schema=dict.fromkeys(("document_id", "document", "title", "outlet", "url", "published", "text"), pl.String()),
    )
    return read_articles(documents).statements.to_dicts()


@cache
def statements_of_reports() -> Sequence[Statement]:
    found: list[Statement] = []
    for path in sorted(REPORTS.iterdir()):
        data = path.read_bytes()
        found += read_report(data, path.name, detect(data, path.name).media_type, path.name).statements.to_dicts()
    return found


def test_articles_are_read_as_they_are_meant() -> None:
    answers, founds = table(EXPECTED / "news.csv"), statements_of_articles()
    found = scores(answers, founds)
    assert found["figure"] >= 0.90
    assert found["placed"] >= 0.85
    assert found["dated"] >= 0.80
    assert labelled(answers, founds) >= 0.80


def test_reports_are_read_as_they_are_meant() -> None:
    answers, founds = table(EXPECTED / "reports.csv"), statements_of_reports()
    found = scores(answers, founds)
    assert found["figure"] >= 0.90
    assert found["placed"] >= 0.85
    assert found["dated"] >= 0.80
    assert labelled(answers, founds) >= 0.80


def test_articles_about_other_things_yield_nothing() -> None:
    assert [s for s in statements_of_articles() if s["document"] in NOTHING] == []


@pytest.mark.parametrize(
    ("document", "flag"),
    [
        ("2025-04-16-bali-cakupan.json", "ratio_inconsistent"),
        ("2025-06-12-jawa-tengah-hari-keliru.json", "weekday_mismatch"),
        ("2025-09-18-semarang-tanpa-penunjuk.json", "region_ambiguous"),
        ("2026-01-15-kabupaten-bekasi-versi-lain.json", "ratio_inconsistent"),
        ("2026-05-20-kalimantan-timur-pekerja-sawit.json", "scale_doubled"),
        ("rekap-klaim-kudus-semester-1-2025.xlsx", "sum_mismatch"),
    ],
)
def test_what_was_printed_wrong_on_purpose_is_flagged(document: str, flag: str) -> None:
    found = [*statements_of_articles(), *statements_of_reports()]
    assert any(flag in s["flags"] for s in found if s["document"] == document)
