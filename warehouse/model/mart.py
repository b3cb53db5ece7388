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
    C("sponsored", "bool", "Of persons whose contributions someone else pays (a sponsor or fund is named): never "
      "the count of all workers, nor all claims", "Iurannya ditanggung pihak lain"),
    _BY_NAME["numerator_basis"],
    _BY_NAME["denominator_basis"],
    _BY_NAME["period"],
)  # fmt: skip
_DATE = (
    C("as_of", "text", "As stated: YYYY, YYYY-MM or YYYY-MM-DD", "Tanggal sebagaimana dinyatakan"),
    C("as_of_date", "date", "Last day of `as_of`: the point of the series", "Titik waktu", required=True),
)

CHOICE_RULES = (
    "only", "consistent", "unflagged", "dated", "report", "original", "support", "precision", "speaker", "publication",
    "arrival", "identity",
)  # fmt: skip
"""In order of weight; `pipelines.reconcile.rules` says what each compares."""

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
        C("sources", "int", "Sources among them; copies of one text are one", "Jumlah sumber", required=True, low=1),
        C("chosen_fact", "text", "The fact whose value was chosen", "Fakta terpilih", required=True),
        C("rule", "text", "The criterion by which it beat the best fact of another value: " + ", ".join(CHOICE_RULES),
          "Aturan pemilihan", required=True, allowed=CHOICE_RULES),
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

COVERAGE_HISTORY = Table(
    "mart", "coverage_history", "Every estimate the warehouse ever held, with the time from which it was held",
    "Riwayat nilai terbaik",
    ("series_id", "as_of_date", "known_from"),
    (
        *COVERAGE_SERIES.columns,
        C("known_from", "timestamp", "First moment at which this was the estimate (UTC)", "Diketahui sejak (UTC)",
          required=True),
        C("known_to", "timestamp", "Moment from which it no longer was (UTC); null: it stands",
          "Diketahui sampai (UTC)"),
    ),
    warnings=("One date has several rows: ask mart.coverage_as_known(at) for the state of one moment.",),
)  # fmt: skip

SERIES_FACT = Table(
    "mart", "series_fact", "Which facts stand in which point of which series", "Fakta pada tiap titik deret",
    ("fact_id",),
    (
        C("fact_id", "text", "The fact", "Fakta", required=True),
        C("series_id", "text", "The series", "Deret", required=True),
        C("as_of_date", "date", "Last day of `as_of`: the point of the series", "Titik waktu", required=True),
    ),
    warnings=("Superseded facts are among them.",),
)  # fmt: skip

ARITHMETIC_CHECKS = ("rate", "unprotected_rate", "rate_of_total", "complement", "total", "part_of_whole")
ARITHMETIC = Table(
    "mart", "arithmetic", "Figures of one region and date set against each other: rate, parts, complement, total",
    "Uji hitung antarangka",
    ("arithmetic_id",),
    (
        C("arithmetic_id", "text", "Hash of check and figures", "Pengenal uji", required=True),
        C("check", "text", "rate and unprotected_rate: of the two parts; rate_of_total: of those who ought to be "
          "covered; complement: both rates make 100; total: the parts make the total; part_of_whole: a part may not "
          "exceed its whole", "Jenis uji", required=True, allowed=ARITHMETIC_CHECKS),
        C("region_code", "text", "Dotted code; null: an office area", "Kode wilayah"),
        C("region", "text", "Region or office", "Wilayah"),
        C("as_of_date", "date", "Date of the figures", "Titik waktu", required=True),
        C("facts", "text[]", "The facts that enter it", "Fakta yang dihitung", required=True),
        C("together", "bool", "Whether one document states them all", "Dinyatakan satu dokumen", required=True),
        C("stated_value", "float", "The figure as stated", "Nilai dinyatakan", required=True),
        C("implied_low", "float", "Lowest value the others allow", "Batas bawah hitungan", required=True),
        C("implied_high", "float", "Highest value the others allow; null: no bound", "Batas atas hitungan"),
        C("misfit", "float", "Distance between the stated and the implied interval: percentage points for rates, "
          "percent of the total otherwise", "Selisih", required=True, low=0),
        C("verdict", "text", "fits, close (rounded parts explain it) or contradicts", "Putusan", required=True,
          allowed=("fits", "close", "contradicts")),
        C("known_from", "timestamp", "When the last of its figures became known (UTC)", "Diketahui sejak (UTC)",
          required=True),
        C("known_to", "timestamp", "When the first of them was superseded (UTC); null: all stand",
          "Diketahui sampai (UTC)"),
        C("sentence", "text", "The sum, written out", "Hitungannya", required=True),
    ),
    warnings=("Figures of different known bases are never set against each other.",),
)  # fmt: skip

