"""Rules of the warehouse as it grows: what the newest week brought, and the tables of the release about to be made."""

from __future__ import annotations

import polars as pl

from expectations import volume
from expectations.rules import Between, Holds, Measured, Rule

LEAST_SHARE, MOST_TIMES, JUDGED_FROM = 0.5, 5.0, 50
"""A table of some size neither loses half its rows nor grows to five times them from one release to the next."""
KEPT_SHARE = 0.95
_REFERENCE_TABLES = [
    "core.region", "core.region_alias", "core.branch", "core.metric", "core.program", "core.segment",
    "core.statutory_parameter", "core.legal_instrument",
]  # fmt: skip
_FEW, _MOST = f"{volume.FEWEST_SHARE:.0%}", f"{volume.MOST_TIMES:g}"

VOLUME_RULES: tuple[Rule, ...] = (
    Rule(
        "expect_enough_documents_in_week", (), Measured("week_fewest"), "critical",
        f"The newest week does not bring less than {_FEW} of the documents that are usual at that moment of the week",
        f"Pekan terbaru tidak membawa kurang dari {_FEW} dokumen yang lazim sampai saat itu",
    ),
    Rule(
        "expect_not_too_many_documents_in_week", (), Measured("week_most"), "warning",
        f"The newest week does not bring more than {_MOST} times the documents that are usual",
        f"Pekan terbaru tidak membawa lebih dari {_MOST} kali dokumen yang lazim",
    ),
    Rule(
        "expect_recent_publications", (), Measured("publication_age"), "warning",
        f"The newest week holds an article or report at most {volume.RECENT_DAYS} days older than its arrival",
        f"Pekan terbaru memuat artikel atau laporan yang terbit paling lama {volume.RECENT_DAYS} hari sebelum tiba",
    ),
    Rule(
        "expect_enough_documents_of_source", ("source_id", "documents"), Holds(pl.col("_here") >= pl.col("_fewest")),
        "critical",
        f"A source does not bring less than {_FEW} of its usual documents, beyond what chance explains",
        f"Suatu sumber tidak membawa kurang dari {_FEW} dokumen lazimnya, di luar kebetulan",
        "{source_id} brought {_here} documents in {week}; usual are {_usual}, at least {_fewest}.",
        "{source_id} membawa {_here} dokumen pada {week}; lazimnya {_usual}, sedikitnya {_fewest}.",
    ),
    Rule(
        "expect_not_too_many_documents_of_source", ("source_id", "documents"),
        Holds(pl.col("_here") <= pl.col("_most")), "warning",
        f"A source does not bring more than {_MOST} times its usual documents, beyond what chance explains",
        f"Suatu sumber tidak membawa lebih dari {_MOST} kali dokumen lazimnya, di luar kebetulan",
        "{source_id} brought {_here} documents in {week}; usual are {_usual}, at most {_most}.",
        "{source_id} membawa {_here} dokumen pada {week}; lazimnya {_usual}, paling banyak {_most}.",
    ),
    Rule(
        "expect_source_to_be_heard", ("source_id", "documents"), Holds(pl.col("documents") > 0), "warning",
        "A source heard in most of the weeks before is heard in the newest",
        "Sumber yang terdengar pada sebagian besar pekan sebelumnya terdengar pula pada pekan terbaru",
        "{source_id} is silent in {week}; usual are {_usual} documents by now.",
        "{source_id} tidak terdengar pada {week}; lazimnya {_usual} dokumen sampai saat ini.",
    ),
)  # fmt: skip


def _none(name: str, column: str, meaning: tuple[str, str], reason: tuple[str, str]) -> Rule:
    """No row of any table is counted in `column`."""
    told = (f"{{table_name}}: {{{column}}} {reason[0]}: {{examples}}.", f"{{table_name}}: {{{column}}} {reason[1]}: "
            "{examples}.")  # fmt: skip
    return Rule(name, ("table_name", column), Between(column, 0, 0), "critical", *meaning, *told)


