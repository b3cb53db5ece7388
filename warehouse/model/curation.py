"""What people decided about statements, and what waits for them: decisions, the review queue, replays, names unknown.

Of schema core is only the decision: it changes facts. The rest tells curators where to look.
"""

from __future__ import annotations

from warehouse.model.declare import Column, Table
from warehouse.model.statements import CONTRACT
from warehouse.model.vocabulary import METRIC_NAMES, UNITS

C = Column
_BY_NAME = {c.name: c for c in CONTRACT}

ACTIONS = ("accept", "correct", "reject")
STATES = ("applied", "stale", "refused", "overtaken", "replaced")
QUEUE_REASONS = (
    "decision_stale", "decision_refused", "region_unresolved", "refused_by_check", "flagged", "questioned", "unsure",
)  # fmt: skip
OUTCOMES = ("still_refused", "admitted", "read_differently", "gone")

DECISION = Table(
    "core", "decision", "What a person decided about one statement, kept as a file", "Putusan kurator",
    ("decision_id",),
    (
        C("decision_id", "text", "Path of its file below the folder of decisions, without ending", "Pengenal putusan",
          required=True),
        C("statement_id", "text", "The statement it is about, as its file names it", "Pernyataan", required=True),
        C("current_statement", "text", "The statement as it is called today; null: no longer read", "Pernyataan kini"),
        C("document_id", "text", "SHA-256 of the document that states it", "SHA-256 dokumen", required=True),
        C("document", "text", "File name of the document", "Nama berkas dokumen", required=True),
        C("action", "text", "accept: the reading is right; correct: it is right with `human` in place; reject: it "
          "is no fact", "Tindakan", required=True, allowed=ACTIONS),
        C("state", "text", "applied; stale: the document is no longer read as it was, so it is asked again; refused: "
          "what it says breaks a rule that must hold; overtaken: the document is now read as the person said; "
          "replaced: a later decision about the statement stands", "Keadaan", required=True, allowed=STATES),
        C("state_en", "text", "The state in a plain sentence, in English", "Penjelasan keadaan (Inggris)",
          required=True),
        C("state_id", "text", "The state in a plain sentence, in Indonesian", "Penjelasan keadaan (Indonesia)",
          required=True),
        C("fields", "text[]", "Columns that a correction changes", "Kolom yang diubah", required=True),
        C("automatic", "text", "The automatic reading the person saw, as JSON", "Bacaan otomatis (JSON)",
          required=True),
        C("human", "text", "The values that a correction puts in place, as JSON; null: none", "Bacaan kurator (JSON)"),
        C("reason", "text", "Why, in the person's words", "Alasan"),
        C("reviewer", "text", "Who decided", "Kurator", required=True),
        C("decided_at", "timestamp", "When it was decided (UTC): the warehouse knows it from then", "Waktu putusan",
          required=True),
        C("decided_on", "date", "Its day in Jakarta", "Hari putusan", required=True),
        C("former_fact", "text", "The fact it took the place of; null: none stood", "Fakta sebelumnya"),
        C("fact_id", "text", "The fact it made; null: none", "Fakta hasil putusan"),
        C("content", "text", "SHA-256 of the file", "SHA-256 berkas", required=True),
        C("yaml", "text", "The file itself", "Isi berkas", required=True),
    ),
    warnings=("Only decisions in state `applied` have changed facts.",),
)  # fmt: skip

_STATEMENT_IN_SHORT = (
    C("document_id", "text", "SHA-256 of its document", "SHA-256 dokumen"),
    C("document", "text", "File name of its document", "Nama berkas"),
    C("source_kind", "text", "news or report", "Berita atau laporan", allowed=("news", "report")),
    C("arrival_week", "text", "ISO week in which its document arrived", "Pekan kedatangan"),
    C("metric", "text", "What is counted", "Ukuran", allowed=METRIC_NAMES),
    _BY_NAME["kind"],
    C("value", "float", "The figure, in `unit`", "Nilai"),
    C("unit", "text", "Unit of the value", "Satuan", allowed=UNITS),
    _BY_NAME["region_code"],
    _BY_NAME["region"],
    _BY_NAME["as_of"],
    C("confidence", "float", "How sure the reading is, 0 to 1", "Tingkat keyakinan", low=0, high=1),
    _BY_NAME["flags"],
    C("evidence", "text", "The words that state it", "Kutipan bukti"),
    C("sentence", "text", "The sentence or table row around it", "Kalimat atau baris di sekitarnya"),
)

