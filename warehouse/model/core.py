"""Schema `core`: what is known, and the reference it is read against."""

from __future__ import annotations

from warehouse.model.declare import Column, Table
from warehouse.model.statements import CONTRACT, PROVENANCE
from warehouse.model.vocabulary import FLAGS, PROGRAMS, REGION_KINDS, SEGMENTS, UNITS

C = Column

REGION = Table(
    "core", "region", "Regions of Indonesia with their official codes", "Wilayah dan kode resminya",
    ("region_code",),
    (
        C("region_code", "text", "Kemendagri code, dotted; 00 is Indonesia", "Kode Kemendagri", required=True),
        C("level", "text", "Level of the region", "Tingkat", required=True, allowed=REGION_KINDS[:-1]),
        C("name", "text", "Official name with its kind (Kabupaten Bekasi)", "Nama resmi", required=True),
        C("short_name", "text", "Name without its kind (Bekasi)", "Nama singkat", required=True),
        C("parent_code", "text", "Code of the region above", "Kode wilayah induk"),
        C("bps_code", "text", "Code of Statistics Indonesia where it differs by system", "Kode BPS"),
        C("valid_from", "date", "First day the region existed under this code, where known", "Berlaku sejak"),
        C("valid_to", "date", "Last day, null while it exists", "Berlaku sampai"),
        C("tile_x", "int", "Column of the province in the project's own tile grid", "Kolom petak"),
        C("tile_y", "int", "Row of the province in the project's own tile grid", "Baris petak"),
    ),
)  # fmt: skip

REGION_ALIAS = Table(
    "core", "region_alias", "Other names a region goes by", "Nama lain wilayah",
    ("alias", "region_code"),
    (
        C("alias", "text", "The other name, as written", "Nama lain", required=True),
        C("region_code", "text", "Region it means", "Kode wilayah", required=True),
        C("ambiguous", "bool", "Whether the alias also means another region", "Bermakna ganda", required=True),
    ),
)  # fmt: skip

REGION_HISTORY = Table(
    "core", "region_history", "Splits, renamings and changes of code", "Pemekaran dan perubahan kode",
    ("region_code", "valid_from", "change"),
    (
        C("region_code", "text", "Code today", "Kode sekarang", required=True),
        C("change", "text", "What changed", "Perubahan", required=True),
        C("former_code", "text", "Code before, where it had one", "Kode lama"),
        C("former_name", "text", "Name before", "Nama lama"),
        C("valid_from", "date", "Day the change took effect", "Berlaku sejak", required=True),
        C("source", "text", "Law or decree", "Dasar hukum"),
    ),
)  # fmt: skip

BRANCH = Table(
    "core", "branch", "Offices of BPJS Ketenagakerjaan", "Kantor BPJS Ketenagakerjaan",
    ("branch",),
    (
        C("branch", "text", "Name of the office", "Nama kantor", required=True),
        C("type", "text", "kanwil (regional), kc (branch) or kcp (sub-branch)", "Jenis kantor", required=True),
        C("kanwil", "text", "Regional office above", "Kantor wilayah"),
        C("confidence", "text", "How sure the served area is", "Keyakinan wilayah layanan"),
    ),
)  # fmt: skip

BRANCH_REGION = Table(
    "core", "branch_region", "Which regions an office serves: a branch is not a region", "Wilayah layanan kantor",
    ("branch", "region_code"),
    (
        C("branch", "text", "Office", "Kantor", required=True),
        C("region_code", "text", "Region it serves", "Kode wilayah", required=True),
    ),
)  # fmt: skip

METRIC = Table(
    "core", "metric", "What may be counted", "Ukuran",
    ("metric",),
    (
        C("metric", "text", "Name used in queries", "Nama ukuran", required=True),
        C("unit", "text", "Usual unit", "Satuan", required=True, allowed=UNITS),
        C("nature", "text", "stock, flow, rate, target or level", "Sifat", required=True),
        C("label_en", "text", "Label in English", "Label Inggris", required=True),
        C("label_id", "text", "Label in Indonesian", "Label Indonesia", required=True),
    ),
)  # fmt: skip