_SHRUNK = pl.col("previous_rows") >= JUDGED_FROM
RELEASE_RULES: tuple[Rule, ...] = (
    _none("expect_keys_of_tables_to_be_unique", "duplicate_keys",
          ("No two rows of a table share their key", "Tidak ada dua baris dengan kunci yang sama dalam satu tabel"),
          ("rows share their key", "baris berkunci sama")),
    _none("expect_required_values_in_tables", "missing_values",
          ("Every required value of every table is there", "Setiap nilai wajib dalam setiap tabel terisi"),
          ("required values are missing", "nilai wajib kosong")),
    _none("expect_values_of_tables_to_be_allowed", "wrong_values",
          ("Every value of every table is allowed and within its bounds",
           "Setiap nilai dalam setiap tabel diperbolehkan dan dalam batasnya"),
          ("values are not allowed or out of bounds", "nilai tidak diperbolehkan atau di luar batas")),
    _none("expect_references_to_be_kept", "loose_ends",
          ("Whatever a table refers to is in the table it refers to", "Semua yang dirujuk suatu tabel ada di tabel "
           "rujukannya"),
          ("values refer to rows that are not there", "nilai merujuk baris yang tidak ada")),
    Rule(
        "expect_no_identity_number_in_tables", ("table_name", "identity_numbers"), Between("identity_numbers", 0, 0),
        "critical",
        "No text of any table holds a number of 16 digits, the length of a person's identity number (NIK)",
        "Tidak ada teks dalam tabel mana pun yang memuat angka 16 digit, panjang NIK",
        "{table_name}: {identity_numbers} texts hold a number of 16 digits, in {columns_at_fault}.",
        "{table_name}: {identity_numbers} teks memuat angka 16 digit, dalam {columns_at_fault}.",
    ),
    Rule(
        "expect_documents_not_to_be_lost", ("table_name", "rows", "previous_rows"),
        Holds((pl.col("table_name") != "core.document") | (pl.col("rows") >= KEPT_SHARE * pl.col("previous_rows"))),
        "critical",
        f"At least {KEPT_SHARE:.0%} as many documents as in the release before: none are lost, few are refused anew",
        f"Dokumen sedikitnya {KEPT_SHARE * 100:g} % dari rilis sebelumnya: tidak ada yang hilang, sedikit yang ditolak",
        "{table_name} has {rows} rows; the release before had {previous_rows}.",
        "{table_name} berisi {rows} baris; rilis sebelumnya {previous_rows}.",
    ),
    Rule(
        "expect_tables_not_to_shrink", ("table_name", "rows", "previous_rows"),
        Holds(~(_SHRUNK & pl.col("table_name").str.contains("^(core|mart)[.]"))
              | (pl.col("rows") >= LEAST_SHARE * pl.col("previous_rows"))), "critical",
        f"No table of core or mart with {JUDGED_FROM} rows or more loses over half of them",
        f"Tabel core atau mart yang berisi {JUDGED_FROM} baris atau lebih tidak kehilangan lebih dari separuhnya",
        "{table_name} has {rows} rows; the release before had {previous_rows}.",
        "{table_name} berisi {rows} baris; rilis sebelumnya {previous_rows}.",
    ),
    Rule(
        "expect_tables_not_to_swell", ("table_name", "rows", "previous_rows"),
        Holds(~_SHRUNK | (pl.col("rows") <= MOST_TIMES * pl.col("previous_rows"))), "warning",
        f"No table with {JUDGED_FROM} rows or more grows to over {MOST_TIMES:g} times them",
        f"Tabel yang berisi {JUDGED_FROM} baris atau lebih tidak tumbuh melebihi {MOST_TIMES:g} kali lipat",
        "{table_name} has {rows} rows; the release before had {previous_rows}.",
        "{table_name} berisi {rows} baris; rilis sebelumnya {previous_rows}.",
    ),
    Rule(
        "expect_reference_tables_to_be_filled", ("table_name", "rows"),
        Holds(~pl.col("table_name").is_in(_REFERENCE_TABLES) | (pl.col("rows") > 0)), "critical",
        "Regions, offices, metrics, programmes, segments and the law are there",
        "Wilayah, kantor, ukuran, program, segmen, dan peraturan tersedia",
        "{table_name} is empty.", "{table_name} kosong.",
    ),
)  # fmt: skip
