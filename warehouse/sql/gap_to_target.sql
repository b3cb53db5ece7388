-- A target in percent is set against the rate, a target in persons against the active participants, of the same place
-- and part of the workers; the last value known for a date up to the target's, one on its own basis before others.
-- Every stated target stands, rivals of one date too, under the authority whose target it is.
WITH target AS (
    SELECT
        s.region_code, s.region, s.segment, s.program, s.worker_group, s.unit, s.as_of_date, s.denominator_basis,
        f.value, f.value_low, f.value_high, f.fact_id AS chosen_fact, f.speaker,
        f.fact_id = s.chosen_fact AS preferred, coalesce(s.region_code, s.region) AS place,
        coalesce(p.plan, CASE s.region_kind WHEN 'country' THEN 'national' WHEN 'province' THEN 'province'
                         WHEN 'branch' THEN 'office' ELSE 'regency or city' END) AS authority
    FROM mart.coverage_series AS s
    INNER JOIN mart.series_fact AS m ON s.series_id = m.series_id AND s.as_of_date = m.as_of_date
    INNER JOIN core.fact AS f ON m.fact_id = f.fact_id AND f.superseded_at IS NULL
    LEFT JOIN mart.national_path AS p
        ON s.region_code = '00' AND s.segment IS NULL AND p."year" = year(s.as_of_date) AND p.target = f.value
    WHERE s.metric = 'coverage_target' AND s.kind = 'target' AND s.unit IN ('percent', 'persons')
    QUALIFY row_number() OVER (
        PARTITION BY s.series_id, s.as_of_date, f.value ORDER BY f.fact_id = s.chosen_fact DESC, f.fact_id
    ) = 1
),

paired AS (
    SELECT
        t.chosen_fact AS target_fact, k.value AS known, k.value_low AS known_low, k.value_high AS known_high,
        k.as_of_date AS known_date, k.chosen_fact AS known_fact, k.denominator_basis AS known_basis
    FROM target AS t
    INNER JOIN mart.coverage_series AS k
        ON k.metric = CASE t.unit WHEN 'percent' THEN 'coverage_rate' ELSE 'active_participants' END
        AND k.unit = t.unit AND k.kind = 'observation' AND NOT k.sponsored
        AND coalesce(k.region_code, k.region) = t.place
        AND k.segment IS NOT DISTINCT FROM t.segment
        AND k.program = t.program
        AND k.worker_group IS NOT DISTINCT FROM t.worker_group
        AND k.as_of_date <= t.as_of_date
    QUALIFY row_number() OVER (
        PARTITION BY t.chosen_fact
        ORDER BY
            k.denominator_basis IS NOT DISTINCT FROM t.denominator_basis DESC,
            k.as_of_date DESC, k.sources DESC, k.series_id
    ) = 1
),

-- The workers that a rate is of: nearest in time, never of another known basis.
base AS (
    SELECT p.target_fact, e.value AS eligible, e.value_low AS eligible_low, e.value_high AS eligible_high
    FROM paired AS p
    INNER JOIN target AS t ON p.target_fact = t.chosen_fact AND t.unit = 'percent' AND t.segment IS NULL
    INNER JOIN mart.headline AS e ON e.metric = 'eligible_workers' AND e.region_code = t.region_code
    WHERE e.denominator_basis IS NOT DISTINCT FROM p.known_basis
       OR e.denominator_basis IS NULL OR p.known_basis IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY p.target_fact ORDER BY abs(e.as_of_date - p.known_date), e.as_of_date DESC, e.series_id
    ) = 1
),

gap AS (
    SELECT
        t.region_code, t.region, t.segment, t.as_of_date AS target_date, t.unit, t.value AS target,
        t.chosen_fact AS target_fact, t.speaker AS target_speaker, t.authority, t.preferred, t.denominator_basis AS target_basis,
        p.known, p.known_date, p.known_fact, p.known_basis,
        t.value - p.known AS gap,
        t.value_low - p.known_high AS gap_low,
        t.value_high - p.known_low AS gap_high,
        CASE t.unit WHEN 'persons' THEN 100 ELSE b.eligible END AS eligible,
        CASE t.unit WHEN 'persons' THEN 100 ELSE b.eligible_low END AS eligible_low,
        CASE t.unit WHEN 'persons' THEN 100 ELSE b.eligible_high END AS eligible_high
    FROM target AS t
    LEFT JOIN paired AS p ON t.chosen_fact = p.target_fact
    LEFT JOIN base AS b ON t.chosen_fact = b.target_fact
)

SELECT
    g.* REPLACE (CASE g.unit WHEN 'percent' THEN g.eligible END AS eligible),
    g.gap / 100 * g.eligible AS gap_persons,
    g.gap_low / 100 * CASE WHEN g.gap_low < 0 THEN g.eligible_high ELSE g.eligible_low END AS gap_persons_low,
    g.gap_high / 100 * CASE WHEN g.gap_high < 0 THEN g.eligible_low ELSE g.eligible_high END AS gap_persons_high,
    g.unit = 'percent' AND g.known IS NOT NULL
        AND (g.target_basis IS NULL OR g.target_basis IS DISTINCT FROM g.known_basis) AS other_basis,
    g.gap_high <= 0 AS reached,
    CASE WHEN g.target_date > g.known_date THEN g.gap / ((g.target_date - g.known_date) / 365.25) END AS gap_per_year
FROM gap AS g