PROGRAM = Table(
    "core", "program", "The programmes", "Program jaminan",
    ("program",),
    (
        C("program", "text", "Abbreviation", "Singkatan", required=True, allowed=PROGRAMS),
        C("label_en", "text", "Label in English", "Label Inggris", required=True),
        C("label_id", "text", "Label in Indonesian", "Label Indonesia", required=True),
    ),
    warnings=("A worker is usually in several programmes: never add participants over programmes.",),
)  # fmt: skip

SEGMENT = Table(
    "core", "segment", "The segments of participants", "Segmen kepesertaan",
    ("segment",),
    (
        C("segment", "text", "Abbreviation", "Singkatan", required=True, allowed=SEGMENTS),
        C("label_en", "text", "Label in English", "Label Inggris", required=True),
        C("label_id", "text", "Label in Indonesian", "Label Indonesia", required=True),
    ),
)  # fmt: skip

STATUTORY_PARAMETER = Table(
    "core", "statutory_parameter", "Benefits and contributions set by regulation",
    "Manfaat dan iuran menurut peraturan",
    ("parameter", "valid_from"),
    (
        C("parameter", "text", "Name of the parameter", "Nama parameter", required=True),
        C("program", "text", "Programme", "Program"),
        C("metric", "text", "Metric a news figure of it has", "Ukuran", required=True),
        C("value", "float", "Value in `unit`", "Nilai", required=True),
        C("unit", "text", "IDR or percent ...", "Satuan", required=True),
        C("valid_from", "date", "First day in force", "Berlaku sejak", required=True),
        C("valid_to", "date", "Last day in force; null: still", "Berlaku sampai"),
        C("instrument", "text", "Regulation that sets it", "Dasar hukum"),
        C("note", "text", "Conditions", "Catatan"),
    ),
)  # fmt: skip

LEGAL_INSTRUMENT = Table(
    "core", "legal_instrument", "Laws and regulations that figures rest on", "Peraturan perundang-undangan",
    ("instrument",),
    (
        C("instrument", "text", "Short name (PP 44/2015)", "Nama singkat", required=True),
        C("title", "text", "What it is about", "Tentang", required=True),
        C("in_force", "date", "First day in force", "Berlaku sejak"),
        C("note", "text", "What it settles here", "Catatan"),
    ),
)  # fmt: skip

SOURCE = Table(
    "core", "source", "Outlets and offices that documents come from", "Asal dokumen",
    ("source_id",),
    (
        C("source_id", "text", "Host name, outlet or office, in lower case", "Pengenal sumber", required=True),
        C("name", "text", "As printed", "Nama", required=True),
        C("source_kind", "text", "news or report", "Berita atau laporan", required=True, allowed=("news", "report")),
    ),
)  # fmt: skip

DOCUMENT = Table(
    "core", "document", "One row for each document's bytes", "Dokumen",
    ("document_id",),
    (
        C("document_id", "text", "SHA-256 of the bytes", "SHA-256", required=True),
        C("document", "text", "File name at first arrival", "Nama berkas", required=True),
        C("source_kind", "text", "news or report", "Berita atau laporan", required=True, allowed=("news", "report")),
        C("source_id", "text", "Where it comes from (core.source)", "Sumber", required=True),
        C("outlet", "text", "Outlet or office as printed", "Media atau kantor"),
        C("url", "text", "Address, where known", "Alamat"),
        C("title", "text", "Headline or table title", "Judul"),
        C("published", "text", "Publication date as far as known: YYYY, YYYY-MM or YYYY-MM-DD", "Tanggal terbit"),
        C("published_at", "date", "First day of `published`", "Hari terbit"),
        C("media_type", "text", "Type by its bytes", "Jenis media", required=True),
        C("size", "int", "Size in bytes", "Ukuran (bita)", required=True, low=1),
        C("characters", "int", "Length of the clean text; null: a report", "Panjang teks", low=0),
        C("first_arrival", "timestamp", "When the bytes first arrived (UTC)", "Waktu kedatangan (UTC)", required=True),
        C("arrival_week", "text", "ISO week of first arrival, Asia/Jakarta", "Pekan kedatangan", required=True),
        C("provenance", "text", "public, invented or null: samples say whether their figures are public",
          "Asal angka (contoh)", allowed=("public", "invented")),
        C("story_id", "text", "The first document to arrive of those that print one text; null: a report",
          "Naskah yang sama"),
        C("copy_of", "text", "The document first published with this text; null: no copy", "Salinan dari"),
        C("copy_since", "timestamp", "Since when it is known to be a copy (UTC)", "Diketahui salinan sejak (UTC)"),
    ),
)  # fmt: skip

