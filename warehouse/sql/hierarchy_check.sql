WITH stock AS (
    SELECT h.*, date_trunc('month', h.as_of_date) AS "month"
    FROM mart.headline AS h
    INNER JOIN core.metric AS m ON h.metric = m.metric
    WHERE m.nature = 'stock'
),

-- One figure for each member and month: the last of the month.
member AS (
    SELECT s.*, r.parent_code
    FROM stock AS s
    INNER JOIN core.region AS r ON s.region_code = r.region_code
    WHERE r.parent_code IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY s.series_id, s."month" ORDER BY s.as_of_date DESC) = 1
),

size AS (
    SELECT parent_code AS region_code, count(*) AS members
    FROM core.region
    WHERE valid_to IS NULL AND level IN ('province', 'regency', 'city')
    GROUP BY parent_code
),

summed AS (
    SELECT
        w.series_id, w.region_code, w.region, w.metric, w.numerator_basis, w.as_of_date, w.value AS total,
        w.value_low, w.value_high, z.members,
        count(*) AS members_known, sum(p.value) AS sum_known, sum(p.value_low) AS low_known,
        CASE WHEN count(p.value_high) = count(*) THEN sum(p.value_high) END AS high_known
    FROM stock AS w
    INNER JOIN size AS z ON w.region_code = z.region_code
    INNER JOIN member AS p
        ON p.parent_code = w.region_code AND p.metric = w.metric AND p."month" = w."month"
        AND p.numerator_basis IS NOT DISTINCT FROM w.numerator_basis
        AND p.denominator_basis IS NOT DISTINCT FROM w.denominator_basis
    GROUP BY ALL
)

SELECT
    s.*,
    CASE WHEN s.members_known = s.members THEN s.sum_known END AS sum_all,
    CASE WHEN s.members_known = s.members THEN s.sum_known - s.total END AS difference,
    CASE
        WHEN s.low_known > s.value_high THEN CASE WHEN s.members_known = s.members THEN 'differs' ELSE 'exceeds' END
        WHEN s.members_known < s.members THEN 'incomplete'
        WHEN s.high_known < s.value_low THEN 'differs'
        ELSE 'agrees'
    END AS verdict
FROM summed AS s
