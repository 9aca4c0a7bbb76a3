-- All evidence that rests on a statement, in the order it was asserted.
-- params:  :statement
-- columns: id, edge_id, article_id, statement_id, spans, kind, charge, former, confidence, run_id, name, version
SELECT e.id, e.edge_id, e.article_id, e.statement_id, e.spans, e.kind, e.charge, e.former, e.confidence, e.run_id,
       run.name, run.version
FROM statement AS s
JOIN evidence AS e ON e.article_id = s.article_id AND e.statement_id = s.id
JOIN extraction_run AS run ON run.id = e.run_id
WHERE s.id = :statement
ORDER BY e.n
