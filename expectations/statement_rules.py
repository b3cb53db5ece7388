"""Domain rules of statements, as one table: what is asked, of which columns, and what a failing row is told.

A statement that fails one of them leaves for the quarantine and is kept out of the facts; the run goes on.
"""

from __future__ import annotations

import polars as pl

from expectations import limits
from expectations.rules import AtLeast, Holds, Matches, Rule, Severity
from warehouse.model.vocabulary import FLAGS, PROGRAMS

WARNING: Severity = "warning"
DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
CODE_PATTERN = r"^[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$"
SHA256_PATTERN = r"^[0-9a-f]{64}$"
IDENTITY_PATTERN = r"(^|[^0-9])[0-9]{16}($|[^0-9])"

value, unit, metric, kind = pl.col("value"), pl.col("unit"), pl.col("metric"), pl.col("kind")
_COUNTED = unit.is_in(["persons", "employers", "cases"])
_NEWS = pl.col("source_kind") == "news"


def members_of(column: str, values: tuple[str, ...]) -> pl.Expr:
    """Whether a list column holds only `values`, each at most once; null lists pass."""
    distinct = pl.col(column).list.unique()
    return (distinct.list.set_difference(list(values)).list.len() == 0) & (
        distinct.list.len() == pl.col(column).list.len()
    )


def no_identity_number(*columns: str) -> pl.Expr:
    """Whether none of the text columns holds a bare run of 16 digits: the length of a NIK, a person's number."""
    return ~pl.any_horizontal(pl.col(c).str.contains(IDENTITY_PATTERN).fill_null(False) for c in columns)


