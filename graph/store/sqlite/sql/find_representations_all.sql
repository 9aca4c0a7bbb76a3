-- Who stands for what, most evidence first; copies of one text count once.
-- Counted over an index alone; only evidence of later copies is compared with that of earlier ones.
-- params:  :since, :until, :after, :after_id, :limit; :former, :on or null
-- columns: id, source, target, role, count, former, first, last
WITH copy AS MATERIALIZED (
    SELECT a.id FROM article AS a
    WHERE a.words IN (SELECT words FROM article GROUP BY words HAVING count(*) > 1)
      AND EXISTS (
          SELECT 1 FROM article AS earlier
          WHERE earlier.words = a.words
            AND (earlier.published = '', earlier.published, earlier.id) < (a.published = '', a.published, a.id))
),
found AS MATERIALIZED (
    SELECT pair.id, count(*) AS count, min(e.former) AS former,
           coalesce(min(nullif(e.date, '')), '') AS first, max(e.date) AS last
    FROM edge AS pair CROSS JOIN evidence AS e ON e.edge_id = pair.id
    WHERE pair.type = 'REPRESENTS'
      AND e.date >= substr(:since, 1, 4) AND e.date || '~' >= :since AND e.date < :until
      AND (e.article_id NOT IN (SELECT id FROM copy) OR NOT EXISTS (
          SELECT 1 FROM article AS a CROSS JOIN article AS earlier ON earlier.words = a.words
          CROSS JOIN evidence AS same ON same.article_id = earlier.id
          WHERE a.id = e.article_id
            AND (earlier.published = '', earlier.published, earlier.id) < (a.published = '', a.published, a.id)
            AND +same.edge_id = e.edge_id
            AND same.date >= substr(:since, 1, 4) AND same.date || '~' >= :since AND same.date < :until))
    GROUP BY pair.id
    HAVING (count(*) < :after OR (count(*) = :after AND pair.id > :after_id))
       AND (:former IS NULL OR min(e.former) = :former)
       AND (:on IS NULL OR max(e.former) = 0)
    ORDER BY count(*) DESC, pair.id
    LIMIT :limit
)
SELECT found.id, pair.source, pair.target, pair.role, found.count, found.former, found.first, found.last
FROM found CROSS JOIN edge AS pair ON pair.id = found.id
ORDER BY found.count DESC, found.id