FACT = Table(
    "core", "fact", "A statement that passed validation, with the time it holds and the time it was known",
    "Pernyataan yang lolos pemeriksaan",
    ("fact_id",),
    (
        C("fact_id", "text", "Short id, stable for the same bytes", "Pengenal fakta", required=True),
        *PROVENANCE,
        *CONTRACT,
        C("source_id", "text", "Where it comes from (core.source)", "Sumber", required=True),
        C("published_at", "date", "First day of the document's `published`", "Tanggal terbit"),
        C("as_of_from", "date", "First day of `as_of`", "Awal berlakunya"),
        C("as_of_to", "date", "Last day of `as_of`", "Akhir berlakunya"),
        C("recorded_at", "timestamp", "When it was learned (UTC): its document's first arrival, another reading by "
          "better code, or the decision", "Waktu dicatat (UTC)", required=True),
        C("superseded_at", "timestamp", "When it was replaced (UTC); null: it stands", "Waktu digantikan (UTC)"),
        C("superseded_by", "text", "revision: the report was issued again; reading: better code read its document "
          "again; decision: a curator's", "Sebab digantikan", allowed=("revision", "reading", "decision")),
        C("arrival_week", "text", "ISO week in which its document arrived", "Pekan kedatangan", required=True),
    ),
    warnings=(
        "Programme counts overlap: never add them.",
        "`ytd` figures run from January: never add them over months.",
        "Facts of kind `anecdote` and `plan` are not observations.",
        "A branch is not a region: use core.branch_region.",
    ),
)  # fmt: skip

FACT_FLAG = Table(
    "core", "fact_flag", "What is odd about a fact, one row a flag", "Penanda pada fakta",
    ("fact_id", "flag"),
    (
        C("fact_id", "text", "The fact", "Fakta", required=True),
        C("flag", "text", "The flag", "Penanda", required=True, allowed=FLAGS),
        C("meaning_en", "text", "What it says, in English", "Arti (Inggris)", required=True),
        C("meaning_id", "text", "What it says, in Indonesian", "Arti (Indonesia)", required=True),
    ),
)  # fmt: skip

EVENT = Table(
    "core", "event", "What happened: agreements, meetings, hand-overs", "Peristiwa",
    ("event_id",),
    (
        C("event_id", "text", "Hash of document and place", "Pengenal peristiwa", required=True),
        C("document_id", "text", "SHA-256 of the document", "SHA-256 dokumen", required=True),
        C("document", "text", "File name", "Nama berkas", required=True),
        C("event", "text", "Kind of event", "Jenis peristiwa", required=True,
          allowed=("mou", "meeting", "kick_off", "monitoring", "award", "hand_over")),
        C("event_date", "text", "Date: YYYY, YYYY-MM or YYYY-MM-DD", "Tanggal"),
        C("region_code", "text", "Where, dotted code", "Kode wilayah"),
        C("region", "text", "Where", "Wilayah"),
        C("parties", "text[]", "Who took part, as named", "Pihak"),
        C("evidence", "text", "The words", "Kutipan", required=True),
        C("start", "int", "First character of the evidence, from 0", "Awal kutipan", low=0),
        C("end", "int", "Character after the evidence", "Akhir kutipan", low=0),
    ),
)  # fmt: skip

TABLES = (
    REGION, REGION_ALIAS, REGION_HISTORY, BRANCH, BRANCH_REGION, METRIC, PROGRAM, SEGMENT, STATUTORY_PARAMETER,
    LEGAL_INSTRUMENT, SOURCE, DOCUMENT, FACT, FACT_FLAG, EVENT,
)  # fmt: skip
