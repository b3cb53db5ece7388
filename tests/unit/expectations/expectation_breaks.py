"""For every expectation of every suite: a change to a right row that breaks it, and all it breaks besides.

A pair is (change, what fails). Structural breaks are listed by column in `STRUCTURAL`, with what else they break.
"""

from __future__ import annotations

from datetime import date, datetime

NOWHERE = "b" * 64
NOT_BELOW, NOT_ABOVE = "expect_value_not_below_its_interval", "expect_value_not_above_its_interval"
UNIT, WHOLE = "expect_unit_to_agree_with_metric", "expect_counts_to_be_whole"
REGION, LARGE = "expect_region_code_to_be_known", "expect_count_to_be_plausible_for_region"
CODE, LEVEL = "expect_region_code_to_be_dotted", "expect_region_kind_to_agree_with_code"
STORED, SHA = "expect_document_to_be_stored", "expect_document_id_to_be_a_sha256"
SPAN, FORWARD = "expect_news_evidence_to_fill_its_span", "expect_start_before_end"
BLANK, FINITE = "expect_evidence_not_to_be_blank", "expect_numbers_to_be_finite"
WRITTEN, CALENDAR = "expect_as_of_to_be_written_as_a_date", "expect_as_of_to_be_in_the_calendar"
NIK, FACT = "expect_no_identity_number", "expect_fact_to_be_stored"
AS_OF_DAYS, AS_OF_DATE = "expect_as_of_days_to_agree_with_as_of", "expect_as_of_date_to_agree_with_as_of"

Broken = list[tuple[dict[str, object], set[str]]]


def amount(metric: str, unit: str, value: float) -> dict[str, object]:
    return {"metric": metric, "unit": unit, "value": value, "value_low": value, "value_high": value}


_INTERVAL: Broken = [
    ({"value_low": 12_501.0, "value_high": 13_000.0}, {NOT_BELOW}),
    ({"value_high": 12_499.0}, {NOT_ABOVE}),
    (amount("active_participants", "percent", 50.0), {UNIT}),
    (amount("claims_paid", "persons", 5.0), {UNIT}),
]
_REGIONS: Broken = [
    ({"region_code": "3216", "region_kind": "regency"}, {CODE, REGION}),
    ({"region_code": "32.99"}, {REGION}),
    ({"region_code": "32.99.01", "region_kind": "district"}, {REGION}),
    ({"region_kind": "city"}, {LEVEL}),
    ({"region_kind": "branch"}, {LEVEL}),
    ({"region_code": "32.16.07"}, {LEVEL}),
]
_INTEGRITY: Broken = [
    (amount("active_participants", "persons", -5.0), {"expect_only_growth_to_be_negative"}),
    *_INTERVAL,
    *_REGIONS,
    ({"document_id": NOWHERE}, {STORED}),
    ({"document_id": "A" * 64}, {STORED, SHA}),
    ({"value": float("inf"), "value_high": None}, {FINITE, LARGE}),
    ({"value_high": float("inf")}, {FINITE}),
    ({"evidence": "   ", "start": 0, "end": 3}, {BLANK}),
    ({"start": 23, "end": 9}, {FORWARD, SPAN}),
    ({"end": 24}, {SPAN}),
    ({"start": None, "end": None}, {SPAN}),
    ({"program": ["JKK", "JKN"]}, {"expect_programs_to_be_known"}),
    ({"program": ["JKK", "JKK"]}, {"expect_programs_to_be_known"}),
    ({"flags": ["odd"]}, {"expect_flags_to_be_known"}),
    ({"speaker": "Siti (3216014107900001), peserta"}, {NIK}),
    ({"sentence": "NIK 3216014107900001"}, {NIK}),
]

STATEMENTS: Broken = [
    *_INTEGRITY,
    ({"as_of": "10-2026"}, {WRITTEN, CALENDAR}),
    ({"as_of": "2025-02-29"}, {CALENDAR}),
    ({"as_of": "2025-13"}, {CALENDAR}),
    ({"as_of": "1977"}, {"expect_as_of_year_to_be_plausible"}),
    ({"kind": "target", "as_of": "2061"}, {"expect_as_of_year_to_be_plausible"}),
    ({"as_of": "2026-11-18"}, {"expect_observation_not_after_arrival"}),
    ({"as_of": "2026-12", "kind": "anecdote"}, {"expect_observation_not_after_arrival"}),
    (amount("coverage_rate", "percent", 100.5), {"expect_share_not_above_100_percent"}),
    (amount("coverage_target", "percent", 995.0), {"expect_share_not_above_100_percent"}),
    (amount("growth_rate", "percent", 1_000.5), {"expect_growth_to_be_plausible"}),
    (amount("active_participants", "persons", 12.5), {WHOLE}),
    (amount("registered_employers", "employers", 1.204), {WHOLE}),
    (amount("active_participants", "persons", 6_000_001.0), {LARGE}),
    (amount("claims_paid", "IDR", 18.39), {"expect_sum_of_money_to_be_plausible"}),
    (amount("budget_allocated", "IDR", 6e14), {"expect_sum_of_money_to_be_plausible"}),
    (amount("benefit_amount", "IDR", 0.0), {"expect_amount_per_person_to_be_plausible"}),
    (amount("contribution_amount", "IDR", 2e9), {"expect_amount_per_person_to_be_plausible"}),
    ({"region_code": None, "region": None, "region_kind": None}, {"expect_region_to_be_resolved"}),
    ({"region_code": None}, {"expect_region_to_be_resolved"}),
    ({"region_code": None, "region_kind": "branch", "region": None}, {"expect_region_to_be_resolved"}),
    ({"source_kind": "report", "start": None, "end": None}, {"expect_report_cell_to_be_named"}),
]

