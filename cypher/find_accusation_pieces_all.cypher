// Every piece of evidence for an accusation, in no order; copies of one text count once.
// Columns as lists, in one row: the driver takes 15 microseconds for each row.
// params:  $kind, $since, $until
// columns: piece, edge, source, target, kind, date
MATCH (v:Evidence)
WHERE v.type = 'ACCUSES'
  AND ($kind IS NULL OR v.kind = $kind)
  AND v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
WITH v.edge_id AS edge, v.words AS words, collect(v) AS copies
WITH edge, CASE size(copies) WHEN 1 THEN copies ELSE [v IN copies WHERE v.article = reduce(
    first = copies[0], v IN copies | CASE WHEN [v.published = '', v.published, v.article]
        < [first.published = '', first.published, first.article] THEN v ELSE first END).article] END AS kept
UNWIND kept AS v
RETURN collect(v.id) AS piece, collect(edge) AS edge, collect(v.from) AS source, collect(v.to) AS target,
       collect(v.kind) AS kind, collect(v.date) AS date
