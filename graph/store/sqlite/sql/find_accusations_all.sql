-- Who accuses whom, most evidence first; copies of one text count once.
-- Counted over an index alone; only evidence of later copies is compared with that of earlier ones.
-- params:  :since, :until, :after, :after_id, :limit; :kind or null
-- columns: id, source, target, count, explicit, asserted_act, first, last, charges
WITH copy AS MATERIALIZED (
    SELECT a.id FROM article AS a
    WHERE a.words IN (SELECT words FROM article GROUP BY words HAVING count(*) > 1)
      AND EXISTS (
          SELECT 1 FROM article AS earlier
          WHERE earlier.words = a.words
            AND (earlier.published = '', earlier.published, earlier.id) < (a.published = '', a.published, a.id))
),
counted AS NOT MATERIALIZED (
    SELECT pair.id, e.kind, e.date, e.charge
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
),
found AS MATERIALIZED (
    SELECT id, count(*) AS count,
           sum(kind = 'explicit') AS explicit, sum(kind = 'asserted_act') AS asserted_act,
           coalesce(min(nullif(date, '')), '') AS first, max(date) AS last
    FROM counted
    GROUP BY id
    HAVING (count(*) < :after OR (count(*) = :after AND id > :after_id))
    ORDER BY count(*) DESC, id
    LIMIT :limit
)
SELECT found.id, pair.source, pair.target, found.count, found.explicit, found.asserted_act, found.first, found.last,
       (SELECT json_group_array(c.charge) FROM counted AS c
        WHERE c.id = found.id AND c.charge IS NOT NULL) AS charges
FROM found CROSS JOIN edge AS pair ON pair.id = found.id
ORDER BY found.count DESC, found.id
