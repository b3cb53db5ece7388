"""Which column of which table must be found in another: what holds the tables of a release together."""

from __future__ import annotations

from typing import NamedTuple


class Reference(NamedTuple):
    """Each value of `table`.`column`, or of the lists it holds, stands in `in_table`.`in_column`; nulls are free."""

    table: str
    column: str
    in_table: str
    in_column: str


def _to(in_table: str, in_column: str, *columns: tuple[str, str]) -> tuple[Reference, ...]:
    return tuple(Reference(table, column, in_table, in_column) for table, column in columns)


REFERENCES: tuple[Reference, ...] = (
    *_to("core.document", "document_id", ("core.fact", "document_id"), ("core.event", "document_id")),
    *_to("core.source", "source_id", ("core.document", "source_id"), ("core.fact", "source_id"),
         ("mart.quality_weekly", "source_id")),
    *_to("core.metric", "metric", ("core.fact", "metric")),
    *_to("core.region", "region_code", ("core.region", "parent_code"), ("core.region_alias", "region_code"),
         ("core.branch_region", "region_code")),
    *_to("core.branch", "branch", ("core.branch_region", "branch")),
    *_to("core.fact", "fact_id", ("core.fact_flag", "fact_id"), ("mart.coverage_series", "chosen_fact"),
         ("mart.coverage_latest", "chosen_fact"), ("mart.coverage_history", "chosen_fact"),
         ("mart.conflict", "fact_id"), ("mart.series_fact", "fact_id"), ("mart.arithmetic", "facts")),
    *_to("mart.coverage_series", "series_id", ("mart.coverage_latest", "series_id")),
)  # fmt: skip
