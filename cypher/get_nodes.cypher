// The labels of entities, statements, articles and publishers.
// params:  $ids
// columns: id, kind, name
MATCH (n:Node)
WHERE n.id IN $ids
RETURN n.id AS id, n.kind AS kind, n.caption AS name
