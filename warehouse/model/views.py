"""Views of schema mart: what the analysts' questions are asked of. Their SQL stands in warehouse/sql/<name>.sql."""

from __future__ import annotations

from warehouse.model import coverage_views as coverage
from warehouse.model import money_views as money
from warehouse.model import target_views as target
from warehouse.model.declare import Table

VIEWS: tuple[Table, ...] = (
    coverage.CLOCK,
    coverage.HEADLINE,
    coverage.COVERAGE_WEEKLY,
    target.NATIONAL_PATH,
    target.GAP_TO_TARGET,
    target.REQUIRED_GROWTH,
    target.GROWTH_RULE,
    coverage.REVISION,
    money.SPONSORED_WORKERS,
    money.CLAIMS,
    target.PROMISE_VS_FACT,
    money.STATUTORY_CHECK,
    coverage.FRESHNESS,
    coverage.HIERARCHY_CHECK,
    coverage.FROM_MEMBERS,
    money.SOURCE_QUALITY,
    coverage.COMPOSITION,
    coverage.DECEMBER_JANUARY,
    coverage.BASIS_RATIO,
    coverage.ACTIVE_SHARE,
    money.COST_TO_COVER,
    money.BUDGET_CHECK,
    target.EVENT_EFFECT,
    coverage.DERIVED_RATE,
    money.LOSS_RATIO,
)
"""In the order of creation: each reads only from tables and from views before it."""
