"""A small warehouse written by hand: two provinces' worth of facts from which every view's answer can be worked out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from pipelines.reconcile.facts import fact_flags
from pipelines.reconcile.series import reconcile
from tests.unit.reconcile.by_hand import at, fact, facts
from warehouse.model import core, ops
from warehouse.model.vocabulary import METRICS
from warehouse.publish import publish
from warehouse.release import build_release, next_release

UNTIL = at("2026-06-30T02:00")
SERANG = {"region_code": "36.04", "region_kind": "regency", "region": "Kabupaten Serang"}
KOTA_SERANG = {"region_code": "36.73", "region_kind": "city", "region": "Kota Serang"}
TANGERANG = {"region_code": "36.03", "region_kind": "regency", "region": "Kabupaten Tangerang"}
BANTEN = {"region_code": "36", "region_kind": "province", "region": "Provinsi Banten"}
NATION = {"region_code": "00", "region_kind": "country", "region": "Indonesia"}
OFFICE = {"region_code": None, "region_kind": "branch", "region": "Cabang Serang"}
RATE = {"metric": "coverage_rate", "unit": "percent", "denominator_basis": "eligible"}
AIM = {"metric": "coverage_target", "kind": "target", "unit": "percent"}
RUPIAH = {"unit": "IDR"}
DEATH = {"metric": "benefit_amount", "kind": "statutory", **RUPIAH}


def regions() -> pl.DataFrame:
    rows = [
        ("00", "country", "Indonesia", "Indonesia", None),
        ("36", "province", "Provinsi Banten", "Banten", "00"),
        ("36.03", "regency", "Kabupaten Tangerang", "Tangerang", "36"),
        ("36.04", "regency", "Kabupaten Serang", "Serang", "36"),
        ("36.73", "city", "Kota Serang", "Serang", "36"),
    ]
    names = ["region_code", "level", "name", "short_name", "parent_code"]
    return core.REGION.conform(pl.DataFrame(rows, schema=names, orient="row"))


def _reference() -> dict[str, pl.DataFrame]:
    metrics = pl.DataFrame([m._asdict() for m in METRICS]).rename(
        {"name": "metric", "en": "label_en", "id": "label_id"}
    )
    price = {"metric": "contribution_amount", "unit": "IDR", "program": "JKK+JKM"}
    death = {"metric": "benefit_amount", "unit": "IDR", "program": "JKM", "parameter": "jkm_total"}
    relief = "jkk_jkm_bpu_non_transport_relief_month"
    parameters = [
        {**price, "parameter": "jkk_jkm_bpu_min_month", "value": 16_800.0, "valid_from": date(2015, 7, 1)},
        {
            **price,
            "parameter": relief,
            "value": 8_400.0,
            "valid_from": date(2026, 4, 1),
            "valid_to": date(2026, 12, 31),
        },
        {**death, "value": 24e6, "valid_from": date(2015, 7, 1), "valid_to": date(2019, 12, 1)},
        {**death, "value": 42e6, "valid_from": date(2019, 12, 2)},
    ]
    alias = {"alias": "Tatar Banten", "region_code": "36", "ambiguous": False}
    law = core.STATUTORY_PARAMETER.conform(pl.from_dicts(parameters, infer_schema_length=None))
    return {
        "core.region": regions(),
        "core.region_alias": core.REGION_ALIAS.conform(pl.DataFrame([alias])),
        "core.metric": core.METRIC.conform(metrics),
        "core.statutory_parameter": law,
        "core.branch": core.BRANCH.conform(pl.DataFrame([{"branch": "Cabang Serang", "type": "kc"}])),
    }  # fmt: skip


def world_facts() -> pl.DataFrame:
    """Every fact of the small warehouse. Comments of the tests work the answers out from these."""
    early, late = {"recorded_at": at("2025-03-01T02:00")}, {"recorded_at": at("2026-02-01T02:00")}
    december, november = {"as_of": "2025-12-31"}, {"as_of": "2025-11-30", "period": "ytd"}
    budget = {"document_id": "anggaran"}
    payer = {"sponsor": "Pemkab Serang"}
    plan = {"kind": "plan", "metric": "registered_workers", "worker_group": "petani", "sponsor": "Pemkab Serang"}
    return facts(
        # Coverage rates: Serang over two year-ends, its neighbours once.
        fact("rate-24", 40.0, **SERANG, **RATE, **early, as_of="2024-12-31"),
        fact("rate-25", 50.87, **SERANG, **RATE, **december, value_low=50.865, value_high=50.875),
        fact("rate-26-03", 48.0, **SERANG, **RATE, **late, as_of="2026-03-31"),
        fact("rate-kota", 61.0, **KOTA_SERANG, **RATE, as_of="2025-06-30"),
        fact("rate-tgr", 61.5, **TANGERANG, **RATE, **december, value_low=60.5, value_high=62.5),
        # A count of one date revised: the report of February 2026 corrects what the news said.
        fact("active-news", 400_000, **SERANG, **december, value_low=399_500, value_high=400_500),
        fact("active-report", 401_000, **SERANG, **december, **late, source_kind="report", source_id="dinas"),
        fact("active-jan", 360_900, **SERANG, **late, as_of="2026-01-31"),
        fact("active-kota", 200_000, **KOTA_SERANG, **december),
        fact("active-tgr", 900_000, **TANGERANG, **december),
        fact("active-banten", 1_400_000, **BANTEN, **december),
        fact("bpu", 100_250, **SERANG, **december, **late, segment="BPU"),
        fact("registered", 802_000, **SERANG, **december, metric="registered_workers"),
        fact("eligible", 800_000, **SERANG, **december, metric="eligible_workers", denominator_basis="eligible"),
        fact("unprotected", 1_000, **SERANG, **december, metric="unprotected_workers", segment="VULNERABLE"),
        fact("by-branch", 3_000, **BANTEN, as_of="2025-01-31", numerator_basis="active_by_branch"),
        fact("by-nik", 2_000, **BANTEN, as_of="2025-01-31", numerator_basis="active_by_nik"),
        fact("eligible-banten", 4_000, **BANTEN, as_of="2025-01-31", metric="eligible_workers"),
        # Targets, promises, sponsored workers, budgets.
        fact("target-24", 45.0, **SERANG, **AIM, as_of="2024", **early),
        fact("target-26", 65.0, **SERANG, **AIM, as_of="2026", denominator_basis="eligible", speaker="Bupati Serang"),
        fact(
            "target-26-b", 70.0, **SERANG, **AIM, as_of="2026", denominator_basis="eligible", source_id="koran-b",
            value_low=69.5, value_high=70.5,
        ),
        fact("plan-25", 32.15, **NATION, **AIM, as_of="2025", speaker="direktur"),
        fact("kemendagri", 52.15, **NATION, **AIM, as_of="2025", source_id="koran-b"),
        fact("target-bpu", 150_000, **SERANG, **{**AIM, "unit": "persons"}, as_of="2026", segment="BPU"),
        fact("joined", 5_000, **SERANG, **december, metric="registered_workers", period="month"),
        fact("promise", 26_000, **SERANG, **plan, as_of="2025", published_at=date(2025, 3, 1)),
        fact("kept", 13_000, **SERANG, **{**plan, "kind": "observation"}, **december, document_id="dua", fund="APBD"),
        fact("budget", 1_209_600_000, **SERANG, **december, **RUPIAH, metric="budget_allocated", **budget),
        fact("covered", 6_000, **SERANG, **december, metric="registered_workers", **budget, fund="APBD"),
        # Money.
        fact("claims", 650e9, **SERANG, metric="claims_paid", **november, **RUPIAH),
        fact("deaths", 520, **SERANG, metric="claim_cases", unit="cases", **november, program=["JKM"]),
        fact("cases", 52_000, **SERANG, metric="claim_cases", unit="cases", **november),
        fact("collected", 1_300e9, **SERANG, metric="contributions_collected", **november, **RUPIAH),
        fact("collected-for", 12.6e9, **SERANG, metric="contributions_collected", **november, **RUPIAH, **payer),
        fact("paid-to", 2.1e9, **SERANG, metric="claims_paid", **november, **RUPIAH, **payer),
        fact(
            "scholarships", 220, **SERANG, metric="claim_cases", unit="cases", **november,
            worker_group="beasiswa anak peserta",
        ),
        fact("death-now", 42e6, **SERANG, **DEATH, program=["JKM"]),
        fact("death-old", 24e6, **SERANG, **DEATH, program=["JKM"], source_id="koran-b"),
        fact("death-most", 147e6, **SERANG, **DEATH, qualifier="up_to", value_low=0.0),
        fact("death-odd", 74e6, **SERANG, **DEATH, flags=["statutory_mismatch"]),
        # An office area, a single case.
        fact("office", 77_000, **OFFICE, **december, flags=["date_inferred"]),
        fact("anecdote", 11, **SERANG, kind="anecdote"),
    )  # fmt: skip


def world_tables(until: str | None = None) -> dict[str, pl.DataFrame]:
    """The tables of a release that holds the facts recorded up to `until` (all of them by default)."""
    end = at(until) if until else UNTIL
    rows = world_facts().filter(pl.col("recorded_at") <= end)
    papers = rows.select(
        "document_id", "document", "source_kind", "source_id", "published_at",
        pl.lit("text/plain").alias("media_type"), pl.lit(400).alias("size"),
        pl.col("recorded_at").alias("first_arrival"), "arrival_week",
    ).unique("document_id", keep="first", maintain_order=True)  # fmt: skip
    event = {
        "event_id": "e1", "document_id": papers["document_id"][0], "document": "berita.txt", "event": "mou",
        "event_date": "2025-01-10", "region_code": "36.04", "region": "Kabupaten Serang", "evidence": "menandatangani",
    }  # fmt: skip
    return {
        **_reference(), **reconcile(rows, end).tables(), "core.fact": rows, "core.fact_flag": fact_flags(rows),
        "core.document": core.DOCUMENT.conform(papers), "core.event": core.EVENT.conform(pl.DataFrame([event])),
    }  # fmt: skip


def release_row(release: str, until: str | None = None) -> pl.DataFrame:
    row = {
        "release": release, "week": release.partition(".")[0], "data_until": at(until) if until else UNTIL,
        "documents": 1, "facts": 1, "quarantined": 0, "from_samples": False, "code_version": "0",
        "fingerprint": f"print-{release}",
    }  # fmt: skip
    return ops.RELEASE.conform(pl.DataFrame([row]))


def publish_world(data: Path, until: str | None = None, week: str = "2026-W26") -> str:
    """Build and publish the small warehouse under `data`; the release's name."""
    release = next_release(data, week)
    build_release(data, release, {**world_tables(until), "ops.release": release_row(release, until)})
    publish(data, release)
    return release
