-- One more piece of evidence for an edge.
-- params:  :id, :type, :source, :target, :role, :date
-- columns: none
INSERT INTO edge (id, type, source, target, role, count, first, last)
VALUES (:id, :type, :source, :target, :role, 1, :date, :date)
ON CONFLICT (id) DO UPDATE SET
    count = count + 1,
    first = coalesce(min(nullif(first, ''), nullif(excluded.first, '')), max(first, excluded.first)),
    last = max(last, excluded.last)
