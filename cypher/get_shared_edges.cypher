// The edges between entities that an article supports.
// params:  $article
// columns: id, type, source
MATCH (v:Evidence {article: $article})
RETURN DISTINCT v.edge_id AS id, v.type AS type, v.from AS source
