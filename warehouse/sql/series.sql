-- One region's points of one metric. Region: a dotted code, or the name of an office area; metric: null for all.
SELECT s.*
FROM mart.coverage_series AS s
WHERE (s.region_code = "region" OR (s.region_code IS NULL AND lower(s.region) = lower("region")))
  AND ("metric" IS NULL OR s.metric = "metric")
ORDER BY s.metric, s.kind, s.segment NULLS FIRST, s.program, s.series_id, s.as_of_date
