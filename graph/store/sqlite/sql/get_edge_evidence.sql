-- The evidence of an edge, most confident first, then newest; of the copies of one text only the earliest counts.
-- params:  :edge, :limit
-- columns: id, edge_id, article_id, statement_id, spans, kind, charge, former, confidence, run_id, name, version
SELECT e.id, e.edge_id, e.article_id, e.statement_id, e.spans, e.kind, e.charge, e.former, e.confidence, e.run_id,
       run.name, run.version
FROM evidence AS e
CROSS JOIN article AS a ON a.id = e.article_id
CROSS JOIN extraction_run AS run ON run.id = e.run_id
WHERE e.edge_id = :edge
  AND NOT EXISTS (
      SELECT 1
      FROM article AS earlier
      CROSS JOIN evidence AS same ON same.article_id = earlier.id
      WHERE earlier.words = a.words
        AND (earlier.published = '', earlier.published, earlier.id) < (a.published = '', a.published, a.id)
        AND +same.edge_id = e.edge_id)
ORDER BY e.confidence DESC, e.date DESC, e.id
LIMIT :limit
