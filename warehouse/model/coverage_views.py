"""Views of schema mart about coverage: points, weeks, revisions, composition, age, sums of regions."""

from __future__ import annotations

from warehouse.model.declare import Column, Table
from warehouse.model.mart import COVERAGE_SERIES, SERIES_KEY
from warehouse.model.vocabulary import SEGMENTS

C = Column
_CODE = C("region_code", "text", "Dotted code, 00 Indonesia", "Kode wilayah")
_REGION = C("region", "text", "Region or office", "Wilayah atau kantor")
_SEGMENT = C("segment", "text", "Segment of participants; null: all", "Segmen kepesertaan", allowed=SEGMENTS)
_NUMERATOR = C("numerator_basis", "text", "What the numerator counts", "Dasar pembilang")
_DENOMINATOR = C("denominator_basis", "text", "What the denominator counts; null: not stated", "Dasar penyebut")
_DATE = C("as_of_date", "date", "Date of the figure", "Titik waktu")

CLOCK = Table(
    "mart", "clock", "The day the release knows: that of its last arrival, in Jakarta", "Hari data terakhir",
    ("today",),
    (C("today", "date", "Day of the last arrival; ages are counted to it", "Hari kedatangan terakhir"),),
)  # fmt: skip

HEADLINE = Table(
    "mart", "headline", "Observed points about all workers of a region: no segment, programme or group",
    "Deret pokok wilayah: seluruh pekerja",
    ("series_id", "as_of_date"),
    COVERAGE_SERIES.columns,
    warnings=("Several bases of one metric are several series: choose one before comparing regions.",),
)  # fmt: skip

COVERAGE_WEEKLY = Table(
    "mart", "coverage_weekly", "The last known value of each observed stock and rate at the end of each week",
    "Nilai terakhir tiap pekan",
    ("series_id", "week"),
    (
        C("series_id", "text", "The series", "Deret"), *SERIES_KEY,
        C("week", "text", "ISO week", "Pekan ISO"),
        C("week_end", "date", "Its Sunday", "Hari Minggu pekan itu"),
        C("value", "float", "Last value dated on or before that Sunday", "Nilai terakhir"),
        C("value_low", "float", "Lowest value its words allow", "Batas bawah"),
        C("value_high", "float", "Highest value its words allow; null: no bound", "Batas atas"),
        _DATE,
        C("age_days", "int", "Days from the figure to that Sunday", "Umur (hari)"),
        C("chosen_fact", "text", "The fact", "Fakta terpilih"),
    ),
    warnings=(
        "A value is carried forward, not interpolated: look at age_days.",
        "Members paid from yearly budgets drop out in January and return during the year: compare with the same week "
        "of another year.",
    ),
)  # fmt: skip

COMPOSITION = Table(
    "mart", "composition", "Segments in percent of the region's active participants at the same date",
    "Komposisi segmen",
    ("series_id", "as_of_date"),
    (
        C("series_id", "text", "Series of the segment", "Deret"), _CODE, _REGION, _DATE, _SEGMENT, _NUMERATOR,
        C("active", "float", "Active participants of the segment", "Peserta aktif segmen", unit="persons"),
        C("total", "float", "Of all segments, as stated", "Peserta aktif seluruhnya", unit="persons"),
        C("share", "float", "Share; null where no total is stated on the same basis", "Porsi", unit="percent"),
    ),
    warnings=("NON_ASN is part of PU, VULNERABLE of BPU: shares do not add to 100.",),
)  # fmt: skip

DECEMBER_JANUARY = Table(
    "mart", "december_january", "The drop from December to January, when yearly budgets end",
    "Penurunan Desember ke Januari",
    ("series_id", "year"),
    (
        C("series_id", "text", "The series", "Deret"), _CODE, _REGION,
        C("metric", "text", "Metric", "Ukuran"), _SEGMENT, _NUMERATOR,
        C("year", "int", "Year of the January", "Tahun"),
        C("december", "float", "Last value of December", "Desember"),
        C("january", "float", "Last value of January", "Januari"),
        C("change", "float", "January minus December", "Perubahan"),
        C("change_percent", "float", "In percent of December", "Perubahan", unit="percent"),
    ),
)  # fmt: skip

BASIS_RATIO = Table(
    "mart", "basis_ratio", "Participants by branch of registration against residents by NIK, same region and month",
    "Peserta menurut kantor dan menurut NIK",
    ("region_code", "status", "month"),
    (
        _CODE, _REGION,
        C("status", "text", "active or registered", "Status"),
        C("month", "date", "First day of the month", "Bulan"),
        C("by_branch", "float", "Registered at branches of the region", "Menurut kantor", unit="persons"),
        C("by_nik", "float", "Residents of the region", "Menurut NIK", unit="persons"),
        C("ratio", "float", "By branch for each resident", "Rasio"),
        C("place", "int", "Rank of the ratio in that month, 1 is highest", "Peringkat"),
    ),
)  # fmt: skip

ACTIVE_SHARE = Table(
    "mart", "active_share", "Active in percent of registered, same region, segment and month", "Porsi peserta aktif",
    ("region_code", "region", "segment", "counted_by", "month"),
    (
        _CODE, _REGION, _SEGMENT,
        C("counted_by", "text", "nik, branch or null: not stated", "Cara hitung"),
        C("month", "date", "First day of the month", "Bulan"),
        C("active", "float", "Active participants", "Peserta aktif", unit="persons"),
        C("registered", "float", "Registered workers", "Pekerja terdaftar", unit="persons"),
        C("share", "float", "Active in percent of registered", "Porsi aktif", unit="percent"),
    ),
)  # fmt: skip

