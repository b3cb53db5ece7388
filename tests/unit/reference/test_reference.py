"""The reference tables keep their declared shape, and the facts in them can be checked by hand."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from warehouse import reference
from warehouse.model import core
from warehouse.model.declare import Table
from warehouse.model.vocabulary import METRIC_NAMES, PROGRAMS, SEGMENTS

DECLARED = [t for t in core.TABLES if t.full_name in reference.tables()]


@pytest.mark.parametrize("table", DECLARED, ids=lambda t: t.full_name)
def test_every_table_keeps_its_declaration(table: Table) -> None:
    frame = reference.tables()[table.full_name]
    assert frame.schema == table.polars()
    assert frame.height > 0
    assert not frame.select(table.key).is_duplicated().any()
    for column in table:
        if column.required:
            assert frame[column.name].null_count() == 0
        if column.allowed:
            assert set(frame[column.name].drop_nulls()) <= set(column.allowed)


def test_regions_count_as_the_decree_of_2025_has_them() -> None:
    levels = dict(reference.regions().group_by("level").len().iter_rows())
    assert levels == {"country": 1, "province": 38, "regency": 416, "city": 98}
    assert reference.districts().height == 7285


def test_every_region_has_its_parent_and_a_bps_code_of_its_own() -> None:
    regions = reference.regions()
    codes = set(regions["region_code"])
    assert set(regions["parent_code"].drop_nulls()) <= codes
    assert regions["bps_code"].null_count() == 0
    assert not regions["bps_code"].is_duplicated().any()
    assert set(reference.districts()["parent_code"]) <= codes


def test_provinces_have_one_tile_each() -> None:
    provinces = reference.regions().filter(pl.col("level") == "province")
    tiles = provinces.select("tile_x", "tile_y")
    assert tiles.null_count().row(0) == (0, 0)
    assert not tiles.is_duplicated().any()


@pytest.mark.parametrize(
    ("code", "name", "short", "bps"),
    [
        ("32.16", "Kabupaten Bekasi", "Bekasi", "3216"),
        ("31.75", "Kota Administrasi Jakarta Timur", "Jakarta Timur", "3172"),
        ("96.71", "Kota Sorong", "Sorong", "9271"),
    ],
)
def test_known_regions(code: str, name: str, short: str, bps: str) -> None:
    row = reference.regions().row(by_predicate=pl.col("region_code") == code, named=True)
    assert (row["name"], row["short_name"], row["bps_code"]) == (name, short, bps)


def test_an_alias_of_two_regions_is_ambiguous() -> None:
    aliases = reference.region_aliases()
    mura = aliases.filter(pl.col("alias") == "Mura")
    assert sorted(mura["region_code"]) == ["16.05", "62.12"]
    assert mura["ambiguous"].all()
    assert not aliases.filter(pl.col("alias") == "Jabar")["ambiguous"].any()
    assert set(aliases["region_code"]) <= set(reference.regions()["region_code"])


def test_former_codes_lead_to_the_codes_of_today() -> None:
    merauke = reference.region_history().row(by_predicate=pl.col("former_code") == "91.01", named=True)
    assert merauke["region_code"] == "93.01"
    assert merauke["valid_from"] == date(2022, 7, 25)
    assert set(reference.region_history()["region_code"]) <= set(reference.regions()["region_code"])


def test_the_bridge_links_offices_and_regions_that_exist() -> None:
    bridge = reference.branch_regions()
    assert set(bridge["branch"]) == set(reference.branches()["branch"])
    assert set(bridge["region_code"]) <= set(reference.regions()["region_code"])
    surakarta = bridge.filter(pl.col("branch") == "Cabang Surakarta (Solo)")["region_code"].to_list()
    assert surakarta == ["33.11", "33.12", "33.13", "33.14", "33.72"]
    assert set(reference.branches()["kanwil"].drop_nulls()) <= set(reference.branches()["branch"])


def test_statutory_values_do_not_overlap_and_name_a_metric() -> None:
    frame = reference.statutory_parameters()
    assert set(frame["metric"]) <= {*METRIC_NAMES, "none"}
    later = frame.sort("parameter", "valid_from").with_columns(
        following=pl.col("valid_from").shift(-1).over("parameter")
    )
    closed = later.filter(pl.col("following").is_not_null())
    assert (closed["valid_to"] < closed["following"]).all()


@pytest.mark.parametrize(
    ("parameter", "day", "value"),
    [
        ("jkm_total", date(2019, 6, 1), 24_000_000),
        ("jkm_total", date(2025, 6, 1), 42_000_000),
        ("jp_pu_pension_age", date(2032, 1, 1), 61),
        ("jkk_jkm_bpu_min_month", date(2026, 5, 1), 16_800),
        ("jkk_jkm_bpu_transport_relief_month", date(2026, 5, 1), 8_400),
        ("jkp_pu_rate_total", date(2024, 5, 1), 0.46),
    ],
)
def test_values_in_force_on_a_day(parameter: str, day: date, value: float) -> None:
    in_force = reference.statutory_parameters().filter(
        (pl.col("parameter") == parameter)
        & (pl.col("valid_from") <= day)
        & (pl.col("valid_to").fill_null(date.max) >= day)
    )
    assert in_force["value"].to_list() == [value]


def test_programmes_and_segments_are_the_vocabulary() -> None:
    assert reference.programs()["program"].to_list() == list(PROGRAMS)
    assert reference.segments()["segment"].to_list() == list(SEGMENTS)
    assert reference.metrics()["metric"].to_list() == list(METRIC_NAMES)


def test_villages_belong_to_districts() -> None:
    villages = reference.villages()
    assert villages.height == 83762
    assert set(villages["parent_code"]) <= set(reference.districts()["code"])


def test_helper_tables_are_readable() -> None:
    assert {"form", "severity", "rule"} <= set(reference.ambiguous_names().columns)
    assert {"cue", "level"} <= set(reference.region_cues().columns)
    codes = set(reference.regions()["region_code"])
    assert set(reference.seats()["region_code"]) <= codes
    assert set(reference.areas().explode("codes")["codes"]) <= codes
    assert reference.denominators()["value"].min() > 0
    first = reference.branch_aliases().row(0, named=True)
    assert (first["alias"], first["branch"], first["type"]) == (
        "Sumbagut",
        "Kanwil Sumatera Bagian Utara (Sumbagut)",
        "kanwil",
    )