DOCUMENT_STORED = Rule(
    "expect_document_to_be_stored", ("document_id",), Holds(pl.col("_document_known")), WARNING,
    "The row's document is stored and has passed its own checks",
    "Dokumen baris ini tersimpan dan telah lolos pemeriksaannya sendiri",
    "Its document {document} is not stored, or was itself refused.",
    "Dokumennya {document} tidak tersimpan atau telah ditolak.",
)  # fmt: skip
DOCUMENT_SHA256 = Rule(
    "expect_document_id_to_be_a_sha256", ("document_id",), Matches("document_id", SHA256_PATTERN), WARNING,
    "document_id is a SHA-256 in 64 small hexadecimal digits",
    "document_id berupa SHA-256 dalam 64 digit heksadesimal kecil",
    "document_id {document_id} is not a SHA-256.", "document_id {document_id} bukan SHA-256.",
)  # fmt: skip
FINITE = Rule(
    "expect_numbers_to_be_finite", ("value", "value_low", "value_high"),
    Holds(value.is_finite() & pl.col("value_low").is_finite().fill_null(True)
          & pl.col("value_high").is_finite().fill_null(True)), WARNING,
    "value, value_low and value_high are finite numbers", "value, value_low, dan value_high berupa bilangan hingga",
    "value {value} between {value_low} and {value_high}: one of them is not a finite number.",
    "value {value} di antara {value_low} dan {value_high}: salah satunya bukan bilangan hingga.",
)  # fmt: skip
NOT_NEGATIVE = Rule(
    "expect_only_growth_to_be_negative", ("metric", "value"), Holds((value >= 0) | (metric == "growth_rate")), WARNING,
    "No figure but a growth rate is below nil", "Tidak ada angka selain pertumbuhan yang bernilai negatif",
    "{metric} of {value} is below nil.", "{metric} sebesar {value} bernilai negatif.",
)  # fmt: skip
NOT_BELOW = Rule(
    "expect_value_not_below_its_interval", ("value", "value_low"), AtLeast("value", "value_low"), WARNING,
    "The value is no less than the lowest value its words allow",
    "Nilai tidak kurang dari nilai terendah yang dimungkinkan kata-katanya",
    "The value {value} is below {value_low}, the lowest its words allow.",
    "Nilai {value} di bawah {value_low}, nilai terendah yang dimungkinkan.",
)  # fmt: skip
NOT_ABOVE = Rule(
    "expect_value_not_above_its_interval", ("value", "value_high"), AtLeast("value_high", "value"), WARNING,
    "The value is no more than the highest value its words allow",
    "Nilai tidak lebih dari nilai tertinggi yang dimungkinkan kata-katanya",
    "The value {value} is above {value_high}, the highest its words allow.",
    "Nilai {value} di atas {value_high}, nilai tertinggi yang dimungkinkan.",
)  # fmt: skip
UNIT_AGREES = Rule(
    "expect_unit_to_agree_with_metric", ("metric", "unit"),
    Holds((metric + "/" + unit).is_in([f"{m}/{u}" for m, units in limits.UNITS_OF.items() for u in units])), WARNING,
    "The unit is one in which the metric is counted", "Satuan sesuai dengan ukurannya",
    "{metric} in {unit}: it is counted in {_units}.", "{metric} dalam {unit}: seharusnya dalam {_units}.",
)  # fmt: skip
AS_OF_PATTERN = Rule(
    "expect_as_of_to_be_written_as_a_date", ("as_of",), Matches("as_of", DATE_PATTERN), WARNING,
    "as_of, where given, is written YYYY, YYYY-MM or YYYY-MM-DD",
    "as_of, bila terisi, ditulis YYYY, YYYY-MM, atau YYYY-MM-DD",
    "as_of is {as_of}; it ought to be written YYYY, YYYY-MM or YYYY-MM-DD.",
    "as_of bernilai {as_of}; seharusnya ditulis YYYY, YYYY-MM, atau YYYY-MM-DD.",
)  # fmt: skip
AS_OF_REAL = Rule(
    "expect_as_of_to_be_in_the_calendar", ("as_of",),
    Holds(pl.col("_as_of_from").is_not_null() | pl.col("as_of").is_null()), WARNING,
    "as_of, where given, is a date of the calendar", "as_of, bila terisi, ada dalam kalender",
    "as_of is {as_of}, which is no date of the calendar.", "as_of bernilai {as_of}, yang tidak ada dalam kalender.",
)  # fmt: skip
CODE_WRITTEN = Rule(
    "expect_region_code_to_be_dotted", ("region_code",), Matches("region_code", CODE_PATTERN), WARNING,
    "region_code, where given, is a dotted code as 32, 32.16, 32.16.07 or 32.16.07.2001",
    "region_code, bila terisi, berupa kode bertitik seperti 32, 32.16, 32.16.07, atau 32.16.07.2001",
    "region_code is {region_code}, which is not a dotted code.",
    "region_code bernilai {region_code}, bukan kode bertitik.",
)  # fmt: skip
REGION_KNOWN = Rule(
    "expect_region_code_to_be_known", ("region_code",),
    Holds(pl.col("_region_level").is_not_null() | pl.col("region_code").is_null()), WARNING,
    "region_code, where given, is in core.region, or lies below a regency or city that is",
    "region_code, bila terisi, ada di core.region atau berada di bawah kabupaten/kota yang ada di sana",
    "No region has the code {region_code} ({region}).", "Tidak ada wilayah berkode {region_code} ({region}).",
)  # fmt: skip
REGION_LEVEL = Rule(
    "expect_region_kind_to_agree_with_code", ("region_code", "region_kind"),
    Holds(pl.col("_region_level").is_null() | pl.col("_region_level").eq_missing(pl.col("region_kind"))), WARNING,
    "region_kind is the level that region_code has; an office area has no code",
    "region_kind sesuai tingkat region_code; wilayah kantor tidak berkode",
    "region_kind is {region_kind}, but {region_code} is a {_region_level}.",
    "region_kind bernilai {region_kind}, padahal {region_code} bertingkat {_region_level}.",
)  # fmt: skip
EVIDENCE_WORDS = Rule(
    "expect_evidence_not_to_be_blank", ("evidence",), Holds(pl.col("evidence").str.strip_chars() != ""), WARNING,
    "The evidence holds words", "Kutipan bukti tidak kosong",
    "The evidence is blank.", "Kutipan buktinya kosong.",
)  # fmt: skip
SPAN_FORWARD = Rule(
    "expect_start_before_end", ("start", "end"), Holds(pl.col("start") < pl.col("end")), WARNING,
    "The evidence ends after it starts", "Akhir kutipan sesudah awalnya",
    "The evidence starts at {start} and ends at {end}.", "Kutipan berawal di {start} dan berakhir di {end}.",
)  # fmt: skip
SPAN_AGREES = Rule(
    "expect_news_evidence_to_fill_its_span", ("source_kind", "evidence", "start", "end"),
    Holds(~_NEWS | (pl.col("end") - pl.col("start")).eq_missing(pl.col("evidence").str.len_chars().cast(pl.Int64))),
    WARNING,
    "In news, start and end are given and the evidence is as long as the span between them",
    "Pada berita, start dan end terisi dan panjang kutipan sama dengan jarak keduanya",
    "The evidence {evidence} is not as long as its span from {start} to {end}.",
    "Kutipan {evidence} tidak sepanjang rentangnya dari {start} sampai {end}.",
)  # fmt: skip
PROGRAMS_KNOWN = Rule(
    "expect_programs_to_be_known", ("program",), Holds(members_of("program", PROGRAMS)), WARNING,
    f"Programmes are among {', '.join(PROGRAMS)}, each once",
    f"Program termasuk {', '.join(PROGRAMS)}, masing-masing sekali",
    "The programmes are {program}; known are " + ", ".join(PROGRAMS) + ", each once.",
    "Programnya {program}; yang dikenal " + ", ".join(PROGRAMS) + ", masing-masing sekali.",
)  # fmt: skip
FLAGS_KNOWN = Rule(
    "expect_flags_to_be_known", ("flags",), Holds(members_of("flags", FLAGS)), WARNING,
    "Flags are among those of the vocabulary, each once", "Penanda termasuk kosakata, masing-masing sekali",
    "The flags are {flags}; one is unknown or twice there.", "Penandanya {flags}; ada yang tak dikenal atau berulang.",
)  # fmt: skip
NO_IDENTITY = Rule(
    "expect_no_identity_number", ("evidence", "sentence", "speaker", "sponsor", "region", "worker_group"),
    Holds(no_identity_number("evidence", "sentence", "speaker", "sponsor", "region", "worker_group")), WARNING,
    "No text holds a number of 16 digits, the length of a person's identity number (NIK)",
    "Tidak ada teks yang memuat angka 16 digit, panjang NIK",
    "A text of the row holds a number of 16 digits, which may be a person's NIK; it is masked here.",
    "Teks pada baris ini memuat angka 16 digit yang mungkin NIK seseorang; di sini disamarkan.",
)  # fmt: skip

