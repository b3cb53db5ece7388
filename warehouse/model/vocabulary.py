"""The closed vocabularies of a statement: what `metric`, `unit`, `kind`, `qualifier` ... may say."""

from __future__ import annotations

from typing import NamedTuple


class Metric(NamedTuple):
    """A metric: its unit, its labels, whether it is a stock, a flow, a rate or a level set by someone."""

    name: str
    unit: str
    nature: str
    en: str
    id: str


METRICS: tuple[Metric, ...] = (
    Metric("active_participants", "persons", "stock", "Active participants", "Peserta aktif"),
    Metric("registered_workers", "persons", "stock", "Registered workers", "Pekerja terdaftar"),
    Metric("eligible_workers", "persons", "stock", "Workers who ought to be covered", "Potensi pekerja"),
    Metric("coverage_rate", "percent", "rate", "Coverage rate", "Cakupan kepesertaan"),
    Metric("unprotected_workers", "persons", "stock", "Workers not protected", "Pekerja belum terlindungi"),
    Metric("unprotected_rate", "percent", "rate", "Share not protected", "Persentase belum terlindungi"),
    Metric("coverage_target", "percent", "target", "Coverage target", "Target cakupan"),
    Metric("growth_target", "persons", "target", "Target of new participants", "Target peserta baru"),
    Metric("growth_rate", "percent", "rate", "Growth rate", "Pertumbuhan"),
    Metric("claims_paid", "IDR", "flow", "Claims paid", "Klaim dibayarkan"),
    Metric("claim_cases", "cases", "flow", "Claim cases", "Kasus klaim"),
    Metric("benefit_amount", "IDR", "level", "Benefit amount", "Besaran manfaat"),
    Metric("contribution_amount", "IDR", "level", "Contribution amount", "Besaran iuran"),
    Metric("contributions_collected", "IDR", "flow", "Contributions collected", "Iuran terkumpul"),
    Metric("registered_employers", "employers", "stock", "Registered employers", "Badan usaha terdaftar"),
    Metric("budget_allocated", "IDR", "flow", "Budget allocated", "Anggaran dialokasikan"),
    Metric("segment_share", "percent", "rate", "Share of a segment", "Porsi segmen"),
)
METRIC_NAMES: tuple[str, ...] = tuple(m.name for m in METRICS)
UNITS = ("persons", "percent", "IDR", "employers", "cases")
KINDS = ("observation", "target", "plan", "statutory", "anecdote")
QUALIFIERS = ("exact", "about", "more_than", "at_least", "less_than", "nearly", "up_to")
REGION_KINDS = ("country", "province", "regency", "city", "district", "village", "branch")
PROGRAMS = ("JKK", "JKM", "JHT", "JP", "JKP")
SEGMENTS = ("PU", "BPU", "JAKON", "PMI", "NON_ASN", "VULNERABLE", "INFORMAL")
NUMERATOR_BASES = (
    "active",
    "registered",
    "active_by_nik",
    "active_by_branch",
    "registered_by_nik",
    "registered_by_branch",
    "unprotected",
    "coverage",
    "employers",
    "claims",
    "contributions",
)
"""What is counted; the last five only of growth rates, which say what grew."""
DENOMINATOR_BASES = ("labour_force", "employed", "eligible", "unknown")
PERIODS = ("point", "month", "ytd", "year")
FLAGS = (
    "ratio_inconsistent",
    "complement_mismatch",
    "sum_mismatch",
    "weekday_mismatch",
    "implausible_magnitude",
    "statutory_mismatch",
    "scale_doubled",
    "comma_thousands",
    "region_ambiguous",
    "region_inferred",
    "date_inferred",
    "total_mismatch",
    "code_name_mismatch",
    "not_monotone",
    "thousand_factor",
)
"""Plain-language meaning of each flag: see `core.fact_flag` in the data dictionary."""
