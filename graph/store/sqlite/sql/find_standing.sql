-- What actors stand for or lie in: since when, and when an article first calls it past ('~' where none does).
-- params:  :actors (JSON)
-- columns: source, target, source_type, target_type, count, since, past
SELECT r.source, r.target, actor.type AS source_type, above.type AS target_type, r.count,
       CASE r.type WHEN 'REPRESENTS' THEN r.first ELSE '' END AS since,
       coalesce((SELECT e.date FROM evidence AS e WHERE e.edge_id = r.id AND e.former AND e.date > ''
                 ORDER BY e.date LIMIT 1), '~') AS past
FROM json_each(:actors) AS asked
CROSS JOIN edge AS r INDEXED BY edge_standing ON r.source = asked.value AND r.type IN ('REPRESENTS', 'LOCATED_IN')
CROSS JOIN entity AS actor ON actor.id = r.source
CROSS JOIN entity AS above ON above.id = r.target
WHERE r.first > '' OR r.type = 'LOCATED_IN'
