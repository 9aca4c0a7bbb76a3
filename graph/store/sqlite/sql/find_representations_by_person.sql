-- What one entity stands for, most evidence first; copies of one text count once.
-- params:  :person, :since, :until, :after, :after_id, :limit; :office, :former, :on or null
-- columns: id, source, target, role, count, former, first, last
WITH found AS (
    SELECT e.edge_id, e.article_id, e.former, e.date, first_value(e.article_id) OVER (
        PARTITION BY e.edge_id, a.words ORDER BY a.published = '', a.published, a.id) AS original
    FROM edge AS pair JOIN evidence AS e ON e.edge_id = pair.id
    JOIN article AS a ON a.id = e.article_id
    WHERE pair.source = :person AND pair.type = 'REPRESENTS'
      AND (:office IS NULL OR pair.target = :office)
      AND e.date >= substr(:since, 1, 4) AND e.date || '~' >= :since AND e.date < :until
)
SELECT pair.id, pair.source, pair.target, pair.role, count(*) AS count, min(e.former) AS former,
       coalesce(min(nullif(e.date, '')), '') AS first, max(e.date) AS last
FROM found AS e JOIN edge AS pair ON pair.id = e.edge_id
WHERE e.article_id = e.original
GROUP BY pair.id
HAVING (count(*) < :after OR (count(*) = :after AND pair.id > :after_id))
   AND (:former IS NULL OR min(e.former) = :former)
   AND (:on IS NULL OR max(e.former) = 0)
ORDER BY count(*) DESC, pair.id
LIMIT :limit
