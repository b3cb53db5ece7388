-- One region's points of one metric. Region: a dotted code, or the name of an office area; metric: null for all.
-- Two scans, as rows lie by region: one condition on the code alone reads a sliver of the table, an OR all of it.
SELECT p.*
FROM (
    SELECT s.* FROM mart.coverage_series AS s
    WHERE s.region_code = "region" AND ("metric" IS NULL OR s.metric = "metric")
    UNION ALL
    SELECT s.* FROM mart.coverage_series AS s
    WHERE s.region_code IS NULL AND lower(s.region) = lower("region") AND ("metric" IS NULL OR s.metric = "metric")
) AS p
ORDER BY p.metric, p.kind, p.segment NULLS FIRST, p.program, p.series_id, p.as_of_date
