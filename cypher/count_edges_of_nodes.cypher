// How many edges of some types touch each node, a loop once.
// params:  $nodes, $types
// columns: id, degree
MATCH (n:Node)
WHERE n.id IN $nodes
RETURN n.id AS id, COUNT { (n)-[r:SAID|REPRESENTS|ACCUSES|ABOUT|ADDRESSED_TO|QUOTES|REPORTED_IN|MENTIONS|REPEATS|DENIES|LOCATED_IN
          |PUBLISHED_BY]-()
       WHERE type(r) IN $types } AS degree