REVIEW_QUEUE = Table(
    "ops", "review_queue", "Statements that wait for a person: unsure, flagged, refused, or decided on another reading",
    "Antrean pemeriksaan kurator",
    ("statement_id",),
    (
        C("place", "int", "Place in the queue, from 1", "Urutan", required=True, low=1),
        C("statement_id", "text", "The statement", "Pernyataan", required=True),
        C("fact_id", "text", "The fact it is meanwhile; null: a check keeps it out", "Fakta"),
        C("reasons", "text[]", "Why it waits: " + ", ".join(QUEUE_REASONS), "Sebab", required=True),
        C("why_en", "text", "Why, in plain English", "Sebab (Inggris)", required=True),
        C("why_id", "text", "Why, in plain Indonesian", "Sebab (Indonesia)", required=True),
        C("decision_id", "text", "The earlier decision that no longer fits", "Putusan sebelumnya"),
        *_STATEMENT_IN_SHORT,
    ),
    warnings=("What waits and has a fact_id is a fact like any other: flags and confidence weigh against it.",),
)  # fmt: skip

REPLAY = Table(
    "ops", "replay", "Rows of the quarantine that were read again, with what came of it", "Pembacaan ulang karantina",
    ("quarantine_id", "replayed_at"),
    (
        C("quarantine_id", "text", "The row as it stood in quarantine", "Pengenal", required=True),
        C("replayed_at", "timestamp", "When (UTC)", "Waktu (UTC)", required=True),
        C("week", "text", "Arrival week of its document", "Pekan", required=True),
        C("suite", "text", "Suite that had refused it", "Rangkaian", required=True),
        C("expectation", "text", "Expectation it had failed", "Harapan", required=True),
        C("row_key", "text", "Key of the row", "Kunci baris", required=True),
        C("document", "text", "File name", "Nama berkas"),
        C("outcome", "text", "still_refused; admitted: it is a fact now; read_differently: the same words give other "
          "facts; gone: they give none", "Hasil", required=True, allowed=OUTCOMES),
        C("fact_id", "text", "The fact it became", "Fakta"),
        C("code_version", "text", "Content hash of the code that read it", "Versi kode", required=True),
    ),
)  # fmt: skip


def _unresolved(name: str, en: str, indonesian: str) -> Table:
    return Table(
        "ops", name, en, indonesian, ("name",),
        (
            C("name", "text", "The name as written", "Nama", required=True),
            C("suggestions", "text[]", "What it may mean, likeliest first", "Usulan", required=True),
            C("statements", "int", "Figures that hang on it", "Jumlah angka", required=True, low=0),
            C("documents", "int", "Documents that write it", "Jumlah dokumen", required=True, low=1),
            C("document", "text", "One of them", "Contoh dokumen"),
            C("evidence", "text", "Its words there", "Contoh kutipan"),
        ),
        warnings=("Ought to be empty: settle each name by a decision, or by a row in warehouse/reference.",),
    )  # fmt: skip


UNRESOLVED_REGION = _unresolved(
    "unresolved_region", "Names of regions that could not be settled", "Nama wilayah yang belum dikenali"
)
UNRESOLVED_OFFICE = _unresolved(
    "unresolved_office", "Offices that are not in core.branch", "Nama kantor yang belum dikenali"
)
UNRESOLVED_GROUP = _unresolved(
    "unresolved_group", "Groups of workers outside the vocabulary", "Kelompok pekerja yang belum dikenali"
)

TABLES = (DECISION, REVIEW_QUEUE, REPLAY, UNRESOLVED_REGION, UNRESOLVED_OFFICE, UNRESOLVED_GROUP)
