// Entities that bear a normalised name: as their name first, named before unnamed, those of most articles first.
// params:  $limit, $norm
// columns: id
MATCH (n:Name {norm: $norm})-[:NAMES]->(e:Entity)
WITH e, min(CASE WHEN n.alias THEN 1 ELSE 0 END) AS tier
RETURN e.id AS id
ORDER BY tier, e.named DESC, e.articles DESC, id
LIMIT $limit
