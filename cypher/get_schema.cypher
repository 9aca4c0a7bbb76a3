// Which steps of the schema this database has taken; none where it holds another graph, or nothing.
// params:  none
// columns: version, occupied
OPTIONAL MATCH (s:Schema {program: 'saidgraph'})
RETURN s.version AS version, EXISTS { MATCH (n) RETURN n LIMIT 1 } AS occupied
