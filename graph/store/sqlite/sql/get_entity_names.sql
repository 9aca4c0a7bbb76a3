-- All that entities are called, most used first.
-- params:  :ids (JSON)
-- columns: entity_id, name
SELECT n.entity_id, n.name
FROM json_each(:ids) AS asked JOIN entity_name AS n ON n.entity_id = asked.value
GROUP BY n.entity_id, n.name
ORDER BY n.entity_id, sum(n.uses) DESC, n.name
