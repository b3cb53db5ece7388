WITH last_of_year AS (
    SELECT h.*, year(h.as_of_date) AS "year"
    FROM mart.headline AS h
    WHERE h.metric = 'coverage_rate'
    QUALIFY row_number() OVER (PARTITION BY h.series_id, year(h.as_of_date) ORDER BY h.as_of_date DESC) = 1
),

target AS (
    SELECT s.region_code, year(s.as_of_date) AS "year", s.value
    FROM mart.coverage_series AS s
    WHERE s.metric = 'coverage_target' AND s.kind = 'target' AND s.unit = 'percent'
      AND s.segment IS NULL AND s.program = '' AND s.worker_group IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY s.region_code, year(s.as_of_date) ORDER BY s.sources DESC, s.as_of_date DESC, s.series_id
    ) = 1
)

SELECT
    n.series_id, n.region_code, n.region, n.numerator_basis, n.denominator_basis, n."year",
    b.value AS base_rate, b.as_of_date AS base_date, n.value AS rate, n.as_of_date AS rate_date,
    100 * (n.value / nullif(b.value, 0) - 1) AS growth_percent,
    n.value - b.value AS growth_points,
    t.value AS base_target,
    -- The rule is about whole years: until the year has its rate of December nothing is met or missed.
    CASE WHEN month(n.as_of_date) = 12 THEN n.value >= b.value * 1.25 END AS met_relative,
    CASE WHEN month(n.as_of_date) = 12 THEN n.value - b.value >= 25 END AS met_points,
    CASE WHEN month(n.as_of_date) = 12 THEN n.value - b.value >= 0.25 * t.value END AS met_target_share
FROM last_of_year AS n
INNER JOIN last_of_year AS b
    ON n.series_id = b.series_id AND b."year" = n."year" - 1 AND month(b.as_of_date) = 12
LEFT JOIN target AS t ON t.region_code = n.region_code AND t."year" = b."year"
