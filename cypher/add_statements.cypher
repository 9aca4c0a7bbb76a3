// Statements.
// params:  $rows
// columns: none
UNWIND $rows AS row
CREATE (s:Statement:Node)
SET s = row