DERIVED_RATE = Table(
    "mart", "derived_rate", "Rates that follow from stated counts where no rate is stated: derived, never an estimate",
    "Cakupan turunan",
    ("active_fact", "other_fact"),
    (
        _CODE, _REGION, _DATE, _NUMERATOR, _DENOMINATOR,
        C("value", "float", "Derived coverage rate", "Cakupan turunan", unit="percent"),
        C("value_low", "float", "Lowest", "Terendah", unit="percent"),
        C("value_high", "float", "Highest; null: no bound", "Tertinggi", unit="percent"),
        C("derivation", "text", "active / eligible, or active / (active + unprotected)", "Penurunan"),
        C("active_fact", "text", "Fact of the active participants", "Fakta peserta aktif"),
        C("other_fact", "text", "Fact of the eligible or the unprotected workers", "Fakta lainnya"),
    ),
    warnings=("Never mixed with stated rates.",),
)  # fmt: skip

REVISION = Table(
    "mart", "revision", "How estimates changed as more became known", "Perubahan nilai terbaik",
    ("series_id", "as_of_date", "revised_at"),
    (
        C("series_id", "text", "The series", "Deret"), *SERIES_KEY, _DATE,
        C("revised_at", "timestamp", "When (UTC)", "Waktu perubahan (UTC)"),
        C("former_value", "float", "Value until then", "Nilai lama"),
        C("value", "float", "Value from then on", "Nilai baru"),
        C("change", "float", "Difference, in the series' unit", "Selisih"),
        C("former_fact", "text", "Fact believed until then", "Fakta lama"),
        C("chosen_fact", "text", "Fact believed from then on", "Fakta baru"),
        C("rule", "text", "Criterion that decided", "Aturan pemilihan"),
    ),
)  # fmt: skip

FRESHNESS = Table(
    "mart", "freshness", "How old the last figure of each region and metric is", "Kemutakhiran data",
    ("region_code", "metric"),
    (
        _CODE, C("region", "text", "Official name", "Nama resmi"),
        C("level", "text", "Level of the region", "Tingkat"),
        C("metric", "text", "Metric", "Ukuran"),
        C("points", "int", "Dates known", "Jumlah titik waktu"),
        C("last_date", "date", "Last date known; null: never a figure", "Tanggal terakhir"),
        C("age_days", "int", "Days since", "Umur (hari)"),
        C("standing", "text", "never, over_365, over_180, over_90 or fresh", "Status",
          allowed=("never", "over_365", "over_180", "over_90", "fresh")),
    ),
    warnings=("Observations about the region as a whole or any part of it; countries, provinces, regencies, cities.",),
)  # fmt: skip

FROM_MEMBERS = Table(
    "mart", "from_members", "Counts of a region added up from the regions in it: derived, and only if all are known",
    "Jumlah dari wilayah di bawahnya",
    ("region_code", "metric", "numerator_basis", "denominator_basis", "month"),
    (
        _CODE, _REGION, C("metric", "text", "Metric", "Ukuran"), _NUMERATOR, _DENOMINATOR,
        C("month", "date", "First day of the month", "Bulan"),
        C("members", "int", "Regions in it", "Jumlah anggota"),
        C("members_known", "int", "Of these with a figure of that month and basis", "Anggota diketahui"),
        C("share_known", "float", "Workers of the known members in percent of those of all; null unless the workers of "
          "every member are known", "Porsi pekerja anggota yang diketahui", unit="percent"),
        C("sum_known", "float", "Sum of the known members: no figure of the region", "Jumlah yang diketahui"),
        C("value", "float", "Sum of all members; null unless every one is known", "Jumlah semua anggota"),
        C("facts", "text[]", "The facts added", "Fakta yang dijumlahkan"),
    ),
    warnings=("Never mixed with stated figures, and never the mean of rates: divide summed members by summed workers "
              "of one basis.",),
)  # fmt: skip

HIERARCHY_CHECK = Table(
    "mart", "hierarchy_check", "Counts of a region against the sum of the regions in it", "Uji jumlah wilayah",
    ("series_id", "as_of_date"),
    (
        C("series_id", "text", "Series of the whole", "Deret"), _CODE, _REGION,
        C("metric", "text", "Metric", "Ukuran"), _NUMERATOR, _DATE,
        C("total", "float", "The whole, as stated", "Jumlah dinyatakan"),
        C("members", "int", "Regions in it", "Jumlah anggota"),
        C("members_known", "int", "Of these with a figure in the same month, on the same basis", "Anggota diketahui"),
        C("sum_known", "float", "Sum of those", "Jumlah yang diketahui"),
        C("sum_all", "float", "Sum of all members; null unless every one is known", "Jumlah semua anggota"),
        C("difference", "float", "Sum of all minus the whole", "Selisih"),
        C("verdict", "text", "agrees, differs, incomplete, or exceeds (the known alone are more than the whole)",
          "Putusan", allowed=("agrees", "differs", "incomplete", "exceeds")),
    ),
    warnings=("A participant counts where the employer or the branch registers: sums by NIK and by branch differ.",),
)  # fmt: skip
