"""Views of schema mart about money: payers, claims, budgets, statutory amounts; and about the sources."""

from __future__ import annotations

from warehouse.model.declare import Column, Table
from warehouse.model.vocabulary import PERIODS, REGION_KINDS, SEGMENTS

C = Column
_CODE = C("region_code", "text", "Dotted code, 00 Indonesia", "Kode wilayah")
_REGION = C("region", "text", "Region or office", "Wilayah atau kantor")
_SEGMENT = C("segment", "text", "Segment of participants; null: all", "Segmen kepesertaan", allowed=SEGMENTS)
_GROUP = C("worker_group", "text", "Group of workers; null: all", "Kelompok pekerja")
_PROGRAM = C("program", "text", "Programmes joined by +; empty: not stated", "Program")
_PERIOD = C("period", "text", "Point in time, month, year to date, or year", "Periode", allowed=PERIODS)
_DATE = C("as_of_date", "date", "Date of the figure", "Titik waktu")

SPONSORED_WORKERS = Table(
    "mart", "sponsored_workers", "Workers whose contributions someone else pays, by payer, fund and group",
    "Pekerja yang iurannya ditanggung",
    ("fact_id",),
    (
        C("fact_id", "text", "The earliest fact that states it", "Fakta"), _CODE, _REGION,
        C("year", "int", "Year of the figure", "Tahun"),
        C("as_of", "text", "Date as stated", "Tanggal"),
        C("kind", "text", "observation, plan or target", "Jenis"),
        C("sponsor", "text", "Who pays", "Penanggung iuran"),
        C("fund", "text", "Fund it is paid from", "Sumber dana"),
        _GROUP, _SEGMENT, _PROGRAM,
        C("value", "float", "Workers", "Jumlah pekerja", unit="persons"),
        C("value_low", "float", "Lowest value the words allow", "Batas bawah", unit="persons"),
        C("value_high", "float", "Highest value the words allow; null: no bound", "Batas atas", unit="persons"),
        C("sources", "int", "Sources that state the same", "Jumlah sumber"),
    ),
    warnings=("Groups of one region may contain each other: add only what one table states.",),
)  # fmt: skip

CLAIMS = Table(
    "mart", "claims", "Claims paid and cases by region, programme and period, with average and cases per thousand",
    "Klaim dan kasus",
    ("region_code", "region", "segment", "program", "worker_group", "period", "as_of_date"),
    (
        _CODE, _REGION, C("region_kind", "text", "Level", "Tingkat", allowed=REGION_KINDS), _SEGMENT, _PROGRAM, _GROUP,
        _PERIOD, _DATE,
        C("paid", "float", "Claims paid", "Klaim dibayarkan", unit="IDR"),
        C("cases", "float", "Cases", "Kasus", unit="cases"),
        C("average", "float", "Paid per case; null unless both are stated", "Rata-rata per kasus", unit="IDR"),
        C("active", "float", "Active participants of the region, last known in the year before", "Peserta aktif",
          unit="persons"),
        C("active_date", "date", "Date of that", "Tanggalnya"),
        C("cases_per_1000", "float", "Cases for each thousand of them, over the period", "Kasus per 1000 peserta"),
        C("paid_fact", "text", "Fact of the amount", "Fakta nilai"),
        C("cases_fact", "text", "Fact of the cases", "Fakta kasus"),
    ),
    warnings=("`ytd` rows run from January: never add months.", "JHT is savings: its cases are not risks."),
)  # fmt: skip

LOSS_RATIO = Table(
    "mart", "loss_ratio", "Claims paid against contributions collected, same region, segment, programme and period",
    "Rasio klaim terhadap iuran",
    ("region_code", "region", "sponsor", "fund", "segment", "program", "worker_group", "period", "as_of_date"),
    (
        _CODE, _REGION,
        C("sponsor", "text", "Who pays the contributions, in lower case; null: all participants, or not named",
          "Penanggung iuran"),
        C("fund", "text", "Fund they are paid from", "Sumber dana"),
        _SEGMENT, _PROGRAM, _GROUP, _PERIOD, _DATE,
        C("contributions", "float", "Contributions collected", "Iuran terkumpul", unit="IDR"),
        C("paid", "float", "Claims paid", "Klaim dibayarkan", unit="IDR"),
        C("ratio", "float", "Paid in percent of collected", "Rasio klaim", unit="percent"),
    ),
)  # fmt: skip

