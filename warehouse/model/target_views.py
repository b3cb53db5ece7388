"""Views of schema mart about what was aimed at, promised or begun, against what followed."""

from __future__ import annotations

from warehouse.model.declare import Column, Table
from warehouse.model.vocabulary import SEGMENTS

C = Column
_CODE = C("region_code", "text", "Dotted code, 00 Indonesia", "Kode wilayah")
_REGION = C("region", "text", "Region or office", "Wilayah atau kantor")
_SEGMENT = C("segment", "text", "Segment of participants; null: all", "Segmen kepesertaan", allowed=SEGMENTS)
_GROUP = C("worker_group", "text", "Group of workers; null: all", "Kelompok pekerja")
_NUMERATOR = C("numerator_basis", "text", "What the numerator counts", "Dasar pembilang")
_DENOMINATOR = C("denominator_basis", "text", "What the denominator counts; null: not stated", "Dasar penyebut")

GAP_TO_TARGET = Table(
    "mart", "gap_to_target", "Each coverage target against the last rate, or count, known up to its date",
    "Selisih terhadap target",
    ("target_fact",),
    (
        _CODE, _REGION, _SEGMENT,
        C("target_date", "date", "Day by which it is to be reached", "Tenggat target"),
        C("unit", "text", "percent: set against the rate; persons: against the active participants", "Satuan",
          allowed=("percent", "persons")),
        C("target", "float", "Target, in `unit`", "Target"),
        C("target_fact", "text", "The fact that states it", "Fakta target"),
        C("target_speaker", "text", "Who states it", "Penyebut target"),
        C("authority", "text", "Whose target it is: the national plan that sets this value, national (another), "
          "province, regency or city, office", "Penetap target"),
        C("preferred", "bool", "Whether it is the estimate where facts state several targets for one date",
          "Target terpilih"),
        C("known", "float", "Last value known for a date up to the target's; null: none", "Capaian terakhir"),
        C("known_date", "date", "Its date", "Tanggal capaian"),
        C("known_fact", "text", "The fact that states it", "Fakta capaian"),
        C("gap", "float", "Target minus known, in points or persons; negative: passed", "Selisih"),
        C("gap_low", "float", "Lowest gap the words allow; null: no bound", "Selisih terendah"),
        C("gap_high", "float", "Highest gap the words allow; null: no bound", "Selisih tertinggi"),
        C("eligible", "float", "Workers the rate is of, known nearest to its date", "Potensi pekerja", unit="persons"),
        C("gap_persons", "float", "The gap in persons; null: denominator not known", "Selisih (orang)", unit="persons"),
        C("gap_persons_low", "float", "Lowest", "Terendah", unit="persons"),
        C("gap_persons_high", "float", "Highest", "Tertinggi", unit="persons"),
        C("target_basis", "text", "Denominator of the target; null: not stated", "Dasar target"),
        C("known_basis", "text", "Denominator of the rate; null: not stated", "Dasar capaian"),
        C("other_basis", "bool", "The two are not known to have one denominator: compare with care", "Dasar berbeda"),
        C("reached", "bool", "Whether the target is passed for certain", "Tercapai"),
        C("gap_per_year", "float", "Even yearly rise needed from the known value to the target, in points or persons",
          "Kenaikan per tahun"),
    ),
    warnings=("Regional and national targets rest on different denominators: keep authorities apart.",),
)  # fmt: skip

NATIONAL_PATH = Table(
    "mart", "national_path", "The national coverage targets of the development plans", "Target nasional",
    ("plan", "year"),
    (
        C("plan", "text", "Plan", "Rencana"),
        C("instrument", "text", "Law or decree", "Dasar hukum"),
        C("year", "int", "Year at whose end it is due", "Tahun"),
        C("target", "float", "Coverage rate", "Target", unit="percent"),
    ),
    warnings=("The plans do not name one denominator: not to be set against a regional rate without that caveat.",),
)  # fmt: skip

REQUIRED_GROWTH = Table(
    "mart", "required_growth", "Growth each region needs from its last known rate to the national targets",
    "Pertumbuhan yang diperlukan",
    ("series_id", "plan", "year"),
    (
        C("series_id", "text", "Series of the rate", "Deret"), _CODE, _REGION, _DENOMINATOR,
        C("plan", "text", "Plan (mart.national_path)", "Rencana"),
        C("year", "int", "Year at whose end the target is due", "Tahun"),
        C("target", "float", "Target", "Target", unit="percent"),
        C("rate", "float", "Last known rate", "Cakupan terakhir", unit="percent"),
        C("rate_date", "date", "Its date", "Tanggal cakupan"),
        C("years_left", "float", "From that date to the end of the year", "Sisa tahun", unit="years"),
        C("points_per_year", "float", "Even yearly rise needed; zero or less: reached", "Kenaikan per tahun",
          unit="percentage points"),
        C("growth_per_year", "float", "Compound yearly growth of the rate needed", "Pertumbuhan per tahun",
          unit="percent"),
    ),
    warnings=("Assumes a constant number of workers: where these grow, members must grow faster than the rate.",),
)  # fmt: skip

