// Which entity each local entity of an article belongs to.
// params:  $article
// columns: id, entity_id
MATCH (l:LocalEntity {article: $article})-[:MEMBER_OF]->(e:Entity)
RETURN l.id AS id, e.id AS entity_id
ORDER BY id
