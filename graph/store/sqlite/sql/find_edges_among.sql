-- Edges of some types with both ends among the nodes, weightiest first.
-- params:  :nodes (JSON), :types (JSON)
-- columns: id, type, source, target, role, count, first, last
SELECT e.id, e.type, e.source, e.target, e.role, e.count, e.first, e.last
FROM json_each(:nodes) AS node
CROSS JOIN json_each(:types) AS kind
CROSS JOIN edge AS e ON e.source = node.value AND e.type = kind.value
WHERE e.target IN (SELECT value FROM json_each(:nodes))
ORDER BY e.count DESC, e.id
