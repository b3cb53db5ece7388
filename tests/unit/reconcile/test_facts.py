"""Facts: ids, dates, supersession, flags."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

import polars as pl
import pytest

from pipelines.reconcile.facts import as_of_bounds, fact_flags, facts_of, supersede
from pipelines.reconcile.flags import DOUBTFUL, MEANINGS
from pipelines.reconcile.ids import with_id
from tests.unit.reconcile.by_hand import at, fact, facts
from warehouse.model import STATEMENT, core
from warehouse.model.errors import InputError
from warehouse.model.vocabulary import FLAGS

STATEMENT_ROW = {
    "statement_id": "s1", "document_id": "d1", "source_kind": "news", "document": "a.txt", "metric": "coverage_rate",
    "kind": "observation", "value": 39.09, "value_low": 39.085, "value_high": 39.095, "unit": "percent",
    "qualifier": "exact", "region_code": "32.16", "region_kind": "regency", "region": "Kabupaten Bekasi",
    "program": [], "as_of": "2024-02", "period": "point", "confidence": 0.8, "evidence": "39,09 persen", "rule": "rate",
    "flags": ["date_inferred"],
}  # fmt: skip


def _statements(*rows: dict[str, object]) -> pl.DataFrame:
    return STATEMENT.conform(pl.DataFrame([{**STATEMENT_ROW, **row} for row in rows], infer_schema_length=None))


def _document(document_id: str, name: str, arrived: datetime, kind: str = "news") -> dict[str, object]:
    return {
        "document_id": document_id, "document": name, "source_kind": kind, "source_id": "cabang-cikarang",
        "published_at": date(2024, 3, 1), "media_type": "text/plain", "size": 10, "first_arrival": arrived,
        "arrival_week": "2024-W10",
    }  # fmt: skip


def _documents(*rows: dict[str, object]) -> pl.DataFrame:
    return core.DOCUMENT.conform(pl.DataFrame(list(rows)))


def test_a_fact_takes_times_and_source_from_its_document_and_its_id_from_its_statement() -> None:
    found = facts_of(_statements({}), _documents(_document("d1", "a.txt", at("2024-03-05T01:00"))))
    row = found.row(0, named=True)
    assert row["fact_id"] == hashlib.sha256(b"s1").hexdigest()[:16]
    assert (row["as_of_from"], row["as_of_to"]) == (date(2024, 2, 1), date(2024, 2, 29))
    assert row["recorded_at"] == at("2024-03-05T01:00")
    assert row["superseded_at"] is None
    assert (row["source_id"], row["arrival_week"]) == ("cabang-cikarang", "2024-W10")
    assert found.schema == core.FACT.polars()


def test_a_statement_without_its_document_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="Statement s1 stands in document d1") as refused:
        facts_of(_statements({}), _documents(_document("d2", "b.txt", at("2024-03-05T01:00"))))
    assert refused.value.reason == "unknown_document"


def test_no_statements_make_no_facts() -> None:
    assert facts_of(STATEMENT.empty(), core.DOCUMENT.empty()).schema == core.FACT.polars()


def test_the_order_of_the_statements_does_not_matter() -> None:
    statements = _statements({}, {"statement_id": "s2"}, {"statement_id": "s3"})
    documents = _documents(_document("d1", "a.txt", at("2024-03-05T01:00")))
    assert facts_of(statements, documents).equals(facts_of(statements.reverse(), documents))


@pytest.mark.parametrize(
    ("as_of", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2025-12-09", date(2025, 12, 9), date(2025, 12, 9)),
        ("2025-13", None, None),
        ("2025-02-30", None, None),
        ("kemarin", None, None),
        (None, None, None),
    ],
)
def test_a_partial_date_spans_its_days(as_of: str | None, first: date | None, last: date | None) -> None:
    frame = pl.DataFrame({"as_of": [as_of]}, schema={"as_of": pl.String}).with_columns(*as_of_bounds("as_of"))
    assert frame.row(0)[1:] == (first, last)


def _reports(*names: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A fact and a report document for each name, a day between arrivals."""
    rows, papers = [], []
    for day, name in enumerate(names, 1):
        arrived = at(f"2026-03-0{day}T02:00")
        rows.append(fact(f"f{day}", 100 + day, document_id=f"d{day}", recorded_at=arrived, as_of="2026-02"))
        papers.append(_document(f"d{day}", name, arrived, "report"))
    return facts(*rows), _documents(*papers)


@pytest.mark.parametrize(
    "name", ["Laporan_Feb rev.xlsx", "laporan feb (1).xlsx", "Laporan Feb - REVISI 2.xls", "Laporan Feb_final.xlsx"]
)
def test_a_report_issued_again_supersedes_the_one_before(name: str) -> None:
    found = supersede(*_reports("Laporan Feb.xlsx", name)).sort("fact_id")
    assert found["superseded_at"].to_list() == [at("2026-03-02T02:00"), None]
    assert found["superseded_by"].to_list() == ["revision", None]


@pytest.mark.parametrize("name", ["Laporan Mar.xlsx", "Rekap Feb.xlsx", "Laporan Feb Cabang Karawang.xlsx"])
def test_another_report_of_the_office_supersedes_nothing(name: str) -> None:
    assert supersede(*_reports("Laporan Feb.xlsx", name))["superseded_at"].null_count() == 2


def test_the_next_month_under_the_same_name_supersedes_nothing() -> None:
    rows, papers = _reports("Laporan.xlsx", "Laporan.xlsx")
    march = rows.with_columns(
        pl.when(pl.col("fact_id") == "f2").then(date(2026, 3, 31)).otherwise("as_of_to").alias("as_of_to")
    )
    assert supersede(march, papers)["superseded_at"].null_count() == 2


def test_reports_of_unknown_offices_supersede_nothing() -> None:
    rows, papers = _reports("Laporan Feb.xlsx", "Laporan Feb rev.xlsx")
    assert supersede(rows, papers.with_columns(source_id=pl.lit("unknown")))["superseded_at"].null_count() == 2


def test_of_three_issues_each_falls_to_the_next() -> None:
    found = supersede(*_reports("Laporan Feb.xlsx", "Laporan Feb rev.xlsx", "Laporan Feb rev 2.xlsx")).sort("fact_id")
    assert found["superseded_at"].to_list() == [at("2026-03-02T02:00"), at("2026-03-03T02:00"), None]


def test_every_flag_has_a_meaning_in_both_languages() -> None:
    assert set(MEANINGS) == set(FLAGS)
    assert set(DOUBTFUL) <= set(FLAGS)
    assert all(english and indonesian and english != indonesian for english, indonesian in MEANINGS.values())


def test_flags_become_rows_with_their_meaning() -> None:
    rows = facts(fact("f1", 1, flags=["scale_doubled", "date_inferred"]), fact("f2", 2), fact("f3", 3, flags=None))
    found = fact_flags(rows)
    assert found.select("fact_id", "flag").rows() == [("f1", "date_inferred"), ("f1", "scale_doubled")]
    assert found["meaning_id"][1].startswith("Satuan ribuan")


def test_null_and_empty_text_have_different_ids() -> None:
    frame = pl.DataFrame({"a": ["", None, "x"], "b": ["x", "x", ""]})
    assert with_id(frame, "id", ["a", "b"])["id"].n_unique() == 3
