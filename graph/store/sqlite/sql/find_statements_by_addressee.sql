-- What is said to one entity, newest first.
-- params:  :addressee, :since, :until, :after, :after_id, :limit; :text, :mode, :class, :negated, :publisher or
--          null
-- columns: id, said_on
SELECT e.source AS id, e.last AS said_on
FROM edge AS e JOIN statement AS s ON s.id = e.source
WHERE e.target = :addressee AND e.type = 'ADDRESSED_TO'
  AND e.last BETWEEN substr(:since, 1, 4) AND min(:until, :after) AND e.last || '~' >= :since
  AND (e.last < :after OR e.source > :after_id)
  AND (:text IS NULL OR s.n IN (SELECT rowid FROM statement_text WHERE statement_text MATCH :text))
  AND (:mode IS NULL OR s.mode = :mode)
  AND (:class IS NULL OR s.class = :class)
  AND (:negated IS NULL OR s.negated = :negated)
  AND (:publisher IS NULL OR EXISTS (
      SELECT 1 FROM article AS a WHERE a.id = s.article_id AND a.publisher_id = :publisher))
ORDER BY e.last DESC, e.source
LIMIT :limit
