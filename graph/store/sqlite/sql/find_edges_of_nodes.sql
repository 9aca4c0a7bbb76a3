-- Edges of some types that touch any of the nodes, weightiest first.
-- params:  :nodes (JSON), :types (JSON), :limit
-- columns: id, type, source, target, role, count, first, last
SELECT id, type, source, target, role, count, first, last
FROM edge
WHERE n IN (
    SELECT e.n FROM json_each(:nodes) AS node CROSS JOIN json_each(:types) AS kind
    CROSS JOIN edge AS e ON e.source = node.value AND e.type = kind.value
    UNION
    SELECT e.n FROM json_each(:nodes) AS node CROSS JOIN json_each(:types) AS kind
    CROSS JOIN edge AS e ON e.target = node.value AND e.type = kind.value
)
ORDER BY count DESC, id
LIMIT :limit
