-- What one entity says, newest first.
-- params:  :speaker, :since, :until, :after, :after_id, :limit; :office, :about, :addressee, :text, :mode,
--          :class, :negated, :publisher or null
-- columns: id, said_on
SELECT e.target AS id, e.last AS said_on
FROM edge AS e JOIN statement AS s ON s.id = e.target
WHERE e.source = :speaker AND e.type = 'SAID'
  AND e.last BETWEEN substr(:since, 1, 4) AND min(:until, :after) AND e.last || '~' >= :since
  AND (e.last < :after OR e.target > :after_id)
  AND (:office IS NULL OR EXISTS (
      SELECT 1 FROM capacity AS x WHERE x.statement_id = s.id AND +x.entity_id = :office))
  AND (:about IS NULL OR EXISTS (
      SELECT 1 FROM edge AS x WHERE x.source = s.id AND x.type = 'ABOUT' AND +x.target = :about))
  AND (:addressee IS NULL OR EXISTS (
      SELECT 1 FROM edge AS x WHERE x.source = s.id AND x.type = 'ADDRESSED_TO' AND +x.target = :addressee))
  AND (:text IS NULL OR s.n IN (SELECT rowid FROM statement_text WHERE statement_text MATCH :text))
  AND (:mode IS NULL OR s.mode = :mode)
  AND (:class IS NULL OR s.class = :class)
  AND (:negated IS NULL OR s.negated = :negated)
  AND (:publisher IS NULL OR EXISTS (
      SELECT 1 FROM article AS a WHERE a.id = s.article_id AND a.publisher_id = :publisher))
ORDER BY e.last DESC, e.target
LIMIT :limit
