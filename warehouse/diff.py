"""What changed from one release to another, and why: new documents, revised sources, decisions, changed rules.

Here: comparing the Parquet files of two releases. Not here: how changes are shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import polars as pl

from warehouse.model import Table, core
from warehouse.model.curation import DECISION
from warehouse.model.errors import UsageError
from warehouse.model.mart import COVERAGE_SERIES, SERIES_FACT
from warehouse.release import RELEASES, describe_release, releases

CHANGES = pl.Schema(
    {
        "section": pl.String(),
        "change": pl.String(),
        "cause": pl.String(),
        "id": pl.String(),
        "metric": pl.String(),
        "region": pl.String(),
        "as_of": pl.String(),
        "former_value": pl.Float64(),
        "value": pl.Float64(),
        "document": pl.String(),
        "note": pl.String(),
    }
)
_DECIDED = "+decision:"


class Difference(NamedTuple):
    """`former`, `later`: release, code_version and data_until of each; `changes`: rows of `CHANGES`.

    Sections: `document` (added, removed), `decision` (added, changed, removed), `rule` (the code, and each rule that
    reads otherwise), `fact` (added, superseded, reinstated, withdrawn), `estimate` (added, changed, rechosen, removed).
    """

    former: dict[str, str]
    later: dict[str, str]
    changes: pl.DataFrame


def compare(data: Path, former: str, later: str) -> Difference:
    """What changed from release `former` to release `later`. Raises UsageError where one of them is not there."""
    about = [_about(data, name) for name in (former, later)]
    one, other = data / RELEASES / former, data / RELEASES / later
    documents = _documents(one, other)
    facts = _facts(one, other, documents)
    estimates = _estimates(one, other, facts)
    rules = _rules(about[0]["code_version"], about[1]["code_version"], facts)
    parts = [documents, _decisions(one, other), rules, facts, estimates]
    changes = pl.concat([_shaped(part) for part in parts])
    return Difference(about[0], about[1], changes.sort("section", "change", "cause", "id", "as_of", nulls_last=True))


def _about(data: Path, name: str) -> dict[str, str]:
    known = releases(data)
    if name not in known:
        raise UsageError(f"There is no release {name}; there are: {', '.join(known) or 'none yet'}.")
    described = describe_release(data, name)
    return {key: str(described.get(key, "")) for key in ("release", "code_version", "data_until")}


def _shaped(frame: pl.DataFrame) -> pl.DataFrame:
    have = set(frame.columns)
    return frame.select((pl.col(n).cast(t) if n in have else pl.lit(None, t).alias(n)) for n, t in CHANGES.items())


def _read(folder: Path, table: Table) -> pl.DataFrame:
    """The table of a release; empty where the release is older than the table."""
    path = folder / "parquet" / table.schema / f"{table.name}.parquet"
    return table.conform(pl.read_parquet(path)) if path.exists() else table.empty()


def _documents(one: Path, other: Path) -> pl.DataFrame:
    """Documents added (a report issued again is a revised source) and removed."""
    before, after = _read(one, core.DOCUMENT), _read(other, core.DOCUMENT)
    revised = _read(other, core.FACT).filter(pl.col("superseded_by") == "revision")
    issues = revised.select("source_id", pl.col("superseded_at").alias("first_arrival")).unique()
    added = after.join(before, on="document_id", how="anti")
    again = added.filter(pl.col("source_kind") == "report").join(issues, on=["source_id", "first_arrival"], how="semi")
    is_revision = pl.col("document_id").is_in(again["document_id"].to_list())
    removed = before.join(after, on="document_id", how="anti")
    return pl.concat(
        [
            added.select(
                pl.lit("added").alias("change"),
                pl.when(is_revision).then(pl.lit("revised_source")).otherwise(pl.lit("new_document")).alias("cause"),
                *_of_document(),
            ),
            removed.select(pl.lit("removed").alias("change"), pl.lit("gone").alias("cause"), *_of_document()),
        ]
    )


def _of_document() -> list[pl.Expr]:
    return [
        pl.lit("document").alias("section"), pl.col("document_id").alias("id"), pl.col("document"),
        pl.coalesce("title", "source_id").alias("note"),
    ]  # fmt: skip


def _facts(one: Path, other: Path, documents: pl.DataFrame) -> pl.DataFrame:
    """Facts added, superseded, reinstated and withdrawn, each with its cause and the `rule` that read it."""
    before, after = _read(one, core.FACT), _read(other, core.FACT)
    new = documents.filter(pl.col("change") == "added").select(pl.col("id").alias("document_id"), "cause")
    added = (
        after.join(before, on="fact_id", how="anti")
        .join(new, on="document_id", how="left")
        .with_columns(pl.coalesce(_by_decision(), "cause", pl.lit("rule")).alias("cause"))
    )
    paired = after.join(before.select("fact_id", pl.col("superseded_at").alias("_before")), on="fact_id")
    superseded = paired.filter(pl.col("_before").is_null() & pl.col("superseded_at").is_not_null())
    reinstated = paired.filter(pl.col("_before").is_not_null() & pl.col("superseded_at").is_null())
    withdrawn = before.join(after, on="fact_id", how="anti")
    gone = pl.col("document_id").is_in(documents.filter(pl.col("change") == "removed")["id"].to_list())
    by = {"revision": "revised_source", "reading": "rule", "decision": "decision"}
    return pl.concat(
        [
            _of_fact(added, "added", pl.col("cause")),
            _of_fact(
                superseded, "superseded", pl.col("superseded_by").replace_strict(by, default="decision").alias("cause")
            ),
            _of_fact(reinstated, "reinstated", pl.lit("decision").alias("cause")),
            _of_fact(
                withdrawn,
                "withdrawn",
                pl.coalesce(_by_decision(), pl.when(gone).then(pl.lit("gone")), pl.lit("rule")).alias("cause"),
            ),
        ]
    )


def _by_decision() -> pl.Expr:
    return pl.when(pl.col("rule").str.contains(_DECIDED, literal=True)).then(pl.lit("decision"))


def _of_fact(facts: pl.DataFrame, change: str, cause: pl.Expr) -> pl.DataFrame:
    value = ("former_value", "value") if change in ("superseded", "withdrawn") else ("value", "former_value")
    return facts.select(
        pl.lit("fact").alias("section"), pl.lit(change).alias("change"), cause, pl.col("fact_id").alias("id"),
        "metric", "region", "as_of", pl.col("value").alias(value[0]), pl.lit(None, pl.Float64).alias(value[1]),
        "document", pl.col("evidence").alias("note"), "rule",
    ).select("section", "change", "cause", "id", "metric", "region", "as_of", "former_value", "value", "document",
             "note", "rule")  # fmt: skip


def _rules(former: str, later: str, facts: pl.DataFrame) -> pl.DataFrame:
    """The code where it is another one, and each rule whose facts differ for the same documents."""
    code = pl.DataFrame(
        {"section": ["rule"], "change": ["changed"], "cause": ["rule"], "id": ["code"], "note": [f"{former} > {later}"]}
    )
    read = facts.filter(pl.col("cause") == "rule").group_by("rule", "change").len("facts")
    each = read.group_by("rule").agg(
        pl.format("{} {}", "facts", "change").sort_by("change").str.join(", ").alias("note")
    )
    told = each.select(
        pl.lit("rule").alias("section"), pl.lit("changed").alias("change"), pl.lit("rule").alias("cause"),
        pl.col("rule").alias("id"), "note",
    )  # fmt: skip
    return pl.concat([code.filter(former != later), told])


def _decisions(one: Path, other: Path) -> pl.DataFrame:
    before, after = _read(one, DECISION), _read(other, DECISION)
    paired = after.join(
        before.select("decision_id", pl.col("content", "state").name.suffix("_before")), on="decision_id", how="left"
    )
    is_new = pl.col("state_before").is_null()
    changed = (pl.col("content") != pl.col("content_before")) | (pl.col("state") != pl.col("state_before"))
    removed = before.join(after, on="decision_id", how="anti")
    told = [
        pl.lit("decision").alias("section"), pl.lit("decision").alias("cause"), pl.col("decision_id").alias("id"),
        pl.col("document"), pl.format("{} ({})", "action", "state").alias("note"),
    ]  # fmt: skip
    return pl.concat(
        [
            paired.filter(is_new | changed).select(
                pl.when(is_new).then(pl.lit("added")).otherwise(pl.lit("changed")).alias("change"), *told
            ),
            removed.select(pl.lit("removed").alias("change"), *told),
        ]
    )


def _estimates(one: Path, other: Path, facts: pl.DataFrame) -> pl.DataFrame:
    """Points of series added, removed, changed in value, or resting on another fact of the same value."""
    key = ["series_id", "as_of_date"]
    shown = ["metric", "region", "as_of", "value", "chosen_fact"]
    before, after = (_read(folder, COVERAGE_SERIES).select(*key, *shown) for folder in (one, other))
    both = before.join(after, on=key, how="full", suffix="_after", coalesce=True)
    was, now = pl.col("chosen_fact"), pl.col("chosen_fact_after")
    change = (
        pl.when(was.is_null()).then(pl.lit("added"))
        .when(now.is_null()).then(pl.lit("removed"))
        .when(pl.col("value") != pl.col("value_after")).then(pl.lit("changed"))
        .when(was != now).then(pl.lit("rechosen"))
    )  # fmt: skip
    why = facts.select("id", "cause").unique("id", keep="first", maintain_order=True)
    standing = pl.concat([_read(folder, SERIES_FACT) for folder in (one, other)]).unique("fact_id")
    # Where neither fact changed, another fact of the point tipped the scales; where none did, the weights changed.
    tipped = (
        standing.join(why, left_on="fact_id", right_on="id")
        .group_by(key)
        .agg(pl.col("cause").sort().first().alias("cause_tipped"))
    )
    return (
        both.with_columns(change.alias("change"))
        .filter(pl.col("change").is_not_null())
        .join(why, left_on="chosen_fact_after", right_on="id", how="left")
        .join(why, left_on="chosen_fact", right_on="id", how="left", suffix="_former")
        .join(tipped, on=key, how="left")
        .select(
            pl.lit("estimate").alias("section"), "change",
            pl.coalesce("cause", "cause_former", "cause_tipped", pl.lit("rule")).alias("cause"),
            pl.col("series_id").alias("id"),
            *(pl.coalesce(f"{name}_after", name).alias(name) for name in ("metric", "region", "as_of")),
            pl.col("value").alias("former_value"), pl.col("value_after").alias("value"),
            pl.format("{} > {}", was.fill_null("-"), now.fill_null("-")).alias("note"),
        )
    )  # fmt: skip


def summary(changes: pl.DataFrame) -> pl.DataFrame:
    """`section, change, cause, count`, sections in the order of their causes: documents first, estimates last."""
    order = {name: place for place, name in enumerate(("document", "decision", "rule", "fact", "estimate"))}
    return (
        changes.group_by("section", "change", "cause")
        .len("count")
        .sort(pl.col("section").replace_strict(order, return_dtype=pl.Int64), "change", "cause")
    )
