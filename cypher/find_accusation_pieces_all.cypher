// Every piece of evidence for an accusation, in no order; copies of one text count once.
// params:  $kind, $since, $until
// columns: piece, edge, source, target, kind, date
MATCH (v:Evidence)
WHERE v.type = 'ACCUSES'
  AND ($kind IS NULL OR v.kind = $kind)
  AND v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
WITH v
ORDER BY v.published = '', v.published, v.article
WITH v.edge_id AS edge, v.words AS words, collect(v) AS copies
UNWIND [v IN copies WHERE v.article = copies[0].article] AS v
RETURN v.id AS piece, edge, v.from AS source, v.to AS target, v.kind AS kind, v.date AS date
