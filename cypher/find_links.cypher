// Edges of some types that touch any of the nodes, in no order; one that touches two of them comes twice.
// With $onto only edges to these: of a hub's edges no more is read than where they lead.
// Columns as lists, in one row: the driver takes 15 microseconds for each row.
// params:  $limit, $nodes, $onto, $types
// columns: id, source, target, count, first, last
OPTIONAL MATCH (m:Node)
WHERE m.id IN $onto
WITH collect(m) AS onto
MATCH (n:Node)-[r:SAID|REPRESENTS|ACCUSES|ABOUT|ADDRESSED_TO|QUOTES|REPORTED_IN|MENTIONS|REPEATS|DENIES|LOCATED_IN
          |PUBLISHED_BY]-(m)
WHERE n.id IN $nodes AND type(r) IN $types AND ($onto IS NULL OR m IN onto)
WITH r
LIMIT $limit
RETURN collect(r.id) AS id, collect(startNode(r).id) AS source, collect(endNode(r).id) AS target,
       collect(r.count) AS count, collect(r.first) AS first, collect(r.last) AS last
