-- Counts of a region added up from the regions in it, with how much of its workers they stand for.
WITH stock AS (
    SELECT h.*, CAST(date_trunc('month', h.as_of_date) AS DATE) AS "month", r.parent_code
    FROM mart.headline AS h
    INNER JOIN core.metric AS m ON h.metric = m.metric AND m.nature = 'stock'
    INNER JOIN core.region AS r ON h.region_code = r.region_code
    WHERE r.parent_code IS NOT NULL AND r.level IN ('province', 'regency', 'city')
    QUALIFY row_number() OVER (
        PARTITION BY h.series_id, date_trunc('month', h.as_of_date) ORDER BY h.as_of_date DESC
    ) = 1
),

-- How many workers live in each member: the last count known, of whatever basis, as a weight only.
weight AS (
    SELECT r.parent_code, r.region_code, max_by(h.value, (h.as_of_date, h.series_id)) AS workers
    FROM core.region AS r
    LEFT JOIN mart.headline AS h ON h.metric = 'eligible_workers' AND h.region_code = r.region_code
    WHERE r.valid_to IS NULL AND r.level IN ('province', 'regency', 'city') AND r.parent_code IS NOT NULL
    GROUP BY ALL
),

whole AS (
    SELECT
        parent_code, count(*) AS members,
        CASE WHEN count(workers) = count(*) THEN sum(workers) END AS workers
    FROM weight
    GROUP BY parent_code
),

summed AS (
    SELECT
        s.parent_code AS region_code, s.metric, s.numerator_basis, s.denominator_basis, s."month",
        count(*) AS members_known, sum(s.value) AS sum_known, sum(w.workers) AS workers_known,
        list(s.chosen_fact ORDER BY s.region_code) AS facts
    FROM stock AS s
    INNER JOIN weight AS w ON s.region_code = w.region_code
    GROUP BY ALL
)

SELECT
    s.region_code, r.name AS region, s.metric, s.numerator_basis, s.denominator_basis, s."month", z.members,
    s.members_known, 100 * s.workers_known / z.workers AS share_known, s.sum_known,
    CASE WHEN s.members_known = z.members THEN s.sum_known END AS value, s.facts
FROM summed AS s
INNER JOIN whole AS z ON s.region_code = z.parent_code
INNER JOIN core.region AS r ON s.region_code = r.region_code
