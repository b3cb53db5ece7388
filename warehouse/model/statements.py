"""The columns of a statement: public contract of `cakupan extract`, and the body of every fact."""

from __future__ import annotations

from warehouse.model.declare import Column, Table
from warehouse.model.vocabulary import (
    DENOMINATOR_BASES,
    KINDS,
    METRIC_NAMES,
    NUMERATOR_BASES,
    PERIODS,
    QUALIFIERS,
    REGION_KINDS,
    SEGMENTS,
    UNITS,
)

C = Column

CONTRACT: tuple[Column, ...] = (
    C("document", "text", "File name of the document that states the figure", "Nama berkas dokumen", required=True),
    C("metric", "text", "What is counted (core.metric)", "Apa yang dihitung", required=True, allowed=METRIC_NAMES),
    C("kind", "text", "Whether observed, aimed at, announced, set by law, or told of one case",
      "Jenis pernyataan", required=True, allowed=KINDS),
    C("value", "float", "The figure as stated, in `unit`", "Nilai sebagaimana dinyatakan", required=True),
    C("value_low", "float", "Lowest value the words allow", "Nilai terendah yang dimungkinkan", required=True),
    C("value_high", "float", "Highest value the words allow; null: no upper bound",
      "Nilai tertinggi yang dimungkinkan"),
    C("unit", "text", "Unit of the value", "Satuan", required=True, allowed=UNITS),
    C("qualifier", "text", "How the words soften the figure", "Kata pembatas angka", required=True, allowed=QUALIFIERS),
    C("region_code", "text", "Kemendagri code, dotted; 00 is Indonesia; null for an office area or an unresolved name",
      "Kode wilayah Kemendagri"),
    C("region_kind", "text", "Level of the region", "Tingkat wilayah", allowed=REGION_KINDS),
    C("region", "text", "Region or office as officially named", "Nama wilayah atau kantor"),
    C("program", "text[]", "Programmes the figure is about, sorted; empty: not stated", "Program"),
    C("segment", "text", "Segment of participants", "Segmen kepesertaan", allowed=SEGMENTS),
    C("worker_group", "text", "Group of workers, as the words' lemma (petani, nelayan ...)", "Kelompok pekerja"),
    C("numerator_basis", "text", "What the numerator counts", "Dasar pembilang", allowed=NUMERATOR_BASES),
    C("denominator_basis", "text", "What the denominator counts", "Dasar penyebut", allowed=DENOMINATOR_BASES),
    C("as_of", "text", "When the figure holds: YYYY, YYYY-MM or YYYY-MM-DD", "Tanggal berlakunya angka"),
    C("period", "text", "Point in time, month, year to date, or year", "Periode", required=True, allowed=PERIODS),
    C("sponsor", "text", "Who pays the contributions", "Penanggung iuran"),
    C("fund", "text", "The fund it is paid from (DBH CHT, APBD ...)", "Sumber dana"),
    C("speaker", "text", "Who says so, with the office held", "Narasumber"),
    C("confidence", "float", "How sure the reading is, 0 to 1", "Tingkat keyakinan", required=True, low=0, high=1),
    C("evidence", "text", "The words that state the figure, exactly as printed", "Kutipan bukti", required=True),
    C("start", "int", "First character of the evidence in the document's text, from 0; reports: in the cell's text",
      "Awal kutipan (karakter)", low=0),
    C("end", "int", "Character after the evidence", "Akhir kutipan (karakter)", low=0),
    C("rule", "text", "The rules that read it, joined by +", "Aturan pembacaan", required=True),
    C("flags", "text[]", "What is odd about it (core.fact_flag)", "Penanda keganjilan"),
)  # fmt: skip

PROVENANCE: tuple[Column, ...] = (
    C("statement_id", "text", "Hash of document, place and meaning: the same bytes give the same id",
      "Pengenal pernyataan", required=True),
    C("document_id", "text", "SHA-256 of the document's bytes", "SHA-256 dokumen", required=True),
    C("source_kind", "text", "news or report", "Berita atau laporan", required=True, allowed=("news", "report")),
    C("cell", "text", "Reports: where in the file, as Sheet!B7 or page 2 row 7", "Letak sel dalam laporan"),
    C("figure", "text", "News: the figure itself as printed, without the words around it",
      "Angka sebagaimana tercetak"),
    C("sentence", "text", "The sentence or table row around the evidence", "Kalimat atau baris di sekitarnya"),
)  # fmt: skip

STATEMENT = Table(
    "stage", "statement",
    "One figure as one document states it, at one place in its text or one cell",
    "Satu angka sebagaimana dinyatakan satu dokumen",
    ("statement_id",), PROVENANCE + CONTRACT,
)  # fmt: skip

CONTRACT_NAMES: tuple[str, ...] = tuple(c.name for c in CONTRACT)
