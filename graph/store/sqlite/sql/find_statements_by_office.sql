-- What is said in the name of an office or place: by who stands for it in that article, or by itself, newest first.
-- params:  :office, :since, :until, :after, :after_id, :limit; :about, :addressee, :text, :mode, :class,
--          :negated, :publisher or null
-- columns: id, said_on
SELECT DISTINCT c.statement_id AS id, c.said_on AS said_on
FROM capacity AS c JOIN statement AS s ON s.id = c.statement_id
WHERE c.entity_id = :office
  AND c.said_on BETWEEN substr(:since, 1, 4) AND min(:until, :after) AND c.said_on || '~' >= :since
  AND (c.said_on < :after OR c.statement_id > :after_id)
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
ORDER BY c.said_on DESC, c.statement_id
LIMIT :limit
