-- Of some edges those that one article alone supports, with that article.
-- params:  :edges (JSON)
-- columns: id, type, source, target, article_id
SELECT e.id, e.type, e.source, e.target, coalesce(
    (SELECT s.article_id FROM statement AS s WHERE s.id = e.source),
    (SELECT s.article_id FROM statement AS s WHERE s.id = e.target),
    (SELECT a.id FROM article AS a WHERE a.id IN (e.source, e.target))) AS article_id
FROM json_each(:edges) AS asked JOIN edge AS e ON e.id = asked.value
WHERE e.type NOT IN ('ACCUSES', 'REPRESENTS')
