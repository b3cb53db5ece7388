"""Domain rules of documents, events, facts and marts, as tables, and the rules about a table as a whole.

A failing document or event leaves for the quarantine; a failing fact or mart row stops the release.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from expectations import statement_rules as of
from expectations.rules import AtLeast, FewRefused, Holds, Matches, Rows, Rule, Severity
from warehouse.model.vocabulary import PROGRAMS

LARGEST_REFUSED_SHARE, REFUSED_GRACE = 0.20, 5
_PROGRAM_PATTERN = f"^(({'|'.join(PROGRAMS)})([+]({'|'.join(PROGRAMS)}))*)?$"


def with_severity(severity: Severity, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The same rules at another severity."""
    return tuple(replace(rule, severity=severity) for rule in rules)


HAS_ROWS = Rule(
    "expect_rows", (), Rows(), "critical",
    "The table is not empty where it ought to have rows", "Tabel tidak kosong bila seharusnya berisi",
)  # fmt: skip
FEW_REFUSED = Rule(
    "expect_few_rows_refused", (), FewRefused(LARGEST_REFUSED_SHARE, REFUSED_GRACE), "critical",
    f"No more than {LARGEST_REFUSED_SHARE:.0%} of the rows are refused ({REFUSED_GRACE} always may be)",
    f"Paling banyak {LARGEST_REFUSED_SHARE * 100:g} % baris ditolak ({REFUSED_GRACE} baris selalu boleh)",
)  # fmt: skip

DOCUMENT_RULES: tuple[Rule, ...] = (
    of.DOCUMENT_SHA256,
    Rule(
        "expect_text_in_document", ("characters", "source_kind"),
        # Not every shape of report tells how many cells are filled; one without any is refused when it is read.
        Holds(pl.col("characters").fill_null(pl.when(pl.col("source_kind") == "report").then(1).otherwise(0)) > 0),
        "warning", "The document holds text or filled cells", "Dokumen memuat teks atau sel berisi",
        "No text was found in {document}.", "Tidak ada teks yang ditemukan dalam {document}.",
    ),
    Rule(
        "expect_published_to_be_written_as_a_date", ("published",), Matches("published", of.DATE_PATTERN), "warning",
        "published, where given, is written YYYY, YYYY-MM or YYYY-MM-DD",
        "published, bila terisi, ditulis YYYY, YYYY-MM, atau YYYY-MM-DD",
        "published is {published}.", "published bernilai {published}.",
    ),
    Rule(
        "expect_published_at_to_agree_with_published", ("published", "published_at"),
        Holds(pl.col("published_at").eq_missing(pl.col("_published_from"))), "warning",
        "published_at is the first day of published", "published_at adalah hari pertama dari published",
        "published_at is {published_at}, but published is {published}.",
        "published_at bernilai {published_at}, padahal published {published}.",
    ),
    Rule(
        "expect_published_not_after_arrival", ("published_at", "first_arrival"),
        Holds(pl.col("published_at") <= pl.col("_arrived")), "warning",
        "The document was published no later than the day it arrived (Asia/Jakarta)",
        "Dokumen terbit tidak sesudah hari tibanya (Asia/Jakarta)",
        "Published on {published_at}, but arrived on {_arrived}.", "Terbit {published_at}, padahal tiba {_arrived}.",
    ),
    Rule(
        "expect_published_year_to_be_plausible", ("published_at",),
        Holds(pl.col("published_at").dt.year() >= 1978), "warning",
        "The document was published in 1978 or later", "Dokumen terbit pada 1978 atau sesudahnya",
        "Published on {published_at}, before there was a programme to report on.",
        "Terbit {published_at}, sebelum programnya ada.",
    ),
    Rule(
        "expect_arrival_week_to_agree_with_first_arrival", ("arrival_week", "first_arrival"),
        Holds(pl.col("arrival_week") == pl.col("_arrival_week")), "warning",
        "arrival_week is the ISO week of first_arrival in Asia/Jakarta",
        "arrival_week adalah pekan ISO dari first_arrival menurut Asia/Jakarta",
        "arrival_week is {arrival_week}, but it arrived in {_arrival_week}.",
        "arrival_week bernilai {arrival_week}, padahal tiba pada {_arrival_week}.",
    ),
    Rule(
        "expect_url_to_be_of_the_web", ("url",), Matches("url", "^https?://[^ ]+$"), "warning",
        "url, where given, begins with http:// or https://", "url, bila terisi, berawal http:// atau https://",
        "url is {url}.", "url bernilai {url}.",
    ),
    Rule(
        "expect_no_identity_number", ("document", "title", "outlet"),
        Holds(of.no_identity_number("document", "title", "outlet")), "warning",
        of.NO_IDENTITY.meaning_en, of.NO_IDENTITY.meaning_id, of.NO_IDENTITY.reason_en, of.NO_IDENTITY.reason_id,
    ),
)  # fmt: skip

