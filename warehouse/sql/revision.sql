WITH step AS (
    SELECT
        h.*,
        lag(h.value) OVER w AS former_value,
        lag(h.chosen_fact) OVER w AS former_fact
    FROM mart.coverage_history AS h
    WINDOW w AS (PARTITION BY h.series_id, h.as_of_date ORDER BY h.known_from)
)

SELECT s.*, s.known_from AS revised_at, s.value - s.former_value AS change
FROM step AS s
WHERE s.former_value IS NOT NULL AND s.former_value <> s.value
