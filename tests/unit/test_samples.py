"""The samples: complete, honest about their origin, and wide enough for a first time series."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipelines.documents.article import Article, read_article
from pipelines.documents.detect import detect

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
    for path in NEWS.glob("*.json"):
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
