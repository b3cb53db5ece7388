"""Facts set against each other, over all weeks: what each row is compared with, as columns beside it.

A column is null where nothing speaks against the row. Only facts that stand (not superseded) and were observed are
compared, as intervals; where several figures could be meant, a fact fails only if none of them agrees with it. What
only estimates can tell (jumps, falls, sums of regions) is asked of those in `mart.coverage_series` and told of the
fact each rests on. Every step groups or joins on keys, so that cost grows with the number of facts, not its square.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from expectations import limits
from expectations.lookups import Lookup, Reference, missing
from warehouse.reference import regions as default_regions
from warehouse.reference import statutory_parameters

ALL_WEEKS = "facts.all_weeks"

_STOCKS = ("active_participants", "eligible_workers", "unprotected_workers", "registered_employers")
_RATES = ("coverage_rate", "unprotected_rate")
_FLOWS = ("claims_paid", "claim_cases", "contributions_collected")
_WORKERS = ("place", "as_of_to", "segment", "programs", "worker_group")
_RATE_CHECKS = ("rate", "unprotected_rate", "rate_of_total")

ELIGIBLE = {"_eligible": pl.Float64(), "_eligible_document": pl.String()}
FALL = {"_before": pl.Float64(), "_before_as_of": pl.String()}
JUMP = {"_jump_from": pl.Float64(), "_jump_as_of": pl.String()}
MEMBERS = {"_members_sum": pl.Float64(), "_members": pl.Int64()}
LAW = {"_law_instrument": pl.String(), "_law_from": pl.Date(), "_law_to": pl.Date()}
_SUM_COLUMNS = ("_rate_sum", "_complement_sum", "_total_sum", "_part_sum")


def lookups_across(suite_name: str, facts: pl.DataFrame, reference: Reference) -> Lookup:
    """What the facts of all weeks are compared with; nothing for any other suite.

    `reference`: mart.coverage_series and mart.arithmetic as reconciled from these facts; core.region and
    core.statutory_parameter (by default those of `warehouse.reference`). A column whose table is missing is the
    sentence saying so.
    """
    if suite_name != ALL_WEEKS:
        return {}
    try:
        found = _beside(facts, "fact_id", _above_eligible(facts), ELIGIBLE)
        found |= _beside(facts, "fact_id", _against_law(facts, reference), LAW)
        found |= _arithmetic(facts, reference) | _estimates(facts, reference)
    except pl.exceptions.ColumnNotFoundError as error:
        return dict.fromkeys(COLUMNS, str(error).splitlines()[0])
    return found


def _beside(facts: pl.DataFrame, key: str, found: pl.DataFrame, columns: Mapping[str, pl.DataType]) -> Lookup:
    """`columns` of `found` as they stand beside `facts`: null for every fact that was not found."""
    first = found.select(key, *columns).unique(key, keep="first", maintain_order=True)
    joined = facts.select(key).join(first, on=key, how="left", maintain_order="left")
    return {name: pl.lit(joined[name].cast(dtype)) for name, dtype in columns.items()}


def _observed(facts: pl.DataFrame) -> pl.DataFrame:
    """Persons counted, without those whose contributions others pay, as narrow rows."""
    return facts.filter(
        (pl.col("kind") == "observation")
        & (pl.col("unit") == "persons")
        & pl.col("superseded_at").is_null()
        & pl.col("as_of_to").is_not_null()
        & pl.col("sponsor").is_null()
        & pl.col("fund").is_null()
    ).select(
        "fact_id", "metric", "segment", "worker_group", "as_of_to", "numerator_basis", "value_low", "document",
        pl.coalesce("region_code", pl.lit("office ") + pl.col("region")).alias("place"),
        pl.col("program").list.sort().list.join("+").fill_null("").alias("programs"),
        pl.col("value_high").fill_null(float("inf")),
    )  # fmt: skip


def _above_eligible(facts: pl.DataFrame) -> pl.DataFrame:
    """Active participants beyond every count of those who ought to be covered at that place and date.

    Counts by branch of registration are left out: an office registers workers who live elsewhere.
    """
    counted = _observed(facts)
    eligible = (
        counted.filter(pl.col("metric") == "eligible_workers")
        .sort("value_high", "fact_id", descending=[True, False])
        .group_by(_WORKERS, maintain_order=True)
        .agg(pl.col("value_high").first().alias("_eligible"), pl.col("document").first().alias("_eligible_document"))
    )
    by_branch = pl.col("numerator_basis").str.ends_with("_by_branch").fill_null(False)
    active = counted.filter((pl.col("metric") == "active_participants") & ~by_branch)
    return active.join(eligible, on=_WORKERS, nulls_equal=True).filter(
        pl.col("value_low") > pl.col("_eligible") * (1 + limits.SLACK_SHARE)
    )


def _against_law(facts: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Sums said to be set by law that a regulation set on another day, and none on the day they are said of."""
    law = reference.get("core.statutory_parameter")
    parameters = (statutory_parameters() if law is None else law).select(
        "metric", pl.col("value").alias("lawful"), pl.col("program").alias("lawful_for"), "valid_from", "valid_to",
        pl.col("instrument").alias("_law_instrument"),
        pl.when(pl.col("unit").str.starts_with("percent")).then(pl.lit("percent"))
        .when(pl.col("unit").str.starts_with("IDR")).then(pl.lit("IDR")).alias("unit"),
    )  # fmt: skip
    cited = facts.filter(
        (pl.col("kind") == "statutory")
        & pl.col("metric").is_in(["benefit_amount", "contribution_amount"])
        & pl.col("superseded_at").is_null()
        & ~pl.col("rule").str.contains("before", literal=True)  # a sum told as that of former times
    ).select(
        "fact_id", "metric", "unit", "value", "program", pl.coalesce("as_of_to", "published_at").alias("day")
    )  # fmt: skip
    own = pl.col("program").list.set_intersection(pl.col("lawful_for").str.split("/")).list.len() > 0
    anyones = pl.col("lawful_for").is_null() | (pl.col("lawful_for") == "ALL") | (pl.col("program").list.len() == 0)
    in_force = (pl.col("day") >= pl.col("valid_from")) & (
        pl.col("valid_to").is_null() | (pl.col("day") <= pl.col("valid_to"))
    )
    return (
        cited.drop_nulls("day")
        .join(parameters, on=["metric", "unit"])
        .filter(((pl.col("value") - pl.col("lawful")).abs() <= 0.001 * pl.col("lawful")) & (own | anyones))
        .filter(~in_force.any().over("fact_id"))
        .sort("fact_id", "valid_from", descending=[False, True])
        .with_columns(pl.col("valid_from").alias("_law_from"), pl.col("valid_to").alias("_law_to"))
    )


