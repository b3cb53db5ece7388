WITH dated AS (
    SELECT
        e.event_id, e.event, e.region_code, e.region,
        CASE length(e.event_date)
            WHEN 10 THEN CAST(e.event_date AS DATE)
            WHEN 7 THEN last_day(CAST(e.event_date || '-01' AS DATE))
        END AS event_day
    FROM core.event AS e
    WHERE e.region_code IS NOT NULL AND length(e.event_date) >= 7
),

rate AS (SELECT * FROM mart.headline WHERE metric = 'coverage_rate'),

before_event AS (
    SELECT d.*, r.series_id, r.denominator_basis, r.value AS "before", r.as_of_date AS before_date
    FROM dated AS d
    INNER JOIN rate AS r
        ON r.region_code = d.region_code AND r.as_of_date BETWEEN d.event_day - 365 AND d.event_day
    QUALIFY row_number() OVER (PARTITION BY d.event_id, r.series_id ORDER BY r.as_of_date DESC) = 1
),

later AS (
    SELECT b.event_id, b.series_id, m.months, r.value
    FROM before_event AS b
    CROSS JOIN (VALUES (3), (6), (12)) AS m (months)
    INNER JOIN rate AS r
        ON r.series_id = b.series_id AND r.as_of_date > b.event_day
        AND abs(r.as_of_date - CAST(b.event_day + to_months(m.months) AS DATE)) <= 45
    QUALIFY row_number() OVER (
        PARTITION BY b.event_id, b.series_id, m.months
        ORDER BY abs(r.as_of_date - CAST(b.event_day + to_months(m.months) AS DATE)), r.as_of_date
    ) = 1
),

wide AS (
    SELECT
        event_id, series_id,
        max(value) FILTER (months = 3) AS after_3,
        max(value) FILTER (months = 6) AS after_6,
        max(value) FILTER (months = 12) AS after_12
    FROM later
    GROUP BY event_id, series_id
)

SELECT
    b.*, w.after_3, w.after_6, w.after_12,
    w.after_3 - b."before" AS change_3, w.after_6 - b."before" AS change_6, w.after_12 - b."before" AS change_12
FROM before_event AS b
LEFT JOIN wide AS w ON b.event_id = w.event_id AND b.series_id = w.series_id
