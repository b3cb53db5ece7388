WITH known AS (
    SELECT s.region_code, s.metric, count(DISTINCT s.as_of_date) AS points, max(s.as_of_date) AS last_date
    FROM mart.coverage_series AS s
    WHERE s.kind = 'observation' AND s.region_code IS NOT NULL
    GROUP BY s.region_code, s.metric
),

aged AS (
    SELECT
        r.region_code, r.name AS region, r.level, m.metric, coalesce(k.points, 0) AS points, k.last_date,
        c.today - k.last_date AS age_days
    FROM core.region AS r
    CROSS JOIN core.metric AS m
    CROSS JOIN mart.clock AS c
    LEFT JOIN known AS k ON k.region_code = r.region_code AND k.metric = m.metric
    WHERE r.level IN ('country', 'province', 'regency', 'city') AND r.valid_to IS NULL AND m.nature <> 'target'
)

SELECT
    a.*,
    CASE
        WHEN a.age_days IS NULL THEN 'never'
        WHEN a.age_days > 365 THEN 'over_365'
        WHEN a.age_days > 180 THEN 'over_180'
        WHEN a.age_days > 90 THEN 'over_90'
        ELSE 'fresh'
    END AS standing
FROM aged AS a
