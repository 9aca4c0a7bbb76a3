// One writer at a time: two that met a new name together would make two entities of it.
// params:  none
// columns: none
MATCH (s:Schema)
SET s.writes = s.writes + 1
