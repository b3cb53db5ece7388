WITH published AS (
    SELECT source_id, published_at, published_at - lag(published_at) OVER (
        PARTITION BY source_id ORDER BY published_at
    ) AS gap
    FROM (SELECT DISTINCT source_id, published_at FROM core.document WHERE published_at IS NOT NULL)
),

rhythm AS (
    SELECT source_id, min(published_at) AS first_published, max(published_at) AS last_published,
           median(gap) AS usual_gap_days
    FROM published
    GROUP BY source_id
),

paper AS (
    SELECT source_id, any_value(source_kind) AS source_kind, count(*) AS documents
    FROM core.document
    GROUP BY source_id
),

contradicted AS (
    SELECT DISTINCT unnest(facts) AS fact_id FROM mart.arithmetic WHERE verdict = 'contradicts' AND known_to IS NULL
),

-- Of what the source says now; what it took back itself and what people mended are told apart. Former readings of our
-- own code say nothing about it.

figure AS (
    SELECT
        f.source_id, count(*) FILTER (f.superseded_at IS NULL) AS facts,
        count(*) FILTER (f.superseded_at IS NULL AND len(coalesce(f.flags, [])) > 0) AS flagged,
        count(*) FILTER (f.superseded_at IS NULL AND f.fact_id IN (SELECT fact_id FROM contradicted)) AS contradicted,
        count(*) FILTER (f.fact_id IN (SELECT chosen_fact FROM mart.coverage_series)) AS chosen,
        count(*) FILTER (f.fact_id IN (SELECT fact_id FROM mart.conflict WHERE verdict = 'loses')) AS lost,
        count(*) FILTER (f.superseded_by = 'revision') AS revised,
        count(*) FILTER (f.superseded_by = 'decision' AND NOT contains(f.rule, '+decision:')) AS corrected
    FROM core.fact AS f
    GROUP BY f.source_id
)

SELECT
    p.source_id, p.source_kind, p.documents,
    coalesce(f.facts, 0) AS facts, coalesce(f.flagged, 0) AS flagged,
    100.0 * f.flagged / nullif(f.facts, 0) AS flagged_percent,
    coalesce(f.contradicted, 0) AS contradicted, coalesce(f.chosen, 0) AS chosen, coalesce(f.lost, 0) AS lost,
    coalesce(f.revised, 0) AS revised, coalesce(f.corrected, 0) AS corrected,
    r.first_published, r.last_published, r.usual_gap_days,
    c.today - r.last_published AS silent_days,
    CASE
        WHEN r.usual_gap_days IS NOT NULL THEN c.today - r.last_published > greatest(30, 3 * r.usual_gap_days)
    END AS stopped
FROM paper AS p
CROSS JOIN mart.clock AS c
LEFT JOIN figure AS f ON p.source_id = f.source_id
LEFT JOIN rhythm AS r ON p.source_id = r.source_id
