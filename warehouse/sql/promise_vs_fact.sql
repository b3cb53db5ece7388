WITH promise AS (
    SELECT
        f.*,
        coalesce(f.published_at, f.as_of_from) AS promised_on,
        coalesce(f.region_code, f.region) AS place
    FROM core.fact AS f
    WHERE f.kind IN ('plan', 'target') AND f.metric IN ('registered_workers', 'active_participants')
      AND f.superseded_at IS NULL
      AND (f.worker_group IS NOT NULL OR f.segment IS NOT NULL OR f.sponsor IS NOT NULL)
      AND coalesce(f.region_code, f.region) IS NOT NULL
),

later AS (
    SELECT p.fact_id AS promise_fact, o.fact_id, o.value, o.as_of_to
    FROM promise AS p
    INNER JOIN core.fact AS o
        ON coalesce(o.region_code, o.region) = p.place
        AND o.kind = 'observation' AND o.unit = 'persons'
        AND o.metric IN ('registered_workers', 'active_participants')
        AND o.superseded_at IS NULL
        AND o.as_of_from > p.promised_on
        AND o.worker_group IS NOT DISTINCT FROM p.worker_group
        AND o.segment IS NOT DISTINCT FROM p.segment
        AND (p.worker_group IS NOT NULL OR p.segment IS NOT NULL OR lower(o.sponsor) = lower(p.sponsor))
    QUALIFY row_number() OVER (PARTITION BY p.fact_id ORDER BY o.value DESC, o.as_of_to, o.fact_id) = 1
)

SELECT
    p.fact_id AS promise_fact, p.region_code, p.region, p.sponsor, p.worker_group, p.segment,
    p.value AS promised, p.promised_on, CASE WHEN p.as_of_to > p.promised_on THEN p.as_of_to END AS due,
    l.fact_id AS later_fact, l.value AS later, l.as_of_to AS later_date,
    100 * l.value / nullif(p.value, 0) AS share,
    CASE WHEN l.value IS NULL THEN 'nothing_later' WHEN l.value < p.value_low THEN 'below' ELSE 'reached' END AS outcome
FROM promise AS p
LEFT JOIN later AS l ON p.fact_id = l.promise_fact
