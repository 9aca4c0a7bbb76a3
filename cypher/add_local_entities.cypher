// What an article calls by one name each, and whom it means.
// params:  $rows
// columns: none
UNWIND $rows AS row
MATCH (e:Node {id: row.entity})
CREATE (l:LocalEntity)
SET l = row.properties
CREATE (l)-[:MEMBER_OF]->(e)