REPORT_REVISION = Table(
    "mart", "report_revision", "What an office changed when it issued a report again: figures changed, added, removed",
    "Perubahan angka pada laporan yang diterbitkan ulang",
    ("revision_id",),
    (
        C("revision_id", "text", "Hash of both issues and the figure", "Pengenal perubahan", required=True),
        C("source_id", "text", "The office", "Sumber", required=True),
        C("former_document", "text", "File name of the earlier issue", "Berkas lama", required=True),
        C("document", "text", "File name of the later issue", "Berkas baru", required=True),
        C("former_document_id", "text", "The earlier issue", "Dokumen lama", required=True),
        C("document_id", "text", "The later issue", "Dokumen baru", required=True),
        C("revised_at", "timestamp", "When the later issue arrived (UTC)", "Waktu diterima (UTC)", required=True),
        C("change", "text", "changed, added or removed", "Jenis perubahan", required=True,
          allowed=("changed", "added", "removed")),
        _BY_NAME["metric"], _BY_NAME["kind"], _BY_NAME["unit"], _BY_NAME["region_code"], _BY_NAME["region"],
        _BY_NAME["segment"],
        C("program", "text", "Programmes joined by +; empty: not stated", "Program", required=True),
        _BY_NAME["worker_group"], _BY_NAME["as_of"],
        C("former_value", "float", "The figure of the earlier issue; null: added", "Nilai lama"),
        C("value", "float", "The figure of the later issue; null: removed", "Nilai baru"),
        C("former_cell", "text", "Its cell in the earlier issue", "Sel lama"),
        C("cell", "text", "Its cell in the later issue", "Sel baru"),
    ),
)  # fmt: skip

QUALITY_WEEKLY = Table(
    "mart", "quality_weekly", "What each source brought in each week, and how much of it was refused, doubted or not "
    "placed", "Mutu data tiap pekan menurut sumber",
    ("week", "source_id"),
    (
        C("week", "text", "Arrival week", "Pekan kedatangan", required=True),
        C("source_id", "text", "Source (core.source)", "Sumber", required=True),
        C("source_kind", "text", "news or report", "Berita atau laporan", required=True, allowed=("news", "report")),
        C("documents", "int", "Documents that arrived and passed; 0: a source usually heard is silent", "Dokumen",
          required=True, low=0),
        C("statements", "int", "Statements read from them", "Pernyataan", required=True, low=0),
        C("facts", "int", "Facts from them that stand", "Fakta", required=True, low=0),
        C("quarantined", "int", "Statements that a check refused", "Pernyataan dikarantina", required=True, low=0),
        C("flagged", "int", "Facts whose value or place is in doubt: by a flag, or against other figures",
          "Fakta diragukan", required=True, low=0),
        C("unresolved", "int", "Statements whose region is not settled", "Wilayah belum pasti", required=True, low=0),
        C("quarantined_percent", "float", "In percent of the statements", "Persen dikarantina", unit="percent", low=0,
          high=100),
        C("flagged_percent", "float", "In percent of the facts", "Persen diragukan", unit="percent", low=0, high=100),
        C("unresolved_percent", "float", "In percent of the statements", "Persen belum pasti", unit="percent", low=0,
          high=100),
    ),
    warnings=("Sources differ in size: sum the counts before taking shares over sources or weeks.",),
)  # fmt: skip

TABLES = (
    COVERAGE_SERIES,
    COVERAGE_LATEST,
    CONFLICT,
    COVERAGE_HISTORY,
    SERIES_FACT,
    ARITHMETIC,
    REPORT_REVISION,
    QUALITY_WEEKLY,
)
