// Wait until every index answers.
// params:  none
// columns: none
CALL db.awaitIndexes(60)
