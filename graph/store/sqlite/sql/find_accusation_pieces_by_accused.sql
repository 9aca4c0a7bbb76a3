-- The evidence for accusations of some accused, in no order; copies of one text count once.
-- params:  :accused (JSON), :since, :until; :kind or null
-- columns: piece, edge, source, target, kind, date
WITH found AS (
    SELECT e.n, e.edge_id, pair.source, pair.target, e.kind, e.date, e.article_id, first_value(e.article_id) OVER (
        PARTITION BY e.edge_id, a.words ORDER BY a.published = '', a.published, a.id) AS original
    FROM json_each(:accused) AS asked CROSS JOIN edge AS pair ON pair.target = asked.value
    CROSS JOIN evidence AS e ON e.edge_id = pair.id
    CROSS JOIN article AS a ON a.id = e.article_id
    WHERE pair.type = 'ACCUSES'
      AND e.date >= substr(:since, 1, 4) AND e.date || '~' >= :since AND e.date < :until
      AND (:kind IS NULL OR e.kind = :kind)
)
SELECT n AS piece, edge_id AS edge, source, target, kind, date
FROM found
WHERE article_id = original
