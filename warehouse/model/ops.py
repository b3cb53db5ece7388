"""Schema `ops`: how the warehouse came to be what it is."""

from __future__ import annotations

from warehouse.model.declare import Column, Table

C = Column
SEVERITIES = ("critical", "warning")
QUARANTINE_STATES = ("waiting", "replayed", "admitted", "refused")

RELEASE = Table(
    "ops", "release", "This release, in one row", "Rilis",
    ("release",),
    (
        C("release", "text", "Name: year, week and number, as 2026-W47.1", "Nama rilis", required=True),
        C("week", "text", "Last arrival week it holds", "Pekan terakhir", required=True),
        C("data_until", "timestamp", "Last moment at which it learned anything: an arrival, a reading (UTC)",
          "Data sampai (UTC)", required=True),
        C("documents", "int", "Documents", "Dokumen", required=True),
        C("facts", "int", "Rows of core.fact, superseded ones among them", "Fakta", required=True),
        C("quarantined", "int", "Rows in quarantine", "Dikarantina", required=True),
        C("from_samples", "bool", "Whether it was built from the project's samples, with invented figures among them",
          "Dari contoh", required=True),
        C("notice", "text", "What every reader must know", "Pemberitahuan"),
        C("fingerprint", "text", "Hash of its documents and of the code that read them", "Sidik data", required=True),
        C("code_version", "text", "Version and content hash of the code", "Versi kode", required=True),
    ),
)  # fmt: skip

RUN = Table(
    "ops", "run", "Which weeks were read, and with what result", "Pekan yang diolah",
    ("week",),
    (
        C("week", "text", "Arrival week", "Pekan kedatangan", required=True),
        C("documents", "int", "Documents that arrived", "Dokumen", required=True),
        C("statements", "int", "Statements read", "Pernyataan", required=True),
        C("facts", "int", "Facts that passed", "Fakta", required=True),
        C("quarantined", "int", "Rows in quarantine", "Dikarantina", required=True),
        C("events", "int", "Events read", "Peristiwa", required=True),
        C("verdict", "text", "passed, warned or failed", "Putusan", required=True,
          allowed=("passed", "warned", "failed")),
    ),
)  # fmt: skip

CHECK_RESULT = Table(
    "ops", "check_result", "Every expectation of every week, as it was last asked", "Hasil pemeriksaan",
    ("week", "suite", "expectation"),
    (
        C("week", "text", "Arrival week; of suites over the whole warehouse the last one", "Pekan", required=True),
        C("suite", "text", "documents, statements, facts ...", "Rangkaian", required=True),
        C("expectation", "text", "Name of the expectation", "Harapan", required=True),
        C("column", "text", "Columns it looks at", "Kolom"),
        C("severity", "text", "critical stops the release, warning does not", "Tingkat", required=True,
          allowed=SEVERITIES),
        C("success", "bool", "Whether it held", "Lolos", required=True),
        C("rows", "int", "Rows looked at", "Baris diperiksa", required=True, low=0),
        C("failed_rows", "int", "Rows that failed", "Baris gagal", required=True, low=0),
        C("observed", "text", "What was found, where it did not hold", "Yang ditemukan"),
        C("examples", "text[]", "Keys of the first rows that failed", "Contoh baris gagal"),
        C("meaning_en", "text", "What it asks, in English", "Arti (Inggris)", required=True),
        C("meaning_id", "text", "What it asks, in Indonesian", "Arti (Indonesia)", required=True),
        C("error", "text", "The validator's own error, if it could not run", "Galat pemeriksa"),
    ),
    warnings=("Verdicts that a later run replaced: cakupan checks --past.",),
)  # fmt: skip

FLAGGED = Table(
    "ops", "flagged", "Rows that stand although an expectation did not hold for them, with the reason",
    "Baris yang dipertanyakan",
    ("suite", "expectation", "row_key"),
    (
        C("week", "text", "Arrival week", "Pekan", required=True),
        C("suite", "text", "Suite that asks", "Rangkaian", required=True),
        C("expectation", "text", "Expectation that did not hold", "Harapan", required=True),
        C("row_key", "text", "Key of the row: of a fact its fact_id", "Kunci baris", required=True),
        C("document", "text", "File name", "Nama berkas"),
        C("reason_en", "text", "Why, in plain English", "Alasan (Inggris)", required=True),
        C("reason_id", "text", "Why, in plain Indonesian", "Alasan (Indonesia)", required=True),
    ),
    warnings=("Nothing here was kept out: rows that were stand in ops.quarantine.",),
)  # fmt: skip

