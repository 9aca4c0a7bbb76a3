-- Entities that bear a normalised name: as their name first, named before unnamed, those of most articles first.
-- params:  :norm, :limit
-- columns: id
SELECT e.id
FROM entity_name AS n JOIN entity AS e ON e.id = n.entity_id
WHERE n.norm = :norm
GROUP BY e.id
ORDER BY min(n.alias), e.named DESC, e.articles DESC, e.id
LIMIT :limit
