"""Table macros of schema mart: views that take a parameter."""

from __future__ import annotations

from typing import NamedTuple

from warehouse.model.declare import Column
from warehouse.model.mart import COVERAGE_SERIES

C = Column


class Macro(NamedTuple):
    """A table macro: a view with parameters. Stands in schema mart and, without prefix, in the default schema."""

    name: str
    parameters: tuple[Column, ...]
    en: str
    id: str
    columns: tuple[Column, ...]
    warnings: tuple[str, ...] = ()


COVERAGE_AS_KNOWN = Macro(
    "coverage_as_known",
    (C("at", "timestamp", "A day (its end in Jakarta) or a moment (UTC)", "Hari (akhir hari WIB) atau waktu UTC"),),
    "mart.coverage_series as it stood at a moment", "mart.coverage_series pada suatu saat",
    COVERAGE_SERIES.columns,
)  # fmt: skip

SERIES = Macro(
    "series",
    (
        C("region", "text", "Dotted code, or the name of an office area", "Kode wilayah atau nama kantor"),
        C("metric", "text", "Metric; null: all", "Ukuran; null: semua"),
    ),
    "The points of one region", "Deret satu wilayah",
    COVERAGE_SERIES.columns,
)  # fmt: skip

RANKING = Macro(
    "ranking",
    (
        C("province", "text", "Code or name of the province; 00 ranks the provinces", "Kode atau nama provinsi"),
        C("as_of", "date", "Last day to look at", "Tanggal terakhir"),
    ),
    "Coverage rates of a province's regencies and cities, highest first", "Peringkat cakupan",
    (
        C("place", "int", "Rank, 1 is highest; equal values share it", "Peringkat"),
        C("region_code", "text", "Regency or city", "Kode wilayah"),
        C("region", "text", "Its name", "Nama wilayah"),
        C("value", "float", "Coverage rate", "Cakupan", unit="percent"),
        C("value_low", "float", "Lowest value its words allow", "Batas bawah"),
        C("value_high", "float", "Highest value its words allow", "Batas atas"),
        C("as_of", "text", "Date as stated", "Tanggal sebagaimana dinyatakan"),
        C("as_of_date", "date", "Last day of `as_of`", "Titik waktu"),
        C("age_days", "int", "Days before the day asked for", "Umur (hari)"),
        C("stale", "bool", "Older than 180 days", "Usang"),
        C("tied", "bool", "Its interval meets that of another region: their order is not certain", "Seri"),
        C("numerator_basis", "text", "What the numerator counts", "Dasar pembilang"),
        C("denominator_basis", "text", "What the denominator counts", "Dasar penyebut"),
        C("other_basis", "bool", "Its denominator is not the one most others use: compare with care",
          "Dasar berbeda"),
        C("conflict", "bool", "Whether facts disagree about it", "Ada pertentangan"),
        C("chosen_fact", "text", "The fact", "Fakta terpilih"),
    ),
)  # fmt: skip

GROWTH_PATH = Macro(
    "growth_path",
    (C("workers_growth", "float", "Yearly growth of workers to assume, in percent", "Pertumbuhan pekerja per tahun"),),
    "Members needed for the national targets if the workers grow at a yearly rate", "Peserta yang diperlukan",
    (
        C("region_code", "text", "Dotted code, 00 Indonesia", "Kode wilayah"),
        C("region", "text", "Region", "Wilayah"),
        C("denominator_basis", "text", "What the denominator counts; null: not stated", "Dasar penyebut"),
        C("plan", "text", "Plan (mart.national_path)", "Rencana"),
        C("year", "int", "Year at whose end the target is due", "Tahun"),
        C("target", "float", "Target", "Target", unit="percent"),
        C("rate", "float", "Last known rate", "Cakupan terakhir", unit="percent"),
        C("rate_date", "date", "Its date", "Tanggal cakupan"),
        C("years_left", "float", "From that date to the end of the year", "Sisa tahun", unit="years"),
        C("workers", "float", "Workers the rate is of, known nearest to its date", "Potensi pekerja", unit="persons"),
        C("workers_date", "date", "Their date", "Tanggal potensi"),
        C("members", "float", "Rate times workers", "Peserta", unit="persons"),
        C("workers_then", "float", "Workers in the target year, as assumed", "Pekerja kelak", unit="persons"),
        C("members_then", "float", "Members that the target asks for then", "Peserta kelak", unit="persons"),
        C("members_per_year", "float", "Even yearly increase of members needed", "Tambahan peserta per tahun",
          unit="persons"),
        C("growth_per_year", "float", "Compound yearly growth of members needed", "Pertumbuhan peserta per tahun",
          unit="percent"),
    ),
    warnings=("The growth of workers is an assumption: no projection by region stands in the sources.",),
)  # fmt: skip

MACROS = (COVERAGE_AS_KNOWN, SERIES, RANKING)
"""They read tables only and are created before the views."""
VIEW_MACROS = (GROWTH_PATH,)
"""They read views and are created after them."""
