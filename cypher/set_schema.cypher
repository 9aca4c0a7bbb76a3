// The steps of the schema that were taken.
// params:  $version
// columns: none
MERGE (s:Schema {program: 'saidgraph'})
ON CREATE SET s.writes = 0, s.caption = 'saidgraph'
SET s.version = $version
