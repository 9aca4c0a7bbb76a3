-- Entities with a name that holds every word, the last as a prefix: by tier (0 the name itself, 1 an alias,
-- 2 part of either), then those of most articles.
-- params:  :words, :norm, :after_tier, :after_weight, :after_id, :limit; :type, :named or null
-- columns: id, tier, articles
SELECT e.id, found.tier, e.articles
FROM (
    SELECT n.entity_id, min(CASE WHEN n.norm = :norm THEN n.alias ELSE 2 END) AS tier
    FROM name_text AS t JOIN entity_name AS n ON n.n = t.rowid
    WHERE name_text MATCH :words
    GROUP BY n.entity_id
) AS found
JOIN entity AS e ON e.id = found.entity_id
WHERE (found.tier, -e.articles, e.id) > (:after_tier, -:after_weight, :after_id)
  AND (:type IS NULL OR e.type = :type)
  AND (:named IS NULL OR e.named = :named)
ORDER BY found.tier, e.articles DESC, e.id
LIMIT :limit