EVENT_RULES: tuple[Rule, ...] = (
    of.DOCUMENT_STORED, of.CODE_WRITTEN, of.REGION_KNOWN, of.EVIDENCE_WORDS, of.SPAN_FORWARD,
    Rule(
        "expect_event_date_to_be_written_as_a_date", ("event_date",), Matches("event_date", of.DATE_PATTERN), "warning",
        "event_date, where given, is written YYYY, YYYY-MM or YYYY-MM-DD",
        "event_date, bila terisi, ditulis YYYY, YYYY-MM, atau YYYY-MM-DD",
        "event_date is {event_date}.", "event_date bernilai {event_date}.",
    ),
)  # fmt: skip

FACT_RULES: tuple[Rule, ...] = (
    *with_severity("critical", of.INTEGRITY),
    Rule(
        "expect_as_of_from_not_after_as_of_to", ("as_of_from", "as_of_to"), AtLeast("as_of_to", "as_of_from"),
        "critical",
        "The time a fact holds does not end before it begins", "Masa berlaku fakta tidak berakhir sebelum berawal",
        "It holds from {as_of_from} to {as_of_to}.", "Berlaku dari {as_of_from} sampai {as_of_to}.",
    ),
    Rule(
        "expect_as_of_days_to_agree_with_as_of", ("as_of", "as_of_from", "as_of_to"),
        Holds(pl.col("as_of_from").eq_missing(pl.col("_as_of_from"))
              & pl.col("as_of_to").eq_missing(pl.col("_as_of_to"))), "critical",
        "as_of_from and as_of_to are the first and last day of as_of",
        "as_of_from dan as_of_to adalah hari pertama dan terakhir dari as_of",
        "as_of is {as_of}, but the days are {as_of_from} and {as_of_to}.",
        "as_of bernilai {as_of}, tetapi harinya {as_of_from} dan {as_of_to}.",
    ),
    Rule(
        "expect_recorded_not_before_arrival", ("recorded_at", "document_id"),
        Holds(pl.col("recorded_at") >= pl.col("_arrived_at")), "critical",
        "A fact was not known before its document arrived", "Fakta tidak diketahui sebelum dokumennya tiba",
        "Recorded at {recorded_at}, but its document arrived at {_arrived_at}.",
        "Dicatat {recorded_at}, padahal dokumennya tiba {_arrived_at}.",
    ),
    Rule(
        # A report and its revision may arrive at one moment.
        "expect_superseded_not_before_recorded", ("recorded_at", "superseded_at"),
        AtLeast("superseded_at", "recorded_at"), "critical",
        "A fact is not replaced before it was recorded", "Fakta tidak digantikan sebelum dicatat",
        "Recorded at {recorded_at}, but replaced at {superseded_at}.",
        "Dicatat {recorded_at}, tetapi digantikan {superseded_at}.",
    ),
)  # fmt: skip

