// Edges that one article alone supports.
// params:  $rows
// columns: none
UNWIND $rows AS row
MATCH (s:Node {id: row.source})
MATCH (t:Node {id: row.target})
CREATE (s)-[r:$(row.type)]->(t)
SET r = row.properties
