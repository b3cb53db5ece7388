"""How large a figure may be before it is more likely a misreading than news: the numbers behind the domain rules.

All are bounds well above anything known, so that true figures never meet them; what they catch are lost or doubled
scale words, decimal points read as thousands separators, and figures attached to the wrong region.
"""

from __future__ import annotations

from warehouse.model.vocabulary import METRICS

UNITS_OF: dict[str, tuple[str, ...]] = {m.name: (m.unit,) for m in METRICS} | {
    # Targets are set as a rate, a number of workers or enterprises, or (offices) a sum of contributions.
    "coverage_target": ("percent", "persons", "employers", "IDR"),
    "growth_target": ("persons", "percent", "employers"),
    # Claims are told as cases or as the people who received them.
    "claim_cases": ("cases", "persons"),
}

# Persons. The labour force of Indonesia was 154.0 million in August 2025, that of the largest province, Jawa Barat,
# 26.3 million (BPS, Sakernas); the most populous regency, Bogor, has 5.9 million inhabitants and the most populous
# district about 0.6 million (population register). An office may serve several provinces.
_PERSONS = {
    "country": 160_000_000,
    "province": 40_000_000,
    "regency": 6_000_000,
    "city": 6_000_000,
    "district": 700_000,
    "village": 200_000,
    "branch": 40_000_000,
}
# Employers. The economic census of 2016 counted 26.7 million enterprises, 4.6 million of them in the largest province
# (BPS, SE2016).
_EMPLOYERS = {
    "country": 40_000_000,
    "province": 7_000_000,
    "regency": 1_000_000,
    "city": 1_000_000,
    "district": 150_000,
    "village": 50_000,
    "branch": 7_000_000,
}
LARGEST: dict[tuple[str, str], int] = {
    (kind, unit): largest
    for unit, table in (("persons", _PERSONS), ("cases", _PERSONS), ("employers", _EMPLOYERS))
    for kind, largest in table.items()
}

SHARES = ("coverage_rate", "unprotected_rate", "segment_share", "coverage_target")
LARGEST_GROWTH_PERCENT = 1_000.0

# Rupiah. All claims of 2024 came to 57 trillion and the fund to some 800 trillion (annual figures of the agency).
# A sum under 10 000 rupiah has lost its scale word.
SUMS = ("claims_paid", "contributions_collected", "budget_allocated")
SMALLEST_SUM_IDR, LARGEST_SUM_IDR = 10_000.0, 500e12
# One person's benefit: the dearest treatments after an accident at work ran to some billions. One person's or one
# household's contribution: the lowest legal price was 8 400 a month in 2026 (PP 50/2025), 168 under the 99 % relief of
# 2020 (PP 49/2020).
LARGEST_BENEFIT_IDR = 20e9
LARGEST_CONTRIBUTION_IDR = 1e9

EARLIEST_YEAR = 1978  # the first year after the programme began (PP 33/1977)
LATEST_YEAR = 2060  # the farthest targets are set for 2045 (UU 59/2024)

# Figures against each other (`across`). Offices print counts of one cut-off beside rates of another, a few days apart.
SLACK_SHARE = 0.005
TOUCH = 1e-9  # room for the rounding of floating point numbers
# Jumps. The nation moved between -12 % (2019 to 2020) and +17 % (2021 to 2022) a year; within 2025 from 39.05 million
# (May) to 48.64 million (December): +25 % is the season (annual figures of the agency, quoted by the press). Regions
# that add sponsored workers move more: a factor of two within a year is where misreadings begin.
JUMP_FACTOR_YEAR = 2.0
JUMP_FACTOR_HALF_YEAR = 1.5
SEASON_FACTOR = 1.25
HALF_YEAR_DAYS = 184
JUMP_POINTS_YEAR, JUMP_POINTS_HALF_YEAR = 30.0, 20.0
SMALLEST_JUMPING = 1_000
