SELECT * FROM (VALUES
    ('RPJMN 2025-2029', 'Perpres 12/2025', 2025, 32.15),
    ('RPJMN 2025-2029', 'Perpres 12/2025', 2029, 43.92),
    ('RPJPN 2025-2045', 'UU 59/2024', 2045, 99.5)
) AS path (plan, instrument, "year", target)