PLAUSIBILITY: tuple[Rule, ...] = (
    Rule(
        "expect_share_not_above_100_percent", ("metric", "unit", "value"),
        Holds(~(metric.is_in(list(limits.SHARES)) & (unit == "percent")) | (value <= 100)), WARNING,
        "A rate, share or target in percent is at most 100",
        "Cakupan, porsi, atau target dalam persen paling tinggi 100",
        "{metric} of {value} percent is above 100.", "{metric} sebesar {value} persen melebihi 100.",
    ),
    Rule(
        "expect_growth_to_be_plausible", ("metric", "unit", "value"),
        Holds(~(metric.is_in(["growth_rate", "growth_target"]) & (unit == "percent"))
              | (value <= limits.LARGEST_GROWTH_PERCENT)), WARNING,
        f"Growth in percent is at most {limits.LARGEST_GROWTH_PERCENT:g}",
        f"Pertumbuhan dalam persen paling tinggi {limits.LARGEST_GROWTH_PERCENT:g}",
        "Growth of {value} percent is implausible.", "Pertumbuhan {value} persen tidak masuk akal.",
    ),
    Rule(
        "expect_counts_to_be_whole", ("unit", "value"), Holds(~_COUNTED | (value == value.round(0))), WARNING,
        "Persons, employers and cases are whole numbers",
        "Jumlah orang, pemberi kerja, dan kasus berupa bilangan bulat",
        "{value} {unit} is not a whole number: a thousands separator may have been read as a decimal one.",
        "{value} {unit} bukan bilangan bulat: pemisah ribuan mungkin terbaca sebagai desimal.",
    ),
    Rule(
        "expect_count_to_be_plausible_for_region", ("region_kind", "unit", "value"), Holds(value <= pl.col("_largest")),
        WARNING,
        "Persons, cases and employers are no more than a region of that level can have",
        "Jumlah orang, kasus, dan pemberi kerja tidak melebihi yang mungkin bagi tingkat wilayahnya",
        "{value} {unit} in {region} is more than any {region_kind} has; the bound is {_largest}.",
        "{value} {unit} di {region} melebihi {region_kind} mana pun; batasnya {_largest}.",
    ),
    Rule(
        "expect_sum_of_money_to_be_plausible", ("metric", "unit", "value"),
        Holds(~(metric.is_in(list(limits.SUMS)) & (unit == "IDR")) | (value == 0)
              | value.is_between(limits.SMALLEST_SUM_IDR, limits.LARGEST_SUM_IDR)), WARNING,
        f"Claims paid, contributions collected and budgets are nil, or from Rp{limits.SMALLEST_SUM_IDR:,.0f} to "
        f"Rp{limits.LARGEST_SUM_IDR / 1e12:g} trillion",
        f"Klaim dibayar, iuran terkumpul, dan anggaran bernilai nol atau antara Rp{limits.SMALLEST_SUM_IDR / 1e3:g} "
        f"ribu dan Rp{limits.LARGEST_SUM_IDR / 1e12:g} triliun",
        "{metric} of Rp{value} is implausible: a scale word may be lost or doubled.",
        "{metric} sebesar Rp{value} tidak masuk akal: kata skala mungkin hilang atau ganda.",
    ),
    Rule(
        "expect_amount_per_person_to_be_plausible", ("metric", "unit", "value"),
        Holds(~(metric.is_in(["benefit_amount", "contribution_amount"]) & (unit == "IDR"))
              | ((value > 0) & (value <= pl.when(metric == "benefit_amount").then(limits.LARGEST_BENEFIT_IDR)
                                .otherwise(limits.LARGEST_CONTRIBUTION_IDR)))), WARNING,
        f"One person's benefit is above nil and at most Rp{limits.LARGEST_BENEFIT_IDR / 1e9:g} billion, a contribution "
        f"at most Rp{limits.LARGEST_CONTRIBUTION_IDR / 1e9:g} billion",
        f"Manfaat per orang di atas nol dan paling tinggi Rp{limits.LARGEST_BENEFIT_IDR / 1e9:g} miliar, iuran paling "
        f"tinggi Rp{limits.LARGEST_CONTRIBUTION_IDR / 1e9:g} miliar",
        "{metric} of Rp{value} is implausible for one person.",
        "{metric} sebesar Rp{value} tidak masuk akal per orang.",
    ),
    Rule(
        "expect_as_of_year_to_be_plausible", ("as_of",),
        Holds(pl.col("_as_of_from").dt.year().is_between(limits.EARLIEST_YEAR, limits.LATEST_YEAR)), WARNING,
        f"as_of lies between {limits.EARLIEST_YEAR} and {limits.LATEST_YEAR}",
        f"as_of berada antara {limits.EARLIEST_YEAR} dan {limits.LATEST_YEAR}",
        f"as_of is {{as_of}}, outside {limits.EARLIEST_YEAR} to {limits.LATEST_YEAR}.",
        f"as_of bernilai {{as_of}}, di luar {limits.EARLIEST_YEAR} sampai {limits.LATEST_YEAR}.",
    ),
    Rule(
        "expect_observation_not_after_arrival", ("kind", "as_of", "document_id"),
        Holds(~kind.is_in(["observation", "anecdote"]) | (pl.col("_as_of_from") <= pl.col("_arrived"))), WARNING,
        "What is told as observed holds on a day no later than the one its document arrived",
        "Hasil pengamatan berlaku tidak sesudah hari dokumennya tiba",
        "Told as observed for {as_of}, but its document arrived on {_arrived}.",
        "Dinyatakan sebagai pengamatan untuk {as_of}, padahal dokumennya tiba {_arrived}.",
    ),
    Rule(
        "expect_region_to_be_resolved", ("region_code", "region_kind", "region"),
        Holds(pl.col("region_code").is_not_null()
              | ((pl.col("region_kind") == "branch") & pl.col("region").is_not_null()).fill_null(False)), WARNING,
        "The figure belongs to one region with a code, or to a named office",
        "Angka milik satu wilayah berkode atau kantor yang disebut namanya",
        "The region is not settled: {region}, without a code and not an office.",
        "Wilayahnya belum pasti: {region}, tanpa kode dan bukan kantor.",
    ),
    Rule(
        "expect_report_cell_to_be_named", ("source_kind", "cell"),
        Holds((pl.col("source_kind") != "report") | pl.col("cell").is_not_null()), WARNING,
        "A figure of a report names its cell", "Angka dari laporan menyebut selnya",
        "The figure comes from a report, but no cell is named.", "Angkanya dari laporan, tetapi selnya tidak disebut.",
    ),
)  # fmt: skip

# What must also hold of facts, whatever a curator decides; `PLAUSIBILITY` a curator may overrule.
INTEGRITY: tuple[Rule, ...] = (
    DOCUMENT_STORED, DOCUMENT_SHA256, FINITE, NOT_NEGATIVE, NOT_BELOW, NOT_ABOVE, UNIT_AGREES, AS_OF_PATTERN,
    AS_OF_REAL, CODE_WRITTEN, REGION_KNOWN, REGION_LEVEL, EVIDENCE_WORDS, SPAN_FORWARD, SPAN_AGREES, PROGRAMS_KNOWN,
    FLAGS_KNOWN, NO_IDENTITY,
)  # fmt: skip

STATEMENT_RULES = INTEGRITY + PLAUSIBILITY
