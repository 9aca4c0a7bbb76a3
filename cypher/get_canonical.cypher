// Which entity each local entity of articles belongs to.
// params:  $articles
// columns: id, entity_id
UNWIND $articles AS article
MATCH (l:LocalEntity {article: article})-[:MEMBER_OF]->(e:Entity)
RETURN l.id AS id, e.id AS entity_id
ORDER BY id
