// How many indexes do not answer yet.
// params:  none
// columns: populating
SHOW INDEXES YIELD state
WHERE state = 'POPULATING'
RETURN count(*) AS populating
