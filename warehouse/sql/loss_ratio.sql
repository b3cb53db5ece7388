WITH flow AS (
    SELECT
        s.region_code, s.region, s.segment, s.program, s.worker_group, s.period, s.as_of_date,
        max(s.value) FILTER (s.metric = 'contributions_collected') AS contributions,
        max(s.value) FILTER (s.metric = 'claims_paid') AS paid
    FROM mart.coverage_series AS s
    WHERE s.metric IN ('contributions_collected', 'claims_paid') AND s.kind = 'observation'
    GROUP BY ALL
)

SELECT f.*, 100 * f.paid / nullif(f.contributions, 0) AS ratio
FROM flow AS f
WHERE f.contributions IS NOT NULL AND f.paid IS NOT NULL