def _arithmetic(facts: pl.DataFrame, reference: Reference) -> Lookup:
    """Contradictions among the figures of one document, told of the figure that does not follow from the others."""
    arithmetic = reference.get("mart.arithmetic")
    if arithmetic is None:
        return dict.fromkeys(_SUM_COLUMNS, missing("mart.arithmetic"))
    against = (
        arithmetic.filter(pl.col("verdict") == "contradicts")
        .select("check", "sentence", pl.col("facts").alias("fact_id"))
        .explode("fact_id")
        .join(facts.select("fact_id", "metric", "segment", "program", "worker_group"), on="fact_id")
    )
    part = (
        pl.col("segment").is_not_null() | (pl.col("program").list.len() > 0) | pl.col("worker_group").is_not_null()
    ).fill_null(False)
    tests = (
        pl.col("check").is_in(list(_RATE_CHECKS)) & pl.col("metric").is_in(list(_RATES)),
        pl.col("check") == "complement",
        (pl.col("check") == "total") & (pl.col("metric") == "eligible_workers"),
        (pl.col("check") == "part_of_whole") & part,
    )
    found: Lookup = {}
    for name, test in zip(_SUM_COLUMNS, tests, strict=True):
        rows = against.filter(test).sort("fact_id", "sentence").select("fact_id", pl.col("sentence").alias(name))
        found |= _beside(facts, "fact_id", rows, {name: pl.String()})
    return found


