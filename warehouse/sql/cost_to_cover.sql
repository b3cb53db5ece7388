WITH unprotected AS (
    SELECT s.*
    FROM mart.coverage_series AS s
    WHERE s.metric = 'unprotected_workers' AND s.kind = 'observation'
    QUALIFY row_number() OVER (PARTITION BY s.series_id ORDER BY s.as_of_date DESC) = 1
),

price AS (
    SELECT
        (
            SELECT max(p.value) FROM core.statutory_parameter AS p
            WHERE p.parameter = 'jkk_jkm_bpu_min_month'
              AND p.valid_from <= c.today AND (p.valid_to IS NULL OR p.valid_to >= c.today)
        ) AS monthly,
        (
            SELECT max_by({'monthly': p.value, 'until': p.valid_to}, p.valid_to) FROM core.statutory_parameter AS p
            WHERE p.parameter = 'jkk_jkm_bpu_non_transport_relief_month'
              AND p.valid_from <= c.today AND p.valid_to >= c.today
        ) AS relief,
        c.today
    FROM mart.clock AS c
),

period AS (
    SELECT
        p.monthly,
        p.relief.monthly AS monthly_discounted,
        least(12, 1 + date_diff('month', p.today, p.relief.until)) AS discounted_months
    FROM price AS p
)

SELECT
    u.series_id, u.region_code, u.region, u.segment, u.worker_group, u.as_of_date, u.value AS unprotected,
    p.monthly, 12 * p.monthly * u.value AS cost, 12 * p.monthly * u.value_low AS cost_low,
    12 * p.monthly * u.value_high AS cost_high,
    p.monthly_discounted, p.discounted_months,
    u.value * (p.discounted_months * p.monthly_discounted + (12 - p.discounted_months) * p.monthly) AS cost_discounted
FROM unprotected AS u
CROSS JOIN period AS p
