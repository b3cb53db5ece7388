WITH counted AS (
    SELECT
        h.region_code, h.region,
        CASE WHEN starts_with(h.numerator_basis, 'active') THEN 'active' ELSE 'registered' END AS status,
        CAST(date_trunc('month', h.as_of_date) AS DATE) AS "month",
        max_by(h.value, (h.as_of_date, h.series_id)) FILTER (ends_with(h.numerator_basis, '_by_branch')) AS by_branch,
        max_by(h.value, (h.as_of_date, h.series_id)) FILTER (ends_with(h.numerator_basis, '_by_nik')) AS by_nik
    FROM mart.headline AS h
    WHERE h.unit = 'persons' AND h.metric IN ('active_participants', 'registered_workers')
    GROUP BY ALL
)

SELECT
    c.*, c.by_branch / nullif(c.by_nik, 0) AS ratio,
    rank() OVER (PARTITION BY c.status, c."month" ORDER BY c.by_branch / nullif(c.by_nik, 0) DESC) AS place
FROM counted AS c
WHERE c.by_branch IS NOT NULL AND c.by_nik IS NOT NULL