def _estimates(facts: pl.DataFrame, reference: Reference) -> Lookup:
    series = reference.get("mart.coverage_series")
    if series is None:
        return dict.fromkeys([*FALL, *JUMP, *MEMBERS], missing("mart.coverage_series"))
    regions = reference.get("core.region")
    points = (
        series.filter((pl.col("kind") == "observation") & ~pl.col("sponsored").fill_null(False))
        .with_columns(pl.col("chosen_fact").alias("fact_id"), pl.col("value_high").fill_null(float("inf")))
        .sort("series_id", "as_of_date")
    )
    whole = points.filter(pl.col("worker_group").is_null())
    return (
        _beside(facts, "fact_id", _falls(points), FALL)
        | _beside(facts, "fact_id", _jumps(whole), JUMP)
        | _beside(facts, "fact_id", _beside_members(whole, default_regions() if regions is None else regions), MEMBERS)
    )


def _falls(points: pl.DataFrame) -> pl.DataFrame:
    """Flows that run from January and are lower than at an earlier date of the same year."""
    year = ["series_id", "year"]
    flows = points.filter(pl.col("metric").is_in(list(_FLOWS)) & (pl.col("period") == "ytd")).with_columns(
        pl.col("as_of_date").dt.year().alias("year")
    )
    most = flows.with_columns(pl.col("value_low").cum_max().over(year).alias("most")).with_columns(
        pl.when(pl.col("value_low") == pl.col("most")).then("as_of").forward_fill().over(year).alias("most_as_of")
    )
    return most.with_columns(
        pl.col("most").shift(1).over(year).alias("_before"), pl.col("most_as_of").shift(1).over(year)
        .alias("_before_as_of"),
    ).filter(pl.col("value_high") < pl.col("_before") * (1 - limits.TOUCH))  # fmt: skip


def _jumps(points: pl.DataFrame) -> pl.DataFrame:
    """Stocks and rates that differ from a year before beyond belief, or, without that, from the last half year.

    Counts rise towards December, when yearly budgets are spent, and fall in January: the same season of the year
    before is what a figure is compared with, and a comparison over the turn of the year is given more room.
    """
    own = points.filter(pl.col("metric").is_in([*_STOCKS, *_RATES])).select(
        "fact_id", "series_id", "metric", "as_of", "as_of_date", "value", "value_low", "value_high"
    )
    past = own.select("series_id", "as_of_date", *(pl.col(n).alias(f"old_{n}") for n in _OLD)).with_columns(
        pl.col("as_of_date").alias("old_date")
    )
    aimed = own.with_columns(pl.col("as_of_date").dt.offset_by("-365d").alias("aim"))
    year_ago = aimed.sort("aim").join_asof(
        past.sort("as_of_date"), left_on="aim", right_on="as_of_date", by="series_id", strategy="nearest",
        tolerance="45d", check_sortedness=False,
    )  # fmt: skip
    yearly = year_ago.filter(pl.col("old_date").is_not_null())
    lately = (
        own.join(yearly.select("fact_id"), on="fact_id", how="anti")
        .sort("series_id", "as_of_date")
        .with_columns(pl.col("as_of_date").shift(1).over("series_id").alias("old_date"),
                      *(pl.col(n).shift(1).over("series_id").alias(f"old_{n}") for n in _OLD))
        .filter((pl.col("as_of_date") - pl.col("old_date")).dt.total_days() <= limits.HALF_YEAR_DAYS)
    )  # fmt: skip
    turn = (pl.col("as_of_date").dt.month() == 12) | (pl.col("as_of_date").dt.year() != pl.col("old_date").dt.year())
    season = pl.when(turn).then(limits.SEASON_FACTOR).otherwise(1.0)
    judged = [
        yearly.filter(_beyond(pl.lit(limits.JUMP_FACTOR_YEAR), limits.JUMP_POINTS_YEAR)),
        lately.filter(_beyond(season * limits.JUMP_FACTOR_HALF_YEAR, limits.JUMP_POINTS_HALF_YEAR)),
    ]
    columns = ["fact_id", pl.col("old_value").alias("_jump_from"), pl.col("old_as_of").alias("_jump_as_of")]
    return pl.concat([frame.select(columns) for frame in judged])


