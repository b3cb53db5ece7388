-- Registered workers of a month or a year are those who joined in it, no count of all.
SELECT s.*
FROM mart.coverage_series AS s
WHERE s.kind = 'observation'
  AND s.region_code IS NOT NULL
  AND s.segment IS NULL
  AND s.program = ''
  AND s.worker_group IS NULL
  AND NOT s.sponsored
  AND (s.metric <> 'registered_workers' OR s.period = 'point')
