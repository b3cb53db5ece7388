-- A parameter in percent of something (percent_of_wage) is cited in percent; an amount a month (IDR_month) in rupiah.
WITH parameter AS (
    SELECT
        p.*,
        CASE WHEN starts_with(p.unit, 'percent') THEN 'percent' WHEN starts_with(p.unit, 'IDR') THEN 'IDR' END AS cited_in,
        string_split_regex(p.program, '[+/]') AS programs
    FROM core.statutory_parameter AS p
),

cited AS (
    SELECT f.*, coalesce(f.as_of_from, f.published_at) AS checked_on
    FROM core.fact AS f
    WHERE f.metric IN ('benefit_amount', 'contribution_amount') AND f.kind = 'statutory' AND f.superseded_at IS NULL
),

matched AS (
    SELECT
        c.fact_id, p.parameter, p.instrument, p.valid_from, p.valid_to,
        c.checked_on >= p.valid_from AND (p.valid_to IS NULL OR c.checked_on <= p.valid_to) AS in_force
    FROM cited AS c
    INNER JOIN parameter AS p
        ON p.metric = c.metric AND p.cited_in = c.unit
        -- "Up to 147 million" cites 147, not whatever lies below it.
        AND CASE
            WHEN c.qualifier IN ('exact', 'about') THEN p.value BETWEEN c.value_low AND coalesce(c.value_high, c.value)
            ELSE abs(p.value - c.value) <= 0.001 * c.value
        END
        AND (len(coalesce(c.program, [])) = 0 OR p.program IS NULL OR list_has_any(c.program, p.programs))
    QUALIFY row_number() OVER (
        PARTITION BY c.fact_id ORDER BY in_force DESC NULLS LAST, abs(p.value - c.value), p.valid_from DESC, p.parameter
    ) = 1
)

SELECT
    c.fact_id, c.source_id, c.published_at, c.metric,
    coalesce(array_to_string(list_sort(c.program), '+'), '') AS program,
    c.value, c.unit, c.checked_on,
    CASE WHEN m.in_force THEN 'in_force' WHEN NOT m.in_force THEN 'not_in_force' ELSE 'unknown' END AS verdict,
    m.parameter, m.instrument, m.valid_from, m.valid_to, c.evidence
FROM cited AS c
LEFT JOIN matched AS m ON c.fact_id = m.fact_id
