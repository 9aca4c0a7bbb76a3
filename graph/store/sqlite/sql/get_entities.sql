-- Entities with their counts.
-- params:  :ids (JSON)
-- columns: id, type, name, named, articles, mentions, statements, first, last, is_group
SELECT e.id, e.type, e.name, e.named, e.articles, e.mentions, e.statements, e.first, e.last,
       EXISTS (SELECT 1 FROM local_entity AS l WHERE l.entity_id = e.id AND l.kind = 'group') AS is_group
FROM json_each(:ids) AS asked
JOIN entity AS e ON e.id = asked.value
