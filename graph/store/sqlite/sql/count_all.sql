-- How much there is of everything.
-- params:  none
-- columns: articles, entities, statements, edges, evidence
SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM entity) AS entities,
       (SELECT count(*) FROM statement) AS statements, (SELECT count(*) FROM edge) AS edges,
       (SELECT coalesce(sum(count), 0) FROM edge) AS evidence
