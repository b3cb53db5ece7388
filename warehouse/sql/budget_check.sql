WITH budget AS (
    SELECT f.*, coalesce(year(f.as_of_to), year(f.published_at)) AS "year"
    FROM core.fact AS f
    WHERE f.metric = 'budget_allocated' AND f.unit = 'IDR' AND f.kind <> 'anecdote' AND f.superseded_at IS NULL
      -- A copy of an article says nothing that the article does not.
      AND f.document_id NOT IN (SELECT d.document_id FROM core.document AS d WHERE d.copy_of IS NOT NULL)
),

worker AS (
    SELECT f.*, coalesce(year(f.as_of_to), year(f.published_at)) AS "year"
    FROM core.fact AS f
    WHERE f.unit = 'persons' AND f.kind <> 'anecdote' AND f.value > 0 AND f.superseded_at IS NULL
      AND f.metric IN ('registered_workers', 'active_participants', 'growth_target', 'eligible_workers')
),

stated AS (
    SELECT document_id, min(value) AS monthly
    FROM core.fact
    WHERE metric = 'contribution_amount' AND unit = 'IDR' AND value BETWEEN 5000 AND 60000 AND superseded_at IS NULL
    GROUP BY document_id
),

tried AS (
    SELECT
        b.fact_id AS budget_fact, w.fact_id AS persons_fact, b.region_code, b.region,
        b."year", b.value AS budget, w.value AS persons,
        coalesce(s.monthly, (
            SELECT max(p.value) FROM core.statutory_parameter AS p
            WHERE p.parameter = 'jkk_jkm_bpu_min_month'
              AND p.valid_from <= coalesce(b.as_of_from, b.published_at)
              AND (p.valid_to IS NULL OR p.valid_to >= coalesce(b.as_of_from, b.published_at))
        )) AS monthly,
        s.monthly IS NOT NULL AS monthly_stated
    FROM budget AS b
    INNER JOIN worker AS w
        ON w.document_id = b.document_id AND w.region_code IS NOT DISTINCT FROM b.region_code
        AND (w.sponsor IS NOT NULL OR w.fund IS NOT NULL OR w.kind IN ('plan', 'target') OR w.segment = 'VULNERABLE'
             OR w.cell IS NOT NULL)
        -- Of a table, the worker count of the same row.
        AND (w.cell IS NULL OR w.sentence = b.sentence)
        AND (w."year" = b."year" OR w.sentence = b.sentence)
    LEFT JOIN stated AS s ON s.document_id = b.document_id
    -- Workers of the budget's year if there are any, else those told in one breath with it.
    QUALIFY w."year" = b."year" OR NOT bool_or(w."year" = b."year") OVER (PARTITION BY b.fact_id)
)

SELECT
    t.*, t.budget / (t.persons * t.monthly) AS months,
    CASE
        WHEN t.budget / (t.persons * t.monthly) BETWEEN 0.999 AND 12.001
            AND abs(t.budget / (t.persons * t.monthly) - round(t.budget / (t.persons * t.monthly))) < 0.0005 THEN 'exact'
        WHEN t.budget / (t.persons * t.monthly) BETWEEN 0.5 AND 12.5 THEN 'plausible'
        ELSE 'implausible'
    END AS verdict
FROM tried AS t
WHERE t.monthly > 0
