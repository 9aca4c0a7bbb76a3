-- The evidence of edges, most confident first; of the copies of one text only the earliest counts.
-- params:  :edges (JSON), :limit
-- columns: id, edge_id, article_id, statement_id, spans, kind, charge, former, confidence, run_id, name, version
WITH found AS (
    SELECT e.*, first_value(e.article_id) OVER (
        PARTITION BY e.edge_id, a.words ORDER BY a.published = '', a.published, a.id) AS original
    FROM json_each(:edges) AS asked
    JOIN evidence AS e ON e.edge_id = asked.value
    JOIN article AS a ON a.id = e.article_id
),
ranked AS (
    SELECT *, row_number() OVER (
        PARTITION BY edge_id ORDER BY confidence DESC, date = '', date, article_id, n) AS place
    FROM found
    WHERE article_id = original
)
SELECT e.id, e.edge_id, e.article_id, e.statement_id, e.spans, e.kind, e.charge, e.former, e.confidence, e.run_id,
       run.name, run.version
FROM ranked AS e JOIN extraction_run AS run ON run.id = e.run_id
WHERE e.place <= :limit
ORDER BY e.edge_id, e.place
