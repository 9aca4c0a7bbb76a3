-- The plain rule: the entity that a named local entity of a type and normalised name joins.
-- In one row, as JSON: [[type, norm, entity_id], ...]. With several, who asks may wait for Python's lock at each.
-- params:  :names (JSON: [[type, norm], ...])
-- columns: found
SELECT json_group_array(json_array(type, norm, entity_id)) AS found
FROM (
    SELECT e.type, n.norm, min(e.id) AS entity_id
    FROM json_each(:names) AS asked
    JOIN entity_name AS n ON n.norm = json_extract(asked.value, '$[1]') AND n.alias = 0
    JOIN entity AS e ON e.id = n.entity_id AND e.type = json_extract(asked.value, '$[0]') AND e.named
    GROUP BY e.type, n.norm
)
