"""Dates and periods in running text.

`find_dates` works on whole columns; only the distinct pairs of matched words and what they lean on are read in Python.
"""

from __future__ import annotations

import polars as pl

from pipelines.normalize.date_patterns import BARE_WEEKDAY, CUE, DATES, WEEKDAY, YEAR
from pipelines.normalize.date_reading import read_date
from pipelines.normalize.figure_candidates import find_candidates
from pipelines.normalize.figure_context import COUNTED, is_led_as_year
from pipelines.normalize.figure_patterns import WS, for_polars
from pipelines.normalize.periods import VISION, Context

FIND_DATES: dict[str, pl.DataType | type[pl.DataType]] = {
    "start": pl.Int64, "end": pl.Int64, "text": pl.String, "value": pl.String, "date_from": pl.Date,
    "date_to": pl.Date, "precision": pl.String, "relative": pl.Boolean, "cue": pl.String,
    "flags": pl.List(pl.String),
}  # fmt: skip
_CUE = for_polars(CUE)
_OWN_CUE = for_polars(rf"^(selama|dalam|sepanjang){WS}")
_LATEST = for_polars(rf"^{WS}(?:terakhir|belakangan|ini)\b")
_WHICH_YEAR = for_polars(rf"\btahun{WS}(ini|berjalan|lalu|depan|mendatang)\b")
_REPORTED = for_polars(rf"\(|{BARE_WEEKDAY}")
_MARKED = for_polars(rf"\(|{WEEKDAY}")
_FULL_YEAR = for_polars(rf"{YEAR}|/[0-9]{{2}}\)?$")
_DATELINE = for_polars(rf"(?:^|[,(–—-]){WS}?$")
_DAYS = ("slashed", "day_month", "iso")
_NEARBY_CHARS = 80
_COUNTED_TO = ("per", "hingga", "sampai", "sampai dengan", "s/d", "s.d.", "posisi")
_PERIOD = pl.Struct(
    {"value": pl.String, "date_from": pl.Date, "date_to": pl.Date, "precision": pl.String, "relative": pl.Boolean,
     "flags": pl.List(pl.String), "name": pl.String, "first": pl.String}
)  # fmt: skip


def find_dates(frame: pl.DataFrame, *, key: str = "doc", text: str = "text", ref: str = "ref") -> pl.DataFrame:
    """One row a date or period, sorted by row of `frame` and start: `key` and the columns of FIND_DATES.

    `ref`: the date of publication, ISO and maybe partial or null; without that column nothing leans on it. `value` is
    ISO at its precision; a quarter, half or range gives its last month, day or year. `cue`: the word that governs it.
    Words that lean on a reference which is not known are left out. Flags: weekday_mismatch, date_inferred.
    """
    refs = frame.get_column(ref) if ref in frame.columns else None
    return dates_of(find_candidates(frame, key=key, text=text), refs, key=key).select(key, *FIND_DATES)


def dates_of(candidates: pl.DataFrame, refs: pl.Series | None, *, key: str) -> pl.DataFrame:
    """The dates among the candidates of `find_candidates`, with `name` and `first` (see `Period`)."""
    clock_next = (pl.col("shape").shift(-1) == "clock") & (pl.col("row").shift(-1) == pl.col("row"))
    coming = clock_next & pl.col("after").str.contains(f"^,?{WS}$")
    candidates = candidates.join(_text_years(candidates), on="row", how="left", maintain_order="left")
    line = pl.when(pl.col("before").str.contains("\n")).then("start").forward_fill().over("row")
    found = candidates.with_columns(coming.fill_null(False).alias("coming"), line.alias("line"))
    found = found.filter(pl.col("shape").is_in([*DATES, "year"])).select(
        "row", key, "start", "end", "match", "before", "after", "coming", "text_year", "line"
    )
    ref_of = pl.DataFrame({"ref": refs if refs is not None else pl.Series([], dtype=pl.String)}).with_row_index("row")
    found = found.join(ref_of.with_columns(pl.col("ref").cast(pl.String)), on="row", how="left", maintain_order="left")
    # "2024 pekerja" counts workers.
    # "dalam 3 tahun terakhir" looks back.
    found = found.filter(~(pl.col("match").str.contains("(?i)^dalam") & pl.col("after").str.contains(_LATEST)))
    counts = (pl.col("match").str.len_bytes() == 4) & pl.col("after").str.contains(COUNTED)
    found = _leaning(found.filter(~counts | is_led_as_year(pl.col("before"), pl.col("after"))))
    keys = found.select("match", "lean_ref", "lean_year", "coming").unique(maintain_order=True)
    periods = [
        read_date(match, Context(lean_ref, lean_year, coming))
        for match, lean_ref, lean_year, coming in keys.iter_rows()
    ]
    read = keys.with_columns(pl.Series("read", [p._asdict() if p else None for p in periods], dtype=_PERIOD))
    joined = found.join(
        read.unnest("read"), on=["match", "lean_ref", "lean_year", "coming"], how="left", nulls_equal=True,
        maintain_order="left",
    )  # fmt: skip
    return (
        joined.filter(pl.col("value").is_not_null())
        .sort("row", "start")
        .select(
            key, *(pl.col("match").alias("text") if n == "text" else pl.col(n) for n in FIND_DATES), "name", "first"
        )
    )


