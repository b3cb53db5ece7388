WITH target AS (
    SELECT s.*, f.speaker
    FROM mart.coverage_series AS s
    INNER JOIN core.fact AS f ON s.chosen_fact = f.fact_id
    WHERE s.metric = 'coverage_target' AND s.kind = 'target' AND s.region_code IS NOT NULL
      AND s.segment IS NULL AND s.program = '' AND s.worker_group IS NULL
),

-- The last rate known for a date up to the target's, one on the target's own basis before others.
paired AS (
    SELECT
        t.chosen_fact AS target_fact,
        r.series_id AS rate_series, r.value, r.value_low, r.value_high, r.as_of_date, r.chosen_fact,
        r.denominator_basis, r.numerator_basis,
        row_number() OVER (
            PARTITION BY t.chosen_fact
            ORDER BY
                r.denominator_basis IS NOT DISTINCT FROM t.denominator_basis DESC,
                r.as_of_date DESC, r.sources DESC, r.series_id
        ) AS choice
    FROM target AS t
    INNER JOIN mart.headline AS r
        ON r.metric = 'coverage_rate' AND r.region_code = t.region_code AND r.as_of_date <= t.as_of_date
),

base AS (
    SELECT
        p.target_fact, e.value, e.value_low, e.value_high,
        row_number() OVER (
            PARTITION BY p.target_fact ORDER BY abs(e.as_of_date - p.as_of_date), e.as_of_date DESC, e.series_id
        ) AS choice
    FROM paired AS p
    INNER JOIN target AS t ON p.target_fact = t.chosen_fact
    INNER JOIN mart.headline AS e ON e.metric = 'eligible_workers' AND e.region_code = t.region_code
    WHERE p.choice = 1
      AND (
          e.denominator_basis IS NOT DISTINCT FROM p.denominator_basis
          OR coalesce(e.denominator_basis, 'unknown') = 'unknown'
          OR coalesce(p.denominator_basis, 'unknown') = 'unknown'
      )
),

gap AS (
    SELECT
        t.region_code, t.region, t.as_of_date AS target_date, t.value AS target, t.chosen_fact AS target_fact,
        t.speaker AS target_speaker, t.denominator_basis AS target_basis,
        p.value AS rate, p.as_of_date AS rate_date, p.chosen_fact AS rate_fact, p.denominator_basis AS rate_basis,
        t.value - p.value AS gap_points,
        t.value_low - coalesce(p.value_high, 100) AS gap_points_low,
        coalesce(t.value_high, 100) - p.value_low AS gap_points_high,
        b.value AS eligible, b.value_low AS eligible_low, b.value_high AS eligible_high
    FROM target AS t
    LEFT JOIN paired AS p ON t.chosen_fact = p.target_fact AND p.choice = 1
    LEFT JOIN base AS b ON t.chosen_fact = b.target_fact AND b.choice = 1
)

SELECT
    g.*,
    g.gap_points / 100 * g.eligible AS gap_persons,
    g.gap_points_low / 100 * CASE WHEN g.gap_points_low < 0 THEN g.eligible_high ELSE g.eligible_low END
        AS gap_persons_low,
    g.gap_points_high / 100 * CASE WHEN g.gap_points_high < 0 THEN g.eligible_low ELSE g.eligible_high END
        AS gap_persons_high,
    (
        g.target_basis IS DISTINCT FROM g.rate_basis OR coalesce(g.target_basis, 'unknown') = 'unknown'
    ) AND g.rate IS NOT NULL AS other_basis,
    g.gap_points_high <= 0 AS reached
FROM gap AS g