_OLD = ("as_of", "value", "value_low", "value_high")


def _beyond(factor: pl.Expr, points: float) -> pl.Expr:
    """Whether the nearest ends of the new and the old interval lie farther apart than `factor`, rates `points`."""
    up = pl.col("value_low") > pl.col("old_value_high") * factor
    down = pl.col("old_value_low") > pl.col("value_high") * factor
    large = pl.max_horizontal("value", "old_value") >= limits.SMALLEST_JUMPING
    rate = pl.col("metric").is_in(list(_RATES))
    apart = pl.max_horizontal(
        pl.col("value_low") - pl.col("old_value_high"), pl.col("old_value_low") - pl.col("value_high")
    )
    return pl.when(rate).then(apart > points).otherwise(large & (up | down))


def _beside_members(points: pl.DataFrame, regions: pl.DataFrame) -> pl.DataFrame:
    """Stocks of a country or province that its provinces or regencies and cities exceed or, all known, fall short of.

    One figure a member and month, its last; bases alike. Members that are not known leave the sum open above.
    """
    stocks = points.filter(
        pl.col("metric").is_in(list(_STOCKS))
        & pl.col("segment").is_null()
        & (pl.col("program") == "")
        & pl.col("region_code").is_not_null()
    ).with_columns(pl.col("as_of_date").dt.month_start().alias("month"), _parent("region_code").alias("parent"))
    alike = ["metric", "unit", "numerator_basis", "denominator_basis", "month"]
    exists = pl.col("valid_to").is_null() if "valid_to" in regions.columns else pl.lit(True)
    sizes = (
        regions.filter(exists & pl.col("level").is_in(["province", "regency", "city"]))
        .group_by(_parent("region_code").alias("parent"))
        .agg(pl.len().alias("size"))
    )
    sums = (
        stocks.sort("as_of_date").unique(["region_code", *alike], keep="last", maintain_order=True)
        .drop_nulls("parent").group_by("parent", *alike)
        .agg(pl.len().cast(pl.Int64).alias("_members"), pl.col("value").sum().alias("_members_sum"),
             pl.col("value_low").sum().alias("low"), pl.col("value_high").sum().alias("high"))
        .join(sizes, on="parent")
    )  # fmt: skip
    return stocks.join(sums, left_on=["region_code", *alike], right_on=["parent", *alike], nulls_equal=True).filter(
        (pl.col("low") > pl.col("value_high") * (1 + limits.SLACK_SHARE))
        | ((pl.col("_members") >= pl.col("size")) & (pl.col("high") < pl.col("value_low") * (1 - limits.SLACK_SHARE)))
    )


def _parent(code: str) -> pl.Expr:
    """The code above: of 32.16 the province 32, of 32 the country 00; null for other levels."""
    length, text = pl.col(code).str.len_chars(), pl.col(code)
    return pl.when(length == 5).then(text.str.slice(0, 2)).when((length == 2) & (text != "00")).then(pl.lit("00"))


COLUMNS = (*ELIGIBLE, *LAW, *_SUM_COLUMNS, *FALL, *JUMP, *MEMBERS)
