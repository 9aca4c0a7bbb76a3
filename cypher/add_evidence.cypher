// Assertions of edges between entities by an article.
// params:  $evidence
// columns: none
UNWIND $evidence AS row
CREATE (v:Evidence)
SET v = row
