-- Statements of one article, newest first.
-- params:  :article, :since, :until, :after, :after_id, :limit; :speaker, :office, :about, :addressee, :text,
--          :mode, :class, :negated, :publisher or null
-- columns: id, said_on
SELECT s.id AS id, s.said_on AS said_on
FROM statement AS s
WHERE s.article_id = :article
  AND s.said_on BETWEEN substr(:since, 1, 4) AND min(:until, :after) AND s.said_on || '~' >= :since
  AND (s.said_on < :after OR s.id > :after_id)
  AND (:speaker IS NULL OR EXISTS (
      SELECT 1 FROM edge AS x
      WHERE x.source = :speaker AND x.type = 'SAID' AND x.last = s.said_on AND x.target = s.id))
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
ORDER BY s.said_on DESC, s.id
LIMIT :limit
