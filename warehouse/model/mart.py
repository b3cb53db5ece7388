"""Schema `mart`: what analysts look at first."""

from __future__ import annotations

from warehouse.model.declare import Column, Table
from warehouse.model.statements import CONTRACT

C = Column
_BY_NAME = {c.name: c for c in CONTRACT}

SERIES_KEY: tuple[Column, ...] = (
    _BY_NAME["metric"],
    _BY_NAME["kind"],
    _BY_NAME["unit"],
    C("region_code", "text", "Dotted code, 00 Indonesia; null: an office area", "Kode wilayah"),
    _BY_NAME["region_kind"],
    _BY_NAME["region"],
    _BY_NAME["segment"],
    C("program", "text", "Programmes joined by +; empty: not stated", "Program", required=True),
    _BY_NAME["worker_group"],
    _BY_NAME["numerator_basis"],
    _BY_NAME["denominator_basis"],
    _BY_NAME["period"],
)
_DATE = (
    C("as_of", "text", "As stated: YYYY, YYYY-MM or YYYY-MM-DD", "Tanggal sebagaimana dinyatakan"),
    C("as_of_date", "date", "Last day of `as_of`: the point of the series", "Titik waktu", required=True),
)

COVERAGE_SERIES = Table(
    "mart", "coverage_series", "The best value for each series and date", "Deret waktu: nilai terbaik",
    ("series_id", "as_of_date"),
    (
        C("series_id", "text", "Hash of the series' keys", "Pengenal deret", required=True),
        *SERIES_KEY, *_DATE,
        C("value", "float", "Best value, in `unit`", "Nilai terbaik", required=True),
        C("value_low", "float", "Lowest value its words allow", "Batas bawah", required=True),
        C("value_high", "float", "Highest value its words allow; null: no upper bound", "Batas atas"),
        C("facts", "int", "Facts that state this series and date", "Jumlah fakta", required=True, low=1),
        C("sources", "int", "Sources among them", "Jumlah sumber", required=True, low=1),
        C("chosen_fact", "text", "The fact whose value was chosen", "Fakta terpilih", required=True),
        C("rule", "text", "Why that one", "Aturan pemilihan", required=True),
        C("conflict", "bool", "Whether facts disagree beyond what their words allow", "Ada pertentangan",
          required=True),
    ),
    warnings=("Anecdotes are left out.", "Programme counts overlap: never add them."),
)  # fmt: skip

COVERAGE_LATEST = Table(
    "mart", "coverage_latest", "The last known value of each series", "Nilai terakhir tiap deret",
    ("series_id",),
    (
        *COVERAGE_SERIES.columns,
        C("age_days", "int", "Days from its date to the release's last arrival", "Umur (hari)", required=True),
        C("previous_value", "float", "Value before it in the series", "Nilai sebelumnya"),
        C("previous_as_of", "text", "Date of that value", "Tanggal nilai sebelumnya"),
    ),
)  # fmt: skip

CONFLICT = Table(
    "mart", "conflict", "Every fact of a series and date on which facts disagree, with the verdict",
    "Fakta yang bertentangan",
    ("conflict_id", "fact_id"),
    (
        C("conflict_id", "text", "Hash of series and date", "Pengenal pertentangan", required=True),
        C("series_id", "text", "The series", "Deret", required=True),
        *SERIES_KEY, *_DATE,
        C("fact_id", "text", "A competing fact", "Fakta", required=True),
        C("value", "float", "Its value", "Nilai", required=True),
        C("value_low", "float", "Lowest value its words allow", "Batas bawah", required=True),
        C("value_high", "float", "Highest value its words allow", "Batas atas"),
        C("source_id", "text", "Where it comes from", "Sumber", required=True),
        C("published_at", "date", "When it was published", "Tanggal terbit"),
        C("evidence", "text", "Its words", "Kutipan", required=True),
        C("verdict", "text", "chosen, agrees with the chosen, or loses", "Putusan", required=True,
          allowed=("chosen", "agrees", "loses")),
        C("reason", "text", "Why, in plain words", "Alasan", required=True),
    ),
)  # fmt: skip

TABLES = (COVERAGE_SERIES, COVERAGE_LATEST, CONFLICT)
