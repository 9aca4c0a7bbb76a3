// An article's statements.
// params:  $statements
// columns: none
UNWIND $statements AS row
CREATE (s:Statement:Node)
SET s = row
