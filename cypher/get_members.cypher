// The local entities of an entity, earliest first.
// params:  $entity, $limit
// columns: id
MATCH (l:LocalEntity)-[:MEMBER_OF]->(:Node {id: $entity})
RETURN l.id AS id
ORDER BY l.day, id
LIMIT $limit
