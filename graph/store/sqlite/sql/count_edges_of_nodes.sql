-- How many edges of some types touch each node, a loop once.
-- A statement has few edges: all are read and sifted. Of an entity's many, each type is looked up by itself.
-- params:  :nodes (JSON), :types (JSON)
-- columns: id, degree
SELECT node.value AS id,
       (SELECT count(*) FROM edge AS e
        WHERE e.source = node.value AND +e.type IN (SELECT value FROM json_each(:types)))
     + (SELECT count(*) FROM edge AS e
        WHERE e.target = node.value AND e.source <> node.value
          AND +e.type IN (SELECT value FROM json_each(:types))) AS degree
FROM json_each(:nodes) AS node
WHERE node.value GLOB 'st_*'
UNION ALL
SELECT node.value,
       (SELECT count(*) FROM json_each(:types) AS kind
        CROSS JOIN edge AS e ON e.source = node.value AND e.type = kind.value)
     + (SELECT count(*) FROM json_each(:types) AS kind
        CROSS JOIN edge AS e ON e.target = node.value AND e.type = kind.value
        WHERE e.source <> node.value)
FROM json_each(:nodes) AS node
WHERE node.value NOT GLOB 'st_*'
