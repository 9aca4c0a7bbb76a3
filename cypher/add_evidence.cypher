// Assertions of edges between entities by an article.
// params:  $rows
// columns: none
UNWIND $rows AS row
CREATE (v:Evidence)
SET v = row
