-- Entities, those of most articles first.
-- params:  :after_weight, :after_id, :limit; :type, :named or null
-- columns: id, tier, articles
SELECT e.id, 0 AS tier, e.articles
FROM entity AS e
WHERE e.articles <= :after_weight
  AND (e.articles < :after_weight OR e.id > :after_id)
  AND (:type IS NULL OR e.type = :type)
  AND (:named IS NULL OR e.named = :named)
ORDER BY e.articles DESC, e.id
LIMIT :limit
