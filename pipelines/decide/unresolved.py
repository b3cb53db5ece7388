"""Names that the reference tables do not settle: regions, offices, groups of workers, each with what it may mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache

import polars as pl

from pipelines.normalize.lexicon import lexicon
from pipelines.normalize.regions import resolve_regions
from pipelines.reports.lexicon import read_phrase
from warehouse import reference
from warehouse.model.curation import UNRESOLVED_GROUP, UNRESOLVED_OFFICE, UNRESOLVED_REGION
from warehouse.model.declare import Table

Suggest = Callable[[str], list[str]]
MOST_SUGGESTED = 5
ALIKE = 0.75
"""Least likeness (difflib's ratio) of a name worth suggesting: two letters wrong in a name of eight."""
_KIND_WORD = re.compile(r"^(kabupaten|kab\.?|kota|provinsi|prov\.?)\s+", re.IGNORECASE)
_OFFICE_WORD = re.compile(r"^(kantor\s+)?(cabang|kanwil|kcp|kc|wilayah)\.?\s+", re.IGNORECASE)


def unresolved(statements: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """`ops.unresolved_region`, `_office` and `_group` by full name, from STATEMENT rows, facts or refused."""
    nowhere = pl.col("region_code").is_null() & pl.col("region").is_not_null()
    is_office = (pl.col("region_kind") == "branch").fill_null(False)
    offices = reference.branches()["branch"]
    groups = [name for name in statements["worker_group"].drop_nulls().unique().sort() if known_group(name)]
    found = (
        (UNRESOLVED_REGION, statements.filter(nowhere & ~is_office), "region", suggested_regions),
        (
            UNRESOLVED_OFFICE,
            statements.filter(is_office & ~pl.col("region").is_in(offices.implode())),
            "region",
            suggested_offices,
        ),
        (
            UNRESOLVED_GROUP,
            statements.filter(~pl.col("worker_group").is_in(groups)),
            "worker_group",
            suggested_groups,
        ),
    )
    return {table.full_name: _counted(table, rows, name, suggest) for table, rows, name, suggest in found}


def _counted(table: Table, rows: pl.DataFrame, column: str, suggest: Suggest) -> pl.DataFrame:
    counted = (
        rows.drop_nulls(column)
        .sort("document", "start", "statement_id")
        .group_by(pl.col(column).alias("name"), maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("statements"),
            pl.col("document_id").n_unique().cast(pl.Int64).alias("documents"),
            pl.col("document").first(),
            pl.col("evidence").first(),
        )
    )
    suggestions = pl.Series("suggestions", [suggest(n) for n in counted["name"]], dtype=pl.List(pl.String))
    return table.conform(counted.with_columns(suggestions)).sort("statements", "name", descending=[True, False])


def suggested_regions(name: str) -> list[str]:
    """Official names, with their codes, that `name` may mean: the twins of an ambiguous one, else names alike."""
    (codes,) = resolve_regions(pl.Series([name]))["candidates"]
    labels, by_short = _region_labels()
    likely = list(codes) if codes is not None else []
    if not likely:
        short = _KIND_WORD.sub("", name.strip()).lower()
        likely = [code for word in get_close_matches(short, by_short, MOST_SUGGESTED, ALIKE) for code in by_short[word]]
    return [f"{labels[code]} ({code})" for code in likely if code in labels][:MOST_SUGGESTED]


def suggested_offices(name: str) -> list[str]:
    """Offices of core.branch whose names are like `name`."""
    words = {_OFFICE_WORD.sub("", branch).lower(): branch for branch in reference.branches()["branch"].to_list()}
    words |= dict(reference.branch_aliases().select(pl.col("alias").str.to_lowercase(), "branch").iter_rows())
    alike = get_close_matches(_OFFICE_WORD.sub("", name.strip()).lower(), words, MOST_SUGGESTED, ALIKE)
    return list(dict.fromkeys(words[word] for word in alike))


def suggested_groups(name: str) -> list[str]:
    """Groups of the vocabulary whose names, or words for them, are like `name`."""
    words = {" ".join(phrase): tags["group"] for phrase, tags in sorted(lexicon().items()) if "group" in tags}
    alike = get_close_matches(name.strip().lower(), words, MOST_SUGGESTED, ALIKE)
    return list(dict.fromkeys(words[word] for word in alike))


def known_group(name: str) -> bool:
    """Whether the vocabulary of articles, or that of reports, gives this name to a group."""
    return name in {tags["group"] for tags in lexicon().values() if "group" in tags} or read_phrase(name).group == name


@cache
def _region_labels() -> tuple[dict[str, str], dict[str, list[str]]]:
    """Official name by code, and codes by short name in small letters."""
    labels: dict[str, str] = {}
    by_short: dict[str, list[str]] = {}
    for code, name, short in reference.regions().select("region_code", "name", "short_name").iter_rows():
        labels[code] = name
        by_short.setdefault(short.lower(), []).append(code)
    return labels, by_short
