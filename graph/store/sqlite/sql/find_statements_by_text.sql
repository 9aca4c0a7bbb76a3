-- Statements that hold every word, newest first.
-- params:  :text, :since, :until, :after, :after_id, :limit; :mode, :class, :negated, :publisher or null
-- columns: id, said_on
SELECT s.id AS id, s.said_on AS said_on
FROM statement_text AS t JOIN statement AS s ON s.n = t.rowid
WHERE statement_text MATCH :text
  AND s.said_on BETWEEN substr(:since, 1, 4) AND min(:until, :after) AND s.said_on || '~' >= :since
  AND (s.said_on < :after OR s.id > :after_id)
  AND (:mode IS NULL OR s.mode = :mode)
  AND (:class IS NULL OR s.class = :class)
  AND (:negated IS NULL OR s.negated = :negated)
  AND (:publisher IS NULL OR EXISTS (
      SELECT 1 FROM article AS a WHERE a.id = s.article_id AND a.publisher_id = :publisher))
ORDER BY s.said_on DESC, s.id
LIMIT :limit
