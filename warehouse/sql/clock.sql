-- Arrivals are UTC; days are Jakarta's, seven hours ahead.
SELECT CAST(coalesce(
    (SELECT max(data_until) FROM ops.release),
    (SELECT max(first_arrival) FROM core.document),
    (SELECT max(recorded_at) FROM core.fact)
) + INTERVAL 7 HOUR AS DATE) AS today
