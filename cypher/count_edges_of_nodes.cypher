// How many edges of some types touch each node, a loop once. Each type is counted by itself: a hub keeps these numbers.
// Columns as lists, in one row: the driver takes 15 microseconds for each row.
// params:  $nodes, $types
// columns: id, degree
MATCH (n:Node)
WHERE n.id IN $nodes
WITH n,
     CASE WHEN 'SAID' IN $types THEN COUNT { (n)-[:SAID]-() } ELSE 0 END
   + CASE WHEN 'REPRESENTS' IN $types THEN COUNT { (n)-[:REPRESENTS]-() } ELSE 0 END
   + CASE WHEN 'ACCUSES' IN $types THEN COUNT { (n)-[:ACCUSES]-() } ELSE 0 END
   + CASE WHEN 'ABOUT' IN $types THEN COUNT { (n)-[:ABOUT]-() } ELSE 0 END
   + CASE WHEN 'ADDRESSED_TO' IN $types THEN COUNT { (n)-[:ADDRESSED_TO]-() } ELSE 0 END
   + CASE WHEN 'QUOTES' IN $types THEN COUNT { (n)-[:QUOTES]-() } ELSE 0 END
   + CASE WHEN 'REPORTED_IN' IN $types THEN COUNT { (n)-[:REPORTED_IN]-() } ELSE 0 END
   + CASE WHEN 'MENTIONS' IN $types THEN COUNT { (n)-[:MENTIONS]-() } ELSE 0 END
   + CASE WHEN 'REPEATS' IN $types THEN COUNT { (n)-[:REPEATS]-() } ELSE 0 END
   + CASE WHEN 'DENIES' IN $types THEN COUNT { (n)-[:DENIES]-() } ELSE 0 END
   + CASE WHEN 'LOCATED_IN' IN $types THEN COUNT { (n)-[:LOCATED_IN]-() } ELSE 0 END
   + CASE WHEN 'PUBLISHED_BY' IN $types THEN COUNT { (n)-[:PUBLISHED_BY]-() } ELSE 0 END AS degree
RETURN collect(n.id) AS id, collect(degree) AS degree
