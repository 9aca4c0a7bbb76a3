// Edges of some types that touch any of the nodes, in no order; one that touches two of them comes twice.
// params:  $limit, $nodes, $types
// columns: id, source, target, count, first, last
MATCH (n:Node)-[r:SAID|REPRESENTS|ACCUSES|ABOUT|ADDRESSED_TO|QUOTES|REPORTED_IN|MENTIONS|REPEATS|DENIES|LOCATED_IN
          |PUBLISHED_BY]-()
WHERE n.id IN $nodes AND type(r) IN $types
RETURN r.id AS id, startNode(r).id AS source, endNode(r).id AS target, r.count AS count,
       CASE r.first WHEN '' THEN null ELSE r.first END AS first, CASE r.last WHEN '' THEN null ELSE r.last END AS last
LIMIT $limit
