-- Every piece of evidence for an accusation, in no order; copies of one text count once.
-- Read off an index alone; only evidence of later copies is compared with that of earlier ones.
-- params:  :since, :until; :kind or null
-- columns: piece, edge, source, target, kind, date
WITH copy AS MATERIALIZED (
    SELECT a.id FROM article AS a
    WHERE a.words IN (SELECT words FROM article GROUP BY words HAVING count(*) > 1)
      AND EXISTS (
          SELECT 1 FROM article AS earlier
          WHERE earlier.words = a.words
            AND (earlier.published = '', earlier.published, earlier.id) < (a.published = '', a.published, a.id))
)
SELECT e.n AS piece, pair.id AS edge, pair.source, pair.target, e.kind, e.date
FROM edge AS pair CROSS JOIN evidence AS e ON e.edge_id = pair.id
WHERE pair.type = 'ACCUSES'
  AND e.date >= substr(:since, 1, 4) AND e.date || '~' >= :since AND e.date < :until
  AND (:kind IS NULL OR e.kind = :kind)
  AND (e.article_id NOT IN (SELECT id FROM copy) OR NOT EXISTS (
      SELECT 1 FROM article AS a CROSS JOIN article AS earlier ON earlier.words = a.words
      CROSS JOIN evidence AS same ON same.article_id = earlier.id
      WHERE a.id = e.article_id
        AND (earlier.published = '', earlier.published, earlier.id) < (a.published = '', a.published, a.id)
        AND +same.edge_id = e.edge_id
        AND same.date >= substr(:since, 1, 4) AND same.date || '~' >= :since AND same.date < :until
        AND (:kind IS NULL OR same.kind = :kind)))
