-- A point holds from the first Sunday on or after its date until the Sunday before the next point takes over.
WITH point AS (
    SELECT
        s.*,
        lead(s.as_of_date) OVER (PARTITION BY s.series_id ORDER BY s.as_of_date) AS next_date
    FROM mart.coverage_series AS s
    INNER JOIN core.metric AS m ON s.metric = m.metric
    WHERE s.kind = 'observation' AND m.nature IN ('stock', 'rate')
),

bounded AS (
    SELECT
        p.*,
        p.as_of_date + CAST((7 - isodow(p.as_of_date)) % 7 AS INTEGER) AS first_sunday,
        least(
            coalesce(p.next_date - 1, DATE '9999-01-01'),
            c.today + CAST((7 - isodow(c.today)) % 7 AS INTEGER)
        ) AS last_day
    FROM point AS p
    CROSS JOIN mart.clock AS c
),

held AS (
    SELECT b.*, CAST(unnest(generate_series(b.first_sunday, b.last_day, INTERVAL 7 DAY)) AS DATE) AS week_end
    FROM bounded AS b
    WHERE b.first_sunday <= b.last_day
)

SELECT *, strftime(week_end, '%G-W%V') AS week, week_end - as_of_date AS age_days
FROM held
