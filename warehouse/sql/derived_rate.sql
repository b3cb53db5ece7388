WITH pair AS (
    SELECT
        a.region_code, a.region, a.as_of_date, a.numerator_basis, o.denominator_basis, o.metric,
        a.value AS active, a.value_low AS active_low, a.value_high AS active_high, a.chosen_fact AS active_fact,
        o.value AS other, o.value_low AS other_low, o.value_high AS other_high, o.chosen_fact AS other_fact
    FROM mart.headline AS a
    INNER JOIN mart.headline AS o
        ON o.region_code = a.region_code AND o.as_of_date = a.as_of_date
        AND o.metric IN ('eligible_workers', 'unprotected_workers')
    WHERE a.metric = 'active_participants'
      -- Counted at branches, members live elsewhere: never over the workers of a region.
      AND NOT ends_with(coalesce(a.numerator_basis, ''), '_by_branch')
      -- Beside a count of residents, one that does not say how it was made may be of anybody.
      AND (ends_with(coalesce(a.numerator_basis, ''), '_by_nik') OR NOT EXISTS (
          SELECT 1 FROM mart.headline AS n
          WHERE n.metric = 'active_participants' AND n.region_code = a.region_code AND n.as_of_date = a.as_of_date
            AND ends_with(n.numerator_basis, '_by_nik')
      ))
      -- More than the whole was counted on another basis, whatever it is called: 203 percent is no rate.
      AND NOT (o.metric = 'eligible_workers' AND a.value_low > coalesce(o.value_high, 'inf'))
      AND NOT EXISTS (
          SELECT 1 FROM mart.headline AS r
          WHERE r.metric = 'coverage_rate' AND r.region_code = a.region_code AND r.as_of_date = a.as_of_date
      )
)

SELECT
    p.*,
    100 * p.active / nullif(CASE p.metric WHEN 'eligible_workers' THEN p.other ELSE p.active + p.other END, 0) AS value,
    CASE p.metric
        WHEN 'eligible_workers' THEN 100 * p.active_low / nullif(coalesce(p.other_high, 'inf'), 0)
        ELSE 100 * p.active_low / nullif(p.active_low + coalesce(p.other_high, 'inf'), 0)
    END AS value_low,
    CASE p.metric
        WHEN 'eligible_workers' THEN 100 * p.active_high / nullif(p.other_low, 0)
        ELSE 100 * p.active_high / nullif(p.active_high + p.other_low, 0)
    END AS value_high,
    CASE p.metric WHEN 'eligible_workers' THEN 'active / eligible' ELSE 'active / (active + unprotected)' END AS derivation
FROM pair AS p
