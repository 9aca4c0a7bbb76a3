-- Who accuses whom, most evidence first; copies of one text count once.
-- params:  :since, :until, :after, :after_id, :limit; :kind or null
-- columns: id, source, target, count, explicit, asserted_act, first, last, charges
WITH found AS (
    SELECT e.edge_id, e.article_id, e.kind, e.date, e.charge, first_value(e.article_id) OVER (
        PARTITION BY e.edge_id, a.words ORDER BY a.published = '', a.published, a.id) AS original
    FROM evidence AS e JOIN edge AS pair ON pair.id = e.edge_id
    JOIN article AS a ON a.id = e.article_id
    WHERE e.type = 'ACCUSES'
      AND e.date >= substr(:since, 1, 4) AND e.date || '~' >= :since AND e.date < :until
      AND (:kind IS NULL OR e.kind = :kind)
)
SELECT pair.id, pair.source, pair.target, count(*) AS count,
       sum(e.kind = 'explicit') AS explicit, sum(e.kind = 'asserted_act') AS asserted_act,
       coalesce(min(nullif(e.date, '')), '') AS first, max(e.date) AS last,
       json_group_array(e.charge) FILTER (WHERE e.charge IS NOT NULL) AS charges
FROM found AS e JOIN edge AS pair ON pair.id = e.edge_id
WHERE e.article_id = e.original
GROUP BY pair.id
HAVING (count(*) < :after OR (count(*) = :after AND pair.id > :after_id))
ORDER BY count(*) DESC, pair.id
LIMIT :limit
