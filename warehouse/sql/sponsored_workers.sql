-- Several documents about one promise or hand-over state one figure: counted once, with its sources.
SELECT
    min_by(f.fact_id, (f.recorded_at, f.fact_id)) AS fact_id,
    f.region_code, f.region, year(f.as_of_to) AS "year", f.as_of, f.kind,
    min_by(f.sponsor, (f.recorded_at, f.fact_id)) AS sponsor, f.fund, f.worker_group, f.segment,
    coalesce(array_to_string(list_sort(f.program), '+'), '') AS program,
    f.value, f.value_low, f.value_high, count(DISTINCT f.source_id) AS sources
FROM core.fact AS f
WHERE (f.sponsor IS NOT NULL OR f.fund IS NOT NULL) AND f.unit = 'persons' AND f.kind <> 'anecdote'
  AND f.superseded_at IS NULL
GROUP BY
    f.region_code, f.region, f.as_of_to, f.as_of, f.kind, lower(f.sponsor), f.fund, f.worker_group, f.segment,
    coalesce(array_to_string(list_sort(f.program), '+'), ''), f.value, f.value_low, f.value_high