TABLE_CHECK = Table(
    "stage", "table_check", "Each table of a release about to be made, counted", "Pemeriksaan tiap tabel",
    ("table_name",),
    (
        C("table_name", "text", "Schema and table", "Tabel", required=True),
        C("rows", "int", "Rows", "Baris", required=True, low=0),
        C("previous_rows", "int", "Rows in the release before; null: it had none such", "Baris rilis sebelumnya"),
        C("duplicate_keys", "int", "Rows that share their key", "Kunci ganda", required=True, low=0),
        C("missing_values", "int", "Required values that are missing", "Nilai wajib kosong", required=True, low=0),
        C("wrong_values", "int", "Values not allowed or out of bounds", "Nilai tak diperbolehkan", required=True,
          low=0),
        C("loose_ends", "int", "Values that refer to rows which are not there", "Rujukan putus", required=True, low=0),
        C("identity_numbers", "int", "Texts with a number of 16 digits, as long as a NIK", "Teks memuat 16 digit",
          required=True, low=0),
        C("columns_at_fault", "text[]", "Columns that hold such texts", "Kolomnya"),
        C("examples", "text[]", "What was found first", "Contoh"),
    ),
)  # fmt: skip

QUARANTINE = Table(
    "ops", "quarantine", "Rows that failed a check, with the reason and the row itself", "Karantina",
    ("quarantine_id",),
    (
        C("quarantine_id", "text", "Hash of week, suite, expectation and row", "Pengenal", required=True),
        C("week", "text", "Arrival week", "Pekan", required=True),
        C("suite", "text", "Suite that refused it", "Rangkaian", required=True),
        C("expectation", "text", "Expectation it failed", "Harapan", required=True),
        C("severity", "text", "critical or warning", "Tingkat", required=True, allowed=SEVERITIES),
        C("row_key", "text", "Key of the row: statement_id or document_id", "Kunci baris", required=True),
        C("document", "text", "File name", "Nama berkas"),
        C("reason_en", "text", "Why, in plain English", "Alasan (Inggris)", required=True),
        C("reason_id", "text", "Why, in plain Indonesian", "Alasan (Indonesia)", required=True),
        C("row", "text", "The row itself, as JSON", "Barisnya (JSON)", required=True),
        C("document_id", "text", "SHA-256 of its document", "SHA-256 dokumen"),
        C("sentence", "text", "The sentence or table row that states it", "Kalimat atau baris yang menyatakannya"),
        C("state", "text", "waiting; replayed: read again and refused again; admitted: a decision made it a fact; "
          "refused: a decision says it is none", "Keadaan", allowed=QUARANTINE_STATES),
        C("replays", "int", "How often it was read again (ops.replay)", "Jumlah pembacaan ulang", low=0),
        C("decision_id", "text", "The decision about it (core.decision)", "Putusan"),
    ),
)  # fmt: skip

REJECTED = Table(
    "ops", "rejected", "Files and columns that could not be read, with the reason", "Berkas yang ditolak",
    ("name", "content", "place"),
    (
        C("name", "text", "File name", "Nama berkas", required=True),
        C("content", "text", "SHA-256 of the bytes", "SHA-256", required=True),
        C("place", "text", "Sheet and column within the file; empty: the whole file", "Letak", required=True),
        C("reason", "text", "Short code", "Kode alasan", required=True),
        C("message", "text", "What is wrong and what to do", "Penjelasan", required=True),
        C("first_arrival", "timestamp", "When it first arrived (UTC)", "Waktu kedatangan (UTC)"),
        C("arrival_week", "text", "ISO week of first arrival", "Pekan kedatangan", required=True),
    ),
)  # fmt: skip

REJECTED_COUNT = Table(
    "ops", "rejected_count", "How many files and columns were refused each week, by reason", "Jumlah penolakan",
    ("week", "reason"),
    (
        C("week", "text", "Arrival week", "Pekan", required=True),
        C("reason", "text", "Short code", "Kode alasan", required=True),
        C("rejected", "int", "How many", "Jumlah", required=True, low=1),
    ),
)  # fmt: skip

DICTIONARY = Table(
    "ops", "dictionary", "Every table and column, with its meaning", "Kamus data",
    ("schema_name", "table_name", "position"),
    (
        C("schema_name", "text", "Schema", "Skema", required=True),
        C("table_name", "text", "Table", "Tabel", required=True),
        C("position", "int", "Position of the column; 0 is the table itself", "Posisi", required=True),
        C("column_name", "text", "Column; null for the table itself", "Kolom"),
        C("type", "text", "DuckDB type", "Tipe"),
        C("unit", "text", "Unit", "Satuan"),
        C("meaning_en", "text", "Meaning in English", "Arti (Inggris)", required=True),
        C("meaning_id", "text", "Meaning in Indonesian", "Arti (Indonesia)", required=True),
        C("allowed", "text", "Values it may take, joined by |", "Nilai yang boleh"),
    ),
)  # fmt: skip

TABLES = (RELEASE, RUN, CHECK_RESULT, FLAGGED, QUARANTINE, REJECTED, REJECTED_COUNT, DICTIONARY)
