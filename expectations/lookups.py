"""What rules compare a row with: columns looked up in other tables or worked out from the row itself.

Their names begin with an underscore. They stand beside the table's own columns while it is checked and are never
stored. A column whose reference table was not given is a sentence saying so, which the rule then reports.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from expectations.limits import LARGEST, UNITS_OF
from warehouse.model import Table
from warehouse.reference import regions as default_regions

JAKARTA_HOURS = 7

Reference = Mapping[str, pl.DataFrame]
Lookup = dict[str, pl.Expr | str]


def lookups(table: Table, reference: Reference) -> Lookup:
    """Every looked-up column that `table`'s columns permit, or the sentence that tells why it cannot be had.

    `reference` may hold core.document (document_id, first_arrival), core.fact (fact_id) and core.region (region_code,
    level; by default the one of `warehouse.reference`), under these names.
    """
    names = set(table.names)
    found: Lookup = {}
    if "as_of" in names:
        found["_as_of_from"], found["_as_of_to"] = first_day("as_of"), last_day("as_of")
    if "previous_as_of" in names:
        found["_previous_as_of_to"] = last_day("previous_as_of")
    if "published" in names:
        found["_published_from"] = first_day("published")
    if "first_arrival" in names:
        arrived = jakarta_day(pl.col("first_arrival"))
        found["_arrived"], found["_arrival_week"] = arrived, arrived.dt.strftime("%G-W%V")
    elif "document_id" in names:
        found |= _documents(reference)
    if {"metric", "unit"} <= names:
        listed = {metric: " / ".join(units) for metric, units in UNITS_OF.items()}
        found["_units"] = pl.col("metric").replace_strict(listed, default=None)
    if {"region_kind", "unit"} <= names:
        largest = {f"{kind}/{unit}": float(n) for (kind, unit), n in LARGEST.items()}
        found["_largest"] = (pl.col("region_kind") + "/" + pl.col("unit")).replace_strict(largest, default=None)
    if "region_code" in names:
        found["_region_level"] = _region_level(reference)
    for column in ("fact_id", "chosen_fact"):
        if column in names and table.schema == "mart":
            found["_fact_known"] = _fact_known(column, reference)
    return found


def first_day(column: str) -> pl.Expr:
    """First day of a date written YYYY, YYYY-MM or YYYY-MM-DD; null where there is no such day."""
    text = pl.col(column)
    length = text.str.len_chars()
    whole = pl.when(length == 4).then(text + "-01-01").when(length == 7).then(text + "-01").otherwise(text)
    return whole.str.to_date("%Y-%m-%d", strict=False)


def last_day(column: str) -> pl.Expr:
    """Last day of a date written YYYY, YYYY-MM or YYYY-MM-DD; null where there is no such day."""
    first, length = first_day(column), pl.col(column).str.len_chars()
    return pl.when(length == 4).then(first.dt.offset_by("1y").dt.offset_by("-1d")).when(length == 7).then(
        first.dt.month_end()
    ).otherwise(first)  # fmt: skip


def jakarta_day(moment: pl.Expr) -> pl.Expr:
    """The day in Asia/Jakarta (UTC+7, never shifted) of a moment in UTC."""
    return moment.dt.offset_by(f"{JAKARTA_HOURS}h").dt.date()


def missing(table: str) -> str:
    return f'it needs the table {table}: give reference={{"{table}": ...}}'


def _documents(reference: Reference) -> Lookup:
    documents = reference.get("core.document")
    if documents is None:
        return dict.fromkeys(("_document_known", "_arrived", "_arrived_at"), missing("core.document"))
    known = documents.select("document_id", "first_arrival").drop_nulls("document_id").unique("document_id")
    arrived_at = pl.col("document_id").replace_strict(
        known["document_id"], known["first_arrival"], default=None, return_dtype=pl.Datetime("us")
    )
    return {
        "_document_known": pl.col("document_id").is_in(known["document_id"].implode()),
        "_arrived_at": arrived_at,
        "_arrived": jakarta_day(arrived_at),
    }


def _region_level(reference: Reference) -> pl.Expr:
    regions = reference.get("core.region")
    if regions is None:
        regions = default_regions()
    known = regions.select("region_code", "level").drop_nulls().unique("region_code", maintain_order=True)

    def level_of(code: pl.Expr) -> pl.Expr:
        return code.replace_strict(known["region_code"], known["level"], default=None, return_dtype=pl.String())

    code = pl.col("region_code")
    # Districts and villages need not be listed: a code below a listed regency or city tells its level by its length.
    below = level_of(code.str.slice(0, 5)).is_in(["regency", "city"])
    by_length = (
        pl.when(below & code.str.contains(r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$")).then(pl.lit("district"))
        .when(below & code.str.contains(r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}$")).then(pl.lit("village"))
    )  # fmt: skip
    return pl.coalesce(level_of(code), by_length)


def _fact_known(column: str, reference: Reference) -> pl.Expr | str:
    facts = reference.get("core.fact")
    return missing("core.fact") if facts is None else pl.col(column).is_in(facts["fact_id"].implode())


def least_rows(suite: str, reference: Reference) -> int | str:
    """How many rows `suite` must have at least, or the sentence that tells which table is missing to know.

    Documents: one, unless `reference` tells that none arrived (raw.manifest). Facts: one if it tells of statements
    that passed (stage.statement). Series: one, once any dated observation stands.
    """
    if suite == "documents":
        arrived = reference.get("raw.manifest")
        return int(arrived is None or not arrived.is_empty())
    if suite == "facts":
        return int(not reference.get("stage.statement", pl.DataFrame()).is_empty())
    if suite == "marts.coverage_series":
        facts = reference.get("core.fact")
        if facts is None:
            return missing("core.fact")
        stands = (
            (pl.col("kind") == "observation") & pl.col("as_of_to").is_not_null() & pl.col("superseded_at").is_null()
        )
        return int(facts.select(stands.any()).item() or 0)
    return 1