GROWTH_RULE = Table(
    "mart", "growth_rule", "The rule of 25 percent growth a year, under its three readings",
    "Aturan tumbuh 25 persen menurut tiga tafsir",
    ("series_id", "year"),
    (
        C("series_id", "text", "Series of the rate", "Deret"), _CODE, _REGION, _NUMERATOR, _DENOMINATOR,
        C("year", "int", "Year of growth", "Tahun"),
        C("base_rate", "float", "Rate of December of the year before", "Cakupan Desember sebelumnya", unit="percent"),
        C("base_date", "date", "Its date", "Tanggalnya"),
        C("rate", "float", "Last rate of the year", "Cakupan", unit="percent"),
        C("rate_date", "date", "Its date", "Tanggalnya"),
        C("growth_percent", "float", "Growth relative to the base", "Pertumbuhan relatif", unit="percent"),
        C("growth_points", "float", "Growth in points", "Kenaikan", unit="percentage points"),
        C("base_target", "float", "The region's own target for the year before; null: none known",
          "Target tahun sebelumnya", unit="percent"),
        C("met_relative", "bool", "Reading 1: a quarter above the base; null: no rate of December yet",
          "Tafsir 1 terpenuhi; kosong: belum ada angka Desember"),
        C("met_points", "bool", "Reading 2: 25 points above the base; null: no rate of December yet",
          "Tafsir 2 terpenuhi; kosong: belum ada angka Desember"),
        C("met_target_share", "bool", "Reading 3: the rise is a quarter of last year's target; null: no target "
          "known, or no rate of December yet", "Tafsir 3 terpenuhi; kosong: belum ada target atau angka Desember"),
    ),
    warnings=("Of a year without a rate of December it is the growth so far, and nothing is met or missed.",),
)  # fmt: skip

PROMISE_VS_FACT = Table(
    "mart", "promise_vs_fact", "Workers announced or planned, against what was registered later",
    "Janji dan kenyataan",
    ("promise_fact",),
    (
        C("promise_fact", "text", "The fact that announces it", "Fakta janji"), _CODE, _REGION,
        C("sponsor", "text", "Who is to pay", "Penanggung iuran"), _GROUP, _SEGMENT,
        C("promised", "float", "Workers announced", "Jumlah dijanjikan", unit="persons"),
        C("promised_on", "date", "Publication, or the date stated", "Tanggal janji"),
        C("due", "date", "Day by which, where stated", "Tenggat"),
        C("later_fact", "text", "Highest later observation of the same region, group and segment", "Fakta kemudian"),
        C("later", "float", "Its value", "Nilai kemudian", unit="persons"),
        C("later_date", "date", "Its date", "Tanggal kemudian"),
        C("share", "float", "Later in percent of announced", "Capaian", unit="percent"),
        C("outcome", "text", "nothing later known, below, reached", "Hasil",
          allowed=("nothing_later", "below", "reached")),
    ),
    warnings=("The later figure is of the same group, not proven to be the same persons.",),
)  # fmt: skip

EVENT_EFFECT = Table(
    "mart", "event_effect", "Coverage before an event and 3, 6 and 12 months after it", "Cakupan setelah peristiwa",
    ("event_id", "series_id"),
    (
        C("event_id", "text", "The event", "Peristiwa"),
        C("event", "text", "Kind of event", "Jenis peristiwa"),
        C("event_day", "date", "Its date (last day of it)", "Tanggal"), _CODE, _REGION,
        C("series_id", "text", "Series of the rate", "Deret"), _DENOMINATOR,
        C("before", "float", "Last rate of the year before the event", "Cakupan sebelum", unit="percent"),
        C("before_date", "date", "Its date", "Tanggalnya"),
        C("after_3", "float", "Rate nearest to three months later, within 45 days", "Tiga bulan kemudian",
          unit="percent"),
        C("after_6", "float", "Six months later", "Enam bulan kemudian", unit="percent"),
        C("after_12", "float", "Twelve months later", "Dua belas bulan kemudian", unit="percent"),
        C("change_3", "float", "Change after three months", "Perubahan 3 bulan", unit="percentage points"),
        C("change_6", "float", "After six", "Perubahan 6 bulan", unit="percentage points"),
        C("change_12", "float", "After twelve", "Perubahan 12 bulan", unit="percentage points"),
    ),
    warnings=("What follows an event need not follow from it: December and January move every region.",),
)  # fmt: skip
