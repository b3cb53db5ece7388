"""What the words of a figure allow: intervals from the printed precision and from the words before or after it.

"611 ribu" was rounded to thousands, so it stands for [610 500, 611 500). A softening word widens one side or both:

=============  ==================================================================================
about          both sides, by the weight of the last digit that is not zero (half of it when the figure has one digit:
               "sekitar 600 ribu" is [550 000, 650 000), "sekitar 611 ribu" is [610 000, 612 000))
nearly         the same width, downwards only
more_than      from the figure upwards, no upper bound; at_least alike
less_than      from 0 up to the figure; up_to alike
=============  ==================================================================================
"""

from __future__ import annotations

import polars as pl


def bounds() -> tuple[pl.Expr, pl.Expr]:
    """`value_low` and `value_high` from the columns value, quantum, weight, digits, qualifier.

    `quantum`: weight of the last printed digit, 0 for an exact count; `weight` and `digits`: see `significance`.
    """
    value, quantum, qualifier = pl.col("value"), pl.col("quantum"), pl.col("qualifier")
    about = pl.when(pl.col("digits") > 1).then(pl.col("weight")).otherwise(pl.col("weight") / 2)
    width = pl.max_horizontal(about, quantum)
    low = (
        pl.when(qualifier.is_in(["about", "nearly"])).then(pl.max_horizontal(value - width, pl.lit(0.0)))
        .when(qualifier.is_in(["more_than", "at_least"])).then(value)
        .when(qualifier.is_in(["less_than", "up_to"])).then(pl.min_horizontal(value, pl.lit(0.0)))
        .otherwise(value - quantum / 2)
    )  # fmt: skip
    high = (
        pl.when(qualifier == "about").then(value + width)
        .when(qualifier.is_in(["more_than", "at_least"])).then(None)
        .when(qualifier.is_in(["nearly", "less_than", "up_to"])).then(value)
        .otherwise(value + quantum / 2)
    )  # fmt: skip
    return low, high
