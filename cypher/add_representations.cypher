// More evidence for who stands for what.
// params:  $rows
// columns: none
UNWIND $rows AS row
MATCH (s:Node {id: row.source})
MATCH (t:Node {id: row.target})
MERGE (s)-[r:REPRESENTS {id: row.properties.id}]->(t)
ON CREATE SET r = row.properties
ON MATCH SET r.count = r.count + row.properties.count,
    r.first = CASE WHEN r.first = '' OR row.properties.first <> '' AND row.properties.first < r.first
        THEN row.properties.first ELSE r.first END,
    r.last = CASE WHEN row.properties.last > r.last THEN row.properties.last ELSE r.last END
