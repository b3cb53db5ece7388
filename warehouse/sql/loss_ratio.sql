-- Of all participants from the estimates; of sponsored ones, by sponsor, from the facts that name who pays.
WITH stated AS (
    SELECT
        s.region_code, s.region, NULL AS sponsor, NULL AS fund, s.segment, s.program, s.worker_group, s.period,
        s.as_of_date, s.metric, s.value
    FROM mart.coverage_series AS s
    WHERE s.metric IN ('contributions_collected', 'claims_paid') AND s.kind = 'observation' AND NOT s.sponsored
    UNION ALL
    SELECT
        f.region_code, f.region, lower(f.sponsor) AS sponsor, f.fund, f.segment,
        coalesce(array_to_string(list_sort(f.program), '+'), '') AS program, f.worker_group, f.period,
        f.as_of_to AS as_of_date, f.metric, f.value
    FROM core.fact AS f
    WHERE f.metric IN ('contributions_collected', 'claims_paid') AND f.kind = 'observation'
      AND (f.sponsor IS NOT NULL OR f.fund IS NOT NULL) AND f.superseded_at IS NULL AND f.as_of_to IS NOT NULL
),

flow AS (
    SELECT
        s.* EXCLUDE (metric, value),
        max(s.value) FILTER (s.metric = 'contributions_collected') AS contributions,
        max(s.value) FILTER (s.metric = 'claims_paid') AS paid
    FROM stated AS s
    GROUP BY ALL
)

SELECT f.*, 100 * f.paid / nullif(f.contributions, 0) AS ratio
FROM flow AS f
WHERE f.contributions IS NOT NULL AND f.paid IS NOT NULL
