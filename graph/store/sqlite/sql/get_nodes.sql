-- The labels of entities, statements, articles and publishers.
-- params:  :ids (JSON)
-- columns: id, kind, name
SELECT e.id, e.type AS kind, e.name FROM json_each(:ids) AS asked JOIN entity AS e ON e.id = asked.value
UNION ALL
SELECT s.id, 'Statement', s.text FROM json_each(:ids) AS asked JOIN statement AS s ON s.id = asked.value
UNION ALL
SELECT a.id, 'Article', a.title FROM json_each(:ids) AS asked JOIN article AS a ON a.id = asked.value
UNION ALL
SELECT asked.value, 'Publisher', (SELECT min(a.publisher) FROM article AS a WHERE a.publisher_id = asked.value)
FROM json_each(:ids) AS asked
WHERE EXISTS (SELECT 1 FROM article AS a WHERE a.publisher_id = asked.value)