DOCUMENTS: Broken = [
    ({"document_id": "0" * 63}, {SHA}),
    ({"characters": 0}, {"expect_text_in_document"}),
    ({"characters": None}, {"expect_text_in_document"}),
    (
        {"published": "3 Mei 2026", "published_at": None},
        {"expect_published_to_be_written_as_a_date"},
    ),
    ({"published_at": date(2026, 11, 2)}, {"expect_published_at_to_agree_with_published"}),
    ({"published": None}, {"expect_published_at_to_agree_with_published"}),
    ({"published": "2026-11-18", "published_at": date(2026, 11, 18)}, {"expect_published_not_after_arrival"}),
    ({"published": "1977", "published_at": date(1977, 1, 1)}, {"expect_published_year_to_be_plausible"}),
    # Sunday 18:00 UTC is Monday 01:00 in Jakarta: already the next week.
    (
        {"first_arrival": datetime.fromisoformat("2026-11-22 18:00")},
        {"expect_arrival_week_to_agree_with_first_arrival"},
    ),
    ({"url": "javascript:alert(1)"}, {"expect_url_to_be_of_the_web"}),
    ({"title": "Daftar 3216014107900001"}, {NIK}),
]

EVENTS: Broken = [
    ({"document_id": NOWHERE}, {STORED}),
    ({"region_code": "3216"}, {CODE, REGION}),
    ({"region_code": "99"}, {REGION}),
    ({"evidence": " "}, {BLANK}),
    ({"start": 17}, {FORWARD}),
    ({"event_date": "2 November"}, {"expect_event_date_to_be_written_as_a_date"}),
]

FACTS: Broken = [
    *((change, failed - {LARGE}) for change, failed in _INTEGRITY if change.get("document_id") is None),
    ({"document_id": NOWHERE}, {STORED}),
    ({"document_id": "A" * 64}, {STORED, SHA}),
    ({"as_of": "10-2026", "as_of_from": None, "as_of_to": None}, {WRITTEN, CALENDAR}),
    ({"as_of": "2025-02-29", "as_of_from": None, "as_of_to": None}, {CALENDAR}),
    ({"as_of_to": date(2026, 10, 30)}, {AS_OF_DAYS}),
    (
        {"as_of_from": date(2026, 10, 31), "as_of_to": date(2026, 10, 1)},
        {"expect_as_of_from_not_after_as_of_to", AS_OF_DAYS},
    ),
    ({"recorded_at": datetime.fromisoformat("2026-11-17 01:59:59")}, {"expect_recorded_not_before_arrival"}),
    ({"superseded_at": datetime.fromisoformat("2026-11-17 01:59:59")}, {"expect_superseded_not_before_recorded"}),
]

_MART: Broken = [
    *_INTERVAL,
    *_REGIONS,
    ({"kind": "anecdote"}, {"expect_no_anecdote"}),
    ({"as_of_date": date(2026, 10, 1)}, {AS_OF_DATE}),
    ({"program": "JKK, JKM"}, {"expect_joined_programs_to_be_known"}),
]
SERIES: Broken = [
    *_MART,
    ({"chosen_fact": "f9"}, {FACT}),
    ({"sources": 3}, {"expect_sources_not_above_facts"}),
]
LATEST: Broken = [*SERIES, ({"previous_as_of": "2026-10"}, {"expect_previous_before_latest"})]
CONFLICT: Broken = [
    *((change | {"verdict": "loses"}, failed) for change, failed in _MART),
    ({"fact_id": "f9", "verdict": "loses"}, {FACT}),
    ({"verdict": "chosen"}, {"expect_one_chosen_fact_a_conflict"}),
    (
        {"fact_id": "f0", "verdict": "loses"},
        {"expect_two_facts_a_conflict", "expect_conflict_id_and_fact_id_to_be_unique"},
    ),
]

BROKEN: dict[str, Broken] = {
    "documents": DOCUMENTS, "events": EVENTS, "statements": STATEMENTS, "facts": FACTS, "decisions": FACTS,
    "marts.coverage_series": SERIES, "marts.coverage_latest": LATEST, "marts.conflict": CONFLICT,
}  # fmt: skip

STRUCTURAL_BESIDES: dict[tuple[str, object], set[str]] = {
    ("characters", -1): {"expect_text_in_document"},
    ("metric", "nonsense"): {UNIT},
    ("unit", "nonsense"): {UNIT},
    ("region_kind", "nonsense"): {LEVEL},
    ("evidence", None): {SPAN},
    ("start", -1): {SPAN},
    ("end", -1): {SPAN, FORWARD},
    ("facts", 0): {"expect_sources_not_above_facts"},
    ("as_of_date", None): {AS_OF_DATE},
}
"""What a structural break of a column breaks besides, by column and value; only the rules its suite has count."""