_MART_RULES: tuple[Rule, ...] = (
    *with_severity(
        "critical", (of.NOT_BELOW, of.NOT_ABOVE, of.UNIT_AGREES, of.CODE_WRITTEN, of.REGION_KNOWN, of.REGION_LEVEL)
    ),
    Rule(
        "expect_fact_to_be_stored", (), Holds(pl.col("_fact_known")), "critical",
        "The fact it rests on is in core.fact", "Fakta dasarnya ada di core.fact",
        "It rests on a fact that is not in core.fact ({metric}, {region}, {as_of}).",
        "Bertumpu pada fakta yang tidak ada di core.fact ({metric}, {region}, {as_of}).",
    ),
    Rule(
        "expect_no_anecdote", ("kind",), Holds(pl.col("kind") != "anecdote"), "critical",
        "Anecdotes are kept out", "Anekdot tidak disertakan",
        "{metric} of {region} is an anecdote.", "{metric} untuk {region} berupa anekdot.",
    ),
    Rule(
        "expect_as_of_date_to_agree_with_as_of", ("as_of", "as_of_date"),
        Holds(pl.col("as_of").is_null() | pl.col("as_of_date").eq_missing(pl.col("_as_of_to"))), "critical",
        "as_of_date is the last day of as_of", "as_of_date adalah hari terakhir dari as_of",
        "as_of is {as_of}, but as_of_date is {as_of_date}.", "as_of bernilai {as_of}, tetapi as_of_date {as_of_date}.",
    ),
    Rule(
        "expect_joined_programs_to_be_known", ("program",), Matches("program", _PROGRAM_PATTERN), "critical",
        "Programmes are known and joined by +", "Program dikenal dan digabung dengan +",
        "program is {program}.", "program bernilai {program}.",
    ),
)  # fmt: skip

SERIES_RULES: tuple[Rule, ...] = (
    *_MART_RULES,
    Rule(
        "expect_sources_not_above_facts", ("facts", "sources"), AtLeast("facts", "sources"), "critical",
        "There are no more sources than facts", "Sumber tidak lebih banyak daripada fakta",
        "{sources} sources for {facts} facts.", "{sources} sumber untuk {facts} fakta.",
    ),
)  # fmt: skip

LATEST_RULES: tuple[Rule, ...] = (
    *SERIES_RULES,
    Rule(
        "expect_previous_before_latest", ("previous_as_of", "as_of_date"),
        Holds(pl.col("_previous_as_of_to") < pl.col("as_of_date")), "critical",
        "The previous value is of an earlier date", "Nilai sebelumnya bertanggal lebih awal",
        "The previous value is of {previous_as_of}, the latest of {as_of_date}.",
        "Nilai sebelumnya bertanggal {previous_as_of}, yang terakhir {as_of_date}.",
    ),
)  # fmt: skip

CONFLICT_RULES: tuple[Rule, ...] = (
    *_MART_RULES,
    Rule(
        "expect_one_chosen_fact_a_conflict", ("conflict_id", "verdict"),
        Holds((pl.col("verdict") == "chosen").sum().over("conflict_id") == 1), "critical",
        "Each conflict has just one chosen fact", "Setiap pertentangan memiliki tepat satu fakta terpilih",
        "Conflict {conflict_id} has no chosen fact, or several.",
        "Pertentangan {conflict_id} tanpa fakta terpilih atau dengan beberapa.",
    ),
    Rule(
        "expect_two_facts_a_conflict", ("conflict_id", "fact_id"),
        Holds(pl.col("fact_id").n_unique().over("conflict_id") >= 2), "critical",
        "A conflict is between at least two facts", "Pertentangan terjadi antara sedikitnya dua fakta",
        "Conflict {conflict_id} has one fact only.", "Pertentangan {conflict_id} hanya berisi satu fakta.",
    ),
)  # fmt: skip