def told_days(candidates: pl.DataFrame, refs: pl.Series) -> pl.Series:
    """`refs`, where one is not known to the day and the text gives a whole day as reports give that of their event
    ("Rabu (19/11/2025)", "(7/11/25)", "Kudus, 19 November 2025 -"): that day, if it lies within what is known.

    "Tahun lalu" and "bulan lalu" lean on it. `candidates`: see `find_candidates`; `refs` by its column `row`.
    """
    known = pl.DataFrame({"ref": refs.cast(pl.String)}).with_row_index("row")
    unsure = known.filter(pl.col("ref").is_null() | (pl.col("ref").str.len_chars() < len("2024-10-31")))
    if unsure.is_empty():
        return refs
    days = candidates.filter(pl.col("shape").is_in(_DAYS) & pl.col("match").str.contains(_FULL_YEAR))
    days = (
        days.select("row", "match", "before")
        .join(unsure, on="row", maintain_order="left")
        .with_columns(marked=pl.col("match").str.contains(_MARKED))
    )
    days = days.filter(pl.col("marked") | pl.col("before").str.contains(_DATELINE))
    read = [read_date(match, Context()) for match in days.get_column("match")]
    days = days.with_columns(pl.Series("day", [period.value if period else None for period in read], dtype=pl.String))
    days = days.filter(pl.col("day").str.starts_with(pl.col("ref").fill_null("")))
    first = days.sort(~pl.col("marked"), maintain_order=True).unique("row", keep="first", maintain_order=True)
    return (
        known.join(first.select("row", "day"), on="row", how="left", maintain_order="left")
        .select(pl.coalesce("day", "ref"))
        .to_series()
    )


def _leaning(found: pl.DataFrame) -> pl.DataFrame:
    """What each match leans on, null where it says its own year: the reference, the year named shortly before (or,
    without a reference, the year that the text itself points to), whether an hour follows."""
    year = pl.col("match").str.extract(f"({for_polars(YEAR).removeprefix('(?i)')})", 1).cast(pl.Int64)
    # "Tahun ini, sampai Agustus" names a year as well.
    which = pl.col("match").str.extract(_WHICH_YEAR, 1).str.to_lowercase()
    shift = pl.when(which == "lalu").then(-1).when(which.is_in(["depan", "mendatang"])).then(1).otherwise(0)
    meant = pl.when(which.is_not_null()).then(pl.col("ref").str.slice(0, 4).cast(pl.Int64, strict=False) + shift)
    # The day of the report lends its year to nothing: "Kamis (12/1/2023), sampai akhir Desember ada 158 ribu".
    reported = pl.col("ref").is_not_null() & pl.col("match").str.contains(_REPORTED)
    said = found.with_columns(year.alias("said"), pl.coalesce(pl.when(~reported).then(year), meant).alias("named"))
    said = said.with_columns(
        pl.col("named").forward_fill().alias("_before"),
        *(pl.when(pl.col("named").is_not_null()).then(n).forward_fill().alias(f"_{n}") for n in ("end", "row")),
    )
    own = pl.col("said").is_not_null()
    near = (pl.col("row") == pl.col("_row")) & (pl.col("start") - pl.col("_end") <= _NEARBY_CHARS)
    cue = pl.coalesce(pl.col("match").str.extract(_OWN_CUE, 1), pl.col("before").str.extract(_CUE, 1))
    # "Dibantu pada 2024. Sampai Agustus ada 1.352 kasus.": what has been counted is not of a year to come.
    counted = cue.str.to_lowercase().is_in(_COUNTED_TO)
    coming = pl.col("_before") > pl.col("ref").str.slice(0, 4).cast(pl.Int64, strict=False)
    # "... pada akhir 2024.\n\nCakupannya 24 persen per Juli": a new paragraph is of the time of the report.
    parted = pl.col("line") > pl.col("_end")
    near &= ~((counted & coming) | parted).fill_null(value=False)
    return said.with_columns(
        pl.when(own).then(None).otherwise("ref").alias("lean_ref"),
        pl.when(own).then(None).when(near).then("_before")
        .when(pl.col("ref").is_null()).then("text_year").alias("lean_year"),
        (~own & pl.col("coming")).alias("coming"),
        cue.str.to_lowercase().alias("cue"),
    )  # fmt: skip


def _text_years(candidates: pl.DataFrame) -> pl.DataFrame:
    """The year that an undated text points to: that of its first full date, else the first year it names that is not
    before the latest law it cites (it cannot be older), else that law's."""
    year = pl.col("match").str.extract("(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)", 1).cast(pl.Int64)
    dated = pl.col("shape").is_in(
        ["iso", "slashed", "day_month", "day_span", "slashed_span", "month_year", "month_span"]
    )
    law = pl.col("shape") == "regulation"
    latest = pl.col("said").filter("law").max()
    return (
        candidates.filter(pl.col("shape").is_in([*DATES, "year", "regulation"]))
        .select("row", year.alias("said"), dated.alias("dated"), law.alias("law"))
        .drop_nulls("said")
        .filter(pl.col("said") < VISION)
        .group_by("row")
        .agg(
            pl.coalesce(
                pl.col("said").filter("dated").first(),
                pl.col("said").filter(~pl.col("law") & (pl.col("said") >= latest)).min(),
                latest,
                pl.col("said").first(),
            ).alias("text_year")
        )
    )
