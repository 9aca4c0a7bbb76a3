// Edges of some types with both ends among the nodes, weightiest first.
// params:  $nodes, $types
// columns: id, type, role, count, first, last, source, source_kind, source_name, target, target_kind, target_name
MATCH (s:Node)-[r:SAID|REPRESENTS|ACCUSES|ABOUT|ADDRESSED_TO|QUOTES|REPORTED_IN|MENTIONS|REPEATS|DENIES|LOCATED_IN
          |PUBLISHED_BY]->(t:Node)
WHERE s.id IN $nodes AND t.id IN $nodes AND type(r) IN $types
RETURN r.id AS id, type(r) AS type, r.role AS role, r.count AS count, r.first AS first, r.last AS last,
       s.id AS source, s.kind AS source_kind, s.caption AS source_name,
       t.id AS target, t.kind AS target_kind, t.caption AS target_name
ORDER BY count DESC, id
