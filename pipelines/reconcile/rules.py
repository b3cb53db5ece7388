"""Which of several facts about one series and date is believed: the criteria in order, and what each says.

The order: consistency with the figures stated beside it, before official reports, before copies of a text, before
what several sources say, before precision, before recency. It is public: docs/warehouse.md explains each criterion
with an example.
"""

from __future__ import annotations

import polars as pl

from pipelines.reconcile.flags import DOUBTFUL
from warehouse.model.mart import CHOICE_RULES

FAR = 1e18
"""Greater than any measure of a criterion: what is unknown comes last."""

CRITERIA = CHOICE_RULES[1:]
"""Every criterion has a column `by_<name>`: the smaller wins."""

REASONS: dict[str, tuple[str, str]] = {
    "consistent": (
        "the chosen fact agrees better with the rate, complement or total stated with it",
        "fakta terpilih lebih cocok dengan persentase, sisa, atau jumlah yang menyertainya",
    ),
    "unflagged": ("its value carries a flag of doubt", "nilainya diragukan"),
    "dated": ("the chosen fact is dated more closely", "fakta terpilih bertanggal lebih tepat"),
    "report": ("the chosen fact is from an official report", "fakta terpilih berasal dari laporan resmi"),
    "original": ("it repeats the text of another", "naskahnya salinan dari yang lain"),
    "support": ("more sources agree with the chosen fact", "lebih banyak sumber sesuai dengan fakta terpilih"),
    "precision": ("the chosen fact is stated more precisely", "fakta terpilih dinyatakan lebih teliti"),
    "speaker": ("the chosen fact has a named speaker", "fakta terpilih menyebut narasumbernya"),
    "publication": ("the chosen fact was published later", "fakta terpilih terbit lebih baru"),
    "arrival": ("the chosen fact arrived later", "fakta terpilih tiba lebih akhir"),
    "identity": ("both weigh the same; the lower fact_id was taken", "keduanya setara; fact_id terkecil yang dipakai"),
}


def static_criteria() -> list[pl.Expr]:
    """Criteria that a fact carries by itself, for rows of `core.fact`."""
    low, high, value = pl.col("value_low"), pl.col("value_high"), pl.col("value")
    span = (pl.col("as_of_to") - pl.col("as_of_from")).dt.total_days()
    width = (high - low) / pl.max_horizontal(value.abs(), pl.lit(1e-9))
    return [
        pl.col("flags").list.eval(pl.element().is_in(DOUBTFUL)).list.any().fill_null(False).cast(pl.Float64)
        .alias("by_unflagged"),
        # A month-end is as good as its month: reports date by month what news date by its last day.
        pl.when(span <= 31).then(0).otherwise(span).cast(pl.Float64).alias("by_dated"),
        (pl.col("source_kind") != "report").cast(pl.Float64).alias("by_report"),
        width.round(6).fill_null(FAR).alias("by_precision"),
        pl.col("speaker").is_null().cast(pl.Float64).alias("by_speaker"),
        (-pl.col("published_at").cast(pl.Int32).cast(pl.Float64)).fill_null(FAR).alias("by_publication"),
        (-pl.col("recorded_at").cast(pl.Int64).cast(pl.Float64)).alias("by_arrival"),
        pl.col("fact_id").alias("by_identity"),
    ]  # fmt: skip


def changing_criteria(moment: str = "moment") -> list[pl.Expr]:
    """Criteria that a fact carries from some moment on, for rows with `fits_from`, `close_from`, `contradicts_from`
    and `copy_since`.

    Grade of consistency: 0 fits the figures beside it, 1 nearly, 3 contradicts them; null untested.
    """
    at = pl.col(moment)
    return [
        pl.when(pl.col("fits_from") <= at).then(0.0)
        .when(pl.col("close_from") <= at).then(1.0)
        .when(pl.col("contradicts_from") <= at).then(3.0)
        .alias("by_consistent"),
        (pl.col("copy_since") <= at).fill_null(False).cast(pl.Float64).alias("by_original"),
    ]  # fmt: skip


UNTESTED = 2.0
"""Grade of consistency of a fact that no figure beside it tests: after those that fit, before a contradiction."""


def first_difference(left: str = "by_{}", right: str = "best_{}") -> pl.Expr:
    """Name of the first criterion in which two facts differ; both name their columns by a pattern."""
    return pl.coalesce(
        pl.when(pl.col(left.format(name)) != pl.col(right.format(name))).then(pl.lit(name)) for name in CRITERIA
    )


def reasons() -> pl.DataFrame:
    """`rule, reason` in both languages, joined by a slash."""
    rows = [(rule, f"{english} / {indonesian}") for rule, (english, indonesian) in REASONS.items()]
    return pl.DataFrame(rows, schema=["rule", "reason"], orient="row")
