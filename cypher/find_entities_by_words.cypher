// Entities with a name that holds every word, the last as a prefix: by tier (0 the name, 1 an alias, 2 a part).
// params:  $after_id, $after_tier, $after_weight, $limit, $named, $norm, $type, $words
// columns: id, tier, articles
CALL db.index.fulltext.queryNodes('name_text', $words) YIELD node
MATCH (node)-[:NAMES]->(e:Entity)
WITH e, min(CASE WHEN node.norm <> $norm THEN 2 WHEN node.alias THEN 1 ELSE 0 END) AS tier
WHERE (tier > $after_tier
       OR tier = $after_tier AND (e.articles < $after_weight OR e.articles = $after_weight AND e.id > $after_id))
  AND ($type IS NULL OR e.kind = $type)
  AND ($named IS NULL OR e.named = $named)
RETURN e.id AS id, tier, e.articles AS articles
ORDER BY tier, articles DESC, id
LIMIT $limit
