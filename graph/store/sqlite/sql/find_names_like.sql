-- Names that share most letters with a text, of entities without a name that holds its words.
-- params:  :trigrams, :words, :limit; :type, :named or null
-- columns: id, norm, articles
SELECT e.id, n.norm, e.articles
FROM name_trigram AS t
JOIN entity_name AS n ON n.n = t.rowid
JOIN entity AS e ON e.id = n.entity_id
WHERE name_trigram MATCH :trigrams
  AND n.entity_id NOT IN (
      SELECT held.entity_id FROM name_text AS w JOIN entity_name AS held ON held.n = w.rowid
      WHERE name_text MATCH :words)
  AND (:type IS NULL OR e.type = :type)
  AND (:named IS NULL OR e.named = :named)
ORDER BY t.rank, n.norm, e.id
LIMIT :limit
