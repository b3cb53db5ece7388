WITH last_rate AS (
    SELECT h.*
    FROM mart.headline AS h
    WHERE h.metric = 'coverage_rate' AND h.value > 0
    QUALIFY row_number() OVER (PARTITION BY h.series_id ORDER BY h.as_of_date DESC) = 1
),

ahead AS (
    SELECT
        r.series_id, r.region_code, r.region, r.denominator_basis, p.plan, p."year", p.target,
        r.value AS rate, r.as_of_date AS rate_date,
        (make_date(p."year", 12, 31) - r.as_of_date) / 365.25 AS years_left
    FROM last_rate AS r
    CROSS JOIN mart.clock AS c
    INNER JOIN mart.national_path AS p
        ON make_date(p."year", 12, 31) > r.as_of_date AND p."year" >= year(c.today)
)

SELECT
    a.*,
    (a.target - a.rate) / a.years_left AS points_per_year,
    100 * (pow(a.target / a.rate, 1 / a.years_left) - 1) AS growth_per_year
FROM ahead AS a
