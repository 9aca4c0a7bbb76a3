// In whose name statements are made: depth 0 the speaker, 1 what it stands for there, 2 one step up.
// params:  $rows
// columns: none
UNWIND $rows AS row
MATCH (s:Node {id: row.statement})
MATCH (e:Node {id: row.entity})
CREATE (s)-[:IN_NAME_OF {local: row.local, depth: row.depth}]->(e)
