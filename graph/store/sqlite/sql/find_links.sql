-- Edges of some types that touch any of the nodes, in no order; one that touches two of them comes twice.
-- A statement has few edges: all are read and sifted. Of an entity's many, each type is looked up by itself.
-- With :onto only edges to these, which is seen in the index before an edge is read.
-- params:  :nodes (JSON), :types (JSON), :onto (JSON or null), :limit
-- columns: id, source, target, count, first, last
SELECT e.id, e.source, e.target, e.count, nullif(e.first, '') AS first, nullif(e.last, '') AS last
FROM json_each(:nodes) AS node CROSS JOIN edge AS e ON e.source = node.value
WHERE node.value GLOB 'st_*' AND +e.type IN (SELECT value FROM json_each(:types))
  AND (:onto IS NULL OR e.target IN (SELECT value FROM json_each(:onto)))
UNION ALL
SELECT e.id, e.source, e.target, e.count, nullif(e.first, '') AS first, nullif(e.last, '') AS last
FROM json_each(:nodes) AS node CROSS JOIN edge AS e ON e.target = node.value
WHERE node.value GLOB 'st_*' AND +e.type IN (SELECT value FROM json_each(:types))
  AND (:onto IS NULL OR e.source IN (SELECT value FROM json_each(:onto)))
UNION ALL
SELECT e.id, e.source, e.target, e.count, nullif(e.first, '') AS first, nullif(e.last, '') AS last
FROM json_each(:nodes) AS node CROSS JOIN json_each(:types) AS kind
CROSS JOIN edge AS e ON e.source = node.value AND e.type = kind.value
WHERE node.value NOT GLOB 'st_*'
  AND (:onto IS NULL OR e.target IN (SELECT value FROM json_each(:onto)))
UNION ALL
SELECT e.id, e.source, e.target, e.count, nullif(e.first, '') AS first, nullif(e.last, '') AS last
FROM json_each(:nodes) AS node CROSS JOIN json_each(:types) AS kind
CROSS JOIN edge AS e ON e.target = node.value AND e.type = kind.value
WHERE node.value NOT GLOB 'st_*'
  AND (:onto IS NULL OR e.source IN (SELECT value FROM json_each(:onto)))
LIMIT :limit
