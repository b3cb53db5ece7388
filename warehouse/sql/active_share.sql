WITH counted AS (
    SELECT
        s.region_code, s.region, s.segment,
        nullif(regexp_extract(coalesce(s.numerator_basis, ''), '(nik|branch)$', 1), '') AS counted_by,
        CAST(date_trunc('month', s.as_of_date) AS DATE) AS "month",
        max_by(s.value, (s.as_of_date, s.series_id)) FILTER (s.metric = 'active_participants') AS active,
        max_by(s.value, (s.as_of_date, s.series_id)) FILTER (s.metric = 'registered_workers') AS registered
    FROM mart.coverage_series AS s
    WHERE s.metric IN ('active_participants', 'registered_workers') AND s.kind = 'observation'
      AND s.program = '' AND s.worker_group IS NULL AND NOT s.sponsored AND s.period = 'point'
    GROUP BY ALL
)

SELECT c.*, 100 * c.active / nullif(c.registered, 0) AS share
FROM counted AS c
WHERE c.active IS NOT NULL AND c.registered IS NOT NULL
