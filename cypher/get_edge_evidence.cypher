// The evidence of an edge, most confident first, then newest; of the copies of one text only the earliest counts.
// params:  $edge, $limit
// columns: id, edge_id, article_id, statement_id, spans, kind, charge, former, confidence, run_id, name, version
MATCH (v:Evidence {edge_id: $edge})
WITH v
ORDER BY v.published = '', v.published, v.article
WITH v.words AS words, collect(v) AS copies
UNWIND [v IN copies WHERE v.article = copies[0].article] AS v
RETURN v.id AS id, v.edge_id AS edge_id, v.article AS article_id, v.statement_id AS statement_id, v.spans AS spans,
       v.kind AS kind, v.charge AS charge, v.former AS former, v.confidence AS confidence, v.run_id AS run_id,
       v.name AS name, v.version AS version
ORDER BY confidence DESC, v.date DESC, id
LIMIT $limit
