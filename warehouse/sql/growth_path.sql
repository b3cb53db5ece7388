-- Members each region needs for the national targets if its workers grow by "workers_growth" percent a year.
-- No projection of the labour force by region is published in the sources: the growth is the asker's assumption.
WITH based AS (
    SELECT
        r.*, e.value AS workers, e.as_of_date AS workers_date
    FROM mart.required_growth AS r
    INNER JOIN mart.headline AS e
        ON e.metric = 'eligible_workers' AND e.region_code = r.region_code
        -- The workers that the rate is of: a rate is never multiplied by another known basis.
        AND (e.denominator_basis IS NOT DISTINCT FROM r.denominator_basis OR e.denominator_basis IS NULL)
    QUALIFY row_number() OVER (
        PARTITION BY r.series_id, r.plan, r."year"
        ORDER BY abs(e.as_of_date - r.rate_date), e.as_of_date DESC, e.series_id
    ) = 1
),

grown AS (
    SELECT b.*, b.workers * pow(1 + CAST("workers_growth" AS DOUBLE) / 100, b.years_left) AS workers_then
    FROM based AS b
)

SELECT
    g.region_code, g.region, g.denominator_basis, g.plan, g."year", g.target, g.rate, g.rate_date, g.years_left,
    g.workers, g.workers_date, g.workers * g.rate / 100 AS members, g.workers_then,
    g.workers_then * g.target / 100 AS members_then,
    (g.workers_then * g.target / 100 - g.workers * g.rate / 100) / g.years_left AS members_per_year,
    100 * (pow(g.workers_then * g.target / (g.workers * g.rate), 1 / g.years_left) - 1) AS growth_per_year
FROM grown AS g
WHERE g.workers > 0
ORDER BY g.region_code, g.plan, g."year", g.denominator_basis
