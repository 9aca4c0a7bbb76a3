// Edges of some types that touch any of the nodes, weightiest first.
// params:  $limit, $nodes, $types
// columns: id, type, role, count, first, last, source, source_kind, source_name, target, target_kind, target_name
MATCH (n:Node)-[r:SAID|REPRESENTS|ACCUSES|ABOUT|ADDRESSED_TO|QUOTES|REPORTED_IN|MENTIONS|REPEATS|DENIES|LOCATED_IN
          |PUBLISHED_BY]-()
WHERE n.id IN $nodes AND type(r) IN $types
WITH DISTINCT r
ORDER BY r.count DESC, r.id
LIMIT $limit
WITH r, startNode(r) AS s, endNode(r) AS t
RETURN r.id AS id, type(r) AS type, r.role AS role, r.count AS count, r.first AS first, r.last AS last,
       s.id AS source, s.kind AS source_kind, s.caption AS source_name,
       t.id AS target, t.kind AS target_kind, t.caption AS target_name
ORDER BY count DESC, id
