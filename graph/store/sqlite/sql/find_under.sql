-- Who stands for any of the nodes or lies in them, whenever that was.
-- params:  :nodes (JSON)
-- columns: id
SELECT DISTINCT e.source AS id
FROM json_each(:nodes) AS node CROSS JOIN edge AS e ON e.target = node.value AND e.type IN ('REPRESENTS', 'LOCATED_IN')
