-- Coverage rates of the regencies and cities of a province, the last one known for a date on or before "as_of".
-- Province: its code or its name. Values whose intervals overlap share a doubt about their order: `tied`.
WITH province_code AS (
    SELECT region_code
    FROM core.region
    WHERE level IN ('country', 'province')
      AND (region_code = "province" OR lower(name) = lower("province") OR lower(short_name) = lower("province"))
),

dated AS (
    SELECT
        s.*,
        row_number() OVER (
            PARTITION BY s.region_code
            ORDER BY s.as_of_date DESC, s.sources DESC, s.series_id
        ) AS recency
    FROM mart.coverage_series AS s
    INNER JOIN core.region AS r ON s.region_code = r.region_code
    INNER JOIN province_code AS p ON r.parent_code = p.region_code
    WHERE s.metric = 'coverage_rate' AND s.kind = 'observation'
      AND s.segment IS NULL AND s.program = '' AND s.worker_group IS NULL
      AND s.as_of_date <= CAST("as_of" AS DATE)
      -- Rows lie by region: of a province given by its code, only its own are read.
      AND s.region_code >= CASE WHEN regexp_full_match("province", '[0-9]{2}') AND "province" <> '00'
                                THEN "province" || '.' ELSE '' END
      AND s.region_code < CASE WHEN regexp_full_match("province", '[0-9]{2}') AND "province" <> '00'
                               THEN "province" || '/' ELSE '~' END
),

last_known AS (SELECT * FROM dated WHERE recency = 1),

usual AS (
    SELECT mode(coalesce(denominator_basis, 'unknown')) AS basis FROM last_known
)

SELECT
    rank() OVER (ORDER BY l.value DESC) AS place,
    l.region_code, l.region, l.value, l.value_low, l.value_high, l.as_of, l.as_of_date,
    CAST("as_of" AS DATE) - l.as_of_date AS age_days,
    CAST("as_of" AS DATE) - l.as_of_date > 180 AS stale,
    EXISTS (
        SELECT 1 FROM last_known AS o
        WHERE o.region_code <> l.region_code
          AND o.value_low <= coalesce(l.value_high, 'inf') AND l.value_low <= coalesce(o.value_high, 'inf')
    ) AS tied,
    l.numerator_basis, l.denominator_basis,
    coalesce(l.denominator_basis, 'unknown') <> u.basis AS other_basis,
    l.conflict, l.chosen_fact
FROM last_known AS l
CROSS JOIN usual AS u
ORDER BY place, l.region_code
