"""Names that are not settled, with what they may mean."""

from __future__ import annotations

import polars as pl

from pipelines.decide.unresolved import suggested_groups, suggested_offices, suggested_regions, unresolved
from tests.unit.decide.deciding import OTHER_SHA, stated, statements

NOWHERE = {"region_code": None, "region_kind": None}
OFFICE = {"region_code": None, "region_kind": "branch"}


def test_a_twin_name_may_be_both_and_a_misprint_what_it_is_like() -> None:
    assert suggested_regions("Semarang") == ["Kabupaten Semarang (33.22)", "Kota Semarang (33.74)"]
    assert suggested_regions("Kab. Karawangg") == ["Kabupaten Karawang (32.15)"]
    assert suggested_regions("Atlantis") == []


def test_offices_and_groups_are_suggested_by_likeness() -> None:
    assert suggested_offices("Cabang Purwokrto")[0] == "Cabang Purwokerto"
    assert suggested_groups("nelayann") == ["nelayan"]


def test_names_are_counted_with_an_example_and_settled_ones_left_out() -> None:
    rows = statements(
        stated("a", region="Semarang", **NOWHERE), stated("b", region="Semarang", document_id=OTHER_SHA, **NOWHERE),
        stated("c", region="Serang", **NOWHERE), stated("d", region="Cabang Purwokrto", **OFFICE),
        stated("e", region="Cabang Purwokerto", **OFFICE), stated("f", worker_group="nelayann"),
        stated("g", worker_group="nelayan"), stated("h", region=None, **NOWHERE), stated("i"),
    )  # fmt: skip
    found = unresolved(rows)
    regions, offices, groups = (found[f"ops.unresolved_{n}"] for n in ("region", "office", "group"))
    assert regions.select("name", "statements", "documents").rows() == [("Semarang", 2, 2), ("Serang", 1, 1)]
    assert regions["suggestions"][1].to_list() == ["Kabupaten Serang (36.04)", "Kota Serang (36.73)"]
    assert offices.select("name", pl.col("suggestions").list.first()).rows() == [
        ("Cabang Purwokrto", "Cabang Purwokerto")
    ]
    assert groups.select("name", "document", "evidence").rows() == [("nelayann", "berita.txt", "400.385 pekerja")]
