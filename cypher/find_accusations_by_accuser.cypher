// Whom one entity accuses, most evidence first; copies of one text count once.
// params:  $accused, $accuser, $after, $after_id, $kind, $limit, $since, $until
// columns: id, source, source_kind, source_name, target, target_kind, target_name, count, explicit, asserted_act,
//          charges, first, last
MATCH (v:Evidence {from: $accuser})
WHERE v.type = 'ACCUSES'
  AND ($accused IS NULL OR v.to = $accused)
  AND ($kind IS NULL OR v.kind = $kind)
  AND v.date >= left($since, 4) AND v.date + '~' >= $since AND v.date < $until
WITH v
ORDER BY v.published = '', v.published, v.article
WITH v.edge_id AS edge, v.words AS words, collect(v) AS copies
UNWIND [v IN copies WHERE v.article = copies[0].article] AS v
WITH edge, v.from AS source, v.to AS target, count(*) AS count,
     count(CASE v.kind WHEN 'explicit' THEN 1 END) AS explicit,
     count(CASE v.kind WHEN 'asserted_act' THEN 1 END) AS asserted_act, collect(v.charge) AS charges,
     coalesce(min(CASE v.date WHEN '' THEN null ELSE v.date END), '') AS first, max(v.date) AS last
WHERE (count < $after OR (count = $after AND edge > $after_id))
ORDER BY count DESC, edge
LIMIT $limit
MATCH (s:Node {id: source})
MATCH (t:Node {id: target})
RETURN edge AS id, source, s.kind AS source_kind, s.caption AS source_name,
       target, t.kind AS target_kind, t.caption AS target_name, count, explicit, asserted_act, charges, first, last
ORDER BY count DESC, id
