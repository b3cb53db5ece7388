SELECT
    s.series_id, s.region_code, s.region, s.as_of_date, s.segment, s.numerator_basis, s.value AS active,
    t.value AS total, 100 * s.value / nullif(t.value, 0) AS share
FROM mart.coverage_series AS s
LEFT JOIN mart.headline AS t
    ON t.metric = s.metric AND t.region_code = s.region_code AND t.as_of_date = s.as_of_date
    AND t.numerator_basis IS NOT DISTINCT FROM s.numerator_basis
    AND t.denominator_basis IS NOT DISTINCT FROM s.denominator_basis
WHERE s.metric = 'active_participants' AND s.kind = 'observation' AND s.segment IS NOT NULL
  AND s.program = '' AND s.worker_group IS NULL AND NOT s.sponsored
