-- One more piece of evidence for each of these edges.
-- params:  :rows (JSON: [[id, type, source, target, role, date], ...])
-- columns: none
INSERT INTO edge (id, type, source, target, role, count, first, last)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, 1, value ->> 5, value ->> 5
FROM json_each(:rows) WHERE true
ON CONFLICT (id) DO UPDATE SET
    count = count + 1,
    first = coalesce(min(nullif(first, ''), nullif(excluded.first, '')), max(first, excluded.first)),
    last = max(last, excluded.last)
