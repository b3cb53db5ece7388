WITH flow AS (
    SELECT
        s.region_code, s.region, s.region_kind, s.segment, s.program, s.worker_group, s.period, s.as_of_date,
        max(s.value) FILTER (s.metric = 'claims_paid') AS paid,
        max(s.value) FILTER (s.metric = 'claim_cases') AS cases,
        max(s.chosen_fact) FILTER (s.metric = 'claims_paid') AS paid_fact,
        max(s.chosen_fact) FILTER (s.metric = 'claim_cases') AS cases_fact,
        count(*) FILTER (s.metric = 'claims_paid') AS paid_series,
        count(*) FILTER (s.metric = 'claim_cases') AS cases_series
    FROM mart.coverage_series AS s
    WHERE s.metric IN ('claims_paid', 'claim_cases') AND s.kind = 'observation' AND NOT s.sponsored
    GROUP BY ALL
),

-- The last count of active participants of the year before the claims.
member AS (
    SELECT f.region_code, f.as_of_date, h.value AS active, h.as_of_date AS active_date
    FROM (SELECT DISTINCT region_code, as_of_date FROM flow WHERE region_code IS NOT NULL) AS f
    INNER JOIN mart.headline AS h
        ON h.metric = 'active_participants' AND h.region_code = f.region_code
        AND h.as_of_date BETWEEN f.as_of_date - 366 AND f.as_of_date
    QUALIFY row_number() OVER (
        PARTITION BY f.region_code, f.as_of_date ORDER BY h.as_of_date DESC, h.sources DESC, h.series_id
    ) = 1
)

SELECT
    f.*, m.active, m.active_date,
    CASE WHEN f.paid_series = 1 AND f.cases_series = 1 THEN f.paid / nullif(f.cases, 0) END AS average,
    1000 * f.cases / nullif(m.active, 0) AS cases_per_1000
FROM flow AS f
LEFT JOIN member AS m ON f.region_code = m.region_code AND f.as_of_date = m.as_of_date
