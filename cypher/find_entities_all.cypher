// Entities, those of most articles first.
// params:  $after_id, $after_weight, $limit, $named, $type
// columns: id, tier, articles
MATCH (e:Entity)
WHERE e.articles <= $after_weight
  AND (e.articles < $after_weight OR e.id > $after_id)
  AND ($type IS NULL OR e.kind = $type)
  AND ($named IS NULL OR e.named = $named)
RETURN e.id AS id, 0 AS tier, e.articles AS articles
ORDER BY articles DESC, id
LIMIT $limit
