WITH stock AS (
    SELECT
        s.*,
        -- December counts to the year of the January that follows it.
        year(s.as_of_date) + CASE WHEN month(s.as_of_date) = 12 THEN 1 ELSE 0 END AS "year",
        month(s.as_of_date) = 12 AS is_december
    FROM mart.coverage_series AS s
    INNER JOIN core.metric AS m ON s.metric = m.metric
    WHERE m.nature = 'stock' AND s.kind = 'observation' AND s.program = '' AND s.worker_group IS NULL AND NOT s.sponsored AND s.period = 'point'
      AND month(s.as_of_date) IN (12, 1)
      -- A figure dated by its year alone is no figure of December.
      AND length(s.as_of) > 4
),

paired AS (
    SELECT
        s.series_id, s.region_code, s.region, s.metric, s.segment, s.numerator_basis, s."year",
        max_by(s.value, s.as_of_date) FILTER (s.is_december) AS december,
        max_by(s.value, s.as_of_date) FILTER (NOT s.is_december) AS january
    FROM stock AS s
    GROUP BY ALL
)

SELECT p.*, p.january - p.december AS change, 100 * (p.january / nullif(p.december, 0) - 1) AS change_percent
FROM paired AS p
WHERE p.december IS NOT NULL AND p.january IS NOT NULL