STATUTORY_CHECK = Table(
    "mart", "statutory_check", "Benefits and contributions cited, against the regulation in force on their date",
    "Kesesuaian dengan peraturan",
    ("fact_id",),
    (
        C("fact_id", "text", "The fact", "Fakta"),
        C("source_id", "text", "Source", "Sumber"),
        C("published_at", "date", "Publication", "Tanggal terbit"),
        C("metric", "text", "benefit_amount or contribution_amount", "Ukuran"), _PROGRAM,
        C("value", "float", "As stated", "Nilai dinyatakan"),
        C("unit", "text", "Unit", "Satuan"),
        C("checked_on", "date", "Date whose law applies: that stated, else publication", "Tanggal acuan"),
        C("verdict", "text", "in_force; not_in_force: a value of another time; unknown: no parameter has it", "Putusan",
          allowed=("in_force", "not_in_force", "unknown")),
        C("parameter", "text", "The parameter that has this value", "Parameter"),
        C("instrument", "text", "Its regulation", "Dasar hukum"),
        C("valid_from", "date", "First day in force", "Berlaku sejak"),
        C("valid_to", "date", "Last day in force; null: still", "Berlaku sampai"),
        C("evidence", "text", "The words", "Kutipan"),
    ),
    warnings=("Some dates have two valid prices: the discount of 2026 excludes what public budgets pay.",),
)  # fmt: skip

COST_TO_COVER = Table(
    "mart", "cost_to_cover", "Rupiah to cover the workers not protected for twelve months, at the lowest contribution",
    "Biaya melindungi yang belum terlindungi",
    ("series_id",),
    (
        C("series_id", "text", "Series of the workers not protected", "Deret"), _CODE, _REGION, _SEGMENT, _GROUP, _DATE,
        C("unprotected", "float", "Workers not protected, last known", "Belum terlindungi", unit="persons"),
        C("monthly", "float", "Lowest monthly contribution JKK+JKM in force", "Iuran bulanan", unit="IDR"),
        C("cost", "float", "For twelve months at that price: what a public budget pays", "Biaya setahun", unit="IDR"),
        C("cost_low", "float", "Lowest", "Terendah", unit="IDR"),
        C("cost_high", "float", "Highest; null: no bound", "Tertinggi", unit="IDR"),
        C("monthly_discounted", "float", "Monthly contribution with the discount in force; null: none",
          "Iuran dengan keringanan", unit="IDR"),
        C("cost_discounted", "float", "For twelve months if workers pay themselves, discounted while it lasts",
          "Biaya dengan keringanan", unit="IDR"),
        C("discounted_months", "int", "Months of the next twelve in which the discount holds", "Bulan keringanan"),
    ),
    warnings=("The discount excludes contributions paid from APBN or APBD (PP 50/2025).",),
)  # fmt: skip

BUDGET_CHECK = Table(
    "mart", "budget_check", "Budgets against persons times contribution times months, as one document states them",
    "Uji anggaran",
    ("budget_fact", "persons_fact"),
    (
        C("budget_fact", "text", "Fact of the budget", "Fakta anggaran"),
        C("persons_fact", "text", "Fact of the workers it is for", "Fakta pekerja"), _CODE, _REGION,
        C("year", "int", "Budget year", "Tahun anggaran"),
        C("budget", "float", "Budget stated", "Anggaran", unit="IDR"),
        C("persons", "float", "Workers stated", "Pekerja", unit="persons"),
        C("monthly", "float", "Contribution a month: stated in the document, else in force",
          "Iuran per bulan", unit="IDR"),
        C("monthly_stated", "bool", "Whether the document states it", "Iuran dinyatakan"),
        C("months", "float", "Months the budget pays for", "Bulan tercakup"),
        C("verdict", "text", "exact: whole months from 1 to 12; plausible: 0.5 to 12.5; else implausible", "Putusan",
          allowed=("exact", "plausible", "implausible")),
    ),
)  # fmt: skip

SOURCE_QUALITY = Table(
    "mart", "source_quality", "What each source publishes, how often, and how well it holds", "Mutu sumber",
    ("source_id",),
    (
        C("source_id", "text", "Source", "Sumber"),
        C("source_kind", "text", "news or report", "Jenis"),
        C("documents", "int", "Documents", "Dokumen"),
        C("facts", "int", "Facts that stand", "Fakta yang berlaku"),
        C("flagged", "int", "Of these with a flag", "Fakta berpenanda"),
        C("flagged_percent", "float", "In percent of its facts", "Persen berpenanda", unit="percent"),
        C("contradicted", "int", "Of these that contradict the figures stated beside them",
          "Fakta bertentangan hitung"),
        C("chosen", "int", "Of these chosen as estimates", "Fakta terpilih"),
        C("lost", "int", "Of these that lose a conflict", "Fakta kalah"),
        C("revised", "int", "Facts that it took back by issuing a report again", "Fakta yang direvisi sumbernya"),
        C("corrected", "int", "Facts that a curator corrected or rejected", "Fakta yang diputus kurator"),
        C("first_published", "date", "First publication known", "Terbit pertama"),
        C("last_published", "date", "Last publication known", "Terbit terakhir"),
        C("usual_gap_days", "float", "Median days between its publications", "Jeda biasa (hari)", unit="days"),
        C("silent_days", "int", "Days since the last", "Hari tanpa terbitan"),
        C("stopped", "bool", "Silent for over three times its usual gap, and 30 days; null: gap not known",
          "Berhenti terbit"),
    ),
    warnings=("What our code once read otherwise (superseded_by reading) is counted nowhere: it tells of the code.",),
)  # fmt: skip
