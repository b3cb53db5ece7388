-- The state of mart.coverage_series at a moment: what the release of that day held.
-- A day (2025-03-01) means its end in Jakarta, 17:00 UTC; a timestamp is taken as UTC.
WITH moment AS (
    SELECT CASE
        WHEN length(CAST("at" AS VARCHAR)) = 10
            THEN CAST("at" AS TIMESTAMP) + INTERVAL 17 HOUR - INTERVAL 1 MICROSECOND
        ELSE CAST("at" AS TIMESTAMP)
    END AS asked
)
SELECT h.* EXCLUDE (known_from, known_to)
FROM mart.coverage_history AS h
CROSS JOIN moment AS m
WHERE h.known_from <= m.asked AND (h.known_to IS NULL OR h.known_to > m.asked)
